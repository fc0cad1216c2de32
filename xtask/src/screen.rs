//! Where findings go: to a person, a program, a CI page. What was asked for goes to standard output; progress and what the
//! world refuses go to standard error.

use std::io::{IsTerminal, Write};

use clap::ValueEnum;
use source::{Diagnostic, Sources, render};

/// Who reads the output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A person.
    #[default]
    Human,
    /// A program: one JSON object per line.
    Json,
    /// GitHub Actions: annotations.
    Github,
}

impl Format {
    /// Whether a person reads.
    pub(crate) fn is_human(self) -> bool {
        self == Self::Human
    }

    /// Prints findings.
    pub(crate) fn findings(self, found: &[Diagnostic], sources: &Sources) {
        let format = match self {
            Self::Human if coloured() => render::Format::Human(render::Style::Coloured),
            Self::Human => render::Format::Human(render::Style::Plain),
            Self::Json => render::Format::Json,
            Self::Github => render::Format::Github,
        };
        print(&render::render(found, sources, format));
    }

    /// The same format for differences.
    pub(crate) fn of_differences(self) -> plan::Format {
        match self {
            Self::Human => plan::Format::Human { coloured: coloured() },
            Self::Json => plan::Format::Json,
            Self::Github => plan::Format::Github,
        }
    }

    /// Says something that only people want to know.
    pub(crate) fn say(self, line: &str) {
        if self.is_human() {
            print(&format!("{line}\n"));
        }
    }
}

/// Whether standard output is a terminal that shows colours (<https://no-color.org>).
pub(crate) fn coloured() -> bool {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    std::io::stdout().is_terminal() && !refused && !is_dumb
}

/// Prints text. Somebody who reads no further, as `head` does, is no reason to fail.
pub(crate) fn print(text: &str) {
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}
