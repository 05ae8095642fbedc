//! The only code that touches the window: one file for each contact with the browser.

pub mod act;
pub mod clipboard;
pub mod clock;
pub mod drop;
pub mod field;
pub mod file;
pub mod fragment;
pub mod idle;
pub mod large;
pub mod outside;
pub mod page;
pub mod reveal;
pub mod rows;
pub mod storage;
pub mod theme;
