//! A small repository in a folder of its own: two prims, one of them an idea, and one vendor.

use std::fs;
use std::path::{Path, PathBuf};

use pipeline::{Checked, Repo, Specs, check, emit, generate};
use plan::{Applied, Changes, Difference, Filter, Plan};

pub(crate) struct Small {
    folder: tempfile::TempDir,
    pub(crate) repo: Repo,
}

impl Small {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        copy(&here.join("tests/small"), folder.path());
        copy(&here.join("../../templates"), &folder.path().join("templates"));
        let repo = Repo::at(folder.path());
        Self { folder, repo }
    }

    /// One that was generated.
    pub(crate) fn generated() -> Self {
        let small = Self::new();
        small.generate();
        small
    }

    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.folder.path().join(relative)
    }

    pub(crate) fn read(&self, relative: &str) -> String {
        fs::read_to_string(self.path(relative)).unwrap()
    }

    pub(crate) fn write(&self, relative: &str, text: &str) {
        fs::create_dir_all(self.path(relative).parent().unwrap()).unwrap();
        fs::write(self.path(relative), text).unwrap();
    }

    /// Replaces text that must be there.
    pub(crate) fn edit(&self, relative: &str, from: &str, to: &str) {
        let text = self.read(relative);
        assert!(text.contains(from), "{relative} has no {from:?}");
        self.write(relative, &text.replacen(from, to, 1));
    }

    pub(crate) fn check(&self) -> Checked {
        check::check(&Specs::of(&self.repo).unwrap()).unwrap()
    }

    pub(crate) fn plan(&self) -> Plan {
        let checked = self.check();
        assert!(!checked.has_errors(), "{}", said(&checked));
        emit::emit(&self.repo, &checked).unwrap()
    }

    pub(crate) fn compare(&self, words: &[&str]) -> Changes {
        let filter = Filter::new(words.iter().map(|&word| word.to_owned()));
        generate::compare(&self.repo, &self.plan(), &filter).unwrap()
    }

    pub(crate) fn generate(&self) -> Applied {
        generate::apply(&self.repo, &self.compare(&[])).unwrap()
    }

    /// What differs, but for the lock.
    pub(crate) fn differences(&self) -> Vec<(String, Difference)> {
        let list = self.compare(&[]).list.into_iter().filter(|change| change.path != plan::LOCK);
        list.map(|change| (change.path, change.difference)).collect()
    }

    /// Every file below `golden/` with its text.
    pub(crate) fn golden(&self) -> Vec<(String, String)> {
        let files = pipeline::Folder::new(self.repo.golden(), "golden").files().unwrap();
        files.into_iter().map(|file| (file.clone(), self.read(&format!("golden/{file}")))).collect()
    }

    /// The codes that are found, with their places.
    pub(crate) fn found(&self) -> Vec<String> {
        let checked = self.check();
        let one =
            |found: &source::Diagnostic| format!("{} {}", found.code.id, checked.sources.place(found.primary.span));
        checked.diagnostics.iter().map(one).collect()
    }
}

fn said(checked: &Checked) -> String {
    let format = source::render::Format::Human(source::render::Style::Plain);
    source::render::render(&checked.diagnostics, &checked.sources, format)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            _ = fs::copy(entry.path(), to).unwrap();
        }
    }
}
