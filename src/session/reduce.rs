//! Every way the session changes: the reducer, in place.

use super::tokens::carried;
use super::{Action, LARGE_INPUT, Session};
use crate::examples::Example;
use crate::facts::part::Part;
use crate::facts::{Facts, place};
use crate::report::Kind;
use crate::report::outcome::Outcome;
use crate::request::{Options, Request};
use std::mem::take;
use std::ops::Range;
use std::rc::Rc;

impl Session {
    /// Whether the action changed something.
    pub(super) fn change(&mut self, action: Action) -> bool {
        match action {
            Action::Edit { input } => return self.set_input(input),
            Action::Take { input } => {
                let returns = take(&mut self.learning);
                if self.is_wanted_key(&input) {
                    return self.change(Action::SetKey { key: input }) || returns;
                }
                return self.set_input(input) || returns;
            }
            Action::SetKey { key } => {
                let changed = key != self.request.key;
                self.request_mut().key = key;
                self.ask();
                return changed;
            }
            Action::SetKeyFormat { format } => {
                // Browsers tell it twice, as an input and as a change.
                let changed = format != self.request.key_format;
                if changed {
                    self.request_mut().key_format = format;
                    self.ask();
                }
                return changed;
            }
            Action::Expect { field, text } => self.expect(field, text),
            Action::AllowIterations { iterations } => {
                self.request_mut().options.iterations = iterations;
                self.ask();
            }
            Action::SetAsOf { text, as_of } => {
                if as_of != self.as_of {
                    self.again();
                }
                (self.as_of, self.as_of_text) = (as_of, text);
            }
            Action::ChooseLayer { layer } => self.choose_layer(layer),
            Action::ChooseEntry { entry } => self.choose_entry(entry),
            Action::SetMuted { rules } => self.mute(rules),
            Action::UseAsKey => self.use_as_key(),
            Action::Clear => self.clear(),
            Action::Minted { example, token, key } => self.show_example(example, token, key),
            Action::Inspected { revision, outcome, tokens } => {
                if revision != self.revision {
                    return false;
                }
                self.take_tokens(&tokens);
                self.take_outcome(outcome);
            }
            Action::Tokens(action) => return self.change_tokens(action),
            Action::TimePassed => self.again(),
            how => return self.show(how),
        }
        true
    }

    /// The actions that change only what is shown and how.
    fn show(&mut self, action: Action) -> bool {
        match action {
            Action::ShowAllFindings { all } => self.shown.all_findings = all,
            Action::ShowClaims { as_json } => self.shown.claims_as_json = as_json,
            Action::ShowHeader { as_json } => self.shown.header_as_json = as_json,
            Action::ShowSigned { as_signed } => self.shown.claims_as_signed = as_signed,
            Action::ShowMore { pointer, bytes } => {
                let asked = (pointer, bytes);
                if self.expanded.contains(&asked) {
                    return false;
                }
                let expanded = Rc::make_mut(&mut self.expanded);
                expanded.retain(|(known, _)| *known != asked.0);
                expanded.push(asked);
            }
            Action::MarkBytes { segment, bytes } => {
                return self.mark(self.facts.carriers(segment, &bytes));
            }
            Action::MarkCharacters { offset, length } => {
                let at = |characters| place::byte_of(&self.request.input, characters, |_| 1);
                return self.mark(Some(at(offset)..at(offset + length)));
            }
            Action::PutCaret { units } => {
                let at = place::byte_of(&self.request.input, units, char::len_utf16);
                let marked = self.marked.as_ref().filter(|it| it.contains(&at) || it.end == at);
                return marked.is_none() && self.mark(Some(at..at));
            }
            Action::Unmark => return self.mark(None),
            Action::OpenAsText => self.opened = true,
            Action::Ready { registry } => self.registry = registry,
            Action::Explained { rule, text } => {
                let explanations = Rc::make_mut(&mut self.explanations);
                explanations.retain(|(known, _)| *known != rule);
                explanations.push((rule, text));
            }
            Action::Inspect => return take(&mut self.learning),
            Action::Learn { choice } => {
                self.learning = true;
                self.choices = chosen(&self.choices, &choice);
            }
            Action::Learned { lesson } => self.lesson = lesson,
            Action::WorkerFailed { message } => {
                self.stop();
                self.failure = Some(message);
            }
            _ => return false,
        }
        true
    }

    pub(super) fn set_input(&mut self, input: Rc<str>) -> bool {
        if input == self.request.input {
            return false;
        }
        self.opened &= input.len() > LARGE_INPUT;
        let selection = self.request.selection.as_ref();
        let selection = selection.and_then(|it| carried(it, &self.request.input, &input));
        let request = self.request_mut();
        (request.input, request.selection) = (input, selection);
        (request.entry, request.layer, request.options.iterations) = (None, None, None);
        self.read_other();
        // What was selected is a token no more.
        if self.request.selection.is_some() && self.root.may_hold_tokens() {
            self.request_mut().selection = None;
            self.read();
        }
        if self.request.selection.is_none() {
            self.tokens = Rc::default();
        }
        (self.example, self.scan) = (None, None);
        true
    }

    fn mute(&mut self, rules: Vec<String>) {
        self.request_mut().muted = rules.into();
        self.ask();
    }

    fn choose_layer(&mut self, layer: usize) {
        self.facts = layer_of(&self.root, layer);
        self.processed = None;
        self.begin_anew();
        self.request_mut().layer = Some(layer);
        self.ask();
    }

    fn choose_entry(&mut self, entry: usize) {
        self.root = Rc::new(self.root.select(entry));
        self.facts = layer_of(&self.root, self.request.layer.unwrap_or(usize::MAX));
        self.begin_anew();
        self.request_mut().entry = Some(entry);
        self.ask();
    }

    fn use_as_key(&mut self) {
        (self.tokens, self.scan) = (Rc::default(), None);
        let request = self.request_mut();
        let (key, options) = (request.input.clone(), take(&mut request.options));
        let muted = request.muted.clone();
        *request = Request { key, muted, options, ..Request::default() };
        self.read_other();
    }

    /// Asks about another text, after reading it.
    pub(super) fn read_other(&mut self) {
        (self.processed, self.learning) = (None, false);
        self.read();
        self.ask();
    }

    /// Whether the text is a key, and there is a token that it could verify.
    fn is_wanted_key(&self, text: &Rc<str>) -> bool {
        let is_jwk = || {
            let request = Request { input: text.clone(), ..Request::default() };
            matches!(Facts::read(&request).kind, Kind::Jwk | Kind::Jwks)
        };
        let is_key =
            text.trim_start().starts_with("-----BEGIN") || text.contains("\"kty\"") && is_jwk();
        is_key && !self.root.segments.is_empty()
    }

    /// Reads what is to be shown.
    pub(super) fn read(&mut self) {
        self.root = Rc::new(Facts::read(&self.request));
        self.facts = layer_of(&self.root, self.request.layer.unwrap_or(usize::MAX));
        self.marked = None;
        self.begin_anew();
    }

    /// Shows the beginning of whatever is long.
    fn begin_anew(&mut self) {
        self.expanded = Rc::default();
        self.shown_anew = self.shown_anew.wrapping_add(1);
    }

    /// Takes over what the worker judged, opened, chose and drew.
    fn take_outcome(&mut self, outcome: Rc<Outcome>) {
        // What another key opened is not shown under this one.
        let before = self.outcome.as_ref().map_or(&[][..], |before| &before.opened);
        let reads = !before.is_empty() || !outcome.opened.is_empty();
        if reads {
            self.root = Rc::new(Facts::read(&self.request).opened(&outcome.opened));
        }
        let selects = outcome.entry != self.root.entry;
        if selects {
            self.root = Rc::new(self.root.select(outcome.entry));
        }
        if reads || selects {
            self.facts = layer_of(&self.root, outcome.layer);
        }
        self.processed = outcome.processed.as_deref().map(read_processed);
        self.outcome = Some(outcome);
        // That the worker died stays said until something changes.
        self.judged = self.revision;
    }

    fn mark(&mut self, marked: Option<Range<usize>>) -> bool {
        let changed = marked != self.marked;
        self.marked = marked;
        changed
    }

    fn show_example(&mut self, example: Example, token: Rc<str>, key: Rc<str>) {
        (self.opened, self.as_of, self.scan) = (false, None, None);
        (self.as_of_text, self.skew_text) = (Rc::default(), Rc::default());
        self.age_text = Rc::default();
        self.tokens = Rc::default();
        let muted = self.request.muted.clone();
        *self.request_mut() = Request { input: token, key, muted, ..Request::default() };
        self.read_other();
        self.example = Some(example);
    }

    fn clear(&mut self) {
        let before = take(self);
        let options = before.request.options.clone();
        // A second text is as secret as the first one.
        let options = Options { other: None, detached_payload: None, ..options };
        self.request_mut().options = options;
        self.request_mut().muted = before.request.muted.clone();
        self.ask();
        (self.registry, self.explanations) = (before.registry, before.explanations);
        (self.skew_text, self.age_text) = (before.skew_text, before.age_text);
        self.revision = before.revision.wrapping_add(1);
        self.judged = self.revision;
    }

    /// The request, to be changed; not inlined, because each copy of it would be half a kilobyte.
    #[inline(never)]
    pub(super) fn request_mut(&mut self) -> &mut Request {
        Rc::make_mut(&mut self.request)
    }

    /// The next revision; with nothing pasted it is judged already.
    pub(super) fn ask(&mut self) {
        self.again();
        if self.request.input.is_empty() && self.request.key.is_empty() {
            (self.outcome, self.judged) = (None, self.revision);
        }
    }

    pub(super) fn again(&mut self) {
        (self.revision, self.failure) = (self.revision.wrapping_add(1), None);
    }
}

/// The choices with this one instead of an earlier one of its name.
fn chosen(choices: &str, choice: &str) -> Rc<str> {
    let name = choice.split_inclusive('=').next().unwrap_or_default();
    let others = choices.split(' ').filter(|it| name.is_empty() || !it.starts_with(name));
    let kept: Vec<&str> = others.chain([choice]).filter(|it| !it.is_empty()).collect();
    kept.join(" ").into()
}

fn read_processed(text: &str) -> Rc<Part> {
    Rc::new(Part::of(text.as_bytes().to_vec(), true))
}

/// That layer, or the innermost when there are fewer.
fn layer_of(root: &Rc<Facts>, layer: usize) -> Rc<Facts> {
    let mut facts = root;
    for _ in 0..layer {
        match &facts.inner {
            Some(inner) => facts = inner,
            None => break,
        }
    }
    facts.clone()
}
