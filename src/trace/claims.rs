//! The steps about claims and header members that a person expects, and about time.

use super::{outcome, step};
use crate::encoding::json::Node;
use crate::facts::Facts;
use crate::facts::profile::normalized_type;
use crate::report::{Outcome, Step};
use crate::request::Request;
use crate::time::{Span, Timestamp};

/// Time first, then what is expected.
pub fn steps(facts: &Facts, request: &Request) -> Vec<Step> {
    let options = &request.options;
    // Who an SD-JWT is presented to, and for which request, the holder says (RFC 9901 section 4.3).
    let presented = facts.disclosures.key_binding.as_ref().map_or(facts, |binding| &binding.facts);
    vec![
        not_before(facts, request),
        expiry(facts, request),
        age(facts, request),
        text("issuer", "iss", facts, options.issuer.as_deref()),
        audience(presented, options.audience.as_deref()),
        text("subject", "sub", facts, options.subject.as_deref()),
        token_type(facts, options.token_type.as_deref()),
        text("nonce", "nonce", presented, options.nonce.as_deref()),
    ]
}

fn not_before(facts: &Facts, request: &Request) -> Step {
    let Some(claim) = facts.claim("nbf") else {
        return step("not-before", Outcome::Skip, absent(facts, "nbf", "There is no nbf claim"));
    };
    let Some(nbf) = instant(claim) else {
        return step("not-before", Outcome::Fail, "nbf is not a number of seconds");
    };
    let early = nbf.since(request.now);
    if early <= 0 {
        return step("not-before", Outcome::Pass, "Already valid");
    }
    let length = Span(early.unsigned_abs());
    let tolerated = early <= request.options.skew();
    let message = if tolerated {
        format!("Valid in {length}; tolerated by {} s of skew", request.options.skew())
    } else {
        format!("Not valid before {nbf}, in {length}")
    };
    step("not-before", outcome(tolerated), message)
}

fn expiry(facts: &Facts, request: &Request) -> Step {
    let Some(claim) = facts.claim("exp") else {
        let none = "There is no exp claim: it never expires";
        return step("expiry", Outcome::Skip, absent(facts, "exp", none));
    };
    let Some(exp) = instant(claim) else {
        return step("expiry", Outcome::Fail, "exp is not a number of seconds");
    };
    let late = request.now.since(exp);
    let skew = request.options.skew();
    if late < 0 {
        let message = format!("Not expired, {} left", Span(late.unsigned_abs()));
        return step("expiry", Outcome::Pass, message);
    }
    let length = Span(late.unsigned_abs());
    let tolerated = late < skew;
    let message = if tolerated {
        format!("Expired {length} ago; tolerated by {skew} s of skew")
    } else {
        format!("Expired {length} ago, at {exp}")
    };
    step("expiry", outcome(tolerated), message)
}

/// How long ago the person signed in, else the token was issued (`OpenID` Connect Core 3.1.2.1, `max_age`).
fn age(facts: &Facts, request: &Request) -> Step {
    let step = |outcome, message: String| step("max-age", outcome, message);
    let Some(limit) = request.options.max_age else {
        return step(Outcome::Skip, "Age not checked: no maximum expected".to_owned());
    };
    if facts.payload.object().is_none() {
        return step(Outcome::Skip, absent(facts, "Age", ""));
    }
    let Some(name) = ["auth_time", "iat"].into_iter().find(|name| facts.claim(name).is_some())
    else {
        return step(Outcome::Fail, "Neither auth_time nor iat says how old it is".to_owned());
    };
    let Some(since) = facts.time(name) else {
        return step(Outcome::Fail, format!("{name} is not a number of seconds"));
    };
    let (skew, limit) = (request.options.skew(), i64::from(limit));
    let age = request.now.since(since);
    let message = if age < 0 {
        format!("{name} is {} in the future", Span(age.unsigned_abs()))
    } else {
        format!("{name} is {} ago, at most {limit} s expected", Span(age.unsigned_abs()))
    };
    let tolerated = if (limit + 1..=limit + skew).contains(&age) || (-skew..0).contains(&age) {
        format!("; tolerated by {skew} s of skew")
    } else {
        String::new()
    };
    step(outcome((-skew..=limit + skew).contains(&age)), message + &tolerated)
}

fn instant(claim: &Node) -> Option<Timestamp> {
    Timestamp::from_number(claim.as_number()?)
}

fn text(name: &'static str, claim: &str, facts: &Facts, expected: Option<&str>) -> Step {
    let Some(expected) = expected else {
        return step(name, Outcome::Skip, format!("{claim} not checked: none expected"));
    };
    match facts.claim(claim).map(Node::as_str) {
        Some(Some(found)) if found == expected => {
            step(name, Outcome::Pass, format!("{claim} is as expected"))
        }
        Some(Some(found)) => {
            step(name, Outcome::Fail, format!("{claim} is “{found}”, expected “{expected}”"))
        }
        Some(None) => step(name, Outcome::Fail, format!("{claim} is no text")),
        None => step(name, Outcome::Fail, format!("{claim} is missing, expected “{expected}”")),
    }
}

/// One audience, or a list that must contain the expected one (RFC 7519 section 4.1.3).
fn audience(facts: &Facts, expected: Option<&str>) -> Step {
    let Some(expected) = expected else {
        return step("audience", Outcome::Skip, "aud not checked: none expected");
    };
    let Some(claim) = facts.claim("aud") else {
        let message = format!("aud is missing, expected “{expected}”");
        return step("audience", Outcome::Fail, message);
    };
    let listed = claim.elements().unwrap_or(std::slice::from_ref(claim));
    let found: Vec<&str> = listed.iter().filter_map(Node::as_str).collect();
    if found.contains(&expected) {
        return step("audience", Outcome::Pass, "aud is as expected");
    }
    let message = format!("aud is “{}”, expected “{expected}”", found.join("”, “"));
    step("audience", Outcome::Fail, message)
}

/// `typ` is a media type: letter case and a leading `application/` do not matter (RFC 7515 section 4.1.9).
fn token_type(facts: &Facts, expected: Option<&str>) -> Step {
    let Some(expected) = expected else {
        return step("type", Outcome::Skip, "typ not checked: none expected");
    };
    match facts.header("typ").and_then(Node::as_str) {
        Some(found) if normalized_type(found) == normalized_type(expected) => {
            step("type", Outcome::Pass, "typ is as expected")
        }
        Some(found) => {
            step("type", Outcome::Fail, format!("typ is “{found}”, expected “{expected}”"))
        }
        None => step("type", Outcome::Fail, format!("typ is missing, expected “{expected}”")),
    }
}

/// Why a claim is not there. Of claims that could not be read nothing is known, not even that one is missing.
fn absent(facts: &Facts, name: &str, none: &str) -> String {
    match facts.payload.object() {
        Some(_) => none.to_owned(),
        None => [name, " not checked: the claims could not be read"].concat(),
    }
}
