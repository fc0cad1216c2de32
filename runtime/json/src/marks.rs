//! Which fields of an object have been asked for.
//!
//! In: ordinals of fields. Out: whether one is among them. Knows nothing else.

/// A set of small numbers: the first 64 cost nothing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marks {
    first: u64,
    more: Vec<u64>,
}

impl Marks {
    #[inline]
    pub(crate) fn set(&mut self, ordinal: u32) {
        if ordinal < 64 {
            self.first |= 1 << ordinal;
            return;
        }
        let (word, bit) = Self::place(ordinal);
        if self.more.len() <= word {
            self.more.resize(word + 1, 0);
        }
        if let Some(bits) = self.more.get_mut(word) {
            *bits |= bit;
        }
    }

    pub(crate) fn clear(&mut self, ordinal: u32) {
        let (word, bit) = Self::place(ordinal);
        if ordinal < 64 {
            self.first &= !(1 << ordinal);
        } else if let Some(bits) = self.more.get_mut(word) {
            *bits &= !bit;
        }
    }

    pub(crate) fn has(&self, ordinal: u32) -> bool {
        let (word, bit) = Self::place(ordinal);
        if ordinal < 64 { self.first & (1 << ordinal) != 0 } else { self.more.get(word).is_some_and(|b| b & bit != 0) }
    }

    pub(crate) fn are_all_set(&self, count: u32) -> bool {
        match count {
            0 => true,
            1..=64 => self.first.count_ones() == count,
            _ => (0..count).all(|ordinal| self.has(ordinal)),
        }
    }

    fn place(ordinal: u32) -> (usize, u64) {
        (ordinal as usize / 64, 1 << (ordinal % 64))
    }
}
