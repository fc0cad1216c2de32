//! What a type says, as bytes to be compared. They are never shown and never kept.

use std::fmt::Write as _;

use model::Value;
use model::types::{Access, Extra, Field, Member, Shape, Text, Type};

/// Bytes that grow. Each text has its length before it, and each list its number of items, so that no two types look
/// alike.
#[derive(Debug, Default)]
pub(super) struct Content(Vec<u8>);

impl Content {
    /// What a type says beside what its parts are.
    pub(super) fn ty(&mut self, ty: &Type) {
        self.text(&ty.docs.summary);
        self.text(&ty.docs.description);
        self.shape(&ty.shape);
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// Numbers above what 32 bits hold look alike: no input is that large.
    pub(super) fn number(&mut self, number: usize) {
        self.0.extend_from_slice(&u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
    }

    pub(super) fn flag(&mut self, flag: bool) {
        self.0.push(u8::from(flag));
    }

    fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    /// Anything of which there is little.
    fn debug(&mut self, value: impl std::fmt::Debug) {
        let mut text = String::new();
        let _ = write!(text, "{value:?}");
        self.text(&text);
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Any => self.text("any"),
            Shape::Boolean => self.text("boolean"),
            Shape::Text(text) if *text == Text::default() => self.text("text"),
            Shape::Null | Shape::Integer(_) | Shape::Number(_) | Shape::Text(_) | Shape::Bytes(_) => self.debug(shape),
            Shape::Constant(value) => self.debug(value),
            Shape::List(list) => {
                self.text("list");
                self.debug((list.length, list.unique));
            }
            Shape::Map(map) => {
                self.text("map");
                self.debug(map.length);
            }
            Shape::Enumeration(enumeration) => {
                self.text("enumeration");
                self.number(enumeration.members.len());
                enumeration.members.iter().for_each(|member| self.member(member));
            }
            Shape::Object(object) => {
                self.text("object");
                self.number(object.fields.len());
                object.fields.iter().for_each(|field| self.field(field));
                self.flag(matches!(object.extra, Extra::Keep(_)));
                self.number(object.groups.len());
                object.groups.iter().for_each(|group| self.debug(group));
            }
            Shape::Union(union) => {
                self.text("union");
                self.number(union.variants.len());
                self.text(union.tag.as_deref().unwrap_or_default());
                for variant in &union.variants {
                    self.number(variant.tags.len());
                    variant.tags.iter().for_each(|tag| self.text(tag));
                }
            }
        }
    }

    fn member(&mut self, member: &Member) {
        match &member.value {
            Value::Text(text) => {
                self.flag(true);
                self.text(text);
            }
            other => {
                self.flag(false);
                self.debug(other);
            }
        }
        self.text(&member.docs.description);
    }

    fn field(&mut self, field: &Field) {
        let Field { name, required, default, access, deprecated, docs, .. } = field;
        self.text(name);
        self.text(&docs.description);
        self.flag(*required);
        self.flag(*deprecated);
        self.0.push(match access {
            Access::Both => 0,
            Access::ReadOnly => 1,
            Access::WriteOnly => 2,
        });
        self.flag(default.is_some());
        if let Some(default) = default {
            self.debug(default);
        }
    }
}
