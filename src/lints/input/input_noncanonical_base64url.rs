//! Rule `input-noncanonical-base64url`.

use super::{oddities, segment_name};
use crate::encoding::base64url::Oddity;
use crate::lints::point::root;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A segment whose last character carries bits that belong to no byte and are not zero.
    ///
    /// ## Why it matters
    /// Several different strings then decode to the same bytes. A list of revoked tokens or a cache that is keyed on the raw token can be passed by with another spelling of the same token.
    ///
    /// ## What to do
    /// Let the verifier decode strictly, and key lists and caches on `iss` and `jti`.
    ///
    /// ## References
    /// - RFC 4648, section 3.5
    /// - OWASP JSON Web Token Cheat Sheet, "No Built-In Token Revocation by the User"
    INPUT_NONCANONICAL_BASE64URL, "input-noncanonical-base64url", Warning,
    "Non-canonical base64url (stray trailing bits)",
    "RFC 4648 3.5; OWASP JWT Cheat Sheet", needs: [Token]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (index, span, oddity) in oddities(subject) {
        let Oddity::TrailingBits { found, canonical, .. } = oddity else { continue };
        let message = format!(
            "The unused bits of the {}'s last character are not zero: `{found}` should be `{canonical}`. Several strings decode to these bytes, so verify strictly and never key a denylist or cache on the raw token; use `iss` and `jti`.",
            segment_name(subject, index)
        );
        findings.push(INPUT_NONCANONICAL_BASE64URL.at_text(subject, span, message).on(root(index)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::{Case, HS256};

    #[test]
    fn fires_on_stray_bits_and_names_the_canonical_character() {
        for (signature, wanted) in [("YR", "`R` should be `Q`"), ("YWJ", "`J` should be `I`")] {
            let case = Case::header(HS256).signature(signature);
            let finding = case.finding(&INPUT_NONCANONICAL_BASE64URL).unwrap();
            assert!(finding.message.contains(wanted), "{}", finding.message);
        }
    }

    #[test]
    fn is_silent_about_whole_groups_and_clean_ends() {
        for signature in ["YWJj", "YQ", "YWI"] {
            let case = Case::header(HS256).signature(signature);
            assert!(!case.fires(&INPUT_NONCANONICAL_BASE64URL));
        }
    }
}
