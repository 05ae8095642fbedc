//! Rule `content-orm-dump`.

use crate::lints::walk::walk;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A payload that looks like a row of a database: Mongoose's `_doc` or `__v`, or several columns such as `createdAt`, `salt`, `loginAttempts`.
    ///
    /// ## Why it matters
    /// Columns that are added later leak with it.
    ///
    /// ## What to do
    /// Build the claims one by one.
    ///
    /// ## References
    /// - CWE-200, CWE-915
    CONTENT_ORM_DUMP, "content-orm-dump", Warning, "Whole database record in the token",
    "CWE-200, CWE-915", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(claims) = subject.facts.payload.object() else { return };
    let mut columns: Vec<String> = Vec::new();
    let (mut mongoose, mut id) = (false, false);
    walk(claims, &mut |visit| {
        id |= visit.name == "_id";
        if visit.depth > 2 {
            return;
        }
        let folded = visit.name.replace('_', "").to_ascii_lowercase();
        let column = COLUMNS.contains(&folded.as_str()) || folded.starts_with("lastlogin");
        if column && !columns.contains(&folded) {
            columns.push(folded);
        }
        mongoose |= matches!(visit.name, "_doc" | "$__" | "__v");
    });
    let dated = columns.iter().any(|column| column == "createdat" || column == "updatedat");
    if mongoose || id && dated || columns.len() >= 3 {
        let message = "The payload looks like a row of a database: columns that are added later leak with it. Build the claims one by one.";
        findings.push(CONTENT_ORM_DUMP.at_segment(subject, 1, message));
    }
}

const COLUMNS: [&str; 11] = [
    "createdat",
    "updatedat",
    "deletedat",
    "password",
    "passwordhash",
    "salt",
    "hash",
    "refreshtoken",
    "resettoken",
    "verificationtoken",
    "loginattempts",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_rows() {
        for case in [
            Case::claims(r#"{"_doc":{"email":"a"},"$__":{}}"#),
            Case::claims(r#"{"createdAt":"a","updatedAt":"b","salt":"c"}"#),
        ] {
            assert!(case.fires(&CONTENT_ORM_DUMP), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_one_date() {
        let case = Case::claims(r#"{"updated_at":1700000000}"#);
        assert!(!case.fires(&CONTENT_ORM_DUMP), "{case:?}");
    }
}
