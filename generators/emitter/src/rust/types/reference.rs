//! A type as it is written where it is used, and how it is read there.

use model::Value;
use model::types::{Field, Format, Shape, TypeId, TypeRef};
use quasi::{Code, rust};

use super::rules;
use super::{Owner, TypeView};

/// Whether a value may be absent, null, both or neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It is always there.
    Always,
    /// It may be null.
    Nullable,
    /// It may be absent.
    Optional,
    /// It may be absent, and it may be null.
    Maybe,
    /// It may be absent; then a default stands in for it.
    Defaulted,
}

/// The presence of a field. Defaults only stand in for what others leave out in requests to us.
pub fn presence_of(field: &Field, owner: Owner) -> Presence {
    match (field.required, field.ty.nullable) {
        (true, false) => Presence::Always,
        (true, true) => Presence::Nullable,
        (false, false) if owner == Owner::Ours && default_of(field).is_some() => Presence::Defaulted,
        (false, false) => Presence::Optional,
        (false, true) => Presence::Maybe,
    }
}

/// The default of a field, if it is one that can be written as a constant.
pub(crate) fn default_of(field: &Field) -> Option<&Value> {
    field.default.as_ref().filter(|value| matches!(value, Value::Bool(_) | Value::Number(_) | Value::Text(_)))
}

/// The type of a value that is there and not null: `Vec<Message>`.
pub fn type_code(view: &TypeView<'_>, id: TypeId) -> Code {
    match view.types.shape(id) {
        Shape::Any | Shape::Null => rust!(Value),
        Shape::Boolean => rust!(bool),
        Shape::Integer(integer) if integer.unsigned => rust!(u64),
        Shape::Integer(_) => rust!(i64),
        Shape::Number(_) => rust!(f64),
        Shape::Text(text) => text_code(&text.format),
        Shape::Bytes(_) => rust!(String),
        Shape::Constant(Value::Text(_)) => rust!(String),
        Shape::Constant(_) => rust!(Value),
        Shape::Enumeration(_) | Shape::Object(_) | Shape::Union(_) => {
            let ident = view.ident(id);
            match &view.module {
                Some(module) => rust!(#module::#ident),
                None => rust!(#ident),
            }
        }
        Shape::List(list) => {
            let item = nested_code(view, list.item);
            rust!(Vec<#item>)
        }
        Shape::Map(map) => {
            let value = nested_code(view, map.value);
            rust!(Map<#value>)
        }
    }
}

/// The type of an item of a list or map.
fn nested_code(view: &TypeView<'_>, ty: TypeRef) -> Code {
    let code = type_code(view, ty.id);
    if ty.nullable { rust!(Option<#code>) } else { code }
}

fn text_code(format: &Format) -> Code {
    match format {
        Format::DateTime => rust!(DateTime),
        Format::Date => rust!(Date),
        Format::Uuid => rust!(Uuid),
        Format::Decimal(_) => rust!(Decimal),
        Format::Base64 => rust!(Base64),
        Format::Secret => rust!(Secret),
        Format::Plain | Format::Url | Format::Email | Format::Phone | Format::Id | Format::Other(_) => rust!(String),
    }
}

/// A value with its presence: `Option<Box<Node>>`.
pub(super) fn present_code(code: &Code, presence: Presence) -> Code {
    match presence {
        Presence::Always | Presence::Defaulted => rust!(#code),
        Presence::Nullable | Presence::Optional => rust!(Option<#code>),
        Presence::Maybe => rust!(Maybe<#code>),
    }
}

/// A closure that reads a value by the rules of its type; none where its own `read` does all.
pub(super) fn reader_code(view: &TypeView<'_>, id: TypeId) -> Option<Code> {
    let body = reading(view, id)?;
    Some(rust!(|n| #body))
}

/// The expression that reads the node `n`.
pub(super) fn reading(view: &TypeView<'_>, id: TypeId) -> Option<Code> {
    if let Shape::Constant(value) = view.types.shape(id) {
        return Some(rules::render_constant(value));
    }
    if view.owner == Owner::Vendor {
        return None;
    }
    match view.types.shape(id) {
        Shape::Text(text) => rules::render_text(text),
        Shape::Integer(integer) => rules::render_integer(integer),
        Shape::Number(number) => rules::render_number(number),
        Shape::List(list) => {
            let item = if list.item.nullable { None } else { reader_code(view, list.item.id) };
            rules::render_list(list, item)
        }
        Shape::Map(map) => {
            let value = if map.value.nullable { None } else { reader_code(view, map.value.id) };
            rules::render_map(map, value)
        }
        Shape::Any
        | Shape::Null
        | Shape::Boolean
        | Shape::Bytes(_)
        | Shape::Constant(_)
        | Shape::Enumeration(_)
        | Shape::Object(_)
        | Shape::Union(_) => None,
    }
}
