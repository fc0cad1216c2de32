//! The definitions of the language, once: every key at every level, with its kind, its default and its meaning.
//!
//! From these tables follow the check of form (`form`), the JSON Schema for editors ([`crate::prim::schema`]) and the
//! reference ([`crate::prim::reference`]). Typed reading goes through [`crate::prim::section`], which cannot read a key
//! that stands in no table.

mod kind;
mod operation;
mod platform;
mod prim;
mod provider;
mod route;
mod session;
mod types;

use model::prim::Status;

pub use self::kind::{Choice, Kind};
pub use self::platform::PLATFORM;
pub use self::prim::MANIFEST;
pub(super) use self::{operation::*, prim::*, provider::*, route::*, session::*, types::*};

/// One key.
#[derive(Debug)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What stands under it.
    pub kind: &'static Kind,
    /// When it must be there.
    pub need: Need,
    /// What holds when it is not; empty where nothing does.
    pub default: &'static str,
    /// What it means, in one or two sentences of Markdown.
    pub about: &'static str,
    /// One use of it, as YAML on one line. Empty where the example of the level shows it.
    pub example: &'static str,
}

/// When a key must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Always.
    Required,
    /// From this status on.
    From(Status),
    /// When something else holds, which a check of its own sees to.
    Depends(&'static str),
    /// Never.
    Optional,
}

/// A map with known keys.
#[derive(Debug)]
pub struct Level {
    /// Its name among the definitions: letters, digits and `_`, unique.
    pub name: &'static str,
    /// What it is, with its article, for messages and headings: `a route`.
    pub title: &'static str,
    /// What it is for, in a few sentences of Markdown.
    pub about: &'static str,
    /// Its own keys, in the order in which they are best written.
    pub keys: &'static [Key],
    /// Levels whose keys can stand here as well.
    pub includes: &'static [&'static Level],
    /// A whole one, as YAML. May be empty.
    pub example: &'static str,
}

impl Level {
    /// The key of a name, here or in an included level.
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        let own = self.keys.iter().find(|key| key.name == name);
        own.or_else(|| self.includes.iter().find_map(|level| level.key(name)))
    }

    /// Every key that can stand here: its own, then those of included levels.
    pub fn all_keys(&self) -> impl Iterator<Item = &'static Key> {
        let included = self.includes.iter().flat_map(|level| level.keys.iter());
        self.keys.iter().chain(included)
    }
}

/// A key that is not always needed and has no default.
const fn optional(name: &'static str, kind: &'static Kind, about: &'static str, example: &'static str) -> Key {
    Key { name, kind, need: Need::Optional, default: "", about, example }
}

/// A key with a default.
const fn defaulted(
    name: &'static str,
    kind: &'static Kind,
    default: &'static str,
    about: &'static str,
    example: &'static str,
) -> Key {
    Key { name, kind, need: Need::Optional, default, about, example }
}

/// A key that is always needed.
const fn required(name: &'static str, kind: &'static Kind, about: &'static str, example: &'static str) -> Key {
    Key { name, kind, need: Need::Required, default: "", about, example }
}

/// A key that is needed when something else holds.
const fn needed(
    name: &'static str,
    kind: &'static Kind,
    when: &'static str,
    about: &'static str,
    example: &'static str,
) -> Key {
    Key { name, kind, need: Need::Depends(when), default: "", about, example }
}

/// Every level, each once, in the order of the documentation: a level before those that stand in it.
pub fn levels() -> Vec<&'static Level> {
    let mut found: Vec<&'static Level> = Vec::new();
    for root in [&MANIFEST, &PLATFORM] {
        collect(root, &mut found);
    }
    found
}

fn collect(level: &'static Level, found: &mut Vec<&'static Level>) {
    if found.iter().any(|known| known.name == level.name) {
        return;
    }
    found.push(level);
    level.includes.iter().for_each(|level| collect(level, found));
    level.keys.iter().for_each(|key| key.kind.levels(&mut |inner| collect(inner, found)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_level_is_named_once_and_every_key_stands_once_in_it() {
        let levels = levels();
        for (at, level) in levels.iter().enumerate() {
            assert!(levels[..at].iter().all(|other| other.name != level.name), "{} twice", level.name);
            let names: Vec<&str> = level.all_keys().map(|key| key.name).collect();
            for (at, name) in names.iter().enumerate() {
                assert!(!names[..at].contains(name), "`{name}` twice in {}", level.title);
            }
            for included in level.includes {
                assert!(included.includes.is_empty(), "{} is included and includes", included.name);
            }
        }
    }

    /// Readers of YAML 1.1 take these for booleans and nulls, and every editor uses one of those.
    #[test]
    fn no_key_means_something_else_to_another_reader() {
        for level in levels() {
            for key in level.all_keys() {
                let word = key.name.to_lowercase();
                let odd = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~"];
                assert!(!odd.contains(&word.as_str()), "{} in {}", key.name, level.title);
                let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'$';
                assert!(key.name.bytes().all(plain), "{} needs quotes", key.name);
            }
        }
    }

    #[test]
    fn everything_is_described() {
        for level in levels() {
            assert!(!level.about.is_empty(), "{} is not described", level.name);
            for key in level.keys {
                assert!(key.about.ends_with('.'), "`{}` in {} is not a sentence", key.name, level.title);
            }
        }
    }
}
