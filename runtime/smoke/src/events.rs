//! Whether a stream of server-sent events (WHATWG HTML, section 9.2) is what was expected.

use crate::plan::Events;
use crate::shape;

/// What is wrong with a stream; none if nothing is.
pub(crate) fn misfit(expected: &Events, text: &str) -> Option<String> {
    let mut events = data(text);
    if let Some(done) = &expected.done
        && events.pop().as_ref() != Some(done)
    {
        return Some(format!("the stream does not end with {done}"));
    }
    if events.is_empty() {
        return Some("the stream holds no events".to_owned());
    }
    events.iter().zip(1..).find_map(|(event, number)| {
        let found = match serde_json::from_str(event) {
            Ok(value) => shape::misfit(&expected.item, &value)?,
            Err(error) => format!("no JSON: {error}"),
        };
        Some(format!("event {number}: {found}"))
    })
}

/// The data of each event. Lines end with `\n` or `\r\n`.
fn data(text: &str) -> Vec<String> {
    let mut events = Vec::new();
    let mut lines: Vec<&str> = Vec::new();
    // An event ends with a blank line; one that does not has not come whole.
    for line in text.lines() {
        if let Some(data) = line.strip_prefix("data:") {
            lines.push(data.strip_prefix(' ').unwrap_or(data));
        } else if line.is_empty() && !lines.is_empty() {
            events.push(lines.join("\n"));
            lines.clear();
        }
    }
    events
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn streams_are_judged_event_by_event() {
        let expected = Events { item: json!({"id": "string"}), done: Some("[DONE]".to_owned()) };
        for (text, fault) in [
            (": hi\r\n\r\ndata: {\"id\":\"a\"}\r\n\r\ndata: [DONE]\r\n\r\n", None),
            ("data:{\"id\":\ndata:\"a\"}\n\ndata:[DONE]\n\n", None),
            ("data: {\"id\":\"a\"}\n\n", Some("the stream does not end with [DONE]")),
            ("data: {\"id\":\"a\"}\n\ndata: [DONE]\n", Some("the stream does not end with [DONE]")),
            ("data: [DONE]\n\n", Some("the stream holds no events")),
            ("data: {\"id\":1}\n\ndata: [DONE]\n\n", Some("event 1: $.id is 1, not string")),
        ] {
            assert_eq!(misfit(&expected, text).as_deref(), fault, "{text}");
        }
        let open = Events { item: json!("any"), done: None };
        assert_eq!(misfit(&open, "data: 1\n\n"), None);
        assert!(misfit(&open, "data: {\n\n").is_some_and(|fault| fault.starts_with("event 1: no JSON")));
    }
}
