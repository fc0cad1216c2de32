//! Values to JSON text.
//!
//! In: calls in the order of the text. Out: compact JSON, always valid if objects are closed. Knows no types.

use std::fmt::Write as _;

use crate::number::format_f64;
use crate::special::first_special;
use crate::{Json, Map, Maybe, Rest};

/// JSON text being written.
#[derive(Debug, Default)]
pub struct Writer {
    text: String,
    /// Whether secrets are written as `***`.
    masks: bool,
}

impl Writer {
    /// A writer whose text people may see.
    pub(crate) fn masking() -> Self {
        Self { text: String::new(), masks: true }
    }

    pub(crate) fn masks(&self) -> bool {
        self.masks
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// What has been written.
    pub fn into_string(self) -> String {
        self.text
    }

    /// JSON that is ready.
    #[inline]
    pub(crate) fn raw(&mut self, json: &str) {
        self.text.push_str(json);
    }

    /// `null`
    pub fn null(&mut self) {
        self.raw("null");
    }

    /// `true` or `false`
    pub fn bool(&mut self, truth: bool) {
        self.raw(if truth { "true" } else { "false" });
    }

    /// A whole number.
    pub fn i64(&mut self, number: i64) {
        let _ = write!(self.text, "{number}");
    }

    /// A whole number that is not negative.
    pub fn u64(&mut self, number: u64) {
        let _ = write!(self.text, "{number}");
    }

    /// A number. Infinities and what is not a number become `null`: JSON has neither.
    pub fn f64(&mut self, number: f64) {
        if number.is_finite() { self.raw(&format_f64(number)) } else { self.null() }
    }

    /// A string.
    pub fn string(&mut self, text: &str) {
        self.text.reserve(text.len() + 2);
        self.text.push('"');
        let mut rest = text;
        while let Some(at) = first_special(rest.as_bytes()) {
            let (plain, odd) = rest.split_at(at);
            self.text.push_str(plain);
            self.escape(odd.bytes().next().unwrap_or_default());
            rest = odd.get(1..).unwrap_or_default();
        }
        self.text.push_str(rest);
        self.text.push('"');
    }

    #[cold]
    fn escape(&mut self, byte: u8) {
        match byte {
            b'"' => self.raw("\\\""),
            b'\\' => self.raw("\\\\"),
            b'\n' => self.raw("\\n"),
            b'\r' => self.raw("\\r"),
            b'\t' => self.raw("\\t"),
            _ => {
                let _ = write!(self.text, "\\u{byte:04x}");
            }
        }
    }

    /// A list.
    pub fn list<T: Json>(&mut self, items: &[T]) {
        self.text.push('[');
        for (ordinal, item) in items.iter().enumerate() {
            if ordinal > 0 {
                self.text.push(',');
            }
            item.write(self);
        }
        self.text.push(']');
    }

    /// An object, to be written field by field and closed.
    pub fn object(&mut self) -> Fields<'_> {
        self.text.push('{');
        Fields { w: self }
    }

    /// A branch of a union whose tag stands in no field of the branch: the tag first, then the branch's own fields.
    pub fn tagged<T: Json>(&mut self, tag: &str, name: &str, branch: &T) {
        let start = self.text.len();
        branch.write(self);
        let fields = self.text.split_off(start);
        let mut o = self.object();
        o.string(tag, name);
        match fields.strip_prefix('{') {
            Some("}") | None => o.close(),
            Some(fields) => {
                self.text.push(',');
                self.text.push_str(fields);
            }
        }
    }
}

/// The fields of an object being written: see [`crate::Object`] for what `put`, `opt`, `nullable` and `maybe` mean.
#[derive(Debug)]
#[must_use = "an object that is not closed is no JSON"]
pub struct Fields<'w> {
    w: &'w mut Writer,
}

impl Fields<'_> {
    fn name(&mut self, name: &str) -> &mut Writer {
        if !self.w.text.ends_with('{') {
            self.w.text.push(',');
        }
        self.w.string(name);
        self.w.text.push(':');
        self.w
    }

    /// A required field.
    #[inline(never)]
    pub fn put<T: Json>(&mut self, name: &str, value: &T) {
        value.write(self.name(name));
    }

    /// An optional field: left out if there is no value.
    #[inline(never)]
    pub fn opt<T: Json>(&mut self, name: &str, value: &Option<T>) {
        if let Some(value) = value {
            value.write(self.name(name));
        }
    }

    /// A required field that may be null.
    #[inline(never)]
    pub fn nullable<T: Json>(&mut self, name: &str, value: &Option<T>) {
        value.write(self.name(name));
    }

    /// A field that may be absent and may be null.
    #[inline(never)]
    pub fn maybe<T: Json>(&mut self, name: &str, value: &Maybe<T>) {
        match value {
            Maybe::Absent => {}
            Maybe::Null => self.name(name).null(),
            Maybe::Set(value) => value.write(self.name(name)),
        }
    }

    /// A string.
    pub fn string(&mut self, name: &str, value: &str) {
        self.name(name).string(value);
    }

    /// The fields the type does not know.
    pub fn rest(&mut self, rest: &Rest) {
        if rest.is_empty() {
            return;
        }
        if !self.w.text.ends_with('{') {
            self.w.text.push(',');
        }
        self.w.text.push_str(rest.source());
    }

    /// Further fields, all of one type.
    pub fn others<T: Json>(&mut self, others: &Map<T>) {
        for (name, value) in others.iter() {
            self.put(name, value);
        }
    }

    /// Ends the object.
    pub fn close(self) {
        self.w.text.push('}');
    }
}
