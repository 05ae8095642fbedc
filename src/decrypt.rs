//! Opens encrypted tokens: choose the keys, check that they fit, ask the engine (RFC 7516 section 5.2).

mod candidates;
#[cfg(test)]
mod tests;
mod token;

use crate::engine::envelope;
use crate::facts::Facts;
use crate::keys::{Key, Keys, Material};
use crate::report::DecryptionState as State;
use crate::request::{LIMITS, Options};
use crate::verdict::opening::Opening;
use candidates::Candidate;
use token::Question;

/// What opening one token may cost, over all its recipients.
pub struct Budget {
    /// Keys tried.
    tries: usize,
    /// Iterations of PBKDF2.
    iterations: u64,
}

impl Budget {
    /// Twice as many iterations as are run for one try: for a second recipient, or another reading of the password.
    pub fn new(options: &Options) -> Self {
        Self { tries: LIMITS.tries, iterations: 2 * agreed(options) }
    }
}

/// The iterations that are run for one try.
fn agreed(options: &Options) -> u64 {
    let agreed = options.iterations.unwrap_or_default().min(LIMITS.iterations_agreed);
    agreed.max(LIMITS.iterations)
}

/// The recipient that can be opened, else the first, and what came of it. `entry` is the one that the person chose.
pub fn open(
    facts: &Facts,
    keys: &Keys,
    options: &Options,
    entry: Option<usize>,
) -> (usize, Opening) {
    let mut budget = Budget::new(options);
    if entry.is_some() || facts.entries.len() < 2 {
        return (facts.entry, open_entry(facts, keys, options, &mut budget));
    }
    let mut first = None;
    for entry in 0..facts.entries.len() {
        let opening = open_entry(&facts.select(entry), keys, options, &mut budget);
        if opening.plaintext.is_some() || opening.iterations.is_some() {
            return (entry, opening);
        }
        let says_more = |first: &(usize, Opening)| opening.refuted && !first.1.refuted;
        if first.as_ref().is_none_or(says_more) {
            first = Some((entry, opening));
        }
    }
    first.unwrap_or_default()
}

/// Opens the recipient that is read. Total: every reason not to is part of the answer.
fn open_entry(facts: &Facts, keys: &Keys, options: &Options, budget: &mut Budget) -> Opening {
    let text = |name: &str| {
        facts.header(name)?.as_str().map(|text| text.chars().take(40).collect::<String>())
    };
    let opening = token::read(facts)
        .map_or_else(|opening| *opening, |question| ask(&question, keys, options, budget));
    Opening { algorithm: text("alg"), encryption: text("enc"), ..opening }
}

fn ask(question: &Question<'_>, keys: &Keys, options: &Options, budget: &mut Budget) -> Opening {
    if keys.is_empty() {
        let needed = candidates::needed(question);
        return opening(State::NoKey, format!("Not decrypted: paste {needed} to read it"));
    }
    if keys.list.is_empty() {
        let problem = keys.problems.first().map_or("No key could be read", |it| &it.message);
        return opening(State::Failed, format!("Not decrypted. {problem}"));
    }
    let candidates = match candidates::choose(question, keys) {
        Ok(candidates) => candidates,
        Err(message) => return opening(State::Failed, message),
    };
    if let Some(count) = question.iterations.filter(|count| *count > agreed(options)) {
        return too_many(count);
    }
    for (tried, candidate) in candidates.iter().enumerate() {
        let Some(key) = keys.list.get(candidate.index) else { continue };
        if !budget.pays_for(question, key) {
            return exhausted(tried, candidates.len());
        }
        if let Some(plaintext) = envelope::open(&question.envelope, key, candidate.reading) {
            return opened(keys, candidate, plaintext);
        }
    }
    failed(question, keys, &candidates)
}

impl Budget {
    /// The first try is always paid for. The work of an RSA key grows with the cube of its length.
    fn pays_for(&mut self, question: &Question<'_>, key: &Key) -> bool {
        let cost = match &key.material {
            Material::Rsa { modulus, .. } => (modulus.len() / 256).pow(3).max(1),
            _ => 1,
        };
        let is_first = self.tries == LIMITS.tries;
        let cost = if is_first { cost.min(self.tries) } else { cost };
        let tries = self.tries.checked_sub(cost);
        let iterations = self.iterations.checked_sub(question.iterations.unwrap_or_default());
        let (Some(tries), Some(iterations)) = (tries, iterations) else { return false };
        *self = Self { tries, iterations };
        true
    }
}

/// What remains untried may hold the key.
fn exhausted(tried: usize, fitting: usize) -> Opening {
    let message = format!(
        "Not decrypted: {tried} of {fitting} keys or readings were tried for this recipient in vain, more would take too long. Paste only the key that belongs to the token, in its exact format"
    );
    opening(State::Failed, message)
}

/// Work that a stranger's token demands before anything is authenticated is not done unasked.
fn too_many(count: u64) -> Opening {
    if count > LIMITS.iterations_agreed {
        let message = format!(
            "Not decrypted: `p2c` demands {count} iterations for one password, which would take too long and is never run here. Refuse such tokens"
        );
        return opening(State::Failed, message);
    }
    let message = format!(
        "Not decrypted yet: `p2c` demands {count} iterations for one password, which takes a while. Let them run if you trust the token’s maker"
    );
    Opening { iterations: Some(count), ..opening(State::Failed, message) }
}

fn opened(keys: &Keys, candidate: &Candidate, plaintext: Vec<u8>) -> Opening {
    let with = phrase(keys, candidate);
    let of_key =
        |opening| Opening { key: Some(candidate.index), reading: candidate.reading, ..opening };
    if let Some(conflict) = &candidate.conflict {
        let message = format!(
            "Not decrypted: it would open with {with}, but {conflict}. Use a key made for this"
        );
        return of_key(opening(State::Failed, message));
    }
    let message = format!("Decrypted with {with}");
    Opening { plaintext: Some(plaintext), ..of_key(opening(State::Decrypted, message)) }
}

/// The key as part of a sentence; a shared secret makes no HMAC here.
fn phrase(keys: &Keys, candidate: &Candidate) -> String {
    keys.phrase(candidate.index, candidate.reading).replacen("HMAC key", "symmetric key", 1)
}

/// One sentence for whatever is wrong: what was wrong would tell a forger too much.
fn failed(question: &Question<'_>, keys: &Keys, candidates: &[Candidate]) -> Opening {
    let with = match candidates {
        [one] => phrase(keys, one),
        [one, rest @ ..] if rest.iter().all(|it| it.index == one.index) => {
            "your secret, however it is read".to_owned()
        }
        many => format!("any of the {} keys that fit", many.len()),
    };
    let what = if question.iterations.is_some() { "password" } else { "key" };
    let message = format!(
        "Does not decrypt with {with}: the {what} is another one, or the token was changed"
    );
    Opening { refuted: true, ..opening(State::Failed, message) }
}

fn opening(state: State, message: String) -> Opening {
    Opening { state, message, ..Opening::default() }
}
