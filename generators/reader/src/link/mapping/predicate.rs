//! Conditions.

use model::Value as Constant;
use model::mapping::{self, Expr, ExprKind, Of};
use source::Diagnostic;

use super::{Mapper, Want};
use crate::link::codes;
use crate::prim::value::{Condition, Expression, Matcher, Predicate, Source};

impl Mapper<'_, '_> {
    /// A condition, as alternatives in each of which all must hold.
    pub(in crate::link) fn predicate(&mut self, predicate: &Predicate) -> Option<mapping::Predicate> {
        let any = match predicate {
            Predicate::All(conditions, _) => vec![self.all(conditions)?],
            Predicate::Any(alternatives, _) => {
                let made: Vec<Option<mapping::Predicate>> =
                    alternatives.iter().map(|alternative| self.predicate(alternative)).collect();
                let made: Vec<mapping::Predicate> = made.into_iter().collect::<Option<_>>()?;
                made.into_iter().flat_map(|predicate| predicate.any).collect()
            }
        };
        Some(mapping::Predicate { any })
    }

    fn all(&mut self, conditions: &[Condition]) -> Option<Vec<(Expr, mapping::Matcher)>> {
        let made: Vec<Option<_>> = conditions.iter().map(|condition| self.condition(condition)).collect();
        made.into_iter().collect()
    }

    fn condition(&mut self, condition: &Condition) -> Option<(Expr, mapping::Matcher)> {
        let value = self.path(&condition.path)?;
        let matcher = self.matcher(&condition.matcher, &value)?;
        Some((value, matcher))
    }

    fn matcher(&mut self, matcher: &Matcher, value: &Expr) -> Option<mapping::Matcher> {
        Some(match matcher {
            Matcher::Present(_) => mapping::Matcher::Present,
            Matcher::Absent(_) => mapping::Matcher::Absent,
            Matcher::Not(inner, _) => mapping::Matcher::Not(Box::new(self.matcher(inner, value)?)),
            Matcher::Range { min, max, span } => {
                let is_number = self.is_number(&value.of);
                if !is_number {
                    let what = self.sides.describe(&value.of);
                    let message = format!("{what} has no least and no greatest value");
                    self.out.push(Diagnostic::error(&codes::MISFIT, *span, message));
                    return None;
                }
                let digits = |bound: &Option<crate::prim::Spanned<String>>| bound.as_ref().map(|b| b.value.clone());
                mapping::Matcher::Range { min: digits(min), max: digits(max) }
            }
            Matcher::Equal(expression) => match self.compared(expression, value)? {
                Expr { kind: ExprKind::Constant(constant), .. } => mapping::Matcher::OneOf(vec![constant]),
                other => mapping::Matcher::Equal(other),
            },
            Matcher::OneOf(expressions, span) => {
                let mut constants: Vec<Constant> = Vec::new();
                for expression in expressions {
                    match self.compared(expression, value)?.kind {
                        ExprKind::Constant(constant) => constants.push(constant),
                        _ => {
                            let message = "a list in a condition holds constants";
                            self.out.push(Diagnostic::error(&codes::MISFIT, *span, message));
                            return None;
                        }
                    }
                }
                mapping::Matcher::OneOf(constants)
            }
        })
    }

    /// What a value is compared with: a constant of its type, or another value that can be compared.
    fn compared(&mut self, expression: &Expression, value: &Expr) -> Option<Expr> {
        let made = self.expression(expression, None)?;
        if !self.is_scalar(&value.of) && !self.is_any(&value.of) {
            let what = self.sides.describe(&value.of);
            let message = format!("{what} cannot be compared");
            self.out.push(Diagnostic::error(&codes::MISFIT, value.span, message).help("name one of its parts"));
            return None;
        }
        match expression.source {
            Source::Path(_) if matches!(made.kind, ExprKind::Constant(_)) => Some(made),
            Source::Path(_) => {
                let want = Want::of(value.of.clone(), "what it is compared with");
                if self.scalar(&made.of).is_some() { Some(made) } else { self.fit(made, &want) }
            }
            Source::Text(_) | Source::Number(_) | Source::Bool(_) | Source::Null(_) => {
                self.fit(made, &Want::of(value.of.clone(), "this value"))
            }
        }
    }

    fn is_number(&self, of: &Of) -> bool {
        use super::fit::Scalar;
        matches!(self.scalar(of), Some(Scalar::Integer | Scalar::Number | Scalar::Decimal))
    }
}
