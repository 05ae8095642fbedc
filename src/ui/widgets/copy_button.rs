//! A button that copies and says so.

use crate::ui::browser::clipboard;
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// How long the confirmation stays, in milliseconds.
const CONFIRMATION: u32 = 2_000;

#[derive(Properties, PartialEq)]
pub struct CopyButtonProps {
    /// What the button says.
    pub label: AttrValue,
    /// What it copies, for those who cannot see where it stands.
    pub title: AttrValue,
    /// Gives the text when the button is pressed.
    pub text: Callback<(), Rc<str>>,
    #[prop_or_default]
    pub disabled: bool,
}

/// Shows "Copied", or what to do when the browser refuses.
#[component]
pub fn CopyButton(props: &CopyButtonProps) -> Html {
    let outcome = use_state(|| None::<Result<(), clipboard::Refusal>>);
    let timer = use_mut_ref(|| None::<Timeout>);
    let onclick = {
        let (outcome, text) = (outcome.clone(), props.text.clone());
        Callback::from(move |_: MouseEvent| {
            let (outcome, timer, text) = (outcome.clone(), timer.clone(), text.emit(()));
            spawn_local(async move {
                let result = clipboard::write(&text).await;
                outcome.set(Some(result));
                let outcome = outcome.clone();
                timer.replace(Some(Timeout::new(CONFIRMATION, move || outcome.set(None))));
            });
        })
    };
    let (label, note) = match *outcome {
        None => (props.label.clone(), None),
        Some(Ok(())) => (AttrValue::Static("Copied"), None),
        Some(Err(refusal)) => (AttrValue::Static("Not copied"), Some(refusal.message())),
    };
    html! {
        <>
            <button type="button" class="quiet copy" title={&props.title} aria-label={&props.title}
                disabled={props.disabled} {onclick}>{ label }</button>
            <span class="visually-hidden" role="status">
                { if outcome.as_ref().is_some_and(Result::is_ok) { "Copied" } else { "" } }
            </span>
            if let Some(note) = note {
                <span class="refusal" role="alert">{ note }</span>
            }
        </>
    }
}
