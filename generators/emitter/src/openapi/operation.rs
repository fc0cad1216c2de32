//! Operations as the `paths` of a document.

use model::Value;
use model::api::{
    Answer, Api, Body, Content, ContentKind, Encoding, Form, Operation, Parameter, Place, Security, Status, Style,
};

use super::schema::render_ref;
use super::{object, prose, text};

pub(super) fn render_paths(api: &Api) -> Value {
    let mut paths: Vec<(String, Value)> = Vec::new();
    for operation in &api.operations {
        let rendered = render_operation(api, operation);
        let (key, value) = (method_key(&operation.method), rendered);
        match paths.iter_mut().find(|(path, _)| *path == operation.path) {
            // Operations of one address, told apart by a header: a fragment keeps their keys apart.
            Some((_, Value::Object(methods))) if methods.iter().any(|(method, _)| *method == key) => {
                paths.push((format!("{}#{}", operation.path, operation.id), Value::Object(vec![(key, value)])));
            }
            Some((_, Value::Object(methods))) => methods.push((key, value)),
            _ => paths.push((operation.path.clone(), Value::Object(vec![(key, value)]))),
        }
    }
    Value::Object(paths)
}

fn method_key(method: &str) -> String {
    method.to_ascii_lowercase()
}

fn render_operation(api: &Api, operation: &Operation) -> Value {
    let mut fields = vec![("operationId", text(&operation.id))];
    fields.extend(prose(&operation.docs));
    if !operation.parameters.is_empty() {
        let parameters = operation.parameters.iter().map(|parameter| render_parameter(api, parameter));
        fields.push(("parameters", Value::List(parameters.collect())));
    }
    fields.extend(operation.body.as_ref().map(|body| ("requestBody", render_body(api, body))));
    let answers = operation.answers.iter().map(|answer| (status_key(answer.status), render_answer(api, answer)));
    fields.push(("responses", Value::Object(answers.collect())));
    if let Some(security) = operation.security.as_ref().or(api.security.as_ref()) {
        fields.push(("security", render_security(security)));
    }
    object(fields)
}

fn render_security(security: &Security) -> Value {
    let alternative =
        |names: &Vec<String>| Value::Object(names.iter().map(|name| (name.clone(), Value::List(Vec::new()))).collect());
    Value::List(security.alternatives.iter().map(alternative).collect())
}

fn render_parameter(api: &Api, parameter: &Parameter) -> Value {
    let mut fields = vec![("name", text(&parameter.name)), ("in", text(place(parameter.place)))];
    fields.extend(prose(&parameter.docs).into_iter().filter(|(name, _)| *name == "description"));
    fields.push(("required", Value::Bool(parameter.required)));
    let schema = render_ref(&api.types, parameter.ty);
    match &parameter.form {
        Form::Content(media) => {
            fields.push(("content", object([(media.as_str(), object([("schema", schema)]))])));
        }
        form @ Form::Style { .. } => {
            fields.extend(form_fields(form));
            fields.push(("schema", schema));
        }
    }
    object(fields)
}

fn form_fields(form: &Form) -> Vec<(&'static str, Value)> {
    match form {
        Form::Style { style, explode, allow_reserved } => {
            let mut fields = vec![("style", text(style_word(*style))), ("explode", Value::Bool(*explode))];
            if *allow_reserved {
                fields.push(("allowReserved", Value::Bool(true)));
            }
            fields
        }
        Form::Content(media) => vec![("contentType", text(media))],
    }
}

fn style_word(style: Style) -> &'static str {
    match style {
        Style::Simple => "simple",
        Style::Label => "label",
        Style::Matrix => "matrix",
        Style::Form => "form",
        Style::SpaceDelimited => "spaceDelimited",
        Style::PipeDelimited => "pipeDelimited",
        Style::TabDelimited => "tabDelimited",
        Style::DeepObject => "deepObject",
    }
}

pub(super) fn place(place: Place) -> &'static str {
    match place {
        Place::Path => "path",
        Place::Query => "query",
        Place::Header => "header",
        Place::Cookie => "cookie",
    }
}

fn render_body(api: &Api, body: &Body) -> Value {
    object([("required", Value::Bool(body.required)), ("content", render_contents(api, &body.contents))])
}

fn render_contents(api: &Api, contents: &[Content]) -> Value {
    Value::Object(contents.iter().map(|content| (content.media.clone(), render_content(api, content))).collect())
}

fn render_content(api: &Api, content: &Content) -> Value {
    let mut fields: Vec<(&str, Value)> = Vec::new();
    fields.extend(content.ty.map(|ty| ("schema", render_ref(&api.types, ty))));
    if let ContentKind::Form(encodings) | ContentKind::Multipart(encodings) = &content.kind {
        let encoding = |encoding: &Encoding| {
            let mut fields = form_fields(&encoding.form);
            if !encoding.media.is_empty() {
                fields.retain(|(name, _)| *name != "contentType");
                fields.push(("contentType", text(&encoding.media.join(", "))));
            }
            (encoding.field.clone(), object(fields))
        };
        if !encodings.is_empty() {
            fields.push(("encoding", Value::Object(encodings.iter().map(encoding).collect())));
        }
    }
    let examples = content.examples.iter().enumerate();
    let named: Vec<(String, Value)> =
        examples.map(|(at, value)| (format!("example{}", at + 1), object([("value", value.clone())]))).collect();
    if !named.is_empty() {
        fields.push(("examples", Value::Object(named)));
    }
    object(fields)
}

fn render_answer(api: &Api, answer: &Answer) -> Value {
    let mut fields = vec![("description", text(&answer.docs.description))];
    if !answer.headers.is_empty() {
        let header = |header: &model::api::Header| {
            let schema = render_ref(&api.types, header.ty);
            (header.name.clone(), object([("required", Value::Bool(header.required)), ("schema", schema)]))
        };
        fields.push(("headers", Value::Object(answer.headers.iter().map(header).collect())));
    }
    if !answer.contents.is_empty() {
        fields.push(("content", render_contents(api, &answer.contents)));
    }
    object(fields)
}

fn status_key(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Range(hundred) => format!("{hundred}XX"),
        Status::Default => "default".to_owned(),
    }
}
