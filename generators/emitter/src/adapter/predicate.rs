//! Conditions as expressions of Rust.

use model::Value;
use model::mapping::{Expr, Matcher, Predicate};
use quasi::{Code, Literal, rust};

use super::expr::{Writing, constant};

impl Writing<'_, '_> {
    /// A condition: alternatives, in each of which all must hold.
    pub(super) fn condition(&mut self, predicate: &Predicate) -> Code {
        let alternatives: Vec<Code> = predicate.any.iter().map(|all| self.all(all, predicate.any.len() > 1)).collect();
        joined(alternatives, &rust!(||)).unwrap_or_else(|| rust!(false))
    }

    fn all(&mut self, conditions: &[(Expr, Matcher)], is_one_of_several: bool) -> Code {
        let made: Vec<Code> = conditions.iter().map(|(value, matcher)| self.matches(value, matcher)).collect();
        let is_pair = made.len() > 1 && is_one_of_several;
        let code = joined(made, &rust!(&&)).unwrap_or_else(|| rust!(true));
        if is_pair { rust!((#code)) } else { code }
    }

    fn matches(&mut self, value: &Expr, matcher: &Matcher) -> Code {
        match matcher {
            Matcher::Present => rust!(there(#{self.made(value).code})),
            Matcher::Absent => rust!(!there(#{self.made(value).code})),
            Matcher::Not(inner) => match &**inner {
                Matcher::Present => self.matches(value, &Matcher::Absent),
                Matcher::Absent => self.matches(value, &Matcher::Present),
                Matcher::Not(inner) => self.matches(value, inner),
                _ => rust!(!#{self.matches(value, inner)}),
            },
            Matcher::OneOf(values) => match values.as_slice() {
                [one] => rust!(is(#{self.made(value).code}, #{constant(one).code})),
                several => {
                    let all_texts = several.iter().all(|value| matches!(value, Value::Text(_)));
                    let items =
                        several.iter().map(|one| if all_texts { constant(one).code } else { constant(one).option() });
                    rust!(is_any(#{self.made(value).code}, [#for item in items { #item, }]))
                }
            },
            Matcher::Equal(other) => rust!(is(#{self.made(value).code}, #{self.made(other).code})),
            Matcher::Range { min, max } => {
                let bound = |bound: &Option<String>| match bound {
                    Some(digits) => rust!(Some(#{Literal::Text(digits)})),
                    None => rust!(None),
                };
                rust!(within(#{self.made(value).code}, #{bound(min)}, #{bound(max)}))
            }
        }
    }
}

fn joined(codes: Vec<Code>, sign: &Code) -> Option<Code> {
    codes.into_iter().reduce(|all, code| rust!(#all #sign #code))
}
