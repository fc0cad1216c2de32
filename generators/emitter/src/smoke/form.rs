//! The form of the files: entries as JSON, and the schema of that JSON.

use model::Value;
use model::prim::Prim;

use super::entry::{Entry, Expected, Payment};

/// The edition of the form.
const VERSION: &str = "1";

pub(super) fn render(prim: &Prim, entries: &[Entry]) -> Value {
    let group = object([
        ("id", text(&prim.id)),
        ("name", text(&format!("{} ({})", prim.words, prim.name))),
        ("prompt", text(&prompt(prim, entries))),
        ("tests", Value::List(entries.iter().map(|entry| text(&entry.id)).collect())),
    ]);
    object([
        ("$schema", text("../schema/smoke.schema.json")),
        ("version", Value::Number(VERSION.to_owned())),
        ("service", text(&prim.name)),
        ("base", text(&base(prim))),
        ("group", group),
        ("tests", Value::List(entries.iter().map(|entry| render_entry(prim, entry)).collect())),
    ])
}

/// Where the service is when nothing else is said: at its host, or here while it is not deployed.
fn base(prim: &Prim) -> String {
    match prim.port {
        Some(port) if !prim.status.is_deployed() => format!("http://127.0.0.1:{port}"),
        _ => format!("https://{}", prim.host),
    }
}

fn prompt(prim: &Prim, entries: &[Entry]) -> String {
    let run = entries.iter().filter(|entry| entry.skip.is_none());
    let steps: Vec<String> = run.zip(1_usize..).map(|(entry, number)| format!("({number}) {}", entry.test)).collect();
    format!(
        "Test {} at {}. Pay with your funded wallet where a step is paid. Steps: {}. Report status and shape of each answer.",
        prim.name,
        base(prim),
        steps.join(", ")
    )
}

fn render_entry(prim: &Prim, entry: &Entry) -> Value {
    let pairs = |pairs: &[(String, String)]| {
        Value::Object(pairs.iter().map(|(name, value)| (name.clone(), text(value))).collect())
    };
    let maybe = |maybe: &Option<String>| maybe.as_deref().map_or(Value::Null, text);
    let mut fields = vec![
        ("id", text(&entry.id)),
        ("service", text(&prim.name)),
        ("test", text(&entry.test)),
        ("method", text(&entry.method)),
        ("endpoint", text(&format!("{{{{base}}}}{}", entry.target))),
    ];
    if !entry.headers.is_empty() {
        fields.push(("headers", pairs(&entry.headers)));
    }
    if let Some((media, _)) = entry.input.as_ref().filter(|(media, _)| media != "application/json") {
        fields.push(("content_type", text(media)));
    }
    fields.extend([
        ("input", entry.input.as_ref().map_or(Value::Null, |(_, input)| input.clone())),
        ("expected", render_expected(&entry.expected)),
        ("depends_on", Value::List(entry.depends_on.iter().map(|id| text(id)).collect())),
        ("captures", pairs(&entry.captures)),
        ("payment", text(payment(entry.payment))),
        ("notes", maybe(&entry.notes)),
        ("skip", maybe(&entry.skip)),
    ]);
    object(fields)
}

fn payment(payment: Payment) -> &'static str {
    match payment {
        Payment::Free => "free",
        Payment::Paid => "paid",
        Payment::Unpaid => "unpaid",
    }
}

fn render_expected(expected: &Expected) -> Value {
    let mut fields = vec![("status", Value::Number(expected.status.to_string()))];
    if !expected.headers.is_empty() {
        fields.push(("headers", Value::List(expected.headers.iter().map(|name| text(name)).collect())));
    }
    fields.extend(expected.body.as_ref().map(|body| ("body", body.clone())));
    fields.extend(expected.events.as_ref().map(|(item, done)| {
        let mut fields = vec![("item", item.clone())];
        fields.extend(done.as_deref().map(|done| ("done", text(done))));
        ("events", object(fields))
    }));
    object(fields)
}

fn object<'n>(fields: impl IntoIterator<Item = (&'n str, Value)>) -> Value {
    Value::Object(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// The JSON Schema of the files.
pub(super) fn schema() -> Value {
    let texts = || object([("type", text("object")), ("additionalProperties", of("string"))]);
    let list = || object([("type", text("array")), ("items", of("string"))]);
    let expected = closed(
        &["status"],
        vec![
            (
                "status",
                about(
                    "The status.",
                    vec![("type", text("integer")), ("minimum", number("100")), ("maximum", number("599"))],
                ),
            ),
            ("headers", list()),
            (
                "body",
                about(
                    "The shape: a word such as `string` or `array (non-empty)`, a value that must come as it is, an object of fields that must be there, or a list with the shape of its first item.",
                    vec![],
                ),
            ),
            ("events", closed(&["item"], vec![("item", object([])), ("done", of("string"))])),
        ],
    );
    let entry = closed(
        &[
            "id",
            "service",
            "test",
            "method",
            "endpoint",
            "input",
            "expected",
            "depends_on",
            "captures",
            "payment",
            "notes",
            "skip",
        ],
        vec![
            (
                "id",
                about(
                    "`INF-T1`: H for health, T for what works, S for streams, U for unpaid, E for errors.",
                    vec![("type", text("string")), ("pattern", text("^[A-Z][A-Z0-9]*-[HTSUE][0-9]+$"))],
                ),
            ),
            ("service", of("string")),
            ("test", about("What it tries.", vec![("type", text("string"))])),
            ("method", about("", vec![("type", text("string")), ("pattern", text("^[A-Z]+$"))])),
            (
                "endpoint",
                about(
                    "The address; names in double braces are filled in: `base`, `run`, and captures.",
                    vec![("type", text("string")), ("pattern", text("^\\{\\{base\\}\\}/"))],
                ),
            ),
            ("headers", texts()),
            ("content_type", about("The media type of the body, if it is not JSON.", vec![("type", text("string"))])),
            ("input", about("The body; null for none.", vec![])),
            ("expected", expected),
            ("depends_on", list()),
            ("captures", texts()),
            ("payment", about("", vec![("enum", Value::List(["free", "paid", "unpaid"].map(text).into()))])),
            ("notes", maybe_text()),
            ("skip", maybe_text()),
        ],
    );
    let group = closed(
        &["id", "name", "prompt", "tests"],
        vec![("id", of("string")), ("name", of("string")), ("prompt", of("string")), ("tests", list())],
    );
    let entries = object([("type", text("array")), ("items", entry), ("minItems", number("1"))]);
    let Value::Object(root) = closed(
        &["version", "service", "base", "group", "tests"],
        vec![
            ("$schema", of("string")),
            ("version", object([("const", number(VERSION))])),
            ("service", of("string")),
            (
                "base",
                about(
                    "Where the service is when nothing else is said.",
                    vec![("type", text("string")), ("format", text("uri"))],
                ),
            ),
            ("group", group),
            ("tests", entries),
        ],
    ) else {
        return Value::Null;
    };
    let head = [
        ("$schema", text("https://json-schema.org/draft/2020-12/schema")),
        ("title", text("Smoke entries of a service")),
    ];
    Value::Object(head.into_iter().map(|(name, value)| (name.to_owned(), value)).chain(root).collect())
}

fn number(digits: &str) -> Value {
    Value::Number(digits.to_owned())
}

fn of(kind: &str) -> Value {
    object([("type", text(kind))])
}

fn maybe_text() -> Value {
    object([("type", Value::List(vec![text("string"), text("null")]))])
}

fn about(about: &str, fields: Vec<(&str, Value)>) -> Value {
    let about = (!about.is_empty()).then(|| ("description", text(about)));
    object(about.into_iter().chain(fields))
}

/// An object with these fields and no others.
fn closed(required: &[&str], fields: Vec<(&str, Value)>) -> Value {
    object([
        ("type", text("object")),
        ("required", Value::List(required.iter().map(|name| text(name)).collect())),
        ("properties", object(fields)),
        ("additionalProperties", Value::Bool(false)),
    ])
}
