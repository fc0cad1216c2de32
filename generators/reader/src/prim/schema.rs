//! The JSON Schema of the language, for editors: `prim.schema.json`, draft 2020-12.
//!
//! It is made from the tables of keys and nothing else, and says the same as the check of form: which keys there are,
//! what stands under them, what must be there. What needs more than one place to judge is left to the checks.

use std::fmt::Write;

use super::forms::Form;
use super::keys::{Choice, Key, Kind, Level, MANIFEST, Need, PLATFORM};
use super::value::{ROOTS, VERBS};

/// The schema of manifests, as JSON text that ends in a newline. The same text at every call.
pub fn render_manifest_schema() -> String {
    render(&MANIFEST, "A manifest: specs/prims/<id>/prim.yaml")
}

/// The schema of `specs/platform.yaml`.
pub fn render_platform_schema() -> String {
    render(&PLATFORM, "The platform: specs/platform.yaml")
}

fn render(root: &'static Level, title: &str) -> String {
    let mut levels: Vec<&'static Level> = Vec::new();
    reach(root, &mut levels);
    let has_language = levels.iter().any(|level| level.name == "schema");
    let mut json = Json { text: String::new(), depth: 0, fresh: true };
    json.open('{');
    json.pair("$schema", "https://json-schema.org/draft/2020-12/schema");
    json.pair("title", title);
    json.key("$ref");
    json.string(&format!("#/$defs/{}", root.name));
    json.key("$defs");
    json.open('{');
    for level in levels {
        json.key(level.name);
        json.level(level);
    }
    if has_language {
        json.language();
    }
    json.close('}');
    json.close('}');
    json.text.push('\n');
    json.text
}

fn reach(level: &'static Level, levels: &mut Vec<&'static Level>) {
    if levels.iter().any(|known| known.name == level.name) {
        return;
    }
    levels.push(level);
    for key in level.all_keys() {
        key.kind.levels(&mut |inner| reach(inner, levels));
    }
}

/// JSON, written from the outside in.
struct Json {
    text: String,
    depth: usize,
    /// Whether nothing stands in the innermost list or map yet.
    fresh: bool,
}

impl Json {
    fn open(&mut self, bracket: char) {
        self.text.push(bracket);
        self.depth += 1;
        self.fresh = true;
    }

    fn close(&mut self, bracket: char) {
        self.depth -= 1;
        if !self.fresh {
            let _ = write!(self.text, "\n{}", "  ".repeat(self.depth));
        }
        self.text.push(bracket);
        self.fresh = false;
    }

    /// What stands before each item.
    fn next(&mut self) {
        let comma = if self.fresh { "" } else { "," };
        let _ = write!(self.text, "{comma}\n{}", "  ".repeat(self.depth));
        self.fresh = false;
    }

    fn key(&mut self, key: &str) {
        self.next();
        self.string(key);
        self.text.push_str(": ");
    }

    fn pair(&mut self, key: &str, value: &str) {
        self.key(key);
        self.string(value);
    }

    fn bare(&mut self, key: &str, value: impl std::fmt::Display) {
        self.key(key);
        let _ = write!(self.text, "{value}");
    }

    fn strings<'s>(&mut self, key: &str, values: impl IntoIterator<Item = &'s str>) {
        self.key(key);
        self.open('[');
        for value in values {
            self.next();
            self.string(value);
        }
        self.close(']');
    }

    /// RFC 8259 section 7.
    fn string(&mut self, text: &str) {
        self.text.push('"');
        for c in text.chars() {
            match c {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\n' => self.text.push_str("\\n"),
                c if c < ' ' => _ = write!(self.text, "\\u{:04x}", c as u32),
                c => self.text.push(c),
            }
        }
        self.text.push('"');
    }

    fn level(&mut self, level: &'static Level) {
        self.open('{');
        self.pair("description", level.about);
        self.pair("type", "object");
        self.bare("additionalProperties", false);
        self.key("properties");
        self.open('{');
        for key in level.all_keys() {
            self.key(key.name);
            self.described(key);
        }
        self.close('}');
        let is_needed = |key: &&Key| key.need == Need::Required;
        let required: Vec<&str> = level.all_keys().filter(is_needed).map(|key| key.name).collect();
        // A provider can take over what it needs from another one, and a template needs nothing.
        match level.name {
            "provider" => {
                self.key("if");
                self.text.push_str("{ \"anyOf\": [{ \"required\": [\"like\"] }, { \"required\": [\"template\"] }] }");
                self.key("else");
                self.open('{');
                self.strings("required", required);
                self.close('}');
            }
            _ if required.is_empty() => {}
            _ => self.strings("required", required),
        }
        if level.name == "manifest" {
            self.needs_from_building(level);
        }
        self.close('}');
    }

    /// What a prim that is more than a phantom has.
    fn needs_from_building(&mut self, level: &'static Level) {
        let later = level.keys.iter().filter(|key| matches!(key.need, Need::From(_))).map(|key| key.name);
        self.key("if");
        self.text.push_str(
            "{ \"properties\": { \"status\": { \"not\": { \"const\": \"phantom\" } } }, \"required\": [\"status\"] }",
        );
        self.key("then");
        self.open('{');
        self.strings("required", later);
        self.close('}');
    }

    /// The schema of what stands under a key, with everything a person wants to see there.
    fn described(&mut self, key: &'static Key) {
        self.open('{');
        let mut about = key.about.to_owned();
        match key.need {
            Need::Depends(when) => _ = write!(about, " Needed when {when}."),
            Need::From(status) => _ = write!(about, " Needed from status {} on.", status.word()),
            Need::Required | Need::Optional => {}
        }
        if !key.default.is_empty() {
            let _ = write!(about, " Default: {}.", key.default);
        }
        if !key.example.is_empty() {
            let _ = write!(about, "\n\nExample: {}", key.example);
        }
        self.pair("description", &about);
        self.kind(key.kind);
        self.close('}');
    }

    /// The keywords of a kind, into the map that is open.
    fn kind(&mut self, kind: &'static Kind) {
        match kind {
            Kind::Text => {
                self.pair("type", "string");
                self.pair("pattern", "\\S");
            }
            Kind::Line(most) => {
                self.pair("type", "string");
                self.bare("maxLength", most);
                self.pair("pattern", "^[^\\n]*\\S[^\\n]*$");
            }
            Kind::Bool => self.pair("type", "boolean"),
            Kind::Integer(least, most) => {
                self.pair("type", "integer");
                self.bare("minimum", least);
                // JavaScript counts no further, and no editor either.
                if *most < 1 << 53 {
                    self.bare("maximum", most);
                }
            }
            Kind::Word(words) => self.strings("enum", words.iter().copied()),
            Kind::Form(form) => self.form(form),
            Kind::Constant => self.strings("type", ["string", "number", "boolean"]),
            Kind::Null => self.pair("type", "null"),
            Kind::Anything => {}
            Kind::Level(level) => self.pair("$ref", &format!("#/$defs/{}", level.name)),
            Kind::Map(form, inner) => {
                self.pair("type", "object");
                self.key("propertyNames");
                self.open('{');
                self.pair("pattern", form.pattern);
                self.close('}');
                self.key("additionalProperties");
                self.open('{');
                self.kind(inner);
                self.close('}');
            }
            Kind::List(inner) => {
                self.pair("type", "array");
                self.key("items");
                self.open('{');
                self.kind(inner);
                self.close('}');
            }
            Kind::Either(kinds) => self.alternatives(kinds.iter().map(Alternative::Kind)),
            Kind::Choice(choice) => self.choice(choice),
            Kind::Value => self.pair("$ref", "#/$defs/value"),
            Kind::Template => self.pair("$ref", "#/$defs/text_with_holes"),
            Kind::Path => self.pair("$ref", "#/$defs/path"),
            Kind::Condition => self.pair("$ref", "#/$defs/condition"),
            Kind::Type => self.pair("$ref", "#/$defs/type"),
        }
    }

    fn form(&mut self, form: &'static Form) {
        // Numbers that are written as such have no pattern; those that are texts do.
        self.strings("type", ["string", "number", "boolean"]);
        self.pair("pattern", form.pattern);
        self.pair("errorMessage", &format!("{}: {}", form.name, form.about));
    }

    fn alternatives(&mut self, alternatives: impl Iterator<Item = Alternative>) {
        self.key("anyOf");
        self.open('[');
        for alternative in alternatives {
            self.next();
            self.open('{');
            match alternative {
                Alternative::Kind(kind) => self.kind(kind),
                Alternative::Level(level) => self.pair("$ref", &format!("#/$defs/{}", level.name)),
            }
            self.close('}');
        }
        self.close(']');
    }

    fn choice(&mut self, choice: &'static Choice) {
        let levels = choice.forms.iter().map(|(_, level)| *level).chain(choice.other);
        self.alternatives(levels.map(Alternative::Level));
    }

    /// The definitions of what has a language of its own.
    fn language(&mut self) {
        let verbs: Vec<&str> = VERBS.iter().map(|verb| verb.name).collect();
        let roots: Vec<&str> = ROOTS.iter().map(|root| root.form).collect();
        let value = format!(
            "A path (`a.b.0`, `data.*.id`, `.`), a constant (`=text {{path}}`, 12, true, null), an object in the \
             shape of what it makes, or a list. Behind a path: `as Map` and `| verb`. Verbs: {}. Context: {}.",
            verbs.join(", "),
            roots.join(", ")
        );
        for (name, about, types) in [
            ("value", value.as_str(), &["string", "number", "boolean", "null", "object", "array"][..]),
            (
                "text_with_holes",
                "Text; what stands in braces is put in: `Bot {$env.TOKEN}`.",
                &["string", "number", "boolean"],
            ),
            ("path", "A path: `data.0.id`, `$header.Name`.", &["string"]),
            (
                "condition",
                "A map from paths to what they must be, or a list of such maps: `{ ok: false }`, `{ topic: present }`.",
                &["object", "array"],
            ),
            ("type", "A type word, `optional string 1..80`, or a schema.", &["string", "object", "null"]),
        ] {
            self.key(name);
            self.open('{');
            self.pair("description", about);
            if name == "type" {
                self.text.push_str(
                    ",\n      \"anyOf\": [{ \"type\": [\"string\", \"null\"] }, { \"$ref\": \"#/$defs/schema\" }]",
                );
            } else {
                self.strings("type", types.iter().copied());
            }
            self.close('}');
        }
    }
}

/// One of several schemas.
enum Alternative {
    Kind(&'static Kind),
    Level(&'static Level),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_stands_in_it_and_every_reference_leads_somewhere() {
        let (manifest, platform) = (render_manifest_schema(), render_platform_schema());
        for level in super::super::keys::levels() {
            for key in level.all_keys() {
                let quoted = format!("\"{}\": {{", key.name);
                assert!(manifest.contains(&quoted) || platform.contains(&quoted), "{}.{}", level.name, key.name);
            }
        }
        for schema in [&manifest, &platform] {
            for (at, _) in schema.match_indices("\"#/$defs/") {
                let name = schema[at + 9..].split('"').next().unwrap_or_default();
                assert!(schema.contains(&format!("\n    \"{name}\": {{")), "{name} is not defined");
            }
        }
        assert_eq!(manifest, render_manifest_schema());
    }
}
