//! The check of form: a tree against the tables of keys. Unknown keys, missing keys, wrong kinds, words that do not
//! exist.
//!
//! It walks what the tables describe and stops where a language of its own begins: values, texts with holes, conditions
//! and type words are read, and refused, by their own parsers.

use model::prim::Status;
use source::{Diagnostic, Diagnostics, Span};

use super::codes;
use super::forms::{ENV_NAME, Form};
use super::keys::{self, Choice, Key, Kind, Level, Need};
use crate::tree::{self, Node};

/// Maps and lists with more entries than this are no work of a person, and would cost time.
const ENTRIES: usize = 1_000;
/// How many unknown names get a "did you mean": beyond that, something else is wrong.
const SUGGESTIONS: u32 = 200;

/// Checks a manifest or the platform by its table. None where something is so large that it must not be read further.
pub(super) fn check(root: Node<'_>, level: &'static Level, out: &mut Diagnostics) -> Option<()> {
    let status = match root.get("status").and_then(Node::text) {
        Some("building") => Status::Building,
        Some("testing") => Status::Testing,
        Some("live") => Status::Live,
        _ => Status::Phantom,
    };
    let mut form = Check { out, status, lenient: false, suggestions: SUGGESTIONS, too_large: false };
    let start = root.span();
    form.level(root, level, Span { end: start.start.saturating_add(1), ..start }, &[]);
    (!form.too_large).then_some(())
}

struct Check<'d> {
    out: &'d mut Diagnostics,
    status: Status,
    /// Inside of a template nothing has to be complete.
    lenient: bool,
    suggestions: u32,
    too_large: bool,
}

impl Check<'_> {
    /// A map with known keys. `at` is where the map is named, for what is missing in it; `also` are further keys that
    /// can stand here, for suggestions.
    fn level(&mut self, node: Node<'_>, level: &'static Level, at: Span, also: &[&'static str]) {
        let Some(map) = node.map() else { return };
        for (key, value) in map.iter() {
            match level.key(key.text) {
                Some(known) => self.value(value, known.kind, key),
                None => self.unknown_key(key, level, also),
            }
        }
        if !self.lenient {
            for key in level.all_keys().filter(|key| map.get(key.name).is_none()) {
                self.missing(key, level, at);
            }
        }
    }

    fn missing(&mut self, key: &'static Key, level: &'static Level, at: Span) {
        let label = match key.need {
            Need::Required => format!("{} needs `{}`", level.title, key.name),
            Need::From(status) if self.status >= status => {
                format!("from status `{}` on, {} needs `{}`", status.word(), level.title, key.name)
            }
            Need::From(_) | Need::Depends(_) | Need::Optional => return,
        };
        let diagnostic = Diagnostic::error(&codes::MISSING_KEY, at, format!("`{}` is missing", key.name));
        let diagnostic = diagnostic.label(label).help(key.about);
        let diagnostic =
            if key.example.is_empty() { diagnostic } else { diagnostic.help(format!("for example `{}`", key.example)) };
        self.out.push(diagnostic);
    }

    fn unknown_key(&mut self, key: tree::Key<'_>, level: &'static Level, also: &[&'static str]) {
        let diagnostic =
            Diagnostic::error(&codes::UNKNOWN_KEY, key.span, format!("unknown key `{}`", shortened(key.text)));
        let diagnostic = diagnostic.label(format!("{} has no such key", level.title));
        if let Some((_, instead)) =
            RETIRED.iter().find(|(retired, _)| *retired == key.text).filter(|_| level.name == "manifest")
        {
            self.out.push(diagnostic.help(*instead));
            return;
        }
        // A file with this many unknown keys is another language; looking for what was meant would only cost time.
        let Some(left) = self.suggestions.checked_sub(1) else {
            self.out.push(diagnostic);
            return;
        };
        self.suggestions = left;
        let possible: Vec<&str> = level.all_keys().map(|key| key.name).chain(also.iter().copied()).collect();
        let near = source::nearest(key.text, possible.iter().copied());
        let diagnostic = match (near, home_of(key.text)) {
            (Some(near), _) => diagnostic.help(format!("did you mean `{near}`?")),
            (None, Some(home)) => diagnostic.help(format!("`{}` is a key of {}", key.text, home.title)),
            (None, None) => match nearest_elsewhere(key.text) {
                Some((near, home)) => diagnostic.help(format!("did you mean `{near}`? it is a key of {}", home.title)),
                None => diagnostic.suggest("", possible.iter().copied()),
            },
        };
        self.out.push(diagnostic);
    }

    /// A value under a key.
    fn value(&mut self, node: Node<'_>, kind: &'static Kind, key: tree::Key<'_>) {
        if !kind.fits(node) {
            self.wrong_kind(node, kind, key);
            return;
        }
        match kind {
            Kind::Text => self.line(node, usize::MAX, key),
            Kind::Line(most) => self.line(node, *most, key),
            Kind::Integer(least, most) => {
                let value = node.number().and_then(tree::Number::as_i64);
                if !value.is_some_and(|value| (*least..=*most).contains(&value)) {
                    self.wrong_kind(node, kind, key);
                }
            }
            Kind::Word(words) => self.word(node, words, key),
            Kind::Form(form) => self.form(node, form),
            Kind::Level(level) => self.inner_level(node, level, key, &[]),
            Kind::Map(form, inner) => self.map(node, form, inner, key),
            Kind::List(inner) => self.list(node, inner, key),
            Kind::Either(kinds) => self.either(node, kinds, key),
            Kind::Choice(choice) => self.choice(node, choice, key),
            Kind::Type if node.map().is_some() => self.inner_level(node, &keys::SCHEMA, key, &[]),
            Kind::Type | Kind::Bool | Kind::Constant | Kind::Null | Kind::Anything => {}
            Kind::Value | Kind::Template | Kind::Path | Kind::Condition => {}
        }
    }

    fn inner_level(&mut self, node: Node<'_>, level: &'static Level, key: tree::Key<'_>, also: &[&'static str]) {
        let is_template = level.name == "provider" && node.get("template").and_then(Node::bool) == Some(true);
        let before = self.lenient;
        self.lenient |= is_template;
        self.level(node, level, key.span, also);
        self.lenient = before;
    }

    fn line(&mut self, node: Node<'_>, most: usize, key: tree::Key<'_>) {
        let text = node.text().unwrap_or_default();
        let fault = if text.trim().is_empty() {
            "is blank".to_owned()
        } else if most < usize::MAX && text.trim_end().contains('\n') {
            "has several lines".to_owned()
        } else if most < usize::MAX && text.chars().count() > most {
            format!("has {} characters", text.chars().count())
        } else {
            return;
        };
        let diagnostic = Diagnostic::error(&codes::WRONG_FORM, node.span(), format!("`{}` {fault}", key.text));
        let expected = if most < usize::MAX {
            format!("expected one line of at most {most} characters")
        } else {
            "expected text".to_owned()
        };
        self.out.push(diagnostic.label(expected));
    }

    fn word(&mut self, node: Node<'_>, words: &'static [&'static str], key: tree::Key<'_>) {
        let word = node.scalar().unwrap_or_default();
        if words.contains(&word) {
            return;
        }
        let message = format!("`{}` is no word for `{}`", shortened(word), key.text);
        let diagnostic = Diagnostic::error(&codes::WRONG_WORD, node.span(), message);
        self.out.push(
            diagnostic.label(format!("expected {}", Kind::Word(words).expected())).suggest(word, words.iter().copied()),
        );
    }

    fn form(&mut self, node: Node<'_>, form: &'static Form) {
        let text = node.scalar().unwrap_or_default();
        if !(form.accepts)(text) {
            let message = format!("`{}` is not {}", shortened(text), form.name);
            self.out.push(
                Diagnostic::error(&codes::WRONG_FORM, node.span(), message).label(format!("expected {}", form.about)),
            );
        }
    }

    fn map(&mut self, node: Node<'_>, form: &'static Form, inner: &'static Kind, key: tree::Key<'_>) {
        let Some(map) = node.map() else { return };
        if map.len() > ENTRIES {
            self.too_many(key, map.len());
            return;
        }
        for (name, value) in map.iter() {
            if !(form.accepts)(name.text) {
                let code = if std::ptr::eq(form, &raw const ENV_NAME) { &codes::ENV_NAME } else { &codes::BAD_NAME };
                let message = format!("`{}` is not {}", shortened(name.text), form.name);
                self.out.push(Diagnostic::error(code, name.span, message).label(format!("expected {}", form.about)));
            }
            self.value(value, inner, name);
        }
    }

    fn list(&mut self, node: Node<'_>, inner: &'static Kind, key: tree::Key<'_>) {
        let Some(list) = node.list() else { return };
        if list.len() > ENTRIES {
            self.too_many(key, list.len());
            return;
        }
        for item in list.iter() {
            self.value(item, inner, key);
        }
    }

    fn too_many(&mut self, key: tree::Key<'_>, count: usize) {
        self.too_large = true;
        let message = format!("`{}` has {count} entries", key.text);
        self.out
            .push(Diagnostic::error(&codes::TOO_LARGE, key.span, message).label(format!("at most {ENTRIES} are read")));
    }

    /// The kinds whose shape fits; if several do, one must accept the scalar.
    fn either(&mut self, node: Node<'_>, kinds: &'static [Kind], key: tree::Key<'_>) {
        let mut fitting = kinds.iter().filter(|kind| kind.fits(node));
        let Some(first) = fitting.next() else { return };
        if node.map().is_some() || node.list().is_some() || fitting.next().is_none() {
            self.value(node, first, key);
            return;
        }
        let text = node.scalar().unwrap_or_default();
        let accepts = |kind: &Kind| match kind {
            Kind::Word(words) => words.contains(&text),
            Kind::Form(form) => (form.accepts)(text),
            _ => true,
        };
        if !kinds.iter().any(|kind| kind.fits(node) && accepts(kind)) {
            let words = kinds.iter().filter_map(|kind| if let Kind::Word(words) = kind { Some(words) } else { None });
            let message = format!("`{}` is nothing that `{}` can be", shortened(text), key.text);
            let diagnostic = Diagnostic::error(&codes::WRONG_FORM, node.span(), message);
            let diagnostic = diagnostic.label(format!("expected {}", Kind::Either(kinds).expected()));
            let near = source::nearest(text, words.flat_map(|words| words.iter().copied()));
            self.out.push(match near {
                Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
                None => diagnostic,
            });
        }
    }

    fn choice(&mut self, node: Node<'_>, choice: &'static Choice, key: tree::Key<'_>) {
        let Some(map) = node.map() else { return };
        let found: Vec<_> =
            choice.forms.iter().filter_map(|(marker, level)| Some((map.entry(marker)?.0, *level))).collect();
        let markers: Vec<&'static str> = choice.forms.iter().map(|(marker, _)| *marker).collect();
        match (&found[..], choice.other) {
            ([], Some(other)) => self.inner_level(node, other, key, &markers),
            // A template may leave open which form it is; what it says belongs to one of them.
            ([], None) if self.lenient => {
                for own in map.keys() {
                    let known = choice.forms.iter().any(|(_, level)| level.key(own.text).is_some());
                    if let Some((_, level)) = choice.forms.first().filter(|_| !known) {
                        self.unknown_key(own, level, &markers);
                    }
                }
            }
            ([], None) => {
                let message = format!("this is not {}", choice.title);
                let diagnostic = Diagnostic::error(&codes::NOT_ONE_FORM, key.span, message);
                let diagnostic = diagnostic.label(format!("expected {}", Kind::Choice(choice).expected()));
                let near = map.keys().find_map(|own| source::nearest(own.text, markers.iter().copied()));
                self.out.push(match near {
                    Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
                    None => diagnostic,
                });
            }
            ([(_, level)], _) => self.inner_level(node, level, key, &[]),
            ([(first, level), (second, other), ..], _) => {
                let message = format!("`{}` and `{}` at once", first.text, second.text);
                let diagnostic = Diagnostic::error(&codes::NOT_ONE_FORM, second.span, message);
                let diagnostic = diagnostic.label(format!("this is {}", other.title));
                let diagnostic = diagnostic.also(first.span, format!("and this is {}", level.title));
                self.out.push(diagnostic.help(format!("{} has one form", choice.title)));
            }
        }
    }

    fn wrong_kind(&mut self, node: Node<'_>, kind: &'static Kind, key: tree::Key<'_>) {
        let name = shortened(key.text);
        let (span, message) = if node.is_null() {
            (key.span, format!("nothing stands under `{name}`"))
        } else if node.map().is_some() || node.list().is_some() {
            // A large value as a whole says less than its name.
            (key.span, format!("`{name}` is {}", node.described()))
        } else {
            (node.span(), format!("`{name}` is {}", node.described()))
        };
        self.out
            .push(Diagnostic::error(&codes::WRONG_KIND, span, message).label(format!("expected {}", kind.expected())));
    }
}

/// The level that has a key of this name, if only one has.
fn home_of(name: &str) -> Option<&'static Level> {
    let levels = keys::levels();
    let mut homes = levels.into_iter().filter(|level| level.keys.iter().any(|key| key.name == name));
    let home = homes.next()?;
    homes.next().is_none().then_some(home)
}

/// The key of any level that is nearest to a name.
fn nearest_elsewhere(name: &str) -> Option<(&'static str, &'static Level)> {
    let levels = keys::levels();
    let near = source::nearest(name, levels.iter().flat_map(|level| level.keys).map(|key| key.name))?;
    let home = levels.into_iter().find(|level| level.keys.iter().any(|key| key.name == near))?;
    Some((home.key(near)?.name, home))
}

/// Keys of legacy manifests, and what says the same now.
const RETIRED: &[(&str, &str)] = &[
    ("name", "the name follows from `id`"),
    ("endpoint", "the endpoint follows from `id` and the platform's domain"),
    ("order", "prims are sorted by id"),
    ("phantom", "write `status: phantom`"),
    ("type", "`category` says it"),
    ("card_class", "`category` says it"),
    ("pricing", "each route says its own `price`; what it costs us stands in `about.costs`"),
    ("routes_map", "routes stand under `routes`, by operation id"),
    ("factory", "`limits.body` and `price: free` say it"),
    ("tagline", "prose stands under `about`"),
    ("quick_start", "prose stands under `about`"),
    ("tips", "prose stands under `about`"),
    ("ownership", "prose stands under `about`"),
    ("note", "prose stands under `about`"),
];

/// A text for a message; a hostile one is cut.
pub(super) fn shortened(text: &str) -> String {
    if text.chars().count() <= 60 {
        return text.to_owned();
    }
    let start: String = text.chars().take(57).collect();
    format!("{start}…")
}
