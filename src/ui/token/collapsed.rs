//! A large text by its beginning and end: a browser lays out a megabyte of unbroken text in seconds.

use super::editor::piece;
use super::spans;
use crate::ui::view::{Copy, View};
use crate::ui::widgets::copy_button::copy_button;
use crate::ui::widgets::el::text;
use macros::html;
use std::ops::Range;
use yew::prelude::*;

/// Bytes shown of the beginning and of the end.
const HEAD: usize = 480;
const TAIL: usize = 160;

/// Bytes shown around what is marked, and of its own beginning and end.
const AROUND: usize = 80;
const MARK_HEAD: usize = 240;
const MARK_TAIL: usize = 120;

/// The shortened text with its size.
pub fn collapsed(view: &View<'_>) -> Html {
    let input = &view.session.request.input;
    html! {
        <div class="collapsed" id="collapsed">
            <div class="token">{ for shortened(view, [0..HEAD, input.len().saturating_sub(TAIL)..input.len()]) }</div>
            <div class="bar">
                <span class="count">{ format!("{} bytes, shown shortened", input.len()) }</span>
                <span class="spacer" />
                { copy_button(view, Copy::Input, "Copy", "Copy the whole text", false) }
                <button type="button" id="edit-as-text" data-act="edit">
                    { "Edit as text" }
                </button>
            </div>
        </div>
    }
}

/// What is marked in a text that is too long to be coloured in place, with some of what stands around it.
pub fn around(view: &View<'_>) -> Html {
    if view.session.marked.as_ref().is_none_or(Range::is_empty) {
        return Html::default();
    }
    html! { <div class="collapsed"><div class="token">{ for shortened(view, [0..0, 0..0]) }</div></div> }
}

/// Beginning and end, and what is marked or selected, with gaps between them.
fn shortened(view: &View<'_>, ends: [Range<usize>; 2]) -> Vec<Html> {
    let (input, marked) = (&view.session.request.input, view.session.marked.as_ref());
    let pieces = spans::pieces(&view.session.root, input, marked);
    let mut out = Vec::new();
    let mut shown = 0;
    // Of several tokens in the text the inspected one is shown.
    let wanted = marked.filter(|it| !it.is_empty()).or(view.session.request.selection.as_ref());
    for range in windows(ends, wanted) {
        let (start, end) = (boundary(input, range.start).max(shown), boundary(input, range.end));
        if start >= end {
            continue;
        }
        if start > shown {
            out.push(gap());
        }
        out.extend(between(&pieces, start, end).map(piece));
        shown = end;
    }
    if shown < input.len() {
        out.push(gap());
    }
    out
}

fn gap() -> Html {
    text("span", "gap", " … ".to_owned())
}

/// The beginning, what is around the beginning and the end of what is marked, and the end; they may overlap.
fn windows([head, tail]: [Range<usize>; 2], marked: Option<&Range<usize>>) -> [Range<usize>; 4] {
    let Some(marked) = marked.filter(|it| !it.is_empty()) else { return [head, 0..0, 0..0, tail] };
    let first = marked.start.saturating_sub(AROUND)..marked.end.min(marked.start + MARK_HEAD);
    let last = marked.start.max(marked.end.saturating_sub(MARK_TAIL))..marked.end + AROUND;
    [head, first, last, tail]
}

/// The pieces, or their parts, from byte `start` to byte `end` of the text they make up.
fn between<'a>(
    pieces: &[(String, &'a str)],
    start: usize,
    end: usize,
) -> impl Iterator<Item = (String, &'a str)> {
    let mut at = 0;
    pieces.iter().filter_map(move |(class, text)| {
        let first = at;
        at += text.len();
        let cut = start.saturating_sub(first)..end.saturating_sub(first).min(text.len());
        text.get(cut).filter(|text| !text.is_empty()).map(|text| (class.clone(), text))
    })
}

/// The character boundary at or after `at`.
fn boundary(text: &str, at: usize) -> usize {
    (at.min(text.len())..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::{between, windows};

    #[test]
    fn a_mark_is_shown_by_its_beginning_and_its_end() {
        let ends = || [0..480, 99_840..100_000];
        assert_eq!(windows(ends(), None), [0..480, 0..0, 0..0, 99_840..100_000]);
        assert_eq!(windows(ends(), Some(&(7..7))), windows(ends(), None));
        let marked = windows(ends(), Some(&(1_000..50_000)));
        assert_eq!(marked, [0..480, 920..1_240, 49_880..50_080, 99_840..100_000]);
        assert_eq!(windows([0..0, 0..0], Some(&(5..9))), [0..0, 0..9, 5..89, 0..0]);
    }

    #[test]
    fn cuts_go_through_pieces() {
        let pieces = [("a".to_owned(), "0123"), ("b".to_owned(), "456"), ("c".to_owned(), "789")];
        let texts =
            |start, end| between(&pieces, start, end).map(|(_, text)| text).collect::<Vec<_>>();
        assert_eq!(texts(0, 5), ["0123", "4"]);
        assert_eq!(texts(2, 3), ["2"]);
        assert_eq!(texts(6, 10), ["6", "789"]);
    }
}
