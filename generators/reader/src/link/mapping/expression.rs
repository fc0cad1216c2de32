//! Expressions: a path or a constant, and what is done to it from left to right.

use model::Value as Constant;
use model::mapping::{Expr, ExprKind, Of};

use super::{Mapper, Want, constant_expr};
use crate::prim::value::{Expression, Source, Step, VerbKind};

impl Mapper<'_, '_> {
    /// The value of an expression. With a want it fits that.
    pub(super) fn expression(&mut self, expression: &Expression, want: Option<&Want>) -> Option<Expr> {
        let mut made = self.source(&expression.source, expression.span)?;
        for (at, step) in expression.steps.iter().enumerate() {
            // What is wanted in the end is wanted here, if nothing that follows makes another type of it.
            let rest = expression.steps.get(at + 1..).unwrap_or_default();
            let wanted = want.filter(|_| rest.iter().all(keeps_type));
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
