//! One secret or a pair of keys.

use super::text::Lesson;
use crate::drawn::Drawn;
use macros::drawn;

pub fn draw(lesson: &Lesson<'_>) -> Drawn {
    drawn! { { lesson.card("signing") }{ lesson.table("HS256 and RS256", "signing-compared") }{ lesson.card("signing-advice") } }
}
