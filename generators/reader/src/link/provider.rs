//! Providers: how each is reached, and what it does for each route.

use std::collections::BTreeSet;

use model::Words;
use model::api::{Api, Place, SchemeKind};
use model::mapping::{Expr, ExprKind, Function, Of, Root};
use model::prim::{Auth, Check, Connection, EnvFormat, Fulfilment, Need, Price, Prim, Provider, Route, Variable};
use source::{Diagnostic, Diagnostics, Span};

use super::errors::{self, ErrorCodes};
use super::mapping::{Found, Here, InputField, Mapper, Scope, Want, constant_expr};
use super::sides::Sides;
use super::vendor::Vendors;
use super::{Outside, call, codes, ours, settings, vendor};
use crate::prim::manifest::{self, Manifest, Narrowed, Operation};
use crate::prim::platform::Platform;
use crate::prim::value::{Template, Value};
use crate::prim::{Entries, Entry};

/// What linking of providers looks things up in.
pub(super) struct Linker<'a> {
    pub(super) sides: &'a Sides<'a>,
    pub(super) manifest: &'a Manifest,
    pub(super) platform: &'a Platform,
    pub(super) outside: &'a Outside,
    pub(super) vendors: &'a Vendors,
}

/// A route with what all providers see of it.
pub(super) struct Offered<'a> {
    pub(super) route: &'a Route,
    pub(super) inputs: &'a [InputField],
    /// The type of the body, if it is no object whose fields are inputs.
    pub(super) body: Option<Of>,
    /// Values that are made before: name, type, whether it may be nothing.
    pub(super) lets: Vec<(String, Of, bool)>,
    /// Inputs that the route itself uses, whoever fulfils it.
    pub(super) used: BTreeSet<String>,
    /// The errors it can answer with.
    pub(super) errors: BTreeSet<String>,
}

/// Gives the prim its providers.
pub(super) fn link_all(
    prim: &mut Prim,
    manifest: &Manifest,
    platform: &Platform,
    outside: &Outside,
    vendors: Vendors,
    codes: &ErrorCodes<'_>,
    out: &mut Diagnostics,
) {
    let types = std::mem::take(&mut prim.types);
    let sides = Sides { ours: &types, vendors: vendors.apis.iter().map(|vendor| &vendor.api.types).collect() };
    let linker = Linker { sides: &sides, manifest, platform, outside, vendors: &vendors };
    let inputs: Vec<Vec<InputField>> = prim.routes.iter().map(|route| ours::inputs(route, &types)).collect();
    let mut own: Vec<OwnValues> = Vec::new();
    for (route, inputs) in prim.routes.iter_mut().zip(&inputs) {
        let made = linker.own_values(route, inputs, out);
        route.lets.clone_from(&made.lets);
        if let Some(stream) = &mut route.stream {
            stream.when.clone_from(&made.when);
        }
        own.push(made);
    }
    let offered: Vec<Offered<'_>> = prim
        .routes
        .iter()
        .zip(&inputs)
        .zip(own)
        .map(|((route, inputs), own)| Offered {
            route,
            inputs,
            body: body_of(route, inputs),
            lets: own.lets.into_iter().map(|(name, expr)| (name, expr.of, expr.maybe)).collect(),
            used: own.used,
            errors: codes.of_route(route, manifest),
        })
        .collect();
    let mut providers = Vec::new();
    let mut variables = Vec::new();
    for entry in manifest.real_providers() {
        providers.push(linker.provider(prim, entry, &offered, &mut variables, out));
    }
    drop(offered);
    prim.providers = providers;
    prim.env.extend(variables);
    prim.types = types;
    prim.apis = vendors.apis;
}

/// A body without fields is referred to as a whole.
fn body_of(route: &Route, inputs: &[InputField]) -> Option<Of> {
    use model::prim::RouteBody;
    let has_fields = inputs.iter().any(|input| input.root == Root::Body);
    match route.body.as_ref()? {
        RouteBody::Bytes(_) => Some(Of::Bytes),
        RouteBody::Json(ty) | RouteBody::Form(ty) | RouteBody::Multipart(ty) if !has_fields => {
            Some(Of::Type(model::mapping::Side::Ours, ty.id))
        }
        _ => None,
    }
}

/// What a route makes of its own input before a provider is chosen.
#[derive(Default)]
struct OwnValues {
    lets: Vec<(String, Expr)>,
    when: Option<model::mapping::Predicate>,
    used: BTreeSet<String>,
}

impl Linker<'_> {
    fn own_values(&self, route: &Route, inputs: &[InputField], out: &mut Diagnostics) -> OwnValues {
        let (Some(entry), Some(provider)) =
            (self.manifest.routes.get(&route.id), self.manifest.real_providers().next())
        else {
            return OwnValues::default();
        };
        let mut functions = Vec::new();
        let mut mapper = self.mapper(provider, &mut functions, out);
        mapper.scope = Scope {
            here: Here::Input,
            about: format!("the input of {}", route.id),
            inputs,
            input_body: body_of(route, inputs),
            body: None,
            answer: None,
            lets: Vec::new(),
            is_paid: route.price != Price::Free,
            steps: Vec::new(),
            sure: Vec::new(),
        };
        let lets = lets(&mut mapper, &entry.lets);
        let when = entry.stream.as_ref().and_then(|stream| stream.when.as_ref());
        let when = when.and_then(|when| mapper.predicate(when));
        OwnValues { lets, when, used: mapper.found.used }
    }

    pub(super) fn mapper<'s, 'o>(
        &'s self,
        provider: &'s Entry<manifest::Provider>,
        functions: &'o mut Vec<Function>,
        out: &'o mut Diagnostics,
    ) -> Mapper<'s, 'o> {
        Mapper {
            sides: self.sides,
            manifest: self.manifest,
            platform: self.platform,
            provider: &provider.value,
            provider_name: &provider.name,
            files: &self.outside.files,
            scope: Scope::start(),
            functions,
            open: Vec::new(),
            found: Found::default(),
            out,
        }
    }

    fn provider(
        &self,
        prim: &Prim,
        entry: &Entry<manifest::Provider>,
        offered: &[Offered<'_>],
        variables: &mut Vec<Variable>,
        out: &mut Diagnostics,
    ) -> Provider {
        let operations = entry.value.operations.iter().filter_map(|operation| operation.value.work());
        for narrowed in operations.map(|work| &work.narrowed).chain([&entry.value.narrowed]) {
            not_built(narrowed, out);
        }
        let mut functions = Vec::new();
        let mut connections = Vec::new();
        for (api, _) in vendor::documents(&entry.value) {
            let Some(index) = self.vendors.index(&entry.name, api) else { continue };
            let mut mapper = self.mapper(entry, &mut functions, out);
            connections.extend(self.connection(prim, &mut mapper, entry, api, index, variables));
        }
        let apis: Vec<(usize, &Api)> = connections
            .iter()
            .map(|connection: &Connection| (connection.api, &self.vendors.apis[connection.api].api))
            .collect();
        errors::check_paths(&entry.value.narrowed.errors, &apis, out);
        let operations =
            offered.iter().map(|offered| self.fulfilment(entry, offered, &connections, &mut functions, out)).collect();
        let help = entry.value.help.as_ref().and_then(|help| {
            let mut mapper = self.mapper(entry, &mut functions, out);
            match mapper.template(help)?.kind {
                ExprKind::Constant(model::Value::Text(text)) => Some(text),
                _ => None,
            }
        });
        Provider {
            name: entry.name.clone(),
            words: Words::split(&entry.name),
            connections,
            functions,
            operations,
            help,
            span: entry.span,
        }
    }

    fn fulfilment(
        &self,
        entry: &Entry<manifest::Provider>,
        offered: &Offered<'_>,
        connections: &[Connection],
        functions: &mut Vec<Function>,
        out: &mut Diagnostics,
    ) -> Fulfilment {
        // A route that nothing is said about was reported.
        let unsaid = || Fulfilment::Unavailable(String::new());
        match entry.value.operations.get(&offered.route.id) {
            None => unsaid(),
            Some(Operation::Unavailable(reason)) => Fulfilment::Unavailable(reason.value.clone()),
            Some(Operation::Skip(reason)) => Fulfilment::Skip(reason.value.clone()),
            Some(Operation::Does(work)) => {
                call::link(self, entry, offered, work, connections, functions, out).unwrap_or_else(unsaid)
            }
        }
    }

    fn connection(
        &self,
        prim: &Prim,
        mapper: &mut Mapper<'_, '_>,
        entry: &Entry<manifest::Provider>,
        api: Option<&str>,
        index: usize,
        variables: &mut Vec<Variable>,
    ) -> Option<Connection> {
        let provider = &entry.value;
        let of_api = api.and_then(|api| provider.apis.get(api));
        let document = &self.vendors.apis[index].api;
        let narrowed = &provider.narrowed;
        let base = of_api.and_then(|api| api.base.as_ref()).or(provider.base.as_ref());
        let base = base_of(mapper, base, document, entry.span);
        let mut led = |address: Expr, variable: Variable| {
            let expr = or_variable(&variable.name, address);
            let known = |all: &[Variable]| all.iter().any(|known| known.name == variable.name);
            if !known(&prim.env) && !known(variables) {
                variables.push(variable);
            }
            expr
        };
        let base = base.map(|base| led(base, base_variable(&entry.name, api, entry.span)));
        let auth = of_api.and_then(|api| api.auth.as_ref()).or(provider.auth.as_ref());
        if let Some(auth) = auth {
            compare(auth, document, mapper.out);
        }
        let mut auth = auth.map_or(Some(Auth::None), |auth| auth_of(mapper, auth));
        if let Some(Auth::ClientCredentials { token_url, .. }) = &mut auth {
            *token_url = led(token_url.clone(), token_variable(&entry.name, api, entry.span));
        }
        let mut headers = headers(mapper, &narrowed.headers).into_iter().filter(|(_, text)| is_fixed(text)).collect();
        if let Some(of_api) = of_api {
            extend_headers(&mut headers, self::headers(mapper, &of_api.headers));
        }
        Some(Connection {
            api: index,
            base: base?,
            auth: auth?,
            headers,
            timeouts: settings::timeouts(&[narrowed], prim.limits.time_ms),
            retry: settings::retry(&[narrowed]),
            rate: narrowed.rate.as_ref().map(|rate| rate.value),
            idempotency: settings::key_place(narrowed),
        })
    }
}

/// Values that are made once. Those that follow can refer to them.
pub(super) fn lets(mapper: &mut Mapper<'_, '_>, entries: &Entries<Value>) -> Vec<(String, Expr)> {
    let mut made = Vec::new();
    for entry in entries {
        // Nothing says what a hook is to make here, so it makes text.
        let made_by_hook = matches!(&entry.value, Value::Expression(expression) if expression.ends_with_hook());
        let expr = if made_by_hook {
            mapper.value(&entry.value, &Want::of(Of::Text, "a value of `let`"))
        } else {
            mapper.any_value(&entry.value)
        };
        if let Some(expr) = expr {
            mapper.scope.lets.push((entry.name.clone(), expr.of.clone(), expr.maybe));
            made.push((entry.name.clone(), expr));
        }
    }
    made
}

/// Headers, each as text.
pub(super) fn headers(mapper: &mut Mapper<'_, '_>, entries: &Entries<Template>) -> Vec<(String, Expr)> {
    entries.iter().filter_map(|entry| Some((entry.name.clone(), mapper.template(&entry.value)?))).collect()
}

/// What is said closer to the request counts.
pub(super) fn extend_headers(headers: &mut Vec<(String, Expr)>, closer: Vec<(String, Expr)>) {
    for (name, text) in closer {
        headers.retain(|(known, _)| !known.eq_ignore_ascii_case(&name));
        headers.push((name, text));
    }
}

/// Whether a text is the same for every request.
pub(super) fn is_fixed(text: &Expr) -> bool {
    let mut fixed = true;
    text.roots(&mut |root| fixed &= matches!(root, Root::Env(_)));
    fixed
}

/// Where an API is served: what the manifest says, or the one absolute server of the document.
fn base_of(mapper: &mut Mapper<'_, '_>, said: Option<&Template>, document: &Api, span: Span) -> Option<Expr> {
    if let Some(template) = said {
        return mapper.template(template);
    }
    let is_absolute = |url: &str| url.starts_with("https://") || url.starts_with("http://");
    let servers: Vec<_> = document.servers.iter().filter(|server| is_absolute(&server.url)).collect();
    if let [server] = servers[..]
        && server.variables.is_empty()
    {
        return Some(constant_expr(model::Value::Text(server.url.clone()), Of::Text, span));
    }
    let message = match servers.len() {
        0 => "the document names no absolute address".to_owned(),
        1 => "the address in the document has variables".to_owned(),
        several => format!("the document names {several} addresses"),
    };
    mapper.out.push(
        Diagnostic::error(&codes::NO_ADDRESS, span, message).help("say which: `base: https://api.example.com/v1`"),
    );
    None
}

/// The variable that leads requests elsewhere: to a stand-in of the vendor, or to a mirror.
fn base_variable(provider: &str, api: Option<&str>, span: Span) -> Variable {
    let description =
        format!("Where {provider} is served, if not at its own address: a stand-in for tests, or a mirror.");
    leading_variable(provider, api, "BASE_URL", description, span)
}

/// The same for the place where tokens are given out.
fn token_variable(provider: &str, api: Option<&str>, span: Span) -> Variable {
    let description = format!("Where {provider} gives out tokens, if not at its own address.");
    leading_variable(provider, api, "TOKEN_URL", description, span)
}

fn leading_variable(provider: &str, api: Option<&str>, what: &str, description: String, span: Span) -> Variable {
    let words = [Some(provider), api].into_iter().flatten().collect::<Vec<_>>().join("_");
    Variable {
        name: format!("{}_{what}", Words::split(&words).upper()),
        description,
        secret: false,
        need: Need::Optional,
        default: None,
        check: Check { format: EnvFormat::Url, ..Check::default() },
        group: Some("provider".to_owned()),
        span,
    }
}

fn or_variable(name: &str, base: Expr) -> Expr {
    let span = base.span;
    if matches!(&base.kind, ExprKind::Path(Root::Env(known), _) if known == name) {
        return base;
    }
    let variable =
        Expr { kind: ExprKind::Path(Root::Env(name.to_owned()), Vec::new()), of: Of::Text, maybe: true, span };
    let maybe = base.maybe;
    Expr { kind: ExprKind::Or(Box::new(variable), Box::new(base)), of: Of::Text, maybe, span }
}

pub(super) fn auth_of(mapper: &mut Mapper<'_, '_>, auth: &manifest::Auth) -> Option<Auth> {
    let want = Want::of(Of::Secret, "a credential");
    let secret = |value: &Value, mapper: &mut Mapper<'_, '_>| mapper.value(value, &want);
    Some(match auth {
        manifest::Auth::None(_) => Auth::None,
        manifest::Auth::Bearer(value) => Auth::Bearer(secret(value, mapper)?),
        manifest::Auth::Basic(values, _) => {
            let mut values = values.iter();
            let user = secret(values.next()?, mapper)?;
            let password = match values.next() {
                Some(password) => Some(secret(password, mapper)?),
                None => None,
            };
            Auth::Basic(user, password)
        }
        manifest::Auth::Headers(entries, _) => Auth::Headers(headers(mapper, entries)),
        manifest::Auth::Query(entries, _) => Auth::Query(
            entries.iter().filter_map(|entry| Some((entry.name.clone(), secret(&entry.value, mapper)?))).collect(),
        ),
        manifest::Auth::OAuth2(oauth2) => Auth::ClientCredentials {
            token_url: mapper.template(&oauth2.token_url)?,
            client_id: secret(&oauth2.client_id, mapper)?,
            client_secret: secret(&oauth2.client_secret, mapper)?,
            audience: oauth2.audience.as_ref().and_then(|text| mapper.template(text)),
            scope: oauth2.scope.as_ref().and_then(|text| mapper.template(text)),
            send: oauth2.send,
            renew_before_ms: oauth2.renew_before_ms,
        },
        manifest::Auth::SigV4(sigv4) => Auth::SigV4 {
            service: mapper.template(&sigv4.service)?,
            region: mapper.template(&sigv4.region)?,
            access_key: secret(&sigv4.access_key, mapper)?,
            secret_key: secret(&sigv4.secret_key, mapper)?,
            session_token: sigv4.session_token.as_ref().and_then(|token| secret(token, mapper)),
        },
        manifest::Auth::Hook(hook) => Auth::Hook(hook.value.clone()),
    })
}

/// Points out another kind of proof than the document's.
fn compare(auth: &manifest::Auth, document: &Api, out: &mut Diagnostics) {
    let is_known = |kind: &SchemeKind| match auth {
        manifest::Auth::Basic(..) => matches!(kind, SchemeKind::Basic),
        manifest::Auth::Bearer(_) | manifest::Auth::OAuth2(_) => {
            matches!(
                kind,
                SchemeKind::Bearer | SchemeKind::OAuth2(_) | SchemeKind::OpenIdConnect(_) | SchemeKind::Http(_)
            ) || matches!(kind, SchemeKind::Key(Place::Header, name) if name.eq_ignore_ascii_case("authorization"))
        }
        manifest::Auth::Headers(..) => {
            !matches!(kind, SchemeKind::Basic | SchemeKind::Key(Place::Query | Place::Cookie, _))
        }
        manifest::Auth::Query(..) => matches!(kind, SchemeKind::Key(Place::Query, _)),
        manifest::Auth::None(_) | manifest::Auth::SigV4(_) | manifest::Auth::Hook(_) => true,
    };
    let span = match auth {
        manifest::Auth::Basic(_, span) | manifest::Auth::Headers(_, span) | manifest::Auth::Query(_, span) => *span,
        manifest::Auth::Bearer(value) => value.span(),
        manifest::Auth::OAuth2(oauth2) => oauth2.span,
        manifest::Auth::None(_) | manifest::Auth::SigV4(_) | manifest::Auth::Hook(_) => return,
    };
    if document.schemes.is_empty() || document.schemes.iter().any(|scheme| is_known(&scheme.kind)) {
        return;
    }
    let message = "the document names other ways to prove who one is";
    let diagnostic = Diagnostic::warning(&codes::OTHER_AUTH, span, message);
    out.push(document.schemes.iter().take(3).fold(diagnostic, |d, scheme| d.also(scheme.span, "one of them")));
}

/// Says what the language has words for and clients do not do yet.
fn not_built(narrowed: &Narrowed, out: &mut Diagnostics) {
    let mut say = |span: Span, message: &str| {
        out.push(Diagnostic::warning(&codes::NOT_BUILT, span, message).label("this line has no effect yet"));
    };
    if let Some(code) = narrowed.retry.as_ref().and_then(|retry| retry.codes.first()) {
        say(code.span, "clients do not try again after a vendor's own codes yet");
    }
    if let Some(place) = narrowed.retry.as_ref().and_then(|retry| retry.after.as_ref()).and_then(|after| after.first())
    {
        say(place.span, "clients wait as the header `Retry-After` says, and read no other place yet");
    }
    if let Some(headers) = &narrowed.rate_headers
        && let Some(span) = headers.remaining.as_ref().map(|header| header.span)
    {
        say(span, "clients do not read what is left of a rate yet");
    }
}

/// What is said of one operation, before what is said of all.
pub(super) fn levels<'n>(operation: &'n Narrowed, provider: &'n Narrowed) -> [&'n Narrowed; 2] {
    [operation, provider]
}
