//! The promises of a prim as data.

use model::Value;
use model::api::Api;
use model::mapping::{Matcher, Next, StepCall};
use model::prim::{Access, Answer, Fulfilment, Price, Prim, Provider, Route, RouteBody, StreamFormat};
use model::types::{TypeRef, Types};

use super::env::{self, Env};
use super::fields::{list, number, object, pairs, text};
use super::{change, faults, makes, owned, usual};
use crate::adapter;
use crate::openapi::{render_document, render_ref};
use crate::request::{Request, bad_requests, media_type};
use crate::sample::Fill;
use crate::smoke::atomic;

/// The file.
pub(super) fn render(prim: &Prim) -> Value {
    let env = env::env_of(prim);
    let schemas = render_document(&Api { types: prim.types.clone(), ..Api::default() });
    let components = schemas.get("components").and_then(|components| components.get("schemas"));
    object([
        ("service", text(&prim.name)),
        ("pool", Value::Bool(prim.pool.is_some())),
        ("env", pairs(env.clone())),
        ("needed", list(env::needed(prim).into_iter().map(text))),
        ("secrets", list(env::secrets(prim).into_iter().map(text))),
        ("providers", list(prim.providers.iter().map(|provider| render_provider(prim, provider, &env)))),
        ("routes", list(called(prim).map(|(at, route)| render_route(prim, at, route)))),
        ("schemas", components.cloned().unwrap_or(Value::Null)),
    ])
}

/// The routes that are called over HTTP, by their position.
pub(super) fn called(prim: &Prim) -> impl Iterator<Item = (usize, &Route)> {
    prim.routes.iter().enumerate().filter(|(_, route)| route.access != Access::None)
}

fn render_provider(prim: &Prim, provider: &Provider, env: &Env) -> Value {
    let connection = |connection: &model::prim::Connection| {
        let api = prim.apis.get(connection.api)?;
        let mut fields = vec![
            ("vendor", text(api.name.kebab())),
            ("variable", text(env::lead_of(&connection.base)?.variable)),
            ("credentials", env::credentials(connection, env)),
        ];
        fields.extend(
            env::tokens_of(connection)
                .map(|tokens| ("tokens", object([("variable", text(tokens.variable)), ("token", text(env::TOKEN))]))),
        );
        Some(object(fields))
    };
    let choice = env::choice_of(prim).map(|variable| (variable.name.clone(), provider.name.clone()));
    let mut fields = vec![
        ("name", text(&provider.name)),
        ("env", pairs(choice)),
        ("connections", list(provider.connections.iter().filter_map(connection))),
    ];
    fields.extend(env::obstacle(provider).map(|why| ("skip", text(why))));
    object(fields)
}

fn render_route(prim: &Prim, at: usize, route: &Route) -> Value {
    let mut fields = vec![
        ("id", text(&route.id)),
        ("method", text(&route.method)),
        ("path", text(&route.path)),
        ("aliases", list(route.aliases.iter().map(text))),
        ("access", text(if route.access == Access::Operator { "operator" } else { "public" })),
        ("status", number(route.status)),
        ("price", render_price(&route.price)),
        ("answer", render_answer(prim, route)),
        ("body_limit", number(route.limits.body)),
    ];
    if faults::heeds_key(route) {
        fields.push(("heeds_key", Value::Bool(true)));
    }
    if let Some(stream) = &route.stream {
        let mut stream_fields = vec![
            ("format", text(if stream.format == StreamFormat::Lines { "lines" } else { "events" })),
            ("item", schema(prim, stream.item)),
        ];
        stream_fields.extend(stream.done.as_deref().map(|done| ("done", text(done))));
        fields.push(("stream", object(stream_fields)));
    }
    let errors = route.errors.iter().filter_map(|at| prim.errors.get(*at));
    fields.push((
        "errors",
        list(errors.map(|error| object([("code", text(&error.code)), ("status", number(error.status))]))),
    ));
    fields.push(("good", list(good_requests(prim, route).iter().map(|good| render_good(prim, route, good)))));
    fields.extend(render_bad(prim, route));
    let provided = prim.providers.iter().filter_map(|provider| {
        Some((provider.name.as_str(), render_fulfilment(prim, route, provider, provider.operations.get(at)?)))
    });
    fields.push(("provided", object(provided)));
    object(fields)
}

fn render_price(price: &Price) -> Value {
    match price {
        Price::Free => object([("kind", text("free"))]),
        Price::Fixed(amount) => object([("kind", text("fixed")), ("amount", text(atomic(amount)))]),
        Price::Dynamic { floor, ceiling, .. } => {
            let mut fields = vec![("kind", text("quoted")), ("most", text(atomic(ceiling)))];
            fields.extend(floor.as_deref().map(|floor| ("least", text(atomic(floor)))));
            object(fields)
        }
    }
}

fn render_answer(prim: &Prim, route: &Route) -> Value {
    match &route.answer {
        Answer::Nothing => object([("kind", text("nothing"))]),
        Answer::Bytes(_) => object([("kind", text("bytes"))]),
        Answer::Json(ty) => object([("kind", text("json")), ("schema", schema(prim, *ty))]),
        Answer::Page { page, .. } => {
            object([("kind", text("json")), ("schema", schema(prim, *page)), ("page", Value::Bool(true))])
        }
    }
}

fn schema(prim: &Prim, ty: TypeRef) -> Value {
    render_ref(&prim.types, ty)
}

/// A request that is right in every way.
struct Good {
    name: String,
    /// Whether it was made from types alone, and is nobody's example.
    made: bool,
    request: Request,
}

/// The author's examples, then what is least and what is most.
fn good_requests(prim: &Prim, route: &Route) -> Vec<Good> {
    let examples = route.examples.iter().zip(1..).filter_map(|(example, number)| {
        let request = Request::of_example(route, &prim.types, example)?;
        Some(Good { name: format!("example {number}"), made: false, request })
    });
    let mut all: Vec<Good> = examples.collect();
    for (name, fill) in [("least", Fill::Minimal), ("most", Fill::Full)] {
        let Some(request) = Request::made(route, &prim.types, fill) else { continue };
        let is_good = request.is_good(route, &prim.types) && is_taken(prim, route, &request);
        if is_good && all.iter().all(|known| known.request != request) {
            all.push(Good { name: name.to_owned(), made: true, request });
        }
    }
    // What is full asks for a stream; its other fields are to be seen in a whole answer too.
    let streamed = all.iter().find(|good| good.request.streams(route) == Some(true));
    let whole = streamed.and_then(|good| {
        let request = good.request.whole(route, &prim.types)?;
        Some(Good { name: format!("{}, whole", good.name), made: good.made, request })
    });
    all.extend(
        whole.filter(|whole| all.iter().all(|known| known.request != whole.request)).into_iter().collect::<Vec<_>>(),
    );
    let streaming = all.iter().filter(|good| good.request.streams(route) == Some(false)).find_map(|good| {
        let request = route.stream.is_some().then(|| good.request.streaming(route, &prim.types))??;
        Some(Good { name: "as a stream".to_owned(), made: good.made, request })
    });
    all.extend(streaming);
    all
}

/// Whether every provider takes the values of a request.
fn is_taken(prim: &Prim, route: &Route, request: &Request) -> bool {
    let at = prim.routes.iter().position(|known| known.id == route.id);
    let fulfilments = prim.providers.iter().filter_map(|provider| provider.operations.get(at?));
    fulfilments.flat_map(|fulfilment| fulfilment.calls()).all(|call| {
        call.accepts.iter().all(|(name, values)| {
            request.input(route, name).is_none_or(|value| values.is_empty() || values.contains(value))
        })
    })
}

/// How a request is written.
fn written(types: &Types, route: &Route, request: &Request) -> Vec<(&'static str, Value)> {
    let mut fields = vec![("target", text(request.target(route, |_| None)))];
    let headers = request.headers(route);
    if !headers.is_empty() {
        fields.push(("headers", pairs(headers)));
    }
    if let (Some(media), Some(body)) = (media_type(route), &request.body) {
        fields.push(("content_type", text(content_type(route, media))));
        fields.push((
            "body",
            match route.body {
                Some(RouteBody::Form(_)) => text(crate::request::urlencoded(body)),
                Some(RouteBody::Multipart(ty)) => text(crate::request::multipart(types, ty, body)),
                Some(RouteBody::Json(_) | RouteBody::Bytes(_)) | None => body.clone(),
            },
        ));
    }
    fields
}

fn content_type(route: &Route, media: &str) -> String {
    match route.body {
        Some(RouteBody::Multipart(_)) => format!("{media}; boundary={}", crate::request::BOUNDARY),
        _ => media.to_owned(),
    }
}

/// A request, and what it is for providers whose ids are others.
fn render_good(prim: &Prim, route: &Route, good: &Good) -> Value {
    let mut fields = render_request(&prim.types, route, &good.name, &good.request);
    let own = prim.providers.iter().filter_map(|provider| {
        let request = owned::request_of(prim, route, &provider.name, &good.request)?;
        Some((provider.name.as_str(), object(render_request(&prim.types, route, &good.name, &request))))
    });
    let own: Vec<_> = own.collect();
    if !own.is_empty() {
        fields.push(("of", object(own)));
    }
    object(fields)
}

fn render_request(types: &Types, route: &Route, name: &str, request: &Request) -> Vec<(&'static str, Value)> {
    let mut fields = vec![("name", text(name))];
    fields.extend(written(types, route, request));
    let params = request
        .parameters
        .iter()
        .filter_map(|(at, value)| Some((route.parameters.get(*at)?.name.as_str(), value.clone())));
    let params: Vec<_> = params.collect();
    if !params.is_empty() {
        fields.push(("params", object(params)));
    }
    if let Some(streams) = request.streams(route).filter(|streams| *streams) {
        fields.push(("streams", Value::Bool(streams)));
    }
    fields
}

/// A request that is right in every way, and requests that differ from it by one change each.
fn render_bad(prim: &Prim, route: &Route) -> Vec<(&'static str, Value)> {
    let Some(good) = Request::first(route, &prim.types) else { return vec![("bad", list([]))] };
    // What is rich has more that can be broken.
    let rich = Request::made(route, &prim.types, Fill::Full).filter(|request| request.is_good(route, &prim.types));
    let base = rich.unwrap_or(good);
    let mut all = bad_requests(route, &prim.types, &base);
    all.truncate(BAD_MAX);
    let is_json = matches!(route.body, Some(RouteBody::Json(_)));
    let bad = all.into_iter().map(|bad| {
        let mut fields = vec![("path", text(&bad.fault.path)), ("rule", text(bad.fault.rule.word()))];
        if let (Some(body), Some(before), true) =
            (&bad.request.body, &base.body, is_json && bad.request.body != base.body)
        {
            fields.push(("change", change::between(before, body)));
            return object(fields);
        }
        let mut request = written(&prim.types, route, &bad.request);
        if bad.stranger
            && let Some((_, Value::Text(target))) = request.first_mut()
        {
            target.push_str(if target.contains('?') { "&" } else { "?" });
            target.push_str("no_such_parameter=1");
        }
        if bad.request.headers(route).is_empty() && !base.headers(route).is_empty() {
            request.push(("headers", object([])));
        }
        // A body that is no JSON is written out again.
        request.retain(|(name, _)| *name != "content_type" && (*name != "body" || bad.request.body != base.body));
        fields.extend(request);
        object(fields)
    });
    vec![("rich", object(written(&prim.types, route, &base))), ("bad", list(bad))]
}

/// Bad requests of one route at most.
const BAD_MAX: usize = 150;

fn render_fulfilment(prim: &Prim, route: &Route, provider: &Provider, fulfilment: &Fulfilment) -> Value {
    match fulfilment {
        Fulfilment::Call(call) => {
            let mut fields = vec![("kind", text("call"))];
            fields.push(("call", faults::render_operation(prim, route, provider, call)));
            fields.extend(usual::changes(call).map(|changes| ("set", changes)));
            if let Some(operation) = faults::operation_of(prim, provider, call) {
                fields.push(("asked", makes::asked(&prim.types, route, provider, operation, call)));
            }
            // An address in a vendor's sample leads somewhere else than to where we were.
            let next = call.page.as_ref().map(|page| &page.next);
            if next.is_some_and(|next| !matches!(next, Next::Url(_) | Next::Link { .. })) {
                fields.push(("goes_on", Value::Bool(true)));
            }
            fields.push(("answered", makes::answered(&prim.types, route, provider, call)));
            if adapter::asks_by_hand(call) {
                let made = good_requests(prim, route).into_iter().filter(|good| good.made);
                fields.push(("may_refuse", list(made.map(|good| text(good.name)))));
            }
            fields.push(("faults", faults::render(prim, route, provider, call)));
            object(fields)
        }
        Fulfilment::Steps(steps) => {
            let mut fields = vec![("kind", text("steps"))];
            if steps.steps.iter().any(names_its_request) {
                let why = "an answer of its steps has to name what only the request knows, which samples do not";
                fields.push(("skip", text(why)));
            }
            object(fields)
        }
        Fulfilment::Hook(_) => object([("kind", text("hook"))]),
        Fulfilment::Unavailable(why) => object([("kind", text("unavailable")), ("why", text(why))]),
        Fulfilment::Skip(why) => object([("kind", text("skip")), ("why", text(why))]),
    }
}

/// Whether an answer of a step is good only if it holds something of the request: the caller, a key that was made.
fn names_its_request(step: &StepCall) -> bool {
    fn compares(matcher: &Matcher) -> bool {
        match matcher {
            Matcher::Equal(_) => true,
            Matcher::Not(inner) => compares(inner),
            Matcher::OneOf(_) | Matcher::Present | Matcher::Absent | Matcher::Range { .. } => false,
        }
    }
    let until = step.until.as_ref().map(|until| &until.holds);
    let mut conditions = step.call.fail_when.iter().chain(until).flat_map(|condition| condition.any.iter().flatten());
    conditions.any(|(_, matcher)| compares(matcher))
}
