//! Defaults of type words: whether a text is a value of a type.

use super::word::{Single, SingleKind};
use crate::prim::Spanned;
use crate::prim::value::is_decimal;

/// How a default is written.
pub(super) enum Written {
    Text,
    Bare,
}

/// Whether a text is a value of a type; if not, what would be.
pub(super) fn fits_default(single: &Single, text: &str) -> Result<Written, String> {
    let within = |value: f64| {
        let end = |end: &Option<Spanned<String>>| end.as_ref().and_then(|end| end.value.parse::<f64>().ok());
        single.bounds.as_ref().is_none_or(|bounds| {
            end(&bounds.min).is_none_or(|min| min <= value) && end(&bounds.max).is_none_or(|max| value <= max)
        })
    };
    #[allow(clippy::cast_precision_loss)] // Lengths of texts that a person wrote on one line.
    let length_fits = within(text.chars().count() as f64);
    let check =
        |fits: bool, written: Written, expected: &str| if fits { Ok(written) } else { Err(expected.to_owned()) };
    match &single.kind {
        SingleKind::Plain(plain) => match plain.word {
            "integer" => {
                let value = text.parse::<i64>().ok();
                #[allow(clippy::cast_precision_loss)] // Near enough to compare with bounds of a default.
                check(
                    value.is_some_and(|value| within(value as f64)),
                    Written::Bare,
                    "a whole number within the bounds",
                )
            }
            "number" => {
                let value = Some(text).filter(|text| is_decimal(text)).and_then(|text| text.parse().ok());
                check(value.is_some_and(within), Written::Bare, "a number within the bounds")
            }
            "decimal" => {
                let value = Some(text).filter(|text| is_decimal(text)).and_then(|text| text.parse().ok());
                check(value.is_some_and(within), Written::Text, "a decimal within the bounds")
            }
            "boolean" => check(matches!(text, "true" | "false"), Written::Bare, "`true` or `false`"),
            "string" | "url" | "email" => check(length_fits, Written::Text, "a text of that length"),
            "datetime" | "date" | "uuid" | "phone" | "id" => Ok(Written::Text),
            word => Err(format!("no default at all for `{word}`")),
        },
        SingleKind::Enum(members) => {
            let words: Vec<&str> = members.iter().map(|member| member.value.as_str()).collect();
            check(words.contains(&text), Written::Text, &format!("one of {}", words.join(", ")))
        }
        SingleKind::Const(value) => check(value.value == text, Written::Text, &value.value),
        SingleKind::List(_) | SingleKind::Map(_) | SingleKind::Name(_) | SingleKind::File(_) => {
            Err("a default in the long form: `{ type: …, default: … }`".to_owned())
        }
    }
}
