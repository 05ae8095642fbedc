//! Keys: what the key box holds, and keys that were pasted as a token.

use crate::drawn::Drawn;
use crate::report::{KeyBox, KeyDescription, KeyProblem};
use macros::drawn;

/// Keys of the key box listed.
const LISTED: usize = 8;
/// Keys of the token box listed.
const AUDITED: usize = 100;

/// The keys of the box and what is wrong with them.
pub fn contents(keys: &KeyBox) -> Drawn {
    let rest = keys.keys.len().saturating_sub(LISTED);
    drawn! {
        { for keys.problems.iter().map(problem) }
        if keys.keys.len() > 1 || keys.keys.iter().any(|key| key.thumbprint.is_some()) {
            <ul class="keys">
                { for keys.keys.iter().take(LISTED).map(line) }
                if rest > 0 {
                    <li>{ format!("and {rest} more") }</li>
                }
            </ul>
        }
    }
}

/// What the second text was taken for.
pub fn second(recognised: &str) -> Drawn {
    drawn! {
        if !recognised.is_empty() {
            <p id="second-recognised" class="hint">{ "Taken for: " }{ recognised }</p>
        }
    }
}

fn problem(problem: &KeyProblem) -> Drawn {
    drawn! { <p class="notice err" data-key-problem={&*problem.code}>{ &problem.message }</p> }
}

fn line(key: &KeyDescription) -> Drawn {
    drawn! {
        <li class={key.used.then_some("used")}>
            <code>{ &key.id }</code>{ " " }{ &key.description }
            if key.used {
                { " — used" }
            }
            { details(key) }
        </li>
    }
}

/// Use, thumbprint and certificate, as far as there are any.
fn details(key: &KeyDescription) -> Drawn {
    // Without a `kid` the thumbprint is the name.
    let thumbprint = key.thumbprint.as_ref().filter(|it| **it != key.id);
    drawn! {
        if let Some(purpose) = &key.purpose {
            <div class="d">{ purpose }</div>
        }
        if let Some(thumbprint) = thumbprint {
            <div class="d">{ "RFC 7638 thumbprint " }<code>{ thumbprint }</code></div>
        }
        if let Some(certificate) = &key.certificate {
            <div class="d">{ certificate }</div>
        }
    }
}

/// The card of keys that were pasted as a token.
pub fn pasted(keys: &KeyBox) -> Drawn {
    let rest = keys.keys.len().saturating_sub(AUDITED);
    drawn! {
        <section class="card" id="pasted-keys" aria-label="Keys in the token box">
            <div class="bar">
                <h2>{ "Keys " }<span class="count">{ keys.keys.len() }</span></h2>
                <span class="spacer" />
                <button type="button" id="use-as-key" data-act="use-as-key">{ "Use as the key" }</button>
            </div>
            { for keys.problems.iter().map(problem) }
            <table><tbody>{ for keys.keys.iter().take(AUDITED).map(row) }</tbody></table>
            if rest > 0 {
                <p class="nothing">{ format!("and {rest} more") }</p>
            }
        </section>
    }
}

fn row(key: &KeyDescription) -> Drawn {
    drawn! {
        <tr data-key={key.id.as_str()}>
            <td class="mark" />
            <th class="name hd">{ &key.description }</th>
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
