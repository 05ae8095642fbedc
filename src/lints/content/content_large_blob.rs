//! Rule `content-large-blob`.

use crate::lints::walk::walk;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A value of more than a thousand characters that is base64 or a `data:` URI.
    ///
    /// ## Why it matters
    /// It travels with every request.
    ///
    /// ## What to do
    /// Store it elsewhere, and put its address or id into the token.
    ///
    /// ## References
    /// - Common practice
    CONTENT_LARGE_BLOB, "content-large-blob", Info, "Binary blob or data URI in a claim",
    "Common practice", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(claims) = subject.facts.payload.object() else { return };
    walk(claims, &mut |visit| {
        let text = visit.node.as_str().unwrap_or_default();
        let base64 =
            || text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=-_".contains(&byte));
        let key = ["x5c", "_sd", "jwks", "n"].contains(&visit.name);
        if text.len() > 1024 && !key && (text.starts_with("data:") || base64()) {
            let message = format!(
                "`{}` carries {} characters of binary data with every request. Store it elsewhere, and put its address into the token.",
                visit.pointer,
                text.len()
            );
            findings.push(visit.finding(&CONTENT_LARGE_BLOB, subject, 1, message));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn sized(length: usize) -> Case {
        Case::claims(&format!(r#"{{"picture":"{}"}}"#, "QUJD".repeat(length / 4)))
    }

    #[test]
    fn fires_on_blobs() {
        let case = sized(2000);
        assert!(case.fires(&CONTENT_LARGE_BLOB), "{case:?}");
    }

    #[test]
    fn is_silent_about_addresses() {
        for case in [sized(500), Case::claims(r#"{"picture":"https://a.example/p.png"}"#)] {
            assert!(!case.fires(&CONTENT_LARGE_BLOB), "{case:?}");
        }
    }
}
