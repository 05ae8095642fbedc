//! The text of a rule: Markdown with headings, paragraphs, lists and code spans.

use super::findings::{inline, pip};
use crate::drawn::{self, Drawn};
use crate::facts::profile;
use crate::lints::{LINTS, Lint};
use macros::drawn;

/// The explanation of a rule.
pub fn explanation(markdown: &str) -> Drawn {
    drawn! {
        <div class="explanation">{ drawn::all(&mut markdown.split("\n\n").map(paragraph)) }</div>
    }
}

/// Every rule, area by area; each explains itself when it is opened.
pub fn index() -> Drawn {
    drawn! {
        <div class="explanation">
            { drawn::all(&mut LINTS.iter().map(|(area, rules)| drawn! {
                <h3>{ *area }</h3>
                { drawn::all(&mut rules.iter().map(|rule| entry(rule))) }
            })) }
        </div>
    }
}

/// What a token can be taken for, as the options of a list.
pub fn kinds() -> Drawn {
    drawn::all(&mut profile::all().iter().map(|it| {
        drawn! {
            <option Value={it.id}>{ it.label }</option>
        }
    }))
}

fn entry(lint: &Lint) -> Drawn {
    drawn! {
        <details>
            <summary data-act={format!("explain {}", lint.id())}>
                { pip(lint.severity) }{ " " }<code>{ lint.id() }</code>{ " " }{ lint.title() }
            </summary>
            { drawn::hole(lint.id()) }
        </details>
    }
}

/// A heading with its text, a list, or a paragraph.
fn paragraph(block: &str) -> Drawn {
    let mut lines = block.trim().lines().map(str::trim).peekable();
    let heading = lines.next_if(|line| line.starts_with("##"));
    let rest: Vec<&str> = lines.collect();
    let item = |line: &&str| drawn! { <li>{ inline(line.trim_start_matches("- ")) }</li> };
    drawn! {
        if let Some(heading) = heading {
            <h3>{ heading.trim_start_matches('#').trim_start() }</h3>
        }
        if rest.iter().any(|line| line.starts_with("- ")) {
            <ul>{ for rest.iter().map(item) }</ul>
        } else if !rest.is_empty() {
            <p>{ inline(&rest.join(" ")) }</p>
        }
    }
}
