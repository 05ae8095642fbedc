//! The classic attacks, each with an example that does no harm: their keys protect nothing.

use super::text::Lesson;
use crate::drawn::Drawn;
use crate::examples::Example;
use macros::drawn;

pub fn draw(lesson: &Lesson<'_>) -> Drawn {
    drawn! { { lesson.card("attacks") }{ for ATTACKS.iter().map(|it| attack(lesson, it)) } }
}

/// A title and an example.
struct Attack(&'static str, Example);

const ATTACKS: [Attack; 5] = [
    Attack("alg: none", Example::Unsigned),
    Attack("Key confusion", Example::KeyConfusion),
    Attack("Weak secret", Example::WeakSecret),
    Attack("No expiry", Example::NoExpiry),
    Attack("Embedded key", Example::EmbeddedKey),
];

fn attack(lesson: &Lesson<'_>, Attack(title, example): &Attack) -> Drawn {
    drawn! {
        <section class="card prose" data-attack={example.name()}>
            <div class="bar">
                <h3>{ *title }</h3>
                <span class="spacer" />
                <button type="button" data-act={format!("example {}", example.name())} aria-label={format!("Open in Inspect: {title}")}>{ "Open in Inspect" }</button>
            </div>
            { lesson.prose(&["attack-", example.name()].concat()) }
        </section>
    }
}
