//! Text by format, pattern and length.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use prim_pattern::make_match;
use serde_json::Value;

use crate::document::Spot;

/// Text for a schema, with the name of its property in it where the format leaves room.
pub(super) fn make_text(schema: &Spot<'_>, name: &str, salt: u64) -> Value {
    let length =
        |key: &str| schema.value.get(key).and_then(Value::as_u64).and_then(|length| usize::try_from(length).ok());
    let (least, most) = (length("minLength").unwrap_or(0), length("maxLength").unwrap_or(usize::MAX));
    if let Some(text) = schema.text("pattern").and_then(|pattern| make_match(pattern, salt, least, most)) {
        return Value::from(text);
    }
    if let Some(text) = schema.text("format").and_then(|format| formatted(format, name, salt)) {
        return Value::from(text);
    }
    let mut text = format!("{name}-{:04x}", salt % 0x1_0000);
    while text.chars().count() < least.min(100_000) {
        text.push_str("-more");
    }
    let kept = if text.chars().count() > most {
        text.chars().rev().take(most.max(least)).collect::<String>().chars().rev().collect()
    } else {
        text
    };
    Value::from(kept)
}

fn formatted(format: &str, name: &str, salt: u64) -> Option<String> {
    let (day, hour, minute) = (salt % 28 + 1, salt % 24, salt % 60);
    let word: String = name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    Some(match format {
        "date-time" => format!("2026-01-{day:02}T{hour:02}:{minute:02}:00Z"),
        "date" => format!("2026-01-{day:02}"),
        "time" => format!("{hour:02}:{minute:02}:00Z"),
        "duration" => format!("PT{}M", minute + 1),
        "uuid" => format!("{:08x}-0000-4000-8000-{:012x}", salt & 0xffff_ffff, salt & 0xffff_ffff_ffff),
        "uri" | "url" | "iri" => format!("https://example.com/{word}/{:04x}", salt % 0x1_0000),
        "uri-reference" | "iri-reference" => format!("/{word}/{:04x}", salt % 0x1_0000),
        "hostname" | "idn-hostname" => format!("h{:04x}.example.com", salt % 0x1_0000),
        "email" | "idn-email" => format!("a{:04x}@example.com", salt % 0x1_0000),
        "ipv4" => format!("192.0.2.{}", salt % 254 + 1),
        "ipv6" => format!("2001:db8::{:x}", salt % 0xffff + 1),
        "byte" | "base64" => STANDARD.encode(format!("{name}-{:04x}", salt % 0x1_0000)),
        "phone" | "phone-number" | "e164" => format!("+1500555{:04}", salt % 10_000),
        "decimal" => format!("{}.{:02}", salt % 100 + 1, salt % 90 + 10),
        "int64" | "int32" | "uint64" | "integer" => (salt % 1000 + 1).to_string(),
        "json-pointer" => format!("/{word}"),
        "regex" => "^a$".to_owned(),
        _ => return None,
    })
}
