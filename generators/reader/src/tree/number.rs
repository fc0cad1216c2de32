//! A number as it was written.

/// A number that keeps its digits: `0012`, `1e3`, `-9223372036854776000` and `0x1F` stay what they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number<'t>(&'t str);

impl<'t> Number<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self(text)
    }

    /// The digits as written.
    pub fn text(self) -> &'t str {
        self.0
    }

    /// Whether it has neither point nor exponent.
    pub fn is_integer(self) -> bool {
        self.radix().is_some() || !self.0.bytes().any(|b| matches!(b, b'.' | b'e' | b'E'))
    }

    /// Its value, if it is whole and fits. `1e3` and `2.0` are whole.
    pub fn as_i128(self) -> Option<i128> {
        if let Some((digits, radix)) = self.radix() {
            return i128::from_str_radix(digits, radix).ok();
        }
        let plain = self.0.strip_prefix('+').unwrap_or(self.0);
        plain.parse().ok().or_else(|| {
            let value = plain.parse::<f64>().ok()?;
            // Below 2^53 every whole float is exact.
            #[allow(clippy::cast_possible_truncation)]
            (value.fract() == 0.0 && value.abs() < 9_007_199_254_740_992.0).then_some(value as i128)
        })
    }

    /// Its value as an `i64`, if it is whole and fits.
    pub fn as_i64(self) -> Option<i64> {
        self.as_i128()?.try_into().ok()
    }

    /// Its value as a `u64`, if it is whole and fits.
    pub fn as_u64(self) -> Option<u64> {
        self.as_i128()?.try_into().ok()
    }

    /// Its nearest float. Infinities and "not a number" of YAML are none.
    pub fn as_f64(self) -> Option<f64> {
        if let Some((digits, radix)) = self.radix() {
            #[allow(clippy::cast_precision_loss)]
            return i128::from_str_radix(digits, radix).ok().map(|value| value as f64);
        }
        self.0.parse::<f64>().ok().filter(|value| value.is_finite())
    }

    fn radix(self) -> Option<(&'t str, u32)> {
        let digits = self.0.strip_prefix("0x").map(|d| (d, 16));
        digits.or_else(|| self.0.strip_prefix("0o").map(|d| (d, 8)))
    }
}
