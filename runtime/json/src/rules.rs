//! Rules a value must keep, beyond its kind: lengths, bounds, patterns, forms.
//!
//! In: a node and a rule. Out: the value; in a request a broken rule is a violation. Answers of vendors are not held to
//! rules: what they send, they send (a union that is being tried counts a broken rule as a worse fit).

use std::sync::OnceLock;

use crate::formats::Format;
use crate::index::{Kind, Token};
use crate::number::Exact;
use crate::reader::Policy;
use crate::{Decimal, Json, Map, Node, Writer};

/// Rules for a string (JSON Schema 2020-12 validation, section 6.3).
#[derive(Clone, Copy, Debug)]
pub struct Text {
    /// Fewest characters: Unicode scalar values, not bytes.
    pub min: usize,
    /// Most characters.
    pub max: usize,
    /// What must match somewhere in it.
    pub pattern: Option<&'static Pattern>,
    /// The form it must have.
    pub format: Option<Format>,
}

impl Text {
    /// Any string.
    pub const ANY: Self = Self { min: 0, max: usize::MAX, pattern: None, format: None };
}

/// Rules for a whole number. Exclusive bounds are inclusive ones, one further in.
#[derive(Clone, Copy, Debug)]
pub struct Whole {
    /// Smallest.
    pub min: i64,
    /// Largest.
    pub max: i64,
    /// It must be a multiple of this; 1 for no matter which.
    pub multiple_of: i64,
}

impl Whole {
    /// Any integer of 64 bits.
    pub const ANY: Self = Self { min: i64::MIN, max: i64::MAX, multiple_of: 1 };
}

/// Rules for a number, or for a decimal in a string. Bounds are digits, so they are compared exactly.
#[derive(Clone, Copy, Debug)]
pub struct Real {
    /// Lower bound.
    pub min: Bound,
    /// Upper bound.
    pub max: Bound,
    /// It must be a multiple of this, of 18 digits at most.
    pub multiple_of: Option<&'static str>,
}

impl Real {
    /// Any number.
    pub const ANY: Self = Self { min: Bound::None, max: Bound::None, multiple_of: None };
}

/// One end of a range of numbers.
#[derive(Clone, Copy, Debug)]
pub enum Bound {
    /// No bound.
    None,
    /// The bound itself is allowed.
    Inclusive(&'static str),
    /// The bound itself is not.
    Exclusive(&'static str),
}

/// Rules for how many items a list or entries a map has.
#[derive(Clone, Copy, Debug)]
pub struct Items {
    /// Fewest.
    pub min: usize,
    /// Most.
    pub max: usize,
    /// No two items may be equal; means nothing for a map.
    pub unique: bool,
}

impl Items {
    /// Any number of items.
    pub const ANY: Self = Self { min: 0, max: usize::MAX, unique: false };
}

/// A regular expression, compiled when first used.
///
/// `static SLUG: Pattern = Pattern::new("^[a-z-]+$");`. As in ECMA-262, which JSON Schema asks for, `\d` and `\w` are
/// ASCII. Matching takes time linear in the text.
#[derive(Debug)]
pub struct Pattern {
    source: &'static str,
    compiled: OnceLock<Option<regex_lite::Regex>>,
}

impl Pattern {
    /// A pattern not compiled yet.
    pub const fn new(source: &'static str) -> Self {
        Self { source, compiled: OnceLock::new() }
    }

    /// Whether it is a pattern at all: for a test beside the place where it is declared.
    pub fn is_valid(&self) -> bool {
        self.regex().is_some()
    }

    /// Whether it matches somewhere in a text. A pattern that is none matches nothing.
    pub fn matches(&self, text: &str) -> bool {
        self.regex().is_some_and(|regex| regex.is_match(text))
    }

    fn regex(&self) -> Option<&regex_lite::Regex> {
        self.compiled.get_or_init(|| regex_lite::Regex::new(self.source).ok()).as_ref()
    }
}

impl<'a> Node<'a> {
    /// A string that keeps rules.
    pub fn text_in(self, rule: &Text) -> String {
        let text = self.text();
        if self.entry().token != Token::String {
            return String::new();
        }
        let most = rule.max.min(text.len());
        let length = if rule.min == 0 && rule.max >= text.len() { most } else { text.chars().count() };
        self.check_size(length, rule.min, rule.max, "character");
        if let Some(pattern) = rule.pattern.filter(|pattern| !pattern.matches(text)) {
            self.breach(|| format!("must match the pattern {}", pattern.source));
        }
        if let Some(format) = rule.format.filter(|format| !format.admits(text)) {
            self.breach(|| format!("expected {}", format.name()));
        }
        text.into()
    }

    /// A string of a known form.
    pub(crate) fn formatted(self, format: Format) -> String {
        let text = self.text();
        let is_checked = self.reader.policy == Policy::Strict || self.reader.contests.get() > 0;
        if is_checked && self.entry().token == Token::String && !format.admits(text) {
            self.breach(|| format!("expected {}", format.name()));
        }
        text.into()
    }

    /// A whole number that keeps rules.
    pub fn whole_in(self, rule: &Whole) -> i64 {
        let faults = self.reader.fault_count.get();
        let number = self.i64();
        if self.reader.fault_count.get() > faults {
            return number;
        }
        if number < rule.min {
            self.breach(|| format!("must be at least {}", rule.min));
        }
        if number > rule.max {
            self.breach(|| format!("must be at most {}", rule.max));
        }
        if rule.multiple_of != 0 && number.checked_rem(rule.multiple_of).unwrap_or(0) != 0 {
            self.breach(|| format!("must be a multiple of {}", rule.multiple_of));
        }
        number
    }

    /// A number that keeps rules.
    pub fn real_in(self, rule: &Real) -> f64 {
        if self.kind() == Some(Kind::Number) {
            self.check_real(self.number().unwrap_or("0"), rule);
        }
        self.f64()
    }

    /// A decimal in a string that keeps rules.
    pub fn decimal_in(self, rule: &Real) -> Decimal {
        let decimal = Decimal::read(self);
        if Format::Decimal.admits(decimal.as_str()) {
            self.check_real(decimal.as_str(), rule);
        }
        decimal
    }

    fn check_real(self, digits: &str, rule: &Real) {
        let number = Exact::of(digits);
        let against = |bound: &str| number.compare(&Exact::of(bound));
        match rule.min {
            Bound::Inclusive(min) if against(min).is_lt() => self.breach(|| format!("must be at least {min}")),
            Bound::Exclusive(min) if against(min).is_le() => self.breach(|| format!("must be more than {min}")),
            _ => {}
        }
        match rule.max {
            Bound::Inclusive(max) if against(max).is_gt() => self.breach(|| format!("must be at most {max}")),
            Bound::Exclusive(max) if against(max).is_ge() => self.breach(|| format!("must be less than {max}")),
            _ => {}
        }
        if let Some(step) = rule.multiple_of.filter(|step| !number.is_multiple_of(&Exact::of(step))) {
            self.breach(|| format!("must be a multiple of {step}"));
        }
    }

    /// A list that keeps rules, each item read as given: `n.list_in(&Items { min: 1, ..Items::ANY }, Json::read)`.
    pub fn list_in<T>(self, rule: &Items, item: fn(Node<'a>) -> T) -> Vec<T> {
        let items = self.list();
        if self.kind() == Some(Kind::List) {
            self.check_size(items.len(), rule.min, rule.max, "item");
            if rule.unique && !self.are_items_unique() {
                self.breach(|| "must not hold equal items".into());
            }
        }
        items.map(item).collect()
    }

    /// A map that keeps rules; names too, if a rule for them is given.
    pub fn map_in<T>(self, rule: &Items, names: Option<&Text>, entry: fn(Node<'a>) -> T) -> Map<T> {
        let object = self.object();
        if self.kind() == Some(Kind::Object) {
            self.check_size(object.len(), rule.min, rule.max, "field");
        }
        let index = &self.reader.index;
        let field = |(key, value)| {
            if let Some(rule) = names {
                // A key is no value, but its characters stand in the index as a string's do.
                Node { reader: self.reader, at: key }.check_name(rule);
            }
            (index.characters(key).to_owned(), entry(value))
        };
        object.fields().map(field).collect::<Vec<_>>().into()
    }

    fn check_name(self, rule: &Text) {
        let name = self.reader.index.characters(self.at);
        let length = name.chars().count();
        let matches = rule.pattern.is_none_or(|pattern| pattern.matches(name));
        let has_form = rule.format.is_none_or(|format| format.admits(name));
        if length < rule.min || length > rule.max || !matches || !has_form {
            self.breach(|| "there may be no field of such a name".into());
        }
    }

    fn check_size(self, size: usize, min: usize, max: usize, of: &str) {
        if size < min {
            self.breach(|| format!("must have at least {}", count_of(min, of)));
        }
        if size > max {
            self.breach(|| format!("must have at most {}", count_of(max, of)));
        }
    }

    /// Whether no two items are equal as JSON Schema 2020-12 (core, section 4.2.2) has it, in `n log n`.
    fn are_items_unique(self) -> bool {
        let mut items: Vec<String> = self.list().map(canonical).collect();
        items.sort_unstable();
        items.windows(2).all(|pair| matches!(pair, [a, b] if a != b))
    }
}

/// `1 item`, `2 items`
fn count_of(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// A text that is the same for equal values: fields sorted, numbers reduced.
fn canonical(node: Node<'_>) -> String {
    match node.kind() {
        Some(Kind::List) => format!("[{}]", node.list().map(canonical).collect::<Vec<_>>().join(",")),
        Some(Kind::Object) => {
            let index = &node.reader.index;
            let field = |(key, value)| format!("{}:{}", json_string(index.characters(key)), canonical(value));
            let mut fields: Vec<String> = node.object().fields().map(field).collect();
            fields.sort_unstable();
            format!("{{{}}}", fields.join(","))
        }
        Some(Kind::Number) => format!("{:?}", Exact::of(node.number().unwrap_or("0"))),
        Some(Kind::String) => json_string(node.text()),
        _ => node.reader.index.source(node.entry()).to_owned(),
    }
}

fn json_string(text: &str) -> String {
    let mut w = Writer::default();
    w.string(text);
    w.into_string()
}
