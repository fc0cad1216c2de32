//! The fake, as tests use it.

use std::net::SocketAddr;
use std::sync::Arc;

use serde_json::Value;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::answer::{self, Answer, Content, Wish};
use crate::check::{Credential, Judge};
use crate::document::{Operation, read_document};
use crate::fault::{Fault, FaultRule};
use crate::journal::Call;
use crate::script::{Act, Rule, Shared};

/// A vendor that follows its document, on a port of this machine, until it is dropped.
///
/// Methods that name an operation panic when the document has none of that name, with the names it has.
#[derive(Debug)]
pub struct Fake {
    shared: Arc<Shared>,
    address: SocketAddr,
    server: JoinHandle<std::convert::Infallible>,
}

impl Drop for Fake {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl Fake {
    /// Starts a fake of an OpenAPI 3.1 document on a free port. Panics if the document is unusable.
    pub async fn start(document: &str) -> Self {
        Self::start_on(document, 0).await.unwrap_or_else(|problem| panic!("the fake cannot start: {problem}"))
    }

    /// Starts a fake on a port; 0 for a free one.
    pub async fn start_on(document: &str, port: u16) -> Result<Self, String> {
        let document = read_document(document)?;
        let judge = Judge::new(&document.root)?;
        let listener = TcpListener::bind(("127.0.0.1", port))
            .await
            .map_err(|error| format!("cannot listen on port {port}: {error}"))?;
        let address = listener.local_addr().map_err(|error| error.to_string())?;
        let shared = Arc::new(Shared::new(document, judge));
        let server = tokio::spawn(crate::serve::accept(listener, Arc::clone(&shared)));
        Ok(Self { shared, address, server })
    }

    /// Where clients should be pointed: this machine, with the path of the document's first server.
    pub fn url(&self) -> String {
        format!("{}{}", self.origin(), self.shared.document.base)
    }

    /// This machine and port, without a path.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Ids of all operations, sorted.
    pub fn operations(&self) -> Vec<&str> {
        self.shared.document.operations.iter().map(|operation| operation.id.as_str()).collect()
    }

    /// Demands a credential of every request, except where the document asks for none. May be called several times; all
    /// of them are then needed. Without it, any credential of the document's schemes will do.
    pub fn expect(&self, credential: Credential) {
        self.shared.state().expected.push(credential);
    }

    /// Makes a fault happen to the `call`-th call (from 1) of an operation.
    pub fn fault(&self, operation: &str, call: u32, fault: Fault) {
        self.rule(operation, Some(call), Act::Fault(fault));
    }

    /// Makes a fault happen to every call of an operation.
    pub fn fault_always(&self, operation: &str, fault: Fault) {
        self.rule(operation, None, Act::Fault(fault));
    }

    /// Adds a rule read from text. Says what is wrong with it.
    pub fn add_rule(&self, rule: FaultRule) -> Result<(), String> {
        let FaultRule { operation, call, fault } = rule;
        if self.shared.document.operation(&operation).is_none() {
            return Err(format!("the document has no operation {operation}; it has {}", self.operations().join(", ")));
        }
        self.rule(&operation, call, Act::Fault(fault));
        Ok(())
    }

    /// Answers every call of an operation with this JSON.
    pub fn answer(&self, operation: &str, json: Value) {
        let answer = answer::given(&self.shared.document, &self.shared.judge, self.operation(operation), json);
        self.rule(operation, None, Act::Answer(Box::new(answer)));
    }

    /// Answers the `call`-th call of an operation with this JSON.
    pub fn answer_at(&self, operation: &str, call: u32, json: Value) {
        let answer = answer::given(&self.shared.document, &self.shared.judge, self.operation(operation), json);
        self.rule(operation, Some(call), Act::Answer(Box::new(answer)));
    }

    /// Answers every call of an operation with a stream of these events (text is sent as it is), then the done marker of
    /// the document.
    pub fn events(&self, operation: &str, events: &[Value]) {
        let answer = answer::given_events(&self.shared.document, &self.shared.judge, self.operation(operation), events);
        self.rule(operation, None, Act::Answer(Box::new(answer)));
    }

    /// Answers a request the document knows nothing of, such as one for a token.
    pub fn also(&self, method: &str, path: &str, status: u16, json: Value) {
        let content = Content::Json { value: json, schema: None };
        let answer = Answer { status, headers: Vec::new(), content_type: Some("application/json".to_owned()), content };
        self.shared.state().canned.insert(format!("{method} {path}"), answer);
    }

    /// The JSON an operation is answered with by itself; null if its answer is not JSON.
    pub fn sample(&self, operation: &str) -> Value {
        match self.shared.answer(self.operation(operation), Wish::Whole).content {
            Content::Json { value, .. } => value,
            Content::Nothing | Content::Bytes(_) | Content::Messages { .. } | Content::Huge(_) => Value::Null,
        }
    }

    /// What is wrong with the answers the fake makes by itself, by the document's own schemas: a list of texts, empty where
    /// all is well. Documents contradict themselves more often than one would think.
    pub fn doubts(&self) -> Vec<String> {
        let mut doubts: Vec<String> =
            self.shared.judge.unusable.iter().map(|pattern| format!("pattern {pattern} is not understood")).collect();
        for operation in &self.shared.document.operations {
            let answer = self.shared.answer(operation, Wish::Whole);
            if let Content::Json { value, schema: Some(pointer) } = answer.content {
                let faults = self.shared.judge.faults(&pointer, &value);
                doubts.extend(faults.into_iter().map(|(path, message)| format!("{} {path}: {message}", operation.id)));
            }
        }
        doubts
    }

    /// The calls of an operation so far. For a path outside the document, its name is `METHOD /path`.
    pub fn calls(&self, operation: &str) -> Vec<Call> {
        if !operation.contains(' ') {
            self.operation(operation);
        }
        self.shared.state().calls.iter().filter(|call| call.operation == operation).cloned().collect()
    }

    /// All calls so far.
    pub fn all_calls(&self) -> Vec<Call> {
        self.shared.state().calls.clone()
    }

    /// Waits for the `number`-th call (from 1) of an operation.
    pub async fn called(&self, operation: &str, number: usize) -> Call {
        loop {
            let mut noted = std::pin::pin!(self.shared.noted.notified());
            // Listening begins before looking, so that no call is missed in between.
            noted.as_mut().enable();
            if let Some(call) = number.checked_sub(1).and_then(|at| self.calls(operation).get(at).cloned()) {
                return call;
            }
            noted.await;
        }
    }

    /// The calls after the first `known`, waiting until there is one.
    pub async fn all_calls_after(&self, known: usize) -> Vec<Call> {
        loop {
            let mut noted = std::pin::pin!(self.shared.noted.notified());
            noted.as_mut().enable();
            let calls = self.shared.state().calls.get(known..).map(<[Call]>::to_vec).unwrap_or_default();
            if !calls.is_empty() {
                return calls;
            }
            noted.await;
        }
    }

    /// Panics with a report if any request was not what the document asks for.
    #[track_caller]
    pub fn assert_clean(&self) {
        let bad: Vec<String> =
            self.all_calls().iter().filter(|call| !call.violations.is_empty()).map(ToString::to_string).collect();
        assert!(
            bad.is_empty(),
            "{} of {} requests differ from the document:\n{}",
            bad.len(),
            self.all_calls().len(),
            bad.join("\n")
        );
    }

    /// Panics with a list of all calls unless an operation was called so many times.
    #[track_caller]
    pub fn assert_calls(&self, operation: &str, count: usize) {
        let found = self.calls(operation).len();
        let all: Vec<String> = self.all_calls().iter().map(ToString::to_string).collect();
        assert!(found == count, "{operation} was called {found} times, not {count}. All calls:\n{}", all.join("\n"));
    }

    /// Panics unless every call of an operation carried a header with one and the same value, and there was a call.
    #[track_caller]
    pub fn assert_same_header(&self, operation: &str, name: &str) {
        let calls = self.calls(operation);
        let values: Vec<Option<&str>> = calls.iter().map(|call| call.header(name)).collect();
        let is_same = values.first().is_some_and(|first| first.is_some() && values.iter().all(|value| value == first));
        assert!(is_same, "{operation} was called with {name} of {values:?}");
    }

    fn operation(&self, id: &str) -> &Operation {
        let known = self.shared.document.operation(id);
        known.unwrap_or_else(|| panic!("the document has no operation {id}; it has {}", self.operations().join(", ")))
    }

    fn rule(&self, operation: &str, call: Option<u32>, act: Act) {
        let known = self.shared.state().canned.contains_key(operation);
        if !known {
            self.operation(operation);
        }
        self.shared.state().rules.push(Rule { operation: operation.to_owned(), call, act });
    }
}
