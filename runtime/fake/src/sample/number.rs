//! Numbers within bounds.

use serde_json::Value;

use crate::document::Spot;

/// An integer that keeps `minimum`, `maximum`, their exclusive forms and an integral `multipleOf`.
pub(super) fn make_integer(schema: &Spot<'_>, salt: u64) -> Value {
    let bound = |key: &str| schema.value.get(key).and_then(Value::as_f64);
    #[expect(clippy::cast_possible_truncation, reason = "bounds beyond i64 become its ends")]
    let whole = |value: f64| value as i64;
    let least = bound("minimum")
        .map(|value| whole(value.ceil()))
        .max(bound("exclusiveMinimum").map(|value| whole(value.floor()).saturating_add(1)));
    let most = bound("maximum").map(|value| whole(value.floor()));
    let under = bound("exclusiveMaximum").map(|value| whole(value.ceil()).saturating_sub(1));
    let most = match (most, under) {
        (Some(most), Some(under)) => Some(most.min(under)),
        (most, under) => most.or(under),
    };
    let step = bound("multipleOf").map_or(1, whole).max(1);
    let (least, most) = match (least, most) {
        (Some(least), Some(most)) => (least, most.max(least)),
        (Some(least), None) => (least, least.saturating_add(99)),
        (None, Some(most)) => (most.min(1), most),
        (None, None) => (1, 100),
    };
    let span = most.saturating_sub(least).saturating_add(1).max(1);
    let value = least.saturating_add(i64::try_from(salt % 100).unwrap_or(0) % span);
    let aligned = value.div_euclid(step).saturating_mul(step);
    let aligned = if aligned < least { aligned.saturating_add(step) } else { aligned };
    Value::from(aligned)
}

/// A number that keeps the bounds and `multipleOf`.
pub(super) fn make_number(schema: &Spot<'_>, salt: u64) -> Value {
    let bound = |key: &str| schema.value.get(key).and_then(Value::as_f64);
    let least = bound("minimum").or(bound("exclusiveMinimum"));
    let most = bound("maximum").or(bound("exclusiveMaximum"));
    let share = [0.25, 0.5, 0.75].get(usize::try_from(salt % 3).unwrap_or(0)).copied().unwrap_or(0.5);
    let value = match (least, most) {
        (Some(least), Some(most)) => least + (most - least) * share,
        (Some(least), None) => least + 1.0 + share,
        (None, Some(most)) => most - 1.0 - share,
        (None, None) => 1.0 + share,
    };
    let value = match bound("multipleOf").filter(|step| *step > 0.0) {
        Some(step) => {
            let aligned = (value / step).floor() * step;
            if least.is_some_and(|least| aligned < least) { aligned + step } else { aligned }
        }
        None => value,
    };
    Value::from(value)
}
