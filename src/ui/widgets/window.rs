//! Of a list with more rows than a browser lays out at once, those around the place to which it is scrolled. All its rows
//! have one height.

use crate::ui::browser::field;
use crate::ui::view::{Message, View};
use macros::html;
use std::ops::Range;
use yew::prelude::*;

/// With more rows than this only some are drawn.
pub const WINDOWED: usize = 300;
/// Rows drawn before and after the first visible one; more than are seen at once.
const BEFORE: usize = 20;
const AFTER: usize = 60;

/// What is drawn of a list.
pub struct Window {
    /// Rows of the list.
    pub total: usize,
    /// Those to draw.
    pub drawn: Range<usize>,
    /// Pixels of a row.
    height: usize,
}

impl Window {
    /// Of so many rows those to draw when that of the number `top` is the first visible one.
    pub fn new(total: usize, top: usize, height: usize) -> Self {
        let top = top.min(total);
        let drawn = match total {
            0..=WINDOWED => 0..total,
            _ => top.saturating_sub(BEFORE)..(top + AFTER).min(total),
        };
        Self { total, drawn, height }
    }

    /// The scrolling frame around the drawn rows. `act` is what scrolling does, without the number of the row that is
    /// the first visible one then. It begins at its top again when `key` changes.
    pub fn frame(
        &self,
        view: &View<'_>,
        class: &'static str,
        label: &'static str,
        key: u32,
        act: String,
        list: Html,
    ) -> Html {
        let (say, height) = (view.say.clone(), self.height);
        let onscroll = Callback::from(move |event: Event| {
            // Every tenth row is enough: more are drawn than are seen.
            let top = field::scrolled(&event) / height / 10 * 10;
            say.emit(Message::Do([&act, &*top.to_string()].concat()));
        });
        html! {
            <div key={key.to_string()} {class} tabindex="0" role="group" aria-label={label} {onscroll}>
                { self.gap(self.drawn.start) }
                { list }
                { self.gap(self.total - self.drawn.end) }
            </div>
        }
    }

    /// The room of rows that are not drawn; a picture, because a policy that allows no inline style allows its height.
    fn gap(&self, rows: usize) -> Html {
        html! { <svg class="gap" aria-hidden="true" height={(rows * self.height).to_string()} /> }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rows_around_the_first_visible_one_are_drawn() {
        let rows = |total, top| Window::new(total, top, 32).drawn;
        assert_eq!(rows(300, 200), 0..300, "a short list is drawn whole");
        assert_eq!(rows(301, 0), 0..60);
        assert_eq!(rows(1000, 500), 480..560);
        assert_eq!(rows(1000, 990), 970..1000);
        assert_eq!(rows(400, 5000), 380..400, "a list that became shorter");
    }
}
