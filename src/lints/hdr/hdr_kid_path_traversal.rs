//! Rule `hdr-kid-path-traversal`.

use super::percent_decoded;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A `kid` that looks like a path to a file, such as `../../dev/null`.
    ///
    /// ## Why it matters
    /// Whoever sends the token writes `kid`, before anything is verified. A server that loads a key from that path lets the sender choose the key: `/dev/null` is the empty one.
    ///
    /// ## What to do
    /// Use `kid` only to look up a key among those you know, and refuse every form that your issuer does not use.
    ///
    /// ## References
    /// - RFC 8725 3.10
    HDR_KID_PATH_TRAVERSAL, "hdr-kid-path-traversal", Error, "kid looks like a file path",
    "RFC 8725 3.10", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(kid) = subject.facts.key_id() else { return };
    if looks_like_path(kid) {
        let message = "`kid` is a path to a file: a server that loads its key from there lets the sender choose the key. Use `kid` only to look up keys that you know.";
        findings.push(HDR_KID_PATH_TRAVERSAL.at_header(subject, "kid", message));
    }
}

fn looks_like_path(kid: &str) -> bool {
    let kid = percent_decoded(&percent_decoded(kid));
    let mut steps = kid.split(['/', '\\']);
    let folded = kid.to_ascii_lowercase();
    (steps.any(|step| step == "..") && kid.contains(['/', '\\']))
        || kid == ".."
        || folded.starts_with("file:")
        || kid.ends_with('\0')
        || is_absolute(&folded)
}

/// Whether it starts with a folder that systems have at their root.
fn is_absolute(folded: &str) -> bool {
    let folders = [
        "dev", "etc", "proc", "sys", "var", "tmp", "usr", "home", "root", "app", "windows",
        "public",
    ];
    let path = match folded.split_once(':') {
        Some((drive, path)) if drive.len() == 1 => path,
        _ => folded,
    };
    let below = path.strip_prefix(['/', '\\']).and_then(|path| path.split_once(['/', '\\']));
    below.is_some_and(|(folder, _)| folders.contains(&folder))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_paths() {
        for case in [
            Case::header(r#"{"alg":"HS256","kid":"../../../../dev/null"}"#),
            Case::header(r#"{"alg":"HS256","kid":"/etc/passwd"}"#),
            Case::header(r#"{"alg":"HS256","kid":"file:key"}"#),
            Case::header(r#"{"alg":"HS256","kid":"%252e%252e%252fkey"}"#),
            Case::header(r#"{"alg":"HS256","kid":"C:\\windows\\x"}"#),
            Case::header(r#"{"alg":"HS256","kid":"k\u0000"}"#),
        ] {
            assert!(case.fires(&HDR_KID_PATH_TRAVERSAL), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_slashes_in_base64() {
        for case in [
            Case::header(r#"{"alg":"HS256","kid":"ab/cd+ef=="}"#),
            Case::header(r#"{"alg":"HS256","kid":"keys/2024-01"}"#),
            Case::header(r#"{"alg":"HS256","kid":"a..b"}"#),
        ] {
            assert!(!case.fires(&HDR_KID_PATH_TRAVERSAL), "{case:?}");
        }
    }
}
