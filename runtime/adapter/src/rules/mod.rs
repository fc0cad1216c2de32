//! How a vendor's failures become ours.
//!
//! In: a failed call, an answer that is a failure by the vendor's own rules, or such an event of a stream. Out: our code,
//! a message for the caller where that is safe, and for the log what the vendor said. Nothing here names a vendor: the
//! rules are facts of the manifest.

mod shown;

use std::time::Duration;

use prim_client::{Error, Reply};
use prim_json::Value;
use prim_service::{ErrorCode, Failure, Retry, codes};

use crate::place::{Place, find};
use crate::text::plain;

/// What a vendor's failures mean.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// Where the message may stand in the body of a failure; the first that is there counts.
    pub message: &'static [Place],
    /// Where the vendor's own code may stand.
    pub code: &'static [Place],
    /// What means what. Rules with codes and words are asked first, then those with statuses; of each the first counts.
    pub rules: &'static [Rule],
    /// The statuses that are answers; those of 2xx if empty.
    pub success: &'static [u16],
}

/// One kind of failure.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// How it is told.
    pub when: When,
    /// What it is to our caller.
    pub code: &'static ErrorCode,
}

/// How a failure is told from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// By the status.
    Status(u16),
    /// By the vendor's own code, exactly; of numbers, the digits.
    Code(&'static str),
    /// By the status and words of the message, in any case.
    Words(u16, &'static str),
}

/// What a vendor said of a failure.
#[derive(Debug, Default)]
struct Said {
    status: Option<u16>,
    code: Option<String>,
    message: Option<String>,
}

impl Rules {
    /// No rules: the standard ones alone.
    pub const NONE: Self = Self { message: &[], code: &[], rules: &[], success: &[] };

    /// The failure of a call.
    ///
    /// Without a rule for it: 429 is `rate_limited`; what took too long is `provider_timeout`; a request that could not
    /// be written, because a value has no form in its place, is `invalid_request`. All else is `provider_error`, a 401
    /// and a refused connection too: what we are to the vendor is no fault of our caller, and `provider_unavailable` says
    /// that we have switched a provider off.
    pub fn failure(&self, error: &Error<Value>) -> Failure {
        self.explain("", error)
    }

    /// The failure that an answer is by the vendor's own rules, such as a 200 with `ok: false`.
    pub fn refused(&self, reply: &Reply<Value>) -> Failure {
        self.explain_refusal("", reply)
    }

    pub(crate) fn explain(&self, provider: &str, error: &Error<Value>) -> Failure {
        let said = match error {
            Error::Status { body, .. } => self.read(error.status().map(|status| status.as_u16()), body.as_deref()),
            Error::Failed { code, message, .. } => {
                Said { status: None, code: code.clone(), message: Some(message.clone()) }
            }
            // JSON where a stream was promised may well be a failure.
            Error::Decode { .. } => self.read(None, prim_json::decode(error.raw()).ok().as_ref()),
            Error::Timeout { .. }
            | Error::Transport { .. }
            | Error::TooLarge { .. }
            | Error::Invalid { .. }
            | Error::Credentials { .. } => Said::default(),
        };
        let standard = match error {
            Error::Timeout { .. } => &codes::PROVIDER_TIMEOUT,
            Error::Invalid { .. } => &codes::INVALID_REQUEST,
            _ => &codes::PROVIDER_ERROR,
        };
        let is_ours = error.is_auth() || matches!(error, Error::Credentials { .. });
        self.judge(
            standard,
            &said,
            Told { what: &named(provider, &error.to_string()), wait: error.retry_after(), is_ours },
        )
    }

    pub(crate) fn explain_refusal(&self, provider: &str, reply: &Reply<Value>) -> Failure {
        let said = self.read(Some(reply.status().as_u16()), Some(reply));
        let error: Error<Value> = reply.clone().failed(None, "");
        let what = named(provider, &error.to_string());
        self.judge(&codes::PROVIDER_ERROR, &said, Told { what: &what, wait: error.retry_after(), is_ours: false })
    }

    /// The failure that an event of a stream tells.
    pub(crate) fn explain_event(&self, provider: &str, data: &Value) -> Failure {
        let what = named(provider, "the vendor reports a failure in its stream");
        self.judge(
            &codes::PROVIDER_ERROR,
            &self.read(None, Some(data)),
            Told { what: &what, wait: None, is_ours: false },
        )
    }

    fn read(&self, status: Option<u16>, body: Option<&Value>) -> Said {
        let scalar =
            |places: &[Place]| places.iter().filter_map(|place| find(body?, place)).find_map(|found| plain(found).ok());
        Said { status, code: scalar(self.code), message: scalar(self.message) }
    }

    fn judge(&self, standard: &'static ErrorCode, said: &Said, told: Told<'_>) -> Failure {
        let status = said.failed_status();
        let rule = self.find(status.or(said.status), said);
        let code = match (rule, status) {
            (Some(rule), _) => rule.code,
            (None, Some(429)) => &codes::RATE_LIMITED,
            (None, _) => standard,
        };
        let message = said.message.as_deref().filter(|_| rule.is_some() && *code != codes::PROVIDER_ERROR);
        let mut failure = match message.filter(|message| shown::is_for_callers(message)) {
            Some(message) => Failure::new(code, message.to_owned()),
            None if *code == codes::INVALID_REQUEST && rule.is_none() => {
                Failure::new(code, "The request holds a value that cannot be sent to the provider.")
            }
            None => Failure::of(code),
        };
        if let Some(wait) = told.wait.filter(|_| code.retry != Retry::Never) {
            failure = failure.retry_after(wait);
        }
        let is_ours = (told.is_ours || matches!(status, Some(401 | 403))) && *code == codes::PROVIDER_ERROR;
        failure.detail(detail(told.what, said, is_ours))
    }

    fn find(&self, status: Option<u16>, said: &Said) -> Option<&'static Rule> {
        let message = said.message.as_deref().map(str::to_lowercase).unwrap_or_default();
        let says = |rule: &&Rule| match rule.when {
            When::Code(code) => said.code.as_deref() == Some(code),
            When::Words(known, words) => status == Some(known) && message.contains(&words.to_lowercase()),
            When::Status(_) => false,
        };
        let by_status = |rule: &&Rule| match rule.when {
            When::Status(known) => status == Some(known),
            When::Code(_) | When::Words(..) => false,
        };
        self.rules.iter().find(says).or_else(|| self.rules.iter().find(by_status))
    }
}

/// What is told of a failure beside the vendor's words.
#[derive(Clone, Copy)]
struct Told<'a> {
    what: &'a str,
    wait: Option<Duration>,
    /// The vendor does not take our credentials.
    is_ours: bool,
}

impl Said {
    /// The status, if it is one of failure. Inside a 200, vendors have it as their code.
    fn failed_status(&self) -> Option<u16> {
        let is_failure = |status: &u16| (400..600).contains(status);
        let own = self.status.filter(is_failure);
        own.or_else(|| self.code.as_deref()?.parse().ok().filter(is_failure))
    }
}

fn named(provider: &str, what: &str) -> String {
    if provider.is_empty() { what.to_owned() } else { format!("{provider}: {what}") }
}

/// What the log has: never a body, never a key.
fn detail(what: &str, said: &Said, is_ours: bool) -> String {
    let mut detail = shown::one_line(what, 1_000);
    if let Some(code) = &said.code {
        detail.push_str(&format!("; code {:?}", shown::masked(&shown::one_line(code, 100))));
    }
    if let Some(message) = &said.message {
        detail.push_str(&format!("; message {:?}", shown::masked(&shown::one_line(message, 500))));
    }
    if is_ours {
        detail.push_str("; look at the credentials of this provider");
    }
    detail
}
