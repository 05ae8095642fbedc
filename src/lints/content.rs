//! Rules about what a readable payload should not contain.

pub(super) mod content_connection_string;
pub(super) mod content_internal_infra;
pub(super) mod content_known_credential;
pub(super) mod content_large_blob;
pub(super) mod content_national_id;
pub(super) mod content_nested_token;
pub(super) mod content_orm_dump;
pub(super) mod content_password_hash;
pub(super) mod content_payment_card;
pub(super) mod content_pii;
pub(super) mod content_private_key;
pub(super) mod content_secret_claim;

use super::Lint;

pub(super) const RULES: &[&Lint] = &[
    &content_secret_claim::CONTENT_SECRET_CLAIM,
    &content_known_credential::CONTENT_KNOWN_CREDENTIAL,
    &content_private_key::CONTENT_PRIVATE_KEY,
    &content_password_hash::CONTENT_PASSWORD_HASH,
    &content_orm_dump::CONTENT_ORM_DUMP,
    &content_nested_token::CONTENT_NESTED_TOKEN,
    &content_connection_string::CONTENT_CONNECTION_STRING,
    &content_payment_card::CONTENT_PAYMENT_CARD,
    &content_national_id::CONTENT_NATIONAL_ID,
    &content_pii::CONTENT_PII,
    &content_internal_infra::CONTENT_INTERNAL_INFRA,
    &content_large_blob::CONTENT_LARGE_BLOB,
];
