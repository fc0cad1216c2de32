//! Reads the parts of HTTP that are text but not JSON: media types, query strings, form bodies, multipart bodies.
//!
//! In: bytes from the wire, which may be hostile. Out: names and values, or [`Malformed`].
//! It knows no server, no client and no schema; both the service kit and the fake vendor stand on it,
//! so that each rule of these small grammars is written once.

mod media_type;
pub mod multipart;
mod percent;
mod query;

pub use media_type::MediaType;
pub use percent::percent_decode;
pub use query::{PAIRS_MAX, form_pairs, query_pairs};

/// The input does not follow its grammar. The text says what is wrong and never repeats the input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed(&'static str);

impl Malformed {
    /// What is wrong, as the end of a sentence ("percent sign without two hexadecimal digits").
    pub const fn reason(&self) -> &'static str {
        self.0
    }
}

impl std::fmt::Display for Malformed {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(self.0)
    }
}

impl std::error::Error for Malformed {}
