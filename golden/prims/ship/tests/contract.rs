// Generated from specs/prims/ship/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! The contract of ship.sh, tried in process against fakes of its vendors.
//!
//! What is promised stands in `contract.json`.

use prim_contract::Contract;
use prim_ship::App;

/// What is promised, and what the fakes are made from.
const CONTRACT: Contract = Contract::of(
    include_str!("contract.json"),
    &[("shipengine", include_str!("../fakes/shipengine.json")), ("easypost", include_str!("../fakes/easypost.json"))],
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

/// `POST /v1/rates`
mod rates_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("rates");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("rates");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("rates");
    }
}

/// `POST /v1/labels`
mod buy_label_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("buy_label");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("buy_label");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("buy_label");
    }
}

/// `POST /v1/labels/{id}/void`
mod void_label_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("void_label");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("void_label");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("void_label");
    }
}

/// `GET /v1/tracking/{carrier}/{tracking_number}`
mod track_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("track");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("track");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("track");
    }
}

/// `POST /v1/addresses/validate`
mod validate_address_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("validate_address");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("validate_address");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("validate_address");
    }
}
