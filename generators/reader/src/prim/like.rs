//! `like`: a provider that starts from another one.
//!
//! Maps merge key by key, and anything else replaces. A map that is one of several forms (an auth, a price, an
//! operation) merges with one of the same form and replaces one of another. What is taken over keeps the place where it
//! was written.

use std::collections::BTreeMap;

use source::{Diagnostic, Diagnostics, Span};

use super::codes;
use super::keys::{Kind, PROVIDER};
use crate::tree::{Gathered, Map, Node, NodeId, Tree};

/// Providers between one and what it starts from in the end.
const CHAIN: usize = 8;
/// Bytes of the file that may be taken over in one manifest, so that many providers that like one cost no more than a
/// moment.
const TAKEN: usize = 4 << 20;

/// Replaces every provider that likes another by what it is as a whole.
pub(super) fn resolve(tree: &mut Tree, out: &mut Diagnostics) {
    let Some(providers) = tree.root().get("providers").and_then(Node::map) else { return };
    let likes: BTreeMap<String, Like> = providers
        .iter()
        .filter_map(|(key, node)| {
            let like = node.map().and_then(|map| map.get("like"))?;
            Some((key.text.to_owned(), Like { node: node.id(), base: like.text()?.to_owned(), span: like.span() }))
        })
        .collect();
    let nodes: BTreeMap<String, NodeId> =
        providers.iter().map(|(key, node)| (key.text.to_owned(), node.id())).collect();
    let mut merge = Merge { tree, left: TAKEN };
    let mut done = Vec::new();
    for name in likes.keys() {
        for name in chain(name, &likes, &nodes, out).into_iter().rev() {
            if done.contains(&name) {
                continue;
            }
            if let Some((like, base)) = likes.get(name).and_then(|like| Some((like, nodes.get(&like.base)?))) {
                let merged = merge.level(*base, like.node, &PROVIDER_KIND);
                merge.tree.replace(like.node, crate::tree::NewNode::Same(merged));
                if merge.left == 0 {
                    let diagnostic = Diagnostic::error(&codes::TOO_LARGE, like.span, "`like` takes over too much");
                    out.push(diagnostic.label(format!("more than {TAKEN} bytes in all")));
                    return;
                }
            }
            done.push(name);
        }
    }
}

static PROVIDER_KIND: Kind = Kind::Level(&PROVIDER);

struct Like {
    node: NodeId,
    base: String,
    span: Span,
}

/// A provider and those it starts from, up to one that stands for itself. Empty if there is none.
fn chain<'l>(
    name: &'l str,
    likes: &'l BTreeMap<String, Like>,
    nodes: &BTreeMap<String, NodeId>,
    out: &mut Diagnostics,
) -> Vec<&'l str> {
    let mut chain = vec![name];
    while let Some(like) = chain.last().and_then(|last| likes.get(*last)) {
        let fault = if !nodes.contains_key(&like.base) {
            let diagnostic =
                Diagnostic::error(&codes::LIKE, like.span, format!("there is no provider `{}`", like.base));
            Some(diagnostic.suggest(&like.base, nodes.keys().map(String::as_str)))
        } else if chain.contains(&like.base.as_str()) {
            Some(Diagnostic::error(&codes::LIKE, like.span, "`like` leads back to where it began"))
        } else if chain.len() > CHAIN {
            Some(Diagnostic::error(&codes::LIKE, like.span, format!("more than {CHAIN} providers like one another")))
        } else {
            None
        };
        if let Some(fault) = fault {
            out.push(fault);
            return Vec::new();
        }
        chain.push(&like.base);
    }
    chain
}

struct Merge<'t> {
    tree: &'t mut Tree,
    left: usize,
}

impl Merge<'_> {
    /// A value that says what `over` says, and what `base` says where `over` is silent.
    fn level(&mut self, base: NodeId, over: NodeId, kind: &'static Kind) -> NodeId {
        let (Some(from), Some(onto)) = (self.tree.node(base).map(), self.tree.node(over).map()) else { return over };
        if !merges(kind, from, onto) {
            return over;
        }
        // A template is not inherited: whoever likes one is a provider.
        let is_kept = |name: &str| {
            !(matches!(kind, Kind::Level(level) if level.name == "provider") && matches!(name, "template" | "like"))
        };
        let plan: Vec<(bool, usize, String, NodeId, Option<NodeId>)> = from
            .iter()
            .enumerate()
            .filter(|(_, (key, _))| is_kept(key.text) || onto.get(key.text).is_some())
            .map(|(at, (key, value))| match position(onto, key.text) {
                Some((over_at, over)) => (true, over_at, key.text.to_owned(), over, Some(value.id())),
                None => (false, at, key.text.to_owned(), value.id(), None),
            })
            .chain(
                onto.iter()
                    .enumerate()
                    .filter(|(_, (key, _))| from.get(key.text).is_none())
                    .map(|(at, (key, value))| (true, at, key.text.to_owned(), value.id(), None)),
            )
            .collect();
        let bytes = |(from_over, _, name, value, _): &(bool, usize, String, NodeId, Option<NodeId>)| {
            let span = self.tree.node(*value).span();
            name.len() + if *from_over { 1 } else { (span.end - span.start.min(span.end)) as usize }
        };
        let taken: usize = plan.iter().map(bytes).sum();
        let Some(left) = self.left.checked_sub(taken).filter(|left| *left > 0) else {
            self.left = 0;
            return over;
        };
        self.left = left;
        let mut entries = Vec::with_capacity(plan.len());
        for (from_over, at, name, value, below) in plan {
            let value = match below {
                Some(below) => self.level(below, value, inner(kind, &name)),
                None => value,
            };
            entries.push(Gathered { map: if from_over { over } else { base }, at, value });
        }
        self.tree.gather(over, &entries)
    }
}

fn position(map: Map<'_>, name: &str) -> Option<(usize, NodeId)> {
    map.iter().enumerate().filter(|(_, (key, _))| key.text == name).map(|(at, (_, node))| (at, node.id())).next_back()
}

/// The kind of what stands under a key of a map of this kind. Mappings are maps all the way down.
fn inner(kind: &'static Kind, name: &str) -> &'static Kind {
    match kind {
        Kind::Level(level) => level.key(name).map_or(&Kind::Anything, |key| key.kind),
        Kind::Map(_, inner) => inner,
        Kind::Either(kinds) => {
            let maps = kinds.iter().find(|kind| matches!(kind, Kind::Level(_) | Kind::Map(..) | Kind::Choice(_)));
            maps.map_or(&Kind::Anything, |kind| inner(kind, name))
        }
        Kind::Choice(choice) => {
            let levels = choice.forms.iter().map(|(_, level)| *level).chain(choice.other);
            levels.into_iter().find_map(|level| level.key(name)).map_or(&Kind::Anything, |key| key.kind)
        }
        _ => &Kind::Value,
    }
}

/// Whether two maps of a kind merge.
fn merges(kind: &'static Kind, base: Map<'_>, over: Map<'_>) -> bool {
    match kind {
        Kind::Choice(choice) => {
            let form = |map: Map<'_>| choice.forms.iter().position(|(marker, _)| map.get(marker).is_some());
            form(base) == form(over) && !(form(over).is_none() && says_otherwise(base, over))
        }
        Kind::Either(kinds) => kinds.iter().all(|kind| merges(kind, base, over)),
        // A condition is a whole.
        Kind::Condition => false,
        _ => true,
    }
}

/// Whether an operation does something else than the one below: calls instead of steps, a hook instead of a call.
fn says_otherwise(base: Map<'_>, over: Map<'_>) -> bool {
    let by = |map: Map<'_>| ["call", "run", "steps", "hook"].into_iter().find(|word| map.get(word).is_some());
    matches!((by(base), by(over)), (Some(below), Some(above)) if below != above)
}
