//! Rule `k8s-bound-token`.

use crate::encoding::json::Node;
use crate::lints::claim::audiences;
use crate::lints::text::quoted;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// What a bound service account token of Kubernetes belongs to. An error when its subject is another account; a warning when it is bound to nothing and long-lived, or meant for the cluster's own API.
    ///
    /// ## Why it matters
    /// It is good until it expires or until the pod it is bound to is gone, whichever is first.
    ///
    /// ## What to do
    /// Bind tokens to their pod, and ask for the audience that will check them.
    ///
    /// ## References
    /// - Kubernetes TokenRequest API
    /// - KEP-1205
    K8S_BOUND_TOKEN, "k8s-bound-token", Info, "Kubernetes bound token details",
    "Kubernetes TokenRequest API; KEP-1205", needs: [Claims]
}

const DAY: u64 = 86_400;

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    let Some(cluster) = facts.claim("kubernetes.io") else { return };
    let name_of = |object: &str| cluster.get(object)?.get("name")?.as_str();
    let namespace = cluster.get("namespace").and_then(Node::as_str);
    let (Some(namespace), Some(account)) = (namespace, name_of("serviceaccount")) else { return };
    let owner = format!("system:serviceaccount:{namespace}:{account}");
    let bound = ["pod", "secret", "node"].into_iter().find_map(|kind| Some((kind, name_of(kind)?)));
    let lifetime = facts.length_of_life().unwrap_or(u64::MAX);
    let default = |audience: &&str| audience.starts_with("https://kubernetes.default.svc");
    let expected = subject.options.audience.as_deref();
    let elsewhere = expected.is_some_and(|it| !audiences(subject).contains(&it));
    let is_owner = facts.claim("sub").and_then(Node::as_str) == Some(&*owner);
    let (at, severity, end) = match bound {
        _ if !is_owner => ("sub", Severity::Error, "its `sub` is another account. Refuse it"),
        _ if elsewhere && audiences(subject).iter().any(default) => {
            let end = "it is for the cluster's own API, and not for the audience that you expect. Ask for a token with that audience";
            ("aud", Severity::Warning, end)
        }
        None if lifetime > DAY => {
            let end =
                "it is bound to no pod, node or secret and valid for more than a day. Bind it";
            ("exp", Severity::Warning, end)
        }
        _ if lifetime > 300 * DAY && cluster.get("warnafter").is_some() => {
            let end = "it is valid for a year, so that old clients which do not read it again go on working";
            ("exp", Severity::Info, end)
        }
        _ => (
            "kubernetes.io",
            Severity::Info,
            "it is valid until it expires or what it is bound to is deleted",
        ),
    };
    let binding =
        bound.map(|(kind, name)| format!(", bound to {kind} {}", quoted(name))).unwrap_or_default();
    let account = quoted(&format!("{namespace}/{account}"));
    let message = format!("Token of service account {account}{binding}: {end}.");
    findings.push(K8S_BOUND_TOKEN.at_claim(subject, at, message).graded(severity));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn token(sub: &str, binding: &str, exp: &str) -> Case {
        Case::claims(&format!(
            r#"{{"sub":"system:serviceaccount:{sub}","aud":["https://kubernetes.default.svc"],"iat":1790000000,"exp":{exp},"kubernetes.io":{{"namespace":"n","serviceaccount":{{"name":"a"}}{binding}}}}}"#
        ))
    }

    const POD: &str = r#","pod":{"name":"p"},"warnafter":1790003607"#;

    fn severity(case: &Case) -> Severity {
        case.finding(&K8S_BOUND_TOKEN).unwrap().severity
    }

    #[test]
    fn fires_on_other_subjects_audiences_and_what_is_bound_to_nothing() {
        assert_eq!(severity(&token("n:b", POD, "1790003600")), Severity::Error);
        assert_eq!(severity(&token("n:a", "", "1790200000")), Severity::Warning);
        let mut elsewhere = token("n:a", POD, "1790003600");
        elsewhere.options.audience = Some("vault".to_owned());
        assert_eq!(severity(&elsewhere), Severity::Warning);
    }

    #[test]
    fn a_normal_projected_token_is_described() {
        let finding = token("n:a", POD, "1790003600").finding(&K8S_BOUND_TOKEN).unwrap();
        assert_eq!(finding.severity, Severity::Info);
        assert!(finding.message.contains("`n/a`, bound to pod `p`"), "{finding:?}");
        let year = token("n:a", POD, "1821536000").finding(&K8S_BOUND_TOKEN).unwrap();
        assert!(year.severity == Severity::Info && year.message.contains("a year"), "{year:?}");
    }

    #[test]
    fn is_silent_about_other_tokens() {
        for claims in ["{}", r#"{"kubernetes.io":{}}"#, r#"{"iss":"kubernetes/serviceaccount"}"#] {
            assert!(!Case::claims(claims).fires(&K8S_BOUND_TOKEN), "{claims}");
        }
    }
}
