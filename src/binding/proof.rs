//! A `DPoP` proof and what it is sent with: the request, the access token, the moment (RFC 9449 section 4.3).

use super::second::Second;
use super::{compared, step};
use crate::encoding::base64url;
use crate::encoding::json::Node;
use crate::encoding::url::Url;
use crate::engine::digest::sha256;
use crate::facts::Facts;
use crate::keys::thumbprint;
use crate::report::{Kind, Outcome, Step};
use crate::request::Request;
use crate::time::Span;

/// Servers accept proofs for seconds to minutes (RFC 9449 section 11.1).
pub const FRESH: i64 = 300;

/// The steps of a `DPoP` proof; none for any other token.
pub fn steps(facts: &Facts, second: &Second, request: &Request) -> Vec<Step> {
    if facts.profile.id != "dpop" {
        return Vec::new();
    }
    vec![
        method(facts, request.options.method.as_deref()),
        url(facts, request.options.url.as_deref()),
        access_token(facts, second),
        key(facts, second),
        age(facts, request),
    ]
}

fn method(facts: &Facts, expected: Option<&str>) -> Step {
    const NAME: &str = "proof-method";
    let Some(expected) = expected else {
        return step(NAME, Outcome::Skip, "htm not checked: no method given");
    };
    let found = text(facts, "htm");
    let failed = format!("htm is “{found}”, the request's method is “{expected}”");
    compared(NAME, found == expected, "htm is the method of the request", failed)
}

fn url(facts: &Facts, expected: Option<&str>) -> Step {
    const NAME: &str = "proof-url";
    let Some(expected) = expected else {
        return step(NAME, Outcome::Skip, "htu not checked: no URL given");
    };
    let Some(wanted) = Url::read(expected.trim()) else {
        let message = "htu not checked: the URL given for the request does not start with https://";
        return step(NAME, Outcome::Skip, message);
    };
    let found = text(facts, "htu");
    let same = Url::read(found).is_some_and(|found| found.normalised() == wanted.normalised());
    let failed = format!("htu is “{found}”, the request's URL is “{}”", wanted.normalised());
    compared(NAME, same, "htu is the URL of the request, without query and fragment", failed)
}

fn access_token(facts: &Facts, second: &Second) -> Step {
    const NAME: &str = "proof-access-token";
    let Some((token, _)) = second.hashed("access_token") else {
        return step(NAME, Outcome::Skip, "ath not checked: no access token given");
    };
    let hash = base64url::encode(&sha256(token.as_bytes()));
    let failed = match facts.claim("ath") {
        None => "ath is missing, but the proof is sent with an access token",
        Some(_) => "ath is not the hash of this access token: the proof is for another one",
    };
    let same = text(facts, "ath") == hash;
    compared(NAME, same, "ath is the hash of the access token", failed.to_owned())
}

fn key(facts: &Facts, second: &Second) -> Step {
    const NAME: &str = "proof-key";
    let skip = |message: &str| step(NAME, Outcome::Skip, message);
    let Some(token) = &second.token else {
        return skip("cnf.jkt not checked: no access token given that can be read");
    };
    if token.kind == Kind::Jwe || token.payload.object().is_none() {
        return skip("cnf.jkt not checked: the claims of the access token cannot be read");
    }
    let Some(own) = facts.header("jwk").and_then(thumbprint::of_jwk) else {
        return step(NAME, Outcome::Fail, "The proof brings no key that can be read");
    };
    let bound = token.claim("cnf").and_then(|cnf| cnf.get("jkt")).and_then(Node::as_str);
    let failed = match bound {
        None => UNBOUND.to_owned(),
        Some(bound) => {
            format!("The access token is bound to the key {bound}, the proof uses the key {own}")
        }
    };
    let same = bound == Some(own.as_str());
    compared(NAME, same, "The proof's key is the one that the access token is bound to", failed)
}

/// What is said of an access token that no key is bound to.
const UNBOUND: &str =
    "The access token has no cnf.jkt, so it is bound to no key: anybody can use it";

fn age(facts: &Facts, request: &Request) -> Step {
    const NAME: &str = "proof-age";
    let Some(made) = facts.time("iat") else {
        return step(
            NAME,
            Outcome::Fail,
            "There is no iat as a number: a proof tells when it was made",
        );
    };
    let skew = request.options.skew();
    let age = request.now.since(made);
    let (when, limit) = if age < 0 {
        ("in the future", format!("{skew} s of skew"))
    } else {
        ("ago", format!("{FRESH} s, which servers accept at most"))
    };
    let same = (-skew..=FRESH).contains(&age);
    let relation = if same { "within" } else { "beyond" };
    let message = format!("Made {} {when}, {relation} {limit}", Span(age.unsigned_abs()));
    step(NAME, if same { Outcome::Pass } else { Outcome::Fail }, message)
}

fn text<'a>(facts: &'a Facts, claim: &str) -> &'a str {
    facts.claim(claim).and_then(Node::as_str).unwrap_or_default()
}
