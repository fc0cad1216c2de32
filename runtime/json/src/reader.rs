//! One document being read: its index, its policy, and what has gone wrong so far.
//!
//! In: an index. Out: the faults, with paths and offsets. Knows neither types nor rules; they report to it.
//!
//! Readers of types never fail on the spot. A fault is noted here, a placeholder goes on in its stead, and whoever
//! began the reading looks at the faults at the end. So the code of a type needs no `?` and no branches.

use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use crate::choose::Verdicts;
use crate::index::{Index, push_name};
use crate::node::Node;
use crate::scan::{Surrogates, SyntaxError, scan};
use crate::{DecodeError, Violation, Violations};

/// How faults are treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Policy {
    /// For answers of vendors: the first fault ends it, rules are not checked, unknown fields and words are kept.
    Lenient,
    /// For requests to us: every fault is wanted, rules are checked, what is unknown is refused.
    Strict,
}

/// One thing that is wrong, with its place as an entry of the index.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub(crate) at: u32,
    pub(crate) problem: Problem,
}

/// What is wrong.
#[derive(Clone, Debug)]
pub(crate) enum Problem {
    /// The object lacks this field.
    Missing(String),
    /// The value is of another kind than this.
    Expected(String),
    /// The value is of the right kind, but…
    Broken(String),
}

/// How much stack the readers of nested types may take, in bytes: half of what a thread has if nobody says otherwise.
///
/// Depth alone does not bound it. A type of a hundred fields that holds itself through a union takes 20 KiB a level.
const STACK: usize = 1024 * 1024;

/// Where the stack is now. Only the distance between two of these means anything.
#[inline(never)]
fn stack_position() -> usize {
    let here = 0_u8;
    std::ptr::from_ref(&here).addr()
}

/// The state of one reading. Types see it only through [`Node`] and [`crate::Object`].
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    pub(crate) index: Index<'a>,
    pub(crate) policy: Policy,
    /// Faults of the reading, and of the attempt under way if a union is being tried.
    pub(crate) faults: RefCell<Vec<Fault>>,
    /// How many there were, kept or not.
    pub(crate) fault_count: Cell<u32>,
    /// Fields and words that no type knew by name.
    pub(crate) unknown: Cell<u32>,
    /// Unions being tried around this place. Zero: what is read counts.
    pub(crate) contests: Cell<u32>,
    /// Where the stack was when the reading began.
    stack: Cell<usize>,
    /// Children visited, ever: the measure of work that bounds the trying of unions.
    pub(crate) work: Cell<u64>,
    pub(crate) verdicts: RefCell<Verdicts>,
}

/// Payload of the unwinding that ends the reading of a type no document can satisfy.
struct Endless;

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8], policy: Policy) -> Result<Self, SyntaxError> {
        let (bytes, surrogates) = match policy {
            // RFC 8259 section 8.1 lets a parser ignore the byte order mark it forbids to send.
            Policy::Lenient => (bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes), Surrogates::Replace),
            Policy::Strict => (bytes, Surrogates::Refuse),
        };
        let index = scan(bytes, surrogates)?;
        let reader = Self {
            index,
            policy,
            faults: RefCell::default(),
            fault_count: Cell::new(0),
            unknown: Cell::new(0),
            contests: Cell::new(0),
            stack: Cell::new(0),
            work: Cell::new(0),
            verdicts: RefCell::default(),
        };
        if policy == Policy::Strict {
            for key in &reader.index.duplicates {
                reader.fault(*key, || Problem::Broken("the field stands twice in its object".into()));
            }
        }
        Ok(reader)
    }

    /// Reads a value of a type from the whole document. The value is to be used only if there are no faults.
    pub(crate) fn read<T>(&self, read: fn(Node<'_>) -> T) -> Option<T> {
        self.stack.set(stack_position());
        match catch_unwind(AssertUnwindSafe(|| read(Node::root(self)))) {
            Ok(value) => Some(value),
            Err(panic) if panic.is::<Endless>() => None,
            Err(panic) => resume_unwind(panic),
        }
    }

    /// Notes a fault. What it says is made only if it will be kept.
    pub(crate) fn fault(&self, at: u32, problem: impl FnOnce() -> Problem) {
        self.fault_count.set(self.fault_count.get().saturating_add(1));
        let most = match self.policy {
            Policy::Lenient if self.contests.get() > 0 => 0,
            Policy::Lenient => 1,
            Policy::Strict => Violations::MOST,
        };
        let mut faults = self.faults.borrow_mut();
        if faults.len() < most {
            faults.push(Fault { at, problem: problem() });
        }
    }

    /// Notes something that a type could not know by name. It matters to the trying of unions only.
    pub(crate) fn add_unknown(&self, count: u32) {
        self.unknown.set(self.unknown.get().saturating_add(count));
    }

    /// Whether reading on would take more stack than it may.
    pub(crate) fn is_stack_spent(&self) -> bool {
        self.stack.get().abs_diff(stack_position()) > STACK
    }

    /// Ends the reading. Only a type that requires itself gets here, through ever new placeholders.
    #[cold]
    pub(crate) fn end(&self, at: u32) -> ! {
        self.fault(at, || Problem::Broken("the type expected here requires itself, so no document fits it".into()));
        resume_unwind(Box::new(Endless))
    }

    fn violation(&self, fault: &Fault) -> Violation {
        let mut path = self.index.path(fault.at);
        let message = match &fault.problem {
            Problem::Missing(field) => {
                push_name(&mut path, field);
                "is required, but missing".into()
            }
            Problem::Expected(what) => format!("expected {what}, found {}", self.index.kind(fault.at).name()),
            Problem::Broken(message) => message.clone(),
        };
        Violation { path, message }
    }

    pub(crate) fn first_error(&self) -> Option<DecodeError> {
        let faults = self.faults.borrow();
        let fault = faults.first()?;
        let Violation { path, message } = self.violation(fault);
        Some(DecodeError { path, offset: self.index.entry(fault.at).start as usize, message })
    }

    pub(crate) fn violations(&self) -> Option<Violations> {
        let faults = self.faults.borrow();
        (!faults.is_empty()).then(|| Violations(faults.iter().map(|fault| self.violation(fault)).collect()))
    }
}
