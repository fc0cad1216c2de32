//! The lock: what the last run wrote and what it wrote it from.
//!
//! It tells a file that is *stale* (as it was written, but specs moved on) from one that was *edited by hand*, and which
//! lines of which spec changed since. It is read leniently: a line that is not understood, such as the marker of a merge
//! conflict, is passed over, and the next run writes the lock anew.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::digest::Digest;
use crate::plan::Input;

/// The name of the lock below the root of the output.
pub const LOCK: &str = "gen.lock";

const HEAD: &str =
    "# What `cargo xtask gen` wrote, and from what: it tells stale files from edited ones. Do not edit.\n";

#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Lock {
    pub(crate) files: BTreeMap<String, Digest>,
    pub(crate) inputs: BTreeMap<String, Known>,
}

/// What is remembered of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    pub(crate) digest: Digest,
    pub(crate) marks: Vec<u16>,
}

impl From<&Input> for Known {
    fn from(input: &Input) -> Self {
        Self { digest: input.digest, marks: input.marks.clone() }
    }
}

impl Lock {
    pub(crate) fn parse(text: &str) -> Self {
        let mut lock = Self::default();
        for line in text.lines() {
            let mut words = line.split(' ');
            let (Some(kind), Some(digest), Some(path)) =
                (words.next(), words.next().and_then(Digest::parse), words.next())
            else {
                continue;
            };
            match kind {
                "file" => _ = lock.files.insert(path.to_owned(), digest),
                "spec" => {
                    let marks = words.next().map(parse_marks).unwrap_or_default();
                    lock.inputs.insert(path.to_owned(), Known { digest, marks });
                }
                _ => {}
            }
        }
        lock
    }

    pub(crate) fn render(&self) -> String {
        let mut out = String::from(HEAD);
        for (path, known) in &self.inputs {
            let _ = write!(out, "spec {} {path}", known.digest);
            if !known.marks.is_empty() {
                out.push(' ');
                known.marks.iter().for_each(|mark| _ = write!(out, "{mark:04x}"));
            }
            out.push('\n');
        }
        for (path, digest) in &self.files {
            let _ = writeln!(out, "file {digest} {path}");
        }
        out
    }
}

fn parse_marks(text: &str) -> Vec<u16> {
    let four = |four: &[u8]| std::str::from_utf8(four).ok().and_then(|four| u16::from_str_radix(four, 16).ok());
    text.as_bytes().chunks(4).map_while(four).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_read_as_it_was_written_and_survives_conflicts() {
        let mut lock = Lock::default();
        lock.files.insert("a/b.rs".to_owned(), Digest::of(b"x"));
        lock.inputs.insert("specs/p.yaml".to_owned(), Known::from(&Input::new("specs/p.yaml", "one\ntwo\n")));
        let text = lock.render();
        assert_eq!(Lock::parse(&text), lock);
        let conflict = text.replace("file", "<<<<<<< ours\nfile").replace("spec ", "=======\n>>>>>>> theirs\nspec ");
        assert_eq!(Lock::parse(&conflict), lock);
        assert_eq!(Lock::parse("file zz a\nspec\n\0\nfile 00 a b c"), Lock::default());
    }
}
