//! Text that may be very long: its beginning, and the rest on request.

use crate::encoding::hidden::visible;
use crate::ui::view::View;
use crate::ui::widgets::el::{button, el};
use yew::prelude::*;

/// Bytes added by each request, so that no click lays out a megabyte.
const MORE: usize = 100_000;

/// The first `preview` bytes of the text that stands at `pointer`, or as many as were asked for. `text` gives at least
/// the beginning of that length, and the length of the whole. Hidden characters are spelled out.
pub fn long_text(
    view: &View<'_>,
    pointer: &str,
    preview: usize,
    text: &dyn Fn(usize) -> (String, usize),
) -> Html {
    let asked = view.session.expanded.iter().find(|(known, _)| known == pointer);
    let limit = asked.map_or(preview, |(_, bytes)| *bytes);
    let (text, length) = text(limit);
    let end = floor_boundary(&text, limit);
    let rest = length - end;
    let shown = Html::from(visible(text.get(..end).unwrap_or_default()).into_owned());
    if rest == 0 {
        return shown;
    }
    let label = format!("show {} more of {length} bytes", rest.min(MORE));
    let more = more_button(pointer, end + MORE, label);
    Html::from_iter([shown, el("span", "more", vec!["… ".into(), more])])
}

/// A button that shows so many bytes of what stands at `pointer`.
pub fn more_button(pointer: &str, bytes: usize, label: String) -> Html {
    button(None, "quiet", None, show_more(pointer, &bytes.to_string()).into(), label)
}

/// What a click does that shows so many bytes of what stands at `pointer`. The number comes last: a name may end as the
/// words of a field do.
pub fn show_more(pointer: &str, bytes: &str) -> String {
    ["more ", pointer, " ", bytes].concat()
}

/// `1 byte`, `32 bytes`.
pub fn count(bytes: usize) -> String {
    let mut out = bytes.to_string();
    out.push_str(if bytes == 1 { " byte" } else { " bytes" });
    out
}

/// The largest character boundary at or below `at`.
fn floor_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::floor_boundary;

    #[test]
    fn a_cut_never_splits_a_character() {
        assert_eq!(floor_boundary("aéb", 2), 1);
        assert_eq!(floor_boundary("aéb", 3), 3);
        assert_eq!(floor_boundary("aé", 9), 3);
    }
}
