//! Rule `hdr-alg-not-allowed`.

use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An `alg` that is not among those that you accept.
    ///
    /// ## Why it matters
    /// Taking whatever algorithm the header names is the root of most forgeries of JWTs.
    ///
    /// ## What to do
    /// Refuse the token, or add the algorithm to your list if it is the issuer's.
    ///
    /// ## References
    /// - RFC 8725 3.1
    /// - CVE-2026-22817 (Hono), CVE-2016-10555
    HDR_ALG_NOT_ALLOWED, "hdr-alg-not-allowed", Error, "Algorithm not in your allow-list",
    "RFC 8725 3.1; CVE-2026-22817 (Hono), CVE-2016-10555", needs: [Header, Algorithms]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let accepted = subject.options.accepted();
    let Some(alg) = subject.facts.algorithm() else { return };
    // `hdr-alg-fapi` speaks of the algorithms of FAPI.
    if accepted.contains(&alg) || subject.options.is_fapi() {
        return;
    }
    let same = |a: &str, b: &str| alg == a && accepted.contains(&b);
    let hint = if same("EdDSA", "Ed25519") || same("Ed25519", "EdDSA") {
        " With an Ed25519 key the two names mean the same signature; accept both if you use both."
    } else {
        ""
    };
    let message = format!(
        "`alg` is {}, but you accept {}. Refuse the token.{hint}",
        text::quoted(alg),
        text::list(&accepted.iter().map(ToString::to_string).collect::<Vec<_>>())
    );
    findings.push(HDR_ALG_NOT_ALLOWED.at_header(subject, "alg", message));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn accepting(accepted: &[&str], alg: &str) -> Case {
        let mut case = Case::header(&format!(r#"{{"alg":"{alg}"}}"#));
        case.options.algorithms = accepted.iter().map(ToString::to_string).collect();
        case
    }

    #[test]
    fn fires_on_an_algorithm_outside_the_list() {
        for case in [accepting(&["RS256"], "HS256"), accepting(&["Ed25519"], "EdDSA")] {
            assert!(case.fires(&HDR_ALG_NOT_ALLOWED), "{case:?}");
        }
    }

    #[test]
    fn is_silent_inside_the_list_and_without_one() {
        for case in [accepting(&["RS256", "ES256"], "ES256"), Case::header(r#"{"alg":"HS256"}"#)] {
            assert!(!case.fires(&HDR_ALG_NOT_ALLOWED), "{case:?}");
        }
    }
}
