//! Parameters: what an operation takes beside a body.

use model::api::{Form, Parameter, Place, Style};
use model::types::{Shape, Text, TypeRef};
use model::{Docs, Words};
use source::{Diagnostic, Span};

use super::Lower;
use super::operation::{Path, Refused, text};
use super::paths::Found;
use crate::openapi::codes;
use crate::openapi::schema::place::{PlaceId, Step};
use crate::openapi::schema::{Mode, Site};
use crate::tree::{Map, Node};

/// Steps that a parameter costs: about as much as ten properties.
const COST: usize = 10;

/// A parameter whose place is known and nothing else.
#[derive(Clone, Copy, Debug)]
struct Stated<'s> {
    place: Place,
    name: &'s str,
    map: Map<'s>,
    node: Node<'s>,
}

impl Stated<'_> {
    fn is_same(&self, other: &Self) -> bool {
        self.place == other.place
            && (self.name == other.name || (self.place == Place::Header && self.name.eq_ignore_ascii_case(other.name)))
    }
}

impl<'s> Lower<'s> {
    /// The parameters of an operation: those of its path, as far as it has none of the same name, and its own.
    pub(super) fn lower_parameters(
        &mut self,
        found: &Found<'s>,
        path: &Path,
        place: PlaceId,
    ) -> Result<Vec<Parameter>, Refused> {
        let mut stated: Vec<Stated<'s>> = Vec::new();
        for &map in found.items.iter().rev().chain([&found.map]) {
            for inner in self.stated_parameters(map)? {
                match stated.iter_mut().find(|outer| outer.is_same(&inner)) {
                    Some(outer) => *outer = inner,
                    None => stated.push(inner),
                }
            }
        }
        let mut parameters: Vec<Parameter> = Vec::with_capacity(stated.len());
        for parameter in stated {
            if self.is_sent(parameter, path) {
                parameters.extend(self.lower_parameter(parameter, place));
            }
        }
        self.add_undeclared(found, path, &mut parameters);
        self.add_query(found.path.span, path, &mut parameters);
        Ok(parameters)
    }

    /// The parameters of one list, each once.
    fn stated_parameters(&mut self, map: Map<'s>) -> Result<Vec<Stated<'s>>, Refused> {
        let mut all: Vec<Stated<'s>> = Vec::new();
        for node in self.list_at(map, "parameters").into_iter().flat_map(|list| list.iter()) {
            // Each is compared with all before it.
            if !self.spend(node, 1 + all.len() / 8) {
                break;
            }
            let Some(map) = self.follow(node, "parameter") else { continue };
            let Some(name) = self.text_at(map, "name") else {
                self.error(&codes::PARAMETER, map.node(), "this parameter has no name");
                continue;
            };
            let Some(place) = self.lower_place(map)? else { continue };
            let stated = Stated { place, name, map, node };
            match all.iter().find(|known| known.is_same(&stated)) {
                None => all.push(stated),
                Some(first) => self.report_twice(first, &stated),
            }
        }
        Ok(all)
    }

    fn report_twice(&mut self, first: &Stated<'s>, second: &Stated<'s>) {
        let name = second.name;
        let agree = format!("{:?}", first.map.get("schema")) == format!("{:?}", second.map.get("schema"));
        let message = format!("the parameter `{name}` stands twice");
        let diagnostic = if agree {
            Diagnostic::warning(&codes::SAME_PARAMETER, second.node.span(), message).label("left out")
        } else {
            Diagnostic::error(&codes::SAME_PARAMETER, second.node.span(), message).label("differs from the first")
        };
        self.out.push(diagnostic.also(first.node.span(), "the first"));
    }

    fn lower_place(&mut self, map: Map<'s>) -> Result<Option<Place>, Refused> {
        let stated = map.get("in");
        let place = match stated.and_then(Node::text) {
            Some("path") => Place::Path,
            Some("query") => Place::Query,
            Some("header") => Place::Header,
            Some("cookie") => Place::Cookie,
            // New in OpenAPI 3.2: one value that is the whole query.
            Some("querystring") => return Err("a parameter that is the whole query string".to_owned()),
            Some(_) | None => {
                let at = stated.unwrap_or(map.node());
                let message = stated.map_or("this parameter has no `in`".to_owned(), |node| {
                    format!("a parameter cannot stand in {}", node.described())
                });
                let diagnostic = Diagnostic::error(&codes::PARAMETER, at.span(), message);
                let places = ["path", "query", "header", "cookie"];
                self.out.push(diagnostic.suggest(stated.and_then(Node::text).unwrap_or_default(), places));
                return Ok(None);
            }
        };
        Ok(Some(place))
    }

    /// Whether a caller can send a parameter at all.
    fn is_sent(&mut self, parameter: Stated<'s>, path: &Path) -> bool {
        let Stated { place, name, node, .. } = parameter;
        let own_header = ["accept", "content-type"].iter().any(|own| name.eq_ignore_ascii_case(own));
        if place == Place::Header && own_header {
            self.warn(&codes::OWN_HEADER, node, format!("`{name}` is set by the client itself"));
            return false;
        }
        if place == Place::Path && !path.names.iter().any(|known| known == name) {
            let message = format!("the path has no place for `{name}`");
            let diagnostic = Diagnostic::warning(&codes::PATH_PARAMETER, node.span(), message).label("left out");
            self.out.push(diagnostic.suggest(name, path.names.iter().map(String::as_str)));
            return false;
        }
        true
    }

    fn lower_parameter(&mut self, stated: Stated<'s>, operation: PlaceId) -> Option<Parameter> {
        let Stated { place, name, map, node } = stated;
        if !self.spend(node, COST) {
            return None;
        }
        let at = self.named_place(node, operation, Step::Name(name));
        let (ty, site, form) = self.lower_parameter_type(stated, at)?;
        let described = node.map().and_then(|map| self.text_at(map, "description"));
        let described = described.or_else(|| self.text_at(map, "description")).or(site.notes.description);
        Some(Parameter {
            place,
            name: name.to_owned(),
            words: Words::split(name),
            ty,
            required: place == Place::Path || self.is_set(map, "required"),
            default: site.notes.default.and_then(|default| self.lower_value(default)),
            form,
            deprecated: self.is_set(map, "deprecated") || site.notes.deprecated,
            docs: self.prose(node, described),
            examples: self.lower_examples(map),
            span: node.span(),
        })
    }

    /// The type of a parameter or header, by `schema` or by `content`, and how it is written.
    fn lower_parameter_type(&mut self, stated: Stated<'s>, at: PlaceId) -> Option<(TypeRef, Site<'s>, Form)> {
        let Stated { place, name, map, .. } = stated;
        match self.schema_or_content(map, name)? {
            Described::Schema(schema) => {
                let (ty, site) = self.lower_schema(schema, at, Mode::Text);
                let form = self.lower_style(map, place);
                Some((ty, site, form))
            }
            Described::Content(media, schema) => {
                let typed = schema.map(|schema| self.lower_schema(schema, at, Mode::Text));
                let (ty, site) = typed.unwrap_or_else(|| (self.schemas.any(), Site::default()));
                Some((ty, site, Form::Content(media.to_owned())))
            }
            Described::Nothing => {
                self.warn(&codes::PARAMETER, map.node(), format!("nothing says what `{name}` is; it is read as text"));
                let form = self.lower_style(map, place);
                Some((self.plain_text(map.node().span()), Site::default(), form))
            }
        }
    }

    /// What describes a parameter or header. None, with an error, where two things do.
    pub(super) fn schema_or_content(&mut self, map: Map<'s>, name: &str) -> Option<Described<'s>> {
        if let (Some(schema), Some(content)) = (map.entry("schema"), map.entry("content")) {
            let message = format!("`{name}` has both `schema` and `content`");
            let diagnostic = Diagnostic::error(&codes::PARAMETER, content.0.span, message);
            self.out.push(diagnostic.also(schema.0.span, "one of them has to go"));
            return None;
        }
        if let Some(schema) = map.get("schema").filter(|schema| !schema.is_null()) {
            return Some(Described::Schema(schema));
        }
        let Some(content) = self.map_at(map, "content") else { return Some(Described::Nothing) };
        let Some((media, content)) = content.iter().next() else { return Some(Described::Nothing) };
        Some(Described::Content(media.text, content.get("schema")))
    }

    /// Names in the path that no parameter has.
    fn add_undeclared(&mut self, found: &Found<'s>, path: &Path, parameters: &mut Vec<Parameter>) {
        for name in &path.names {
            if parameters.iter().any(|known| known.place == Place::Path && known.name == *name) {
                continue;
            }
            let message = format!("no parameter describes `{{{name}}}`");
            let diagnostic = Diagnostic::warning(&codes::PATH_PARAMETER, found.path.span, message);
            self.out.push(diagnostic.label("read as text"));
            let ty = self.plain_text(found.path.span);
            parameters.push(made(Place::Path, name, ty, Style::Simple, found.path.span));
        }
    }

    /// What a document writes into the key of a path as a query.
    fn add_query(&mut self, span: Span, path: &Path, parameters: &mut Vec<Parameter>) {
        for (name, value) in &path.query {
            if parameters.iter().any(|known| known.place == Place::Query && known.name == *name) {
                continue;
            }
            let place = self.schemas.places.root(Step::Words(Words::split(name)));
            let ty = TypeRef::plain(self.schemas.add(Shape::Constant(text(value)), place, span));
            parameters.push(made(Place::Query, name, ty, Style::Form, span));
        }
    }

    /// Text of which nothing is known.
    pub(super) fn plain_text(&mut self, span: Span) -> TypeRef {
        let place = self.schemas.places.root(Step::Part("text"));
        TypeRef::plain(self.schemas.add(Shape::Text(Text::default()), place, span))
    }

    /// Where something stands: if it is there by reference, in the component, else in what refers.
    pub(super) fn named_place(&mut self, node: Node<'s>, inside: PlaceId, step: Step<'s>) -> PlaceId {
        let reference = node.get("$ref").and_then(Node::text);
        match reference.and_then(|text| text.rsplit('/').next()) {
            Some(name) => self.schemas.places.root(Step::Words(Words::split(name))),
            None => self.schemas.places.inside(inside, step),
        }
    }
}

/// What describes a parameter.
pub(super) enum Described<'s> {
    Schema(Node<'s>),
    /// A media type, and the schema of what is written in it.
    Content(&'s str, Option<Node<'s>>),
    Nothing,
}

/// A parameter that stands nowhere but in the path.
fn made(place: Place, name: &str, ty: TypeRef, style: Style, span: Span) -> Parameter {
    Parameter {
        place,
        name: name.to_owned(),
        words: Words::split(name),
        ty,
        required: true,
        default: None,
        form: Form::Style { style, explode: style == Style::Form, allow_reserved: false },
        deprecated: false,
        docs: Docs::default(),
        examples: Vec::new(),
        span,
    }
}
