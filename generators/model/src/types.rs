//! The types of an API: what its requests and answers are made of.

use source::Span;

use crate::{Docs, Value, Words};

/// A type of one [`Types`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(u32);

impl TypeId {
    /// Its position among the types.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A type as it is used in one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeRef {
    /// Which type.
    pub id: TypeId,
    /// Whether null may stand in its stead here.
    pub nullable: bool,
}

impl TypeRef {
    /// The type itself, never null.
    pub fn plain(id: TypeId) -> Self {
        Self { id, nullable: false }
    }
}

/// One type.
#[derive(Clone, Debug, PartialEq)]
pub struct Type {
    /// What it is called. Unique among the named types of an API. Types without a name of their own (texts, numbers, lists…)
    /// are written where they are used; see [`Shape::needs_name`].
    pub name: Option<Words>,
    /// What its author says about it.
    pub docs: Docs,
    /// What its values look like.
    pub shape: Shape,
    /// Values given as examples, in the order of the spec.
    pub examples: Vec<Value>,
    /// Where it is described.
    pub span: Span,
}

/// What the values of a type look like.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Anything at all.
    Any,
    /// Only null.
    Null,
    /// True or false.
    Boolean,
    /// A whole number.
    Integer(Integer),
    /// A number.
    Number(Number),
    /// Text.
    Text(Text),
    /// Bytes that stand for themselves: a file, a stream. Never inside structured data.
    Bytes(Bytes),
    /// One single value.
    Constant(Value),
    /// One of several values.
    Enumeration(Enumeration),
    /// Values in order.
    List(List),
    /// Values under names that are not known beforehand.
    Map(Map),
    /// Values under known names.
    Object(Object),
    /// A value of one of several types.
    Union(Union),
}

/// A whole number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Integer {
    /// Whether values can be above 2^63 and never below 0.
    pub unsigned: bool,
    /// The range of values.
    pub range: Range,
}

/// A number with a fraction. Always read with the precision of 64 bits: 32 would lose digits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Number {
    /// The range of values.
    pub range: Range,
}

/// Bounds of a number. Digits are kept as written, since bounds outside of 64 bits occur.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Range {
    /// The least value.
    pub min: Option<Bound>,
    /// The greatest value.
    pub max: Option<Bound>,
    /// What every value is a multiple of.
    pub multiple_of: Option<String>,
}

/// One bound of a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The number, with its digits as written.
    pub value: String,
    /// Whether the bound itself is outside.
    pub exclusive: bool,
}

/// Text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// What kind of text.
    pub format: Format,
    /// Least and greatest number of characters (Unicode scalar values).
    pub length: Length,
    /// A regular expression (ECMA-262) that is found somewhere in the text.
    pub pattern: Option<String>,
}

/// What kind of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Any.
    #[default]
    Plain,
    /// A moment (RFC 3339 `date-time`).
    DateTime,
    /// A day (RFC 3339 `full-date`).
    Date,
    /// A UUID (RFC 9562).
    Uuid,
    /// An absolute URL.
    Url,
    /// An e-mail address.
    Email,
    /// A telephone number (E.164).
    Phone,
    /// A decimal number whose digits matter: money, quantities.
    Decimal(Range),
    /// Bytes in Base64 (RFC 4648).
    Base64,
    /// A password, key or token: never logged.
    Secret,
    /// The identifier of something that a provider made.
    Id,
    /// A format that has no meaning here. Kept for documents that are written out again.
    Other(String),
}

/// Bounds of a count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Length {
    /// At least this many.
    pub min: Option<u64>,
    /// At most this many.
    pub max: Option<u64>,
}

/// Bytes that stand for themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bytes {
    /// Media types that are accepted; empty for any.
    pub media: Vec<String>,
    /// The greatest size in bytes.
    pub max: Option<u64>,
}

/// One of several values.
#[derive(Clone, Debug, PartialEq)]
pub struct Enumeration {
    /// The values, each once, in the order of the spec. All of one kind: texts, or numbers.
    pub members: Vec<Member>,
    /// Whether other values of the same kind may come. True for everything that a vendor sends.
    pub open: bool,
}

/// A value of an enumeration.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The value.
    pub value: Value,
    /// What it is called. Unique within the enumeration as far as the spec's own names are.
    pub name: Words,
    /// What its author says about it.
    pub docs: Docs,
}

/// Values in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// What each of them is.
    pub item: TypeRef,
    /// How many there may be.
    pub length: Length,
    /// Whether no two are equal.
    pub unique: bool,
}

/// Values under names that are not known beforehand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map {
    /// What each of them is.
    pub value: TypeRef,
    /// How many there may be.
    pub length: Length,
}

/// Values under known names.
#[derive(Clone, Debug, PartialEq)]
pub struct Object {
    /// The fields in the order of the spec.
    pub fields: Vec<Field>,
    /// What happens to values under other names.
    pub extra: Extra,
    /// Rules over several fields.
    pub groups: Vec<Group>,
}

impl Object {
    /// The field of a name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// A value under a known name.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The name as it is sent.
    pub name: String,
    /// The name in words.
    pub words: Words,
    /// What the value is.
    pub ty: TypeRef,
    /// Whether it must be there.
    pub required: bool,
    /// What stands in for it when it is absent. Never sent to anybody who did not write it.
    pub default: Option<Value>,
    /// Which way it travels.
    pub access: Access,
    /// Whether its author advises against it.
    pub deprecated: bool,
    /// The only providers that take it; empty for all.
    pub only: Vec<String>,
    /// What its author says about it.
    pub docs: Docs,
    /// Where it is described.
    pub span: Span,
}

/// Which way a field travels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Access {
    /// In requests and answers.
    #[default]
    Both,
    /// Only in answers.
    ReadOnly,
    /// Only in requests.
    WriteOnly,
}

/// What happens to fields that are not listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extra {
    /// They are an error of the sender.
    Refuse,
    /// They are ignored.
    Drop,
    /// They are kept and written back. The type is what they are said to be.
    Keep(TypeRef),
}

/// A rule over several fields: alternatives, each a set of fields that stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// How many alternatives must hold.
    pub rule: Rule,
    /// The alternatives.
    pub alternatives: Vec<Vec<String>>,
}

/// How many alternatives of a group must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// At least one.
    AnyOf,
    /// Exactly one.
    OneOf,
}

/// A value of one of several types.
#[derive(Clone, Debug, PartialEq)]
pub struct Union {
    /// The types, in the order of the spec.
    pub variants: Vec<Variant>,
    /// The field whose text says which type a value has.
    pub tag: Option<String>,
}

/// One of the types of a union.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// What it is called within the union.
    pub name: Words,
    /// The type.
    pub ty: TypeId,
    /// The texts of the tag that mean this type. Empty where the union has no tag, or the spec does not tell. A text that
    /// stands at several variants means the first of them that fits.
    pub tags: Vec<String>,
}

/// All types of one API. They may refer to each other in circles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Types {
    list: Vec<Type>,
}

impl Types {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A place for a type that is being described: it may already be referred to. Until [`Types::define`] it is anything.
    pub fn reserve(&mut self, span: Span) -> TypeId {
        self.add(Type { name: None, docs: Docs::default(), shape: Shape::Any, examples: Vec::new(), span })
    }

    /// Fills a reserved place, or replaces a type.
    pub fn define(&mut self, id: TypeId, ty: Type) {
        self.list[id.index()] = ty;
    }

    /// Adds a type.
    pub fn add(&mut self, ty: Type) -> TypeId {
        let id = TypeId(u32::try_from(self.list.len()).expect("fewer than 2^32 types"));
        self.list.push(ty);
        id
    }

    /// Adds a type without name or prose.
    pub fn add_shape(&mut self, shape: Shape, span: Span) -> TypeId {
        self.add(Type { name: None, docs: Docs::default(), shape, examples: Vec::new(), span })
    }

    /// The type of an id.
    pub fn get(&self, id: TypeId) -> &Type {
        &self.list[id.index()]
    }

    /// The type of an id, to be changed while the model is still a draft.
    pub fn get_mut(&mut self, id: TypeId) -> &mut Type {
        &mut self.list[id.index()]
    }

    /// The shape of an id.
    pub fn shape(&self, id: TypeId) -> &Shape {
        &self.get(id).shape
    }

    /// All of them, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (TypeId, &Type)> {
        (0..).map(TypeId).zip(&self.list)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

impl Shape {
    /// The types that stand directly in this one.
    #[allow(clippy::match_same_arms)] // One line for both would not fit.
    pub fn parts(&self) -> Vec<TypeId> {
        match self {
            Self::Any | Self::Null | Self::Boolean | Self::Integer(_) | Self::Number(_) => Vec::new(),
            Self::Text(_) | Self::Bytes(_) | Self::Constant(_) | Self::Enumeration(_) => Vec::new(),
            Self::List(list) => vec![list.item.id],
            Self::Map(map) => vec![map.value.id],
            Self::Union(union) => union.variants.iter().map(|variant| variant.ty).collect(),
            Self::Object(object) => {
                let extra = if let Extra::Keep(extra) = object.extra { Some(extra.id) } else { None };
                object.fields.iter().map(|field| field.ty.id).chain(extra).collect()
            }
        }
    }

    /// Changes the types that stand directly in this one, while the model is still a draft. Variants of a union come as
    /// types that are never null.
    pub fn change_parts(&mut self, mut change: impl FnMut(TypeRef) -> TypeRef) {
        match self {
            Self::Any | Self::Null | Self::Boolean | Self::Integer(_) | Self::Number(_) | Self::Text(_) => {}
            Self::Bytes(_) | Self::Constant(_) | Self::Enumeration(_) => {}
            Self::List(list) => list.item = change(list.item),
            Self::Map(map) => map.value = change(map.value),
            Self::Union(union) => {
                for variant in &mut union.variants {
                    variant.ty = change(TypeRef::plain(variant.ty)).id;
                }
            }
            Self::Object(object) => {
                for field in &mut object.fields {
                    field.ty = change(field.ty);
                }
                if let Extra::Keep(extra) = &mut object.extra {
                    *extra = change(*extra);
                }
            }
        }
    }

    /// Whether a type of this shape is written out under its name. The others are written where they are used, unless
    /// they have a name all the same: a list or map that contains itself has one, for nothing else could end the circle.
    #[allow(clippy::match_same_arms)] // One line for both would not fit.
    pub fn needs_name(&self) -> bool {
        match self {
            Self::Enumeration(_) | Self::Object(_) | Self::Union(_) => true,
            Self::Any | Self::Null | Self::Boolean | Self::Integer(_) | Self::Number(_) | Self::Text(_) => false,
            Self::Bytes(_) | Self::Constant(_) | Self::List(_) | Self::Map(_) => false,
        }
    }
}
