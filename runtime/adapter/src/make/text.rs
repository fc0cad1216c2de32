//! Text with values in it.

use prim_json::Value;

/// The parts as one text; nothing if one of them is nothing, or is no single value.
pub fn template(parts: impl IntoIterator<Item = Option<Value>>) -> Option<Value> {
    let mut text = String::new();
    for part in parts {
        match part? {
            Value::String(part) => text.push_str(&part),
            Value::Number(number) => text.push_str(number.as_str()),
            Value::Bool(true) => text.push_str("true"),
            Value::Bool(false) => text.push_str("false"),
            Value::Null | Value::List(_) | Value::Object(_) => return None,
        }
    }
    Some(Value::String(text))
}

#[cfg(test)]
mod tests {
    use prim_json::Value;

    use super::template;
    use crate::make::given;

    #[test]
    fn a_text_with_a_hole_that_is_nothing_is_nothing() {
        let text = |parts: Vec<Option<Value>>| template(parts).and_then(|text| text.as_str().map(str::to_owned));
        assert_eq!(text(vec![given("a-"), given(7), given(true)]), Some("a-7true".to_owned()));
        assert_eq!(text(vec![given("a"), None]), None);
        assert_eq!(text(vec![given(Value::List(Vec::new()))]), None);
        assert_eq!(text(Vec::new()), Some(String::new()));
    }
}
