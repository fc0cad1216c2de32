//! Amounts of money as exact decimals.
//!
//! In: decimal text from a manifest, a request or a vendor. Out: sums, products, and the atomic units a token counts in.
//! There is no float and no rounding except the one at the end, which is always up: we never ask for less than a price.

use std::fmt;

/// Digits kept after the point. Enough for prices per token times factors.
const DIGITS: u32 = 18;
const UNIT: u128 = 10u128.pow(DIGITS);
/// No amount may reach a billion dollars: a larger number is a mistake, and staying far below `u128` keeps sums safe.
const LIMIT: u128 = UNIT * 1_000_000_000;

/// An amount in US dollars, zero or more, exact to 18 digits after the point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Usd(u128);

/// Text is not an amount: only digits and one point, at most 18 digits after it, less than a billion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnAmount;

impl fmt::Display for NotAnAmount {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("not a decimal amount")
    }
}

impl std::error::Error for NotAnAmount {}

impl Usd {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// An amount written in source, checked by the compiler when it is bound to a `const`.
    pub const fn literal(text: &str) -> Self {
        match parse(text.as_bytes()) {
            Some(units) => Self(units),
            None => panic!("not a decimal amount"),
        }
    }

    /// Parses `12`, `0.02` or `1.50`.
    pub const fn parse(text: &str) -> Result<Self, NotAnAmount> {
        match parse(text.as_bytes()) {
            Some(units) => Ok(Self(units)),
            None => Err(NotAnAmount),
        }
    }

    /// The sum, unless it leaves the range of amounts.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).filter(|sum| *sum < LIMIT).map(Self)
    }

    /// The amount, `count` times.
    #[must_use]
    pub fn checked_times(self, count: u64) -> Option<Self> {
        self.0.checked_mul(count.into()).filter(|product| *product < LIMIT).map(Self)
    }

    /// The amount times a decimal factor such as `1.2`, rounded up at the eighteenth digit.
    #[must_use]
    pub fn checked_scale(self, factor: &str) -> Option<Self> {
        let (mut mantissa, mut unit) = (parse(factor.as_bytes())?, UNIT);
        while mantissa % 10 == 0 && unit > 1 {
            (mantissa, unit) = (mantissa / 10, unit / 10);
        }
        let product = self.0.checked_mul(mantissa)?.div_ceil(unit);
        Some(product).filter(|product| *product < LIMIT).map(Self)
    }

    /// The product of decimals, such as fields of a request and a factor: what one of them makes unreadable, or too large,
    /// has no price.
    #[must_use]
    pub fn product(factors: &[&str]) -> Option<Self> {
        factors.iter().try_fold(Self(UNIT), |product, factor| product.checked_scale(factor))
    }

    /// The amount in a token's smallest unit, rounded up. `decimals` beyond 18 count as 18.
    pub fn atomic(self, decimals: u32) -> u128 {
        self.0.div_ceil(10u128.pow(DIGITS.saturating_sub(decimals)))
    }
}

impl fmt::Display for Usd {
    /// At least two digits after the point, as money is written; more only where they say something.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fraction = format!("{:018}", self.0 % UNIT);
        let (cents, rest) = fraction.split_at(2);
        write!(out, "{}.{cents}{}", self.0 / UNIT, rest.trim_end_matches('0'))
    }
}

const fn parse(text: &[u8]) -> Option<u128> {
    let mut units = 0u128;
    let mut scale = UNIT;
    let mut seen_point = false;
    let mut at = 0;
    while at < text.len() {
        let byte = text[at];
        if byte == b'.' && !seen_point && at > 0 && at + 1 < text.len() {
            seen_point = true;
        } else if byte.is_ascii_digit() {
            if seen_point {
                scale /= 10;
                if scale == 0 {
                    return None;
                }
                units += (byte - b'0') as u128 * scale;
            } else {
                units = units * 10 + (byte - b'0') as u128 * UNIT;
            }
            if units >= LIMIT {
                return None;
            }
        } else {
            return None;
        }
        at += 1;
    }
    if at == 0 { None } else { Some(units) }
}

#[cfg(test)]
mod tests {
    use super::Usd;

    #[test]
    fn text_becomes_an_amount_and_back() {
        let cases = [
            ("0", Some("0.00")),
            ("1", Some("1.00")),
            ("1.5", Some("1.50")),
            ("0.001", Some("0.001")),
            ("00.10", Some("0.10")),
            ("0.000000000000000001", Some("0.000000000000000001")),
            ("999999999.99", Some("999999999.99")),
            ("1000000000", None),
            ("0.0000000000000000001", None),
            ("", None),
            (".5", None),
            ("5.", None),
            ("1.2.3", None),
            ("-1", None),
            ("+1", None),
            ("1e3", None),
            ("$1", None),
            ("1,5", None),
            ("１", None),
            ("99999999999999999999999999999999999999999999999", None),
        ];
        for (text, expected) in cases {
            assert_eq!(Usd::parse(text).ok().map(|amount| amount.to_string()).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn atomic_units_round_up() {
        let cases =
            [("0.01", 10_000), ("0.000001", 1), ("0.0000001", 1), ("0.0000011", 2), ("0", 0), ("1.5", 1_500_000)];
        for (text, expected) in cases {
            assert_eq!(Usd::literal(text).atomic(6), expected, "{text}");
        }
    }

    #[test]
    fn factors_multiply() {
        assert_eq!(Usd::product(&["12.50", "40", "1.2"]), Some(Usd::literal("600")));
        assert_eq!(Usd::product(&["0.000001", "3"]), Some(Usd::literal("0.000003")));
        for bad in [&["1", "-1"], &["x", "1"], &["900000000", "2"]] {
            assert_eq!(Usd::product(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn products_are_exact_and_bounded() {
        assert_eq!(Usd::literal("0.00000015").checked_times(4096), Some(Usd::literal("0.0006144")));
        assert_eq!(Usd::literal("2.50").checked_scale("1.2"), Some(Usd::literal("3")));
        assert_eq!(
            Usd::literal("0.1").checked_scale("0.000000000000000001"),
            Some(Usd::literal("0.000000000000000001"))
        );
        assert_eq!(Usd::literal("999999999").checked_times(u64::MAX), None);
        assert_eq!(Usd::literal("999999999").checked_scale("2"), None);
        assert_eq!(Usd::literal("1").checked_scale("x"), None);
        assert_eq!(Usd::literal("999999999").checked_add(Usd::literal("1")), None);
        assert_eq!(Usd::literal("0.1").checked_add(Usd::literal("0.2")), Some(Usd::literal("0.3")));
    }
}
