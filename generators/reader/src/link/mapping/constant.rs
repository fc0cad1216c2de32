//! Constants: checked against the type that they are to be, when code is generated.

use model::Value;
use model::mapping::{Expr, Of, Side};
use model::types::{Extra, Format, Length, Object, Range, Shape, TypeRef, Types};
use source::{Diagnostic, Span};

use super::{Mapper, Want, constant_expr};
use crate::link::codes;
use crate::link::sides::Sides;

impl Mapper<'_, '_> {
    pub(super) fn fit_constant(&mut self, value: Value, span: Span, want: &Want) -> Option<Expr> {
        let problem = match &want.of {
            Of::Type(side, id) => {
                let ty = TypeRef { id: *id, nullable: want.nullable };
                accepts(self.sides.types(*side), ty, &value).err()
            }
            Of::Any => None,
            Of::Text | Of::Secret | Of::Moment => (!matches!(value, Value::Text(_))).then(Reason::default),
            Of::Integer | Of::Number => (!matches!(value, Value::Number(_))).then(Reason::default),
            Of::Decimal => (!matches!(value, Value::Text(_))).then(Reason::default),
            Of::Boolean => (!matches!(value, Value::Bool(_))).then(Reason::default),
            Of::List(_) | Of::Input | Of::Bytes => Some(Reason::default()),
        };
        let Some(problem) = problem else { return Some(constant_expr(value, want.of.clone(), span)) };
        let expected = self.sides.describe(&want.of);
        let message = format!("{} cannot be {}, which is {expected}", want.label, written(&value));
        let mut diagnostic = Diagnostic::error(&codes::CONSTANT, span, message);
        if !problem.why.is_empty() {
            diagnostic = diagnostic.label(problem.described());
        }
        if let (Value::Text(text), false) = (&value, problem.words.is_empty()) {
            diagnostic = diagnostic.suggest(text, problem.words.iter().map(String::as_str));
        }
        self.out.push(want.declared.into_iter().fold(diagnostic, |d, span| d.also(span, "declared here")));
        None
    }
}

/// The one value that a type can have, if it can have only one.
pub(in crate::link) fn constant_of(sides: &Sides<'_>, side: Side, ty: TypeRef) -> Option<Value> {
    match sides.types(side).shape(ty.id) {
        Shape::Constant(value) => Some(value.clone()),
        Shape::Enumeration(enumeration) => match &enumeration.members[..] {
            [only] if !ty.nullable => Some(only.value.clone()),
            _ => None,
        },
        _ => None,
    }
}

/// Why a constant is not of a type.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::link) struct Reason {
    /// The way to the place inside of the constant.
    pub(in crate::link) path: Vec<String>,
    pub(in crate::link) why: String,
    /// What it could have been.
    pub(in crate::link) words: Vec<String>,
}

impl Reason {
    fn plain(why: impl Into<String>) -> Self {
        Self { why: why.into(), ..Self::default() }
    }

    fn inside(mut self, step: impl Into<String>) -> Self {
        self.path.insert(0, step.into());
        self
    }

    /// `messages.0.role: there is no …`
    pub(in crate::link) fn described(&self) -> String {
        if self.path.is_empty() { self.why.clone() } else { format!("`{}`: {}", self.path.join("."), self.why) }
    }
}

/// Whether a constant is of a type, rules included.
pub(in crate::link) fn accepts(types: &Types, ty: TypeRef, value: &Value) -> Result<(), Reason> {
    if *value == Value::Null {
        let takes_null = ty.nullable || matches!(types.shape(ty.id), Shape::Null | Shape::Any);
        return if takes_null { Ok(()) } else { Err(Reason::plain("null is not taken")) };
    }
    match (types.shape(ty.id), value) {
        (Shape::Any, _) | (Shape::Boolean, Value::Bool(_)) => Ok(()),
        (Shape::Integer(integer), Value::Number(digits)) => {
            if digits.contains(['.', 'e', 'E']) {
                Err(Reason::plain("it is not whole"))
            } else {
                in_range(&integer.range, digits)
            }
        }
        (Shape::Number(number), Value::Number(digits)) => in_range(&number.range, digits),
        (Shape::Text(text), Value::Text(found)) => in_text(text, found),
        (Shape::Constant(only), _) => {
            if only == value {
                Ok(())
            } else {
                Err(Reason { why: format!("it is always {}", written(only)), ..Reason::default() })
            }
        }
        (Shape::Enumeration(enumeration), _) => {
            if enumeration.members.iter().any(|member| member.value == *value) {
                return Ok(());
            }
            let words = enumeration.members.iter().filter_map(|member| member.value.text()).map(str::to_owned);
            Err(Reason { why: "there is no such value".to_owned(), words: words.collect(), ..Reason::default() })
        }
        (Shape::List(list), Value::List(items)) => {
            in_length(list.length, items.len(), "items")?;
            items.iter().enumerate().try_for_each(|(at, item)| {
                accepts(types, list.item, item).map_err(|reason| reason.inside(at.to_string()))
            })
        }
        (Shape::Map(map), Value::Object(fields)) => {
            in_length(map.length, fields.len(), "entries")?;
            fields
                .iter()
                .try_for_each(|(name, value)| accepts(types, map.value, value).map_err(|reason| reason.inside(name)))
        }
        (Shape::Object(object), Value::Object(fields)) => in_object(types, object, fields),
        (Shape::Union(union), _) => {
            let mut closest: Option<Reason> = None;
            for variant in &union.variants {
                match accepts(types, TypeRef::plain(variant.ty), value) {
                    Ok(()) => return Ok(()),
                    Err(reason) => {
                        if closest.as_ref().is_none_or(|closest| reason.path.len() > closest.path.len()) {
                            closest = Some(reason);
                        }
                    }
                }
            }
            Err(closest.unwrap_or_default())
        }
        _ => Err(Reason::plain(format!("{} is of another kind", written(value)))),
    }
}

fn in_object(types: &Types, object: &Object, fields: &[(String, Value)]) -> Result<(), Reason> {
    for (name, value) in fields {
        match (object.field(name), object.extra) {
            (Some(field), _) => accepts(types, field.ty, value).map_err(|reason| reason.inside(name))?,
            (None, Extra::Keep(extra)) => accepts(types, extra, value).map_err(|reason| reason.inside(name))?,
            (None, Extra::Drop) => {}
            (None, Extra::Refuse) => {
                let words = object.fields.iter().map(|field| field.name.clone()).collect();
                return Err(Reason { why: "there is no such field".to_owned(), words, path: vec![name.clone()] });
            }
        }
    }
    let has = |name: &str| fields.iter().any(|(field, _)| field == name);
    match object.fields.iter().find(|field| field.required && field.default.is_none() && !has(&field.name)) {
        Some(missing) => Err(Reason::plain("it is required").inside(&missing.name)),
        None => in_groups(object, has),
    }
}

fn in_groups(object: &Object, has: impl Fn(&str) -> bool) -> Result<(), Reason> {
    for group in &object.groups {
        let hold = group.alternatives.iter().filter(|names| names.iter().all(|name| has(name))).count();
        let wrong = match group.rule {
            model::types::Rule::AnyOf => hold == 0,
            model::types::Rule::OneOf => hold != 1,
        };
        if wrong {
            let names: Vec<String> = group.alternatives.iter().map(|names| names.join(" with ")).collect();
            return Err(Reason::plain(format!("one of these is needed: {}", names.join(", "))));
        }
    }
    Ok(())
}

fn in_text(text: &model::types::Text, found: &str) -> Result<(), Reason> {
    in_length(text.length, found.chars().count(), "characters")?;
    if let Format::Decimal(range) = &text.format {
        if !crate::prim::value::is_decimal(found) {
            return Err(Reason::plain("it is no decimal"));
        }
        in_range(range, found)?;
    }
    let Some(pattern) = text.pattern.as_ref().and_then(|pattern| regex_lite::Regex::new(pattern).ok()) else {
        return Ok(());
    };
    if pattern.is_match(found) {
        Ok(())
    } else {
        Err(Reason::plain(format!("it does not match `{}`", pattern.as_str())))
    }
}

fn in_length(length: Length, count: usize, what: &str) -> Result<(), Reason> {
    let count = count as u64;
    match length {
        Length { min: Some(min), .. } if count < min => Err(Reason::plain(format!("it has fewer than {min} {what}"))),
        Length { max: Some(max), .. } if count > max => Err(Reason::plain(format!("it has more than {max} {what}"))),
        _ => Ok(()),
    }
}

/// Compared as numbers of 64 bits: constants in specs are small.
fn in_range(range: &Range, digits: &str) -> Result<(), Reason> {
    let Ok(value) = digits.parse::<f64>() else { return Ok(()) };
    let bound = |bound: &model::types::Bound| bound.value.parse::<f64>().ok().map(|end| (end, bound.exclusive));
    if let Some((min, exclusive)) = range.min.as_ref().and_then(bound)
        && (value < min || (exclusive && value <= min))
    {
        return Err(Reason::plain(format!("it is below {min}")));
    }
    match range.max.as_ref().and_then(bound) {
        Some((max, exclusive)) if value > max || (exclusive && value >= max) => {
            Err(Reason::plain(format!("it is above {max}")))
        }
        _ => Ok(()),
    }
}

pub(super) fn written(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => format!("`{value}`"),
        Value::Number(digits) => format!("`{digits}`"),
        Value::Text(text) => format!("`{text}`"),
        Value::List(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}
