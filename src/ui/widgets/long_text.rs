//! Text that may be very long: its beginning, and the rest on request.

use std::rc::Rc;
use yew::prelude::*;

/// Bytes shown before anybody asks for more.
const PREVIEW: usize = 2_000;
/// Bytes added by each request, so that no click lays out a megabyte.
const MORE: usize = 100_000;

#[derive(Properties, PartialEq)]
pub struct LongTextProps {
    pub text: Rc<str>,
    #[prop_or(PREVIEW)]
    pub preview: usize,
}

#[component]
pub fn LongText(props: &LongTextProps) -> Html {
    let shown = use_state(|| props.preview);
    let end = floor_boundary(&props.text, *shown);
    let rest = props.text.len() - end;
    let onclick = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + MORE))
    };
    html! {
        <>
            { props.text.get(..end).unwrap_or_default() }
            if rest > 0 {
                <span class="more">
                    { "… " }
                    <button type="button" class="quiet" {onclick}>
                        { format!("show {} more of {} characters", rest.min(MORE), props.text.len()) }
                    </button>
                </span>
            }
        </>
    }
}

/// The largest character boundary at or below `at`.
fn floor_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::floor_boundary;

    #[test]
    fn a_cut_never_splits_a_character() {
        assert_eq!(floor_boundary("aéb", 2), 1);
        assert_eq!(floor_boundary("aéb", 3), 3);
        assert_eq!(floor_boundary("aé", 9), 3);
    }
}
