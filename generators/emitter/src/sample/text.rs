//! Texts by pattern, format and length.

use model::types::{Format, Text};
use prim_pattern::make_match;

use super::digits;
use super::judge::broken_by_text;

/// Texts are never made longer than this, whatever a type asks for.
const LENGTH_MAX: u64 = 100_000;

/// A text that keeps all rules of its type, with `name` in it where they leave room. None if none was found.
pub(super) fn make(of: &Text, name: &str, seed: u64) -> Option<String> {
    let fits = |text: &String| broken_by_text(of, text).is_empty();
    let (least, most) = bounds(of);
    if let Some(pattern) = &of.pattern {
        let found = (0..8).find_map(|turn| make_match(pattern, seed.wrapping_add(turn * 31), least, most).filter(fits));
        if found.is_some() {
            return found;
        }
    }
    candidates(&of.format, name, seed).into_iter().find_map(|text| {
        let longer = lengthened(&of.format, &text, least);
        [text.clone(), longer, cut(&text, most)].into_iter().find(fits)
    })
}

fn bounds(of: &Text) -> (usize, usize) {
    let count = |count: u64| usize::try_from(count.min(LENGTH_MAX)).unwrap_or(usize::MAX);
    (of.length.min.map_or(0, count), of.length.max.map_or(usize::MAX, count))
}

/// Texts of a format, the one that says most first.
fn candidates(format: &Format, name: &str, seed: u64) -> Vec<String> {
    let (day, hour, minute) = (seed % 28 + 1, seed % 24, seed % 60);
    let tail = seed % 0x1_0000;
    let word: String = name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let word = if word.is_empty() { "value".to_owned() } else { word };
    match format {
        Format::Plain | Format::Secret | Format::Id => {
            vec![format!("{name}-{tail:04x}"), "a".to_owned(), String::new()]
        }
        Format::DateTime => vec![format!("2026-01-{day:02}T{hour:02}:{minute:02}:00Z")],
        Format::Date => vec![format!("2026-01-{day:02}")],
        Format::Uuid => vec![format!("{:08x}-0000-4000-8000-{:012x}", seed & 0xffff_ffff, seed & 0xffff_ffff_ffff)],
        Format::Url => vec![format!("https://example.com/{word}/{tail:04x}"), "https://a.example".to_owned()],
        Format::Email => vec![format!("{word:.20}.{tail:04x}@example.com"), "a@b.co".to_owned()],
        Format::Phone => vec![format!("+1500555{:04}", seed % 10_000)],
        Format::Decimal(range) => digits::pick(range, 1, seed).into_iter().collect(),
        Format::Base64 => vec![base64(&format!("{name}-{tail:04x}")), "AAAA".to_owned(), String::new()],
        Format::Other(other) => {
            let mut texts = other_format(other, &word, seed);
            texts.push(format!("{name}-{tail:04x}"));
            texts
        }
    }
}

/// Formats that nobody checks here, made well all the same: whoever reads the value may know them.
fn other_format(format: &str, word: &str, seed: u64) -> Vec<String> {
    let text = match format {
        "time" => format!("{:02}:{:02}:00Z", seed % 24, seed % 60),
        "duration" => format!("PT{}M", seed % 60 + 1),
        "hostname" | "idn-hostname" => format!("h{:04x}.example.com", seed % 0x1_0000),
        "ipv4" => format!("192.0.2.{}", seed % 254 + 1),
        "ipv6" => format!("2001:db8::{:x}", seed % 0xffff + 1),
        "json-pointer" | "uri-reference" => format!("/{word}"),
        _ => return Vec::new(),
    };
    vec![text]
}

/// A text made long enough where its format has room for more.
fn lengthened(format: &Format, text: &str, least: usize) -> String {
    let missing = least.saturating_sub(text.chars().count());
    match format {
        Format::Email => format!("{}{text}", "a".repeat(missing)),
        Format::Base64 => format!("{}{text}", "A".repeat(missing.next_multiple_of(4))),
        Format::Url => format!("{}/{}", text, "a".repeat(missing)),
        Format::Plain
        | Format::Secret
        | Format::Id
        | Format::Other(_)
        | Format::DateTime
        | Format::Date
        | Format::Uuid
        | Format::Phone
        | Format::Decimal(_) => format!("{text}{}", "x".repeat(missing)),
    }
}

/// The end of a text: the part that tells it from others.
fn cut(text: &str, most: usize) -> String {
    text.chars().skip(text.chars().count().saturating_sub(most)).collect()
}

/// RFC 4648 section 4.
fn base64(text: &str) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let group = |bytes: &[u8]| {
        let byte = |at: usize| u32::from(bytes.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        (0..4)
            .map(|at| {
                let sign = SIGNS.get((bits >> (18 - 6 * at) & 63) as usize).copied().unwrap_or(b'A');
                if at > bytes.len() { '=' } else { char::from(sign) }
            })
            .collect::<String>()
    };
    text.as_bytes().chunks(3).map(group).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::types::Length;

    #[test]
    fn texts_keep_their_rules() {
        let length = |min, max| Length { min, max };
        for (format, length, pattern) in [
            (Format::Plain, length(Some(30), Some(31)), None),
            (Format::Plain, length(None, Some(2)), None),
            (Format::Plain, length(None, Some(0)), None),
            (Format::Plain, length(Some(3), None), Some("^[a-z]+$")),
            (Format::Url, length(Some(80), None), None),
            (Format::Url, length(None, Some(20)), None),
            (Format::Email, length(None, Some(8)), None),
            (Format::Base64, length(Some(40), None), None),
            (Format::Base64, length(None, Some(4)), None),
            (Format::Uuid, length(None, None), None),
            (Format::Phone, length(None, None), Some("^\\+1")),
            (Format::DateTime, length(None, None), None),
            (Format::Date, length(None, None), None),
            (Format::Id, length(Some(34), Some(34)), Some("^SM[0-9a-f]{32}$")),
        ] {
            let of = Text { format, length, pattern: pattern.map(str::to_owned) };
            for seed in [0, 5, u64::MAX] {
                let made = make(&of, "some_name", seed);
                assert!(made.as_ref().is_some_and(|text| broken_by_text(&of, text).is_empty()), "{of:?} {made:?}");
            }
        }
        let never = Text { length: length(Some(5), Some(4)), ..Text::default() };
        assert_eq!(make(&never, "a", 0), None);
    }

    #[test]
    fn base64_is_that_of_the_rfc() {
        for (text, encoded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(text), encoded);
        }
    }
}
