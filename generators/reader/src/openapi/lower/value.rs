//! Values as they stand in a document: examples, defaults, members of enumerations.

use model::Value;

use super::Lower;
use crate::openapi::codes;
use crate::tree::{Kind, Map, Node, Number};

/// Values inside of one example. Larger ones are whole data sets.
const SIZE: usize = 20_000;

impl<'s> Lower<'s> {
    /// A copy of a value. None, with a warning, where it is too large to be copied.
    pub(in crate::openapi) fn lower_value(&mut self, node: Node<'s>) -> Option<Value> {
        let mut left = SIZE.min(self.limits.values);
        let before = left;
        let value = copy(node, &mut left);
        self.limits.values = self.limits.values.saturating_sub(before - left);
        if value.is_none() {
            self.warn(&codes::LIMIT, node, "this value is too large and is left out");
        }
        value
    }

    /// The examples of a parameter or a body: `example`, and `examples` with names and references.
    pub(super) fn lower_examples(&mut self, map: Map<'s>) -> Vec<Value> {
        let mut nodes: Vec<Node<'s>> = map.get("example").into_iter().collect();
        match map.get("examples").map(|node| (node, node.kind())) {
            Some((_, Kind::Map(named))) => {
                for (_, example) in named.iter() {
                    nodes.extend(self.example(example));
                }
            }
            // As in a schema.
            Some((_, Kind::List(list))) => nodes.extend(list.iter()),
            Some((node, Kind::Null | Kind::Bool(_) | Kind::Number(_) | Kind::Text(_))) => nodes.push(node),
            None => {}
        }
        nodes.into_iter().filter_map(|node| self.lower_value(node)).collect()
    }

    /// The value of an Example Object. One that has neither of its keys is taken for the value itself.
    fn example(&mut self, node: Node<'s>) -> Option<Node<'s>> {
        let Some(map) = node.map() else { return Some(node) };
        let example = match map.get("$ref") {
            Some(reference) => {
                let text = reference.text()?;
                self.resolve(reference, text, source::Severity::Warning)?
            }
            None => node,
        };
        for key in ["value", "dataValue"] {
            if let Some(value) = example.get(key) {
                return Some(value);
            }
        }
        for key in ["externalValue", "serializedValue"] {
            if let Some(value) = example.get(key) {
                self.warn(&codes::IGNORED, value, format!("`{key}` of an example is not read"));
                return None;
            }
        }
        Some(example).filter(|example| example.get("summary").is_none() && example.get("description").is_none())
    }
}

fn copy(node: Node<'_>, left: &mut usize) -> Option<Value> {
    *left = left.checked_sub(1)?;
    Some(match node.kind() {
        Kind::Null => Value::Null,
        Kind::Bool(value) => Value::Bool(value),
        Kind::Number(number) => Value::Number(json_number(number)),
        Kind::Text(text) => Value::Text(text.to_owned()),
        Kind::List(list) => Value::List(list.iter().map(|item| copy(item, left)).collect::<Option<_>>()?),
        Kind::Map(map) => {
            let entry =
                |(key, value): (crate::tree::Key<'_>, Node<'_>)| Some((key.text.to_owned(), copy(value, left)?));
            Value::Object(map.iter().map(entry).collect::<Option<_>>()?)
        }
    })
}

/// A number as JSON writes it, with its digits as far as JSON has them: YAML also knows `0x1F`, `+1`, `.5` and `007`.
pub(in crate::openapi) fn json_number(number: Number<'_>) -> String {
    let text = number.text();
    if is_json(text) {
        return text.to_owned();
    }
    if text.starts_with("0x") || text.starts_with("0o") {
        return number.as_i128().unwrap_or(i128::MAX).to_string();
    }
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = digits.find(['e', 'E']).map_or((digits, ""), |at| digits.split_at(at));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{fraction}{exponent}")
}

/// RFC 8259, section 6.
fn is_json(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = unsigned.find(['e', 'E']).map_or((unsigned, None), |at| {
        let (mantissa, exponent) = unsigned.split_at(at);
        (mantissa, exponent.get(1..))
    });
    let (whole, fraction) =
        mantissa.split_once('.').map_or((mantissa, None), |(whole, fraction)| (whole, Some(fraction)));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(|exponent| digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)))
}

#[cfg(test)]
mod tests {
    use source::{Diagnostics, Sources};

    #[test]
    fn numbers_of_yaml_become_numbers_of_json() {
        for (yaml, json) in [
            ("12", "12"),
            ("-0.50e+3", "-0.50e+3"),
            ("0x1F", "31"),
            ("0o17", "15"),
            ("+1", "1"),
            ("007", "7"),
            ("-007.50", "-7.50"),
            (".5", "0.5"),
            ("5.", "5"),
            ("-.5e3", "-0.5e3"),
            ("99999999999999999999999999", "99999999999999999999999999"),
        ] {
            let mut sources = Sources::new();
            let file = sources.add("a.yaml", yaml);
            let tree = crate::syntax::parse(file, &sources, &mut Diagnostics::new()).expect("a scalar");
            let number = tree.root().number().expect("a number");
            assert_eq!(super::json_number(number), json, "{yaml}");
        }
    }
}
