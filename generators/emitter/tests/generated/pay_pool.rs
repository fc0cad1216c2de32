//! The generated pool of `pay` over providers that remember what they were asked. Copied beside the generated crate.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use prim_json::{Json, decode};
use prim_pay::pool::Pooled;
use prim_pay::{Provider, Reply, api};
use prim_service::{Call, Failure, Metrics, codes};

/// A vendor that gives every payment the id it was asked for, and fails for the id `down`.
struct Vendor {
    name: &'static str,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Vendor {
    fn note(&self, what: &str) {
        self.asked.lock().expect("a journal").push(format!("{} {what}", self.name));
    }

    fn payment(&self, id: &str) -> Result<api::Payment, Failure> {
        self.note(id);
        if id == "down" { Err(Failure::of(&codes::PROVIDER_ERROR)) } else { Ok(payment(id)) }
    }
}

fn made<T: Json>(text: &str) -> T {
    decode(text.as_bytes()).expect("a value of ours")
}

fn payment(id: &str) -> api::Payment {
    let rest = r#""status":"succeeded","amount":"1.00","currency":"usd","created_at":"2026-11-20T00:00:00Z""#;
    made(&format!(r#"{{"id":"{id}",{rest}}}"#))
}

impl Provider for Vendor {
    fn create_payment<'a>(&'a self, _: &'a Call, _: &'a api::CreatePayment) -> Reply<'a, api::Payment> {
        Box::pin(async { self.payment("new") })
    }

    fn get_payment<'a>(&'a self, _: &'a Call, input: &'a api::GetPaymentInput) -> Reply<'a, api::Payment> {
        Box::pin(async { self.payment(&input.id) })
    }

    fn list_payments<'a>(&'a self, _: &'a Call, input: &'a api::ListPaymentsInput) -> Reply<'a, api::PaymentPage> {
        Box::pin(async {
            self.note(input.cursor.as_deref().unwrap_or("begin"));
            Ok(api::PaymentPage { data: vec![payment("p1"), payment("p2")], next_cursor: Some("p2".to_owned()).into() })
        })
    }

    fn cancel_payment<'a>(&'a self, _: &'a Call, input: &'a api::CancelPaymentInput) -> Reply<'a, api::Payment> {
        Box::pin(async { self.payment(&input.id) })
    }

    fn refund<'a>(&'a self, _: &'a Call, input: &'a api::CreateRefund) -> Reply<'a, api::Refund> {
        Box::pin(async {
            self.note(&input.payment);
            let payment = &input.payment;
            let text = format!(r#"{{"id":"re","payment":"{payment}","status":"succeeded","amount":"1","currency":"usd"}}"#);
            Ok(made(&text))
        })
    }

    fn payment_link<'a>(&'a self, _: &'a Call, _: &'a api::CreateLink) -> Reply<'a, api::Link> {
        Box::pin(async { Err(Failure::of(&codes::NOT_SUPPORTED)) })
    }
}

fn call(operation: &'static str, provider: Option<&str>) -> Call {
    Call {
        request_id: "r".to_owned(),
        operation,
        payer: None,
        price: None,
        idempotency_key: None,
        provider: provider.map(str::to_owned),
        deadline: (Instant::now() + Duration::from_secs(60)).into(),
    }
}

#[tokio::test]
async fn ids_and_pages_find_their_provider() {
    let asked = Arc::new(Mutex::new(Vec::new()));
    let vendor = |name| {
        let provider: Arc<dyn Provider> = Arc::new(Vendor { name, asked: Arc::clone(&asked) });
        (name, provider)
    };
    let pool = Pooled::new(vec![vendor("stripe"), vendor("square")], &Metrics::default()).expect("a pool");
    let take = || std::mem::take(&mut *asked.lock().expect("a journal")).join(", ");

    let get = call("get_payment", None);
    for (id, told, answer) in [
        ("p", "stripe p", Ok("stripe.p")),
        ("square.p", "square p", Ok("square.p")),
        ("stripe.p", "stripe p", Ok("stripe.p")),
        ("square.down", "square down", Err("provider_error")),
    ] {
        let found = pool.get_payment(&get, &made(&format!(r#"{{"id":"{id}"}}"#))).await;
        assert_eq!(found.as_ref().map(|found| found.id.as_str()).map_err(|failure| failure.code().code), answer);
        assert_eq!(take(), told);
    }

    let refund = |payment: &str| made(&format!(r#"{{"payment":"{payment}","currency":"usd"}}"#));
    let done = pool.refund(&call("refund", None), &refund("square.p")).await.expect("a refund");
    assert_eq!((done.id.as_str(), done.payment.as_deref()), ("square.re", Some("square.p")));
    assert_eq!(take(), "square p", "the vendor sees its own id");
    let mixed = pool.refund(&call("refund", Some("stripe")), &refund("square.p")).await.expect_err("two providers");
    assert_eq!((mixed.code().code, take().as_str()), ("invalid_request", ""));

    let first = pool.list_payments(&call("list_payments", Some("square")), &made("{}")).await.expect("a page");
    let page = prim_json::encode(&first);
    assert!(page.contains(r#""next_cursor":"square.p2""#) && page.contains(r#""id":"square.p1""#), "{page}");
    assert_eq!(take(), "square begin");
    let more = pool.list_payments(&call("list_payments", None), &made(r#"{"cursor":"square.p2"}"#)).await;
    assert_eq!((more.is_ok(), take().as_str()), (true, "square p2"), "it goes on where it began");

    let other = pool.get_payment(&call("get_payment", Some("adyen")), &made(r#"{"id":"p"}"#)).await.expect_err("unknown");
    assert_eq!(other.message(), "Prim-Provider: must name a provider that is enabled: stripe, square");
}
