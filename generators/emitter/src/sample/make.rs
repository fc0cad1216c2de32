//! Good values.
//!
//! In: a type. Out: a value that keeps all of its rules: the author's own example or default where that is valid, else one
//! that is made. Recursion and size are bounded: what is optional is left out when it gets deep.

use model::Value;
use model::types::{
    Access, Enumeration, Field, List, Map, Object, Rule as GroupRule, Shape, Text, TypeId, TypeRef, Types, Union,
};

use super::judge::{faults, item, member};
use super::{digits, text};

/// How much of a value is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fill {
    /// What is required.
    Minimal,
    /// Everything that may be there.
    Full,
}

const DEPTH_MAX: usize = 32;
/// Below this depth only what is required is made.
const DEPTH_FULL: usize = 8;
/// Beyond so many values only what is required is made.
const SIZE_FULL: usize = 2_000;
const SIZE_MAX: usize = 20_000;
/// No list or map is made longer than this.
const ITEMS_MAX: u64 = 1_000;

/// A value of a type, always the same for the same path. None where no finite value of bearable size was found.
pub(crate) fn sample(types: &Types, ty: TypeRef, fill: Fill, path: &str) -> Option<Value> {
    let good = |fill| {
        let mut maker = Maker { types, fill, made: 0, open: Vec::new() };
        maker.make(ty, path, 0, 0).filter(|value| faults(types, ty, value).is_empty())
    };
    // What is full may be full of contradictions; what is required may still be possible.
    good(fill).or_else(|| good(Fill::Minimal))
}

/// A text by itself, with a name in it where its rules leave room.
pub(crate) fn make_text(of: &Text, name: &str) -> Option<String> {
    text::make(of, name, seed_of(name))
}

struct Maker<'t> {
    types: &'t Types,
    fill: Fill,
    made: usize,
    /// Types being made, to see recursion.
    open: Vec<TypeId>,
}

impl Maker<'_> {
    /// `nth` tells the items of one list apart.
    fn make(&mut self, ty: TypeRef, path: &str, nth: usize, depth: usize) -> Option<Value> {
        self.made += 1;
        if depth > DEPTH_MAX || self.made > SIZE_MAX {
            return None;
        }
        let found = self.types.get(ty.id);
        let good = |example: &&Value| faults(self.types, TypeRef::plain(ty.id), example).is_empty();
        if let Some(example) = found.examples.iter().filter(good).nth(nth) {
            return Some(example.clone());
        }
        // A type inside of itself is made twice at most.
        if self.open.iter().filter(|&&open| open == ty.id).count() > 1 {
            return ty.nullable.then_some(Value::Null);
        }
        self.open.push(ty.id);
        let value = self.make_shape(&found.shape, path, nth, depth);
        self.open.pop();
        value.or(ty.nullable.then_some(Value::Null))
    }

    fn make_shape(&mut self, shape: &Shape, path: &str, nth: usize, depth: usize) -> Option<Value> {
        let seed = seed_of(path);
        let name = last_name(path);
        Some(match shape {
            Shape::Any | Shape::Bytes(_) => Value::Text(format!("{name}-{:04x}", seed % 0x1_0000)),
            Shape::Null => Value::Null,
            Shape::Boolean => Value::Bool(nth.is_multiple_of(2)),
            Shape::Integer(integer) => Value::Number(digits::pick(&integer.range, 0, seed.wrapping_add(nth as u64))?),
            Shape::Number(number) => Value::Number(digits::pick(&number.range, 1, seed.wrapping_add(nth as u64))?),
            Shape::Text(of) => Value::Text(text::make(of, name, seed)?),
            Shape::Constant(value) => value.clone(),
            Shape::Enumeration(of) => make_member(of, nth)?,
            Shape::List(list) => self.make_list(list, path, depth)?,
            Shape::Map(map) => self.make_map(map, path, depth)?,
            Shape::Object(object) => self.make_object(object, path, depth)?,
            Shape::Union(union) => self.make_union(union, path, nth, depth)?,
        })
    }

    fn is_lean(&self, depth: usize) -> bool {
        self.fill == Fill::Minimal || depth > DEPTH_FULL || self.made > SIZE_FULL
    }

    /// How many items or entries: what is required, and one more than none where there is room.
    fn count(&self, length: model::types::Length, depth: usize) -> Option<u64> {
        let least = length.min.unwrap_or(0);
        let wanted = if self.is_lean(depth) { least } else { least.max(1).min(length.max.unwrap_or(u64::MAX)) };
        (wanted <= ITEMS_MAX).then_some(wanted)
    }

    fn make_list(&mut self, list: &List, path: &str, depth: usize) -> Option<Value> {
        let least = list.length.min.unwrap_or(0);
        let mut items: Vec<Value> = Vec::new();
        for at in 0..self.count(list.length, depth)? {
            let at = usize::try_from(at).ok()?;
            match self.make(list.item, &item(path, at), at, depth + 1) {
                Some(value) => items.push(value),
                None if at as u64 >= least => break,
                None => return None,
            }
        }
        Some(Value::List(items))
    }

    fn make_map(&mut self, map: &Map, path: &str, depth: usize) -> Option<Value> {
        let least = map.length.min.unwrap_or(0);
        let mut entries = Vec::new();
        for at in 0..self.count(map.length, depth)? {
            let name = format!("key{}", at + 1);
            match self.make(map.value, &member(path, &name), usize::try_from(at).ok()?, depth + 1) {
                Some(value) => entries.push((name, value)),
                None if at >= least => break,
                None => return None,
            }
        }
        Some(Value::Object(entries))
    }

    fn make_object(&mut self, object: &Object, path: &str, depth: usize) -> Option<Value> {
        let (wanted, barred) = grouped(object);
        let is_lean = self.is_lean(depth);
        let mut made = Vec::new();
        for field in &object.fields {
            let is_needed = field.required || wanted.contains(&field.name.as_str());
            let is_welcome = !is_lean && may_be_sent(field) && !barred.contains(&field.name.as_str());
            // An optional value of a type that is being made would only go round once more.
            let is_round = self.open.contains(&field.ty.id);
            if !is_needed && (!is_welcome || is_round) {
                continue;
            }
            let default = field.default.clone().filter(|default| faults(self.types, field.ty, default).is_empty());
            let value = match default {
                Some(default) => Some(default),
                None => self.make(field.ty, &member(path, &field.name), 0, depth + 1),
            };
            match value {
                Some(value) => made.push((field.name.clone(), value)),
                None if is_needed => return None,
                None => {}
            }
        }
        Some(Value::Object(made))
    }

    fn make_union(&mut self, union: &Union, path: &str, nth: usize, depth: usize) -> Option<Value> {
        let count = union.variants.len().max(1);
        for turn in 0..count {
            let variant = union.variants.get((nth + turn) % count)?;
            let Some(mut value) = self.make(TypeRef::plain(variant.ty), path, nth, depth + 1) else { continue };
            if let (Some(tag), Some(text), Value::Object(fields)) = (&union.tag, variant.tags.first(), &mut value) {
                let text = Value::Text(text.clone());
                match fields.iter_mut().find(|(name, _)| name == tag) {
                    Some((_, said)) => *said = text,
                    None => fields.insert(0, (tag.clone(), text)),
                }
            }
            return Some(value);
        }
        None
    }
}

/// Whether a caller of any provider may send a field.
fn may_be_sent(field: &Field) -> bool {
    field.access != Access::ReadOnly && field.only.is_empty()
}

/// What groups ask for beyond what is required: the fields of their first alternatives, and those that must then not be
/// there.
fn grouped(object: &Object) -> (Vec<&str>, Vec<&str>) {
    let (mut wanted, mut barred) = (Vec::new(), Vec::new());
    for group in &object.groups {
        let is_sure =
            |name: &String| object.field(name).is_some_and(|field| field.required) || wanted.contains(&name.as_str());
        let sure = group.alternatives.iter().position(|names| names.iter().all(is_sure));
        let Some(chosen) = group.alternatives.get(sure.unwrap_or(0)) else { continue };
        wanted.extend(chosen.iter().map(String::as_str));
        if group.rule == GroupRule::OneOf {
            let others = group.alternatives.iter().filter(|names| *names != chosen);
            barred.extend(others.flatten().filter(|name| !chosen.contains(name)).map(String::as_str));
        }
    }
    (wanted, barred)
}

/// A member, but not the one that stands for what is not known.
fn make_member(of: &Enumeration, nth: usize) -> Option<Value> {
    let unknown = |value: &Value| value.text() == Some("unknown");
    let mut members: Vec<&Value> = of.members.iter().map(|member| &member.value).collect();
    members.sort_by_key(|value| unknown(value));
    members.get(nth % members.len().max(1)).map(|value| (*value).clone())
}

/// FNV-1a, 64 bits: the same everywhere and always.
fn seed_of(path: &str) -> u64 {
    path.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// `content` of `messages[0].content`; `messages` of `messages[0]`.
fn last_name(path: &str) -> &str {
    let last = path.rsplit('.').next().unwrap_or(path);
    let name = last.split('[').next().unwrap_or(last);
    if name.is_empty() { "value" } else { name }
}
