//! Paths: from a root through declared fields.

use model::Value as Constant;
use model::mapping::{Expr, ExprKind, Of, Root, Side, Step};
use model::types::{Shape, TypeRef};
use source::{Diagnostic, Span};

use super::{Here, Mapper, constant_expr};
use crate::link::codes;
use crate::link::sides::may_be_nothing;
use crate::prim::Spanned;
use crate::prim::value::{self, Path, Segment, SegmentKind};

/// An input of a route: a parameter, or a field of its body.
#[derive(Clone, Debug)]
pub(in crate::link) struct InputField {
    /// Its name, which is unique among the inputs.
    pub(in crate::link) name: String,
    /// Where it is found.
    pub(in crate::link) root: Root,
    /// The way from there.
    pub(in crate::link) steps: Vec<Step>,
    /// Its type.
    pub(in crate::link) ty: TypeRef,
    /// Whether it may be nothing.
    pub(in crate::link) maybe: bool,
    /// The providers that alone take it; all if empty.
    pub(in crate::link) only: Vec<String>,
    /// Where it is declared.
    pub(in crate::link) span: Span,
}

/// A value on the way of a path.
struct Walk {
    root: Root,
    steps: Vec<Step>,
    of: Of,
    maybe: bool,
}

impl Mapper<'_, '_> {
    /// What a path reads.
    pub(in crate::link) fn path(&mut self, path: &Path) -> Option<Expr> {
        let (walk, rest) = self.begin(path)?;
        let walk = match walk {
            Begun::Constant(text) => return Some(constant_expr(Constant::Text(text), Of::Text, path.span)),
            Begun::Walk(walk) => walk,
        };
        self.walk(walk, rest, path.span)
    }

    fn walk(&mut self, mut walk: Walk, segments: &[Segment], span: Span) -> Option<Expr> {
        for (at, segment) in segments.iter().enumerate() {
            match &segment.kind {
                SegmentKind::Each => {
                    let rest = segments.get(at + 1..).unwrap_or_default();
                    return self.each(walk, segment, rest, span);
                }
                SegmentKind::Index(index) => self.index(&mut walk, *index, segment.span)?,
                SegmentKind::Field(name) => self.field(&mut walk, name, segment.span)?,
            }
        }
        let Walk { root, steps, of, maybe } = walk;
        Some(Expr { kind: ExprKind::Path(root, steps), of, maybe, span })
    }

    /// `list.*.rest`
    fn each(&mut self, walk: Walk, star: &Segment, rest: &[Segment], span: Span) -> Option<Expr> {
        let Some(item) = self.sides.item(&walk.of) else {
            let what = self.sides.describe(&walk.of);
            let diagnostic = Diagnostic::error(&codes::LIST, star.span, format!("this is {what} and has no items"));
            self.out.push(diagnostic.help("leave out the `*`"));
            return None;
        };
        let list = Expr { kind: ExprKind::Path(walk.root, walk.steps), of: walk.of, maybe: walk.maybe, span };
        let nested = Walk { root: Root::Item, steps: Vec::new(), of: item, maybe: false };
        let item = self.walk(nested, rest, span)?;
        let flat = matches!(item.kind, ExprKind::Each { .. });
        let of = if flat { item.of.clone() } else { Of::List(Box::new(item.of.clone())) };
        let maybe = list.maybe;
        Some(Expr { kind: ExprKind::Each { list: Box::new(list), item: Box::new(item), flat }, of, maybe, span })
    }

    fn index(&mut self, walk: &mut Walk, index: i64, span: Span) -> Option<()> {
        let Some(item) = self.sides.item(&walk.of) else {
            let what = self.sides.describe(&walk.of);
            self.out.push(Diagnostic::error(&codes::LIST, span, format!("this is {what} and has no items")));
            return None;
        };
        walk.steps.push(Step::Index(index));
        walk.of = item;
        walk.maybe = true;
        Some(())
    }

    fn field(&mut self, walk: &mut Walk, name: &str, span: Span) -> Option<()> {
        let Some((side, shape)) = self.sides.shape(&walk.of) else {
            return self.nothing_inside(walk, name, span);
        };
        let (ty, maybe, step) = match shape {
            Shape::Object(object) => {
                let Some(field) = object.field(name) else { return self.no_field(walk, name, span) };
                (field.ty, may_be_nothing(side, field), Step::Field(name.to_owned()))
            }
            Shape::Map(map) => (map.value, true, Step::Entry(name.to_owned())),
            Shape::Union(_) => {
                let (ty, maybe) = self.common_field(walk, side, name, span)?;
                (ty, maybe, Step::Field(name.to_owned()))
            }
            _ => return self.nothing_inside(walk, name, span),
        };
        walk.steps.push(step);
        walk.of = Of::Type(side, ty.id);
        walk.maybe |= maybe;
        Some(())
    }

    /// A field that every branch of a union has.
    fn common_field(&mut self, walk: &Walk, side: Side, name: &str, span: Span) -> Option<(TypeRef, bool)> {
        let (_, Shape::Union(union)) = self.sides.shape(&walk.of)? else { return None };
        let types = self.sides.types(side);
        let mut found: Option<TypeRef> = None;
        let mut maybe = false;
        for variant in &union.variants {
            let field = match types.shape(variant.ty) {
                Shape::Object(object) => object.field(name),
                _ => None,
            };
            let Some(field) = field else {
                let branch = variant.name.pascal();
                let message = format!("`{name}` is not in every branch of this union: {branch} lacks it");
                self.out.push(
                    Diagnostic::error(&codes::NO_SOURCE, span, message)
                        .label("only fields that all branches have can be read")
                        .also(types.get(variant.ty).span, "the branch"),
                );
                return None;
            };
            maybe |= may_be_nothing(side, field);
            match found {
                None => found = Some(field.ty),
                Some(first) if types.shape(first.id) == types.shape(field.ty.id) => {}
                Some(_) => {
                    let message = format!("`{name}` is not of one type in all branches of this union");
                    self.out.push(Diagnostic::error(&codes::NO_SOURCE, span, message).also(field.span, "another type"));
                    return None;
                }
            }
        }
        found.map(|ty| (ty, maybe))
    }

    fn no_field(&mut self, walk: &Walk, name: &str, span: Span) -> Option<()> {
        let (_, ty) = self.sides.get(&walk.of)?;
        let Shape::Object(object) = &ty.shape else { return None };
        let what = self.place_of(walk);
        let diagnostic = Diagnostic::error(&codes::NO_SOURCE, span, format!("there is no `{name}` in {what}"));
        let diagnostic = diagnostic.also(ty.span, "declared here");
        self.out.push(diagnostic.suggest(name, object.fields.iter().map(|field| field.name.as_str())));
        None
    }

    fn nothing_inside(&mut self, walk: &Walk, name: &str, span: Span) -> Option<()> {
        let what = self.sides.describe(&walk.of);
        let diagnostic = match self.sides.item(&walk.of) {
            Some(_) => {
                let diagnostic = Diagnostic::error(&codes::LIST, span, format!("this is {what}"));
                diagnostic.help(format!("`*.{name}` goes through every item, `0.{name}` through the first"))
            }
            None if self.is_any(&walk.of) => {
                let message = format!("nothing is declared about what `{name}` stands in");
                let diagnostic = Diagnostic::error(&codes::NO_SOURCE, span, message);
                diagnostic.help("describe it in the document, or in its repairs file")
            }
            None => Diagnostic::error(&codes::NO_SOURCE, span, format!("there is no `{name}` in {what}")),
        };
        let declared = self.sides.get(&walk.of).map(|(_, ty)| ty.span);
        let diagnostic = declared.into_iter().fold(diagnostic, |d, span| d.also(span, "declared here"));
        self.out.push(diagnostic);
        None
    }

    /// `the answer of CreateMessage`, for a path that has not gone far; else the type.
    fn place_of(&self, walk: &Walk) -> String {
        match (&walk.root, walk.steps.is_empty()) {
            (Root::Answer | Root::Source | Root::Item, true) if !self.scope.about.is_empty() => {
                self.scope.about.clone()
            }
            _ => self.sides.describe(&walk.of),
        }
    }

    /// Where a path begins, and what is left of it.
    fn begin<'p>(&mut self, path: &'p Path) -> Option<(Begun, &'p [Segment])> {
        let segments = path.segments.as_slice();
        let known = |root: Root, of: Of, maybe: bool| {
            Some((Begun::Walk(Walk { root, steps: Vec::new(), of, maybe }), segments))
        };
        match &path.root {
            value::Root::Here => match self.scope.here.clone() {
                Here::Nothing => None, // Reported when the value was read.
                Here::Input => self.begin_input(path),
                Here::Value(root, of) => known(root, of, false),
            },
            value::Root::Input => self.begin_input(path),
            value::Root::Body => known(Root::Answer, self.scope.answer.clone()?, false),
            value::Root::Env(name) => {
                let (of, maybe) = self.variable(name)?;
                known(Root::Env(name.value.clone()), of, maybe)
            }
            value::Root::Let(name) => {
                let (_, of, maybe) = self.scope.lets.iter().find(|(known, ..)| *known == name.value)?.clone();
                known(Root::Let(name.value.clone()), of, maybe)
            }
            value::Root::Status => known(Root::Status, Of::Integer, false),
            value::Root::Header(name) => known(Root::Header(name.value.clone()), Of::Text, true),
            // The caller's, or a fresh one.
            value::Root::Key => known(Root::Key, Of::Text, false),
            // Where payments are switched off, a name that no wallet has stands in.
            value::Root::Caller => known(Root::Caller, Of::Text, !self.scope.is_paid),
            value::Root::Now => known(Root::Now, Of::Moment, false),
            value::Root::Random(random) => known(Root::Random(*random), Of::Text, false),
            value::Root::Endpoint => Some((Begun::Constant(self.platform.endpoint_of(&self.manifest.id)), segments)),
            value::Root::Domain => Some((Begun::Constant(self.platform.domain.value.clone()), segments)),
            value::Root::Provider => Some((Begun::Constant(self.provider_name.to_owned()), segments)),
            value::Root::Step(name) => {
                // A step that does not exist, or has no answer, is reported elsewhere.
                let Some((_, of, maybe)) = self.scope.steps.iter().find(|(known, ..)| *known == name.value).cloned()
                else {
                    return self.no_step(name);
                };
                known(Root::Step(name.value.clone()), of, maybe)
            }
        }
    }

    fn no_step<T>(&mut self, name: &Spanned<String>) -> Option<T> {
        let message = format!("the step `{}` has no answer that could be read here", name.value);
        let diagnostic = Diagnostic::error(&codes::NO_SOURCE, name.span, message);
        self.out.push(diagnostic.help("the document describes no body of it, or the step comes later"));
        None
    }

    /// A path into the inputs of the route. The first step names one of them.
    fn begin_input<'p>(&mut self, path: &'p Path) -> Option<(Begun, &'p [Segment])> {
        let whole = |root, of| Begun::Walk(Walk { root, steps: Vec::new(), of, maybe: false });
        let Some((first, rest)) = path.segments.split_first() else {
            self.found.used_whole = true;
            let begun = match &self.scope.input_body {
                Some(of) => whole(Root::Body, of.clone()),
                None => whole(Root::Input, Of::Input),
            };
            return Some((begun, &[]));
        };
        if let (Some(of), SegmentKind::Each | SegmentKind::Index(_)) = (&self.scope.input_body, &first.kind) {
            self.found.used_whole = true;
            return Some((whole(Root::Body, of.clone()), &path.segments));
        }
        let name = match &first.kind {
            SegmentKind::Field(name) => name.as_str(),
            SegmentKind::Each | SegmentKind::Index(_) => {
                self.out.push(Diagnostic::error(&codes::LIST, first.span, "the input of the route is no list"));
                return None;
            }
        };
        let Some(input) = self.scope.inputs.iter().find(|input| input.name == name) else {
            let message = format!("the route has no input `{name}`");
            let diagnostic = Diagnostic::error(&codes::NO_SOURCE, first.span, message);
            self.out.push(diagnostic.suggest(name, self.scope.inputs.iter().map(|input| input.name.as_str())));
            return None;
        };
        self.found.used.insert(name.to_owned());
        let walk = Walk {
            root: input.root.clone(),
            steps: input.steps.clone(),
            of: Of::Type(Side::Ours, input.ty.id),
            maybe: input.maybe,
        };
        Some((Begun::Walk(walk), rest))
    }

    /// The type of a variable of the environment. One that nobody declares is reported elsewhere.
    pub(super) fn variable(&self, name: &Spanned<String>) -> Option<(Of, bool)> {
        use model::prim::EnvFormat;
        let groups = self.platform.env.iter().flat_map(|group| &group.value);
        let variable = self.manifest.env.iter().chain(groups).find(|variable| variable.name == name.value)?;
        let variable = &variable.value;
        let of = match variable.format.as_ref().map(|format| format.value) {
            _ if variable.secret => Of::Secret,
            Some(EnvFormat::Integer) => Of::Integer,
            Some(EnvFormat::Number) => Of::Number,
            Some(EnvFormat::Boolean) => Of::Boolean,
            Some(EnvFormat::TextList | EnvFormat::UrlList) => Of::List(Box::new(Of::Text)),
            Some(
                EnvFormat::Text
                | EnvFormat::Url
                | EnvFormat::Hostname
                | EnvFormat::Phone
                | EnvFormat::Uuid
                | EnvFormat::Duration,
            )
            | None => Of::Text,
        };
        Some((of, !variable.is_required() && variable.default.is_none()))
    }
}

enum Begun {
    Constant(String),
    Walk(Walk),
}
