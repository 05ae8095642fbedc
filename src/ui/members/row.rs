//! One member: its name, its exact value, what it means.

use super::{Side, time, value};
use crate::encoding::json::{self, Member};
use crate::facts::part::Part;
use crate::registry;
use crate::report::{Finding, Severity};
use crate::time::Timestamp;
use crate::ui::view::View;
use crate::ui::widgets::pip::pip;
use yew::prelude::*;

pub fn row(view: &View<'_>, member: &Member, part: &Part, side: Side) -> Html {
    let pointer = format!("{}/{}", side.pointer(), json::escape(&member.name));
    let number = member.value.as_number().filter(|_| registry::is_time(&member.name));
    let shown = match number.and_then(|number| Some((number, Timestamp::from_number(number)?))) {
        Some((number, instant)) => time::time(instant, number, view.now),
        None => value::value(view, &pointer, &member.value, part),
    };
    html! {
        <tr data-member={member.name.to_string()} data-value={part.source(&member.value).to_owned()}>
            <td class="mark">{ worst(view, &pointer).map(pip) }</td>
            <th scope="row" class={if side == Side::Header { "name hd" } else { "name" }}>
                { value::visible(&member.name) }
            </th>
            <td>
                { shown }
                if let Some(text) = description(view, side, member) {
                    <div class="d">{ text }</div>
                }
            </td>
        </tr>
    }
}

/// Of an algorithm what it is, of any other member what its name means. While the worker has not sent its tables
/// the place is kept, so that nothing moves when it does.
fn description(view: &View<'_>, side: Side, member: &Member) -> Option<String> {
    let registry = &view.session.registry;
    if registry.is_empty() {
        return Some("\u{a0}".to_owned());
    }
    let text = match (side, &*member.name, member.value.as_str()) {
        (Side::Header, "alg" | "enc", Some(name)) => {
            registry.algorithm(name).or_else(|| registry.header_parameter(&member.name))
        }
        (Side::Header, name, _) => registry.header_parameter(name),
        (Side::Claims, name, _) => registry.claim(name),
    };
    text.map(str::to_owned)
}

/// The worst finding about the member or something inside it.
fn worst(view: &View<'_>, pointer: &str) -> Option<Severity> {
    let about = |finding: &&Finding| {
        let rest = finding.path.as_deref().and_then(|path| path.strip_prefix(pointer));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let findings = &view.session.judgement.as_ref()?.findings;
    let severities = findings.iter().filter(about).map(|finding| finding.severity);
    severities.filter(|severity| *severity < Severity::Verbose).min()
}
