//! Numbers as JSON writes them: digits of any length, compared exactly.
//!
//! In: the digits of a number, as the grammar of RFC 8259 section 6 has them. Out: integers, comparisons, multiples.
//! Nothing here goes through floating point unless the caller asks for an `f64`.

use std::cmp::Ordering;
use std::fmt;

/// A number of any size, kept as it was written.
///
/// Two numbers are equal if their values are: `1.0` equals `1`. Converted for serde it becomes an `i64`, `u64` or `f64`.
#[derive(Clone)]
pub struct Number(Box<str>);

impl Number {
    /// The number in this text, if it is written as JSON writes numbers.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.starts_with(|c: char| c == '-' || c.is_ascii_digit());
        let parsed = digits.then(|| crate::decode::<crate::Value>(text.as_bytes()).ok()).flatten();
        parsed.and_then(|value| if let crate::Value::Number(number) = value { Some(number) } else { None })
    }

    /// The nearest number as JSON. `None` for infinities and what is not a number, which JSON does not have.
    pub fn from_f64(number: f64) -> Option<Self> {
        number.is_finite().then(|| Self(format_f64(number).into()))
    }

    pub(crate) fn of_source(digits: &str) -> Self {
        Self(digits.into())
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its value, if that is a whole number of 64 bits.
    pub fn as_i64(&self) -> Option<i64> {
        integer(&self.0).and_then(|whole| i64::try_from(whole).ok())
    }

    /// Its value, if that is a whole number of 64 bits without sign.
    pub fn as_u64(&self) -> Option<u64> {
        integer(&self.0).and_then(|whole| u64::try_from(whole).ok())
    }

    /// The nearest number of 64 bits; infinite if it is out of range.
    pub fn as_f64(&self) -> f64 {
        self.0.parse().unwrap_or(f64::NAN)
    }
}

impl From<i64> for Number {
    fn from(number: i64) -> Self {
        Self(number.to_string().into())
    }
}

impl From<u64> for Number {
    fn from(number: u64) -> Self {
        Self(number.to_string().into())
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0 || Exact::of(&self.0).compare(&Exact::of(&other.0)) == Ordering::Equal
    }
}

impl Eq for Number {}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An `f64` as ECMAScript writes it (ECMA-262 `Number::toString`), near enough: whole numbers without `.0`, the fewest
/// digits that read back the same, an exponent for the very large and the very small.
pub(crate) fn format_f64(number: f64) -> String {
    let mut text = format!("{number:?}");
    if let Some(whole) = text.strip_suffix(".0") {
        text.truncate(whole.len());
    }
    text
}

/// The value of a whole number, saturating where 128 bits do not hold it. `None` if it has a fraction.
pub(crate) fn integer(digits: &str) -> Option<i128> {
    if let Ok(small) = digits.parse::<i64>() {
        return Some(i128::from(small));
    }
    Exact::of(digits).integer()
}

/// A decimal number, `0.d₁d₂d₃… × 10^exponent`, with neither leading nor trailing zeros among the digits.
#[derive(Debug)]
pub(crate) struct Exact {
    negative: bool,
    digits: Vec<u8>,
    exponent: i64,
}

impl Exact {
    /// Reads what the grammar of JSON numbers admits; other characters are passed over.
    pub(crate) fn of(text: &str) -> Self {
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let unsigned = mantissa.trim_start_matches('-');
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let whole = whole.trim_start_matches('0');
        let mut digits: Vec<u8> = whole.bytes().chain(fraction.bytes()).filter(u8::is_ascii_digit).collect();
        let leading = digits.iter().take_while(|digit| **digit == b'0').count();
        let trailing = digits.iter().rev().take_while(|digit| **digit == b'0').count();
        let width = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        if leading == digits.len() {
            return Self { negative: false, digits: Vec::new(), exponent: 0 };
        }
        digits.truncate(digits.len() - trailing);
        digits.drain(..leading);
        let exponent = parse_exponent(exponent).saturating_add(width(whole.len())).saturating_sub(width(leading));
        Self { negative: mantissa.starts_with('-'), digits, exponent }
    }

    pub(crate) fn compare(&self, other: &Self) -> Ordering {
        match (self.sign(), other.sign()) {
            (1, 1) => self.compare_size(other),
            (-1, -1) => other.compare_size(self),
            (sign, other_sign) => sign.cmp(&other_sign),
        }
    }

    fn sign(&self) -> i8 {
        match (self.digits.is_empty(), self.negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        }
    }

    fn compare_size(&self, other: &Self) -> Ordering {
        self.exponent.cmp(&other.exponent).then_with(|| self.digits.cmp(&other.digits))
    }

    fn integer(&self) -> Option<i128> {
        let zeros = self.zeros();
        if zeros < 0 {
            return None;
        }
        let limit = if self.negative { i128::MIN } else { i128::MAX };
        if self.exponent > 38 {
            return Some(limit);
        }
        let sign = if self.negative { -1 } else { 1 };
        let append = |whole: Option<i128>, digit: u8| {
            whole?.checked_mul(10)?.checked_add(sign * i128::from(digit.wrapping_sub(b'0')))
        };
        let zeros = usize::try_from(zeros).unwrap_or_default();
        let digits = self.digits.iter().copied().chain(std::iter::repeat_n(b'0', zeros));
        Some(digits.fold(Some(0), append).unwrap_or(limit))
    }

    /// How many zeros stand after the digits; negative: how many of the digits are a fraction.
    fn zeros(&self) -> i64 {
        self.exponent.saturating_sub(i64::try_from(self.digits.len()).unwrap_or(i64::MAX))
    }

    /// Whether this is `step` times a whole number. Steps of more than 18 digits are taken to divide everything.
    pub(crate) fn is_multiple_of(&self, step: &Self) -> bool {
        let divisor = step.digits.iter().try_fold(0_u64, |sum, digit| {
            sum.checked_mul(10).and_then(|sum| sum.checked_add(u64::from(digit.wrapping_sub(b'0'))))
        });
        let Some(divisor) = divisor.filter(|divisor| *divisor > 0) else { return true };
        if self.digits.is_empty() {
            return true;
        }
        // Neither side's digits end in a zero, so a finer fraction can never come out whole.
        let zeros = self.zeros().saturating_sub(step.zeros());
        let Ok(zeros) = u64::try_from(zeros) else { return false };
        let divisor = u128::from(divisor);
        let remainder = |sum: u128, digit: &u8| (sum * 10 + u128::from(digit.wrapping_sub(b'0'))) % divisor;
        let rest = self.digits.iter().fold(0, remainder);
        (rest * power_of_ten(zeros, divisor)).is_multiple_of(divisor)
    }
}

/// An exponent of any length: beyond 18 digits it is beyond any use.
fn parse_exponent(text: &str) -> i64 {
    let far = if text.starts_with('-') { -1_000_000_000_000_000_000 } else { 1_000_000_000_000_000_000 };
    text.parse::<i64>().unwrap_or(far).clamp(-1_000_000_000_000_000_000, 1_000_000_000_000_000_000)
}

/// `10^exponent mod divisor`, by squaring; the divisor fits 64 bits, so no product overflows 128.
fn power_of_ten(mut exponent: u64, divisor: u128) -> u128 {
    let (mut power, mut square) = (1 % divisor, 10 % divisor);
    while exponent > 0 {
        if exponent & 1 == 1 {
            power = power * square % divisor;
        }
        square = square * square % divisor;
        exponent >>= 1;
    }
    power
}
