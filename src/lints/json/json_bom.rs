//! Rule `json-bom`.

use crate::lints::point::parts;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A byte order mark at the beginning of header or payload.
    ///
    /// ## Why it matters
    /// JSON forbids it, and many parsers refuse it.
    ///
    /// ## What to do
    /// Serialise without the mark.
    ///
    /// ## References
    /// - RFC 8259 8.1
    JSON_BOM, "json-bom", Warning, "Byte order mark in JSON",
    "RFC 8259 8.1", needs: [Token]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (segment, part) in parts(subject) {
        if part.bytes.starts_with(&[0xef, 0xbb, 0xbf]) {
            let name = if segment == 0 { "header" } else { "payload" };
            let message = format!(
                "The {name} begins with a byte order mark, which JSON forbids and many parsers refuse. Serialise without it."
            );
            findings.push(JSON_BOM.at_segment(subject, segment, message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_the_mark() {
        let case = Case::header("\u{feff}{\"alg\":\"HS256\"}");
        assert!(case.fires(&JSON_BOM), "{case:?}");
    }

    #[test]
    fn is_silent_about_it_inside_a_string() {
        let case = Case::claims("{\"a\":\"\u{feff}\"}");
        assert!(!case.fires(&JSON_BOM), "{case:?}");
    }
}
