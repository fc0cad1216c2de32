//! What a test told the fake to do, and what it was asked: the state its requests and its test share.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use crate::answer::{Answer, Wish, choose};
use crate::check::{Credential, Judge};
use crate::document::{Document, Operation};
use crate::fault::Fault;
use crate::journal::Call;

/// Document and state of one fake.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) document: Document,
    pub(crate) judge: Judge,
    state: Mutex<State>,
    /// Answers made before: they are the same every time, and a large schema takes a while.
    made: Mutex<BTreeMap<(String, Wish), Answer>>,
    /// Told after every call.
    pub(crate) noted: Notify,
}

#[derive(Debug, Default)]
pub(crate) struct State {
    pub(crate) expected: Vec<Credential>,
    pub(crate) rules: Vec<Rule>,
    /// Answers to paths outside the document, by `METHOD /path`.
    pub(crate) canned: BTreeMap<String, Answer>,
    counts: BTreeMap<String, u32>,
    pub(crate) calls: Vec<Call>,
}

/// What happens to which calls.
#[derive(Debug)]
pub(crate) struct Rule {
    pub(crate) operation: String,
    /// The how many-th call, from 1; all of them if absent.
    pub(crate) call: Option<u32>,
    pub(crate) act: Act,
}

#[derive(Debug)]
pub(crate) enum Act {
    Fault(Fault),
    Answer(Box<Answer>),
}

/// What happens to one call.
pub(crate) struct Plan {
    pub(crate) canned: Option<Answer>,
    pub(crate) answer: Option<Answer>,
    pub(crate) faults: Vec<Fault>,
}

impl Shared {
    pub(crate) fn new(document: Document, judge: Judge) -> Self {
        Self { document, judge, state: Mutex::default(), made: Mutex::default(), noted: Notify::new() }
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The answer of an operation by itself.
    pub(crate) fn answer(&self, operation: &Operation, wish: Wish) -> Answer {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        let make = || choose(&self.document, &self.judge, operation, wish);
        made.entry((operation.id.clone(), wish)).or_insert_with(make).clone()
    }

    /// Counts a call, and says what happens to it. Of several answers the one stated last counts, of faults all do.
    pub(crate) fn next(&self, operation: &str) -> (u32, Plan, Vec<Credential>) {
        let mut state = self.state();
        let count = state.counts.entry(operation.to_owned()).or_default();
        *count += 1;
        let number = *count;
        let mut plan = Plan { canned: state.canned.get(operation).cloned(), answer: None, faults: Vec::new() };
        for rule in
            state.rules.iter().filter(|rule| rule.operation == operation && rule.call.is_none_or(|call| call == number))
        {
            match &rule.act {
                Act::Fault(fault) => plan.faults.push(fault.clone()),
                Act::Answer(answer) => plan.answer = Some(answer.as_ref().clone()),
            }
        }
        (number, plan, state.expected.clone())
    }

    pub(crate) fn note(&self, call: Call) {
        self.state().calls.push(call);
        self.noted.notify_waiters();
    }
}
