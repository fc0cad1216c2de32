//! A call that is ready: what generated methods return.
//!
//! In: a request and how to read its answer. Out: a value to be awaited. Only the reading is generic, and that is two
//! function pointers.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::task::{Context as Task, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http::HeaderValue;
use http::header::{ACCEPT, ACCEPT_ENCODING};
use prim_json::{DecodeError, Json, Value};

use crate::auth::Auth;
use crate::error::{Bare, Context, Error, ErrorBody, RAW_KEPT, typed};
use crate::origin::Origin;
use crate::reply::{Answer, Reply};
use crate::request::Request;
use crate::retry::Retry;
use crate::send::{Received, ReceivedBody, Sent, Want, send};
use crate::stream::ByteStream;
use crate::stream::ndjson::Lines;
use crate::stream::sse::{Done, EventBody, Events, RawEvents};

/// A call that is ready. Awaiting it sends it; before that, its own settings can be made.
///
/// `let message = client.create_message(&request).timeout(Duration::from_secs(5)).await?;`
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<T, E = Value> {
    request: Request,
    reading: Reading<T>,
    done: Done,
    type_error: fn(Bare) -> Error<E>,
}

/// How a value is made of an answer.
enum Reading<T> {
    Whole(fn(&Answer) -> Result<T, DecodeError>),
    Stream(fn(ByteStream, Streaming) -> T),
    Events(fn(ByteStream, Streaming) -> T),
}

impl<T> Clone for Reading<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Reading<T> {}

/// What streams of values have to know.
#[derive(Clone, Copy)]
struct Streaming {
    done: Done,
    limit: usize,
}

impl<T, E> fmt::Debug for Call<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Call({:?})", self.request)
    }
}

impl<T, E> Clone for Call<T, E> {
    fn clone(&self) -> Self {
        Self { request: self.request.clone(), reading: self.reading, done: self.done, type_error: self.type_error }
    }
}

impl<T: Json, E: ErrorBody> Call<T, E> {
    /// The answer is JSON.
    pub fn json(request: Request) -> Self {
        Self::new(request, "application/json", Reading::Whole(Answer::json))
    }
}

impl<E: ErrorBody> Call<(), E> {
    /// The answer has no body, or none that matters.
    pub fn empty(request: Request) -> Self {
        Self::new(request, "*/*", Reading::Whole(|_| Ok(())))
    }
}

impl<E: ErrorBody> Call<String, E> {
    /// The answer is text.
    pub fn text(request: Request) -> Self {
        Self::new(request, "text/plain, */*", Reading::Whole(|answer| Ok(answer.text())))
    }
}

impl<E: ErrorBody> Call<ByteStream, E> {
    /// The answer is bytes, handed out as they come.
    pub fn bytes(request: Request) -> Self {
        Self::new(request, "*/*", Reading::Stream(|bytes, _| bytes))
    }
}

impl<T: EventBody, E: ErrorBody> Call<Events<T>, E> {
    /// The answer is a stream of events (`text/event-stream`).
    pub fn events(request: Request, done: Done) -> Self {
        let reading = Reading::Events(|bytes, Streaming { done, limit }| {
            Events::new(RawEvents::new(bytes, done, limit), T::read)
        });
        Self { done, ..Self::new(unpacked(request), "text/event-stream", reading) }
    }
}

impl<T: Json, E: ErrorBody> Call<Lines<T>, E> {
    /// The answer is a stream of JSON values, one a line.
    pub fn ndjson(request: Request) -> Self {
        let reading = Reading::Stream(|bytes, Streaming { limit, .. }| Lines::new(bytes, limit, prim_json::decode));
        Self::new(unpacked(request), "application/x-ndjson, application/json", reading)
    }
}

impl<T, E: ErrorBody> Call<T, E> {
    /// The answer differs by status; `read` tells which it is.
    pub fn by_status(request: Request, read: fn(&Answer) -> Result<T, DecodeError>) -> Self {
        Self::new(request, "application/json, */*", Reading::Whole(read))
    }

    fn new(mut request: Request, accept: &'static str, reading: Reading<T>) -> Self {
        request.headers.entry(ACCEPT).or_insert(HeaderValue::from_static(accept));
        Self { request, reading, done: Done::AT_END, type_error: typed::<E> }
    }
}

impl<E> Call<Value, E> {
    /// The same call, its answer read as another type.
    pub fn reading<U: Json>(self) -> Call<U, E> {
        let Self { request, done, type_error, .. } = self;
        Call { request, reading: Reading::Whole(Answer::json), done, type_error }
    }
}

impl<T, E> Call<T, E> {
    /// The operation's name.
    pub fn operation(&self) -> &'static str {
        self.request.operation
    }

    /// How long the whole call may take.
    pub fn timeout(mut self, total: Duration) -> Self {
        self.request.total = Some(total);
        self
    }

    /// How long the whole call may take at most, should its own time or the client's be longer.
    pub fn within(mut self, budget: Duration) -> Self {
        let own = self.request.total.or(self.request.client.settings().timeouts.total);
        self.request.total = Some(own.map_or(budget, |own| own.min(budget)));
        self
    }

    /// Says which statuses are answers: these and no others. None of them means those of 2xx.
    pub fn accepting(mut self, statuses: &'static [u16]) -> Self {
        self.request.accepted = statuses;
        self
    }

    /// When failed attempts are tried again. Only where that is safe: the method is idempotent (RFC 9110 section
    /// 9.2.2), or the call has an idempotency key, or [`Call::replayable`] says so, or nothing was sent yet; and never
    /// if the body is a stream.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.request.retry = Some(retry);
        self
    }

    /// Says that the call may be repeated though its method is not idempotent.
    pub fn replayable(mut self) -> Self {
        self.request.is_replayable = true;
        self
    }

    /// Gives an idempotency key: all attempts carry it, and so the call may be repeated. It goes into the header the
    /// operation has for it, else into `Idempotency-Key`.
    pub fn idempotency_key(mut self, key: &str) -> Self {
        self.request.set_key(key);
        self
    }

    /// Sets a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.request.set_header(name, value);
        self
    }

    /// Proves itself in another way than the client's.
    pub fn auth(mut self, auth: Auth) -> Self {
        self.request.auth(auth);
        self
    }

    /// Sends the call to another server than the client's, its credentials included.
    pub fn server(mut self, base: &str) -> Self {
        self.request.server(base);
        self
    }

    /// The most bytes of an answer that is read whole.
    pub fn max_answer(mut self, bytes: usize) -> Self {
        self.request.most = Some(bytes);
        self
    }

    /// The same call to an address an answer gave, absolute or relative. It must be on the same server.
    pub fn follow(mut self, address: &str) -> Self {
        self.request.followed = Some(address.to_owned());
        self
    }

    /// The server that it goes to, for addresses that its answer names.
    pub fn origin(&self) -> Origin {
        Origin::of(&self.request)
    }

    /// Where the call would go and with what body, so that two calls can be told apart.
    pub(crate) fn fingerprint(&self) -> String {
        let request = &self.request;
        let body = request.body.bytes().map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        format!("{:?} {:?} {:?} {body:?}", request.path, request.query, request.followed)
    }
}

impl<T, E> IntoFuture for Call<T, E> {
    type Output = Result<Reply<T>, Error<E>>;
    type IntoFuture = Sending<T, E>;

    fn into_future(self) -> Sending<T, E> {
        let Self { request, reading, done, type_error } = self;
        let want = match reading {
            Reading::Whole(_) => Want::Whole,
            Reading::Stream(_) => Want::Stream,
            Reading::Events(_) => Want::Events,
        };
        let streaming = Streaming { done, limit: request.client.settings().max_event };
        let operation = request.operation;
        Sending { sent: send(request, want), operation, reading, streaming, type_error }
    }
}

/// A call under way. Dropping it ends it.
pub struct Sending<T, E> {
    sent: Sent,
    operation: &'static str,
    reading: Reading<T>,
    streaming: Streaming,
    type_error: fn(Bare) -> Error<E>,
}

impl<T, E> fmt::Debug for Sending<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sending({})", self.operation)
    }
}

impl<T, E> Future for Sending<T, E> {
    type Output = Result<Reply<T>, Error<E>>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Task<'_>) -> Poll<Self::Output> {
        let received = ready!(self.sent.as_mut().poll(cx));
        let reply = received.and_then(|received| self.read(received));
        Poll::Ready(reply.map_err(self.type_error))
    }
}

impl<T, E> Sending<T, E> {
    fn read(&self, received: Received) -> Result<Reply<T>, Bare> {
        let Received { meta, attempts, body } = received;
        let operation = self.operation;
        match (self.reading, body) {
            (Reading::Whole(read), ReceivedBody::Whole(body)) => {
                let answer = Answer { meta, body };
                match read(&answer) {
                    Ok(value) => Ok(Reply { value, meta: answer.meta, operation, attempts, raw: small(answer.body) }),
                    Err(error) => Err(unfit(operation, attempts, answer, error)),
                }
            }
            (Reading::Stream(read) | Reading::Events(read), ReceivedBody::Stream(bytes)) => {
                Ok(Reply { value: read(*bytes, self.streaming), meta, operation, attempts, raw: Bytes::new() })
            }
            // What is wanted follows from the reading, so the two agree.
            (Reading::Whole(_), ReceivedBody::Stream(_)) => unreachable!("a stream where the whole was asked for"),
            (_, ReceivedBody::Whole(_)) => unreachable!("the whole where a stream was asked for"),
        }
    }
}

/// Asks for an answer that is not packed: packers hold events back until they have enough of them.
fn unpacked(mut request: Request) -> Request {
    request.headers.entry(ACCEPT_ENCODING).or_insert(HeaderValue::from_static("identity"));
    request
}

/// A body that may be kept beside its value.
fn small(body: Bytes) -> Bytes {
    if body.len() <= RAW_KEPT { body } else { Bytes::new() }
}

fn unfit(operation: &'static str, attempts: u32, answer: Answer, error: DecodeError) -> Bare {
    let mut context = Box::new(Context { operation, attempts, meta: Some(answer.meta), ..Context::default() });
    context.keep(&answer.body);
    Error::Decode { error, context }
}
