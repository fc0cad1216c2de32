//! Objects and lists: mappings in the shape of what they make.

use source::{Diagnostic, Span};

use super::{Field, Object, Place, Reader, Same, Target, Value};
use crate::prim::Spanned;
use crate::prim::codes;
use crate::tree::{Key, Map, Node};

/// Keys of the language inside of a mapping.
const DOLLAR_KEYS: &[&str] = &["$same", "$as", "$of", "$body", "$json", "$xml", "$file", "$path", "$query", "$header"];

impl Reader<'_> {
    pub(super) fn value(&mut self, node: Node<'_>) -> Option<Value> {
        if let Some(list) = node.list() {
            // Every item is read, so that all that is wrong is reported.
            let items: Vec<Option<Value>> = list.iter().map(|item| self.value(item)).collect();
            return Some(Value::List(items.into_iter().collect::<Option<_>>()?, node.span()));
        }
        match node.map() {
            Some(map) => self.object_or_text(map),
            None => self.expression(node).map(Value::Expression),
        }
    }

    fn object_or_text(&mut self, map: Map<'_>) -> Option<Value> {
        let alone = map.iter().find(|(key, _)| matches!(key.text, "$json" | "$xml" | "$file"));
        let Some((key, value)) = alone else { return self.object(map).map(Value::Object) };
        if let Some(other) = map.keys().find(|other| other.text != key.text) {
            let message = format!("`{}` makes the whole value; `{}` has no place beside it", key.text, other.text);
            self.out.push(Diagnostic::error(&codes::DOLLAR_KEY, other.span, message).also(key.span, "the whole value"));
            return None;
        }
        let span = map.node().span();
        match key.text {
            "$json" => Some(Value::Json(Box::new(self.value(value)?), span)),
            "$xml" => self.template_of(value).map(Value::Xml),
            _ => match value.text() {
                Some(path) => Some(Value::File(Spanned::new(path.to_owned(), value.span()))),
                None => self.wrong_kind(value, "`$file` takes the path of a file in the prim's folder"),
            },
        }
    }

    fn object(&mut self, map: Map<'_>) -> Option<Object> {
        let span = map.node().span();
        let mut object = Object { fields: Vec::new(), same: None, all_of: None, branch: None, body: None, span };
        let mut sound = true;
        for (key, value) in map.iter() {
            sound &= self.object_key(key, value, &mut object).is_some();
        }
        if object.body.is_some() {
            sound &= self.check_body_alone(map, &object).is_some();
        }
        sound.then_some(object)
    }

    fn object_key(&mut self, key: Key<'_>, value: Node<'_>, object: &mut Object) -> Option<()> {
        match key.text {
            "$same" => object.same = Some(self.same(value)?),
            "$as" => object.all_of = Some(self.word(value, "`$as` takes the name of a map")?),
            "$of" => object.branch = Some(self.word(value, "`$of` takes a branch of a union")?),
            "$body" => object.body = Some(Box::new(self.value(value)?)),
            text => {
                let target = if text.starts_with('$') { self.placed_target(key)? } else { plain_target(key) };
                object.fields.push(Field { target, value: self.value(value)? });
            }
        }
        Some(())
    }

    fn same(&mut self, value: Node<'_>) -> Option<Same> {
        if value.text() == Some("all") {
            return Some(Same::All(value.span()));
        }
        let Some(list) = value.list() else {
            return self.wrong_kind(value, "`$same` takes `all` or a list of names");
        };
        let names: Vec<_> = list.iter().map(|item| self.word(item, "`$same` lists names of fields")).collect();
        names.into_iter().collect::<Option<_>>().map(Same::Fields)
    }

    fn word(&mut self, value: Node<'_>, expected: &str) -> Option<Spanned<String>> {
        match value.text() {
            Some(text) if !text.is_empty() && !text.contains(['$', '=', '|', ' ']) => {
                Some(Spanned::new(text.to_owned(), value.span()))
            }
            _ => self.wrong_kind(value, expected),
        }
    }

    fn wrong_kind<T>(&mut self, value: Node<'_>, expected: &str) -> Option<T> {
        let diagnostic =
            Diagnostic::error(&codes::DOLLAR_KEY, value.span(), format!("{expected}, not {}", value.described()));
        self.out.push(diagnostic);
        None
    }

    /// `$path.x`: where one name stands in two places.
    fn placed_target(&mut self, key: Key<'_>) -> Option<Target> {
        let placed = key.text.split_once('.').and_then(|(place, name)| {
            let place = match place {
                "$path" => Place::Path,
                "$query" => Place::Query,
                "$header" => Place::Header,
                _ => return None,
            };
            (!name.is_empty()).then(|| Target { place: Some(place), name: name.to_owned(), span: key.span })
        });
        if placed.is_none() {
            let diagnostic =
                Diagnostic::error(&codes::DOLLAR_KEY, key.span, format!("a mapping has no key `{}`", key.text));
            let diagnostic = match key.text {
                "$path" | "$query" | "$header" => diagnostic.help(format!("it needs a name: `{}.name`", key.text)),
                text => diagnostic.suggest(text, DOLLAR_KEYS.iter().copied()),
            };
            self.out.push(diagnostic.label("keys with `$` belong to the language"));
        }
        placed
    }

    /// Beside `$body` only parameters that are not part of the body can be fed.
    fn check_body_alone(&mut self, map: Map<'_>, object: &Object) -> Option<()> {
        let other = object.fields.iter().find(|field| field.target.place.is_none()).map(|field| field.target.span);
        let body: Option<Span> = map.entry("$body").map(|(key, _)| key.span);
        match (other, body) {
            (Some(other), Some(body)) => {
                let message = "`$body` makes the whole body; this would be a field of it";
                let diagnostic = Diagnostic::error(&codes::DOLLAR_KEY, other, message).also(body, "the whole body");
                self.out.push(diagnostic.help("a parameter is written `$path.x`, `$query.x` or `$header.x`"));
                None
            }
            _ => Some(()),
        }
    }
}

fn plain_target(key: Key<'_>) -> Target {
    Target { place: None, name: key.text.to_owned(), span: key.span }
}
