//! A large text by its beginning and end: a browser lays out a megabyte of unbroken text in seconds.

use super::editor::piece;
use super::spans;
use crate::facts::Facts;
use crate::session::Action;
use crate::ui::view::{Copy, Message, View};
use crate::ui::widgets::copy_button::copy_button;
use yew::prelude::*;

/// Bytes shown of the beginning and of the end.
const HEAD: usize = 480;
const TAIL: usize = 160;

/// The shortened text with its size.
pub fn collapsed(view: &View<'_>) -> Html {
    let input = &view.session.request.input;
    html! {
        <div class="collapsed" id="collapsed">
            <div class="token">{ for shortened(&view.session.root, input) }</div>
            <div class="bar">
                <span class="count">{ format!("{} bytes, shown shortened", input.len()) }</span>
                <span class="spacer" />
                { copy_button(view, Copy::Input, "Copy", "Copy the whole text", false) }
                <button type="button" id="edit-as-text" onclick={view.on(|| Message::Act(Action::OpenAsText))}>
                    { "Edit as text" }
                </button>
            </div>
        </div>
    }
}

fn shortened(facts: &Facts, input: &str) -> Vec<Html> {
    let tail = boundary(input, input.len().saturating_sub(TAIL));
    let head = boundary(input, HEAD).min(tail);
    let pieces = spans::pieces(facts, input);
    let mut out: Vec<Html> = between(&pieces, 0, head).map(piece).collect();
    if head < tail {
        out.push(html! { <span class="gap">{ " … " }</span> });
    }
    out.extend(between(&pieces, tail, input.len()).map(piece));
    out
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
    use super::between;

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
