//! Builds, serves, measures and checks Jotlens. It calls the tools; it is not a build system.
//! A library, so that the end-to-end tests serve the pages with the same server and headers.

pub mod bleed;
pub mod browser;
pub mod check;
pub mod compress;
pub mod csp;
pub mod dist;
pub mod docs;
pub mod fuzz;
pub mod headers;
pub mod icon;
pub mod rates;
pub mod reproduce;
pub mod run;
pub mod server;
pub mod shrink;
pub mod single;
pub mod site;
pub mod size;
pub mod styles;
pub mod sums;
pub mod supply;
pub mod tools;
pub mod version;
