//! Rule `content-known-credential`.

use crate::lints::point::parts;
use crate::lints::walk::walk;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A value in the form of a credential of a known provider: AWS, GitHub, GitLab, Google, Slack, Stripe, npm and others.
    ///
    /// ## Why it matters
    /// Everyone who sees the token can use it.
    ///
    /// ## What to do
    /// Revoke it now, and keep such credentials on the server.
    ///
    /// ## References
    /// - gitleaks rule set (MIT) for patterns
    /// - CWE-200
    CONTENT_KNOWN_CREDENTIAL, "content-known-credential", Error, "Cloud or API credential inside the token",
    "gitleaks rule set (MIT) for patterns; CWE-200", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (segment, part) in parts(subject) {
        let Some(object) = part.object() else { continue };
        walk(object, &mut |visit| {
            let words = visit.node.as_str().unwrap_or_default().split(|c: char| !is_word(c));
            let issuer = segment == 1 && visit.pointer == "/iss";
            if let Some(provider) = words.filter(|_| !issuer).find_map(provider) {
                let message = format!(
                    "`{}` looks like a credential of {provider}. Revoke it now, and keep such credentials on the server.",
                    visit.pointer
                );
                findings.push(visit.finding(&CONTENT_KNOWN_CREDENTIAL, subject, segment, message));
            }
        });
    }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '~')
}

/// Whose credential a word is, by its beginning, its length and how varied it is.
fn provider(word: &str) -> Option<&'static str> {
    let aws = ["AKIA", "ASIA", "ABIA", "ACCA"].iter().any(|start| word.starts_with(start));
    if aws
        && word.len() == 20
        && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    {
        return Some("AWS");
    }
    let known = FORMS
        .iter()
        .find(|(start, least, _)| word.starts_with(start) && word.len() >= start.len() + least);
    known
        .filter(|(start, ..)| is_varied(word.strip_prefix(start).unwrap_or_default()))
        .map(|(.., provider)| *provider)
}

/// Placeholders repeat a few characters; credentials do not.
fn is_varied(text: &str) -> bool {
    let mut letters: Vec<char> = text.chars().collect();
    letters.sort_unstable();
    letters.dedup();
    letters.len() >= 8
}

/// How credentials begin, the least number of characters that follow, and whose they are.
const FORMS: [(&str, usize, &str); 25] = [
    ("ghp_", 36, "GitHub"),
    ("gho_", 36, "GitHub"),
    ("ghu_", 36, "GitHub"),
    ("ghs_", 36, "GitHub"),
    ("ghr_", 36, "GitHub"),
    ("github_pat_", 60, "GitHub"),
    ("glpat-", 20, "GitLab"),
    ("AIza", 35, "Google"),
    ("xoxa-", 10, "Slack"),
    ("xoxb-", 10, "Slack"),
    ("xoxp-", 10, "Slack"),
    ("xoxr-", 10, "Slack"),
    ("xoxs-", 10, "Slack"),
    ("sk_live_", 10, "Stripe"),
    ("sk_test_", 10, "Stripe"),
    ("rk_live_", 10, "Stripe"),
    ("SG.", 60, "SendGrid"),
    ("npm_", 36, "npm"),
    ("pypi-AgEIcHlwaS5vcmc", 20, "PyPI"),
    ("sk-ant-api03-", 20, "Anthropic"),
    ("hf_", 34, "Hugging Face"),
    ("hvs.", 20, "HashiCorp Vault"),
    ("dop_v1_", 40, "DigitalOcean"),
    ("shpat_", 32, "Shopify"),
    ("shpss_", 32, "Shopify"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_credentials_of_providers() {
        for case in [
            Case::claims(r#"{"k":"AKIAIOSFODNN7EXAMPLE"}"#),
            Case::claims(r#"{"a":["ghp_0123456789abcdefghijABCDEFGHIJ0123456789"]}"#),
        ] {
            assert!(case.fires(&CONTENT_KNOWN_CREDENTIAL), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_identifiers_and_placeholders() {
        for case in [
            Case::claims(r#"{"iss":"SK0123456789abcdef0123456789abcdef"}"#),
            Case::claims(r#"{"k":"npm_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}"#),
            Case::claims(r#"{"sub":"sk_learn"}"#),
        ] {
            assert!(!case.fires(&CONTENT_KNOWN_CREDENTIAL), "{case:?}");
        }
    }
}
