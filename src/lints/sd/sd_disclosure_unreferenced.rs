//! Rule `sd-disclosure-unreferenced`.

use crate::lints::{Finding, Subject, declare_lint};
use crate::verdict::presentation::Cause;

declare_lint! {
    /// ## What it finds
    /// A disclosure whose digest stands nowhere in what the issuer signed, neither directly nor inside another disclosure.
    ///
    /// ## Why it matters
    /// It was edited or added: even the same JSON encoded anew has another digest. Its content is worth nothing.
    ///
    /// ## What to do
    /// Refuse the presentation. Pass disclosures on exactly as the issuer wrote them.
    ///
    /// ## References
    /// - RFC 9901 7.1
    SD_DISCLOSURE_UNREFERENCED, "sd-disclosure-unreferenced", Error, "Disclosure not covered by the signature",
    "RFC 9901 7.1(5)", needs: [SdJwt, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let advice = "Even encoding it anew changes its digest. Refuse the presentation.";
    let unreferenced = |cause: &Cause| *cause == Cause::Unreferenced;
    findings.extend(SD_DISCLOSURE_UNREFERENCED.violations(subject, unreferenced, advice));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::tests::sd_jwt::sd;

    #[test]
    fn fires_on_an_added_disclosure_and_marks_it() {
        let token = sd(r#"{"_sd":["x"]}"#, &[r#"["s","a",1]"#]);
        let finding = token.finding(&SD_DISCLOSURE_UNREFERENCED).unwrap();
        assert_eq!(finding.offset, token.text.find('~').map(|tilde| tilde + 1));
    }

    #[test]
    fn is_silent_about_a_disclosure_inside_another() {
        let token = sd(r#"{"_sd":["$1"]}"#, &[r#"["s","a",{"_sd":["$2"]}]"#, r#"["s","b",1]"#]);
        assert!(!token.fires(&SD_DISCLOSURE_UNREFERENCED));
    }
}
