//! Rule `claim-aud-mismatch`.

use super::{audiences, difference};
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An `aud` that does not contain the audience that you expect.
    ///
    /// ## Why it matters
    /// The token was issued for someone else. A service that accepts it lets tokens of one API be used at another.
    ///
    /// ## What to do
    /// Refuse it, or correct the expected audience.
    ///
    /// ## References
    /// - RFC 7519 4.1.3
    /// - RFC 8725 3.9
    CLAIM_AUD_MISMATCH, "claim-aud-mismatch", Error, "Audience does not include you",
    "RFC 7519 4.1.3; RFC 8725 3.9", needs: [Claims, Audience]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    // Of a presented SD-JWT the holder names the audience, which `sd-kb` compares.
    if subject.facts.disclosures.key_binding.is_some() {
        return;
    }
    let expected = subject.options.audience.as_deref().unwrap_or_default();
    let found = audiences(subject);
    if found.contains(&expected) {
        return;
    }
    let shown: Vec<String> = found.iter().map(|it| (*it).to_owned()).collect();
    let shown = if shown.is_empty() { "missing".to_owned() } else { text::list(&shown) };
    let advice = match found.iter().find_map(|found| difference(found, expected)) {
        Some(part) => format!("Only {part} differs; correct the configuration of one side."),
        None => {
            "The token was issued for someone else: refuse it, or correct the expected audience."
                .to_owned()
        }
    };
    let message = format!("`aud` is {shown}, expected is {}. {advice}", text::quoted(expected));
    findings.push(CLAIM_AUD_MISMATCH.at_claim(subject, "aud", message));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn expecting(audience: &str, claims: &str) -> Case {
        let mut case = Case::claims(claims);
        case.options.audience = Some(audience.to_owned());
        case
    }

    #[test]
    fn fires_when_you_are_not_meant() {
        for case in [
            expecting("billing", r#"{"aud":"orders"}"#),
            expecting("billing", "{}"),
            expecting("abc", r#"{"aud":["api://abc"]}"#),
        ] {
            assert!(case.fires(&CLAIM_AUD_MISMATCH), "{case:?}");
        }
    }

    #[test]
    fn is_silent_when_you_are() {
        for case in [expecting("b", r#"{"aud":["a","b"]}"#), Case::claims(r#"{"aud":"x"}"#)] {
            assert!(!case.fires(&CLAIM_AUD_MISMATCH), "{case:?}");
        }
    }
}
