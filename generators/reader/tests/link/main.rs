//! Manifests joined with the documents of their vendors.

mod accounts;
mod chat_pay_phone;
mod invalid;
mod stretch;
mod support;

use model::mapping::{Expr, ExprKind, Of, Root};
use model::prim::{Fulfilment, Need, Price};
use support::linked;

#[test]
fn infer_links_without_a_word() {
    let linked = linked("specs/prims/infer/prim.yaml");
    assert_eq!(linked.said(), "");
    let prim = &linked.prim;
    let ids: Vec<&str> = prim.routes.iter().map(|route| route.id.as_str()).collect();
    assert_eq!(ids, ["chat", "embed", "list_models"]);
    assert_eq!(prim.routes[0].price, Price::Fixed("0.01".to_owned()));
    assert!(prim.routes[0].stream.as_ref().is_some_and(|stream| stream.when.is_some()));
}

#[test]
fn shapes_that_agree_pass_as_they_are() {
    let linked = linked("specs/prims/infer/prim.yaml");
    let Fulfilment::Call(chat) = &linked.prim.providers[0].operations[0] else { panic!("chat is a call") };
    let Some(Expr { kind: ExprKind::Convert(inner), .. }) = &chat.answer else { panic!("{:#?}", chat.answer) };
    assert_eq!(inner.kind, ExprKind::Path(Root::Answer, Vec::new()));
    assert!(chat.stream.as_ref().is_some_and(|stream| stream.chunk.is_none()));
}

#[test]
fn rules_of_the_provider_count_where_the_route_lists_the_code() {
    let linked = linked("specs/prims/infer/prim.yaml");
    let Fulfilment::Call(embed) = &linked.prim.providers[0].operations[1] else { panic!("embed is a call") };
    let codes: Vec<&str> = embed.errors.rules.iter().map(|(_, code)| code.as_str()).collect();
    assert_eq!(codes[0], "not_supported");
    assert!(codes.contains(&"rejected"));
    assert!(!codes.contains(&"not_found"), "embed does not list it");
}

#[test]
fn variables_are_needed_by_whom_they_serve() {
    let linked = linked("specs/prims/infer/prim.yaml");
    let need = |name: &str| linked.prim.env.iter().find(|variable| variable.name == name).map(|found| &found.need);
    assert_eq!(need("OPENROUTER_API_KEY"), Some(&Need::WithProviders(vec![0])));
    assert_eq!(need("PRIM_PAY_TO"), Some(&Need::WithPayments));
    assert_eq!(need("OPENROUTER_BASE_URL"), Some(&Need::Optional));
}

#[test]
fn bases_can_be_led_elsewhere() {
    let linked = linked("specs/prims/infer/prim.yaml");
    let base = &linked.prim.providers[0].connections[0].base;
    assert!(matches!(&base.kind, ExprKind::Or(first, _) if first.of == Of::Text), "{base:#?}");
}
