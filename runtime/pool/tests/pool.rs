//! Pools over scripted providers, in paused time.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use prim_pool::{Breaker, Elsewhere, Policy, Pool, Route, Rules, Weights};
use prim_service::{BoxFuture, Call, Chunks, ErrorCode, Failure, Metrics, Streamed, codes};
use proptest::prelude::*;
use tokio::time::{Instant, advance, sleep};

const NAMES: &[&str] = &["a", "b", "c"];
const OPEN: Duration = Duration::from_secs(30);

const RULES: Rules = Rules {
    policy: Policy::Priority,
    order: NAMES,
    fallback: &["rate_limited", "provider_error", "provider_timeout"],
    breaker: Breaker { failures: 2, open: OPEN },
    hedge: None,
};

static REPEATED: Route = Route { elsewhere: Elsewhere::Allowed, without: &[] };
static ONCE: Route = Route { elsewhere: Elsewhere::Never, without: &[] };
static NOT_A: Route = Route { elsewhere: Elsewhere::Allowed, without: &["a"] };
static NOBODY: Route = Route { elsewhere: Elsewhere::Allowed, without: NAMES };

/// How a provider takes a call: after so many milliseconds, it answers or fails.
#[derive(Clone, Copy, Debug)]
struct Step(u64, Result<(), &'static ErrorCode>);

const OK: Step = Step(10, Ok(()));
const DOWN: Step = Step(10, Err(&codes::PROVIDER_ERROR));
const REFUSED: Step = Step(10, Err(&codes::REJECTED));

type Journal = Arc<Mutex<Vec<String>>>;

/// A provider that follows a script, and then answers.
struct Scripted {
    name: &'static str,
    script: Mutex<VecDeque<Step>>,
    journal: Journal,
}

impl Scripted {
    fn take<'a>(&'a self, input: &'a str) -> BoxFuture<'a, Result<String, Failure>> {
        self.journal.lock().expect("a journal").push(self.name.to_owned());
        let Step(ms, end) = self.script.lock().expect("a script").pop_front().unwrap_or(OK);
        Box::pin(async move {
            sleep(Duration::from_millis(ms)).await;
            end.map(|()| format!("{}:{input}", self.name)).map_err(Failure::of)
        })
    }
}

struct Bench {
    pool: Pool<Scripted>,
    providers: Vec<Arc<Scripted>>,
    journal: Journal,
    metrics: Metrics,
}

impl Bench {
    fn new(rules: Rules, scripts: &[&[Step]]) -> Self {
        let (journal, metrics) = (Journal::default(), Metrics::default());
        let scripted = |(name, script): (&&'static str, &&[Step])| {
            let script = Mutex::new(script.iter().copied().collect());
            Arc::new(Scripted { name, script, journal: Arc::clone(&journal) })
        };
        let providers: Vec<Arc<Scripted>> = NAMES.iter().zip(scripts).map(scripted).collect();
        let rules: &'static Rules = Box::leak(Box::new(rules));
        let named = providers.iter().map(|provider| (provider.name, Arc::clone(provider)));
        let pool = Pool::new(rules, named, &metrics).expect("a pool");
        Self { pool, providers, journal, metrics }
    }

    async fn call(&self, route: &'static Route, call: &Call) -> Result<String, Failure> {
        Ok(self.pool.ask(call, route)?.serve(|provider| provider.take("x")).await?.whole())
    }

    /// Whom a call went to, and what came of it.
    async fn told(&self, route: &'static Route, call: &Call) -> (String, Result<String, &'static str>) {
        let result = self.call(route, call).await.map_err(|failure| failure.code().code);
        (self.asked(), result)
    }

    fn asked(&self) -> String {
        std::mem::take(&mut *self.journal.lock().expect("a journal")).concat()
    }
}

fn call() -> Call {
    Call {
        request_id: "r".to_owned(),
        operation: "chat",
        payer: None,
        price: None,
        idempotency_key: None,
        provider: None,
        deadline: Instant::now() + Duration::from_mins(1),
    }
}

fn naming(provider: &str) -> Call {
    Call { provider: Some(provider.to_owned()), ..call() }
}

#[tokio::test(start_paused = true)]
async fn failures_lead_to_the_next_where_they_may() {
    const LIMITED: Step = Step(10, Err(&codes::RATE_LIMITED));
    const MISSING: Step = Step(10, Err(&codes::NOT_FOUND));
    type Row = (&'static str, &'static Route, [&'static [Step]; 3], &'static str, Result<&'static str, &'static str>);
    let table: &[Row] = &[
        ("the first answers", &REPEATED, [&[], &[], &[]], "a", Ok("a:x")),
        ("the second after the first", &REPEATED, [&[DOWN], &[], &[]], "ab", Ok("b:x")),
        ("the third after both", &REPEATED, [&[DOWN], &[LIMITED], &[]], "abc", Ok("c:x")),
        ("all fail: what the first said", &REPEATED, [&[LIMITED], &[DOWN], &[DOWN]], "abc", Err("rate_limited")),
        ("not after what the caller did", &REPEATED, [&[REFUSED], &[], &[]], "a", Err("rejected")),
        ("what others refuse leads on", &REPEATED, [&[LIMITED], &[MISSING], &[]], "abc", Ok("c:x")),
        ("… and is not told", &REPEATED, [&[LIMITED], &[MISSING], &[MISSING]], "abc", Err("rate_limited")),
        ("never where it may have been done", &ONCE, [&[DOWN], &[], &[]], "a", Err("provider_error")),
        ("not to those that cannot", &NOT_A, [&[], &[DOWN], &[]], "bc", Ok("c:x")),
        ("nobody can", &NOBODY, [&[], &[], &[]], "", Err("not_supported")),
    ];
    for (name, route, scripts, asked, expected) in table {
        let told = Bench::new(RULES, scripts).told(route, &call()).await;
        assert_eq!(told, ((*asked).to_owned(), expected.map(str::to_owned)), "{name}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_caller_may_name_a_provider() {
    let bench = Bench::new(RULES, &[&[], &[DOWN]]);
    assert_eq!(bench.told(&REPEATED, &naming("b")).await, ("b".to_owned(), Err("provider_error")), "no other will do");
    assert_eq!(bench.told(&NOT_A, &naming("a")).await.0, "a", "it is the provider that says what it cannot");
    let failure = bench.call(&REPEATED, &naming("c")).await.expect_err("it is not enabled");
    assert_eq!(failure.code().code, "invalid_request");
    assert_eq!(failure.message(), "Prim-Provider: must name a provider that is enabled: a, b");
    assert_eq!(bench.asked(), "");
}

#[tokio::test(start_paused = true)]
async fn ids_say_whom_to_ask() {
    let bench = Bench::new(RULES, &[&[], &[DOWN]]);
    let ask = async |call: &Call, id: &str| {
        let mut id = id.to_owned();
        let ask = bench.pool.ask(call, &REPEATED)?.owning(&mut id)?;
        Ok::<_, Failure>(ask.serve(|provider| provider.take(&id)).await?.tagged())
    };
    let down = ask(&call(), "b.1").await.expect_err("b fails, and nobody else has it");
    assert_eq!((down.code().code, bench.asked().as_str()), ("provider_error", "b"));
    let table = [
        (call(), "b.1", Ok("b.b:1"), "b"),
        (call(), "1", Ok("a.a:1"), "a"),
        (call(), "c.1", Err("The request names things of c, which is not enabled. These are: a, b."), ""),
        (naming("b"), "1", Ok("b.b:1"), "b"),
        (naming("b"), "b.1", Ok("b.b:1"), "b"),
        (naming("b"), "a.1", Err("The request names things of a, and `Prim-Provider` names b."), ""),
    ];
    for (call, id, expected, asked) in table {
        let result = ask(&call, id).await;
        assert_eq!(result.as_deref().map_err(Failure::message), expected, "{id} {:?}", call.provider);
        assert_eq!(bench.asked(), asked);
    }
}

/// Enabled in another order than the manifest's: preference follows the configuration, ids do not.
#[tokio::test(start_paused = true)]
async fn bare_ids_are_the_first_providers_whatever_is_preferred() {
    let bench = Bench::new(RULES, &[&[], &[], &[]]);
    let rules = bench.pool.enabled();
    assert_eq!(rules, NAMES);
    let turned: Vec<_> = bench.providers.iter().skip(1).rev().map(|one| (one.name, Arc::clone(one))).collect();
    let pool = Pool::new(Box::leak(Box::new(RULES)), turned, &Metrics::default()).expect("a pool");
    assert_eq!(pool.enabled(), ["c", "b"]);
    let (call, mut id) = (call(), "1".to_owned());
    let answer = pool.ask(&call, &REPEATED).expect("an ask").serve(|one| one.take("x")).await.expect("an answer");
    assert_eq!(answer.whole(), "c:x");
    let ask = pool.ask(&call, &REPEATED).expect("an ask").owning(&mut id).expect("an id");
    assert_eq!(ask.serve(|one| one.take("x")).await.expect("an answer").whole(), "b:x");
}

#[test]
fn a_pool_is_checked_when_it_is_made() {
    let one = || Arc::new(());
    let rules: &'static Rules = Box::leak(Box::new(RULES));
    let of = |names: &[&'static str]| Pool::new(rules, names.iter().map(|name| (*name, one())), &Metrics::default());
    assert!(of(&["b", "a"]).is_ok());
    for names in [&[][..], &["d"], &["a", "a"]] {
        assert!(of(names).is_err(), "{names:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_provider_that_fails_is_left_alone_for_a_while() {
    let bench = Bench::new(RULES, &[&[DOWN, DOWN, DOWN, OK], &[]]);
    for _ in 0..2 {
        assert_eq!(bench.told(&REPEATED, &call()).await.0, "ab");
    }
    assert_eq!(bench.told(&REPEATED, &call()).await.0, "b", "open");
    assert_eq!(bench.told(&ONCE, &call()).await.0, "b", "nothing was done at the other, so this is no fallback");
    let named = bench.call(&ONCE, &naming("a")).await.expect_err("it is left alone");
    assert_eq!(named.code().code, "provider_unavailable");
    assert_eq!(bench.asked(), "");
    advance(OPEN).await;
    assert_eq!(bench.told(&REPEATED, &call()).await.0, "ab", "on trial, and still down");
    assert_eq!(bench.told(&REPEATED, &call()).await.0, "b");
    advance(OPEN).await;
    assert_eq!(bench.told(&REPEATED, &call()).await, ("a".to_owned(), Ok("a:x".to_owned())), "well again");
    assert_eq!(bench.told(&REPEATED, &call()).await.0, "a");
}

#[tokio::test(start_paused = true)]
async fn only_one_call_is_on_trial_and_giving_it_up_tells_nothing() {
    let bench = Bench::new(RULES, &[&[DOWN, DOWN, Step(5_000, Ok(())), OK], &[]]);
    for _ in 0..2 {
        let _ = bench.told(&REPEATED, &call()).await;
    }
    advance(OPEN).await;
    let first = call();
    let mut trial = Box::pin(bench.told(&REPEATED, &first));
    assert!(poll_fn(|cx| std::task::Poll::Ready(trial.as_mut().poll(cx).is_pending())).await);
    assert_eq!(bench.asked(), "a");
    assert_eq!(bench.told(&REPEATED, &call()).await.0, "b", "one is on trial");
    drop(trial);
    assert_eq!(bench.told(&REPEATED, &call()).await.0, "a", "the next one is");
}

#[tokio::test(start_paused = true)]
async fn a_key_that_comes_again_goes_where_it_went() {
    let keyed = |key: &str| Call { idempotency_key: Some(key.to_owned()), ..call() };
    let rules = Rules { policy: Policy::RoundRobin, ..RULES };
    let bench = Bench::new(rules, &[&[DOWN, DOWN, OK], &[]]);
    assert_eq!(bench.told(&ONCE, &keyed("k")).await, ("a".to_owned(), Err("provider_error")));
    assert_eq!(bench.told(&ONCE, &keyed("l")).await.0, "b");
    assert_eq!(bench.told(&ONCE, &keyed("k")).await.0, "a", "it may have been done there");
    let left_alone = bench.told(&ONCE, &keyed("k")).await;
    assert_eq!(left_alone, (String::new(), Err("provider_unavailable")), "rather nowhere than elsewhere");
    assert_eq!(bench.told(&REPEATED, &keyed("k")).await.0, "b", "where it may be done twice it does not matter");
    advance(OPEN).await;
    assert_eq!(bench.told(&ONCE, &keyed("k")).await, ("a".to_owned(), Ok("a:x".to_owned())));
}

#[tokio::test(start_paused = true)]
async fn what_callers_do_wrong_opens_nothing() {
    let bench = Bench::new(RULES, &[&[REFUSED; 9], &[]]);
    for _ in 0..9 {
        assert_eq!(bench.told(&REPEATED, &call()).await, ("a".to_owned(), Err("rejected")));
    }
    assert_eq!(bench.told(&REPEATED, &call()).await.0, "a");
}

#[tokio::test(start_paused = true)]
async fn there_is_no_next_when_time_is_up() {
    let bench = Bench::new(RULES, &[&[Step(59_500, Err(&codes::PROVIDER_TIMEOUT))], &[]]);
    assert_eq!(bench.told(&REPEATED, &call()).await, ("a".to_owned(), Err("provider_timeout")));
}

#[tokio::test(start_paused = true)]
async fn policies_choose() {
    let choose = async |policy, scripts: [&[Step]; 3], calls: usize| {
        let bench = Bench::new(Rules { policy, ..RULES }, &scripts);
        let mut asked = String::new();
        for _ in 0..calls {
            asked += &bench.told(&ONCE, &call()).await.0;
        }
        asked
    };
    let none: [&[Step]; 3] = [&[], &[], &[]];
    assert_eq!(choose(Policy::Only, [&[DOWN, DOWN], &[], &[]], 4).await, "aa", "no other, even if it is left alone");
    assert_eq!(choose(Policy::RoundRobin, none, 7).await, "abcabca");
    let uneven: [&[Step]; 3] = [&[Step(300, Ok(())); 9], &[Step(200, Ok(())); 9], &[Step(400, Ok(())); 9]];
    assert_eq!(choose(Policy::Fastest, uneven, 6).await, "abcbbb", "each once, then the fastest");
    let failing: [&[Step]; 3] = [&[Step(1, Err(&codes::PROVIDER_ERROR)); 9], &[], &[Step(400, Ok(())); 9]];
    assert_eq!(choose(Policy::Fastest, failing, 6).await, "abcbbb", "failing fast is not fast");
    let health = Policy::Weighted(Weights { price: 0.0, latency: 0.0, health: 1.0 });
    assert_eq!(choose(health, [&[DOWN], &[], &[]], 4).await, "abbb");
}

#[tokio::test(start_paused = true)]
async fn the_cheapest_is_that_of_late_or_the_declared_one() {
    let costs = |name: &str, model: &str| match (name, model) {
        ("a", "large") => Some(3.0),
        ("b", "large") => Some(2.0),
        ("a", "small") => Some(0.2),
        ("b", "small") => Some(0.3),
        _ => None,
    };
    let rules = Rules { policy: Policy::Cheapest, ..RULES };
    let run = async |bench: &Bench, model: &str| {
        let call = call();
        let ask = bench.pool.ask(&call, &ONCE).expect("an ask").about(model);
        let served = ask.serve(|provider| provider.take("x")).await.expect("an answer");
        let cost = costs(served.provider(), model);
        served.costing(cost).whole();
        bench.asked()
    };
    let bench = Bench::new(rules, &[&[], &[], &[]]);
    let mut asked = Vec::new();
    for model in ["large", "large", "large", "large", "small", "small", "small", "small", "large"] {
        asked.push(run(&bench, model).await);
    }
    assert_eq!(
        asked.concat(),
        "abcbabcab",
        "each once for each model, then the cheapest; who does not tell comes last"
    );
    advance(Duration::from_hours(1)).await;
    assert_eq!(run(&bench, "large").await, "a", "what is old is not believed");

    let mut bench = Bench::new(rules, &[&[], &[], &[]]);
    bench.pool = bench.pool.with_prices(move |name, _, model| costs(name, model).or(Some(9.0)));
    assert_eq!([run(&bench, "large").await, run(&bench, "small").await].concat(), "ba", "known beforehand");
}

#[tokio::test(start_paused = true)]
async fn a_second_is_asked_only_where_hedging_is_on() {
    type Row = (
        &'static str,
        Rules,
        &'static Route,
        [&'static [Step]; 3],
        &'static str,
        Result<&'static str, &'static str>,
        u64,
    );
    const SLOW: Step = Step(5_000, Ok(()));
    const LATE: Step = Step(3_000, Err(&codes::RATE_LIMITED));
    let hedge = Rules { hedge: Some(Duration::from_secs(2)), ..RULES };
    let table: &[Row] = &[
        ("off by default", RULES, &REPEATED, [&[SLOW], &[], &[]], "a", Ok("a:x"), 5_000),
        ("in time", hedge, &REPEATED, [&[Step(1_999, Ok(()))], &[], &[]], "a", Ok("a:x"), 1_999),
        ("late", hedge, &REPEATED, [&[SLOW], &[OK], &[]], "ab", Ok("b:x"), 2_010),
        ("both late: never a third", hedge, &REPEATED, [&[SLOW], &[SLOW], &[]], "ab", Ok("a:x"), 5_000),
        ("the second fails", hedge, &REPEATED, [&[SLOW], &[DOWN], &[]], "ab", Ok("a:x"), 5_000),
        ("both fail", hedge, &REPEATED, [&[LATE], &[DOWN], &[]], "abc", Ok("c:x"), 3_010),
        ("not where it may be done once", hedge, &ONCE, [&[SLOW], &[], &[]], "a", Ok("a:x"), 5_000),
    ];
    for (name, rules, route, scripts, asked, expected, ms) in table {
        let begun = Instant::now();
        let told = Bench::new(*rules, scripts).told(route, &call()).await;
        assert_eq!(told, ((*asked).to_owned(), expected.map(str::to_owned)), "{name}");
        assert_eq!(begun.elapsed(), Duration::from_millis(*ms), "{name}");
    }
}

/// A stream of these pieces.
struct Script(VecDeque<Result<&'static str, &'static ErrorCode>>);

impl futures_core::Stream for Script {
    type Item = Result<bytes::Bytes, Failure>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut std::task::Context<'_>) -> std::task::Poll<Option<Self::Item>> {
        let next = self.0.pop_front();
        std::task::Poll::Ready(next.map(|piece| piece.map(bytes::Bytes::from).map_err(Failure::of)))
    }
}

#[tokio::test(start_paused = true)]
async fn a_stream_counts_when_it_ends() {
    async fn drain(mut chunks: Chunks) -> usize {
        let mut count = 0;
        while let Some(Ok(_)) = poll_fn(|cx| chunks.as_mut().poll_next(cx)).await {
            count += 1;
        }
        count
    }
    let bench = Bench::new(RULES, &[&[], &[]]);
    let stream = async |pieces: &[Result<&'static str, &'static ErrorCode>]| {
        let (call, pieces) = (call(), pieces.iter().copied().collect());
        let script = Mutex::new(Some(Script(pieces)));
        let served = bench
            .pool
            .ask(&call, &REPEATED)
            .expect("an ask")
            .serve(|provider| {
                let script = script
                    .lock()
                    .expect("a script")
                    .take()
                    .expect("asked once: a stream that broke is not begun again");
                let begun = provider.take("x");
                Box::pin(async move { begun.await.map(|_| Streamed::<String>::Pieces(Box::pin(script))) })
            })
            .await
            .expect("a stream");
        let provider = served.provider();
        let Streamed::Pieces(chunks) = served.streamed_tagged() else { panic!("a stream") };
        (provider, drain(chunks).await)
    };
    let broken = [Ok("1"), Err(&codes::PROVIDER_ERROR)];
    assert_eq!(stream(&broken).await, ("a", 1));
    assert_eq!(stream(&[Ok("1"), Ok("2")]).await, ("a", 2), "well: the failures are not in a row");
    assert_eq!(stream(&broken).await, ("a", 1));
    assert_eq!(stream(&broken).await, ("a", 1));
    assert_eq!(stream(&[]).await, ("b", 0), "two in a row, though each began well");
    advance(OPEN).await;
    assert_eq!(stream(&broken).await, ("a", 1), "that one begins is enough for a trial");
    assert_eq!(stream(&[]).await, ("a", 0));
}

#[tokio::test(start_paused = true)]
async fn providers_are_counted() {
    let bench = Bench::new(RULES, &[&[DOWN, DOWN], &[REFUSED]]);
    for _ in 0..3 {
        let _ = bench.told(&REPEATED, &call()).await;
    }
    let page = format!("{:?}", bench.metrics);
    for (name, count) in [
        ("provider=\\\"a\\\",operation=\\\"chat\\\"", 2),
        ("provider=\\\"b\\\",operation=\\\"chat\\\"", 3),
        ("provider=\\\"a\\\",code=\\\"provider_error\\\"", 2),
        ("provider=\\\"b\\\",code=\\\"rejected\\\"", 1),
    ] {
        let at = page.find(name).unwrap_or_else(|| panic!("{name} in {page}"));
        let number: String = page[at + name.len()..]
            .chars()
            .skip_while(|c| !c.is_ascii_digit())
            .take_while(char::is_ascii_digit)
            .collect();
        assert_eq!(number, count.to_string(), "{name} in {page}");
    }
    let help = "Breakers of providers: 0 closed, 1 on trial, 2 open.";
    let level = |name| format!("{:?}", bench.metrics.gauge("prim_provider_breaker", help, &[("provider", name)]));
    assert_eq!([level("a"), level("b")], ["Gauge(2)", "Gauge(0)"]);
}

fn a_step() -> impl Strategy<Value = Step> {
    let ends = [Ok(()), Ok(()), Err(&codes::PROVIDER_ERROR), Err(&codes::RATE_LIMITED), Err(&codes::REJECTED)];
    (0..4_000_u64, prop::sample::select(ends.to_vec())).prop_map(|(ms, end)| Step(ms, end))
}

fn a_policy() -> impl Strategy<Value = Policy> {
    let weights = Weights { price: 0.5, latency: 0.3, health: 0.2 };
    prop::sample::select(vec![
        Policy::Only,
        Policy::Priority,
        Policy::RoundRobin,
        Policy::Cheapest,
        Policy::Fastest,
        Policy::Weighted(weights),
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// Whatever providers do: no call is lost, none is made twice at one provider, none is made again anywhere on a
    /// route that must not be repeated, and an answer is that of the last who was asked.
    #[test]
    fn no_call_is_lost_or_done_twice(
        policy in a_policy(),
        scripts in prop::collection::vec(prop::collection::vec(a_step(), 0..20), 1..4),
        calls in prop::collection::vec((any::<bool>(), 0..20_u64), 1..20),
        hedge in prop::option::of(1..3_u64),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().expect("a runtime");
        let scripts: Vec<&[Step]> = scripts.iter().map(Vec::as_slice).collect();
        let bench = Bench::new(Rules { policy, hedge: hedge.map(Duration::from_secs), ..RULES }, &scripts);
        runtime.block_on(async {
            for (repeats, wait) in calls {
                advance(Duration::from_secs(wait)).await;
                let route = if repeats { &REPEATED } else { &ONCE };
                let (asked, result) = bench.told(route, &call()).await;
                let mut each: Vec<char> = asked.chars().collect();
                each.sort_unstable();
                each.dedup();
                prop_assert_eq!(each.len(), asked.len(), "nobody twice");
                prop_assert!(repeats && policy != Policy::Only || asked.len() <= 1);
                match result {
                    Ok(answer) => {
                        let by = answer.chars().next().expect("a name");
                        prop_assert!(asked.contains(by));
                        prop_assert!(hedge.is_some() || asked.ends_with(by));
                    }
                    Err(code) => prop_assert_eq!(asked.is_empty(), code == "provider_unavailable"),
                }
            }
            Ok(())
        })?;
    }
}
