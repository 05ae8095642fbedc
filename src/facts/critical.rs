//! Whether a verifier must refuse the token for what its header demands: `crit` (RFC 7515 section 4.1.11), `b64` (RFC 7797).

use super::Facts;
use crate::encoding::json::Node;

/// Why the token must be refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Whether another verifier may know the extension.
    pub is_unknown: bool,
    /// Part of a sentence.
    pub reason: String,
}

impl Refusal {
    /// What the header demands in vain.
    pub fn of(facts: &Facts) -> Option<Self> {
        let refused = |reason: &str| Some(Self { is_unknown: false, reason: reason.to_owned() });
        let names = match facts.header("crit").map(names) {
            Some(None) => {
                return refused(
                    "“crit” must be a list of at least one header name: strict verifiers refuse the token",
                );
            }
            Some(Some(names)) => names,
            None => Vec::new(),
        };
        if let Some(unknown) = names.iter().find(|name| **name != "b64") {
            let unknown: String = unknown.chars().take(40).collect();
            let reason = format!(
                "“crit” demands the extension “{unknown}”, which is not supported here: a verifier that does not know it must refuse the token"
            );
            return Some(Self { is_unknown: true, reason });
        }
        if facts.is_unencoded() && names.is_empty() {
            return refused(
                "“b64” is false without standing in “crit”, so verifiers disagree about what was signed (RFC 7797 section 6)",
            );
        }
        None
    }
}

/// The names that `crit` lists; `None` when it is empty or lists something else.
fn names(crit: &Node) -> Option<Vec<&str>> {
    let names: Option<Vec<&str>> = crit.elements()?.iter().map(Node::as_str).collect();
    names.filter(|names| !names.is_empty())
}
