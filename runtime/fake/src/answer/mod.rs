//! What the fake answers when nothing is wrong.
//!
//! In: an operation and what the request would like. Out: status, headers and a body: the document's example, else a
//! value made from its schema. It knows no faults and no sockets.

mod mutate;

pub(crate) use mutate::{extra_fields, nulls, unknown_enums};

use prim_form::MediaType;
use serde_json::Value;

use crate::check::Judge;
use crate::document::{Document, Media, Operation, Response, Spot};
use crate::sample::sample;

/// An answer before it is sent.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) content_type: Option<String>,
    pub(crate) content: Content,
}

#[derive(Debug, Clone)]
pub(crate) enum Content {
    Nothing,
    Json {
        value: Value,
        schema: Option<String>,
    },
    Bytes(Vec<u8>),
    /// Encoded messages of a stream, each with the line ends that close it.
    Messages {
        blocks: Vec<String>,
        is_events: bool,
    },
    /// JSON text of so many bytes, made while it is sent.
    Huge(usize),
}

/// What a request says about the answer it wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Wish {
    Whole,
    Stream,
}

/// The events made from a schema when the document gives none.
const EVENTS: u64 = 3;

/// The answer of an operation.
pub(crate) fn choose(document: &Document, judge: &Judge, operation: &Operation, wish: Wish) -> Answer {
    let success = operation.responses.iter().find(|response| (200..300).contains(&response.status));
    let Some(response) = success.or(operation.responses.first()) else {
        return Answer { status: 200, headers: Vec::new(), content_type: None, content: Content::Nothing };
    };
    let headers = declared_headers(document, judge, response);
    let wanted = |media: &&Media| is_stream(&media.range) == (wish == Wish::Stream);
    let media = response.media.iter().find(wanted).or(response.media.first());
    let Some(media) = media else {
        return Answer { status: response.status, headers, content_type: None, content: Content::Nothing };
    };
    let content = content_of(document, judge, media);
    let range = media.range.replace("*/*", "application/octet-stream").replace("/*", "/plain");
    Answer { status: response.status, headers, content_type: Some(range), content }
}

/// A JSON answer given by a test, in place of the document's.
pub(crate) fn given(document: &Document, judge: &Judge, operation: &Operation, value: Value) -> Answer {
    let mut answer = choose(document, judge, operation, Wish::Whole);
    let schema = match answer.content {
        Content::Json { schema, .. } => schema,
        Content::Nothing | Content::Bytes(_) | Content::Messages { .. } | Content::Huge(_) => None,
    };
    answer.content = Content::Json { value, schema };
    answer.content_type.get_or_insert_with(|| "application/json".to_owned());
    answer
}

/// A stream given by a test, in the operation's own framing.
pub(crate) fn given_events(document: &Document, judge: &Judge, operation: &Operation, events: &[Value]) -> Answer {
    let mut answer = choose(document, judge, operation, Wish::Stream);
    let responses = operation.responses.iter().flat_map(|response| &response.media);
    let media =
        responses.into_iter().find(|media| is_stream(&media.range)).and_then(|media| document.spot(&media.pointer));
    let is_events = answer.content_type.as_deref().is_none_or(|range| !is_lines(range));
    answer.content = Content::Messages { blocks: blocks_of(media.as_ref(), events, is_events), is_events };
    if !answer.content_type.as_deref().is_some_and(is_stream) {
        answer.content_type = Some("text/event-stream".to_owned());
    }
    answer
}

fn is_lines(range: &str) -> bool {
    matches!(range, "application/x-ndjson" | "application/ndjson" | "application/jsonl" | "application/stream+json")
}

fn is_stream(range: &str) -> bool {
    range == "text/event-stream" || is_lines(range)
}

fn is_json(range: &str) -> bool {
    range == "*/*" || MediaType::parse(range).is_ok_and(|media| media.is_json())
}

fn content_of(document: &Document, judge: &Judge, media: &Media) -> Content {
    let spot = document.spot(&media.pointer);
    let given: Vec<Value> = spot.as_ref().map(examples).unwrap_or_default();
    let made = |salt| media.schema.as_deref().map(|pointer| sample(document, judge, pointer, salt));
    if is_stream(&media.range) {
        let is_events = !is_lines(&media.range);
        // One example that is a list is the list of events; several are the events themselves.
        let events = match given.as_slice() {
            [] => (1..=EVENTS).filter_map(made).collect(),
            [Value::Array(events)] => events.clone(),
            [Value::String(raw)] if is_events && is_raw(raw) => {
                return Content::Messages { blocks: raw_blocks(raw), is_events };
            }
            events => events.to_vec(),
        };
        return Content::Messages { blocks: blocks_of(spot.as_ref(), &events, is_events), is_events };
    }
    let value = one_value(judge, media, given.into_iter().next(), made);
    match value {
        _ if is_json(&media.range) => Content::Json { value: value.unwrap_or_default(), schema: media.schema.clone() },
        Some(Value::String(text)) => Content::Bytes(text.into_bytes()),
        Some(value) => Content::Bytes(value.to_string().into_bytes()),
        // Bytes that are no UTF-8, so that nobody takes them for text.
        None => Content::Bytes((0..=255).collect()),
    }
}

/// The example if it is what its own schema says, else a value made from the schema. A document contradicts itself more
/// often than one would think, and a client that is strict where it should be must not fail over it.
fn one_value(
    judge: &Judge,
    media: &Media,
    example: Option<Value>,
    made: impl Fn(u64) -> Option<Value>,
) -> Option<Value> {
    let Some(pointer) = &media.schema else { return example };
    if let Some(example) = example {
        if judge.accepts(pointer, &example) {
            return Some(example);
        }
        return made(1).filter(|made| judge.accepts(pointer, made)).or(Some(example));
    }
    made(1)
}

/// The examples of a media type object, or of its schema's place.
fn examples(media: &Spot<'_>) -> Vec<Value> {
    if let Some(example) = media.value.get("example") {
        return vec![example.clone()];
    }
    let named = media.get("examples").map(|examples| examples.members()).unwrap_or_default();
    named.iter().filter_map(|(_, example)| example.value.get("value").cloned()).collect()
}

/// Encodes events. `x-stream` on the media type says what the vendor's framing needs: `done`, the data that ends the
/// stream, and `name`, the field of an event that is also its name.
fn blocks_of(media: Option<&Spot<'_>>, events: &[Value], is_events: bool) -> Vec<String> {
    let framing = media.and_then(|media| media.get("x-stream"));
    let name_field = framing.as_ref().and_then(|framing| framing.text("name"));
    let data = |event: &Value| event.as_str().map_or_else(|| event.to_string(), str::to_owned);
    let block = |event: &Value| match name_field.and_then(|field| event.get(field)).and_then(Value::as_str) {
        _ if !is_events => format!("{}\n", data(event)),
        Some(name) => format!("event: {name}\ndata: {}\n\n", data(event)),
        None => format!("data: {}\n\n", data(event)),
    };
    let mut blocks: Vec<String> = events.iter().map(block).collect();
    if let Some(done) = framing.as_ref().and_then(|framing| framing.text("done")).filter(|_| is_events) {
        blocks.push(format!("data: {done}\n\n"));
    }
    blocks
}

/// Whether an example is a stream as text and not the data of one event.
fn is_raw(text: &str) -> bool {
    ["data:", "event:", "id:", ":"].iter().any(|field| text.starts_with(field))
}

fn raw_blocks(text: &str) -> Vec<String> {
    text.split("\n\n").map(str::trim).filter(|block| !block.is_empty()).map(|block| format!("{block}\n\n")).collect()
}

/// Headers a response must have, or of which the document gives an example.
fn declared_headers(document: &Document, judge: &Judge, response: &Response) -> Vec<(String, String)> {
    let declared = document.spot(&response.pointer).and_then(|response| response.get("headers"));
    let value = |(name, header): (&str, Spot<'_>)| {
        let schema = header.get("schema");
        let example = header.value.get("example").or_else(|| schema.as_ref()?.value.get("example")).cloned();
        let made =
            || header.flag("required").then(|| sample(document, judge, &schema.as_ref()?.pointer, 1).into()).flatten();
        let value: Value = example.or_else(made)?;
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        (!name.eq_ignore_ascii_case("content-type")).then(|| (name.to_ascii_lowercase(), text))
    };
    declared.map(|headers| headers.members()).unwrap_or_default().into_iter().filter_map(value).collect()
}
