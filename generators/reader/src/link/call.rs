//! One call: a route at a provider.

use model::mapping::{Call, Function, Side};
use model::prim::{Connection, Fulfilment};
use source::{Diagnostic, Diagnostics, Span};

use super::mapping::{Here, Mapper, Scope};
use super::provider::{self, Linker, Offered, extend_headers, headers, is_fixed};
use super::{answer, codes, errors, ours, request, settings, vendor};
use crate::prim::Entry;
use crate::prim::manifest::{Callee, How, Narrowed, Provider, Work};

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
    let call = match &work.how {
        How::Call(call) => call,
        How::Hook(hook) => return Some(Fulfilment::Hook(hook.value.clone())),
        How::Steps(_) => return not_built(work.span, "several steps", out),
        How::Unsaid => return None,
    };
    let name = match &call.what {
        Callee::Operation(name) => name,
        Callee::GraphQl { file, .. } => return not_built(file.span, "GraphQL queries", out),
        Callee::Program { span, .. } => return not_built(*span, "programs", out),
    };
    if let Some(page) = &work.page {
        return not_built(page.span, "pages", out);
    }
    let (api, id) = entry.value.callee(&name.value)?;
    let index = linker.vendors.index(&entry.name, api)?;
    let connection = connections.iter().position(|connection| connection.api == index)?;
    let document = &linker.vendors.apis[index].api;
    let operation = vendor::find(&document.operations, id)?; // One that is not there was reported.
    let levels = provider::levels(&work.narrowed, &entry.value.narrowed);
    let errors =
        errors::rules(&entry.value.narrowed.errors, &work.narrowed.errors, &offered.errors, &offered.route.id, out);
    let mut mapper = linker.mapper(entry, functions, out);
    mapper.scope = Scope {
        here: Here::Input,
        about: format!("the input of {}", offered.route.id),
        inputs: offered.inputs,
        input_body: offered.body.clone(),
        body: ours::body_type(offered.route).map(|ty| model::mapping::Of::Type(Side::Ours, ty.id)),
        answer: None,
        lets: offered.lets.clone(),
    };
    let target = request::Target { side: Side::Vendor(index), operation, types: &document.types, place: name.span };
    let lets = provider::lets(&mut mapper, &work.lets);
    let asked = request::link(&mut mapper, &target, call, levels, work);
    let own_headers = call_headers(&mut mapper, &work.narrowed, &entry.value.narrowed);
    let read = answer::read(&target, call, work);
    mapper.scope.answer.clone_from(&read.of);
    mapper.scope.about = format!("the answer of {}", operation.id);
    mapper.scope.here = match &read.of {
        Some(of) => Here::Value(model::mapping::Root::Answer, of.clone()),
        None => Here::Nothing,
    };
    let answered = answer::link(&mut mapper, offered.route, work, &read, name.span);
    let stream = answer::stream(&mut mapper, offered.route, work, &target);
    let fail_when = answer::fail_when(&mut mapper, work, &entry.value.narrowed, &read);
    let treat = answer::treat(&mut mapper, offered.route, call);
    let trusts = mapper.found.trusts;
    let found = std::mem::take(&mut mapper.found);
    unused(&found, offered, entry, work, name.span, out);
    let (parameters, body, content) = asked?;
    Some(Fulfilment::Call(Box::new(Call {
        connection,
        operation: operation.id.clone(),
        lets,
        parameters,
        headers: own_headers,
        body,
        content,
        reads: read.at,
        answer: answered?,
        success: call.success.iter().map(|status| status.value).collect(),
        stream: stream?,
        fail_when: fail_when?,
        errors,
        treat: treat?,
        timeouts: timeouts(work, offered, levels, linker),
        retry: work.narrowed.retry.as_ref().map(|_| settings::retry(&levels)),
        accepts: accepts(&work.narrowed, &entry.value.narrowed, offered),
        ignores: ignores(&work.narrowed, &entry.value.narrowed, offered),
        trusts,
        span: name.span,
    })))
}

fn not_built(span: Span, what: &str, out: &mut Diagnostics) -> Option<Fulfilment> {
    out.push(
        Diagnostic::error(&codes::NOT_BUILT, span, format!("{what} cannot be generated yet"))
            .help("make it a hook: `{ hook: name }`"),
    );
    None
}

/// Headers that differ from those of the connection.
fn call_headers(
    mapper: &mut Mapper<'_, '_>,
    own: &Narrowed,
    shared: &Narrowed,
) -> Vec<(String, model::mapping::TextTemplate)> {
    let mut made: Vec<_> = headers(mapper, &shared.headers).into_iter().filter(|(_, text)| !is_fixed(text)).collect();
    let own = headers(mapper, &own.headers);
    extend_headers(&mut made, own);
    made
}

fn timeouts(
    work: &Work,
    offered: &Offered<'_>,
    levels: [&Narrowed; 2],
    linker: &Linker<'_>,
) -> Option<model::prim::Timeouts> {
    let route_ms = offered.route.limits.time_ms;
    let usual = settings::limits_of_prim(linker.manifest, linker.platform).time_ms;
    (work.narrowed.timeout.is_some() || route_ms != usual).then(|| settings::timeouts(&levels, route_ms))
}

fn accepts(own: &Narrowed, shared: &Narrowed, offered: &Offered<'_>) -> Vec<(String, Vec<model::Value>)> {
    let is_input = |name: &str| offered.inputs.iter().any(|input| input.name == name);
    let shared = shared.accepts.iter().filter(|entry| !own.accepts.has(&entry.name) && is_input(&entry.name));
    own.accepts
        .iter()
        .chain(shared)
        .map(|entry| (entry.name.clone(), entry.value.iter().map(|value| value.value.clone()).collect()))
        .collect()
}

fn ignores(own: &Narrowed, shared: &Narrowed, offered: &Offered<'_>) -> Vec<(String, String)> {
    let is_input = |name: &str| offered.inputs.iter().any(|input| input.name == name);
    let shared = shared.ignores.iter().filter(|entry| !own.ignores.has(&entry.name) && is_input(&entry.name));
    own.ignores.iter().chain(shared).map(|entry| (entry.name.clone(), entry.value.value.clone())).collect()
}

/// Reports inputs that do nothing.
fn unused(
    found: &super::mapping::Found,
    offered: &Offered<'_>,
    entry: &Entry<Provider>,
    work: &Work,
    span: Span,
    out: &mut Diagnostics,
) {
    if found.used_whole {
        return;
    }
    let is_ignored = |name: &str| work.narrowed.ignores.has(name) || entry.value.narrowed.ignores.has(name);
    for input in offered.inputs {
        let is_for_others = !input.only.is_empty() && !input.only.contains(&entry.name);
        let is_used = found.used.contains(&input.name) || offered.used.contains(&input.name);
        if is_used || is_for_others || is_ignored(&input.name) {
            continue;
        }
        let message = format!("`{}` makes no use of the input `{}` of `{}`", entry.name, input.name, offered.route.id);
        let diagnostic = Diagnostic::error(&codes::UNUSED_INPUT, span, message).also(input.span, "the input");
        out.push(diagnostic.help(format!("map it, or say why not: `ignores: {{ {}: the reason }}`", input.name)));
    }
}
