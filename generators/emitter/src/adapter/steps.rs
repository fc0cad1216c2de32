//! Several calls: a function for each step, and a method that reads as their list.

use std::collections::BTreeSet;

use model::mapping::{Call, Expr, ExprKind, Predicate, Root, StepCall, Steps};
use quasi::{Code, Ident, Literal, doc, rust};

use super::connection::{key_code, millis};
use super::expr::{Need, is_whole};
use super::route::{RouteWriter, Target, Written};
use super::vendor::step_way;
use crate::client::{Way, names};
use crate::service::provider;
use crate::service::view::Sends;

/// One step in the list.
struct Lines {
    name: String,
    /// What holds its answer.
    ident: Ident,
    /// Whether it is taken.
    when: Option<Code>,
    taken: Code,
    undo: Code,
}

impl Lines {
    /// The lines, where its answer is looked at or not.
    fn render(&self, is_looked_at: bool) -> Code {
        let Self { ident, when, taken, undo, .. } = self;
        let is_looked_at = is_looked_at || !undo.is_empty();
        match when {
            None if is_looked_at => rust! {
                let #ident = &#taken;
                #undo
            },
            None => rust!(#taken;),
            Some(when) if is_looked_at => rust! {
                let is_taken = #when;
                let mut #ident = Value::Null;
                if is_taken {
                    #ident = #taken;
                }
                let #ident = &#ident;
                #if !undo.is_empty() {
                    if is_taken {
                        #undo
                    }
                }
            },
            Some(when) => rust! {
                if #when {
                    #taken;
                }
            },
        }
    }
}

impl<'m> RouteWriter<'_, 'm> {
    /// The method of a route that takes several calls, and the functions of its steps.
    pub(super) fn write_steps(&self, steps: &'m Steps, shared: bool) -> Option<Written> {
        let mut functions = Vec::new();
        let mut needs: BTreeSet<Need> = BTreeSet::new();
        let undoes = steps.steps.iter().any(|step| step.undo.is_some());
        let mut lines: Vec<Lines> = Vec::new();
        for step in &steps.steps {
            lines.push(self.write_step(step, shared, &mut functions, &mut needs)?);
        }
        let answer = self.write_last(steps, &mut functions, &mut needs);
        let mut list = Code::new();
        for line in &lines {
            list.push_line(&line.render(needs.contains(&Need::Step(line.name.clone()))));
        }
        list.push_line(&answer);
        let lets = self.write_lets(&steps.lets, ("", 64), &mut functions, &mut needs);
        let input = self.write_input(&steps.accepts, &needs);
        let body = rust! {
            #input
            #lets
            #if undoes {
                let mut steps = Steps::new(self.upstream, call);
                let outcome = async {
                    #list
                };
                let outcome = outcome.await;
                steps.end(outcome).await
            } #else {
                #list
            }
        };
        let unused = !names(&body.print(), "input") && self.view.takes.is_some();
        let body = rust! {
            #if unused {
                let _ = input;
            }
            Box::pin(async move {
                #body
            })
        };
        Some(Written { method: provider::method(self.view, &body), functions })
    }

    /// The lines of one step in the list.
    fn write_step(
        &self,
        step: &'m StepCall,
        shared: bool,
        functions: &mut Vec<Code>,
        needs: &mut BTreeSet<Need>,
    ) -> Option<Lines> {
        // "step" keeps it apart from the route's own method, whatever the step is called.
        let words = self.view.route.words.with(&step.name).with("step");
        let mut target = self.target(&step.call, words, shared)?;
        target.auth = step.auth.as_ref();
        let taken = self.write_taken(&target, step, functions, needs)?;
        let name = Literal::Text(&step.name);
        let taken = match step.best_effort {
            true => rust!(self.upstream.best_effort(#name, #taken.await)),
            false => rust!(#taken.await?),
        };
        let undo = match &step.undo {
            Some(undo) => Some(self.write_undo(step, undo, shared, functions, needs)?),
            None => None,
        };
        let mut lines = Lines {
            name: step.name.clone(),
            ident: self.parts.step_ident(&step.name),
            when: None,
            taken,
            undo: undo.unwrap_or_default(),
        };
        let Some(when) = &step.when else { return Some(lines) };
        let mut writing = self.writing(&target);
        let condition = writing.condition(when);
        lines.when = Some(if writing.fails {
            let words = target.words.with("when");
            let called =
                self.function(&words, "Whether the step is taken.", rust!(bool), condition, writing, functions);
            needs.extend(called.needs);
            rust!(#{called.code}.map_err(Problem::of_caller)?)
        } else {
            needs.extend(writing.needs);
            condition
        });
        Some(lines)
    }

    /// The function that takes a step; the code that calls it.
    fn write_taken(
        &self,
        target: &Target<'m>,
        step: &'m StepCall,
        functions: &mut Vec<Code>,
        needs: &mut BTreeSet<Need>,
    ) -> Option<Code> {
        let way = step_way(target.operation, target.call);
        let sent = target.vendor.sent(target.call, way)?;
        let mut own: BTreeSet<Need> = BTreeSet::new();
        let request = self.write_request(target, &sent, functions, &mut own);
        let sent = self.write_sent(target, way, functions, &mut own)?;
        let failed = target.call.fail_when.as_ref().filter(|_| way == Way::Whole);
        let failed = failed.map(|failed| self.write_failed(target, failed, functions, &mut own));
        let until = step.until.as_ref();
        let held = until.map(|until| self.write_held(target, &until.holds, functions, &mut own));
        let treated = self.write_step_treated(target, functions, &mut own);
        let is_meta = own.remove(&Need::Meta);
        let is_answer = own.remove(&Need::Answer);
        let (rules, tree, value) = (&target.rules, tree_of(way), value_of(way));
        let is_bound = is_meta || is_answer || failed.is_some() || way != Way::Empty;
        let statuses = target.call.treat.iter().map(|(status, _)| Literal::Integer((*status).into()));
        let arrived = match treated.is_empty() {
            true => rust!(self.upstream.answer(call, sent, &#rules).await?),
            false => {
                rust!(self.upstream.answer_or(call, sent, &#rules, &[#for status in statuses { #status, }]).await?)
            }
        };
        let called = rust! {
            let sent = #sent;
            #if treated.is_empty() {
                #if is_bound {
                    let reply = #arrived;
                } #else {
                    #arrived;
                }
            } #else {
                let outcome = #arrived;
                #if is_bound {
                    let reply = match outcome {
                        Treated::Answer(reply) => reply,
                        #for (pattern, made) in &treated {
                            #pattern => return Ok(#made),
                        }
                    };
                } #else {
                    match outcome {
                        Treated::Answer(_) => {}
                        #for (pattern, made) in &treated {
                            #pattern => return Ok(#made),
                        }
                    }
                }
            }
            #if is_meta {
                let meta = reply.meta();
            }
            #if is_answer {
                let answer: &Value = #tree;
            }
            #failed
        };
        let body = match (&step.until, held) {
            (Some(until), Some(held)) => rust! {
                #request
                let wait = self.upstream.waiting(call, #{Literal::Text(&step.name)}, #{millis(until.every_ms)}, #{millis(until.within_ms)});
                loop {
                    #called
                    if #held {
                        return Ok(#value);
                    }
                    wait.again().await?;
                }
            },
            _ => rust! {
                #request
                #called
                Ok(#value)
            },
        };
        if names(&body.print(), "input") {
            own.insert(Need::Input);
        }
        let ident = self.parts.name(&target.words);
        let about = format!("The step `{}` of `{} {}`.", step.name, self.view.route.method, self.view.route.path);
        own.retain(|need| !matches!(need, Need::Provider | Need::Call));
        let (parameters, arguments) = self.passed(&own);
        let lints = if parameters.len() > 5 { rust!(#[allow(clippy::too_many_arguments)]) } else { Code::new() };
        functions.push(rust! {
            #{doc(&about)}
            #lints
            async fn #ident(&self, call: &Call, #for parameter in &parameters { #parameter, }) -> Result<Value, Failure> {
                #body
            }
        });
        needs.extend(own);
        Some(rust!(self.#ident(call, #for argument in &arguments { #argument, })))
    }

    /// Whether what a step waits for has come about.
    fn write_held(
        &self,
        target: &Target<'m>,
        holds: &Predicate,
        functions: &mut Vec<Code>,
        needs: &mut BTreeSet<Need>,
    ) -> Code {
        let mut writing = self.writing(target);
        let condition = writing.condition(holds);
        if !writing.fails {
            needs.extend(writing.needs);
            return condition;
        }
        let words = target.words.with("until");
        let called = self.function(&words, "Whether the step is done.", rust!(bool), condition, writing, functions);
        needs.extend(called.needs);
        rust!(#{called.code}.map_err(|problem| self.upstream.unfit(problem))?)
    }

    /// Statuses that are as good as an answer: patterns, and what the vendor would have answered.
    fn write_step_treated(
        &self,
        target: &Target<'m>,
        functions: &mut Vec<Code>,
        needs: &mut BTreeSet<Need>,
    ) -> Vec<(Code, Code)> {
        let treat = &target.call.treat;
        let mut arms = Vec::new();
        for (at, (status, expr)) in treat.iter().enumerate() {
            let pattern = match at + 1 == treat.len() {
                true => rust!(Treated::Status(..)),
                false => rust!(Treated::Status(#{Literal::Integer((*status).into())}, _)),
            };
            let mut writing = self.writing(target);
            let code = writing.whole(expr);
            let made = if writing.fails {
                let words = target.words.with(&format!("treated {status}"));
                let called =
                    self.function(&words, "What stands in for an answer.", rust!(Value), code, writing, functions);
                needs.extend(called.needs);
                rust!(#{called.code}.map_err(Problem::of_caller)?)
            } else {
                needs.extend(writing.needs);
                code
            };
            arms.push((pattern, made));
        }
        arms
    }

    /// `steps.undo(…);`, and the function that makes the call which undoes.
    fn write_undo(
        &self,
        step: &'m StepCall,
        undo: &'m Call,
        shared: bool,
        functions: &mut Vec<Code>,
        needs: &mut BTreeSet<Need>,
    ) -> Option<Code> {
        let target = self.target(undo, self.view.route.words.with(&step.name).with("undo"), shared)?;
        let way = step_way(target.operation, undo);
        let sent = target.vendor.sent(undo, way)?;
        let mut own: BTreeSet<Need> = BTreeSet::new();
        let request = self.request(&target, &sent, functions, &mut own);
        let (module, method) = (&target.vendor.module, &sent.method.ident);
        let argument = request.is_some().then(|| rust!(&request));
        let made = rust!(self.#module.#method(#argument));
        let made = key_code(undo, &made).unwrap_or(made);
        let request = request.map(|(code, fails)| match fails {
            true => rust!(let request = #code?;),
            false => rust!(let request = #code;),
        });
        let text = rust!(#request #made).print();
        if names(&text, "input") {
            own.insert(Need::Input);
        }
        if names(&text, "call") {
            own.insert(Need::Call);
        }
        own.remove(&Need::Provider);
        let (parameters, arguments) = self.passed(&own);
        let ident = self.parts.name(&target.words);
        let of = type_of(way);
        let about =
            format!("Undoes the step `{}` of `{} {}`.", step.name, self.view.route.method, self.view.route.path);
        functions.push(rust! {
            #{doc(&about)}
            fn #ident(&self, #for parameter in &parameters { #parameter, }) -> Result<prim_client::Call<#of, Value>, Problem> {
                #request
                Ok(#made)
            }
        });
        needs.extend(own);
        let (name, answer, rules) = (Literal::Text(&step.name), self.parts.step_ident(&step.name), &target.rules);
        let called = rust!(self.#ident(#for argument in &arguments { #argument, }));
        Some(match undo.fail_when.as_ref().and_then(|failed| self.refusal(&target, failed, way)) {
            Some(failed) => rust!(steps.undo_unless(#name, #answer, #called, &#rules, |answer| #failed);),
            None => rust!(steps.undo(#name, #answer, #called, &#rules);),
        })
    }

    /// Whether the answer to an undoing says that it failed, as far as that is seen in the answer alone.
    fn refusal(&self, target: &Target<'m>, failed: &Predicate, way: Way) -> Option<Code> {
        let mut writing = self.writing(target);
        let code = writing.condition(failed);
        let is_plain = way == Way::Whole && !writing.fails;
        (is_plain && writing.needs.iter().all(|need| *need == Need::Answer)).then_some(code)
    }

    /// What is answered when all steps are taken.
    fn write_last(&self, steps: &'m Steps, functions: &mut Vec<Code>, needs: &mut BTreeSet<Need>) -> Code {
        let Some(expr) = steps.answer.as_ref().filter(|_| self.view.sends != Sends::Nothing) else {
            return rust!(Ok(()));
        };
        let mut writing = self.writing_under(("", 64));
        let code = if is_plain(expr) { writing.made(expr).code } else { writing.whole(expr) };
        let made = if writing.before.is_empty() && is_plain(expr) {
            needs.extend(writing.needs);
            code
        } else {
            let words = self.view.route.words.with("answer");
            let called = self.function(&words, "What we answer.", rust!(Value), code, writing, functions);
            needs.extend(called.needs);
            if called.fails {
                return self.wrapped(&rust!(self.upstream.finish(#{called.code})));
            }
            called.code
        };
        self.wrapped(&rust!(finish(#made)))
    }

    /// How a function takes what it needs, and what it is given.
    fn passed(&self, needs: &BTreeSet<Need>) -> (Vec<Code>, Vec<Ident>) {
        let parameters = needs.iter().filter_map(|need| self.parts.parameter(need, self.view.takes.as_ref())).collect();
        (parameters, needs.iter().filter_map(|need| self.parts.argument(need)).collect())
    }
}

fn is_plain(expr: &Expr) -> bool {
    let is_step = |expr: &Expr| matches!(&expr.kind, ExprKind::Path(Root::Step(_), steps) if steps.is_empty());
    matches!(expr.kind, ExprKind::Constant(_)) || is_whole(expr, &[Root::Input]) || is_step(expr)
}

/// The answer of a step as a tree that is lent…
fn tree_of(way: Way) -> Code {
    match way {
        Way::Text => rust!(&Value::from(reply.as_str())),
        Way::Whole | Way::Events | Way::Lines => rust!(&reply),
        Way::Bytes | Way::Empty => rust!(&Value::Null),
    }
}

/// …and as one that is kept.
fn value_of(way: Way) -> Code {
    match way {
        Way::Text => rust!(Value::from(reply.into_value())),
        Way::Whole | Way::Events | Way::Lines => rust!(reply.into_value()),
        Way::Bytes | Way::Empty => rust!(Value::Null),
    }
}

/// What a call gives whose answer is read in a way.
fn type_of(way: Way) -> Code {
    match way {
        Way::Text => rust!(String),
        Way::Whole | Way::Events | Way::Lines => rust!(Value),
        Way::Bytes | Way::Empty => rust!(()),
    }
}
