//! `fakes/<vendor>.json`: the document by which a stand-in of a vendor checks requests and answers them.
//!
//! It is the vendor's document with what only mappings know: the mark that ends a stream, and events that are no failures.

use model::Value;
use model::api::Status;
use model::mapping::Call;
use model::prim::{Fulfilment, Prim, StreamFormat};

use crate::adapter::names_event;
use crate::openapi::render_document;

/// The document of one of the prim's APIs.
pub(super) fn render(prim: &Prim, at: usize) -> String {
    let Some(vendor) = prim.apis.get(at) else { return String::new() };
    let mut document = render_document(&crate::contract::with_streams(prim, at));
    for provider in &prim.providers {
        let is_here = |call: &&Call| provider.connections.get(call.connection).is_some_and(|it| it.api == at);
        for call in provider.operations.iter().flat_map(Fulfilment::calls).filter(is_here) {
            mark_end(&mut document, vendor, call);
        }
    }
    crate::json::pretty(&document)
}

/// Says how a stream ends, where the vendor ends it with an event of its own.
fn mark_end(document: &mut Value, vendor: &model::prim::VendorApi, call: &Call) -> Option<()> {
    let stream = call.stream.as_ref().filter(|stream| stream.format == StreamFormat::Events)?;
    let done = stream.done.as_ref()?;
    let operation = vendor.api.operation(&call.operation)?;
    let answer = operation.answers.get(stream.content.0)?;
    let content = answer.contents.get(stream.content.1)?;
    let media = &content.media;
    // An event that ends a stream by its name is among the examples; a field of it says the name.
    let name_field = if names_event(done) {
        let last = content.examples.iter().find_map(|event| match event {
            Value::Object(fields) => fields.iter().find(|(_, value)| *value == Value::Text(done.clone())),
            _ => None,
        });
        Some(last?.0.clone())
    } else {
        None
    };
    let status = match answer.status {
        Status::Code(code) => code.to_string(),
        Status::Range(hundred) => format!("{hundred}XX"),
        Status::Default => "default".to_owned(),
    };
    let method = operation.method.to_ascii_lowercase();
    let steps = ["paths", &operation.path, &method, "responses", &status, "content", media];
    let Value::Object(fields) = steps.into_iter().try_fold(document, |value, step| member(value, step))? else {
        return None;
    };
    if fields.iter().all(|(name, _)| name != "x-stream") {
        let mark = match name_field {
            Some(field) => ("name".to_owned(), Value::Text(field)),
            None => ("done".to_owned(), Value::Text(done.clone())),
        };
        fields.push(("x-stream".to_owned(), Value::Object(vec![mark])));
    }
    Some(())
}

fn member<'v>(value: &'v mut Value, name: &str) -> Option<&'v mut Value> {
    let Value::Object(fields) = value else { return None };
    fields.iter_mut().find(|(key, _)| key == name).map(|(_, value)| value)
}
