//! `specs/platform.yaml`, read: what is true for every prim.

use source::{Diagnostic, Diagnostics, FileId, Sources};

use super::forms::{Amount, parse_amount, parse_ports};
use super::keys::PLATFORM;
use super::manifest::{ErrorCode, Limits, Variable};
use super::section::{Section, entries};
use super::{Entries, Spanned, codes, form, intake};
use crate::tree::Node;

/// What is true for every prim.
#[derive(Debug)]
pub struct Platform {
    /// The file it stands in.
    pub file: FileId,
    /// The domain that all endpoints are under.
    pub domain: Spanned<String>,
    /// How a prim's name follows from its id.
    pub name: Spanned<String>,
    /// How a prim's host follows from its id and the domain.
    pub endpoint: Spanned<String>,
    /// The first and the last port that prims listen on.
    pub ports: Spanned<(u16, u16)>,
    /// The kinds of prims.
    pub categories: Vec<Spanned<String>>,
    /// The least that a paid route costs.
    pub price_floor: Spanned<Amount>,
    /// Limits of a prim that says nothing else. Body and time are always there.
    pub limits: Limits,
    /// Groups of variables.
    pub env: Entries<Entries<Variable>>,
    /// Error codes that every prim has.
    pub errors: Entries<ErrorCode>,
}

impl Platform {
    /// The name of a prim: `ring.sh`.
    pub fn name_of(&self, id: &str) -> String {
        self.name.replace("{id}", id).replace("{domain}", &self.domain)
    }

    /// The host of a prim: `ring.prim.sh`.
    pub fn endpoint_of(&self, id: &str) -> String {
        self.endpoint.replace("{id}", id).replace("{domain}", &self.domain)
    }
}

/// Reads the platform. None, with diagnostics, where it cannot be read as a whole.
pub fn parse_platform(file: FileId, sources: &Sources, out: &mut Diagnostics) -> Option<Platform> {
    let tree = intake::read(file, sources, out)?;
    form::check(tree.root(), &PLATFORM, out)?;
    let section = Section::of(tree.root(), &PLATFORM);
    section.integer::<u32>("platform");
    let limits = Limits::read(section);
    if limits.body.is_none() || limits.time_ms.is_none() {
        let span = section.entry("limits").map(|(key, _)| key.span)?;
        let diagnostic = Diagnostic::error(&codes::MISSING_KEY, span, "the platform's limits need `body` and `time`");
        out.push(diagnostic.help("for example `limits: { body: 1MB, time: 30s }`"));
        return None;
    }
    let name = section.text("name")?;
    let endpoint = section.text("endpoint")?;
    for pattern in [&name, &endpoint] {
        check_pattern(pattern, out);
    }
    Some(Platform {
        file,
        domain: section.text("domain")?,
        name,
        endpoint,
        ports: section.parsed("ports", parse_ports)?,
        categories: section.texts("categories"),
        price_floor: section.parsed("price_floor", parse_amount)?,
        limits,
        env: section
            .entries("env", |node: Node<'_>| node.map().map(|_| entries(node, |_, node| Some(Variable::read(node))))),
        errors: section.entries("errors", ErrorCode::read),
    })
}

fn check_pattern(pattern: &Spanned<String>, out: &mut Diagnostics) {
    let rest = pattern.replace("{id}", "").replace("{domain}", "");
    if !pattern.contains("{id}") || rest.contains(['{', '}']) {
        let message = format!("`{}` is not a pattern for names", pattern.value);
        let diagnostic = Diagnostic::error(&codes::WRONG_FORM, pattern.span, message);
        out.push(diagnostic.label("expected text with `{id}`, and perhaps `{domain}`"));
    }
}
