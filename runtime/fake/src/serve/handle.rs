//! Connections and requests.

use std::convert::Infallible;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use bytes::Bytes;
use http_body_util::{BodyExt as _, Limited};
use hyper::body::Incoming;
use hyper::header::{HeaderName, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{HeaderMap, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::json;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use super::body::Steps;
use super::delivery::{Delivery, Head};
use super::socket::Socket;
use crate::answer::{Answer, Content, Wish};
use crate::check::{self, Kind, Violation};
use crate::document::Operation;
use crate::journal::Call;
use crate::script::Shared;

/// A request body larger than this ends the connection; tests have none.
const BODY_MAX: usize = 256 * 1024 * 1024;

/// Serves connections until it is dropped, which ends them all.
pub(crate) async fn accept(listener: TcpListener, shared: Arc<Shared>) -> Infallible {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            Some(_) = connections.join_next() => {}
            accepted = listener.accept() => {
                if let Ok((stream, _)) = accepted {
                    connections.spawn(serve(stream, Arc::clone(&shared)));
                }
            }
        }
    }
}

async fn serve(stream: TcpStream, shared: Arc<Shared>) {
    let _ = stream.set_nodelay(true);
    let reset = Arc::new(AtomicBool::new(false));
    let socket = Socket { stream, reset: Arc::clone(&reset) };
    let handle = service_fn(move |request| answer(Arc::clone(&shared), Arc::clone(&reset), request));
    // How a connection ends is what tests are about, and nothing to report here.
    let _ = http1::Builder::new().serve_connection(TokioIo::new(socket), handle).await;
}

async fn answer(
    shared: Arc<Shared>,
    reset: Arc<AtomicBool>,
    request: Request<Incoming>,
) -> io::Result<Response<Steps>> {
    let (parts, body) = request.into_parts();
    let body = Limited::new(body, BODY_MAX).collect().await.map_err(io::Error::other)?.to_bytes();
    let asked = Asked {
        method: parts.method.as_str(),
        path: parts.uri.path(),
        query: parts.uri.query().unwrap_or_default(),
        headers: &parts.headers,
        body: &body,
    };
    let delivery = asked.deliver(&shared);
    tokio::time::sleep(delivery.wait).await;
    match delivery.head {
        Head::Send => {}
        Head::Stall => std::future::pending().await,
        Head::Reset => {
            reset.store(true, Ordering::Relaxed);
            return Err(io::ErrorKind::ConnectionReset.into());
        }
    }
    let parts = delivery.parts();
    let mut response = Response::new(parts.body);
    *response.status_mut() = StatusCode::from_u16(parts.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in parts.headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            response.headers_mut().append(name, value);
        }
    }
    Ok(response)
}

/// A request that was read.
struct Asked<'r> {
    method: &'r str,
    path: &'r str,
    query: &'r str,
    headers: &'r HeaderMap,
    body: &'r Bytes,
}

impl Asked<'_> {
    /// Checks the request, writes it down, and says what it is answered with.
    fn deliver(&self, shared: &Shared) -> Delivery {
        let found = self.find(shared);
        let id = found
            .as_ref()
            .map_or_else(|| format!("{} {}", self.method, self.path), |(operation, _)| operation.id.clone());
        let (number, plan, expected) = shared.next(&id);
        let mut violations = Vec::new();
        let mut delivery = match (&found, plan.canned) {
            (_, Some(canned)) => Delivery::of(canned),
            (Some((operation, path)), None) => {
                let request =
                    check::Request { path: path.clone(), query: self.query, headers: self.headers, body: self.body };
                violations = check::check(&shared.document, &shared.judge, operation, &expected, &request);
                Delivery::of(plan.answer.unwrap_or_else(|| shared.answer(operation, self.wish())))
            }
            (None, None) => {
                violations.push(Violation::new(
                    Kind::NoOperation,
                    "operation",
                    format!("the document has no {} {}", self.method, self.path),
                ));
                Delivery::of(refusal(&violations))
            }
        };
        if violations.is_empty() {
            for fault in &plan.faults {
                if let Err(problem) = delivery.apply(&shared.document, fault) {
                    violations.push(Violation::request("fault", format!("{fault:?} cannot happen here: {problem}")));
                }
            }
        } else {
            delivery = Delivery::of(refusal(&violations));
        }
        let status = if delivery.head == Head::Send { delivery.status() } else { 0 };
        shared.note(self.call(id, number, violations, status));
        delivery
    }

    /// The operation that is meant. Where several share method and path, it is the one whose fixed parameters the request has.
    fn find<'s>(&self, shared: &'s Shared) -> Option<(&'s Operation, Vec<(&'s str, String)>)> {
        let mut matches = Vec::new();
        for operation in shared.document.operations.iter().filter(|operation| operation.method.as_str() == self.method)
        {
            for base in &operation.bases {
                if let Some(path) =
                    self.path.strip_prefix(base.as_str()).and_then(|path| operation.template.matches(path))
                {
                    matches.push((operation, path));
                    break;
                }
            }
        }
        let best = matches.iter().map(|(operation, _)| operation.template.weight()).max()?;
        matches.retain(|(operation, _)| operation.template.weight() == best);
        let is_meant = |(operation, _): &(&Operation, _)| {
            check::has_fixed_params(&shared.document, operation, self.query, self.headers)
        };
        let at = matches.iter().position(is_meant).unwrap_or(0);
        Some(matches.swap_remove(at))
    }

    /// A stream is wanted by `Accept`, or by `stream: true` in a JSON body.
    fn wish(&self) -> Wish {
        let accepts = self.headers.get("accept").and_then(|value| value.to_str().ok()).unwrap_or_default();
        let asks = serde_json::from_slice::<serde_json::Value>(self.body)
            .is_ok_and(|body| body.get("stream") == Some(&json!(true)));
        if asks || ["text/event-stream", "ndjson", "jsonl"].iter().any(|kind| accepts.contains(kind)) {
            Wish::Stream
        } else {
            Wish::Whole
        }
    }

    fn call(&self, operation: String, number: u32, violations: Vec<Violation>, status: u16) -> Call {
        let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
        Call {
            operation,
            number,
            method: self.method.to_owned(),
            path: self.path.to_owned(),
            query: prim_form::query_pairs(self.query).unwrap_or_default(),
            headers: self.headers.iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect(),
            body: self.body.clone(),
            violations,
            status,
        }
    }
}

/// The answer to a request that is not what the document asks for.
fn refusal(violations: &[Violation]) -> Answer {
    let status = violations.iter().map(|violation| violation.kind).min().unwrap_or(Kind::NoOperation).status();
    let listed: Vec<_> =
        violations.iter().map(|violation| json!({"place": violation.place, "message": violation.message})).collect();
    let value = json!({"error": {"message": "the request is not what the document asks for", "code": "prim_fake"}, "violations": listed});
    Answer {
        status,
        headers: Vec::new(),
        content_type: Some("application/json".to_owned()),
        content: Content::Json { value, schema: None },
    }
}
