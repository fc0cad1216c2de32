//! Whether a value fits a schema, and where it does not.

use source::Span;

use super::offer::Offer;
use crate::prim::value::is_decimal;
use crate::tree::{Kind, Map, Node};

/// One thing that does not fit.
#[derive(Debug)]
pub(super) struct Misfit {
    pub(super) span: Span,
    pub(super) message: String,
    /// What is said at the place.
    pub(super) label: &'static str,
    /// The schema that is not fitted.
    pub(super) schema: Span,
}

/// What is said where something does not fit.
const UNFIT: &str = "this does not fit the type";

/// Steps that one example may cost: unions inside of unions multiply.
const BUDGET: u32 = 100_000;
/// Schemas inside of each other, values and alternatives together.
const DEPTH: u32 = 120;

/// What of a value does not fit a schema.
pub(super) fn misfits<'m>(value: Node<'m>, schema: Node<'m>, offer: &Offer<'m>) -> Vec<Misfit> {
    let mut fits = Fits { offer, left: BUDGET };
    fits.value(value, schema, 0)
}

struct Fits<'o, 'm> {
    offer: &'o Offer<'m>,
    left: u32,
}

impl<'m> Fits<'_, 'm> {
    fn value(&mut self, value: Node<'m>, schema: Node<'m>, depth: u32) -> Vec<Misfit> {
        let schema = self.offer.resolve(schema);
        self.left = self.left.saturating_sub(1);
        if self.left == 0 || depth > DEPTH {
            return Vec::new();
        }
        let mut found = Vec::new();
        if let Some(types) = schema.get("type")
            && !type_names(types).any(|name| is_of_type(value, name))
        {
            let expected: Vec<&str> = type_names(types).collect();
            let message = format!("{} where {} is expected", value.described(), article(&expected.join(" or ")));
            return vec![Misfit { span: value.span(), message, label: UNFIT, schema: schema.span() }];
        }
        for part in items(schema.get("allOf")) {
            found.extend(self.value(value, part, depth + 1));
        }
        for keyword in ["anyOf", "oneOf"] {
            if let Some(alternatives) = schema.get(keyword) {
                found.extend(self.alternatives(value, alternatives, depth));
            }
        }
        found.extend(members(value, schema));
        match value.kind() {
            Kind::Map(map) => found.extend(self.object(map, schema, depth)),
            Kind::List(list) => {
                found.extend(count(value, list.len(), schema, ["minItems", "maxItems"], "items"));
                if let Some(item_schema) = schema.get("items") {
                    for item in list.iter() {
                        found.extend(self.value(item, item_schema, depth + 1));
                    }
                }
            }
            Kind::Text(text) => {
                found.extend(count(value, text.chars().count(), schema, ["minLength", "maxLength"], "characters"));
                found.extend(format(value, text, schema));
            }
            Kind::Number(number) => found.extend(range(value, number.as_f64(), schema)),
            Kind::Null | Kind::Bool(_) => {}
        }
        found
    }

    /// One of several. If none fits, the one that comes nearest tells why: it has the same kind, and fewest faults.
    fn alternatives(&mut self, value: Node<'m>, alternatives: Node<'m>, depth: u32) -> Vec<Misfit> {
        let mut nearest: Option<Vec<Misfit>> = None;
        let mut kinds = 0;
        for alternative in items(Some(alternatives)) {
            let found = self.value(value, alternative, depth + 1);
            if found.is_empty() {
                return found;
            }
            let of_kind = self
                .offer
                .resolve(alternative)
                .get("type")
                .is_none_or(|types| type_names(types).any(|name| is_of_type(value, name)));
            kinds += u32::from(of_kind);
            if of_kind && nearest.as_ref().is_none_or(|nearest| found.len() < nearest.len()) {
                nearest = Some(found);
            }
        }
        match nearest {
            Some(found) if kinds > 0 => found,
            _ => {
                let message = format!("{} fits none of the alternatives", value.described());
                vec![Misfit { span: value.span(), message, label: UNFIT, schema: alternatives.span() }]
            }
        }
    }

    fn object(&mut self, map: Map<'m>, schema: Node<'m>, depth: u32) -> Vec<Misfit> {
        let mut found = Vec::new();
        let value = map.node();
        let names: Vec<&str> = schema
            .get("properties")
            .and_then(Node::map)
            .into_iter()
            .flat_map(|map| map.keys())
            .map(|key| key.text)
            .collect();
        for name in items(schema.get("required")).filter_map(Node::text).filter(|name| map.get(name).is_none()) {
            // A long value as a whole says less than its beginning.
            let span = Span { end: value.span().start.saturating_add(1), ..value.span() };
            found.push(Misfit {
                span,
                message: format!("`{name}` is missing"),
                label: "in this map",
                schema: schema.span(),
            });
        }
        for (key, field) in map.iter() {
            let Some(left) = self.left.checked_sub(1) else { break };
            self.left = left;
            if let Some(inner) = schema.get("properties").and_then(|properties| properties.get(key.text)) {
                found.extend(self.value(field, inner, depth + 1));
            } else if let Some(additional) = schema.get("additionalProperties").filter(|node| node.map().is_some()) {
                found.extend(self.value(field, additional, depth + 1));
            } else if schema.get("x-extra").and_then(Node::text) == Some("refuse") {
                let near =
                    source::nearest(key.text, names.iter().copied()).map(|near| format!("; did you mean `{near}`?"));
                let message = format!("there is no field `{}`{}", key.text, near.unwrap_or_default());
                found.push(Misfit { span: key.span, message, label: UNFIT, schema: schema.span() });
            }
        }
        found.extend(count(value, map.len(), schema, ["minProperties", "maxProperties"], "fields"));
        found
    }
}

fn items(node: Option<Node<'_>>) -> impl Iterator<Item = Node<'_>> {
    node.and_then(Node::list).into_iter().flat_map(|list| list.iter())
}

fn type_names(types: Node<'_>) -> impl Iterator<Item = &str> {
    types.text().into_iter().chain(items(Some(types)).filter_map(Node::text))
}

fn is_of_type(value: Node<'_>, name: &str) -> bool {
    match value.kind() {
        Kind::Null => name == "null",
        Kind::Bool(_) => name == "boolean",
        Kind::Number(number) => name == "number" || (name == "integer" && number.as_i128().is_some()),
        Kind::Text(_) => name == "string",
        Kind::List(_) => name == "array",
        Kind::Map(_) => name == "object",
    }
}

fn article(name: &str) -> String {
    match name {
        "string" => "text".to_owned(),
        "array" => "a list".to_owned(),
        "object" => "a map".to_owned(),
        "integer" => "a whole number".to_owned(),
        other => format!("`{other}`"),
    }
}

/// `enum` and `const`.
fn members<'m>(value: Node<'m>, schema: Node<'m>) -> Vec<Misfit> {
    let same = |other: Node<'_>| {
        std::mem::discriminant(&value.kind()) == std::mem::discriminant(&other.kind())
            && value.scalar() == other.scalar()
    };
    let misfit = |message: String| vec![Misfit { span: value.span(), message, label: UNFIT, schema: schema.span() }];
    if let Some(constant) = schema.get("const").filter(|constant| !same(*constant)) {
        return misfit(format!(
            "{} where only `{}` can stand",
            value.described(),
            constant.scalar().unwrap_or_default()
        ));
    }
    match schema.get("enum") {
        Some(members) if !items(Some(members)).any(same) => {
            let words: Vec<&str> = items(Some(members)).filter_map(Node::scalar).take(12).collect();
            let near = value
                .text()
                .and_then(|text| source::nearest(text, words.iter().copied()))
                .map(|near| format!("; did you mean `{near}`?"));
            misfit(format!("{} is none of {}{}", value.described(), words.join(", "), near.unwrap_or_default()))
        }
        _ => Vec::new(),
    }
}

fn count<'m>(value: Node<'m>, count: usize, schema: Node<'m>, [least, most]: [&str; 2], what: &str) -> Vec<Misfit> {
    let bound = |key: &str| schema.get(key).and_then(Node::number).and_then(|number| number.as_u64());
    let count = count as u64;
    let message = if bound(least).is_some_and(|least| count < least) {
        format!("{count} {what}, and at least {} are expected", bound(least).unwrap_or_default())
    } else if bound(most).is_some_and(|most| count > most) {
        format!("{count} {what}, and at most {} are expected", bound(most).unwrap_or_default())
    } else {
        return Vec::new();
    };
    vec![Misfit { span: value.span(), message, label: UNFIT, schema: schema.span() }]
}

fn range<'m>(value: Node<'m>, number: Option<f64>, schema: Node<'m>) -> Vec<Misfit> {
    let bound = |key: &str| schema.get(key).and_then(Node::number).and_then(|number| number.as_f64());
    let Some(number) = number else { return Vec::new() };
    let message = if let Some(least) = bound("minimum").filter(|least| number < *least) {
        format!("{number} is less than {least}")
    } else if let Some(most) = bound("maximum").filter(|most| number > *most) {
        format!("{number} is greater than {most}")
    } else {
        return Vec::new();
    };
    vec![Misfit { span: value.span(), message, label: UNFIT, schema: schema.span() }]
}

fn format<'m>(value: Node<'m>, text: &str, schema: Node<'m>) -> Vec<Misfit> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (fits, what) = match schema.get("format").and_then(Node::text) {
        Some("decimal") => (is_decimal(text), "a decimal"),
        Some("date") => (is_date(text), "a date such as 2026-03-01"),
        Some("date-time") => (is_moment(text), "a moment such as 2026-03-01T10:00:00Z"),
        Some("uuid") => (is_uuid(text), "a UUID"),
        Some("uri") => {
            (text.split_once(':').is_some_and(|(scheme, rest)| !scheme.is_empty() && !rest.is_empty()), "a URL")
        }
        Some("email") => {
            (text.split_once('@').is_some_and(|(user, host)| !user.is_empty() && !host.is_empty()), "an e-mail address")
        }
        Some("phone") => (text.strip_prefix('+').is_some_and(digits), "a telephone number such as +15005550006"),
        _ => return Vec::new(),
    };
    if fits {
        return Vec::new();
    }
    vec![Misfit {
        span: value.span(),
        message: format!("{} is not {what}", value.described()),
        label: UNFIT,
        schema: schema.span(),
    }]
}

/// RFC 3339 `full-date`, without a calendar.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else { return false };
    let number = |part: &str, length: usize| (part.len() == length).then(|| part.parse::<u32>().ok()).flatten();
    number(year, 4).is_some()
        && number(month, 2).is_some_and(|month| (1..=12).contains(&month))
        && number(day, 2).is_some_and(|day| (1..=31).contains(&day))
}

/// RFC 3339 `date-time`.
fn is_moment(text: &str) -> bool {
    let Some((date, time)) = text.split_once(['T', 't']) else { return false };
    let clock = time.find(['Z', 'z', '+', '-']).and_then(|at| time.split_at_checked(at));
    let Some((clock, zone)) = clock else { return false };
    let parts: Vec<&str> = clock.split('.').next().unwrap_or_default().split(':').collect();
    let is_clock =
        parts.len() == 3 && parts.iter().all(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit()));
    is_date(date) && is_clock && (zone.eq_ignore_ascii_case("z") || zone.len() == 6)
}

fn is_uuid(text: &str) -> bool {
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    lengths == [8, 4, 4, 4, 12] && text.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}
