//! Values under known names.

use std::collections::HashSet;

use model::Words;
use model::types::{Access, Field, Object, Shape};
use source::{Diagnostic, Span};

use super::Mode;
use super::merge::Merged;
use super::place::Step;
use super::properties::Property;
use super::site::Site;
use super::table::Job;
use crate::openapi::codes;
use crate::openapi::lower::Lower;
use crate::tree::Node;

/// The names of required properties, to be asked for often.
enum Required<'m, 's> {
    Few(&'m [(&'s str, Span)]),
    Many(HashSet<&'s str>),
}

impl<'m, 's> Required<'m, 's> {
    fn of(merged: &'m Merged<'s>) -> Self {
        match &merged.required[..] {
            few if few.len() <= 16 => Self::Few(few),
            many => Self::Many(many.iter().map(|(name, _)| *name).collect()),
        }
    }

    fn has(&self, name: &str) -> bool {
        match self {
            Self::Few(few) => few.iter().any(|(known, _)| *known == name),
            Self::Many(many) => many.contains(name),
        }
    }
}

impl<'s> Lower<'s> {
    pub(super) fn lower_object(&mut self, merged: &Merged<'s>, job: &Job<'s>) -> Shape {
        let required = Required::of(merged);
        let mut fields = Vec::with_capacity(merged.properties.iter().len());
        for property in merged.properties.iter() {
            // `false` says that there is no such property.
            if property.first.bool() != Some(false) {
                fields.push(self.lower_field(property, required.has(property.key.text), job));
            }
        }
        self.check_required(merged);
        let extra = self.lower_extra(merged, job);
        Shape::Object(Object { fields, extra, groups: merged.groups.clone() })
    }

    fn lower_field(&mut self, property: &Property<'s>, required: bool, job: &Job<'s>) -> Field {
        let place = self.schemas.places.inside(job.place, Step::Name(property.key.text));
        let site = self.property_site(property);
        // What is inside of a part is text again, unless the part is bytes.
        let mode = match &site.schema {
            Some(schema) if job.mode == Mode::Parts && self.is_bytes_or_list(schema) => Mode::Parts,
            Some(_) | None => Mode::Text,
        };
        let ty = self.type_of_site(&site, place, mode);
        let notes = &site.notes;
        Field {
            name: property.key.text.to_owned(),
            words: Words::split(property.key.text),
            ty,
            required,
            default: notes.default.and_then(|default| self.lower_value(default)),
            access: match (notes.read_only, notes.write_only) {
                (true, false) => Access::ReadOnly,
                (false, true) => Access::WriteOnly,
                // Both at once says nothing.
                (false, false) | (true, true) => Access::Both,
            },
            deprecated: notes.deprecated,
            only: texts(notes.only),
            docs: self.prose(property.first, notes.description),
            span: property.key.span,
        }
    }

    /// The schemas of a property that several parts of an `allOf` describe hold together.
    fn property_site(&mut self, property: &Property<'s>) -> Site<'s> {
        let mut site = self.site(property.first);
        if property.more.is_empty() {
            return site;
        }
        let all = std::iter::once(property.first).chain(property.more.iter().copied());
        let said: Vec<Option<bool>> = all.map(|node| self.nullness(node)).collect();
        site.nullable = said.contains(&Some(true)) && !said.contains(&Some(false));
        for &node in &property.more {
            let later = self.site(node);
            site.schema = match (site.schema, later.schema) {
                (Some(a), Some(b)) => Some(a.and(&b)),
                (a, b) => a.or(b),
            };
            let earlier = std::mem::replace(&mut site.notes, later.notes);
            site.notes.add(&earlier, false);
        }
        site
    }

    /// Names in `required` that no property has.
    pub(super) fn check_required(&mut self, merged: &Merged<'s>) {
        for &(name, span) in &merged.required {
            if merged.properties.get(name).is_some() {
                continue;
            }
            let message = format!("`{name}` is required and not described");
            let diagnostic = Diagnostic::warning(&codes::REQUIRED, span, message).label("not demanded");
            let near = self.nearest(name, merged.properties.iter().map(|property| property.key.text));
            self.out.push(near.into_iter().fold(diagnostic, |d, near| d.help(format!("did you mean `{near}`?"))));
        }
    }
}

fn texts(list: Option<Node<'_>>) -> Vec<String> {
    let items = list.and_then(Node::list).into_iter().flat_map(|list| list.iter());
    items.filter_map(Node::text).map(str::to_owned).collect()
}
