//! Credentials on the wire, and tokens that are fetched, kept and renewed.

mod kit;

use std::sync::Arc;
use std::time::Duration;

use kit::{Server, Step, TestPace, body, header, json, line};
use prim_client::{Auth, Call, Client, ClientCredentials, Error, HeaderName, Method, Outgoing, Retry};
use prim_client::{SendCredentials, Signer, Signing};
use prim_json::{Secret, Value};

async fn send(auth: Auth) -> String {
    let mut server = Server::start([json("200 OK", "{}")]).await;
    let client = server.builder().auth(auth).build().expect("a client");
    call(&client).await.expect("an answer");
    server.request().await
}

async fn call(client: &Client) -> Result<prim_client::Reply<Value>, Error> {
    (Call::json(client.request("test", Method::POST, "/x?a=b")) as Call<Value>).await
}

fn secret(text: &str) -> Secret {
    Secret::new(text)
}

/// The basic pair is the example of RFC 7617 section 2.
#[tokio::test]
async fn credentials_go_where_they_belong() {
    let token = HeaderName::from_static("x-token");
    let authorization = HeaderName::from_static("authorization");
    let cases = [
        (Auth::bearer(&secret("t0k")), "authorization", "Bearer t0k"),
        (Auth::basic("Aladdin", &secret("open sesame")), "authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="),
        (Auth::basic_key(&secret("key")), "authorization", "Basic a2V5Og=="),
        (Auth::header(token, "", &secret("abc")), "x-token", "abc"),
        (Auth::header(authorization, "Token token=", &secret("abc")), "authorization", "Token token=abc"),
        (Auth::cookie("session", &secret("a;b")), "cookie", "session=a%3Bb"),
    ];
    for (auth, name, expected) in cases {
        assert_eq!(header(&send(auth).await, name), Some(expected));
    }
    let request = send(Auth::query("api key", &secret("a&b"))).await;
    assert_eq!(line(&request), "POST /x?a=b&api%20key=a%26b HTTP/1.1");
    let request = send(Auth::None).await;
    assert_eq!((header(&request, "authorization"), line(&request)), (None, "POST /x?a=b HTTP/1.1"));
}

#[tokio::test]
async fn several_go_together() {
    let request = send(Auth::All(vec![
        Auth::bearer(&secret("a")),
        Auth::header(HeaderName::from_static("x-account"), "", &secret("7")),
        Auth::query("k", &secret("v")),
        Auth::cookie("c", &secret("1")),
        Auth::cookie("d", &secret("2")),
    ]))
    .await;
    assert_eq!(header(&request, "authorization"), Some("Bearer a"));
    assert_eq!(header(&request, "x-account"), Some("7"));
    assert_eq!(header(&request, "cookie"), Some("c=1; d=2"));
    assert_eq!(line(&request), "POST /x?a=b&k=v HTTP/1.1");
}

#[tokio::test]
async fn a_call_may_have_its_own() {
    let mut server = Server::start([json("200 OK", "{}"), json("200 OK", "{}")]).await;
    let mut other = Server::start([json("200 OK", "{}")]).await;
    let client = server.builder().auth(Auth::bearer(&secret("a"))).build().expect("a client");
    let call = || Call::json(client.request("test", Method::GET, "/x")) as Call<Value>;
    call().auth(Auth::bearer(&secret("b"))).await.expect("an answer");
    assert_eq!(header(&server.request().await, "authorization"), Some("Bearer b"));
    call().auth(Auth::None).await.expect("an answer");
    assert_eq!(header(&server.request().await, "authorization"), None);
    call().server(&format!("{}/base", other.address)).await.expect("an answer");
    assert_eq!(line(&other.request().await), "GET /base/x HTTP/1.1");
}

#[tokio::test]
async fn a_secret_no_header_can_hold_is_told_without_showing_it() {
    let client =
        Client::builder("http://127.0.0.1:1").auth(Auth::bearer(&secret("hunter2\n"))).build().expect("a client");
    let error = call(&client).await.expect_err("unsendable");
    let text = format!("{error} {error:?}");
    assert!(matches!(error, Error::Credentials { .. }) && !text.contains("hunter2"), "{text}");
    assert!(text.contains("authorization"), "{text}");
}

/// Signs with the length of the body, to prove that it sees everything.
struct LengthSigner;

impl Signer for LengthSigner {
    fn sign<'a>(&'a self, request: &'a mut Outgoing) -> Signing<'a> {
        Box::pin(async move {
            let length = request.body.as_ref().map_or(0, bytes::Bytes::len);
            let seen = format!("{} {length} {}", request.method, request.headers.contains_key("authorization"));
            request.push_query("signed", "yes");
            request.set_secret_header(HeaderName::from_static("x-signature"), &seen)?;
            Ok(())
        })
    }
}

#[tokio::test]
async fn a_signer_comes_last() {
    let request = send(Auth::All(vec![Auth::signer(LengthSigner), Auth::bearer(&secret("a"))])).await;
    assert_eq!(header(&request, "x-signature"), Some("POST 0 true"));
    assert_eq!(line(&request), "POST /x?a=b&signed=yes HTTP/1.1");
}

fn token(name: &str, life: &str) -> Step {
    json("200 OK", &format!(r#"{{"access_token":"{name}","token_type":"bearer","expires_in":{life}}}"#))
}

fn credentials(tokens: &Server) -> ClientCredentials {
    ClientCredentials::new(format!("{}/token", tokens.address), "me&co", secret("s+cret")).field("scope", "read write")
}

struct OAuth {
    api: Server,
    tokens: Server,
    client: Client,
    pace: TestPace,
}

async fn oauth(api: Vec<Step>, tokens: Vec<Step>) -> OAuth {
    let (api, tokens) = (Server::start(api).await, Server::start(tokens).await);
    let pace = TestPace::default();
    let auth = Auth::OAuth2(Arc::new(credentials(&tokens)));
    let client = api.builder().auth(auth).pace(pace.clone()).retry(Retry::none()).build().expect("a client");
    OAuth { api, tokens, client, pace }
}

#[tokio::test]
async fn a_token_is_fetched_once_and_kept() {
    let ok = || json("200 OK", "{}");
    let mut it = oauth(vec![ok(), ok(), ok()], vec![token("t1", "3600"), token("t2", "\"3600\"")]).await;
    for _ in 0..2 {
        call(&it.client).await.expect("an answer");
        assert_eq!(header(&it.api.request().await, "authorization"), Some("Bearer t1"));
    }
    let request = it.tokens.request().await;
    assert_eq!(line(&request), "POST /token HTTP/1.1");
    assert_eq!(header(&request, "authorization"), None);
    let form = "grant_type=client_credentials&client_id=me%26co&client_secret=s%2Bcret&scope=read+write";
    assert_eq!(body(&request), form);
    it.pace.advance(Duration::from_secs(3541));
    call(&it.client).await.expect("an answer");
    assert_eq!(header(&it.api.request().await, "authorization"), Some("Bearer t2"));
}

#[tokio::test]
async fn the_secret_goes_as_the_endpoint_wants_it() {
    for (send, in_header, expected) in [
        (
            SendCredentials::Json,
            None,
            r#"{"grant_type":"client_credentials","client_id":"me&co","client_secret":"s+cret","scope":"read write"}"#,
        ),
        // me%26co:s%2Bcret, as RFC 6749 section 2.3.1 encodes it.
        (
            SendCredentials::Basic,
            Some("Basic bWUlMjZjbzpzJTJCY3JldA=="),
            "grant_type=client_credentials&scope=read+write",
        ),
    ] {
        let (api, mut tokens) = (Server::start([json("200 OK", "{}")]).await, Server::start([token("t", "60")]).await);
        let auth = Auth::OAuth2(Arc::new(credentials(&tokens).send_as(send)));
        call(&api.builder().auth(auth).build().expect("a client")).await.expect("an answer");
        let request = tokens.request().await;
        assert_eq!((header(&request, "authorization"), body(&request)), (in_header, expected));
    }
}

#[tokio::test]
async fn a_refused_token_is_replaced_once() {
    let refused = || json("401 Unauthorized", "{}");
    let mut it = oauth(vec![refused(), json("200 OK", "{}")], vec![token("old", "3600"), token("new", "3600")]).await;
    let reply = call(&it.client).await.expect("an answer");
    assert_eq!(reply.attempts(), 2);
    assert_eq!(header(&it.api.request().await, "authorization"), Some("Bearer old"));
    assert_eq!(header(&it.api.request().await, "authorization"), Some("Bearer new"));
    let mut it = oauth(vec![refused(), refused(), refused()], vec![token("a", "3600"), token("b", "3600")]).await;
    let error = call(&it.client).await.expect_err("refused twice");
    assert!(error.is_auth());
    assert_eq!((it.api.count(), it.tokens.count()), (2, 2));
}

#[tokio::test]
async fn one_renewal_runs_at_a_time() {
    let steps = (0..8).map(|_| json("200 OK", "{}")).collect();
    let mut it = oauth(steps, vec![token("t1", "3600"), token("t2", "3600")]).await;
    let calls: Vec<_> = (0..8)
        .map(|_| {
            let client = it.client.clone();
            tokio::spawn(async move { call(&client).await.map(|reply| reply.status()) })
        })
        .collect();
    for call in calls {
        call.await.expect("a task").expect("an answer");
    }
    assert_eq!(it.tokens.count(), 1);
}

#[tokio::test]
async fn a_good_token_outlives_a_failed_renewal() {
    let ok = || json("200 OK", "{}");
    let broken = || json("500 Internal Server Error", "{}");
    let mut it = oauth(vec![ok(), ok()], vec![token("t1", "3600"), broken(), broken()]).await;
    call(&it.client).await.expect("an answer");
    it.pace.advance(Duration::from_secs(3590));
    call(&it.client).await.expect("the old token is good for ten seconds more");
    assert_eq!(it.tokens.count(), 2);
    it.pace.advance(Duration::from_secs(11));
    let error = call(&it.client).await.expect_err("no token");
    assert!(matches!(error, Error::Credentials { .. }), "{error:?}");
    assert_eq!(error.status().map(|status| status.as_u16()), None);
    let text = error.to_string();
    assert_eq!(text, "test: there are no credentials: token: the answer was 500 Internal Server Error");
}
