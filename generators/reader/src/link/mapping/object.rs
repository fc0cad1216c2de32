//! Objects in the shape of what they make.

use std::borrow::Cow;

use model::mapping::{Expr, ExprKind, Of, Root, Side};
use model::types::{Field, Map, Shape, TypeRef};
use source::{Diagnostic, Span};

use super::constant::constant_of;
use super::{Here, Mapper, Want, constant_expr, is_constant, lone_source};
use crate::link::codes;
use crate::link::sides::may_be_nothing;
use crate::prim::Spanned;
use crate::prim::value::{Mention, Object, Same, Value};

/// A field to be filled.
#[derive(Clone, Debug)]
pub(in crate::link) struct Slot {
    pub(in crate::link) name: String,
    /// What the field of the source is called that feeds it by `$same`.
    pub(in crate::link) source: String,
    pub(in crate::link) side: Side,
    pub(in crate::link) ty: TypeRef,
    pub(in crate::link) required: bool,
    /// Where it is declared.
    pub(in crate::link) span: Span,
}

impl Slot {
    pub(in crate::link) fn of(side: Side, field: &Field) -> Self {
        let required = field.required && !(side == Side::Ours && field.default.is_some());
        Self { name: field.name.clone(), source: field.name.clone(), side, ty: field.ty, required, span: field.span }
    }

    pub(in crate::link) fn want(&self, about: &str) -> Want {
        Want::typed(self.side, self.ty, format!("`{}`{about}", self.name)).declared_at(self.span)
    }
}

impl Mapper<'_, '_> {
    /// An object as what is wanted.
    pub(super) fn object(&mut self, object: &Object, want: &Want) -> Option<Expr> {
        let Some((side, shape)) = self.sides.shape(&want.of) else {
            return match want.of {
                Of::Any => self.map_of(object, want, None),
                _ => {
                    self.misfit(object.span, "an object", want, None);
                    None
                }
            };
        };
        match shape {
            Shape::Object(target) => {
                let lone = lone_part(object).filter(|_| side != Side::Ours);
                let mut slots: Vec<Slot> = target.fields.iter().map(|field| Slot::of(side, field)).collect();
                for slot in slots.iter_mut().filter(|slot| lone == Some(slot.name.as_str())) {
                    slot.required = false; // Without it there is no object that would lack it.
                }
                let declared = self.sides.get(&want.of).map(|(_, ty)| ty.span);
                let fields = self.fill(object, &slots, declared)?;
                Some(object_expr(fields, want.of.clone(), object.span))
            }
            Shape::Map(map) => self.map_of(object, want, Some((side, map))),
            Shape::Any => self.map_of(object, want, None),
            Shape::Union(_) => self.branch(object, want),
            _ => {
                self.misfit(object.span, "an object", want, None);
                None
            }
        }
    }

    /// The fields of an object, each fed by what the mapping says.
    pub(in crate::link) fn fill(
        &mut self,
        object: &Object,
        slots: &[Slot],
        declared: Option<Span>,
    ) -> Option<Vec<(String, Expr)>> {
        let object = &*self.over_map(object, &mut Vec::new())?;
        let mut made: Vec<(String, Expr)> = Vec::new();
        let mut sound = true;
        // What was tried and reported is not reported again as missing.
        let mut tried: Vec<&str> = Vec::new();
        for field in &object.fields {
            let name = &field.target.name;
            let Some(slot) = slots.iter().find(|slot| slot.name == *name) else {
                let diagnostic = Diagnostic::error(
                    &codes::NO_TARGET,
                    field.target.span,
                    format!("there is no `{name}` to fill here"),
                );
                let diagnostic = declared.into_iter().fold(diagnostic, |d, span| d.also(span, "declared here"));
                self.out.push(diagnostic.suggest(name, slots.iter().map(|slot| slot.name.as_str())));
                sound = false;
                continue;
            };
            match self.fed(&field.value, slot) {
                Some(expr) => put(&mut made, name, expr),
                None => {
                    tried.push(name);
                    sound = false;
                }
            }
        }
        sound &= self.same(object, slots, &mut made);
        let misspelt = object.fields.iter().any(|field| slots.iter().all(|slot| slot.name != field.target.name));
        let open: Vec<Slot> = slots.iter().filter(|slot| !tried.contains(&slot.name.as_str())).cloned().collect();
        sound &= misspelt || self.complete(object.span, &open, &mut made);
        order(&mut made, slots);
        sound.then_some(made)
    }

    /// A value for a field, and whether the field takes nothing in its stead.
    fn fed(&mut self, value: &Value, slot: &Slot) -> Option<Expr> {
        let expr = self.value(value, &slot.want(""))?;
        self.present(expr, slot, value.span())
    }

    /// What is required must be there.
    pub(in crate::link) fn present(&mut self, expr: Expr, slot: &Slot, span: Span) -> Option<Expr> {
        if !expr.maybe || !slot.required || slot.ty.nullable {
            return Some(expr);
        }
        if matches!(expr.kind, ExprKind::List(_)) {
            // A list that must be there is there, also if it is empty.
            return Some(Expr { maybe: false, ..expr });
        }
        let is_sure = lone_source(&expr)
            .is_some_and(|(root, steps)| self.scope.sure.iter().any(|(of, way)| of == root && way == steps));
        let is_promised = match slot.side {
            Side::Ours => self.comes_from_vendor(&expr),
            Side::Vendor(_) => comes_from_step(&expr) && self.has_run(&expr),
        };
        if is_sure || is_promised {
            self.found.trusts += usize::from(!is_sure);
            let (of, place) = (expr.of.clone(), expr.span);
            return Some(Expr { kind: ExprKind::Trust(Box::new(expr)), of, maybe: false, span: place });
        }
        let message = format!("`{}` is required, and this may be nothing", slot.name);
        let diagnostic = Diagnostic::error(&codes::MAY_BE_NOTHING, span, message).also(slot.span, "required here");
        self.out
            .push(diagnostic.help("make its source required, give it a default, or name a second source with `or(…)`"));
        None
    }

    fn comes_from_vendor(&self, expr: &Expr) -> bool {
        let mut comes = false;
        let is_ours = matches!(&self.scope.here, Here::Input)
            || matches!(&self.scope.here, Here::Value(_, Of::Type(Side::Ours, _) | Of::Input));
        expr.roots(&mut |root| {
            comes |= match root {
                Root::Answer | Root::Step(_) | Root::Header(_) => true,
                Root::Source | Root::Item => !is_ours,
                _ => false,
            };
        });
        comes
    }

    /// Whether no step in it may have been left out: one that was has answered nothing.
    fn has_run(&self, expr: &Expr) -> bool {
        let may_be_missing = |name: &str| self.scope.steps.iter().any(|(step, _, maybe)| step == name && *maybe);
        let mut has_run = true;
        expr.roots(&mut |root| has_run &= !matches!(root, Root::Step(name) if may_be_missing(name)));
        has_run
    }

    /// `$as`: an object with all of a named map laid under its fields. Only then is it known what is still missing.
    fn over_map<'v>(&mut self, object: &'v Object, under: &mut Vec<String>) -> Option<Cow<'v, Object>> {
        let Some(map) = &object.all_of else { return Some(Cow::Borrowed(object)) };
        let value = self.provider.maps.get(&map.value)?.clone(); // A missing map is reported elsewhere.
        let Value::Object(base) = &value else {
            let message = format!("`{}` is no object, so no fields can be taken from it", map.value);
            self.out.push(Diagnostic::error(&codes::MISFIT, map.span, message));
            return None;
        };
        if under.contains(&map.value) {
            let message = format!("`{}` is laid under itself", map.value);
            self.out.push(Diagnostic::error(&codes::ENDLESS_MAP, map.span, message));
            return None;
        }
        under.push(map.value.clone());
        let base = self.over_map(base, under)?.into_owned();
        let own_same = match &object.same {
            Some(Same::Fields(names)) => names.as_slice(),
            Some(Same::All(_)) | None => &[],
        };
        let is_own = |name: &str| {
            object.fields.iter().any(|field| field.target.name == name) || own_same.iter().any(|own| own.value == name)
        };
        let same = match (base.same, &object.same) {
            (Some(Same::Fields(names)), None | Some(Same::Fields(_))) => {
                let names = names.into_iter().filter(|name| !is_own(&name.value));
                Some(Same::Fields(names.chain(own_same.iter().cloned()).collect()))
            }
            (Some(Same::All(span)), None | Some(Same::Fields(_))) => Some(Same::All(span)),
            (_, own) => own.clone(),
        };
        let fields = base.fields.into_iter().filter(|field| !is_own(&field.target.name));
        let fields = fields.chain(object.fields.iter().cloned()).collect();
        Some(Cow::Owned(Object { fields, same, all_of: None, ..object.clone() }))
    }

    /// `$same`: fields of equal names.
    fn same(&mut self, object: &Object, slots: &[Slot], made: &mut Vec<(String, Expr)>) -> bool {
        let mut sound = true;
        match &object.same {
            None => {}
            Some(Same::All(span)) => {
                for slot in slots {
                    if made.iter().all(|(name, _)| *name != slot.name)
                        && let Some(expr) = self.same_named(slot, *span)
                    {
                        match expr {
                            Ok(expr) => made.push((slot.name.clone(), expr)),
                            Err(()) => sound = false,
                        }
                    }
                }
            }
            Some(Same::Fields(names)) => {
                for name in names {
                    sound &= self.same_field(name, slots, made);
                }
            }
        }
        sound
    }

    fn same_field(&mut self, name: &Spanned<String>, slots: &[Slot], made: &mut Vec<(String, Expr)>) -> bool {
        let Some(slot) = slots.iter().find(|slot| slot.name == name.value) else {
            let message = format!("there is no `{}` to fill here", name.value);
            let diagnostic = Diagnostic::error(&codes::NO_TARGET, name.span, message);
            self.out.push(diagnostic.suggest(name, slots.iter().map(|slot| slot.name.as_str())));
            return false;
        };
        match self.same_named(slot, name.span) {
            Some(Ok(expr)) => {
                put(made, &name.value, expr);
                true
            }
            Some(Err(())) => false,
            None => {
                let what = self.scope.about.clone();
                let message = format!("there is no `{}` in {what}", name.value);
                let diagnostic = Diagnostic::error(&codes::NO_SOURCE, name.span, message);
                let names = self.names_here();
                self.out.push(diagnostic.suggest(name, names.iter().map(String::as_str)));
                false
            }
        }
    }

    /// The field of the source that is called like a slot; none if there is none.
    fn same_named(&mut self, slot: &Slot, span: Span) -> Option<Result<Expr, ()>> {
        let expr = self.named_here(&slot.source, span)?;
        let fitted = self.fit(expr, &slot.want(""));
        Some(fitted.and_then(|expr| self.present(expr, slot, span)).ok_or(()))
    }

    /// The field of the source that has a name.
    pub(in crate::link) fn named_here(&mut self, name: &str, span: Span) -> Option<Expr> {
        match self.scope.here.clone() {
            Here::Nothing => None,
            Here::Input => {
                let input = self.scope.inputs.iter().find(|input| input.name == name)?;
                self.found.used.insert(name.to_owned());
                let kind = ExprKind::Path(input.root.clone(), input.steps.clone());
                Some(Expr { kind, of: Of::Type(Side::Ours, input.ty.id), maybe: input.maybe, span })
            }
            Here::Value(root, of) => {
                let (side, Shape::Object(object)) = self.sides.shape(&of)? else { return None };
                let field = object.field(name)?;
                let kind = ExprKind::Path(root, vec![model::mapping::Step::Field(name.to_owned())]);
                Some(Expr { kind, of: Of::Type(side, field.ty.id), maybe: may_be_nothing(side, field), span })
            }
        }
    }

    fn names_here(&self) -> Vec<String> {
        match &self.scope.here {
            Here::Nothing => Vec::new(),
            Here::Input => self.scope.inputs.iter().map(|input| input.name.clone()).collect(),
            Here::Value(_, of) => match self.sides.shape(of) {
                Some((_, Shape::Object(object))) => object.fields.iter().map(|field| field.name.clone()).collect(),
                _ => Vec::new(),
            },
        }
    }

    /// What is required and not fed: constants feed themselves, everything else is missing.
    pub(in crate::link) fn complete(&mut self, span: Span, slots: &[Slot], made: &mut Vec<(String, Expr)>) -> bool {
        let mut sound = true;
        for slot in slots.iter().filter(|slot| slot.required) {
            if made.iter().any(|(name, _)| *name == slot.name) {
                continue;
            }
            if let Some(value) = constant_of(self.sides, slot.side, slot.ty) {
                let of = Of::Type(slot.side, slot.ty.id);
                made.push((slot.name.clone(), constant_expr(value, of, slot.span)));
                continue;
            }
            let (code, whose) = match slot.side {
                Side::Ours => (&codes::NOT_FED, "our required"),
                Side::Vendor(_) => (&codes::MAY_BE_NOTHING, "required"),
            };
            let message = format!("{whose} `{}` is fed by nothing", slot.name);
            self.out
                .push(Diagnostic::error(code, span, message).label("in this mapping").also(slot.span, "required here"));
            sound = false;
        }
        sound
    }

    /// An object whose names are not known to its type.
    fn map_of(&mut self, object: &Object, want: &Want, map: Option<(Side, &Map)>) -> Option<Expr> {
        let item = match map {
            Some((side, map)) => want.part(Of::Type(side, map.value.id), map.value.nullable),
            None => want.part(Of::Any, true),
        };
        let made: Vec<Option<(String, Expr)>> = object
            .fields
            .iter()
            .map(|field| Some((field.target.name.clone(), self.value(&field.value, &item)?)))
            .collect();
        let mut made: Vec<(String, Expr)> = made.into_iter().collect::<Option<_>>()?;
        if let Some(Same::Fields(names)) = &object.same {
            for name in names {
                let Some(expr) = self.named_here(&name.value, name.span) else {
                    let message = format!("there is no `{}` in {}", name.value, self.scope.about);
                    let names = self.names_here();
                    let diagnostic = Diagnostic::error(&codes::NO_SOURCE, name.span, message);
                    self.out.push(diagnostic.suggest(name, names.iter().map(String::as_str)));
                    return None;
                };
                made.push((name.value.clone(), self.fit(expr, &item)?));
            }
        }
        let maybe = collapses(&made);
        Some(Expr { kind: ExprKind::Map(made), of: want.of.clone(), maybe, span: object.span })
    }

    /// The branch of a union that an object becomes.
    fn branch(&mut self, object: &Object, want: &Want) -> Option<Expr> {
        let (side, Shape::Union(union)) = self.sides.shape(&want.of)? else { return None };
        let types = self.sides.types(side);
        let names: Vec<String> = union.variants.iter().map(|variant| variant.name.snake()).collect();
        let fits = |at: &usize| match types.shape(union.variants[*at].ty) {
            Shape::Object(target) => object.fields.iter().all(|field| target.field(&field.target.name).is_some()),
            Shape::Map(_) => object.fields.iter().all(|field| !field.target.name.is_empty()),
            _ => false,
        };
        let found: Vec<usize> = match &object.branch {
            Some(branch) => {
                let wanted = model::Words::split(&branch.value);
                (0..union.variants.len())
                    .filter(|&at| {
                        let variant = &union.variants[at];
                        variant.name == wanted || variant.tags.contains(&branch.value)
                    })
                    .collect()
            }
            None => (0..union.variants.len()).filter(fits).collect(),
        };
        let [at] = found[..] else {
            let (span, message) = match &object.branch {
                Some(branch) => (branch.span, format!("the union has no branch `{}`", branch.value)),
                None => (object.span, "it is not clear which branch of the union this becomes".to_owned()),
            };
            let diagnostic = Diagnostic::error(&codes::BRANCH, span, message);
            let word = object.branch.as_ref().map_or("", |branch| branch.value.as_str());
            self.out.push(diagnostic.suggest(word, names.iter().map(String::as_str)));
            return None;
        };
        let part = want.part(Of::Type(side, union.variants[at].ty), false);
        let inner = self.object(object, &part)?;
        let (maybe, span) = (inner.maybe, inner.span);
        Some(Expr { kind: ExprKind::Branch(at, Box::new(inner)), of: want.of.clone(), maybe, span })
    }
}

/// Whether a value is what earlier steps were answered, and nothing that a caller sent.
fn comes_from_step(expr: &Expr) -> bool {
    let (mut comes, mut is_ours) = (false, false);
    expr.roots(&mut |root| match root {
        Root::Step(_) => comes = true,
        Root::Env(_) | Root::Answer | Root::Status | Root::Header(_) | Root::Source | Root::Item => {}
        Root::Input
        | Root::Param(_)
        | Root::Body
        | Root::Size
        | Root::Position
        | Root::Let(_)
        | Root::Key
        | Root::Caller
        | Root::Now
        | Root::Random(_) => is_ours = true,
    });
    comes && !is_ours
}

/// An object that is nothing when everything in it that could be something is nothing.
pub(in crate::link) fn object_expr(fields: Vec<(String, Expr)>, of: Of, span: Span) -> Expr {
    let maybe = collapses(&fields);
    Expr { kind: ExprKind::Object(fields), of, maybe, span }
}

/// The only part of an object that can be nothing, so that the object is nothing with it.
fn lone_part(object: &Object) -> Option<&str> {
    let is_constant = |value: &Value| {
        let mut reads = false;
        value.mentions(&mut |mention| reads |= matches!(mention, Mention::Path(_)));
        !reads
    };
    let mut parts = object.fields.iter().filter(|field| !is_constant(&field.value));
    match (parts.next(), parts.next(), &object.same, &object.all_of) {
        (Some(part), None, None, None) => Some(&part.target.name),
        _ => None,
    }
}

fn collapses(fields: &[(String, Expr)]) -> bool {
    let mut changing = fields.iter().map(|(_, value)| value).filter(|value| !is_constant(value)).peekable();
    changing.peek().is_some() && changing.all(|value| value.maybe)
}

fn put(made: &mut Vec<(String, Expr)>, name: &str, expr: Expr) {
    match made.iter_mut().find(|(known, _)| known == name) {
        Some((_, before)) => *before = expr,
        None => made.push((name.to_owned(), expr)),
    }
}

/// In the order of the target.
pub(in crate::link) fn order(made: &mut [(String, Expr)], slots: &[Slot]) {
    made.sort_by_key(|(name, _)| slots.iter().position(|slot| slot.name == *name));
}
