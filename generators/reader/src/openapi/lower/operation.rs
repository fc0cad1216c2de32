//! One operation.

use model::Value;
use model::api::{Operation, Parameter, Scheme, Skipped};

use super::Lower;
use super::paths::Found;
use crate::openapi::codes;
use crate::openapi::schema::place::{PlaceId, Step};
use crate::tree::{Key, Node};
use source::Diagnostic;

/// What an operation is refused for: a feature that cannot be expressed.
pub(super) type Refused = String;

/// A key of `paths`, taken apart.
#[derive(Debug, Default)]
pub(super) struct Path {
    /// The path itself. Begins with `/`.
    pub(super) text: String,
    /// The names in braces, each once.
    pub(super) names: Vec<String>,
    /// Names and values of the query that documents write into the key.
    pub(super) query: Vec<(String, String)>,
    /// What tells keys apart that are one path.
    fragment: String,
}

impl<'s> Lower<'s> {
    pub(super) fn lower_operation(&mut self, found: &Found<'s>, schemes: &[Scheme]) -> Result<Operation, Box<Skipped>> {
        let place = self.schemas.places.root(Step::Words(found.words.clone()));
        self.lower_parts(found, schemes, place).map_err(|reason| {
            let message = format!("`{}` is skipped: {reason}", found.route());
            self.out.push(Diagnostic::warning(&codes::UNSUPPORTED, found.key.span, message));
            Box::new(Skipped { operation: found.route(), id: found.id.clone(), reason, span: found.key.span })
        })
    }

    fn lower_parts(&mut self, found: &Found<'s>, schemes: &[Scheme], place: PlaceId) -> Result<Operation, Refused> {
        let path = self.lower_path(found);
        let parameters = self.lower_parameters(found, &path, place)?;
        self.check_fragment(found.path, &path, &parameters);
        let body = match found.map.get("requestBody").filter(|body| !body.is_null()) {
            Some(node) => self.lower_body(node, found, place)?,
            None => None,
        };
        let docs = self.docs(found.map);
        let servers = found.items.iter().map(|item| item.node()).rev();
        let servers: Vec<Node<'s>> =
            servers.chain([found.map.node()]).filter(|node| node.get("servers").is_some()).collect();
        Ok(Operation {
            id: found.id.clone(),
            words: found.words.clone(),
            group: None,
            docs,
            deprecated: self.is_set(found.map, "deprecated"),
            method: found.method.clone(),
            path: path.text,
            servers: servers.last().and_then(|node| node.map()).map(|map| self.lower_servers(map)).unwrap_or_default(),
            parameters,
            body,
            answers: self.lower_answers(found, place),
            security: self.lower_security(found.map, schemes),
            span: found.key.span,
        })
    }

    /// A fragment is never sent. Nothing is lost where it repeats what a parameter says: that is how operations are written
    /// that share a path and differ in a header (`/#X-Amz-Target=Service.Operation`).
    fn check_fragment(&mut self, key: Key<'s>, path: &Path, parameters: &[Parameter]) {
        let name = path.fragment.split('=').next().unwrap_or_default();
        let repeats = |parameter: &&Parameter| parameter.required && parameter.name.eq_ignore_ascii_case(name);
        if path.fragment.is_empty() || parameters.iter().any(|parameter| repeats(&parameter)) {
            return;
        }
        let message = "this path has a fragment".to_owned();
        let diagnostic = Diagnostic::warning(&codes::PATH, key.span, message);
        self.out.push(diagnostic.label("never sent, so it is dropped"));
    }

    /// Takes the key of a path apart, and says what is odd about it.
    fn lower_path(&mut self, found: &Found<'s>) -> Path {
        let key = found.path;
        let odd = |message: &str, label: &str| {
            Diagnostic::warning(&codes::PATH, key.span, message.to_owned()).label(label.to_owned())
        };
        let (text, fragment) = key.text.split_once('#').unwrap_or((key.text, ""));
        let (text, query) = text.split_once('?').unwrap_or((text, ""));
        if !query.is_empty() {
            self.out.push(odd("this path has a query", "sent as parameters of one value"));
        }
        let mut path = Path { text: text.to_owned(), fragment: fragment.to_owned(), ..Path::default() };
        if !text.starts_with('/') {
            self.out.push(odd("this path does not begin with `/`", "read as if it did"));
            path.text.insert(0, '/');
        }
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            path.query.push((name.to_owned(), value.to_owned()));
        }
        let mut rest = text;
        while let Some((_, behind)) = rest.split_once('{') {
            let Some((name, behind)) = behind.split_once('}') else {
                self.out.push(odd("a brace in this path is not closed", "taken as it stands"));
                break;
            };
            if path.names.iter().any(|known| known == name) {
                let message = format!("`{{{name}}}` stands twice in this path");
                let diagnostic = Diagnostic::warning(&codes::PATH_PARAMETER, key.span, message);
                self.out.push(diagnostic.label("both places get the same value"));
            } else {
                path.names.push(name.to_owned());
            }
            rest = behind;
        }
        path
    }
}

/// A text value.
pub(super) fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}
