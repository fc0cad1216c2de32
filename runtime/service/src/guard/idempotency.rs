//! The `Idempotency-Key` header (draft-ietf-httpapi-idempotency-key-header-07).
//!
//! In: who calls, which route, the key, a fingerprint of the request. Out: go on, the earlier answer, or why not. Answers
//! are kept in memory for [`KEEP_TIME`], bounded in number and bytes, oldest out first. Only successes are kept: after a
//! failure the caller may try again under the same key, and a vendor that takes keys sees the same one.
//!
//! Who calls is the payer of a verified payment; where nobody pays, the address. An answer is never given to somebody who
//! only claims to be the payer: see [`Keys::of_same_payment`] for the one short cut.

use std::collections::{HashMap, VecDeque};
use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex, PoisonError};

use axum::http::HeaderMap;
use tokio::time::{Duration, Instant};

use super::Stored;
use crate::{Failure, Rejection, codes};

const KEEP_TIME: Duration = Duration::from_hours(24);
const ENTRIES_MAX: usize = 10_000;
const BYTES_MAX: usize = 64 * 1024 * 1024;
/// Larger answers are not kept; their key is remembered as spent.
const ANSWER_MAX: usize = 1024 * 1024;

/// The key of a request: its text without quotes, or nothing. The draft wants a quoted string, most clients send it bare;
/// both are taken.
pub(crate) fn idempotency_key(headers: &HeaderMap) -> Result<Option<String>, Rejection> {
    let malformed = |message: &str| Rejection::at("Idempotency-Key", message);
    let mut values = headers.get_all("idempotency-key").iter();
    let Some(value) = values.next() else {
        return Ok(None);
    };
    if values.next().is_some() {
        return Err(malformed("given more than once"));
    }
    let text = value.to_str().map_err(|_| malformed("must be plain text"))?.trim();
    let bare = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
    if !(1..=255).contains(&bare.len()) || bare.contains(['"', '\\']) {
        return Err(malformed("must have 1 to 255 characters, without quotes and backslashes inside"));
    }
    Ok(Some(bare.to_owned()))
}

/// What makes two requests the same request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fingerprint(u64, u64);

/// Answers under keys.
pub(crate) struct Keys {
    ledger: Arc<Mutex<Ledger>>,
    hashers: [RandomState; 2],
}

/// Route, caller, key.
type Id = (&'static str, String, String);

#[derive(Default)]
struct Ledger {
    entries: HashMap<Id, Entry>,
    /// Finished entries, oldest first, with their sizes.
    finished: VecDeque<(Instant, Id, usize)>,
    bytes: usize,
}

struct Entry {
    fingerprint: Fingerprint,
    /// Signature of the payment, where one was made.
    proof: Option<String>,
    state: State,
}

enum State {
    Open,
    /// Answered, but the answer was a stream or too large to keep.
    Spent,
    Kept(Stored),
}

/// What a key comes to.
pub(crate) enum Begun {
    /// The first request under this key.
    New(Ticket),
    /// The answer given before.
    Again(Stored),
}

/// The right to answer under a key. Dropped unused, it frees the key.
pub(crate) struct Ticket {
    ledger: Arc<Mutex<Ledger>>,
    id: Option<Id>,
}

impl Keys {
    pub(crate) fn new() -> Self {
        Self { ledger: Arc::default(), hashers: [RandomState::new(), RandomState::new()] }
    }

    /// The fingerprint of all that makes a request what it is.
    pub(crate) fn fingerprint(&self, parts: &[&[u8]]) -> Fingerprint {
        let [first, second] = &self.hashers;
        Fingerprint(first.hash_one(parts), second.hash_one(parts))
    }

    /// The earlier answer for a request that is the same to the byte of its signature. Its payment is used up, so no
    /// facilitator could verify it again; but who has signature, key and request has all that the first caller sent.
    pub(crate) fn of_same_payment(
        &self,
        id: (&'static str, &str, &str),
        fingerprint: Fingerprint,
        signature: &str,
    ) -> Result<Option<Stored>, Failure> {
        let mut ledger = self.ledger.lock().unwrap_or_else(PoisonError::into_inner);
        ledger.forget(Instant::now());
        match ledger.entries.get(&owned(id)) {
            Some(entry) if entry.fingerprint == fingerprint && entry.proof.as_deref() == Some(signature) => {
                entry.answer().map(Some)
            }
            _ => Ok(None),
        }
    }

    /// Begins to answer under a key.
    pub(crate) fn begin(
        &self,
        id: (&'static str, &str, &str),
        fingerprint: Fingerprint,
        signature: Option<&str>,
    ) -> Result<Begun, Failure> {
        let mut ledger = self.ledger.lock().unwrap_or_else(PoisonError::into_inner);
        ledger.forget(Instant::now());
        let id = owned(id);
        if let Some(entry) = ledger.entries.get(&id) {
            if entry.fingerprint != fingerprint {
                return Err(Failure::of(&codes::KEY_REUSED));
            }
            return entry.answer().map(Begun::Again);
        }
        let entry = Entry { fingerprint, proof: signature.map(str::to_owned), state: State::Open };
        ledger.entries.insert(id.clone(), entry);
        Ok(Begun::New(Ticket { ledger: Arc::clone(&self.ledger), id: Some(id) }))
    }
}

fn owned((operation, who, key): (&'static str, &str, &str)) -> Id {
    (operation, who.to_owned(), key.to_owned())
}

impl Entry {
    fn answer(&self) -> Result<Stored, Failure> {
        match &self.state {
            State::Kept(stored) => Ok(stored.clone()),
            State::Open => Err(Failure::of(&codes::IN_PROGRESS)),
            State::Spent => {
                Err(Failure::new(&codes::CONFLICT, "This idempotency key was answered, and its answer was not kept."))
            }
        }
    }
}

impl Ticket {
    /// Keeps the answer; a stream (`None`) or a large one leaves its key spent.
    pub(crate) fn finish(mut self, stored: Option<Stored>) {
        let Some(id) = self.id.take() else { return };
        let stored = stored.filter(|stored| stored.size() <= ANSWER_MAX);
        let size = stored.as_ref().map_or(256, Stored::size);
        let mut ledger = self.ledger.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(entry) = ledger.entries.get_mut(&id) {
            entry.state = stored.map_or(State::Spent, State::Kept);
            ledger.bytes += size;
            ledger.finished.push_back((Instant::now() + KEEP_TIME, id, size));
        }
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        if let Some(id) = self.id.take() {
            self.ledger.lock().unwrap_or_else(PoisonError::into_inner).entries.remove(&id);
        }
    }
}

impl Ledger {
    fn forget(&mut self, now: Instant) {
        while let Some((until, _, _)) = self.finished.front() {
            if *until > now && self.finished.len() <= ENTRIES_MAX && self.bytes <= BYTES_MAX {
                break;
            }
            if let Some((_, id, size)) = self.finished.pop_front() {
                self.entries.remove(&id);
                self.bytes -= size;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue, StatusCode};
    use tokio::time::Duration;

    use super::{ANSWER_MAX, Begun, Fingerprint, KEEP_TIME, Keys, Stored, Ticket, idempotency_key};
    use crate::{Answer, Failure};

    const ID: (&str, &str, &str) = ("send", "payer", "key");
    const REQUEST: Fingerprint = Fingerprint(1, 2);

    fn stored(body: &str) -> Option<Stored> {
        Stored::of(&Answer::json_text(StatusCode::OK, body.to_owned()))
    }

    fn new(begun: Result<Begun, Failure>) -> Ticket {
        match begun.unwrap() {
            Begun::New(ticket) => ticket,
            Begun::Again(_) => panic!("answered before"),
        }
    }

    fn code(begun: Result<Begun, Failure>) -> &'static str {
        match begun {
            Ok(Begun::New(_)) => "new",
            Ok(Begun::Again(_)) => "again",
            Err(failure) => failure.code().code,
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_key_is_answered_once() {
        let keys = Keys::new();
        let ticket = new(keys.begin(ID, REQUEST, Some("sig")));
        assert_eq!(code(keys.begin(ID, REQUEST, None)), "in_progress");
        assert_eq!(code(keys.begin(ID, Fingerprint(1, 3), None)), "idempotency_key_reused");
        assert_eq!(code(keys.begin(("send", "other", "key"), REQUEST, None)), "new", "another payer");
        drop(ticket);
        new(keys.begin(ID, REQUEST, Some("sig"))).finish(stored("{}"));
        assert_eq!(code(keys.begin(ID, REQUEST, None)), "again");
        assert_eq!(code(keys.begin(ID, Fingerprint(0, 0), None)), "idempotency_key_reused");
        assert!(keys.of_same_payment(ID, REQUEST, "sig").unwrap().is_some());
        assert!(keys.of_same_payment(ID, REQUEST, "other").unwrap().is_none());
        assert!(keys.of_same_payment(ID, Fingerprint(0, 0), "sig").unwrap().is_none());
        tokio::time::advance(KEEP_TIME + Duration::from_secs(1)).await;
        assert_eq!(code(keys.begin(ID, REQUEST, None)), "new");
    }

    #[tokio::test(start_paused = true)]
    async fn large_answers_and_streams_leave_a_spent_key() {
        let keys = Keys::new();
        new(keys.begin(ID, REQUEST, None)).finish(stored(&"x".repeat(ANSWER_MAX)));
        assert_eq!(code(keys.begin(ID, REQUEST, None)), "conflict");
        let bytes = keys.ledger.lock().unwrap().bytes;
        assert!(bytes < ANSWER_MAX, "{bytes}");
    }

    #[tokio::test(start_paused = true)]
    async fn memory_is_bounded() {
        let keys = Keys::new();
        for number in 0..100 {
            let key = number.to_string();
            new(keys.begin(("send", "payer", &key), REQUEST, None)).finish(stored(&"x".repeat(ANSWER_MAX - 512)));
        }
        assert_eq!(code(keys.begin(ID, REQUEST, None)), "new");
        let ledger = keys.ledger.lock().unwrap();
        assert!(ledger.bytes <= super::BYTES_MAX && ledger.entries.len() < 70, "{}", ledger.bytes);
    }

    #[test]
    fn keys_are_taken_quoted_and_bare() {
        let long = "x".repeat(256);
        let cases: &[(&[&str], &str)] = &[
            (&[], "none"),
            (&["\"8e03\""], "8e03"),
            (&["8e03"], "8e03"),
            (&["a", "b"], "refused"),
            (&[""], "refused"),
            (&["\"\""], "refused"),
            (&["a\"b"], "refused"),
            (&[&long], "refused"),
        ];
        for (values, expected) in cases {
            let mut headers = HeaderMap::new();
            for value in *values {
                headers.append("idempotency-key", HeaderValue::from_str(value).unwrap());
            }
            let found = match idempotency_key(&headers) {
                Ok(key) => key.unwrap_or("none".to_owned()),
                Err(_) => "refused".to_owned(),
            };
            assert_eq!(found, *expected, "{values:?}");
        }
    }
}
