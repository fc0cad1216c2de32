//! Prims that talk and take money: ring on Twilio, pay on Stripe and Square, hive on Discord and Slack.

use model::mapping::{Call, ExprKind, Root};
use model::prim::Fulfilment;

use crate::support::{Linked, linked, linked_with};

const RING: &str = "specs/prims/ring/prim.yaml";
const PAY: &str = "specs/prims/pay/prim.yaml";
const HIVE: &str = "specs/prims/hive/prim.yaml";

#[test]
fn ring_links_without_a_word() {
    assert_eq!(linked(RING).said(), "");
}

#[test]
fn pay_links_without_a_word() {
    assert_eq!(linked(PAY).said(), "");
}

#[test]
fn hive_links_without_a_word() {
    assert_eq!(linked(HIVE).said(), "");
}

#[test]
fn one_of_a_group_is_sent_where_our_type_demands_one() {
    let demands = "    anyOf: [{ required: [text] }, { required: [media_urls] }]\n";
    let said = linked_with(RING, &[(demands, "")]).said();
    assert_eq!(codes(&said), ["X014"], "nothing demands one: {said}");
    let said = linked_with(
        RING,
        &[
            ("          Body: text\n", "          StatusCallback: text\n"),
            ("          StatusCallback: callback_url\n", "          Body: callback_url\n"),
        ],
    )
    .said();
    assert!(codes(&said).contains(&"X014"), "what is demanded feeds another input: {said}");
}

#[test]
fn an_object_with_one_part_is_nothing_with_it() {
    let linked = linked(HIVE);
    let post = call(&linked, 0, "post_message");
    let Some(ExprKind::Object(fields)) = post.body.as_ref().map(|body| &body.kind) else { panic!("{:#?}", post.body) };
    let reply = fields.iter().find(|(name, _)| name == "message_reference").map(|(_, value)| value);
    assert!(reply.is_some_and(|reply| reply.maybe), "{reply:#?}");
}

#[test]
fn an_object_with_two_parts_is_there_without_the_one() {
    let two = (
        "message_reference: { message_id: reply_to }",
        "message_reference: { message_id: reply_to, channel_id: channel }",
    );
    let said = linked_with(HIVE, &[two]).said();
    assert_eq!(codes(&said), ["X010"], "one problem, one diagnostic: {said}");
}

#[test]
fn a_step_under_a_condition_can_rely_on_it() {
    let holds = "when: { topic: present }";
    for other in ["when: { topic: absent }", "when: { private: true }", "when: [{ topic: present }, { private: true }]"]
    {
        let said = linked_with(HIVE, &[(holds, other)]).said();
        assert_eq!(codes(&said), ["X010"], "{other}: {said}");
    }
    let said = linked_with(HIVE, &[(holds, "when: [{ topic: present }, { topic: [=news] }]")]).said();
    assert_eq!(said, "");
}

#[test]
fn what_a_step_was_answered_is_trusted_and_what_takes_it_back_can_fail() {
    let linked = linked(HIVE);
    let Some(Fulfilment::Steps(steps)) = fulfilment(&linked, 1, "create_channel") else { panic!("it has steps") };
    let undo = steps.steps[0].undo.as_ref().expect("the channel is archived again");
    let Some(ExprKind::Object(fields)) = undo.body.as_ref().map(|body| &body.kind) else { panic!("{:#?}", undo.body) };
    assert!(matches!(&fields[0].1.kind, ExprKind::Trust(inner) if reads_step(inner)), "{fields:#?}");
    assert!(undo.fail_when.is_some(), "a failure with status 200 is a failure here too");
}

fn reads_step(expr: &model::mapping::Expr) -> bool {
    let mut reads = false;
    expr.roots(&mut |root| reads |= matches!(root, Root::Step(_)));
    reads
}

fn fulfilment<'a>(linked: &'a Linked, provider: usize, route: &str) -> Option<&'a Fulfilment> {
    let at = linked.prim.routes.iter().position(|known| known.id == route)?;
    linked.prim.providers[provider].operations.get(at)
}

fn call<'a>(linked: &'a Linked, provider: usize, route: &str) -> &'a Call {
    match fulfilment(linked, provider, route) {
        Some(Fulfilment::Call(call)) => call,
        other => panic!("{route} is a call: {other:?}"),
    }
}

/// The codes of everything that was said, in order.
fn codes(said: &str) -> Vec<&str> {
    said.lines().filter_map(|line| line.split_once('[')?.1.split_once("]: ")).map(|(code, _)| code).collect()
}
