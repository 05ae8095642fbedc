//! Rule `hdr-alg-fapi`.

use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An algorithm that FAPI 2.0 does not permit, where you ask for FAPI.
    ///
    /// ## Why it matters
    /// Servers of the profile refuse the token.
    ///
    /// ## What to do
    /// Sign with PS256, ES256 or Ed25519.
    ///
    /// ## References
    /// - FAPI 2.0 Security Profile 5.4
    HDR_ALG_FAPI, "hdr-alg-fapi", Warning, "Algorithm not allowed by FAPI",
    "FAPI 2.0 Security Profile 5.4", needs: [Header, Algorithms]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(alg) = subject.facts.algorithm() else { return };
    if subject.options.is_fapi() && !subject.options.accepted().contains(&alg) {
        let message = format!(
            "`alg` is {}, but FAPI 2.0 permits only PS256, ES256 and EdDSA with Ed25519. Sign with one of these.",
            text::quoted(alg)
        );
        findings.push(HDR_ALG_FAPI.at_header(subject, "alg", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn asking(accepted: &str, alg: &str) -> Case {
        let mut case = Case::header(&format!(r#"{{"alg":"{alg}"}}"#));
        case.options.algorithms = vec![accepted.to_owned()];
        case
    }

    #[test]
    fn fires_on_what_the_profile_excludes() {
        let case = asking("fapi", "RS256");
        assert!(case.fires(&HDR_ALG_FAPI), "{case:?}");
        assert!(!case.rules().contains(&"hdr-alg-not-allowed".to_owned()));
    }

    #[test]
    fn is_silent_without_the_profile_and_about_what_it_permits() {
        let plain = Case::header(r#"{"alg":"RS256"}"#);
        for case in [
            asking("FAPI", "PS256"),
            asking("FAPI, RS256", "RS256"),
            asking("ES256", "RS256"),
            plain,
        ] {
            assert!(!case.fires(&HDR_ALG_FAPI), "{case:?}");
        }
    }
}
