//! The revocation problem and its answers, as a timeline on which a token is stolen.

use super::choices::option;
use super::text::Lesson;
use super::theft::{DAY, SCHEMES, Scheme, length};
use crate::drawn::Drawn;
use crate::paint::findings::inline;
use macros::drawn;

pub fn draw(lesson: &Lesson<'_>) -> Drawn {
    drawn! { { lesson.card("revoke") }{ timeline(lesson) }{ lesson.card("revoke-answers") } }
}

/// Names and minutes until it is noticed.
const NOTICED: [(&str, &str); 5] = [
    ("0", "At once"),
    ("10", "After 10 minutes"),
    ("60", "After an hour"),
    ("360", "After 6 hours"),
    ("never", "Never"),
];

fn timeline(lesson: &Lesson<'_>) -> Drawn {
    let choices = &lesson.choices;
    let stolen = choices.number("steal", DAY - 1, 100);
    let notice = choices
        .get("notice")
        .filter(|it| NOTICED.iter().any(|known| known.0 == *it))
        .unwrap_or("60");
    let noticed = notice.parse::<u32>().map_or(u32::MAX, |after| stolen + after);
    let moment = match stolen {
        0 => "at the login".to_owned(),
        _ => format!("{} after the login", length(stolen)),
    };
    drawn! {
        <section class="card prose" id="theft">
            <div class="bar"><h3>{ "Steal a token" }</h3></div>
            <div class="step">
                <label>
                    { "Stolen " }<b>{ &moment }</b>
                    <input type="range" Value={stolen.to_string()} min="0" max={(DAY - 1).to_string()} aria-valuetext={&*moment}
                        data-act="learn steal=" />
                </label>
            </div>
            <div class="step" role="group" aria-label="Noticed">
                <p>{ "And noticed" }</p>
                <div class="options">{ for NOTICED.iter().map(|(value, label)| option("notice", value, label, Some(notice))) }</div>
            </div>
            { for SCHEMES.iter().map(|it| scheme(lesson, it, stolen, noticed)) }
        </section>
    }
}

fn scheme(lesson: &Lesson<'_>, scheme: &Scheme, stolen: u32, noticed: u32) -> Drawn {
    let until = scheme.until(stolen, noticed);
    let works = until - stolen;
    // Even a minute is seen.
    let width = works.max(4);
    drawn! {
        <div class="scheme" data-scheme={scheme.name} data-value={works.to_string()}>
            <p><span>{ inline(scheme.title) }</span><b>{ if works == 0 { "stopped at once".to_owned() } else { format!("works {}", length(works)) } }</b></p>
            <svg viewBox={format!("0 0 {DAY} 10")} preserveAspectRatio="none" aria-hidden="true">
                <rect class="rail" x="0" width={DAY.to_string()} height="10" />
                <rect class="used" x="0" width={stolen.to_string()} height="10" />
                <rect class="thief" x={stolen.to_string()} width={width.to_string()} height="10" />
            </svg>
            <p class="d">{ inline(lesson.text(&["theft-", scheme.name].concat())) }</p>
        </div>
    }
}
