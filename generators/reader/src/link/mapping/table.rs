//! Tables: another value for each.

use model::Value;
use model::mapping::{Expr, ExprKind, Of, Side, Verb};
use model::types::{Shape, TypeRef};
use source::{Diagnostic, Span};

use super::constant::{accepts, written};
use super::fit::Scalar;
use super::{Mapper, Want};
use crate::link::codes;
use crate::prim::Spanned;
use crate::prim::manifest::Table;

impl Mapper<'_, '_> {
    /// The value that a table gives for a value.
    pub(super) fn table(&mut self, made: Expr, name: &Spanned<String>, want: Option<&Want>) -> Option<Expr> {
        let table = self.provider.tables.get(&name.value)?.clone(); // A missing table is reported elsewhere.
        let Some(scalar) = self.scalar(&made.of) else {
            let what = self.sides.describe(&made.of);
            let message = format!("a table takes a single value, and this is {what}");
            self.out.push(Diagnostic::error(&codes::MISFIT, made.span, message));
            return None;
        };
        let pairs = self.pairs(&table, &made, scalar, name)?;
        self.check_gaps(&table, &made, &pairs, name.span)?;
        let mut sound = true;
        let results = || table.pairs.iter().map(|pair| &pair.value).chain(&table.others);
        // Null is nothing, wherever it stands.
        let makes_nothing = results().any(|to| to.value == Value::Null);
        for to in results().filter(|to| to.value != Value::Null) {
            sound &= self.check_result(to, want);
        }
        let of = match want {
            Some(want) => want.of.clone(),
            None => of_values(results().map(|to| &to.value).filter(|to| **to != Value::Null)),
        };
        let verb = Verb::Table {
            name: name.value.clone(),
            pairs,
            others: table.others.as_ref().map(|others| others.value.clone()),
        };
        let (maybe, span) = (made.maybe || makes_nothing, made.span);
        sound.then(|| Expr { kind: ExprKind::Verb(verb, Box::new(made)), of, maybe, span })
    }

    /// From and to; what stands as a key is read as a value of the source.
    fn pairs(
        &mut self,
        table: &Table,
        made: &Expr,
        scalar: Scalar,
        name: &Spanned<String>,
    ) -> Option<Vec<(Value, Value)>> {
        let mut pairs = Vec::new();
        let mut sound = true;
        for pair in &table.pairs {
            let from = match scalar {
                Scalar::Integer | Scalar::Number => Value::Number(pair.name.clone()),
                Scalar::Boolean => Value::Bool(pair.name == "true"),
                Scalar::Text | Scalar::Secret | Scalar::Word | Scalar::Decimal | Scalar::Moment => {
                    Value::Text(pair.name.clone())
                }
            };
            if let Of::Type(side, id) = &made.of {
                let types = self.sides.types(*side);
                if let (Shape::Enumeration(enumeration), Err(reason)) =
                    (types.shape(*id), accepts(types, TypeRef::plain(*id), &from))
                {
                    // A vendor may send what its document has not got yet.
                    let message = format!("`{}` is never there to be looked up", pair.name);
                    let diagnostic = match side {
                        Side::Ours => Diagnostic::error(&codes::TABLE_GAP, pair.span, message),
                        Side::Vendor(_) => Diagnostic::warning(&codes::TABLE_GAP, pair.span, message),
                    };
                    let near = enumeration.members.iter().filter_map(|member| member.value.text());
                    self.out
                        .push(diagnostic.label(reason.why).also(name.span, "looked up here").suggest(&pair.name, near));
                    sound &= *side != Side::Ours;
                }
            }
            pairs.push((from, pair.value.value.clone()));
        }
        sound.then_some(pairs)
    }

    /// Every value that can come has a line.
    fn check_gaps(&mut self, table: &Table, made: &Expr, pairs: &[(Value, Value)], span: Span) -> Option<()> {
        if table.others.is_some() {
            return Some(());
        }
        let Some((_, ty)) = self.sides.get(&made.of) else { return Some(()) };
        let Shape::Enumeration(enumeration) = &ty.shape else { return Some(()) };
        let lacking: Vec<String> = enumeration
            .members
            .iter()
            .filter(|member| pairs.iter().all(|(from, _)| *from != member.value))
            .map(|member| written(&member.value))
            .collect();
        if lacking.is_empty() {
            return Some(());
        }
        let message = format!("this table has no line for {}", lacking.join(", "));
        let diagnostic = Diagnostic::error(&codes::TABLE_GAP, span, message).also(ty.span, "declared here");
        self.out.push(diagnostic.help("add a line for each, or `\"*\"` for all others"));
        None
    }

    fn check_result(&mut self, to: &Spanned<Value>, want: Option<&Want>) -> bool {
        let Some(want) = want else { return true };
        let Of::Type(side, id) = want.of else {
            return self.fit_constant(to.value.clone(), to.span, want).is_some();
        };
        let ty = TypeRef { id, nullable: want.nullable };
        let Err(reason) = accepts(self.sides.types(side), ty, &to.value) else { return true };
        let message = format!("{} cannot be {}", want.label, written(&to.value));
        let diagnostic = Diagnostic::error(&codes::TABLE_VALUE, to.span, message).label(reason.described());
        let diagnostic = diagnostic.also(self.sides.types(side).get(id).span, "declared here");
        let diagnostic = match to.value.text() {
            Some(text) => diagnostic.suggest(text, reason.words.iter().map(String::as_str)),
            None => diagnostic,
        };
        self.out.push(diagnostic);
        false
    }
}

fn of_values<'v>(mut values: impl Iterator<Item = &'v Value>) -> Of {
    match values.next() {
        Some(Value::Number(digits)) if digits.contains(['.', 'e']) => Of::Number,
        Some(Value::Number(_)) => Of::Integer,
        Some(Value::Bool(_)) => Of::Boolean,
        Some(Value::Text(_)) | None => Of::Text,
        Some(Value::Null | Value::List(_) | Value::Object(_)) => Of::Any,
    }
}
