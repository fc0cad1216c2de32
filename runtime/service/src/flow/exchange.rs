//! One request from its head to its answer, up to the question who pays.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{HeaderMap, Method, Response, request};
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::Instant;

use super::body::{judge_type, read_body};
use super::kit::Kit;
use super::respond::{Envelope, Reply, respond};
use super::run::{attached, within};
use crate::guard::Who;
use crate::guard::{Begun, Fingerprint, Stored, Ticket, idempotency_key, is_internal};
use crate::http::{Call, Caller, Incoming, Peer, request_id};
use crate::observe::Line;
use crate::payment::Payments;
use crate::route::{Access, Endpoint, Idempotency, Prepared};
use crate::{Failure, Rejection, Usd, codes};

/// A request as the router hands it over.
pub(super) struct Arrival {
    /// Parameters of the path; none if an escape in them is broken.
    pub(super) path: Option<Vec<(String, String)>>,
    pub(super) parts: request::Parts,
    pub(super) body: Body,
}

/// The request that is being answered.
pub(super) struct Exchange<'a> {
    pub(super) kit: &'a Arc<Kit>,
    pub(super) endpoint: &'a Arc<Endpoint>,
    pub(super) line: Line,
    request_id: String,
    pub(super) caller: Caller,
    /// When the head of the answer must be ready.
    deadline: Instant,
    /// The path as requested.
    pub(super) path: String,
}

/// A key under which the request runs.
pub(super) struct Key {
    pub(super) text: String,
    pub(super) fingerprint: Fingerprint,
}

impl<'a> Exchange<'a> {
    /// Answers a request.
    pub(super) async fn serve(kit: &'a Arc<Kit>, endpoint: &'a Arc<Endpoint>, arrival: Arrival) -> Response<Body> {
        let headers = arrival.parts.headers.clone();
        let request_id = request_id(&headers);
        let line = Line::begin(&kit.metrics, endpoint.facts.operation, arrival.parts.method.clone(), &request_id);
        let caller = Caller::of(arrival.parts.extensions.get::<Peer>().copied(), &headers);
        let at_work = kit.life.at_work();
        let deadline = Instant::now() + endpoint.facts.limits.time;
        let path = arrival.parts.uri.path().to_owned();
        let mut exchange = Self { kit, endpoint, line, request_id, caller, deadline, path };
        let result = exchange.run(arrival).await;
        let Self { line, request_id, .. } = exchange;
        respond(result, line, Envelope { request_id: &request_id, headers: &headers, at_work })
    }

    async fn run(&mut self, arrival: Arrival) -> Result<Reply, Failure> {
        let facts = &self.endpoint.facts;
        let headers = &arrival.parts.headers;
        if facts.access == Access::Operator && !is_internal(headers, self.kit.internal_key.as_ref()) {
            return Err(Failure::new(&codes::FORBIDDEN, "This route needs the internal key."));
        }
        let gate = match (&self.kit.payments, facts.access) {
            (_, Access::Free | Access::Operator) | (Payments::Disabled, _) => None,
            (Payments::Required(gate), _) => Some(gate),
            // A paid route without a gate: closed. The kit refuses to start like this.
            (Payments::NotNeeded, _) => return Err(Failure::of(&codes::PAYMENT_UNAVAILABLE)),
        };
        // Who pays is counted as a payer, once the payment is proven; all others by their address.
        if gate.is_none() || !headers.contains_key("payment-signature") {
            self.count(Who::Address(self.caller))?;
        }
        let body = read_body(headers, arrival.body, facts.limits.body, self.deadline).await?;
        self.line.bytes_in = body.len();
        let media_type = judge_type(headers, facts.takes, &body)?;
        let query = prim_form::query_pairs(arrival.parts.uri.query().unwrap_or_default());
        let incoming = Incoming {
            method: self.endpoint.method.clone(),
            path: arrival.path.ok_or_else(|| Rejection::at("", "The path holds a broken escape."))?,
            query: query.map_err(|malformed| Rejection::at("", format!("The query cannot be read: {malformed}.")))?,
            headers: arrival.parts.headers,
            media_type,
            body,
        };
        match gate {
            Some(gate) => self.paid(gate, incoming).await,
            None => self.unpaid(incoming).await,
        }
    }

    /// Answers without payment.
    async fn unpaid(&mut self, incoming: Incoming) -> Result<Reply, Failure> {
        let prepared = self.prepare(&incoming)?;
        let key = self.key(&incoming)?;
        let ticket = match self.begin(key.as_ref(), &self.caller.to_string(), None)? {
            Some(Begun::Again(stored)) => return Ok(self.again(&stored)),
            Some(Begun::New(ticket)) => Some(ticket),
            None => None,
        };
        let call = self.call(&incoming.headers, key, None, None);
        let facts = &self.endpoint.facts;
        if let Some(time) = facts.cache.filter(|_| self.endpoint.method == Method::GET) {
            let name = cache_name(facts.operation, &incoming);
            let deadline = self.deadline;
            let make = async {
                let permit = self.permit()?;
                let work = within(deadline, prepared.run(call));
                let answer = attached(self.line.span(), work).await;
                drop(permit);
                answer
            };
            // Waiting for somebody else's answer ends with our own time.
            let answer = tokio::time::timeout_at(deadline, self.kit.cache.get(name, time, make)).await;
            return Ok(self.reply(answer.map_err(|_| Failure::of(&codes::TIMEOUT))??, None));
        }
        let permit = self.permit()?;
        let answer = attached(self.line.span(), within(self.deadline, prepared.run(call))).await?;
        finish(ticket, &answer);
        Ok(self.reply(answer, Some(permit)))
    }

    pub(super) fn prepare(&self, incoming: &Incoming) -> Result<Box<dyn Prepared>, Rejection> {
        (self.endpoint.prepare)(incoming)
    }

    /// The key of the request, where the route heeds keys.
    pub(super) fn key(&self, incoming: &Incoming) -> Result<Option<Key>, Rejection> {
        let facts = &self.endpoint.facts;
        if facts.idempotency == Idempotency::None {
            return Ok(None);
        }
        let Some(text) = idempotency_key(&incoming.headers)? else {
            return match facts.idempotency {
                Idempotency::Required => {
                    Err(Rejection::at("Idempotency-Key", "This route needs the header Idempotency-Key."))
                }
                Idempotency::None | Idempotency::Optional => Ok(None),
            };
        };
        let query: Vec<u8> = incoming
            .query
            .iter()
            .flat_map(|(name, value)| [name.as_bytes(), b"\0", value.as_bytes(), b"\0"].concat())
            .collect();
        let media_type =
            incoming.headers.get("content-type").map(axum::http::HeaderValue::as_bytes).unwrap_or_default();
        let provider = incoming.headers.get("prim-provider").map(axum::http::HeaderValue::as_bytes).unwrap_or_default();
        let parts =
            [incoming.method.as_str().as_bytes(), self.path.as_bytes(), &query, media_type, provider, &incoming.body];
        Ok(Some(Key { text, fingerprint: self.kit.keys.fingerprint(&parts) }))
    }

    /// Begins to answer under a key, if there is one.
    pub(super) fn begin(
        &self,
        key: Option<&Key>,
        who: &str,
        signature: Option<&str>,
    ) -> Result<Option<Begun>, Failure> {
        let Some(Key { text, fingerprint }) = key else {
            return Ok(None);
        };
        self.kit.keys.begin((self.endpoint.facts.operation, who, text), *fingerprint, signature).map(Some)
    }

    /// The place of the request among those of its route.
    pub(super) fn permit(&self) -> Result<OwnedSemaphorePermit, Failure> {
        Arc::clone(&self.endpoint.permits).try_acquire_owned().map_err(|_| Failure::of(&codes::BUSY))
    }

    /// Counts the request against the rate of somebody.
    pub(super) fn count(&self, who: Who) -> Result<(), Failure> {
        let facts = &self.endpoint.facts;
        let Some(rate) = facts.limits.rate else {
            return Ok(());
        };
        let limited = |wait| Failure::of(&codes::RATE_LIMITED).retry_after(wait);
        self.kit.rates.take(facts.operation, who, rate).map_err(limited)
    }

    pub(super) fn call(
        &self,
        headers: &HeaderMap,
        key: Option<Key>,
        payer: Option<String>,
        price: Option<Usd>,
    ) -> Call {
        let provider = headers.get("prim-provider").and_then(|value| value.to_str().ok()).map(str::to_owned);
        Call {
            request_id: self.request_id.clone(),
            operation: self.endpoint.facts.operation,
            payer,
            price,
            idempotency_key: key.map(|key| key.text),
            provider,
            deadline: self.deadline,
        }
    }

    pub(super) const fn deadline(&self) -> Instant {
        self.deadline
    }

    pub(super) fn reply(&self, answer: crate::Answer, permit: Option<OwnedSemaphorePermit>) -> Reply {
        Reply { answer, permit, idle: self.endpoint.facts.limits.idle }
    }

    /// An answer that was given before.
    pub(super) fn again(&self, stored: &Stored) -> Reply {
        let replayed = axum::http::HeaderName::from_static("idempotent-replayed");
        self.reply(stored.answer().header(replayed, "true"), None)
    }
}

/// Keeps an answer under its key: only a success, since after a failure the caller may try again.
pub(super) fn finish(ticket: Option<Ticket>, answer: &crate::Answer) {
    if let Some(ticket) = ticket.filter(|_| answer.status.is_success()) {
        ticket.finish(Stored::of(answer));
    }
}

/// All that a cached answer depends on: the route, its parameters in one order, the provider asked for.
fn cache_name(operation: &str, incoming: &Incoming) -> String {
    let mut query: Vec<&(String, String)> = incoming.query.iter().collect();
    query.sort();
    let provider = incoming.header("prim-provider").unwrap_or_default();
    format!("{operation} {provider:?} {:?} {query:?}", incoming.path)
}
