//! Types that are the same, found by what they say.
//!
//! Documents write one schema again and again: once per operation, once per status, or everywhere, where references were
//! resolved before publishing. Such copies are one type. They have to agree in their prose as well: shapes that are alike
//! by accident, such as two objects with one `id`, seldom do, while copies always do. Examples do not count, nor places.
//! A component is never taken for another component: its author gave it a name.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use model::Value;
use model::api::Api;
use model::types::{Access, Extra, Field, Member, Shape, Text, Type, TypeId, TypeRef, Union, Variant};

use super::Draft;
use super::redirect::Redirects;
use crate::openapi::schema::place::PlaceId;

pub(super) fn resolve_copies(draft: &mut Draft<'_>, api: &mut Api) {
    let mut search = Search { draft, known: HashMap::new(), same: HashMap::new(), open: Vec::new() };
    let (components, parts): (Vec<TypeId>, Vec<TypeId>) =
        search.draft.ids().into_iter().partition(|&id| search.is_component(id));
    for id in components {
        if search.draft.types.shape(id).needs_name() {
            let text = search.text_of(id);
            search.known.entry(text).or_insert(id);
        }
    }
    for id in parts {
        search.same_as(id);
    }
    let unions = search.unions_with_copies();
    let same = search.same;
    for (id, variants) in unions {
        if let Shape::Union(union) = &mut draft.types.get_mut(id).shape {
            union.variants = variants;
        }
    }
    let mut redirects = Redirects::none(draft);
    let mut copies: HashMap<TypeId, Vec<PlaceId>> = HashMap::new();
    for id in draft.ids() {
        let Some(&first) = same.get(&id).filter(|&&first| first != id) else { continue };
        redirects.set(id, TypeRef::plain(first));
        copies.entry(first).or_default().extend(draft.note(id).map(|note| note.place));
    }
    for id in draft.ids() {
        if let Shape::Union(Union { variants, .. }) = draft.types.shape(id)
            && let [only] = &variants[..]
        {
            redirects.set(id, TypeRef::plain(only.ty));
        }
    }
    redirects.apply(draft, api);
    draft.copies = copies;
}

struct Search<'d, 's> {
    draft: &'d Draft<'s>,
    /// What types say, and the first that says it.
    known: HashMap<String, TypeId>,
    same: HashMap<TypeId, TypeId>,
    /// Types that are being described. A type inside of itself stands for itself.
    open: Vec<TypeId>,
}

/// Types inside of each other that are compared. Deeper ones are taken as they are.
const DEPTH: usize = 100;

impl Search<'_, '_> {
    fn is_component(&self, id: TypeId) -> bool {
        self.draft.note(id).is_some_and(|note| note.component.is_some())
    }

    /// The first type that says the same.
    fn same_as(&mut self, id: TypeId) -> TypeId {
        if let Some(&known) = self.same.get(&id) {
            return known;
        }
        let alone = self.is_component(id) || self.open.contains(&id) || self.open.len() >= DEPTH;
        if alone || !self.draft.types.shape(id).needs_name() {
            return id;
        }
        self.open.push(id);
        let text = self.text_of(id);
        self.open.pop();
        let first = *self.known.entry(text).or_insert(id);
        self.same.insert(id, first);
        first
    }

    /// Unions of which several variants say the same, such as two lists of text, and the variants that are left.
    fn unions_with_copies(&mut self) -> Vec<(TypeId, Vec<Variant>)> {
        let mut changed = Vec::new();
        for id in self.draft.ids() {
            let draft = self.draft;
            let Shape::Union(union) = draft.types.shape(id) else { continue };
            let mut said = HashSet::new();
            let mut variants = Vec::new();
            for variant in &union.variants {
                let mut text = String::new();
                self.write_ref(&mut text, TypeRef::plain(variant.ty), 0);
                if said.insert(text) || !variant.tags.is_empty() {
                    variants.push(variant.clone());
                }
            }
            if variants.len() < union.variants.len() {
                changed.push((id, variants));
            }
        }
        changed
    }

    fn text_of(&mut self, id: TypeId) -> String {
        let mut text = String::new();
        self.write(&mut text, id, 0);
        text
    }

    fn write_ref(&mut self, text: &mut String, used: TypeRef, depth: usize) {
        if used.nullable {
            text.push('?');
        }
        if self.draft.types.shape(used.id).needs_name() || depth >= DEPTH {
            let _ = write!(text, "#{}", self.same_as(used.id).index());
        } else {
            self.write(text, used.id, depth + 1);
        }
    }

    /// All that counts about a type. Only compared, never shown.
    fn write(&mut self, text: &mut String, id: TypeId, depth: usize) {
        let draft = self.draft;
        let Type { docs, shape, .. } = draft.types.get(id);
        push(text, [docs.summary.as_str(), &docs.description]);
        match shape {
            Shape::List(list) => {
                let _ = write!(text, "[{:?}{}", list.length, list.unique);
                self.write_ref(text, list.item, depth);
            }
            Shape::Map(map) => {
                let _ = write!(text, "{{{:?}", map.length);
                self.write_ref(text, map.value, depth);
            }
            Shape::Union(union) => {
                push(text, ["|", union.tag.as_deref().unwrap_or("|")]);
                for variant in &union.variants {
                    push(text, variant.tags.iter().map(String::as_str));
                    self.write_ref(text, TypeRef::plain(variant.ty), depth);
                }
            }
            Shape::Object(object) => {
                for field in &object.fields {
                    self.write_field(text, field, depth);
                }
                if !object.groups.is_empty() {
                    let _ = write!(text, "{:?}", object.groups);
                }
                match object.extra {
                    Extra::Keep(extra) => self.write_ref(text, extra, depth),
                    Extra::Drop | Extra::Refuse => text.push('!'),
                }
            }
            Shape::Enumeration(enumeration) => {
                for Member { value, name: _, docs } in &enumeration.members {
                    let (kind, value) = match value {
                        Value::Text(text) => ("t", text.as_str()),
                        Value::Number(digits) => ("n", digits.as_str()),
                        Value::Null | Value::Bool(_) | Value::List(_) | Value::Object(_) => ("", ""),
                    };
                    push(text, [kind, value, &docs.description]);
                }
            }
            Shape::Any => text.push('*'),
            Shape::Boolean => text.push('b'),
            Shape::Text(plain) if *plain == Text::default() => text.push('t'),
            flat => {
                let _ = write!(text, "{flat:?}");
            }
        }
    }

    fn write_field(&mut self, text: &mut String, field: &Field, depth: usize) {
        let Field { name, required, default, access, deprecated, docs, .. } = field;
        push(text, [name.as_str(), &docs.summary, &docs.description]);
        let access = match access {
            Access::Both => '=',
            Access::ReadOnly => '<',
            Access::WriteOnly => '>',
        };
        text.extend([if *required { '!' } else { '?' }, access, if *deprecated { 'd' } else { ' ' }]);
        if let Some(default) = default {
            let _ = write!(text, "{default:?}");
        }
        self.write_ref(text, field.ty, depth);
    }
}

/// Texts, each with its length before it, so that no text looks like two.
fn push<'t>(text: &mut String, parts: impl IntoIterator<Item = &'t str>) {
    for part in parts {
        let _ = write!(text, "{}:", part.len());
        text.push_str(part);
    }
}
