//! A large text by its beginning and end: a browser lays out a megabyte of unbroken text in seconds.

use super::spans;
use crate::facts::Facts;
use crate::session::Action;
use crate::ui::widgets::copy_button::CopyButton;
use std::rc::Rc;
use yew::prelude::*;

/// Characters shown of the beginning and of the end.
const HEAD: usize = 480;
const TAIL: usize = 160;

/// The shortened text with its size.
pub fn collapsed(facts: &Facts, input: &Rc<str>, dispatch: &Callback<Action>) -> Html {
    let open = dispatch.reform(|_: MouseEvent| Action::OpenAsText);
    let copy = {
        let input = input.clone();
        Callback::from(move |()| input.clone())
    };
    html! {
        <div class="collapsed" id="collapsed">
            <div class="token">{ for shortened(facts, input) }</div>
            <div class="bar">
                <span class="count">{ format!("{} bytes, shown shortened", input.len()) }</span>
                <span class="spacer" />
                <CopyButton label="Copy" title="Copy the whole text" text={copy} />
                <button type="button" id="edit-as-text" onclick={open}>{ "Edit as text" }</button>
            </div>
        </div>
    }
}

fn shortened(facts: &Facts, input: &str) -> Vec<Html> {
    let tail_start = input.len().saturating_sub(TAIL);
    let mut at = 0;
    let mut out = Vec::new();
    for (class, text) in spans::pieces(facts, input) {
        let (start, end) = (at, at + text.len());
        at = end;
        if start < HEAD {
            let cut = cut(text, HEAD - start);
            out.push(html! { <span class={class.clone()}>{ text.get(..cut).unwrap_or_default().to_owned() }</span> });
        }
        if start < tail_start && end > HEAD && (start <= HEAD || end > tail_start) && !has_gap(&out)
        {
            out.push(html! { <span key="gap" class="gap">{ " … " }</span> });
        }
        if end > tail_start {
            let cut = cut(text, tail_start.saturating_sub(start));
            out.push(
                html! { <span {class}>{ text.get(cut..).unwrap_or_default().to_owned() }</span> },
            );
        }
    }
    out
}

fn has_gap(pieces: &[Html]) -> bool {
    pieces.iter().any(|piece| piece.key().is_some())
}

/// The character boundary at or after `at`.
fn cut(text: &str, at: usize) -> usize {
    (at.min(text.len())..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}
