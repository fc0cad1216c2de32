//! What hosts will read, read by the programs that will read it there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{Bench, Check, Tool, Verdict, said};

pub(super) const SYSTEMD: Check = Check {
    name: "systemd",
    about: "systemd has nothing to say about the units",
    needs: &[Tool::Program { name: "systemd-analyze", package: "systemd" }],
    run: systemd,
};

pub(super) const CADDY: Check = Check {
    name: "caddy",
    about: "Caddy takes the assembled Caddyfile without a warning",
    needs: &[Tool::Program { name: "caddy", package: "caddy" }],
    run: caddy,
};

/// Units are verified as copies whose program exists: `verify` looks for it, and it is not on this machine. Whatever is
/// printed is a mistake, since it exits with 0 on most of them.
fn systemd(bench: &Bench<'_>) -> Verdict {
    let units = bench.files("golden/deploy/systemd", "");
    if units.is_empty() {
        return Verdict::Nothing("no prim is deployed".to_owned());
    }
    let folder = bench.repo.target().join("checks/systemd");
    let copies = match copies_with_programs(bench, &units, &folder) {
        Ok(copies) => copies,
        Err(error) => return Verdict::Failed(format!("cannot copy the units: {error}")),
    };
    match said(bench.command("systemd-analyze").args(["verify", "--man=no"]).args(&copies)) {
        Ok((true, text)) if text.trim().is_empty() => Verdict::Passed(format!("{} units", units.len())),
        Ok((_, text)) => Verdict::Failed(text),
        Err(verdict) => verdict,
    }
}

fn copies_with_programs(bench: &Bench<'_>, units: &[String], folder: &Path) -> io::Result<Vec<PathBuf>> {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder)?;
    let program = folder.join("program");
    fs::write(&program, "#!/bin/sh\n")?;
    make_executable(&program)?;
    let mut copies = Vec::new();
    for unit in units {
        let text = fs::read_to_string(bench.repo.root().join(unit))?;
        let with_program = |line: &str| match line.strip_prefix("ExecStart=") {
            Some(command) => {
                let rest = command.split_once(' ').map_or(String::new(), |(_, rest)| format!(" {rest}"));
                format!("ExecStart={}{rest}\n", program.display())
            }
            None => format!("{line}\n"),
        };
        let copy = folder.join(unit.rsplit('/').next().unwrap_or(unit));
        fs::write(&copy, text.lines().map(with_program).collect::<String>())?;
        copies.push(copy);
    }
    Ok(copies)
}

#[cfg(unix)]
fn make_executable(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn make_executable(_: &Path) -> io::Result<()> {
    Ok(())
}

const CADDYFILE: &str = "golden/deploy/caddy/Caddyfile";

/// `validate` opens the files it would log to, so they are given a folder that exists here. Warnings count, but for those
/// about this machine.
fn caddy(bench: &Bench<'_>) -> Verdict {
    if !bench.repo.root().join(CADDYFILE).is_file() {
        return Verdict::Nothing("no prim is deployed".to_owned());
    }
    let folder = bench.repo.target().join("checks/caddy");
    let copy = folder.join("Caddyfile");
    let write = || -> io::Result<()> {
        fs::create_dir_all(&folder)?;
        let text = fs::read_to_string(bench.repo.root().join(CADDYFILE))?;
        fs::write(&copy, text.replace("/var/log/caddy", &folder.display().to_string()))
    };
    if let Err(error) = write() {
        return Verdict::Failed(format!("cannot copy the Caddyfile: {error}"));
    }
    let mut command = bench.command("caddy");
    command.args(["validate", "--adapter", "caddyfile", "--config"]).arg(&copy);
    command.env("XDG_DATA_HOME", &folder).env("XDG_CONFIG_HOME", &folder);
    match said(&mut command) {
        Ok((true, text)) => {
            match text.lines().find(|line| line.contains("\"level\":\"warn\"") || line.contains("\tWARN\t")) {
                Some(warning) => Verdict::Failed(warning.to_owned()),
                None => Verdict::Passed(String::new()),
            }
        }
        Ok((false, text)) => Verdict::Failed(text),
        Err(verdict) => verdict,
    }
}
