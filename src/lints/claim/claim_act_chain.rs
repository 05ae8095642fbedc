//! Rule `claim-act-chain`.

use crate::encoding::json::Node;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// An `act` claim: somebody acts for the subject, perhaps through several hands.
    ///
    /// ## Why it matters
    /// Only the outermost actor may count for decisions; the others are history.
    ///
    /// ## What to do
    /// Decide by `sub` and the outermost `act`.
    ///
    /// ## References
    /// - RFC 8693 4.1
    CLAIM_ACT_CHAIN, "claim-act-chain", Info, "Delegated token",
    "RFC 8693 4.1", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(mut actor) = subject.facts.claim("act") else { return };
    let mut chain: Vec<String> = Vec::new();
    let mut nameless = false;
    loop {
        let name = actor.get("sub").and_then(Node::as_str);
        nameless |= name.is_none();
        chain.push(name.unwrap_or("nobody").to_owned());
        let Some(next) = actor.get("act") else { break };
        actor = next;
    }
    let severity =
        if nameless || chain.len() > 4 { Severity::Warning } else { CLAIM_ACT_CHAIN.severity };
    let message = format!(
        "Somebody acts for the subject; the present actor first: {}. Only the outermost actor may count for decisions.",
        text::list(&chain)
    );
    findings.push(CLAIM_ACT_CHAIN.at_claim(subject, "act", message).graded(severity));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_delegation() {
        let case = Case::claims(r#"{"act":{"sub":"svc"}}"#);
        assert!(case.fires(&CLAIM_ACT_CHAIN), "{case:?}");
    }

    #[test]
    fn is_silent_without_it() {
        let case = Case::claims(r#"{"sub":"a"}"#);
        assert!(!case.fires(&CLAIM_ACT_CHAIN), "{case:?}");
    }
}
