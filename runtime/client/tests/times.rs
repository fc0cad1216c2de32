//! Each time of a call, on servers that stall; and streams that outlive it.

mod kit;

use std::time::Duration;

use kit::{Server, Step, head};
#[cfg(feature = "tls")]
use prim_client::Client;
use prim_client::{ByteStream, Call, Error, Method, Phase, Reply, Retry, Timeouts};
use prim_json::Value;

/// Short enough to wait for; the server never answers, so nothing races it.
const SHORT: Option<Duration> = Some(Duration::from_millis(40));

const NEVER: Timeouts = Timeouts { connect: None, first_byte: None, idle: None, total: None };

async fn phase(step: Step, timeouts: Timeouts) -> Option<Phase> {
    let mut server = Server::start([step]).await;
    let client = server.builder().retry(Retry::none()).timeouts(timeouts).build().expect("a client");
    let outcome = (Call::json(client.request("test", Method::GET, "/x")) as Call<Value>).await;
    let phase = match outcome {
        Err(Error::Timeout { phase, .. }) => Some(phase),
        other => panic!("{other:?}"),
    };
    // The connection is closed, not leaked.
    server.gone.recv().await.expect("the client hung up");
    phase
}

#[tokio::test]
async fn each_time_is_named() {
    let silent = || Step::Stall(Vec::new());
    let begun = || Step::Stall([head("application/json"), b"[1,".to_vec()].concat());
    assert_eq!(phase(silent(), Timeouts { first_byte: SHORT, ..NEVER }).await, Some(Phase::FirstByte));
    assert_eq!(phase(silent(), Timeouts { total: SHORT, ..NEVER }).await, Some(Phase::Total));
    assert_eq!(phase(begun(), Timeouts { idle: SHORT, ..NEVER }).await, Some(Phase::Idle));
    assert_eq!(phase(begun(), Timeouts { total: SHORT, ..NEVER }).await, Some(Phase::Total));
    // Each drop resets the idle time, so only the total can end it.
    let drip = Step::Drip([head("application/json"), b"[1,".to_vec()].concat());
    let patient = Timeouts { idle: Some(Duration::from_secs(100)), total: SHORT, ..NEVER };
    assert_eq!(phase(drip, patient).await, Some(Phase::Total));
    let first_byte = Timeouts { first_byte: SHORT, total: Some(Duration::from_secs(100)), ..NEVER };
    assert_eq!(phase(silent(), first_byte).await, Some(Phase::FirstByte));
}

/// The server takes the connection and never says a word of TLS: to the caller there is no connection yet.
#[cfg(feature = "tls")]
#[tokio::test]
async fn a_connection_that_cannot_be_made_in_time() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let base = format!("https://{}", listener.local_addr().expect("an address"));
    let client = Client::builder(base).retry(Retry::none()).timeouts(Timeouts { connect: SHORT, ..NEVER });
    let client = client.build().expect("a client");
    let outcome = (Call::json(client.request("test", Method::GET, "/x")) as Call<Value>).await;
    assert!(matches!(outcome, Err(Error::Timeout { phase: Phase::Connect, .. })), "{outcome:?}");
}

/// Times as long as can be said are no times, and no overflow either.
#[tokio::test]
async fn endless_times_are_endless() {
    let server = Server::start([kit::json("503 Busy", ""), kit::json("200 OK", "[1]")]).await;
    let most = Some(Duration::MAX);
    let timeouts = Timeouts { connect: Some(Duration::from_secs(9)), first_byte: most, idle: most, total: most };
    let client = server.builder().timeouts(timeouts).pace(kit::TestPace::default()).build().expect("a client");
    (Call::json(client.request("test", Method::GET, "/x")) as Call<Value>).await.expect("an answer");
}

#[tokio::test]
async fn a_call_has_its_own_time() {
    let server = Server::start([Step::Stall(Vec::new())]).await;
    let call = Call::json(server.client().request("test", Method::GET, "/x")) as Call<Value>;
    let error = call.timeout(Duration::from_millis(40)).await.expect_err("too late");
    assert!(error.is_timeout());
    assert_eq!(error.to_string(), "test: the call took too long");
}

#[tokio::test]
async fn a_refusal_whose_body_stalls_is_still_a_refusal() {
    let bytes = b"HTTP/1.1 500 Oops\r\ncontent-length: 10\r\n\r\npart".to_vec();
    let server = Server::start([Step::Stall(bytes)]).await;
    let client = server.builder().retry(Retry::none()).timeouts(Timeouts { idle: SHORT, ..NEVER });
    let client = client.build().expect("a client");
    let error = (Call::json(client.request("test", Method::GET, "/x")) as Call<Value>).await.expect_err("refused");
    assert_eq!((error.is_server(), error.raw().as_ref()), (true, &b"part"[..]));
}

#[tokio::test]
async fn dropping_a_call_closes_its_connection() {
    let mut server = Server::start([Step::Stall(Vec::new())]).await;
    let client = server.client();
    let call = Call::json(client.request("test", Method::GET, "/x")) as Call<Value>;
    let sending = tokio::spawn(std::future::IntoFuture::into_future(call));
    server.request().await;
    sending.abort();
    server.gone.recv().await.expect("the client hung up");
}

async fn stream(server: &Server, timeouts: Timeouts) -> Reply<ByteStream> {
    let client = server.builder().retry(Retry::none()).timeouts(timeouts).build().expect("a client");
    let call: Call<ByteStream> = Call::bytes(client.request("test", Method::GET, "/x"));
    call.await.expect("a stream")
}

#[tokio::test]
async fn a_stream_that_stalls_says_so_and_ends() {
    let mut server = Server::start([Step::Stall([head("x/y"), b"piece".to_vec()].concat())]).await;
    let mut bytes = stream(&server, Timeouts { idle: SHORT, ..NEVER }).await.into_value();
    assert_eq!(bytes.next().await.expect("a piece").expect("a piece"), "piece");
    let stalled = bytes.next().await.expect("an error");
    assert!(matches!(stalled, Err(Error::Timeout { phase: Phase::Idle, .. })), "{stalled:?}");
    assert!(bytes.next().await.is_none());
    drop(bytes);
    server.gone.recv().await.expect("the client hung up");
}

#[tokio::test]
async fn the_readers_own_time_is_not_the_vendors() {
    let server = Server::start([Step::Send(vec![[head("x/y"), b"one".to_vec()].concat(), b"two".to_vec()])]).await;
    let idle = Duration::from_millis(200);
    let mut bytes = stream(&server, Timeouts { idle: Some(idle), ..NEVER }).await.into_value();
    let mut all = bytes.next().await.expect("a piece").expect("a piece").to_vec();
    tokio::time::sleep(idle * 2).await;
    while let Some(piece) = bytes.next().await {
        all.extend(piece.expect("a piece"));
    }
    assert_eq!(all, b"onetwo");
}

#[tokio::test]
async fn the_total_time_does_not_cut_a_healthy_stream() {
    let server = Server::start([Step::Stall([head("x/y"), b"piece".to_vec()].concat())]).await;
    let total = Duration::from_millis(100);
    let mut bytes = stream(&server, Timeouts { total: Some(total), ..NEVER }).await.into_value();
    bytes.next().await.expect("a piece").expect("a piece");
    let quiet = tokio::time::timeout(total * 2, bytes.next()).await;
    assert!(quiet.is_err(), "the stream still waits for its vendor");
}

#[tokio::test]
async fn dropping_a_stream_closes_its_connection() {
    let mut server = Server::start([Step::Stall(head("x/y"))]).await;
    drop(stream(&server, NEVER).await);
    server.gone.recv().await.expect("the client hung up");
}

#[tokio::test]
async fn the_smaller_of_two_times_counts() {
    let long = Some(Duration::from_hours(1));
    for (own, client, budget) in [(None, long, SHORT), (long, None, SHORT), (SHORT, None, long), (None, SHORT, long)] {
        let mut server = Server::start([Step::Stall(Vec::new())]).await;
        let timeouts = Timeouts { total: client, ..NEVER };
        let client = server.builder().retry(Retry::none()).timeouts(timeouts).build().expect("a client");
        let mut call: Call<Value> = Call::json(client.request("test", Method::GET, "/x"));
        if let Some(own) = own {
            call = call.timeout(own);
        }
        let outcome = call.within(budget.unwrap_or_default()).await;
        assert!(matches!(outcome, Err(Error::Timeout { phase: Phase::Total, .. })), "{outcome:?}");
        server.gone.recv().await.expect("the client hung up");
    }
}
