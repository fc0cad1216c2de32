//! Money: between a currency's smallest unit, as vendors count, and decimals, as people write.
//!
//! In: an amount and a currency's code. Out: the other form, exactly. The table is ISO 4217's list one of current
//! currencies, as the maintenance agency (SIX) publishes it; vendors that count otherwise need a `scale` of their own.

use prim_json::{Number, Value};

use crate::Problem;
use crate::numbers::exact;

/// Minor units to a decimal as text: 1050 `usd` are `"10.50"`, 500 `jpy` are `"500"`. Fractions of units are kept.
pub fn minor_from(units: &Value, currency: &Value) -> Result<Value, Problem> {
    let digits = digits_of(currency)?;
    let mut amount = exact(units)?;
    let scale = amount.scale() + digits;
    amount.set_scale(scale).map_err(|_| Problem::expected("an amount of no more than 28 digits"))?;
    // Zeros beyond the currency's own say nothing.
    let least = amount.normalize();
    let amount = if least.scale() < digits { amount.trunc_with_scale(digits) } else { least };
    Ok(Value::String(amount.to_string()))
}

/// A decimal to minor units, a whole number of 64 bits: `"10.5"` `USD` is 1050. More digits than the currency has are
/// a problem, unless they are zeros.
pub fn minor_to(amount: &Value, currency: &Value) -> Result<Value, Problem> {
    let digits = digits_of(currency)?;
    let amount = exact(amount)?.normalize();
    let missing = digits.checked_sub(amount.scale());
    let missing = missing.ok_or_else(|| Problem::expected(format!("no more than {digits} digits after the point")))?;
    let units = 10_i128.checked_pow(missing).and_then(|factor| amount.mantissa().checked_mul(factor));
    let units = units.and_then(|units| i64::try_from(units).ok());
    units.map(|units| Value::Number(Number::from(units))).ok_or_else(|| Problem::expected("a smaller amount"))
}

/// How many digits a currency has after the point.
fn digits_of(currency: &Value) -> Result<u32, Problem> {
    let unknown = || Problem::expected("a currency's code by ISO 4217, such as USD");
    let code = currency.as_str().filter(|code| code.len() == 3).ok_or_else(unknown)?.to_ascii_uppercase();
    let found = TABLE.iter().find(|(_, codes)| codes.split(' ').any(|known| known == code));
    found.map(|(digits, _)| *digits).ok_or_else(unknown)
}

/// Digits after the point, and the currencies that have so many. Metals, funds without units and test codes have none
/// and are left out; BGN is here though the euro replaced it in 2026, since vendors lag behind.
const TABLE: &[(u32, &str)] = &[
    (
        2,
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF \
         CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG \
         HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR \
         MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD \
         SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG \
         YER ZAR ZMW ZWG",
    ),
    (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
    (3, "BHD IQD JOD KWD LYD OMR TND"),
    (4, "CLF UYW"),
];

#[cfg(test)]
mod tests {
    use prim_json::Value;
    use proptest::prelude::*;

    use super::{TABLE, minor_from, minor_to};

    fn json(text: &str) -> Value {
        prim_json::decode(text.as_bytes()).expect("JSON")
    }

    #[test]
    fn minor_units_become_decimals() {
        let cases = [
            ("1050", "usd", Some("10.50")),
            ("1050", "USD", Some("10.50")),
            ("5", "EUR", Some("0.05")),
            ("0", "EUR", Some("0.00")),
            ("-199", "GBP", Some("-1.99")),
            ("500", "JPY", Some("500")),
            ("1234", "KWD", Some("1.234")),
            ("12345", "CLF", Some("1.2345")),
            (r#""1050""#, "USD", Some("10.50")),
            (r#""0.5""#, "USD", Some("0.005")),
            ("1050.0", "USD", Some("10.50")),
            ("100", "XAU", None),
            ("100", "DOLLAR", None),
            ("100", "", None),
            ("100", "US ", None),
            (r#""ten""#, "USD", None),
            ("null", "USD", None),
        ];
        for (units, currency, expected) in cases {
            let found = minor_from(&json(units), &currency.into()).ok();
            assert_eq!(found.as_ref().and_then(Value::as_str), expected, "{units} {currency}");
        }
        assert!(minor_from(&json("1"), &Value::Null).is_err());
    }

    #[test]
    fn decimals_become_minor_units() {
        let cases = [
            (r#""10.50""#, "USD", Some(1050)),
            (r#""10.5""#, "USD", Some(1050)),
            (r#""10""#, "usd", Some(1000)),
            (r#""10.5000""#, "USD", Some(1050)),
            (r#""10.505""#, "USD", None),
            (r#""500""#, "JPY", Some(500)),
            (r#""500.0""#, "JPY", Some(500)),
            (r#""0.5""#, "JPY", None),
            (r#""1.234""#, "BHD", Some(1234)),
            (r#""-1.99""#, "GBP", Some(-199)),
            ("10.5", "USD", Some(1050)),
            (r#""92233720368547758.07""#, "USD", Some(i64::MAX)),
            (r#""92233720368547758.08""#, "USD", None),
            (r#""99999999999999999999999999999999""#, "USD", None),
            (r#""x""#, "USD", None),
            (r#""1""#, "ZZZ", None),
        ];
        for (amount, currency, expected) in cases {
            let found = minor_to(&json(amount), &currency.into()).ok();
            assert_eq!(found, expected.map(Value::from), "{amount} {currency}");
        }
    }

    #[test]
    fn each_currency_stands_once() {
        let mut codes: Vec<&str> = TABLE.iter().flat_map(|(_, codes)| codes.split(' ')).collect();
        assert!(codes.iter().all(|code| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase())));
        let count = codes.len();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), count);
    }

    proptest! {
        #[test]
        fn units_come_back(units in any::<i64>(), at in 0..4_usize) {
            let currency = Value::from(["USD", "JPY", "KWD", "CLF"][at]);
            let there = minor_from(&units.into(), &currency).expect("an amount");
            prop_assert_eq!(minor_to(&there, &currency).expect("units"), Value::from(units));
        }
    }
}
