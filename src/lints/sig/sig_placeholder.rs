//! Rule `sig-placeholder`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A third part that is filler: a word such as `signature` or `test`, or one byte repeated.
    ///
    /// ## Why it matters
    /// It is no signature. A server that accepts such a token does not verify at all.
    ///
    /// ## What to do
    /// Get the real token; this one comes from documentation or a test.
    ///
    /// ## References
    /// - Common practice
    SIG_PLACEHOLDER, "sig-placeholder", Error, "Signature is a placeholder",
    "Common practice", needs: [Header, Signature]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let text = subject.facts.segment_text(2).unwrap_or_default().to_ascii_lowercase();
    let bytes = subject.facts.signature().unwrap_or_default();
    let repeated = match bytes {
        // Zeros have rules of their own where they mean something.
        [] | [0, ..] => false,
        [first, rest @ ..] => rest.len() > 7 && rest.iter().all(|byte| byte == first),
    };
    if WORDS.contains(&text.as_str()) || repeated {
        let message = "The third part is filler, not a signature. Get the real token; a server that accepts this one does not verify at all.";
        findings.push(SIG_PLACEHOLDER.at_segment(subject, 2, message));
    }
}

const WORDS: [&str; 10] =
    ["signature", "sig", "xxx", "x", "abc", "foo", "dummy", "test", "fake", "invalid"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn hs256() -> Case {
        Case::header(r#"{"alg":"HS256"}"#)
    }

    #[test]
    fn fires_on_words_and_repeated_bytes() {
        for case in
            [hs256().signature("SIGNATURE"), hs256().signature("test"), hs256().signed(&[7; 32])]
        {
            assert!(case.fires(&SIG_PLACEHOLDER), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_other_signatures() {
        for case in [hs256().signed(b"01234567890123456789012345678901"), hs256().signature("")] {
            assert!(!case.fires(&SIG_PLACEHOLDER), "{case:?}");
        }
    }
}
