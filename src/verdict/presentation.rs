//! What was found about the disclosures and the key binding of an SD-JWT.

use crate::report::presentation::{Disclosures, KeyBinding, ProofState};
use std::fmt;
use std::ops::Range;
use std::rc::Rc;

/// An SD-JWT as a verifier sees it (RFC 9901 section 7).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Presentation {
    pub disclosures: Disclosures,
    /// Every violation of section 7.1, in the order found.
    pub violations: Vec<Violation>,
    /// The processed payload as JSON text, without `_sd_alg`; `None` when the digests could not be computed.
    pub claims: Option<Rc<str>>,
    pub key_binding: KeyBinding,
    /// What is wrong with the key binding JWT, as parts of a sentence.
    pub objections: Vec<String>,
}

/// Something for which a verifier must refuse the disclosures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    pub cause: Cause,
    /// The index of the disclosure that it is about, or in which it stands.
    pub disclosure: Option<usize>,
    /// Bytes of the payload's text, when it stands there.
    pub span: Option<Range<usize>>,
    /// JSON Pointer into the processed claims.
    pub path: Option<String>,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// `_sd_alg` names no hash function that resists collisions.
    Algorithm(String),
    /// The object has a member of that name already.
    Collision(String),
    /// The claims would be nested deeper than this.
    Depth(usize),
    /// A digest occurs twice.
    DigestRepeated,
    /// A claim's disclosure stands for an array element, or the other way round.
    Kind { member: bool },
    /// It is no disclosure; the problems of the token say why.
    Malformed,
    /// It was given before.
    Repeated,
    /// A member of the format stands where it may not, or holds what it may not.
    Structure(&'static str),
    /// No digest covers it.
    Unreferenced,
}

impl Presentation {
    /// Why the presentation is not to be accepted although the issuer's signature matches: the state, and the rest of
    /// a sentence. `None` when everything holds that is there.
    pub fn objection(&self) -> Option<(ProofState, &str)> {
        let holds = |state| matches!(state, ProofState::Valid | ProofState::None);
        let Self { disclosures, key_binding, .. } = self;
        if !holds(disclosures.state) {
            return Some((disclosures.state, &disclosures.message));
        }
        (!holds(key_binding.state)).then_some((key_binding.state, &*key_binding.message))
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(index) = self.disclosure {
            write!(f, "disclosure {} ", index + 1)?;
        }
        match &self.cause {
            Cause::Algorithm(name) => write!(f, "the hash function “{name}” is too weak"),
            Cause::Collision(name) => {
                write!(f, "would replace “{name}”, which stands there already")
            }
            Cause::Depth(limit) => write!(f, "nests the claims deeper than {limit} levels"),
            Cause::DigestRepeated if self.disclosure.is_some() => f.write_str("repeats a digest"),
            Cause::DigestRepeated => f.write_str("a digest occurs twice in the payload"),
            Cause::Kind { member: true } => {
                f.write_str("has no claim name, but its digest stands among those of claims")
            }
            Cause::Kind { member: false } => {
                f.write_str("has a claim name, but its digest stands for an array element")
            }
            Cause::Malformed => f.write_str("cannot be read"),
            Cause::Repeated => f.write_str("is there twice"),
            Cause::Structure(what) if self.disclosure.is_some() => {
                write!(f, "is wrong inside: {what}")
            }
            Cause::Structure(what) => f.write_str(what),
            Cause::Unreferenced => {
                f.write_str("matches no digest that the issuer signed: it was changed or added")
            }
        }
    }
}
