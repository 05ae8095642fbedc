//! What a thief of this token could do: facts of the token, never a score.

#[cfg(test)]
mod tests;

use crate::encoding::json::{Node, shown};
use crate::facts::Facts;
use crate::facts::lifetime::Lifetime;
use crate::report::SignatureState;
use crate::request::Request;
use crate::time::Span;

/// One question, its short answer, and what it rests on in sentences with `code` spans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aspect {
    /// As the page's hook names it.
    pub name: &'static str,
    pub question: &'static str,
    /// The end of a sentence that begins with the token.
    pub short: String,
    pub lines: Vec<String>,
}

/// The aspects in order, or nothing where there are no claims to tell from.
pub fn exposure(facts: &Facts, signature: SignatureState, request: &Request) -> Vec<Aspect> {
    if facts.payload.object().is_none() {
        return Vec::new();
    }
    vec![
        holder(facts, signature),
        allows(facts),
        lasts(facts, request),
        revocation(facts),
        shorter(facts, request),
    ]
}

/// Who can use it (RFC 6750 section 1.2, RFC 7800, RFC 8705, RFC 9449).
fn holder(facts: &Facts, signature: SignatureState) -> Aspect {
    let mut lines = Vec::new();
    let (short, line) = match (bound_to(facts), facts.profile.id) {
        _ if signature == SignatureState::None => (
            "can be made by anyone",
            "Nobody has to steal it: it has no signature, so anyone can write one like it.".to_owned(),
        ),
        (_, "dpop" | "kb-jwt") => (
            "proves one request",
            "It is the proof itself, made for one request: of use once, where the server refuses what it has seen.".to_owned(),
        ),
        (Some(key), _) => (
            "needs a key as well",
            format!("Whoever holds it and {key}, where the API asks for that proof. One that does not ask takes it from anyone."),
        ),
        (None, _) => (
            "works for whoever holds it",
            "Whoever holds it: no `cnf` binds it to a key of the client. It is a bearer token.".to_owned(),
        ),
    };
    lines.push(line);
    if signature == SignatureState::Invalid {
        lines.push(
            "Its signature does not match your key: who verifies with that key refuses it."
                .to_owned(),
        );
    }
    Aspect { name: "holder", question: "Who can use it", short: short.to_owned(), lines }
}

/// The key that the sender must prove to hold.
fn bound_to(facts: &Facts) -> Option<&'static str> {
    let cnf = facts.claim("cnf")?;
    let known = [
        ("jkt", "the DPoP key of its `cnf`"),
        ("x5t#S256", "the client certificate of its `cnf`"),
        ("jwk", "the private half of the key in its `cnf`"),
        ("kid", "the key that its `cnf` names"),
    ];
    known.into_iter().find(|(name, _)| cnf.get(name).is_some()).map(|(_, key)| key)
}

/// Claims that grant something, as text or as a list of texts.
const POWERS: [(&str, &str); 11] = [
    ("scope", "Scopes"),
    ("scp", "Scopes"),
    ("roles", "Roles"),
    ("role", "Role"),
    ("groups", "Groups"),
    ("permissions", "Permissions"),
    ("entitlements", "Entitlements"),
    ("authorities", "Authorities"),
    ("cognito:groups", "Groups"),
    ("realm_access", "Roles of the realm"),
    ("admin", "Administrator"),
];

/// Where it is accepted, for whom it speaks, what it grants (RFC 7519 section 4.1.3, RFC 8693 section 4.2, RFC 9068
/// section 2.2.3).
fn allows(facts: &Facts) -> Aspect {
    let audiences = words(facts, "aud");
    let mut lines = vec![match audiences.as_slice() {
        [] => "Whoever trusts the issuer may accept it: there is no `aud`.".to_owned(),
        names => format!("Accepted by {} (`aud`).", list(names)),
    }];
    if let [subject] = words(facts, "sub").as_slice() {
        lines.push(format!("It speaks for {subject} (`sub`)."));
    }
    let granted: Vec<_> =
        POWERS.iter().map(|it| (it, words(facts, it.0))).filter(|it| !it.1.is_empty()).collect();
    for ((claim, label), values) in &granted {
        lines.push(format!("{label}: {} (`{claim}`).", list(values)));
    }
    if granted.is_empty() {
        lines.push(
            "It names no scope, role or group: what it allows is decided by who accepts it."
                .to_owned(),
        );
    }
    if facts.profile.id == "id_token" {
        lines.push("An ID token tells a client who signed in. An API that takes it for an access token widens this.".to_owned());
    }
    let short = match audiences.len() {
        0 => "anywhere its issuer is trusted".to_owned(),
        1 => "at one audience".to_owned(),
        count => format!("at {count} audiences"),
    };
    Aspect { name: "allows", question: "What it allows", short, lines }
}

/// The words of a claim, to be shown as code: of a list its elements, of a text what blanks part where the claim is
/// one of scopes; `admin` counts when it is true, and of an object its `roles`.
fn words(facts: &Facts, name: &str) -> Vec<String> {
    let Some(claim) = facts.claim(name) else { return Vec::new() };
    let claim = claim.get("roles").unwrap_or(claim);
    let text = |node: &Node| code(&shown(facts.payload.source(node)));
    match (claim.as_str(), claim.elements()) {
        (Some(scopes), _) if matches!(name, "scope" | "scp") => {
            scopes.split_whitespace().map(|it| code(&shown(it))).collect()
        }
        (Some(""), _) => Vec::new(),
        (Some(_), _) => vec![text(claim)],
        (_, Some(elements)) => elements.iter().map(text).collect(),
        _ if claim.as_bool() == Some(true) => vec!["`true`".to_owned()],
        _ => Vec::new(),
    }
}

/// Between backticks, cut when it is long.
fn code(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut cut: String = text.chars().take(LONGEST).collect();
    if cut.len() < text.len() {
        cut.push('…');
    }
    format!("`{cut}`")
}

/// The first eight, and how many more.
fn list(names: &[String]) -> String {
    const MOST: usize = 8;
    let shown = names.get(..MOST.min(names.len())).unwrap_or_default().join(", ");
    match names.len().saturating_sub(MOST) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// For how long (RFC 7519 sections 4.1.4 and 4.1.5). Instants and no countdown: the page has one above.
fn lasts(facts: &Facts, request: &Request) -> Aspect {
    let skew = request.options.skew();
    let tolerance = format!(
        "{} longer where a verifier tolerates that difference of clocks.",
        Span(skew.unsigned_abs())
    );
    let (short, line) = match facts.lifetime(request.now) {
        Lifetime::Alive { until } => {
            (format!("until {until}"), format!("Until {until} (`exp`), {tolerance}"))
        }
        Lifetime::NotYet { from } => {
            let end = facts.time("exp").map_or("for ever".to_owned(), |exp| format!("until {exp}"));
            (format!("from {from}"), format!("Not before {from} (`nbf`), then {end}."))
        }
        Lifetime::Expired { since } if since.plus(skew) > request.now => {
            ("for some seconds".to_owned(), format!("It expired at {since}, but is accepted {tolerance}"))
        }
        Lifetime::Expired { since } => (
            "no longer".to_owned(),
            format!("It is over: it expired at {since}. Only who does not check `exp` accepts it."),
        ),
        Lifetime::Endless => (
            "for ever".to_owned(),
            "For ever: there is no `exp`. It ends when the key that signed it is no longer trusted.".to_owned(),
        ),
        Lifetime::Unknown => (
            "for a time that cannot be told".to_owned(),
            "`exp` or `nbf` is no number of seconds: verifiers differ in what they make of it.".to_owned(),
        ),
    };
    let mut lines = vec![line];
    lines.extend(facts.length_of_life().map(|life| format!("It was made to live {}.", Span(life))));
    Aspect { name: "lasts", question: "For how long", short, lines }
}

/// How it could be ended early (RFC 7519 section 4.1.7, `OpenID` Connect Front-Channel Logout section 3,
/// draft-ietf-oauth-status-list).
fn revocation(facts: &Facts) -> Aspect {
    let mut lines = Vec::new();
    for (claim, how) in HANDLES {
        if let [value] = words(facts, claim).as_slice() {
            lines.push(format!("{how} {value} (`{claim}`)."));
        }
    }
    if let Some(status) = facts.claim("status").and_then(|status| status.get("status_list")) {
        let part = |name| {
            status.get(name).map(|it| code(&shown(facts.payload.source(it)))).unwrap_or_default()
        };
        lines.push(format!(
            "A verifier that looks at place {} of the status list {} (`status`).",
            part("idx"),
            part("uri")
        ));
    }
    let short = if lines.is_empty() {
        "and cannot be revoked by name"
    } else {
        "and can be revoked where somebody looks"
    };
    lines.push(if lines.is_empty() {
        "Nothing in it names it or its session. Until it expires, only a rule about its subject or another signing key ends it."
    } else {
        "This ends it only where the API looks with each request. None is asked here."
    }.to_owned());
    Aspect { name: "revocation", question: "Can it be revoked", short: short.to_owned(), lines }
}

const HANDLES: [(&str, &str); 2] =
    [("jti", "A denylist of tokens can name"), ("sid", "It can end with the session")];

/// More than this is long for something that works without asking (RFC 9700 section 2.2.2), in seconds.
const LONG: u64 = 60 * 60;

/// What would have made the damage smaller, as far as it is missing.
fn shorter(facts: &Facts, request: &Request) -> Aspect {
    let has = |name: &str| facts.claim(name).is_some();
    let missing = [
        (!has("exp"), "An `exp`: minutes, with a refresh token for what lasts longer."),
        (
            facts.length_of_life().is_some_and(|it| it > LONG),
            "A shorter life: 5 to 15 minutes with a refresh token is usual.",
        ),
        (
            bound_to(facts).is_none(),
            "Binding to a key of the client, by DPoP (RFC 9449) or mutual TLS (RFC 8705): the token alone is then not enough.",
        ),
        (
            !has("jti") && !has("sid") && !has("status"),
            "A `jti` with a denylist, or a `sid` with a session that is looked up.",
        ),
        (!has("aud"), "An `aud`: what is stolen at one service is then of no use at another."),
        (words(facts, "aud").len() > 1, "One audience a token, instead of several."),
        (
            POWERS.iter().map(|it| words(facts, it.0).len()).sum::<usize>() > 5,
            "Fewer scopes and roles: those that the next requests need.",
        ),
    ];
    let is_over = matches!(facts.lifetime(request.now), Lifetime::Expired { .. });
    let mut lines: Vec<String> =
        missing.into_iter().filter(|it| it.0).map(|it| it.1.to_owned()).collect();
    if is_over {
        lines.insert(0, "Nothing any more: it is over. For the next one:".to_owned());
    } else if lines.is_empty() {
        lines.push("Nothing that the token could say.".to_owned());
    }
    Aspect { name: "shorter", question: "What would shorten it", short: String::new(), lines }
}
