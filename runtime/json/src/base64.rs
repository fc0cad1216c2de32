//! Bytes as text (RFC 4648).

use crate::formats::Format;
use crate::texts::{FormatError, text_type};

text_type! {
    /// Bytes as base64, kept as they were written.
    Base64, Format::Base64
}

impl Base64 {
    /// Encodes bytes with the standard alphabet and padding (RFC 4648 section 4).
    pub fn of(bytes: &[u8]) -> Self {
        Self::raw(encode(bytes))
    }

    /// The bytes. Both alphabets of RFC 4648 are read, with padding or without.
    pub fn bytes(&self) -> Result<Vec<u8>, FormatError> {
        decode(self.as_str()).ok_or(FormatError(Format::Base64))
    }
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let bits = group.iter().enumerate().fold(0_u32, |bits, (at, byte)| bits | u32::from(*byte) << (16 - 8 * at));
        for digit in 0..4 {
            let six = (bits >> (18 - 6 * digit)) & 63;
            let letter = ALPHABET.get(six as usize).copied().unwrap_or_default();
            text.push(if digit <= group.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    let digits = text.trim_end_matches('=');
    let padding = text.len() - digits.len();
    let whole = match digits.len() % 4 {
        0 => padding == 0,
        2 => matches!(padding, 0 | 2),
        3 => matches!(padding, 0 | 1),
        _ => false,
    };
    if !whole {
        return None;
    }
    let mut bytes = Vec::with_capacity(digits.len() / 4 * 3 + 2);
    for group in digits.as_bytes().chunks(4) {
        let mut bits = 0;
        for digit in 0..4 {
            bits = bits << 6 | group.get(digit).map_or(Some(0), |letter| six_bits(*letter))?;
        }
        bytes.extend(bits.to_be_bytes().iter().skip(1).take(group.len() * 6 / 8));
    }
    Some(bytes)
}

fn six_bits(letter: u8) -> Option<u32> {
    let offset = match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    };
    Some(u32::from(offset))
}
