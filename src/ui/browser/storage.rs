//! Remembers the person's preferences; never a token, a key or a claim.

/// What may be remembered.
#[derive(Clone, Copy)]
pub enum Preference {
    /// The ids of rules, between blanks.
    Muted,
    Theme,
}

impl Preference {
    fn key(self) -> &'static str {
        match self {
            Self::Muted => "jotlens-muted",
            Self::Theme => "jotlens-theme",
        }
    }
}

/// What was remembered; nothing where the browser forbids storage.
pub fn load(preference: Preference) -> Option<String> {
    super::page::window()?.local_storage().ok()??.get_item(preference.key()).ok()?
}

/// Remembers a value; without storage it lasts as long as the page.
pub fn save(preference: Preference, value: &str) {
    let storage = super::page::window().and_then(|window| window.local_storage().ok()?);
    if let Some(storage) = storage {
        // A full or forbidden storage only means that the choice is not remembered.
        let _ = storage.set_item(preference.key(), value);
    }
}
