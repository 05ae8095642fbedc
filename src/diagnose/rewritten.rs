//! A signature over other text than the token's: written anew on its way, or signed in another form than it is sent.

mod print;

use super::{LONGEST_TEXT, Question, certain};
use crate::encoding::{base64url, json};
use crate::engine::digest::sha256;
use crate::keys::encode;
use crate::report::Diagnosis;
use print::{STYLES, print};

/// Signs the other forms in thought, and compares.
pub fn find(question: &Question<'_>) -> Option<Diagnosis> {
    if question.tried.is_empty() || question.signed.len() > LONGEST_TEXT {
        return None;
    }
    let signed = std::str::from_utf8(question.signed).ok()?;
    let (header, payload) = signed.split_once('.')?;
    let what = sent(question, signed, header, payload)
        .or_else(|| written_anew(question, signed, header, payload))?;
    Some(certain(
        "sig-verifies-after-normalising",
        format!(
            "The signature matches {what}. Something rewrites the token on its way, or the signer signs other text than it sends: sign and send the same bytes, header and payload in base64url with a dot between them."
        ),
    ))
}

/// The same header and payload, put together in another way.
fn sent(question: &Question<'_>, signed: &str, header: &str, payload: &str) -> Option<String> {
    let standard = |text: &str| text.replace('-', "+").replace('_', "/");
    let padded = |text: &str| {
        let missing = (4 - text.len() % 4) % 4;
        [text, "===".get(..missing).unwrap_or_default()].concat()
    };
    let joined = |change: &dyn Fn(&str) -> String| [change(header), change(payload)].join(".");
    let Question { header: header_text, payload: text, .. } = question;
    let digest = sha256(question.signed);
    let forms: [(&str, Vec<u8>); 15] = [
        ("with “=” at the end of its parts", joined(&padded).into()),
        ("with “=” at the end of its payload", [header, ".", &padded(payload)].concat().into()),
        ("in the standard alphabet of base64", joined(&standard).into()),
        ("in the standard alphabet of base64 with “=”", joined(&|it| padded(&standard(it))).into()),
        ("with a line feed at its end", [signed, "\n"].concat().into()),
        ("with CR and LF at its end", [signed, "\r\n"].concat().into()),
        ("with a dot at its end", [signed, "."].concat().into()),
        ("without the dot", [header, payload].concat().into()),
        ("without its header", payload.into()),
        (
            "when the JSON itself was signed and not its base64url",
            [header_text, ".", text].concat().into(),
        ),
        ("when the JSON itself was signed, without a dot", [*header_text, *text].concat().into()),
        ("when only the JSON of the payload was signed", (*text).into()),
        (
            "when the header is base64url and the payload is not",
            [header, ".", text].concat().into(),
        ),
        ("when its SHA-256 was signed, so that it was hashed twice", digest.to_vec()),
        ("when the hexadecimal text of its SHA-256 was signed", encode::hex(&digest).into()),
    ];
    let mut forms = forms.into_iter().filter(|(_, form)| form != question.signed);
    forms.find(|(_, form)| question.covers(form)).map(|(what, _)| what.to_owned())
}

/// Header or payload as another JSON library would have written them.
fn written_anew(
    question: &Question<'_>,
    signed: &str,
    header: &str,
    payload: &str,
) -> Option<String> {
    let parsed = |text| json::parse(text).ok();
    let (claims, head) = (parsed(question.payload), parsed(question.header));
    let mut done: Vec<String> = vec![signed.to_owned()];
    STYLES.iter().find_map(|style| {
        let print = |node: &Option<json::Node>, source: &str| {
            let node = node.as_ref()?;
            Some(base64url::encode(print(node, source.trim(), style).as_bytes()))
        };
        let claims = print(&claims, question.payload);
        let head = print(&head, question.header);
        let claims = claims.as_deref().unwrap_or(payload);
        let head = head.as_deref().unwrap_or(header);
        let forms = [
            ("payload", header, claims),
            ("header and payload", head, claims),
            ("header", head, payload),
        ];
        forms.into_iter().find_map(|(what, header, payload)| {
            let form = [header, ".", payload].concat();
            if done.contains(&form) {
                return None;
            }
            let matches = question.covers(form.as_bytes());
            done.push(form);
            matches.then(|| format!("once the JSON of the {what} is written {}", style.name))
        })
    })
}
