//! Light, dark, or as the system says: an attribute of the `html` element.

use super::storage::{self, Preference};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    /// The remembered choice.
    pub fn load() -> Self {
        match storage::load(Preference::Theme).as_deref() {
            Some("light") => Self::Light,
            Some("dark") => Self::Dark,
            _ => Self::System,
        }
    }

    /// Shows the page in this theme.
    pub fn show(self) {
        if let Some(root) = super::page::root() {
            // An attribute with a constant name cannot be refused.
            let _ = root.set_attribute("data-theme", self.name());
        }
    }

    /// Remembers the choice.
    pub fn save(self) {
        storage::save(Preference::Theme, self.name());
    }

    /// The choice after this one.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}
