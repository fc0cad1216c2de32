//! Prims about people and parcels: accounts, identity checks, shipping, and work done by hand.

use model::mapping::{Expr, ExprKind, Root, Step};
use model::prim::{Auth, Fulfilment};

use crate::support::linked;

/// Everything that is said, but for what cannot be generated yet.
fn said(path: &str) -> String {
    let said = linked(path).said();
    said.split("\n\n").filter(|part| !part.contains("[X099]: ")).collect::<Vec<_>>().join("\n\n")
}

#[test]
fn auth_links_without_a_word() {
    assert_eq!(said("specs/prims/auth/prim.yaml").trim(), "");
}

#[test]
fn id_links_without_a_word() {
    assert_eq!(said("specs/prims/id/prim.yaml").trim(), "");
}

#[test]
fn ship_links_without_a_word() {
    assert_eq!(said("specs/prims/ship/prim.yaml").trim(), "");
}

/// The fields that an object is made of.
fn fields(made: &Expr) -> &[(String, Expr)] {
    let ExprKind::Object(fields) = &made.kind else { panic!("{made:#?}") };
    fields
}

fn field<'e>(made: &'e Expr, name: &str) -> &'e Expr {
    let found = fields(made).iter().find(|(field, _)| field == name);
    found.map_or_else(|| panic!("no {name} in {made:#?}"), |(_, value)| value)
}

#[test]
fn fields_lie_over_those_of_a_map() {
    let ship = linked("specs/prims/ship/prim.yaml");
    let Fulfilment::Call(call) = &ship.prim.providers[0].operations[1] else { panic!("get_rate is a call") };
    let answer = call.answer.as_ref().expect("get_rate answers something");
    assert_eq!(fields(answer).len(), 7);
    let ExprKind::Path(root, steps) = &field(answer, "shipment").kind else { panic!("{answer:#?}") };
    assert_eq!((root, steps.as_slice()), (&Root::Param(1), [].as_slice()));
}

#[test]
fn a_list_of_what_may_be_nothing_may_be_nothing() {
    let hands = linked("specs/prims/hands/prim.yaml");
    let Fulfilment::Call(call) = &hands.prim.providers[0].operations[4] else { panic!("list_results is a call") };
    let body = call.body.as_ref().expect("it has a body");
    assert!(field(body, "AssignmentStatuses").maybe);
    let ship = linked("specs/prims/ship/prim.yaml");
    let Fulfilment::Call(call) = &ship.prim.providers[1].operations[5] else { panic!("validate_address is a call") };
    let body = call.body.as_ref().expect("it has a body");
    assert!(!field(body, "verify").maybe, "a list of constants is always there");
}

#[test]
fn the_whole_input_goes_through_a_map_in_place() {
    let ship = linked("specs/prims/ship/prim.yaml");
    let Fulfilment::Call(call) = &ship.prim.providers[0].operations[5] else { panic!("validate_address is a call") };
    let Some(Expr { kind: ExprKind::List(items), .. }) = &call.body else { panic!("{:#?}", call.body) };
    let ExprKind::Convert(street) = &field(&items[0], "address_line1").kind else { panic!("{items:#?}") };
    assert_eq!(street.kind, ExprKind::Path(Root::Body, vec![Step::Field("street".to_owned())]));
}

#[test]
fn hands_links_without_a_word() {
    assert_eq!(said("specs/prims/hands/prim.yaml").trim(), "");
}

#[test]
fn tokens_can_be_fetched_elsewhere() {
    let auth = linked("specs/prims/auth/prim.yaml");
    let Auth::ClientCredentials { token_url, .. } = &auth.prim.providers[0].connections[0].auth else {
        panic!("auth0 uses client credentials")
    };
    let ExprKind::Or(first, _) = &token_url.kind else { panic!("{token_url:#?}") };
    assert_eq!(first.kind, ExprKind::Path(Root::Env("AUTH0_TOKEN_URL".to_owned()), Vec::new()));
    assert!(auth.prim.env.iter().any(|variable| variable.name == "AUTH0_TOKEN_URL"));
}
