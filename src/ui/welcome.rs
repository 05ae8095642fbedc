//! What the page shows before anything is pasted.

use macros::html;
use yew::prelude::*;

/// What can be pasted, what is answered, and an example to start with.
pub fn welcome() -> Html {
    html! {
        <section class="card welcome" aria-label="How it works">
            <dl>
                <dt class="h">{ "eyJhbGciOiJFUzI1NiJ9." }</dt><dd>{ "header: how it is signed" }</dd>
                <dt class="p">{ "eyJzdWIiOiJ1c2VyIn0." }</dt><dd>{ "payload: what it says" }</dd>
                <dt class="s">{ "Yh3nBv5a1o2lqzq0nV1y" }</dt><dd>{ "signature: who made it" }</dd>
            </dl>
            <ol>
                <li>
                    <b>{ "Paste a token" }</b>
                    { "With or without “Bearer”, quotes or line breaks. It is decoded while you type." }
                </li>
                <li>
                    <b>{ "Add the key" }</b>
                    { "A shared secret, PEM, certificate, JWK or key set. The answer says which key verified it." }
                </li>
                <li>
                    <b>{ "Read the four answers" }</b>
                    { "What it is, whether it is alive, whether it is genuine, and what is wrong with it." }
                </li>
            </ol>
            <p>
                { "No token at hand? " }
                <button type="button" data-act="example es256">{ "Show an example" }</button>
            </p>
        </section>
    }
}
