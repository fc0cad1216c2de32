//! A server that does as it is told, one script step a connection, and remembers every byte it was sent.
#![allow(dead_code, unreachable_pub, reason = "each test uses a part")]

use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use prim_client::{Builder, Client, Pace, Retry};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;

/// What the server does once a request has come in whole.
#[derive(Clone)]
pub enum Step {
    /// Sends these bytes, piece by piece, and closes.
    Send(Vec<Vec<u8>>),
    /// Sends these bytes and then nothing more, until the client goes.
    Stall(Vec<u8>),
    /// Sends these bytes and resets the connection.
    Reset(Vec<u8>),
    /// Sends these bytes and then a blank every few milliseconds, until the client goes.
    Drip(Vec<u8>),
}

/// An answer of JSON.
pub fn json(status: &str, body: &str) -> Step {
    answer(status, "content-type: application/json\r\n", body)
}

/// An answer with headers of its own.
pub fn answer(status: &str, headers: &str, body: &str) -> Step {
    raw(format!("HTTP/1.1 {status}\r\n{headers}content-length: {}\r\nconnection: close\r\n\r\n{body}", body.len()))
}

/// These bytes at once.
pub fn raw(bytes: impl Into<Vec<u8>>) -> Step {
    Step::Send(vec![bytes.into()])
}

/// The head of an answer that ends with the connection.
pub fn head(content_type: &str) -> Vec<u8> {
    format!("HTTP/1.1 200 OK\r\ncontent-type: {content_type}\r\nconnection: close\r\n\r\n").into_bytes()
}

pub struct Server {
    pub address: String,
    requests: mpsc::UnboundedReceiver<String>,
    /// Says when the client has closed a stalled connection.
    pub gone: mpsc::UnboundedReceiver<()>,
}

impl Server {
    /// Answers the first connection with the first step, and so on. Further connections are dropped.
    pub async fn start(steps: impl IntoIterator<Item = Step>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let (sender, requests) = mpsc::unbounded_channel();
        let (gone_sender, gone) = mpsc::unbounded_channel();
        let mut steps: VecDeque<Step> = steps.into_iter().collect();
        tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                let Some(step) = steps.pop_front() else { continue };
                tokio::spawn(serve(socket, step, sender.clone(), gone_sender.clone()));
            }
        });
        Self { address, requests, gone }
    }

    /// The next request that came, head and body.
    pub async fn request(&mut self) -> String {
        self.requests.recv().await.expect("a request")
    }

    /// How many requests have come that were not asked for yet.
    pub fn count(&mut self) -> usize {
        std::iter::from_fn(|| self.requests.try_recv().ok()).count()
    }

    pub fn builder(&self) -> Builder {
        Client::builder(self.address.clone())
    }

    /// A client that does not try again.
    pub fn client(&self) -> Client {
        self.builder().retry(Retry::none()).build().expect("a client")
    }
}

async fn serve(
    mut socket: TcpStream,
    step: Step,
    requests: mpsc::UnboundedSender<String>,
    gone: mpsc::UnboundedSender<()>,
) {
    let request = read_request(&mut socket).await;
    let _ = requests.send(String::from_utf8_lossy(&request).into_owned());
    match step {
        Step::Send(pieces) => {
            for piece in pieces {
                let _ = socket.write_all(&piece).await;
                let _ = socket.flush().await;
                tokio::task::yield_now().await;
            }
            let _ = socket.shutdown().await;
        }
        Step::Stall(bytes) => {
            let _ = socket.write_all(&bytes).await;
            let mut byte = [0];
            while matches!(socket.read(&mut byte).await, Ok(1..)) {}
            let _ = gone.send(());
        }
        Step::Drip(bytes) => {
            let mut sent = socket.write_all(&bytes).await;
            while sent.is_ok() {
                tokio::time::sleep(Duration::from_millis(5)).await;
                sent = socket.write_all(b" ").await;
            }
            let _ = gone.send(());
        }
        Step::Reset(bytes) => {
            let _ = socket.write_all(&bytes).await;
            let _ = socket.set_zero_linger();
        }
    }
}

/// Reads a head, and the body its length or its chunks promise.
async fn read_request(socket: &mut TcpStream) -> Vec<u8> {
    let mut request = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&request).to_ascii_lowercase();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse::<usize>().ok());
            let is_chunked = head.contains("transfer-encoding: chunked");
            if (is_chunked && body.ends_with("0\r\n\r\n")) || (!is_chunked && body.len() >= length.unwrap_or(0)) {
                return request;
            }
        }
        match socket.read(&mut buffer).await {
            Ok(0) | Err(_) => return request,
            Ok(length) => request.extend_from_slice(&buffer[..length]),
        }
    }
}

/// The line of a header in a request.
pub fn header<'r>(request: &'r str, name: &str) -> Option<&'r str> {
    let head = request.split("\r\n\r\n").next()?;
    head.lines().find_map(|line| {
        let (found, value) = line.split_once(": ")?;
        found.eq_ignore_ascii_case(name).then_some(value)
    })
}

/// What follows the head of a request.
pub fn body(request: &str) -> &str {
    request.split_once("\r\n\r\n").map_or("", |(_, body)| body)
}

/// The first line of a request.
pub fn line(request: &str) -> &str {
    request.lines().next().unwrap_or_default()
}

/// A clock that stands until it is moved, dice that always fall the same, and pauses that take no time.
#[derive(Clone, Default)]
pub struct TestPace {
    pub pauses: Arc<Mutex<Vec<Duration>>>,
    pub elapsed: Arc<Mutex<Duration>>,
}

impl TestPace {
    pub fn pauses(&self) -> Vec<u128> {
        self.pauses.lock().expect("a lock").iter().map(Duration::as_millis).collect()
    }

    pub fn advance(&self, time: Duration) {
        *self.elapsed.lock().expect("a lock") += time;
    }
}

impl Pace for TestPace {
    fn now(&self) -> SystemTime {
        // 2015-08-30T12:36:00Z, the time of the vectors AWS publishes.
        UNIX_EPOCH + Duration::from_mins(24_015_636) + *self.elapsed.lock().expect("a lock")
    }

    fn jitter(&self) -> f64 {
        1.0
    }

    fn pause(&self, length: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        self.pauses.lock().expect("a lock").push(length);
        Box::pin(std::future::ready(()))
    }
}
