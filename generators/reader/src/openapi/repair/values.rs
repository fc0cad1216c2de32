//! Repairs of any value: setting, adding, removing, renaming; and of bodies and paths.

use super::place::{Last, Place, find_places};
use crate::tree::{Kind, NewNode, Node, NodeId, Tree};

/// What does not hold, for a repair that does not apply.
pub(super) type Fact = String;

/// Values that one repair brings. They are written by hand.
const VALUES: usize = 100_000;

/// A value of the file of repairs, for the tree of the document.
fn copy(value: Node<'_>) -> Result<NewNode, Fact> {
    fn copy_within(value: Node<'_>, left: &mut usize) -> Option<NewNode> {
        *left = left.checked_sub(1)?;
        Some(match value.kind() {
            Kind::Null => NewNode::Null,
            Kind::Bool(value) => NewNode::Bool(value),
            Kind::Number(number) => NewNode::Number(number.text().to_owned()),
            Kind::Text(text) => NewNode::text(text),
            Kind::List(list) => {
                NewNode::List(list.iter().map(|item| copy_within(item, left)).collect::<Option<Vec<_>>>()?)
            }
            Kind::Map(map) => NewNode::Map(
                map.iter()
                    .map(|(key, value)| Some((key.text.to_owned(), copy_within(value, left)?)))
                    .collect::<Option<Vec<_>>>()?,
            ),
        })
    }
    copy_within(value, &mut VALUES.clone()).ok_or_else(|| "the value is too large".to_owned())
}

/// Puts another value in the place of one. With `was`, only if that is what stands there.
pub(super) fn set(tree: &mut Tree, place: &Place, value: Node<'_>, was: Option<Node<'_>>) -> Result<(), Fact> {
    if let Some(was) = was
        && !is_same(tree.node(place.node), was)
    {
        return Err("another value stands here than `was` says".to_owned());
    }
    if is_same(tree.node(place.node), value) {
        return Err("this value stands here already".to_owned());
    }
    let value = copy(value)?;
    let id = tree.add(place.node, value);
    put(tree, place, id);
    Ok(())
}

/// Puts a node into the map or list that a place is in. Other places that share the old value keep it.
pub(super) fn put(tree: &mut Tree, place: &Place, node: NodeId) {
    let Some(holder) = place.holder() else { return };
    match &place.last {
        Last::Key(key) => tree.set(holder, key, NewNode::Same(node)),
        Last::Position(at) => {
            let items = tree.node(holder).list().into_iter().flat_map(|list| list.iter()).map(Node::id);
            let items = items.enumerate().map(|(position, item)| if position == *at { node } else { item });
            let items = NewNode::List(items.map(NewNode::Same).collect());
            tree.replace(holder, items);
        }
    }
}

/// Whether two values are the same, keys in any order.
fn is_same(a: Node<'_>, b: Node<'_>) -> bool {
    match (a.kind(), b.kind()) {
        (Kind::Null, Kind::Null) => true,
        (Kind::Bool(a), Kind::Bool(b)) => a == b,
        (Kind::Number(a), Kind::Number(b)) => a == b || (a.as_f64().is_some() && a.as_f64() == b.as_f64()),
        (Kind::Text(a), Kind::Text(b)) => a == b,
        (Kind::List(a), Kind::List(b)) => a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| is_same(a, b)),
        (Kind::Map(a), Kind::Map(b)) => {
            let same =
                |(key, value): (crate::tree::Key<'_>, Node<'_>)| b.get(key.text).is_some_and(|b| is_same(value, b));
            a.len() == b.len() && a.iter().all(same)
        }
        (Kind::Null | Kind::Bool(_) | Kind::Number(_) | Kind::Text(_) | Kind::List(_) | Kind::Map(_), _) => false,
    }
}

/// Adds an item to a list, or keys to a map that it does not have yet.
pub(super) fn add(tree: &mut Tree, place: &Place, value: Node<'_>) -> Result<(), Fact> {
    let here = tree.node(place.node);
    if let Some(list) = here.list() {
        if list.iter().any(|item| is_same(item, value)) {
            return Err("this item stands here already".to_owned());
        }
        let value = copy(value)?;
        tree.append(place.node, value);
        return Ok(());
    }
    let (Some(map), Some(new)) = (here.map(), value.map()) else {
        return Err(format!("nothing can be added to {}", here.described()));
    };
    if let Some(known) = new.keys().find(|key| map.get(key.text).is_some()) {
        return Err(format!("there is a `{}` already", known.text));
    }
    for (key, value) in new.iter() {
        let value = copy(value)?;
        tree.set(place.node, key.text, value);
    }
    Ok(())
}

/// Keys below which a document lists things.
const LISTS: [&str; 10] =
    ["parameters", "security", "servers", "tags", "required", "enum", "allOf", "anyOf", "oneOf", "prefixItems"];
/// Keys below which it names them.
const MAPS: [&str; 6] = ["properties", "responses", "headers", "content", "schemas", "securitySchemes"];

/// Makes an empty list or map where something is to be added and there is none yet, in a map that is there.
pub(super) fn make_room(tree: &mut Tree, at: &str) {
    let Some((outer, key)) = at.rsplit_once('.') else { return };
    if find_places(tree, at).is_ok() || !(LISTS.contains(&key) || MAPS.contains(&key)) {
        return;
    }
    for place in find_places(tree, outer).unwrap_or_default() {
        let empty = if LISTS.contains(&key) { NewNode::List(Vec::new()) } else { NewNode::Map(Vec::new()) };
        tree.set(place.node, key, empty);
    }
}

/// Takes a key or an item out.
pub(super) fn remove(tree: &mut Tree, place: &Place) -> Result<(), Fact> {
    let Some(holder) = place.holder() else { return Err("the whole document cannot be removed".to_owned()) };
    match &place.last {
        Last::Key(key) => {
            tree.remove(holder, key);
        }
        Last::Position(at) => {
            let items = tree.node(holder).list().into_iter().flat_map(|list| list.iter()).enumerate();
            let kept = items.filter(|(position, _)| position != at).map(|(_, item)| NewNode::Same(item.id()));
            let kept = NewNode::List(kept.collect());
            tree.replace(holder, kept);
        }
    }
    Ok(())
}

/// Gives a key another name.
pub(super) fn rename(tree: &mut Tree, place: &Place, name: &str) -> Result<(), Fact> {
    let (Some(holder), Last::Key(key)) = (place.holder(), &place.last) else {
        return Err("an item of a list has no name of its own".to_owned());
    };
    if tree.node(holder).get(name).is_some() {
        return Err(format!("there is a `{name}` already"));
    }
    tree.rename(holder, key, name);
    Ok(())
}

/// Keeps one way to write the body of an operation or answer; `none` takes the body of an operation away.
pub(super) fn keep_body(tree: &mut Tree, place: &Place, media: &str) -> Result<(), Fact> {
    let here = tree.node(place.node);
    let body = here.get("requestBody");
    if media == "none" {
        return match body {
            Some(_) => {
                tree.remove(place.node, "requestBody");
                Ok(())
            }
            None => Err("this operation takes no body".to_owned()),
        };
    }
    let holder = body.unwrap_or(here);
    let Some(content) = holder.get("content") else { return Err("no body stands here".to_owned()) };
    let Some(kept) = content.get(media) else { return Err(format!("the body is never {media}")) };
    if content.map().is_some_and(|map| map.len() == 1) {
        return Err(format!("the body is only {media} already"));
    }
    let (holder, kept) = (holder.id(), kept.id());
    let content = NewNode::Map(vec![(media.to_owned(), NewNode::Same(kept))]);
    tree.set(holder, "content", content);
    Ok(())
}

/// Makes parameters of the query in the key of a path.
pub(super) fn split_query(tree: &mut Tree, place: &Place) -> Result<(), Fact> {
    let (Some(paths), Last::Key(key)) = (place.holder(), &place.last) else {
        return Err("this is not the key of a path".to_owned());
    };
    let Some((path, query)) = key.split_once('?') else { return Err("there is no query in this key".to_owned()) };
    if tree.node(paths).get(path).is_some() {
        return Err(format!("there is a path `{path}` already, so both cannot have this key"));
    }
    let mut parameters: Vec<NewNode> = tree
        .node(place.node)
        .get("parameters")
        .and_then(Node::list)
        .into_iter()
        .flat_map(|list| list.iter())
        .map(|item| NewNode::Same(item.id()))
        .collect();
    let text = |text: &str| NewNode::text(text);
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let schema = vec![("type".to_owned(), text("string")), ("enum".to_owned(), NewNode::List(vec![text(value)]))];
        parameters.push(NewNode::Map(vec![
            ("name".to_owned(), text(name)),
            ("in".to_owned(), text("query")),
            ("required".to_owned(), NewNode::Bool(true)),
            ("schema".to_owned(), NewNode::Map(schema)),
        ]));
    }
    tree.set(place.node, "parameters", NewNode::List(parameters));
    tree.rename(paths, key, path);
    Ok(())
}
