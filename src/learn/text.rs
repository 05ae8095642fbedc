//! Prose and tables of the lessons.

use crate::drawn::Drawn;
use crate::paint::explanation::explanation;
use crate::paint::findings::inline;
use macros::drawn;

/// A card with text: paragraphs, `## ` headings, `- ` lists, `code`.
pub fn card(markdown: &str) -> Drawn {
    drawn! { <section class="card prose">{ explanation(markdown) }</section> }
}

/// A card with a table: a row a line, `|` between the cells, the head first.
pub fn table(label: &str, rows: &str) -> Drawn {
    let mut rows = rows.lines();
    let head = rows.next().unwrap_or_default();
    drawn! {
        <section class="card prose">
            <table aria-label={label}>
                <thead><tr>{ for head.split('|').map(|it| drawn! { <th scope="col">{ inline(it.trim()) }</th> }) }</tr></thead>
                <tbody>{ for rows.map(row) }</tbody>
            </table>
        </section>
    }
}

fn row(line: &str) -> Drawn {
    let mut cells = line.split('|').map(str::trim);
    drawn! {
        <tr>
            <th scope="row">{ inline(cells.next().unwrap_or_default()) }</th>
            { for cells.map(|it| drawn! { <td>{ inline(it) }</td> }) }
        </tr>
    }
}
