//! One call: attempts, pauses, credentials, times. Not generic: it is compiled once for all operations.
//!
//! In: a request and how its answer is wanted. Out: the answer, whole or as a stream, or an error whose body nobody has
//! read yet. Knows no types of any vendor.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, COOKIE};
use http::{HeaderMap, HeaderValue, Method};
use prim_json::{DecodeError, Secret};
use tokio::time::{Instant, timeout_at};
use tracing::{Instrument, debug, debug_span};

use crate::auth::{self, Auth, Outgoing};
use crate::error::{Bare, Context, Error, Phase, RAW_KEPT};
use crate::reply::{Meta, is_json};
use crate::request::{Request, address};
use crate::retry::Replay;
use crate::stream::ByteStream;

/// How an answer is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Want {
    Whole,
    Stream,
    /// A stream of events: other media types are refused, for JSON or a page of HTML has none.
    Events,
}

/// An answer with a status of success.
pub(crate) struct Received {
    pub(crate) meta: Meta,
    pub(crate) attempts: u32,
    pub(crate) body: ReceivedBody,
}

pub(crate) enum ReceivedBody {
    Whole(Bytes),
    Stream(Box<ByteStream>),
}

/// A call under way.
pub(crate) type Sent = Pin<Box<dyn Future<Output = Result<Received, Bare>> + Send>>;

/// Carries out a call.
pub(crate) fn send(request: Request, want: Want) -> Sent {
    let span = debug_span!("call", operation = request.operation, method = %request.method);
    Box::pin(run(request, want).instrument(span))
}

async fn run(mut request: Request, want: Want) -> Result<Received, Bare> {
    request.complete_key();
    let settings = request.client.settings();
    let total = request.total.or(settings.timeouts.total);
    let mut course = Course { attempts: 0, deadline: total.and_then(after), token: None };
    let retry = request.retry.as_ref().unwrap_or(&settings.retry);
    let mut renewals = 0;
    loop {
        course.attempts += 1;
        let begun = Instant::now();
        let failure = match attempt(&request, want, &mut course).await {
            Ok(received) => {
                debug!(
                    attempt = course.attempts,
                    status = received.meta.status.as_u16(),
                    ms = millis(begun),
                    "answered"
                );
                return Ok(received);
            }
            Err(mut failure) => {
                failure.context_mut().attempts = course.attempts;
                failure
            }
        };
        let status = failure.status().map(|status| status.as_u16());
        debug!(attempt = course.attempts, status, ms = millis(begun), kind = kind(&failure), "failed");
        if renewals == 0
            && status == Some(401)
            && request.replay() != Replay::Impossible
            && drop_token(&request, &course)
        {
            // The request was refused, not carried out: it may be sent again with a new token, whatever its method.
            renewals += 1;
            continue;
        }
        let pause = retry.pause(course.attempts - renewals, &failure, request.replay(), request.client.pace());
        match pause.filter(|pause| course.has_time_for(*pause)) {
            Some(pause) => request.client.pace().pause(pause).await,
            None => return Err(failure),
        }
    }
}

/// What is common to the attempts of a call.
struct Course {
    attempts: u32,
    deadline: Option<Instant>,
    /// The token of the last attempt, if it was one that can be renewed.
    token: Option<Secret>,
}

impl Course {
    fn has_time_for(&self, pause: Duration) -> bool {
        self.deadline.is_none_or(|deadline| after(pause).is_some_and(|end| end < deadline))
    }

    /// Waits for something, no longer than the call may take.
    async fn in_time<T>(&self, request: &Request, what: impl Future<Output = Result<T, Bare>>) -> Result<T, Bare> {
        let Some(deadline) = self.deadline else { return what.await };
        let late = |_| Err(Error::Timeout { phase: Phase::Total, context: context(request) });
        timeout_at(deadline, what).await.unwrap_or_else(late)
    }
}

/// A point in time so long after now; `None` if that is beyond all clocks, and so for ever.
fn after(time: Duration) -> Option<Instant> {
    Instant::now().checked_add(time)
}

fn millis(begun: Instant) -> u64 {
    u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX)
}

fn context(request: &Request) -> Box<Context> {
    Box::new(Context { operation: request.operation, ..Context::default() })
}

fn invalid(request: &Request, message: impl Into<String>) -> Bare {
    Error::Invalid { message: message.into(), context: context(request) }
}

fn kind(failure: &Bare) -> &'static str {
    match failure {
        Error::Status { .. } => "status",
        Error::Failed { .. } => "failed",
        Error::Timeout { .. } => "timeout",
        Error::Transport { .. } => "transport",
        Error::Decode { .. } => "decode",
        Error::TooLarge { .. } => "too large",
        Error::Invalid { .. } => "invalid",
        Error::Credentials { .. } => "credentials",
    }
}

async fn attempt(request: &Request, want: Want, course: &mut Course) -> Result<Received, Bare> {
    course.in_time(request, turn(request)).await?;
    let (outgoing, token) = course.in_time(request, prepare(request)).await?;
    course.token = token;
    let response = execute(request, outgoing, course.deadline).await?;
    let settings = request.client.settings();
    let meta = Meta::new(response.status(), response.headers().clone(), &settings.request_ids);
    let mut context = context(request);
    context.attempts = course.attempts;
    context.meta = Some(meta.clone());
    let mut body = ByteStream::new(reqwest::Body::from(response), settings.timeouts.idle, context);
    if !request.accepts(meta.status) {
        // Whatever happens to the body, the status is what is to be told.
        let context = match body.read_until(RAW_KEPT, course.deadline).await {
            Ok(raw) => {
                let mut context = Box::new(body.context().clone());
                context.keep(&raw);
                context
            }
            Err(mut failure) => Box::new(std::mem::take(failure.context_mut())),
        };
        let context = if context.meta.is_some() { context } else { Box::new(body.context().clone()) };
        return Err(Error::Status { body: None, context });
    }
    if want == Want::Events {
        check_is_events(&meta, &mut body, course.deadline).await?;
    }
    let body = match want {
        Want::Stream | Want::Events => ReceivedBody::Stream(Box::new(body)),
        Want::Whole => {
            let limit = request.most.unwrap_or(settings.max_answer);
            ReceivedBody::Whole(body.read_until(limit, course.deadline).await?)
        }
    };
    Ok(Received { meta, attempts: course.attempts, body })
}

/// Waits until this attempt may be sent. One that will not be sent at all takes no turn.
async fn turn(request: &Request) -> Result<(), Bare> {
    if request.fault.is_none() {
        request.client.pace().turn().await;
    }
    Ok(())
}

async fn check_is_events(meta: &Meta, body: &mut ByteStream, deadline: Option<Instant>) -> Result<(), Bare> {
    let Some(media) = meta.media_type().filter(|media| media == "text/html" || is_json(media)) else { return Ok(()) };
    let mut context = Box::new(body.context().clone());
    if let Ok(raw) = body.read_until(RAW_KEPT, deadline).await {
        context.keep(&raw);
    }
    let message = format!("expected text/event-stream, the answer is {media}");
    Err(Error::Decode { error: DecodeError { path: String::new(), offset: 0, message }, context })
}

/// The finished request with its credentials, and the token among them that can be renewed.
async fn prepare(request: &Request) -> Result<(Outgoing, Option<Secret>), Bare> {
    if let Some(fault) = &request.fault {
        return Err(invalid(request, fault));
    }
    let url = address::of(request, request.client.base()).map_err(|why| invalid(request, why))?;
    let mut outgoing = Outgoing {
        method: request.method.clone(),
        url: url.into(),
        headers: headers(request)?,
        body: request.body.bytes(),
    };
    let mut token = None;
    let settings = request.client.settings();
    for auth in auth::in_order(request.auth.as_ref().unwrap_or(&settings.auth)) {
        sign(request, auth, &mut outgoing, &mut token).await?;
    }
    Ok((outgoing, token))
}

async fn sign(request: &Request, auth: &Auth, outgoing: &mut Outgoing, token: &mut Option<Secret>) -> Result<(), Bare> {
    let refused = |error| Error::Credentials { error, context: context(request) };
    match auth {
        Auth::OAuth2(credentials) => {
            let fetched = credentials.token(&request.client).await.map_err(|error| match error {
                Error::Credentials { error, .. } => refused(error),
                other => other,
            })?;
            auth::write(&Auth::bearer(&fetched), outgoing).map_err(|error| refused(Box::new(error)))?;
            *token = Some(fetched);
            Ok(())
        }
        #[cfg(feature = "sigv4")]
        Auth::SigV4(keys) => keys.sign(outgoing, request.client.pace().now()).map_err(|error| refused(Box::new(error))),
        Auth::Signer(hook) => hook.0.sign(outgoing).await.map_err(refused),
        plain => auth::write(plain, outgoing).map_err(|error| refused(Box::new(error))),
    }
}

fn headers(request: &Request) -> Result<HeaderMap, Bare> {
    let mut headers = request.client.settings().headers.clone();
    for (name, value) in &request.headers {
        headers.insert(name.clone(), value.clone());
    }
    if !request.cookies.is_empty() {
        let cookies = HeaderValue::try_from(request.cookies.join("; "));
        headers.insert(COOKIE, cookies.map_err(|_| invalid(request, "the cookies cannot be written"))?);
    }
    if let (Some(content_type), false) = (request.body.content_type(), request.headers.contains_key(CONTENT_TYPE)) {
        let value = HeaderValue::try_from(content_type);
        headers.insert(CONTENT_TYPE, value.map_err(|_| invalid(request, "the content type cannot be written"))?);
    }
    Ok(headers)
}

/// Sends an attempt and waits for its status line.
async fn execute(request: &Request, outgoing: Outgoing, deadline: Option<Instant>) -> Result<reqwest::Response, Bare> {
    let url = reqwest::Url::parse(&outgoing.url).map_err(|_| invalid(request, "a signer broke the address"))?;
    let mut http = reqwest::Request::new(outgoing.method, url);
    *http.headers_mut() = outgoing.headers;
    if request.body.content_type().is_some() {
        let body = request.body.open().ok_or_else(|| invalid(request, "body: the stream has been sent already"))?;
        *http.body_mut() = Some(body);
    } else if [Method::POST, Method::PUT, Method::PATCH].contains(&request.method) {
        // RFC 9110 section 8.6 asks for it, and there are servers that answer 411 without.
        http.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
    let first_byte = request.client.settings().timeouts.first_byte.and_then(after);
    let (until, phase) = match (first_byte, deadline) {
        (Some(first_byte), Some(deadline)) if first_byte < deadline => (Some(first_byte), Phase::FirstByte),
        (Some(first_byte), None) => (Some(first_byte), Phase::FirstByte),
        (_, deadline) => (deadline, Phase::Total),
    };
    let sent = request.client.http().execute(http);
    let sent = match until {
        None => sent.await,
        Some(until) => match timeout_at(until, sent).await {
            Ok(sent) => sent,
            Err(_) => return Err(Error::Timeout { phase, context: context(request) }),
        },
    };
    sent.map_err(|error| unsent(request, error))
}

fn unsent(request: &Request, error: reqwest::Error) -> Bare {
    let context = context(request);
    if error.is_timeout() {
        let phase = if error.is_connect() { Phase::Connect } else { Phase::FirstByte };
        return Error::Timeout { phase, context };
    }
    if error.is_builder() {
        return Error::Invalid { message: error.without_url().to_string(), context };
    }
    Error::Transport { error: Box::new(error.without_url()), context }
}

/// Forgets the token that was refused. True if there was one, so that another may be had.
fn drop_token(request: &Request, course: &Course) -> bool {
    let Some(token) = &course.token else { return false };
    let settings = request.client.settings();
    for auth in auth::in_order(request.auth.as_ref().unwrap_or(&settings.auth)) {
        if let Auth::OAuth2(credentials) = auth {
            credentials.refused(token);
        }
    }
    true
}
