//! Bodies as they are sent.

use serde_json::Value;

/// A body with its media type.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Body {
    pub(crate) content_type: String,
    pub(crate) text: String,
}

/// What stands between the parts of a form. No value of an entry holds it.
const BOUNDARY: &str = "----prim-smoke-7f3a";

/// The body of an entry; none for null. JSON where nothing else is said.
pub(crate) fn render(content_type: Option<&str>, input: &Value) -> Option<Body> {
    let (content_type, text) = match (content_type, input) {
        (_, Value::Null) => return None,
        (Some(kind @ "application/x-www-form-urlencoded"), input) => (kind.to_owned(), urlencoded(input)),
        (Some(kind @ "multipart/form-data"), input) => (format!("{kind}; boundary={BOUNDARY}"), multipart(input)),
        (None | Some("application/json"), input) => ("application/json".to_owned(), input.to_string()),
        (Some(kind), Value::String(text)) => (kind.to_owned(), text.clone()),
        (Some(kind), input) => (kind.to_owned(), input.to_string()),
    };
    Some(Body { content_type, text })
}

/// The fields of a form: a list is repeated, an object is JSON.
fn fields(input: &Value) -> Vec<(&str, String)> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let texts = |value: &Value| match value {
        Value::Null => Vec::new(),
        Value::Array(items) => items.iter().map(text).collect(),
        other => vec![text(other)],
    };
    let Some(object) = input.as_object() else { return Vec::new() };
    object.iter().flat_map(|(name, value)| texts(value).into_iter().map(|text| (name.as_str(), text))).collect()
}

/// The serializer of the URL Standard, section 5.2.
fn urlencoded(input: &Value) -> String {
    let escaped = |text: &str| {
        let byte = |byte: u8| match byte {
            b' ' => "+".to_owned(),
            b'*' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
            byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        };
        text.bytes().map(byte).collect::<String>()
    };
    let pairs = fields(input).into_iter().map(|(name, value)| format!("{}={}", escaped(name), escaped(&value)));
    pairs.collect::<Vec<_>>().join("&")
}

/// RFC 7578, with texts as the only parts.
fn multipart(input: &Value) -> String {
    let part = |(name, value): (&str, String)| {
        let name = name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
        format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    format!("{}--{BOUNDARY}--\r\n", fields(input).into_iter().map(part).collect::<String>())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn bodies_are_written_as_their_type_says() {
        let input = json!({"a b": "c&d", "list": [1, "x"], "none": null});
        let text = |kind: Option<&str>, input| render(kind, &input).map(|body| body.text);
        assert_eq!(text(None, json!(null)), None);
        assert_eq!(text(None, json!("x")).as_deref(), Some("\"x\""));
        assert_eq!(text(Some("text/plain"), json!("x")).as_deref(), Some("x"));
        let form = text(Some("application/x-www-form-urlencoded"), input.clone());
        assert_eq!(form.as_deref(), Some("a+b=c%26d&list=1&list=x"));
        let parts = text(Some("multipart/form-data"), input).unwrap();
        assert_eq!(parts.matches("Content-Disposition").count(), 3);
        assert!(parts.ends_with("--\r\n") && parts.contains("name=\"a b\"\r\n\r\nc&d\r\n"), "{parts}");
    }
}
