//! One member: its name, its exact value, what it means.

use super::{Side, time, value};
use crate::encoding::json::{self, Member, Node};
use crate::facts::part::Part;
use crate::registry::{self, Entry};
use crate::report::{Finding, Severity};
use crate::time::Timestamp;
use crate::ui::widgets::pip::pip;
use yew::prelude::*;

pub fn row(member: &Member, part: &Part, side: Side, findings: &[Finding], now: Timestamp) -> Html {
    let entry = entry(side, &member.name);
    let worst = worst(&pointer(side, &member.name), findings);
    let is_time = entry.is_some_and(|entry| entry.is_time);
    html! {
        <tr data-member={member.name.to_string()} data-value={part.source(&member.value).to_owned()}>
            <td class="mark">{ worst.map(pip) }</td>
            <th scope="row" class={if side == Side::Header { "name hd" } else { "name" }}>{ value::visible(&member.name) }</th>
            <td>
                if let Some(instant) = instant(&member.value).filter(|_| is_time) {
                    { time::view(instant, part.source(&member.value), now) }
                } else {
                    { value::view(&member.value, part) }
                }
                if let Some(entry) = entry {
                    <div class="d">{ entry.description }</div>
                }
            </td>
        </tr>
    }
}

fn instant(node: &Node) -> Option<Timestamp> {
    Timestamp::from_number(node.as_number()?)
}

fn entry(side: Side, name: &str) -> Option<Entry> {
    match side {
        Side::Claims => registry::claim(name),
        Side::Header => registry::header_parameter(name),
    }
}

fn pointer(side: Side, name: &str) -> String {
    let part = if side == Side::Header { "header" } else { "claims" };
    format!("/{part}/{}", json::escape(name))
}

/// The worst finding about the member or something inside it.
fn worst(pointer: &str, findings: &[Finding]) -> Option<Severity> {
    let about = |path: &str| {
        path.strip_prefix(pointer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let relevant = findings.iter().filter(|it| it.path.as_deref().is_some_and(about));
    relevant.map(|it| it.severity).filter(|it| *it < Severity::Verbose).min()
}
