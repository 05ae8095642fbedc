//! The pasted text cut where its colour changes.

use crate::facts::Facts;
use crate::report::Serialization;
use std::ops::Range;

/// Class names of the segments, in order; a JWE has two more than a JWS.
const SEGMENTS: [&str; 5] = ["h", "p", "s", "p", "s"];
/// Class names of disclosures, in turn.
const DISCLOSURES: [&str; 2] = ["one", "two"];
/// As many disclosures are coloured; a text that is shown whole has hardly more.
const COLOURED: usize = 500;
/// The dots, and what follows the last segment.
const BETWEEN: &str = "dot";
/// What stands around the token.
const AROUND: &str = "aside";
/// What a person asked about.
pub const MARKED: &str = " marked";

/// Pieces of `input` in order, each with its class; together they are the whole input.
/// What is marked has the class [`MARKED`] as its last one.
pub fn pieces<'a>(
    facts: &Facts,
    input: &'a str,
    marked: Option<&Range<usize>>,
) -> Vec<(String, &'a str)> {
    let marked = marked.cloned().unwrap_or_default();
    let coloured = coloured(facts);
    let problems: Vec<Range<usize>> = facts
        .problems
        .iter()
        .filter_map(|problem| problem.span)
        .map(|(start, length)| facts.clean.pasted_bytes(&(start..start + length)))
        .collect();
    let mut cuts: Vec<usize> = vec![0, input.len()];
    for cut in coloured
        .iter()
        .map(|(span, _)| span)
        .chain(&problems)
        .chain([&marked])
        .flat_map(|it| [it.start, it.end])
    {
        if let Err(place) = cuts.binary_search(&cut)
            && input.is_char_boundary(cut)
        {
            cuts.insert(place, cut);
        }
    }
    // Of a JSON serialization what stands between the segments is no part of the token's text.
    let compact = facts.serialization == Some(Serialization::Compact);
    let pairs = cuts.iter().zip(cuts.iter().skip(1));
    pairs
        .filter_map(|(start, end)| {
            let mut class = class(*start, &coloured, &problems, compact);
            if marked.contains(start) {
                class.push_str(MARKED);
            }
            Some((class, input.get(*start..*end)?))
        })
        .collect()
}

/// The segments, the disclosures and the segments of the key binding JWT in the paste, each with its class.
fn coloured(facts: &Facts) -> Vec<(Range<usize>, &'static str)> {
    let binding = facts.disclosures.key_binding.as_ref();
    let mut all: Vec<(Range<usize>, &'static str)> = Vec::new();
    let mut segments = |of: &Facts, start: usize| {
        for (it, class) in of.segments.iter().zip(SEGMENTS) {
            all.push((start + it.span.start..start + it.span.end, class));
        }
    };
    segments(facts, 0);
    if let Some(binding) = binding {
        segments(&binding.facts, binding.span.start);
    }
    for (index, it) in facts.disclosures.list.iter().take(COLOURED).enumerate() {
        let [odd, even] = DISCLOSURES;
        all.push((it.span.clone(), if index % 2 == 0 { odd } else { even }));
    }
    for (span, _) in &mut all {
        *span = facts.clean.pasted_bytes(span);
    }
    all
}

fn class(
    at: usize,
    coloured: &[(Range<usize>, &'static str)],
    problems: &[Range<usize>],
    compact: bool,
) -> String {
    let first = coloured.first().map_or(usize::MAX, |(it, _)| it.start);
    let last = coloured.iter().map(|(it, _)| it.end).max().unwrap_or_default();
    let class = match coloured.iter().find(|(it, _)| it.contains(&at)) {
        Some((_, class)) => class,
        None if compact && at >= first && at < last => BETWEEN,
        None => AROUND,
    };
    let mut class = class.to_owned();
    if problems.iter().any(|problem| problem.contains(&at)) {
        class.push_str(" problem");
    }
    class
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::Request;

    fn pieces_of(input: &str) -> Vec<(String, String)> {
        let facts = Facts::read(&Request { input: input.into(), ..Request::default() });
        let pieces = pieces(&facts, input, Some(&(1..3)));
        pieces.into_iter().map(|(class, text)| (class, text.to_owned())).collect()
    }

    #[test]
    fn every_character_is_in_one_piece() {
        for input in
            ["Bearer e30.e30.AAAA", "eyJh\n.e30.x!y ", "", "“e30.é.x”", "e30.e30.e30.e30.e30~x"]
        {
            let whole: String = pieces_of(input).into_iter().map(|(_, text)| text).collect();
            assert_eq!(whole, input);
        }
    }

    #[test]
    fn segments_and_problems_have_their_classes() {
        let own = |class: &str, text: &str| (class.to_owned(), text.to_owned());
        assert_eq!(
            pieces_of("e30.e30.AA!A"),
            [
                own("h", "e"),
                own("h marked", "30"),
                own("dot", "."),
                own("p", "e30"),
                own("dot", "."),
                own("s", "AA"),
                own("s problem", "!"),
                own("s", "A"),
            ]
        );
    }

    #[test]
    fn disclosures_and_the_parts_of_a_key_binding_are_told_apart() {
        let classes: Vec<String> = pieces_of("e30.e30.AA~WyJzIiwxXQ~WyJzIiwyXQ~e30.e30.AA")
            .into_iter()
            .map(|it| it.0)
            .collect();
        let expected = "h,h marked,dot,p,dot,s,dot,one,dot,two,dot,h,dot,p,dot,s";
        assert_eq!(classes.join(","), expected);
    }
}
