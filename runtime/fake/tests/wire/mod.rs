//! A client that knows nothing: it sends the bytes it is told and shows the bytes it gets.
#![allow(dead_code, reason = "each test binary uses a part of it")]

use prim_fake::Fake;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

pub(crate) async fn vendor() -> Fake {
    Fake::start(include_str!("../vendor.json")).await
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
    /// How the connection ended, if not in order.
    pub(crate) error: Option<std::io::ErrorKind>,
}

impl Reply {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().skip(1).filter_map(|line| line.split_once(": "));
        lines.filter(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    /// The places of the violations the fake lists.
    pub(crate) fn places(&self) -> Vec<String> {
        let listed = self.json()["violations"].as_array().cloned().unwrap_or_default();
        listed.iter().map(|violation| violation["place"].as_str().unwrap_or_default().to_owned()).collect()
    }
}

/// Opens a connection and sends a request, path relative to the fake's URL.
pub(crate) async fn begin(fake: &Fake, method: &str, path: &str, headers: &[&str], body: &[u8]) -> TcpStream {
    let url = fake.url();
    let rest = url.strip_prefix("http://").unwrap();
    let (host, base) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let mut request = format!("{method} {base}{path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n");
    for header in headers {
        request.push_str(header);
        request.push_str("\r\n");
    }
    if !body.is_empty() {
        let length = format!("content-length: {}\r\n", body.len());
        request.push_str(&length);
    }
    request.push_str("\r\n");
    let mut stream = TcpStream::connect(host).await.unwrap();
    stream.write_all(&[request.as_bytes(), body].concat()).await.unwrap();
    stream
}

/// Sends a request with a bearer token and reads the whole reply.
pub(crate) async fn send(fake: &Fake, method: &str, path: &str, headers: &[&str], body: &str) -> Reply {
    let mut all = vec!["authorization: Bearer k"];
    all.extend(headers);
    send_bare(fake, method, path, &all, body.as_bytes()).await
}

/// Sends a request without credentials.
pub(crate) async fn send_bare(fake: &Fake, method: &str, path: &str, headers: &[&str], body: &[u8]) -> Reply {
    read(begin(fake, method, path, headers, body).await).await
}

pub(crate) async fn read(mut stream: TcpStream) -> Reply {
    let mut bytes = Vec::new();
    let error = stream.read_to_end(&mut bytes).await.err().map(|error| error.kind());
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").map_or(bytes.len(), |at| at + 4);
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    let mut body = bytes[end..].to_vec();
    let is_chunked = head.to_lowercase().contains("transfer-encoding: chunked");
    if is_chunked {
        body = dechunk(&body);
    }
    Reply { status, head, body, error }
}

/// The content of complete chunks.
fn dechunk(mut bytes: &[u8]) -> Vec<u8> {
    let mut content = Vec::new();
    while let Some(end) = bytes.windows(2).position(|window| window == b"\r\n") {
        let size =
            std::str::from_utf8(&bytes[..end]).ok().and_then(|size| usize::from_str_radix(size, 16).ok()).unwrap_or(0);
        let Some(chunk) = bytes.get(end + 2..end + 2 + size) else {
            break;
        };
        content.extend_from_slice(chunk);
        bytes = bytes.get(end + 4 + size..).unwrap_or_default();
    }
    content
}
