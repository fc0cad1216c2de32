//! One of several values.

use std::collections::HashSet;

use model::types::{Enumeration, Member, Shape, TypeId};
use model::{Docs, Value, Words};
use source::Diagnostic;

use super::kinds::Kinds;
use super::merge::Merged;
use super::place::Step;
use super::table::Job;
use crate::openapi::codes;
use crate::openapi::lower::{Lower, json_number};
use crate::tree::{Kind, Node};

/// Members of one kind.
type Members = Vec<Member>;

impl<'s> Lower<'s> {
    /// None where the values restrict nothing, so that the schema is what it would be without them.
    pub(super) fn lower_enumeration(&mut self, merged: &Merged<'s>, values: Node<'s>, job: &Job<'s>) -> Option<Shape> {
        let nodes = self.list_or_odd(values)?;
        let kinds = merged.kinds.unwrap_or(Kinds::ALL);
        let scalars = [Kinds::TEXT, Kinds::INTEGER, Kinds::BOOLEAN, Kinds::NULL];
        if scalars.iter().all(|&kind| !kinds.has(kind)) && nodes.iter().all(|node| node.scalar().is_some()) {
            self.odd(values, "the values are not of the schema's type", "not used");
            return None;
        }
        let (mut texts, mut numbers, mut booleans) = (Members::new(), Members::new(), Vec::new());
        let mut seen = HashSet::new();
        for (at, &node) in nodes.iter().enumerate() {
            if !self.spend(node, 1 + node.scalar().map_or(0, str::len) / 64) {
                break;
            }
            let Some(value) = self.member_value(node, kinds) else { continue };
            if !seen.insert(value.clone()) {
                self.odd(node, "this value stands twice", "left out");
                continue;
            }
            match value {
                Value::Bool(value) => booleans.push(value),
                Value::Text(_) => texts.push(member(merged, at, value)),
                Value::Number(_) => numbers.push(member(merged, at, value)),
                Value::Null => {}
                Value::List(_) | Value::Object(_) => {
                    self.odd(node, "a value of an enumeration is a list or an object", "the enumeration is not used");
                    return None;
                }
            }
        }
        Some(self.of_members(texts, numbers, &booleans, job))
    }

    fn list_or_odd(&mut self, values: Node<'s>) -> Option<Vec<Node<'s>>> {
        match values.list() {
            Some(list) if !list.is_empty() => Some(list.iter().collect()),
            Some(_) => {
                self.odd(values, "an enumeration without values", "restricts nothing");
                None
            }
            None => {
                self.odd(values, &format!("an enumeration is {}", values.described()), "expected a list of values");
                None
            }
        }
    }

    /// A member as the schema's type says it. YAML makes numbers and booleans of what is meant as text.
    fn member_value(&mut self, node: Node<'s>, kinds: Kinds) -> Option<Value> {
        let as_written = || node.scalar().map(|text| Value::Text(text.to_owned()));
        let (allowed, meant) = match node.kind() {
            Kind::Null => return None,
            Kind::Text(text) if text.is_empty() || kinds.has(Kinds::TEXT) => return as_written(),
            Kind::Text("true" | "false") if kinds.has(Kinds::BOOLEAN) => {
                (false, Some(Value::Bool(node.text() == Some("true"))))
            }
            Kind::Text(text) if kinds.has(Kinds::INTEGER) && text.parse::<f64>().is_ok_and(f64::is_finite) => {
                (false, Some(Value::Number(text.to_owned())))
            }
            Kind::Text(_) => (false, as_written()),
            Kind::Number(number) => (kinds.has(Kinds::INTEGER), Some(Value::Number(json_number(number)))),
            Kind::Bool(value) => (kinds.has(Kinds::BOOLEAN), Some(Value::Bool(value))),
            Kind::List(_) | Kind::Map(_) => return self.lower_value(node),
        };
        if allowed {
            return meant;
        }
        let (value, read) = match (node.kind(), kinds.has(Kinds::TEXT)) {
            (Kind::Number(_) | Kind::Bool(_), true) => (as_written(), "read as text"),
            _ => (meant, "kept"),
        };
        self.odd(node, &format!("{} is not of the schema's type", node.described()), read);
        value
    }

    /// The shape of an enumeration whose members are sorted by kind.
    fn of_members(&mut self, texts: Members, numbers: Members, booleans: &[bool], job: &Job<'s>) -> Shape {
        let shapes: Vec<(&'static str, Shape)> = [
            of_one_kind(texts).map(|s| ("text", s)),
            of_one_kind(numbers).map(|s| ("number", s)),
            of_booleans(booleans),
        ]
        .into_iter()
        .flatten()
        .collect();
        let span = job.schema.first.node.span();
        match shapes.len() {
            0 => Shape::Null,
            1 => shapes.into_iter().next().map_or(Shape::Null, |(_, shape)| shape),
            _ => {
                let mut ids: Vec<TypeId> = Vec::new();
                for (word, shape) in shapes {
                    let place = self.schemas.places.inside(job.place, Step::Part(word));
                    ids.push(self.schemas.add(shape, place, span));
                }
                Self::union_shape(ids)
            }
        }
    }

    fn odd(&mut self, node: Node<'s>, message: &str, label: &str) {
        self.out.push(Diagnostic::warning(&codes::ENUM, node.span(), message).label(label));
    }
}

fn member(merged: &Merged<'_>, at: usize, value: Value) -> Member {
    let text = match &value {
        Value::Text(text) | Value::Number(text) => text.as_str(),
        Value::Null | Value::Bool(_) | Value::List(_) | Value::Object(_) => "",
    };
    let name = listed(merged.words.value_names, at).unwrap_or(if text.is_empty() { "empty" } else { text });
    let docs = merged.words.value_docs;
    let docs = listed(docs, at).or_else(|| docs.and_then(|docs| docs.get(text)).and_then(Node::text));
    Member { name: Words::split(name), docs: Docs::new(docs.unwrap_or_default()), value }
}

/// What a list beside the values says about the one at a position.
fn listed(list: Option<Node<'_>>, at: usize) -> Option<&str> {
    list?.list()?.get(at)?.scalar()
}

/// A single value is a constant: JSON Schema (validation, section 6.1.3) says that they are the same.
fn of_one_kind(mut members: Members) -> Option<Shape> {
    match members.len() {
        0 => None,
        1 => members.pop().map(|member| Shape::Constant(member.value)),
        _ => Some(Shape::Enumeration(Enumeration { members, open: true })),
    }
}

fn of_booleans(booleans: &[bool]) -> Option<(&'static str, Shape)> {
    match booleans {
        [] => None,
        [one] => Some(("boolean", Shape::Constant(Value::Bool(*one)))),
        _ => Some(("boolean", Shape::Boolean)),
    }
}
