//! Manifests among each other: what must be unique over all of them.

use std::collections::BTreeMap;

use source::{Code, Diagnostic, Diagnostics, Span};

use crate::prim::{Manifest, codes};

pub(super) fn check(manifests: &[&Manifest], out: &mut Diagnostics) {
    unique(manifests, &codes::ID_TAKEN, "id", out, |manifest| {
        (!manifest.id.is_empty()).then(|| (manifest.id.value.clone(), manifest.id.span))
    });
    unique(manifests, &codes::SMOKE_TAKEN, "smoke prefix", out, |manifest| {
        (!manifest.smoke.is_empty()).then(|| (manifest.smoke.value.clone(), manifest.smoke.span))
    });
    unique(manifests, &codes::PORT_TAKEN, "port", out, |manifest| {
        manifest.port.as_ref().map(|port| (port.value.to_string(), port.span))
    });
}

fn unique(
    manifests: &[&Manifest],
    code: &'static Code,
    what: &str,
    out: &mut Diagnostics,
    of: impl Fn(&Manifest) -> Option<(String, Span)>,
) {
    let mut taken: BTreeMap<String, (Span, &str)> = BTreeMap::new();
    for manifest in manifests {
        let Some((value, span)) = of(manifest) else { continue };
        if let Some((first, by)) = taken.get(&value) {
            let message = format!("the {what} `{value}` is taken by `{by}`");
            let diagnostic = Diagnostic::error(code, span, message).also(*first, "taken here");
            out.push(match free_port(code, manifests, &value) {
                Some(free) => diagnostic.help(format!("the next free port is {free}")),
                None => diagnostic,
            });
            continue;
        }
        taken.insert(value, (span, &manifest.id.value));
    }
}

fn free_port(code: &'static Code, manifests: &[&Manifest], taken: &str) -> Option<u16> {
    if code.id != codes::PORT_TAKEN.id {
        return None;
    }
    let used = |port: u16| manifests.iter().any(|manifest| manifest.port.as_ref().is_some_and(|own| own.value == port));
    let taken: u16 = taken.parse().ok()?;
    (taken..taken.checked_add(200)?).find(|port| !used(*port))
}
