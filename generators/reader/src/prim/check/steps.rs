//! Steps: what each reads stands before it, and waits that are not longer than the request.

use std::collections::BTreeMap;

use source::{Diagnostic, Span};

use super::{Check, written_time};
use crate::prim::manifest::{How, StepDef, Undo, Work};
use crate::prim::value::{Mention, Root};
use crate::prim::{Entries, Spanned, codes};

impl<'c> Check<'c> {
    pub(super) fn steps(&mut self) {
        for provider in self.manifest.providers.iter().filter(|provider| !provider.value.is_template) {
            for operation in &provider.value.operations {
                let Some(work) = operation.value.work() else { continue };
                let time = self.time_of(self.manifest.routes.get(&operation.name));
                match &work.how {
                    How::Steps(steps) => self.several(work, steps, time),
                    How::Call(_) | How::Hook(_) | How::Unsaid => self.none(work),
                }
            }
        }
    }

    /// Without steps there is nothing that `$step` could mean.
    fn none(&mut self, work: &'c Work) {
        let mut mentioned: Vec<&'c Spanned<String>> = Vec::new();
        work.mentions(&mut |mention| mentioned.extend(step_of(mention)));
        for name in mentioned {
            let diagnostic =
                Diagnostic::error(&codes::NO_STEP, name.span, format!("there is no step `{}`", name.value));
            self.push(diagnostic.label("this operation has no steps"));
        }
    }

    fn several(&mut self, work: &'c Work, steps: &'c Entries<StepDef>, time: u64) {
        let order: BTreeMap<&str, (usize, Span)> =
            steps.iter().enumerate().map(|(at, step)| (step.name.as_str(), (at, step.span))).collect();
        for (at, step) in steps.iter().enumerate() {
            let definition = &step.value;
            if definition.call.is_none() {
                let diagnostic =
                    Diagnostic::error(&codes::STEP_FORM, step.span, format!("the step `{}` calls nothing", step.name));
                self.push(diagnostic.help("add `call`, or `run`"));
            }
            self.waits(definition, step.span, time);
            let mut before: Vec<&'c Spanned<String>> = Vec::new();
            let mut along: Vec<&'c Spanned<String>> = Vec::new();
            step_mentions(definition, &mut before, &mut along);
            for name in before {
                self.known_step(name, &order, at);
            }
            for name in along {
                self.known_step(name, &order, at + 1);
            }
        }
        let mut after: Vec<&'c Spanned<String>> = Vec::new();
        let mut tell = |mention: Mention<'c>| after.extend(step_of(mention));
        work.response.iter().for_each(|response| response.mentions(&mut tell));
        work.lets.iter().for_each(|value| value.value.mentions(&mut tell));
        for name in after {
            self.known_step(name, &order, steps.len());
        }
    }

    /// Whether a step is among the first `until`.
    fn known_step(&mut self, name: &'c Spanned<String>, order: &BTreeMap<&str, (usize, Span)>, until: usize) {
        match order.get(name.value.as_str()) {
            None => {
                let diagnostic =
                    Diagnostic::error(&codes::NO_STEP, name.span, format!("there is no step `{}`", name.value));
                self.push(diagnostic.suggest(name, order.keys().copied()));
            }
            Some((at, span)) if *at >= until => {
                let message = format!("`{}` has not run yet", name.value);
                let diagnostic =
                    Diagnostic::error(&codes::LATER_STEP, name.span, message).also(*span, "this step comes later");
                self.push(diagnostic.help("steps run in the order in which they are written"));
            }
            Some(_) => {}
        }
    }

    fn waits(&mut self, step: &'c StepDef, at: Span, time: u64) {
        match (&step.until, &step.within_ms) {
            (Some(_), None) => {
                let diagnostic =
                    Diagnostic::error(&codes::STEP_FORM, at, "nothing says how long this step waits at most");
                self.push(diagnostic.help("add `within`, such as `within: 60s`"));
            }
            (None, Some(wait)) => {
                let diagnostic =
                    Diagnostic::error(&codes::STEP_FORM, wait.span, "`within` means nothing without `until`");
                self.push(diagnostic.help("`timeout` says how long one call may take"));
            }
            _ => {}
        }
        if let (None, Some(every)) = (&step.until, &step.every_ms) {
            self.push(Diagnostic::error(&codes::STEP_FORM, every.span, "`every` means nothing without `until`"));
        }
        for wait in [&step.within_ms, &step.timeout_ms].into_iter().flatten().filter(|wait| wait.value > time) {
            let message =
                format!("{} is longer than the {} of the whole request", written_time(wait.value), written_time(time));
            let diagnostic = Diagnostic::error(&codes::STEP_WAIT, wait.span, message);
            self.push(diagnostic.help("give the route more time under `limits.time`, or the step less"));
        }
    }
}

/// What a step reads before it is called, and what is read when it has been.
fn step_mentions<'c>(step: &'c StepDef, before: &mut Vec<&'c Spanned<String>>, along: &mut Vec<&'c Spanned<String>>) {
    let mut tell = |mention: Mention<'c>| before.extend(step_of(mention));
    if let Some(request) = step.call.as_ref().and_then(|call| call.request.as_ref()) {
        request.mentions(&mut tell);
    }
    step.when.iter().for_each(|when| when.mentions(&mut tell));
    step.auth.iter().for_each(|auth| auth.mentions(&mut tell));
    let mut tell = |mention: Mention<'c>| along.extend(step_of(mention));
    for condition in [&step.until, &step.fail_when].into_iter().flatten() {
        condition.mentions(&mut tell);
    }
    if let Some(Undo::Call { request: Some(request), .. }) = &step.undo {
        request.mentions(&mut tell);
    }
}

fn step_of(mention: Mention<'_>) -> Option<&Spanned<String>> {
    match mention {
        Mention::Path(path) => match &path.root {
            Root::Step(name) => Some(name),
            _ => None,
        },
        Mention::Table(_) | Mention::Map(_) | Mention::Hook(_) | Mention::File(_) => None,
    }
}
