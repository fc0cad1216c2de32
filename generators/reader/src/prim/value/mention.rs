//! What a value refers to: for everybody who asks whether something is used.

use super::{Condition, Expression, Matcher, Object, Part, Path, Predicate, Source, Step, Template, Value, VerbKind};
use crate::prim::Spanned;

/// Something that a value refers to.
#[derive(Clone, Copy, Debug)]
pub enum Mention<'v> {
    /// A path, with its root.
    Path(&'v Path),
    /// A table, in `table(name)`.
    Table(&'v Spanned<String>),
    /// A map, in `as Map` or `$as`.
    Map(&'v Spanned<String>),
    /// A hook, in `hook(name)`.
    Hook(&'v Spanned<String>),
    /// A file of the prim's folder, in `$file`.
    File(&'v Spanned<String>),
}

impl Value {
    /// Tells everything that the value refers to, in the order in which it stands.
    pub fn mentions<'v>(&'v self, tell: &mut impl FnMut(Mention<'v>)) {
        match self {
            Self::Expression(expression) => expression.mentions(tell),
            Self::Object(object) => object.mentions(tell),
            Self::List(items, _) => items.iter().for_each(|item| item.mentions(tell)),
            Self::Json(value, _) => value.mentions(tell),
            Self::Xml(template) => template.mentions(tell),
            Self::File(path) => tell(Mention::File(path)),
        }
    }
}

impl Object {
    fn mentions<'v>(&'v self, tell: &mut impl FnMut(Mention<'v>)) {
        self.all_of.iter().for_each(|map| tell(Mention::Map(map)));
        self.body.iter().for_each(|body| body.mentions(tell));
        self.fields.iter().for_each(|field| field.value.mentions(tell));
    }
}

impl Expression {
    /// Tells everything that the expression refers to.
    pub fn mentions<'v>(&'v self, tell: &mut impl FnMut(Mention<'v>)) {
        match &self.source {
            Source::Path(path) => tell(Mention::Path(path)),
            Source::Text(template) => template.mentions(tell),
            Source::Number(_) | Source::Bool(_) | Source::Null(_) => {}
        }
        for step in &self.steps {
            match step {
                Step::As(map) => tell(Mention::Map(map)),
                Step::Verb(verb) => match &verb.kind {
                    VerbKind::Or(other) => other.mentions(tell),
                    VerbKind::When(path) | VerbKind::Minor(path) => tell(Mention::Path(path)),
                    VerbKind::Table(table) => tell(Mention::Table(table)),
                    VerbKind::Hook(hook) => tell(Mention::Hook(hook)),
                    VerbKind::Time(_) | VerbKind::Decimal | VerbKind::Int | VerbKind::Number | VerbKind::String => {}
                    VerbKind::Bool | VerbKind::Json | VerbKind::Scale(_) | VerbKind::Round(_) | VerbKind::Join(_) => {}
                    VerbKind::Split(_) | VerbKind::Lower | VerbKind::Upper | VerbKind::Trim | VerbKind::Nonblank => {}
                    VerbKind::Base64 | VerbKind::Unbase64 => {}
                },
            }
        }
    }
}

impl Template {
    /// Tells the paths in its holes.
    pub fn mentions<'v>(&'v self, tell: &mut impl FnMut(Mention<'v>)) {
        for part in &self.parts {
            match part {
                Part::Hole(path) => tell(Mention::Path(path)),
                Part::Text(_) => {}
            }
        }
    }
}

impl Predicate {
    /// Tells the paths that it looks at and compares with.
    pub fn mentions<'v>(&'v self, tell: &mut impl FnMut(Mention<'v>)) {
        match self {
            Self::All(conditions, _) => conditions.iter().for_each(|condition| condition.mentions(tell)),
            Self::Any(alternatives, _) => alternatives.iter().for_each(|predicate| predicate.mentions(tell)),
        }
    }
}

impl Condition {
    fn mentions<'v>(&'v self, tell: &mut impl FnMut(Mention<'v>)) {
        tell(Mention::Path(&self.path));
        self.matcher.mentions(tell);
    }
}

impl Matcher {
    fn mentions<'v>(&'v self, tell: &mut impl FnMut(Mention<'v>)) {
        match self {
            Self::Equal(expression) => expression.mentions(tell),
            Self::OneOf(expressions, _) => expressions.iter().for_each(|expression| expression.mentions(tell)),
            Self::Not(matcher, _) => matcher.mentions(tell),
            Self::Present(_) | Self::Absent(_) | Self::Range { .. } => {}
        }
    }
}
