//! A place in the document: a value and the JSON pointer (RFC 6901) that leads there.

use serde_json::Value;

/// References followed in a row before a place counts as missing.
const HOPS_MAX: usize = 32;

/// A value in the document that is no reference itself, and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Spot<'d> {
    root: &'d Value,
    pub(crate) value: &'d Value,
    pub(crate) pointer: String,
}

impl<'d> Spot<'d> {
    /// The place at a pointer, after following references.
    pub(crate) fn at(root: &'d Value, pointer: &str) -> Option<Self> {
        let value = root.pointer(pointer)?;
        Self { root, value, pointer: pointer.to_owned() }.followed()
    }

    /// A member, after following references.
    pub(crate) fn get(&self, key: &str) -> Option<Self> {
        let pointer = format!("{}/{}", self.pointer, key.replace('~', "~0").replace('/', "~1"));
        Self { root: self.root, value: self.value.get(key)?, pointer }.followed()
    }

    /// The items of a list.
    pub(crate) fn items(&self) -> Vec<Self> {
        let count = self.value.as_array().map_or(0, Vec::len);
        let item = |at: usize| {
            Self { root: self.root, value: self.value.get(at)?, pointer: format!("{}/{at}", self.pointer) }.followed()
        };
        (0..count).filter_map(item).collect()
    }

    /// The members of an object, in the order the document keeps them.
    pub(crate) fn members(&self) -> Vec<(&'d str, Self)> {
        let keys = self.value.as_object().into_iter().flat_map(serde_json::Map::keys);
        keys.filter_map(|key| Some((key.as_str(), self.get(key)?))).collect()
    }

    /// Text of a member.
    pub(crate) fn text(&self, key: &str) -> Option<&'d str> {
        self.value.get(key)?.as_str()
    }

    /// Truth of a member; a missing one is false.
    pub(crate) fn flag(&self, key: &str) -> bool {
        self.value.get(key).and_then(Value::as_bool) == Some(true)
    }

    fn followed(mut self) -> Option<Self> {
        for _ in 0..HOPS_MAX {
            // In a map of properties, `$ref` may be the name of one; then its value is no text.
            let Some(reference) = self.value.get("$ref").and_then(Value::as_str) else {
                return Some(self);
            };
            let pointer = prim_form::percent_decode(reference.strip_prefix('#')?).ok()?;
            self.value = self.root.pointer(&pointer)?;
            self.pointer = pointer;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Spot;

    #[test]
    fn references_are_followed_and_circles_end() {
        let root = json!({
            "a": {"$ref": "#/b~1c/d%20e"},
            "b/c": {"d e": {"f": [{"$ref": "#/x"}, 2]}},
            "x": {"deep": true},
            "loop": {"$ref": "#/loop"},
            "away": {"$ref": "https://example.com/x"},
            "gone": {"$ref": "#/nowhere"}
        });
        let spot = Spot::at(&root, "/a").unwrap();
        assert_eq!(spot.pointer, "/b~1c/d e");
        let items = spot.get("f").unwrap().items();
        assert_eq!(items.iter().map(|item| item.pointer.as_str()).collect::<Vec<_>>(), ["/x", "/b~1c/d e/f/1"]);
        assert!(items[0].flag("deep"));
        for missing in ["/loop", "/away", "/gone", "/none"] {
            assert!(Spot::at(&root, missing).is_none(), "{missing}");
        }
    }
}
