//! Whether two schemas describe the same JSON: then a value passes without being taken apart.
//!
//! What goes to a vendor must be what its document allows, all of it. What comes from a vendor must hold what we promise;
//! where its document promises less than we need, the vendor is trusted, and a check when it answers takes its place.

use std::collections::BTreeSet;

use model::Value;
use model::mapping::{Of, Side};
use model::types::{Enumeration, Extra, Field, Object, Shape, TypeId, TypeRef, Types, Union};
use source::Span;

use crate::link::sides::{Sides, may_be_nothing};

/// Why two types do not agree, and where inside of them.
#[derive(Clone, Debug, Default)]
pub(in crate::link) struct Misfit {
    /// The way to the place, from the outermost type.
    pub(super) path: Vec<String>,
    /// What is wrong there.
    pub(super) why: String,
    /// Whether an enumeration of ours has no place for what vendors add.
    pub(super) is_closed: bool,
    /// Declarations that tell more.
    pub(super) places: Vec<(Span, &'static str)>,
}

impl Misfit {
    pub(super) fn plain(why: impl Into<String>) -> Self {
        Self { why: why.into(), ..Self::default() }
    }

    pub(super) fn inside(mut self, step: &str) -> Self {
        self.path.insert(0, step.to_owned());
        self
    }

    fn at(mut self, span: Span, what: &'static str) -> Self {
        self.places.push((span, what));
        self
    }

    /// `messages.*.name: the vendor has no such field`
    pub(in crate::link) fn described(&self) -> String {
        if self.path.is_empty() { self.why.clone() } else { format!("`{}`: {}", self.path.join("."), self.why) }
    }
}

/// Whether a value of one type is a value of the other, and how many promises are trusted for it.
pub(in crate::link) fn agree(sides: &Sides<'_>, from: &Of, to: &Of) -> Result<usize, Misfit> {
    let (&Of::Type(from_side, from), &Of::Type(to_side, to)) = (from, to) else { return Err(Misfit::default()) };
    let mut agreement = Agreement {
        from: sides.types(from_side),
        to: sides.types(to_side),
        from_side,
        to_side,
        seen: BTreeSet::new(),
        trusts: 0,
    };
    agreement.types(from, to)?;
    Ok(agreement.trusts)
}

struct Agreement<'m> {
    from: &'m Types,
    to: &'m Types,
    from_side: Side,
    to_side: Side,
    /// Pairs that are being compared, or have been: types contain themselves.
    seen: BTreeSet<(TypeId, TypeId)>,
    trusts: usize,
}

impl Agreement<'_> {
    /// Whether the value goes out, so that the other side's document is law.
    fn goes_out(&self) -> bool {
        matches!(self.to_side, Side::Vendor(_))
    }

    fn types(&mut self, from: TypeId, to: TypeId) -> Result<(), Misfit> {
        if !self.seen.insert((from, to)) {
            return Ok(());
        }
        let (a, b) = (self.from.get(from), self.to.get(to));
        self.shapes(&a.shape, &b.shape).map_err(|misfit| {
            let known = misfit.path.is_empty() && misfit.places.is_empty();
            if known { misfit.at(a.span, "what there is").at(b.span, "what is wanted") } else { misfit }
        })
    }

    fn used(&mut self, from: TypeRef, to: TypeRef) -> Result<(), Misfit> {
        if from.nullable && !to.nullable && self.goes_out() {
            let is_any = matches!(self.to.shape(to.id), Shape::Any | Shape::Null);
            if !is_any {
                return Err(Misfit::plain("it may be null, which is not taken"));
            }
        }
        self.types(from.id, to.id)
    }

    fn shapes(&mut self, from: &Shape, to: &Shape) -> Result<(), Misfit> {
        match (from, to) {
            (_, Shape::Any) => Ok(()),
            // The document says nothing about what comes: the check is made when it comes.
            (Shape::Any, _) if !self.goes_out() => {
                self.trusts += 1;
                Ok(())
            }
            (Shape::Union(union), _) if !matches!(to, Shape::Union(_)) => self.every_branch(union, to),
            (Shape::Union(union), Shape::Union(_)) => self.every_branch(union, to),
            (_, Shape::Union(union)) => self.some_branch(from, union),
            (Shape::Null, Shape::Null) | (Shape::Boolean, Shape::Boolean) | (Shape::Bytes(_), Shape::Bytes(_)) => {
                Ok(())
            }
            (Shape::Integer(_), Shape::Integer(_) | Shape::Number(_)) | (Shape::Number(_), Shape::Number(_)) => Ok(()),
            (Shape::Text(_), Shape::Text(_)) => Ok(()),
            (Shape::Constant(a), Shape::Constant(b)) if a == b => Ok(()),
            (Shape::Constant(value), _) => constant(value, to),
            (Shape::Enumeration(a), Shape::Enumeration(b)) => self.enumerations(a, b),
            (Shape::Enumeration(a), Shape::Text(_)) if texts(a) => Ok(()),
            (Shape::Enumeration(a), Shape::Integer(_) | Shape::Number(_)) if !texts(a) => Ok(()),
            (Shape::Text(_), Shape::Constant(_)) if !self.goes_out() => {
                self.trusts += 1;
                Ok(())
            }
            (Shape::Enumeration(a), Shape::Constant(value)) if !self.goes_out() => {
                if a.members.iter().any(|member| member.value == *value) {
                    self.trusts += 1;
                    Ok(())
                } else {
                    Err(Misfit::plain("it never has the value that is wanted"))
                }
            }
            (Shape::List(a), Shape::List(b)) => self.used(a.item, b.item).map_err(|misfit| misfit.inside("*")),
            (Shape::Map(a), Shape::Map(b)) => self.used(a.value, b.value).map_err(|misfit| misfit.inside("*")),
            (Shape::Object(a), Shape::Map(b)) => self.object_to_map(a, b.value),
            (Shape::Object(a), Shape::Object(b)) => self.objects(a, b),
            _ => Err(Misfit::plain("")),
        }
    }

    fn objects(&mut self, from: &Object, to: &Object) -> Result<(), Misfit> {
        if self.goes_out() {
            Self::all_have_a_place(from, to)?;
        }
        let mut common = 0;
        for target in &to.fields {
            let Some(field) = from.field(&target.name) else {
                self.unfed(target)?;
                continue;
            };
            common += 1;
            self.presence(field, target)?;
            self.used(field.ty, target.ty).map_err(|misfit| misfit.inside(&target.name))?;
        }
        let nothing = common == 0 && !to.fields.is_empty() && !from.fields.is_empty();
        if nothing { Err(Misfit::plain("they have no field in common")) } else { Ok(()) }
    }

    /// What a vendor does not know must not be sent to it.
    fn all_have_a_place(from: &Object, to: &Object) -> Result<(), Misfit> {
        for field in &from.fields {
            if to.field(&field.name).is_none() {
                let misfit = Misfit::plain("the vendor has no such field");
                return Err(misfit.at(field.span, "our field").inside(&field.name));
            }
        }
        match (from.extra, to.extra) {
            (Extra::Keep(_), Extra::Drop | Extra::Refuse) => {
                Err(Misfit::plain("fields that are not listed are kept, and the vendor takes none"))
            }
            _ => Ok(()),
        }
    }

    fn unfed(&self, target: &Field) -> Result<(), Misfit> {
        let needed = target.required && !(self.to_side == Side::Ours && target.default.is_some());
        if needed {
            let misfit = Misfit::plain("it is required, and nothing of that name is there");
            Err(misfit.at(target.span, "required here").inside(&target.name))
        } else {
            Ok(())
        }
    }

    fn presence(&mut self, from: &Field, to: &Field) -> Result<(), Misfit> {
        if !to.required || !may_be_nothing(self.from_side, from) || (from.required && to.ty.nullable) {
            return Ok(());
        }
        if self.goes_out() {
            let misfit = Misfit::plain("it is required, and may be nothing");
            return Err(misfit.at(from.span, "may be nothing").at(to.span, "required here").inside(&to.name));
        }
        self.trusts += 1;
        Ok(())
    }

    fn object_to_map(&mut self, from: &Object, value: TypeRef) -> Result<(), Misfit> {
        for field in &from.fields {
            self.used(field.ty, value).map_err(|misfit| misfit.inside(&field.name))?;
        }
        match from.extra {
            Extra::Keep(extra) => self.used(extra, value),
            Extra::Drop | Extra::Refuse => Ok(()),
        }
    }

    fn enumerations(&self, from: &Enumeration, to: &Enumeration) -> Result<(), Misfit> {
        let lacking: Vec<String> = from
            .members
            .iter()
            .filter(|member| to.members.iter().all(|other| other.value != member.value))
            .map(|member| written(&member.value))
            .collect();
        let unknown = Value::Text("unknown".to_owned());
        if lacking.is_empty() {
            return if self.goes_out() || to.open || to.members.iter().any(|member| member.value == unknown) {
                Ok(())
            } else {
                Err(Misfit { is_closed: true, ..Misfit::plain("vendors add values, and `unknown` is not among ours") })
            };
        }
        Err(Misfit::plain(format!("there is no {} among the values that are wanted", lacking.join(", "))))
    }

    fn every_branch(&mut self, from: &Union, to: &Shape) -> Result<(), Misfit> {
        for variant in &from.variants {
            let branch = self.from.get(variant.ty);
            self.shapes(&branch.shape, to).map_err(|misfit| {
                misfit.inside(&format!("({})", variant.name.pascal())).at(branch.span, "the branch")
            })?;
        }
        Ok(())
    }

    fn some_branch(&mut self, from: &Shape, to: &Union) -> Result<(), Misfit> {
        let mut closest: Option<Misfit> = None;
        for variant in &to.variants {
            // A branch that does not fit must leave no trace.
            let (seen, trusts) = (self.seen.clone(), self.trusts);
            match self.shapes(from, &self.to.get(variant.ty).shape) {
                Ok(()) => return Ok(()),
                Err(misfit) => {
                    (self.seen, self.trusts) = (seen, trusts);
                    if closest.as_ref().is_none_or(|closest| misfit.path.len() > closest.path.len()) {
                        closest = Some(misfit);
                    }
                }
            }
        }
        Err(closest.unwrap_or_default())
    }
}

fn constant(value: &Value, to: &Shape) -> Result<(), Misfit> {
    let fits = match (value, to) {
        (Value::Text(_), Shape::Text(_)) | (Value::Bool(_), Shape::Boolean) => true,
        (Value::Number(_), Shape::Number(_)) => true,
        (Value::Number(digits), Shape::Integer(_)) => !digits.contains(['.', 'e', 'E']),
        (_, Shape::Enumeration(enumeration)) => enumeration.members.iter().any(|member| member.value == *value),
        _ => false,
    };
    if fits { Ok(()) } else { Err(Misfit::plain(format!("the constant {} is not taken", written(value)))) }
}

fn texts(enumeration: &Enumeration) -> bool {
    enumeration.members.iter().all(|member| matches!(member.value, Value::Text(_)))
}

fn written(value: &Value) -> String {
    match value {
        Value::Text(text) => format!("`{text}`"),
        Value::Number(digits) => format!("`{digits}`"),
        Value::Bool(value) => format!("`{value}`"),
        Value::Null | Value::List(_) | Value::Object(_) => "such a value".to_owned(),
    }
}
