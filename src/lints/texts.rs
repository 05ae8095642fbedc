//! Finds the text of a rule in `docs/lints.md`, which the worker loads beside itself.

/// The explanation of the rule with that id: Markdown with headings of level four, without the rule's own.
pub fn explanation<'a>(document: &'a str, id: &str) -> Option<&'a str> {
    let (_, rest) = document.split_once(&["\n### `", id, "`\n\n"].concat())?;
    let (_title, rest) = rest.split_once("\n\n")?;
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
