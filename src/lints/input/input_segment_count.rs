//! Rule `input-segment-count`.

use crate::facts::problem::Code;
use crate::lints::url::Url;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A text with dots that has neither three nor five parts.
    ///
    /// ## Why it matters
    /// A signed token has three parts and an encrypted one five. With two, the signature is gone; even an unsigned token keeps its last dot.
    ///
    /// ## What to do
    /// Copy the whole token from its source. If code produced it, look where it splits or joins at dots.
    ///
    /// ## References
    /// - RFC 7515, section 7.1
    /// - RFC 7516, section 7.1
    /// - RFC 7519, section 7.2
    INPUT_SEGMENT_COUNT, "input-segment-count", Error, "Wrong number of segments",
    "RFC 7515 7.1; RFC 7516 7.1; RFC 7519 7.2", needs: [Token]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let counts = subject.facts.problems.iter().filter_map(|problem| match problem.code {
        Code::SegmentCount(count) => Some(count),
        _ => None,
    });
    if Url::read(&subject.facts.clean.text).is_some() {
        return;
    }
    // A single part is no token at all, which is said elsewhere.
    for count in counts.filter(|count| *count > 1) {
        let message = match count {
            2 => "The signature part and its dot are missing: a signed token has three parts, this has two. Copy the whole token; even an unsigned one ends with a dot, and must be refused anyway.".to_owned(),
            4 => "There are four parts, where a signed token has three and an encrypted one five: one part was lost, or one dot is too many. Copy the whole token from its source.".to_owned(),
            _ => format!("There are {count} parts, where a signed token has three and an encrypted one five. Perhaps several tokens were joined; paste one."),
        };
        findings.push(INPUT_SEGMENT_COUNT.finding(message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    const HEADER: &str = "eyJhbGciOiJIUzI1NiJ9";

    #[test]
    fn fires_on_two_four_and_many_parts() {
        for rest in [".e30", ".e30.a.b", ".e30.a.b.c.d.e"] {
            assert!(Case::text(&format!("{HEADER}{rest}")).fires(&INPUT_SEGMENT_COUNT), "{rest}");
        }
    }

    #[test]
    fn is_silent_about_an_empty_third_part_and_about_five_parts() {
        for rest in [".e30.", ".YQ.YQ.YQ.YQ"] {
            assert!(!Case::text(&format!("{HEADER}{rest}")).fires(&INPUT_SEGMENT_COUNT), "{rest}");
        }
    }
}
