//! What holds for every rule.

use super::*;
use crate::encoding::base64url::encode;
use crate::engine::hmac;
use crate::lints::case::{Case, GOOD, HS256};
use crate::request::{KeyFormat, Request};
use std::collections::BTreeSet;

#[test]
fn ids_are_unique() {
    let mut seen = BTreeSet::new();
    for lint in all() {
        assert!(seen.insert(lint.id()), "{} is declared twice", lint.id());
    }
}

#[test]
fn every_rule_explains_itself() {
    for lint in all() {
        let mut rest = lint.explanation;
        for heading in
            ["## What it finds\n", "## Why it matters\n", "## What to do\n", "## References\n"]
        {
            let (_, after) =
                rest.split_once(heading).unwrap_or_else(|| panic!("{} lacks {heading}", lint.id()));
            let text = after.split("## ").next().unwrap_or_default().trim();
            assert!(text.len() > 5, "{} says nothing under {heading}", lint.id());
            rest = after;
        }
    }
}

#[test]
fn what_was_not_asked_is_counted_as_skipped_with_its_reason() {
    let (findings, checks) = Case::text("").ask(run);
    assert!(findings.is_empty());
    assert_eq!(
        (checks.ran, checks.skipped > 0),
        (all().filter(|it| it.needs.is_empty()).count(), true)
    );
    let (_, checks) = Case::jwt(HS256, GOOD).ask(run);
    assert_eq!(checks.ran + checks.skipped, all().count());
    let without_key = all().filter(|it| it.needs.contains(&Need::Key)).count();
    assert!(checks.reasons.contains(&("no key given".into(), without_key)), "{:?}", checks.reasons);
}

/// Printed only: a slow machine is no reason to fail (`cargo test --release all_rules -- --nocapture`).
#[test]
#[expect(clippy::disallowed_methods, reason = "native tests have a clock")]
fn all_rules_are_timed_on_a_token_of_16_kb() {
    let more: Vec<String> =
        (0..365).map(|it| format!(r#","claim{it}":["value {it}",{it},true]"#)).collect();
    let claims = format!("{}{}}}", GOOD.trim_end_matches('}'), more.concat());
    let case = Case::jwt(HS256, &claims).secret(32);
    let mut times: Vec<u128> = Vec::new();
    case.ask(|subject| {
        for _ in 0..9 {
            let start = std::time::Instant::now();
            assert!(run(subject).1.ran > 150);
            times.push(start.elapsed().as_micros());
        }
    });
    times.sort_unstable();
    println!("all rules on {} bytes of claims: {} µs (median of 9)", claims.len(), times[4]);
}

#[test]
fn the_worst_findings_come_first() {
    let findings = Case::claims(r#"{"exp":1700000900,"iat":1700000000,"sub":"a"}"#).findings();
    let severities: Vec<_> = findings.iter().map(|finding| finding.severity).collect();
    assert!(severities.is_sorted() && severities.len() > 2, "{severities:?}");
}

/// Tokens as well-known providers issue them, shortened: none of them deserves a warning.
const HONEST: [(&str, &str); 11] = [
    // Google, ID token.
    (
        r#"{"alg":"RS256","kid":"abc","typ":"JWT"}"#,
        r#"{"iss":"https://accounts.google.com","azp":"c.apps.googleusercontent.com","aud":"c.apps.googleusercontent.com","sub":"110169484474386276334","email":"a@b.example","email_verified":true,"at_hash":"HK6E_P6Dh8Y93mRNtsDB1Q","nonce":"n","iat":1789999940,"exp":1790003540}"#,
    ),
    // Microsoft Entra ID, access token of 76 minutes.
    (
        r#"{"typ":"JWT","alg":"RS256","x5t":"nOo3ZDrODXEK1jKWhXslHR_KXEg","kid":"nOo3ZDrODXEK1jKWhXslHR_KXEg"}"#,
        r#"{"aud":"api://x","iss":"https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0","iat":1789999940,"nbf":1789999940,"exp":1790004500,"azp":"id","oid":"o","scp":"read","sub":"s","tid":"9188040d-6c67-4c5b-b112-36a304b66dad","uti":"u","ver":"2.0"}"#,
    ),
    // Auth0, access token of a day.
    (
        r#"{"alg":"RS256","typ":"JWT","kid":"k"}"#,
        r#"{"iss":"https://t.auth0.com/","sub":"auth0|123","aud":["https://api","https://t.auth0.com/userinfo"],"iat":1789999940,"exp":1790086340,"scope":"openid profile","azp":"c"}"#,
    ),
    // Keycloak, access token.
    (
        r#"{"alg":"RS256","typ":"JWT","kid":"k"}"#,
        r#"{"exp":1790000240,"iat":1789999940,"jti":"2b2b2b2b-aaaa","iss":"https://kc.example/realms/r","aud":"account","sub":"u-u","typ":"Bearer","azp":"app","session_state":"s","acr":"1","realm_access":{"roles":["offline_access"]},"scope":"openid email","sid":"s","email_verified":true,"preferred_username":"a"}"#,
    ),
    // Amazon Cognito, access token.
    (
        r#"{"kid":"k=","alg":"RS256"}"#,
        r#"{"sub":"u","iss":"https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_x","client_id":"c","origin_jti":"o","token_use":"access","scope":"openid","auth_time":1789999940,"exp":1790003540,"iat":1789999940,"jti":"jjjjjjjjjj","username":"u"}"#,
    ),
    // Supabase, session.
    (
        HS256,
        r#"{"aud":"authenticated","exp":1790003540,"iat":1789999940,"iss":"https://x.supabase.co/auth/v1","sub":"u","email":"a@b.example","role":"authenticated","amr":[{"method":"password","timestamp":1789999940}],"session_id":"s"}"#,
    ),
    // A session of one's own.
    (HS256, r#"{"userId":5,"iat":1789999940,"exp":1790000840}"#),
    // GitHub Actions.
    (
        r#"{"typ":"JWT","alg":"RS256","kid":"k"}"#,
        r#"{"jti":"3f1c2a7e","sub":"repo:o/r:ref:refs/heads/main","aud":"https://github.com/o","iss":"https://token.actions.githubusercontent.com","nbf":1789999400,"exp":1790000300,"iat":1790000000,"job_workflow_ref":"x"}"#,
    ),
    // A DPoP proof.
    (
        r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","crv":"P-256","x":"a","y":"b"}}"#,
        r#"{"jti":"-BwC3ESc6acc2lTc","htm":"POST","htu":"https://as.example/token","iat":1789999999}"#,
    ),
    // Kubernetes, bound service account token.
    (
        r#"{"alg":"RS256","kid":"k"}"#,
        r#"{"aud":["https://kubernetes.default.svc"],"exp":1790003600,"iat":1789999993,"iss":"https://kubernetes.default.svc.cluster.local","kubernetes.io":{"namespace":"d","pod":{"name":"p"}},"nbf":1789999993,"sub":"system:serviceaccount:d:s"}"#,
    ),
    // RFC 9068, bound to a key.
    (
        r#"{"alg":"EdDSA","kid":"k","typ":"at+jwt"}"#,
        r#"{"iss":"https://as.example","sub":"u","aud":"https://rs.example","client_id":"c","iat":1789999995,"exp":1790000295,"jti":"aaaaaaaaaaaa","scope":"a b","cnf":{"jkt":"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"}}"#,
    ),
];

#[test]
fn honest_tokens_get_no_error_and_no_warning() {
    for (header, claims) in HONEST {
        let length = if header.contains("RS256") { 256 } else { 64 };
        let length = if header == HS256 { 32 } else { length };
        let signature: Vec<u8> = (1..=8).cycle().take(length).collect();
        let bad: Vec<_> = Case::jwt(header, claims)
            .signed(&signature)
            .findings()
            .into_iter()
            .filter(|finding| finding.severity <= Severity::Warning)
            .map(|finding| finding.message)
            .collect();
        assert!(bad.is_empty(), "{claims}: {bad:?}");
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod files {
    use super::*;
    use std::path::Path;

    #[test]
    fn every_rule_stands_in_the_file_and_folder_of_its_name() {
        for (area, rules) in LINTS {
            for lint in *rules {
                let expected = format!("src/lints/{}/{}.rs", snake(area), snake(lint.id()));
                assert!(
                    Path::new(lint.file).ends_with(&expected),
                    "{} is not {expected}",
                    lint.file
                );
            }
        }
    }

    #[test]
    fn every_rule_file_is_registered() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lints");
        let areas = root.read_dir().unwrap().map(|it| it.unwrap().path()).filter(|it| it.is_dir());
        for file in areas.flat_map(|area| area.read_dir().unwrap()).map(|it| it.unwrap().path()) {
            let registered = all().any(|lint| file.ends_with(lint.file));
            assert!(registered, "{} is in no list", file.display());
        }
    }

    #[test]
    fn rules_agree_with_the_catalogue() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/design/lints.json");
        let Ok(text) = std::fs::read_to_string(path) else {
            return println!("skipped: the catalogue ../shared/design/lints.json is not there");
        };
        let catalogue: serde_json::Value = serde_json::from_str(&text).unwrap();
        let entries = catalogue["lints"].as_array().unwrap();
        for (area, lint) in
            LINTS.iter().flat_map(|(area, rules)| rules.iter().map(move |it| (area, it)))
        {
            let entry = entries.iter().find(|entry| entry["id"] == lint.id());
            let entry = entry.unwrap_or_else(|| panic!("{} is not in the catalogue", lint.id()));
            let severity = serde_json::to_value(lint.severity).unwrap();
            assert_eq!(
                (&entry["area"], &entry["severity"]),
                (&(*area).into(), &severity),
                "{}",
                lint.id()
            );
            assert_eq!(entry["title"], lint.title(), "{}", lint.id());
        }
        println!("{} of {} rules of the catalogue", all().count(), entries.len());
    }

    fn snake(text: &str) -> String {
        text.replace('-', "_")
    }
}

/// SD-JWTs for the tests of the rules.
pub mod sd_jwt {
    use crate::disclose::tests::{BINDING, HOLDER_PUBLIC, bound, sd_jwt};
    use crate::lints::{Lint, Subject};
    use crate::report::Finding;
    use crate::request::{Options, Request};
    use crate::time::Timestamp;

    /// Claims that name the key of the holder.
    pub const HOLDER: &str = r#"{"_sd":["$1"],"cnf":{"jwk":HOLDER}}"#;

    /// What a rule is shown.
    pub struct SdCase {
        pub text: String,
        options: Options,
    }

    /// An SD-JWT; `$1` stands for the digest of the first disclosure.
    pub fn sd(claims: &str, disclosures: &[&str]) -> SdCase {
        let claims = claims.replace("HOLDER", HOLDER_PUBLIC);
        of(sd_jwt(r#"{"alg":"ES256","typ":"example+sd-jwt"}"#, &claims, disclosures))
    }

    /// A paste.
    pub fn of(text: String) -> SdCase {
        SdCase { text, options: Options::default() }
    }

    impl SdCase {
        /// The same with a good key binding JWT.
        pub fn bound(self) -> Self {
            of(bound(&self.text, r#"{"alg":"ES256","typ":"kb+jwt"}"#, BINDING))
        }

        pub fn expect_nonce(&mut self, nonce: &str) {
            self.options.nonce = Some(nonce.to_owned());
        }

        pub fn fires(&self, lint: &Lint) -> bool {
            self.finding(lint).is_some()
        }

        /// What the rule says by itself, whatever outranks it.
        pub fn finding(&self, lint: &Lint) -> Option<Finding> {
            let input = self.text.as_str().into();
            let request = Request { input, options: self.options.clone(), ..Request::default() };
            let facts = crate::facts::Facts::read(&request);
            let presentation = crate::disclose::present(&facts, &self.options);
            let subject = Subject {
                facts: &facts,
                keys: &crate::keys::Keys::default(),
                verdict: &crate::verdict::Verdict::default(),
                carrier: None,
                opening: None,
                opener: None,
                presentation: presentation.as_ref(),
                binding: &crate::binding::Binding::default(),
                options: &self.options,
                now: Timestamp(1_790_000_000),
                input: &self.text,
                soup: &crate::soup::Soup::default(),
                found: None,
            };
            let met = lint.needs.iter().all(|need| need.is_met(&subject));
            met.then(|| lint.apply(&subject)).flatten()
        }
    }
}

/// A token of HS256 with that secret.
pub(super) fn mac(header: &str, claims: &str, secret: &[u8]) -> String {
    let signed = [header, claims].map(|it| encode(it.as_bytes())).join(".");
    let mac = hmac::compute(hmac::Hash::Sha256, secret, signed.as_bytes());
    format!("{signed}.{}", encode(&mac))
}

/// What the whole pass finds about a token with the text of a shared secret, if any.
pub(super) fn findings(token: &str, key: &str) -> Vec<Finding> {
    let key_format = KeyFormat::SecretUtf8;
    let request =
        Request { input: token.into(), key: key.into(), key_format, ..Request::default() };
    crate::inspect::examine(&request).1.findings
}

/// The rules of those.
pub(super) fn found(token: &str, key: &str) -> Vec<String> {
    findings(token, key).into_iter().map(|finding| finding.rule.into_owned()).collect()
}
