//! Rule `json-deep-nesting`.

use crate::lints::point::parts;
use crate::lints::walk::walk;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A header nested deeper than 8 levels, or a payload nested deeper than 32.
    ///
    /// ## Why it matters
    /// Recursive parsers may overflow or refuse it.
    ///
    /// ## What to do
    /// Flatten the structure.
    ///
    /// ## References
    /// - RFC 8259 9
    /// - CWE-674
    JSON_DEEP_NESTING, "json-deep-nesting", Warning, "Deeply nested JSON",
    "RFC 8259 9; CWE-674", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (segment, part) in parts(subject) {
        let limit = if segment == 0 { 8 } else { 32 };
        let mut deepest = 0;
        if let Some(object) = part.object() {
            walk(object, &mut |visit| {
                let container = visit.node.members().is_some() || visit.node.elements().is_some();
                deepest = deepest.max(visit.depth + usize::from(container));
            });
        }
        if deepest > limit {
            let message = format!(
                "The JSON is nested {deepest} levels deep; recursive parsers may overflow or refuse it. Flatten the structure."
            );
            findings.push(JSON_DEEP_NESTING.at_segment(subject, segment, message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn nested(levels: usize) -> Case {
        Case::claims(&format!(r#"{{"a":{}{}}}"#, "[".repeat(levels), "]".repeat(levels)))
    }

    #[test]
    fn fires_on_deep_structures() {
        let case = nested(40);
        assert!(case.fires(&JSON_DEEP_NESTING), "{case:?}");
    }

    #[test]
    fn is_silent_about_credentials_of_usual_depth() {
        let case = nested(12);
        assert!(!case.fires(&JSON_DEEP_NESTING), "{case:?}");
    }
}
