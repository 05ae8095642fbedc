//! Rule `content-private-key`.

use crate::lints::point::parts;
use crate::lints::walk::walk;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A private key in PEM form in a value.
    ///
    /// ## Why it matters
    /// Everyone who holds the token holds the key.
    ///
    /// ## What to do
    /// Replace the key at once.
    ///
    /// ## References
    /// - RFC 7517 9.2
    CONTENT_PRIVATE_KEY, "content-private-key", Error, "Private key inside the token",
    "RFC 7517 9.2", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (segment, part) in parts(subject) {
        let Some(object) = part.object() else { continue };
        walk(object, &mut |visit| {
            let text = visit.node.as_str().unwrap_or_default();
            let label = text
                .split_once("-----BEGIN ")
                .map_or("", |(_, after)| after.split("-----").next().unwrap_or_default());
            if label.contains("PRIVATE KEY") {
                let message = format!(
                    "A private key stands at `{}`: everyone who holds the token holds the key. Replace it at once.",
                    visit.pointer
                );
                findings.push(visit.finding(&CONTENT_PRIVATE_KEY, subject, segment, message));
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_private_keys() {
        let case = Case::claims(r#"{"k":"-----BEGIN RSA PRIVATE KEY-----"}"#);
        assert!(case.fires(&CONTENT_PRIVATE_KEY), "{case:?}");
    }

    #[test]
    fn is_silent_about_certificates() {
        let case = Case::claims(r#"{"k":"-----BEGIN CERTIFICATE-----"}"#);
        assert!(!case.fires(&CONTENT_PRIVATE_KEY), "{case:?}");
    }
}
