//! Requests nobody should send: they get an answer or an end, and the service goes on.

mod sample;

use prim_service::test::{Payment, TestApp};
use sample::App;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

const NO_ENV: [(&str, &str); 0] = [];

/// Numbers that look random and are the same every time (Knuth's linear congruential generator).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % bound.max(1)
    }

    /// Replaces, removes, doubles or inserts a few bytes.
    fn mangle(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut mangled = bytes.to_vec();
        for _ in 0..=self.below(3) {
            let at = self.below(mangled.len());
            let byte = u8::try_from(self.below(256)).unwrap_or(0);
            match self.below(4) {
                0 => mangled.insert(at, byte),
                1 if !mangled.is_empty() => drop(mangled.remove(at)),
                2 => mangled = [&mangled[..at], &mangled[at..], &mangled[at..]].concat(),
                _ => mangled.iter_mut().skip(at).take(1).for_each(|old| *old = byte),
            }
        }
        mangled
    }
}

#[tokio::test]
async fn mangled_payments_are_judged() {
    use base64::Engine as _;
    let app = TestApp::start::<App>(NO_ENV).await;
    let offer = app.post("/v1/echo").json(r#""hi""#).send().await.offer();
    let mut dice = Dice(1);
    for round in 0..2000 {
        let payment = Payment::of(&offer);
        // Every other one is mangled before it is encoded.
        let header = if round % 2 == 0 {
            base64::engine::general_purpose::STANDARD.encode(dice.mangle(payment.payload.to_string().as_bytes()))
        } else {
            let mangled = dice.mangle(payment.header().as_bytes());
            mangled.into_iter().filter(u8::is_ascii_graphic).map(char::from).collect()
        };
        let address = format!("10.{}.{}.1", round / 250, round % 250);
        let request = app.post("/v1/echo").header("x-forwarded-for", &address).json(r#""hi""#);
        let reply = request.payment(header).send().await;
        assert!(matches!(reply.status, 200 | 400 | 402), "{} {}", reply.status, reply.text());
    }
    let asked = app.facilitator.asked(prim_service::Step::Verify);
    let demand = &offer["accepts"][0];
    assert!(asked.iter().all(|asked| asked["paymentRequirements"] == *demand), "only ever our own demand");
}

#[tokio::test]
async fn mangled_inputs_are_judged() {
    let app = TestApp::start::<App>(NO_ENV).await;
    let mut dice = Dice(2);
    for _ in 0..500 {
        let query = String::from_utf8_lossy(&dice.mangle(b"limit=5&x=%41+b")).into_owned();
        let query: String =
            query.chars().filter(char::is_ascii_graphic).filter(|c| !"#\"<>\\^`{|}".contains(*c)).collect();
        let reply = app.get(&format!("/v1/items/7?{query}")).send().await;
        assert!(matches!(reply.status, 200 | 400), "{query} {}", reply.text());
    }
}

#[tokio::test]
async fn mangled_connections_do_no_harm() {
    let app = TestApp::start::<App>(NO_ENV).await;
    let address = app.listen().await;
    let whole = b"POST /v1/echo?a=b HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\nx-request-id: 1\r\ncontent-length: 4\r\n\r\n\"hi\"";
    let mut dice = Dice(3);
    for _ in 0..300 {
        let mut caller = TcpStream::connect(address).await.unwrap();
        // The service may hang up at any point.
        let _ = caller.write_all(&dice.mangle(whole)).await;
        let _ = caller.shutdown().await;
        let mut reply = Vec::new();
        let _ = caller.read_to_end(&mut reply).await;
        let reply = String::from_utf8_lossy(&reply);
        assert!(reply.is_empty() || reply.starts_with("HTTP/1."), "{reply}");
    }
    assert_eq!(app.get("/").send().await.status, 200);
    assert!(app.get("/metrics").send().await.text().contains("prim_requests_in_flight 1\n"), "nothing is left behind");
}
