//! `explain CODE`: what the code of a finding means.

use clap::Args;

use crate::outcome::{Failure, Outcome};
use crate::screen::print;

#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// The codes, such as M001
    #[arg(required_unless_present = "all")]
    codes: Vec<String>,
    /// Explain all
    #[arg(long, conflicts_with = "codes")]
    all: bool,
}

/// How long a line of prose gets.
const WIDTH: usize = 96;

impl Explain {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        let all = pipeline::codes::all();
        let mut wanted = Vec::new();
        for asked in &self.codes {
            let known = all.iter().find(|code| code.id.eq_ignore_ascii_case(asked));
            let unknown = || {
                let near = source::nearest(&asked.to_uppercase(), all.iter().map(|code| code.id));
                let hint = near.map_or("`cargo xtask explain --all` lists them".to_owned(), |near| {
                    format!("did you mean {near}?")
                });
                Failure::Asked(format!("there is no code `{asked}`: {hint}"))
            };
            wanted.push(*known.ok_or_else(unknown)?);
        }
        let chosen = if self.all { all } else { wanted };
        let texts: Vec<String> =
            chosen.iter().map(|code| format!("{}: {}\n\n{}", code.id, code.title, wrapped(code.explanation))).collect();
        print(&texts.join("\n"));
        Ok(Outcome::Fine)
    }
}

fn wrapped(prose: &str) -> String {
    let mut out = String::new();
    let mut width = 0;
    for word in prose.split_whitespace() {
        let length = word.chars().count();
        if width > 0 && width + 1 + length > WIDTH {
            out.push('\n');
            width = 0;
        } else if width > 0 {
            out.push(' ');
            width += 1;
        }
        out.push_str(word);
        width += length;
    }
    out.push('\n');
    out
}
