//! What a type is: one look at what a schema says, then one function per shape.

use model::Value;
use model::types::Shape;

use super::kinds::Kinds;
use super::merge::Merged;
use super::table::Job;
use super::{number, text};
use crate::openapi::lower::Lower;
use crate::tree::Node;

impl<'s> Lower<'s> {
    /// Decides what a type is. The order is that of how much each word says.
    pub(super) fn lower_shape(&mut self, merged: &Merged<'s>, job: &Job<'s>) -> Shape {
        if merged.nothing {
            return Shape::Any;
        }
        if let Some(constant) = merged.words.constant {
            return self.lower_constant(constant);
        }
        if let Some(values) = merged.words.values
            && let Some(shape) = self.lower_enumeration(merged, values, job)
        {
            return shape;
        }
        if let Some(heirs) = self.heirs(merged, job) {
            return self.lower_family(merged, &heirs, job);
        }
        if !merged.alternatives.is_empty() {
            return self.lower_union(merged, job);
        }
        let kinds: Vec<Kinds> =
            merged.kinds.or_else(|| implied_kinds(merged)).into_iter().flat_map(Kinds::each).collect();
        match kinds[..] {
            [] if merged.kinds.is_some_and(|kinds| kinds.has(Kinds::NULL)) => Shape::Null,
            [] => Shape::Any,
            [kind] => self.lower_kind(kind, merged, job),
            _ => self.lower_kinds(&kinds, merged, job),
        }
    }

    /// The shape of values of one kind.
    pub(super) fn lower_kind(&mut self, kind: Kinds, merged: &Merged<'s>, job: &Job<'s>) -> Shape {
        match kind {
            Kinds::OBJECT if merged.properties.iter().len() == 0 => self.lower_map(merged, job),
            Kinds::OBJECT => self.lower_object(merged, job),
            Kinds::LIST => self.lower_list(merged, job),
            Kinds::TEXT => self.lower_text(merged, job.mode),
            Kinds::NUMBER => number::number(&merged.words),
            Kinds::INTEGER => number::integer(&merged.words),
            Kinds::BOOLEAN => Shape::Boolean,
            _ => Shape::Any,
        }
    }

    fn lower_constant(&mut self, constant: Node<'s>) -> Shape {
        match self.lower_value(constant) {
            Some(Value::Null) => Shape::Null,
            Some(value) => Shape::Constant(value),
            None => Shape::Any,
        }
    }
}

/// What kind of values a schema is about that does not say so.
fn implied_kinds(merged: &Merged<'_>) -> Option<Kinds> {
    let words = &merged.words;
    let any = |nodes: &[Option<Node<'_>>]| nodes.iter().any(Option::is_some);
    let object = any(&[words.properties, words.additional, words.patterns, words.min_properties, words.max_properties])
        || merged.properties.iter().len() > 0
        || !merged.patterns.is_empty()
        || !merged.required.is_empty()
        || !merged.groups.is_empty();
    let list = any(&[words.items, words.prefix_items, words.min_items, words.max_items]) || words.unique_items;
    let number = any(&[words.minimum, words.maximum, words.exclusive_minimum, words.exclusive_maximum])
        || words.multiple_of.is_some();
    let text = any(&[words.pattern, words.min_length, words.max_length, words.encoding, words.media]);
    let format = words.format.and_then(Node::text);
    let text = text || format.is_some_and(text::is_format);
    let told = [(object, Kinds::OBJECT), (list, Kinds::LIST), (number, Kinds::NUMBER), (text, Kinds::TEXT)];
    told.into_iter().find(|(told, _)| *told).map(|(_, kind)| kind)
}
