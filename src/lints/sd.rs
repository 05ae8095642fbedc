//! Rules about selective disclosure (RFC 9901) and its credentials.

pub(super) mod sd_alg;
pub(super) mod sd_digest_duplicate;
pub(super) mod sd_disclosure_malformed;
pub(super) mod sd_disclosure_unreferenced;
pub(super) mod sd_hidden_control_claim;
pub(super) mod sd_kb;
pub(super) mod sd_name_collision;
pub(super) mod sd_salt;
pub(super) mod sd_structure;
pub(super) mod sd_undisclosed;
pub(super) mod sd_vc;
pub(super) mod vc_mapping;

use super::{Lint, Subject};
use crate::report::Finding;
use crate::verdict::presentation::Cause;

pub(super) const RULES: &[&Lint] = &[
    &sd_structure::SD_STRUCTURE,
    &sd_disclosure_malformed::SD_DISCLOSURE_MALFORMED,
    &sd_disclosure_unreferenced::SD_DISCLOSURE_UNREFERENCED,
    &sd_digest_duplicate::SD_DIGEST_DUPLICATE,
    &sd_name_collision::SD_NAME_COLLISION,
    &sd_alg::SD_ALG,
    &sd_salt::SD_SALT,
    &sd_hidden_control_claim::SD_HIDDEN_CONTROL_CLAIM,
    &sd_kb::SD_KB,
    &sd_vc::SD_VC,
    &sd_undisclosed::SD_UNDISCLOSED,
    &vc_mapping::VC_MAPPING,
];

impl Lint {
    /// A finding about a disclosure, by its index.
    fn at_disclosure(&self, subject: &Subject<'_>, index: usize, message: String) -> Finding {
        let path = format!("/disclosures/{index}");
        match subject.facts.disclosures.list.get(index) {
            Some(read) => self.at_text(subject, read.span.clone(), message).on(path),
            None => self.finding(message),
        }
    }

    /// A finding for each violation of that kind, with what to do.
    fn violations(
        &self,
        subject: &Subject<'_>,
        wanted: impl Fn(&Cause) -> bool,
        advice: &str,
    ) -> Vec<Finding> {
        let all = subject.presentation.map_or(&[][..], |presentation| &presentation.violations);
        let found = all.iter().filter(|violation| wanted(&violation.cause));
        found
            .map(|violation| {
                let mut message = format!("{violation}. {advice}");
                if let Some(first) = message.get_mut(..1) {
                    first.make_ascii_uppercase();
                }
                match (violation.disclosure, &violation.span) {
                    (Some(index), _) => self.at_disclosure(subject, index, message),
                    (None, Some(span)) => {
                        let path =
                            format!("/claims{}", violation.path.as_deref().unwrap_or_default());
                        self.at_bytes(subject, 1, path, span.clone(), message)
                    }
                    (None, None) => self.at_segment(subject, 1, message),
                }
            })
            .collect()
    }
}
