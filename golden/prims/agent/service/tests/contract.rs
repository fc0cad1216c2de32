// Generated from specs/prims/agent/prim.yaml and 6 more by `cargo xtask gen`. Do not edit.

//! The contract of agent.sh, tried in process against fakes of its vendors.
//!
//! What is promised stands in `contract.json`.

use prim_contract::Contract;

/// The service with its hand-written parts.
type App = prim_agent::App<agent_hooks::Hooks>;

/// What is promised, and what the fakes are made from.
const CONTRACT: Contract = Contract::of(
    include_str!("contract.json"),
    &[
        ("fly", include_str!("../../fakes/fly.json")),
        ("workers", include_str!("../../fakes/workers.json")),
        ("microvm", include_str!("../../fakes/microvm.json")),
    ],
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

/// `POST /v1/agents`
mod create_agent_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("create_agent");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("create_agent");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("create_agent");
    }
}

/// `GET /v1/agents/{id}`
mod get_agent_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("get_agent");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("get_agent");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("get_agent");
    }
}

/// `DELETE /v1/agents/{id}`
mod delete_agent_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("delete_agent");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("delete_agent");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("delete_agent");
    }
}

/// `POST /v1/agents/{id}/exec`
mod exec_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("exec");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("exec");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("exec");
    }
}

/// `GET /v1/agents`
mod list_agents_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("list_agents");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("list_agents");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("list_agents");
    }
}
