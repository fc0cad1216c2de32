//! What each route takes, as one value: parameters and the fields of a body side by side.
//!
//! In: a prim. Out: its types with one more for every route whose input is more than its body, and how each input is read
//! from a request. A body that is no object stands under the name `body`; files stand beside everything else, since they
//! are no JSON.

use model::api::{Parameter, Place};
use model::prim::{Prim, Route, RouteBody};
use model::types::{Access, Bytes, Extra, Field, Object, Shape, Type, TypeId, TypeRef, Types};
use model::{Docs, Value, Words};

/// The inputs of all routes, and the types they are made of.
#[derive(Debug)]
pub(crate) struct Inputs {
    /// The prim's types, then those that are made here.
    pub(crate) types: Types,
    /// In the order of the routes.
    pub(crate) routes: Vec<Input>,
}

/// What one route takes.
#[derive(Debug)]
pub(crate) struct Input {
    /// What is decoded; none where there is nothing to decode.
    pub(crate) ty: Option<TypeRef>,
    /// Where its parts stand in a request.
    pub(crate) params: Vec<Param>,
    /// How the body joins the parameters.
    pub(crate) reading: Reading,
    /// The files that come with it.
    pub(crate) files: Vec<FileField>,
}

/// How a body joins parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// Their names stand side by side.
    Joined,
    /// The body stands under the name `body`.
    Around,
    /// The body is bytes, and stands apart.
    Beside,
}

/// Where a part of an input stands.
#[derive(Debug)]
pub(crate) struct Param {
    pub(crate) name: String,
    pub(crate) place: ParamPlace,
    pub(crate) kind: ParamKind,
    pub(crate) is_list: bool,
}

/// The places a part can stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ParamPlace {
    Path,
    Query,
    Header,
    Form,
    File,
}

/// What its text may also be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ParamKind {
    Text,
    Number,
    Boolean,
}

/// A file of an input.
#[derive(Debug)]
pub(crate) struct FileField {
    /// The name of the part; none for a whole body.
    pub(crate) part: Option<String>,
    pub(crate) words: Words,
    pub(crate) count: Count,
    pub(crate) rule: Bytes,
    pub(crate) docs: Docs,
}

/// How many files stand under a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Count {
    One,
    Maybe,
    Many,
}

impl Inputs {
    pub(crate) fn of(prim: &Prim) -> Self {
        let mut types = prim.types.clone();
        let routes = prim.routes.iter().map(|route| input_of(route, &mut types)).collect();
        Self { types, routes }
    }
}

fn input_of(route: &Route, types: &mut Types) -> Input {
    let mut input = Input {
        ty: None,
        params: route.parameters.iter().map(|p| param(p, types)).collect(),
        reading: Reading::Joined,
        files: Vec::new(),
    };
    let mut object =
        Object { fields: route.parameters.iter().map(field_of).collect(), extra: Extra::Refuse, groups: Vec::new() };
    match &route.body {
        None => {}
        Some(RouteBody::Json(ty)) if object.fields.is_empty() => {
            input.ty = Some(*ty);
            return input;
        }
        Some(RouteBody::Json(ty)) => match types.shape(ty.id) {
            Shape::Object(body) if !ty.nullable => join(&mut object, body.clone()),
            _ => {
                input.reading = Reading::Around;
                object.fields.push(body_field(*ty, route));
            }
        },
        Some(RouteBody::Form(ty) | RouteBody::Multipart(ty)) => {
            if let Shape::Object(body) = types.shape(ty.id) {
                let mut body = body.clone();
                input.files = take_files(&mut body, types);
                let files = input.files.iter().filter_map(|file| file.part.clone());
                let files =
                    files.map(|name| Param { name, place: ParamPlace::File, kind: ParamKind::Text, is_list: false });
                let fields = body.fields.iter().map(|field| {
                    let (kind, is_list) = kind_of(types, field.ty.id);
                    Param { name: field.name.clone(), place: ParamPlace::Form, kind, is_list }
                });
                input.params.extend(fields.chain(files));
                join(&mut object, body);
            }
        }
        Some(RouteBody::Bytes(media)) => {
            input.reading = Reading::Beside;
            let rule = Bytes { media: media.clone(), max: None };
            let docs = Docs::new("The body as it is.");
            input.files.push(FileField { part: None, words: Words::split("body"), count: Count::One, rule, docs });
        }
    }
    if !object.fields.is_empty() {
        let name = route.words.with("input");
        let docs = Docs::new(format!("What `{} {}` takes.", route.method, route.path));
        let ty = Type { name: Some(name), docs, shape: Shape::Object(object), examples: Vec::new(), span: route.span };
        input.ty = Some(TypeRef::plain(types.add(ty)));
    }
    input
}

/// The fields of a body after the parameters.
fn join(object: &mut Object, body: Object) {
    let fields = body.fields.into_iter().filter(|field| object.fields.iter().all(|known| known.name != field.name));
    let fields: Vec<Field> = fields.collect();
    object.fields.extend(fields);
    object.extra = body.extra;
    object.groups = body.groups;
}

fn field_of(parameter: &Parameter) -> Field {
    Field {
        name: parameter.name.clone(),
        words: parameter.words.clone(),
        ty: parameter.ty,
        required: parameter.required,
        default: parameter.default.clone(),
        access: Access::Both,
        deprecated: parameter.deprecated,
        only: Vec::new(),
        docs: parameter.docs.clone(),
        span: parameter.span,
    }
}

fn body_field(ty: TypeRef, route: &Route) -> Field {
    Field {
        name: "body".to_owned(),
        words: Words::split("body"),
        ty,
        required: true,
        default: None,
        access: Access::Both,
        deprecated: false,
        only: Vec::new(),
        docs: Docs::new("The body."),
        span: route.span,
    }
}

/// Takes the files out of a form's fields.
fn take_files(body: &mut Object, types: &Types) -> Vec<FileField> {
    let mut files = Vec::new();
    body.fields.retain(|field| {
        let found = match types.shape(field.ty.id) {
            Shape::Bytes(rule) => Some((rule, if field.required { Count::One } else { Count::Maybe })),
            Shape::List(list) => match types.shape(list.item.id) {
                Shape::Bytes(rule) => Some((rule, Count::Many)),
                _ => None,
            },
            _ => None,
        };
        let Some((rule, count)) = found else { return true };
        files.push(FileField {
            part: Some(field.name.clone()),
            words: field.words.clone(),
            count,
            rule: rule.clone(),
            docs: field.docs.clone(),
        });
        false
    });
    files
}

fn param(parameter: &Parameter, types: &Types) -> Param {
    let (kind, is_list) = kind_of(types, parameter.ty.id);
    let place = match parameter.place {
        Place::Path => ParamPlace::Path,
        Place::Query => ParamPlace::Query,
        // Nothing of ours is taken from cookies.
        Place::Header | Place::Cookie => ParamPlace::Header,
    };
    Param { name: parameter.name.clone(), place, kind, is_list }
}

/// What the text of a parameter means, and whether it may be repeated.
fn kind_of(types: &Types, id: TypeId) -> (ParamKind, bool) {
    match types.shape(id) {
        Shape::List(list) => (scalar_kind(types, list.item.id), true),
        _ => (scalar_kind(types, id), false),
    }
}

fn scalar_kind(types: &Types, id: TypeId) -> ParamKind {
    let of_value = |value: &Value| match value {
        Value::Bool(_) => ParamKind::Boolean,
        Value::Number(_) => ParamKind::Number,
        Value::Null | Value::Text(_) | Value::List(_) | Value::Object(_) => ParamKind::Text,
    };
    match types.shape(id) {
        Shape::Integer(_) | Shape::Number(_) => ParamKind::Number,
        Shape::Boolean => ParamKind::Boolean,
        Shape::Constant(value) => of_value(value),
        Shape::Enumeration(enumeration) => {
            enumeration.members.first().map_or(ParamKind::Text, |member| of_value(&member.value))
        }
        Shape::Any
        | Shape::Null
        | Shape::Text(_)
        | Shape::Bytes(_)
        | Shape::List(_)
        | Shape::Map(_)
        | Shape::Object(_)
        | Shape::Union(_) => ParamKind::Text,
    }
}
