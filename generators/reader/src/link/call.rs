//! One call: a route at a provider.

use model::mapping::{Call, ErrorRules, Expr, Function, Side, TextTemplate};
use model::prim::{Connection, Fulfilment, KeyPlace, Price, Timeouts};
use source::{Diagnostic, Diagnostics, Span};

use super::answer::Read;
use super::mapping::{Found, Here, Mapper, Scope};
use super::provider::{self, Linker, Offered, extend_headers, headers, is_fixed};
use super::request::{self, Given};
use super::{answer, codes, errors, ours, page, settings, steps, vendor};
use crate::prim::manifest::{self, Callee, How, Narrowed, Provider, Work};
use crate::prim::{Entry, Spanned};

/// What the calls of one operation have in common.
pub(super) struct Ask<'a> {
    pub(super) linker: &'a Linker<'a>,
    pub(super) entry: &'a Entry<Provider>,
    pub(super) offered: &'a Offered<'a>,
    pub(super) work: &'a Work,
    pub(super) connections: &'a [Connection],
    /// How failures become ours.
    pub(super) errors: ErrorRules,
}

/// What is called, found.
pub(super) struct Called<'a> {
    pub(super) connection: usize,
    pub(super) target: request::Target<'a>,
}

/// Makes a call, or another way to fulfil a route, of what the manifest says. None, with diagnostics, if it cannot be.
pub(super) fn link(
    linker: &Linker<'_>,
    entry: &Entry<Provider>,
    offered: &Offered<'_>,
    work: &Work,
    connections: &[Connection],
    functions: &mut Vec<Function>,
    out: &mut Diagnostics,
) -> Option<Fulfilment> {
    let errors =
        errors::rules(&entry.value.narrowed.errors, &work.narrowed.errors, &offered.errors, &offered.route.id, out);
    let ask = Ask { linker, entry, offered, work, connections, errors };
    let mut mapper = linker.mapper(entry, functions, out);
    mapper.scope = Scope {
        here: Here::Input,
        about: format!("the input of {}", offered.route.id),
        inputs: offered.inputs,
        input_body: offered.body.clone(),
        body: ours::body_type(offered.route).map(|ty| model::mapping::Of::Type(Side::Ours, ty.id)),
        answer: None,
        lets: offered.lets.clone(),
        is_paid: offered.route.price != Price::Free,
        steps: Vec::new(),
        sure: Vec::new(),
    };
    match &work.how {
        How::Call(call) => one(&mut mapper, &ask, call).map(|call| Fulfilment::Call(Box::new(call))),
        How::Steps(entries) => steps::link(&mut mapper, &ask, entries).map(|steps| Fulfilment::Steps(Box::new(steps))),
        How::Hook(hook) => Some(Fulfilment::Hook(hook.value.clone())),
        How::Unsaid => None,
    }
}

/// The whole of a route by one call.
fn one(mapper: &mut Mapper<'_, '_>, ask: &Ask<'_>, call: &manifest::Call) -> Option<Call> {
    let called = ask.find(call, mapper.out)?;
    let place = called.target.place;
    let lets = provider::lets(mapper, &ask.work.lets);
    let given = ask.work.page.as_ref().map_or_else(Vec::new, page::given);
    let made = ask.make(mapper, call, &called, given);
    let read = answer::read(&called.target, call, ask.work.response.is_none() && ask.work.stream.is_none());
    look_at(mapper, &read, &called.target);
    let page = match &ask.work.page {
        Some(page) => page::link(mapper, ask.offered.route, page, &read, place).map(Some),
        None => Some(None),
    };
    let answered = match &ask.work.page {
        Some(_) => Some(None),
        None => answer::link(mapper, ask.offered.route, ask.work, &read, place),
    };
    let stream = answer::stream(mapper, ask.offered.route, ask.work, &called.target);
    let shared = &ask.entry.value.narrowed;
    let fail_when = answer::fail_when(mapper, ask.work.narrowed.fail_when.as_ref(), shared, &read);
    let treat = answer::treat(mapper, ask.offered.route, call);
    let found = std::mem::take(&mut mapper.found);
    if made.is_some() {
        ask.unused(&found, place, mapper.out);
    }
    Some(Call {
        lets,
        answer: answered?,
        page: page?,
        stream: stream?,
        fail_when: fail_when?,
        treat: treat?,
        accepts: ask.accepts(),
        ignores: ask.ignores(),
        trusts: found.trusts,
        reads: read.at,
        ..made?
    })
}

/// From here on paths begin at the vendor's answer.
pub(super) fn look_at(mapper: &mut Mapper<'_, '_>, read: &Read, target: &request::Target<'_>) {
    mapper.scope.answer.clone_from(&read.of);
    mapper.scope.about = format!("the answer of {}", target.operation.id);
    mapper.scope.here = match &read.of {
        Some(of) => Here::Value(model::mapping::Root::Answer, of.clone()),
        None => Here::Nothing,
    };
}

impl<'a> Ask<'a> {
    /// The operation that a manifest names.
    pub(super) fn find(&self, call: &manifest::Call, out: &mut Diagnostics) -> Option<Called<'a>> {
        match &call.what {
            Callee::Operation(name) => self.find_named(name),
            Callee::GraphQl { file, .. } => not_built(file.span, "GraphQL queries", out),
            Callee::Program { span, .. } => not_built(*span, "programs", out),
        }
    }

    /// One that is not there was reported when the document was read.
    pub(super) fn find_named(&self, name: &Spanned<String>) -> Option<Called<'a>> {
        let (api, id) = self.entry.value.callee(&name.value)?;
        let index = self.linker.vendors.index(&self.entry.name, api)?;
        let connection = self.connections.iter().position(|connection| connection.api == index)?;
        let document = &self.linker.vendors.apis[index].api;
        let operation = vendor::find(&document.operations, id)?;
        let target = request::Target { side: Side::Vendor(index), operation, types: &document.types, place: name.span };
        Some(Called { connection, target })
    }

    /// What is sent. What becomes of the answer is for the caller.
    pub(super) fn make(
        &self,
        mapper: &mut Mapper<'_, '_>,
        call: &manifest::Call,
        called: &Called<'_>,
        given: Given<'_>,
    ) -> Option<Call> {
        let shared = &self.entry.value.narrowed;
        let levels = provider::levels(&self.work.narrowed, shared);
        let asked = request::link(mapper, &called.target, call, levels, given);
        let headers = call_headers(mapper, &self.work.narrowed, shared);
        let (parameters, body, content) = asked?;
        Some(Call {
            connection: called.connection,
            operation: called.target.operation.id.clone(),
            lets: Vec::new(),
            parameters,
            headers,
            body,
            content,
            reads: None,
            answer: None,
            page: None,
            success: call.success.iter().map(|status| status.value).collect(),
            stream: None,
            fail_when: None,
            errors: self.errors.clone(),
            treat: Vec::new(),
            key: key(&called.target, levels),
            timeouts: self.timeouts(),
            retry: self.work.narrowed.retry.as_ref().map(|_| settings::retry(&levels)),
            accepts: Vec::new(),
            ignores: Vec::new(),
            trusts: 0,
            span: called.target.place,
        })
    }

    fn timeouts(&self) -> Option<Timeouts> {
        let route_ms = self.offered.route.limits.time_ms;
        let usual = settings::limits_of_prim(self.linker.manifest, self.linker.platform).time_ms;
        let levels = provider::levels(&self.work.narrowed, &self.entry.value.narrowed);
        (self.work.narrowed.timeout.is_some() || route_ms != usual).then(|| settings::timeouts(&levels, route_ms))
    }

    pub(super) fn accepts(&self) -> Vec<(String, Vec<model::Value>)> {
        let (own, shared) = (&self.work.narrowed.accepts, &self.entry.value.narrowed.accepts);
        let shared = shared.iter().filter(|entry| !own.has(&entry.name) && self.is_input(&entry.name));
        let values = |values: &[Spanned<model::Value>]| values.iter().map(|value| value.value.clone()).collect();
        own.iter().chain(shared).map(|entry| (entry.name.clone(), values(&entry.value))).collect()
    }

    pub(super) fn ignores(&self) -> Vec<(String, String)> {
        let (own, shared) = (&self.work.narrowed.ignores, &self.entry.value.narrowed.ignores);
        let shared = shared.iter().filter(|entry| !own.has(&entry.name) && self.is_input(&entry.name));
        own.iter().chain(shared).map(|entry| (entry.name.clone(), entry.value.value.clone())).collect()
    }

    fn is_input(&self, name: &str) -> bool {
        self.offered.inputs.iter().any(|input| input.name == name)
    }

    /// Reports inputs that do nothing.
    pub(super) fn unused(&self, found: &Found, span: Span, out: &mut Diagnostics) {
        if found.used_whole {
            return;
        }
        let (own, shared) = (&self.work.narrowed, &self.entry.value.narrowed);
        let is_said = |name: &str| own.ignores.has(name) || shared.ignores.has(name);
        // One that takes a single value is decided, not used.
        let is_decided = |name: &str| {
            let accepted = own.accepts.get(name).or_else(|| shared.accepts.get(name));
            accepted.is_some_and(|values| values.len() == 1)
        };
        for input in self.offered.inputs {
            let name = &input.name;
            let is_for_others = !input.only.is_empty() && !input.only.contains(&self.entry.name);
            let is_used = found.used.contains(name) || self.offered.used.contains(name);
            if is_used || is_for_others || is_said(name) || is_decided(name) {
                continue;
            }
            let message =
                format!("`{}` makes no use of the input `{name}` of `{}`", self.entry.name, self.offered.route.id);
            let diagnostic = Diagnostic::error(&codes::UNUSED_INPUT, span, message).also(input.span, "the input");
            out.push(diagnostic.help(format!("map it, or say why not: `ignores: {{ {name}: the reason }}`")));
        }
    }
}

/// Where the key goes, if this operation has the place.
fn key(target: &request::Target<'_>, levels: [&Narrowed; 2]) -> Option<KeyPlace> {
    let place = levels.iter().find_map(|level| settings::key_place(level))?;
    let has_place = match &place {
        // A header goes with every request that changes something.
        KeyPlace::Header(_) => !matches!(target.operation.method.as_str(), "GET" | "HEAD" | "OPTIONS"),
        KeyPlace::Field { name, .. } => request::has_input(target, name),
    };
    has_place.then_some(place)
}

fn not_built<T>(span: Span, what: &str, out: &mut Diagnostics) -> Option<T> {
    out.push(
        Diagnostic::error(&codes::NOT_BUILT, span, format!("{what} cannot be generated yet"))
            .help("make it a hook: `{ hook: name }`"),
    );
    None
}

/// Headers that differ from those of the connection.
fn call_headers(mapper: &mut Mapper<'_, '_>, own: &Narrowed, shared: &Narrowed) -> Vec<(String, TextTemplate)> {
    let is_own = |text: &Expr| !is_fixed(text);
    let mut made: Vec<_> = headers(mapper, &shared.headers).into_iter().filter(|(_, text)| is_own(text)).collect();
    let own = headers(mapper, &own.headers);
    extend_headers(&mut made, own);
    made
}
