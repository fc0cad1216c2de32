//! A service as it would be generated, written by hand, with a switch for each way to be wrong.

pub(crate) mod emitted;

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use prim_client::{Auth, Client, Done, Error, Events, Method as VendorMethod, Style};
use prim_json::{Json, Node, Secret, Text, Value, Whole, Writer};
use prim_service::{
    About, Answer, Call, Env, ErrorCode, Event, Failure, Incoming, Method, Metrics, Param, Price, Rejection, Route,
    Service, StartError, StatusCode, codes, secs,
};

/// Ways to be wrong.
pub(crate) const NONE: u8 = 0;
pub(crate) const OTHER_PRICE: u8 = 1;
pub(crate) const FREE_ALIAS: u8 = 2;
pub(crate) const TAKES_ANYTHING: u8 = 3;
pub(crate) const OTHER_CODE: u8 = 4;
pub(crate) const ASKS_TWICE: u8 = 5;
pub(crate) const TELLS: u8 = 6;
pub(crate) const OTHER_SHAPE: u8 = 7;
pub(crate) const ASKS_WRONGLY: u8 = 8;
pub(crate) const FORGETS_WAITING: u8 = 9;
pub(crate) const DONE_ANYWAY: u8 = 10;
pub(crate) const LOGS: u8 = 11;
pub(crate) const STARTS_WITHOUT: u8 = 12;
pub(crate) const OTHER_NAME: u8 = 13;
pub(crate) const OTHER_KEY: u8 = 14;
pub(crate) const FAILS_ON_NEW: u8 = 15;
pub(crate) const WAITS_FOREVER: u8 = 16;
pub(crate) const DROPS_INPUT: u8 = 17;
pub(crate) const MIXES_UP: u8 = 18;

pub(crate) struct App<const FLAW: u8> {
    vendor: Client,
    key: Secret,
}

impl<const FLAW: u8> Service for App<FLAW> {
    const ABOUT: About = About {
        name: if FLAW == OTHER_NAME { "ohce.sh" } else { "echo.sh" },
        endpoint: "https://echo.prim.sh",
        version: "0.1.0",
        port: 3990,
        grace: secs(5),
    };

    type Config = (Option<Secret>, Option<String>);

    fn config(env: &mut Env) -> Self::Config {
        let url = env.var("ACME_BASE_URL", "Where Acme is.").optional().url();
        let key = if FLAW == STARTS_WITHOUT {
            env.var("ACME_KEY", "Key for Acme.").optional().secret()
        } else {
            Some(env.var("ACME_KEY", "Key for Acme.").secret())
        };
        (key, url)
    }

    fn build((key, url): Self::Config, _: &Metrics) -> Result<Self, StartError> {
        let key = key.unwrap_or_else(|| Secret::from("none".to_owned()));
        let sent = if FLAW == OTHER_KEY { Secret::from("other".to_owned()) } else { key.clone() };
        let client = Client::builder(url.unwrap_or_default()).auth(Auth::bearer(&sent)).build();
        Ok(Self { vendor: client.map_err(|error| StartError(error.to_string()))?, key })
    }

    fn routes() -> Vec<Route<Self>> {
        let price = if FLAW == OTHER_PRICE { "0.02" } else { "0.01" };
        let say_route = Route::<Self>::new("say", Method::POST, "/v1/say");
        let say_route = if FLAW == FREE_ALIAS { say_route } else { say_route.alias("/v1/tell") };
        let mut routes = vec![
            say_route.price(Price::fixed(price)).handle(read_say::<FLAW>, say),
            Route::<Self>::new("get_item", Method::GET, "/v1/items/{id}").free().handle(read_item, get_item),
        ];
        if FLAW == FREE_ALIAS {
            let alias = Route::<Self>::new("tell", Method::POST, "/v1/tell");
            routes.push(alias.free().handle(read_say::<FLAW>, say));
        }
        routes
    }
}

struct Say {
    text: String,
    loud: Option<bool>,
    stream: Option<bool>,
}

impl Json for Say {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let say = Self {
            text: o.with("text", |n| n.text_in(&Text { min: 1, max: 20, ..Text::ANY })),
            loud: o.opt("loud"),
            stream: o.opt("stream"),
        };
        o.refuse();
        say
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("text", &self.text);
        o.opt("loud", &self.loud);
        o.opt("stream", &self.stream);
        o.close();
    }
}

struct Item {
    id: String,
    limit: Option<i64>,
}

impl Json for Item {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let item = Self {
            id: o.with("id", |n| n.text_in(&Text { min: 1, max: 9, ..Text::ANY })),
            limit: o.opt_with("limit", |n| n.whole_in(&Whole { min: 1, max: 5, ..Whole::ANY })),
        };
        o.refuse();
        item
    }

    fn write(&self, w: &mut Writer) {
        w.object().close();
    }
}

fn read_say<const FLAW: u8>(incoming: &Incoming) -> Result<Say, Rejection> {
    match incoming.read(&[]) {
        Err(_) if FLAW == TAKES_ANYTHING => Ok(Say { text: "x".to_owned(), loud: None, stream: None }),
        read => read,
    }
}

fn read_item(incoming: &Incoming) -> Result<Item, Rejection> {
    incoming.read(&[Param::path("id"), Param::query("limit").number()])
}

async fn say<const FLAW: u8>(app: Arc<App<FLAW>>, _: Call, mut input: Say) -> Result<Answer, Failure> {
    let mut request = app.vendor.request("say", VendorMethod::POST, "/say");
    let streams = input.stream == Some(true);
    if FLAW == DROPS_INPUT {
        input.loud = None;
    }
    if FLAW == ASKS_WRONGLY {
        input.text.clear();
        request.json(&7_i64);
    } else {
        request.json(&input);
    }
    if streams {
        let call: prim_client::Call<Events<Value>> = prim_client::Call::events(request, Done::data("[DONE]"));
        let mut events = call.await.map_err(|error| failed::<FLAW>(&app.key, &error))?.into_value();
        let first = next(&mut events).await?;
        return Ok(Answer::events(Pieces::<FLAW> { first, events: Some(Box::pin(rest(events))) }).done("[DONE]"));
    }
    let call: prim_client::Call<Value> = prim_client::Call::json(request);
    if FLAW == ASKS_TWICE {
        let _ = call.clone().await;
    }
    answer::<FLAW>(&app, call).await
}

async fn get_item<const FLAW: u8>(app: Arc<App<FLAW>>, _: Call, input: Item) -> Result<Answer, Failure> {
    let mut request = app.vendor.request("getItem", VendorMethod::GET, "/items/{id}");
    request.path("id", &input.id, Style::SIMPLE);
    if let Some(limit) = input.limit {
        request.query("limit", &limit, Style::FORM);
    }
    answer::<FLAW>(&app, prim_client::Call::json(request)).await
}

async fn answer<const FLAW: u8>(app: &App<FLAW>, call: prim_client::Call<Value>) -> Result<Answer, Failure> {
    let call = if FLAW == WAITS_FOREVER { call } else { call.timeout(secs(20)) };
    let said = call.await.map_err(|error| failed::<FLAW>(&app.key, &error))?.into_value();
    let text = |name: &str| said.at(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let tone = match text("tone").as_str() {
        known @ ("loud" | "quiet") => known.to_owned(),
        _ if FLAW == FAILS_ON_NEW => return Err(Failure::of(&codes::PROVIDER_ERROR)),
        _ => "unknown".to_owned(),
    };
    let body = if FLAW == OTHER_SHAPE {
        format!("{{\"text\":7,\"tone\":\"{tone}\"}}")
    } else {
        format!(
            "{{\"text\":{},\"tone\":\"{tone}\"}}",
            prim_json::encode(&text(if FLAW == MIXES_UP { "tone" } else { "text" }))
        )
    };
    Ok(Answer::json_text(StatusCode::OK, body))
}

/// As `errors` of the provider says.
fn failed<const FLAW: u8>(key: &Secret, error: &Error<Value>) -> Failure {
    let said = |name: &str| {
        let found = error.body().and_then(|body| body.at("error")?.at(name)?.as_str().map(str::to_owned));
        found.unwrap_or_default()
    };
    let status = error.status().map(|status| status.as_u16());
    let code: &'static ErrorCode = match (said("code").as_str(), status) {
        _ if FLAW == OTHER_CODE => &codes::PROVIDER_UNAVAILABLE,
        ("too_rude", _) | (_, Some(422)) => &codes::REJECTED,
        (_, Some(404)) => &codes::NOT_FOUND,
        (_, Some(429)) => &codes::RATE_LIMITED,
        _ if error.is_timeout() => &codes::PROVIDER_TIMEOUT,
        _ => &codes::PROVIDER_ERROR,
    };
    let mut failure = if FLAW == TELLS { Failure::new(code, said("message")) } else { Failure::of(code) };
    if let (Some(wait), true) = (error.retry_after(), FLAW != FORGETS_WAITING) {
        failure = failure.retry_after(wait);
    }
    if FLAW == LOGS { failure.detail(format!("key {}", key.expose())) } else { failure }
}

/// The first event; a failure before it has a status.
async fn next(events: &mut Events<Value>) -> Result<Option<Bytes>, Failure> {
    match events.next().await {
        None => Ok(None),
        Some(Ok(event)) if event.at("error").is_some() => Err(Failure::of(&codes::PROVIDER_ERROR)),
        Some(Ok(event)) => Ok(Some(Event::data(&prim_json::encode(&event)).encode())),
        Some(Err(_)) => Err(Failure::of(&codes::PROVIDER_ERROR)),
    }
}

/// The other events, and how it ended.
async fn rest(mut events: Events<Value>) -> (Vec<Bytes>, Option<Failure>) {
    let mut all = Vec::new();
    loop {
        match next(&mut events).await {
            Ok(Some(event)) => all.push(event),
            Ok(None) if events.is_complete() => return (all, None),
            Ok(None) => return (all, Some(Failure::of(&codes::PROVIDER_ERROR))),
            Err(failure) => return (all, Some(failure)),
        }
    }
}

type Rest = Pin<Box<dyn Future<Output = (Vec<Bytes>, Option<Failure>)> + Send>>;

struct Pieces<const FLAW: u8> {
    first: Option<Bytes>,
    events: Option<Rest>,
}

impl<const FLAW: u8> futures_core::Stream for Pieces<FLAW> {
    type Item = Result<Bytes, Failure>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if let Some(first) = self.first.take() {
            return Poll::Ready(Some(Ok(first)));
        }
        let Some(events) = &mut self.events else { return Poll::Ready(None) };
        let (all, failure) = ready!(events.as_mut().poll(cx));
        self.events = None;
        match failure {
            Some(failure) if FLAW != DONE_ANYWAY => Poll::Ready(Some(Err(failure))),
            _ if all.is_empty() => Poll::Ready(None),
            _ => Poll::Ready(Some(Ok(all.concat().into()))),
        }
    }
}
