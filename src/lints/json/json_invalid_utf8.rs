//! Rule `json-invalid-utf8`.

use crate::encoding::json;
use crate::facts::part::Problem;
use crate::lints::point::{parts, root};
use crate::lints::{Finding, Subject, declare_lint, text};

declare_lint! {
    /// ## What it finds
    /// A header or JSON payload that is not UTF-8, or a string with half of a surrogate pair.
    ///
    /// ## Why it matters
    /// JOSE prescribes UTF-8. Recipients read other encodings in different ways, so they see different values.
    ///
    /// ## What to do
    /// Write the JSON as UTF-8 and issue the token anew.
    ///
    /// ## References
    /// - RFC 8725 2.6 and 3.7
    /// - RFC 7519 7.1
    JSON_INVALID_UTF8, "json-invalid-utf8", Error, "Not valid UTF-8",
    "RFC 8725 2.6 and 3.7; RFC 7519 7.1", needs: [Token]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (segment, part) in parts(subject) {
        let name = if segment == 0 { "header" } else { "payload" };
        let json_like =
            part.complete && segment == 0 || part.json.is_some() || is_wide(&part.bytes);
        match part.problem {
            Some(Problem::Utf8(at)) if json_like => {
                let wide = if is_wide(&part.bytes) { " It looks like UTF-16." } else { "" };
                let message = format!(
                    "The {name} is not UTF-8: byte {at}, counted from 0, fits no character.{wide} Recipients read it in different ways; write it as UTF-8."
                );
                findings.push(JSON_INVALID_UTF8.at_segment(subject, segment, message));
            }
            // Every second byte is NUL: ASCII in UTF-16 is UTF-8, too, but no JSON.
            Some(Problem::Json(_)) if is_wide(&part.bytes) => {
                let message = format!(
                    "The {name} looks like UTF-16, where JOSE prescribes UTF-8. Write it as UTF-8."
                );
                findings.push(JSON_INVALID_UTF8.at_segment(subject, segment, message));
            }
            _ => {
                let Some(span) = part.json.as_ref().and(json::lone_surrogate(&part.text)) else {
                    continue;
                };
                let path = part.json.as_ref().map(|it| it.pointer_at(span.start));
                let path = format!("{}{}", root(segment), path.unwrap_or_default());
                let message = format!(
                    "A string in the {name} holds {}, half of a surrogate pair and no character. Recipients read it in different ways; write whole characters.",
                    text::quoted(part.text.get(span.clone()).unwrap_or_default())
                );
                findings.push(JSON_INVALID_UTF8.at_bytes(subject, segment, path, span, message));
            }
        }
    }
}

fn is_wide(bytes: &[u8]) -> bool {
    let marked = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let half_nul = |from| bytes.iter().skip(from).step_by(2).take(4).all(|byte| *byte == 0);
    marked || bytes.len() >= 4 && (half_nul(0) || half_nul(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn bytes(header: &[u8]) -> Case {
        Case::text(&format!("{}.e30.AAAA", crate::encoding::base64url::encode(header)))
    }

    #[test]
    fn fires_on_other_encodings() {
        for case in [
            bytes(b"{\"alg\":\"HS\xff\"}"),
            bytes(b"{\0\"\0a\0"),
            Case::claims(r#"{"a":"\ud800"}"#),
        ] {
            assert!(case.fires(&JSON_INVALID_UTF8), "{case:?}");
        }
    }

    #[test]
    fn names_the_half_pair_and_its_place() {
        let claims = r#"{"a":"\\ud800","b":["\ude00"]}"#;
        let finding = Case::claims(claims).finding(&JSON_INVALID_UTF8).unwrap();
        assert_eq!(finding.path.as_deref(), Some("/claims/b/0"));
        assert!(finding.message.contains(r"`\ude00`"), "{}", finding.message);
    }

    #[test]
    fn is_silent_about_utf8_and_whole_pairs() {
        for case in [
            Case::claims(r#"{"a":"\ud83d\ude00 é"}"#),
            Case::claims(r#"{"a":"\\ud800"}"#),
            Case::claims("{}"),
        ] {
            assert!(!case.fires(&JSON_INVALID_UTF8), "{case:?}");
        }
    }
}
