//! Finds a text in `docs/lints.md` and `docs/lessons.md`, which the worker loads beside itself.

/// Said where they could not be loaded.
pub const NOT_LOADED: &str = "The texts could not be loaded; load the page again.";

/// The explanation of the rule with that id: Markdown with headings of level four, without the rule's own.
pub fn explanation<'a>(document: &'a str, id: &str) -> Option<&'a str> {
    let (_title, text) = section(document, id)?.split_once("\n\n")?;
    Some(text)
}

/// What stands under the heading of that name, up to the next one of its level.
pub fn section<'a>(document: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = document.split_once(&["\n### `", name, "`\n\n"].concat())?;
    let ends = ["\n### ", "\n## "].map(|next| rest.find(next).unwrap_or(rest.len()));
    rest.get(..ends.into_iter().min()?).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::{all, docs};

    #[test]
    fn the_text_of_every_rule_is_found() {
        let document = docs::markdown();
        let words =
            |text: &str| text.replace('#', "").split_whitespace().collect::<Vec<_>>().join(" ");
        for lint in all() {
            let found = explanation(&document, lint.id()).unwrap_or_default();
            assert_eq!(words(found), words(lint.explanation), "{}", lint.id());
        }
    }

    #[test]
    fn an_unknown_rule_has_none() {
        assert_eq!(explanation(&docs::markdown(), "no-such-rule"), None);
        assert_eq!(explanation("", "time-expired"), None);
    }
}
