//! How one proves who one is.

use model::api::{Flow, Place, Scheme, SchemeKind, Security};
use source::Diagnostic;

use super::Lower;
use crate::openapi::codes;
use crate::tree::{Key, Map, Node};

impl<'s> Lower<'s> {
    /// Every scheme of a document.
    pub(super) fn lower_schemes(&mut self, root: Map<'s>) -> Vec<Scheme> {
        let components = self.map_at(root, "components");
        let schemes = components.and_then(|components| self.map_at(components, "securitySchemes"));
        let mut all = Vec::new();
        for (name, node) in schemes.into_iter().flat_map(Map::iter) {
            let Some(map) = self.follow(node, "security scheme") else { continue };
            let Some(kind) = self.lower_scheme_kind(name, map) else { continue };
            let docs = self.description(map);
            all.push(Scheme { name: name.text.to_owned(), kind, docs, span: name.span });
        }
        all
    }

    fn lower_scheme_kind(&mut self, name: Key<'s>, map: Map<'s>) -> Option<SchemeKind> {
        let stated = self.text_at(map, "type");
        match stated {
            Some("http") => self.lower_http(name, map),
            // Of Swagger 2.0, and found in documents of 3.0.
            Some("basic") => Some(SchemeKind::Basic),
            Some("apiKey") => self.lower_key(map),
            Some("oauth2") => Some(SchemeKind::OAuth2(self.lower_flows(map))),
            Some("openIdConnect") => {
                Some(SchemeKind::OpenIdConnect(self.text_at(map, "openIdConnectUrl").unwrap_or_default().to_owned()))
            }
            Some("mutualTLS") => Some(SchemeKind::MutualTls),
            Some(_) | None => {
                let at = map.get("type").map_or(name.span, Node::span);
                let message = stated.map_or("this security scheme has no `type`".to_owned(), |stated| {
                    format!("`{stated}` is not a type of security scheme")
                });
                let types = ["http", "apiKey", "oauth2", "openIdConnect", "mutualTLS"];
                let diagnostic = Diagnostic::warning(&codes::SCHEME, at, message).label("left out");
                self.out.push(diagnostic.suggest(stated.unwrap_or_default(), types));
                None
            }
        }
    }

    fn lower_http(&mut self, name: Key<'s>, map: Map<'s>) -> Option<SchemeKind> {
        let Some(scheme) = self.text_at(map, "scheme") else {
            let diagnostic = Diagnostic::error(&codes::SCHEME, name.span, "this scheme of type `http` has no `scheme`");
            self.out.push(diagnostic.help("the schemes are those of the Authorization header, such as `bearer`"));
            return None;
        };
        Some(match scheme.to_ascii_lowercase().as_str() {
            "basic" => SchemeKind::Basic,
            "bearer" => SchemeKind::Bearer,
            _ => SchemeKind::Http(scheme.to_owned()),
        })
    }

    fn lower_key(&mut self, map: Map<'s>) -> Option<SchemeKind> {
        let place = match map.get("in").and_then(Node::text) {
            Some("header") => Place::Header,
            Some("query") => Place::Query,
            Some("cookie") => Place::Cookie,
            stated => {
                let at = map.get("in").unwrap_or(map.node());
                let message =
                    format!("a key cannot stand in {}", map.get("in").map_or("nothing".to_owned(), Node::described));
                let diagnostic = Diagnostic::error(&codes::SCHEME, at.span(), message);
                self.out.push(diagnostic.suggest(stated.unwrap_or_default(), ["header", "query", "cookie"]));
                return None;
            }
        };
        let Some(name) = self.text_at(map, "name") else {
            self.error(&codes::SCHEME, map.node(), "this key has no name");
            return None;
        };
        Some(SchemeKind::Key(place, name.to_owned()))
    }

    fn lower_flows(&mut self, map: Map<'s>) -> Vec<Flow> {
        let mut flows = Vec::new();
        for (kind, flow) in self.map_at(map, "flows").into_iter().flat_map(Map::iter) {
            let Some(map) = flow.map().filter(|_| !kind.text.starts_with("x-")) else { continue };
            for key in ["authorizationUrl", "tokenUrl", "refreshUrl", "deviceAuthorizationUrl"] {
                self.check_flow_address(map, key);
            }
            let scopes = self.map_at(map, "scopes");
            flows.push(Flow {
                kind: kind.text.to_owned(),
                token_url: self.text_at(map, "tokenUrl").map(str::to_owned),
                scopes: scopes.into_iter().flat_map(|map| map.keys().map(|key| key.text.to_owned())).collect(),
            });
        }
        flows
    }

    fn check_flow_address(&mut self, map: Map<'s>, key: &str) {
        let Some(text) = self.text_at(map, key) else { return };
        let text = text.trim();
        let absolute = text.split_once("://").is_some_and(|(scheme, rest)| !scheme.is_empty() && !rest.is_empty());
        // A variable may stand for the beginning.
        let relative =
            text.starts_with('/') || text.starts_with("./") || text.starts_with("../") || text.starts_with('{');
        if absolute || relative || text.is_empty() {
            return;
        }
        let at = map.get(key).unwrap_or(map.node());
        let message = format!("`{key}` is {text:?}, which is not an address");
        self.out
            .push(Diagnostic::error(&codes::FLOW, at.span(), message).label("expected a URL, or a path on the server"));
    }

    /// The requirements of a document or an operation. None where it says nothing.
    pub(super) fn lower_security(&mut self, map: Map<'s>, schemes: &[Scheme]) -> Option<Security> {
        let stated = self.list_at(map, "security")?;
        let mut security = Security::default();
        for alternative in stated.iter().filter_map(Node::map) {
            let mut names = Vec::new();
            let mut known = true;
            for name in alternative.keys() {
                if !self.spend(alternative.node(), 1) {
                    return None;
                }
                if schemes.iter().any(|scheme| scheme.name == name.text) {
                    names.push(name.text.to_owned());
                    continue;
                }
                known = false;
                let message = format!("there is no security scheme `{}`", name.text);
                let diagnostic = Diagnostic::warning(&codes::REQUIREMENT, name.span, message).label("left out");
                self.out.push(diagnostic.suggest(name.text, schemes.iter().map(|scheme| scheme.name.as_str())));
            }
            if known {
                security.alternatives.push(names);
            }
        }
        // An empty list says that nothing is needed. One that is empty because nothing in it can be met says nothing.
        if stated.is_empty() {
            security.alternatives.push(Vec::new());
        }
        Some(security).filter(|security| !security.alternatives.is_empty())
    }
}
