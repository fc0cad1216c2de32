//! What stops a run that is not the fault of a spec.

use std::fmt;

use emitter::forms::BadForm;

use crate::folder::ReadError;

/// Something that stops a run.
#[derive(Debug)]
pub enum Error {
    /// A file could not be read.
    Read(ReadError),
    /// The output could not be read or written.
    Output(plan::Error),
    /// A template cannot be used.
    Form(BadForm),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(error) => error.fmt(f),
            Self::Output(error) => error.fmt(f),
            Self::Form(form) => write!(f, "templates/{}: {}", form.path, form.reason),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Read(error) => error.source(),
            Self::Output(error) => error.source(),
            Self::Form(_) => None,
        }
    }
}

impl From<ReadError> for Error {
    fn from(error: ReadError) -> Self {
        Self::Read(error)
    }
}

impl From<plan::Error> for Error {
    fn from(error: plan::Error) -> Self {
        Self::Output(error)
    }
}

impl From<BadForm> for Error {
    fn from(form: BadForm) -> Self {
        Self::Form(form)
    }
}
