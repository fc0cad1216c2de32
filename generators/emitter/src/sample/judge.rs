//! What is wrong with a value.
//!
//! In: a type and a value. Out: every rule that the value breaks, with its place. It judges as generated readers of our own
//! types do: what is not said is not allowed.

use model::Value;
use model::types::{Extra, Format, Length, Object, Range, Rule as GroupRule, Shape, Text, TypeRef, Types, Union};
use prim_json::Format as Known;

use super::digits::{Beyond, Digits, beyond};

/// A value nested deeper than this is not looked at.
const DEPTH_MAX: usize = 64;

/// A rule of a type, in the words of JSON Schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub(crate) enum Rule {
    Type,
    Required,
    AdditionalProperties,
    MinLength,
    MaxLength,
    Pattern,
    Format,
    Minimum,
    Maximum,
    MultipleOf,
    Enum,
    Const,
    MinItems,
    MaxItems,
    UniqueItems,
    AnyOf,
    OneOf,
}

impl Rule {
    /// The keyword.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Type => "type",
            Self::Required => "required",
            Self::AdditionalProperties => "additionalProperties",
            Self::MinLength => "minLength",
            Self::MaxLength => "maxLength",
            Self::Pattern => "pattern",
            Self::Format => "format",
            Self::Minimum => "minimum",
            Self::Maximum => "maximum",
            Self::MultipleOf => "multipleOf",
            Self::Enum => "enum",
            Self::Const => "const",
            Self::MinItems => "minItems",
            Self::MaxItems => "maxItems",
            Self::UniqueItems => "uniqueItems",
            Self::AnyOf => "anyOf",
            Self::OneOf => "oneOf",
        }
    }
}

/// A rule that is broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// Where: `messages[0].role`; empty for the value itself.
    pub(crate) path: String,
    /// Which.
    pub(crate) rule: Rule,
}

/// Everything that is wrong with a value.
pub(crate) fn faults(types: &Types, ty: TypeRef, value: &Value) -> Vec<Fault> {
    let mut judge = Judge { types, found: Vec::new() };
    judge.judge(ty, value, "", 0);
    judge.found
}

/// The path of a member.
pub(super) fn member(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

/// The path of an item.
pub(super) fn item(path: &str, at: usize) -> String {
    format!("{path}[{at}]")
}

struct Judge<'t> {
    types: &'t Types,
    found: Vec<Fault>,
}

impl Judge<'_> {
    fn fault(&mut self, path: &str, rule: Rule) {
        self.found.push(Fault { path: path.to_owned(), rule });
    }

    fn judge(&mut self, ty: TypeRef, value: &Value, path: &str, depth: usize) {
        if depth > DEPTH_MAX || (ty.nullable && *value == Value::Null) {
            return;
        }
        match (self.types.shape(ty.id), value) {
            (Shape::Any, _) | (Shape::Null, Value::Null) | (Shape::Boolean, Value::Bool(_)) => {}
            (Shape::Integer(integer), Value::Number(digits)) => {
                let is_whole = Digits::parse(digits).is_none_or(Digits::is_whole);
                if is_whole { self.number(&integer.range, digits, path) } else { self.fault(path, Rule::Type) }
            }
            (Shape::Number(number), Value::Number(digits)) => self.number(&number.range, digits, path),
            (Shape::Text(of), Value::Text(text)) => self.text(of, text, path),
            (Shape::Bytes(_), Value::Text(_)) => {}
            (Shape::Constant(wanted), found) => {
                if wanted != found {
                    self.fault(path, Rule::Const);
                }
            }
            (Shape::Enumeration(of), found) => {
                let is_kind = of.members.iter().any(|member| kind(&member.value) == kind(found));
                let is_member = of.members.iter().any(|member| member.value == *found);
                if !(is_member || (of.open && is_kind)) {
                    self.fault(path, if is_kind { Rule::Enum } else { Rule::Type });
                }
            }
            (Shape::List(list), Value::List(items)) => {
                self.length(list.length, items.len(), [Rule::MinItems, Rule::MaxItems], path);
                let repeats = |at: usize| items.iter().take(at).any(|before| items.get(at) == Some(before));
                if list.unique && (0..items.len()).any(repeats) {
                    self.fault(path, Rule::UniqueItems);
                }
                for (at, value) in items.iter().enumerate() {
                    self.judge(list.item, value, &item(path, at), depth + 1);
                }
            }
            (Shape::Map(map), Value::Object(fields)) => {
                self.length(map.length, fields.len(), [Rule::MinItems, Rule::MaxItems], path);
                for (name, value) in fields {
                    self.judge(map.value, value, &member(path, name), depth + 1);
                }
            }
            (Shape::Object(object), Value::Object(fields)) => self.object(object, fields, path, depth),
            (Shape::Union(union), value) => self.union(union, value, path, depth),
            (
                Shape::Null
                | Shape::Boolean
                | Shape::Integer(_)
                | Shape::Number(_)
                | Shape::Text(_)
                | Shape::Bytes(_)
                | Shape::List(_)
                | Shape::Map(_)
                | Shape::Object(_),
                _,
            ) => self.fault(path, Rule::Type),
        }
    }

    fn number(&mut self, range: &Range, digits: &str, path: &str) {
        let Some(number) = Digits::parse(digits) else { return };
        for beyond in beyond(range, number) {
            self.fault(path, range_rule(beyond));
        }
    }

    fn text(&mut self, of: &Text, text: &str, path: &str) {
        for rule in broken_by_text(of, text) {
            self.fault(path, rule);
        }
    }

    fn length(&mut self, length: Length, count: usize, [min, max]: [Rule; 2], path: &str) {
        for rule in broken_by_length(length, count, [min, max]) {
            self.fault(path, rule);
        }
    }

    fn object(&mut self, object: &Object, fields: &[(String, Value)], path: &str, depth: usize) {
        for field in &object.fields {
            let found = fields.iter().find(|(name, _)| *name == field.name);
            match found {
                Some((name, value)) => self.judge(field.ty, value, &member(path, name), depth + 1),
                None if field.required => self.fault(&member(path, &field.name), Rule::Required),
                None => {}
            }
        }
        for (name, value) in fields.iter().filter(|(name, _)| object.field(name).is_none()) {
            match object.extra {
                Extra::Refuse => self.fault(&member(path, name), Rule::AdditionalProperties),
                Extra::Drop => {}
                Extra::Keep(ty) => self.judge(ty, value, &member(path, name), depth + 1),
            }
        }
        for group in &object.groups {
            let is_there = |name: &String| fields.iter().any(|(known, _)| known == name);
            let held = group.alternatives.iter().filter(|names| names.iter().all(is_there)).count();
            match group.rule {
                GroupRule::AnyOf if held == 0 => self.fault(path, Rule::AnyOf),
                GroupRule::OneOf if held != 1 => self.fault(path, Rule::OneOf),
                GroupRule::AnyOf | GroupRule::OneOf => {}
            }
        }
    }

    /// With a tag, the faults of the one variant that is meant; without one, whether any variant fits.
    fn union(&mut self, union: &Union, value: &Value, path: &str, depth: usize) {
        if let Some(tag) = union.tag.as_deref() {
            let meant = value.get(tag).and_then(Value::text);
            let variant = meant
                .and_then(|meant| union.variants.iter().find(|variant| variant.tags.iter().any(|tag| tag == meant)));
            if let Some(variant) = variant {
                return self.judge(TypeRef::plain(variant.ty), value, path, depth + 1);
            }
        }
        let fits = |variant: &model::types::Variant| {
            let mut judge = Judge { types: self.types, found: Vec::new() };
            judge.judge(TypeRef::plain(variant.ty), value, path, depth + 1);
            judge.found.is_empty()
        };
        let is_any = union.variants.iter().any(fits);
        // With a tag that no variant has, nothing fits, whatever else is there.
        let is_tagged = union.tag.is_some() && union.variants.iter().any(|variant| !variant.tags.is_empty());
        if is_tagged || !is_any {
            self.fault(path, Rule::AnyOf);
        }
    }
}

/// The rules of a type of text that one text breaks.
pub(super) fn broken_by_text(of: &Text, text: &str) -> Vec<Rule> {
    if !is_of_format(&of.format, text) {
        return vec![Rule::Format];
    }
    let mut broken = broken_by_length(of.length, text.chars().count(), [Rule::MinLength, Rule::MaxLength]);
    if let (Format::Decimal(range), Some(number)) = (&of.format, Digits::parse(text)) {
        broken.extend(beyond(range, number).into_iter().map(range_rule));
    }
    // A pattern that we do not understand holds nothing back here; the reader of specs has reported it.
    let pattern = of.pattern.as_deref().and_then(|pattern| regex_lite::Regex::new(pattern).ok());
    if pattern.is_some_and(|pattern| !pattern.is_match(text)) {
        broken.push(Rule::Pattern);
    }
    broken
}

fn broken_by_length(length: Length, count: usize, [min, max]: [Rule; 2]) -> Vec<Rule> {
    let count = u64::try_from(count).unwrap_or(u64::MAX);
    let is_short = length.min.is_some_and(|least| count < least);
    let is_long = length.max.is_some_and(|most| count > most);
    [(is_short, min), (is_long, max)].into_iter().filter_map(|(is_so, rule)| is_so.then_some(rule)).collect()
}

fn range_rule(beyond: Beyond) -> Rule {
    match beyond {
        Beyond::Min => Rule::Minimum,
        Beyond::Max => Rule::Maximum,
        Beyond::Step => Rule::MultipleOf,
    }
}

/// The formats that generated code checks, by the same code.
fn is_of_format(format: &Format, text: &str) -> bool {
    let known = match format {
        Format::Plain | Format::Secret | Format::Id | Format::Other(_) => return true,
        Format::DateTime => Known::DateTime,
        Format::Date => Known::Date,
        Format::Uuid => Known::Uuid,
        Format::Url => Known::Url,
        Format::Email => Known::Email,
        Format::Phone => Known::Phone,
        Format::Decimal(_) => Known::Decimal,
        Format::Base64 => Known::Base64,
    };
    known.admits(text)
}

/// Kinds of JSON values.
pub(super) fn kind(value: &Value) -> u8 {
    match value {
        Value::Null => 0,
        Value::Bool(_) => 1,
        Value::Number(_) => 2,
        Value::Text(_) => 3,
        Value::List(_) => 4,
        Value::Object(_) => 5,
    }
}
