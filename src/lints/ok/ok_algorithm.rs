//! Rule `ok-algorithm`.

use crate::algorithms::{self, Length, Purpose, Status};
use crate::keys::Material;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A current, registered algorithm; with HMAC, a secret that is long enough for it.
    ///
    /// ## Why it matters
    /// The algorithm is not the weak point.
    ///
    /// ## What to do
    /// Nothing.
    ///
    /// ## References
    /// - RFC 8725 3.2
    OK_ALGORITHM, "ok-algorithm", Ok, "Strong, registered algorithm",
    "RFC 8725 3.2", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(row) = subject.facts.algorithm().and_then(algorithms::find) else { return };
    let current = row.purpose == Purpose::Sign && row.status == Status::Registered;
    let strong = match (row.key_type, row.signature) {
        ("oct", Length::Bytes(required)) => {
            secret(subject).is_some_and(|length| length >= required)
        }
        _ => current && !matches!(row.name, "ES256K" | "none"),
    };
    if current && strong {
        let message = format!("{} is a current algorithm.", row.name);
        findings.push(OK_ALGORITHM.at_header(subject, "alg", message));
    }
}

/// The length of the first secret in the key box, in bytes.
fn secret(subject: &Subject<'_>) -> Option<usize> {
    subject.keys.list.iter().find_map(|key| match &key.material {
        Material::Secret(readings) => readings.first().map(|reading| reading.bytes.0.len()),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_current_algorithms() {
        for case in [
            Case::header(r#"{"alg":"Ed25519"}"#),
            Case::header(r#"{"alg":"RS256"}"#),
            Case::header(r#"{"alg":"HS256"}"#).secret(32),
        ] {
            assert!(case.fires(&OK_ALGORITHM), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_old_names_and_short_secrets() {
        for case in [
            Case::header(r#"{"alg":"EdDSA"}"#),
            Case::header(r#"{"alg":"HS256"}"#),
            Case::header(r#"{"alg":"RS1"}"#),
            Case::header(r#"{"alg":"none"}"#),
            Case::header(r#"{"alg":"HS512"}"#).secret(32),
        ] {
            assert!(!case.fires(&OK_ALGORITHM), "{case:?}");
        }
    }
}
