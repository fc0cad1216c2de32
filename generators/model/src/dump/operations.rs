//! Operations: what they take, what they answer.

use super::types::type_ref;
use super::{Text, dump_server, security_line, value};
use crate::Value;
use crate::api::{Answer, Api, Content, ContentKind, Encoding, Form, Operation, Parameter, Place, Status, Style};

pub(super) fn dump_operation(text: &mut Text, api: &Api, operation: &Operation) {
    let deprecated = if operation.deprecated { " deprecated" } else { "" };
    let Operation { method, path, words, .. } = operation;
    text.line(0, format!("\noperation {:?} ({words}) {method} {path}{deprecated}", operation.id));
    text.docs(1, &operation.docs);
    if let Some(group) = operation.group.and_then(|at| api.groups.get(at)) {
        text.line(1, format!("group {:?}", group.name));
    }
    for server in &operation.servers {
        dump_server(text, 1, server);
    }
    if let Some(security) = &operation.security {
        text.line(1, security_line(security));
    }
    for parameter in &operation.parameters {
        dump_parameter(text, api, parameter);
    }
    if let Some(body) = &operation.body {
        text.line(1, format!("body{}", if body.required { "" } else { "?" }));
        text.docs(2, &body.docs);
        for content in &body.contents {
            dump_content(text, api, content);
        }
    }
    for answer in &operation.answers {
        dump_answer(text, api, answer);
    }
}

fn dump_parameter(text: &mut Text, api: &Api, parameter: &Parameter) {
    let Parameter { place, name, ty, required, default, form, deprecated, docs, examples, .. } = parameter;
    let mut line = format!("{} {name}{}: {}", self::place(*place), optional(*required), type_ref(api, *ty));
    if let Some(default) = default {
        line.push_str(&format!(" = {}", value(default)));
    }
    line.push_str(&format!(" ({})", self::form(form)));
    if *deprecated {
        line.push_str(" deprecated");
    }
    text.line(1, line);
    text.docs(2, docs);
    dump_examples(text, 2, examples);
}

fn dump_content(text: &mut Text, api: &Api, content: &Content) {
    let kind = match &content.kind {
        ContentKind::Json => "json",
        ContentKind::Form(_) => "form",
        ContentKind::Multipart(_) => "multipart",
        ContentKind::Events => "events",
        ContentKind::Lines => "lines",
        ContentKind::Text => "text",
        ContentKind::Bytes => "bytes",
    };
    let ty = content.ty.map_or_else(|| "-".to_owned(), |ty| type_ref(api, ty));
    text.line(2, format!("{} {kind}: {ty}", content.media));
    if let ContentKind::Form(encodings) | ContentKind::Multipart(encodings) = &content.kind {
        for Encoding { field, form, media } in encodings {
            text.line(3, format!("{field} as {} {}", self::form(form), media.join(", ")).trim_end());
        }
    }
    dump_examples(text, 3, &content.examples);
}

fn dump_answer(text: &mut Text, api: &Api, answer: &Answer) {
    let status = match answer.status {
        Status::Code(code) => code.to_string(),
        Status::Range(hundred) => format!("{hundred}xx"),
        Status::Default => "otherwise".to_owned(),
    };
    text.line(1, format!("answer {status}"));
    text.docs(2, &answer.docs);
    for header in &answer.headers {
        let ty = type_ref(api, header.ty);
        text.line(2, format!("header {}{}: {ty}", header.name, optional(header.required)));
        text.docs(3, &header.docs);
    }
    for content in &answer.contents {
        dump_content(text, api, content);
    }
}

pub(super) fn dump_examples(text: &mut Text, depth: usize, examples: &[Value]) {
    for example in examples {
        text.line(depth, format!("such as {}", value(example)));
    }
}

/// The mark of what need not be there.
pub(super) fn optional(required: bool) -> &'static str {
    if required { "" } else { "?" }
}

pub(super) fn place(place: Place) -> &'static str {
    match place {
        Place::Path => "path",
        Place::Query => "query",
        Place::Header => "header",
        Place::Cookie => "cookie",
    }
}

fn form(form: &Form) -> String {
    match form {
        Form::Content(media) => media.clone(),
        Form::Style { style, explode, allow_reserved } => {
            let style = match style {
                Style::Simple => "simple",
                Style::Label => "label",
                Style::Matrix => "matrix",
                Style::Form => "form",
                Style::SpaceDelimited => "space",
                Style::PipeDelimited => "pipe",
                Style::TabDelimited => "tab",
                Style::DeepObject => "deep",
            };
            let explode = if *explode { " explode" } else { "" };
            let reserved = if *allow_reserved { " reserved" } else { "" };
            format!("{style}{explode}{reserved}")
        }
    }
}
