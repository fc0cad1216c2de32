//! Paths inside the output tree.

use std::fmt;

/// A path below the root of the output: relative, `/` on every system, of letters, digits and `-_.` only. There is no way
/// to write one that leaves the tree.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RelPath(Box<str>);

impl RelPath {
    /// The path, if it is one.
    pub fn parse(path: &str) -> Option<Self> {
        let is_part = |part: &str| {
            let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
            !part.is_empty() && part.len() < 200 && part.chars().all(plain) && !part.starts_with("..") && part != "."
        };
        path.split('/').all(is_part).then(|| Self(path.into()))
    }

    /// A path that is known to be one.
    ///
    /// # Panics
    /// If it is none: emitters make paths of ids, which were checked.
    pub fn new(path: impl AsRef<str>) -> Self {
        let path = path.as_ref();
        Self::parse(path).unwrap_or_else(|| panic!("not a path inside the output: {path:?}"))
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RelPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::RelPath;

    #[test]
    fn stays_inside() {
        for good in ["a", "a/b.rs", "deploy/Caddyfile", ".gitattributes", "a-b_c.1/x"] {
            assert!(RelPath::parse(good).is_some(), "{good}");
        }
        for bad in
            ["", "/a", "a/", "a//b", "..", "a/../b", ".", "a/./b", "..a", "C:\\x", "a\\b", "a b", "é", "a\n", "~"]
        {
            assert!(RelPath::parse(bad).is_none(), "{bad}");
        }
    }
}
