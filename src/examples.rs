//! The example tokens that the page offers. The worker mints them with throw-away keys of our own, relative to the page's clock.

/// An example token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Example {
    Hs256,
    Rs256,
    Ps256,
    Es256,
    EdDsa,
    SdJwt,
    Encrypted,
    Expired,
    NotYetValid,
    Unsigned,
    KeyConfusion,
    WeakSecret,
    NoExpiry,
    EmbeddedKey,
}

/// Those of the menu, in the order offered.
pub const EXAMPLES: [Example; 10] = [
    Example::Es256,
    Example::Rs256,
    Example::Ps256,
    Example::EdDsa,
    Example::Hs256,
    Example::SdJwt,
    Example::Encrypted,
    Example::Expired,
    Example::NotYetValid,
    Example::Unsigned,
];

/// Those of the lesson about attacks, which are not in the menu.
pub const ATTACKS: [Example; 4] =
    [Example::KeyConfusion, Example::WeakSecret, Example::NoExpiry, Example::EmbeddedKey];

impl Example {
    /// The example of that name.
    pub fn named(name: &str) -> Option<Self> {
        EXAMPLES.into_iter().chain(ATTACKS).find(|example| example.name() == name)
    }

    /// A stable name in kebab case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hs256 => "hs256",
            Self::Rs256 => "rs256",
            Self::Ps256 => "ps256",
            Self::Es256 => "es256",
            Self::EdDsa => "eddsa",
            Self::SdJwt => "sd-jwt",
            Self::Encrypted => "encrypted",
            Self::Expired => "expired",
            Self::NotYetValid => "not-yet-valid",
            Self::Unsigned => "unsigned",
            Self::KeyConfusion => "key-confusion",
            Self::WeakSecret => "weak-secret",
            Self::NoExpiry => "no-expiry",
            Self::EmbeddedKey => "embedded-key",
        }
    }

    /// What it is called in the menu.
    pub fn label(self) -> &'static str {
        match self {
            Self::Hs256 => "HS256 with a shared secret",
            Self::Rs256 => "RS256 ID token",
            Self::Ps256 => "PS256 with a certificate",
            Self::Es256 => "ES256 access token with a key set",
            Self::EdDsa => "EdDSA with a PEM key",
            Self::SdJwt => "SD-JWT credential with key binding",
            Self::Encrypted => "Encrypted, with a signed token inside",
            Self::Expired => "Expired an hour ago",
            Self::NotYetValid => "Not valid for two more hours",
            Self::Unsigned => "Unsigned (alg: none)",
            Self::KeyConfusion => "An HMAC keyed with the public key",
            Self::WeakSecret => "HS256 with a word as its secret",
            Self::NoExpiry => "Without expiry",
            Self::EmbeddedKey => "Signed with a key that it brings along",
        }
    }
}
