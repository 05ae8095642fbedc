//! What `cargo xtask bench` measures: ours beside a peer, interleaved, medians.

pub mod keystroke;
pub mod load;
pub mod many;
pub mod paste;
pub mod rates;
pub mod soup;
pub mod table;
