//! An API as an OpenAPI 3.1 document in JSON.
//!
//! The plainest form of it: schemas are JSON Schema 2020-12, every `$ref` leads into `#/components/schemas`, nothing is
//! left to defaults that matter. Fakes of vendors check requests against it.

mod operation;
mod schema;

pub(crate) use schema::render_ref;

use model::api::{Api, Scheme, SchemeKind, Server};
use model::{Docs, Value};

/// The document.
pub(crate) fn render_document(api: &Api) -> Value {
    let title = if api.title.is_empty() { "untitled" } else { &api.title };
    let schemas = schema::render_components(&api.types);
    let schemes = api.schemes.iter().map(|scheme| (scheme.name.clone(), render_scheme(scheme))).collect();
    object([
        ("openapi", text("3.1.0")),
        ("info", object([("title", text(title)), ("version", text("1"))])),
        ("servers", Value::List(api.servers.iter().map(render_server).collect())),
        ("paths", operation::render_paths(api)),
        ("components", object([("schemas", schemas), ("securitySchemes", Value::Object(schemes))])),
    ])
}

fn render_server(server: &Server) -> Value {
    let mut fields = vec![("url", text(&server.url))];
    if !server.variables.is_empty() {
        let variable = |variable: &model::api::Variable| {
            let mut fields = vec![("default", text(&variable.default))];
            if !variable.values.is_empty() {
                fields.push(("enum", Value::List(variable.values.iter().map(|value| text(value)).collect())));
            }
            (variable.name.clone(), object(fields))
        };
        fields.push(("variables", Value::Object(server.variables.iter().map(variable).collect())));
    }
    object(fields)
}

fn render_scheme(scheme: &Scheme) -> Value {
    match &scheme.kind {
        SchemeKind::Basic => object([("type", text("http")), ("scheme", text("basic"))]),
        SchemeKind::Bearer => object([("type", text("http")), ("scheme", text("bearer"))]),
        SchemeKind::Http(name) => object([("type", text("http")), ("scheme", text(name))]),
        SchemeKind::Key(place, name) => {
            object([("type", text("apiKey")), ("in", text(operation::place(*place))), ("name", text(name))])
        }
        SchemeKind::OAuth2(flows) => {
            let flow = |flow: &model::api::Flow| {
                let mut fields = Vec::new();
                fields.extend(flow.token_url.as_ref().map(|url| ("tokenUrl", text(url))));
                fields.push((
                    "scopes",
                    Value::Object(flow.scopes.iter().map(|scope| (scope.clone(), text(""))).collect()),
                ));
                (flow.kind.clone(), object(fields))
            };
            object([("type", text("oauth2")), ("flows", Value::Object(flows.iter().map(flow).collect()))])
        }
        SchemeKind::OpenIdConnect(url) => object([("type", text("openIdConnect")), ("openIdConnectUrl", text(url))]),
        SchemeKind::MutualTls => object([("type", text("mutualTLS"))]),
    }
}

fn object<'n>(fields: impl IntoIterator<Item = (&'n str, Value)>) -> Value {
    Value::Object(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn count(count: u64) -> Value {
    Value::Number(count.to_string())
}

fn number(digits: &str) -> Value {
    Value::Number(digits.to_owned())
}

/// Summary and description, as far as there are any.
fn prose(docs: &Docs) -> Vec<(&'static str, Value)> {
    let parts = [("summary", &docs.summary), ("description", &docs.description)];
    parts.into_iter().filter(|(_, prose)| !prose.is_empty()).map(|(name, prose)| (name, text(prose))).collect()
}
