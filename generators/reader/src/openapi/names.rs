//! Names that are given once each.

use std::collections::HashMap;

use model::Words;
use source::Span;

/// The names that are taken, and where.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: HashMap<Words, Span>,
    /// The last number that was added to a name.
    numbers: HashMap<Words, usize>,
}

impl Names {
    /// Takes a name. If it is taken, says by whom.
    pub(super) fn take(&mut self, words: &Words, span: Span) -> Result<(), Span> {
        if let Some(&first) = self.taken.get(words) {
            return Err(first);
        }
        self.taken.insert(words.clone(), span);
        Ok(())
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
