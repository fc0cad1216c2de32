//! What is traced of a call: its course, and no secrets.

mod kit;

use std::fmt::{self, Write as _};
use std::sync::{Arc, Mutex};

use kit::{Server, TestPace, json};
use prim_client::{Auth, Call, Method, Style};
use prim_json::{Secret, Value};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// Writes down every span and event of this crate and of those below it.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<String>>);

impl Log {
    fn line(&self, metadata: &Metadata<'_>, record: impl FnOnce(&mut Line)) {
        let mut line = Line(String::new());
        record(&mut line);
        let mut log = self.0.lock().expect("a lock");
        let _ = writeln!(log, "{} {}{}", metadata.target(), metadata.name(), line.0);
    }
}

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        let _ = write!(self.0, " {field}={value:?}");
    }
}

impl Subscriber for Log {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.line(span.metadata(), |line| span.record(line));
        Id::from_u64(1)
    }

    fn event(&self, event: &Event<'_>) {
        self.line(event.metadata(), |line| event.record(line));
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn the_course_of_a_call_is_traced_without_secrets() {
    let log = Log::default();
    let guard = tracing::subscriber::set_default(log.clone());
    let server = Server::start([json("503 Service Unavailable", "hunter2"), json("200 OK", "\"hunter2\"")]).await;
    let auth = Auth::All(vec![Auth::query("key", &Secret::new("hunter2")), Auth::bearer(&Secret::new("hunter2"))]);
    let client = server.builder().auth(auth).pace(TestPace::default()).build().expect("a client");
    let mut request = client.request("list_things", Method::GET, "/x/{id}");
    request.path("id", &"hunter2".to_owned(), Style::SIMPLE);
    request.query("q", &"hunter2".to_owned(), Style::FORM);
    (Call::json(request) as Call<Value>).await.expect("an answer");
    drop(guard);
    let text = log.0.lock().expect("a lock").clone();
    let ours: Vec<&str> = text.lines().filter(|line| line.starts_with("prim_client")).collect();
    let [span, failed, answered] = ours.as_slice() else { panic!("{text}") };
    assert!(
        span.contains("call") && span.contains("operation=\"list_things\"") && span.contains("method=GET"),
        "{span}"
    );
    assert!(failed.contains("attempt=1") && failed.contains("status=503") && failed.contains("ms="), "{failed}");
    assert!(answered.contains("attempt=2") && answered.contains("status=200"), "{answered}");
    assert!(!text.contains("hunter2"), "{text}");
}
