//! Unions whose variants are told apart by a field, whether the document says so or not.

use std::collections::HashSet;

use model::Value;
use model::types::{Object, Shape, TypeId, Types, Union};

pub(super) fn resolve_tags(types: &mut Types) {
    let ids: Vec<TypeId> = types.iter().map(|(id, _)| id).collect();
    for &id in &ids {
        let Shape::Union(union) = types.shape(id) else { continue };
        let found = if union.tag.is_none() { infer(types, union) } else { None };
        if let (Some((tag, texts)), Shape::Union(union)) = (found, &mut types.get_mut(id).shape) {
            union.tag = Some(tag);
            for (variant, text) in union.variants.iter_mut().zip(texts) {
                variant.tags = vec![text];
            }
        }
    }
    for id in ids {
        take_from_inner(types, id);
    }
}

/// Constant fields of a variant that are tried. Real ones have one or two.
const MARKS: usize = 16;

/// The first field that every variant requires and that has another single text in each.
fn infer(types: &Types, union: &Union) -> Option<(String, Vec<String>)> {
    let objects: Option<Vec<&Object>> = union
        .variants
        .iter()
        .map(|variant| if let Shape::Object(object) = types.shape(variant.ty) { Some(object) } else { None })
        .collect();
    let objects = objects?;
    let (first, rest) = objects.split_first()?;
    let marks = first.fields.iter().filter(|field| matches!(types.shape(field.ty.id), Shape::Constant(_))).take(MARKS);
    marks.into_iter().find_map(|field| {
        let texts: Option<Vec<String>> =
            std::iter::once(first).chain(rest).map(|object| constant(types, object, &field.name)).collect();
        let texts = texts?;
        let distinct: HashSet<&String> = texts.iter().collect();
        (distinct.len() == texts.len() && texts.len() > 1).then(|| (field.name.clone(), texts.clone()))
    })
}

fn constant(types: &Types, object: &Object, field: &str) -> Option<String> {
    let field = object.field(field).filter(|field| field.required)?;
    match types.shape(field.ty.id) {
        Shape::Constant(Value::Text(text)) => Some(text.clone()),
        _ => None,
    }
}

/// A variant that is a union by the same field has the texts of its variants.
fn take_from_inner(types: &mut Types, id: TypeId) {
    let Shape::Union(union) = types.shape(id) else { return };
    let Some(tag) = &union.tag else { return };
    let inner = |ty: TypeId| match types.shape(ty) {
        Shape::Union(inner) if inner.tag.as_ref() == Some(tag) => {
            inner.variants.iter().flat_map(|variant| variant.tags.clone()).collect()
        }
        _ => Vec::new(),
    };
    let all: Vec<Vec<String>> = union.variants.iter().map(|variant| inner(variant.ty)).collect();
    if let Shape::Union(union) = &mut types.get_mut(id).shape {
        for (variant, tags) in union.variants.iter_mut().zip(all) {
            if !tags.is_empty() {
                variant.tags = tags;
            }
        }
    }
}
