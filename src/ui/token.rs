//! The token box.

mod collapsed;
mod editor;
mod examples;
mod notes;
mod spans;

use crate::examples::Example;
use crate::session::{Action, Session};
use crate::ui::browser::{clipboard, file};
use collapsed::collapsed;
use editor::Editor;
use examples::Examples;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct TokenCardProps {
    pub session: Rc<Session>,
    pub dispatch: Callback<Action>,
    pub on_example: Callback<Example>,
}

#[component]
pub fn TokenCard(props: &TokenCardProps) -> Html {
    let session = &props.session;
    let notice = use_state(|| None::<&'static str>);
    let clear = {
        let (dispatch, notice) = (props.dispatch.clone(), notice.clone());
        Callback::from(move |_: MouseEvent| {
            notice.set(None);
            dispatch.emit(Action::Clear);
        })
    };
    let on_file = props.dispatch.reform(|input| Action::Edit { input });
    html! {
        <section class="card token-card" aria-label="Token">
            <div class="bar">
                <h2><label for="token">{ "Token" }</label></h2>
                <span class="spacer" />
                <button type="button" id="paste" onclick={paste(props, &notice)}>{ "Paste" }</button>
                <Examples on_example={props.on_example.clone()} />
                { file::open_button("File", "Open a file with a token", on_file) }
                <button type="button" class="quiet" id="clear" onclick={clear}>{ "Clear" }</button>
            </div>
            if let Some(notice) = *notice {
                <p class="notice" role="alert">{ notice }</p>
            }
            if let Some(example) = session.example {
                <p class="notice example" role="status">
                    { format!("Example: {}. Made in this page with throw-away keys.", example.label()) }
                </p>
            }
            if session.is_collapsed() {
                { collapsed(&session.facts, &session.request.input, &props.dispatch) }
            }
            <Editor session={session.clone()} dispatch={props.dispatch.clone()} />
            <div class="foot">{ for notes::notes(session).into_iter().map(|note| html! { <span>{ note }</span> }) }</div>
        </section>
    }
}

fn paste(
    props: &TokenCardProps,
    notice: &UseStateHandle<Option<&'static str>>,
) -> Callback<MouseEvent> {
    let (dispatch, notice) = (props.dispatch.clone(), notice.clone());
    Callback::from(move |_: MouseEvent| {
        let (dispatch, notice) = (dispatch.clone(), notice.clone());
        spawn_local(async move {
            match clipboard::read().await {
                Ok(input) => {
                    notice.set(None);
                    dispatch.emit(Action::Edit { input: input.into() });
                }
                Err(refusal) => notice.set(Some(refusal.message())),
            }
        });
    })
}
