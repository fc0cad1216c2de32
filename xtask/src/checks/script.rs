//! Shell scripts.

use super::{Bench, Check, Tool, Verdict, said};

pub(super) const SHELL: Check = Check {
    name: "shellcheck",
    about: "shell scripts have none of the known mistakes",
    needs: &[Tool::Program { name: "shellcheck", package: "shellcheck" }],
    run: shell,
};

fn shell(bench: &Bench<'_>) -> Verdict {
    let mut files: Vec<String> =
        ["golden", "specs", "xtask"].into_iter().flat_map(|folder| bench.files(folder, ".sh")).collect();
    files.push(".ci/run".to_owned());
    match said(bench.command("shellcheck").args(&files)) {
        Ok((true, _)) => Verdict::Passed(format!("{} scripts", files.len())),
        Ok((false, text)) => Verdict::Failed(text),
        Err(verdict) => verdict,
    }
}
