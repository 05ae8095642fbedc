//! What a thief of the token could do, closed until somebody asks.

use super::findings::inline;
use crate::drawn::Drawn;
use crate::exposure::Aspect;
use macros::drawn;

/// The disclosure; nothing where there are no claims to tell from.
pub fn exposure(aspects: &[Aspect]) -> Drawn {
    if aspects.is_empty() {
        return Drawn::default();
    }
    let short: Vec<&str> =
        aspects.iter().map(|it| &*it.short).filter(|it| !it.is_empty()).collect();
    drawn! {
        <details id="exposure" class="card">
            <summary class="bar">
                <h2>{ "If it were stolen now" }</h2>
                <span class="count">{ format!("It {}.", short.join(", ")) }</span>
            </summary>
            <dl>{ for aspects.iter().map(aspect) }</dl>
        </details>
    }
}

fn aspect(aspect: &Aspect) -> Drawn {
    drawn! {
        <div data-aspect={aspect.name}>
            <dt>{ aspect.question }</dt>
            <dd>{ for aspect.lines.iter().map(|line| drawn! { <p>{ inline(line) }</p> }) }</dd>
        </div>
    }
}
