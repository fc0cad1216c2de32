//! The bytes that end a plain stretch of a string.
//!
//! In: bytes. Out: where the first quote, backslash or control character is. Eight bytes at a time, since the strings
//! of answers are long.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// The position of the first byte that may not stand in a string as it is (RFC 8259 section 7).
pub(crate) fn first_special(bytes: &[u8]) -> Option<usize> {
    let (words, rest) = bytes.as_chunks::<8>();
    for (ordinal, word) in words.iter().enumerate() {
        let found = specials(u64::from_le_bytes(*word));
        if found != 0 {
            return Some(ordinal * 8 + found.trailing_zeros() as usize / 8);
        }
    }
    let at = rest.iter().position(|b| matches!(b, b'"' | b'\\' | 0..=0x1f))?;
    Some(words.len() * 8 + at)
}

/// The high bit of each special byte. Bytes after the first special one may be marked wrongly, by the borrow of the
/// subtraction; those before it never are.
fn specials(word: u64) -> u64 {
    let quote = word ^ (ONES * 0x22);
    let backslash = word ^ (ONES * 0x5c);
    let control = word.wrapping_sub(ONES * 0x20) & !word;
    ((quote.wrapping_sub(ONES) & !quote) | (backslash.wrapping_sub(ONES) & !backslash) | control) & HIGH
}

#[cfg(test)]
mod tests {
    use super::first_special;

    /// Every byte at every place, among bytes that are nearly special.
    #[test]
    fn every_byte_is_judged_right_wherever_it_stands() {
        for byte in 0..=255_u8 {
            let is_special = matches!(byte, b'"' | b'\\' | 0..=0x1f);
            for filler in [b' ', b'!', b'#', b'[', b']', 0x80, 0xa2, 0xdc, 0xff, b'a'] {
                for at in 0..20 {
                    let mut bytes = [filler; 20];
                    bytes[at] = byte;
                    assert_eq!(first_special(&bytes), is_special.then_some(at), "{byte:#x} at {at} among {filler:#x}");
                    bytes[19] = b'"';
                    assert_eq!(first_special(&bytes), Some(if is_special { at } else { 19 }), "{byte:#x} at {at}");
                }
            }
        }
    }
}
