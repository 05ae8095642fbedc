//! Mints the example tokens with throw-away keys made for this project; they protect nothing.

use crate::examples::Example;
use crate::time::Timestamp;

/// The token and the key text that verifies it.
pub fn mint(_example: Example, _now: Timestamp) -> (String, String) {
    (String::new(), String::new())
}
