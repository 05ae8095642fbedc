//! Whose token this is, told from its issuer or from the shape of its claims, and what the issuer's own claims mean.

use crate::encoding::json::Node;
use crate::facts::Facts;

/// An identity provider, a platform or a library that issues tokens of its own shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Provider {
    pub name: &'static str,
    /// `name=what it is for`, separated by semicolons.
    claims: &'static str,
}

/// One provider a line: its name, how it is recognised, what its claims mean; the first that fits is the one.
///
/// Of several alternatives (`|`) one must hold, with all of its tests (`&`). A test names a claim, or with `h:` a header
/// parameter, which must be there, or with `!` must not; `name*` is any claim that starts so. What follows is compared:
/// `=` the whole value, `^` its beginning, `$` its end, `~` a part, `@` the host of a URL, `#` digits only.
const PROVIDERS: &str = include_str!("registry/providers.tsv");

/// The provider of a token that was issued by one that is known here.
pub fn recognise(facts: &Facts) -> Option<Provider> {
    PROVIDERS.lines().find_map(|line| {
        let mut columns = line.split('\t');
        let (name, tests) = (columns.next()?, columns.next()?);
        let fits = tests.split(" | ").any(|all| all.split(" & ").all(|test| holds(test, facts)));
        fits.then(|| Provider { name, claims: columns.next().unwrap_or_default() })
    })
}

impl Provider {
    /// Of the claims that the token has and the provider defines: the name, a tab and what it is for, one a line.
    pub fn explain(self, facts: &Facts) -> String {
        let mut lines = String::new();
        let known = || self.claims.split(';').filter_map(|it| it.split_once('='));
        for member in facts.payload.object().and_then(Node::members).unwrap_or_default() {
            let about = |it: &(&str, &str)| match it.0.strip_suffix('*') {
                Some(start) => member.name.starts_with(start),
                None => *member.name == *it.0,
            };
            if let Some((_, meaning)) = known().find(about) {
                lines.extend([&*member.name, "\t", meaning, "\n"]);
            }
        }
        lines
    }
}

fn holds(test: &str, facts: &Facts) -> bool {
    if let Some(absent) = test.strip_prefix('!') {
        return !holds(absent, facts);
    }
    let end = test.find(['=', '^', '$', '~', '@', '#', '*']).unwrap_or(test.len());
    let (name, rest) = test.split_at_checked(end).unwrap_or_default();
    let node = match name.strip_prefix("h:") {
        Some(name) => facts.header(name),
        None => facts.claim(name),
    };
    let mut rest = rest.chars();
    let sign = rest.next();
    if sign == Some('*') {
        let claims = facts.payload.object().and_then(Node::members).unwrap_or_default();
        return claims.iter().any(|claim| claim.name.starts_with(name));
    }
    let Some(node) = node.filter(|node| !node.is_null()) else { return false };
    let fits = |node: &Node| {
        let value = node.as_str().or_else(|| node.as_number()).unwrap_or_default();
        compare(sign, value, rest.as_str())
    };
    // Of several audiences one is enough.
    sign.is_none() || fits(node) || node.elements().is_some_and(|list| list.iter().any(fits))
}

fn compare(sign: Option<char>, value: &str, wanted: &str) -> bool {
    match sign {
        Some('=') => value == wanted,
        Some('^') => value.starts_with(wanted),
        Some('$') => value.ends_with(wanted),
        Some('~') => value.contains(wanted),
        Some('@') => {
            let rest = value.strip_prefix("https://").unwrap_or_default();
            let host = rest.split(['/', ':', '?']).next().unwrap_or_default();
            host.strip_suffix(wanted).is_some_and(|it| it.is_empty() || it.ends_with('.'))
        }
        _ => !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::base64url::encode;
    use crate::request::Request;

    fn facts(header: &str, claims: &str) -> Facts {
        let input = format!("{}.{}.AAAA", encode(header.as_bytes()), encode(claims.as_bytes()));
        Facts::read(&Request { input: input.into(), ..Request::default() })
    }

    fn name(header: &str, claims: &str) -> Option<&'static str> {
        recognise(&facts(header, claims)).map(|provider| provider.name)
    }

    #[test]
    fn providers_are_told_from_their_issuer_and_from_the_shape_of_their_claims() {
        for (claims, expected) in [
            (
                r#"{"iss":"https://login.microsoftonline.com/t/v2.0","ver":"2.0","tid":"t"}"#,
                "Microsoft Entra ID (v2.0)",
            ),
            (r#"{"iss":"https://sts.windows.net/t/","ver":"1.0"}"#, "Microsoft Entra ID (v1.0)"),
            (
                r#"{"iss":"https://sts.windows.net/t/","ver":"1.0","xms_mirid":"r"}"#,
                "Azure managed identity",
            ),
            (r#"{"iss":"accounts.google.com"}"#, "Google"),
            (r#"{"iss":"https://tenant.eu.auth0.com/"}"#, "Auth0"),
            (r#"{"iss":"https://dev-1.okta.com/oauth2/default"}"#, "Okta"),
            (r#"{"iss":"https://dev-1.okta.com"}"#, "Okta (org server)"),
            (r#"{"realm_access":{"roles":[]}}"#, "Keycloak"),
            (r#"{"https://hasura.io/jwt/claims":{}}"#, "Hasura"),
            (r#"{"x-hasura-user-id":"1"}"#, "Hasura"),
            (r#"{"aud":["a","account.docusign.com"]}"#, "DocuSign"),
        ] {
            assert_eq!(name(r#"{"alg":"RS256"}"#, claims), Some(expected), "{claims}");
        }
        assert_eq!(
            name(r#"{"alg":"RS256"}"#, r#"{"iss":"12345","iat":1,"exp":2}"#),
            Some("GitHub App")
        );
        let signer =
            r#"{"alg":"ES256","signer":"arn:aws:elasticloadbalancing:x:1:loadbalancer/app/a"}"#;
        assert_eq!(name(signer, "{}"), Some("AWS Application Load Balancer"));
    }

    #[test]
    fn nobody_else_is_taken_for_a_provider() {
        for claims in [
            "{}",
            r#"{"iss":"https://auth0.com.evil.example/"}"#,
            r#"{"iss":"https://notokta.com"}"#,
            r#"{"iss":"http://t.auth0.com/"}"#,
            r#"{"iss":"12345","aud":"b"}"#,
            r#"{"iss":"supabase"}"#,
            r#"{"realm_access":null}"#,
        ] {
            assert_eq!(name(r#"{"alg":"RS256"}"#, claims), None, "{claims}");
        }
    }

    #[test]
    fn the_claims_that_the_token_has_are_explained() {
        let token = facts(
            "{}",
            r#"{"iss":"https://cognito-idp.eu-west-1.amazonaws.com/p","token_use":"id","custom:team":"a","sub":"u"}"#,
        );
        let explained = recognise(&token).unwrap().explain(&token);
        assert_eq!(
            explained,
            "token_use\tKind of token: access or id\ncustom:team\tCustom attribute\n"
        );
    }

    #[test]
    fn every_line_of_the_table_is_whole() {
        let mut names: Vec<&str> = Vec::new();
        for line in PROVIDERS.lines() {
            let columns: Vec<&str> = line.split('\t').collect();
            assert!(columns.len() == 3 && !names.contains(&columns[0]), "{line}");
            names.push(columns[0]);
            for claim in columns[2].split(';').filter(|it| !it.is_empty()) {
                let (name, meaning) = claim.split_once('=').unwrap_or_default();
                assert!(!name.is_empty() && !meaning.is_empty(), "{claim} in {line}");
            }
            for test in columns[1].split(" | ").flat_map(|all| all.split(" & ")) {
                assert!(!test.contains(' ') && !test.is_empty(), "{test} in {line}");
            }
        }
        assert!(names.len() > 80, "{}", names.len());
    }
}
