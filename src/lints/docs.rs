//! The list of rules as a document: `docs/lints.md` is written from the rules themselves.

use super::LINTS;
use std::fmt::Write;

/// The whole document, in Markdown.
pub fn markdown() -> String {
    let mut text = String::from(HEAD);
    for (area, rules) in LINTS {
        let _ = write!(text, "\n## {area}\n");
        for lint in *rules {
            let severity = format!("{:?}", lint.severity).to_lowercase();
            let _ = write!(text, "\n### `{}`\n\n{severity}: {}\n\n", lint.id(), lint.title());
            for line in lint.explanation.lines().map(str::trim) {
                // Two levels below the rule's own heading.
                let line = line
                    .strip_prefix("## ")
                    .map_or_else(|| line.to_owned(), |it| format!("#### {it}"));
                text.push_str(&line);
                text.push('\n');
            }
        }
    }
    text
}

const HEAD: &str = "# Rules

Every rule that Jotlens applies to a token, written from the rules' own explanations: change them in `src/lints/`, then run `cargo xtask docs`.

Severities: *error*, a conforming verifier must refuse the token, or a secret is exposed; *warning*, valid but dangerous or against good practice; *info*, worth knowing; *verbose*, true but often noise, shown on request; *ok*, a confirmation.
A rule whose inputs are not there is counted as skipped, never as passed.
";

#[cfg(test)]
mod tests {
    #[test]
    fn the_document_is_current() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/lints.md");
        let written = std::fs::read_to_string(path).unwrap_or_default();
        assert!(written == super::markdown(), "docs/lints.md is old: run `cargo xtask docs`");
    }
}
