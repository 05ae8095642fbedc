//! The Learn view: lessons in our own words, drawn by the worker. All their state is a few choices, the topic among them,
//! which the page keeps.

mod attacks;
mod built;
mod choices;
mod choose;
mod decide;
mod revoke;
mod signing;
mod store;
mod text;
mod theft;

use crate::drawn::Drawn;
use crate::request::Request;
use choices::Choices;
use macros::drawn;
use text::Lesson;

/// A lesson: its name in hooks and choices, its title, what draws it.
struct Topic(&'static str, &'static str, fn(&Lesson<'_>) -> Drawn);

const TOPICS: [Topic; 6] = [
    Topic("built", "How a JWT is built", built::draw),
    Topic("choose", "JWT or session", choose::draw),
    Topic("revoke", "Revocation and theft", revoke::draw),
    Topic("store", "Where a browser keeps tokens", store::draw),
    Topic("signing", "HS256 or RS256", signing::draw),
    Topic("attacks", "The classic attacks", attacks::draw),
];

/// The view at that topic, the first one when it is unknown; its texts are those of `docs/lessons.md`.
pub fn lesson(choices: &str, request: &Request, texts: &str) -> Drawn {
    let lesson = Lesson { choices: Choices(choices), request, texts };
    let topic = lesson.choices.get("topic").unwrap_or_default();
    let known = TOPICS.iter().find(|it| it.0 == topic).or(TOPICS.first());
    let Some(Topic(name, title, draw)) = known else { return Drawn::default() };
    drawn! {
        <nav class="card topics" aria-label="Topics">{ for TOPICS.iter().map(|it| entry(it, name)) }</nav>
        <article id="learn" class="col" data-topic={*name}>
            <h2>{ *title }</h2>
            { draw(&lesson) }
        </article>
    }
}

fn entry(Topic(name, title, _): &Topic, chosen: &str) -> Drawn {
    let current = (*name == chosen).then_some("true");
    drawn! {
        <button type="button" class="quiet" data-act={format!("learn topic={name}")} aria-current={current}>{ *title }</button>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: &str = include_str!("../docs/lessons.md");

    fn lesson(choices: &str, request: &Request) -> Drawn {
        super::lesson(choices, request, TEXTS)
    }

    #[test]
    fn every_text_is_there() {
        for Topic(name, ..) in TOPICS {
            let Drawn(drawn) = lesson(&format!("topic={name}"), &Request::default());
            assert!(!drawn.contains(crate::texts::NOT_LOADED), "{name}: {drawn}");
        }
    }

    #[test]
    fn without_texts_it_says_so() {
        let Drawn(drawn) = super::lesson("topic=store", &Request::default(), "");
        assert!(drawn.contains("could not be loaded"), "{drawn}");
    }

    #[test]
    fn every_topic_is_drawn_with_and_without_a_token() {
        let token = Request { input: "eyJhbGciOiJIUzI1NiJ9.e30.AAAA".into(), ..Request::default() };
        for request in [Request::default(), token] {
            for Topic(name, title, _) in TOPICS {
                let Drawn(drawn) = lesson(&format!("topic={name}"), &request);
                assert!(drawn.contains(&format!("\u{6}{title}")), "{name}");
                assert!(drawn.len() > 2_000, "{name} says little: {drawn}");
            }
        }
        let known = lesson("topic=built", &Request::default());
        assert_eq!(lesson("topic=unknown", &Request::default()), known);
    }
}
