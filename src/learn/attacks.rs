//! The classic attacks, each with an example that does no harm: their keys protect nothing.

use super::text::card;
use crate::drawn::Drawn;
use crate::examples::Example;
use crate::paint::explanation::explanation;
use macros::drawn;

pub fn draw() -> Drawn {
    drawn! { { card(INTRODUCTION) }{ for ATTACKS.iter().map(attack) } }
}

const INTRODUCTION: &str = "Each of these has been found in real software, more than once. The examples are made here with throw-away keys. Open one and see what Inspect says about it.";

/// A title, an example, and what it shows.
struct Attack(&'static str, Example, &'static str);

const ATTACKS: [Attack; 5] = [
    Attack("alg: none", Example::Unsigned, "The header says that there is no signature, and a library that believes it lets everybody in as anybody.

## How it is stopped
The verifier has a list of the algorithms it accepts, and `none` is not on it (RFC 8725, 3.2)."),
    Attack("Key confusion", Example::KeyConfusion, "A server verifies with a public key, which everybody knows. The attacker takes the text of that key for an HMAC secret, signs with it and writes `HS256` into the header. A library that asks the header what to do computes the same HMAC.

## How it is stopped
The key decides which algorithm may be used with it (RFC 8725, 3.1). Here the key box holds the public key, and Verify says what happened."),
    Attack("Weak secret", Example::WeakSecret, "An HMAC secret that is a word can be found by trying words: the token itself tells when the guess is right, millions of times a second, without asking any server. This one is `secret`.

## How it is stopped
At least 32 bytes from a random generator (RFC 7518, 3.2)."),
    Attack("No expiry", Example::NoExpiry, "A token without `exp` is good for ever. Everything that ever saw it, such as a log, a backup or a bug report, can be used to get in.

## How it is stopped
Issue tokens that live for minutes, and refuse those without `exp`."),
    Attack("Embedded key", Example::EmbeddedKey, "The header brings its own key in `jwk`. The signature matches, because the attacker made both. The same goes for `jku` and `x5u`, which name an address to fetch the key from.

## How it is stopped
Keys come from the configuration, never from the token. Inspect calls such a match consistent, and never valid."),
];

fn attack(Attack(title, example, text): &Attack) -> Drawn {
    drawn! {
        <section class="card prose" data-attack={example.name()}>
            <div class="bar">
                <h3>{ *title }</h3>
                <span class="spacer" />
                <button type="button" data-act={format!("example {}", example.name())} aria-label={format!("Open in Inspect: {title}")}>{ "Open in Inspect" }</button>
            </div>
            { explanation(text) }
        </section>
    }
}
