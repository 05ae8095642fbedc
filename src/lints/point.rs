//! Findings that say where: a path into header or claims, and the characters of the paste.

use super::{Lint, Subject};
use crate::encoding::json::{Node, escape};
use crate::facts::part::{Part, Problem};
use crate::report::{Finding, Kind, Severity};
use std::borrow::Cow;
use std::ops::Range;

/// The names of the first three segments in paths.
const ROOTS: [&str; 3] = ["/header", "/claims", "/signature"];

impl Lint {
    /// A finding about the token as a whole.
    pub(super) fn finding(&self, message: impl Into<String>) -> Finding {
        Finding {
            rule: Cow::Borrowed(self.id()),
            severity: self.severity,
            title: Cow::Borrowed(self.title()),
            message: message.into(),
            path: None,
            also: Vec::new(),
            offset: None,
            length: None,
            reference: Cow::Borrowed(self.reference()),
        }
    }

    /// A finding about a header parameter; about the header when there is none of that name.
    pub(super) fn at_header(
        &self,
        subject: &Subject<'_>,
        name: &str,
        message: impl Into<String>,
    ) -> Finding {
        self.at_member(subject, 0, name, message)
    }

    /// A finding about a claim; about the claims when there is none of that name.
    pub(super) fn at_claim(
        &self,
        subject: &Subject<'_>,
        name: &str,
        message: impl Into<String>,
    ) -> Finding {
        self.at_member(subject, 1, name, message)
    }

    /// A finding about a member of segment 0 (header) or 1 (claims).
    pub(super) fn at_member(
        &self,
        subject: &Subject<'_>,
        segment: usize,
        name: &str,
        message: impl Into<String>,
    ) -> Finding {
        let part = if segment == 0 { &subject.facts.header } else { &subject.facts.payload };
        let Some(span) = part.object().and_then(|object| member(object, name)) else {
            let whole = self.finding(message).on(root(segment));
            let place = subject.facts.place_of_segment(segment);
            return whole.placed(place.filter(|_| !is_elsewhere(subject, segment)));
        };
        let path = format!("{}/{}", root(segment), escape(name));
        self.at_bytes(subject, segment, path, span, message)
    }

    /// A finding about bytes of the decoded segment 0 (header) or 1 (claims).
    pub(super) fn at_bytes(
        &self,
        subject: &Subject<'_>,
        segment: usize,
        path: String,
        span: Range<usize>,
        message: impl Into<String>,
    ) -> Finding {
        let part = if segment == 0 { &subject.facts.header } else { &subject.facts.payload };
        // Replacement characters moved the positions of wrong UTF-8.
        let exact = !matches!(part.problem, Some(Problem::Utf8(_)));
        let place = subject.facts.place_of_decoded(segment, span);
        let place = place.filter(|_| exact && !is_elsewhere(subject, segment));
        self.finding(message).on(path).placed(place)
    }

    /// A finding about a whole segment.
    pub(super) fn at_segment(
        &self,
        subject: &Subject<'_>,
        segment: usize,
        message: impl Into<String>,
    ) -> Finding {
        self.finding(message).on(root(segment)).placed(subject.facts.place_of_segment(segment))
    }

    /// A finding about the whole token.
    pub(super) fn at_whole(&self, subject: &Subject<'_>, message: impl Into<String>) -> Finding {
        self.at_text(subject, 0..subject.facts.clean.text.len(), message)
    }

    /// A finding about bytes of the cleaned text.
    pub(super) fn at_text(
        &self,
        subject: &Subject<'_>,
        bytes: Range<usize>,
        message: impl Into<String>,
    ) -> Finding {
        self.finding(message).placed(subject.facts.clean.place(bytes))
    }
}

impl Finding {
    /// The same finding, as bad as `severity`.
    pub(super) fn graded(self, severity: Severity) -> Self {
        Self { severity, ..self }
    }

    /// The same finding about `path`.
    pub(super) fn on(self, path: impl Into<String>) -> Self {
        Self { path: Some(path.into()), ..self }
    }

    /// The same finding at that place: start and length in characters of the paste.
    pub(super) fn placed(self, place: Option<(usize, usize)>) -> Self {
        Self { offset: place.map(|it| it.0), length: place.map(|it| it.1), ..self }
    }
}

/// Whether the claims came out of an encrypted token, so that they stand nowhere in the paste.
fn is_elsewhere(subject: &Subject<'_>, segment: usize) -> bool {
    segment == 1 && subject.facts.kind == Kind::Jwe
}

/// `/header`, `/claims`, `/signature`, else `/segments/3`.
pub fn root(segment: usize) -> Cow<'static, str> {
    ROOTS.get(segment).map_or_else(|| format!("/segments/{segment}").into(), |root| (*root).into())
}

/// The two parts that hold JSON, with their segments.
pub fn parts<'a>(subject: &Subject<'a>) -> [(usize, &'a Part); 2] {
    [(0, &subject.facts.header), (1, &subject.facts.payload)]
}

/// Where the last member of that name stands, from its name to the end of its value.
fn member(object: &Node, name: &str) -> Option<Range<usize>> {
    let member = object.members()?.iter().rev().find(|member| &*member.name == name)?;
    Some(member.name_span.start..member.value.span.end)
}

#[cfg(test)]
mod tests {
    use crate::lints::alg::hdr_alg_none::HDR_ALG_NONE;
    use crate::lints::case::Case;

    #[test]
    fn a_finding_points_at_its_member_in_the_paste() {
        let case = Case::jwt(r#"{"typ":"JWT","alg":"none"}"#, "{}").signature("").pasted("Bearer ");
        let finding = case.finding(&HDR_ALG_NONE).unwrap();
        assert_eq!(finding.path.as_deref(), Some("/header/alg"));
        let (offset, length) = (finding.offset.unwrap(), finding.length.unwrap());
        // Bytes 13 to 25 of the header are characters 17 to 34 of the segment.
        assert_eq!((offset, length), (7 + 17, 17));
    }
}
