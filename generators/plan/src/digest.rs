//! Digests of files and of their lines.

use std::fmt;

use sha2::Digest as _;

/// The first half of a SHA-256: enough to tell one text from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 16]);

impl Digest {
    /// The digest of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let full = sha2::Sha256::digest(bytes);
        let mut half = [0; 16];
        half.copy_from_slice(&full[..16]);
        Self(half)
    }

    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; 16];
        if text.len() != 32 || !text.is_ascii() {
            return None;
        }
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[at * 2..at * 2 + 2], 16).ok()?;
        }
        Some(Self(bytes))
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// A short mark per line: tells which lines of a spec changed since it was last generated from. Two lines have the same
/// mark once in 65,536 times; then a change is told by the digest of the file and blamed on its first line.
pub(crate) fn line_marks(text: &str) -> Vec<u16> {
    let mark = |line: &str| {
        let Digest([first, second, ..]) = Digest::of(line.as_bytes());
        u16::from_be_bytes([first, second])
    };
    text.lines().map(mark).collect()
}
