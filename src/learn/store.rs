//! Where a browser should keep tokens.

use super::text::Lesson;
use crate::drawn::Drawn;
use macros::drawn;

pub fn draw(lesson: &Lesson<'_>) -> Drawn {
    drawn! { { lesson.card("store") }{ lesson.table("Places for a token", "store-places") }{ lesson.card("store-advice") } }
}
