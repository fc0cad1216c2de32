//! Makes the HTTP response of an answer or a failure.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Response, StatusCode, header};
use tokio::sync::OwnedSemaphorePermit;

use super::kit::AtWork;
use super::outgoing::Outgoing;
use crate::Failure;
use crate::http::{Answer, Content};
use crate::observe::Line;

/// An answer with its place.
pub(super) struct Reply {
    pub(super) answer: Answer,
    pub(super) permit: Option<OwnedSemaphorePermit>,
    pub(super) idle: std::time::Duration,
}

/// What stands around every response.
pub(super) struct Envelope<'a> {
    pub(super) request_id: &'a str,
    pub(super) headers: &'a HeaderMap,
    pub(super) at_work: AtWork,
}

pub(super) fn respond(result: Result<Reply, Failure>, mut line: Line, around: Envelope<'_>) -> Response<Body> {
    let Envelope { request_id, headers, at_work } = around;
    let Reply { answer, permit, idle } = match result {
        Ok(reply) => reply,
        Err(failure) => {
            line.code = Some(failure.code());
            note(&failure, &line);
            Reply { answer: refusal(&failure, request_id), permit: None, idle: crate::secs(1) }
        }
    };
    let mut answer = unless_known(answer, headers);
    add(&mut answer.headers, "x-request-id", request_id);
    add(&mut answer.headers, "x-content-type-options", "nosniff");
    if !answer.headers.contains_key(header::CACHE_CONTROL) {
        add(&mut answer.headers, "cache-control", "no-store");
    }
    line.status = Some(answer.status);
    let is_head = line.method == Method::HEAD;
    if is_head && let Content::Whole(body) = &mut answer.content {
        add(&mut answer.headers, "content-length", &body.len().to_string());
        body.clear();
    }
    let content = if is_head { Content::Whole(bytes::Bytes::new()) } else { answer.content };
    let body = Outgoing::new(content, idle, request_id.to_owned(), line, permit, at_work);
    let mut response = Response::new(Body::new(body));
    *response.status_mut() = answer.status;
    *response.headers_mut() = answer.headers;
    response
}

/// The envelope of a failure.
fn refusal(failure: &Failure, request_id: &str) -> Answer {
    let mut answer = Answer::json_text(failure.status(), failure.envelope(request_id));
    if let Some(seconds) = failure.retry_seconds() {
        add(&mut answer.headers, "retry-after", &seconds.to_string());
    }
    if let Some(allow) = &failure.allow {
        add(&mut answer.headers, "allow", allow);
    }
    if let Some(offer) = &failure.offer {
        add(&mut answer.headers, "payment-required", &offer.header());
        if let Some(receipt) = offer.receipt_header() {
            add(&mut answer.headers, "payment-response", &receipt);
        }
    }
    // The rest of a body that came too slowly or was too large is not read: the connection cannot be used again.
    if matches!(failure.status(), StatusCode::REQUEST_TIMEOUT | StatusCode::PAYLOAD_TOO_LARGE) {
        add(&mut answer.headers, "connection", "close");
    }
    answer
}

/// 304 for a caller who has the answer already (RFC 9110 section 13.1.2).
fn unless_known(mut answer: Answer, headers: &HeaderMap) -> Answer {
    let Some(tag) = answer.headers.get(header::ETAG).and_then(|tag| tag.to_str().ok()) else {
        return answer;
    };
    let is_known = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok()).any(|value| {
        value.split(',').map(str::trim).any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag)
    });
    if is_known && answer.status == StatusCode::OK {
        answer.status = StatusCode::NOT_MODIFIED;
        answer.headers.remove(header::CONTENT_TYPE);
        answer.content = Content::Whole(bytes::Bytes::new());
    }
    answer
}

/// Failures on our side are worth a line of their own, with what the caller must not see.
fn note(failure: &Failure, line: &Line) {
    let (code, detail) = (failure.code().code, failure.log_detail());
    line.span().in_scope(|| {
        if failure.status().is_server_error() {
            tracing::warn!(code, detail, "{}", failure.message());
        } else {
            tracing::debug!(code, detail, "{}", failure.message());
        }
    });
}

fn add(headers: &mut HeaderMap, name: &'static str, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(HeaderName::from_static(name), value);
    }
}
