//! Both sides of a mapping: the prim's types and those of its vendors.

use model::mapping::{Of, Side};
use model::types::{Field, Format, Shape, Text, Type, TypeRef, Types};

/// The types that mappings are about.
#[derive(Clone, Debug)]
pub(super) struct Sides<'m> {
    pub(super) ours: &'m Types,
    /// By the index of a vendor's API.
    pub(super) vendors: Vec<&'m Types>,
}

impl<'m> Sides<'m> {
    /// The types of a side.
    pub(super) fn types(&self, side: Side) -> &'m Types {
        match side {
            Side::Ours => self.ours,
            Side::Vendor(api) => self.vendors[api],
        }
    }

    /// The type behind a description of one, if an API holds it.
    pub(super) fn get(&self, of: &Of) -> Option<(Side, &'m Type)> {
        match of {
            Of::Type(side, id) => Some((*side, self.types(*side).get(*id))),
            _ => None,
        }
    }

    /// The shape, if an API holds the type.
    pub(super) fn shape(&self, of: &Of) -> Option<(Side, &'m Shape)> {
        self.get(of).map(|(side, ty)| (side, &ty.shape))
    }

    /// What the items are, of a value that is a list.
    pub(super) fn item(&self, of: &Of) -> Option<Of> {
        match of {
            Of::List(item) => Some((**item).clone()),
            _ => match self.shape(of)? {
                (side, Shape::List(list)) => Some(Of::Type(side, list.item.id)),
                _ => None,
            },
        }
    }

    /// A type in the words of messages: `text`, `a list of Message`.
    pub(super) fn describe(&self, of: &Of) -> String {
        match of {
            Of::Type(side, id) => self.describe_type(*side, TypeRef::plain(*id)),
            Of::Input => "the whole input".to_owned(),
            Of::List(item) => format!("a list of {}", without_article(&self.describe(item))),
            Of::Text => "text".to_owned(),
            Of::Secret => "a secret".to_owned(),
            Of::Integer => "an integer".to_owned(),
            Of::Number => "a number".to_owned(),
            Of::Decimal => "a decimal".to_owned(),
            Of::Boolean => "a boolean".to_owned(),
            Of::Moment => "a datetime".to_owned(),
            Of::Bytes => "bytes".to_owned(),
            Of::Any => "a value of any shape".to_owned(),
        }
    }

    pub(super) fn describe_type(&self, side: Side, ty: TypeRef) -> String {
        let types = self.types(side);
        let found = types.get(ty.id);
        let named = |kind: &str| match &found.name {
            Some(words) => format!("{kind} {}", words.pascal()),
            None => kind.to_owned(),
        };
        match &found.shape {
            Shape::Any => "a value of any shape".to_owned(),
            Shape::Null => "null".to_owned(),
            Shape::Boolean => "a boolean".to_owned(),
            Shape::Integer(_) => "an integer".to_owned(),
            Shape::Number(_) => "a number".to_owned(),
            Shape::Text(text) => described_text(text).to_owned(),
            Shape::Bytes(_) => "bytes".to_owned(),
            Shape::Constant(_) => "a constant".to_owned(),
            Shape::Enumeration(_) => named("the enumeration"),
            Shape::List(list) => format!("a list of {}", without_article(&self.describe_type(side, list.item))),
            Shape::Map(map) => format!("a map of {}", without_article(&self.describe_type(side, map.value))),
            Shape::Object(_) => named("the object"),
            Shape::Union(_) => named("the union"),
        }
    }
}

fn described_text(text: &Text) -> &'static str {
    match text.format {
        Format::Decimal(_) => "a decimal",
        Format::DateTime => "a datetime",
        Format::Date => "a date",
        Format::Base64 => "bytes in Base64",
        Format::Secret => "a secret",
        Format::Plain | Format::Uuid | Format::Url | Format::Email | Format::Phone | Format::Id | Format::Other(_) => {
            "text"
        }
    }
}

fn without_article(text: &str) -> &str {
    ["a ", "an ", "the "].iter().find_map(|article| text.strip_prefix(article)).unwrap_or(text)
}

/// Whether what is read from a field may be nothing. A default of ours stands in for what a caller leaves out.
pub(super) fn may_be_nothing(side: Side, field: &Field) -> bool {
    let stands_in = side == Side::Ours && field.default.is_some();
    field.ty.nullable || (!field.required && !stands_in)
}
