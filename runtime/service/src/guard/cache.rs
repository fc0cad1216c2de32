//! Copies of answers of free `GET` routes, made once however many ask (`cache` in the manifest).
//!
//! In: what identifies the request, and how to make the answer. Out: the answer with `ETag`, `Cache-Control` and `Age`.
//! Failures are not kept, but everybody who was waiting for one gets it: a vendor that is down is asked once, not once
//! per waiting caller. Memory is bounded by [`ENTRIES_MAX`] and [`ANSWER_MAX`].

use std::collections::{BTreeMap, VecDeque};
use std::future::Future;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

use axum::http::{StatusCode, header};
use tokio::time::{Duration, Instant};

use super::Stored;
use crate::Failure;
use crate::http::{Answer, Content};

const ENTRIES_MAX: usize = 256;
const ANSWER_MAX: usize = 4 * 1024 * 1024;

#[derive(Default)]
pub(crate) struct Cache(Mutex<Shelves>);

#[derive(Default)]
struct Shelves {
    slots: BTreeMap<String, Arc<Slot>>,
    order: VecDeque<String>,
}

type Slot = tokio::sync::Mutex<Option<Made>>;

/// The last thing made for a slot.
struct Made {
    at: Instant,
    result: Result<Stored, Failure>,
}

impl Cache {
    /// The kept answer if it is younger than `time`, else a new one. The name must say all that the answer depends on.
    pub(crate) async fn get<F>(&self, name: String, time: Duration, make: F) -> Result<Answer, Failure>
    where
        F: Future<Output = Result<Answer, Failure>>,
    {
        let asked_at = Instant::now();
        let slot = self.slot(name);
        let mut slot = slot.lock().await;
        match slot.as_ref() {
            Some(Made { at, result: Ok(stored) }) if at.elapsed() < time => {
                return Ok(shown(stored.answer(), *at, time));
            }
            Some(Made { at, result: Err(failure) }) if *at > asked_at => return Err(failure.clone()),
            _ => {}
        }
        let answer = match make.await {
            Ok(answer) => answer,
            Err(failure) => {
                *slot = Some(Made { at: Instant::now(), result: Err(failure.clone()) });
                return Err(failure);
            }
        };
        if answer.status != StatusCode::OK {
            return Ok(answer);
        }
        let answer = tagged(answer);
        let at = Instant::now();
        let stored = Stored::of(&answer).filter(|stored| stored.size() <= ANSWER_MAX);
        *slot = stored.map(|stored| Made { at, result: Ok(stored) });
        Ok(shown(answer, at, time))
    }

    fn slot(&self, name: String) -> Arc<Slot> {
        let mut shelves = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(slot) = shelves.slots.get(&name) {
            return Arc::clone(slot);
        }
        if shelves.order.len() >= ENTRIES_MAX
            && let Some(oldest) = shelves.order.pop_front()
        {
            shelves.slots.remove(&oldest);
        }
        let slot = Arc::new(Slot::default());
        shelves.slots.insert(name.clone(), Arc::clone(&slot));
        shelves.order.push_back(name);
        slot
    }
}

/// Adds a strong tag to a whole answer.
fn tagged(answer: Answer) -> Answer {
    let Content::Whole(body) = &answer.content else {
        return answer;
    };
    let mut hasher = DefaultHasher::new();
    body.hash(&mut hasher);
    let tag = format!("\"{:016x}-{:x}\"", hasher.finish(), body.len());
    answer.header(header::ETAG, &tag)
}

/// Adds how long the answer may be kept, and how long it was.
fn shown(answer: Answer, at: Instant, time: Duration) -> Answer {
    let age = at.elapsed().as_secs().to_string();
    answer.header(header::CACHE_CONTROL, &format!("public, max-age={}", time.as_secs())).header(header::AGE, &age)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use axum::http::{StatusCode, header};
    use tokio::time::Duration;

    use super::{Cache, ENTRIES_MAX};
    use crate::http::{Answer, Content};
    use crate::{Failure, codes};

    const HOUR: Duration = Duration::from_hours(1);

    struct Vendor {
        calls: AtomicU32,
        fails: bool,
    }

    impl Vendor {
        async fn ask(&self) -> Result<Answer, Failure> {
            let call = self.calls.fetch_add(1, Ordering::SeqCst);
            tokio::time::sleep(Duration::from_secs(1)).await;
            if self.fails {
                Err(Failure::of(&codes::PROVIDER_ERROR))
            } else {
                Ok(Answer::json_text(StatusCode::OK, call.to_string()))
            }
        }
    }

    fn body(answer: &Answer) -> &[u8] {
        match &answer.content {
            Content::Whole(body) => body,
            Content::Stream { .. } => b"stream",
        }
    }

    #[tokio::test(start_paused = true)]
    async fn one_answer_serves_all_who_ask() {
        let (cache, vendor) = (Cache::default(), Vendor { calls: AtomicU32::new(0), fails: false });
        let get = || cache.get("models".into(), HOUR, vendor.ask());
        let (first, second) = tokio::join!(get(), get());
        let (first, second) = (first.unwrap(), second.unwrap());
        assert_eq!((body(&first), body(&second)), (&b"0"[..], &b"0"[..]));
        assert_eq!(first.headers[header::ETAG], second.headers[header::ETAG]);
        assert_eq!(first.headers[header::CACHE_CONTROL], "public, max-age=3600");
        tokio::time::advance(Duration::from_secs(10)).await;
        assert_eq!(get().await.unwrap().headers[header::AGE], "10");
        tokio::time::advance(HOUR).await;
        assert_eq!(body(&get().await.unwrap()), b"1");
    }

    #[tokio::test(start_paused = true)]
    async fn a_failure_is_shared_by_those_who_waited_and_not_kept() {
        let (cache, vendor) = (Cache::default(), Vendor { calls: AtomicU32::new(0), fails: true });
        let get = || cache.get("models".into(), HOUR, vendor.ask());
        let (first, second, third) = tokio::join!(get(), get(), get());
        assert!(first.is_err() && second.is_err() && third.is_err());
        assert_eq!(vendor.calls.load(Ordering::SeqCst), 1);
        assert!(get().await.is_err());
        assert_eq!(vendor.calls.load(Ordering::SeqCst), 2, "asked again");
    }

    #[tokio::test(start_paused = true)]
    async fn memory_is_bounded() {
        let cache = Cache::default();
        for number in 0..2 * ENTRIES_MAX {
            let answer = async { Ok(Answer::json_text(StatusCode::OK, "1")) };
            cache.get(number.to_string(), HOUR, answer).await.unwrap();
        }
        let shelves = cache.0.lock().unwrap();
        assert_eq!((shelves.slots.len(), shelves.order.len()), (ENTRIES_MAX, ENTRIES_MAX));
    }
}
