//! An object being read field by field.
//!
//! In: a node. Out: the values of the fields asked for, and what to do with the others. Fields are looked for from
//! where the last one was found, so a type that asks in the order of the document finds each at once.
//!
//! Four kinds of presence, the same words here and in [`crate::Fields`]:
//!
//! | | absent | `null` | Rust |
//! |---|---|---|---|
//! | `get` | fault | fault | `T` |
//! | `nullable` | fault, but `None` in an answer | `None` | `Option<T>` |
//! | `opt` | `None` | fault; in an answer `None`, and the `null` stays in `rest` | `Option<T>` |
//! | `maybe` | `Absent` | `Null` | `Maybe<T>` |
//!
//! The generic ones are never inlined: that takes a fifth off the release build of a large crate, and nothing measurable
//! off its speed.

use crate::index::Token;
use crate::marks::Marks;
use crate::reader::{Policy, Problem};
use crate::write::Writer;
use crate::{Json, Map, Maybe, Node, Rest};

/// An object whose fields are being asked for.
#[derive(Clone, Debug)]
pub struct Object<'a> {
    /// A placeholder if the value is no object.
    node: Node<'a>,
    /// The key that the next look-up begins with.
    cursor: u32,
    /// Which of the fields the cursor is at.
    ordinal: u32,
    count: u32,
    asked: Marks,
}

impl<'a> Object<'a> {
    pub(crate) fn open(node: Node<'a>) -> Self {
        let entry = node.entry();
        let marks = Marks::default();
        if entry.token != Token::Object {
            node.expected("an object");
            return Self { node: node.placeholder(), cursor: 0, ordinal: 0, count: 0, asked: marks };
        }
        if node.is_too_deep() {
            return Self { node: node.placeholder(), cursor: 0, ordinal: 0, count: 0, asked: marks };
        }
        node.reader.work.set(node.reader.work.get() + u64::from(entry.count) + 1);
        Self { node, cursor: node.at + 1, ordinal: 0, count: entry.count, asked: marks }
    }

    /// The value of a field, if the object has it; the field counts as asked for.
    pub fn find(&mut self, name: &str) -> Option<Node<'a>> {
        let index = &self.node.reader.index;
        for _ in 0..self.count {
            if self.ordinal == self.count {
                (self.cursor, self.ordinal) = (self.node.at + 1, 0);
            }
            let (key, ordinal) = (self.cursor, self.ordinal);
            let entry = index.entry(key);
            (self.cursor, self.ordinal) = (entry.next, ordinal + 1);
            if entry.token == Token::Key && index.is_named(key, entry, name) {
                self.asked.set(ordinal);
                return Some(Node { reader: self.node.reader, at: key + 1 });
            }
        }
        None
    }

    /// The value of a required field; a placeholder and a fault if it is missing.
    pub fn need(&mut self, name: &str) -> Node<'a> {
        if let Some(node) = self.find(name) {
            return node;
        }
        self.missing(name);
        self.node.placeholder()
    }

    /// The value of an optional field that may not be null.
    pub fn some(&mut self, name: &str) -> Option<Node<'a>> {
        let node = self.find(name)?;
        if node.is_null() && node.reader.policy == Policy::Lenient {
            // Not ours to judge, and not ours to lose: `rest` keeps it.
            self.asked.clear(self.ordinal.wrapping_sub(1));
            return None;
        }
        Some(node)
    }

    /// The value of a required field that may be null.
    ///
    /// Documents of vendors call fields required that their servers leave out (`logprobs`, `refusal`); since null
    /// and absent say the same there, an answer without the field is accepted. A union still takes it as a misfit.
    pub fn needed_or_null(&mut self, name: &str) -> Option<Node<'a>> {
        if let Some(node) = self.find(name) {
            return (!node.is_null()).then_some(node);
        }
        let reader = self.node.reader;
        if reader.policy == Policy::Strict || reader.contests.get() > 0 {
            self.missing(name);
        }
        None
    }

    /// The value of a field that may be absent and may be null.
    pub fn maybe_some(&mut self, name: &str) -> Maybe<Node<'a>> {
        match self.find(name) {
            None => Maybe::Absent,
            Some(node) if node.is_null() => Maybe::Null,
            Some(node) => Maybe::Set(node),
        }
    }

    #[cold]
    fn missing(&self, name: &str) {
        if !self.node.is_placeholder() {
            self.node.reader.fault(self.node.at, || Problem::Missing(name.into()));
        }
    }

    /// A required field.
    #[inline(never)]
    pub fn get<T: Json>(&mut self, name: &str) -> T {
        T::read(self.need(name))
    }

    /// An optional field.
    #[inline(never)]
    pub fn opt<T: Json>(&mut self, name: &str) -> Option<T> {
        self.some(name).map(T::read)
    }

    /// A required field that may be null.
    #[inline(never)]
    pub fn nullable<T: Json>(&mut self, name: &str) -> Option<T> {
        self.needed_or_null(name).map(T::read)
    }

    /// A field that may be absent and may be null.
    #[inline(never)]
    pub fn maybe<T: Json>(&mut self, name: &str) -> Maybe<T> {
        self.maybe_some(name).map(T::read)
    }

    /// An optional field with a default.
    #[inline(never)]
    pub fn or<T: Json>(&mut self, name: &str, default: T) -> T {
        self.opt(name).unwrap_or(default)
    }

    /// An optional field with a default that stands in JSON, for types that have no literal.
    pub fn or_json<T: Json>(&mut self, name: &str, default: &str) -> T {
        let node = self.node;
        let default = || crate::decode(default.as_bytes()).unwrap_or_else(|_| T::read(node.placeholder()));
        self.some(name).map_or_else(default, T::read)
    }

    /// A required field, read with rules: `o.with("model", |n| n.checked(&MODEL))`.
    pub fn with<T>(&mut self, name: &str, read: fn(Node<'a>) -> T) -> T {
        read(self.need(name))
    }

    /// An optional field, read with rules.
    pub fn opt_with<T>(&mut self, name: &str, read: fn(Node<'a>) -> T) -> Option<T> {
        self.some(name).map(read)
    }

    /// A required field that may be null, read with rules.
    pub fn nullable_with<T>(&mut self, name: &str, read: fn(Node<'a>) -> T) -> Option<T> {
        self.needed_or_null(name).map(read)
    }

    /// A field that may be absent and may be null, read with rules.
    pub fn maybe_with<T>(&mut self, name: &str, read: fn(Node<'a>) -> T) -> Maybe<T> {
        self.maybe_some(name).map(read)
    }

    /// An optional field with a default, read with rules.
    pub fn or_with<T>(&mut self, name: &str, default: T, read: fn(Node<'a>) -> T) -> T {
        self.opt_with(name, read).unwrap_or(default)
    }

    /// A field that is always this text, and so has no place in the type: a discriminator, `object: "list"`.
    pub fn fixed(&mut self, name: &str, text: &str) {
        self.need(name).fixed(text);
    }

    /// A field that is left out or always this text.
    pub fn opt_fixed(&mut self, name: &str, text: &str) {
        if let Some(node) = self.some(name) {
            node.fixed(text);
        }
    }

    /// A field that another reader of the same object takes care of, such as the tag of a union.
    pub fn skip(&mut self, name: &str) {
        self.find(name);
    }

    /// The fields not asked for, kept as they are, to be written back.
    pub fn rest(&mut self) -> Rest {
        if self.is_exhausted() {
            return Rest::default();
        }
        let reader = self.node.reader;
        let mut w = Writer::default();
        for (key, value) in self.unasked() {
            value.add_unknown_inside(1);
            w.raw(if w.is_empty() { "" } else { "," });
            w.raw(reader.index.source(reader.index.entry(key)));
            w.raw(":");
            value.copy(&mut w);
        }
        Rest::of_source(w.into_string())
    }

    /// Refuses the fields not asked for: each is a violation in a request. In an answer they are let go.
    pub fn refuse(&mut self) {
        let reader = self.node.reader;
        for (key, value) in self.unasked() {
            value.add_unknown_inside(1);
            if reader.policy == Policy::Strict {
                reader.fault(key, || Problem::Broken("there is no such field".into()));
            }
        }
    }

    /// Lets go of the fields not asked for.
    pub fn ignore(&mut self) {
        if self.node.reader.contests.get() > 0 {
            self.unasked().for_each(|(_, value)| value.add_unknown_inside(1));
        }
    }

    /// The fields not asked for, all of one type.
    pub fn others<T: Json>(&mut self) -> Map<T> {
        self.others_with(T::read)
    }

    /// The fields not asked for, all read with the same rules.
    pub fn others_with<T>(&mut self, read: fn(Node<'a>) -> T) -> Map<T> {
        let reader = self.node.reader;
        let item = |(key, value): (u32, Node<'a>)| {
            reader.add_unknown(1);
            (reader.index.characters(key).to_owned(), read(value))
        };
        self.unasked().map(item).collect::<Vec<_>>().into()
    }

    /// Requires at least one of these groups of fields; in a group all must be there.
    pub fn any_of(&mut self, groups: &[&[&str]]) {
        if self.groups_present(groups) == 0 {
            let message = format!("requires {}", list_groups(groups));
            self.node.breach(|| message);
        }
    }

    /// Requires exactly one of these groups of fields.
    pub fn one_of(&mut self, groups: &[&[&str]]) {
        if self.groups_present(groups) != 1 {
            let message = format!("requires exactly one of {}", list_groups(groups));
            self.node.breach(|| message);
        }
    }

    fn groups_present(&self, groups: &[&[&str]]) -> usize {
        groups.iter().filter(|group| group.iter().all(|name| self.has(name))).count()
    }

    /// Whether the object has a field, without asking for it.
    pub fn has(&self, name: &str) -> bool {
        let index = &self.node.reader.index;
        self.fields().any(|(key, _)| index.is_named(key, index.entry(key), name))
    }

    /// How many fields there are, counting a repeated name once.
    pub(crate) fn len(&self) -> usize {
        self.fields().count()
    }

    fn is_exhausted(&self) -> bool {
        self.asked.are_all_set(self.count)
    }

    fn unasked(&self) -> impl Iterator<Item = (u32, Node<'a>)> + '_ {
        self.ordinals().filter(|(ordinal, ..)| !self.asked.has(*ordinal)).map(|(_, key, value)| (key, value))
    }

    /// Every field: the entry of its key, and its value.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (u32, Node<'a>)> + '_ {
        self.ordinals().map(|(_, key, value)| (key, value))
    }

    fn ordinals(&self) -> impl Iterator<Item = (u32, u32, Node<'a>)> + '_ {
        let reader = self.node.reader;
        let mut key = self.node.at.wrapping_add(1);
        (0..self.count).filter_map(move |ordinal| {
            let at = key;
            let entry = reader.index.entry(at);
            key = entry.next;
            (entry.token == Token::Key).then_some((ordinal, at, Node { reader, at: at + 1 }))
        })
    }
}

/// `` `text`, or `media_urls` and `kind` ``
fn list_groups(groups: &[&[&str]]) -> String {
    let group = |names: &&[&str]| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" and ");
    groups.iter().map(group).collect::<Vec<_>>().join(", or ")
}
