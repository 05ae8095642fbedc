//! What the worker carries of a rule's text: why it matters. What it finds and what to do, the title and the message
//! say; the references stand beside. All of it is in `docs/lints.md`.

const FROM: &[u8] = b"## Why it matters";
const TO: &[u8] = b"## What to do";
/// Stands between id, title, reference and explanation.
const SEPARATOR: u8 = 1;

/// Bytes of the text that is kept.
pub const fn length(text: &str) -> usize {
    let (head, from, to) = cuts(text.as_bytes());
    head + (to - from)
}

/// The text that is kept.
pub const fn kept<const LENGTH: usize>(text: &str) -> [u8; LENGTH] {
    let mut bytes = text.as_bytes();
    let (head, from, _) = cuts(bytes);
    let mut kept = [0; LENGTH];
    let mut rest: &mut [u8] = &mut kept;
    let mut at = 0;
    while let [first, after @ ..] = rest {
        if at == head {
            bytes = bytes.split_at(from - head).1;
        }
        let Some((byte, following)) = bytes.split_first() else { break };
        (*first, bytes, rest) = (*byte, following, after);
        at += 1;
    }
    kept
}

/// The bytes as text.
pub const fn text(bytes: &'static [u8]) -> &'static str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => panic!("a text is cut between characters only"),
    }
}

/// Where the head ends, and where the part between the headings starts and ends.
const fn cuts(text: &[u8]) -> (usize, usize, usize) {
    let (mut head, mut separators, mut rest) = (0, 0, text);
    while let [first, after @ ..] = rest {
        if separators == 3 {
            break;
        }
        if *first == SEPARATOR {
            separators += 1;
        }
        (head, rest) = (head + 1, after);
    }
    let from = head + find(rest, FROM);
    let to = head + find(rest, TO);
    (head, from, to)
}

/// Where the heading starts; the end when there is none.
const fn find(text: &[u8], heading: &[u8]) -> usize {
    let (mut at, mut rest) = (0, text);
    while let [_, after @ ..] = rest {
        if starts_with(rest, heading) {
            break;
        }
        (at, rest) = (at + 1, after);
    }
    at
}

const fn starts_with(mut text: &[u8], mut start: &[u8]) -> bool {
    while let ([a, rest @ ..], [b, wanted @ ..]) = (text, start) {
        if *a != *b {
            return false;
        }
        (text, start) = (rest, wanted);
    }
    start.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FULL: &str = "id\u{1}T\u{1}R\u{1} ## What it finds\n It.\n\n ## Why it matters\n Wh\u{fc}.\n\n ## What to do\n Do.\n\n ## References\n - R\n";

    #[test]
    fn the_reasons_are_kept() {
        const KEPT: [u8; length(FULL)] = kept(FULL);
        let expected = "id\u{1}T\u{1}R\u{1}## Why it matters\n Wh\u{fc}.\n\n ";
        assert_eq!(text(&KEPT), expected);
    }

    #[test]
    fn every_rule_has_both() {
        for lint in crate::lints::all() {
            let text = lint.explanation();
            assert!(
                text.contains("## Why it matters") && text.contains("## What to do"),
                "{}",
                lint.id()
            );
        }
    }
}
