//! Verbs: what each takes and makes.

use model::mapping::{Expr, ExprKind, Of, Side, TimeForm, Verb};
use model::types::{Format, Shape};
use source::{Diagnostic, Span};

use super::fit::Scalar;
use super::{Mapper, Want};
use crate::link::codes;
use crate::prim::Spanned;
use crate::prim::value::{self, Path, VerbKind};

impl Mapper<'_, '_> {
    /// The value through a verb. `want` is known where nothing that follows changes the type.
    pub(super) fn verb(&mut self, made: Expr, verb: &value::Verb, want: Option<&Want>) -> Option<Expr> {
        match &verb.kind {
            VerbKind::Or(other) => self.or(made, other, want),
            VerbKind::When(path) => {
                let other = self.path(path)?;
                Some(Expr {
                    of: made.of.clone(),
                    maybe: true,
                    span: made.span,
                    kind: ExprKind::When(Box::new(made), Box::new(other)),
                })
            }
            VerbKind::Table(name) => self.table(made, name, want),
            VerbKind::Time(form) => self.time(made, form, verb.span, want),
            VerbKind::Minor(currency) => self.minor(made, currency, verb.span),
            VerbKind::Json => Some(self.json(made, want)),
            VerbKind::Hook(name) => self.hook(made, name, want),
            VerbKind::Base64 | VerbKind::Unbase64 => self.base64(made, verb, want),
            VerbKind::Join(separator) => {
                let takes = self.sides.item(&made.of).is_some_and(|item| self.is_scalar(&item));
                let of = Of::Text;
                self.done(made, verb.span, "a list of single values", takes, Verb::Join(separator_of(separator)), of)
            }
            VerbKind::Split(separator) => {
                let takes = self.is_text(&made.of);
                let of = Of::List(Box::new(Of::Text));
                self.done(made, verb.span, "text", takes, Verb::Split(separator_of(separator)), of)
            }
            VerbKind::Scale(_) | VerbKind::Round(_) | VerbKind::Decimal | VerbKind::Int | VerbKind::Number => {
                self.number_verb(made, verb)
            }
            VerbKind::String => {
                let takes = self.is_scalar(&made.of);
                self.done(made, verb.span, "a single value", takes, Verb::Text, Of::Text)
            }
            VerbKind::Bool => {
                let takes = self.is_text(&made.of);
                self.done(made, verb.span, "text", takes, Verb::Bool, Of::Boolean)
            }
            VerbKind::Lower => self.text_verb(made, verb.span, Verb::Lower),
            VerbKind::Upper => self.text_verb(made, verb.span, Verb::Upper),
            VerbKind::Trim => self.text_verb(made, verb.span, Verb::Trim),
            VerbKind::Nonblank => {
                let made = self.text_verb(made, verb.span, Verb::NonBlank)?;
                Some(Expr { maybe: true, ..made })
            }
        }
    }

    fn or(&mut self, made: Expr, other: &value::Expression, want: Option<&Want>) -> Option<Expr> {
        if !made.maybe {
            let diagnostic =
                Diagnostic::warning(&codes::MISFIT, made.span, "this is always there, so the other is never used");
            self.out.push(diagnostic.help("leave out `or(…)`"));
        }
        let mut other = self.expression(other, None)?;
        if want.is_none() && other.kind != ExprKind::Null {
            let what = Want::of(made.of.clone(), "what stands before `or`");
            other = self.fit(other, &what)?;
        }
        Some(Expr {
            of: made.of.clone(),
            maybe: made.maybe && other.maybe,
            span: made.span,
            kind: ExprKind::Or(Box::new(made), Box::new(other)),
        })
    }

    fn time(&mut self, made: Expr, form: &Spanned<TimeForm>, span: Span, want: Option<&Want>) -> Option<Expr> {
        let scalar = self.scalar(&made.of);
        let goes_out = match want.and_then(Want::side) {
            Some(Side::Vendor(_)) => true,
            Some(Side::Ours) => false,
            None => scalar == Some(Scalar::Moment),
        };
        let counts = matches!(form.value, TimeForm::UnixSeconds | TimeForm::UnixMilliseconds);
        if goes_out {
            let of = if counts { Of::Integer } else { Of::Text };
            let takes = scalar.is_some_and(Scalar::is_text);
            return self.done(made, span, "a datetime of ours", takes, Verb::TimeTo(form.value), of);
        }
        let takes = match scalar {
            Some(Scalar::Integer | Scalar::Number) => counts,
            Some(scalar) => scalar.is_text(),
            None => false,
        };
        let what = if counts { "a number, or text of digits" } else { "text" };
        self.done(made, span, what, takes, Verb::TimeFrom(form.value), Of::Moment)
    }

    fn minor(&mut self, made: Expr, currency: &Path, span: Span) -> Option<Expr> {
        let currency = self.path(currency)?;
        if !self.is_text(&currency.of) {
            let what = self.sides.describe(&currency.of);
            let message = format!("a currency is text such as `usd`, and this is {what}");
            self.out.push(Diagnostic::error(&codes::MISFIT, currency.span, message));
            return None;
        }
        let maybe = made.maybe || currency.maybe;
        let made = match self.scalar(&made.of) {
            Some(Scalar::Integer) => self.done(made, span, "", true, Verb::MinorFrom(Box::new(currency)), Of::Decimal),
            scalar => {
                let takes = scalar == Some(Scalar::Decimal);
                let what = "an integer of minor units or a decimal";
                self.done(made, span, what, takes, Verb::MinorTo(Box::new(currency)), Of::Integer)
            }
        }?;
        Some(Expr { maybe, ..made })
    }

    /// To text, unless text becomes something else.
    fn json(&mut self, made: Expr, want: Option<&Want>) -> Expr {
        let is_text = self.is_text(&made.of);
        let wants_text = want.is_none_or(|want| self.is_text(&want.of));
        let (verb, of) = if is_text && !wants_text { (Verb::JsonFrom, Of::Any) } else { (Verb::JsonTo, Of::Text) };
        let (maybe, span) = (made.maybe, made.span);
        Expr { kind: ExprKind::Verb(verb, Box::new(made)), of, maybe, span }
    }

    fn hook(&mut self, made: Expr, name: &Spanned<String>, want: Option<&Want>) -> Option<Expr> {
        let Some(want) = want else {
            let message =
                "what a hook makes follows from what is wanted, so nothing that changes the type can follow it";
            self.out.push(Diagnostic::error(&codes::MISFIT, name.span, message).help("let the hook do all of it"));
            return None;
        };
        let (maybe, span) = (made.maybe, made.span);
        let kind = ExprKind::Verb(Verb::Hook(name.value.clone()), Box::new(made));
        Some(Expr { kind, of: want.of.clone(), maybe, span })
    }

    fn base64(&mut self, made: Expr, verb: &value::Verb, want: Option<&Want>) -> Option<Expr> {
        let is_bytes = made.of == Of::Bytes || matches!(self.sides.shape(&made.of), Some((_, Shape::Bytes(_))));
        let takes = is_bytes || self.is_text(&made.of);
        if verb.kind == VerbKind::Base64 {
            return self.done(made, verb.span, "bytes or text", takes, Verb::Base64To, Of::Text);
        }
        let wants_bytes = want.is_some_and(|want| matches!(self.sides.shape(&want.of), Some((_, Shape::Bytes(_)))));
        let of = if wants_bytes { Of::Bytes } else { Of::Text };
        let takes = !is_bytes && takes;
        self.done(made, verb.span, "text in Base64", takes, Verb::Base64From, of)
    }

    fn number_verb(&mut self, made: Expr, verb: &value::Verb) -> Option<Expr> {
        let scalar = self.scalar(&made.of);
        let is_number = matches!(scalar, Some(Scalar::Integer | Scalar::Number | Scalar::Decimal));
        let is_decimal = scalar == Some(Scalar::Decimal);
        let is_text = scalar.is_some_and(Scalar::is_text);
        let (what, takes, made_by, of) = match &verb.kind {
            VerbKind::Scale(factor) => {
                let of = if is_decimal { Of::Decimal } else { Of::Number };
                ("a number or a decimal", is_number, Verb::Scale(factor.value.clone()), of)
            }
            VerbKind::Round(digits) => {
                let of = match digits.value {
                    _ if is_decimal => Of::Decimal,
                    0 => Of::Integer,
                    _ => Of::Number,
                };
                ("a number or a decimal", is_number, Verb::Round(digits.value), of)
            }
            VerbKind::Decimal if is_decimal => ("", true, Verb::Decimal, Of::Number),
            VerbKind::Decimal => ("a number, a decimal or text", is_number || is_text, Verb::Decimal, Of::Decimal),
            VerbKind::Int => ("text or a number", is_number || is_text, Verb::Int, Of::Integer),
            _ => ("text or a number", is_number || is_text, Verb::Number, Of::Number),
        };
        self.done(made, verb.span, what, takes, made_by, of)
    }

    fn text_verb(&mut self, made: Expr, span: Span, verb: Verb) -> Option<Expr> {
        let takes = self.is_text(&made.of);
        let of = if made.of == Of::Secret { Of::Secret } else { Of::Text };
        self.done(made, span, "text", takes, verb, of)
    }

    /// The value through a verb that takes it, or what it would have taken.
    fn done(&mut self, made: Expr, span: Span, what: &str, takes: bool, verb: Verb, of: Of) -> Option<Expr> {
        if takes {
            let (maybe, place) = (made.maybe, made.span);
            return Some(Expr { kind: ExprKind::Verb(verb, Box::new(made)), of, maybe, span: place });
        }
        let found = self.sides.describe(&made.of);
        let message = format!("this verb takes {what}, and {found} stands before it");
        let diagnostic = Diagnostic::error(&codes::MISFIT, span, message);
        let declared = self.sides.get(&made.of).map(|(_, ty)| ty.span);
        self.out.push(declared.into_iter().fold(diagnostic, |d, span| d.also(span, "declared here")));
        None
    }

    /// Whether a value is text of any kind.
    pub(in crate::link) fn is_text(&self, of: &Of) -> bool {
        let is_base64 =
            matches!(self.sides.shape(of), Some((_, Shape::Text(model::types::Text { format: Format::Base64, .. }))));
        is_base64 || self.scalar(of).is_some_and(|scalar| scalar.is_text() || scalar == Scalar::Word)
    }
}

fn separator_of(separator: &Spanned<String>) -> String {
    separator.value.clone()
}
