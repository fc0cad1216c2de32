//! What a vendor may do wrong, and what our callers are told of it.
//!
//! In: a call with its rules. Out: faults for the fake, each with our code. This is what the documentation of manifests says:
//! rules for codes and words come first, then those for statuses, the first counts; then 429 is `rate_limited`, a
//! deadline `provider_timeout`, and everything else `provider_error`.

use model::Value;
use model::api::{Answer, Operation, Status};
use model::mapping::{Call, ErrorRules, Failure};
use model::prim::{Auth, Connection, Idempotency, KeyPlace, Prim, Provider, RetryPolicy, Route};

use super::fields::{list, number, object, text};
use super::usual::{change, satisfy};

/// The operation of a call: which fake, which id.
pub(super) fn render_operation(prim: &Prim, route: &Route, provider: &Provider, call: &Call) -> Value {
    let mut fields = vec![("vendor", text(vendor(prim, provider, call))), ("operation", text(&call.operation))];
    if let (Some(KeyPlace::Header(name)), true) = (&call.key, heeds_key(route)) {
        fields.push(("key_header", text(name)));
    }
    object(fields)
}

fn vendor(prim: &Prim, provider: &Provider, call: &Call) -> String {
    let api = provider.connections.get(call.connection).and_then(|connection| prim.apis.get(connection.api));
    api.map(|api| api.name.kebab()).unwrap_or_default()
}

/// The vendor's operation that a call is of.
pub(super) fn operation_of<'m>(prim: &'m Prim, provider: &Provider, call: &Call) -> Option<&'m Operation> {
    prim.apis.get(provider.connections.get(call.connection)?.api)?.api.operation(&call.operation)
}

/// Whether callers may send a key, and so whether the tests send one.
pub(super) fn heeds_key(route: &Route) -> bool {
    route.idempotency != Idempotency::None
}

/// A fault and what comes of it.
struct Case {
    name: String,
    fault: Value,
    /// What our caller is told: a code, or nothing if all is well in spite of it.
    code: Option<String>,
    /// How often the vendor is called in all.
    calls: Option<u32>,
    retry_after: Option<u32>,
    /// Which requests it is tried with.
    with: With,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum With {
    Whole,
    Stream,
}

/// Faults of one call, each with what comes of it.
pub(super) fn render(prim: &Prim, route: &Route, provider: &Provider, call: &Call) -> Value {
    let Some(connection) = provider.connections.get(call.connection) else { return list([]) };
    let Some(operation) = operation_of(prim, provider, call) else { return list([]) };
    let facts = Facts { route, connection, call, operation };
    let mut cases = facts.statuses();
    cases.extend(facts.rules());
    cases.extend(facts.failures_within_success());
    cases.extend(facts.wire());
    cases.extend(facts.surprises());
    cases.extend(facts.streams());
    // An error that the route does not list is none that its callers were told of: the check of the manifest sees to that.
    let known = |case: &Case| case.code.as_ref().is_none_or(|code| prim.errors.iter().any(|error| error.code == *code));
    list(cases.into_iter().filter(known).map(|case| render_case(prim, &case)))
}

fn render_case(prim: &Prim, case: &Case) -> Value {
    let mut fields = vec![("name", text(&case.name)), ("fault", case.fault.clone())];
    if let Some(code) = &case.code {
        let status = prim.errors.iter().find(|error| error.code == *code).map_or(500, |error| error.status);
        fields.extend([("code", text(code)), ("status", number(status))]);
    }
    fields.extend(case.calls.map(|calls| ("calls", number(calls))));
    fields.extend(case.retry_after.map(|seconds| ("retry_after", number(seconds))));
    if case.with == With::Stream {
        fields.push(("streams", Value::Bool(true)));
    }
    object(fields)
}

struct Facts<'m> {
    route: &'m Route,
    connection: &'m Connection,
    call: &'m Call,
    operation: &'m Operation,
}

/// Statuses that are tried with every vendor: auth, not found, invalid, conflict, unavailable.
const STATUSES: &[u16] = &[400, 401, 403, 404, 409, 422, 500, 503];

impl Facts<'_> {
    /// Statuses of failure, one by one.
    fn statuses(&self) -> Vec<Case> {
        let ruled = self.call.errors.rules.iter().filter_map(|(failure, _)| match failure {
            Failure::Status(status) => Some(*status),
            Failure::Code(_) | Failure::Words(..) => None,
        });
        let mut statuses: Vec<u16> = STATUSES.iter().copied().chain(ruled).filter(|status| *status >= 400).collect();
        statuses.sort_unstable();
        statuses.dedup();
        statuses.retain(|status| *status != 429 && !self.is_answer(*status));
        let mut cases: Vec<Case> = statuses.into_iter().map(|status| self.status(status)).collect();
        if !self.is_answer(429) {
            cases.push(Case {
                name: "429 with Retry-After".to_owned(),
                fault: self.failure(429, None, Some(2)),
                retry_after: Some(2),
                ..self.status(429)
            });
        }
        cases
    }

    fn status(&self, status: u16) -> Case {
        Case {
            name: status.to_string(),
            fault: self.failure(status, None, None),
            code: Some(self.code_of_status(status)),
            calls: Some(self.attempts(status)),
            retry_after: None,
            with: self.with(),
        }
    }

    /// Requests for a whole answer where there are such, else for a stream.
    fn with(&self) -> With {
        let always = self.route.stream.as_ref().is_some_and(|stream| stream.when.is_none());
        if always { With::Stream } else { With::Whole }
    }

    /// Statuses that the manifest takes as answers.
    fn is_answer(&self, status: u16) -> bool {
        self.call.success.contains(&status) || self.call.treat.iter().any(|(treated, _)| *treated == status)
    }

    fn code_of_status(&self, status: u16) -> String {
        let rule = self.call.errors.rules.iter().find(|(failure, _)| *failure == Failure::Status(status));
        match rule {
            Some((_, code)) => code.clone(),
            None if status == 429 => "rate_limited".to_owned(),
            None => "provider_error".to_owned(),
        }
    }

    /// How often a request is sent that is answered with a status.
    fn attempts(&self, status: u16) -> u32 {
        let policy: &RetryPolicy = self.call.retry.as_ref().unwrap_or(&self.connection.retry);
        let covers = |known: &Status| match known {
            Status::Code(code) => *code == status,
            Status::Range(hundred) => u16::from(*hundred) == status / 100,
            Status::Default => false,
        };
        let is_retried = policy.statuses.iter().any(covers) && self.is_safe();
        // A token may have been taken back before its time: once, a request is sent again with a new one.
        let is_renewed = status == 401 && matches!(self.connection.auth, Auth::ClientCredentials { .. });
        let attempts = if is_retried { policy.attempts.max(1) } else { 1 };
        attempts.saturating_add(u32::from(is_renewed))
    }

    /// Whether a request may be sent twice: by its method (RFC 9110 section 9.2.2), or under a key.
    fn is_safe(&self) -> bool {
        let by_method =
            matches!(self.operation.method.as_str(), "GET" | "HEAD" | "PUT" | "DELETE" | "OPTIONS" | "TRACE");
        let has_place = match &self.call.key {
            Some(KeyPlace::Header(_) | KeyPlace::Field { .. }) => true,
            None => false,
        };
        by_method || (has_place && heeds_key(self.route))
    }

    /// A failure whose body has a message where the manifest looks for it. The message tells a secret: it must get no further.
    fn failure(&self, status: u16, said: Option<(&[String], &str)>, retry_after: Option<u32>) -> Value {
        let mut body = Value::Object(Vec::new());
        let message = self.call.errors.message.iter().find(|path| is_in_body(path));
        let default = vec!["message".to_owned()];
        put(&mut body, message.unwrap_or(&default), Value::Text("refused: the key {{secret}} is not known".to_owned()));
        if let Some((path, value)) = said {
            put(&mut body, path, Value::Text(value.to_owned()));
        }
        let mut fields = vec![("kind", text("status")), ("status", number(status)), ("body", body)];
        fields.extend(retry_after.map(|seconds| ("retry_after", number(seconds))));
        object(fields)
    }

    /// The vendor's own codes and words.
    fn rules(&self) -> Vec<Case> {
        let ErrorRules { rules, code: codes, message: messages } = &self.call.errors;
        // A status that no rule is for, and that is not tried again.
        let status = (400..500).find(|status| {
            !self.is_answer(*status)
                && *status != 408
                && *status != 429
                && !rules.iter().any(|(failure, _)| *failure == Failure::Status(*status))
        });
        let code_path = codes.iter().find(|path| is_in_body(path));
        let message_path = messages.iter().find(|path| is_in_body(path));
        let case = |(failure, code): &(Failure, String)| {
            let (name, status, fault) = match failure {
                Failure::Status(_) => return None,
                Failure::Code(said) => {
                    let status = status?;
                    (format!("code {said}"), status, self.failure(status, Some((code_path?, said)), None))
                }
                Failure::Words(status, words) => {
                    (format!("{status} {words}"), *status, self.failure(*status, Some((message_path?, words)), None))
                }
            };
            Some(Case {
                name,
                fault,
                code: Some(self.first_rule(failure)?.clone()).filter(|first| first == code),
                calls: Some(self.attempts(status)),
                retry_after: None,
                with: self.with(),
            })
        };
        rules.iter().filter_map(case).filter(|case| case.code.is_some()).collect()
    }

    fn first_rule(&self, failure: &Failure) -> Option<&String> {
        self.call.errors.rules.iter().find(|(known, _)| known == failure).map(|(_, code)| code)
    }

    /// Answers of success that are failures.
    fn failures_within_success(&self) -> Vec<Case> {
        let Some(predicate) = &self.call.fail_when else { return Vec::new() };
        let Some(changes) = satisfy(predicate) else { return Vec::new() };
        let codes = self.call.errors.rules.iter().filter_map(|(failure, code)| match failure {
            Failure::Code(said) => Some((said, code)),
            Failure::Status(_) | Failure::Words(..) => None,
        });
        let path = self.call.errors.code.iter().find(|path| is_in_body(path));
        let case = |name: String, more: Option<Value>, code: &str| Case {
            name,
            fault: object([("kind", text("answer")), ("set", list(changes.iter().cloned().chain(more)))]),
            code: Some(code.to_owned()),
            calls: Some(1),
            retry_after: None,
            with: self.with(),
        };
        let ruled = codes.filter_map(|(said, code)| {
            Some(case(format!("a failure of status 200: {said}"), Some(change(path?, text(said))), code))
        });
        let nameless = path.map(|path| change(path, text("something-else")));
        let unknown = case("a failure of status 200".to_owned(), nameless, "provider_error");
        // Where the code itself makes it a failure, one without a code that is known is none.
        let is_by_code = path.is_some_and(|path| changes.iter().any(|change| is_at(change, path)));
        std::iter::once(unknown).filter(|_| !is_by_code).chain(ruled).collect()
    }

    /// What goes wrong between two machines.
    fn wire(&self) -> Vec<Case> {
        let case = |name: &str, fault: &str, code: &str| Case {
            name: name.to_owned(),
            fault: object([("kind", text("scripted")), ("fault", text(fault))]),
            code: Some(code.to_owned()),
            calls: None,
            retry_after: None,
            with: self.with(),
        };
        let mut cases = vec![
            case("no answer", "stall", "provider_timeout"),
            case("a connection that is reset", "reset", "provider_error"),
        ];
        // A stream that ends early has begun: see below.
        if self.reads_json() && self.with() == With::Whole {
            cases.push(case("a page of HTML", "not-json", "provider_error"));
            cases.push(case("half a body", "truncate", "provider_error"));
            cases.push(case("half a body and then nothing", "stall-body", "provider_timeout"));
        }
        cases
    }

    /// Whether the vendor's answer is read as data.
    fn reads_json(&self) -> bool {
        let answer = self.call.reads.and_then(|at| self.operation.answers.get(at));
        let is_json = |answer: &Answer| {
            answer.contents.iter().any(|content| content.kind == model::api::ContentKind::Json && content.ty.is_some())
        };
        self.call.answer.is_some() && answer.is_some_and(is_json)
    }

    /// What is new: it must not fail.
    fn surprises(&self) -> Vec<Case> {
        if !self.reads_json() || self.with() == With::Stream {
            return Vec::new();
        }
        [("values that are new", "unknown-enum"), ("fields that are new", "extra-fields")]
            .into_iter()
            .map(|(name, fault)| Case {
                name: name.to_owned(),
                fault: object([("kind", text("scripted")), ("fault", text(fault))]),
                code: None,
                calls: Some(1),
                retry_after: None,
                with: With::Whole,
            })
            .collect()
    }

    /// A stream that fails: before its first event that is a failure with a status, after it an event.
    fn streams(&self) -> Vec<Case> {
        let (Some(stream), Some(_)) = (&self.call.stream, &self.route.stream) else { return Vec::new() };
        let case = |name: &str, kind: &str, after: u32, more: Vec<(&'static str, Value)>, code: Option<&str>| Case {
            name: name.to_owned(),
            fault: object([("kind", text(kind)), ("after", number(after))].into_iter().chain(more)),
            code: code.map(str::to_owned),
            calls: None,
            retry_after: None,
            with: With::Stream,
        };
        let mut cases = Vec::new();
        if let Some(path) = &stream.error {
            let event = || {
                let mut event = Value::Object(Vec::new());
                put(&mut event, path, object([("message", text("scripted"))]));
                vec![("event", event)]
            };
            cases.push(case("a stream that is a failure", "error_event", 0, event(), Some("provider_error")));
            cases.push(case("a stream that becomes a failure", "error_event", 1, event(), None));
        }
        if stream.done.is_some() {
            cases.push(case("a stream that breaks off", "cut", 1, Vec::new(), None));
        }
        cases.push(Case { with: With::Stream, name: "429 instead of a stream".to_owned(), ..self.status(429) });
        cases
    }
}

/// Whether a change is one of this place.
fn is_at(change: &Value, path: &[String]) -> bool {
    change.get("path") == Some(&list(path.iter().map(text)))
}

fn is_in_body(path: &[String]) -> bool {
    path.first().is_some_and(|first| !first.starts_with("$header"))
}

/// Puts a value at a path; numbers are positions of lists.
fn put(into: &mut Value, path: &[String], value: Value) {
    let Some((first, rest)) = path.split_first() else {
        *into = value;
        return;
    };
    if first.parse::<usize>().is_ok() || first == "*" {
        let mut item = Value::Object(Vec::new());
        put(&mut item, rest, value);
        *into = Value::List(vec![item]);
        return;
    }
    if !matches!(into, Value::Object(_)) {
        *into = Value::Object(Vec::new());
    }
    if let Value::Object(fields) = into {
        match fields.iter_mut().find(|(name, _)| name == first) {
            Some((_, inner)) => put(inner, rest, value),
            None => {
                let mut inner = Value::Object(Vec::new());
                put(&mut inner, rest, value);
                fields.push((first.clone(), inner));
            }
        }
    }
}
