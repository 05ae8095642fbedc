//! Rule `hdr-kid-command-injection`.

use crate::lints::{Finding, Subject, declare_lint, text};

declare_lint! {
    /// ## What it finds
    /// A `kid` with the syntax of a shell: a pipe or separator before a command, `$(…)`, backticks.
    ///
    /// ## Why it matters
    /// Whoever sends the token writes `kid`, before anything is verified. A server that runs a command with it runs the sender's command.
    ///
    /// ## What to do
    /// Never find keys by running a command. Refuse every form of `kid` that your issuer does not use.
    ///
    /// ## References
    /// - CWE-78
    HDR_KID_COMMAND_INJECTION, "hdr-kid-command-injection", Error, "kid contains shell syntax",
    "CWE-78", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(kid) = subject.facts.key_id() else { return };
    if looks_like_command(kid) {
        let message = "`kid` has the syntax of a shell command. Never find keys by running a command put together from the header, and refuse such values.";
        findings.push(HDR_KID_COMMAND_INJECTION.at_header(subject, "kid", message));
    }
}

fn looks_like_command(kid: &str) -> bool {
    const COMMANDS: [&str; 11] =
        ["sleep", "curl", "wget", "nc", "bash", "sh", "cat", "id", "ping", "powershell", "whoami"];
    let word = |after: &str| {
        after
            .trim_start()
            .split(|c| !text::is_word(c) && c != '_')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase()
    };
    let command =
        kid.split(['|', ';', '&', '`']).skip(1).any(|it| COMMANDS.contains(&word(it).as_str()));
    command || kid.contains("$(") || kid.contains('`') || kid.starts_with('|')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_shell_syntax() {
        for case in [
            Case::header(r#"{"alg":"HS256","kid":"key|sleep 10"}"#),
            Case::header(r#"{"alg":"HS256","kid":"$(id)"}"#),
            Case::header(r#"{"alg":"HS256","kid":"`id`"}"#),
            Case::header(r#"{"alg":"HS256","kid":"|x"}"#),
            Case::header(r#"{"alg":"HS256","kid":"a; curl x"}"#),
        ] {
            assert!(case.fires(&HDR_KID_COMMAND_INJECTION), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_separators() {
        for case in [
            Case::header(r#"{"alg":"HS256","kid":"a;b"}"#),
            Case::header(r#"{"alg":"HS256","kid":"a|b"}"#),
        ] {
            assert!(!case.fires(&HDR_KID_COMMAND_INJECTION), "{case:?}");
        }
    }
}
