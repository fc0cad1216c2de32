//! Types to schemas.

use std::collections::{BTreeMap, BTreeSet};

use source::{Diagnostic, Diagnostics, Span};

use super::default::{Written, fits_default};
use super::word::{PLAIN, Single, SingleKind, TypeWord};
use super::{Presence, Uses, Writer, word};
use crate::prim::keys::SCHEMA;
use crate::prim::scan::Cursor;
use crate::prim::{Spanned, codes};
use crate::tree::{Key, Map, Node};

/// Expands types into a tree that is being written.
pub(in crate::prim) struct Expander<'a> {
    pub(in crate::prim) writer: Writer,
    /// The names of `schemas`.
    names: Vec<&'a str>,
    pub(in crate::prim) uses: Uses,
    /// The named type that is being expanded; empty for anything else.
    pub(in crate::prim) home: String,
    /// How many lists, unions and optional fields are around: a reference inside of one can end.
    ways_out: u32,
    pub(in crate::prim) out: &'a mut Diagnostics,
}

/// The keywords of one schema that were written, with the place of each.
type Said = BTreeMap<String, Span>;

impl<'a> Expander<'a> {
    pub(in crate::prim) fn new(writer: Writer, names: Vec<&'a str>, out: &'a mut Diagnostics) -> Self {
        Self { writer, names, uses: Uses::default(), home: String::new(), ways_out: 0, out }
    }

    /// Writes the schema that a node says, and tells what it says about its own presence.
    pub(in crate::prim) fn schema(&mut self, node: Node<'_>) -> Presence {
        let span = node.span();
        self.writer.open_map(span);
        let mut said = Said::new();
        let presence = match node.map() {
            Some(map) => self.long_form(map, &mut said),
            None if node.is_null() => {
                self.pair(&mut said, "type", "null", span);
                Presence::Unsaid
            }
            None => self.type_word(node, &mut said),
        };
        self.writer.close(span);
        presence
    }

    /// A reference to a named type, checked.
    pub(in crate::prim) fn reference(&mut self, name: &Spanned<String>) {
        if self.known(name) {
            self.uses.note(&self.home, name, self.ways_out == 0);
            self.writer.pair("$ref", &format!("#/components/schemas/{}", name.value), name.span);
        }
    }

    /// Whether a name is one of `schemas`; reported if not.
    pub(in crate::prim) fn known(&mut self, name: &Spanned<String>) -> bool {
        if self.names.contains(&name.value.as_str()) {
            return true;
        }
        let diagnostic =
            Diagnostic::error(&codes::UNKNOWN_TYPE, name.span, format!("there is no type `{}`", name.value));
        let plain = PLAIN.iter().find(|plain| plain.word.eq_ignore_ascii_case(&name.value));
        self.out.push(match plain {
            Some(plain) => diagnostic.help(format!("did you mean `{}`?", plain.word)),
            None => diagnostic.label("not among `schemas`").suggest(&name.value, self.names.iter().copied()),
        });
        false
    }

    fn type_word(&mut self, node: Node<'_>, said: &mut Said) -> Presence {
        let Some(text) = node.text() else {
            let diagnostic =
                Diagnostic::error(&codes::TYPE_WORD, node.span(), format!("{} is not a type", node.described()));
            self.out.push(diagnostic.label("expected a type word such as `string`"));
            return Presence::Unsaid;
        };
        let Some(word) = word::parse(Cursor::of_node(node, text), &self.names, self.out) else {
            return Presence::Unsaid;
        };
        let presence = presence(&word);
        self.optionally(presence, |this| this.inline(&word, said));
        presence
    }

    /// Does something as a part that may be absent, if it may be.
    fn optionally(&mut self, presence: Presence, write: impl FnOnce(&mut Self)) {
        let ways = u32::from(presence == Presence::Optional);
        self.ways_out += ways;
        write(self);
        self.ways_out -= ways;
    }

    /// Writes the keywords of a type word into the map that is open.
    fn inline(&mut self, word: &TypeWord, said: &mut Said) {
        match &word.union[..] {
            [single] => self.single(single, said),
            several => {
                if self.say(said, "anyOf", word.span) {
                    self.writer.open_list(word.span);
                    self.ways_out += 1;
                    for single in several {
                        self.writer.open_map(single.span);
                        self.single(single, &mut Said::new());
                        self.writer.close(single.span);
                    }
                    self.ways_out -= 1;
                    self.writer.close(word.span);
                }
            }
        }
        if let Some(default) = &word.default {
            self.default(default, word, said);
        }
    }

    fn single(&mut self, single: &Single, said: &mut Said) {
        let span = single.span;
        match &single.kind {
            SingleKind::Plain(plain) => {
                if !plain.ty.is_empty() {
                    self.pair(said, "type", plain.ty, span);
                }
                if !plain.format.is_empty() {
                    self.pair(said, "format", plain.format, span);
                }
                if plain.word == "id" {
                    self.digits(said, "minLength", "1", span);
                    self.digits(said, "maxLength", "255", span);
                }
                self.plain_bounds(single, plain.word, said);
            }
            SingleKind::File(media) => {
                self.pair(said, "type", "string", span);
                self.pair(said, "format", "binary", span);
                if !media.is_empty() && self.say(said, "x-media", span) {
                    self.texts(media, span);
                }
                self.bound(single, ["", "x-max-bytes"], said);
            }
            SingleKind::List(inner) => {
                self.pair(said, "type", "array", span);
                self.part("items", inner, span, said);
                self.bound(single, ["minItems", "maxItems"], said);
            }
            SingleKind::Map(inner) => {
                self.pair(said, "type", "object", span);
                self.part("additionalProperties", inner, span, said);
                self.bound(single, ["minProperties", "maxProperties"], said);
            }
            SingleKind::Enum(members) => {
                self.pair(said, "type", "string", span);
                if self.say(said, "enum", span) {
                    self.texts(members, span);
                }
            }
            SingleKind::Const(value) => {
                self.pair(said, "type", "string", span);
                self.pair(said, "const", &value.value, value.span);
            }
            SingleKind::Name(name) => {
                if self.unsaid(said, "$ref", span) {
                    self.reference(name);
                }
            }
        }
    }

    fn part(&mut self, key: &str, inner: &TypeWord, span: Span, said: &mut Said) {
        if self.say(said, key, span) {
            self.writer.open_map(inner.span);
            self.ways_out += 1;
            self.inline(inner, &mut Said::new());
            self.ways_out -= 1;
            self.writer.close(inner.span);
        }
    }

    fn plain_bounds(&mut self, single: &Single, word: &str, said: &mut Said) {
        match word {
            "integer" | "number" => self.bound(single, ["minimum", "maximum"], said),
            "bytes" => self.bound(single, ["", "x-max-bytes"], said),
            "decimal" => {
                let Some(bounds) = &single.bounds else { return };
                for (key, end) in [("x-minimum", &bounds.min), ("x-maximum", &bounds.max)] {
                    if let Some(end) = end {
                        self.pair(said, key, &end.value, end.span);
                    }
                }
            }
            _ => self.bound(single, ["minLength", "maxLength"], said),
        }
    }

    fn bound(&mut self, single: &Single, [least, most]: [&str; 2], said: &mut Said) {
        let Some(bounds) = &single.bounds else { return };
        for (key, end) in [(least, &bounds.min), (most, &bounds.max)] {
            if let Some(end) = end.as_ref().filter(|_| !key.is_empty()) {
                self.digits(said, key, &end.value, end.span);
            }
        }
    }

    /// `= value`, as a value of the type.
    fn default(&mut self, default: &Spanned<String>, word: &TypeWord, said: &mut Said) {
        let text = default.value.as_str();
        let is_number = |text: &str| crate::prim::value::is_decimal(text);
        let mut faults = Vec::new();
        for single in &word.union {
            match fits_default(single, text) {
                Ok(Written::Text) => return self.pair(said, "default", text, default.span),
                Ok(Written::Bare) if is_number(text) => return self.digits(said, "default", text, default.span),
                Ok(Written::Bare) => {
                    if self.say(said, "default", default.span) {
                        self.writer.bool(text == "true", default.span);
                    }
                    return;
                }
                Err(expected) => faults.push(expected),
            }
        }
        let message = format!("`{text}` is not a value of this type");
        let diagnostic = Diagnostic::error(&codes::DEFAULT, default.span, message)
            .label(format!("expected {}", faults.join(" or ")));
        self.out.push(diagnostic.also(word.span, "the type"));
    }

    /// A type in its long form.
    fn long_form(&mut self, map: Map<'_>, said: &mut Said) -> Presence {
        let mut presence = Presence::Unsaid;
        let fields = map.get("fields").and_then(Node::map);
        if map.get("optional").and_then(Node::bool) == Some(true) || map.get("default").is_some() {
            presence = Presence::Optional;
        }
        // What it says about itself comes before its parts, which may lead back here.
        if let Some(word) = map
            .get("type")
            .and_then(Node::text)
            .and_then(|text| word::parse(Cursor::of_node(map.get("type")?, text), &self.names, &mut Diagnostics::new()))
            && presence == Presence::Unsaid
        {
            presence = self::presence(&word);
        }
        self.optionally(presence, |this| {
            for (key, value) in map.iter() {
                this.keyword(key, value, fields, said);
            }
            this.extra(map, said);
        });
        presence
    }

    fn keyword(&mut self, key: Key<'_>, value: Node<'_>, fields: Option<Map<'_>>, said: &mut Said) {
        match key.text {
            // Those that say something about the place, and those that are read elsewhere.
            "optional" | "in" | "extra" => {}
            "fields" => {
                if let Some(fields) = value.map() {
                    self.fields(key, fields, said);
                }
            }
            // `fields` says it already.
            "type" if fields.is_some() && value.text() == Some("object") => {}
            "type" if value.text().is_some() => self.long_type(value, said),
            "properties" => {
                if let Some(map) = value.map().filter(|_| self.say(said, key.text, key.span)) {
                    self.writer.open_map(value.span());
                    for (name, schema) in map.iter() {
                        self.writer.key(name.text, name.span);
                        self.schema(schema);
                    }
                    self.writer.close(value.span());
                }
            }
            "items" | "additionalProperties" => {
                if !self.say(said, key.text, key.span) {
                } else if value.bool().is_some() {
                    self.writer.copy(value);
                } else {
                    self.ways_out += 1;
                    self.schema(value);
                    self.ways_out -= 1;
                }
            }
            "anyOf" | "oneOf" => self.alternatives(key, value, fields, said),
            "allOf" => self.list_of_schemas(key, value, said),
            "discriminator" => self.discriminator(key, value, said),
            "only" => self.copy("x-only", key, value, said),
            _ if SCHEMA.key(key.text).is_some() => self.copy(key.text, key, value, said),
            // Reported by the check of form.
            _ => {}
        }
    }

    fn copy(&mut self, name: &str, key: Key<'_>, value: Node<'_>, said: &mut Said) {
        if self.say(said, name, key.span) {
            self.writer.copy(value);
        }
    }

    /// `type` with a type word; the words of JSON Schema are type words, but for these two.
    fn long_type(&mut self, value: Node<'_>, said: &mut Said) {
        match value.text() {
            Some(text @ ("object" | "array")) => self.pair(said, "type", text, value.span()),
            Some(text) => {
                if let Some(word) = word::parse(Cursor::of_node(value, text), &self.names, self.out) {
                    self.inline(&word, said);
                }
            }
            None => {}
        }
    }

    fn fields(&mut self, key: Key<'_>, fields: Map<'_>, said: &mut Said) {
        self.pair(said, "type", "object", key.span);
        if !self.say(said, "properties", key.span) {
            return;
        }
        let span = fields.node().span();
        let mut required = Vec::new();
        self.writer.open_map(span);
        for (name, schema) in fields.iter() {
            self.writer.key(name.text, name.span);
            if self.schema(schema) != Presence::Optional {
                required.push(name);
            }
        }
        self.writer.close(span);
        if !required.is_empty() && self.say(said, "required", key.span) {
            self.writer.open_list(span);
            for name in &required {
                self.writer.text(name.text, name.span);
            }
            self.writer.close(span);
        }
    }

    fn alternatives(&mut self, key: Key<'_>, value: Node<'_>, fields: Option<Map<'_>>, said: &mut Said) {
        if let Some(fields) = fields {
            self.check_groups(value, fields);
        }
        self.ways_out += 1;
        self.list_of_schemas(key, value, said);
        self.ways_out -= 1;
    }

    fn list_of_schemas(&mut self, key: Key<'_>, value: Node<'_>, said: &mut Said) {
        if let Some(list) = value.list().filter(|_| self.say(said, key.text, key.span)) {
            self.writer.open_list(value.span());
            for schema in list.iter() {
                self.schema(schema);
            }
            self.writer.close(value.span());
        }
    }

    /// Beside `fields`, alternatives are groups of fields.
    fn check_groups(&mut self, value: Node<'_>, fields: Map<'_>) {
        let names: BTreeSet<&str> = fields.keys().map(|key| key.text).collect();
        let groups = value.list().into_iter().flat_map(|list| list.iter());
        for item in groups.filter_map(|group| group.get("required")).filter_map(Node::list).flat_map(|list| list.iter())
        {
            let Some(name) = item.text().filter(|name| !names.contains(name)) else { continue };
            let diagnostic =
                Diagnostic::error(&codes::UNKNOWN_FIELD, item.span(), format!("there is no field `{name}`"));
            self.out.push(diagnostic.suggest(name, names.iter().copied()));
        }
    }

    fn discriminator(&mut self, key: Key<'_>, value: Node<'_>, said: &mut Said) {
        let Some(map) = value.map().filter(|_| self.say(said, key.text, key.span)) else { return };
        self.writer.open_map(value.span());
        for (inner, value) in map.iter() {
            self.writer.key(inner.text, inner.span);
            let Some(mapping) = value.map().filter(|_| inner.text == "mapping") else {
                self.writer.copy(value);
                continue;
            };
            self.writer.open_map(value.span());
            for (tag, name) in mapping.iter() {
                let Some(text) = name.text() else { continue };
                let name = Spanned::new(text.to_owned(), name.span());
                if self.known(&name) {
                    self.uses.note(&self.home, &name, false);
                    self.writer.pair_at(tag, &format!("#/components/schemas/{}", name.value), name.span);
                }
            }
            self.writer.close(value.span());
        }
        self.writer.close(value.span());
    }

    /// What becomes of fields that are not listed: said on every object with listed fields.
    fn extra(&mut self, map: Map<'_>, said: &mut Said) {
        let (word, span) = match map.get("extra") {
            Some(node) => (node.text().unwrap_or("refuse"), node.span()),
            None => ("refuse", map.node().span()),
        };
        let others = map.get("additionalProperties");
        let is_object = said.contains_key("properties") && others.is_none_or(|others| others.bool() == Some(false));
        if is_object || map.get("extra").is_some() {
            self.pair(said, "x-extra", word, span);
        }
    }

    fn texts(&mut self, texts: &[Spanned<String>], span: Span) {
        self.writer.open_list(span);
        for text in texts {
            self.writer.text(&text.value, text.span);
        }
        self.writer.close(span);
    }

    fn pair(&mut self, said: &mut Said, key: &str, text: &str, span: Span) {
        if self.say(said, key, span) {
            self.writer.text(text, span);
        }
    }

    fn digits(&mut self, said: &mut Said, key: &str, digits: &str, span: Span) {
        if self.say(said, key, span) {
            self.writer.number(digits, span);
        }
    }

    /// Writes a keyword's key, unless it was written before: then one of the two would be lost.
    fn say(&mut self, said: &mut Said, key: &str, span: Span) -> bool {
        let first = self.unsaid(said, key, span);
        if first {
            self.writer.key(key, span);
        }
        first
    }

    fn unsaid(&mut self, said: &mut Said, key: &str, span: Span) -> bool {
        if let Some(first) = said.get(key) {
            let diagnostic = Diagnostic::error(&codes::SAID_TWICE, span, format!("`{key}` is said twice"));
            let help = "a type word and the keys beside it add to each other, and say nothing twice";
            self.out.push(diagnostic.also(*first, "first here").help(help));
            return false;
        }
        said.insert(key.to_owned(), span);
        true
    }
}

fn presence(word: &TypeWord) -> Presence {
    match (&word.presence, &word.default) {
        (Some(Spanned { value: false, .. }), _) => Presence::Required,
        (Some(_), _) | (None, Some(_)) => Presence::Optional,
        (None, None) => Presence::Unsaid,
    }
}
