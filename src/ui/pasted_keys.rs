//! Keys in the token box: what they are, and the way to the key box.

use super::view::{Message, View};
use crate::report::KeyDescription;
use crate::session::Action;
use macros::html;
use yew::prelude::*;

/// Keys listed.
const LISTED: usize = 100;

/// The card, when keys were pasted as a token.
pub fn pasted_keys(view: &View<'_>) -> Html {
    let Some(judgement) = &view.session.judgement else { return Html::default() };
    let Some(keys) = &judgement.pasted_keys else { return Html::default() };
    let onclick = view.on(|| Message::Act(Action::UseAsKey));
    let rest = keys.keys.len().saturating_sub(LISTED);
    html! {
        <section class="card" id="pasted-keys" aria-label="Keys in the token box">
            <div class="bar">
                <h2>{ "Keys " }<span class="count">{ keys.keys.len() }</span></h2>
                <span class="spacer" />
                <button type="button" id="use-as-key" {onclick}>{ "Use as the key" }</button>
            </div>
            { for keys.problems.iter().map(|problem| html! {
                <p class="notice err" data-key-problem={problem.code.to_string()}>{ &problem.message }</p>
            }) }
            <table><tbody>{ for keys.keys.iter().take(LISTED).map(row) }</tbody></table>
            if rest > 0 {
                <p class="nothing">{ format!("and {rest} more") }</p>
            }
        </section>
    }
}

fn row(key: &KeyDescription) -> Html {
    html! {
        <tr data-key={key.id.clone()}>
            <td class="mark" />
            <th scope="row" class="name hd">{ &key.description }</th>
            <td>
                <div class="v">{ &key.id }</div>
                <div class="d">{ key.purpose.as_deref().unwrap_or("says nothing of its use") }</div>
                if let Some(thumbprint) = &key.thumbprint {
                    <div class="d">{ "RFC 7638 thumbprint " }<code>{ thumbprint }</code></div>
                }
                if let Some(certificate) = &key.certificate {
                    <div class="d">{ certificate }</div>
                }
                if key.private {
                    <div class="d err">{ "The private half is in the text: whoever sees it can sign." }</div>
                }
            </td>
        </tr>
    }
}
