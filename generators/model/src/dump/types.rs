//! Types: the named ones one after the other, the others where they are used.

use super::operations::{dump_examples, optional};
use super::{Text, value};
use crate::api::Api;
use crate::types::{
    Access, Bound, Enumeration, Extra, Field, Format, Integer, Length, List, Map, Object, Range, Rule, Shape, Type,
    TypeRef, Union,
};

/// How deep a type without a name is written out. Real ones have three or four levels.
const DEPTH: usize = 20;

pub(super) fn dump_types(text: &mut Text, api: &Api) {
    let mut named: Vec<(String, &Type)> =
        api.types.iter().filter_map(|(_, ty)| Some((ty.name.as_ref()?.pascal(), ty))).collect();
    named.sort_by(|(a, _), (b, _)| a.cmp(b));
    for (name, ty) in named {
        let (title, body) = title(api, ty);
        text.line(0, format!("\ntype {name} = {title}"));
        text.docs(1, &ty.docs);
        text.0.push_str(&body.0);
        dump_examples(text, 1, &ty.examples);
    }
}

/// How a named type is described on its first line, and the lines below it.
fn title(api: &Api, ty: &Type) -> (String, Text) {
    let mut body = Text::default();
    let title = match &ty.shape {
        Shape::Object(object) => {
            dump_object(&mut body, api, object);
            "object".to_owned()
        }
        Shape::Union(union) => {
            dump_union(&mut body, api, union);
            union.tag.as_ref().map_or_else(|| "union".to_owned(), |tag| format!("union by {tag}"))
        }
        Shape::Enumeration(enumeration) => {
            dump_enumeration(&mut body, enumeration);
            if enumeration.open { "open enumeration" } else { "enumeration" }.to_owned()
        }
        shape => self::shape(api, shape, 0),
    };
    (title, body)
}

fn dump_object(text: &mut Text, api: &Api, object: &Object) {
    for field in &object.fields {
        dump_field(text, api, field);
    }
    for group in &object.groups {
        let rule = match group.rule {
            Rule::AnyOf => "any of",
            Rule::OneOf => "one of",
        };
        let alternatives: Vec<String> = group.alternatives.iter().map(|fields| fields.join(" + ")).collect();
        text.line(1, format!("{rule}: {}", alternatives.join(" | ")));
    }
    match object.extra {
        Extra::Refuse => text.line(1, "others are refused"),
        Extra::Drop => text.line(1, "others are dropped"),
        Extra::Keep(ty) => text.line(1, format!("others: {}", type_ref(api, ty))),
    }
}

fn dump_field(text: &mut Text, api: &Api, field: &Field) {
    let Field { name, ty, required, default, access, deprecated, only, docs, .. } = field;
    let mut line = format!("{name}{}: {}", optional(*required), type_ref(api, *ty));
    if let Some(default) = default {
        line.push_str(&format!(" = {}", value(default)));
    }
    line.push_str(match access {
        Access::Both => "",
        Access::ReadOnly => " read-only",
        Access::WriteOnly => " write-only",
    });
    if *deprecated {
        line.push_str(" deprecated");
    }
    if !only.is_empty() {
        line.push_str(&format!(" only {}", only.join(", ")));
    }
    text.line(1, line);
    text.docs(2, docs);
}

fn dump_union(text: &mut Text, api: &Api, union: &Union) {
    for variant in &union.variants {
        let tags: Vec<String> = variant.tags.iter().map(|tag| format!("{tag:?}")).collect();
        let tags = if tags.is_empty() { String::new() } else { format!(" if {}", tags.join(" | ")) };
        text.line(1, format!("{}: {}{tags}", variant.name, type_ref(api, TypeRef::plain(variant.ty))));
    }
}

fn dump_enumeration(text: &mut Text, enumeration: &Enumeration) {
    for member in &enumeration.members {
        text.line(1, format!("{} ({})", value(&member.value), member.name));
        text.docs(2, &member.docs);
    }
}

/// A type where it is used: its name, or what it is.
pub(super) fn type_ref(api: &Api, ty: TypeRef) -> String {
    used(api, ty, 0)
}

fn used(api: &Api, ty: TypeRef, depth: usize) -> String {
    let Type { name, shape, .. } = api.types.get(ty.id);
    let text = match name {
        Some(name) => name.pascal(),
        None if depth > DEPTH => "…".to_owned(),
        None => self::shape(api, shape, depth),
    };
    if ty.nullable { format!("{text}|null") } else { text }
}

fn shape(api: &Api, shape: &Shape, depth: usize) -> String {
    match shape {
        Shape::Any => "any".to_owned(),
        Shape::Null => "null".to_owned(),
        Shape::Boolean => "boolean".to_owned(),
        Shape::Integer(Integer { unsigned, range }) => {
            let name = if *unsigned { "unsigned" } else { "integer" };
            with(name, vec![range_text(range)])
        }
        Shape::Number(number) => with("number", vec![range_text(&number.range)]),
        Shape::Text(text) => {
            let pattern = text.pattern.as_ref().map_or_else(String::new, |pattern| format!("/{pattern}/"));
            with("text", vec![format_text(&text.format), length_text(text.length), pattern])
        }
        Shape::Bytes(bytes) => {
            let max = bytes.max.map_or_else(String::new, |max| format!("..{max}"));
            with("bytes", vec![bytes.media.join(" "), max])
        }
        Shape::Constant(constant) => value(constant),
        Shape::List(List { item, length, unique }) => {
            let unique = if *unique { "unique" } else { "" }.to_owned();
            with(&format!("[{}]", used(api, *item, depth + 1)), vec![length_text(*length), unique])
        }
        Shape::Map(Map { value, length }) => {
            with(&format!("{{{}}}", used(api, *value, depth + 1)), vec![length_text(*length)])
        }
        // These have names in every finished model.
        Shape::Enumeration(_) => "enumeration without a name".to_owned(),
        Shape::Object(_) => "object without a name".to_owned(),
        Shape::Union(_) => "union without a name".to_owned(),
    }
}

/// `name(a, b)`, without the parts that say nothing.
fn with(name: &str, parts: Vec<String>) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { name.to_owned() } else { format!("{name}({})", parts.join(", ")) }
}

fn length_text(length: Length) -> String {
    let number = |bound: Option<u64>| bound.map_or_else(String::new, |bound| bound.to_string());
    if length == Length::default() { String::new() } else { format!("{}..{}", number(length.min), number(length.max)) }
}

fn range_text(range: &Range) -> String {
    let bound = |bound: &Option<Bound>, exclusive: &str| {
        bound.as_ref().map_or_else(String::new, |bound| {
            format!("{}{}", if bound.exclusive { exclusive } else { "" }, bound.value)
        })
    };
    let mut parts = Vec::new();
    if range.min.is_some() || range.max.is_some() {
        parts.push(format!("{}..{}", bound(&range.min, ">"), bound(&range.max, "<")));
    }
    parts.extend(range.multiple_of.as_ref().map(|of| format!("multiple of {of}")));
    parts.join(", ")
}

fn format_text(format: &Format) -> String {
    match format {
        Format::Plain => String::new(),
        Format::DateTime => "date-time".to_owned(),
        Format::Date => "date".to_owned(),
        Format::Uuid => "uuid".to_owned(),
        Format::Url => "url".to_owned(),
        Format::Email => "email".to_owned(),
        Format::Phone => "phone".to_owned(),
        Format::Decimal(range) => with("decimal", vec![range_text(range)]),
        Format::Base64 => "base64".to_owned(),
        Format::Secret => "secret".to_owned(),
        Format::Id => "id".to_owned(),
        Format::Other(name) => format!("{name:?}"),
    }
}
