//! One secret or a pair of keys.

use super::text::{card, table};
use crate::drawn::Drawn;
use macros::drawn;

pub fn draw() -> Drawn {
    drawn! { { card(INTRODUCTION) }{ table("HS256 and RS256", COMPARED) }{ card(ADVICE) } }
}

const INTRODUCTION: &str = "The signature answers one question: was this made by somebody who holds the key? So ask who has to hold it.

## HS256: one secret
An HMAC with SHA-256 (RFC 7518, 3.2). Who can verify can also sign: each service that holds the secret can make tokens for all the others, and one leak means a new secret everywhere at once.

## RS256: a pair of keys
RSA with SHA-256 (RFC 7518, 3.3). The issuer signs with the private key. Everybody else verifies with the public one, which may be published, usually as a key set (JWKS) from which verifiers choose by `kid`.";

const COMPARED: &str = "Question | HS256 | RS256
Who can verify | who holds the secret | anyone
Who can sign | who holds the secret | the issuer only
When a verifier is broken into | all tokens can be forged | nothing can be forged
Changing the key | everywhere at once | publish the new one, sign with it, remove the old one
What the key must be | 32 random bytes or more, no password | 2048 bits or more
Size of the signature | 32 bytes | 256 bytes with 2048 bits";

const ADVICE: &str = "## What to do
- One service that makes and checks its own tokens: HS256 is enough, with a secret from a random generator.
- More than one, or somebody else's: a pair of keys.
- New systems: `ES256` (64 bytes) or `EdDSA` with Ed25519 (64 bytes) do the same with small keys and signatures. `PS256` is RSA with the padding that RFC 8017 recommends for new applications.
- Whatever it is: the verifier decides which algorithm it accepts for a key, never the header of the token (RFC 8725, 3.1).";
