//! What is said on a provider for all its operations, or on one operation.

use model::mapping::Failure;
use model::prim::Rate;
use source::{Diagnostic, Diagnostics, Span};

use crate::prim::forms::{parse_backoff, parse_duration, parse_rate, parse_status};
use crate::prim::keys;
use crate::prim::section::{Section, spanned_constant, text};
use crate::prim::value::{Mention, Path, Predicate, Scope, Template, Value};
use crate::prim::{Entries, Spanned, codes};
use crate::tree::Node;

/// What holds for all operations of a provider, or for one.
#[derive(Clone, Debug, PartialEq)]
pub struct Narrowed {
    /// Fixed headers.
    pub headers: Entries<Template>,
    /// Fed to every operation that has an input of that name.
    pub params: Entries<Value>,
    /// Path inputs in which slashes stay.
    pub keep_slashes: Vec<Spanned<String>>,
    /// How long to wait.
    pub timeout: Option<Timeout>,
    /// When to try again.
    pub retry: Option<Retry>,
    /// Our own brake.
    pub rate: Option<Spanned<Rate>>,
    /// Headers in which the vendor tells what is left.
    pub rate_headers: Option<RateHeaders>,
    /// Where the idempotency key goes.
    pub idempotency: Option<KeyPlace>,
    /// When an answer of success is a failure.
    pub fail_when: Option<Predicate>,
    /// How failures become ours.
    pub errors: VendorErrors,
    /// Values of an input that are taken.
    pub accepts: Entries<Vec<Spanned<model::Value>>>,
    /// Inputs that are not used, and why.
    pub ignores: Entries<Spanned<String>>,
}

/// How long to wait, in milliseconds.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeout {
    /// For a connection.
    pub connect_ms: Option<Spanned<u64>>,
    /// For the first byte of an answer.
    pub first_byte_ms: Option<Spanned<u64>>,
    /// Between two bytes.
    pub idle_ms: Option<Spanned<u64>>,
    /// For everything.
    pub total_ms: Option<Spanned<u64>>,
    /// Where it stands.
    pub span: Span,
}

/// When to try again. What is not said has the language's default.
#[derive(Clone, Debug, PartialEq)]
pub struct Retry {
    /// How often at most, the first time included; 1 for `none`.
    pub attempts: Option<Spanned<u32>>,
    /// After what.
    pub causes: Option<Vec<Spanned<Cause>>>,
    /// After which of the vendor's own codes.
    pub codes: Vec<Spanned<String>>,
    /// The first wait and the longest, in milliseconds.
    pub backoff_ms: Option<Spanned<(u64, u64)>>,
    /// Where the vendor says how long to wait.
    pub after: Option<Vec<Spanned<WaitPlace>>>,
    /// Where it stands.
    pub span: Span,
}

/// After what a request is tried again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A status, or a hundred of them.
    Status(model::api::Status),
    /// A connection that failed.
    Transport,
}

/// Where a vendor says how long to wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WaitPlace {
    /// A header: seconds, or a date.
    Header(String),
    /// A field of the body, by its path with points: seconds.
    Body(String),
}

/// Headers in which a vendor tells what is left.
#[derive(Clone, Debug, PartialEq)]
pub struct RateHeaders {
    /// How many requests are left.
    pub remaining: Option<Spanned<String>>,
    /// How many there were.
    pub limit: Option<Spanned<String>>,
    /// When there are more.
    pub reset: Option<Spanned<(String, ResetForm)>>,
}

/// How a vendor writes when there are more requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResetForm {
    /// Seconds since 1970.
    UnixSeconds,
    /// Seconds from now.
    Seconds,
    /// `2m59.56s`
    Duration,
    /// A moment (RFC 3339).
    Rfc3339,
}

/// Where the idempotency key goes.
#[derive(Clone, Debug, PartialEq)]
pub enum KeyPlace {
    /// Into a header.
    Header(Spanned<String>),
    /// Into a field of the body.
    Field {
        /// The field.
        field: Spanned<String>,
        /// The most characters it takes.
        max: Option<Spanned<u32>>,
        /// Fields that go with it.
        with: Entries<Value>,
    },
}

/// How failures become ours.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VendorErrors {
    /// Where the message may stand.
    pub message: Vec<Path>,
    /// Where the vendor's own code may stand.
    pub code: Vec<Path>,
    /// Our code: what it stands for.
    pub rules: Entries<Vec<Spanned<Failure>>>,
}

impl Narrowed {
    /// From a provider's or an operation's section: both tables hold these keys.
    pub(super) fn read(section: Section<'_>, out: &mut Diagnostics) -> Self {
        Self {
            headers: section.entries("headers", |node| Template::parse(node, Scope::Header, out)),
            params: section.entries("params", |node| Value::parse(node, Scope::Request, out)),
            keep_slashes: section.texts("keep_slashes"),
            timeout: section.get("timeout").map(timeout),
            retry: section.get("retry").map(retry),
            rate: section.parsed("rate", parse_rate),
            rate_headers: section.section("rate_headers", &keys::RATE_HEADERS).map(rate_headers),
            idempotency: section.get("idempotency").and_then(|node| key_place(node, out)),
            fail_when: section.get("fail_when").and_then(|node| Predicate::parse(node, Scope::AnswerCondition, out)),
            errors: section
                .section("errors", &keys::VENDOR_ERRORS)
                .map(|errors| vendor_errors(errors, out))
                .unwrap_or_default(),
            accepts: section.entries("accepts", |node| Some(node.list()?.iter().map(spanned_constant).collect())),
            ignores: section.entries("ignores", text),
        }
    }

    /// Tells everything that it refers to.
    pub fn mentions<'v>(&'v self, tell: &mut impl FnMut(Mention<'v>)) {
        self.headers.iter().for_each(|header| header.value.mentions(tell));
        self.params.iter().for_each(|param| param.value.mentions(tell));
        self.fail_when.iter().for_each(|condition| condition.mentions(tell));
        if let Some(KeyPlace::Field { with, .. }) = &self.idempotency {
            with.iter().for_each(|field| field.value.mentions(tell));
        }
    }
}

fn timeout(node: Node<'_>) -> Timeout {
    let section = Section::of(node, &keys::TIMEOUT);
    let whole = node.scalar().and_then(parse_duration).map(|wait| Spanned::new(wait, node.span()));
    Timeout {
        connect_ms: section.parsed("connect", parse_duration),
        first_byte_ms: section.parsed("first_byte", parse_duration),
        idle_ms: section.parsed("idle", parse_duration),
        total_ms: whole.or_else(|| section.parsed("total", parse_duration)),
        span: node.span(),
    }
}

fn retry(node: Node<'_>) -> Retry {
    let section = Section::of(node, &keys::RETRY);
    let span = node.span();
    let short = match node.scalar() {
        Some("none") => Some(1),
        Some(text) => text.parse().ok(),
        None => None,
    };
    Retry {
        attempts: short.map(|attempts| Spanned::new(attempts, span)).or_else(|| section.integer("attempts")),
        causes: section.has("causes").then(|| section.each_parsed("causes", cause)),
        codes: section.texts("codes"),
        backoff_ms: section.parsed("backoff", parse_backoff),
        after: section.has("after").then(|| section.each_parsed("after", wait_place)),
        span,
    }
}

fn cause(text: &str) -> Option<Cause> {
    Some(match text {
        "transport" => Cause::Transport,
        "4xx" => Cause::Status(model::api::Status::Range(4)),
        "5xx" => Cause::Status(model::api::Status::Range(5)),
        status => Cause::Status(model::api::Status::Code(parse_status(status)?)),
    })
}

fn wait_place(text: &str) -> Option<WaitPlace> {
    let (place, name) = text.split_once(' ')?;
    match place {
        "header" => Some(WaitPlace::Header(name.to_owned())),
        "body" => Some(WaitPlace::Body(name.to_owned())),
        _ => None,
    }
}

fn rate_headers(section: Section<'_>) -> RateHeaders {
    let reset = section.parsed("reset", |text| {
        let (header, form) = text.split_once(' ').unwrap_or((text, "seconds"));
        let form = match form {
            "unix_s" => ResetForm::UnixSeconds,
            "seconds" => ResetForm::Seconds,
            "duration" => ResetForm::Duration,
            "rfc3339" => ResetForm::Rfc3339,
            _ => return None,
        };
        Some((header.to_owned(), form))
    });
    RateHeaders { remaining: section.text("remaining"), limit: section.text("limit"), reset }
}

fn key_place(node: Node<'_>, out: &mut Diagnostics) -> Option<KeyPlace> {
    if node.get("header").is_some() {
        return Section::of(node, &keys::KEY_HEADER).text("header").map(KeyPlace::Header);
    }
    let section = Section::of(node, &keys::KEY_FIELD);
    Some(KeyPlace::Field {
        field: section.text("field")?,
        max: section.integer("max"),
        with: section.entries("with", |node| Value::parse(node, Scope::Request, out)),
    })
}

fn vendor_errors(section: Section<'_>, out: &mut Diagnostics) -> VendorErrors {
    let message = section.items("message").filter_map(|node| Path::parse(node, Scope::Answer, out)).collect();
    let code = section.items("code").filter_map(|node| Path::parse(node, Scope::Answer, out)).collect();
    let rules = section.entries("as", |node| {
        Some(node.list()?.iter().filter_map(|item| Some(Spanned::new(failure(item, out)?, item.span()))).collect())
    });
    VendorErrors { message, code, rules }
}

/// A number up to 599 is a status, `STATUS words` a status with words, everything else a code of the vendor. Quotes
/// make a code of a number.
fn failure(node: Node<'_>, out: &mut Diagnostics) -> Option<Failure> {
    let text = node.scalar().filter(|_| !node.is_null())?;
    if node.number().is_some() {
        return Some(match text.parse::<u32>() {
            Ok(number) if number < 600 => match parse_status(text).filter(|status| *status >= 300) {
                Some(status) => Failure::Status(status),
                None => {
                    let diagnostic =
                        Diagnostic::error(&codes::FAILURE, node.span(), format!("`{text}` is no status of a failure"));
                    out.push(diagnostic.help("a code of the vendor that is a small number is written in quotes"));
                    return None;
                }
            },
            _ => Failure::Code(text.to_owned()),
        });
    }
    let words = text.split_once(' ').and_then(|(status, words)| Some((parse_status(status)?, words.trim())));
    Some(match words {
        Some((status, words)) if !words.is_empty() => Failure::Words(status, words.to_owned()),
        _ => Failure::Code(text.to_owned()),
    })
}
