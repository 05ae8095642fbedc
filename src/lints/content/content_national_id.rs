//! Rule `content-national-id`.

use crate::lints::walk::walk;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::{Kind, Severity};

declare_lint! {
    /// ## What it finds
    /// A number by which a state or a bank knows a person: a claim named so, a US social security number, an IBAN.
    ///
    /// ## Why it matters
    /// Every party and log that sees the token can read it.
    ///
    /// ## What to do
    /// Leave it out, or send it to the party that needs it in an encrypted token.
    ///
    /// ## References
    /// - GDPR Art. 5(1)(c)
    /// - OpenID4IDA guidance
    CONTENT_NATIONAL_ID, "content-national-id", Warning, "Government identifier",
    "GDPR Art. 5(1)(c); OpenID4IDA guidance", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(claims) = subject.facts.payload.object() else { return };
    let severity = match subject.facts.kind {
        Kind::Jwe => return,
        // Such credentials are made to disclose them, one by one.
        Kind::SdJwt => Severity::Info,
        _ => Severity::Warning,
    };
    walk(claims, &mut |visit| {
        let value = visit.node.as_str().or_else(|| visit.node.as_number()).unwrap_or_default();
        if is_identifier(&folded(visit.name), value) {
            let message = format!(
                "`{}` looks like a national identifier. Every party and log that sees the token can read it; leave it out.",
                visit.pointer
            );
            let finding = visit.finding(&CONTENT_NATIONAL_ID, subject, 1, message);
            findings.push(finding.graded(severity));
        }
    });
}

fn folded(name: &str) -> String {
    let plain = name.chars().filter(|c| !matches!(c, '_' | '-'));
    plain.map(|c| c.to_ascii_lowercase()).collect()
}

fn is_identifier(name: &str, value: &str) -> bool {
    if value.is_empty() || value.contains('*') {
        return false;
    }
    let phone = ["phone", "tel", "mobile", "fax"].iter().any(|it| name.contains(it));
    NAMES.contains(&name)
        || name.contains("iban") && is_iban(value)
        || !phone && is_social_security_number(value)
}

/// Without underscores, hyphens and capitals.
const NAMES: [&str; 19] = [
    "aadhaar",
    "bsn",
    "cnpj",
    "codicefiscale",
    "cpf",
    "nationalid",
    "nin",
    "nino",
    "pannumber",
    "passportno",
    "passportnumber",
    "personalnumber",
    "personnummer",
    "pesel",
    "socialsecurity",
    "socialsecuritynumber",
    "ssn",
    "taxid",
    "taxnumber",
];

/// Three, two and four digits, none of the groups that are never given out.
fn is_social_security_number(value: &str) -> bool {
    let groups: Vec<&str> = value.split('-').collect();
    let [area, group, serial] = groups.as_slice() else { return false };
    let digits =
        |text: &str, count| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(area, 3)
        && digits(group, 2)
        && digits(serial, 4)
        && !matches!(*area, "000" | "666")
        && !area.starts_with('9')
        && *group != "00"
        && *serial != "0000"
}

/// ISO 13616: the first four characters go to the end, letters count from 10, and the rest by 97 is 1.
fn is_iban(value: &str) -> bool {
    let plain: String = value.chars().filter(|c| *c != ' ').collect();
    let (Some(head), Some(tail)) = (plain.get(..4), plain.get(4..)) else { return false };
    let mut rest = 0;
    for c in tail.chars().chain(head.chars()) {
        let Some(digit) = c.to_digit(36) else { return false };
        rest = (if digit > 9 { rest * 100 } else { rest * 10 } + digit) % 97;
    }
    (15..=34).contains(&plain.len()) && rest == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_numbers_of_states_and_banks() {
        for claims in [
            r#"{"ssn":"078-05-1120"}"#,
            r#"{"user":{"reference":"078-05-1120"}}"#,
            r#"{"National_ID":12345}"#,
            r#"{"iban":"DE89 3704 0044 0532 0130 00"}"#,
        ] {
            assert!(Case::claims(claims).fires(&CONTENT_NATIONAL_ID), "{claims}");
        }
    }

    #[test]
    fn is_silent_about_telephones_and_wrong_check_digits() {
        for claims in [
            r#"{"phone_number":"555-12-3456"}"#,
            r#"{"iban":"DE89 3704 0044 0532 0130 01"}"#,
            r#"{"order":"900-12-3456"}"#,
            r#"{"ssn":"***-**-1120"}"#,
            r#"{"ssn":""}"#,
        ] {
            assert!(!Case::claims(claims).fires(&CONTENT_NATIONAL_ID), "{claims}");
        }
    }

    #[test]
    fn credentials_that_disclose_by_choice_are_no_warning() {
        let jwt = Case::claims(r#"{"vct":"urn:eudi:pid:1","personal_number":"123"}"#);
        let finding = jwt.followed("~").finding(&CONTENT_NATIONAL_ID).unwrap();
        assert_eq!(finding.severity, Severity::Info);
    }
}
