//! Rule `sd-structure`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An SD-JWT that does not consist of an issuer-signed JWT, disclosures that each end with a tilde, and perhaps a key binding JWT: two tildes next to each other, a dot inside a disclosure, or no tilde at the end.
    ///
    /// ## Why it matters
    /// Without the last tilde the last disclosure reads as a key binding JWT. Verifiers refuse the whole.
    ///
    /// ## What to do
    /// Copy the full text again: `jwt~disclosure~...~`, or the same with a key binding JWT after the last tilde.
    ///
    /// ## References
    /// - RFC 9901 4
    /// - RFC 9901 4.3
    SD_STRUCTURE, "sd-structure", Error, "SD-JWT serialisation is malformed",
    "RFC 9901 4", needs: [SdJwt]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    let mut add = |span, what: &str| {
        let message = format!(
            "{what} An SD-JWT is `jwt~disclosure~...~`, with a tilde at the end or a key binding JWT after it. Copy the full text again."
        );
        findings.push(SD_STRUCTURE.at_text(subject, span, message));
    };
    if facts.segments.len() != 3
        && let (Some(first), Some(last)) = (facts.segments.first(), facts.segments.last())
    {
        add(
            first.span.start..last.span.end,
            "What stands before the first tilde is no compact JWS.",
        );
    }
    for disclosure in &facts.disclosures.list {
        if disclosure.encoded.is_empty() {
            add(disclosure.span.clone(), "Nothing stands between two tildes.");
        } else if disclosure.encoded.contains('.') {
            add(disclosure.span.clone(), "A dot stands in a disclosure.");
        }
    }
    if let Some(binding) = &facts.disclosures.key_binding
        && binding.facts.segments.len() != 3
    {
        add(binding.span.clone(), "What follows the last tilde is no JWT.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::tests::sd_jwt::sd;

    #[test]
    fn fires_on_lost_and_doubled_tildes() {
        let token = sd("{}", &[r#"["0123456789abcdefghijkl","a",1]"#]).text;
        let jwt = token.split('~').next().unwrap();
        let cases =
            [token.trim_end_matches('~').to_owned(), format!("{token}~"), format!("{jwt}~a.b~")];
        for text in cases {
            assert!(crate::lints::tests::sd_jwt::of(text).fires(&SD_STRUCTURE));
        }
    }

    #[test]
    fn is_silent_about_the_forms_of_the_specification() {
        let token = sd("{}", &[r#"["0123456789abcdefghijkl","a",1]"#]);
        assert!(!token.fires(&SD_STRUCTURE));
        assert!(!token.bound().fires(&SD_STRUCTURE));
        assert!(!sd("{}", &[]).fires(&SD_STRUCTURE));
    }
}
