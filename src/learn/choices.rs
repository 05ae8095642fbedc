//! What a person chose in a lesson: words of the form `name=value`, the last one of a name counts.

use crate::drawn::Drawn;
use macros::drawn;

/// The choices as the page keeps them.
pub struct Choices<'a>(pub &'a str);

impl<'a> Choices<'a> {
    /// The value chosen under that name.
    pub fn get(&self, name: &str) -> Option<&'a str> {
        let values = self.0.split(' ').filter_map(|word| word.split_once('='));
        values.rev().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// A number up to `most`, or what it is at first.
    pub fn number(&self, name: &str, most: u32, first: u32) -> u32 {
        self.get(name).and_then(|value| value.parse().ok()).unwrap_or(first).min(most)
    }
}

/// One button of several of which one is chosen.
pub fn option(name: &str, value: &str, label: &str, chosen: Option<&str>) -> Drawn {
    let pressed = if chosen == Some(value) { "true" } else { "false" };
    let act = format!("learn {name}={value}");
    drawn! { <button type="button" class="option" data-act={act} aria-pressed={pressed}>{ label }</button> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_choice_of_a_name_counts() {
        let choices = Choices("a=1 b=x a=70");
        assert_eq!(
            (choices.get("a"), choices.get("b"), choices.get("c")),
            (Some("70"), Some("x"), None)
        );
        assert_eq!((choices.number("a", 60, 5), choices.number("b", 60, 5)), (60, 5));
    }
}
