//! One member: its name, its exact value, what it means.

use super::{Side, marks, time, value};
use crate::encoding::json::{self, Member};
use crate::facts::part::Part;
use crate::registry;
use crate::report::Severity;
use crate::report::outcome::Mark;
use crate::time::Timestamp;
use crate::ui::disclosures;
use crate::ui::view::View;
use crate::ui::widgets::el::{el, text};
use crate::ui::widgets::pip::pip;
use macros::html;
use std::ops::Range;
use yew::prelude::*;

/// `bytes` and `place` are for [`marks::name`]; there is no place where the member stands nowhere in the token.
pub fn row(
    view: &View<'_>,
    member: &Member,
    part: &Part,
    side: Side,
    bytes: &Range<usize>,
    place: Option<(bool, bool)>,
) -> Html {
    let pointer = format!("{}/{}", side.pointer(), json::escape(&member.name));
    let number = member.value.as_number().filter(|_| registry::is_time(&member.name));
    let shown = match number.and_then(|number| Some((number, Timestamp::from_number(number)?))) {
        Some((number, instant)) => time::time(instant, number, view.now),
        None => value::value(view, &pointer, &member.value, part),
    };
    let replaced = part.replaced.binary_search(&member.value.span.start).is_ok();
    let shown = match side {
        Side::Claims => html! { <>{ shown }{ disclosures::origin(view, &pointer) }</> },
        Side::Header => shown,
    };
    let mut notes = Vec::new();
    if replaced {
        notes.push("repeated; most parsers keep the last".to_owned());
    }
    notes.extend(value::repeated_inside(&pointer, &member.value, part));
    drawn(Row {
        name: json::shown(part.text.get(member.name_span.clone()).unwrap_or_default()),
        member: &member.name,
        value: part.source(&member.value),
        class: if side == Side::Header { "name hd" } else { "name" },
        bytes: bytes.clone(),
        place,
        mark: worst(view, &pointer).map(finding).unwrap_or_default(),
        shown,
        replaced,
        notes,
        description: description(view, side, member),
    })
}

/// A row of a table of members or of bytes.
pub struct Row<'a> {
    /// Name and value for those who automate the page.
    pub member: &'a str,
    pub value: &'a str,
    pub name: String,
    pub class: &'static str,
    pub bytes: Range<usize>,
    /// For [`marks::name`].
    pub place: Option<(bool, bool)>,
    pub mark: Html,
    pub shown: Html,
    pub replaced: bool,
    pub notes: Vec<String>,
    pub description: String,
}

/// The row's element.
pub fn drawn(row: Row<'_>) -> Html {
    let mut cell = vec![row.shown];
    cell.extend(row.notes.into_iter().map(|note| text("div", "lost", note)));
    cell.push(text("div", "d", row.description));
    html! {
        <tr data-member={row.member.to_owned()} data-value={row.value.to_owned()}
            data-replaced={row.replaced.then_some("true")}>
            { el("td", "mark", vec![row.mark]) }
            <th scope="row" class={row.class}>{ marks::name(row.name, &row.bytes, row.place) }</th>
            { el("td", "", cell) }
        </tr>
    }
}

/// Of an algorithm what it is, of any other member what its name means. Every row has a line of it, and keeps the
/// place while the worker has not sent its tables, so that nothing moves when it does.
fn description(view: &View<'_>, side: Side, member: &Member) -> String {
    let registry = &view.session.registry;
    if registry.is_empty() {
        return "\u{a0}".to_owned();
    }
    let outcome = view.session.outcome.as_deref();
    // What a claim means to the provider says more than what it means in general.
    let special = outcome.and_then(|it| registry::look_up(&it.explained, &member.name));
    let (known, private) = match side {
        Side::Claims => (special.or(registry.claim(&member.name)), "Private claim"),
        Side::Header => (registry.header_parameter(&member.name), "Private header parameter"),
    };
    let names_algorithm = side == Side::Header && matches!(&*member.name, "alg" | "enc");
    let algorithm = member.value.as_str().filter(|_| names_algorithm);
    let algorithm = algorithm.and_then(|name| registry.algorithm(name));
    algorithm.or(known).unwrap_or(private).to_owned()
}

/// The way to a finding.
fn finding(mark: &Mark) -> Html {
    html! {
        <button type="button" class="where" title="Show the finding"
            data-act={["finding ", &mark.rule].concat()}>{ pip(mark.severity) }</button>
    }
}

/// The worst finding about the member or something inside it.
fn worst<'a>(view: &View<'a>, pointer: &str) -> Option<&'a Mark> {
    let about = |mark: &&Mark| {
        let rest = mark.path.strip_prefix(pointer);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let marks = view.session.outcome.as_ref()?.marks.iter();
    let heard = marks.filter(|mark| mark.severity < Severity::Verbose);
    heard.filter(about).min_by_key(|mark| mark.severity)
}
