// Generated from specs/prims/pay/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! The contract of pay.sh, tried in process against fakes of its vendors.
//!
//! What is promised stands in `contract.json`.

use prim_contract::Contract;
use prim_pay::App;

/// What is promised, and what the fakes are made from.
const CONTRACT: Contract = Contract::of(
    include_str!("contract.json"),
    &[("stripe", include_str!("../fakes/stripe.json")), ("square", include_str!("../fakes/square.json"))],
);

#[test]
fn starts_with_what_it_needs_and_names_what_is_missing() {
    CONTRACT.starts::<App>();
}

#[test]
fn tells_its_health() {
    CONTRACT.is_healthy::<App>();
}

#[test]
fn asks_for_every_price() {
    CONTRACT.asks_for_prices::<App>();
}

#[test]
fn refuses_what_it_does_not_offer() {
    CONTRACT.has_one_envelope::<App>();
}

/// `POST /v1/payments`
mod create_payment_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("create_payment");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("create_payment");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("create_payment");
    }
}

/// `GET /v1/payments/{id}`
mod get_payment_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("get_payment");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("get_payment");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("get_payment");
    }
}

/// `GET /v1/payments`
mod list_payments_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("list_payments");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("list_payments");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("list_payments");
    }
}

/// `POST /v1/payments/{id}/cancel`
mod cancel_payment_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("cancel_payment");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("cancel_payment");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("cancel_payment");
    }
}

/// `POST /v1/refunds`
mod refund_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("refund");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("refund");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("refund");
    }
}

/// `POST /v1/links`
mod payment_link_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("payment_link");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("payment_link");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("payment_link");
    }
}
