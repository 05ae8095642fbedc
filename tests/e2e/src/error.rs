//! What can go wrong between us and the browser, as a sentence.

use fantoccini::error::{CmdError, NewSessionError};
use std::fmt;
use std::io;

/// Why the browser could not be driven.
#[derive(Debug)]
pub struct Error(String);

impl Error {
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

impl From<CmdError> for Error {
    fn from(error: CmdError) -> Self {
        Self(error.to_string())
    }
}

impl From<NewSessionError> for Error {
    fn from(error: NewSessionError) -> Self {
        Self(format!("the browser did not start: {error}"))
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<String> for Error {
    fn from(message: String) -> Self {
        Self(message)
    }
}
