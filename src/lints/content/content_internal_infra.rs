//! Rule `content-internal-infra`.

use crate::lints::point::parts;
use crate::lints::url::Url;
use crate::lints::walk::walk;
use crate::lints::{Finding, Subject, declare_lint, text};
use crate::report::Kind;

declare_lint! {
    /// ## What it finds
    /// Private addresses, names of internal hosts, paths of a server, traces of errors, and ARNs with an account.
    ///
    /// ## Why it matters
    /// They tell an attacker what is behind the public names.
    ///
    /// ## What to do
    /// Leave them out, or replace them by names that say nothing.
    ///
    /// ## References
    /// - CWE-200
    CONTENT_INTERNAL_INFRA, "content-internal-infra", Info, "Internal infrastructure details",
    "CWE-200", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    // A cluster's tokens are read in the cluster.
    if subject.facts.profile.id == "k8s-sa" || subject.facts.kind == Kind::Jwe {
        return;
    }
    let (mut first, mut paths) = (None, Vec::new());
    for (segment, part) in parts(subject) {
        let Some(object) = part.object() else { continue };
        walk(object, &mut |visit| {
            let of_provider = visit.name == "signer" || visit.name.starts_with("cognito:");
            if !of_provider && visit.node.as_str().is_some_and(is_internal) {
                let finding =
                    visit.finding(&CONTENT_INTERNAL_INFRA, subject, segment, String::new());
                paths.extend(finding.path.clone());
                first.get_or_insert(finding);
            }
        });
    }
    let Some(finding) = first else { return };
    let message = format!(
        "The token tells internal names or addresses at {}. They help whoever explores your network; leave them out.",
        text::list(&paths)
    );
    findings.push(Finding { message, ..finding });
}

fn is_internal(value: &str) -> bool {
    let host = Url::read(value).map_or(value, |url| url.host);
    is_private_address(host) || is_internal_name(host) || is_of_a_server(value) || is_arn(value)
}

/// RFC 1918, or a unique local address (RFC 4193).
fn is_private_address(host: &str) -> bool {
    use std::net::{Ipv4Addr, Ipv6Addr};
    let plain = host.trim_start_matches('[').trim_end_matches(']');
    plain.parse::<Ipv4Addr>().is_ok_and(|it| it.is_private())
        || plain.parse::<Ipv6Addr>().is_ok_and(|it| it.is_unique_local())
}

fn is_internal_name(host: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || ".-".contains(c);
    let ends = [".internal", ".local", ".corp", ".svc", ".lan", ".intranet"];
    host.chars().all(plain) && ends.iter().any(|end| host.len() > end.len() && host.ends_with(end))
}

fn is_of_a_server(value: &str) -> bool {
    let starts = ["/var/", "/etc/", "/home/", "/srv/", "/opt/", "/usr/", "C:\\", "D:\\", "\\\\"];
    let traces = ["Traceback (most recent call", "\n\tat ", "\n    at ", "Exception in thread"];
    starts.iter().any(|start| value.starts_with(start))
        || traces.iter().any(|it| value.contains(it))
}

/// `arn:aws:iam::123456789012:role/a`.
fn is_arn(value: &str) -> bool {
    let account = value.strip_prefix("arn:aws").and_then(|rest| rest.split(':').nth(3));
    account.is_some_and(|it| it.len() == 12 && it.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_what_is_inside() {
        for value in [
            "10.2.3.4",
            "http://192.168.0.7:8080/x",
            "fd12:3456::1",
            "db1.corp",
            "https://users.prod.svc.cluster.local/",
            "/var/www/html/index.php",
            "C:\\\\inetpub",
            "arn:aws:iam::123456789012:role/a",
        ] {
            let case = Case::claims(&format!(r#"{{"node":"{value}"}}"#));
            assert!(case.fires(&CONTENT_INTERNAL_INFRA), "{value}");
        }
        let header = Case::header(r#"{"alg":"HS256","kid":"/etc/keys/a"}"#);
        let finding = header.finding(&CONTENT_INTERNAL_INFRA).unwrap();
        assert_eq!(finding.path.as_deref(), Some("/header/kid"));
    }

    #[test]
    fn is_silent_about_public_names_and_the_tokens_of_clusters_and_load_balancers() {
        let signer = r#"{"alg":"ES256","signer":"arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/a/b"}"#;
        for case in [
            Case::claims(r#"{"node":"8.8.8.8","a":"https://api.example/var/x","b":"internal"}"#),
            Case::claims(r#"{"kubernetes.io":{"pod":{"name":"10.2.3.4"}},"a":"10.2.3.4"}"#),
            Case::header(signer),
            Case::claims(r#"{"cognito:roles":["arn:aws:iam::123456789012:role/a"]}"#),
        ] {
            assert!(!case.fires(&CONTENT_INTERNAL_INFRA), "{case:?}");
        }
    }
}
