//! Prims whose vendors ask for more: paths with slashes, several steps, several venues.

use model::mapping::{Expr, ExprKind, Of, Root, Steps, Verb};
use model::prim::{Fulfilment, Prim};

use crate::support::linked;

#[test]
fn vault_links_without_a_word() {
    assert_eq!(linked("specs/prims/vault/prim.yaml").said(), "");
}

#[test]
fn agent_links_without_a_word() {
    assert_eq!(linked("specs/prims/agent/prim.yaml").said(), "");
}

fn fulfilment<'p>(prim: &'p Prim, provider: &str, route: &str) -> &'p Fulfilment {
    let at = prim.routes.iter().position(|known| known.id == route).expect("the route is there");
    let provider = prim.providers.iter().find(|known| known.name == provider).expect("the provider is there");
    &provider.operations[at]
}

fn steps<'p>(prim: &'p Prim, provider: &str, route: &str) -> &'p Steps {
    let Fulfilment::Steps(steps) = fulfilment(prim, provider, route) else { panic!("{route} has steps") };
    steps
}

#[test]
fn slashes_stay_where_some_document_has_the_path() {
    let linked = linked("specs/prims/vault/prim.yaml");
    let kv = &linked.prim.apis[0].api;
    let path = kv.operations[0].parameters.iter().find(|parameter| parameter.name == "path").expect("path");
    assert!(matches!(path.form, model::api::Form::Style { allow_reserved: true, .. }), "{:?}", path.form);
}

#[test]
fn whoever_pays_has_a_wallet() {
    let linked = linked("specs/prims/vault/prim.yaml");
    let Fulfilment::Call(read) = fulfilment(&linked.prim, "hashicorp", "read") else { panic!("read is a call") };
    let is_the_callers = |value: &Expr| {
        let mut found = false;
        value.roots(&mut |root| found |= *root == Root::Caller);
        found
    };
    let path = read.parameters.iter().find(|(_, value)| is_the_callers(value)).expect("the wallet is part of the path");
    assert!(!path.1.maybe);
}

#[test]
fn a_status_of_a_step_is_an_answer_of_the_vendor() {
    let linked = linked("specs/prims/agent/prim.yaml");
    let started = &steps(&linked.prim, "fly", "create_agent").steps[2].call;
    let [(408, Expr { kind: ExprKind::Object(fields), .. })] = &started.treat[..] else { panic!("{started:#?}") };
    assert_eq!(fields[0].0, "ok");
}

#[test]
fn what_a_step_was_answered_is_trusted() {
    let linked = linked("specs/prims/agent/prim.yaml");
    let deleted = steps(&linked.prim, "fly", "delete_agent");
    assert!(deleted.trusts > 0);
    let volume = &deleted.steps[2].call.parameters;
    assert!(volume.iter().any(|(_, value)| matches!(value.kind, ExprKind::Trust(_))), "{volume:#?}");
}

#[test]
fn a_hook_makes_text_of_a_let() {
    let linked = linked("specs/prims/agent/prim.yaml");
    let create = linked.prim.routes.iter().find(|route| route.id == "create_agent").expect("create_agent");
    let (_, pubkey) = &create.lets[1];
    assert!(matches!(&pubkey.kind, ExprKind::Verb(Verb::Hook(name), _) if name == "nostr_pubkey"), "{pubkey:#?}");
    assert_eq!(pubkey.of, Of::Text);
}

#[test]
fn null_in_a_table_makes_nothing() {
    let linked = linked("specs/prims/infer/prim.yaml");
    let Fulfilment::Call(chat) = fulfilment(&linked.prim, "groq", "chat") else { panic!("chat is a call") };
    let Some(Expr { kind: ExprKind::Object(fields), .. }) = &chat.body else { panic!("{:#?}", chat.body) };
    let (_, model) = fields.iter().find(|(name, _)| name == "model").expect("the model is fed");
    let ExprKind::Or(named, as_it_is) = &model.kind else { panic!("{model:#?}") };
    assert!(named.maybe && !as_it_is.maybe && !model.maybe);
}

#[test]
fn infer_has_seven_venues_and_one_pool() {
    let linked = linked("specs/prims/infer/prim.yaml");
    let pool = linked.prim.pool.as_ref().expect("a pool");
    assert_eq!(pool.order.len(), 7);
    let fails = linked.prim.providers.iter().flat_map(|provider| &provider.operations);
    assert!(fails.filter(|operation| matches!(operation, Fulfilment::Unavailable(_))).count() == 1);
}
