//! Rule `jwe-decompression-bomb`.

use crate::facts::problem::Code;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Kind;

declare_lint! {
    /// ## What it finds
    /// Encrypted content that unpacks to more than 250,000 bytes, or to more than a hundred times its size.
    ///
    /// ## Why it matters
    /// A small token makes its recipient fill its memory.
    ///
    /// ## What to do
    /// Refuse the token, and limit what is unpacked before unpacking.
    ///
    /// ## References
    /// - draft-ietf-oauth-rfc8725bis-08 3.15
    JWE_DECOMPRESSION_BOMB, "jwe-decompression-bomb", Error, "Decompression bomb",
    "draft-ietf-oauth-rfc8725bis-08 3.15", needs: [Token, Header]
}

/// More than this for one byte is no text that was worth compressing.
const RATIO: usize = 100;

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    if facts.kind != Kind::Jwe || !facts.is_compressed() {
        return;
    }
    let too_long = facts.problems.iter().any(|problem| problem.code == Code::InflatedTooLong);
    let packed = facts.segments.get(3).and_then(|it| it.decoded.bytes.as_ref()).map_or(0, Vec::len);
    let unpacked = facts.payload.bytes.len();
    if too_long || unpacked > RATIO * packed {
        let size = if too_long { "more than 250,000".to_owned() } else { unpacked.to_string() };
        let message = format!(
            "The content unpacks from {packed} to {size} bytes: made to fill the memory of whoever decrypts it. Refuse the token, and limit what you unpack."
        );
        findings.push(JWE_DECOMPRESSION_BOMB.at_header(subject, "zip", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    const ZIPPED: &str = r#"{"alg":"dir","enc":"A256GCM","zip":"DEF"}"#;

    #[test]
    fn fires_on_much_out_of_little() {
        assert!(Case::jwe(ZIPPED).decrypted(&" ".repeat(101)).fires(&JWE_DECOMPRESSION_BOMB));
    }

    #[test]
    fn is_silent_about_ordinary_text() {
        assert!(!Case::jwe(ZIPPED).decrypted(&" ".repeat(3)).fires(&JWE_DECOMPRESSION_BOMB));
        let plain = Case::jwe(r#"{"alg":"dir","enc":"A256GCM"}"#);
        assert!(!plain.decrypted(&" ".repeat(500)).fires(&JWE_DECOMPRESSION_BOMB));
    }
}
