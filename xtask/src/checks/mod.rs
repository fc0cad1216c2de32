//! Everything that must hold, as a table. A check is a value: a name, what it needs, and how it is run.
//!
//! A check that cannot run, since a tool is missing and cannot be installed, is skipped by name. It never counts as passed.

mod deploy;
mod fresh;
mod running;
mod rust;
mod schema;
mod script;
mod sdk;
mod smoke;
mod tools;

use std::process::Command;

use pipeline::Repo;

pub(crate) use tools::{Install, Tool, Tools};

/// A check.
pub(crate) struct Check {
    /// What `--only` calls it.
    pub(crate) name: &'static str,
    /// What it proves.
    pub(crate) about: &'static str,
    /// What must be on the machine.
    pub(crate) needs: &'static [Tool],
    /// Runs it.
    pub(crate) run: fn(&Bench<'_>) -> Verdict,
}

/// How a check ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It holds. With what was looked at, where that is not plain.
    Passed(String),
    /// It does not; why.
    Failed(String),
    /// It could not run; why.
    Skipped(String),
    /// There is nothing of what it looks at.
    Nothing(String),
}

/// Every check, in the order in which they run: what is quick and often wrong comes first.
pub(crate) const CHECKS: &[Check] = &[
    rust::FORMAT,
    fresh::FRESH,
    fresh::SAME_BYTES,
    schema::SCHEMA,
    script::SHELL,
    deploy::SYSTEMD,
    deploy::CADDY,
    rust::CLIPPY,
    rust::TESTS,
    smoke::SMOKE,
    sdk::OPENAI,
];

/// What a check works with.
pub(crate) struct Bench<'b> {
    pub(crate) repo: &'b Repo,
    pub(crate) tools: &'b Tools,
}

impl Bench<'_> {
    /// A command at the root of the repository.
    pub(crate) fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(self.repo.root());
        command
    }

    /// The cargo that this was started by.
    pub(crate) fn cargo(&self) -> Command {
        self.command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
    }

    /// The files below a folder of the repository whose names end so, sorted, as paths from its root.
    pub(crate) fn files(&self, folder: &str, ending: &str) -> Vec<String> {
        let files = pipeline::Folder::new(self.repo.root().join(folder), folder).files().unwrap_or_default();
        files.into_iter().filter(|file| file.ends_with(ending)).map(|file| format!("{folder}/{file}")).collect()
    }
}

/// Runs a command that speaks for itself.
pub(crate) fn pass(command: &mut Command) -> Verdict {
    match command.status() {
        Ok(status) if status.success() => Verdict::Passed(String::new()),
        Ok(status) => Verdict::Failed(format!("{} ended with {status}", shown(command))),
        Err(error) => Verdict::Skipped(format!("cannot start {}: {error}", shown(command))),
    }
}

/// What a command says on both of its outputs, and whether it succeeded.
pub(crate) fn said(command: &mut Command) -> Result<(bool, String), Verdict> {
    match command.output() {
        Ok(output) => {
            let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
            text.push_str(&String::from_utf8_lossy(&output.stderr));
            Ok((output.status.success(), text))
        }
        Err(error) => Err(Verdict::Skipped(format!("cannot start {}: {error}", shown(command)))),
    }
}

fn shown(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    let mut words = vec![program.file_name().unwrap_or_default().to_string_lossy().into_owned()];
    words.extend(command.get_args().take(4).map(|word| word.to_string_lossy().into_owned()));
    format!("`{}`", words.join(" "))
}
