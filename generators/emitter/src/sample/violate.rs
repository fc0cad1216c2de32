//! Bad values.
//!
//! In: a type and a good value of it. Out: for each rule that can be broken, the value with one change that breaks this rule
//! and no other. The judge has the last word: what breaks two rules, or none, is left out.

use model::Value;
use model::types::{
    Extra, Field, Format, Group, Length, Object, Rule as GroupRule, Shape, Text, TypeRef, Types, Union,
};

use super::digits;
use super::judge::{Fault, faults, item};
use super::make::{Fill, sample};

/// Violations of one value at most: a large type has thousands of rules.
const COUNT_MAX: usize = 400;
/// Texts and lists are not made longer than this to break a bound.
const LENGTH_MAX: u64 = 5_000;

/// A value that breaks one rule.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Violation {
    /// The rule and its place.
    pub(crate) fault: Fault,
    /// The whole value.
    pub(crate) value: Value,
}

/// One for every rule that `good` keeps and that can be broken by itself.
pub(crate) fn violations(types: &Types, ty: TypeRef, good: &Value) -> Vec<Violation> {
    let breaker = Breaker { types };
    let mut all = Vec::new();
    for value in breaker.changes(ty, good, 0) {
        if all.len() >= COUNT_MAX {
            break;
        }
        if let [fault] = faults(types, ty, &value).as_slice()
            && !all.iter().any(|known: &Violation| known.fault == *fault)
        {
            all.push(Violation { fault: fault.clone(), value });
        }
    }
    all
}

struct Breaker<'t> {
    types: &'t Types,
}

impl Breaker<'_> {
    /// Values with one change, here or further inside.
    fn changes(&self, ty: TypeRef, good: &Value, depth: usize) -> Vec<Value> {
        if depth > 32 || *good == Value::Null {
            return Vec::new();
        }
        let shape = self.types.shape(ty.id);
        let mut changed = self.of_shape(shape, good);
        changed.extend(self.inside(shape, good, depth));
        // Another kind of value, and nothing at all.
        changed.extend([Value::Bool(true), Value::Number("7".to_owned()), Value::Text("x".to_owned()), Value::Null]);
        changed.extend([Value::List(Vec::new()), Value::Object(Vec::new())]);
        changed
    }

    fn of_shape(&self, shape: &Shape, good: &Value) -> Vec<Value> {
        match (shape, good) {
            (Shape::Integer(of), Value::Number(digits)) => {
                let mut changed: Vec<Value> =
                    digits::around(&of.range, digits).into_iter().map(Value::Number).collect();
                changed.push(Value::Number(format!("{digits}.5")));
                changed
            }
            (Shape::Number(of), Value::Number(digits)) => {
                digits::around(&of.range, digits).into_iter().map(Value::Number).collect()
            }
            (Shape::Text(of), Value::Text(text)) => of_text(of, text).into_iter().map(Value::Text).collect(),
            (Shape::Constant(_) | Shape::Enumeration(_), Value::Text(text)) => vec![Value::Text(format!("{text}-not"))],
            (Shape::Constant(_) | Shape::Enumeration(_), Value::Number(digits)) => {
                vec![Value::Number(format!("{digits}77"))]
            }
            (Shape::List(list), Value::List(items)) => {
                let more =
                    |at| sample(self.types, list.item, Fill::Minimal, &item("", at)).or_else(|| items.first().cloned());
                let mut changed: Vec<Value> = lengths(list.length, items, more).into_iter().map(Value::List).collect();
                changed.extend(
                    items.first().map(|first| Value::List([items.as_slice(), std::slice::from_ref(first)].concat())),
                );
                changed
            }
            (Shape::Map(map), Value::Object(entries)) => {
                let more = |at| {
                    let value = entries.first().map(|(_, value)| value.clone());
                    let value = value.or_else(|| sample(self.types, map.value, Fill::Minimal, ""));
                    Some((format!("key{}", at + 1), value?))
                };
                lengths(map.length, entries, more).into_iter().map(Value::Object).collect()
            }
            (Shape::Object(object), Value::Object(fields)) => self.of_object(object, fields),
            (Shape::Union(union), Value::Object(fields)) => of_tag(union, fields),
            _ => Vec::new(),
        }
    }

    fn of_object(&self, object: &Object, fields: &[(String, Value)]) -> Vec<Value> {
        let without = |names: &[String]| {
            Value::Object(fields.iter().filter(|(name, _)| !names.contains(name)).cloned().collect())
        };
        let required = object.fields.iter().filter(|field| field.required);
        let mut changed: Vec<Value> = required.map(|field| without(std::slice::from_ref(&field.name))).collect();
        if object.extra == Extra::Refuse {
            let stranger = ("no_such_field".to_owned(), Value::Number("1".to_owned()));
            changed.push(Value::Object([fields, &[stranger]].concat()));
        }
        for Group { rule, alternatives } in &object.groups {
            let optional = |name: &&String| object.field(name).is_some_and(|field| !field.required);
            changed.push(without(&alternatives.iter().flatten().filter(optional).cloned().collect::<Vec<_>>()));
            if *rule == GroupRule::OneOf {
                let absent = |field: &&Field| {
                    alternatives.iter().flatten().any(|name| *name == field.name)
                        && !fields.iter().any(|(name, _)| *name == field.name)
                };
                let made = object.fields.iter().filter(absent).filter_map(|field| {
                    Some((field.name.clone(), sample(self.types, field.ty, Fill::Minimal, &field.name)?))
                });
                changed.push(Value::Object(fields.iter().cloned().chain(made).collect()));
            }
        }
        changed
    }

    /// Changes of the parts, each put back into its whole.
    fn inside(&self, shape: &Shape, good: &Value, depth: usize) -> Vec<Value> {
        match (shape, good) {
            (Shape::Object(object), Value::Object(fields)) => {
                let of_field = |at: usize, (name, value): &(String, Value)| {
                    let ty = object.field(name).map(|field| field.ty);
                    let changes = ty.map(|ty| self.changes(ty, value, depth + 1)).unwrap_or_default();
                    changes.into_iter().map(|value| put_field(fields, at, value)).collect::<Vec<_>>()
                };
                fields.iter().enumerate().flat_map(|(at, field)| of_field(at, field)).collect()
            }
            (Shape::Map(map), Value::Object(fields)) => fields.first().map_or_else(Vec::new, |(_, value)| {
                self.changes(map.value, value, depth + 1).into_iter().map(|value| put_field(fields, 0, value)).collect()
            }),
            (Shape::List(list), Value::List(items)) => items.first().map_or_else(Vec::new, |first| {
                let put = |value| Value::List([&[value], items.get(1..).unwrap_or_default()].concat());
                self.changes(list.item, first, depth + 1).into_iter().map(put).collect()
            }),
            (Shape::Union(union), value) => {
                let fits =
                    |variant: &&model::types::Variant| faults(self.types, TypeRef::plain(variant.ty), value).is_empty();
                let variant = union.variants.iter().find(fits);
                variant.map_or_else(Vec::new, |variant| self.changes(TypeRef::plain(variant.ty), value, depth + 1))
            }
            _ => Vec::new(),
        }
    }
}

fn put_field(fields: &[(String, Value)], at: usize, value: Value) -> Value {
    let mut fields = fields.to_vec();
    if let Some((_, there)) = fields.get_mut(at) {
        *there = value;
    }
    Value::Object(fields)
}

fn of_text(of: &Text, text: &str) -> Vec<String> {
    let mut changed = Vec::new();
    if let Some(least) = of.length.min.filter(|least| *least > 0 && *least <= LENGTH_MAX) {
        let kept = usize::try_from(least - 1).unwrap_or(0);
        changed.push(text.chars().take(kept).collect());
        changed.push("a".repeat(kept));
    }
    if let Some(most) = of.length.max.filter(|most| *most <= LENGTH_MAX) {
        let missing = usize::try_from(most + 1).unwrap_or(0).saturating_sub(text.chars().count());
        let last = text.chars().last().unwrap_or('a').to_string();
        changed.push(format!("{text}{}", last.repeat(missing)));
        changed.push(format!("{text}{}", "a".repeat(missing)));
    }
    if let Format::Decimal(range) = &of.format {
        changed.extend(digits::around(range, text));
    }
    // Something that few patterns and no formats allow.
    changed.extend(["\u{1}!".to_owned(), format!("{text} \u{1}"), "a".repeat(text.chars().count())]);
    changed
}

/// One item too few, one too many.
fn lengths<T: Clone>(length: Length, items: &[T], more: impl Fn(usize) -> Option<T>) -> Vec<Vec<T>> {
    let mut changed = Vec::new();
    let few = length.min.and_then(|least| usize::try_from(least.checked_sub(1)?).ok());
    changed.extend(few.and_then(|few| items.get(..few)).map(|items| items.to_vec()));
    if let Some(most) = length.max.filter(|most| *most < LENGTH_MAX).and_then(|most| usize::try_from(most).ok()) {
        let missing = (items.len()..=most).map(more).collect::<Option<Vec<T>>>();
        changed.extend(missing.map(|missing| [items, &missing].concat()));
    }
    changed
}

/// A tag that no variant has.
fn of_tag(union: &Union, fields: &[(String, Value)]) -> Vec<Value> {
    let at = union.tag.as_ref().and_then(|tag| fields.iter().position(|(name, _)| name == tag));
    at.map(|at| put_field(fields, at, Value::Text("no_such_tag".to_owned()))).into_iter().collect()
}
