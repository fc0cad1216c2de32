//! Lists, and what becomes of their items.

use prim_json::Value;

use super::Given;
use crate::Problem;

/// A list of these; what is nothing is left out.
pub fn list(items: impl IntoIterator<Item = Option<Value>>) -> Value {
    Value::List(items.into_iter().filter_map(Given::given).collect())
}

/// The same, and nothing where nothing is left.
pub fn filled(items: impl IntoIterator<Item = Option<Value>>) -> Option<Value> {
    Some(list(items)).filter(|list| *list != Value::List(Vec::new()))
}

/// A list of this; empty if it is nothing.
pub fn list_of(item: Option<Value>) -> Value {
    list([item])
}

/// The same, and nothing if it is nothing.
pub fn filled_of(item: Option<Value>) -> Option<Value> {
    filled([item])
}

/// For each item of a list what becomes of it; what is nothing is left out, before and after. Nothing if there is no list.
pub fn each<'v, G: Given>(
    list: Option<&'v Value>,
    mut make: impl FnMut(&'v Value) -> Result<G, Problem>,
) -> Result<Option<Value>, Problem> {
    let Some(items) = items(list)? else { return Ok(None) };
    let mut made = Vec::with_capacity(items.len());
    for (position, item) in items.iter().enumerate().filter(|(_, item)| **item != Value::Null) {
        made.extend(make(item).map_err(|problem| problem.at(&position.to_string()))?.given());
    }
    Ok(Some(Value::List(made)))
}

/// The same where each item becomes a list, and all of them become one.
pub fn flat<'v, G: Given>(
    list: Option<&'v Value>,
    mut make: impl FnMut(&'v Value) -> Result<G, Problem>,
) -> Result<Option<Value>, Problem> {
    let Some(outer) = items(list)? else { return Ok(None) };
    let mut made = Vec::new();
    for (position, item) in outer.iter().enumerate() {
        let inner = make(item).map_err(|problem| problem.at(&position.to_string()))?.given();
        made.extend(items(inner.as_ref())?.unwrap_or_default().iter().cloned());
    }
    Ok(Some(Value::List(made)))
}

fn items(list: Option<&Value>) -> Result<Option<&[Value]>, Problem> {
    match list {
        None => Ok(None),
        Some(list) => list.as_list().map(Some).ok_or_else(|| Problem::expected("a list")),
    }
}

#[cfg(test)]
mod tests {
    use prim_json::Value;

    use super::{each, filled, flat, list};
    use crate::make::at;

    #[test]
    fn lists_of_nothing() {
        let one = || Some(Value::from(1));
        let cases = [(vec![], "[]", None), (vec![None, None], "[]", None), (vec![None, one()], "[1]", Some("[1]"))];
        for (items, whole, left) in cases {
            assert_eq!(prim_json::encode(&list(items.clone())), whole);
            assert_eq!(filled(items).as_ref().map(prim_json::encode).as_deref(), left);
        }
    }

    #[test]
    fn items_become_others() {
        let value: Value = prim_json::decode(br#"[{"a":1,"b":[2,3]},{"b":[]},{"a":4}]"#).unwrap();
        let text = |made: Option<Value>| made.as_ref().map(prim_json::encode);
        let whole = Some(&value);
        assert_eq!(text(each(whole, |item| Ok(at(item, &["a"]))).unwrap()), Some("[1,4]".to_owned()));
        assert_eq!(text(flat(whole, |item| Ok(at(item, &["b"]))).unwrap()), Some("[2,3]".to_owned()));
        assert_eq!(each(None, Ok), Ok(None));
        assert_eq!(each(Some(&Value::from("x")), Ok).unwrap_err().what, "expected a list");
        let deep = each(whole, |item| each(at(item, &["a"]), Ok));
        assert_eq!(deep.unwrap_err().what, "0: expected a list");
    }
}
