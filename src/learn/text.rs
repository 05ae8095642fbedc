//! What a lesson is drawn from, and the prose and tables in it: they stand in `docs/lessons.md`.

use super::choices::Choices;
use crate::drawn::Drawn;
use crate::paint::explanation::explanation;
use crate::paint::findings::inline;
use crate::request::Request;
use crate::texts;
use macros::drawn;

/// What a lesson is drawn from.
pub struct Lesson<'a> {
    pub choices: Choices<'a>,
    pub request: &'a Request,
    /// The documents that the worker loads beside itself.
    pub texts: &'a str,
}

impl Lesson<'_> {
    /// A card with the prose of that name.
    pub fn card(&self, name: &str) -> Drawn {
        drawn! { <section class="card prose">{ self.prose(name) }</section> }
    }

    /// The prose of that name: paragraphs, headings, lists, `code`.
    pub fn prose(&self, name: &str) -> Drawn {
        explanation(self.text(name))
    }

    /// A card with the table of that name, as Markdown writes it.
    pub fn table(&self, label: &str, name: &str) -> Drawn {
        let mut rows = self.text(name).lines().map(cells);
        let head = rows.next().unwrap_or_default();
        drawn! {
            <section class="card prose">
                <table aria-label={label}>
                    <thead><tr>{ for head.iter().map(|it| drawn! { <th scope="col">{ inline(it) }</th> }) }</tr></thead>
                    <tbody>{ for rows.skip(1).map(|cells| row(&cells)) }</tbody>
                </table>
            </section>
        }
    }

    /// The text of that name as it stands.
    pub fn text(&self, name: &str) -> &str {
        texts::section(self.texts, name).unwrap_or(texts::NOT_LOADED)
    }
}

/// The cells of a line between its outer bars.
fn cells(line: &str) -> Vec<&str> {
    line.trim_matches('|').split('|').map(str::trim).collect()
}

fn row(cells: &[&str]) -> Drawn {
    let (first, others) = cells.split_first().unwrap_or((&"", &[]));
    drawn! {
        <tr>
            <th scope="row">{ inline(first) }</th>
            { for others.iter().map(|it| drawn! { <td>{ inline(it) }</td> }) }
        </tr>
    }
}
