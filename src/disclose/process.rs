//! The processed payload (RFC 9901 section 7.1): what is disclosed stands in the place of its digest, every number and
//! string as written, and every violation is kept with its place.

use super::Hash;
use crate::encoding::base64url;
use crate::encoding::json::{self, DEPTH_LIMIT, Member, Node, Value};
use crate::facts::Facts;
use crate::facts::disclosures;
use crate::report::presentation::{Disclosure, DisclosureState, Disclosures, ProofState};
use crate::verdict::presentation::{Cause, Presentation, Violation};
use std::collections::{BTreeMap, BTreeSet};

/// Puts the disclosures in their places.
pub fn process(facts: &Facts, hash: Hash<'_>) -> Presentation {
    let mut processor = Processor::new(facts, hash);
    if let Some(payload) = facts.payload.object() {
        let text = &facts.payload.text;
        processor.value(payload, Source { text, disclosure: None });
    }
    processor.finish(hash.name)
}

/// A disclosure of which nothing is known but what it says.
pub fn unchecked(disclosure: &disclosures::Disclosure) -> Disclosure {
    let name = disclosure.name().map(str::to_owned);
    Disclosure { name, ..Disclosure::default() }
}

/// The text that is being copied: the payload, or a disclosure.
#[derive(Clone, Copy)]
struct Source<'a> {
    text: &'a str,
    /// The index of the disclosure.
    disclosure: Option<usize>,
}

struct Processor<'a> {
    facts: &'a Facts,
    /// The first disclosure of each digest.
    by_digest: BTreeMap<String, usize>,
    /// The digests met so far.
    met: BTreeSet<&'a str>,
    list: Vec<Disclosure>,
    violations: Vec<Violation>,
    undisclosed: usize,
    out: String,
    /// JSON Pointer of the value being written.
    pointer: String,
    /// How many arrays and objects are open.
    depth: usize,
}

impl<'a> Processor<'a> {
    fn new(facts: &'a Facts, hash: Hash<'_>) -> Self {
        let mut by_digest = BTreeMap::new();
        let mut list: Vec<Disclosure> = Vec::new();
        for (index, read) in facts.disclosures.list.iter().enumerate() {
            let digest = base64url::encode(&(hash.compute)(read.encoded.as_bytes()));
            let repeated = by_digest.contains_key(&digest);
            by_digest.entry(digest.clone()).or_insert(index);
            let state =
                if repeated { DisclosureState::Repeated } else { DisclosureState::Unreferenced };
            list.push(Disclosure { state, digest, ..unchecked(read) });
        }
        Self {
            facts,
            by_digest,
            met: BTreeSet::new(),
            list,
            violations: Vec::new(),
            undisclosed: 0,
            out: String::new(),
            pointer: String::new(),
            depth: 0,
        }
    }

    fn value(&mut self, node: &'a Node, source: Source<'a>) {
        match &node.value {
            Value::Array(elements) => self.array(elements, source),
            Value::Object(members) => self.object(members, source),
            _ => self.out.push_str(source.text.get(node.span.clone()).unwrap_or_default()),
        }
    }

    fn array(&mut self, elements: &'a [Node], source: Source<'a>) {
        self.open('[');
        let mut written = 0;
        for element in elements {
            let (value, source) = match self.placeholder(element, source) {
                Element::Plain => (element, source),
                Element::Undisclosed => continue,
                Element::Disclosed { index, value, text } => {
                    (value, Source { text, disclosure: Some(index) })
                }
            };
            self.comma(written);
            let length = self.push(&written.to_string());
            if let Some(index) = source.disclosure.filter(|_| !std::ptr::eq(value, element)) {
                self.disclosed(index);
            }
            self.value(value, source);
            self.pointer.truncate(length);
            written += 1;
        }
        self.close(']');
    }

    /// What an array element stands for (section 4.2.4.2).
    fn placeholder(&mut self, element: &'a Node, source: Source<'a>) -> Element<'a> {
        let Some(digest) = element.get("...") else { return Element::Plain };
        let (Some(digest), Some([_])) = (digest.as_str(), element.members()) else {
            // The object's own turn reports it.
            return Element::Plain;
        };
        let Some(index) = self.look_up(digest, element, source) else {
            return Element::Undisclosed;
        };
        match self.content(index) {
            Some((read, _)) if read.name().is_some() => {
                self.refuse(index, Cause::Kind { member: false });
                Element::Undisclosed
            }
            Some((read, value)) if self.fits(index, value) => {
                Element::Disclosed { index, value, text: &read.part.text }
            }
            _ => Element::Undisclosed,
        }
    }

    fn object(&mut self, members: &'a [Member], source: Source<'a>) {
        let is_payload = self.depth == 0;
        self.open('{');
        let mut names: BTreeSet<&str> = members.iter().map(|member| &*member.name).collect();
        let (mut written, mut lists) = (0, 0);
        let lost = lost(members);
        for (member, lost) in members.iter().zip(lost) {
            match &*member.name {
                "_sd" => {
                    lists += 1;
                    if lists > 1 {
                        self.structure("“_sd” stands twice in one object", &member.value, source);
                    }
                    self.insert(&member.value, source, &mut names, &mut written);
                    continue;
                }
                "_sd_alg" if is_payload => continue,
                "_sd_alg" => {
                    let what = "“_sd_alg” may stand at the top level only";
                    self.structure(what, &member.value, source);
                }
                "..." => {
                    let what = "“...” may stand only alone in an array element, with a digest";
                    self.structure(what, &member.value, source);
                }
                _ => {}
            }
            if lost {
                self.lost(member, source, &mut written);
                continue;
            }
            let name = source.text.get(member.name_span.clone()).unwrap_or_default();
            self.member(name, &member.name, &member.value, source, &mut written);
        }
        self.close('}');
    }

    /// Copies a member whose name stands again behind it. Most parsers never see it, so nothing is disclosed in it.
    fn lost(&mut self, member: &'a Member, source: Source<'a>, written: &mut usize) {
        let what = "a name stands twice in one object, and verifiers read different ones";
        self.structure(what, &member.value, source);
        self.comma(*written);
        *written += 1;
        let text = member.name_span.start..member.value.span.end;
        self.out.push_str(source.text.get(text).unwrap_or_default());
    }

    /// Writes the disclosed members of an `_sd` list (section 4.2.4.1).
    fn insert(
        &mut self,
        list: &'a Node,
        source: Source<'a>,
        names: &mut BTreeSet<&'a str>,
        written: &mut usize,
    ) {
        let digests: Option<Vec<&str>> =
            list.elements().and_then(|list| list.iter().map(Node::as_str).collect());
        let Some(digests) = digests else {
            return self.structure("“_sd” must be a list of digests", list, source);
        };
        for digest in digests {
            let Some(index) = self.look_up(digest, list, source) else { continue };
            let Some((read, value)) = self.content(index) else { continue };
            let (Some(name), Some(name_node)) = (read.name(), read.name_node()) else {
                self.refuse(index, Cause::Kind { member: true });
                continue;
            };
            if !self.fits(index, value) {
                continue;
            }
            if !names.insert(name) {
                self.refuse(index, Cause::Collision(name.to_owned()));
                continue;
            }
            let length = self.push(name);
            self.disclosed(index);
            self.pointer.truncate(length);
            let source = Source { text: &read.part.text, disclosure: Some(index) };
            self.member(read.part.source(name_node), name, value, source, written);
        }
    }

    fn member(
        &mut self,
        quoted: &str,
        name: &str,
        value: &'a Node,
        source: Source<'a>,
        written: &mut usize,
    ) {
        self.comma(*written);
        *written += 1;
        self.out.push_str(quoted);
        self.out.push(':');
        let length = self.push(name);
        self.value(value, source);
        self.pointer.truncate(length);
    }

    /// The disclosure of that digest, which must not have been met before.
    fn look_up(&mut self, digest: &'a str, place: &Node, source: Source<'a>) -> Option<usize> {
        if !self.met.insert(digest) {
            self.violate(Cause::DigestRepeated, place, source);
            return None;
        }
        let found = self.by_digest.get(digest).copied();
        self.undisclosed += usize::from(found.is_none());
        found
    }

    /// The disclosure and its value, when it is one.
    fn content(&self, index: usize) -> Option<(&'a disclosures::Disclosure, &'a Node)> {
        let read = self.facts.disclosures.list.get(index).filter(|read| read.fault.is_none())?;
        Some((read, read.value()?))
    }

    /// Whether the value can stand here without nesting the claims too deep.
    fn fits(&mut self, index: usize, value: &Node) -> bool {
        let fits = self.depth + levels(value) <= DEPTH_LIMIT;
        if !fits {
            self.refuse(index, Cause::Depth(DEPTH_LIMIT));
        }
        fits
    }

    fn disclosed(&mut self, index: usize) {
        let path = self.pointer.clone();
        if let Some(entry) = self.list.get_mut(index) {
            (entry.state, entry.path) = (DisclosureState::Disclosed, Some(path));
        }
    }

    fn refuse(&mut self, index: usize, cause: Cause) {
        if let Some(entry) = self.list.get_mut(index) {
            entry.state = DisclosureState::Refused;
        }
        let path = Some(self.pointer.clone());
        self.violations.push(Violation { cause, disclosure: Some(index), span: None, path });
    }

    fn structure(&mut self, what: &'static str, place: &Node, source: Source<'a>) {
        self.violate(Cause::Structure(what), place, source);
    }

    fn violate(&mut self, cause: Cause, place: &Node, source: Source<'a>) {
        let span = source.disclosure.is_none().then(|| place.span.clone());
        let path = Some(self.pointer.clone());
        self.violations.push(Violation { cause, disclosure: source.disclosure, span, path });
    }

    fn open(&mut self, bracket: char) {
        self.depth += 1;
        self.out.push(bracket);
    }

    fn close(&mut self, bracket: char) {
        self.depth -= 1;
        self.out.push(bracket);
    }

    fn comma(&mut self, written: usize) {
        if written > 0 {
            self.out.push(',');
        }
    }

    /// Adds a token to the pointer; what it was before has the length that comes back.
    fn push(&mut self, token: &str) -> usize {
        let length = self.pointer.len();
        self.pointer.push('/');
        self.pointer.push_str(&json::escape(token));
        length
    }

    /// What was found about the disclosures, in one sentence and one by one.
    fn finish(mut self, algorithm: &str) -> Presentation {
        for (index, read) in self.facts.disclosures.list.iter().enumerate() {
            let Some(entry) = self.list.get_mut(index) else { continue };
            if read.fault.is_some() {
                entry.state = DisclosureState::Malformed;
            }
            let cause = match entry.state {
                DisclosureState::Malformed => Cause::Malformed,
                DisclosureState::Repeated => Cause::Repeated,
                DisclosureState::Unreferenced => Cause::Unreferenced,
                _ => continue,
            };
            let violation = Violation { cause, disclosure: Some(index), span: None, path: None };
            self.violations.push(violation);
        }
        let (state, message) = self.outcome();
        let disclosures = Disclosures {
            state,
            algorithm: algorithm.to_owned(),
            message,
            undisclosed: self.undisclosed,
            list: self.list,
        };
        Presentation {
            disclosures,
            violations: self.violations,
            claims: Some(self.out.into()),
            ..Presentation::default()
        }
    }

    fn outcome(&self) -> (ProofState, String) {
        let (read, count) = (self.list.len(), self.facts.disclosures.count);
        if let Some(first) = self.violations.first() {
            let more = match self.violations.len() {
                1 => String::new(),
                many => format!(" ({} more)", many - 1),
            };
            let message =
                format!("the disclosures do not hold: {first}{more}. Refuse the presentation");
            return (ProofState::Invalid, message);
        }
        if count > read {
            let message = format!(
                "only {read} of {count} disclosures were read, so they were not all checked"
            );
            return (ProofState::Error, message);
        }
        let given = match count {
            0 => "no disclosure is given".to_owned(),
            1 => "the disclosure matches a signed digest".to_owned(),
            many => format!("all {many} disclosures match signed digests"),
        };
        let rest = match self.undisclosed {
            0 => String::new(),
            1 => ", 1 digest has no disclosure here".to_owned(),
            many => format!(", {many} digests have no disclosure here"),
        };
        (ProofState::Valid, given + &rest)
    }
}

/// What an array element is.
enum Element<'a> {
    Disclosed { index: usize, value: &'a Node, text: &'a str },
    Plain,
    Undisclosed,
}

/// Of each member whether one of the same name follows.
fn lost(members: &[Member]) -> Vec<bool> {
    let mut seen = BTreeSet::new();
    let mut lost: Vec<bool> = members.iter().rev().map(|it| !seen.insert(&*it.name)).collect();
    lost.reverse();
    lost
}

/// How many arrays and objects are open at the deepest place of a value; the parser bounds it.
fn levels(node: &Node) -> usize {
    let elements = node.elements().unwrap_or_default().iter();
    let members = node.members().unwrap_or_default().iter().map(|member| &member.value);
    let nested = matches!(node.value, Value::Array(_) | Value::Object(_));
    usize::from(nested) + elements.chain(members).map(levels).max().unwrap_or(0)
}
