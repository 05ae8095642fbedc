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
    /// The names of their texts in `docs/lessons.md`, one for each step.
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
        ("session", "now") => "revocation-delete",
        ("session", _) => "revocation-free",
        ("both", _) => "revocation-renewal",
        ("short", "now") => "revocation-credential",
        ("refresh", "expiry") | ("short", _) => "revocation-expiry",
        _ => "revocation-refresh",
    }
}

fn topology(servers: &str) -> &'static str {
    match servers {
        "one" => "topology-store",
        "many" => "topology-alone",
        _ => "topology-owners",
    }
}

fn senders(clients: &str) -> &'static str {
    match clients {
        "browser" => "clients-cookie",
        "apps" => "clients-apps",
        "others" => "clients-oauth",
        _ => "clients-machine",
    }
}

fn algorithm(state: &str, verifiers: &str) -> &'static str {
    match (state, verifiers) {
        ("session", "same") => "algorithm-none",
        ("session", _) => "algorithm-others",
        (_, "same") => "algorithm-hmac",
        _ => "algorithm-pair",
    }
}

fn expiry(state: &str, stay: &str) -> &'static str {
    match (state, stay) {
        ("session", "day") => "expiry-idle",
        ("session", _) => "expiry-absolute",
        ("both", _) => "expiry-renewed",
        ("short", _) => "expiry-machine",
        (_, "day") => "expiry-day",
        _ => "expiry-weeks",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts;

    const LESSONS: &str = include_str!("../../docs/lessons.md");

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
            let steps = ["revocation-", "topology-", "clients-", "algorithm-", "expiry-"];
            for (reason, step) in advice.reasons.iter().zip(steps) {
                assert!(reason.starts_with(step), "{reason}");
                let text = texts::section(LESSONS, reason).unwrap_or_default();
                assert!(
                    text.to_lowercase().starts_with(&step.replace('-', ":")),
                    "{reason}: {text}"
                );
            }
        }
    }

    #[test]
    fn every_recommendation_has_its_reasons() {
        let mut all = vec![String::new()];
        for question in QUESTIONS {
            let answers = question.options.iter().map(|it| format!(" {}={}", question.name, it.0));
            let answers: Vec<_> = answers.collect();
            all = all
                .iter()
                .flat_map(|so_far| answers.iter().map(move |it| so_far.clone() + it))
                .collect();
        }
        for choices in all {
            for reason in decide(&Choices(&choices)).unwrap().reasons {
                assert!(texts::section(LESSONS, reason).is_some(), "{choices}: {reason}");
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
        for (verifiers, algorithm) in [("same", "algorithm-hmac"), ("several", "algorithm-pair")] {
            let choices =
                format!("end=minutes servers=many clients=apps verifiers={verifiers} stay=day");
            let reasons = decide(&Choices(&choices)).unwrap().reasons;
            assert_eq!(reasons[3], algorithm);
        }
    }
}
