//! Which part of the tree a run is about.

use crate::path::RelPath;

/// Words from the command line. A file is meant if its path has one of them in it as a whole part (`infer` in
/// `prims/infer/src/api.rs` and in `deploy/env/infer.env`), or begins with it (`deploy/caddy`). Without words every file is.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    words: Vec<String>,
}

impl Filter {
    /// The filter of some words. A leading `golden/` is taken off, so that paths can be pasted.
    pub fn new(words: impl IntoIterator<Item = String>) -> Self {
        let words = words.into_iter().map(|word| {
            let word = word.strip_prefix("golden/").map_or(word.clone(), str::to_owned);
            word.trim_end_matches('/').to_owned()
        });
        Self { words: words.collect() }
    }

    /// Whether every file is meant.
    pub fn is_all(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether this file is.
    pub fn matches(&self, path: &RelPath) -> bool {
        self.is_all() || self.words.iter().any(|word| is_meant(path.as_str(), word))
    }

    /// Words that none of these paths has in it: most likely mistyped.
    pub fn unmatched(&self, paths: &[&RelPath]) -> Vec<&str> {
        let unknown = |word: &&String| !paths.iter().any(|path| is_meant(path.as_str(), word));
        self.words.iter().filter(unknown).map(String::as_str).collect()
    }
}

fn is_meant(path: &str, word: &str) -> bool {
    let begins = path.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let stem = |part: &str| part.split('.').next() == Some(word);
    begins || path.split('/').any(|part| part == word || stem(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_mean_parts_of_paths() {
        let path = RelPath::new("prims/infer/src/api.rs");
        for (word, meant) in [
            ("infer", true),
            ("api", true),
            ("prims/infer", true),
            ("golden/prims/", true),
            ("inf", false),
            ("rs", false),
        ] {
            assert_eq!(Filter::new([word.to_owned()]).matches(&path), meant, "{word}");
        }
        assert!(Filter::default().matches(&path));
        assert_eq!(Filter::new(["infer".to_owned(), "infr".to_owned()]).unmatched(&[&path]), ["infr"]);
    }
}
