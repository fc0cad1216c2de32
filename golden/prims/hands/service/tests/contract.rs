// Generated from specs/prims/hands/prim.yaml and 2 more by `cargo xtask gen`. Do not edit.

//! The contract of hands.sh, tried in process against fakes of its vendors.
//!
//! What is promised stands in `contract.json`.

use prim_contract::Contract;

/// The service with its hand-written parts.
type App = prim_hands::App<hands_hooks::Hooks>;

/// What is promised, and what the fakes are made from.
const CONTRACT: Contract =
    Contract::of(include_str!("contract.json"), &[("mturk", include_str!("../../fakes/mturk.json"))]);

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

/// `POST /v1/tasks`
mod create_task_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("create_task");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("create_task");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("create_task");
    }
}

/// `GET /v1/tasks/{id}`
mod get_task_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("get_task");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("get_task");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("get_task");
    }
}

/// `POST /v1/tasks/{id}/stop`
mod stop_task_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("stop_task");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("stop_task");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("stop_task");
    }
}

/// `DELETE /v1/tasks/{id}`
mod delete_task_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("delete_task");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("delete_task");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("delete_task");
    }
}

/// `GET /v1/tasks/{id}/results`
mod list_results_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("list_results");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("list_results");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("list_results");
    }
}

/// `POST /v1/results/{id}/approve`
mod approve_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("approve");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("approve");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("approve");
    }
}

/// `POST /v1/results/{id}/reject`
mod reject_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("reject");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("reject");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("reject");
    }
}

/// `GET /v1/balance`
mod balance_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("balance");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("balance");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("balance");
    }
}
