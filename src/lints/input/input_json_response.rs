//! Rule `input-json-response`.

use crate::lints::{Finding, Subject, declare_lint, text};

declare_lint! {
    /// ## What it finds
    /// A token that stands in a member of a JSON document, such as the answer of a token endpoint.
    ///
    /// ## Why it matters
    /// The rest of the document may hold credentials as well: a refresh token or a client secret is worth as much as the token.
    ///
    /// ## What to do
    /// Before you share such a document, remove the tokens and secrets in it.
    ///
    /// ## References
    /// - RFC 6749 5.1
    INPUT_JSON_RESPONSE, "input-json-response", Info, "Extracted from a JSON document",
    "RFC 6749 5.1", needs: [Token]
}

/// Deeper in a document a token is not the answer itself.
const DEPTH: usize = 4;

/// Members that hold other credentials.
const SECRETS: [&str; 3] = ["refresh_token", "client_secret", "device_secret"];

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let place = subject.found.filter(|_| subject.soup.json).map(|found| &found.place);
    let Some(place) = place.filter(|place| place.depth <= DEPTH) else { return };
    let Some(path) = &place.path else { return };
    let secrets = SECRETS.iter().filter(|name| subject.input.contains(&format!("\"{name}\"")));
    let secrets: Vec<String> = secrets.map(|name| (*name).to_owned()).collect();
    let other = if secrets.is_empty() {
        "Before you share the document, remove the tokens in it.".to_owned()
    } else {
        format!(
            "The document holds {} too, which is a credential as well: remove it before you share the document.",
            text::list(&secrets)
        )
    };
    let message =
        format!("The token was taken from {} of a JSON document. {other}", text::quoted(path));
    findings.push(INPUT_JSON_RESPONSE.finding(message));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    const TOKEN: &str = "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA";

    fn message(text: &str) -> Option<String> {
        let case = Case::text(&text.replace('§', TOKEN));
        case.finding(&INPUT_JSON_RESPONSE).map(|finding| finding.message)
    }

    #[test]
    fn fires_on_a_token_response_and_names_other_credentials() {
        let response = r#"{"access_token":"§","token_type":"Bearer","refresh_token":"x"}"#;
        let told = message(response).unwrap();
        assert!(told.contains("`$.access_token`") && told.contains("`refresh_token`"), "{told}");
        assert!(message(r#"[{"data":{"jwt":"§"}}]"#).is_some());
    }

    #[test]
    fn is_silent_elsewhere() {
        for text in [
            "§",
            "Authorization: Bearer §",
            r#"log {"access_token":"§"}"#,
            r#"{"a":{"b":{"c":{"d":{"e":"§"}}}}}"#,
            r#"{"payload":"e30","protected":"eyJhbGciOiJIUzI1NiJ9","signature":"AAAA"}"#,
        ] {
            assert_eq!(message(text), None, "{text}");
        }
    }
}
