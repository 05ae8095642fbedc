//! The list of tokens found in a text: chosen from, sorted, filtered, and grown while a large text is searched.

use super::Session;
use crate::facts::Facts;
use crate::report::found::{self, COLUMNS, Column, Row, Scanned};
use std::cmp::Ordering;
use std::ops::Range;
use std::rc::Rc;

/// The list.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    /// In the order found.
    pub rows: Rc<Vec<Row>>,
    /// The numbers of the rows to show, in the order to show them.
    pub shown: Rc<Vec<usize>>,
    /// The column that orders them, and whether backwards.
    pub sort: Option<(Column, bool)>,
    pub filter: Rc<str>,
    /// The row that is inspected.
    pub chosen: Option<usize>,
    /// The first row that the list shows where it is scrolled to, counted in `shown`.
    pub top: usize,
    /// Whether there are more tokens than are listed.
    pub limited: bool,
}

/// What happened to the list.
#[derive(Clone, Debug)]
pub enum TokenAction {
    /// Inspect the token of that row.
    Choose { index: usize },
    /// The token of that row was read from the large text.
    Chosen { index: usize, input: Rc<str> },
    /// A click on a column: by it, and the other way round the next time.
    Sort { column: Column },
    /// List what holds this text only.
    Filter { text: Rc<str> },
    /// The list was scrolled: its first visible row.
    Scroll { top: usize },
    /// A text was opened that is too large for the page.
    Scan { scan: Scan },
    /// The worker went on with it.
    Scanned(Scanned),
    /// The search was given up.
    Stop,
}

/// The search in a text that is too large for the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scan {
    pub id: u32,
    /// The file's name; empty for a paste.
    pub name: Rc<str>,
    /// How it begins.
    pub head: Rc<str>,
    /// Its size, and how much of it is done, in bytes.
    pub bytes: usize,
    pub done: usize,
    pub running: bool,
}

impl Tokens {
    /// Filters and sorts anew.
    fn arrange(&mut self) {
        let needle = self.filter.to_ascii_lowercase();
        let fits = |row: &Row| {
            // Nobody looks for the first two columns, the bytes.
            let told = row.line().splitn(3, '\t').nth(2).unwrap_or_default();
            needle.is_empty() || told.to_ascii_lowercase().contains(&needle)
        };
        let fitting = self.rows.iter().enumerate().filter(|(_, row)| fits(row));
        let mut shown: Vec<usize> = fitting.map(|(index, _)| index).collect();
        if let Some((column, backwards)) = self.sort {
            let keys: Vec<&str> = self.rows.iter().map(|row| row.get(column)).collect();
            let numbers = COLUMNS.get(column).is_some_and(|column| column.1);
            let before = |a: usize, b: usize| {
                let key = |index: usize| keys.get(index).copied().unwrap_or_default();
                compare(key(a), key(b), numbers)
                    == if backwards { Ordering::Greater } else { Ordering::Less }
            };
            shown = sorted(shown, &before);
        }
        self.top = self.top.min(shown.len());
        self.shown = Rc::new(shown);
    }
}

fn compare(a: &str, b: &str, numbers: bool) -> Ordering {
    if numbers { a.parse::<i64>().ok().cmp(&b.parse().ok()) } else { a.cmp(b) }
}

/// Merges sorted halves, equal ones in their order: the standard library's sorts are kilobytes of code.
fn sorted(mut first: Vec<usize>, before: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    if first.len() < 2 {
        return first;
    }
    let second = first.split_off(first.len() / 2);
    let (first, second) = (sorted(first, before), sorted(second, before));
    let mut merged = Vec::with_capacity(first.len() + second.len());
    let mut rest = second.into_iter().peekable();
    for a in first {
        while let Some(b) = rest.next_if(|b| before(*b, a)) {
            merged.push(b);
        }
        merged.push(a);
    }
    merged.extend(rest);
    merged
}

/// Where the selected bytes stand after an edit: moved when the edit is elsewhere, grown or shrunk when it is inside.
pub(super) fn carried(selection: &Range<usize>, old: &str, new: &str) -> Option<Range<usize>> {
    let same =
        |pairs: &mut dyn Iterator<Item = (u8, u8)>| pairs.take_while(|(a, b)| a == b).count();
    let before = same(&mut old.bytes().zip(new.bytes()));
    let most = old.len().min(new.len()) - before;
    let after = same(&mut old.bytes().rev().zip(new.bytes().rev())).min(most);
    let (Range { start, end }, changed) = (selection.clone(), old.len() - after);
    let moved = |place: usize| (place + new.len()).checked_sub(old.len());
    if changed <= start {
        Some(moved(start)?..moved(end)?)
    } else if before >= start && changed <= end {
        Some(start..moved(end)?)
    } else if before >= end {
        Some(start..end)
    } else {
        None
    }
}

impl Session {
    /// Whether the action changed something.
    pub(super) fn change_tokens(&mut self, action: TokenAction) -> bool {
        match action {
            TokenAction::Choose { index } => {
                let Some(row) = self.tokens.rows.get(index) else { return false };
                self.request_mut().selection = Some(row.span());
                self.choose(index);
            }
            // Only a large text is read in parts.
            TokenAction::Chosen { .. } if self.scan.is_none() => return false,
            TokenAction::Chosen { index, input } => {
                (self.opened, self.example) = (false, None);
                let request = self.request_mut();
                (request.input, request.selection) = (input, None);
                self.choose(index);
            }
            TokenAction::Sort { column } => {
                let list = self.list_mut();
                let again = list.sort == Some((column, false));
                list.sort = Some((column, again));
                list.arrange();
            }
            TokenAction::Filter { text } => {
                let list = self.list_mut();
                list.filter = text;
                list.arrange();
            }
            TokenAction::Scroll { top } => {
                let changed = top != self.tokens.top;
                self.list_mut().top = top;
                return changed;
            }
            TokenAction::Scan { scan } => {
                if !self.set_input("".into()) {
                    self.read();
                }
                (self.scan, self.tokens) = (Some(Rc::new(scan)), Rc::default());
                self.learning = false;
            }
            TokenAction::Scanned(news) => return self.take_news(&news),
            TokenAction::Stop => self.stop(),
        }
        true
    }

    /// Takes what the search found meanwhile; not what an older one did.
    fn take_news(&mut self, news: &Scanned) -> bool {
        let Some(scan) = self.scan.as_mut().filter(|scan| scan.id == news.id && scan.running)
        else {
            return false;
        };
        // Reading takes a while in which nothing is found.
        if scan.done == news.done && news.tokens.is_empty() && !news.finished {
            return false;
        }
        let scan = Rc::make_mut(scan);
        (scan.done, scan.running) = (news.done, !news.finished);
        let list = Rc::make_mut(&mut self.tokens);
        let rows = Rc::make_mut(&mut list.rows);
        rows.truncate(news.from);
        rows.extend(found::rows(&news.tokens));
        list.limited = news.limited;
        list.arrange();
        if news.finished && self.tokens.rows.is_empty() {
            self.root = Rc::new(Facts::without_token());
            self.facts = self.root.clone();
            // The worker draws the problem.
            self.again();
        }
        true
    }

    /// Takes the tokens that the worker found, and selects the first of them when none is.
    pub(super) fn take_tokens(&mut self, tokens: &str) {
        // Those of a large text are its own.
        if self.scan.is_some() {
            return;
        }
        let list = Rc::make_mut(&mut self.tokens);
        list.rows = Rc::new(found::rows(tokens).collect());
        list.limited = false;
        list.arrange();
        let first = list.rows.first().map(Row::span);
        let selection = self.request.selection.clone().or(first);
        let at = selection.as_ref().map(|selection| selection.start);
        list.chosen = list.rows.iter().position(|row| Some(row.span().start) == at);
        if selection != self.request.selection {
            self.request_mut().selection = selection;
            self.read();
        }
    }

    /// Whether a large text was searched in vain.
    pub fn is_without_token(&self) -> bool {
        let searched =
            self.scan.as_ref().is_some_and(|scan| !scan.running && scan.done >= scan.bytes);
        searched && self.tokens.rows.is_empty()
    }

    /// Gives up a search that runs.
    pub(super) fn stop(&mut self) {
        if let Some(scan) = &mut self.scan {
            Rc::make_mut(scan).running = false;
        }
    }

    fn choose(&mut self, index: usize) {
        let request = self.request_mut();
        (request.entry, request.layer, request.options.iterations) = (None, None, None);
        self.read_other();
        self.list_mut().chosen = Some(index);
    }

    #[inline(never)]
    fn list_mut(&mut self) -> &mut Tokens {
        Rc::make_mut(&mut self.tokens)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::outcome::Outcome;
    use crate::session::Action;

    fn row(start: usize, issuer: &str, expires: &str) -> Row {
        let (start, end) = (start.to_string(), (start + 4).to_string());
        Row::new([&start, &end, "1", "", "", "jws", "x", "", issuer, "", expires, "alive", "0"])
    }

    fn list(rows: &[Row]) -> String {
        rows.iter().map(Row::line).collect::<Vec<_>>().join("\n")
    }

    fn answered(session: &Session, rows: &[Row]) -> Session {
        let (outcome, tokens) = (Rc::new(Outcome::default()), list(rows).into());
        let revision = session.revision;
        session.apply(Action::Inspected { revision, outcome, tokens }).unwrap()
    }

    fn edited(session: &Session, input: &str) -> Session {
        session.apply(Action::Edit { input: input.into() }).unwrap()
    }

    const FIRST: &str = "eyJhbGciOiJub25lIn0.e30.";
    const SECOND: &str = "eyJhbGciOiJub25lIiwiYSI6MX0.e30.";

    fn two() -> (Session, [Row; 2]) {
        let text = format!("a {FIRST} b {SECOND} c");
        let rows = [FIRST, SECOND].map(|token| {
            let start = text.find(token).unwrap();
            let (start, end) = (start.to_string(), (start + token.len()).to_string());
            Row::new([&start, &end, "1", "", "", "jws", "none", "", "", "", "", "endless", "0"])
        });
        (edited(&Session::default(), &text), rows)
    }

    #[test]
    fn the_first_token_found_is_read_and_another_can_be_chosen() {
        let (looking, rows) = two();
        assert!(looking.is_looking());
        let found = answered(&looking, &rows);
        assert!(!found.is_looking() && !found.is_busy());
        assert_eq!((found.tokens.chosen, found.facts.clean.text.as_str()), (Some(0), FIRST));
        let second = found.apply(Action::Tokens(TokenAction::Choose { index: 1 })).unwrap();
        assert_eq!((second.tokens.chosen, second.facts.clean.text.as_str()), (Some(1), SECOND));
        assert!(second.is_busy() && !second.is_looking());
        assert_eq!(answered(&second, &rows).facts.clean.text, SECOND);
    }

    #[test]
    fn an_edit_elsewhere_keeps_the_chosen_token() {
        let (looking, rows) = two();
        let found = answered(&looking, &rows)
            .apply(Action::Tokens(TokenAction::Choose { index: 1 }))
            .unwrap();
        let text = found.request.input.to_string();
        for edit in [format!("xyz{text}"), format!("{text}xyz"), text.replace(" b ", "")] {
            let after = edited(&found, &edit);
            assert_eq!(after.facts.clean.text, SECOND, "{edit}");
        }
        let inside =
            edited(&found, &text.replace(&format!("{SECOND} c"), &format!("{SECOND}AAAA c")));
        assert_eq!(inside.facts.clean.text, format!("{SECOND}AAAA"));
        let away = edited(&found, "gone");
        assert_eq!((away.request.selection.clone(), away.tokens.rows.len()), (None, 0));
    }

    #[test]
    fn the_list_is_sorted_by_numbers_and_by_text_and_filtered() {
        let rows = [row(0, "b", "20"), row(9, "a", "100"), row(18, "C", ""), row(27, "a", "3")];
        let found = answered(&edited(&Session::default(), "x y"), &rows);
        let by = |session: &Session, column| {
            session.apply(Action::Tokens(TokenAction::Sort { column })).unwrap()
        };
        let expiry = by(&found, found::EXPIRES);
        assert_eq!(*expiry.tokens.shown, [2, 3, 0, 1]);
        assert_eq!(*by(&expiry, found::EXPIRES).tokens.shown, [1, 0, 3, 2]);
        assert_eq!(*by(&found, found::ISSUER).tokens.shown, [2, 1, 3, 0]);
        let filtered =
            expiry.apply(Action::Tokens(TokenAction::Filter { text: "c".into() })).unwrap();
        assert_eq!(*filtered.tokens.shown, [2]);
        let all = filtered.apply(Action::Tokens(TokenAction::Filter { text: "".into() })).unwrap();
        assert_eq!(*all.tokens.shown, [2, 3, 0, 1]);
    }

    #[test]
    fn a_large_text_is_searched_bit_by_bit() {
        let scan = Scan { id: 7, bytes: 100, running: true, ..Scan::default() };
        let started = Session::default().apply(Action::Tokens(TokenAction::Scan { scan })).unwrap();
        assert!(started.is_looking() && !started.is_busy());
        let go_on = |session: &Session, done, rows: &[Row], finished| {
            let (from, tokens) = (session.tokens.rows.len(), list(rows).into());
            let news = Scanned { id: 7, done, from, tokens, limited: false, finished };
            session.apply(Action::Tokens(TokenAction::Scanned(news)))
        };
        let half = go_on(&started, 50, &[row(0, "a", "")], false).unwrap();
        let whole = go_on(&half, 100, &[row(60, "b", "")], true).unwrap();
        assert_eq!((whole.tokens.rows.len(), whole.is_scanning()), (2, false));
        assert!(go_on(&whole, 100, &[], true).is_none(), "it is over");
        let nothing = go_on(&started, 100, &[], true).unwrap();
        assert!(!nothing.is_looking() && !nothing.root.problems.is_empty());
        assert!(nothing.is_busy() && nothing.is_without_token() && !started.is_without_token());
        let news = Scanned {
            id: 7,
            done: 60,
            tokens: list(&[row(0, "a", "9")]).into(),
            ..Scanned::default()
        };
        let counted = half.apply(Action::Tokens(TokenAction::Scanned(news))).unwrap();
        assert_eq!(counted.tokens.rows.len(), 1, "the first row is another one now");
        let stopped = half.apply(Action::Tokens(TokenAction::Stop)).unwrap();
        assert_eq!((stopped.tokens.rows.len(), stopped.is_scanning()), (1, false));
        let chosen = stopped
            .apply(Action::Tokens(TokenAction::Chosen { index: 0, input: FIRST.into() }))
            .unwrap();
        assert_eq!((chosen.facts.clean.text.as_str(), chosen.tokens.rows.len()), (FIRST, 1));
        assert_eq!(answered(&chosen, &[]).tokens.rows.len(), 1);
        assert!(edited(&chosen, "other").scan.is_none());
    }
}
