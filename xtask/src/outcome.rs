//! How a command ended, as an exit code.

use std::fmt;
use std::process::ExitCode;

use pipeline::Error;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// All is well.
    Fine,
    /// Something differs, or a check failed.
    Differs,
    /// An input is wrong, and it was said what.
    WrongInput,
    /// The environment lacks something.
    Environment,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Fine => 0,
            Outcome::Differs => 1,
            Outcome::WrongInput => 2,
            Outcome::Environment => 3,
        })
    }
}

/// What stopped a command.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The pipeline.
    Pipeline(Error),
    /// Something that was asked for does not exist or does not go together.
    Asked(String),
    /// The world.
    World(String),
}

impl Outcome {
    /// How a command that was stopped ended.
    pub(crate) fn of(failure: &Failure) -> Self {
        match failure {
            Failure::Pipeline(Error::Form(_)) | Failure::Asked(_) => Self::WrongInput,
            Failure::Pipeline(Error::Read(_) | Error::Output(_)) | Failure::World(_) => Self::Environment,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pipeline(error) => error.fmt(f),
            Self::Asked(message) | Self::World(message) => f.write_str(message),
        }
    }
}

impl<E: Into<Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Pipeline(error.into())
    }
}
