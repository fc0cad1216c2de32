//! The text of a `$ref`: a file and a place in it (RFC 3986 and RFC 6901). Nothing is looked up in files here.

use std::borrow::Cow;

use crate::tree::Node;

/// A reference, taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reference<'r> {
    /// What stands before `#`; empty for the same file.
    pub(super) file: &'r str,
    /// What stands behind `#`; empty for the whole file.
    pub(super) place: &'r str,
}

impl<'r> Reference<'r> {
    pub(super) fn parse(text: &'r str) -> Self {
        let (file, place) = text.split_once('#').unwrap_or((text, ""));
        Self { file, place }
    }

    /// Whether it names something outside of all files: `https://…`, `urn:…`.
    pub(super) fn is_url(self) -> bool {
        let scheme = self.file.split_once(':').map_or("", |(scheme, _)| scheme);
        let letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
        self.file.starts_with("//")
            || (scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(letter))
    }
}

/// The steps of a JSON pointer, unescaped. Documents percent-encode them or do not.
pub(super) fn steps(pointer: &str) -> impl Iterator<Item = Cow<'_, str>> {
    pointer.strip_prefix('/').into_iter().flat_map(|inner| inner.split('/')).map(unescape)
}

fn unescape(step: &str) -> Cow<'_, str> {
    let decoded = percent_decode(step);
    if decoded.contains('~') { Cow::Owned(decoded.replace("~1", "/").replace("~0", "~")) } else { decoded }
}

/// `%7B` to `{`. What is not a correct escape stays as it is.
pub(super) fn percent_decode(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let hex = |byte: Option<&u8>| byte.and_then(|&b| char::from(b).to_digit(16)).and_then(|d| u8::try_from(d).ok());
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match (byte, hex(bytes.get(at + 1)), hex(bytes.get(at + 2))) {
            (b'%', Some(high), Some(low)) => {
                out.push(high << 4 | low);
                at += 3;
            }
            _ => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(out).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// The value one step further in.
pub(super) fn step<'t>(node: Node<'t>, step: &str) -> Option<Node<'t>> {
    match node.list() {
        Some(list) => list.get(step.parse().ok()?),
        None => node.get(step),
    }
}

/// A path relative to the folder of the main document, from the path of the file that refers and the reference. None if
/// it leaves that folder.
pub(super) fn join(from: &str, file: &str) -> Option<String> {
    let file = percent_decode(file);
    if file.starts_with('/') || file.contains('\\') {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in file.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::{Reference, join, steps};

    #[test]
    fn steps_are_unescaped() {
        for (pointer, expected) in [
            ("", vec![]),
            ("/", vec![""]),
            ("/components/schemas/A", vec!["components", "schemas", "A"]),
            ("/paths/~1a~1{id}/get", vec!["paths", "/a/{id}", "get"]),
            ("/paths/~1a~1%7Bid%7D", vec!["paths", "/a/{id}"]),
            ("/a~01", vec!["a~1"]),
            ("/100%", vec!["100%"]),
        ] {
            assert_eq!(steps(pointer).collect::<Vec<_>>(), expected, "{pointer}");
        }
    }

    #[test]
    fn files_stay_in_the_folder() {
        for (from, file, expected) in [
            ("openapi.yaml", "schemas/a.yaml", Some("schemas/a.yaml")),
            ("schemas/a.yaml", "b.yaml", Some("schemas/b.yaml")),
            ("schemas/a.yaml", "../c.yaml", Some("c.yaml")),
            ("schemas/a.yaml", "./x%20y.yaml", Some("schemas/x y.yaml")),
            ("openapi.yaml", "../../etc/passwd", None),
            ("schemas/a.yaml", "../%2e%2e/x", None),
            ("openapi.yaml", "/etc/passwd", None),
            ("openapi.yaml", "..\\x", None),
        ] {
            assert_eq!(join(from, file).as_deref(), expected, "{from} {file}");
        }
    }

    #[test]
    fn urls_are_told_from_files() {
        for (text, expected) in [
            ("https://example.com/a.yaml#/x", true),
            ("urn:example:a", true),
            ("//example.com/a", true),
            ("a.yaml#/x:y", false),
            ("#/components/schemas/a:b", false),
            ("./a:b.yaml", false),
        ] {
            assert_eq!(Reference::parse(text).is_url(), expected, "{text}");
        }
    }
}
