//! Bytes as hex.

use crate::ui::view::View;
use crate::ui::widgets::el::el;
use crate::ui::widgets::long_text::more_button;
use yew::prelude::*;

/// Bytes shown at first, and added by each request.
const FIRST: usize = 512;
const MORE: usize = 16_384;

/// All bytes in a row, without blanks.
pub fn digits(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        push(*byte, &mut out);
    }
    out
}

/// Offset, hex and ASCII columns; more of them on request. `pointer` names what is shown.
pub fn dump(view: &View<'_>, pointer: &str, bytes: &[u8]) -> Html {
    let pointer = format!("{pointer}#hex");
    let asked = view.session.expanded.iter().find(|(known, _)| *known == pointer);
    let shown = asked.map_or(FIRST, |(_, bytes)| *bytes).min(bytes.len());
    let rest = bytes.len() - shown;
    let mut out = vec![Html::from(lines(bytes.get(..shown).unwrap_or_default()))];
    if rest > 0 {
        let label = format!("show {} more of {} bytes", rest.min(MORE), bytes.len());
        out.push(el("span", "more", vec![more_button(&pointer, shown + MORE, label)]));
    }
    Html::from_iter(out)
}

fn lines(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 5);
    for (index, line) in bytes.chunks(16).enumerate() {
        for shift in [16, 8, 0] {
            let [byte, ..] = ((index * 16) >> shift).to_le_bytes();
            push(byte, &mut out);
        }
        for place in 0..16 {
            out.push_str(if place % 8 == 0 { "  " } else { " " });
            match line.get(place) {
                Some(byte) => push(*byte, &mut out),
                None => out.push_str("  "),
            }
        }
        out.push_str("  ");
        let seen = |byte: &u8| if matches!(byte, b' '..=b'~') { char::from(*byte) } else { '.' };
        out.extend(line.iter().map(seen));
        out.push('\n');
    }
    out
}

fn push(byte: u8, out: &mut String) {
    for digit in [byte >> 4, byte & 15] {
        out.extend(char::from_digit(digit.into(), 16));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_offset_hex_and_ascii() {
        let bytes: Vec<u8> = (0x38..0x4a).collect();
        assert_eq!(
            lines(&bytes),
            "000000  38 39 3a 3b 3c 3d 3e 3f  40 41 42 43 44 45 46 47  89:;<=>?@ABCDEFG\n\
             000010  48 49                                             HI\n"
        );
        assert_eq!(digits(&[0, 0xff, 0x1a]), "00ff1a");
    }
}
