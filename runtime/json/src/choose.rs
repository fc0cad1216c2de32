//! Unions without a tag: which branch the data fits best.
//!
//! In: a node and a reader per branch. Out: the value of the branch that reads without fault and knows most of the
//! data's fields and words by name, wherever they stand. The first that parses is often the wrong one: a branch of
//! optional fields parses everything.
//!
//! Unions in unions would be tried over and over, `branches ^ depth` times. Two things bound that: the branch that
//! won at a place is remembered, so a second visit tries only that one; and past [`budget`] nothing more is tried.

use std::any::TypeId;
use std::collections::HashMap;

use crate::reader::{Fault, Policy, Problem};
use crate::{Json, Node, Value};

/// What a contest of a type at an entry came to.
pub(crate) type Verdicts = HashMap<(u32, TypeId), Verdict>;

/// What a contest came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// This branch fits best.
    Fits(usize),
    /// None does.
    NoneFits,
}

/// Children that all readers of a document may visit before unions are given up: some hundred visits to each.
fn budget(entries: usize) -> u64 {
    100_000 + 200 * entries as u64
}

impl<'a> Node<'a> {
    /// The value of the branch that fits best. If none fits, the data as it is; in a request that is a fault too.
    ///
    /// `node.choose(&[|n| Self::Text(Json::read(n)), |n| Self::Parts(Json::read(n))]).unwrap_or_else(Self::Other)`
    pub fn choose<T: 'static>(self, branches: &[fn(Node<'a>) -> T]) -> Result<T, Value> {
        let mut contest = Contest::open(self, TypeId::of::<T>(), branches.len());
        let mut best = None;
        for (ordinal, branch) in branches.iter().enumerate() {
            if contest.admits(ordinal) {
                let value = branch(self);
                if contest.judge(ordinal) {
                    best = Some(value);
                }
            }
        }
        contest.close(best.is_some());
        best.ok_or_else(|| Value::build(self))
    }

    /// For a union without a place for what fits no branch: notes the fault; an empty value goes on in its stead.
    ///
    /// `node.choose(&[…]).unwrap_or_else(|_| Self::Text(node.unfit()))`
    pub fn unfit<T: Json>(self) -> T {
        if self.reader.policy == Policy::Lenient {
            self.expected("one of the forms declared here");
        }
        T::read(self.placeholder())
    }
}

struct Contest<'a> {
    node: Node<'a>,
    union: TypeId,
    /// What an earlier contest here found.
    known: Option<Verdict>,
    faults_before: u32,
    kept_before: usize,
    unknown_before: u32,
    winner: Option<usize>,
    /// Unknown names and words in the winner's reading.
    fewest: u32,
    /// Faults of the branch of the right kind that came nearest, for a request that fits none.
    nearest: Option<Vec<Fault>>,
    /// What the branches of other kinds expected.
    expected: Vec<String>,
    /// Something was left untried: what was found is not final.
    gave_up: bool,
}

impl<'a> Contest<'a> {
    fn open(node: Node<'a>, union: TypeId, branches: usize) -> Self {
        let reader = node.reader;
        let known = match reader.contests.get() {
            0 => None,
            _ => reader.verdicts.borrow().get(&(node.at, union)).copied(),
        };
        reader.contests.set(reader.contests.get() + 1);
        Self {
            node,
            union,
            known,
            faults_before: reader.fault_count.get(),
            kept_before: reader.faults.borrow().len(),
            unknown_before: reader.unknown.get(),
            winner: None,
            fewest: u32::MAX,
            nearest: None,
            expected: Vec::new(),
            gave_up: branches == 0,
        }
    }

    /// Whether a branch is to be tried.
    fn admits(&mut self, ordinal: usize) -> bool {
        let reader = self.node.reader;
        if self.node.is_placeholder() {
            return false;
        }
        if let Some(known) = self.known {
            return known == Verdict::Fits(ordinal);
        }
        if self.winner.is_some() && self.fewest == 0 {
            return false;
        }
        if reader.work.get() > budget(reader.index.entries.len()) || reader.is_stack_spent() {
            self.gave_up = true;
        }
        !self.gave_up
    }

    /// Takes back what the attempt left in the reader. True if it is the best so far.
    fn judge(&mut self, ordinal: usize) -> bool {
        let reader = self.node.reader;
        let fits = reader.fault_count.get() == self.faults_before;
        let unknown = reader.unknown.get().saturating_sub(self.unknown_before);
        reader.fault_count.set(self.faults_before);
        reader.unknown.set(self.unknown_before);
        let faults = reader.faults.borrow_mut().split_off(self.kept_before);
        if !fits {
            self.keep_nearest(faults);
            return false;
        }
        let best = self.winner.is_none() || unknown < self.fewest;
        if best {
            (self.winner, self.fewest) = (Some(ordinal), unknown);
        }
        best
    }

    fn keep_nearest(&mut self, mut faults: Vec<Fault>) {
        let wrong_kind = |fault: &Fault| fault.at == self.node.at && matches!(fault.problem, Problem::Expected(_));
        if let Some(at) = faults.iter().position(wrong_kind) {
            if let Problem::Expected(what) = faults.swap_remove(at).problem {
                self.expected.push(what);
            }
        } else if self.nearest.as_ref().is_none_or(|nearest| faults.len() < nearest.len()) {
            self.nearest = Some(faults);
        }
    }

    fn close(self, won: bool) {
        let reader = self.node.reader;
        reader.contests.set(reader.contests.get().saturating_sub(1));
        if self.node.is_placeholder() {
            return;
        }
        if reader.contests.get() > 0 && self.known.is_none() && !self.gave_up {
            let verdict = self.winner.map_or(Verdict::NoneFits, Verdict::Fits);
            reader.verdicts.borrow_mut().insert((self.node.at, self.union), verdict);
        }
        if won {
            reader.add_unknown(self.fewest);
            return;
        }
        self.node.add_unknown_inside(1);
        if reader.policy == Policy::Strict {
            self.report();
        }
    }

    /// Says of a request what its nearest branch would need; if all are of other kinds, which those are.
    fn report(self) {
        let reader = self.node.reader;
        match self.nearest {
            Some(faults) if !faults.is_empty() => {
                for fault in faults {
                    reader.fault(fault.at, || fault.problem);
                }
            }
            _ if self.expected.is_empty() => self.node.expected("one of the forms declared here"),
            _ => self.node.expected(&self.expected.join(" or ")),
        }
    }
}
