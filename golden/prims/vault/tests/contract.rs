// Generated from specs/prims/vault/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! The contract of vault.sh, tried in process against fakes of its vendors.
//!
//! What is promised stands in `contract.json`.

use prim_contract::Contract;
use prim_vault::App;

/// What is promised, and what the fakes are made from.
const CONTRACT: Contract = Contract::of(
    include_str!("contract.json"),
    &[("kv", include_str!("../fakes/kv.json")), ("system", include_str!("../fakes/system.json"))],
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

/// `PUT /v1/secrets/{path+}`
mod write_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("write");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("write");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("write");
    }
}

/// `GET /v1/secrets/{path+}`
mod read_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("read");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("read");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("read");
    }
}

/// `GET /v1/names`
mod list_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("list");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("list");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("list");
    }
}

/// `DELETE /v1/secrets/{path+}`
mod delete_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("delete");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("delete");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("delete");
    }
}

/// `POST /v1/restore/{path+}`
mod restore_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("restore");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("restore");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("restore");
    }
}

/// `POST /v1/purge/{path+}`
mod purge_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("purge");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("purge");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("purge");
    }
}

/// `GET /v1/health`
mod health_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("health");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("health");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("health");
    }
}
