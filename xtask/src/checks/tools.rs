//! Programs of others that checks need: found, or installed by name through the package managers of the machine.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use pipeline::Repo;

/// Something a check needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tool {
    /// A program, of a package of Debian.
    Program {
        /// What it is called.
        name: &'static str,
        /// The package it comes in.
        package: &'static str,
    },
    /// A Python program and its package, both of one name, in an environment below `target/tools`.
    Python(&'static str),
    /// What `xtask/tools/<name>/package.json` asks for, below `target/tools`.
    Node(&'static str),
}

/// Versions, so that a new one fails nobody's build overnight.
const PYTHON_VERSIONS: &[(&str, &str)] = &[("check-jsonschema", "0.39.0")];

/// Where tools are, and whether missing ones are installed.
pub(crate) struct Tools {
    root: PathBuf,
    described: PathBuf,
    install: Install,
}

/// What to do about a tool that is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Install {
    /// Install it.
    Missing,
    /// Do without.
    Nothing,
}

impl Tools {
    pub(crate) fn of(repo: &Repo, install: Install) -> Self {
        Self { root: repo.target().join("tools"), described: repo.root().join("xtask/tools"), install }
    }

    /// Sees to it that a tool is there; says why it is not.
    pub(crate) fn provide(&self, tool: Tool) -> Result<(), String> {
        if self.has(tool) {
            return Ok(());
        }
        if self.install == Install::Nothing {
            return Err(format!("{} is missing", tool.name()));
        }
        println!("installing {}", tool.name());
        let tried = match tool {
            Tool::Program { package, .. } => install_package(package),
            Tool::Python(name) => self.install_python(name),
            Tool::Node(name) => self.install_node(name),
        };
        match tried {
            Ok(()) if self.has(tool) => Ok(()),
            Ok(()) => Err(format!("{} was installed and is still not there", tool.name())),
            Err(why) => Err(format!("{} is missing and cannot be installed: {why}", tool.name())),
        }
    }

    /// The program of a Python package.
    pub(crate) fn python(&self, name: &str) -> PathBuf {
        let version = PYTHON_VERSIONS.iter().find(|(known, _)| *known == name).map_or("", |(_, version)| version);
        self.root.join(format!("{name}-{version}")).join("bin").join(name)
    }

    /// The folder in which Node finds what a script needs.
    pub(crate) fn node(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    fn has(&self, tool: Tool) -> bool {
        match tool {
            Tool::Program { name, .. } => is_on_path(name),
            Tool::Python(name) => self.python(name).is_file(),
            Tool::Node(name) => {
                is_on_path("node")
                    && self.node(name).join("node_modules").is_dir()
                    && same_text(&self.node(name).join("package.json"), &self.described.join(name).join("package.json"))
            }
        }
    }

    fn install_python(&self, name: &str) -> Result<(), String> {
        let program = self.python(name);
        let Some(environment) = program.parent().and_then(Path::parent) else {
            return Err("no place for it".to_owned());
        };
        let version = PYTHON_VERSIONS.iter().find(|(known, _)| *known == name).map_or("", |(_, version)| version);
        run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(environment))?;
        let pip = environment.join("bin/python");
        run(Command::new(pip)
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
            .arg(format!("{name}=={version}")))
    }

    fn install_node(&self, name: &str) -> Result<(), String> {
        let folder = self.node(name);
        let text = |error: std::io::Error| error.to_string();
        std::fs::create_dir_all(&folder).map_err(text)?;
        let package = folder.join("package.json");
        std::fs::copy(self.described.join(name).join("package.json"), &package).map_err(text)?;
        let arguments = ["install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts", "--silent"];
        let installed = run(Command::new("npm").args(arguments).current_dir(&folder));
        if installed.is_err() {
            // So that the next run does not take it for done.
            let _ = std::fs::remove_file(package);
        }
        installed
    }
}

impl Tool {
    /// What it is called.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Program { name, .. } | Self::Python(name) | Self::Node(name) => name,
        }
    }
}

/// Installs a package of Debian: as root, or by a sudo that asks nothing.
fn install_package(package: &str) -> Result<(), String> {
    let apt = |arguments: &[&str]| {
        let mut command = if is_root() { Command::new("apt-get") } else { Command::new("sudo") };
        if !is_root() {
            command.args(["-n", "apt-get"]);
        }
        command.args(["-qq", "-o", "Dpkg::Use-Pty=0"]).args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        run(command.stdout(Stdio::null()))
    };
    let install = ["install", "--yes", "--no-install-recommends", package];
    // A machine that is new knows no packages yet.
    apt(&install).or_else(|_| apt(&["update"]).and_then(|()| apt(&install)))
}

fn is_root() -> bool {
    let user = Command::new("id").arg("-u").output();
    user.is_ok_and(|output| output.stdout.starts_with(b"0"))
}

fn is_on_path(name: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(name).is_file())
}

fn same_text(one: &Path, other: &Path) -> bool {
    matches!((std::fs::read(one), std::fs::read(other)), (Ok(one), Ok(other)) if one == other)
}

fn run(command: &mut Command) -> Result<(), String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.stdin(Stdio::null()).output().map_err(|error| format!("{name}: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let last = said.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("no reason given");
    Err(format!("{name}: {last}"))
}
