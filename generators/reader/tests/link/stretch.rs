//! Prims whose vendors ask for more: paths with slashes, several steps, several venues.

use crate::support::linked;

#[test]
fn vault_links_without_a_word() {
    assert_eq!(linked("specs/prims/vault/prim.yaml").said(), "");
}

#[test]
fn agent_links_without_a_word() {
    assert_eq!(linked("specs/prims/agent/prim.yaml").said(), "");
}
