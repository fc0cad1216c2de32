//! Reads a document.
//!
//! In: JSON text. Out: a [`Document`], or what is wrong with it. It takes documents as the generator writes them and is
//! strict where leniency would let a test pass for the wrong reason.

use hyper::Method;
use serde_json::Value;

use super::operation::{Media, Operation, Parameter, Place, RequestBody, Response, Scheme, Style};
use super::{Document, Spot, Template};

/// Reads a document from JSON text.
pub(crate) fn read_document(text: &str) -> Result<Document, String> {
    let mut root: Value = serde_json::from_str(text).map_err(|error| format!("the document is not JSON: {error}"))?;
    let version = root.get("openapi").and_then(Value::as_str).unwrap_or("none");
    if !version.starts_with("3.1") && !version.starts_with("3.2") {
        return Err(format!("the document must be OpenAPI 3.1, but says {version}"));
    }
    relax_read_only(&mut root);
    let operations = read_operations(&root)?;
    let top = Spot::at(&root, "").ok_or("the document is empty")?;
    let base = read_bases(&top).into_iter().next().unwrap_or_default();
    Ok(Document { root, base, operations })
}

/// `required` does not hold for `readOnly` properties in a request (OpenAPI 3.1 keeps the rule of 3.0), and JSON Schema
/// does not know that. They are taken off the list; answers are made with all properties anyway.
fn relax_read_only(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(relax_read_only),
        Value::Object(members) => {
            let is_read_only = |name: &Value| {
                let property = name.as_str().and_then(|name| members.get("properties")?.get(name));
                property.and_then(|property| property.get("readOnly")) == Some(&Value::Bool(true))
            };
            let required = members.get("required").and_then(Value::as_array);
            let kept =
                required.map(|names| names.iter().filter(|name| !is_read_only(name)).cloned().collect::<Vec<Value>>());
            if let Some(kept) = kept {
                members.insert("required".to_owned(), Value::Array(kept));
            }
            members.values_mut().for_each(relax_read_only);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn read_operations(root: &Value) -> Result<Vec<Operation>, String> {
    let top = Spot::at(root, "").ok_or("the document is empty")?;
    let mut operations: Vec<Operation> = Vec::new();
    for (template, item) in top.get("paths").map(|paths| paths.members()).unwrap_or_default() {
        for method in [
            Method::GET,
            Method::PUT,
            Method::POST,
            Method::DELETE,
            Method::OPTIONS,
            Method::HEAD,
            Method::PATCH,
            Method::TRACE,
        ] {
            let Some(spot) = item.get(&method.as_str().to_ascii_lowercase()) else {
                continue;
            };
            let operation = read_operation(&top, template, &item, method, &spot)?;
            if operations.iter().any(|known| known.id == operation.id) {
                return Err(format!("two operations are called {}", operation.id));
            }
            operations.push(operation);
        }
    }
    operations.sort_by(|first, second| first.id.cmp(&second.id));
    if operations.is_empty() { Err("the document has no operations".to_owned()) } else { Ok(operations) }
}

fn read_operation(
    top: &Spot<'_>,
    template: &str,
    item: &Spot<'_>,
    method: Method,
    spot: &Spot<'_>,
) -> Result<Operation, String> {
    let id = spot.text("operationId").map_or_else(|| format!("{method} {template}"), str::to_owned);
    let within = |problem: String| format!("{id}: {problem}");
    let mut parameters: Vec<Parameter> = Vec::new();
    let mut reserved = Vec::new();
    // An operation's parameter replaces that of its path with the same name and place.
    for spot in [spot, item].into_iter().filter_map(|level| level.get("parameters")).flat_map(|list| list.items()) {
        let parameter = read_parameter(&spot).map_err(within)?;
        if parameters.iter().any(|known| known.name == parameter.name && known.place == parameter.place) {
            continue;
        }
        if spot.flag("allowReserved") {
            reserved.push(parameter.name.clone());
        }
        parameters.push(parameter);
    }
    let servers = [spot, item, top]
        .into_iter()
        .find(|level| level.get("servers").is_some_and(|servers| !servers.items().is_empty()));
    let bases = servers.map_or_else(|| vec![String::new()], read_bases);
    let body = spot
        .get("requestBody")
        .map(|body| RequestBody { is_required: body.flag("required"), media: read_media(&body) });
    let security = spot.get("security").or_else(|| top.get("security"));
    Ok(Operation {
        template: Template::parse(template, |name| reserved.iter().any(|known| known == name)),
        bases,
        parameters,
        body,
        responses: read_responses(spot),
        security: security.map(|security| read_security(top, &security)).unwrap_or_default(),
        id,
        method,
    })
}

/// The paths of the servers at a level, variables replaced by their defaults.
fn read_bases(level: &Spot<'_>) -> Vec<String> {
    let servers = level.get("servers").map(|servers| servers.items()).unwrap_or_default();
    let base = |server: Spot<'_>| {
        let mut url = server.text("url").unwrap_or("/").to_owned();
        for (name, variable) in server.get("variables").map(|variables| variables.members()).unwrap_or_default() {
            url = url.replace(&format!("{{{name}}}"), variable.text("default").unwrap_or_default());
        }
        let path = match url.split_once("://") {
            Some((_, rest)) => rest.find('/').map_or("", |at| rest.get(at..).unwrap_or_default()).to_owned(),
            None => url,
        };
        path.trim_end_matches('/').to_owned()
    };
    let bases: Vec<String> = servers.into_iter().map(base).collect();
    if bases.is_empty() { vec![String::new()] } else { bases }
}

fn read_parameter(spot: &Spot<'_>) -> Result<Parameter, String> {
    let name = spot.text("name").ok_or("a parameter has no name")?.to_owned();
    let (place, usual) = match spot.text("in") {
        Some("path") => (Place::Path, Style::Simple),
        Some("query") => (Place::Query, Style::Form),
        Some("header") => (Place::Header, Style::Simple),
        Some("cookie") => (Place::Cookie, Style::Form),
        other => {
            return Err(format!("parameter {name} stands in {}", other.unwrap_or("nothing")));
        }
    };
    let content = spot.get("content").and_then(|content| content.members().into_iter().next());
    let style = match spot.text("style") {
        _ if content.is_some() => Style::Json,
        None => usual,
        Some("simple") => Style::Simple,
        Some("label") => Style::Label,
        Some("matrix") => Style::Matrix,
        Some("form") => Style::Form,
        Some("spaceDelimited") => Style::SpaceDelimited,
        Some("pipeDelimited") => Style::PipeDelimited,
        Some("deepObject") => Style::DeepObject,
        Some(other) => return Err(format!("parameter {name} has style {other}")),
    };
    let explode = spot.value.get("explode").and_then(Value::as_bool).unwrap_or(style == Style::Form);
    let schema = content.map_or_else(|| spot.get("schema"), |(_, media)| media.get("schema"));
    Ok(Parameter {
        is_required: spot.flag("required") || place == Place::Path,
        schema: schema.map(|schema| schema.pointer),
        name,
        place,
        style,
        explode,
    })
}

fn read_media(spot: &Spot<'_>) -> Vec<Media> {
    let content = spot.get("content").map(|content| content.members()).unwrap_or_default();
    let media = |(range, media): (&str, Spot<'_>)| {
        // `itemSchema` describes one item of a stream (OpenAPI 3.2).
        let schema = media.get("itemSchema").or_else(|| media.get("schema")).map(|schema| schema.pointer);
        Media { range: range.to_ascii_lowercase(), pointer: media.pointer, schema }
    };
    content.into_iter().map(media).collect()
}

/// The responses by status. `default` speaks of failures wherever a success is named, so it counts only alone.
fn read_responses(spot: &Spot<'_>) -> Vec<Response> {
    let responses = spot.get("responses").map(|responses| responses.members()).unwrap_or_default();
    let is_alone = responses.iter().all(|(status, _)| !status.starts_with('2'));
    let read = |(status, response): (&str, Spot<'_>)| {
        let class = status.strip_suffix("XX").or_else(|| status.strip_suffix("xx")).map(|class| format!("{class}00"));
        let status = match status {
            "default" => is_alone.then_some(200)?,
            status => class.as_deref().unwrap_or(status).parse().ok()?,
        };
        Some(Response { status, media: read_media(&response), pointer: response.pointer })
    };
    let mut responses: Vec<Response> = responses.into_iter().filter_map(read).collect();
    responses.sort_by_key(|response| response.status);
    responses
}

fn read_security(top: &Spot<'_>, security: &Spot<'_>) -> Vec<Vec<Scheme>> {
    let schemes = top.get("components").and_then(|components| components.get("securitySchemes"));
    let scheme = |name: &str| {
        let Some(scheme) = schemes.as_ref().and_then(|schemes| schemes.get(name)) else {
            return Scheme::Unknown;
        };
        let named = || scheme.text("name").unwrap_or_default().to_owned();
        match (scheme.text("type"), scheme.text("in"), scheme.text("scheme").map(str::to_ascii_lowercase).as_deref()) {
            (Some("http"), _, Some("basic")) => Scheme::Basic,
            (Some("http"), _, Some("bearer")) | (Some("oauth2" | "openIdConnect"), _, _) => Scheme::Bearer,
            (Some("apiKey"), Some("header"), _) => Scheme::Header(named()),
            (Some("apiKey"), Some("query"), _) => Scheme::Query(named()),
            (Some("apiKey"), Some("cookie"), _) => Scheme::Cookie(named()),
            _ => Scheme::Unknown,
        }
    };
    let alternative = |spot: Spot<'_>| spot.members().into_iter().map(|(name, _)| scheme(name)).collect();
    security.items().into_iter().map(alternative).collect()
}
