//! Numbers, whole and other.

use model::types::{Bound, Integer, Range, Shape};

use super::keywords::Keywords;
use crate::openapi::lower::json_number;
use crate::tree::{Node, Number};

pub(super) fn integer(words: &Keywords<'_>) -> Shape {
    // The width of 32 bits is not a bound: vendors write `int32` for ids that have long outgrown it.
    let whole = |bound: Option<Node<'_>>| bound.and_then(Node::number).and_then(Number::as_i128);
    let beyond = whole(words.maximum).is_some_and(|max| max > i64::MAX.into());
    let from_zero = whole(words.minimum).is_some_and(|min| min >= 0);
    let wide = matches!(format(words), "uint64" | "u-int64" | "unsigned64" | "uint" | "ulong");
    Shape::Integer(Integer { unsigned: wide || (beyond && from_zero), range: range(words) })
}

pub(super) fn number(words: &Keywords<'_>) -> Shape {
    match format(words) {
        "integer" | "int" | "int32" | "int64" | "long" => integer(words),
        _ => Shape::Number(model::types::Number { range: range(words) }),
    }
}

fn format<'s>(words: &Keywords<'s>) -> &'s str {
    words.format.and_then(Node::text).unwrap_or_default()
}

/// The bounds of a number, in the words of any edition.
pub(super) fn range(words: &Keywords<'_>) -> Range {
    Range {
        min: bound(words.minimum, words.exclusive_minimum, |exclusive, inclusive| exclusive >= inclusive),
        max: bound(words.maximum, words.exclusive_maximum, |exclusive, inclusive| exclusive <= inclusive),
        multiple_of: words.multiple_of.and_then(Node::number).map(json_number),
    }
}

/// `exclusive` is a bound of its own, or says that the other one is exclusive. Of two bounds the tighter one holds.
fn bound(inclusive: Option<Node<'_>>, exclusive: Option<Node<'_>>, is_tighter: fn(f64, f64) -> bool) -> Option<Bound> {
    let inclusive = inclusive.and_then(Node::number);
    let flag = exclusive.is_some_and(|node| node.bool() == Some(true));
    let excluded = exclusive.and_then(Node::number).filter(|excluded| {
        let both = excluded.as_f64().zip(inclusive.and_then(|number| number.as_f64()));
        both.is_none_or(|(excluded, inclusive)| is_tighter(excluded, inclusive))
    });
    match (excluded, inclusive) {
        (Some(number), _) => Some(Bound { value: json_number(number), exclusive: true }),
        (None, Some(number)) => Some(Bound { value: json_number(number), exclusive: flag }),
        (None, None) => None,
    }
}
