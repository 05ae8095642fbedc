//! What ties the token to something else: a proof to its request, a token to a key, an ID token to what came with it.

mod hashes;
mod holder;
mod proof;
pub mod second;
#[cfg(test)]
mod tests;

use crate::facts::Facts;
use crate::report::{Outcome, Step};
use crate::request::Request;
use second::Second;
use std::borrow::Cow;

/// What the token was compared with, and what came of it.
#[derive(Clone, Debug, Default)]
pub struct Binding {
    pub second: Second,
    /// Steps of the validation, in order.
    pub steps: Vec<Step>,
}

impl Binding {
    /// Compares the token with the second text and with the request that is expected.
    pub fn of(facts: &Facts, request: &Request) -> Self {
        let second = Second::read(facts, request);
        let mut steps = proof::steps(facts, &second, request);
        steps.extend(holder::steps(facts, &second));
        steps.extend(hashes::steps(facts, &second));
        Self { second, steps }
    }

    /// What the step of that name says, when it failed.
    pub fn failure(&self, step: &str) -> Option<&str> {
        let failed = |it: &&Step| it.step == step && it.outcome == Outcome::Fail;
        self.steps.iter().find(failed).map(|step| step.message.as_str())
    }
}

fn step(step: &'static str, outcome: Outcome, message: impl Into<String>) -> Step {
    Step { step: Cow::Borrowed(step), outcome, message: message.into() }
}

/// A comparison: what is said when it passes and when it fails.
fn compared(name: &'static str, same: bool, passed: &str, failed: String) -> Step {
    if same { step(name, Outcome::Pass, passed) } else { step(name, Outcome::Fail, failed) }
}
