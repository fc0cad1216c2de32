//! Writes the few small JSON objects the kit itself sends.
//!
//! In: keys and values. Out: text, keys in the order written. It reads nothing and knows no type of the kit.

/// An object under construction.
pub(crate) struct Object(String);

impl Object {
    pub(crate) fn new() -> Self {
        Self("{".to_owned())
    }

    /// A string.
    pub(crate) fn text(self, key: &str, value: &str) -> Self {
        self.raw(key, &quote(value))
    }

    /// A string, if there is one.
    pub(crate) fn maybe_text(self, key: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.text(key, value),
            None => self,
        }
    }

    /// A number.
    pub(crate) fn number(self, key: &str, value: u64) -> Self {
        self.raw(key, &value.to_string())
    }

    /// A value that is JSON already.
    pub(crate) fn raw(mut self, key: &str, json: &str) -> Self {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        self.0.push_str(&quote(key));
        self.0.push(':');
        self.0.push_str(json);
        self
    }

    pub(crate) fn close(mut self) -> String {
        self.0.push('}');
        self.0
    }
}

/// A JSON string.
pub(crate) fn quote(text: &str) -> String {
    let mut writer = prim_json::Writer::default();
    writer.string(text);
    writer.into_string()
}

/// A JSON array of values that are JSON already.
pub(crate) fn array(values: impl IntoIterator<Item = String>) -> String {
    let values: Vec<String> = values.into_iter().collect();
    format!("[{}]", values.join(","))
}

#[cfg(test)]
mod tests {
    use super::{Object, array, quote};

    #[test]
    fn objects_keep_their_order_and_escape_text() {
        let object = Object::new()
            .text("z", "a\"\n")
            .number("a", 1)
            .maybe_text("none", None)
            .raw("l", &array([quote("x"), "2".into()]));
        assert_eq!(object.close(), r#"{"z":"a\"\n","a":1,"l":["x",2]}"#);
        assert_eq!(Object::new().close(), "{}");
    }
}
