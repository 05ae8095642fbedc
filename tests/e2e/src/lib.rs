//! Drives the release build in a real browser: the harness of the end-to-end tests, the bench and
//! the screenshots.

pub mod bench;
pub mod copies;
pub mod driver;
pub mod error;
pub mod memory;
pub mod page;

pub mod tokens;
pub mod vectors;
