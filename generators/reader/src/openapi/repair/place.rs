//! Places in a document: `paths./v1/a.get.parameters.page.schema`.
//!
//! Steps are parted by dots, and keys may hold dots themselves, such as `/v1.0/a` and `application/vnd.a+json`. So each
//! step takes the longest key that fits, and a shorter one where that leads nowhere. A step into a list is a position or
//! the `name` of one of its items; `*` is any key or item.

use crate::openapi::pointer::{step, steps};
use crate::tree::{Node, NodeId, Tree};

/// A value, and how one gets to it.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The maps and lists around it, outermost first.
    pub(super) around: Vec<NodeId>,
    pub(super) last: Last,
    pub(super) node: NodeId,
}

/// The last step to a place.
#[derive(Clone, Debug)]
pub(super) enum Last {
    Key(String),
    Position(usize),
}

impl Place {
    /// The map or list that it stands in.
    pub(super) fn holder(&self) -> Option<NodeId> {
        self.around.last().copied()
    }
}

/// The places that a text means, or why there are none.
pub(super) fn find_places(tree: &Tree, at: &str) -> Result<Vec<Place>, String> {
    let mut search = Search { tree, found: Vec::new(), deepest: (0, String::new()), left: 100_000 };
    search.walk(tree.root(), at, &mut Vec::new());
    if search.found.is_empty() {
        return Err(search.deepest.1);
    }
    Ok(search.found)
}

struct Search<'t> {
    tree: &'t Tree,
    found: Vec<Place>,
    /// How far the best attempt came, and what it did not find there.
    deepest: (usize, String),
    /// Steps that may still be tried: `*` behind `*` is a product.
    left: usize,
}

impl<'t> Search<'t> {
    fn walk(&mut self, node: Node<'t>, rest: &str, around: &mut Vec<NodeId>) {
        let Some(left) = self.left.checked_sub(1) else { return };
        self.left = left;
        let is_star = rest.split('.').next() == Some("*");
        let choices = self.choices(node, rest);
        if choices.is_empty() {
            self.note(node, rest, around.len());
        }
        around.push(node.id());
        for (last, inner, rest) in choices {
            if rest.is_empty() {
                self.found.push(Place { around: around.clone(), last, node: inner.id() });
            } else {
                let before = self.found.len();
                self.walk(inner, rest, around);
                // The longest key that leads somewhere is the one, unless any key is meant.
                if self.found.len() > before && !is_star {
                    break;
                }
            }
        }
        around.pop();
    }

    /// Each way to take one step: how, where to, and what is left of the text.
    fn choices<'r>(&self, node: Node<'t>, rest: &'r str) -> Vec<(Last, Node<'t>, &'r str)> {
        let (first, behind) = rest.split_once('.').unwrap_or((rest, ""));
        if let Some(list) = node.list() {
            let items = list.iter().enumerate();
            let fits =
                |at: usize, item: Node<'t>| first == "*" || first == at.to_string() || self.name(item) == Some(first);
            let fitting = items.filter(|(at, item)| fits(*at, *item));
            return fitting.map(|(at, item)| (Last::Position(at), item, behind)).collect();
        }
        let Some(map) = node.map() else { return Vec::new() };
        let mut fitting: Vec<(Last, Node<'t>, &'r str)> = Vec::new();
        for (key, value) in map.iter() {
            let behind_key = match rest.strip_prefix(key.text) {
                Some("") => Some(""),
                Some(behind) => behind.strip_prefix('.'),
                None => None,
            };
            let behind_star = if first == "*" { Some(behind) } else { None };
            if let Some(behind) = behind_star.or(behind_key) {
                fitting.push((Last::Key(key.text.to_owned()), value, behind));
            }
        }
        if first != "*" {
            fitting.sort_by_key(|(.., behind)| behind.len());
        }
        fitting
    }

    /// The name of an item of a list, behind a reference if it is one.
    fn name(&self, item: Node<'t>) -> Option<&'t str> {
        let target = item
            .get("$ref")
            .and_then(Node::text)
            .and_then(|text| text.strip_prefix('#'))
            .and_then(|pointer| steps(pointer).try_fold(self.tree.root(), |at, name| step(at, &name)));
        target.unwrap_or(item).get("name").and_then(Node::text)
    }

    fn note(&mut self, node: Node<'t>, rest: &str, depth: usize) {
        if depth < self.deepest.0 && !self.deepest.1.is_empty() {
            return;
        }
        let first = rest.split('.').next().unwrap_or_default();
        let fact = match node.get("$ref").and_then(Node::text) {
            Some(reference) => format!("a reference to `{reference}` stands here; repair what it refers to"),
            None => {
                let keys: Vec<&str> = node.map().into_iter().flat_map(|map| map.keys().map(|key| key.text)).collect();
                match source::nearest(first, keys.iter().copied().filter(|key| key.len() < 100).take(1_000)) {
                    Some(near) => format!("there is no `{first}`; did you mean `{near}`?"),
                    None => format!("there is no `{first}`"),
                }
            }
        };
        self.deepest = (depth, fact);
    }
}
