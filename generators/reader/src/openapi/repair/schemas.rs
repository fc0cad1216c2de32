//! Repairs of schemas.

use super::place::Place;
use super::values::{Fact, put};
use crate::tree::{NewNode, Node, NodeId, Tree};

fn map(entries: Vec<(&str, NewNode)>) -> NewNode {
    NewNode::Map(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

/// Puts a schema into an envelope: an object that holds it under a key.
pub(super) fn wrap(tree: &mut Tree, place: &Place, key: &str) -> Result<(), Fact> {
    let inner = tree.node(place.node);
    if inner.get("properties").and_then(|properties| properties.get(key)).is_some() {
        return Err(format!("the schema has a property `{key}` already"));
    }
    let envelope = map(vec![
        ("type", NewNode::text("object")),
        ("required", NewNode::List(vec![NewNode::text(key)])),
        ("properties", NewNode::Map(vec![(key.to_owned(), NewNode::Same(place.node))])),
    ]);
    let envelope = tree.add(place.node, envelope);
    put(tree, place, envelope);
    Ok(())
}

/// Takes a schema out of its envelope.
pub(super) fn unwrap(tree: &mut Tree, place: &Place, key: &str) -> Result<(), Fact> {
    let inner = tree.node(place.node).get("properties").and_then(|properties| properties.get(key));
    let Some(inner) = inner.map(Node::id) else { return Err(format!("the schema has no property `{key}`")) };
    put(tree, place, inner);
    Ok(())
}

fn required(tree: &Tree, schema: NodeId) -> Vec<String> {
    let list = tree.node(schema).get("required").and_then(Node::list);
    list.into_iter().flat_map(|list| list.iter()).filter_map(|name| name.text().map(str::to_owned)).collect()
}

fn set_required(tree: &mut Tree, schema: NodeId, names: Vec<String>) {
    tree.set(schema, "required", NewNode::List(names.into_iter().map(NewNode::text).collect()));
}

/// Demands properties.
pub(super) fn require(tree: &mut Tree, place: &Place, names: &[&str]) -> Result<(), Fact> {
    let mut all = required(tree, place.node);
    if let Some(known) = names.iter().find(|name| all.iter().any(|known| known == *name)) {
        return Err(format!("`{known}` is required already"));
    }
    all.extend(names.iter().map(|name| (*name).to_owned()));
    set_required(tree, place.node, all);
    Ok(())
}

/// Demands properties no longer.
pub(super) fn unrequire(tree: &mut Tree, place: &Place, names: &[&str]) -> Result<(), Fact> {
    let mut all = required(tree, place.node);
    if let Some(missing) = names.iter().find(|name| !all.iter().any(|known| known == *name)) {
        return Err(format!("`{missing}` is not required"));
    }
    all.retain(|known| !names.contains(&known.as_str()));
    set_required(tree, place.node, all);
    Ok(())
}

/// Lets any other text stand where a constant or an enumeration does.
pub(super) fn open(tree: &mut Tree, place: &Place) -> Result<(), Fact> {
    let schema = tree.node(place.node);
    if schema.get("enum").is_none() && schema.get("const").is_none() {
        return Err("neither an enumeration nor a constant stands here".to_owned());
    }
    let any_text = map(vec![("type", NewNode::text("string"))]);
    let opened = map(vec![("anyOf", NewNode::List(vec![any_text, NewNode::Same(place.node)]))]);
    let opened = tree.add(place.node, opened);
    put(tree, place, opened);
    Ok(())
}
