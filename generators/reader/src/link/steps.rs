//! Several calls, one after the other.

use model::mapping::{Call, Expr, Matcher, Of, Predicate, Root, Step, StepCall, Steps, Until};

use super::answer;
use super::call::{Ask, look_at};
use super::mapping::{Here, Mapper, lone_source};
use super::provider;
use crate::prim::manifest::{self, StepDef, Undo};
use crate::prim::{Entries, Entry};

/// What is waited between two calls where nothing is said.
const EVERY_MS: u64 = 1000;

/// All steps of an operation, and what is answered.
pub(super) fn link(mapper: &mut Mapper<'_, '_>, ask: &Ask<'_>, entries: &Entries<StepDef>) -> Option<Steps> {
    let lets = provider::lets(mapper, &ask.work.lets);
    let made: Vec<Option<StepCall>> = entries.iter().map(|entry| step(mapper, ask, entry)).collect();
    look_at_input(mapper, ask);
    let answered = answer::of_steps(mapper, ask.offered.route, ask.work);
    let found = std::mem::take(&mut mapper.found);
    ask.unused(&found, ask.work.span, mapper.out);
    Some(Steps {
        lets,
        steps: made.into_iter().collect::<Option<_>>()?,
        answer: answered?,
        accepts: ask.accepts(),
        ignores: ask.ignores(),
        trusts: found.trusts,
        span: ask.work.span,
    })
}

fn look_at_input(mapper: &mut Mapper<'_, '_>, ask: &Ask<'_>) {
    mapper.scope.here = Here::Input;
    mapper.scope.answer = None;
    mapper.scope.about = format!("the input of {}", ask.offered.route.id);
}

fn step(mapper: &mut Mapper<'_, '_>, ask: &Ask<'_>, entry: &Entry<StepDef>) -> Option<StepCall> {
    let def = &entry.value;
    let written = def.call.as_ref()?;
    look_at_input(mapper, ask);
    let when = def.when.as_ref().map(|when| mapper.predicate(when));
    mapper.scope.sure = when.iter().flatten().flat_map(demanded).collect();
    let auth = def.auth.as_ref().map(|auth| provider::auth_of(mapper, auth));
    let Some(called) = ask.find(written, mapper.out) else {
        // Later steps are not blamed for it.
        mapper.scope.steps.push((entry.name.clone(), Of::Any, true));
        mapper.scope.sure.clear();
        return None;
    };
    let made = ask.make(mapper, written, &called, Vec::new());
    mapper.scope.sure.clear();
    let read = answer::read(&called.target, written, false);
    let may_be_left_out = def.when.is_some() || def.best_effort;
    if let Some(of) = &read.of {
        mapper.scope.steps.push((entry.name.clone(), of.clone(), may_be_left_out));
    }
    look_at(mapper, &read, &called.target);
    let treat = answer::treat_step(mapper, &called.target, &read, written);
    let until = def.until.as_ref().map(|until| mapper.predicate(until));
    let fail_when = answer::fail_when(mapper, def.fail_when.as_ref(), &ask.entry.value.narrowed, &read);
    let undo = match &def.undo {
        Some(Undo::Call { .. }) => Some(undo(mapper, ask, def)),
        Some(Undo::Nothing(_)) | None => None,
    };
    let mut call = Call { reads: read.at, fail_when: fail_when?, treat: treat?, ..made? };
    if let (Some(time), Some(usual)) = (&def.timeout_ms, ask.connections.get(call.connection)) {
        let mut timeouts = call.timeouts.unwrap_or(usual.timeouts);
        timeouts.total_ms = time.value;
        call.timeouts = Some(timeouts);
    }
    Some(StepCall {
        name: entry.name.clone(),
        call,
        undo: whole(undo)?,
        when: whole(when)?,
        best_effort: def.best_effort,
        until: whole(until)?.map(|holds| Until {
            holds,
            every_ms: def.every_ms.as_ref().map_or(EVERY_MS, |every| every.value),
            within_ms: def.within_ms.as_ref().map_or(ask.offered.route.limits.time_ms, |within| within.value),
        }),
        auth: whole(auth)?,
    })
}

/// What is there whenever a condition holds: what each of its alternatives asks for.
fn demanded(when: &Predicate) -> Vec<(Root, Vec<Step>)> {
    let asked = |all: &[(Expr, Matcher)]| -> Vec<(Root, Vec<Step>)> {
        let held = all.iter().filter(|(_, matcher)| match matcher {
            Matcher::OneOf(values) => !values.contains(&model::Value::Null),
            Matcher::Present | Matcher::Range { .. } => true,
            Matcher::Equal(_) | Matcher::Absent | Matcher::Not(_) => false,
        });
        held.filter_map(|(expr, _)| lone_source(expr)).map(|(root, steps)| (root.clone(), steps.to_vec())).collect()
    };
    let Some((first, others)) = when.any.split_first() else { return Vec::new() };
    asked(first).into_iter().filter(|place| others.iter().all(|other| asked(other).contains(place))).collect()
}

/// None only where something that is said could not be made.
#[allow(clippy::option_option)]
fn whole<T>(made: Option<Option<T>>) -> Option<Option<T>> {
    match made {
        Some(None) => None,
        Some(Some(made)) => Some(Some(made)),
        None => Some(None),
    }
}

/// The call that takes a step back, which sees the step's answer.
fn undo(mapper: &mut Mapper<'_, '_>, ask: &Ask<'_>, def: &StepDef) -> Option<Call> {
    let Some(Undo::Call { call, request }) = &def.undo else { return None };
    look_at_input(mapper, ask);
    let written = manifest::Call {
        what: manifest::Callee::Operation(call.clone()),
        request: request.clone(),
        needs: Vec::new(),
        success: Vec::new(),
        treat: Vec::new(),
    };
    let called = ask.find_named(call)?;
    let made = ask.make(mapper, &written, &called, Vec::new());
    let read = answer::read(&called.target, &written, false);
    look_at(mapper, &read, &called.target);
    let fail_when = answer::fail_when(mapper, None, &ask.entry.value.narrowed, &read);
    Some(Call { reads: read.at, fail_when: fail_when?, ..made? })
}
