//! One schema, read once: the words of Swagger 2.0, OpenAPI 3.0 and JSON Schema side by side.
//!
//! Documents mix editions: `nullable` in 3.1, lists of types in 3.0, boolean and numeric exclusive bounds in both. So
//! every word is known whatever edition the document names. Nothing is judged here but what only has to do with words.

use std::collections::HashSet;

use super::kinds::is_null_name;
use super::merge::Says;
use crate::tree::{Key, Kind, Map, Node};

/// What one schema says, without what its references say.
#[derive(Clone, Debug, Default)]
pub(super) struct Keywords<'s> {
    pub(super) reference: Option<Node<'s>>,
    pub(super) all_of: Option<Node<'s>>,
    pub(super) any_of: Option<Node<'s>>,
    pub(super) one_of: Option<Node<'s>>,
    pub(super) discriminator: Option<Node<'s>>,

    pub(super) ty: Option<Node<'s>>,
    pub(super) format: Option<Node<'s>>,
    pub(super) nullable: bool,
    pub(super) constant: Option<Node<'s>>,
    pub(super) values: Option<Node<'s>>,
    pub(super) value_names: Option<Node<'s>>,
    pub(super) value_docs: Option<Node<'s>>,

    pub(super) properties: Option<Node<'s>>,
    pub(super) required: Option<Node<'s>>,
    pub(super) additional: Option<Node<'s>>,
    pub(super) patterns: Option<Node<'s>>,
    pub(super) min_properties: Option<Node<'s>>,
    pub(super) max_properties: Option<Node<'s>>,

    pub(super) items: Option<Node<'s>>,
    pub(super) prefix_items: Option<Node<'s>>,
    pub(super) min_items: Option<Node<'s>>,
    pub(super) max_items: Option<Node<'s>>,
    pub(super) unique_items: bool,

    pub(super) minimum: Option<Node<'s>>,
    pub(super) maximum: Option<Node<'s>>,
    /// A number in JSON Schema, a boolean about `minimum` before.
    pub(super) exclusive_minimum: Option<Node<'s>>,
    pub(super) exclusive_maximum: Option<Node<'s>>,
    pub(super) multiple_of: Option<Node<'s>>,
    pub(super) min_length: Option<Node<'s>>,
    pub(super) max_length: Option<Node<'s>>,
    pub(super) pattern: Option<Node<'s>>,
    pub(super) encoding: Option<Node<'s>>,
    pub(super) media: Option<Node<'s>>,
    /// Keys of our own, which manifests expand to: see [`crate::prim::types`].
    pub(super) own: Own<'s>,

    pub(super) notes: Annotations<'s>,
    /// Keywords that restrict values in a way that types do not have.
    pub(super) unchecked: Vec<Key<'s>>,
}

/// What JSON Schema cannot say, in keys of our own.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Own<'s> {
    /// `refuse`, `drop` or `keep`: what happens to fields that are not listed.
    pub(super) extra: Option<Node<'s>>,
    /// Media types of bytes.
    pub(super) media: Option<Node<'s>>,
    /// The most bytes.
    pub(super) max_bytes: Option<Node<'s>>,
    /// The least decimal.
    pub(super) minimum: Option<Node<'s>>,
    /// The greatest decimal.
    pub(super) maximum: Option<Node<'s>>,
}

/// What a schema says about values without restricting them.
#[derive(Clone, Debug, Default)]
pub(in crate::openapi) struct Annotations<'s> {
    pub(super) title: Option<&'s str>,
    pub(in crate::openapi) description: Option<&'s str>,
    pub(in crate::openapi) default: Option<Node<'s>>,
    pub(super) example: Option<Node<'s>>,
    pub(super) examples: Option<Node<'s>>,
    pub(in crate::openapi) deprecated: bool,
    pub(super) read_only: bool,
    pub(super) write_only: bool,
    /// The only providers that take the value (`x-only`).
    pub(super) only: Option<Node<'s>>,
}

impl<'s> Keywords<'s> {
    pub(super) fn of(schema: Map<'s>) -> Self {
        let mut words = Self::default();
        for (key, value) in schema.iter() {
            words.read(key, value);
        }
        words
    }

    fn read(&mut self, key: Key<'s>, value: Node<'s>) {
        // `type: null` and `const: null` mean null; everywhere else it is as good as nothing.
        if value.is_null() && !matches!(key.text, "type" | "const" | "default" | "example") {
            return;
        }
        // The words that documents use most come first: they are compared one after the other.
        let slot = match key.text {
            "type" => &mut self.ty,
            "$ref" => &mut self.reference,
            "description" => return self.notes.description = value.scalar(),
            "properties" => &mut self.properties,
            "items" => &mut self.items,
            "format" => &mut self.format,
            "example" | "x-example" => &mut self.notes.example,
            "required" => &mut self.required,
            "enum" => &mut self.values,
            "nullable" | "x-nullable" => return self.nullable |= is_true(value),
            "title" => return self.notes.title = value.scalar(),
            "allOf" => &mut self.all_of,
            "anyOf" => &mut self.any_of,
            "oneOf" => &mut self.one_of,
            "default" => &mut self.notes.default,
            "additionalProperties" => &mut self.additional,
            "maxLength" => &mut self.max_length,
            "minLength" => &mut self.min_length,
            "pattern" => &mut self.pattern,
            "minimum" => &mut self.minimum,
            "maximum" => &mut self.maximum,
            "const" => &mut self.constant,
            "examples" => &mut self.notes.examples,
            "discriminator" => &mut self.discriminator,
            "exclusiveMinimum" => &mut self.exclusive_minimum,
            "exclusiveMaximum" => &mut self.exclusive_maximum,
            "multipleOf" => &mut self.multiple_of,
            "minItems" => &mut self.min_items,
            "maxItems" => &mut self.max_items,
            "prefixItems" => &mut self.prefix_items,
            "minProperties" => &mut self.min_properties,
            "maxProperties" => &mut self.max_properties,
            "patternProperties" => &mut self.patterns,
            // Says the same about more schemas; where both stand, the older one is the closer.
            "unevaluatedProperties" if self.additional.is_none() => &mut self.additional,
            "contentEncoding" => &mut self.encoding,
            "contentMediaType" => &mut self.media,
            // A reference that a schema further out may redirect, which no document does.
            "$dynamicRef" | "$recursiveRef" if self.reference.is_none() => &mut self.reference,
            "x-only" => &mut self.notes.only,
            "x-extra" => &mut self.own.extra,
            "x-media" => &mut self.own.media,
            "x-max-bytes" => &mut self.own.max_bytes,
            "x-minimum" => &mut self.own.minimum,
            "x-maximum" => &mut self.own.maximum,
            "x-enum-varnames" | "x-enumNames" => &mut self.value_names,
            "x-enum-descriptions" | "x-enumDescriptions" => &mut self.value_docs,
            _ => return self.read_other(key, value),
        };
        *slot = Some(value);
    }

    fn read_other(&mut self, key: Key<'s>, value: Node<'s>) {
        match key.text {
            "uniqueItems" => self.unique_items = is_true(value),
            "deprecated" => self.notes.deprecated = is_true(value),
            "readOnly" => self.notes.read_only = is_true(value),
            "writeOnly" => self.notes.write_only = is_true(value),
            "not" | "if" | "contains" | "propertyNames" | "dependentRequired" | "dependentSchemas" | "dependencies"
            | "unevaluatedItems" => self.unchecked.push(key),
            _ => {}
        }
    }

    /// Whether other schemas take part.
    pub(super) fn combines(&self) -> bool {
        [self.reference, self.all_of, self.any_of, self.one_of].iter().any(Option::is_some)
    }

    /// Whether anything is said about values beside their type: fields, items, length, range, members.
    pub(super) fn describes_values(&self) -> bool {
        let values = [self.constant, self.values, self.format, self.encoding, self.media];
        let objects = [self.properties, self.required, self.additional, self.patterns, self.min_properties];
        let lists = [self.max_properties, self.items, self.prefix_items, self.min_items, self.max_items];
        let numbers = [self.minimum, self.maximum, self.exclusive_minimum, self.exclusive_maximum, self.multiple_of];
        let texts = [self.min_length, self.max_length, self.pattern];
        let most = [values, objects, lists, numbers];
        most.iter().flatten().chain(&texts).any(Option::is_some) || self.unique_items
    }

    /// Whether null is allowed by what stands here, references and combinations aside. None where nothing says so.
    pub(super) fn own_nullness(&self) -> Option<bool> {
        let members = || self.values.and_then(Node::list).map(|list| list.iter().any(Node::is_null));
        if self.nullable || members() == Some(true) {
            return Some(true);
        }
        let names = self.type_names().map(|names| names.into_iter().any(is_null_name));
        names.or_else(|| self.constant.map(Node::is_null)).or_else(members)
    }

    /// How much is said beside references and alternatives.
    pub(super) fn says(&self) -> Says {
        if self.describes_values() {
            Says::Something
        } else if self.ty.is_some() {
            Says::Kind
        } else {
            Says::Nothing
        }
    }

    /// Takes the word of a later part wherever it has one. Members of enumerations are those that both name.
    pub(super) fn overlay(&mut self, later: &Self) {
        let values = common_members(self.values, later.values);
        macro_rules! take {
            ($($field:ident),*) => { $(self.$field = later.$field.or(self.$field);)* };
        }
        take!(ty, format, constant, additional, min_properties, max_properties, items, prefix_items, min_items);
        take!(max_items, minimum, maximum, exclusive_minimum, exclusive_maximum, multiple_of, min_length, max_length);
        take!(pattern, encoding, media, discriminator);
        self.own.overlay(&later.own);
        if values.map(Node::id) == later.values.map(Node::id) {
            take!(value_names, value_docs);
        }
        self.values = values;
        self.unique_items |= later.unique_items;
        self.nullable |= later.nullable;
        self.notes.title = later.notes.title.or(self.notes.title);
        self.notes.description = later.notes.description.or(self.notes.description);
    }

    /// The names of types that stand in `type`, if it stands there.
    pub(super) fn type_names(&self) -> Option<Vec<Node<'s>>> {
        let node = self.ty?;
        Some(match node.kind() {
            Kind::List(list) => list.iter().collect(),
            Kind::Null | Kind::Bool(_) | Kind::Number(_) | Kind::Text(_) | Kind::Map(_) => vec![node],
        })
    }
}

impl Own<'_> {
    fn overlay(&mut self, later: &Self) {
        self.extra = later.extra.or(self.extra);
        self.media = later.media.or(self.media);
        self.max_bytes = later.max_bytes.or(self.max_bytes);
        self.minimum = later.minimum.or(self.minimum);
        self.maximum = later.maximum.or(self.maximum);
    }
}

impl<'s> Annotations<'s> {
    /// Adds what a schema further in says. The outer one has said it first; prose behind a reference is about the type
    /// and not about the place.
    pub(super) fn add(&mut self, inner: &Self, behind_reference: bool) {
        self.default = self.default.or(inner.default);
        self.only = self.only.or(inner.only);
        self.deprecated |= inner.deprecated;
        self.read_only |= inner.read_only;
        self.write_only |= inner.write_only;
        if !behind_reference {
            self.description = self.description.or(inner.description);
        }
    }

    /// Values given as examples, in either way.
    pub(super) fn all_examples(&self) -> impl Iterator<Item = Node<'s>> {
        let list = self.examples.and_then(Node::list).into_iter().flat_map(|list| list.iter());
        // Written as a map where it should be a list, as beside a parameter.
        let map = self.examples.and_then(Node::map).into_iter().flat_map(|map| map.iter());
        let named = map.map(|(_, example)| example.get("value").unwrap_or(example));
        self.example.into_iter().chain(list).chain(named)
    }
}

fn is_true(value: Node<'_>) -> bool {
    value.bool() == Some(true) || value.text() == Some("true")
}

/// The enumeration that is the narrower: a part that builds on another mostly picks some of its members. Two that do not
/// contain each other leave the later one.
fn common_members<'s>(earlier: Option<Node<'s>>, later: Option<Node<'s>>) -> Option<Node<'s>> {
    let (Some(a), Some(b)) = (earlier, later) else { return later.or(earlier) };
    let texts = |node: Node<'s>| -> HashSet<Option<&'s str>> {
        node.list().into_iter().flat_map(|list| list.iter()).map(Node::scalar).collect()
    };
    let (in_a, in_b) = (texts(a), texts(b));
    Some(if in_a.is_subset(&in_b) && in_a.len() < in_b.len() { a } else { b })
}
