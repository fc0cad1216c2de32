//! The mapping language: what stands right of a key in a mapping, and conditions.
//!
//! In comes a node of the tree, out comes a [`Value`] whose every part knows its place, down to the step of a path
//! inside of a scalar. Nothing here knows a schema: whether a path exists, a type fits or a name is declared is judged
//! by whoever holds both sides. What can be said about form alone is said here: verbs and their arguments, braces,
//! roots that mean nothing where they stand.

mod expression;
mod mention;
mod object;
mod path;
mod predicate;
mod scope;
mod template;
#[cfg(test)]
mod tests;
mod verbs;

use model::mapping::{Random, TimeForm};
use source::{Diagnostics, Span};

pub(crate) use self::expression::is_decimal;
pub use self::mention::Mention;
pub use self::scope::{ROOTS, RootWord, Scope};
pub use self::verbs::{Argument, VERBS, VerbWord};
use super::Spanned;
use super::keys::Kind;
use crate::tree::Node;

/// A value of a mapping.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A path or a constant, and what is done to it.
    Expression(Expression),
    /// An object in the shape of what it makes.
    Object(Object),
    /// A list, item by item.
    List(Vec<Value>, Span),
    /// `$json`: the text of a value as JSON.
    Json(Box<Value>, Span),
    /// `$xml`: text of XML; what stands in its holes is escaped.
    Xml(Template),
    /// `$file`: the text of a file in the prim's folder.
    File(Spanned<String>),
}

/// A path or a constant, and what is done to it from left to right.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    /// Where it begins.
    pub source: Source,
    /// What is done to it.
    pub steps: Vec<Step>,
    /// All of it.
    pub span: Span,
}

impl Expression {
    /// Whether a hook makes the value.
    pub fn ends_with_hook(&self) -> bool {
        matches!(self.steps.last(), Some(Step::Verb(Verb { kind: VerbKind::Hook(_), .. })))
    }
}

/// Where an expression begins.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// A value of the source or of the context.
    Path(Path),
    /// `=text {path}`
    Text(Template),
    /// A number, with its digits as written.
    Number(Spanned<String>),
    /// True or false.
    Bool(Spanned<bool>),
    /// Null.
    Null(Span),
}

/// What is done to a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// `as Map`
    As(Spanned<String>),
    /// `| verb(argument)`
    Verb(Verb),
}

/// A verb with its argument.
#[derive(Clone, Debug, PartialEq)]
pub struct Verb {
    /// Which.
    pub kind: VerbKind,
    /// Its name in the text, without the argument.
    pub span: Span,
}

/// The verbs. [`VERBS`] says of each what it makes of what.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum VerbKind {
    /// With a path or a constant, without steps of its own.
    Or(Box<Expression>),
    When(Path),
    Table(Spanned<String>),
    Time(Spanned<TimeForm>),
    /// With the path to the currency.
    Minor(Path),
    Decimal,
    Int,
    Number,
    String,
    Bool,
    Json,
    /// With the digits of the factor as written.
    Scale(Spanned<String>),
    Round(Spanned<u32>),
    Join(Spanned<String>),
    Split(Spanned<String>),
    Lower,
    Upper,
    Trim,
    Nonblank,
    Base64,
    Unbase64,
    Hook(Spanned<String>),
}

/// A path.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// Where it begins.
    pub root: Root,
    /// The root as it is written; for [`Root::Here`] the place where the path begins.
    pub root_span: Span,
    /// The way from there.
    pub segments: Vec<Segment>,
    /// All of it.
    pub span: Span,
}

/// Where a path begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Root {
    /// The source: what the mapping makes something of.
    Here,
    /// `$in`: the route's input, from anywhere.
    Input,
    /// `$env.NAME`
    Env(Spanned<String>),
    /// `$let.name`
    Let(Spanned<String>),
    /// `$step.name`: the answer of an earlier step.
    Step(Spanned<String>),
    /// `$body`: the whole answer, from inside of a map.
    Body,
    /// `$status` of the vendor's answer.
    Status,
    /// `$header.Name` of the vendor's answer.
    Header(Spanned<String>),
    /// `$key`: the idempotency key.
    Key,
    /// `$caller`: the paying wallet. Always there on a paid route: where payments are switched off it is `nobody`.
    Caller,
    /// `$now`
    Now,
    /// `$random.…`
    Random(Random),
    /// `$prim.endpoint`
    Endpoint,
    /// `$platform.domain`
    Domain,
    /// `$provider`: the name of the provider.
    Provider,
}

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Where to.
    pub kind: SegmentKind,
    /// Where it stands.
    pub span: Span,
}

/// Where a step of a path leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SegmentKind {
    /// Into a field. Quoted, it may hold anything.
    Field(String),
    /// To an item; `-1` is the last.
    Index(i64),
    /// `*`: to every item.
    Each,
}

/// Text with holes.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    /// Its parts in order. No two texts stand side by side.
    pub parts: Vec<Part>,
    /// All of it, without the `=`.
    pub span: Span,
}

/// A part of a text with holes.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// Text as it is.
    Text(String),
    /// A value.
    Hole(Path),
}

/// An object in the shape of what it makes.
#[derive(Clone, Debug, PartialEq)]
pub struct Object {
    /// The fields that are fed, in the order of the file.
    pub fields: Vec<Field>,
    /// `$same`: fields of equal names.
    pub same: Option<Same>,
    /// `$as`: a named map that the fields are laid over.
    pub all_of: Option<Spanned<String>>,
    /// `$of`: the branch of a union.
    pub branch: Option<Spanned<String>>,
    /// `$body`: the whole body is this.
    pub body: Option<Box<Value>>,
    /// All of it.
    pub span: Span,
}

/// A field that is fed.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Which.
    pub target: Target,
    /// From what.
    pub value: Value,
}

/// What a field of a mapping feeds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// `$path.x`, `$query.x`, `$header.x`: where one name stands in two places of an operation.
    pub place: Option<Place>,
    /// The name.
    pub name: String,
    /// Where the key stands.
    pub span: Span,
}

/// A place of a vendor's operation that a target names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Place {
    Path,
    Query,
    Header,
}

/// `$same`
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Same {
    /// `all`: every field whose name and type agree.
    All(Span),
    /// These.
    Fields(Vec<Spanned<String>>),
}

/// A condition.
#[derive(Clone, Debug, PartialEq)]
pub enum Predicate {
    /// All must hold.
    All(Vec<Condition>, Span),
    /// One must hold.
    Any(Vec<Predicate>, Span),
}

/// What must hold for one value.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// The value.
    pub path: Path,
    /// What it must be.
    pub matcher: Matcher,
}

/// What a value must be.
#[derive(Clone, Debug, PartialEq)]
pub enum Matcher {
    /// Equal to a constant, or to a value of the context.
    Equal(Expression),
    /// One of several.
    OneOf(Vec<Expression>, Span),
    /// There: neither absent nor null.
    Present(Span),
    /// Not there.
    Absent(Span),
    /// Not this.
    Not(Box<Matcher>, Span),
    /// A number between these; each end may be left out.
    Range {
        /// At least; digits as written.
        min: Option<Spanned<String>>,
        /// At most; digits as written.
        max: Option<Spanned<String>>,
        /// All of it.
        span: Span,
    },
}

/// Reads values at places of one kind. What is wrong is reported; the rest of an object or list is still read.
pub(crate) struct Reader<'d> {
    pub(crate) out: &'d mut Diagnostics,
    /// What may be referred to there.
    pub(crate) scope: Scope,
}

impl Value {
    /// Reads a value.
    pub(crate) fn parse(node: Node<'_>, scope: Scope, out: &mut Diagnostics) -> Option<Self> {
        Reader { out, scope }.value(node)
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        match self {
            Self::Expression(expression) => expression.span,
            Self::Object(object) => object.span,
            Self::List(_, span) | Self::Json(_, span) => *span,
            Self::Xml(template) => template.span,
            Self::File(path) => path.span,
        }
    }

    /// The expression it is, if it is one.
    pub fn expression(&self) -> Option<&Expression> {
        if let Self::Expression(expression) = self { Some(expression) } else { None }
    }
}

impl Template {
    /// Reads a text with holes: an address, a header. What is no text was reported by the check of form.
    pub(crate) fn parse(node: Node<'_>, scope: Scope, out: &mut Diagnostics) -> Option<Self> {
        Kind::Template.fits(node).then_some(())?;
        Reader { out, scope }.template_of(node)
    }

    /// The text it always is: none if it has holes.
    pub fn constant(&self) -> Option<&str> {
        match &self.parts[..] {
            [] => Some(""),
            [Part::Text(text)] => Some(text),
            _ => None,
        }
    }
}

impl Path {
    /// Reads a path. What is no text was reported by the check of form.
    pub(crate) fn parse(node: Node<'_>, scope: Scope, out: &mut Diagnostics) -> Option<Self> {
        Kind::Path.fits(node).then_some(())?;
        Reader { out, scope }.path_of(node)
    }

    /// The field of the source that it begins with, if it begins with one.
    pub fn first_field(&self) -> Option<(&str, Span)> {
        match (&self.root, self.segments.first()?) {
            (Root::Here | Root::Input, Segment { kind: SegmentKind::Field(name), span }) => Some((name, *span)),
            _ => None,
        }
    }
}

impl Predicate {
    /// Reads a condition. What is neither a map nor a list was reported by the check of form.
    pub(crate) fn parse(node: Node<'_>, scope: Scope, out: &mut Diagnostics) -> Option<Self> {
        Kind::Condition.fits(node).then_some(())?;
        Reader { out, scope }.predicate(node)
    }
}
