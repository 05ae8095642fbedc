//! Rule `content-payment-card`.

use crate::lints::walk::walk;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// The number of a payment card: a known beginning, the right length and a correct check digit.
    ///
    /// ## Why it matters
    /// Card data must not travel in readable tokens.
    ///
    /// ## What to do
    /// Remove it. A payment provider's token is the safe substitute.
    ///
    /// ## References
    /// - PCI DSS 3.x
    /// - ISO/IEC 7812 (Luhn)
    CONTENT_PAYMENT_CARD, "content-payment-card", Error, "Payment card number",
    "PCI DSS 3.x; ISO/IEC 7812 (Luhn)", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(claims) = subject.facts.payload.object() else { return };
    walk(claims, &mut |visit| {
        let text = visit.node.as_str().or_else(|| visit.node.as_number()).unwrap_or_default();
        let grouped = text.contains([' ', '-']);
        if (grouped || !is_identifier(visit.name)) && has_card(text) {
            let message = format!(
                "`{}` looks like the number of a payment card. Card data must not travel in readable tokens (PCI DSS); remove it.",
                visit.pointer
            );
            findings.push(visit.finding(&CONTENT_PAYMENT_CARD, subject, 1, message));
        }
    });
}

fn is_identifier(name: &str) -> bool {
    let folded = name.to_ascii_lowercase();
    let names = [
        "sub",
        "jti",
        "sid",
        "exp",
        "iat",
        "nbf",
        "phone",
        "phone_number",
        "msisdn",
        "imei",
        "zip",
    ];
    names.contains(&folded.as_str()) || folded.ends_with("id")
}

/// Whether a run of digits, perhaps in groups, is a card number.
fn has_card(text: &str) -> bool {
    text.split(|c: char| !(c.is_ascii_digit() || c == ' ' || c == '-')).any(|run| {
        let digits: Vec<u32> = run.chars().filter_map(|c| c.to_digit(10)).collect();
        is_card(&digits)
    })
}

fn is_card(digits: &[u32]) -> bool {
    let start = |count| digits.iter().take(count).fold(0, |number, digit| number * 10 + digit);
    let known = matches!(
        (start(1), start(2), start(4), digits.len()),
        (4, _, _, 13 | 16 | 19)
            | (_, 51..=55 | 65, _, 16)
            | (_, _, 2221..=2720 | 6011 | 3528..=3589 | 6440..=6499, 16)
            | (_, 34 | 37, _, 15)
            | (_, 30 | 36 | 38, _, 14)
            | (_, 62, _, 16..=19)
    );
    let same = digits.windows(2).all(|two| two.first() == two.last());
    known && !same && luhn(digits)
}

fn luhn(digits: &[u32]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(index, digit)| match index % 2 {
            0 => *digit,
            _ => digit * 2 / 10 + digit * 2 % 10,
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_card_numbers() {
        for case in [
            Case::claims(r#"{"card":"4111 1111 1111 1111"}"#),
            Case::claims(r#"{"card":4111111111111111}"#),
        ] {
            assert!(case.fires(&CONTENT_PAYMENT_CARD), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_identifiers_and_other_numbers() {
        for case in [
            Case::claims(r#"{"sub":"4111111111111111"}"#),
            Case::claims(r#"{"card":"4111 1111 1111 1112"}"#),
            Case::claims(r#"{"iat":1790000000}"#),
        ] {
            assert!(!case.fires(&CONTENT_PAYMENT_CARD), "{case:?}");
        }
    }
}
