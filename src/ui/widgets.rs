//! Building blocks that know nothing of tokens.

pub mod copy_button;
pub mod el;
pub mod long_text;
pub mod pip;
pub mod window;
