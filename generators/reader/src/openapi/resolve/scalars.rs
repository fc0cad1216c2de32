//! Texts, numbers and booleans of a union: no reader could tell two of a family apart, so each family is one type.

use std::collections::HashSet;

use model::types::{Enumeration, Format, Integer, Member, Number, Shape, Text, Type, TypeId, Types};
use model::{Value, Words};

/// Types whose values look alike.
#[derive(Clone, Copy, Debug)]
pub(super) enum Family {
    Text,
    Number,
    Boolean,
}

pub(super) const FAMILIES: [Family; 3] = [Family::Text, Family::Number, Family::Boolean];

impl Family {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Boolean => "boolean",
        }
    }

    /// Whether values of a shape belong to it.
    pub(super) fn has(self, shape: &Shape) -> bool {
        let value = match shape {
            Shape::Constant(value) => Some(value),
            Shape::Enumeration(enumeration) => enumeration.members.first().map(|member| &member.value),
            _ => None,
        };
        match self {
            Self::Text => matches!(shape, Shape::Text(_)) || matches!(value, Some(Value::Text(_))),
            Self::Number => {
                matches!(shape, Shape::Integer(_) | Shape::Number(_)) || matches!(value, Some(Value::Number(_)))
            }
            Self::Boolean => matches!(shape, Shape::Boolean) || matches!(value, Some(Value::Bool(_))),
        }
    }

    /// The one shape of several types of this family.
    pub(super) fn merge(self, types: &Types, ids: &[TypeId]) -> Shape {
        let types: Vec<&Type> = ids.iter().map(|&id| types.get(id)).collect();
        match self {
            Self::Text => texts(&types),
            Self::Number => numbers(&types),
            Self::Boolean => booleans(&types),
        }
    }
}

/// "Any text, such as these" is an open enumeration of these. One member more than any text says nothing.
fn texts(types: &[&Type]) -> Shape {
    let members = members(types);
    let plain: Vec<&Text> =
        types.iter().filter_map(|ty| if let Shape::Text(text) = &ty.shape { Some(text) } else { None }).collect();
    match (&plain[..], members.len()) {
        ([], 0) => Shape::Any,
        ([], 1) => members.into_iter().next().map_or(Shape::Any, |member| Shape::Constant(member.value)),
        ([first, rest @ ..], 0 | 1) => {
            if members.is_empty() && rest.iter().all(|other| other == first) {
                return Shape::Text((*first).clone());
            }
            let format =
                if rest.iter().all(|other| other.format == first.format) { &first.format } else { &Format::Plain };
            let format = if members.is_empty() { format.clone() } else { Format::Plain };
            Shape::Text(Text { format, ..Text::default() })
        }
        (_, _) => Shape::Enumeration(Enumeration { members, open: true }),
    }
}

/// Numbers that are not listed make the listed ones pointless.
fn numbers(types: &[&Type]) -> Shape {
    if types.iter().any(|ty| matches!(ty.shape, Shape::Number(_))) {
        return Shape::Number(Number::default());
    }
    let integers =
        types.iter().filter_map(|ty| if let Shape::Integer(integer) = &ty.shape { Some(integer) } else { None });
    let integers: Vec<&Integer> = integers.collect();
    match integers[..] {
        [] => {
            let mut members = members(types);
            match members.len() {
                1 => members.pop().map_or(Shape::Any, |member| Shape::Constant(member.value)),
                _ => Shape::Enumeration(Enumeration { members, open: true }),
            }
        }
        [only] if types.len() == 1 => Shape::Integer(only.clone()),
        _ => {
            Shape::Integer(Integer { unsigned: integers.iter().all(|integer| integer.unsigned), ..Integer::default() })
        }
    }
}

fn booleans(types: &[&Type]) -> Shape {
    match types {
        [Type { shape: Shape::Constant(first), .. }, rest @ ..]
            if rest.iter().all(|ty| ty.shape == Shape::Constant(first.clone())) =>
        {
            Shape::Constant(first.clone())
        }
        _ => Shape::Boolean,
    }
}

/// The members of all, each once. A constant is a member; its title is its name.
fn members(types: &[&Type]) -> Vec<Member> {
    let mut all: Vec<Member> = Vec::new();
    let mut seen = HashSet::new();
    let mut add = |member: Member| {
        if seen.insert(member.value.clone()) {
            all.push(member);
        }
    };
    for ty in types {
        match &ty.shape {
            Shape::Enumeration(enumeration) => enumeration.members.iter().cloned().for_each(&mut add),
            Shape::Constant(value) => add(member(value, ty)),
            _ => {}
        }
    }
    all
}

fn member(value: &Value, ty: &Type) -> Member {
    let written = match value {
        Value::Text(text) | Value::Number(text) => text.as_str(),
        Value::Null | Value::Bool(_) | Value::List(_) | Value::Object(_) => "",
    };
    let title = Words::split(&ty.docs.summary);
    let name = if title.is_empty() { Words::split(if written.is_empty() { "empty" } else { written }) } else { title };
    Member { value: value.clone(), name, docs: model::Docs::new(ty.docs.description.clone()) }
}
