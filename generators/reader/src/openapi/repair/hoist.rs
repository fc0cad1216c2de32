//! Credentials that a document describes as parameters, made into a security scheme.

use super::place::Place;
use super::values::{Fact, remove};
use crate::openapi::pointer::{step, steps};
use crate::tree::{NewNode, Node, NodeId, Tree};

/// Takes a parameter out of an operation, and requires a key of its name and place there instead.
pub(super) fn hoist(tree: &mut Tree, place: &Place, scheme: &str) -> Result<(), Fact> {
    let parameter = target(tree, place.node);
    let text = |key: &str| tree.node(parameter).get(key).and_then(Node::text).map(str::to_owned);
    let (Some(name), Some(stands)) = (text("name"), text("in")) else { return Err("this is no parameter".to_owned()) };
    if !["header", "query", "cookie"].contains(&stands.as_str()) {
        return Err(format!("a key cannot stand in `{stands}`"));
    }
    // paths → path item → operation → parameters → this one
    let [.., operation, _] = place.around[..] else { return Err("this is no parameter of an operation".to_owned()) };
    if tree.node(operation).get("responses").is_none() {
        return Err("this is no parameter of an operation".to_owned());
    }
    add_scheme(tree, scheme, &name, &stands)?;
    require_scheme(tree, operation, scheme);
    remove(tree, place)
}

fn target(tree: &Tree, node: NodeId) -> NodeId {
    let pointer = tree.node(node).get("$ref").and_then(Node::text).and_then(|text| text.strip_prefix('#'));
    let found = pointer.and_then(|pointer| steps(pointer).try_fold(tree.root(), |at, name| step(at, &name)));
    found.map_or(node, Node::id)
}

/// Adds the scheme, unless another operation has brought it.
fn add_scheme(tree: &mut Tree, scheme: &str, name: &str, stands: &str) -> Result<(), Fact> {
    let root = tree.root().id();
    let section = match tree.root().get("swagger") {
        Some(_) => map_at(tree, root, "securityDefinitions"),
        None => {
            let components = map_at(tree, root, "components");
            map_at(tree, components, "securitySchemes")
        }
    };
    if let Some(known) = tree.node(section).get(scheme) {
        let is = |key: &str, text: &str| known.get(key).and_then(Node::text) == Some(text);
        let same = is("type", "apiKey") && is("name", name) && is("in", stands);
        return if same { Ok(()) } else { Err(format!("there is another security scheme `{scheme}`")) };
    }
    let new = [("type", "apiKey"), ("name", name), ("in", stands)];
    let new = new.map(|(key, text)| (key.to_owned(), NewNode::text(text)));
    tree.set(section, scheme, NewNode::Map(new.to_vec()));
    Ok(())
}

/// The map under a key, made if there is none.
fn map_at(tree: &mut Tree, holder: NodeId, key: &str) -> NodeId {
    if tree.node(holder).get(key).and_then(Node::map).is_none() {
        tree.set(holder, key, NewNode::Map(Vec::new()));
    }
    tree.node(holder).get(key).map_or(holder, Node::id)
}

/// Adds the scheme to every alternative by which the operation can be called.
fn require_scheme(tree: &mut Tree, operation: NodeId, scheme: &str) {
    let stated = tree.node(operation).get("security").or_else(|| tree.root().get("security"));
    let alternatives = stated.and_then(Node::list).into_iter().flat_map(|list| list.iter()).filter_map(Node::map);
    let mut all: Vec<NewNode> = alternatives
        .map(|alternative| {
            let known = alternative.iter().filter(|(name, _)| name.text != scheme);
            let known = known.map(|(name, scopes)| (name.text.to_owned(), NewNode::Same(scopes.id())));
            NewNode::Map(known.chain([(scheme.to_owned(), NewNode::List(Vec::new()))]).collect())
        })
        .collect();
    if all.is_empty() {
        all.push(NewNode::Map(vec![(scheme.to_owned(), NewNode::List(Vec::new()))]));
    }
    tree.set(operation, "security", NewNode::List(all));
}
