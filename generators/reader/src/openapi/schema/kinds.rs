//! The kinds of values that a schema allows: what `type` says.

use crate::openapi::codes;
use crate::openapi::lower::Lower;
use crate::tree::Node;

/// Kinds of values, as a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kinds(u8);

impl Kinds {
    pub(super) const NULL: Self = Self(1);
    pub(super) const BOOLEAN: Self = Self(1 << 1);
    pub(super) const INTEGER: Self = Self(1 << 2);
    /// A number can be whole, so that what is both a number and an integer is an integer.
    pub(super) const NUMBER: Self = Self(1 << 2 | 1 << 3);
    pub(super) const TEXT: Self = Self(1 << 4);
    pub(super) const LIST: Self = Self(1 << 5);
    pub(super) const OBJECT: Self = Self(1 << 6);
    pub(super) const ALL: Self = Self(0x7f);

    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(super) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The kinds one by one, without null. A number is one kind.
    pub(super) fn each(self) -> impl Iterator<Item = Self> {
        let number = if self.has(Self::NUMBER) { Self::NUMBER } else { Self::INTEGER };
        [Self::OBJECT, Self::LIST, Self::TEXT, number, Self::BOOLEAN].into_iter().filter(move |kind| self.has(*kind))
    }

    /// The word for one kind where it tells variants of a union apart.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::OBJECT => "object",
            Self::LIST => "list",
            Self::TEXT => "text",
            Self::NUMBER => "number",
            Self::INTEGER => "integer",
            Self::BOOLEAN => "boolean",
            Self::NULL => "null",
            _ => "any",
        }
    }

    /// The kind of a name as the specification writes it.
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "null" => Self::NULL,
            "boolean" => Self::BOOLEAN,
            "integer" => Self::INTEGER,
            "number" => Self::NUMBER,
            // `file` is a type of Swagger 2.0: bytes, which stand in a text where they stand in anything.
            "string" | "file" => Self::TEXT,
            "array" => Self::LIST,
            "object" => Self::OBJECT,
            _ => return None,
        })
    }

    /// What is meant by a name that does not exist. Seen in published documents: `Object`, `int`, `string,`.
    fn meant(name: &str) -> Option<Self> {
        let name = name.trim_matches(|c: char| !c.is_ascii_alphanumeric()).to_ascii_lowercase();
        Self::named(&name).or_else(|| {
            Some(match name.as_str() {
                "int" | "int32" | "int64" | "long" | "short" | "uint" | "uint32" | "uint64" | "bigint" => Self::INTEGER,
                "float" | "double" | "float32" | "float64" | "decimal" | "num" => Self::NUMBER,
                "bool" => Self::BOOLEAN,
                "str" | "text" | "uuid" | "uri" | "url" | "email" | "date" | "datetime" | "date-time" | "timestamp" => {
                    Self::TEXT
                }
                "list" | "arr" => Self::LIST,
                "map" | "dict" | "hash" | "obj" | "json" => Self::OBJECT,
                "none" | "nil" => Self::NULL,
                _ => return None,
            })
        })
    }
}

/// Whether a name stands for null. In YAML it may have lost its quotes.
pub(super) fn is_null_name(name: Node<'_>) -> bool {
    name.is_null() || name.text().is_some_and(|text| Kinds::named(text) == Some(Kinds::NULL))
}

impl<'s> Lower<'s> {
    /// The kinds that some names allow. None where one of them says nothing, so that everything is allowed.
    pub(super) fn kinds_of(&mut self, names: &[Node<'s>]) -> Option<Kinds> {
        let mut kinds = Kinds::NULL.without(Kinds::NULL);
        for &name in names {
            kinds = kinds.or(self.kind_of(name)?);
        }
        (!kinds.is_empty()).then_some(kinds)
    }

    fn kind_of(&mut self, name: Node<'s>) -> Option<Kinds> {
        if is_null_name(name) {
            return Some(Kinds::NULL);
        }
        let Some(text) = name.text() else {
            self.warn(&codes::TYPE, name, format!("{} is not a type", name.described()));
            return None;
        };
        if let Some(kind) = Kinds::named(text) {
            return Some(kind);
        }
        let meant = Kinds::meant(text);
        let read = meant.map_or("any value".to_owned(), |kind| format!("`{}`", kind.word()));
        let diagnostic = source::Diagnostic::warning(&codes::TYPE, name.span(), format!("`{text}` is not a type"));
        self.out.push(diagnostic.label(format!("read as {read}")));
        meant
    }
}
