//! Expressions of the mapping language as expressions of Rust.
//!
//! In: an expression whose types are proved. Out: code over trees, and what the function around it needs: which values it
//! must be given, and whether it can fail.

use std::collections::BTreeSet;

use model::Value;
use model::mapping::{Expr, ExprKind, Of, Piece, Random, Root, Side, Step, TimeForm, Verb};
use model::prim::{Route, RouteBody};
use model::types::{Shape, Types};
use quasi::{Code, Ident, Literal, rust};

use super::parts::{Parts, hook_ident};
use crate::service::api::named;
use crate::service::input::Count;
use crate::service::view::RouteView;

/// Code that makes a value.
pub(super) struct Made {
    pub(super) code: Code,
    form: Form,
    /// The same before its `?`, if it ends with one.
    tried: Option<Code>,
}

/// What type the code has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `&Value`
    Lent,
    /// `Option<&Value>`
    Found,
    /// `Option<Value>`
    Maybe,
    /// `Value`
    Value,
    /// A text, truth value or whole number.
    Literal,
    /// Something else that can be a value: a variable of the environment, a text that was lent.
    Plain,
}

/// A value that a function must be given.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Need {
    /// The provider itself: its configuration or its hooks.
    Provider,
    /// What a named map is applied to, or an event of a stream.
    Source,
    /// The route's input.
    Input,
    /// The vendor's answer.
    Answer,
    /// What came with the answer.
    Meta,
    /// The request that is being served.
    Call,
    /// The files that came with it.
    Files,
    /// Which page is asked for.
    Page,
    /// A value made before, by name.
    Let(String),
    /// The answer of an earlier step, by name.
    Step(String),
}

/// The code of one function while it is being written.
pub(super) struct Writing<'p, 'm> {
    pub(super) parts: &'p Parts<'m>,
    /// The route that it belongs to; none for what belongs to all.
    pub(super) route: Option<&'m Route>,
    /// The same as its crate is printed, where files may be needed.
    pub(super) view: Option<&'m RouteView<'m>>,
    /// The vendor's operation, and how long a key it takes.
    pub(super) key: (&'m str, u32),
    /// Whether it runs when the service starts, the configuration being at hand as `config`.
    pub(super) is_start: bool,
    /// Statements that stand before it.
    pub(super) before: Code,
    /// Whether it can fail.
    pub(super) fails: bool,
    pub(super) needs: BTreeSet<Need>,
}

impl<'p, 'm> Writing<'p, 'm> {
    pub(super) fn of(parts: &'p Parts<'m>, route: Option<&'m Route>) -> Self {
        Self {
            parts,
            route,
            view: None,
            key: ("", 64),
            is_start: false,
            before: Code::new(),
            fails: false,
            needs: BTreeSet::new(),
        }
    }

    /// The file that an expression stands for.
    pub(super) fn file_of(&mut self, expr: &Expr) -> Option<FileUse> {
        let ExprKind::Path(root, steps) = &expr.kind else {
            let ExprKind::Convert(inner) = &expr.kind else { return None };
            return self.file_of(inner);
        };
        let part = match (root, steps.as_slice()) {
            (Root::Body | Root::Input, []) => None,
            (Root::Body | Root::Input, [Step::Field(name)]) => Some(name),
            _ => return None,
        };
        let files = named(&self.view?.input.files);
        let (file, ident) = files.into_iter().find(|(file, _)| file.part.as_ref() == part)?;
        let count = file.count;
        self.needs.insert(Need::Files);
        Some(FileUse { ident, count })
    }

    /// Any expression.
    pub(super) fn made(&mut self, expr: &Expr) -> Made {
        match &expr.kind {
            // Where payments are switched off: a name that no wallet has.
            ExprKind::Path(Root::Caller, _) if !expr.maybe => {
                let call = self.need(Need::Call, "call");
                Made::new(rust!(#call.payer.as_deref().unwrap_or("nobody")), Form::Plain)
            }
            ExprKind::Path(root, steps) => self.path(root, steps),
            ExprKind::Constant(value) => constant(value),
            ExprKind::Null => Made::new(rust!(None::<Value>), Form::Plain),
            ExprKind::Template(pieces) => self.template(pieces, |_, made| made),
            ExprKind::Xml(pieces) => self.template(pieces, |writing, made| {
                writing.fails = true;
                Made::tried(rust!(via(#{made.lent()}, text::xml)), Form::Maybe)
            }),
            ExprKind::Object(_) | ExprKind::Map(_) => {
                let object = self.object(expr, None);
                match is_constant(expr) {
                    true => Made::new(rust!(#object.value()), Form::Value),
                    false => Made::new(rust!(#object.done()), Form::Maybe),
                }
            }
            ExprKind::Branch(at, inner) => match self.tag_of(&expr.of, *at, inner) {
                Some(tag) => {
                    let object = self.object(inner, Some(tag));
                    Made::new(rust!(#object.done()), Form::Maybe)
                }
                None => self.made(inner),
            },
            ExprKind::List(items) => {
                let items: Vec<Code> = items.iter().map(|item| self.made(item).option()).collect();
                // A list of one is a call: rustfmt lays out calls with one argument as it lays out nothing else.
                if let ([item], false) = (&items[..], expr.maybe) {
                    Made::new(rust!(list_of(#item)), Form::Value)
                } else if let [item] = &items[..] {
                    Made::new(rust!(filled_of(#item)), Form::Maybe)
                } else if expr.maybe {
                    Made::new(rust!(filled([#for item in items { #item, }])), Form::Maybe)
                } else {
                    Made::new(rust!(list([#for item in items { #item, }])), Form::Value)
                }
            }
            ExprKind::Each { list, item, flat } => self.each(list, item, *flat),
            ExprKind::Apply(function, inner) => self.apply(*function, inner),
            ExprKind::Or(first, second) => self.or(first, second),
            ExprKind::When(value, other) => self.when(value, other),
            ExprKind::Verb(verb, inner) => self.verb(verb, inner, &expr.of),
            // The same JSON, which was proved.
            ExprKind::Convert(inner) => self.made(inner),
            ExprKind::Trust(inner) => {
                self.fails = true;
                let made = self.made(inner);
                let path = Literal::Text(&label(inner));
                match made.form {
                    Form::Lent => made,
                    Form::Found => Made::tried(rust!(need(#{made.code}, #path)), Form::Lent),
                    Form::Maybe | Form::Value | Form::Literal | Form::Plain => {
                        Made::tried(rust!(need(#{made.option()}, #path)), Form::Value)
                    }
                }
            }
        }
    }

    /// An object that is there whatever is in it; any other expression as it is.
    pub(super) fn whole(&mut self, expr: &Expr) -> Code {
        match &expr.kind {
            ExprKind::Object(_) | ExprKind::Map(_) => {
                let object = self.object(expr, None);
                rust!(#object.value())
            }
            ExprKind::Branch(at, inner) if matches!(inner.kind, ExprKind::Object(_)) => {
                let tag = self.tag_of(&expr.of, *at, inner);
                let object = self.object(inner, tag);
                rust!(#object.value())
            }
            ExprKind::Convert(inner) => self.whole(inner),
            _ => self.made(expr).value(),
        }
    }

    fn path(&mut self, root: &Root, steps: &[Step]) -> Made {
        let mut names: Vec<String> = Vec::new();
        let lent = match root {
            Root::Input => self.need(Need::Input, "input"),
            Root::Param(at) => {
                names.extend(self.route.and_then(|route| route.parameters.get(*at)).map(|p| p.name.clone()));
                self.need(Need::Input, "input")
            }
            Root::Body => {
                let input = self.need(Need::Input, "input");
                match self.body_place() {
                    BodyPlace::Input => {}
                    BodyPlace::Member => names.push("body".to_owned()),
                    BodyPlace::Beside(parameters) if steps.is_empty() => {
                        let parameters = parameters.iter().map(|name| Literal::Text(name));
                        let code = rust!(without(#input, &[#for name in parameters { #name, }]));
                        return Made::new(code, Form::Value);
                    }
                    BodyPlace::Beside(_) => {}
                }
                input
            }
            Root::Answer => self.need(Need::Answer, "answer"),
            Root::Source => self.need(Need::Source, "source"),
            Root::Item => Ident::new("item"),
            Root::Let(name) => {
                self.needs.insert(Need::Let(name.clone()));
                return found(&self.parts.let_ident(name), steps.iter().map(step_text));
            }
            Root::Step(name) => {
                self.needs.insert(Need::Step(name.clone()));
                return found(&self.parts.step_ident(name), steps.iter().map(step_text));
            }
            Root::Size => {
                let page = self.need(Need::Page, "page");
                return Made::new(rust!(#page.size()), Form::Plain);
            }
            Root::Position => {
                let page = self.need(Need::Page, "page");
                return Made::new(rust!(#page.position()), Form::Plain);
            }
            Root::Env(name) => {
                self.needs.insert(Need::Provider);
                let variable = self.parts.variable(name);
                let code = match (self.is_start, self.parts.is_copied(name)) {
                    (true, true) => rust!(config.#variable),
                    (true, false) => rust!(&config.#variable),
                    (false, true) => rust!(self.config.#variable),
                    (false, false) => rust!(&self.config.#variable),
                };
                return picked(code, steps);
            }
            Root::Status => {
                let meta = self.need(Need::Meta, "meta");
                return Made::new(rust!(i64::from(#meta.status().as_u16())), Form::Plain);
            }
            Root::Header(name) => {
                let meta = self.need(Need::Meta, "meta");
                return Made::new(rust!(header(#meta, #{Literal::Text(name)})), Form::Plain);
            }
            Root::Key => {
                let call = self.need(Need::Call, "call");
                let (operation, most) = self.key;
                let code = rust!(key_of(#call, #{Literal::Text(operation)}, #{Literal::Integer(most.into())}));
                return Made::new(code, Form::Plain);
            }
            Root::Caller => {
                let call = self.need(Need::Call, "call");
                return Made::new(rust!(#call.payer.as_deref()), Form::Plain);
            }
            Root::Now => {
                self.fails = true;
                return Made::tried(rust!(fresh::now()), Form::Value);
            }
            Root::Random(Random::Hex(digits)) => {
                self.fails = true;
                return Made::tried(rust!(fresh::hex(#{Literal::Integer((*digits).into())})), Form::Value);
            }
            Root::Random(Random::Uuid) => {
                self.fails = true;
                return Made::tried(rust!(fresh::uuid()), Form::Value);
            }
        };
        names.extend(steps.iter().map(step_text));
        if names.is_empty() {
            return Made::new(rust!(#lent), Form::Lent);
        }
        found(&lent, names.into_iter())
    }

    fn need(&mut self, need: Need, name: &str) -> Ident {
        self.needs.insert(need);
        Ident::new(name)
    }

    fn body_place(&self) -> BodyPlace {
        let Some(route) = self.route else { return BodyPlace::Input };
        if route.parameters.is_empty() {
            return BodyPlace::Input;
        }
        let is_object = match &route.body {
            Some(RouteBody::Json(ty) | RouteBody::Form(ty) | RouteBody::Multipart(ty)) => {
                matches!(self.parts.prim.types.shape(ty.id), Shape::Object(_))
            }
            Some(RouteBody::Bytes(_)) | None => true,
        };
        if !is_object {
            return BodyPlace::Member;
        }
        BodyPlace::Beside(route.parameters.iter().map(|parameter| parameter.name.clone()).collect())
    }

    fn template(&mut self, pieces: &[Piece], hole: impl Fn(&mut Self, Made) -> Made) -> Made {
        let parts: Vec<Code> = pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => rust!(given(#{Literal::Text(text)})),
                Piece::Hole(expr) => {
                    let made = self.made(expr);
                    hole(self, made).option()
                }
            })
            .collect();
        Made::new(rust!(template([#for part in parts { #part, }])), Form::Maybe)
    }

    /// `Object::new().set(…)…`, without its end.
    fn object(&mut self, expr: &Expr, tag: Option<(String, String)>) -> Code {
        let fields: &[(String, Expr)] = match &expr.kind {
            ExprKind::Object(fields) | ExprKind::Map(fields) => fields,
            _ => &[],
        };
        let mut code = rust!(Object::new());
        if let Some((name, text)) = tag {
            code = rust!(#code.fixed(#{Literal::Text(&name)}, #{Literal::Text(&text)}));
        }
        for (name, value) in fields {
            let field = Literal::Text(name);
            let (value, or_null) = match &value.kind {
                ExprKind::Or(first, second) if matches!(second.kind, ExprKind::Null) => (&**first, true),
                _ => (value, self.is_null_for_nothing(&expr.of, name)),
            };
            code = if matches!(value.kind, ExprKind::Null) {
                rust!(#code.fixed(#field, Value::Null))
            } else if is_constant(value) {
                rust!(#code.fixed(#field, #{self.made(value).code}))
            } else if or_null {
                rust!(#code.set_or_null(#field, #{self.made(value).code}))
            } else {
                rust!(#code.set(#field, #{self.made(value).code}))
            };
        }
        code
    }

    /// Whether null is written for nothing: where the target must be there and may be null.
    fn is_null_for_nothing(&self, of: &Of, field: &str) -> bool {
        let Of::Type(side, id) = of else { return false };
        let Some(types) = self.types(*side) else { return false };
        match types.shape(*id) {
            Shape::Object(object) => object.field(field).is_some_and(|field| field.required && field.ty.nullable),
            _ => false,
        }
    }

    fn types(&self, side: Side) -> Option<&'m Types> {
        match side {
            Side::Ours => Some(&self.parts.prim.types),
            Side::Vendor(at) => self.parts.prim.apis.get(at).map(|api| &api.api.types),
        }
    }

    /// The tag of a branch, where no field of the branch is it.
    fn tag_of(&self, of: &Of, at: usize, inner: &Expr) -> Option<(String, String)> {
        let Of::Type(side, id) = of else { return None };
        let Shape::Union(union) = self.types(*side)?.shape(*id) else { return None };
        let ExprKind::Object(fields) = &inner.kind else { return None };
        let tag = union.tag.as_ref().filter(|tag| fields.iter().all(|(name, _)| name != *tag))?;
        Some((tag.clone(), union.variants.get(at)?.tags.first()?.clone()))
    }

    fn each(&mut self, list: &Expr, item: &Expr, flat: bool) -> Made {
        self.fails = true;
        let list = self.made(list).found();
        let made = self.made(item);
        let name = Ident::new(if flat { "flat" } else { "each" });
        let item = match &item.kind {
            // A map by itself needs no closure around it.
            ExprKind::Apply(function, inner) if is_item(inner) && self.parts.is_plain(*function, self.route) => {
                let function = self.parts.function(*function, self.route).ident;
                rust!(Self::#function)
            }
            _ if is_item(item) => rust!(Ok),
            _ => rust!(|item| #{made.result()}),
        };
        Made::tried(rust!(#name(#list, #item)), Form::Maybe)
    }

    fn apply(&mut self, at: usize, inner: &Expr) -> Made {
        let made = self.made(inner);
        let function = self.parts.function(at, self.route);
        self.fails |= function.fails;
        for need in function.needs.iter().filter(|need| **need != Need::Source) {
            self.needs.insert(need.clone());
        }
        let more: Vec<Ident> = function.needs.iter().filter_map(|need| self.parts.argument(need)).collect();
        let is_method = function.needs.contains(&Need::Provider);
        let call = |source: &Code| {
            let name = &function.ident;
            match is_method {
                true => rust!(self.#name(#source, #for value in &more { #value, })),
                false => rust!(Self::#name(#source, #for value in &more { #value, })),
            }
        };
        let is_maybe = function.maybe;
        if made.form == Form::Lent {
            let code = call(&made.code);
            let form = if is_maybe { Form::Maybe } else { Form::Value };
            return if function.fails { Made::tried(code, form) } else { Made::new(code, form) };
        }
        let found = if function.fails { made.lent() } else { made.found() };
        let closure = match more.is_empty() && !is_method {
            true => {
                let name = &function.ident;
                rust!(Self::#name)
            }
            false => rust!(|source| #{call(&rust!(source))}),
        };
        match (function.fails, is_maybe) {
            (true, _) => Made::tried(rust!(via(#found, #closure)), Form::Maybe),
            (false, true) => Made::new(rust!(#found.and_then(#closure)), Form::Maybe),
            (false, false) => Made::new(rust!(#found.map(#closure)), Form::Maybe),
        }
    }

    fn or(&mut self, first: &Expr, second: &Expr) -> Made {
        let first = self.made(first);
        let before = std::mem::replace(&mut self.fails, false);
        let second = self.made(second);
        let second_fails = std::mem::replace(&mut self.fails, before);
        if second_fails {
            self.fails = true;
            return Made::tried(rust!(or(#{first.code}, || #{second.result()})), Form::Maybe);
        }
        if first.form == Form::Found && second.form == Form::Found {
            return Made::new(rust!(#{first.code}.or_else(|| #{second.code})), Form::Found);
        }
        let (first, second) = (first.option(), second.option());
        Made::new(rust!(#first.or_else(|| #second)), Form::Maybe)
    }

    fn when(&mut self, value: &Expr, other: &Expr) -> Made {
        let other = self.made(other);
        let before = std::mem::replace(&mut self.fails, false);
        let value = self.made(value);
        let value_fails = std::mem::replace(&mut self.fails, before);
        let condition = rust!(there(#{other.code}));
        if value_fails {
            self.fails = true;
            return Made::tried(rust!(when(#condition, || #{value.result()})), Form::Maybe);
        }
        let form = if value.form == Form::Found { Form::Found } else { Form::Maybe };
        let value = if form == Form::Found { value.code } else { value.option() };
        Made::new(rust!(#value.filter(|_| #condition)), form)
    }

    fn verb(&mut self, verb: &Verb, inner: &Expr, of: &Of) -> Made {
        if let (Verb::Base64To, Some(file)) = (verb, self.file_of(inner)) {
            return file.base64();
        }
        let value = self.made(inner);
        let simple = |path: &str| rust!(#{Ident::new(path)});
        let verb = match verb {
            Verb::Table { .. } => {
                let table = self.parts.table(verb);
                if !table.fails {
                    // Null is nothing, so that `or(…)` has its turn.
                    let kept = makes_nothing(verb).then(|| rust!(.filter(|made| *made != Value::Null)));
                    return Made::new(rust!(#{value.found()}.map(Self::#{table.ident})#kept), Form::Maybe);
                }
                rust!(Self::#{table.ident})
            }
            Verb::MinorFrom(currency) | Verb::MinorTo(currency) => {
                self.fails = true;
                let (value, currency) = (value.lent(), self.made(currency).lent());
                let name = if matches!(verb, Verb::MinorFrom(_)) { "money::minor_from" } else { "money::minor_to" };
                return Made::tried(rust!(both(#value, #currency, #{Ident::new(name)})), Form::Maybe);
            }
            Verb::TimeFrom(form) => simple(&format!("time::from_{}", time_word(*form))),
            Verb::TimeTo(form) => simple(&format!("time::to_{}", time_word(*form))),
            // A decimal becomes a number, anything else a decimal.
            Verb::Decimal if *of == Of::Number => simple("numbers::number"),
            Verb::Decimal => simple("numbers::decimal"),
            Verb::Int => simple("numbers::int"),
            Verb::Number => simple("numbers::number"),
            Verb::Text => simple("text::text"),
            Verb::Bool => simple("text::boolean"),
            Verb::JsonTo => simple("text::json_to"),
            Verb::JsonFrom => simple("text::json_from"),
            Verb::Lower => simple("text::lower"),
            Verb::Upper => simple("text::upper"),
            Verb::Trim => simple("text::trim"),
            Verb::NonBlank => simple("text::nonblank"),
            Verb::Base64To => simple("text::base64"),
            Verb::Base64From => simple("text::unbase64"),
            Verb::Scale(factor) => rust!(|value| numbers::scale(value, #{Literal::Text(factor)})),
            Verb::Round(digits) => rust!(|value| numbers::round(value, #{Literal::Integer((*digits).into())})),
            Verb::Join(separator) => rust!(|value| text::join(value, #{Literal::Text(separator)})),
            Verb::Split(separator) => rust!(|value| text::split(value, #{Literal::Text(separator)})),
            Verb::Hook(name) => {
                self.needs.insert(Need::Provider);
                let hook = hook_ident(name);
                rust!(|value| self.hooks.#hook(value))
            }
        };
        self.fails = true;
        Made::tried(rust!(via(#{value.lent()}, #verb)), Form::Maybe)
    }
}

impl Made {
    fn new(code: Code, form: Form) -> Self {
        Self { code, form, tried: None }
    }

    /// The value of a result.
    fn tried(result: Code, form: Form) -> Self {
        Self { code: rust!(#result?), form, tried: Some(result) }
    }

    /// As the result of a closure.
    pub(super) fn result(self) -> Code {
        match self.tried {
            Some(result) => result,
            None => rust!(Ok(#{self.code})),
        }
    }

    /// As something that lends a value.
    pub(super) fn lent(self) -> Code {
        let code = self.code;
        match self.form {
            Form::Lent | Form::Found | Form::Maybe | Form::Value => code,
            Form::Literal | Form::Plain => rust!(given(#code)),
        }
    }

    /// As `Option<&Value>`.
    pub(super) fn found(self) -> Code {
        let code = self.code;
        match self.form {
            Form::Lent => rust!(Some(#code)),
            Form::Found => code,
            Form::Maybe => rust!(#code.as_ref()),
            Form::Value | Form::Literal | Form::Plain => rust!(given(#code).as_ref()),
        }
    }

    /// As `Option<Value>`.
    pub(super) fn option(self) -> Code {
        let code = self.code;
        match self.form {
            Form::Found => rust!(#code.cloned()),
            Form::Maybe => code,
            Form::Lent | Form::Value | Form::Literal | Form::Plain => rust!(given(#code)),
        }
    }

    /// As `Value`, nothing being null.
    pub(super) fn value(self) -> Code {
        let code = self.code;
        match self.form {
            Form::Value => code,
            Form::Literal => rust!(Value::from(#code)),
            Form::Lent | Form::Found | Form::Maybe | Form::Plain => rust!(or_null(#code)),
        }
    }
}

/// A file of a request, by the field that holds it.
pub(super) struct FileUse {
    ident: Ident,
    count: Count,
}

impl FileUse {
    /// The one file, on its way to a vendor.
    pub(super) fn one(&self) -> Code {
        let ident = &self.ident;
        match self.count {
            Count::One => rust!(upload(&files.#ident)),
            Count::Maybe => rust!(files.#ident.as_ref().map_or_else(|| Upload::new(""), upload)),
            Count::Many => rust!(files.#ident.first().map_or_else(|| Upload::new(""), upload)),
        }
    }

    /// Lines that add it to a body in parts.
    pub(super) fn part(&self, name: Literal<'_>) -> Code {
        let ident = &self.ident;
        match self.count {
            Count::One => rust!(parts.file(#name, &upload(&files.#ident));),
            Count::Maybe | Count::Many => rust! {
                for file in &files.#ident {
                    parts.file(#name, &upload(file));
                }
            },
        }
    }

    fn base64(&self) -> Made {
        let ident = &self.ident;
        match self.count {
            Count::One => Made::new(rust!(text::base64_of(&files.#ident.bytes)), Form::Value),
            Count::Maybe => {
                Made::new(rust!(files.#ident.as_ref().map(|file| text::base64_of(&file.bytes))), Form::Maybe)
            }
            Count::Many => {
                Made::new(rust!(list(files.#ident.iter().map(|file| Some(text::base64_of(&file.bytes))))), Form::Value)
            }
        }
    }
}

/// Where the body of a route stands in its input.
enum BodyPlace {
    /// It is the input.
    Input,
    /// It is a member of it.
    Member,
    /// Its fields stand beside these parameters.
    Beside(Vec<String>),
}

fn found(lent: &Ident, names: impl Iterator<Item = String>) -> Made {
    let names: Vec<String> = names.collect();
    let names = names.iter().map(|name| Literal::Text(name));
    Made::new(rust!(at(#lent, &[#for name in names { #name, }])), Form::Found)
}

fn picked(code: Code, steps: &[Step]) -> Made {
    if steps.is_empty() {
        return Made::new(code, Form::Plain);
    }
    let names: Vec<String> = steps.iter().map(step_text).collect();
    let names = names.iter().map(|name| Literal::Text(name));
    Made::new(rust!(pick(given(#code), &[#for name in names { #name, }])), Form::Maybe)
}

fn step_text(step: &Step) -> String {
    match step {
        Step::Field(name) | Step::Entry(name) => name.clone(),
        Step::Index(at) => at.to_string(),
    }
}

/// A constant as a literal, or from its JSON.
pub(super) fn constant(value: &Value) -> Made {
    match value {
        Value::Null => Made::new(rust!(Value::Null), Form::Value),
        Value::Bool(truth) => Made::new(rust!(#{Literal::Bool(*truth)}), Form::Literal),
        Value::Text(text) => Made::new(rust!(#{Literal::Text(text)}), Form::Literal),
        Value::Number(digits) => match digits.parse::<i64>() {
            Ok(whole) => Made::new(rust!(#{Literal::Integer(whole.into())}), Form::Literal),
            Err(_) => Made::new(rust!(constant(#{Literal::Text(digits)})), Form::Value),
        },
        Value::List(_) | Value::Object(_) => {
            let json = crate::json::compact(value);
            Made::new(rust!(constant(#{Literal::Text(&json)})), Form::Value)
        }
    }
}

/// Whether a value never changes, so that it says nothing about whether an object is there.
pub(super) fn is_constant(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Constant(_) | ExprKind::Null => true,
        ExprKind::Object(fields) | ExprKind::Map(fields) => fields.iter().all(|(_, value)| is_constant(value)),
        ExprKind::List(items) => items.iter().all(is_constant),
        ExprKind::Branch(_, inner) | ExprKind::Convert(inner) | ExprKind::Trust(inner) => is_constant(inner),
        ExprKind::Path(..)
        | ExprKind::Template(_)
        | ExprKind::Xml(_)
        | ExprKind::Each { .. }
        | ExprKind::Apply(..)
        | ExprKind::Or(..)
        | ExprKind::When(..)
        | ExprKind::Verb(..) => false,
    }
}

/// Whether an expression is a value as it came, under whatever types it is known here and there.
pub(super) fn is_whole(expr: &Expr, roots: &[Root]) -> bool {
    match &expr.kind {
        ExprKind::Path(root, steps) => steps.is_empty() && roots.contains(root),
        ExprKind::Convert(inner) => is_whole(inner, roots),
        _ => false,
    }
}

/// Whether a table makes nothing of some values.
fn makes_nothing(verb: &Verb) -> bool {
    let Verb::Table { pairs, others, .. } = verb else { return false };
    pairs.iter().map(|(_, to)| to).chain(others).any(|to| *to == model::Value::Null)
}

fn is_item(expr: &Expr) -> bool {
    is_whole(expr, &[Root::Item])
}

/// The path that a value is read from, for messages.
fn label(expr: &Expr) -> String {
    match &expr.kind {
        ExprKind::Path(root, steps) => {
            let steps: Vec<String> = steps.iter().map(step_text).collect();
            match root {
                Root::Header(name) => format!("the header {name}"),
                _ if steps.is_empty() => "the value".to_owned(),
                _ => steps.join("."),
            }
        }
        _ => expr.parts().first().map_or_else(|| "the value".to_owned(), |part| label(part)),
    }
}

fn time_word(form: TimeForm) -> &'static str {
    match form {
        TimeForm::UnixSeconds => "unix_s",
        TimeForm::UnixMilliseconds => "unix_ms",
        TimeForm::Rfc2822 => "rfc2822",
        TimeForm::HttpDate => "http_date",
        TimeForm::Date => "date",
    }
}
