//! Rule `key-hmac-too-short`.

use crate::keys::{Key, Material};
use crate::lints::{Finding, Subject, declare_lint, text};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// A shared secret with fewer bytes than the hash of the algorithm has: an error below 32 bytes, a warning when it only falls short of HS384's 48 or HS512's 64.
    ///
    /// ## Why it matters
    /// Whoever holds a single token can try secrets on their own machine, millions a second, and then sign what they like.
    ///
    /// ## What to do
    /// Make a secret from a random generator: `openssl rand -base64 32` for HS256. Words are too short even when they are long.
    ///
    /// ## References
    /// - RFC 7518, section 3.2
    /// - RFC 8725, section 3.5
    KEY_HMAC_TOO_SHORT, "key-hmac-too-short", Error,
    "HMAC secret shorter than the standard requires",
    "RFC 7518 3.2; RFC 8725 3.5; NIST SP 800-107", needs: [Header, Key]
}

/// Below it a secret is an error whatever the hash.
const LEAST: usize = 32;

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let algorithm = subject.facts.algorithm().unwrap_or_default();
    let required = match algorithm {
        "HS256" => 32,
        "HS384" => 48,
        "HS512" => 64,
        _ => return,
    };
    let Some(length) = length(subject).filter(|length| *length < required) else { return };
    let severity = if length < LEAST { Severity::Error } else { Severity::Warning };
    let message = format!(
        "The secret has {}; {algorithm} requires at least {required} random ones. A short secret is found offline from a single token: make a new one with a random generator.",
        text::count(length, "byte")
    );
    findings.push(KEY_HMAC_TOO_SHORT.finding(message).graded(severity));
}

/// The bytes of the secret that decided; without a decision, of the first one.
fn length(subject: &Subject<'_>) -> Option<usize> {
    let list = &subject.keys.list;
    let decided = subject.verdict.key.and_then(|index| list.get(index));
    let decided = decided.and_then(|key| secret_length(key, subject.verdict.reading));
    decided.or_else(|| list.iter().find_map(|key| secret_length(key, 0)))
}

fn secret_length(key: &Key, reading: usize) -> Option<usize> {
    match &key.material {
        Material::Secret(readings) => Some(readings.get(reading)?.bytes.0.len()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn severity(algorithm: &str, bytes: usize) -> Option<Severity> {
        let case = Case::header(&format!(r#"{{"alg":"{algorithm}"}}"#)).secret(bytes);
        case.finding(&KEY_HMAC_TOO_SHORT).map(|finding| finding.severity)
    }

    #[test]
    fn fires_below_the_length_of_the_hash() {
        assert_eq!(severity("HS256", 8), Some(Severity::Error));
        assert_eq!(severity("HS512", 31), Some(Severity::Error));
        assert_eq!(severity("HS384", 32), Some(Severity::Warning));
        assert_eq!(severity("HS512", 40), Some(Severity::Warning));
    }

    #[test]
    fn is_silent_when_the_secret_is_long_enough_or_not_used() {
        assert_eq!(severity("HS256", 32), None);
        assert_eq!(severity("HS512", 64), None);
        assert_eq!(severity("RS256", 8), None);
    }

    #[test]
    fn is_not_asked_without_a_key() {
        assert!(!Case::header(r#"{"alg":"HS256"}"#).fires(&KEY_HMAC_TOO_SHORT));
    }
}
