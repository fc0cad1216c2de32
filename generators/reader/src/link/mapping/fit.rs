//! Whether a value can become what is wanted.

use model::mapping::{Expr, ExprKind, Of, Side};
use model::types::{Format, Shape};
use source::{Diagnostic, Span};

use super::agree::{Misfit, agree};
use super::{Mapper, Want};
use crate::link::codes;

impl Mapper<'_, '_> {
    /// The value as what is wanted. Whether it may be nothing is for whoever places it.
    pub(in crate::link) fn fit(&mut self, expr: Expr, want: &Want) -> Option<Expr> {
        if expr.of == want.of && !matches!(expr.kind, ExprKind::Constant(_)) {
            return Some(expr);
        }
        match expr.kind {
            ExprKind::Constant(value) => self.fit_constant(value, expr.span, want),
            ExprKind::Null => self.fit_null(expr, want),
            // The one and the other are fitted each by itself: a constant is checked as a constant.
            ExprKind::Or(first, second) => {
                let first = self.fit(*first, want);
                let second = self.fit(*second, want);
                let (first, second) = (first?, second?);
                Some(Expr {
                    maybe: first.maybe && second.maybe,
                    kind: ExprKind::Or(Box::new(first), Box::new(second)),
                    of: want.of.clone(),
                    span: expr.span,
                })
            }
            ExprKind::When(value, other) => {
                let value = self.fit(*value, want)?;
                Some(Expr { kind: ExprKind::When(Box::new(value), other), of: want.of.clone(), ..expr })
            }
            _ => self.fit_type(expr, want),
        }
    }

    fn fit_null(&mut self, expr: Expr, want: &Want) -> Option<Expr> {
        if want.nullable || self.is_any(&want.of) {
            return Some(Expr { of: want.of.clone(), ..expr });
        }
        let message = format!("{} cannot be null", want.label);
        let diagnostic = Diagnostic::error(&codes::MISFIT, expr.span, message);
        let diagnostic = want.declared.into_iter().fold(diagnostic, |d, span| d.also(span, "declared here"));
        self.out.push(diagnostic.help("leave it out, so that nothing is sent"));
        None
    }

    fn fit_type(&mut self, expr: Expr, want: &Want) -> Option<Expr> {
        match self.becomes(&expr.of, want) {
            Ok(trusts) => {
                self.found.trusts += trusts;
                let of = want.of.clone();
                let (maybe, span) = (expr.maybe, expr.span);
                Some(Expr { kind: ExprKind::Convert(Box::new(expr)), of, maybe, span })
            }
            Err(misfit) => {
                let found = self.sides.describe(&expr.of);
                self.misfit_of(&expr.of, expr.span, &found, want, Some(&misfit));
                None
            }
        }
    }

    /// Whether a type becomes what is wanted by itself, and how many promises of a vendor are trusted for it.
    fn becomes(&self, from: &Of, want: &Want) -> Result<usize, Misfit> {
        let to = &want.of;
        if self.is_any(to) {
            return Ok(0);
        }
        if let (Of::Type(..), Of::Type(..)) = (from, to) {
            return agree(self.sides, from, to);
        }
        if let (Some(a), Some(b)) = (self.sides.item(from), self.sides.item(to)) {
            return self.becomes(&a, &want.part(b, false)).map_err(|misfit| misfit.inside("*"));
        }
        // A union takes what one of its branches takes.
        if let Some((side, Shape::Union(union))) = self.sides.shape(to) {
            let fits = union
                .variants
                .iter()
                .find_map(|variant| self.becomes(from, &want.part(Of::Type(side, variant.ty), false)).ok());
            return fits.ok_or_else(|| Misfit::plain("no branch of the union takes it"));
        }
        let (Some(from), Some(to)) = (self.scalar(from), self.scalar(to)) else { return Err(Misfit::default()) };
        if from == to || (from == Scalar::Integer && to == Scalar::Number) || (from.is_text() && to.is_text()) {
            return Ok(0);
        }
        // What stands in an address, a query or a form is text in the end.
        Err(Misfit::default())
    }

    /// What kind of single value a type is.
    pub(super) fn scalar(&self, of: &Of) -> Option<Scalar> {
        Some(match of {
            Of::Text => Scalar::Text,
            Of::Secret => Scalar::Secret,
            Of::Integer => Scalar::Integer,
            Of::Number => Scalar::Number,
            Of::Decimal => Scalar::Decimal,
            Of::Boolean => Scalar::Boolean,
            Of::Moment => Scalar::Moment,
            Of::Input | Of::List(_) | Of::Bytes | Of::Any => return None,
            Of::Type(side, id) => match &self.sides.types(*side).get(*id).shape {
                Shape::Boolean => Scalar::Boolean,
                Shape::Integer(_) => Scalar::Integer,
                Shape::Number(_) => Scalar::Number,
                Shape::Text(text) => match text.format {
                    Format::Decimal(_) => Scalar::Decimal,
                    Format::DateTime => Scalar::Moment,
                    Format::Secret => Scalar::Secret,
                    Format::Plain
                    | Format::Date
                    | Format::Uuid
                    | Format::Url
                    | Format::Email
                    | Format::Phone
                    | Format::Base64
                    | Format::Id
                    | Format::Other(_) => Scalar::Text,
                },
                Shape::Constant(value) => scalar_of(value)?,
                Shape::Enumeration(enumeration) => match enumeration.members.first().map(|member| &member.value) {
                    Some(model::Value::Number(_)) => Scalar::Integer,
                    _ => Scalar::Word,
                },
                Shape::Any
                | Shape::Null
                | Shape::Bytes(_)
                | Shape::List(_)
                | Shape::Map(_)
                | Shape::Object(_)
                | Shape::Union(_) => return None,
            },
        })
    }

    /// Whether a value is a single one, which has one way to be written as text.
    pub(super) fn is_scalar(&self, of: &Of) -> bool {
        self.scalar(of).is_some()
    }

    /// Says that a value is not what is wanted.
    pub(super) fn misfit(&mut self, span: Span, found: &str, want: &Want, misfit: Option<&Misfit>) {
        self.misfit_of(&Of::Any, span, found, want, misfit);
    }

    fn misfit_of(&mut self, from: &Of, span: Span, found: &str, want: &Want, misfit: Option<&Misfit>) {
        let expected = self.sides.describe(&want.of);
        let message = format!("{found} cannot become {}, which is {expected}", want.label);
        let is_closed = misfit.is_some_and(|misfit| misfit.is_closed);
        let code = if is_closed { &codes::CLOSED_ANSWER } else { &codes::MISFIT };
        let mut diagnostic = Diagnostic::error(code, span, message);
        if let Some(misfit) = misfit.filter(|misfit| !misfit.why.is_empty()) {
            diagnostic = diagnostic.label(misfit.described());
            for &(span, what) in &misfit.places {
                diagnostic = diagnostic.also(span, what);
            }
        }
        let is_inside = misfit.is_some_and(|misfit| !misfit.path.is_empty());
        if let Some(span) = want.declared.filter(|_| !is_inside) {
            diagnostic = diagnostic.also(span, "declared here");
        }
        if is_closed {
            diagnostic = diagnostic.help("add `unknown` to our values, or give a table with a line for `\"*\"`");
        } else if let Some(help) = self.how(from, want).filter(|_| !is_inside) {
            diagnostic = diagnostic.help(help);
        }
        self.out.push(diagnostic);
    }

    /// The verb that would do it, if there is one.
    fn how(&self, from: &Of, want: &Want) -> Option<String> {
        if self.sides.item(from).is_some() && self.sides.item(&want.of).is_none() {
            let item = self.scalar(&want.of) == Some(Scalar::Text);
            return Some(
                if item {
                    "`| join(=,)` makes text of a list, `.0` takes the first item"
                } else {
                    "`.0` takes the first item"
                }
                .to_owned(),
            );
        }
        let (from, to) = (self.scalar(from)?, self.scalar(&want.of)?);
        let to_vendor = matches!(want.side(), Some(Side::Vendor(_)));
        Some(
            match (from, to) {
                (_, Scalar::Integer) if from.is_text() => "`| int` makes an integer of text",
                (Scalar::Moment, Scalar::Integer) => "`| time(unix_s)` makes a number of a datetime",
                (Scalar::Integer | Scalar::Number, Scalar::Moment) => {
                    "`| time(unix_s)` makes a datetime of seconds since 1970"
                }
                (_, Scalar::Moment) if from.is_text() => "`| time(…)` makes a datetime of the vendor's form",
                (Scalar::Integer, Scalar::Decimal) | (Scalar::Decimal, Scalar::Integer) => {
                    "`| minor(currency)` converts between minor units and a decimal"
                }
                (Scalar::Number, Scalar::Decimal) | (Scalar::Decimal, Scalar::Number) => {
                    "`| decimal` converts between the two"
                }
                (_, Scalar::Decimal) if from.is_text() => "`| decimal` makes a decimal of text",
                (_, Scalar::Number) if from.is_text() => "`| number` makes a number of text",
                (_, Scalar::Boolean) if from.is_text() => "`| bool` makes a boolean of text",
                (_, Scalar::Word) => "`| table(name)` gives another value for each",
                (_, Scalar::Text | Scalar::Secret) if !from.is_text() => "`| string` makes text of it",
                _ if to_vendor => return None,
                _ => return None,
            }
            .to_owned(),
        )
    }
}

/// Kinds of single values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scalar {
    Text,
    /// Text that is never shown.
    Secret,
    /// A text out of a list of texts.
    Word,
    Integer,
    Number,
    Decimal,
    Boolean,
    Moment,
}

impl Scalar {
    /// Whether it is text, and its form is its own affair.
    pub(super) fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Secret | Self::Decimal | Self::Moment)
    }
}

fn scalar_of(value: &model::Value) -> Option<Scalar> {
    Some(match value {
        model::Value::Text(_) => Scalar::Word,
        model::Value::Number(_) => Scalar::Number,
        model::Value::Bool(_) => Scalar::Boolean,
        model::Value::Null | model::Value::List(_) | model::Value::Object(_) => return None,
    })
}
