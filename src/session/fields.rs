//! What stands in the fields of the form, and what a change of one of them does.

use super::{Field, Session, seconds};
use crate::encoding::base64url;
use crate::request::Options;

impl Session {
    /// What stands in the field.
    pub fn field(&self, field: Field) -> String {
        let options = &self.request.options;
        let text = match field {
            Field::Skew => &*self.skew_text,
            Field::MaxAge => &*self.age_text,
            // Split at commas and joined again, so that nothing moves while a person types.
            Field::Algorithms => return options.algorithms.join(","),
            _ => text(options, field).unwrap_or_default(),
        };
        text.to_owned()
    }

    /// Takes what was typed.
    pub(super) fn expect(&mut self, field: Field, typed: String) {
        let options = &mut self.request_mut().options;
        match field {
            Field::Skew => {
                options.skew = seconds(&typed);
                self.skew_text = typed.into();
            }
            Field::MaxAge => {
                options.max_age = seconds(&typed);
                self.age_text = typed.into();
            }
            Field::Algorithms => {
                let typed = Some(&*typed).filter(|typed| !typed.is_empty());
                let names = typed.iter().flat_map(|typed| typed.split(','));
                options.algorithms = names.map(str::to_owned).collect();
            }
            _ => {
                let typed = Some(typed).filter(|typed| !typed.is_empty());
                if field == Field::Second {
                    let encoded = typed.as_ref().map(|typed| base64url::encode(typed.as_bytes()));
                    options.detached_payload = encoded;
                }
                *text_mut(options, field) = typed;
                if field == Field::Profile || self.facts.is_detached() {
                    self.read();
                }
            }
        }
        self.ask();
    }
}

fn text(options: &Options, field: Field) -> Option<&str> {
    let text = match field {
        Field::Issuer => &options.issuer,
        Field::Audience => &options.audience,
        Field::Subject => &options.subject,
        Field::Type => &options.token_type,
        Field::Nonce => &options.nonce,
        Field::Profile => &options.profile,
        Field::Method => &options.method,
        Field::Url => &options.url,
        _ => &options.other,
    };
    text.as_deref()
}

fn text_mut(options: &mut Options, field: Field) -> &mut Option<String> {
    match field {
        Field::Issuer => &mut options.issuer,
        Field::Audience => &mut options.audience,
        Field::Subject => &mut options.subject,
        Field::Type => &mut options.token_type,
        Field::Nonce => &mut options.nonce,
        Field::Profile => &mut options.profile,
        Field::Method => &mut options.method,
        Field::Url => &mut options.url,
        _ => &mut options.other,
    }
}
