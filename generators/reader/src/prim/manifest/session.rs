//! Commands that are more than one route.

use source::Diagnostics;

use crate::prim::keys;
use crate::prim::section::{Section, spanned_constant};
use crate::prim::value::{Scope, Template};
use crate::prim::{Entries, Spanned};
use crate::tree::Node;

/// A command: a route, what follows, and what is cleaned up.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// The route it begins with.
    pub route: Spanned<String>,
    /// What it does.
    pub summary: Option<Spanned<String>>,
    /// Flags, beyond what follows from the route's fields.
    pub flags: Entries<Flag>,
    /// Hooks and routes that follow.
    pub then: Vec<Spanned<String>>,
    /// What runs at the end.
    pub finally: Option<Finally>,
}

/// A flag.
#[derive(Clone, Debug, PartialEq)]
pub struct Flag {
    /// The field it fills, where the name differs.
    pub field: Option<Spanned<String>>,
    /// The variable, in the caller's environment, that stands in for it.
    pub env: Option<Spanned<String>>,
    /// What stands in for it.
    pub default: Option<Spanned<model::Value>>,
    /// Can be given several times.
    pub repeat: bool,
    /// Takes no value.
    pub switch: bool,
    /// The only providers it is for.
    pub only: Vec<Spanned<String>>,
    /// The variable it sets for this run.
    pub sets: Option<Spanned<String>>,
    /// What it does.
    pub help: Option<Spanned<String>>,
}

/// What runs at the end.
#[derive(Clone, Debug, PartialEq)]
pub struct Finally {
    /// The route that cleans up.
    pub route: Spanned<String>,
    /// The flag that leaves it out.
    pub unless: Option<Spanned<String>>,
    /// The only providers that it runs for.
    pub only: Vec<Spanned<String>>,
    /// What is said when it is left out.
    pub kept: Option<Template>,
}

impl Session {
    pub(super) fn read(node: Node<'_>, out: &mut Diagnostics) -> Option<Self> {
        let section = Section::of(node, &keys::SESSION);
        let finally = section.section("finally", &keys::FINALLY).and_then(|finally| {
            Some(Finally {
                route: finally.text("route")?,
                unless: finally.text("unless"),
                only: finally.texts("only"),
                kept: finally.get("kept").and_then(|node| Template::parse(node, Scope::Prose, out)),
            })
        });
        Some(Self {
            route: section.text("route")?,
            summary: section.text("summary"),
            flags: section.entries("flags", |node| Some(flag(node))),
            then: section.texts("then"),
            finally,
        })
    }
}

fn flag(node: Node<'_>) -> Flag {
    let section = Section::of(node, &keys::FLAG);
    Flag {
        field: section.text("field"),
        env: section.text("env"),
        default: section.get("default").map(spanned_constant),
        repeat: section.flag("repeat"),
        switch: section.flag("switch"),
        only: section.texts("only"),
        sets: section.text("sets"),
        help: section.text("help"),
    }
}
