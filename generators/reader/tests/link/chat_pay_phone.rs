//! Prims that talk and take money: ring on Twilio, pay on Stripe and Square, hive on Discord and Slack.

use crate::support::linked;

#[test]
fn ring_links_without_a_word() {
    assert_eq!(linked("specs/prims/ring/prim.yaml").said(), "");
}

#[test]
fn pay_links_without_a_word() {
    assert_eq!(linked("specs/prims/pay/prim.yaml").said(), "");
}

#[test]
fn hive_links_without_a_word() {
    assert_eq!(linked("specs/prims/hive/prim.yaml").said(), "");
}
