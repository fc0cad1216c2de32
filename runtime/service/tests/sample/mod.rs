//! A small service that shows every kind of route, for the tests of the kit.
#![allow(dead_code, reason = "each test binary uses a part of it")]

use std::future::Future as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::task::Poll;
use std::time::Duration;

use prim_service::{
    About, Answer, Call, Check, Env, Event, Failure, Gauge, Idempotency, Incoming, Limits, Method, Metrics, Param,
    Price, Quote, Rate, Rejection, Route, Service, StartError, StatusCode, Takes, Usd, codes, kib, secs,
};

pub(crate) struct App {
    /// How often each handler was entered.
    pub(crate) calls: AtomicU32,
    /// How many handlers are at work.
    at_work: Gauge,
}

/// Counts a handler for as long as it runs.
struct AtWork(Gauge);

impl Drop for AtWork {
    fn drop(&mut self) {
        self.0.add(-1);
    }
}

/// Input of most routes: its text says what the handler should do.
pub(crate) type Text = String;

impl Service for App {
    const ABOUT: About =
        About { name: "sample.sh", endpoint: "https://sample.prim.sh", version: "1.2.3", port: 3999, grace: secs(5) };

    type Config = ();

    fn config(env: &mut Env) {
        env.var("SAMPLE_KEY", "A key.").default("k").secret();
    }

    fn build((): (), metrics: &Metrics) -> Result<Self, StartError> {
        let at_work = metrics.gauge("sample_at_work", "Handlers at work.", &[]);
        Ok(Self { calls: AtomicU32::new(0), at_work })
    }

    fn routes() -> Vec<Route<Self>> {
        let small = Limits { body: kib(1), time: secs(10), concurrency: 2, ..Limits::DEFAULT };
        let rated = Limits { rate: Some(Rate::per_minute(60).burst(2)), ..Limits::DEFAULT };
        vec![
            Route::<Self>::new("echo", Method::POST, "/v1/echo")
                .alias("/v1/mirror")
                .price(Price::fixed("0.01"))
                .summary("Say it back.")
                .limits(small)
                .idempotency(Idempotency::Optional)
                .handle(read_text, act),
            Route::<Self>::new("quoted", Method::POST, "/v1/quoted")
                .price(Price::quoted("0.001", "0.50", quote_by_length))
                .handle(read_text, act),
            Route::<Self>::new("free", Method::POST, "/v1/free")
                .free()
                .limits(small)
                .idempotency(Idempotency::Required)
                .handle(read_text, act),
            Route::<Self>::new("get_item", Method::GET, "/v1/items/{id}").free().handle(read_id, item),
            Route::<Self>::new("delete_item", Method::DELETE, "/v1/items/{id}")
                .price(Price::fixed("0.02"))
                .handle(read_id, item),
            Route::<Self>::new("get_file", Method::GET, "/v1/files/{path+}").free().handle(read_path, item),
            Route::<Self>::new("list", Method::GET, "/v1/list").free().cache(secs(60)).handle(read_nothing, list),
            Route::<Self>::new("stream", Method::POST, "/v1/stream")
                .price(Price::fixed("0.03"))
                .handle(read_text, stream),
            Route::<Self>::new("rated", Method::GET, "/v1/rated")
                .price(Price::fixed("0.01"))
                .limits(rated)
                .handle(read_nothing, list),
            Route::<Self>::new("rated_free", Method::GET, "/v1/rated-free")
                .free()
                .limits(rated)
                .handle(read_nothing, list),
            Route::<Self>::new("upload", Method::PUT, "/v1/upload")
                .free()
                .takes(Takes::Bytes(&["image/*"]))
                .handle(read_text, act),
            Route::<Self>::new("stop", Method::POST, "/v1/stop")
                .operator()
                .takes(Takes::Nothing)
                .handle(read_text, act),
        ]
    }

    fn checks(self: &Arc<Self>) -> Vec<Check> {
        let app = Arc::clone(self);
        let few_calls = move || {
            let calls = app.calls.load(Ordering::SeqCst);
            async move { if calls < 1000 { Ok(()) } else { Err("worn out".to_owned()) } }
        };
        vec![Check::new("calls", few_calls)]
    }
}

fn read_text(incoming: &Incoming) -> Result<Text, Rejection> {
    let text = std::str::from_utf8(incoming.body()).map_err(|_| Rejection::at("", "The body is not UTF-8."))?;
    if text.contains("bad") {
        let mut rejection = Rejection::at("text", "must be good");
        rejection.0.extend(Rejection::at("tone", "must be better").0);
        return Err(rejection);
    }
    Ok(text.to_owned())
}

fn read_id(incoming: &Incoming) -> Result<Text, Rejection> {
    let input = incoming.input(&[Param::path("id"), Param::query("limit").number()])?;
    Ok(String::from_utf8_lossy(&input).into_owned())
}

fn read_path(incoming: &Incoming) -> Result<Text, Rejection> {
    let path = incoming.path("path").map(str::to_owned);
    path.ok_or_else(|| Rejection::at("path", "is missing"))
}

fn read_nothing(incoming: &Incoming) -> Result<(), Rejection> {
    incoming.input(&[Param::query("page")]).map(|_| ())
}

fn quote_by_length<'a>(_: &'a App, text: &'a Text) -> Quote<'a> {
    Box::pin(async move {
        if text.contains("unquotable") {
            return Err(Failure::new(&codes::REJECTED, "No price for this."));
        }
        let length = u64::try_from(text.len()).unwrap_or(u64::MAX);
        Usd::literal("0.0001").checked_times(length).ok_or_else(|| Failure::of(&codes::REJECTED))
    })
}

/// Does what its input says.
async fn act(app: Arc<App>, call: Call, text: Text) -> Result<Answer, Failure> {
    let count = app.calls.fetch_add(1, Ordering::SeqCst) + 1;
    app.at_work.add(1);
    let _at_work = AtWork(app.at_work.clone());
    let command = text.trim_matches('"');
    if let Some(seconds) = command.strip_prefix("sleep ") {
        tokio::time::sleep(secs(seconds.parse().unwrap_or(0))).await;
    }
    match command {
        "fail" => {
            Err(Failure::new(&codes::PROVIDER_ERROR, "The vendor failed.")
                .detail("vendor said: key sk_live_123 is wrong"))
        }
        "limited" => Err(Failure::of(&codes::RATE_LIMITED).retry_after(Duration::from_millis(1500))),
        "not ok" => Ok(Answer::json_text(StatusCode::ACCEPTED, "{}")
            .header(prim_service::HeaderName::from_static("x-odd"), "a\nb")),
        "gone" => Ok(Answer::json_text(StatusCode::GONE, "{}")),
        "panic" => panic!("told to"),
        _ => {
            let payer = call.payer.unwrap_or_default();
            let key = call.idempotency_key.unwrap_or_default();
            let price = call.price.map(|price| price.to_string()).unwrap_or_default();
            let body =
                format!(r#"{{"text":{text},"count":{count},"payer":"{payer}","key":"{key}","price":"{price}"}}"#);
            Ok(Answer::json_text(StatusCode::OK, body))
        }
    }
}

async fn item(_: Arc<App>, _: Call, input: Text) -> Result<Answer, Failure> {
    Ok(Answer::bytes(StatusCode::OK, "text/plain", input))
}

async fn list(app: Arc<App>, _: Call, (): ()) -> Result<Answer, Failure> {
    let count = app.calls.fetch_add(1, Ordering::SeqCst) + 1;
    Ok(Answer::json_text(StatusCode::OK, format!(r#"{{"count":{count}}}"#)))
}

/// Streams the words of its input; some words are commands.
async fn stream(_: Arc<App>, _: Call, text: Text) -> Result<Answer, Failure> {
    if text.contains("refuse") {
        return Err(Failure::of(&codes::PROVIDER_UNAVAILABLE));
    }
    let mut words: Vec<String> = text.trim_matches('"').split(' ').rev().map(str::to_owned).collect();
    let mut pause = None;
    let chunks = poll_fn_stream(move |context| {
        loop {
            let sleeping: &mut Option<std::pin::Pin<Box<tokio::time::Sleep>>> = &mut pause;
            if let Some(sleep) = sleeping {
                if sleep.as_mut().poll(context).is_pending() {
                    return Poll::Pending;
                }
                *sleeping = None;
            }
            let Some(word) = words.pop() else {
                return Poll::Ready(None);
            };
            if let Some(seconds) = word.strip_prefix("pause") {
                pause = Some(Box::pin(tokio::time::sleep(secs(seconds.parse().unwrap_or(0)))));
                continue;
            }
            return Poll::Ready(Some(if word == "break" {
                Err(Failure::of(&codes::PROVIDER_ERROR).detail("cut"))
            } else {
                Ok(Event::data(&word).encode())
            }));
        }
    });
    Ok(if text.contains("raw") {
        Answer::stream_of("text/plain", chunks)
    } else {
        Answer::events(chunks).done("[DONE]")
    })
}

struct PollFn<F>(F);

impl<T, F: FnMut(&mut std::task::Context<'_>) -> Poll<Option<T>> + Unpin> futures_core::Stream for PollFn<F> {
    type Item = T;

    fn poll_next(mut self: std::pin::Pin<&mut Self>, context: &mut std::task::Context<'_>) -> Poll<Option<T>> {
        (self.0)(context)
    }
}

fn poll_fn_stream<T, F: FnMut(&mut std::task::Context<'_>) -> Poll<Option<T>> + Unpin>(next: F) -> PollFn<F> {
    PollFn(next)
}
