//! A service with fakes around it, for one request.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use prim_fake::{Credential, Fake, Fault as FakeFault, RetryAfter};
use prim_service::test::{PAYER, TestApp, TestReply, collect_logs};
use prim_service::{Level, Method, Service};
use serde_json::{Value, json};

use crate::Terms;
use crate::data::{
    self, Access, Asked, Change, CredentialKind, Fault, Provided, Provider, Request, Route, Tokens, VendorCall,
};
use crate::plain::{Sources, differences};
use crate::tags;

/// Where fakes give out tokens.
const TOKEN_PATH: &str = "/contract/token";

/// A service and the fakes of its vendors.
pub(crate) struct Rig<'t> {
    terms: &'t Terms,
    provider: Option<&'t Provider>,
    pub(crate) app: TestApp,
    fakes: BTreeMap<&'t str, Fake>,
    logs: Arc<Mutex<Vec<u8>>>,
    /// Ends the collection of logs when it is dropped.
    _logging: Box<dyn std::any::Any>,
}

/// Whether a request is paid for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pay {
    Yes,
    No,
}

/// Whether a request carries the key of operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    Yes,
    No,
}

impl<'t> Rig<'t> {
    /// Starts a service with one of its providers, or with the usual one.
    pub(crate) async fn start<S: Service>(terms: &'t Terms, provider: Option<&'t Provider>) -> Self {
        let mut env = terms.data.env.clone();
        let mut fakes = BTreeMap::new();
        for connection in terms.data.providers.iter().flat_map(|provider| &provider.connections) {
            let vendor = connection.vendor.as_str();
            if !fakes.contains_key(vendor) {
                let document = terms.documents.iter().find(|(name, _)| *name == vendor);
                let (_, document) = document.unwrap_or_else(|| panic!("there is no document of {vendor}"));
                fakes.insert(vendor, Fake::start(document).await);
            }
            if let Some(fake) = fakes.get(vendor) {
                env.insert(connection.variable.clone(), fake.url());
                if let Some(Tokens { variable, token }) = &connection.tokens {
                    let json = json!({"access_token": token, "token_type": "Bearer", "expires_in": 3600});
                    fake.also("POST", TOKEN_PATH, 200, json);
                    env.insert(variable.clone(), format!("{}{TOKEN_PATH}", fake.origin()));
                }
            }
        }
        for connection in provider.iter().flat_map(|provider| &provider.connections) {
            for credential in &connection.credentials {
                if let Some(fake) = fakes.get(connection.vendor.as_str()) {
                    fake.expect(expected(credential));
                }
            }
        }
        env.extend(provider.map(|provider| provider.env.clone()).unwrap_or_default());
        let (logs, logging) = collect_logs(Level::of("debug"));
        let app = TestApp::start::<S>(env).await;
        Self { terms, provider, app, fakes, logs, _logging: Box::new(logging) }
    }

    /// Sends a request of a route to one of its paths.
    pub(crate) async fn send(&self, route: &Route, request: &Request, pay: Pay, key: Key) -> TestReply {
        self.send_to(&request.target, route, request, pay, key).await
    }

    pub(crate) async fn send_to(
        &self,
        target: &str,
        route: &Route,
        request: &Request,
        pay: Pay,
        key: Key,
    ) -> TestReply {
        let method = Method::from_bytes(route.method.as_bytes()).expect("a method");
        let mut sent = self.app.request(method, target);
        for (name, value) in &request.headers {
            sent = sent.header(name, value);
        }
        if route.heeds_key {
            sent = sent.header("idempotency-key", "contract-1");
        }
        if let Some(provider) = self.provider.filter(|_| self.terms.data.providers.len() > 1) {
            sent = sent.header("prim-provider", &provider.name);
        }
        if let (Access::Operator, Key::Yes, Some(key)) =
            (route.access, key, self.terms.data.env.get("PRIM_INTERNAL_KEY"))
        {
            sent = sent.header("x-internal-key", key);
        }
        if let Some(body) = &request.body {
            let kind = request.content_type.as_deref().unwrap_or("application/json");
            sent = sent.body(kind, text_of(kind, body));
        }
        match pay {
            Pay::Yes => sent.paid().send().await,
            Pay::No => sent.send().await,
        }
    }

    /// Makes a vendor answer as it does when all is well.
    pub(crate) fn behave(&self, provided: &Provided, request: &Request) {
        if let Provided::Call { call, set, .. } = provided
            && !request.streams
            && !set.is_empty()
        {
            self.answer(call, set);
        }
    }

    /// Makes a vendor answer as usual, but for some changes.
    fn answer(&self, call: &VendorCall, changes: &[Change]) {
        let fake = self.fake(&call.vendor);
        let mut answer = fake.sample(&call.operation);
        for change in changes {
            apply(&mut answer, change);
        }
        fake.answer(&call.operation, answer);
    }

    /// What differs between what a vendor was asked, what our caller was answered, and what the manifest makes of both.
    pub(crate) fn differences(
        &self,
        route: &Route,
        provided: &Provided,
        request: &Request,
        reply: &TestReply,
    ) -> Vec<String> {
        let Provided::Call { call, set, asked, answered, .. } = provided else { return Vec::new() };
        let fake = self.fake(&call.vendor);
        let Some(sent) = fake.calls(&call.operation).into_iter().next() else { return Vec::new() };
        let mut answer = fake.sample(&call.operation);
        for change in set {
            apply(&mut answer, change);
        }
        // The vendor knows no tags, and so the manifest does not either.
        let mut input = request.inputs();
        let tag = self.tag();
        if let Some(tag) = tag {
            tags::strip_all(&mut input, tag);
        }
        let sources = Sources::of(&input, &answer);
        let mut found = Vec::new();
        if let Some(Asked { query, headers, body }) = asked.as_deref() {
            for (name, plain) in query {
                let value = sent.query(name).map(Value::from);
                found.extend(differences(plain.as_ref(), sources, value.as_ref(), &format!("the query {name}")));
            }
            for (name, plain) in headers {
                let value = sent.header(&name.to_ascii_lowercase()).map(Value::from);
                found.extend(differences(plain.as_ref(), sources, value.as_ref(), &format!("the header {name}")));
            }
            found.extend(differences(body.as_ref(), sources, Some(&sent.json()), "what is asked"));
        }
        let mut reply: Value = serde_json::from_slice(&reply.body).unwrap_or_default();
        if let Some(tag) = tag {
            found.extend(tags::strip(&route.answer, &self.terms.data.schemas, &mut reply, tag));
        }
        found.extend(differences(answered.as_deref(), sources, Some(&reply), "what is answered"));
        found
    }

    /// Ids of an answer that do not say whose they are.
    pub(crate) fn untagged(&self, route: &Route, reply: &TestReply) -> Vec<String> {
        let Some(tag) = self.tag() else { return Vec::new() };
        let mut reply: Value = serde_json::from_slice(&reply.body).unwrap_or_default();
        tags::strip(&route.answer, &self.terms.data.schemas, &mut reply, tag)
    }

    /// What ids in answers begin with.
    fn tag(&self) -> Option<&'t str> {
        self.provider.filter(|_| self.terms.data.pool).map(|provider| provider.name.as_str())
    }

    /// Makes a vendor misbehave.
    pub(crate) fn misbehave(&self, call: &VendorCall, fault: &Fault) {
        let fake = self.fake(&call.vendor);
        let always = |fault| fake.fault_always(&call.operation, fault);
        match fault {
            Fault::Status { status, body, retry_after } => {
                let mut text = body.to_string();
                if let Some(secret) = self.terms.data.secrets.first() {
                    text = text.replace("{{secret}}", secret);
                }
                always(FakeFault::Status {
                    status: *status,
                    body: serde_json::from_str(&text).unwrap_or_default(),
                    retry_after: retry_after.map(RetryAfter::Seconds),
                });
            }
            Fault::Scripted { fault } => {
                always(fault.parse().unwrap_or_else(|error| panic!("the contract has a wrong fault: {error}")));
            }
            Fault::Answer { set } => self.answer(call, set),
            Fault::ErrorEvent { after, event } => always(FakeFault::ErrorEvent(*after, event.clone())),
            Fault::Cut { after } => always(FakeFault::Cut(*after)),
        }
    }

    fn fake(&self, vendor: &str) -> &Fake {
        self.fakes.get(vendor).unwrap_or_else(|| panic!("there is no fake of {vendor}"))
    }

    /// How often an operation was called.
    pub(crate) fn calls(&self, call: &VendorCall) -> usize {
        self.fake(&call.vendor).calls(&call.operation).len()
    }

    /// What differs between the keys under which a vendor was asked again.
    pub(crate) fn unlike_keys(&self, call: &VendorCall) -> Vec<String> {
        let Some(name) = &call.key_header else { return Vec::new() };
        let calls = self.fake(&call.vendor).calls(&call.operation);
        let keys: Vec<Option<&str>> = calls.iter().map(|call| call.header(&name.to_ascii_lowercase())).collect();
        let is_same = keys.iter().all(|key| key.is_some() && Some(key) == keys.first());
        (!is_same).then(|| format!("the vendor was asked under the keys {keys:?}")).into_iter().collect()
    }

    /// How often vendors were asked for anything.
    pub(crate) fn all_calls(&self) -> usize {
        self.fakes.values().map(|fake| fake.all_calls().len()).sum()
    }

    /// Why a fault could not happen: an answer without enumerations has no unknown values.
    pub(crate) fn impossible(&self) -> Option<String> {
        let calls: Vec<_> = self.fakes.values().flat_map(Fake::all_calls).collect();
        let mut violations = calls.iter().flat_map(|call| &call.violations);
        violations.find(|violation| violation.place == "fault").map(|violation| violation.message.clone())
    }

    /// Requests to vendors that differ from their documents.
    pub(crate) fn strange_calls(&self) -> Vec<String> {
        let calls = self.fakes.values().flat_map(Fake::all_calls);
        calls
            .filter(|call| !call.violations.is_empty())
            .map(|call| format!("the vendor was asked wrongly: {call}"))
            .collect()
    }

    /// Secrets that were told, to the caller or to the log.
    pub(crate) fn told_secrets(&self, reply: &TestReply) -> Vec<String> {
        let logs = self.logs.lock().unwrap_or_else(PoisonError::into_inner);
        let log = String::from_utf8_lossy(&logs);
        let reply = format!("{:?} {}", reply.headers, String::from_utf8_lossy(&reply.body));
        let secrets = self.terms.data.secrets.iter().enumerate();
        secrets
            .flat_map(|(at, secret)| {
                let told = [("the answer", reply.contains(secret)), ("the log", log.contains(secret.as_str()))];
                told.into_iter()
                    .filter(|(_, is_told)| *is_told)
                    .map(move |(place, _)| format!("{place} tells secret {}", at + 1))
            })
            .collect()
    }
}

fn expected(credential: &data::Credential) -> Credential {
    let data::Credential { kind, name, value } = credential;
    match kind {
        CredentialKind::Bearer => Credential::bearer(value),
        CredentialKind::Basic => Credential::basic(name, value),
        CredentialKind::Header => Credential::header(name.to_ascii_lowercase(), value),
        CredentialKind::Query => Credential::query(name, value),
    }
}

fn text_of(kind: &str, body: &Value) -> String {
    match body {
        Value::String(text) if kind != "application/json" => text.clone(),
        other => other.to_string(),
    }
}

/// Makes a change: puts a value where a path leads, or takes it away. Numbers are positions of lists.
pub(crate) fn apply(into: &mut Value, change: &Change) {
    let is_caller = change.value.as_ref().is_some_and(|value| value == "{{caller}}");
    let caller = is_caller.then(|| Value::from(PAYER.to_ascii_lowercase()));
    put(into, &change.path, caller.as_ref().or(change.value.as_ref()));
}

fn put(into: &mut Value, path: &[String], value: Option<&Value>) {
    let Some((first, rest)) = path.split_first() else {
        *into = value.cloned().unwrap_or_default();
        return;
    };
    if let (Value::Array(items), Ok(at)) = (&mut *into, first.parse::<usize>()) {
        if let Some(item) = items.get_mut(at) {
            put(item, rest, value);
        }
        return;
    }
    if !into.is_object() {
        *into = Value::Object(serde_json::Map::new());
    }
    if let Value::Object(fields) = into {
        if rest.is_empty() && value.is_none() {
            fields.remove(first);
        } else {
            put(fields.entry(first).or_insert(Value::Null), rest, value);
        }
    }
}
