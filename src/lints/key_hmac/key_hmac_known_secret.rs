//! Rule `key-hmac-known-secret`.

use crate::keys::{Material, known};
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A secret that is published in documentation or default settings, or that is one with a few digits behind it.
    ///
    /// ## Why it matters
    /// Anybody can make tokens with it.
    ///
    /// ## What to do
    /// Replace it by random bytes, and take every token it signed for forgeable.
    ///
    /// ## References
    /// - RFC 8725 3.5
    KEY_HMAC_KNOWN_SECRET, "key-hmac-known-secret", Error, "Secret is on a public list",
    "RFC 8725 3.5", needs: [Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let secrets = subject.keys.list.iter().filter_map(|key| match &key.material {
        Material::Secret(readings) => Some(readings),
        _ => None,
    });
    let mut readings = secrets.take(KEYS).flatten();
    if let Some(known) = readings.find_map(|reading| {
        let trimmed = reading.bytes.0.trim_ascii();
        known::recognise(trimmed)
    }) {
        let message = format!(
            "The secret is {}. Anybody can make tokens with it: replace it by random bytes.",
            known.phrase()
        );
        findings.push(KEY_HMAC_KNOWN_SECRET.finding(message));
    }
}

/// Secrets of one set that are looked up.
const KEYS: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::{Case, HS256};

    fn fires(secret: &str) -> bool {
        Case::header(HS256).secret_text(secret).fires(&KEY_HMAC_KNOWN_SECRET)
    }

    #[test]
    fn fires_on_published_secrets_and_such_with_a_tail() {
        for secret in [
            "a-string-secret-at-least-256-bits-long",
            "keyboard cat!",
            " shhhhh\n",
            "keyboard cat123",
        ] {
            assert!(fires(secret), "{secret}");
        }
    }

    #[test]
    fn is_silent_about_random_digits() {
        assert!(!fires("3f9cb1d07a8e4c5562f10b9d3e7a6c41d8b25f90e37c1a64fb08d92e5c7a3b16"));
    }
}
