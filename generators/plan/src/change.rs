//! The plan held against the disk.

use std::path::Path;

use similar::{Algorithm, ChangeTag, TextDiff};

use crate::digest::Digest;
use crate::error::Error;
use crate::filter::Filter;
use crate::lock::{Known, LOCK, Lock};
use crate::path::RelPath;
use crate::plan::{File, Input, Plan};
use crate::tree::{self, Entry};

/// How a file differs from the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// It should exist and does not.
    Missing,
    /// It is as the last run wrote it, but the specs or the generator moved on.
    Stale,
    /// Somebody changed it since the last run, or it was never written by one.
    Edited,
    /// It exists and should not.
    LeftOver,
}

/// One file that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its path below the root, as it is on disk.
    pub path: String,
    /// How it differs.
    pub difference: Difference,
    /// Its text on disk; none if it is missing or not text.
    pub before: Option<String>,
    /// Its text by the plan; none if it should not exist.
    pub after: Option<String>,
    /// Whether its text on disk is one that no run wrote, and that would be lost.
    pub by_hand: bool,
    /// Lines of specs that changed since the last run, of those it is made from.
    pub causes: Vec<Cause>,
}

/// A line of a spec that changed since the last run.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cause {
    /// The spec.
    pub path: String,
    /// The line, from 1. For lines that were removed, the one that now stands in their place.
    pub line: usize,
    /// The line as it is now.
    pub text: String,
}

/// Everything that differs, and what a run that acts on it needs.
#[derive(Debug)]
pub struct Changes {
    /// The files that differ, sorted by path; the lock is among them.
    pub list: Vec<Change>,
    /// How many files were compared.
    pub compared: usize,
}

impl Changes {
    /// Whether disk and plan agree.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

/// How the names of files end that a run was writing when it was killed.
pub(crate) const TEMPORARY: &str = ".gen-tmp";

/// Holds the plan against the tree below `root`. Reads, and writes nothing.
pub fn compare(plan: &Plan, root: &Path, filter: &Filter) -> Result<Changes, Error> {
    let mut disk = tree::read(root, &plan.spared)?;
    let lock_before = match disk.remove(LOCK) {
        Some(Entry::File(bytes)) => Some(String::from_utf8_lossy(&bytes).into_owned()),
        _ => None,
    };
    let lock = Lock::parse(lock_before.as_deref().unwrap_or_default());

    let mut list = Vec::new();
    let mut compared = 0;
    for (path, file) in plan.files.iter().filter(|(path, _)| filter.matches(path)) {
        compared += 1;
        let found = disk.remove(path.as_str());
        list.extend(change_of(path, file, found, plan, &lock));
    }
    let planned = |path: &str| match path.strip_suffix('/') {
        Some(folder) => plan.files.keys().any(|file| file.as_str().starts_with(&format!("{folder}/"))),
        None => RelPath::parse(path).is_some_and(|path| plan.files.contains_key(&path)),
    };
    let unplanned = disk.into_iter().filter(|(path, _)| !planned(path));
    let meant = |path: &str| {
        filter.is_all() || RelPath::parse(path.trim_end_matches('/')).is_some_and(|path| filter.matches(&path))
    };
    list.extend(unplanned.filter(|(path, _)| meant(path)).map(|(path, entry)| left_over(path, entry, &lock)));

    let lock_after = lock_after(plan, &lock, filter).render();
    if lock_before.as_ref() != Some(&lock_after) {
        list.push(lock_change(plan, &lock, lock_before, lock_after));
    }
    list.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Changes { list, compared })
}

fn change_of(path: &RelPath, file: &File, found: Option<Entry>, plan: &Plan, lock: &Lock) -> Option<Change> {
    let (difference, before) = match found {
        None => (Difference::Missing, None),
        Some(Entry::Other) => (Difference::Edited, None),
        Some(Entry::File(bytes)) if bytes == file.text.as_bytes() => return None,
        Some(Entry::File(bytes)) => {
            let as_written = lock.files.get(path.as_str()) == Some(&Digest::of(&bytes));
            let difference = if as_written { Difference::Stale } else { Difference::Edited };
            (difference, String::from_utf8(bytes).ok())
        }
    };
    let causes = file.inputs.iter().filter_map(|input| plan.inputs.get(input)).flat_map(|input| causes(input, lock));
    Some(Change {
        path: path.to_string(),
        difference,
        before,
        after: Some(file.text.clone()),
        by_hand: difference == Difference::Edited,
        causes: causes.collect(),
    })
}

fn left_over(path: String, entry: Entry, lock: &Lock) -> Change {
    let (before, by_hand) = match entry {
        Entry::File(bytes) => {
            let as_written = lock.files.get(&path) == Some(&Digest::of(&bytes));
            (String::from_utf8(bytes).ok(), !as_written && !path.ends_with(TEMPORARY))
        }
        Entry::Other => (None, false),
    };
    Change { path, difference: Difference::LeftOver, before, after: None, by_hand, causes: Vec::new() }
}

fn lock_change(plan: &Plan, lock: &Lock, before: Option<String>, after: String) -> Change {
    let difference = if before.is_some() { Difference::Stale } else { Difference::Missing };
    let causes = plan.inputs.values().flat_map(|input| causes(input, lock)).collect();
    Change { path: LOCK.to_owned(), difference, before, after: Some(after), by_hand: false, causes }
}

/// The lines of an input that changed since the lock was written.
fn causes(input: &Input, lock: &Lock) -> Vec<Cause> {
    let Some(known) = lock.inputs.get(&input.path) else { return vec![cause(input, 0)] };
    if known.digest == input.digest {
        return Vec::new();
    }
    if known.marks.is_empty() || input.marks.is_empty() {
        return vec![cause(input, 0)];
    }
    let mut lines: Vec<usize> = similar::capture_diff_slices(Algorithm::Myers, &known.marks, &input.marks)
        .into_iter()
        .filter(|op| op.tag() != similar::DiffTag::Equal)
        .flat_map(|op| {
            let range = op.new_range();
            // Lines were removed: blame the one that took their place.
            if range.is_empty() { range.start..range.start + 1 } else { range }
        })
        .collect();
    if lines.is_empty() {
        lines.push(0);
    }
    lines.into_iter().map(|line| cause(input, line)).collect()
}

fn cause(input: &Input, line: usize) -> Cause {
    let last = input.text.lines().count().saturating_sub(1);
    let line = line.min(last);
    let text = input.text.lines().nth(line).unwrap_or_default().chars().take(160).collect();
    Cause { path: input.path.clone(), line: line + 1, text }
}

/// The lock after the changes are applied. With a filter, what lies outside of it stays as it was known, and an input is
/// known anew only when nothing outside of the filter still waits for it.
fn lock_after(plan: &Plan, before: &Lock, filter: &Filter) -> Lock {
    let mut after = Lock::default();
    let mut waiting: Vec<&str> = Vec::new();
    for (path, file) in &plan.files {
        let known = before.files.get(path.as_str());
        if filter.matches(path) || known == Some(&file.digest) {
            after.files.insert(path.to_string(), file.digest);
        } else {
            after.files.extend(known.map(|digest| (path.to_string(), *digest)));
            waiting.extend(file.inputs.iter().map(String::as_str));
        }
    }
    for (path, input) in &plan.inputs {
        let known = before.inputs.get(path).filter(|_| waiting.contains(&path.as_str()));
        let known = known.cloned().or_else(|| (!waiting.contains(&path.as_str())).then(|| Known::from(input)));
        after.inputs.extend(known.map(|known| (path.clone(), known)));
    }
    after
}

/// Lines of a difference for a person, at most `most` of them; how many more there are.
pub(crate) fn diff_lines(before: &str, after: &str, most: usize) -> (Vec<(ChangeTag, String)>, usize) {
    let deadline = std::time::Duration::from_millis(200);
    let diff = TextDiff::configure().timeout(deadline).diff_lines(before, after);
    let mut lines = Vec::new();
    let mut more = 0;
    for hunk in diff.unified_diff().context_radius(3).iter_hunks() {
        let head = (ChangeTag::Equal, hunk.header().to_string());
        for line in std::iter::once(head)
            .chain(hunk.iter_changes().map(|change| (change.tag(), prefixed(change.tag(), change.value()))))
        {
            if lines.len() < most { lines.push(line) } else { more += 1 }
        }
    }
    (lines, more)
}

fn prefixed(tag: ChangeTag, line: &str) -> String {
    let sign = match tag {
        ChangeTag::Equal => ' ',
        ChangeTag::Delete => '-',
        ChangeTag::Insert => '+',
    };
    format!("{sign}{}", line.trim_end_matches(['\n', '\r']))
}

/// Whether two texts differ only in their line endings.
pub(crate) fn differ_in_endings_only(before: &str, after: &str) -> bool {
    before.contains('\r') && before.replace("\r\n", "\n") == after
}
