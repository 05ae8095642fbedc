//! One finding: what, where, and on request why and what to do.

use super::problems::place_button;
use crate::report::{Finding, Severity};
use crate::ui::view::{Message, View};
use crate::ui::widgets::pip::pip;
use macros::html;
use web_sys::HtmlDetailsElement;
use yew::prelude::*;

/// A row, with the rule's own text once the worker sent it.
pub fn row(view: &View<'_>, finding: &Finding) -> Html {
    let explanation = view.session.explanation(&finding.rule);
    let ontoggle = {
        let (rule, known) = (finding.rule.to_string(), explanation.is_some());
        let say = view.say.clone();
        Callback::from(move |event: Event| {
            if event.target_unchecked_into::<HtmlDetailsElement>().open() && !known {
                say.emit(Message::Explain(rule.clone()));
            }
        })
    };
    html! {
        <article class="finding" key={finding.rule.to_string()} data-rule={finding.rule.to_string()} data-severity={name(finding.severity)}>
            { pip(finding.severity) }
            <b>{ finding.title.to_string() }</b>
            <code>{ finding.rule.to_string() }</code>
            <p>{ inline(&finding.message) }{ " " }{ for references(&finding.reference) }{ place(view, finding) }</p>
            <details {ontoggle}>
                <summary>{ "Why and what to do" }</summary>
                if let Some(text) = explanation {
                    <div class="explanation">{ for text.split("\n\n").map(paragraph) }</div>
                }
            </details>
        </article>
    }
}

/// The way to the characters that it is about.
fn place(view: &View<'_>, finding: &Finding) -> Html {
    let Some(offset) = finding.offset else { return Html::default() };
    let place = (offset, finding.length.unwrap_or_default());
    html! { <>{ " " }{ place_button(view, place, format!("character {}", offset + 1)) }</> }
}

fn name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
        Severity::Verbose => "verbose",
        Severity::Ok => "ok",
    }
}

/// A block of the explanation's Markdown: a heading with its text, a list, or a paragraph.
fn paragraph(block: &str) -> Html {
    let mut lines = block.trim().lines().map(str::trim).peekable();
    let heading = lines.next_if(|line| line.starts_with("## "));
    let rest: Vec<&str> = lines.collect();
    html! {
        <>
            if let Some(heading) = heading {
                <h3>{ heading.trim_start_matches("## ").to_owned() }</h3>
            }
            if rest.iter().any(|line| line.starts_with("- ")) {
                <ul>{ for rest.iter().map(|line| html! { <li>{ inline(line.trim_start_matches("- ")) }</li> }) }</ul>
            } else if !rest.is_empty() {
                <p>{ inline(&rest.join(" ")) }</p>
            }
        </>
    }
}

/// Text with its `code` spans.
fn inline(text: &str) -> Html {
    let pieces = text.split('`').enumerate().map(|(index, piece)| {
        let piece = piece.to_owned();
        if index % 2 == 1 {
            html! { <code>{ piece }</code> }
        } else {
            html! { { piece } }
        }
    });
    html! { { for pieces } }
}

/// The documents cited, RFCs as links; a link is followed only when a person clicks it.
fn references(text: &str) -> Vec<Html> {
    let cited = text.split("; ").filter(|reference| !reference.is_empty()).enumerate();
    let separate = |(index, reference)| {
        html! { <>{ if index > 0 { "; " } else { "" } }{ reference_link(reference) }</> }
    };
    cited.map(separate).collect()
}

fn reference_link(reference: &str) -> Html {
    let mut words = reference.strip_prefix("RFC ").unwrap_or_default().split([' ', ',']);
    let number =
        words.next().filter(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_digit()));
    let Some(number) = number else {
        return html! { { reference.to_owned() } };
    };
    // Of "3.2-3.5" the first section.
    let section = words.next().unwrap_or_default();
    let end = section.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(section.len());
    let anchor = match section.get(..end) {
        None | Some("") => String::new(),
        Some(section) => format!("#section-{section}"),
    };
    let href = format!("https://www.rfc-editor.org/rfc/rfc{number}{anchor}");
    html! {
        <a {href} target="_blank" rel="noopener noreferrer">{ reference.to_owned() }</a>
    }
}
