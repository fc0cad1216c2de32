//! Checks the body of a request.

use serde_json::{Map, Value};

use super::judge::Judge;
use super::shape::{expects, property_names, property_of, shape};
use super::tree::{Tree, steps, tree};
use super::{Kind, Request, Violation};
use crate::document::{Document, Media, Operation, Spot};
use prim_form::MediaType;

pub(super) fn check_body(
    document: &Document,
    judge: &Judge,
    operation: &Operation,
    request: &Request<'_>,
    violations: &mut Vec<Violation>,
) {
    let content_type = request.headers.get("content-type").and_then(|value| value.to_str().ok());
    let Some(expected) = &operation.body else {
        if !request.body.is_empty() {
            violations.push(Violation::request("body", "the document knows no body here"));
        }
        return;
    };
    if request.body.is_empty() && content_type.is_none() {
        if expected.is_required {
            violations.push(Violation::request("body", "is missing"));
        }
        return;
    }
    let media_type = content_type.and_then(|value| MediaType::parse(value).ok());
    let fits = |media: &&Media| media_type.as_ref().is_some_and(|media_type| media_type.is_in(&media.range));
    // `application/json` before `*/*`.
    let media = expected.media.iter().filter(fits).min_by_key(|media| media.range.matches('*').count());
    let (Some(media), Some(media_type)) = (media, &media_type) else {
        let ranges: Vec<&str> = expected.media.iter().map(|media| media.range.as_str()).collect();
        let found = content_type.unwrap_or("nothing");
        violations.push(Violation::new(
            Kind::MediaType,
            "header content-type",
            format!("must be {}, but is {found}", ranges.join(" or ")),
        ));
        return;
    };
    let schema = media.schema.as_deref().and_then(|pointer| document.spot(pointer));
    let value = match read(document, media, media_type, schema.as_ref(), request) {
        Ok(Some(value)) => value,
        Ok(None) => return,
        Err(problem) => {
            violations.push(Violation::request("body", problem));
            return;
        }
    };
    for (path, message) in schema.iter().flat_map(|schema| judge.faults(&schema.pointer, &value)) {
        violations.push(Violation::request(
            if path.is_empty() { "body".to_owned() } else { format!("body {path}") },
            message,
        ));
    }
}

/// The body as a value, if its type has one.
fn read(
    document: &Document,
    media: &Media,
    media_type: &MediaType,
    schema: Option<&Spot<'_>>,
    request: &Request<'_>,
) -> Result<Option<Value>, String> {
    let text = || std::str::from_utf8(request.body).map_err(|_| "is not UTF-8".to_owned());
    if media_type.is_json() {
        return serde_json::from_slice(request.body).map(Some).map_err(|error| format!("is not JSON: {error}"));
    }
    match media_type.essence() {
        "application/x-www-form-urlencoded" => {
            let pairs =
                prim_form::form_pairs(request.body).map_err(|malformed| format!("cannot be read: {malformed}"))?;
            read_form(document, media, schema, pairs).map(Some)
        }
        "multipart/form-data" => {
            let parts = prim_form::multipart::parts_of(media_type, request.body)
                .map_err(|malformed| format!("cannot be read: {malformed}"))?;
            read_parts(schema, &parts).map(Some)
        }
        "application/x-ndjson" | "application/jsonl" => {
            let lines = text()?
                .lines()
                .filter(|line| !line.is_empty())
                .map(serde_json::from_str)
                .collect::<Result<Vec<Value>, _>>();
            lines
                .map(|lines| Some(Value::Array(lines)))
                .map_err(|error| format!("has a line that is not JSON: {error}"))
        }
        essence if essence.starts_with("text/") => Ok(Some(Value::from(text()?))),
        // Bytes say nothing a schema could judge.
        _ => Ok(None),
    }
}

/// A urlencoded form. The media type's `encoding` says how a property is written; without it, repeated names are a list
/// and brackets nest.
fn read_form(
    document: &Document,
    media: &Media,
    schema: Option<&Spot<'_>>,
    pairs: Vec<(String, String)>,
) -> Result<Value, String> {
    let encoding = document.spot(&media.pointer).and_then(|media| media.get("encoding"));
    let known = property_names(schema);
    let mut members = Map::new();
    let mut rest = Vec::new();
    for (name, text) in pairs {
        let encoding = encoding.as_ref().and_then(|encoding| encoding.get(&name));
        let is_json = encoding
            .as_ref()
            .and_then(|encoding| encoding.text("contentType"))
            .is_some_and(|kind| kind.contains("json"));
        let is_joined =
            encoding.as_ref().is_some_and(|encoding| encoding.value.get("explode") == Some(&Value::Bool(false)));
        if is_json {
            let value = serde_json::from_str(&text).map_err(|_| format!("{name} is not JSON"))?;
            members.insert(name, value);
        } else if is_joined {
            let items = text.split(',').map(|item| Tree::Text(item.to_owned())).collect();
            let value = shape(&Tree::List(items), property_of(schema, &name).as_ref());
            members.insert(name, value);
        } else {
            rest.push((name, text));
        }
    }
    // A property may have brackets in its very name.
    let split = |(name, text): &(String, String)| {
        (
            if known.contains(&name.as_str()) {
                vec![name.clone()]
            } else {
                steps(name).into_iter().map(str::to_owned).collect()
            },
            text.clone(),
        )
    };
    let split: Vec<(Vec<String>, String)> = rest.iter().map(split).collect();
    let whole = tree(split.iter().map(|(steps, text)| (steps.iter().map(String::as_str).collect(), text.clone())));
    if let Value::Object(nested) = shape(&whole, schema) {
        members.extend(nested);
    }
    Ok(Value::Object(members))
}

/// A multipart form. Files become their names: what is in them no schema judges.
fn read_parts(schema: Option<&Spot<'_>>, parts: &[prim_form::multipart::Part<'_>]) -> Result<Value, String> {
    let mut members: Map<String, Value> = Map::new();
    for part in parts {
        if part.name.is_empty() {
            return Err("has a part without a name".to_owned());
        }
        let own = property_of(schema, &part.name);
        let is_list = expects(own.as_ref(), "array");
        let item = if is_list { super::shape::items_of(own.as_ref()) } else { own };
        let is_json = part
            .content_type
            .as_deref()
            .and_then(|kind| MediaType::parse(kind).ok())
            .is_some_and(|kind| kind.is_json());
        let value = if is_json {
            serde_json::from_slice(part.body).map_err(|_| format!("part {} is not JSON", part.name))?
        } else if let Some(name) = &part.filename {
            Value::from(name.as_str())
        } else {
            let text = std::str::from_utf8(part.body)
                .map_err(|_| format!("part {} is not UTF-8 and has no file name", part.name))?;
            shape(&Tree::Text(text.to_owned()), item.as_ref())
        };
        match members.get_mut(&part.name) {
            Some(Value::Array(items)) if is_list => items.push(value),
            Some(_) => return Err(format!("part {} comes more than once", part.name)),
            None => {
                let value = if is_list && !value.is_array() { Value::Array(vec![value]) } else { value };
                members.insert(part.name.clone(), value);
            }
        }
    }
    Ok(Value::Object(members))
}
