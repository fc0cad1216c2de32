//! Rules of a type as the readers of `prim-json` take them.

use model::Value;
use model::types::{Bound, Format, Integer, Length, List, Map, Number, Range, Text};
use quasi::{Code, Literal, rust};

/// `n.text_in(&Text { min: 1, max: 256, ..Text::ANY })`; none for any text.
pub(super) fn render_text(text: &Text) -> Option<Code> {
    if let Format::Decimal(range) = &text.format {
        let rule = real(range)?;
        return Some(rust!(n.decimal_in(&#rule)));
    }
    let format = match text.format {
        Format::Url => Some(rust!(Format::Url)),
        Format::Email => Some(rust!(Format::Email)),
        Format::Phone => Some(rust!(Format::Phone)),
        // These have types of their own, which check themselves; or nothing to check.
        Format::Plain
        | Format::DateTime
        | Format::Date
        | Format::Uuid
        | Format::Decimal(_)
        | Format::Base64
        | Format::Secret
        | Format::Id
        | Format::Other(_) => None,
    };
    let is_plain = matches!(
        text.format,
        Format::Plain | Format::Url | Format::Email | Format::Phone | Format::Id | Format::Secret | Format::Other(_)
    );
    let is_any = text.length == Length::default() && text.pattern.is_none() && format.is_none();
    if is_any || !is_plain {
        return None;
    }
    let (min, max) = (count(text.length.min), count(text.length.max));
    let pattern = text.pattern.as_deref().map(Literal::Text);
    let is_full = min.is_some() && max.is_some() && pattern.is_some() && format.is_some();
    Some(rust! {
        n.text_in(&Text {
            #if let Some(min) = min { min: #min, }
            #if let Some(max) = max { max: #max, }
            #if let Some(pattern) = pattern {
                pattern: Some({
                    static P: Pattern = Pattern::new(#pattern);
                    &P
                }),
            }
            #if let Some(format) = format { format: Some(#format), }
            #if !is_full { ..Text::ANY }
        })#if text.format == Format::Secret { .into() }
    })
}

/// `n.whole_in(&Whole { min: 1, ..Whole::ANY })`; none for any whole number.
pub(super) fn render_integer(integer: &Integer) -> Option<Code> {
    if integer.unsigned || integer.range == Range::default() {
        return None;
    }
    let step = |bound: &Option<Bound>, inward: i128| {
        let bound = bound.as_ref()?;
        let value: i128 = bound.value.parse().ok()?;
        Some(Literal::Integer(value + if bound.exclusive { inward } else { 0 }))
    };
    let (min, max) = (step(&integer.range.min, 1), step(&integer.range.max, -1));
    let multiple = integer.range.multiple_of.as_ref().and_then(|text| text.parse().ok()).map(Literal::Integer);
    let is_full = min.is_some() && max.is_some() && multiple.is_some();
    Some(rust! {
        n.whole_in(&Whole {
            #if let Some(min) = min { min: #min, }
            #if let Some(max) = max { max: #max, }
            #if let Some(multiple) = multiple { multiple_of: #multiple, }
            #if !is_full { ..Whole::ANY }
        })
    })
}

/// `n.real_in(&Real { max: Bound::Inclusive("2"), ..Real::ANY })`; none for any number.
pub(super) fn render_number(number: &Number) -> Option<Code> {
    let rule = real(&number.range)?;
    Some(rust!(n.real_in(&#rule)))
}

fn real(range: &Range) -> Option<Code> {
    if *range == Range::default() {
        return None;
    }
    let bound = |bound: &Bound| {
        let value = Literal::Text(&bound.value);
        if bound.exclusive { rust!(Bound::Exclusive(#value)) } else { rust!(Bound::Inclusive(#value)) }
    };
    let (min, max) = (range.min.as_ref().map(bound), range.max.as_ref().map(bound));
    let multiple = range.multiple_of.as_deref().map(Literal::Text);
    let is_full = min.is_some() && max.is_some() && multiple.is_some();
    Some(rust! {
        Real {
            #if let Some(min) = min { min: #min, }
            #if let Some(max) = max { max: #max, }
            #if let Some(multiple) = multiple { multiple_of: Some(#multiple), }
            #if !is_full { ..Real::ANY }
        }
    })
}

/// `n.list_in(&Items { min: 1, ..Items::ANY }, |n| …)`; none for any list of what reads itself.
pub(super) fn render_list(list: &List, item: Option<Code>) -> Option<Code> {
    if list.length == Length::default() && !list.unique && item.is_none() {
        return None;
    }
    let rule = items(list.length, list.unique);
    let item = item.unwrap_or_else(|| rust!(Json::read));
    Some(rust!(n.list_in(&#rule, #item)))
}

/// The same of a map.
pub(super) fn render_map(map: &Map, value: Option<Code>) -> Option<Code> {
    if map.length == Length::default() && value.is_none() {
        return None;
    }
    let rule = items(map.length, false);
    let value = value.unwrap_or_else(|| rust!(Json::read));
    Some(rust!(n.map_in(&#rule, None, #value)))
}

fn items(length: Length, unique: bool) -> Code {
    let (min, max) = (count(length.min), count(length.max));
    if min.is_none() && max.is_none() && !unique {
        return rust!(Items::ANY);
    }
    let is_full = min.is_some() && max.is_some() && unique;
    rust! {
        Items {
            #if let Some(min) = min { min: #min, }
            #if let Some(max) = max { max: #max, }
            #if unique { unique: true, }
            #if !is_full { ..Items::ANY }
        }
    }
}

/// A value that is always the same.
pub(super) fn render_constant(value: &Value) -> Code {
    match value {
        Value::Text(text) => {
            let text = Literal::Text(text);
            rust!(n.constant(#text))
        }
        other => {
            let json = crate::json::compact(other);
            let json = Literal::Text(&json);
            rust!(n.same_as(#json))
        }
    }
}

fn count(bound: Option<u64>) -> Option<Literal<'static>> {
    bound.map(|bound| Literal::Integer(bound.into()))
}
