//! The prim's own side: its types and routes.

use model::api::{Api, ContentKind, Operation};
use model::mapping::{Root, Step};
use model::prim::{Access, Answer, Example, Idempotency, Price, Route, RouteBody, Smoke, Stream, StreamFormat};
use model::types::{Shape, TypeRef, Types};
use model::{Docs, Value, Words, mapping};
use source::Diagnostics;

use super::mapping::InputField;
use super::{price, settings};
use crate::openapi::{self, DocumentSet, Pick};
use crate::prim::Entry;
use crate::prim::manifest::{self, Body, Manifest, PathSegment, Returns, RoutePath};
use crate::prim::platform::Platform;

/// What the manifest offers, lowered as every document is. Enumerations of ours are closed: nobody sends what they lack.
pub(super) fn lower(manifest: &Manifest, out: &mut Diagnostics) -> Api {
    let set = DocumentSet::new(&manifest.id, manifest.api.clone());
    let Some(document) = openapi::upgrade(set, out) else { return Api::default() };
    let mut api = openapi::lower(&document, &Pick::All, out);
    let ids: Vec<_> = api.types.iter().map(|(id, _)| id).collect();
    for id in ids {
        if let Shape::Enumeration(enumeration) = &mut api.types.get_mut(id).shape {
            enumeration.open = false;
        }
    }
    api
}

/// The routes, in the order of the manifest. One whose address could not be read is left out; that was reported.
pub(super) fn routes(manifest: &Manifest, platform: &Platform, api: &Api) -> Vec<Route> {
    let lowered = |route: &Entry<manifest::Route>| {
        let operation = api.operation(&route.name)?;
        Some(route_of(manifest, platform, route, operation, &api.types))
    };
    manifest.routes.iter().filter_map(lowered).collect()
}

fn route_of(
    manifest: &Manifest,
    platform: &Platform,
    entry: &Entry<manifest::Route>,
    operation: &Operation,
    types: &Types,
) -> Route {
    let route = &entry.value;
    Route {
        id: entry.name.clone(),
        words: Words::split(&entry.name),
        method: operation.method.clone(),
        path: route.address.as_ref().map_or_else(String::new, |address| template(&address.path)),
        aliases: route.aliases.iter().map(template).collect(),
        docs: Docs {
            summary: route.summary.value.clone(),
            description: route.description.as_ref().map_or_else(String::new, |text| text.value.clone()),
        },
        access: route.access,
        parameters: operation.parameters.clone(),
        body: body(route, operation),
        status: route.success(),
        answer: answer(route, types, json_type(operation)),
        stream: stream(route, operation),
        lets: Vec::new(),
        price: if route.access == Access::Public { price::of(route, manifest) } else { Price::Free },
        errors: Vec::new(),
        idempotency: idempotency(manifest, route),
        cache_ms: route.cache_ms.as_ref().map(|cache| cache.value),
        limits: settings::limits_of_route(route, manifest, platform),
        examples: route.examples.iter().map(example).collect(),
        smoke: smoke(route),
        span: entry.span,
    }
}

/// `/v1/secrets/{path+}`
fn template(path: &RoutePath) -> String {
    if path.segments.is_empty() {
        return "/".to_owned();
    }
    let segment = |segment: &PathSegment| match segment {
        PathSegment::Literal(text) => format!("/{text}"),
        PathSegment::Param(name) => format!("/{{{name}}}"),
        PathSegment::Rest(name) => format!("/{{{name}+}}"),
    };
    path.segments.iter().map(|part| segment(&part.value)).collect()
}

fn body(route: &manifest::Route, operation: &Operation) -> Option<RouteBody> {
    let media = |media: &[crate::prim::Spanned<String>]| media.iter().map(|media| media.value.clone()).collect();
    let ty = || operation.body.as_ref()?.contents.first()?.ty;
    Some(match route.body.as_ref()? {
        Body::Json(_) => RouteBody::Json(ty()?),
        Body::Form(_) => RouteBody::Form(ty()?),
        Body::Multipart(_) => RouteBody::Multipart(ty()?),
        Body::Bytes(types, _) => RouteBody::Bytes(media(types)),
    })
}

/// The content of the answer that is no stream.
fn json_type(operation: &Operation) -> Option<TypeRef> {
    let contents = operation.answers.iter().flat_map(|answer| &answer.contents);
    contents.filter(|content| content.kind == ContentKind::Json).find_map(|content| content.ty)
}

fn answer(route: &manifest::Route, types: &Types, json: Option<TypeRef>) -> Answer {
    let media = |media: &[crate::prim::Spanned<String>]| media.iter().map(|media| media.value.clone()).collect();
    if route.pages.is_some() {
        let item = |page: TypeRef| match types.shape(page.id) {
            Shape::Object(object) => object.fields.iter().find_map(|field| match types.shape(field.ty.id) {
                Shape::List(list) => Some(list.item),
                _ => None,
            }),
            _ => None,
        };
        return json.map_or(Answer::Nothing, |page| Answer::Page { page, item: item(page).unwrap_or(page) });
    }
    match &route.returns {
        Some(Returns::Json(_)) => json.map_or(Answer::Nothing, Answer::Json),
        Some(Returns::Bytes(types, _)) => Answer::Bytes(media(types)),
        Some(Returns::Nothing(_)) | None => Answer::Nothing,
    }
}

fn stream(route: &manifest::Route, operation: &Operation) -> Option<Stream> {
    let stream = route.stream.as_ref()?;
    let wanted = match stream.format {
        StreamFormat::Events => ContentKind::Events,
        StreamFormat::Lines => ContentKind::Lines,
    };
    let contents = operation.answers.iter().flat_map(|answer| &answer.contents);
    let item = contents.filter(|content| content.kind == wanted).find_map(|content| content.ty)?;
    // The condition is linked with the inputs of the route, later.
    let done = stream.done.as_ref().map(|done| done.value.clone());
    Some(Stream { item, when: None, done, format: stream.format })
}

/// POST can be made safe to repeat where some provider has a place for the key.
fn idempotency(manifest: &Manifest, route: &manifest::Route) -> Idempotency {
    if let Some(said) = &route.idempotency {
        return said.value;
    }
    let is_post = route.address.as_ref().is_some_and(|address| address.method == "POST");
    let has_place = manifest.real_providers().any(|provider| provider.value.narrowed.idempotency.is_some());
    if is_post && has_place { Idempotency::Optional } else { Idempotency::None }
}

fn example(example: &manifest::Example) -> Example {
    let value = |value: &Option<crate::prim::Spanned<Value>>| value.as_ref().map(|value| value.value.clone());
    Example {
        params: example.params.iter().map(|param| (param.name.clone(), param.value.value.clone())).collect(),
        request: value(&example.request),
        response: value(&example.response),
        span: Some(example.span),
    }
}

fn smoke(route: &manifest::Route) -> Smoke {
    match &route.smoke {
        manifest::Smoke::Derived => Smoke::Derived,
        manifest::Smoke::Skip(reason) => Smoke::Skip(reason.value.clone()),
        manifest::Smoke::Uses(uses) => {
            let used = |entry: &Entry<crate::prim::Spanned<String>>| {
                let (route, field) = entry.value.split_once('.')?;
                Some((entry.name.clone(), route.to_owned(), field.to_owned()))
            };
            Smoke::Uses(uses.iter().filter_map(used).collect())
        }
    }
}

/// The inputs of a route as one namespace: parameters, and the fields of a body that has some.
pub(super) fn inputs(route: &Route, types: &Types) -> Vec<InputField> {
    let parameters = route.parameters.iter().enumerate().map(|(at, parameter)| InputField {
        name: parameter.name.clone(),
        root: Root::Param(at),
        steps: Vec::new(),
        ty: parameter.ty,
        maybe: parameter.ty.nullable || (!parameter.required && parameter.default.is_none()),
        only: Vec::new(),
        span: parameter.span,
    });
    let body = body_type(route).map(|ty| types.shape(ty.id));
    let fields = match body {
        Some(Shape::Object(object)) => object.fields.as_slice(),
        _ => &[],
    };
    let fields = fields.iter().map(|field| InputField {
        name: field.name.clone(),
        root: Root::Body,
        steps: vec![Step::Field(field.name.clone())],
        ty: field.ty,
        maybe: super::sides::may_be_nothing(mapping::Side::Ours, field),
        only: field.only.clone(),
        span: field.span,
    });
    parameters.chain(fields).collect()
}

/// The type of a body that has one.
pub(super) fn body_type(route: &Route) -> Option<TypeRef> {
    match route.body.as_ref()? {
        RouteBody::Json(ty) | RouteBody::Form(ty) | RouteBody::Multipart(ty) => Some(*ty),
        RouteBody::Bytes(_) => None,
    }
}
