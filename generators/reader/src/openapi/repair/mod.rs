//! What is wrong in a published document, and how it is read instead.
//!
//! Beside a document may stand a file of repairs, since several prims read one document and none of them should change
//! it. Each repair says why, where, and one verb. It is applied to the tree as published, before anything else looks at
//! it; one that does not apply any more, because the vendor mended the document, is an error and not forgotten.
//!
//! ```yaml
//! repairs: vendors/vault.yaml
//! list:
//!   - why: The answer's envelope is left out.
//!     at: paths./{mount}/data/{path}.get.responses.200.content.application/json.schema
//!     wrap: data
//! ```

mod hoist;
mod place;
mod schemas;
mod values;

use source::{Code, Diagnostic, Diagnostics, Span};

use self::place::{Place, find_places};
use super::set::DocumentSet;
use crate::tree::{Map, Node, Tree};

/// The codes of this module.
pub mod codes {
    use super::Code;

    /// A repair whose place or old value is not there.
    pub static NOT_APPLICABLE: Code = Code {
        id: "D010",
        title: "repair does not apply",
        explanation: "A repair names a place in a published document, and what it says about it has to be true: the place \
                      exists, `was` is what stands there, a name that is to be required is not required yet. When the vendor \
                      mends its document the repair has done its work and goes.",
    };
    /// A repair that cannot be read.
    pub static UNREADABLE: Code = Code {
        id: "D011",
        title: "not a repair",
        explanation: "A repair has `why`, a sentence for whoever finds it in a year; `at`, the place; and exactly one verb: \
                      `set` (with `was`), `add`, `remove`, `rename`, `wrap`, `unwrap`, `require`, `unrequire`, `body`, `open`, \
                      `split_query` or `hoist`. A place with `*` also has `count`, the number of places it means.",
    };

    /// All of them.
    pub static ALL: &[&Code] = &[&NOT_APPLICABLE, &UNREADABLE];
}

/// A repair that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repaired {
    /// Why.
    pub why: String,
    /// Where in the document.
    pub at: String,
    /// Where the repair stands.
    pub span: Span,
}

/// What a repair does.
const VERBS: [&str; 12] = [
    "set",
    "add",
    "remove",
    "rename",
    "wrap",
    "unwrap",
    "require",
    "unrequire",
    "body",
    "open",
    "split_query",
    "hoist",
];

/// The document that a file of repairs is for, as it names it.
pub fn repaired_document(repairs: &Tree) -> Option<&str> {
    repairs.root().get("repairs")?.text()
}

/// Applies a file of repairs to the main file of a document, in its order. Gives back those that were made.
pub fn repair(set: &mut DocumentSet, repairs: &Tree, out: &mut Diagnostics) -> Vec<Repaired> {
    let root = repairs.root();
    let Some(list) = root.get("list").and_then(Node::list) else {
        let at = root.get("list").unwrap_or(root);
        out.push(Diagnostic::error(&codes::UNREADABLE, at.span(), "expected a `list` of repairs"));
        return Vec::new();
    };
    for key in root.map().into_iter().flat_map(Map::keys) {
        if !["repairs", "list"].contains(&key.text) {
            let message = format!("unknown key `{}`", key.text);
            out.push(Diagnostic::error(&codes::UNREADABLE, key.span, message).suggest(key.text, ["repairs", "list"]));
        }
    }
    let mut done = Vec::new();
    for entry in list.iter() {
        match parse_repair(entry).and_then(|repair| repair.apply(set.main_mut()).map(|()| repair)) {
            Ok(repair) => {
                let (why, at) = (repair.why.to_owned(), repair.at.to_owned());
                done.push(Repaired { why, at, span: entry.span() });
            }
            Err(diagnostic) => out.push(*diagnostic),
        }
    }
    done
}

/// One repair as it is written.
struct Repair<'r> {
    why: &'r str,
    at: &'r str,
    at_node: Node<'r>,
    count: Option<usize>,
    verb: &'r str,
    value: Node<'r>,
    was: Option<Node<'r>>,
}

type Applied<T = ()> = Result<T, Box<Diagnostic>>;

fn unreadable(span: Span, message: impl Into<String>) -> Box<Diagnostic> {
    Box::new(Diagnostic::error(&codes::UNREADABLE, span, message))
}

fn parse_repair(entry: Node<'_>) -> Applied<Repair<'_>> {
    let map = entry.map().ok_or_else(|| unreadable(entry.span(), format!("a repair is {}", entry.described())))?;
    let known = ["why", "at", "count", "was"];
    if let Some(key) = map.keys().find(|key| !known.contains(&key.text) && !VERBS.contains(&key.text)) {
        let diagnostic = unreadable(key.span, format!("unknown key `{}`", key.text));
        return Err(Box::new(diagnostic.suggest(key.text, known.into_iter().chain(VERBS))));
    }
    let text = |key: &str| map.get(key).and_then(Node::text).filter(|text| !text.trim().is_empty());
    let why = text("why").ok_or_else(|| unreadable(entry.span(), "this repair does not say `why`"))?;
    let at = text("at").ok_or_else(|| unreadable(entry.span(), "this repair does not say `at` which place"))?;
    let mut verbs = map.iter().filter(|(key, _)| VERBS.contains(&key.text));
    let (Some((verb, value)), None) = (verbs.next(), verbs.next()) else {
        return Err(Box::new(unreadable(entry.span(), "a repair has exactly one verb").help(VERBS.join(", "))));
    };
    let count = match map.get("count") {
        None => None,
        Some(count) => {
            let number = count.number().and_then(|number| usize::try_from(number.as_u64()?).ok());
            Some(number.ok_or_else(|| unreadable(count.span(), format!("`count` is {}", count.described())))?)
        }
    };
    let was = map.get("was");
    if let Some(was) = was.filter(|_| verb.text != "set") {
        return Err(unreadable(was.span(), "`was` belongs to `set`"));
    }
    Ok(Repair { why, at, at_node: map.get("at").unwrap_or(entry), count, verb: verb.text, value, was })
}

impl Repair<'_> {
    fn apply(&self, tree: &mut Tree) -> Applied {
        if self.verb == "add" {
            values::make_room(tree, self.at);
        }
        let places = find_places(tree, self.at).map_err(|lost| self.not_applicable(lost))?;
        let has_star = self.at.split('.').any(|step| step == "*");
        match (self.count, places.len()) {
            (Some(count), found) if count != found => {
                return Err(self.not_applicable(format!("there are {found} such places, not {count}")));
            }
            (None, found) if has_star => {
                let diagnostic = unreadable(self.at_node.span(), "a place with `*` needs `count`");
                return Err(Box::new(diagnostic.help(format!("here it is {found}"))));
            }
            _ => {}
        }
        // From the last to the first: what is taken out of a list moves only what comes behind it.
        places.iter().rev().try_for_each(|place| self.apply_at(tree, place))
    }

    fn apply_at(&self, tree: &mut Tree, place: &Place) -> Applied {
        let outcome = match self.verb {
            "set" => values::set(tree, place, self.value, self.was),
            "add" => values::add(tree, place, self.value),
            "remove" => values::remove(tree, place),
            "rename" => values::rename(tree, place, self.text()?),
            "wrap" => schemas::wrap(tree, place, self.text()?),
            "unwrap" => schemas::unwrap(tree, place, self.text()?),
            "require" => schemas::require(tree, place, &self.texts()?),
            "unrequire" => schemas::unrequire(tree, place, &self.texts()?),
            "open" => schemas::open(tree, place),
            "body" => values::keep_body(tree, place, self.text()?),
            "split_query" => values::split_query(tree, place),
            "hoist" => hoist::hoist(tree, place, self.text()?),
            _ => Ok(()),
        };
        outcome.map_err(|fact| {
            let diagnostic = self.not_applicable(fact);
            Box::new(diagnostic.also(tree.node(place.node).span(), "the place in the document"))
        })
    }

    fn not_applicable(&self, fact: String) -> Box<Diagnostic> {
        let diagnostic = Diagnostic::error(&codes::NOT_APPLICABLE, self.at_node.span(), fact);
        Box::new(diagnostic.help("if the vendor has mended the document, take the repair out"))
    }

    fn text(&self) -> Applied<&str> {
        let wrong = || unreadable(self.value.span(), format!("`{}` is {}", self.verb, self.value.described()));
        self.value.text().ok_or_else(|| Box::new(wrong().label("expected text")))
    }

    fn texts(&self) -> Applied<Vec<&str>> {
        let wrong = || unreadable(self.value.span(), format!("`{}` is {}", self.verb, self.value.described()));
        let list = self.value.list().filter(|list| !list.is_empty());
        let texts = list.and_then(|list| list.iter().map(Node::text).collect::<Option<Vec<_>>>());
        texts.ok_or_else(|| Box::new(wrong().label("expected a list of names")))
    }
}
