//! Server-sent events, as text (WHATWG HTML section 9.2.5).
//!
//! In: data and an optional name. Out: the block to send. A line end inside the data becomes another `data:` line, so
//! data can never forge a field.

use bytes::Bytes;

/// One event of a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event<'a> {
    name: Option<&'a str>,
    data: &'a str,
}

impl<'a> Event<'a> {
    /// An event without a name.
    pub const fn data(data: &'a str) -> Self {
        Self { name: None, data }
    }

    /// An event with a name; line ends in the name are dropped.
    pub const fn named(name: &'a str, data: &'a str) -> Self {
        Self { name: Some(name), data }
    }

    /// The block that carries the event, with the blank line that ends it.
    pub fn encode(&self) -> Bytes {
        let mut block = String::with_capacity(self.data.len() + 16);
        if let Some(name) = self.name {
            block.push_str("event: ");
            block.extend(name.chars().filter(|character| !matches!(character, '\r' | '\n')));
            block.push('\n');
        }
        for line in self.data.replace("\r\n", "\n").split(['\n', '\r']) {
            block.push_str("data: ");
            block.push_str(line);
            block.push('\n');
        }
        block.push('\n');
        block.into()
    }
}

#[cfg(test)]
mod tests {
    use super::Event;

    #[test]
    fn data_cannot_forge_a_field() {
        let cases = [
            (Event::data("x"), "data: x\n\n"),
            (Event::data(""), "data: \n\n"),
            (Event::data("a\nb\r\nc\rd"), "data: a\ndata: b\ndata: c\ndata: d\n\n"),
            (Event::named("e\nid: 1", "x\n\nevent: y"), "event: eid: 1\ndata: x\ndata: \ndata: event: y\n\n"),
        ];
        for (event, expected) in cases {
            assert_eq!(event.encode(), expected);
        }
    }
}
