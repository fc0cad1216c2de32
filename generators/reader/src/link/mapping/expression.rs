//! Expressions: a path or a constant, and what is done to it from left to right.

use model::Value as Constant;
use model::mapping::{Expr, ExprKind, Of};

use super::{Mapper, Want, constant_expr};
use crate::prim::value::{Expression, Source, Step, VerbKind};

impl Mapper<'_, '_> {
    /// The value of an expression. With a want it fits that.
    pub(super) fn expression(&mut self, expression: &Expression, want: Option<&Want>) -> Option<Expr> {
        // What is wanted in the end is wanted at a step, if nothing that follows makes another type of it.
        let wanted_at = |at: usize| {
            let rest = expression.steps.get(at + 1..).unwrap_or_default();
            want.filter(|_| rest.iter().all(keeps_type))
        };
        let (mut made, done) = match (&expression.source, expression.steps.first()) {
            (Source::Path(path), Some(Step::As(map))) if self.is_whole_input(path) => {
                (self.of_input(map, wanted_at(0), expression.span)?, 1)
            }
            (source, _) => (self.source(source, expression.span)?, 0),
        };
        for (at, step) in expression.steps.iter().enumerate().skip(done) {
            let wanted = wanted_at(at);
            made = match step {
                Step::As(map) => self.apply_map(made, map, wanted)?,
                Step::Verb(verb) => self.verb(made, verb, wanted)?,
            };
            made.span = expression.span;
        }
        match want {
            Some(want) => self.fit(made, want),
            None => Some(made),
        }
    }

    fn source(&mut self, source: &Source, span: source::Span) -> Option<Expr> {
        Some(match source {
            Source::Path(path) => self.path(path)?,
            Source::Text(template) => self.template(template)?,
            Source::Number(digits) => {
                let whole = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
                let of = if whole { Of::Integer } else { Of::Number };
                constant_expr(Constant::Number(digits.value.clone()), of, digits.span)
            }
            Source::Bool(value) => constant_expr(Constant::Bool(value.value), Of::Boolean, value.span),
            Source::Null(_) => Expr { kind: ExprKind::Null, of: Of::Any, maybe: true, span },
        })
    }
}

/// Whether a step leaves the type as it is.
fn keeps_type(step: &Step) -> bool {
    match step {
        Step::As(_) => false,
        Step::Verb(verb) => matches!(verb.kind, VerbKind::Or(_) | VerbKind::When(_)),
    }
}
