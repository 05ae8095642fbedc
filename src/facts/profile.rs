//! Which kind of token this is (LINTS.md section 5).

use super::Facts;

/// A token profile: its id in the catalogue, what a person calls it, and the document that defines it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Profile {
    pub id: &'static str,
    pub label: &'static str,
    pub reference: &'static str,
}

impl Default for Profile {
    fn default() -> Self {
        GENERIC
    }
}

pub const GENERIC: Profile =
    Profile { id: "generic", label: "JSON Web Token", reference: "RFC 7519" };

/// The first profile that fits.
pub fn detect(_facts: &Facts) -> Profile {
    GENERIC
}
