//! Mappings, checked: what stands in a manifest becomes expressions whose types are known.
//!
//! A mapping looks like what it makes, so checking begins at the target: [`Want`] says what is expected, and a value is
//! read from [`Scope`], which says what can be referred to. What comes out fits, or is reported and left out.
//!
//! - [`path`] walks from a root through a type, declared fields only.
//! - [`expression`] goes from a path or a constant through verbs.
//! - [`object`] fills the fields of a target.
//! - [`fit`] decides whether one type can become another; [`agree`] whether two schemas describe the same JSON.

mod agree;
mod constant;
mod expression;
mod fit;
mod function;
mod object;
mod path;
mod predicate;
mod table;
mod template;
mod verb;

use std::collections::BTreeSet;

use model::mapping::{Expr, ExprKind, Function, Of, Root, Side, Step, Verb};
use model::types::TypeRef;
use source::{Diagnostics, Span};

use super::sides::Sides;
use crate::prim::manifest::{Manifest, Provider};
use crate::prim::value::Value;

pub(super) use agree::agree;
pub(super) use object::{Slot, object_expr, order};
pub(super) use path::InputField;

/// What is expected of a value.
#[derive(Clone, Debug)]
pub(super) struct Want {
    /// Its type.
    pub(super) of: Of,
    /// Whether it may be null, written out.
    pub(super) nullable: bool,
    /// What it is for, in the words of messages: `` `To` of CreateMessage ``.
    pub(super) label: String,
    /// Where the target is declared.
    pub(super) declared: Option<Span>,
}

impl Want {
    pub(super) fn typed(side: Side, ty: TypeRef, label: impl Into<String>) -> Self {
        Self { of: Of::Type(side, ty.id), nullable: ty.nullable, label: label.into(), declared: None }
    }

    pub(super) fn of(of: Of, label: impl Into<String>) -> Self {
        Self { of, nullable: false, label: label.into(), declared: None }
    }

    pub(super) fn declared_at(self, span: Span) -> Self {
        Self { declared: Some(span), ..self }
    }

    /// The same expectation of a part of the value.
    pub(super) fn part(&self, of: Of, nullable: bool) -> Self {
        Self { of, nullable, label: self.label.clone(), declared: self.declared }
    }

    /// Whether the value goes to a vendor.
    pub(super) fn side(&self) -> Option<Side> {
        match self.of {
            Of::Type(side, _) => Some(side),
            _ => None,
        }
    }
}

/// What a path without a root begins at.
#[derive(Clone, Debug)]
pub(super) enum Here {
    /// Nothing: only roots can stand.
    Nothing,
    /// The route's input.
    Input,
    /// A value.
    Value(Root, Of),
}

/// What can be referred to where a value stands.
#[derive(Clone, Debug)]
pub(super) struct Scope<'a> {
    /// Where paths without a root begin.
    pub(super) here: Here,
    /// What those are about, for messages: `the answer of CreateMessage`.
    pub(super) about: String,
    /// The inputs of the route.
    pub(super) inputs: &'a [InputField],
    /// The type of the route's body, if it is no object whose fields are inputs.
    pub(super) input_body: Option<Of>,
    /// The type of the whole body, whatever it is.
    pub(super) body: Option<Of>,
    /// The vendor's whole answer.
    pub(super) answer: Option<Of>,
    /// Values made before: name, type, whether it may be nothing.
    pub(super) lets: Vec<(String, Of, bool)>,
    /// Whether the caller has paid, so that there is a wallet.
    pub(super) is_paid: bool,
    /// Answers of earlier steps: name, type, whether it may be nothing.
    pub(super) steps: Vec<(String, Of, bool)>,
    /// What is there although it could be nothing, because a condition holds.
    pub(super) sure: Vec<(Root, Vec<Step>)>,
}

impl Scope<'_> {
    /// Where nothing but the environment is known.
    pub(super) fn start() -> Self {
        Self {
            here: Here::Nothing,
            about: "nothing".to_owned(),
            inputs: &[],
            input_body: None,
            body: None,
            answer: None,
            lets: Vec::new(),
            is_paid: false,
            steps: Vec::new(),
            sure: Vec::new(),
        }
    }
}

/// What mapping one route of one provider has found so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    /// Inputs of the route that are used, by name.
    pub(super) used: BTreeSet<String>,
    /// Whether the input is used as a whole.
    pub(super) used_whole: bool,
    /// Promises of the vendor that are trusted.
    pub(super) trusts: usize,
}

/// Checks values of one provider.
pub(super) struct Mapper<'a, 'o> {
    pub(super) sides: &'a Sides<'a>,
    pub(super) manifest: &'a Manifest,
    pub(super) platform: &'a crate::prim::platform::Platform,
    pub(super) provider: &'a Provider,
    pub(super) provider_name: &'a str,
    /// Texts of files in the prim's folder.
    pub(super) files: &'a std::collections::BTreeMap<String, String>,
    pub(super) scope: Scope<'a>,
    /// What named maps have been made into.
    pub(super) functions: &'o mut Vec<Function>,
    /// Named maps that are being made.
    pub(super) open: Vec<(String, Of, Of)>,
    pub(super) found: Found,
    pub(super) out: &'o mut Diagnostics,
}

impl Mapper<'_, '_> {
    /// The value that is wanted.
    pub(in crate::link) fn value(&mut self, value: &Value, want: &Want) -> Option<Expr> {
        match value {
            Value::Expression(expression) => self.expression(expression, Some(want)),
            Value::Object(object) => self.object(object, want),
            Value::List(items, span) => self.list(items, *span, want),
            Value::Json(inner, span) => {
                let inner = self.any_value(inner)?;
                let maybe = inner.maybe;
                let text =
                    Expr { kind: ExprKind::Verb(Verb::JsonTo, Box::new(inner)), of: Of::Text, maybe, span: *span };
                self.fit(text, want)
            }
            Value::Xml(template) => {
                let text = self.xml(template)?;
                self.fit(text, want)
            }
            Value::File(path) => {
                let text = self.files.get(&path.value)?.clone();
                let expr = constant_expr(model::Value::Text(text), Of::Text, path.span);
                self.fit(expr, want)
            }
        }
    }

    /// A value of which no type is expected.
    pub(in crate::link) fn any_value(&mut self, value: &Value) -> Option<Expr> {
        match value {
            Value::Expression(expression) => self.expression(expression, None),
            _ => self.value(value, &Want::of(Of::Any, "this value")),
        }
    }

    fn list(&mut self, items: &[Value], span: Span, want: &Want) -> Option<Expr> {
        let item = match self.sides.item(&want.of) {
            Some(item) => item,
            None if want.of == Of::Any || self.is_any(&want.of) => Of::Any,
            None => {
                self.misfit(span, "a list", want, None);
                return None;
            }
        };
        let nullable = self.item_nullable(&want.of);
        let want_item = want.part(item, nullable);
        let made: Vec<Option<Expr>> = items.iter().map(|item| self.value(item, &want_item)).collect();
        let made: Vec<Expr> = made.into_iter().collect::<Option<_>>()?;
        // As an object of which nothing is left.
        let maybe = !made.is_empty() && made.iter().all(|item| item.maybe);
        Some(Expr { kind: ExprKind::List(made), of: want.of.clone(), maybe, span })
    }

    /// Whether a type is any value at all.
    pub(in crate::link) fn is_any(&self, of: &Of) -> bool {
        *of == Of::Any || matches!(self.sides.shape(of), Some((_, model::types::Shape::Any)))
    }

    /// Whether a type is an object with declared fields.
    pub(in crate::link) fn is_object(&self, of: &Of) -> bool {
        matches!(self.sides.shape(of), Some((_, model::types::Shape::Object(_))))
    }

    /// The type of the whole body of the route, if it has one.
    pub(in crate::link) fn body_type(&self) -> Option<Of> {
        self.scope.input_body.clone().or_else(|| self.scope.body.clone())
    }

    pub(in crate::link) fn item_nullable(&self, of: &Of) -> bool {
        match self.sides.shape(of) {
            Some((_, model::types::Shape::List(list))) => list.item.nullable,
            _ => false,
        }
    }
}

/// A value that is always the same.
pub(super) fn constant_expr(value: model::Value, of: Of, span: Span) -> Expr {
    Expr { kind: ExprKind::Constant(value), of, maybe: false, span }
}

/// Whether a value never changes, so that it says nothing about whether an object is there.
pub(super) fn is_constant(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Constant(_) | ExprKind::Null => true,
        ExprKind::Object(fields) | ExprKind::Map(fields) => fields.iter().all(|(_, value)| is_constant(value)),
        ExprKind::List(items) => items.iter().all(is_constant),
        ExprKind::Branch(_, inner) | ExprKind::Convert(inner) | ExprKind::Trust(inner) => is_constant(inner),
        ExprKind::Path(..)
        | ExprKind::Template(_)
        | ExprKind::Xml(_)
        | ExprKind::Each { .. }
        | ExprKind::Apply(..)
        | ExprKind::Or(..)
        | ExprKind::When(..)
        | ExprKind::Verb(..) => false,
    }
}

/// The one place that a value is read from, so that it is there exactly when that is.
pub(super) fn lone_source(expr: &Expr) -> Option<(&Root, &[Step])> {
    match &expr.kind {
        ExprKind::Path(root, steps) => Some((root, steps)),
        // Blank text is nothing, though it is there; of a hook nobody knows.
        ExprKind::Verb(Verb::NonBlank | Verb::Hook(_), _) => None,
        ExprKind::Verb(Verb::MinorFrom(currency) | Verb::MinorTo(currency), _) if currency.maybe => None,
        ExprKind::Convert(inner) | ExprKind::Verb(_, inner) => lone_source(inner),
        ExprKind::Constant(_)
        | ExprKind::Template(_)
        | ExprKind::Xml(_)
        | ExprKind::Object(_)
        | ExprKind::Map(_)
        | ExprKind::Branch(..)
        | ExprKind::List(_)
        | ExprKind::Each { .. }
        | ExprKind::Apply(..)
        | ExprKind::Or(..)
        | ExprKind::Null
        | ExprKind::When(..)
        | ExprKind::Trust(_) => None,
    }
}
