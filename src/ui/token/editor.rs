//! A plain textarea over its own text in colour: caret, undo, selection and paste are the browser's.

use super::spans;
use crate::session::{Action, LARGE_INPUT, Session};
use crate::ui::browser::file;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::{ClipboardEvent, DataTransfer, HtmlTextAreaElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct EditorProps {
    pub session: Rc<Session>,
    pub dispatch: Callback<Action>,
}

#[component]
pub fn Editor(props: &EditorProps) -> Html {
    let session = &props.session;
    let input = session.request.input.clone();
    let collapsed = session.is_collapsed();
    // Above the limit colouring would lay out the text twice.
    let coloured = input.len() <= LARGE_INPUT;
    let place = use_node_ref();
    use_value(&place, if collapsed { "" } else { &input });
    let oninput = props.dispatch.reform(|event: InputEvent| Action::Edit {
        input: event.target_unchecked_into::<HtmlTextAreaElement>().value().into(),
    });
    let class = classes!("editor", collapsed.then_some("replace"), (!coloured).then_some("plain"));
    html! {
        <div {class}>
            if coloured {
                <pre class="mirror" aria-hidden="true">
                    { for spans::pieces(&session.facts, &input).into_iter().map(|(class, text)| {
                        html! { <span {class}>{ text.to_owned() }</span> }
                    }) }
                    { "\n" }
                </pre>
            }
            <textarea id="token" ref={place} {oninput} onpaste={on_paste(&props.dispatch)}
                ondrop={on_drop(&props.dispatch)} spellcheck="false" autocomplete="off" autocapitalize="off"
                autocorrect="off" rows="1"
                placeholder={if collapsed { "Paste here to replace it" } else { "Paste a token: eyJ…" }} />
        </div>
    }
}

/// Writes the textarea only when the state differs from what it holds: writing empties the browser's undo history.
#[hook]
fn use_value(place: &NodeRef, value: &str) {
    let place = place.clone();
    use_effect_with(value.to_owned(), move |value| {
        if let Some(area) = place.cast::<HtmlTextAreaElement>()
            && area.value() != *value
        {
            area.set_value(value);
        }
    });
}

/// A large paste stays out of the textarea; it joins what stands around the selection.
fn on_paste(dispatch: &Callback<Action>) -> Callback<Event> {
    let dispatch = dispatch.clone();
    Callback::from(move |event: Event| {
        let area: HtmlTextAreaElement = event.target_unchecked_into();
        let data = wasm_bindgen::JsCast::dyn_ref::<ClipboardEvent>(&event)
            .and_then(ClipboardEvent::clipboard_data);
        take_large(&event, &area, data, &dispatch);
    })
}

fn on_drop(dispatch: &Callback<Action>) -> Callback<DragEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |event: DragEvent| {
        let area: HtmlTextAreaElement = event.target_unchecked_into();
        let dropped = event.data_transfer().and_then(|data| data.files()).and_then(|it| it.get(0));
        if let Some(dropped) = dropped {
            event.prevent_default();
            let dispatch = dispatch.clone();
            spawn_local(async move {
                if let Some(input) = file::text(&dropped).await {
                    dispatch.emit(Action::Edit { input: input.into() });
                }
            });
        } else {
            take_large(&event, &area, event.data_transfer(), &dispatch);
        }
    })
}

fn take_large(
    event: &Event,
    area: &HtmlTextAreaElement,
    data: Option<DataTransfer>,
    dispatch: &Callback<Action>,
) {
    let Some(pasted) = data.and_then(|data| data.get_data("text/plain").ok()) else { return };
    let value = area.value();
    if pasted.len() + value.len() <= LARGE_INPUT {
        return;
    }
    event.prevent_default();
    let units: Vec<u16> = value.encode_utf16().collect();
    let caret =
        |at: Result<Option<u32>, _>| at.ok().flatten().and_then(|at| usize::try_from(at).ok());
    let start = caret(area.selection_start()).unwrap_or(units.len());
    let end = caret(area.selection_end()).unwrap_or(units.len());
    let before = String::from_utf16_lossy(units.get(..start).unwrap_or_default());
    let after = String::from_utf16_lossy(units.get(end..).unwrap_or_default());
    dispatch.emit(Action::Edit { input: format!("{before}{pasted}{after}").into() });
}
