//! The advisor: revocation, topology, clients, algorithm, expiry and rotation; then a recommendation with its reasons.

use super::choices::Choices;

/// A step with the answers to choose from: what is kept, and what is read.
pub struct Question {
    pub name: &'static str,
    pub text: &'static str,
    pub options: &'static [(&'static str, &'static str)],
}

pub const QUESTIONS: [Question; 5] = [
    Question {
        name: "end",
        text: "How fast must access end, after a logout or a theft?",
        options: &[
            ("now", "At once"),
            ("minutes", "Within minutes"),
            ("expiry", "When it expires"),
        ],
    },
    Question {
        name: "servers",
        text: "Who answers the requests?",
        options: &[
            ("one", "One application, or several with a common store"),
            ("many", "Many servers without a common store"),
            ("services", "Services of several owners"),
        ],
    },
    Question {
        name: "clients",
        text: "Who sends them?",
        options: &[
            ("browser", "Browsers, on our own site"),
            ("apps", "Mobile or desktop apps, too"),
            ("others", "Applications of others"),
            ("machines", "Machines, no person"),
        ],
    },
    Question {
        name: "verifiers",
        text: "Who checks what the issuer made?",
        options: &[("same", "The issuer itself"), ("several", "Others as well")],
    },
    Question {
        name: "stay",
        text: "How long may people stay signed in?",
        options: &[("day", "For a working day"), ("weeks", "For weeks")],
    },
];

/// A recommendation.
pub struct Advice {
    /// As the page's hook names it.
    pub state: &'static str,
    pub title: &'static str,
    /// One for each step.
    pub reasons: Vec<&'static str>,
}

/// The recommendation, once every question has an answer.
pub fn decide(choices: &Choices<'_>) -> Option<Advice> {
    let answer = |index: usize| {
        let question = QUESTIONS.get(index)?;
        let chosen = choices.get(question.name)?;
        question.options.iter().map(|it| it.0).find(|it| *it == chosen)
    };
    let (end, servers, clients) = (answer(0)?, answer(1)?, answer(2)?);
    let (verifiers, stay) = (answer(3)?, answer(4)?);
    let shared = servers == "one";
    // A session reaches as far as the store and the cookie do.
    let needs_token = servers == "services" || matches!(clients, "others" | "machines");
    let (state, title) = match (needs_token, end) {
        _ if clients == "machines" => ("short", "Short tokens without refresh"),
        (false, _) if shared || end == "now" => ("session", "A server session"),
        (true, "now") => ("both", "A session, and short tokens made from it"),
        _ => ("refresh", "Short access tokens with refresh tokens"),
    };
    let reasons = vec![
        revocation(state, end),
        topology(servers),
        senders(clients),
        algorithm(state, verifiers),
        expiry(state, stay),
    ];
    Some(Advice { state, title, reasons })
}

fn revocation(state: &str, end: &str) -> &'static str {
    match (state, end) {
        ("session", "now") => {
            "Revocation: deleting the session ends access with the next request. Nothing else does that without a lookup."
        }
        ("session", _) => "Revocation: you get it at once, and for nothing.",
        ("both", _) => {
            "Revocation: ending the session ends renewal at once. What was made from it lives for 1 to 5 minutes; where that is too long, let the API look its `jti` up."
        }
        ("short", "now") => {
            "Revocation: withdraw the client's credential; for access that must end at once, let the API look the `jti` up or ask the issuer (RFC 7662)."
        }
        ("refresh", "expiry") | ("short", _) => {
            "Revocation: a stolen token works until its `exp`, so let that be minutes."
        }
        _ => {
            "Revocation: revoke the refresh token, and access ends within one lifetime of an access token."
        }
    }
}

fn topology(servers: &str) -> &'static str {
    match servers {
        "one" => {
            "Topology: a store that all servers reach is there already, so a lookup costs little."
        }
        "many" => {
            "Topology: without a common store each server has to verify by itself; a session would need one, such as a cache."
        }
        _ => {
            "Topology: services of other owners cannot look into your store, but they can check a signature. Give each its own `aud`."
        }
    }
}

fn senders(clients: &str) -> &'static str {
    match clients {
        "browser" => {
            "Clients: on one site a cookie with `HttpOnly; Secure; SameSite` is enough, and script can read nothing."
        }
        "apps" => {
            "Clients: apps can hold a cookie as well as a token; keep either in the keychain of the system."
        }
        "others" => {
            "Clients: OAuth 2.0 is made for this. Bind the tokens to their client by DPoP or mutual TLS where you can."
        }
        _ => {
            "Clients: a machine asks for a new token with its own credential (client credentials), so a refresh token is of no use."
        }
    }
}

fn algorithm(state: &str, verifiers: &str) -> &'static str {
    match (state, verifiers) {
        ("session", "same") => {
            "Algorithm: none. The session's identifier is 16 random bytes or more, new after each sign-in."
        }
        ("session", _) => {
            "Algorithm: none for the session. Where others have to check something, make a short `ES256` or `EdDSA` token for them."
        }
        (_, "same") => {
            "Algorithm: `HS256` with 32 random bytes is enough while nobody else verifies."
        }
        _ => {
            "Algorithm: a pair of keys, `ES256`, `EdDSA` or `RS256`: others verify with the public key and can forge nothing."
        }
    }
}

fn expiry(state: &str, stay: &str) -> &'static str {
    match (state, stay) {
        ("session", "day") => {
            "Expiry: end it after 30 minutes without a request, and after a working day in any case."
        }
        ("session", _) => {
            "Expiry: renew it with use, end it after 30 days in any case, and ask again before what is sensitive."
        }
        ("both", _) => {
            "Expiry: tokens of 1 to 5 minutes, renewed from the session; the session with an idle limit and an absolute one."
        }
        ("short", _) => {
            "Expiry: 5 to 15 minutes, and change the client's credential on a schedule."
        }
        (_, "day") => {
            "Expiry: access tokens of 5 to 15 minutes; refresh tokens of a working day, a new one with each use, all revoked when an old one comes back."
        }
        _ => {
            "Expiry: access tokens of 5 to 15 minutes; refresh tokens of days, a new one with each use, all revoked when an old one comes back, and an absolute end."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_recommendations() {
        for (choices, state) in [
            ("end=now servers=one clients=browser verifiers=same stay=day", "session"),
            ("end=expiry servers=one clients=browser verifiers=several stay=weeks", "session"),
            ("end=minutes servers=one clients=apps verifiers=same stay=weeks", "session"),
            ("end=now servers=many clients=browser verifiers=same stay=day", "session"),
            ("end=minutes servers=many clients=browser verifiers=same stay=day", "refresh"),
            ("end=expiry servers=many clients=apps verifiers=several stay=weeks", "refresh"),
            ("end=minutes servers=services clients=browser verifiers=several stay=day", "refresh"),
            ("end=now servers=services clients=browser verifiers=several stay=day", "both"),
            ("end=now servers=one clients=others verifiers=several stay=weeks", "both"),
            ("end=minutes servers=one clients=others verifiers=several stay=weeks", "refresh"),
            ("end=now servers=one clients=machines verifiers=same stay=day", "short"),
            ("end=expiry servers=services clients=machines verifiers=several stay=day", "short"),
        ] {
            let advice = decide(&Choices(choices)).unwrap();
            assert_eq!(advice.state, state, "{choices}");
            let headings = ["Revocation:", "Topology:", "Clients:", "Algorithm:", "Expiry:"];
            for (reason, heading) in advice.reasons.iter().zip(headings) {
                assert!(reason.starts_with(heading), "{reason}");
            }
        }
    }

    #[test]
    fn no_recommendation_before_the_last_answer() {
        assert!(decide(&Choices("end=now servers=one clients=browser verifiers=same")).is_none());
        assert!(
            decide(&Choices("end=now servers=x clients=browser verifiers=same stay=day")).is_none()
        );
    }

    #[test]
    fn a_pair_of_keys_where_others_verify() {
        for (verifiers, algorithm) in [("same", "`HS256`"), ("several", "`ES256`")] {
            let choices =
                format!("end=minutes servers=many clients=apps verifiers={verifiers} stay=day");
            let reasons = decide(&Choices(&choices)).unwrap().reasons;
            assert!(reasons[3].contains(algorithm), "{reasons:?}");
        }
    }
}
