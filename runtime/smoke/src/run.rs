//! Running entries in order.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::Value;

use crate::plan::{Entry, Payment, Plan};
use crate::shape::misfit;
use crate::text::{Names, at_path, fill, fill_value};
use crate::{body, events};

/// What came of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// What was expected.
    Pass,
    /// Something else, and what.
    Fail(String),
    /// It could not be tried, and why.
    Blocked(String),
    /// It was not to be tried, and why.
    Skipped(String),
}

/// An entry and what came of it.
#[derive(Clone, Debug)]
pub struct Tried {
    /// The id of the entry.
    pub id: String,
    /// What it tries.
    pub test: String,
    /// What came of it.
    pub outcome: Outcome,
    /// The status of the answer, if there was one.
    pub status: Option<u16>,
}

/// How long one request may take.
const PATIENCE: Duration = Duration::from_mins(3);

/// Runs entries against the service at `base`. An `unpaid` entry makes no sense where payments are disabled, which the
/// service says under `/ready`.
pub async fn run(plan: &Plan, base: &str, only: &[String]) -> Result<Vec<Tried>, String> {
    let client = client()?;
    let base = base.trim_end_matches('/');
    let payments = payments_required(&client, base).await;
    let mut names = Names::from([("base".to_owned(), base.to_owned()), ("run".to_owned(), run_name())]);
    let mut passed: BTreeMap<String, bool> = BTreeMap::new();
    let mut skipped: BTreeSet<String> = BTreeSet::new();
    let mut all = Vec::new();
    let meant = |entry: &&Entry| only.is_empty() || only.contains(&entry.id);
    for entry in plan.tests.iter().filter(meant) {
        let unmet = entry.depends_on.iter().find(|before| passed.get(*before) == Some(&false));
        let (outcome, status) = match (&entry.skip, unmet, entry.payment, payments) {
            (Some(reason), ..) => (Outcome::Skipped(reason.clone()), None),
            (_, Some(before), ..) => (Outcome::Blocked(format!("{before} did not pass")), None),
            (.., Payment::Unpaid, false) => (Outcome::Skipped("payments are disabled there".to_owned()), None),
            (.., Payment::Paid, true) => {
                (Outcome::Blocked("it has to be paid for, and there is no payer".to_owned()), None)
            }
            _ => attempt(&client, entry, &mut names).await,
        };
        // What a skipped entry would have told is nobody's failure.
        let left_out = entry.depends_on.iter().find(|before| skipped.contains(*before));
        let outcome = match (outcome, left_out) {
            (Outcome::Blocked(_), Some(before)) => Outcome::Skipped(format!("{before} was skipped")),
            (outcome, _) => outcome,
        };
        if matches!(outcome, Outcome::Skipped(_)) {
            skipped.insert(entry.id.clone());
        }
        passed.insert(entry.id.clone(), matches!(outcome, Outcome::Pass | Outcome::Skipped(_)));
        all.push(Tried { id: entry.id.clone(), test: entry.test.clone(), outcome, status });
    }
    Ok(all)
}

fn client() -> Result<reqwest::Client, String> {
    // Fails only if there is a provider already, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder().timeout(PATIENCE).build().map_err(|error| error.to_string())
}

/// The name of the service that answers at an address: `infer.sh`.
pub(crate) async fn service_at(base: &str) -> Result<String, String> {
    let asked = client()?.get(format!("{}/", base.trim_end_matches('/'))).send().await;
    let answer = asked.map_err(|error| format!("no answer from {base}: {}", innermost(&error)))?;
    let health: Value = serde_json::from_str(&answer.text().await.unwrap_or_default()).unwrap_or_default();
    let service = health.get("service").and_then(Value::as_str);
    service.map(str::to_owned).ok_or_else(|| format!("what answers at {base} does not say which service it is"))
}

/// A name for this run, so that what it makes is told from what other runs made: the time in milliseconds.
fn run_name() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    format!("{:x}", since.as_millis())
}

async fn payments_required(client: &reqwest::Client, base: &str) -> bool {
    let Ok(answer) = client.get(format!("{base}/ready")).send().await else { return true };
    let text = answer.text().await.unwrap_or_default();
    let ready: Value = serde_json::from_str(&text).unwrap_or_default();
    ready.get("payments").and_then(Value::as_str) != Some("disabled")
}

async fn attempt(client: &reqwest::Client, entry: &Entry, names: &mut Names) -> (Outcome, Option<u16>) {
    let unknown = |name: String| (Outcome::Blocked(format!("nothing was captured as {name}")), None);
    let address = match fill(&entry.endpoint, names) {
        Ok(address) => address,
        Err(name) => return unknown(name),
    };
    let input = match fill_value(&entry.input, names) {
        Ok(input) => input,
        Err(name) => return unknown(name),
    };
    let Ok(method) = entry.method.parse::<reqwest::Method>() else {
        return (Outcome::Fail(format!("{} is no method", entry.method)), None);
    };
    let mut request = client.request(method, address);
    for (header, value) in &entry.headers {
        match fill(value, names) {
            Ok(value) => request = request.header(header, value),
            Err(name) => return unknown(name),
        }
    }
    if let Some(body) = body::render(entry.content_type.as_deref(), &input) {
        request = request.header("content-type", body.content_type).body(body.text);
    }
    match request.send().await {
        Ok(answer) => judge(entry, answer, names).await,
        Err(error) => (Outcome::Fail(format!("no answer: {}", innermost(&error))), None),
    }
}

async fn judge(entry: &Entry, answer: reqwest::Response, names: &mut Names) -> (Outcome, Option<u16>) {
    let status = answer.status().as_u16();
    let missing = entry.expected.headers.iter().find(|name| !answer.headers().contains_key(name.as_str())).cloned();
    let text = answer.text().await.unwrap_or_default();
    let outcome = if status != entry.expected.status {
        let said: String = text.chars().take(200).collect();
        Outcome::Fail(format!("status {status}, not {}: {said}", entry.expected.status))
    } else if let Some(name) = missing {
        Outcome::Fail(format!("the header {name} is missing"))
    } else {
        match judge_body(entry, &text, names) {
            Ok(()) => Outcome::Pass,
            Err(misfit) => Outcome::Fail(misfit),
        }
    };
    (outcome, Some(status))
}

fn judge_body(entry: &Entry, text: &str, names: &mut Names) -> Result<(), String> {
    if let Some(expected) = &entry.expected.events {
        return events::misfit(expected, text).map_or(Ok(()), Err);
    }
    if entry.expected.body.is_none() && entry.captures.is_empty() {
        return Ok(());
    }
    let body: Value = serde_json::from_str(text).map_err(|error| format!("the body is no JSON: {error}"))?;
    if let Some(misfit) = entry.expected.body.as_ref().and_then(|expected| misfit(expected, &body)) {
        return Err(misfit);
    }
    for (name, path) in &entry.captures {
        let value = at_path(&body, path).ok_or_else(|| format!("there is nothing at {path} to capture"))?;
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        names.insert(name.clone(), text);
    }
    Ok(())
}

fn innermost(error: &reqwest::Error) -> String {
    let mut last: &dyn std::error::Error = error;
    while let Some(source) = last.source() {
        last = source;
    }
    last.to_string()
}
