//! Drives the release build in a real browser: the harness of the end-to-end tests, the bench and
//! the screenshots.

/// Whether the lessons and the sheet of shortcuts are in the shipped programs (feature `learn`).
pub const LEARN: bool = false;

pub mod bench;
pub mod driver;
pub mod error;
pub mod memory;
pub mod page;

pub mod tokens;
pub mod vectors;
