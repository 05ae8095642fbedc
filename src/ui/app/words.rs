//! From the words of a `data-act` to the action that changes the session.

use crate::session::tokens::TokenAction;
use crate::session::{Action, Session};
use crate::ui::browser::clock;
use crate::ui::keys::{expectations, recognised};

/// The action of that verb, with the words behind it.
pub fn action(verb: &str, rest: &str, session: &Session) -> Option<Action> {
    let [number] = numbers(rest);
    let (first, text) = rest.split_once(' ').unwrap_or((rest, ""));
    Some(match verb {
        "all-findings" => Action::ShowAllFindings { all: !session.shown.all_findings },
        "allow-iterations" => Action::AllowIterations { iterations: u64::try_from(number).ok() },
        "as-of" => Action::SetAsOf { as_of: clock::parse(rest), text: rest.into() },
        "choose" => Action::Tokens(TokenAction::Choose { index: number }),
        "clear" => Action::Clear,
        "edit" => Action::OpenAsText,
        "entry" => Action::ChooseEntry { entry: number },
        "expect" => Action::Expect { field: expectations::named(first), text: text.to_owned() },
        "filter" => Action::Tokens(TokenAction::Filter { text: rest.into() }),
        "inspect" => Action::Inspect,
        "json" | "table" => {
            let as_json = verb == "json";
            match rest {
                "claims" => Action::ShowClaims { as_json },
                _ => Action::ShowHeader { as_json },
            }
        }
        "key" => Action::SetKey { key: rest.into() },
        "layer" => Action::ChooseLayer { layer: number },
        "more" => {
            let (pointer, bytes) = rest.rsplit_once(' ')?;
            Action::ShowMore { pointer: pointer.to_owned(), bytes: bytes.parse().ok()? }
        }
        "read-as" => Action::SetKeyFormat { format: recognised::named(rest) },
        "scroll" => Action::Tokens(TokenAction::Scroll { top: number }),
        "signed" => Action::ShowSigned { as_signed: !session.shown.claims_as_signed },
        "sort" => Action::Tokens(TokenAction::Sort { column: number }),
        "stop" => Action::Tokens(TokenAction::Stop),
        "use-as-key" => Action::UseAsKey,
        _ => return None,
    })
}

/// The first words as numbers; 0 for each that is none.
pub fn numbers<const COUNT: usize>(words: &str) -> [usize; COUNT] {
    let mut words = words.split(' ');
    [(); COUNT].map(|()| words.next().and_then(|word| word.parse().ok()).unwrap_or_default())
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::ui::browser::act::FIELD;
    use crate::ui::widgets::long_text::show_more;

    fn of(verb: &str, rest: &str) -> String {
        format!("{:?}", action(verb, rest, &Session::default()))
    }

    #[test]
    fn words_may_follow_with_blanks_in_them() {
        assert!(of("more", "/claims/a b 300").contains(r#"pointer: "/claims/a b", bytes: 300"#));
        assert!(of("expect", "expect-issuer a  b").contains(r#"Issuer, text: "a  b""#));
        assert!(of("expect", "second ").contains(r#"Second, text: """#));
        assert!(of("key", " a b ").contains(r#"key: " a b ""#));
    }

    #[test]
    fn a_long_value_is_shown_whatever_its_name() {
        for name in ["a", "a b", "a=", "a ", ""] {
            let pointer = format!("/claims/{name}");
            let act = show_more(&pointer, "900");
            assert!(!act.ends_with(FIELD), "{act}: a click on it would be taken for typing");
            let (verb, rest) = act.split_once(' ').unwrap();
            assert!(of(verb, rest).contains(&format!("pointer: {pointer:?}, bytes: 900")), "{act}");
        }
    }

    #[test]
    fn switches_turn_what_is_shown() {
        assert!(of("json", "claims").contains("ShowClaims { as_json: true }"));
        assert!(of("table", "header").contains("ShowHeader { as_json: false }"));
        assert!(of("signed", "").contains("as_signed: true"));
    }

    #[test]
    fn unknown_words_change_nothing() {
        assert_eq!(of("nothing", "at all"), "None");
        assert_eq!(numbers("7 x"), [7, 0, 0]);
    }
}
