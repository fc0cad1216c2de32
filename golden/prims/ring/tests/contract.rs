// Generated from specs/prims/ring/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! The contract of ring.sh, tried in process against fakes of its vendors.
//!
//! What is promised stands in `contract.json`.

use prim_contract::Contract;
use prim_ring::App;

/// What is promised, and what the fakes are made from.
const CONTRACT: Contract = Contract::of(
    include_str!("contract.json"),
    &[("main", include_str!("../fakes/main.json")), ("verify", include_str!("../fakes/verify.json"))],
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

/// `POST /v1/messages`
mod send_sms_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("send_sms");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("send_sms");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("send_sms");
    }
}

/// `GET /v1/messages/{id}`
mod get_sms_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("get_sms");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("get_sms");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("get_sms");
    }
}

/// `GET /v1/messages`
mod list_sms_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("list_sms");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("list_sms");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("list_sms");
    }
}

/// `POST /v1/calls`
mod call_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("call");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("call");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("call");
    }
}

/// `POST /v1/calls/{id}/end`
mod end_call_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("end_call");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("end_call");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("end_call");
    }
}

/// `GET /v1/numbers/available`
mod search_numbers_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("search_numbers");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("search_numbers");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("search_numbers");
    }
}

/// `POST /v1/numbers`
mod buy_number_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("buy_number");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("buy_number");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("buy_number");
    }
}

/// `POST /v1/verifications`
mod verify_start_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("verify_start");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("verify_start");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("verify_start");
    }
}

/// `POST /v1/verifications/check`
mod verify_check_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("verify_check");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("verify_check");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("verify_check");
    }
}
