//! Bounds of a type word: `1..80`, `..10`, `0.01..`, `..10MB`.

use source::{Diagnostic, Diagnostics};

use super::word::SingleKind;
use crate::prim::forms::parse_size;
use crate::prim::scan::Cursor;
use crate::prim::spanned::{Perhaps, Reported};
use crate::prim::{Spanned, codes};

/// The bounds of one type.
#[derive(Debug)]
pub(super) struct Bounds {
    /// At least this; digits as written.
    pub(super) min: Option<Spanned<String>>,
    /// At most this; digits as written, a size in bytes.
    pub(super) max: Option<Spanned<String>>,
}

/// What bounds mean, by the type they stand behind.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meaning {
    /// A count of characters, items or fields.
    Count,
    /// Whole numbers.
    Integer,
    /// Numbers.
    Decimal,
    /// A size in bytes.
    Size,
    /// Nothing.
    None,
}

impl Bounds {
    /// Reads the bounds that stand between `start` and the cursor.
    pub(super) fn parse(cursor: &Cursor<'_>, start: usize, kind: &SingleKind, out: &mut Diagnostics) -> Option<Self> {
        let text = cursor.text().get(start..cursor.at).unwrap_or_default();
        let span = cursor.span_from(start);
        let meaning = meaning(kind);
        if meaning == Meaning::None {
            let diagnostic = Diagnostic::error(&codes::BOUNDS, span, "this type has no bounds");
            out.push(
                diagnostic.help("lengths stand behind texts, values behind numbers, counts behind lists and maps"),
            );
            return None;
        }
        let Some((min, max)) = text.split_once("..").filter(|(min, max)| !(min.is_empty() && max.is_empty())) else {
            let diagnostic = Diagnostic::error(&codes::BOUNDS, span, format!("`{text}` is not a pair of bounds"));
            let help = if text.contains("..") {
                "at least one end is given".to_owned()
            } else {
                format!("`{text}..` is at least, `..{text}` at most, `{text}..{text}` exactly this")
            };
            out.push(diagnostic.label("bounds have `..` between them").help(help));
            return None;
        };
        let max_start = start + min.len() + 2;
        let min = (!min.is_empty()).then(|| Spanned::new(min, cursor.span(start, start + min.len())));
        let max = (!max.is_empty()).then(|| Spanned::new(max, cursor.span(max_start, cursor.at)));
        if let (Meaning::Size, Some(min)) = (meaning, &min) {
            out.push(Diagnostic::error(&codes::BOUNDS, min.span, "a file has no least size").help("write `..10MB`"));
            return None;
        }
        let min = read(min, meaning, out).ok()?;
        let max = read(max, meaning, out).ok()?;
        if let (Some(least), Some(most)) = (&min, &max)
            && number(&least.value) > number(&most.value)
        {
            let message = format!("no value is between {} and {}", least.value, most.value);
            out.push(Diagnostic::error(&codes::BOUNDS, span, message).help("the lower bound stands first"));
            return None;
        }
        Some(Self { min, max })
    }
}

/// One end, if it is there. None if it is not what it must be.
fn read(end: Option<Spanned<&str>>, meaning: Meaning, out: &mut Diagnostics) -> Perhaps<Spanned<String>> {
    let Some(end) = end else { return Ok(None) };
    let text = end.value;
    let digits = |text: &str| !text.is_empty() && text.len() <= 18 && text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (value, expected) = match meaning {
        Meaning::Count => (digits(text).then(|| text.to_owned()), "a whole number"),
        Meaning::Integer => (digits(unsigned).then(|| text.to_owned()), "a whole number"),
        Meaning::Decimal => {
            let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
            ((digits(whole) && digits(fraction)).then(|| text.to_owned()), "a number")
        }
        Meaning::Size => (parse_size(text).map(|bytes| bytes.to_string()), "a size such as `10MB`"),
        Meaning::None => (None, "nothing"),
    };
    match value {
        Some(value) => Ok(Some(Spanned::new(value, end.span))),
        None => {
            let message = format!("`{text}` is not {expected}");
            out.push(Diagnostic::error(&codes::BOUNDS, end.span, message).label(format!("expected {expected}")));
            Err(Reported)
        }
    }
}

fn meaning(kind: &SingleKind) -> Meaning {
    match kind {
        SingleKind::List(_) | SingleKind::Map(_) => Meaning::Count,
        SingleKind::File(_) => Meaning::Size,
        SingleKind::Enum(_) | SingleKind::Const(_) | SingleKind::Name(_) => Meaning::None,
        SingleKind::Plain(plain) => match plain.word {
            "string" | "secret" | "email" | "url" => Meaning::Count,
            "integer" => Meaning::Integer,
            "number" | "decimal" => Meaning::Decimal,
            "bytes" => Meaning::Size,
            _ => Meaning::None,
        },
    }
}

/// Near enough to tell which of two bounds is the lower.
fn number(text: &str) -> f64 {
    text.parse().unwrap_or(0.0)
}
