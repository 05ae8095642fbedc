//! Rules about the signature. What needs a key is read from the verdict; no rule computes a signature.

pub(super) mod sig_hmac_secret_encoding;
pub(super) mod sig_invalid;
pub(super) mod sig_length_mismatch;
pub(super) mod sig_missing;
pub(super) mod sig_not_checked;
pub(super) mod sig_public_key_as_secret;

use super::{Lint, Subject};
use crate::report::{Diagnosis, Finding};

pub(super) const RULES: &[&Lint] = &[
    &sig_missing::SIG_MISSING,
    &sig_length_mismatch::SIG_LENGTH_MISMATCH,
    &sig_public_key_as_secret::SIG_PUBLIC_KEY_AS_SECRET,
    &sig_invalid::SIG_INVALID,
    &sig_hmac_secret_encoding::SIG_HMAC_SECRET_ENCODING,
    &sig_not_checked::SIG_NOT_CHECKED,
];

/// What was found out about a failed signature, when it is the cause that the rule names.
fn diagnosed<'a>(lint: &Lint, subject: &Subject<'a>) -> Option<&'a Diagnosis> {
    subject.verdict.diagnosis.iter().find(|diagnosis| diagnosis.cause == lint.id)
}

/// The finding that says what the diagnosis found.
fn report(lint: &Lint, subject: &Subject<'_>) -> Option<Finding> {
    let diagnosis = diagnosed(lint, subject)?;
    Some(lint.at_segment(subject, 2, diagnosis.message.clone()))
}
