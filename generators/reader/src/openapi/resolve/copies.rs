//! Types that are the same, found by what they say.
//!
//! Documents write one schema again and again: once per operation, once per status, or everywhere, where references were
//! resolved before publishing. Such copies are one type. They have to agree in their prose as well: shapes that are alike
//! by accident, such as two objects with one `id`, seldom do, while copies always do. Examples do not count, nor places.
//! A component is never taken for another component: its author gave it a name.

use std::collections::{HashMap, HashSet};

use model::api::Api;
use model::types::{Extra, Shape, TypeId, TypeRef, Union, Variant};

use super::Draft;
use super::content::Content;
use super::redirect::Redirects;
use crate::openapi::schema::place::PlaceId;

pub(super) fn resolve_copies(draft: &mut Draft<'_>, api: &mut Api) {
    let mut search = Search::new(draft);
    for id in draft.ids() {
        search.find_class(id);
    }
    let unions = search.unions_with_copies();
    let classes = search.classes;
    let of_type = search.of_type;
    for (id, variants) in unions {
        if let Shape::Union(union) = &mut draft.types.get_mut(id).shape {
            union.variants = variants;
        }
    }
    let mut redirects = Redirects::none(draft);
    let mut copies: HashMap<TypeId, Vec<PlaceId>> = HashMap::new();
    for id in draft.ids() {
        if let Shape::Union(Union { variants, .. }) = draft.types.shape(id)
            && let [only] = &variants[..]
        {
            let only = only.ty;
            redirects.set(id, TypeRef::plain(only));
            draft.unwrap_place(only);
            continue;
        }
        let class = of_type.get(id.index()).copied().flatten();
        let first = class.and_then(|class| classes.get(class)).map(|class| class.staying.unwrap_or(class.first));
        if let Some(first) = first.filter(|&first| first != id && !draft.stays(id)) {
            redirects.set(id, TypeRef::plain(first));
            copies.entry(first).or_default().extend(draft.note(id).map(|note| note.place));
        }
    }
    redirects.apply(draft, api);
    draft.copies = copies;
}

/// Types that say the same.
#[derive(Debug)]
struct Class {
    first: TypeId,
    /// The first of them that stays, mostly a component: it stands for the others.
    staying: Option<TypeId>,
}

struct Search<'d, 's> {
    draft: &'d Draft<'s>,
    by_content: HashMap<Vec<u8>, usize>,
    classes: Vec<Class>,
    /// By the index of a type.
    of_type: Vec<Option<usize>>,
    /// Types that are being described. A type inside of itself stands for itself.
    open: Vec<TypeId>,
}

/// Types inside of each other that are compared. Deeper ones stand for themselves.
const DEPTH: usize = 100;

impl<'d, 's> Search<'d, 's> {
    fn new(draft: &'d Draft<'s>) -> Self {
        let of_type = vec![None; draft.types.len()];
        Self { draft, by_content: HashMap::new(), classes: Vec::new(), of_type, open: Vec::new() }
    }

    /// The class of a type that has a name. None for what is written where it is used, and where a circle was cut.
    fn find_class(&mut self, id: TypeId) -> Option<usize> {
        if let Some(known) = self.of_type.get(id.index()).copied().flatten() {
            return Some(known);
        }
        if !self.draft.types.shape(id).needs_name() || self.open.contains(&id) || self.open.len() >= DEPTH {
            return None;
        }
        self.open.push(id);
        let mut content = Content::default();
        self.write(&mut content, id, 0);
        self.open.pop();
        let classes = &mut self.classes;
        let class = *self.by_content.entry(content.into_bytes()).or_insert_with(|| {
            classes.push(Class { first: id, staying: None });
            classes.len() - 1
        });
        if let Some(class) = classes.get_mut(class).filter(|_| self.draft.stays(id)) {
            class.staying = class.staying.or(Some(id));
        }
        if let Some(slot) = self.of_type.get_mut(id.index()) {
            *slot = Some(class);
        }
        Some(class)
    }

    /// All that counts about a type.
    fn write(&mut self, content: &mut Content, id: TypeId, depth: usize) {
        let draft = self.draft;
        content.ty(draft.types.get(id));
        match draft.types.shape(id) {
            Shape::Union(union) => {
                union.variants.iter().for_each(|variant| self.write_part(content, variant.ty, depth));
            }
            Shape::List(list) => self.write_use(content, list.item, depth),
            Shape::Map(map) => self.write_use(content, map.value, depth),
            Shape::Object(object) => {
                object.fields.iter().for_each(|field| self.write_use(content, field.ty, depth));
                if let Extra::Keep(extra) = object.extra {
                    self.write_use(content, extra, depth);
                }
            }
            Shape::Any | Shape::Null | Shape::Boolean | Shape::Integer(_) | Shape::Number(_) | Shape::Text(_) => {}
            Shape::Bytes(_) | Shape::Constant(_) | Shape::Enumeration(_) => {}
        }
    }

    fn write_use(&mut self, content: &mut Content, used: TypeRef, depth: usize) {
        content.flag(used.nullable);
        self.write_part(content, used.id, depth);
    }

    /// A part of a type: the component it is, the class of its copies, or what it is itself.
    fn write_part(&mut self, content: &mut Content, id: TypeId, depth: usize) {
        if !self.draft.types.shape(id).needs_name() && depth < DEPTH {
            content.number(0);
            self.write(content, id, depth + 1);
            return;
        }
        match if self.draft.stays(id) { None } else { self.find_class(id) } {
            Some(class) => {
                content.number(1);
                content.number(class);
            }
            None => {
                content.number(2);
                content.number(id.index());
            }
        }
    }

    /// Unions of which several variants say the same, such as two lists of text, and the variants that are left.
    fn unions_with_copies(&mut self) -> Vec<(TypeId, Vec<Variant>)> {
        let draft = self.draft;
        let mut changed = Vec::new();
        for (id, ty) in draft.types.iter() {
            let Shape::Union(union) = &ty.shape else { continue };
            let mut said = HashSet::new();
            let mut variants = Vec::new();
            for variant in &union.variants {
                let mut content = Content::default();
                self.write_part(&mut content, variant.ty, 0);
                if said.insert(content.into_bytes()) || !variant.tags.is_empty() {
                    variants.push(variant.clone());
                }
            }
            if variants.len() < union.variants.len() {
                changed.push((id, variants));
            }
        }
        changed
    }
}
