//! The unprotected headers of a JSON serialization, beside the protected one.

use crate::drawn::Drawn;
use crate::encoding::json::{self, Member, Node};
use crate::facts::Facts;
use crate::facts::part::Part;
use crate::registry::{self, Registry};
use macros::drawn;

/// The card; nothing where there is no header besides the one that is shown.
pub fn unprotected(facts: &Facts) -> Drawn {
    let members: Vec<(&Part, &Member)> = facts
        .unprotected
        .iter()
        .flat_map(|part| {
            part.object().and_then(Node::members).into_iter().flatten().map(move |it| (part, it))
        })
        .collect();
    if members.is_empty() {
        return Drawn::default();
    }
    let tables = registry::tables();
    drawn! {
        <section class="card" id="unprotected" aria-label="Unprotected header">
            <div class="bar">
                <h2>{ "Unprotected header " }<span class="count">{ members.len() }</span></h2>
                <span class="spacer" />
                <span class="count">{ "anyone can change it" }</span>
            </div>
            <table><tbody>{ for members.iter().map(|(part, member)| row(&tables, part, member)) }</tbody></table>
        </section>
    }
}

fn row(tables: &Registry, part: &Part, member: &Member) -> Drawn {
    let source = part.source(&member.value);
    let shown = match member.value.as_str() {
        Some(_) => json::shown(source),
        None => json::pretty(&member.value, &part.text),
    };
    let meaning = tables.header_parameter(&member.name).unwrap_or("Private header parameter");
    drawn! {
        <tr data-member={&*member.name} data-value={source}>
            <td class="mark" />
            <th class="name hd">{ &*member.name }</th>
            <td><div class="v nested">{ shown }</div><div class="d">{ meaning }</div></td>
        </tr>
    }
}
