//! The text of a rule: Markdown with headings, paragraphs, lists and code spans.

use super::findings::inline;
use crate::drawn::{self, Drawn};
use macros::drawn;

/// The explanation of a rule.
pub fn explanation(markdown: &str) -> Drawn {
    drawn! {
        <div class="explanation">{ drawn::all(&mut markdown.split("\n\n").map(paragraph)) }</div>
    }
}

/// A heading with its text, a list, or a paragraph.
fn paragraph(block: &str) -> Drawn {
    let mut lines = block.trim().lines().map(str::trim).peekable();
    let heading = lines.next_if(|line| line.starts_with("## "));
    let rest: Vec<&str> = lines.collect();
    let item = |line: &&str| drawn! { <li>{ inline(line.trim_start_matches("- ")) }</li> };
    drawn! {
        if let Some(heading) = heading {
            <h3>{ heading.trim_start_matches("## ") }</h3>
        }
        if rest.iter().any(|line| line.starts_with("- ")) {
            <ul>{ for rest.iter().map(item) }</ul>
        } else if !rest.is_empty() {
            <p>{ inline(&rest.join(" ")) }</p>
        }
    }
}
