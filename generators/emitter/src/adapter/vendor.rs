//! The client of a vendor as far as adapters call it: without types.
//!
//! In: a vendor's API and the calls that providers make of it. Out: the same API cut down to those, its parameters and
//! bodies plain JSON, for mappings are proved when code is generated and run over trees. Operations that no mapping calls
//! are in the hands of a hook and keep their types.

use model::Docs;
use model::api::{Answer, Api, Body, Content, ContentKind, Operation, Parameter, Status};
use model::mapping::Call;
use model::prim::{self, Fulfilment, Prim, Route, StreamFormat};
use model::types::{Shape, TypeRef};
use quasi::Ident;

use crate::client::{Method, Module, Way, methods_of, render_client};
use crate::rust::names::{Scope, value_ident};
use crate::rust::types::Untyped;

/// The client of one API.
pub(super) struct Vendor<'m> {
    /// Its module below `vendors`, which is the name of its field in providers too.
    pub(super) module: Ident,
    /// The API as its document has it.
    pub(super) whole: &'m Api,
    erased: Api,
    methods: Vec<Method>,
    /// What the first of the erased operations are.
    variants: Vec<Variant>,
}

/// One shape in which an operation is called.
struct Variant {
    operation: String,
    content: usize,
    reading: Reading,
    ways: Vec<Way>,
    /// Positions of the parameters that some call feeds, ascending.
    parameters: Vec<usize>,
    /// Whether some call sends a body, and whether one sends none or perhaps none.
    body: (bool, bool),
}

/// What is read of an answer. What differs in it is another method with another request value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reading {
    Value,
    Text,
    Bytes,
    Nothing,
}

/// How a call is sent.
pub(super) struct Sent<'v> {
    /// The method of the client.
    pub(super) method: &'v Method,
    /// For each field of its request value that is a parameter, the position of that in the document's operation.
    pub(super) parameters: &'v [usize],
    /// Whether it has a body…
    pub(super) has_body: bool,
    /// …that may be left out.
    pub(super) body_is_optional: bool,
}

impl<'m> Vendor<'m> {
    /// The clients of a prim, one for each of its APIs.
    pub(super) fn all_of(prim: &'m Prim) -> Vec<Self> {
        let mut scope = Scope::default();
        (0..prim.apis.len()).map(|at| Self::of(prim, at, &mut scope)).collect()
    }

    fn of(prim: &'m Prim, at: usize, scope: &mut Scope) -> Self {
        let whole = &prim.apis[at].api;
        let mut variants: Vec<Variant> = Vec::new();
        for (route, call) in calls_of(prim, at) {
            let Some(operation) = whole.operation(&call.operation) else { continue };
            for way in ways_of(route, operation, call) {
                let variant = variant_of(&mut variants, call, way);
                variant.ways.push(way);
                variant.body.0 |= call.body.is_some();
                variant.body.1 |= call.body.as_ref().is_none_or(|body| body.maybe);
                variant.parameters.extend(call.parameters.iter().map(|(position, _)| *position));
            }
        }
        for variant in &mut variants {
            variant.ways.sort_unstable();
            variant.ways.dedup();
            variant.parameters.sort_unstable();
            variant.parameters.dedup();
        }
        let erased = erased(whole, &variants);
        let methods = methods_of(&erased);
        Self { module: scope.give(value_ident(&prim.apis[at].name)), whole, erased, methods, variants }
    }

    /// The modules of the client, below `vendors/`.
    pub(super) fn render(&self) -> Vec<Module> {
        let folder = self.module.as_str().trim_start_matches("r#");
        render_client(&self.erased, &self.whole.title, Untyped::Encoded)
            .into_iter()
            .map(|module| Module { path: format!("vendors/{folder}/{}", module.path), code: module.code })
            .collect()
    }

    /// How a call is sent whose answer is read in a way. None for a call that the document does not know.
    pub(super) fn sent(&self, call: &Call, way: Way) -> Option<Sent<'_>> {
        let (at, variant) = self.variants.iter().enumerate().find(|(_, variant)| variant.is(call, reading_of(way)))?;
        let method = self.methods.iter().find(|method| method.operation == at && method.way == way)?;
        Some(Sent {
            method,
            parameters: &variant.parameters,
            has_body: variant.body.0,
            body_is_optional: variant.body.1,
        })
    }
}

impl Variant {
    fn is(&self, call: &Call, reading: Reading) -> bool {
        self.operation == call.operation && self.content == call.content && self.reading == reading
    }
}

fn variant_of<'v>(variants: &'v mut Vec<Variant>, call: &Call, way: Way) -> &'v mut Variant {
    let reading = reading_of(way);
    let at = variants.iter().position(|variant| variant.is(call, reading)).unwrap_or_else(|| {
        let (operation, content) = (call.operation.clone(), call.content);
        variants.push(Variant {
            operation,
            content,
            reading,
            ways: Vec::new(),
            parameters: Vec::new(),
            body: (false, false),
        });
        variants.len() - 1
    });
    &mut variants[at]
}

/// The calls that the providers of a prim make of an API, each with the route that it answers. Steps answer none.
fn calls_of(prim: &Prim, api: usize) -> impl Iterator<Item = (Option<&Route>, &Call)> {
    prim.providers.iter().flat_map(move |provider| {
        let routes = provider.operations.iter().zip(&prim.routes);
        let calls = routes.flat_map(|(operation, route)| {
            let is_step = matches!(operation, Fulfilment::Steps(_));
            operation.calls().into_iter().map(move |call| ((!is_step).then_some(route), call))
        });
        calls.filter(move |(_, call)| provider.connections.get(call.connection).is_some_and(|known| known.api == api))
    })
}

/// The ways in which the answer of a call is read: as a whole, as a stream, or now so and now so.
fn ways_of(route: Option<&Route>, operation: &Operation, call: &Call) -> Vec<Way> {
    let Some(route) = route else { return vec![step_way(operation, call)] };
    let stream = stream_way(route, call);
    let is_always = route.stream.as_ref().is_some_and(|stream| stream.when.is_none());
    let whole = (stream.is_none() || !is_always).then(|| whole_way(route, operation, call));
    stream.into_iter().chain(whole).collect()
}

/// How the answer of a step is read: what is neither JSON nor text is of no use to later steps.
pub(super) fn step_way(operation: &Operation, call: &Call) -> Way {
    let answer = call.reads.and_then(|at| operation.answers.get(at));
    let mut kinds = answer.iter().flat_map(|answer| &answer.contents).map(|content| &content.kind);
    if kinds.clone().any(|kind| *kind == ContentKind::Json) {
        return Way::Whole;
    }
    if kinds.any(|kind| *kind == ContentKind::Text) { Way::Text } else { Way::Empty }
}

/// How the stream is read that answers a call; none if no stream does.
pub(super) fn stream_way(route: &Route, call: &Call) -> Option<Way> {
    route.stream.as_ref()?;
    Some(match call.stream.as_ref()?.format {
        StreamFormat::Events => Way::Events,
        StreamFormat::Lines => Way::Lines,
    })
}

/// How the whole answer of a call is read.
pub(super) fn whole_way(route: &Route, operation: &Operation, call: &Call) -> Way {
    let answer = call.reads.and_then(|at| operation.answers.get(at));
    let kinds = || answer.iter().flat_map(|answer| &answer.contents).map(|content| &content.kind);
    let passes_bytes = matches!(route.answer, prim::Answer::Bytes(_));
    if !passes_bytes && kinds().any(|kind| *kind == ContentKind::Json) {
        return Way::Whole;
    }
    match kinds().next() {
        None => Way::Empty,
        Some(_) if passes_bytes => Way::Bytes,
        Some(ContentKind::Text) => Way::Text,
        Some(ContentKind::Json | ContentKind::Events | ContentKind::Lines) => Way::Whole,
        Some(ContentKind::Bytes | ContentKind::Form(_) | ContentKind::Multipart(_)) => Way::Bytes,
    }
}

fn reading_of(way: Way) -> Reading {
    match way {
        Way::Whole | Way::Events | Way::Lines => Reading::Value,
        Way::Text => Reading::Text,
        Way::Bytes => Reading::Bytes,
        Way::Empty => Reading::Nothing,
    }
}

/// The API of these variants and of what no mapping calls.
fn erased(whole: &Api, variants: &[Variant]) -> Api {
    let mut types = whole.types.clone();
    let anything = whole.operations.first().map(|operation| operation.span);
    let anything = anything.map(|span| TypeRef::plain(types.add_shape(Shape::Any, span)));
    let mut operations: Vec<Operation> = Vec::new();
    for variant in variants {
        if let (Some(operation), Some(anything)) = (whole.operation(&variant.operation), anything) {
            operations.push(erased_operation(operation, variant, anything, &operations));
        }
    }
    let is_typed = |operation: &&Operation| variants.iter().all(|variant| variant.operation != operation.id);
    operations.extend(whole.operations.iter().filter(is_typed).cloned());
    // Where it is served and how one proves who one is are the connection's affair.
    Api { types, operations, groups: Vec::new(), servers: Vec::new(), security: None, ..whole.clone() }
}

fn erased_operation(operation: &Operation, variant: &Variant, anything: TypeRef, before: &[Operation]) -> Operation {
    let parameter = |at: &usize| {
        let parameter = operation.parameters.get(*at)?;
        Some(Parameter { ty: anything, required: true, deprecated: false, default: None, ..parameter.clone() })
    };
    let body = operation.body.as_ref().filter(|_| variant.body.0).and_then(|body| {
        let content = body.contents.get(variant.content).or_else(|| body.contents.first())?;
        let content = Content { ty: None, examples: Vec::new(), ..content.clone() };
        Some(Body { contents: vec![content], required: !variant.body.1, ..body.clone() })
    });
    let contents = variant.ways.iter().filter_map(|way| Some(content(operation, kind_of(*way)?))).collect();
    let is_second = before.iter().any(|known| known.id == operation.id);
    Operation {
        words: if is_second { operation.words.with(word_of(variant)) } else { operation.words.clone() },
        group: None,
        deprecated: false,
        servers: Vec::new(),
        parameters: variant.parameters.iter().filter_map(parameter).collect(),
        body,
        answers: vec![Answer {
            status: Status::Code(200),
            contents,
            headers: Vec::new(),
            docs: Docs::default(),
            span: operation.span,
        }],
        security: None,
        ..operation.clone()
    }
}

fn content(operation: &Operation, kind: ContentKind) -> Content {
    Content { media: String::new(), kind, ty: None, examples: Vec::new(), span: operation.span }
}

fn kind_of(way: Way) -> Option<ContentKind> {
    Some(match way {
        Way::Whole => ContentKind::Json,
        Way::Events => ContentKind::Events,
        Way::Lines => ContentKind::Lines,
        Way::Text => ContentKind::Text,
        Way::Bytes => ContentKind::Bytes,
        Way::Empty => return None,
    })
}

/// What tells a second variant of an operation from the first.
fn word_of(variant: &Variant) -> &'static str {
    match variant.reading {
        Reading::Value => "value",
        Reading::Text => "text",
        Reading::Bytes => "bytes",
        Reading::Nothing => "quietly",
    }
}
