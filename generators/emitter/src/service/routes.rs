//! `src/routes.rs`: the service: its facts, its table of routes, and for each route how it is read and answered.

use model::prim::{Access, Answer, Idempotency, Limits, Price, Prim, Rate, Route, RouteBody, StreamFormat};
use quasi::{Code, Ident, Literal, doc, rust};

use super::api::{named, read_file};
use super::input::{Input, Param, ParamKind, ParamPlace, Reading};
use super::price::render_quote;
use super::view::{RouteView, Sends, ServiceView};
use crate::client::{FROM_JSON, names};
use crate::rust::names::Scope;

/// What the module may take from the kit, in the order of rustfmt.
const FROM_KIT: &[&str] = &[
    "About",
    "Answer",
    "BoxFuture",
    "Call",
    "Env",
    "Failure",
    "FileRule",
    "Idempotency",
    "Incoming",
    "Limits",
    "Method",
    "Metrics",
    "Param",
    "Price",
    "Quote",
    "Rate",
    "Rejection",
    "Route",
    "Service",
    "StartError",
    "StatusCode",
    "Streamed",
    "Takes",
    "Usd",
    "codes",
    "kib",
    "mib",
    "secs",
];

/// The functions of a route.
struct Functions {
    read: Ident,
    answer: Ident,
    quote: Ident,
}

pub(super) fn render(view: &ServiceView<'_>) -> Code {
    let mut scope = Scope::with(["codes", "kib", "mib", "secs"]);
    let functions: Vec<(&RouteView<'_>, Functions)> = view
        .served()
        .map(|route| {
            let plain = route.method.as_str().trim_start_matches("r#").to_owned();
            let answer = scope.give(route.method.clone());
            let read = scope.give(Ident::new(format!("read_{plain}")));
            let quote = scope.give(Ident::new(format!("quote_{plain}")));
            (route, Functions { read, answer, quote })
        })
        .collect();
    let service = render_service(view, &functions);
    let handlers: Code = functions.iter().map(|(route, functions)| render_functions(view, route, functions)).collect();
    let mut all = service;
    all.push_item(&handlers);
    let head = render_head(view, &all.print());
    let mut out = head;
    out.push_item(&all);
    out
}

fn render_head(view: &ServiceView<'_>, text: &str) -> Code {
    let about = format!("The service {}: what it offers, at which price, within which limits.", view.prim.name);
    let is_function = |name: &str| name.starts_with(char::is_lowercase);
    let is_called = |name: &str| text.contains(&format!("{name}(")) || text.contains(&format!("{name}::"));
    let is_used = |name: &&&str| if is_function(name) { is_called(name) } else { names(text, name) };
    let kit = FROM_KIT.iter().filter(is_used).map(|name| Ident::new(*name));
    rust! {
        #{Code::module_doc(&about)}

        #if names(text, "PhantomData") {
            use std::marker::PhantomData;
        }
        use std::sync::Arc;

        #if FROM_JSON.iter().any(|name| names(text, name)) {
            use prim_json::prelude::*;
        }
        use prim_service::{#for name in kit { #name, }};

        #if text.contains("api::") {
            use crate::api;
        }
        use crate::config::Config;
        #if names(text, "Hooks") {
            use crate::hooks::Hooks;
        }
        use crate::provider::Provider;
        #if text.contains("providers::") {
            use crate::providers;
        }
    }
}

fn render_service(view: &ServiceView<'_>, functions: &[(&RouteView<'_>, Functions)]) -> Code {
    let (prim, has_hooks) = (view.prim, view.has_hooks);
    let about = format!("{}: its routes over whoever fulfils them.", prim.name);
    let endpoint = format!("https://{}", prim.host);
    let grace = seconds(prim.limits.time_ms);
    let port = Literal::Integer(prim.port.unwrap_or_default().into());
    let promises = rust! {
        const ABOUT: About = About {
            name: #{Literal::Text(&prim.name)},
            endpoint: #{Literal::Text(&endpoint)},
            version: env!("CARGO_PKG_VERSION"),
            port: #port,
            grace: #grace,
        };

        type Config = Config;

        fn config(env: &mut Env) -> Config {
            Config::read(env)
        }

        #if has_hooks {
            fn build(config: Config, metrics: &Metrics) -> Result<Self, StartError> {
                let hooks: Arc<dyn Hooks> = Arc::new(H::default());
                Ok(Self::new(providers::choose(&config, &hooks, metrics)?))
            }
        } #else {
            fn build(config: Config, metrics: &Metrics) -> Result<Self, StartError> {
                Ok(Self::new(providers::choose(&config, metrics)?))
            }
        }

        fn routes() -> Vec<Route<Self>> {
            vec![
                #for (route, functions) in functions { #{render_route(prim, route, functions)}, }
            ]
        }
    };
    rust! {
        /// What holds for routes that say nothing else.
        const LIMITS: Limits = #{limits_code(&prim.limits)};

        #if has_hooks {
            #{doc(&format!("{about} `H` is what is written by hand."))}
            pub struct App<H> {
                provider: Arc<dyn Provider>,
                by_hand: PhantomData<fn() -> H>,
            }

            impl<H> App<H> {
                /// The service over this provider.
                pub fn new(provider: Arc<dyn Provider>) -> Self {
                    Self { provider, by_hand: PhantomData }
                }
            }
        } #else {
            #{doc(&about)}
            #[derive(Clone)]
            pub struct App {
                provider: Arc<dyn Provider>,
            }

            impl App {
                /// The service over this provider.
                pub fn new(provider: Arc<dyn Provider>) -> Self {
                    Self { provider }
                }
            }
        }

        #if has_hooks {
            impl<H: Hooks + Default + 'static> Service for App<H> {
                #promises
            }
        } #else {
            impl Service for App {
                #promises
            }
        }
    }
}

/// One entry of the table.
fn render_route(prim: &Prim, view: &RouteView<'_>, functions: &Functions) -> Code {
    let route = view.route;
    let (id, path) = (Literal::Text(&route.id), Literal::Text(&route.path));
    let method = method_ident(&route.method);
    let summary = one_line(&route.docs.summary);
    let limits = if route.limits == prim.limits { rust!(LIMITS) } else { limits_code(&route.limits) };
    let answers = media_of(route);
    let idempotency = match route.idempotency {
        Idempotency::None => None,
        Idempotency::Optional => Some(rust!(Idempotency::Optional)),
        Idempotency::Required => Some(rust!(Idempotency::Required)),
    };
    let price = match (route.access, &route.price) {
        (Access::Operator, _) => rust!(operator()),
        (Access::None, _) | (_, Price::Free) => rust!(free()),
        (_, Price::Fixed(amount)) => rust!(price(Price::fixed(#{Literal::Text(amount)}))),
        (_, Price::Dynamic { floor, ceiling, .. }) => {
            let floor = Literal::Text(floor.as_deref().unwrap_or("0"));
            rust!(price(Price::quoted(#floor, #{Literal::Text(ceiling)}, #{&functions.quote})))
        }
    };
    rust! {
        Route::<Self>::new(#id, Method::#method, #path)
            #for alias in &route.aliases {
                .alias(#{Literal::Text(alias)})
            }
            #if !summary.is_empty() {
                .summary(#{Literal::Text(&summary)})
            }
            .limits(#limits)
            #if let Some(takes) = takes_of(route) {
                .takes(#takes)
            }
            #if let Some(media) = answers {
                .answers(#{Literal::Text(media)})
            }
            #if let Some(idempotency) = idempotency {
                .idempotency(#idempotency)
            }
            #if let Some(time) = route.cache_ms {
                .cache(#{seconds(time)})
            }
            .#price
            .handle(#{&functions.read}, #{&functions.answer})
    }
}

/// The functions of a route: how its input is read, how it is answered, what it costs.
fn render_functions(service: &ServiceView<'_>, view: &RouteView<'_>, functions: &Functions) -> Code {
    let Functions { read, answer, quote } = functions;
    let takes = view.takes.clone().unwrap_or_else(|| rust!(()));
    let answer = if service.has_hooks { rust!(#answer<H>) } else { rust!(#answer) };
    let mut out = rust! {
        fn #read(incoming: &Incoming) -> Result<#takes, Rejection> {
            #{render_read(view)}
        }

        async fn #answer(app: Arc<#{service.app()}>, call: Call, #if view.takes.is_some() { input } #else { () }: #takes) -> Result<Answer, Failure> {
            #{render_answer(view)}
        }
    };
    if let (Access::Public, Price::Dynamic { how, ceiling, .. }) = (view.route.access, &view.route.price) {
        out.push_item(&render_quote(service, view, quote, how, ceiling));
    }
    out
}

fn render_read(view: &RouteView<'_>) -> Code {
    let Input { ty, params, reading, files } = view.input;
    let method = Ident::new(match reading {
        Reading::Joined => "read",
        Reading::Around => "read_around",
        Reading::Beside => "read_beside",
    });
    let params = || params.iter().map(param_code);
    let read = match ty {
        Some(_) => rust!(incoming.#method(&[#for param in params() { #param, }])),
        None => rust!(incoming.nothing()),
    };
    let Some(ident) = &view.with_files else { return read };
    rust! {
        #if ty.is_some() {
            let input = #read?;
        } #else {
            incoming.nothing_beside(&[#for param in params() { #param, }])?;
        }
        #for (file, name) in named(files) {
            let #name = #{read_file(file)};
        }
        Ok(api::#ident { #if ty.is_some() { input, } #for (_, name) in named(files) { #name, } })
    }
}

fn render_answer(view: &RouteView<'_>) -> Code {
    let status = status_code(view.route.status);
    let call = rust!(app.provider.#{&view.method}(&call, #if view.takes.is_some() { &input, }).await);
    match view.sends {
        Sends::Nothing => rust! {
            #call?;
            Ok(Answer::empty(#status))
        },
        Sends::Json => rust! {
            let answer = #call?;
            Ok(Answer::json(#status, &answer))
        },
        Sends::AsItIs => call,
        Sends::Pieces => rust! {
            let pieces = #call?;
            Ok(#{stream_code(view.route)})
        },
        Sends::Either => rust! {
            Ok(match #call? {
                Streamed::Whole(answer) => Answer::json(#status, &answer),
                Streamed::Pieces(pieces) => #{stream_code(view.route)},
            })
        },
    }
}

fn stream_code(route: &Route) -> Code {
    let Some(stream) = &route.stream else { return rust!(Answer::events(pieces)) };
    match (stream.format, &stream.done) {
        (StreamFormat::Events, Some(done)) => rust!(Answer::events(pieces).done(#{Literal::Text(done)})),
        (StreamFormat::Events, None) => rust!(Answer::events(pieces)),
        (StreamFormat::Lines, _) => rust!(Answer::lines(pieces)),
    }
}

fn param_code(param: &Param) -> Code {
    let name = Literal::Text(&param.name);
    let lower = param.name.to_lowercase();
    let place = match param.place {
        ParamPlace::Path => rust!(Param::path(#name)),
        ParamPlace::Query => rust!(Param::query(#name)),
        ParamPlace::Header => rust!(Param::header(#name, #{Literal::Text(&lower)})),
        ParamPlace::Form => rust!(Param::form(#name)),
        ParamPlace::File => return rust!(Param::file(#name)),
    };
    let kind = match param.kind {
        ParamKind::Text => None,
        ParamKind::Number => Some(rust!(number())),
        ParamKind::Boolean => Some(rust!(boolean())),
    };
    rust!(#place #if let Some(kind) = kind { .#kind } #if param.is_list { .list() })
}

/// What a route takes, where its method does not tell.
fn takes_of(route: &Route) -> Option<Code> {
    let is_bare = matches!(route.method.as_str(), "GET" | "DELETE" | "HEAD");
    match &route.body {
        None => (!is_bare).then(|| rust!(Takes::Nothing)),
        Some(RouteBody::Json(_)) => is_bare.then(|| rust!(Takes::Json)),
        Some(RouteBody::Form(_)) => Some(rust!(Takes::Form)),
        Some(RouteBody::Multipart(_)) => Some(rust!(Takes::Multipart)),
        Some(RouteBody::Bytes(media)) => Some(rust!(Takes::Bytes(&[#for media in media { #{Literal::Text(media)}, }]))),
    }
}

/// The media type of what a route answers, where it is not JSON.
fn media_of(route: &Route) -> Option<&str> {
    match (&route.stream, &route.answer) {
        (Some(stream), answer) if stream.when.is_none() || !matches!(answer, Answer::Json(_) | Answer::Page { .. }) => {
            Some(match stream.format {
                StreamFormat::Events => "text/event-stream",
                StreamFormat::Lines => "application/x-ndjson",
            })
        }
        (_, Answer::Bytes(media)) => media.first().map(String::as_str).or(Some("application/octet-stream")),
        (_, Answer::Nothing | Answer::Json(_) | Answer::Page { .. }) => None,
    }
}

fn limits_code(limits: &Limits) -> Code {
    const DEFAULT_AT_ONCE: u32 = 64;
    let concurrency = Literal::Integer(limits.concurrency.unwrap_or(DEFAULT_AT_ONCE).into());
    rust! {
        Limits { body: #{bytes_code(limits.body)}, time: #{seconds(limits.time_ms)}, concurrency: #concurrency, #if let Some(rate) = &limits.rate { rate: Some(#{rate_code(rate)}), } ..Limits::DEFAULT }
    }
}

fn rate_code(rate: &Rate) -> Code {
    let count = Literal::Integer(rate.count.into());
    let begin = match rate.per_ms {
        1_000 => rust!(Rate::per_second(#count)),
        60_000 => rust!(Rate::per_minute(#count)),
        3_600_000 => rust!(Rate::per_hour(#count)),
        per => rust!(Rate::new(#count, #{seconds(per)})),
    };
    let burst = rate.burst.map(|burst| Literal::Integer(burst.into()));
    rust!(#begin #if let Some(burst) = burst { .burst(#burst) })
}

fn bytes_code(bytes: u64) -> Code {
    const KIB: u64 = 1024;
    const MIB: u64 = KIB * KIB;
    match bytes {
        0 => rust!(0),
        _ if bytes.is_multiple_of(MIB) => rust!(mib(#{Literal::Integer((bytes / MIB).into())})),
        _ if bytes.is_multiple_of(KIB) => rust!(kib(#{Literal::Integer((bytes / KIB).into())})),
        _ => rust!(#{Literal::Integer(bytes.into())}),
    }
}

fn seconds(milliseconds: u64) -> Code {
    if milliseconds.is_multiple_of(1_000) {
        return rust!(secs(#{Literal::Integer((milliseconds / 1_000).into())}));
    }
    rust!(std::time::Duration::from_millis(#{Literal::Integer(milliseconds.into())}))
}

/// `StatusCode::CREATED`. What has no name is `200`.
fn status_code(status: u16) -> Code {
    let name = Ident::new(match status {
        201 => "CREATED",
        202 => "ACCEPTED",
        203 => "NON_AUTHORITATIVE_INFORMATION",
        204 => "NO_CONTENT",
        205 => "RESET_CONTENT",
        206 => "PARTIAL_CONTENT",
        207 => "MULTI_STATUS",
        208 => "ALREADY_REPORTED",
        226 => "IM_USED",
        _ => "OK",
    });
    rust!(StatusCode::#name)
}

/// The reader takes no other methods than these.
fn method_ident(method: &str) -> Ident {
    const KNOWN: &[&str] = &["DELETE", "GET", "HEAD", "PATCH", "POST", "PUT"];
    Ident::new(KNOWN.iter().copied().find(|known| *known == method).unwrap_or("GET"))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
