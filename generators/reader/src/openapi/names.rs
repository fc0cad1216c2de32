//! Names that are given once each.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use model::Words;
use source::Span;

/// The names that are taken, and where.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// No place for those that only must not be taken.
    taken: HashMap<Words, Option<Span>>,
    /// The last number that was added to a name.
    numbers: HashMap<Words, usize>,
}

impl Names {
    /// Takes a name. If it is taken, says by whom as far as that is known.
    pub(super) fn take(&mut self, words: &Words, span: Span) -> Result<(), Option<Span>> {
        match self.taken.entry(words.clone()) {
            Entry::Occupied(taken) => Err(*taken.get()),
            Entry::Vacant(free) => {
                free.insert(Some(span));
                Ok(())
            }
        }
    }

    /// Lets nobody else take a name. It may be taken already.
    pub(super) fn reserve(&mut self, words: Words) {
        self.taken.entry(words).or_insert(None);
    }

    /// Takes a name, with a number behind it if need be.
    pub(super) fn take_numbered(&mut self, words: &Words, span: Span) -> Words {
        let mut candidate = words.clone();
        while self.take(&candidate, span).is_err() {
            let number = self.numbers.entry(words.clone()).or_insert(1);
            *number += 1;
            candidate = words.with(&number.to_string());
        }
        candidate
    }
}
