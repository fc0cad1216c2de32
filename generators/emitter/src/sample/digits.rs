//! Numbers by their digits: bounds like 0.1 mean what is written, not the nearest power of two.
//!
//! In: numbers as they stand in specs. Out: comparisons, multiples, and a number within bounds.

use std::cmp::Ordering;

use model::types::{Bound, Range};

/// Digits behind the point beyond which a number is not understood.
const SCALE_MAX: u32 = 18;

/// `mantissa` divided by ten to the power of `scale`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Digits {
    mantissa: i128,
    scale: u32,
}

impl Digits {
    /// A decimal number, perhaps with an exponent. None for what has too many digits.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (number, exponent) = match text.split_once(['e', 'E']) {
            Some((number, exponent)) => (number, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let fraction = fraction.trim_end_matches('0');
        let mantissa: i128 = format!("{whole}{fraction}").parse().ok()?;
        let scale = i32::try_from(fraction.len()).ok()?.checked_sub(exponent)?;
        match u32::try_from(scale) {
            Ok(scale) => (scale <= SCALE_MAX).then_some(Self { mantissa, scale }),
            Err(_) => {
                let factor = 10_i128.checked_pow(scale.unsigned_abs())?;
                Some(Self { mantissa: mantissa.checked_mul(factor)?, scale: 0 })
            }
        }
    }

    /// The same number with so many digits behind the point, if it has no more.
    fn at_scale(self, scale: u32) -> Option<i128> {
        self.mantissa.checked_mul(10_i128.checked_pow(scale.checked_sub(self.scale)?)?)
    }

    pub(super) fn is_whole(self) -> bool {
        self.scale == 0 || self.mantissa % 10_i128.pow(self.scale) == 0
    }

    fn compare(self, other: Self) -> Option<Ordering> {
        let scale = self.scale.max(other.scale);
        Some(self.at_scale(scale)?.cmp(&other.at_scale(scale)?))
    }

    fn is_multiple_of(self, step: Self) -> bool {
        let scale = self.scale.max(step.scale);
        match (self.at_scale(scale), step.at_scale(scale)) {
            (Some(value), Some(step)) if step != 0 => value % step == 0,
            _ => true,
        }
    }
}

/// `-12.5`
fn write(mantissa: i128, scale: u32) -> String {
    let (sign, digits) = (if mantissa < 0 { "-" } else { "" }, mantissa.unsigned_abs().to_string());
    let width = scale as usize + 1;
    let digits = format!("{digits:0>width$}");
    let (whole, fraction) = digits.split_at(digits.len() - scale as usize);
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

/// Which end of a range a number lies beyond.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beyond {
    Min,
    Max,
    /// It lies between two multiples.
    Step,
}

/// What is wrong with a number; nothing for bounds that are not understood.
pub(super) fn beyond(range: &Range, number: Digits) -> Vec<Beyond> {
    let against = |bound: &Option<Bound>, wrong: Ordering| {
        let bound = bound.as_ref()?;
        let order = number.compare(Digits::parse(&bound.value)?)?;
        Some(order == wrong || (order == Ordering::Equal && bound.exclusive))
    };
    let step = range.multiple_of.as_deref().and_then(Digits::parse);
    let found = [
        (against(&range.min, Ordering::Less) == Some(true), Beyond::Min),
        (against(&range.max, Ordering::Greater) == Some(true), Beyond::Max),
        (step.is_some_and(|step| !number.is_multiple_of(step)), Beyond::Step),
    ];
    found.into_iter().filter_map(|(is_wrong, beyond)| is_wrong.then_some(beyond)).collect()
}

/// The finest of the numbers of a range.
fn scale_of(range: &Range) -> u32 {
    let bounds = [&range.min, &range.max].into_iter().flatten().map(|bound| bound.value.as_str());
    bounds.chain(range.multiple_of.as_deref()).filter_map(Digits::parse).map(|digits| digits.scale).max().unwrap_or(0)
}

/// A number of a range, with at most `scale` digits behind the point more than its bounds have. None if there is none.
pub(super) fn pick(range: &Range, scale: u32, seed: u64) -> Option<String> {
    let scale = (scale_of(range) + scale).min(SCALE_MAX);
    let one = 10_i128.checked_pow(scale)?;
    let step = match range.multiple_of.as_deref().and_then(Digits::parse) {
        Some(step) => step.at_scale(scale).filter(|step| *step > 0)?,
        None => 1,
    };
    let end = |bound: &Option<Bound>, inward: i128| {
        let bound = bound.as_ref()?;
        let end = Digits::parse(&bound.value)?.at_scale(scale)?;
        if bound.exclusive { end.checked_add(inward) } else { Some(end) }
    };
    let (least, most) = match (end(&range.min, 1), end(&range.max, -1)) {
        (Some(least), Some(most)) => (least, most),
        (Some(least), None) => (least, least.checked_add(one.checked_mul(100)?.max(step))?),
        (None, Some(most)) => (one.min(most.checked_sub(one.checked_mul(100)?.max(step))?), most),
        (None, None) => (one, one.checked_mul(100)?.max(step)),
    };
    // Whole steps from the first to the last that are inside.
    let first = least.div_euclid(step) + i128::from(least.rem_euclid(step) != 0);
    let last = most.div_euclid(step);
    let count = last.checked_sub(first)?.checked_add(1).filter(|count| *count > 0)?;
    Some(write((first + i128::from(seed) % count.min(1000)).checked_mul(step)?, scale))
}

/// Numbers that may lie just outside: the neighbours of both ends, and what lies between two multiples.
pub(super) fn around(range: &Range, value: &str) -> Vec<String> {
    let scale = scale_of(range);
    let moved = |digits: Digits, by: i128| Some(write(digits.at_scale(scale)?.checked_add(by)?, scale));
    let bound = |bound: &Option<Bound>| bound.as_ref().and_then(|bound| Digits::parse(&bound.value));
    let step = |range: &Range| range.multiple_of.as_deref().and_then(Digits::parse)?.at_scale(scale);
    let mut found = Vec::new();
    // A whole step further out, so that a multiple stays one.
    let step = step(range).unwrap_or(1);
    if let Some(min) = bound(&range.min) {
        found.extend([moved(min, 0), moved(min, -1), moved(min, -step)]);
    }
    if let Some(max) = bound(&range.max) {
        found.extend([moved(max, 0), moved(max, 1), moved(max, step)]);
    }
    if range.multiple_of.is_some()
        && let Some(value) = Digits::parse(value)
    {
        found.extend([moved(value, 1), moved(value, -1)]);
        if step == 1 {
            // Nothing of this scale lies between two multiples.
            found.push(value.at_scale(scale + 1).map(|value| write(value + 1, scale + 1)));
        }
    }
    found.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(min: &str, max: &str, multiple: &str) -> Range {
        // `(` before a bound means that the bound is outside.
        let bound = |text: &str| {
            let value = text.trim_start_matches('(').to_owned();
            (!value.is_empty()).then(|| Bound { exclusive: text.starts_with('('), value })
        };
        Range { min: bound(min), max: bound(max), multiple_of: (!multiple.is_empty()).then(|| multiple.to_owned()) }
    }

    #[test]
    fn what_is_picked_is_inside_and_what_is_around_is_judged_exactly() {
        for (min, max, multiple) in [
            ("", "", ""),
            ("1", "", ""),
            ("", "-5", ""),
            ("(0", "(1", ""),
            ("0.1", "0.3", "0.1"),
            ("(10", "40", "7"),
            ("1e3", "1.5e3", ""),
            ("-2", "2", ""),
            ("9223372036854775806", "9223372036854775807", ""),
        ] {
            let range = range(min, max, multiple);
            for seed in [0, 1, 77, u64::MAX] {
                let picked = pick(&range, 1, seed).unwrap_or_else(|| panic!("{range:?}"));
                let digits = Digits::parse(&picked).unwrap();
                assert_eq!(beyond(&range, digits), [], "{picked} in {range:?}");
            }
        }
        assert_eq!(pick(&range("5", "4", ""), 0, 0), None);
        assert_eq!(pick(&range("1", "6", "7"), 0, 0), None);
        assert_eq!(beyond(&range("(0", "", "0.1"), Digits::parse("0.25").unwrap()), [Beyond::Step]);
        assert_eq!(beyond(&range("(0", "2", ""), Digits::parse("0.00").unwrap()), [Beyond::Min]);
        assert_eq!(beyond(&range("0", "2", ""), Digits::parse("2.01").unwrap()), [Beyond::Max]);
    }

    #[test]
    fn digits_are_kept() {
        for (text, written) in [("-0.50", "-0.5"), ("12", "12"), ("1.5e2", "150"), ("2e-3", "0.002"), ("-7", "-7")] {
            let digits = Digits::parse(text).unwrap();
            assert_eq!(write(digits.mantissa, digits.scale), written);
        }
        for text in ["", "x", "1e40", "1e-19", "0x10", "."] {
            assert!(Digits::parse(text).is_none(), "{text}");
        }
    }
}
