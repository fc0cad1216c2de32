//! Types as JSON Schema 2020-12.

use std::collections::BTreeMap;

use model::types::{
    Access, Bound, Bytes, Extra, Field, Format, Group, Length, Object, Range, Rule, Shape, Text, TypeId, TypeRef,
    Types, Union,
};
use model::{Value, Words};

use super::{count, number, object, text};

/// The schemas of all named types, by name.
pub(super) fn render_components(types: &Types) -> Value {
    let named = types.iter().filter_map(|(id, ty)| Some((component(ty.name.as_ref()?), id)));
    let sorted: BTreeMap<String, TypeId> = named.collect();
    Value::Object(sorted.into_iter().map(|(name, id)| (name, render_shape(types, id))).collect())
}

fn component(name: &Words) -> String {
    name.pascal()
}

/// A type where it is used: a reference if it has a name.
pub(crate) fn render_ref(types: &Types, ty: TypeRef) -> Value {
    let schema = match &types.get(ty.id).name {
        Some(name) => object([("$ref", text(&format!("#/components/schemas/{}", component(name))))]),
        None => render_shape(types, ty.id),
    };
    if ty.nullable && !matches!(types.shape(ty.id), Shape::Any | Shape::Null) { nullable(schema) } else { schema }
}

fn nullable(schema: Value) -> Value {
    object([("anyOf", Value::List(vec![schema, object([("type", text("null"))])]))])
}

fn render_shape(types: &Types, id: TypeId) -> Value {
    let ty = types.get(id);
    let mut fields = match &ty.shape {
        Shape::Any => Vec::new(),
        Shape::Null => vec![("type", text("null"))],
        Shape::Boolean => vec![("type", text("boolean"))],
        Shape::Integer(integer) => with_range("integer", &integer.range),
        Shape::Number(number) => with_range("number", &number.range),
        Shape::Text(text) => render_text(text),
        Shape::Bytes(bytes) => render_bytes(bytes),
        Shape::Constant(value) => vec![("const", value.clone())],
        Shape::Enumeration(enumeration) => {
            vec![("enum", Value::List(enumeration.members.iter().map(|member| member.value.clone()).collect()))]
        }
        Shape::List(list) => {
            let mut fields = vec![("type", text("array")), ("items", render_ref(types, list.item))];
            push_length(&mut fields, list.length, "minItems", "maxItems");
            if list.unique {
                fields.push(("uniqueItems", Value::Bool(true)));
            }
            fields
        }
        Shape::Map(map) => {
            let mut fields = vec![("type", text("object")), ("additionalProperties", render_ref(types, map.value))];
            push_length(&mut fields, map.length, "minProperties", "maxProperties");
            fields
        }
        Shape::Object(object) => render_object(types, object),
        Shape::Union(union) => render_union(types, union),
    };
    if !ty.examples.is_empty() {
        fields.push(("examples", Value::List(ty.examples.clone())));
    }
    object(fields)
}

type Fields = Vec<(&'static str, Value)>;

fn with_range(kind: &str, range: &Range) -> Fields {
    let mut fields = vec![("type", text(kind))];
    let mut push = |bound: &Option<Bound>, inclusive: &'static str, exclusive: &'static str| {
        if let Some(bound) = bound {
            fields.push((if bound.exclusive { exclusive } else { inclusive }, number(&bound.value)));
        }
    };
    push(&range.min, "minimum", "exclusiveMinimum");
    push(&range.max, "maximum", "exclusiveMaximum");
    fields.extend(range.multiple_of.as_deref().map(|digits| ("multipleOf", number(digits))));
    fields
}

fn render_text(of: &Text) -> Fields {
    let mut fields = vec![("type", text("string"))];
    let format = match &of.format {
        Format::Plain | Format::Secret => None,
        Format::Id => Some("id"),
        Format::DateTime => Some("date-time"),
        Format::Date => Some("date"),
        Format::Uuid => Some("uuid"),
        Format::Url => Some("uri"),
        Format::Email => Some("email"),
        Format::Phone => Some("phone"),
        Format::Decimal(_) => Some("decimal"),
        Format::Base64 => Some("byte"),
        Format::Other(name) => Some(name.as_str()),
    };
    fields.extend(format.map(|name| ("format", text(name))));
    push_length(&mut fields, of.length, "minLength", "maxLength");
    fields.extend(of.pattern.as_deref().map(|pattern| ("pattern", text(pattern))));
    fields
}

fn render_bytes(bytes: &Bytes) -> Fields {
    let mut fields = vec![("type", text("string")), ("format", text("binary"))];
    fields.extend(bytes.media.first().map(|media| ("contentMediaType", text(media))));
    fields
}

fn push_length(fields: &mut Fields, length: Length, min: &'static str, max: &'static str) {
    fields.extend(length.min.map(|least| (min, count(least))));
    fields.extend(length.max.map(|most| (max, count(most))));
}

fn render_object(types: &Types, of: &Object) -> Fields {
    let property = |field: &Field| {
        let mut schema = render_ref(types, field.ty);
        if let (Value::Object(fields), access @ (Access::ReadOnly | Access::WriteOnly)) = (&mut schema, field.access) {
            let key = if access == Access::ReadOnly { "readOnly" } else { "writeOnly" };
            fields.push((key.to_owned(), Value::Bool(true)));
        }
        (field.name.clone(), schema)
    };
    let mut fields = vec![("type", text("object"))];
    fields.push(("properties", Value::Object(of.fields.iter().map(property).collect())));
    let required: Vec<Value> = of.fields.iter().filter(|field| field.required).map(|field| text(&field.name)).collect();
    if !required.is_empty() {
        fields.push(("required", Value::List(required)));
    }
    match of.extra {
        Extra::Refuse => fields.push(("additionalProperties", Value::Bool(false))),
        Extra::Drop => {}
        Extra::Keep(ty) if matches!(types.shape(ty.id), Shape::Any) => {}
        Extra::Keep(ty) => fields.push(("additionalProperties", render_ref(types, ty))),
    }
    if !of.groups.is_empty() {
        fields.push(("allOf", Value::List(of.groups.iter().map(render_group).collect())));
    }
    fields
}

fn render_group(group: &Group) -> Value {
    let key = match group.rule {
        Rule::AnyOf => "anyOf",
        Rule::OneOf => "oneOf",
    };
    let alternative =
        |names: &Vec<String>| object([("required", Value::List(names.iter().map(|name| text(name)).collect()))]);
    object([(key, Value::List(group.alternatives.iter().map(alternative).collect()))])
}

fn render_union(types: &Types, union: &Union) -> Fields {
    let variants = union.variants.iter().map(|variant| render_ref(types, TypeRef::plain(variant.ty))).collect();
    // `anyOf`, since branches of published documents overlap: `oneOf` would refuse what fits two.
    let mut fields = vec![("anyOf", Value::List(variants))];
    if let Some(tag) = &union.tag {
        let pairs = union.variants.iter().flat_map(|variant| {
            let name = types.get(variant.ty).name.as_ref().map(component).unwrap_or_default();
            variant.tags.iter().map(move |tag| (tag.clone(), text(&format!("#/components/schemas/{name}"))))
        });
        fields.push((
            "discriminator",
            object([("propertyName", text(tag)), ("mapping", Value::Object(pairs.collect()))]),
        ));
    }
    fields
}
