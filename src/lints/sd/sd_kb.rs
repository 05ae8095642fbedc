//! Rule `sd-kb`.

use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;
use crate::report::presentation::ProofState;

declare_lint! {
    /// ## What it finds
    /// A key binding JWT with another `typ` than kb+jwt, without a digital signature, without `iat`, `aud`, `nonce` or `sd_hash`, over other disclosures than these, for another audience or nonce than you expect, or signed with another key than the issuer named. When there is none although the issuer named a holder's key, that is said.
    ///
    /// ## Why it matters
    /// Key binding is what keeps a copied credential from being used by somebody else, or at another verifier.
    ///
    /// ## What to do
    /// Refuse the presentation; ask the holder for one that is bound to your request.
    ///
    /// ## References
    /// - RFC 9901 4.3
    /// - RFC 9901 7.3
    SD_KB, "sd-kb", Error, "Key binding missing or wrong",
    "RFC 9901 4.3, 7.3", needs: [SdJwt, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(presentation) = subject.presentation else { return };
    let binding = &presentation.key_binding;
    let Some(read) = &subject.facts.disclosures.key_binding else {
        if subject.facts.claim("cnf").is_some() {
            let message = "The holder has not presented it yet: `cnf` names the holder's key, but there is no key binding JWT. A verifier that requires one refuses this.";
            findings.push(SD_KB.at_claim(subject, "cnf", message).graded(Severity::Info));
        }
        return;
    };
    let severity = match binding.state {
        ProofState::Invalid | ProofState::Error => Severity::Error,
        ProofState::Unsupported => Severity::Info,
        ProofState::Valid | ProofState::None => return,
    };
    let mut message = binding.message.clone();
    if let Some(first) = message.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    message.push_str(". Without key binding a copied credential can be used by anybody.");
    findings.push(SD_KB.at_text(subject, read.span.clone(), message).graded(severity));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::tests::sd_jwt::{HOLDER, sd};

    #[test]
    fn fires_on_a_hash_of_something_else() {
        let token = sd(HOLDER, &[r#"["s","a",1]"#]).bound();
        assert!(!token.fires(&SD_KB));
        let (jwt, rest) = token.text.split_once('~').unwrap();
        let binding = rest.split_once('~').unwrap().1;
        let dropped = crate::lints::tests::sd_jwt::of(format!("{jwt}~{binding}"));
        assert_eq!(dropped.finding(&SD_KB).unwrap().severity, Severity::Error);
    }

    #[test]
    fn fires_on_another_nonce_than_expected() {
        let mut token = sd(HOLDER, &[]).bound();
        token.expect_nonce("another");
        let finding = token.finding(&SD_KB).unwrap();
        assert!(finding.message.contains("“nonce”"), "{finding:?}");
    }

    #[test]
    fn tells_that_the_holder_has_not_presented_it() {
        assert_eq!(sd(HOLDER, &[]).finding(&SD_KB).unwrap().severity, Severity::Info);
        assert!(!sd("{}", &[]).fires(&SD_KB));
    }
}
