//! Rule `key-use-keyops-conflict`.

use crate::lints::{Finding, Subject, declare_lint};
use std::collections::BTreeSet;

declare_lint! {
    /// ## What it finds
    /// A key whose `use` and `key_ops` disagree, or whose `key_ops` repeats a value or mixes signing with encryption.
    ///
    /// ## Why it matters
    /// Programs look at one or the other, and use the key for different things.
    ///
    /// ## What to do
    /// Keep one of them.
    ///
    /// ## References
    /// - RFC 7517 4.3
    KEY_USE_KEYOPS_CONFLICT, "key-use-keyops-conflict", Warning, "use and key_ops disagree or are malformed",
    "RFC 7517 4.3", needs: [Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for key in &subject.keys.list {
        let Some(operations) = &key.key_operations else { continue };
        let signs = operations.iter().any(|it| it == "sign" || it == "verify");
        let others = operations.iter().any(|it| it != "sign" && it != "verify");
        let different: BTreeSet<&String> = operations.iter().collect();
        let disagree = match key.public_key_use.as_deref() {
            Some("sig") => others,
            Some("enc") => signs,
            _ => false,
        };
        if disagree || signs && others || different.len() < operations.len() {
            let message = "`use` and `key_ops` of a key disagree, or `key_ops` mixes purposes: programs then use the key for different things. Keep one of them.";
            findings.push(KEY_USE_KEYOPS_CONFLICT.finding(message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn key(purpose: &str, operations: &[&str]) -> Case {
        let mut case = Case::header("{}").ec_key(false);
        case.keys.list[0].public_key_use = Some(purpose.to_owned());
        let operations = operations.iter().map(ToString::to_string).collect();
        case.keys.list[0].key_operations = Some(operations);
        case
    }

    #[test]
    fn fires_on_contradictions() {
        for case in [key("sig", &["encrypt"]), key("sig", &["verify", "verify"])] {
            assert!(case.fires(&KEY_USE_KEYOPS_CONFLICT), "{case:?}");
        }
    }

    #[test]
    fn is_silent_when_they_agree() {
        let case = key("sig", &["verify"]);
        assert!(!case.fires(&KEY_USE_KEYOPS_CONFLICT), "{case:?}");
    }
}
