//! Typed reading of a map by the table of its keys.
//!
//! Form was checked before: what is not of the kind that the table says was reported there and reads as absent here.
//! Reading a key that stands in no table is a mistake of ours, and a panic wherever debug assertions are on.

use source::Span;

use super::keys::Level;
use super::{Entries, Entry, Spanned};
use crate::tree::{Key, Kind, Node};

/// A map that is read by a table.
#[derive(Clone, Copy)]
pub(super) struct Section<'t> {
    node: Node<'t>,
    level: &'static Level,
}

impl<'t> Section<'t> {
    pub(super) fn of(node: Node<'t>, level: &'static Level) -> Self {
        Self { node, level }
    }

    /// Where the map stands.
    pub(super) fn span(self) -> Span {
        self.node.span()
    }

    /// The map itself.
    pub(super) fn node(self) -> Node<'t> {
        self.node
    }

    /// What stands under a key.
    pub(super) fn get(self, key: &str) -> Option<Node<'t>> {
        self.entry(key).map(|(_, node)| node)
    }

    /// A key, and what stands under it. Null is as good as nothing.
    pub(super) fn entry(self, key: &str) -> Option<(Key<'t>, Node<'t>)> {
        debug_assert!(self.level.key(key).is_some(), "no table says that {} has `{key}`", self.level.title);
        #[cfg(test)]
        tests::record(self.level, key);
        self.node.map()?.entry(key).filter(|(_, node)| !node.is_null())
    }

    /// Whether something stands under a key.
    pub(super) fn has(self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// A map under a key.
    pub(super) fn section(self, key: &str, level: &'static Level) -> Option<Section<'t>> {
        self.get(key).filter(|node| node.map().is_some()).map(|node| Section::of(node, level))
    }

    /// Text. Numbers and booleans are taken as they are written.
    pub(super) fn text(self, key: &str) -> Option<Spanned<String>> {
        self.get(key).and_then(text)
    }

    pub(super) fn bool(self, key: &str) -> Option<Spanned<bool>> {
        let node = self.get(key)?;
        Some(Spanned::new(node.bool()?, node.span()))
    }

    /// Whether a flag is set. Flags are off unless something else is said.
    pub(super) fn flag(self, key: &str) -> bool {
        self.bool(key).is_some_and(|flag| flag.value)
    }

    pub(super) fn integer<T: TryFrom<i64>>(self, key: &str) -> Option<Spanned<T>> {
        let node = self.get(key)?;
        let value = T::try_from(node.number()?.as_i64()?).ok()?;
        Some(Spanned::new(value, node.span()))
    }

    /// A scalar in a notation of its own.
    pub(super) fn parsed<T>(self, key: &str, parse: impl FnOnce(&str) -> Option<T>) -> Option<Spanned<T>> {
        let node = self.get(key)?;
        Some(Spanned::new(parse(node.scalar()?)?, node.span()))
    }

    /// A list of texts.
    pub(super) fn texts(self, key: &str) -> Vec<Spanned<String>> {
        self.items(key).filter_map(text).collect()
    }

    /// A list of scalars in a notation of their own.
    pub(super) fn each_parsed<T>(self, key: &str, parse: impl Fn(&str) -> Option<T>) -> Vec<Spanned<T>> {
        let parsed = |node: Node<'t>| Some(Spanned::new(parse(node.scalar()?)?, node.span()));
        self.items(key).filter_map(parsed).collect()
    }

    /// The items of a list.
    pub(super) fn items(self, key: &str) -> impl Iterator<Item = Node<'t>> {
        self.get(key).and_then(Node::list).into_iter().flat_map(|list| list.iter())
    }

    /// The entries of a map; those that cannot be read are left out.
    pub(super) fn entries<T>(self, key: &str, mut read: impl FnMut(Node<'t>) -> Option<T>) -> Entries<T> {
        self.keyed(key, |_, node| read(node))
    }

    /// The entries of a map, read with their keys.
    pub(super) fn keyed<T>(self, key: &str, read: impl FnMut(Key<'t>, Node<'t>) -> Option<T>) -> Entries<T> {
        self.get(key).map(|node| entries(node, read)).unwrap_or_default()
    }
}

/// The entries of a map.
pub(super) fn entries<'t, T>(node: Node<'t>, mut read: impl FnMut(Key<'t>, Node<'t>) -> Option<T>) -> Entries<T> {
    let entry = |(key, value): (Key<'t>, Node<'t>)| {
        Some(Entry { name: key.text.to_owned(), span: key.span, value: read(key, value)? })
    };
    node.map().into_iter().flat_map(|map| map.iter()).filter_map(entry).collect()
}

/// Any scalar but null, as text.
pub(super) fn text(node: Node<'_>) -> Option<Spanned<String>> {
    let text = node.scalar().filter(|_| !node.is_null())?;
    Some(Spanned::new(text.to_owned(), node.span()))
}

/// A constant value as data.
pub(super) fn constant(node: Node<'_>) -> model::Value {
    match node.kind() {
        Kind::Null => model::Value::Null,
        Kind::Bool(value) => model::Value::Bool(value),
        Kind::Number(number) => model::Value::Number(number.text().to_owned()),
        Kind::Text(text) => model::Value::Text(text.to_owned()),
        Kind::List(list) => model::Value::List(list.iter().map(constant).collect()),
        Kind::Map(map) => {
            model::Value::Object(map.iter().map(|(key, value)| (key.text.to_owned(), constant(value))).collect())
        }
    }
}

/// A constant value with its place.
pub(super) fn spanned_constant(node: Node<'_>) -> Spanned<model::Value> {
    Spanned::new(constant(node), node.span())
}

#[cfg(test)]
pub(super) mod tests {
    use std::cell::RefCell;
    use std::collections::BTreeSet;

    use crate::prim::keys::Level;

    thread_local! {
        static READ: RefCell<BTreeSet<(&'static str, String)>> = const { RefCell::new(BTreeSet::new()) };
    }

    /// Remembers that a key was asked for, under the level whose own key it is.
    pub(super) fn record(level: &'static Level, key: &str) {
        let home =
            std::iter::once(&level).chain(level.includes).find(|level| level.keys.iter().any(|own| own.name == key));
        if let Some(home) = home {
            READ.with_borrow_mut(|read| read.insert((home.name, key.to_owned())));
        }
    }

    /// The keys that this thread asked for.
    pub(in crate::prim) fn recorded() -> BTreeSet<(&'static str, String)> {
        READ.with_borrow(Clone::clone)
    }
}
