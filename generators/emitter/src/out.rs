//! What emitters make: files, each with what it was made from.

use std::path::Path;

use crate::forms::Forms;

/// A file that should exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path below the root of the output.
    pub path: String,
    /// Its text.
    pub text: String,
    /// Paths of the inputs it was made from.
    pub inputs: Vec<String>,
}

/// Where an emitter puts its files.
#[derive(Debug)]
pub struct Out<'o> {
    pub(crate) forms: &'o Forms,
    files: Vec<File>,
}

impl<'o> Out<'o> {
    /// Nothing yet.
    pub fn new(forms: &'o Forms) -> Self {
        Self { forms, files: Vec::new() }
    }

    /// Adds a file, with the line that says where it comes from if its format has comments.
    pub(crate) fn add(&mut self, path: impl Into<String>, text: impl AsRef<str>, inputs: &[String]) {
        let path = path.into();
        let text = format!("{}{}", header(&path, inputs), text.as_ref());
        self.files.push(File { path, text, inputs: inputs.to_vec() });
    }

    /// What was made.
    pub fn into_files(self) -> Vec<File> {
        self.files
    }
}

/// `// Generated from specs/prims/infer/prim.yaml by `cargo xtask gen`. Do not edit.` No version and no date: they would
/// change every file with every release.
pub(crate) fn header(path: &str, inputs: &[String]) -> String {
    header_by("cargo xtask gen", path, inputs)
}

/// The same for what another command makes.
pub(crate) fn header_by(command: &str, path: &str, inputs: &[String]) -> String {
    let Some((open, close)) = comment_signs(path) else { return String::new() };
    let from = match inputs {
        [] => String::new(),
        [one] => format!(" from {one}"),
        [first, ..] => format!(" from {first} and {} more", inputs.len() - 1),
    };
    // `caddy fmt` wants no line between a comment and what follows.
    let space = if is_caddy(path) { "\n" } else { "\n\n" };
    format!("{open}Generated{from} by `{command}`. Do not edit.{close}{space}")
}

fn is_caddy(path: &str) -> bool {
    path.ends_with("/Caddyfile") || Path::new(path).extension().is_some_and(|extension| extension == "caddy")
}

fn comment_signs(path: &str) -> Option<(&'static str, &'static str)> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let extension = name.rsplit_once('.').map_or(name, |(_, extension)| extension);
    match extension {
        "rs" => Some(("// ", "")),
        "service" | "timer" | "caddy" | "Caddyfile" | "env" | "toml" | "yaml" | "sh" => Some(("# ", "")),
        "md" => Some(("<!-- ", " -->")),
        _ => None,
    }
}
