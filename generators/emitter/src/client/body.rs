//! Bodies of requests: what they are made of, and the line that writes them.

use model::api::{Api, Body, Content, ContentKind, Encoding, Form, Style};
use model::types::{Object, Shape, TypeId};
use quasi::{Code, Ident, Literal, rust};

use crate::rust::docs::doc_of;
use crate::rust::names::{Scope, value_ident};
use crate::rust::types::{Owner, Presence, TypeView, Untyped, presence_of, type_code};

/// Types that users of a client make: those of bodies and parameters.
pub(super) fn made_types(api: &Api) -> Vec<TypeId> {
    let mut made = Vec::new();
    for operation in &api.operations {
        made.extend(operation.parameters.iter().map(|parameter| parameter.ty.id));
        made.extend(
            operation.body.iter().flat_map(|body| &body.contents).filter_map(|content| content.ty).map(|ty| ty.id),
        );
    }
    made
}

/// Types that stand in the module of types: all that an operation names, but for the outermost of a body in parts, which
/// is a request value of its own.
pub(super) fn printed_types(api: &Api) -> Vec<TypeId> {
    let mut printed = Vec::new();
    for operation in &api.operations {
        printed.extend(operation.parameters.iter().map(|parameter| parameter.ty.id));
        for content in operation.body.iter().flat_map(|body| &body.contents) {
            let Some(ty) = content.ty else { continue };
            match (&content.kind, api.types.shape(ty.id)) {
                (ContentKind::Multipart(_), shape @ Shape::Object(_)) => printed.extend(shape.parts()),
                (ContentKind::Bytes | ContentKind::Text, _) => {}
                _ => printed.push(ty.id),
            }
        }
        for answer in &operation.answers {
            printed.extend(answer.contents.iter().filter_map(|content| content.ty).map(|ty| ty.id));
        }
    }
    printed
}

/// The body of an operation as one of its methods takes it.
pub(super) struct BodyView {
    /// The type of the field `body` in the request value.
    pub(super) ty: Code,
    pub(super) required: bool,
    /// The line that writes it, from `request.body` or, where it may be absent, from `body`.
    line: Code,
    /// The type, where it is one of its own.
    pub(super) extra: Code,
}

impl BodyView {
    pub(super) fn of(types: &TypeView<'_>, body: &Body, content: &Content, name: &Ident) -> Self {
        let value = if body.required { rust!(&request.body) } else { rust!(body) };
        let owned = if body.required { rust!(request.body) } else { rust!(body) };
        let media = Literal::Text(&content.media);
        let required = body.required;
        let typed = |line: Code| {
            let untyped = || match types.untyped {
                Untyped::Value => rust!(Value),
                Untyped::Encoded => rust!(Encoded),
            };
            let ty = content.ty.map_or_else(untyped, |ty| type_code(types, ty.id));
            Self { ty, required, line, extra: Code::new() }
        };
        match &content.kind {
            ContentKind::Json if content.media == "application/json" => typed(rust!(r.json(#value);)),
            ContentKind::Json | ContentKind::Events => typed(rust!(r.json_as(#media, #value);)),
            ContentKind::Lines => {
                let item = content.ty.map_or_else(|| rust!(Value), |ty| type_code(types, ty.id));
                Self { ty: rust!(Vec<#item>), required, line: rust!(r.ndjson(#value);), extra: Code::new() }
            }
            ContentKind::Form(encodings) => {
                let form = form_code(encodings);
                typed(rust!(r.form(#value, &#form);))
            }
            ContentKind::Text => {
                Self { ty: rust!(String), required, line: rust!(r.text(#media, #owned.clone());), extra: Code::new() }
            }
            ContentKind::Bytes => {
                Self { ty: rust!(Upload), required, line: rust!(r.bytes(#value);), extra: Code::new() }
            }
            ContentKind::Multipart(encodings) => {
                let object = content.ty.and_then(|ty| match types.types().shape(ty.id) {
                    Shape::Object(object) => Some(object),
                    _ => None,
                });
                match object {
                    Some(object) => {
                        let extra = render_parts(types, name, object, encodings);
                        Self { ty: rust!(#name), required, line: rust!(r.multipart(#owned.parts());), extra }
                    }
                    None => Self {
                        ty: rust!(Multipart),
                        required,
                        line: rust!(r.multipart(#owned.clone());),
                        extra: Code::new(),
                    },
                }
            }
        }
    }

    /// The line, behind a look whether there is a body.
    pub(super) fn render_line(&self) -> Code {
        let line = &self.line;
        if self.required {
            return rust!(#line);
        }
        rust! {
            if let Some(body) = &request.body {
                #line
            }
        }
    }
}

/// `Form { nested: …, fields: &[…] }`
fn form_code(encodings: &[Encoding]) -> Code {
    let of = |encoding: &Encoding| (encoding.field.clone(), nested(encoding));
    let special: Vec<(String, &'static str)> = encodings.iter().map(of).collect();
    // What most fields say is said once for all.
    let deep = special.iter().filter(|(_, nested)| *nested == "Indexed").count();
    let usual = if deep * 2 > special.len() { "Indexed" } else { "Repeated" };
    let fields: Vec<_> = special.iter().filter(|(_, nested)| *nested != usual).collect();
    let usual = nested_code(usual);
    if fields.is_empty() {
        return rust!(Form::all(#usual));
    }
    rust! {
        Form {
            nested: #usual,
            fields: &[#for (name, nested) in fields { (#{Literal::Text(name)}, #{nested_code(nested)}), }],
        }
    }
}

fn nested(encoding: &Encoding) -> &'static str {
    match &encoding.form {
        Form::Content(_) => "Json",
        Form::Style { style: Style::DeepObject, .. } => "Indexed",
        Form::Style { style: Style::SpaceDelimited, .. } => "Spaces",
        Form::Style { style: Style::PipeDelimited, .. } => "Pipes",
        Form::Style { style: Style::TabDelimited, .. } => "Tabs",
        Form::Style { explode: false, .. } => "Commas",
        Form::Style { .. } => "Repeated",
    }
}

fn nested_code(nested: &str) -> Code {
    match nested {
        "Commas" => rust!(Nested::Joined(',')),
        "Spaces" => rust!(Nested::Joined(' ')),
        "Pipes" => rust!(Nested::Joined('|')),
        "Tabs" => rust!(Nested::Joined('\t')),
        other => {
            let variant = Ident::new(other);
            rust!(Nested::#variant)
        }
    }
}

/// A body in parts: a struct that may hold files, and the function that makes parts of it.
fn render_parts(types: &TypeView<'_>, name: &Ident, object: &Object, encodings: &[Encoding]) -> Code {
    let mut scope = Scope::default();
    let parts: Vec<PartView<'_>> = object
        .fields
        .iter()
        .map(|field| {
            let kind = part_kind(types, field.ty.id);
            let as_json = encodings.iter().any(|encoding| {
                encoding.field == field.name && encoding.media.iter().any(|media| media.contains("json"))
            });
            let inner = match kind {
                PartKind::File => rust!(Upload),
                PartKind::Files => rust!(Vec<Upload>),
                PartKind::Value => type_code(types, field.ty.id),
            };
            let is_there = presence_of(field, Owner::Vendor) == Presence::Always;
            PartView {
                ident: scope.give(value_ident(&field.words)),
                name: Literal::Text(&field.name),
                ty: if is_there { rust!(#inner) } else { rust!(Option<#inner>) },
                inner,
                docs: doc_of(&field.docs),
                kind,
                as_json,
                is_there,
            }
        })
        .collect();
    let needed = || parts.iter().filter(|part| part.is_there);
    let derive = if needed().next().is_none() {
        rust!(#[derive(Clone, Debug, Default)])
    } else {
        rust!(#[derive(Clone, Debug)])
    };
    rust! {
        /// A body in parts (RFC 7578).
        #derive
        pub struct #name {
            #for part in &parts {
                #{&part.docs}
                pub #{&part.ident}: #{&part.ty},
            }
        }

        impl #name {
            #if needed().next().is_some() {
                /// A body with everything that is required, and nothing else.
                pub fn new(#for part in needed() { #{&part.ident}: #{&part.inner}, }) -> Self {
                    Self { #for part in &parts { #if part.is_there { #{&part.ident}, } #else { #{&part.ident}: None, } } }
                }

            }
            fn parts(&self) -> Multipart {
                let mut parts = Multipart::new();
                #for part in &parts {
                    #{part.render_line()}
                }
                parts
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum PartKind {
    File,
    Files,
    Value,
}

fn part_kind(types: &TypeView<'_>, id: TypeId) -> PartKind {
    match types.types().shape(id) {
        Shape::Bytes(_) => PartKind::File,
        Shape::List(list) if matches!(types.types().shape(list.item.id), Shape::Bytes(_)) => PartKind::Files,
        _ => PartKind::Value,
    }
}

struct PartView<'m> {
    ident: Ident,
    name: Literal<'m>,
    ty: Code,
    inner: Code,
    docs: Code,
    kind: PartKind,
    as_json: bool,
    is_there: bool,
}

impl PartView<'_> {
    fn render_line(&self) -> Code {
        let (name, ident) = (self.name, &self.ident);
        let value = if self.is_there { rust!(&self.#ident) } else { rust!(value) };
        let line = match self.kind {
            PartKind::File => rust!(parts.file(#name, #value);),
            PartKind::Value if self.as_json => rust!(parts.json(#name, #value);),
            PartKind::Value => rust!(parts.value(#name, #value);),
            PartKind::Files => rust! {
                for file in #value {
                    parts.file(#name, file);
                }
            },
        };
        if self.is_there {
            return line;
        }
        rust! {
            if let Some(value) = &self.#ident {
                #line
            }
        }
    }
}
