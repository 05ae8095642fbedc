//! Rule `sd-undisclosed`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// Digests for which there is no disclosure here: claims that the holder did not show, or decoys.
    ///
    /// ## Why it matters
    /// You see a part of the credential only, and cannot tell how much is missing.
    ///
    /// ## What to do
    /// Nothing, when the presentation holds what you asked for.
    ///
    /// ## References
    /// - RFC 9901 4.2.5
    /// - RFC 9901 7.2
    SD_UNDISCLOSED, "sd-undisclosed", Info, "Undisclosed claims remain",
    "RFC 9901 4.2.5, 7.2", needs: [SdJwt, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let count = subject.presentation.map_or(0, |it| it.disclosures.undisclosed);
    let message = match count {
        0 => return,
        1 => "1 digest has no disclosure here: an undisclosed claim or a decoy. You see only a part of the credential.".to_owned(),
        many => format!("{many} digests have no disclosure here: undisclosed claims or decoys. You see only a part of the credential."),
    };
    findings.push(SD_UNDISCLOSED.at_segment(subject, 1, message));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::tests::sd_jwt::sd;

    #[test]
    fn counts_what_is_not_shown() {
        let finding = sd(r#"{"_sd":["x","y","$1"]}"#, &[r#"["s","a",1]"#]).finding(&SD_UNDISCLOSED);
        assert!(finding.unwrap().message.starts_with("2 digests"));
    }

    #[test]
    fn is_silent_when_everything_is_disclosed() {
        assert!(!sd(r#"{"_sd":["$1"]}"#, &[r#"["s","a",1]"#]).fires(&SD_UNDISCLOSED));
    }
}
