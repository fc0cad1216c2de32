//! Named maps: checked anew for each pair of types that they are used with.

use model::Words;
use model::mapping::{Expr, ExprKind, Function, Of, Root};
use source::{Diagnostic, Span};

use super::{Here, Mapper, Want};
use crate::link::codes;
use crate::prim::Spanned;
use crate::prim::value::{Mention, Path, Root as Written, Value};

impl Mapper<'_, '_> {
    /// `value as Map`: the whole value, or each item behind a `*`.
    pub(super) fn apply_map(&mut self, made: Expr, map: &Spanned<String>, want: Option<&Want>) -> Option<Expr> {
        let Some(want) = want else { return self.unwanted(map) };
        let (maybe, span) = (made.maybe, made.span);
        if let ExprKind::Each { list, item, flat } = made.kind {
            let Some(target) = self.sides.item(&want.of) else {
                self.misfit(span, "a list", want, None);
                return None;
            };
            let want_item = want.part(target, self.item_nullable(&want.of));
            let of_item = innermost(&item).of.clone();
            let function = self.function(map, &of_item, &want_item)?;
            let item = wrap(*item, &mut |inner| self.apply(function, inner, want_item.of.clone()));
            return Some(Expr {
                kind: ExprKind::Each { list, item: Box::new(item), flat },
                of: want.of.clone(),
                maybe,
                span,
            });
        }
        if self.sides.item(&made.of).is_some() && self.sides.item(&want.of).is_some() {
            let diagnostic = Diagnostic::error(&codes::LIST, span, "this is a list, and a map makes one value");
            self.out.push(diagnostic.help(format!("`….* as {}` makes one of every item", map.value)));
            return None;
        }
        let function = self.function(map, &made.of, want)?;
        Some(self.apply(function, made, want.of.clone()))
    }

    /// Whether a path is all the inputs of the route, by their names.
    pub(super) fn is_whole_input(&self, path: &Path) -> bool {
        let is_named = matches!(self.scope.here, Here::Input) && self.scope.input_body.is_none();
        is_named && path.root == Written::Here && path.segments.is_empty()
    }

    /// `. as Map`, of the inputs of the route. They are no value that could be handed over, so the map is made in place.
    pub(super) fn of_input(&mut self, map: &Spanned<String>, want: Option<&Want>, span: Span) -> Option<Expr> {
        let Some(want) = want else { return self.unwanted(map) };
        let value = self.provider.maps.get(&map.value)?.clone(); // A missing map is reported elsewhere.
        let key = (map.value.clone(), Of::Input, want.of.clone());
        if self.open.contains(&key) {
            let message = format!("`{}` is applied inside of itself to the same type", map.value);
            self.out.push(Diagnostic::error(&codes::ENDLESS_MAP, map.span, message));
            return None;
        }
        self.open.push(key);
        let made = self.value(&value, want);
        self.open.pop();
        made.map(|made| Expr { span, ..made })
    }

    fn unwanted(&mut self, map: &Spanned<String>) -> Option<Expr> {
        let message = "what a map makes follows from what is wanted, so nothing that changes the type can follow it";
        self.out.push(Diagnostic::error(&codes::MISFIT, map.span, message));
        None
    }

    fn apply(&self, function: usize, made: Expr, of: Of) -> Expr {
        let maybe = made.maybe || self.functions.get(function).is_some_and(|function| function.body.maybe);
        let span = made.span;
        Expr { kind: ExprKind::Apply(function, Box::new(made)), of, maybe, span }
    }

    /// The function that a map is for a pair of types.
    pub(super) fn function(&mut self, map: &Spanned<String>, from: &Of, want: &Want) -> Option<usize> {
        let value = self.provider.maps.get(&map.value)?.clone(); // A missing map is reported elsewhere.
        let key = (map.value.clone(), from.clone(), want.of.clone());
        if self.open.contains(&key) {
            let message = format!("`{}` is applied inside of itself to the same type", map.value);
            self.out.push(Diagnostic::error(&codes::ENDLESS_MAP, map.span, message));
            return None;
        }
        let words = Words::split(&map.value);
        let is_own = !looks_outside(&value);
        let known = self.functions.iter().position(|known| {
            is_own && known.name == words && known.from == *from && known.to == want.of && !uses_call(&known.body)
        });
        if known.is_some() {
            return known;
        }
        self.open.push(key);
        let here = std::mem::replace(&mut self.scope.here, Here::Value(Root::Source, from.clone()));
        let about = std::mem::replace(&mut self.scope.about, self.sides.describe(from));
        let want = Want { label: format!("the result of {}", map.value), ..want.clone() };
        let body = self.value(&value, &want);
        self.scope.here = here;
        self.scope.about = about;
        self.open.pop();
        self.functions.push(Function { name: words, from: from.clone(), to: want.of.clone(), body: body? });
        Some(self.functions.len() - 1)
    }
}

/// What stands for an item, through lists in lists.
fn innermost(item: &Expr) -> &Expr {
    match &item.kind {
        ExprKind::Each { item, .. } => innermost(item),
        _ => item,
    }
}

fn wrap(item: Expr, make: &mut impl FnMut(Expr) -> Expr) -> Expr {
    match item.kind {
        ExprKind::Each { list, item: inner, flat } => {
            let inner = wrap(*inner, make);
            let of = if flat { inner.of.clone() } else { Of::List(Box::new(inner.of.clone())) };
            Expr { kind: ExprKind::Each { list, item: Box::new(inner), flat }, of, ..item }
        }
        _ => make(item),
    }
}

/// Whether a map refers to more than what it is applied to, so that it belongs to one operation.
fn looks_outside(value: &Value) -> bool {
    let mut outside = false;
    value.mentions(&mut |mention| {
        if let Mention::Path(path) = mention {
            outside |= !matches!(
                path.root,
                Written::Here | Written::Env(_) | Written::Endpoint | Written::Domain | Written::Provider
            );
        }
    });
    outside
}

/// Whether an expression refers to what belongs to one call.
fn uses_call(expr: &Expr) -> bool {
    let mut uses = false;
    expr.roots(&mut |root| {
        uses |= !matches!(root, Root::Source | Root::Item | Root::Env(_));
    });
    uses
}
