//! An [`Api`] as text: complete, small and stable, so that a change of a reader shows as a few changed lines.
//!
//! It is for people and for comparing; nothing reads it back. Places in files are left out: they change with every edit
//! of a comment. Operations come in the order of the spec, named types by name.

mod operations;
mod types;

use crate::api::{Api, SchemeKind, Security, Server};
use crate::{Docs, Value};

/// The text of an API.
pub fn dump(api: &Api) -> String {
    let mut text = Text::default();
    text.line(0, format!("api {:?}", api.title));
    text.docs(1, &api.docs);
    for server in &api.servers {
        dump_server(&mut text, 1, server);
    }
    for scheme in &api.schemes {
        text.line(1, format!("scheme {}: {}", scheme.name, scheme_kind(&scheme.kind)));
        text.docs(2, &scheme.docs);
    }
    if let Some(security) = &api.security {
        text.line(1, security_line(security));
    }
    for group in &api.groups {
        text.line(1, format!("group {:?} ({})", group.name, group.words));
        text.docs(2, &group.docs);
    }
    let census = &api.census;
    text.line(
        1,
        format!(
            "census: {} seen, {} here, {} skipped, {} left, {} incoming",
            census.seen,
            api.operations.len(),
            census.skipped.len(),
            census.left,
            census.incoming
        ),
    );
    for skipped in &census.skipped {
        text.line(2, format!("skipped {}: {}", skipped.operation, skipped.reason));
    }
    for operation in &api.operations {
        operations::dump_operation(&mut text, api, operation);
    }
    types::dump_types(&mut text, api);
    text.0
}

/// Lines that grow.
#[derive(Default)]
struct Text(String);

impl Text {
    fn line(&mut self, depth: usize, line: impl AsRef<str>) {
        for _ in 0..depth {
            self.0.push_str("  ");
        }
        self.0.push_str(line.as_ref());
        self.0.push('\n');
    }

    fn docs(&mut self, depth: usize, docs: &Docs) {
        for part in [&docs.summary, &docs.description] {
            if !part.is_empty() {
                self.line(depth, format!("-- {}", part.trim().escape_debug()));
            }
        }
    }
}

fn dump_server(text: &mut Text, depth: usize, server: &Server) {
    text.line(depth, format!("server {}", server.url));
    text.docs(depth + 1, &server.docs);
    for variable in &server.variables {
        let values = if variable.values.is_empty() { String::new() } else { format!(" of {:?}", variable.values) };
        text.line(depth + 1, format!("{{{}}} = {:?}{values}", variable.name, variable.default));
        text.docs(depth + 2, &variable.docs);
    }
}

fn scheme_kind(kind: &SchemeKind) -> String {
    match kind {
        SchemeKind::Basic => "basic".to_owned(),
        SchemeKind::Bearer => "bearer".to_owned(),
        SchemeKind::Http(scheme) => format!("http {scheme}"),
        SchemeKind::Key(place, name) => format!("key in {} {name}", operations::place(*place)),
        SchemeKind::OAuth2(flows) => {
            let flow = |flow: &crate::api::Flow| {
                let url = flow.token_url.as_deref().unwrap_or("-");
                format!("{} {url} [{}]", flow.kind, flow.scopes.join(" "))
            };
            format!("oauth2 {}", flows.iter().map(flow).collect::<Vec<_>>().join(", "))
        }
        SchemeKind::OpenIdConnect(url) => format!("openid {url}"),
        SchemeKind::MutualTls => "mutual tls".to_owned(),
    }
}

fn security_line(security: &Security) -> String {
    let all = |names: &Vec<String>| if names.is_empty() { "nothing".to_owned() } else { names.join(" + ") };
    format!("security {}", security.alternatives.iter().map(all).collect::<Vec<_>>().join(" | "))
}

/// A value in the notation of JSON, keys in the order of the spec.
fn value(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(digits) => digits.clone(),
        Value::Text(text) => format!("{text:?}"),
        Value::List(values) => format!("[{}]", values.iter().map(self::value).collect::<Vec<_>>().join(", ")),
        Value::Object(fields) => {
            let field = |(name, value): &(String, Value)| format!("{name:?}: {}", self::value(value));
            format!("{{{}}}", fields.iter().map(field).collect::<Vec<_>>().join(", "))
        }
    }
}
