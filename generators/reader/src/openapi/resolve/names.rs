//! Names for the types that need one, and for the variants of unions.
//!
//! A component has the name that its author gave it. Any other type is called after the place where it stands; a type
//! that stands in several is called after what these places end in alike, which is mostly the name of a field.

use std::collections::HashMap;

use model::types::{Bytes, Format, Shape, Type, TypeId, Types};
use model::{Value, Words};
use source::{Diagnostic, Diagnostics, Span};

use super::{Draft, circles};
use crate::openapi::codes;
use crate::openapi::names::Names;
use crate::openapi::schema::Component;

pub(super) fn resolve_names(draft: &mut Draft<'_>, components: &[Component<'_>], out: &mut Diagnostics) {
    let mut names = Names::default();
    let given = name_components(components, &mut names);
    // What an operation makes of its own words is not known here, so no part of it is called the same.
    for words in std::mem::take(&mut draft.operations) {
        names.reserve(words);
    }
    let endless = circles::find_endless(&draft.types);
    let is_named = |types: &Types, id: TypeId| types.shape(id).needs_name() || endless.contains(&id);
    let ids: Vec<TypeId> = draft.ids().into_iter().filter(|&id| is_named(&draft.types, id)).collect();
    for &id in &ids {
        let component = draft.note(id).and_then(|note| note.component);
        if let Some((words, clash)) = component.and_then(|component| given.get(component.name)) {
            draft.types.get_mut(id).name = Some(words.clone());
            if let (Some(first), Some(component)) = (clash, component) {
                let message = format!("`{}` differs from another schema only in case or punctuation", component.name);
                let diagnostic = Diagnostic::warning(&codes::SAME_WORDS, component.span, message);
                out.push(diagnostic.label(format!("called `{words}`")).also(*first, "the other"));
            }
        }
    }
    for &id in &ids {
        if draft.types.get(id).name.is_none() {
            let words = name_part(draft, id, &mut names);
            draft.types.get_mut(id).name = Some(words);
        }
    }
    for id in ids {
        drop_repeated_title(draft.types.get_mut(id));
        name_variants(&mut draft.types, id);
    }
}

/// A title that only repeats the name says nothing.
fn drop_repeated_title(ty: &mut Type) {
    let letters =
        |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect() };
    let repeats = ty.name.as_ref().is_some_and(|name| letters(&name.to_string()) == letters(&ty.docs.summary));
    if repeats {
        ty.docs.summary.clear();
    }
}

/// The words of every component, and the one that has taken them already. Components that nothing reaches have words as
/// well: names must not change with what is asked for.
fn name_components<'s>(components: &[Component<'s>], names: &mut Names) -> HashMap<&'s str, (Words, Option<Span>)> {
    let mut given = HashMap::with_capacity(components.len());
    for component in components {
        let words = Words::split(component.name);
        let words = if words.is_empty() { Words::split("schema") } else { words };
        let clash = names.take(&words, component.span).err().flatten();
        let words = if clash.is_some() { names.take_numbered(&words, component.span) } else { words };
        given.insert(component.name, (words, clash));
    }
    given
}

/// A name for a type that is no component: the best of those that are free.
fn name_part(draft: &mut Draft<'_>, id: TypeId, names: &mut Names) -> Words {
    let span = draft.types.get(id).span;
    let kind = kind_word(draft.types.shape(id));
    let place = draft.note(id).map(|note| note.place);
    let own = place.map(|place| draft.places.words(place)).unwrap_or_default();
    let copies = draft.copies.remove(&id).unwrap_or_default();
    let copies: Vec<Words> = copies.into_iter().map(|place| draft.places.words(place)).collect();
    let mut free = |words: &Words| !words.is_empty() && names.take(words, span).is_ok();
    if let Some(shared) = common_end(&own, &copies).filter(&mut free) {
        return shared;
    }
    if free(&own) {
        return own;
    }
    let long = place.map(|place| draft.places.long_words(place));
    if let Some(long) = long.filter(free) {
        return long;
    }
    names.take_numbered(&own.with(kind), span)
}

/// Words that say what role something has and nothing about what it is. None of them is a name by itself.
const ROLES: [&str; 32] = [
    "attributes",
    "config",
    "configuration",
    "content",
    "data",
    "details",
    "field",
    "filter",
    "info",
    "input",
    "item",
    "kind",
    "list",
    "meta",
    "metadata",
    "mode",
    "object",
    "options",
    "output",
    "params",
    "properties",
    "request",
    "response",
    "result",
    "settings",
    "source",
    "state",
    "status",
    "text",
    "type",
    "value",
    "variant",
];

/// What several names end in alike. None if there is only one, or nothing that could be a name.
fn common_end(own: &Words, copies: &[Words]) -> Option<Words> {
    let mut common: Vec<&str> = own.iter().collect();
    let mut several = false;
    for copy in copies {
        let other: Vec<&str> = copy.iter().collect();
        several |= copy != own;
        let same = common.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
        common.drain(..common.len() - same);
    }
    let says_something = common.iter().any(|word| !ROLES.contains(word) && !word.bytes().all(|b| b.is_ascii_digit()));
    (several && says_something).then(|| common.into_iter().collect())
}

fn kind_word(shape: &Shape) -> &'static str {
    match shape {
        Shape::Any => "any",
        Shape::Null => "null",
        Shape::Boolean => "boolean",
        Shape::Integer(_) => "integer",
        Shape::Number(_) => "number",
        Shape::Text(_) => "text",
        Shape::Bytes(_) => "bytes",
        Shape::Constant(_) => "constant",
        Shape::Enumeration(_) => "kind",
        Shape::List(_) => "list",
        Shape::Map(_) => "map",
        Shape::Object(_) => "object",
        Shape::Union(_) => "choice",
    }
}

/// Names each variant after its tag, else its type, else what it is. Each once.
fn name_variants(types: &mut Types, id: TypeId) {
    let Shape::Union(union) = types.shape(id) else { return };
    let own = types.get(id).name.clone().unwrap_or_default();
    let mut names = Names::default();
    let mut all = Vec::with_capacity(union.variants.len());
    for variant in &union.variants {
        let tag = if let [tag] = &variant.tags[..] { Words::split(tag) } else { Words::default() };
        let words = if tag.is_empty() { variant_words(types, &own, variant.ty) } else { tag };
        all.push(names.take_numbered(&words, types.get(variant.ty).span));
    }
    if let Shape::Union(union) = &mut types.get_mut(id).shape {
        for (variant, name) in union.variants.iter_mut().zip(all) {
            variant.name = name;
        }
    }
}

fn variant_words(types: &Types, union: &Words, id: TypeId) -> Words {
    let Type { name, shape, .. } = types.get(id);
    if let Some(name) = name {
        // `payment card` in `payment` is `card`.
        let rest: Words = name.iter().skip(union.iter().count()).collect();
        return if name.iter().zip(union.iter()).all(|(a, b)| a == b) && !rest.is_empty() {
            rest
        } else {
            name.clone()
        };
    }
    let words = match shape {
        Shape::Constant(Value::Text(text) | Value::Number(text)) => Words::split(text),
        Shape::Constant(Value::Bool(value)) => Words::split(&value.to_string()),
        Shape::Text(text) => match text.format {
            Format::DateTime => Words::split("date time"),
            Format::Date => Words::split("date"),
            Format::Uuid => Words::split("uuid"),
            Format::Url => Words::split("url"),
            _ => Words::split("text"),
        },
        Shape::List(list) => types.get(list.item.id).name.clone().unwrap_or_default().with("list"),
        Shape::Map(map) => types.get(map.value.id).name.clone().unwrap_or_default().with("map"),
        Shape::Bytes(Bytes { .. }) => Words::split("bytes"),
        other => Words::split(kind_word(other)),
    };
    if words.is_empty() { Words::split(kind_word(shape)) } else { words }
}
