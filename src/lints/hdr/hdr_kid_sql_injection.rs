//! Rule `hdr-kid-sql-injection`.

use crate::lints::{Finding, Subject, declare_lint, text};

declare_lint! {
    /// ## What it finds
    /// A `kid` with the syntax of SQL.
    ///
    /// ## Why it matters
    /// Whoever sends the token writes `kid`, before anything is verified. A lookup that is put together from text returns whatever key the sender writes into the query.
    ///
    /// ## What to do
    /// Use queries with parameters, and refuse every form of `kid` that your issuer does not use.
    ///
    /// ## References
    /// - RFC 8725 2.9 and 3.10
    HDR_KID_SQL_INJECTION, "hdr-kid-sql-injection", Error, "kid contains SQL syntax",
    "RFC 8725 2.9 and 3.10", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(kid) = subject.facts.key_id() else { return };
    if looks_like_sql(kid) {
        let message = "`kid` has the syntax of SQL: a lookup put together from text would return a key of the sender's choice. Use queries with parameters.";
        findings.push(HDR_KID_SQL_INJECTION.at_header(subject, "kid", message));
    }
}

fn looks_like_sql(kid: &str) -> bool {
    const AFTER_QUOTE: [&str; 8] = ["or", "and", "union", ";", "--", "#", "/*", "||"];
    let folded = kid.to_ascii_lowercase();
    let mut quotes = folded.split(['\'', '"']).skip(1);
    let words: Vec<&str> =
        folded.split(|c| !text::is_word(c) && c != '_').filter(|it| !it.is_empty()).collect();
    let union = words.windows(2).any(|two| two == ["union", "select"])
        || words.windows(3).any(|three| three == ["union", "all", "select"]);
    let statement = folded.split(';').skip(1).any(|after| {
        let word = after.trim_start().split(|c| !text::is_word(c)).next();
        matches!(word, Some("drop" | "insert" | "update" | "delete"))
    });
    let broken_out =
        quotes.any(|after| AFTER_QUOTE.iter().any(|it| after.trim_start().starts_with(it)));
    broken_out || union || statement || folded.ends_with("--")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_sql() {
        for case in [
            Case::header(r#"{"alg":"HS256","kid":"x' UNION SELECT '1';--"}"#),
            Case::header(r#"{"alg":"HS256","kid":"a' or 1=1"}"#),
            Case::header(r#"{"alg":"HS256","kid":"1; DROP TABLE keys"}"#),
            Case::header(r#"{"alg":"HS256","kid":"key--"}"#),
        ] {
            assert!(case.fires(&HDR_KID_SQL_INJECTION), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_names_with_quotes() {
        for case in [
            Case::header(r#"{"alg":"HS256","kid":"o'brien-key"}"#),
            Case::header(r#"{"alg":"HS256","kid":"reunion-selected"}"#),
        ] {
            assert!(!case.fires(&HDR_KID_SQL_INJECTION), "{case:?}");
        }
    }
}
