//! Prims about people and parcels: accounts, identity checks, shipping, and work done by hand.

use crate::support::linked;

/// Everything that is said, but for what cannot be generated yet.
fn said(path: &str) -> String {
    let said = linked(path).said();
    said.split("\n\n").filter(|part| !part.starts_with("error[X099]")).collect::<Vec<_>>().join("\n\n")
}

#[test]
fn auth_links_without_a_word() {
    assert_eq!(said("specs/prims/auth/prim.yaml").trim(), "");
}

#[test]
fn id_links_without_a_word() {
    assert_eq!(said("specs/prims/id/prim.yaml").trim(), "");
}
