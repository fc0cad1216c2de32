//! Where values come in and where they go out: our own types on one side, bytes of a stream on the other.

use prim_client::{Meta, Upload};
use prim_json::{Json, Value};
use prim_service::{Call, Failure, File, codes};

use super::{Given, is_any, template};
use crate::fresh::key_of;
use crate::{Events, Problem};

/// What was made of a vendor's answer, as a type of ours. What does not fit is the vendor's failure: its document promised
/// something else.
pub fn finish<T: Json>(made: impl Given) -> Result<T, Failure> {
    prim_json::recode(&made.given().unwrap_or_default())
        .map_err(|error| Problem::new(error.message).at(&error.path).of_vendor())
}

/// An event of a vendor as one of ours: the text of what is made of it. None if that is nothing.
pub fn chunk<G: Given>(
    data: &[u8],
    make: impl FnOnce(&Value) -> Result<G, Problem>,
) -> Result<Option<String>, Problem> {
    let event: Value = prim_json::decode(data).map_err(|error| Problem::new(error.message).at(&error.path))?;
    Ok(make(&event)?.given().as_ref().map(prim_json::encode))
}

/// Events of a vendor as events of ours by what has a memory of them: for each the texts of what is made of it, for
/// [`Upstream::relay_mapped`](crate::Upstream::relay_mapped).
pub fn chunks(mut events: Events) -> impl FnMut(&[u8]) -> Result<Vec<String>, Problem> + Send {
    move |data| {
        let event: Value = prim_json::decode(data).map_err(|error| Problem::new(error.message).at(&error.path))?;
        Ok(events(&event)?.iter().map(prim_json::encode).collect())
    }
}

/// A constant that is no single value, from its JSON.
pub fn constant(json: &str) -> Value {
    prim_json::decode(json.as_bytes()).unwrap_or_default()
}

/// Checks an input of which a provider takes certain values only; the first stands in for one that is absent.
pub fn accept(input: &mut Value, name: &str, values: &[&str]) -> Result<(), Failure> {
    let Value::Object(fields) = input else { return Ok(()) };
    match (fields.get(name).given(), values.first()) {
        (None, Some(first)) => {
            fields.insert(name, constant(first));
            Ok(())
        }
        (Some(value), _) if !is_any(&value, values.iter().map(|json| constant(json))) => {
            let message = format!("{name}: the provider takes {} here.", values.join(", "));
            Err(Failure::new(&codes::NOT_SUPPORTED, message))
        }
        _ => Ok(()),
    }
}

/// A body alone, of an input in which parameters stand beside its fields.
pub fn without(input: &Value, parameters: &[&str]) -> Value {
    let mut body = input.clone();
    if let Value::Object(fields) = &mut body {
        for name in parameters {
            fields.remove(name);
        }
    }
    body
}

/// A header of an answer, if it came and is text.
pub fn header<'m>(meta: &'m Meta, name: &str) -> Option<&'m str> {
    meta.headers().get(name)?.to_str().ok()
}

/// A call with a header more; left out if its value is nothing.
pub fn headed<T, E>(request: prim_client::Call<T, E>, name: &str, value: impl Given) -> prim_client::Call<T, E> {
    match plain(value) {
        Some(text) => request.header(name, &text),
        None => request,
    }
}

/// A call whose idempotency key goes into a header of the vendor's own, if the request being served has a key.
pub fn keyed<T, E>(request: prim_client::Call<T, E>, call: &Call, name: &str) -> prim_client::Call<T, E> {
    match key_of(call, request.operation(), 64) {
        Some(key) => request.header(name, &key).replayable(),
        None => request,
    }
}

/// A call whose body carries the key, which makes it safe to repeat if the request being served has one.
pub fn repeatable<T, E>(request: prim_client::Call<T, E>, call: &Call) -> prim_client::Call<T, E> {
    if call.idempotency_key.is_some() { request.replayable() } else { request }
}

/// A single value as text.
pub fn plain(value: impl Given) -> Option<String> {
    template([value.given()]).and_then(|text| text.as_str().map(str::to_owned))
}

/// The items of a list, for bodies of a value a line.
pub fn items(list: impl Given) -> Vec<Value> {
    match list.given() {
        Some(Value::List(items)) => items,
        other => other.into_iter().collect(),
    }
}

/// A file of a request on its way to a vendor.
pub fn upload(file: &File) -> Upload {
    let upload = Upload::new(file.bytes.clone());
    let upload = match &file.name {
        Some(name) => upload.named(name.as_str()),
        None => upload,
    };
    match &file.media_type {
        Some(media) => upload.of_type(media.as_str()),
        None => upload,
    }
}
