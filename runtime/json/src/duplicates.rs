//! Names that stand twice in one object: the earlier one is shadowed, the later one counts.
//!
//! In: the keys of an object as the scanner meets them. Out: marks in the index. RFC 8259 section 4 leaves the meaning
//! open; the last one counts nearly everywhere, and two readers that differ in it are a way past a check.

use crate::index::{Index, Token};

/// Above this many fields duplicates are found by sorting at the end, below by comparing hashes.
const MANY_FIELDS: u32 = 48;

/// What is known of the names of an object that is being scanned.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Names {
    /// A bit per hash seen: no bit twice, no duplicate.
    bloom: u64,
}

impl Names {
    /// Takes up the next key, after so many others.
    pub(crate) fn meet(&mut self, index: &mut Index<'_>, object: u32, before: u32, key: u32) {
        let hash = hash(index.characters(key).as_bytes());
        if let Some(entry) = index.entries.get_mut(key as usize) {
            entry.count = hash;
        }
        let bit = 1 << (hash & 63);
        if self.bloom & bit != 0 && before < MANY_FIELDS {
            shadow_earlier(index, object, before, key);
        }
        self.bloom |= bit;
    }

    /// Ends an object of so many fields.
    pub(crate) fn close(index: &mut Index<'_>, object: u32, count: u32) {
        if count > MANY_FIELDS {
            shadow_by_sorting(index, object, count);
        }
    }
}

/// Looks for one key among those before it in its object.
fn shadow_earlier(index: &mut Index<'_>, object: u32, count: u32, key: u32) {
    let hash = index.entry(key).count;
    let mut earlier = object + 1;
    for _ in 0..count {
        let entry = index.entry(earlier);
        if entry.count == hash && entry.token == Token::Key && index.characters(earlier) == index.characters(key) {
            shadow(index, earlier, key);
        }
        earlier = entry.next;
    }
}

/// Finds equal keys of a large object in `n log n`, whatever the hashes are.
fn shadow_by_sorting(index: &mut Index<'_>, object: u32, count: u32) {
    let mut keys = Vec::with_capacity(count as usize);
    let mut key = object + 1;
    for _ in 0..count {
        let entry = index.entry(key);
        if entry.token == Token::Key {
            keys.push((entry.count, key));
        }
        key = entry.next;
    }
    let seen: &Index<'_> = index;
    keys.sort_unstable_by(|(a_hash, a), (b_hash, b)| {
        let texts = || seen.characters(*a).cmp(seen.characters(*b));
        a_hash.cmp(b_hash).then_with(texts).then(a.cmp(b))
    });
    let same = |a: &(u32, u32), b: &(u32, u32)| a.0 == b.0 && seen.characters(a.1) == seen.characters(b.1);
    let pairs = keys.windows(2).filter_map(|pair| match pair {
        [a, b] if same(a, b) => Some((a.1, b.1)),
        _ => None,
    });
    for (earlier, later) in pairs.collect::<Vec<_>>() {
        shadow(index, earlier, later);
    }
}

fn shadow(index: &mut Index<'_>, earlier: u32, later: u32) {
    if let Some(entry) = index.entries.get_mut(earlier as usize) {
        entry.token = Token::Shadowed;
    }
    index.duplicates.push(later);
}

/// FNV-1a: short keys, no secrets; collisions cost a comparison.
#[inline]
fn hash(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}
