//! A service in process.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, OnceLock};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http_body_util::BodyExt as _;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tower_service::Service as _;

use super::{FakeFacilitator, PAY_TO, Payment};
use crate::flow::Life;
use crate::run::{Built, Settings};
use crate::{Env, Facilitator, Faults, Metrics, Service, StartError};

/// What is wrong with an environment, for tests of the configuration. Only the given variables exist.
pub fn config_faults<S: Service>(env: impl IntoIterator<Item = (&'static str, &'static str)>) -> Faults {
    Settings::<S>::read(Env::fixed(env)).err().unwrap_or_default()
}

/// A service with a scripted facilitator. Requests go straight to its router; no port is opened.
pub struct TestApp {
    /// Who verifies and settles.
    pub facilitator: FakeFacilitator,
    router: Router,
    life: Life,
    drain: watch::Sender<bool>,
}

impl TestApp {
    /// Starts a service. The given variables come on top of a wallet to pay to and a test network; a blank value takes a
    /// variable away. Panics with the report if something is wrong with them.
    pub async fn start<S: Service>(env: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>) -> Self {
        let facilitator = FakeFacilitator::default();
        Self::build(S::build, env, facilitator.clone(), Some(Arc::new(facilitator))).await
    }

    /// The same with an app that is built otherwise: over a stub, or over hand-written parts.
    pub async fn start_with<S: Service>(
        build: impl FnOnce(S::Config, &Metrics) -> Result<S, StartError>,
        env: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
    ) -> Self {
        let facilitator = FakeFacilitator::default();
        Self::build(build, env, facilitator.clone(), Some(Arc::new(facilitator))).await
    }

    /// Starts a service with the facilitator its configuration names; [`TestApp::facilitator`] is not asked.
    pub async fn start_with_remote_facilitator<S: Service>(
        env: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
    ) -> Self {
        Self::build(S::build, env, FakeFacilitator::default(), None).await
    }

    async fn build<S: Service>(
        build: impl FnOnce(S::Config, &Metrics) -> Result<S, StartError>,
        env: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
        facilitator: FakeFacilitator,
        judge: Option<Arc<dyn Facilitator>>,
    ) -> Self {
        let standard = [("PRIM_PAY_TO", PAY_TO), ("PRIM_NETWORK", "eip155:84532")];
        let mut variables: BTreeMap<String, String> =
            standard.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        variables.extend(env.into_iter().map(|(name, value)| (name.into(), value.into())));
        let settings = Settings::<S>::read(Env::fixed(variables))
            .unwrap_or_else(|faults| panic!("the configuration is wrong:\n{faults}"));
        let Built { router, life, .. } = settings.build(build, judge).unwrap_or_else(|problem| panic!("{problem}"));
        // Background tasks of the service get their first turn.
        tokio::task::yield_now().await;
        Self { facilitator, router, life, drain: watch::Sender::new(false) }
    }

    /// Starts a request.
    pub fn request(&self, method: Method, path: &str) -> TestRequest<'_> {
        TestRequest {
            app: self,
            method,
            path: path.to_owned(),
            headers: HeaderMap::new(),
            body: Bytes::new(),
            payment: Pay::No,
        }
    }

    /// Starts a `GET`.
    pub fn get(&self, path: &str) -> TestRequest<'_> {
        self.request(Method::GET, path)
    }

    /// Starts a `POST`.
    pub fn post(&self, path: &str) -> TestRequest<'_> {
        self.request(Method::POST, path)
    }

    /// Serves on a free port of this machine, for tests of connections and streams.
    pub async fn listen(&self) -> SocketAddr {
        listen(self.router.clone(), self.drain.subscribe()).await
    }

    /// Begins to drain, as after a signal.
    pub fn drain(&self) {
        self.life.drain();
        self.drain.send_replace(true);
    }

    async fn send(&self, request: Request<Body>) -> TestReply {
        let Ok(response) = self.router.clone().call(request).await;
        let (parts, body) = response.into_parts();
        let mut collected = Vec::new();
        let mut body = std::pin::pin!(body);
        let mut is_complete = true;
        while let Some(frame) = body.frame().await {
            match frame.map(hyper::body::Frame::into_data) {
                Ok(Ok(data)) => collected.extend_from_slice(&data),
                Ok(Err(_)) => {}
                Err(_) => is_complete = false,
            }
        }
        TestReply { status: parts.status.as_u16(), headers: parts.headers, body: collected.into(), is_complete }
    }
}

enum Pay {
    No,
    Offered,
    With(String),
}

/// A request under construction.
#[must_use = "a request is sent by `send`"]
pub struct TestRequest<'a> {
    app: &'a TestApp,
    method: Method,
    path: String,
    headers: HeaderMap,
    body: Bytes,
    payment: Pay,
}

impl TestRequest<'_> {
    /// Adds a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let name: axum::http::HeaderName = name.parse().expect("a header name");
        self.headers.append(name, value.parse().expect("a header value"));
        self
    }

    /// A JSON body.
    pub fn json(self, text: impl Into<Bytes>) -> Self {
        self.body("application/json", text)
    }

    /// Any body.
    pub fn body(mut self, content_type: &str, body: impl Into<Bytes>) -> Self {
        self.body = body.into();
        self.header("content-type", content_type)
    }

    /// Asks for the offer first and pays it. A reply that is no offer is the reply.
    pub fn paid(mut self) -> Self {
        self.payment = Pay::Offered;
        self
    }

    /// Pays with this header, without asking.
    pub fn payment(mut self, header: impl Into<String>) -> Self {
        self.payment = Pay::With(header.into());
        self
    }

    /// Sends it and reads the whole reply.
    pub async fn send(self) -> TestReply {
        let Self { app, method, path, headers, body, payment } = self;
        let build = |payment: Option<&str>| {
            let mut request = Request::builder().method(method.clone()).uri(&path);
            request.headers_mut().expect("a valid path").extend(headers.clone());
            if let Some(payment) = payment {
                request = request.header("payment-signature", payment);
            }
            request.body(Body::from(body.clone())).expect("a valid request")
        };
        match payment {
            Pay::No => app.send(build(None)).await,
            Pay::With(header) => app.send(build(Some(&header))).await,
            Pay::Offered => {
                let asked = app.send(build(None)).await;
                if asked.status != 402 {
                    return asked;
                }
                app.send(build(Some(&Payment::of(&asked.offer()).header()))).await
            }
        }
    }
}

/// A whole reply.
#[derive(Debug, Clone)]
pub struct TestReply {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, up to its end or to where it broke.
    pub body: Bytes,
    /// Whether the body came to its end.
    pub is_complete: bool,
}

impl TestReply {
    /// A header as text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The body as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("a body of text")
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    /// The code of the envelope; empty if there is none.
    pub fn code(&self) -> String {
        let json: Option<Value> = serde_json::from_slice(&self.body).ok();
        json.and_then(|json| json["error"]["code"].as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// The paths of the violations of the envelope, in order.
    pub fn violations(&self) -> Vec<String> {
        let json = self.json();
        let violations = json["error"]["violations"].as_array().cloned().unwrap_or_default();
        violations.iter().map(|violation| violation["path"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// The offer in `PAYMENT-REQUIRED`.
    pub fn offer(&self) -> Value {
        self.decoded("payment-required")
    }

    /// The receipt in `PAYMENT-RESPONSE`.
    pub fn receipt(&self) -> Value {
        self.decoded("payment-response")
    }

    /// The data of the server-sent events.
    pub fn events(&self) -> Vec<String> {
        let blocks = self.text().split("\n\n").filter(|block| !block.is_empty());
        let data =
            |block: &str| block.lines().filter_map(|line| line.strip_prefix("data: ")).collect::<Vec<_>>().join("\n");
        blocks.map(data).filter(|data| !data.is_empty()).collect()
    }

    fn decoded(&self, name: &str) -> Value {
        let header = self
            .header(name)
            .unwrap_or_else(|| panic!("no header {name} in a {} with body {}", self.status, self.text()));
        let json = STANDARD.decode(header).expect("base64");
        serde_json::from_slice(&json).expect("base64 of JSON")
    }
}

/// Serves any router on a free port of this machine, for as long as the runtime lives: a neighbour of the service.
pub async fn serve(router: Router) -> SocketAddr {
    let (never, draining) = watch::channel(false);
    let address = listen(router, draining).await;
    tokio::spawn(async move { never.closed().await });
    address
}

async fn listen(router: Router, draining: watch::Receiver<bool>) -> SocketAddr {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(crate::serve::accept(listener, router, draining));
    address
}

/// Collects what a service logs, for as long as the guard lives and on this thread.
pub fn collect_logs(level: crate::Level) -> (Arc<Mutex<Vec<u8>>>, tracing::subscriber::DefaultGuard) {
    use tracing_subscriber::layer::SubscriberExt as _;
    // As long as there is one subscriber only, `tracing` asks the thread that comes first to an event whether anybody
    // listens, and keeps its answer for all threads: a test without logs would silence one with logs. Two are enough.
    static SECOND: OnceLock<tracing::Dispatch> = OnceLock::new();
    SECOND.get_or_init(|| tracing::Dispatch::new(tracing_subscriber::registry()));
    let memory = Arc::new(Mutex::new(Vec::new()));
    let layer = crate::LogLayer::to_memory("test", level, Arc::clone(&memory));
    let guard = tracing::subscriber::set_default(tracing_subscriber::registry().with(layer));
    (memory, guard)
}
