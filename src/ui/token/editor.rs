//! A plain textarea over its own text in colour: caret, undo, selection and paste are the browser's.

use super::{collapsed, spans};
use crate::facts::clean::{LARGE_TEXT, is_one_token};
use crate::session::{Action, LARGE_INPUT};
use crate::ui::browser::{drop, field, file, large};
use crate::ui::view::{Message, Reveal, View};
use macros::html;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// Characters by which is told whether a large text is one token.
const HEAD: u32 = 1_000;

pub fn editor(view: &View<'_>) -> Html {
    let input = &view.session.request.input;
    let collapsed = view.session.is_collapsed();
    // Above the limit colouring would lay out the text twice.
    let coloured = input.len() <= LARGE_INPUT;
    let shown = if collapsed { String::new() } else { input.to_string() };
    let say = view.say.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        say.emit(Message::Act(Action::Edit { input: field::value(&event).into() }));
        // Both are drawn at once, so that letting go of the key draws nothing.
        say.emit(at_caret(&event, Reveal::Nothing));
    });
    let placeholder = if collapsed { "Paste here to replace it" } else { "Paste a token: eyJ…" };
    let class = match (collapsed, coloured) {
        (true, _) => "editor plain replace",
        (false, true) => "editor",
        (false, false) => "editor plain",
    };
    html! {
        <div class={class}>
            if !coloured && !collapsed {
                { collapsed::around(view) }
            }
            if coloured {
                <pre class="mirror" aria-hidden="true">
                    { for spans::pieces(&view.session.root, input, view.session.marked.as_ref()).into_iter().map(piece) }
                    { "\n" }
                </pre>
            }
            <textarea id="token" value={shown} {oninput} onpaste={take_large(view)} ondrop={take_dropped(view)}
                onkeyup={caret(view, Reveal::Nothing)} onclick={caret(view, Reveal::Box)} aria-describedby="position" spellcheck="false" autocomplete="off" autocapitalize="off" rows="1" {placeholder} />
        </div>
    }
}

/// A stretch of text of one colour.
pub(super) fn piece((class, text): (String, &str)) -> Html {
    let marked = class.ends_with(spans::MARKED).then_some("true");
    html! { <span {class} data-marked={marked}>{ text.to_owned() }</span> }
}

fn caret<E: AsRef<Event> + 'static>(view: &View<'_>, reveal: Reveal) -> Callback<E> {
    view.say.reform(move |event: E| at_caret(event.as_ref(), reveal))
}

/// Says where the caret stands.
fn at_caret(event: &Event, reveal: Reveal) -> Message {
    let area: HtmlTextAreaElement = event.target_unchecked_into();
    Message::Show(Action::PutCaret { units: drop::selection(&area).0 }, reveal)
}

/// A large paste stays out of the textarea.
fn take_large(view: &View<'_>) -> Callback<Event> {
    let say = view.say.clone();
    Callback::from(move |event: Event| join(&event, &say))
}

/// A dropped file is opened; dropped text is like pasted text.
fn take_dropped(view: &View<'_>) -> Callback<DragEvent> {
    let say = view.say.clone();
    Callback::from(move |event: DragEvent| {
        if let Some(dropped) = drop::dropped_file(&event) {
            event.prevent_default();
            file::open(dropped, say.clone(), |input| Action::Edit { input });
        } else {
            join(&event, &say);
        }
    })
}

/// Puts a large text between what stands before and after the selection; a small one is left to the browser.
fn join(event: &Event, say: &Callback<Message>) {
    let area: HtmlTextAreaElement = event.target_unchecked_into();
    let Some(pasted) = large::transferred(event) else { return };
    let value = area.value();
    let length = usize::try_from(pasted.length()).unwrap_or(usize::MAX);
    if length + value.len() <= LARGE_INPUT {
        return;
    }
    event.prevent_default();
    let (start, end) = drop::selection(&area);
    let units: Vec<u16> = value.encode_utf16().collect();
    let before = String::from_utf16_lossy(units.get(..start).unwrap_or_default());
    let after = String::from_utf16_lossy(units.get(end..).unwrap_or_default());
    if length > LARGE_TEXT {
        let begin: String = pasted.slice(0, HEAD).into();
        let head = [&before, &*begin].concat();
        if !is_one_token(&head)
            && let Some(text) =
                large::joined([(&before).into(), pasted.clone().into(), (&after).into()])
        {
            say.emit(Message::Search(text, "".into(), head.into()));
            return;
        }
    }
    let input = [before, pasted.into(), after].concat().into();
    say.emit(Message::Act(Action::Edit { input }));
}
