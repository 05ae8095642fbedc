//! `cnf`: the key or certificate whose holder may use the token (RFC 7800, RFC 8705 section 3.1, RFC 9449 section 6.1).

use super::second::Second;
use super::{compared, step};
use crate::encoding::json::Node;
use crate::facts::Facts;
use crate::keys::thumbprint;
use crate::report::{Kind, Outcome, Step};

/// A step for each kind of key that `cnf` names.
pub fn steps(facts: &Facts, second: &Second) -> Vec<Step> {
    let Some(cnf) = facts.claim("cnf") else { return Vec::new() };
    let text = |name: &str| cnf.get(name).and_then(Node::as_str);
    let certificate = text("x5t#S256").map(|named| {
        let given = second.certificate.as_slice();
        compare("holder-certificate", "x5t#S256", "certificate", named, given)
    });
    // Of an SD-JWT the key binding shows who holds it.
    let jwk = cnf.get("jwk").filter(|_| facts.kind != Kind::SdJwt);
    let jwk = jwk.and_then(thumbprint::of_jwk);
    let key = text("jkt").map(|named| ("jkt", named)).or(jwk.as_deref().map(|it| ("jwk", it)));
    let key = key.map(|(member, named)| {
        compare("holder-key", member, "DPoP proof or key", named, &second.thumbprints)
    });
    certificate.into_iter().chain(key).collect()
}

fn compare(name: &'static str, member: &str, what: &str, named: &str, given: &[String]) -> Step {
    let Some(first) = given.first() else {
        let message = format!("cnf names a key by {member}; not checked: no {what} given");
        return step(name, Outcome::Skip, message);
    };
    let failed = format!("The token is bound to {named} (cnf.{member}), but the {what} is {first}");
    let same = given.iter().any(|given| given == named);
    compared(name, same, &format!("The {what} is the one that cnf.{member} names"), failed)
}
