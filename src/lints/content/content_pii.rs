//! Rule `content-pii`.

use crate::lints::walk::{Visit, walk};
use crate::lints::{Finding, Subject, declare_lint, text};
use crate::report::{Kind, Severity};

declare_lint! {
    /// ## What it finds
    /// Claims about a person: e-mail, telephone, name, birthdate, address, location, device, health.
    ///
    /// ## Why it matters
    /// Tokens end up in logs, browser storage and the APIs of others.
    ///
    /// ## What to do
    /// Send only what the audience needs, or encrypt the token. In an ID token this is expected, and so it is listed for the curious only.
    ///
    /// ## References
    /// - RFC 7519 12
    /// - RFC 9068 5 and 6
    CONTENT_PII, "content-pii", Info, "Personal data in a readable token",
    "RFC 7519 12; RFC 9068 5 and 6", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(claims) = subject.facts.payload.object() else { return };
    let (mut first, mut paths) = (None, Vec::new());
    walk(claims, &mut |visit| {
        let value = visit.node.as_str().or_else(|| visit.node.as_number()).unwrap_or_default();
        // Who it is about, and who says so, is what a token is for.
        let is_party = visit.depth == 1 && ["aud", "azp", "iss", "sub"].contains(&visit.name);
        if !value.is_empty() && !is_party && (is_personal(visit) || is_mail(value)) {
            first.get_or_insert_with(|| visit.finding(&CONTENT_PII, subject, 1, String::new()));
            paths.push(visit.pointer.to_owned());
        }
    });
    let Some(finding) = first.filter(|_| subject.facts.kind != Kind::Jwe) else { return };
    let about_a_person =
        ["id_token", "sd-jwt", "sd-jwt-vc", "shc", "userinfo", "vc-jose", "vc-jwt"];
    let expected = about_a_person.contains(&subject.facts.profile.id);
    let message = format!(
        "Readable personal data: {}. Tokens end up in logs, browser storage and the APIs of others. Send only what the audience needs, or encrypt.",
        text::list(&paths)
    );
    let severity = if expected { Severity::Verbose } else { Severity::Info };
    findings.push(Finding { severity, message, ..finding });
}

fn is_personal(visit: &Visit<'_>) -> bool {
    // Further inside, anything has a name.
    if visit.name == "name" {
        return visit.depth == 1;
    }
    let plain = visit.name.chars().filter(|c| !matches!(c, '_' | '-'));
    let folded: String = plain.map(|c| c.to_ascii_lowercase()).collect();
    NAMES.split(' ').any(|it| it == folded)
}

/// Without underscores, hyphens and capitals.
const NAMES: &str = "address avatar biometrics birthdate birthday bloodtype city clientip dateofbirth deviceid diagnosis \
dob email emailaddress ethnicity familyname firstname formatted fullname gender geohash geolocation givenname \
homeaddress imei ip ipaddr ipaddress lastname latitude locality longitude mail middlename mobile mobilenumber msisdn \
nationality phone phonenumber photo picture postalcode religion sex street streetaddress surname zipcode";

/// One `@` with something around it, and a dot in the host.
fn is_mail(value: &str) -> bool {
    let Some((user, host)) = value.split_once('@') else { return false };
    let plain = |c: char| c.is_ascii_alphanumeric() || ".-_+".contains(c);
    !user.is_empty()
        && value.len() <= 254
        && user.chars().all(plain)
        && host.chars().all(|c| c.is_ascii_alphanumeric() || ".-".contains(c))
        && host.split_once('.').is_some_and(|(name, domain)| !name.is_empty() && !domain.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_once_with_every_place() {
        let case = Case::claims(
            r#"{"iss":"https://a.example","scope":"read","email":"a@b.example","user":{"phone_number":"+1"}}"#,
        );
        let finding = case.finding(&CONTENT_PII).unwrap();
        assert_eq!(finding.severity, Severity::Info);
        assert!(finding.message.contains("`/email` and `/user/phone_number`"), "{finding:?}");
        assert!(Case::claims(r#"{"login":"a@b.example"}"#).fires(&CONTENT_PII));
    }

    #[test]
    fn an_id_token_is_about_a_person() {
        let finding = Case::claims(r#"{"nonce":"n","name":"A"}"#).finding(&CONTENT_PII).unwrap();
        assert_eq!(finding.severity, Severity::Verbose);
    }

    #[test]
    fn is_silent_about_identifiers() {
        for claims in [
            r#"{"sub":"u1"}"#,
            r#"{"sub":"a@b.example","iss":"s@p.iam.gserviceaccount.com"}"#,
            r#"{"iss":"https://a.example","pod":{"name":"a"}}"#,
            r#"{"email_verified":true,"at":"x@y","url":"https://a@b.example/"}"#,
        ] {
            assert!(!Case::claims(claims).fires(&CONTENT_PII), "{claims}");
        }
    }
}
