// Generated from specs/prims/infer/prim.yaml and 13 more by `cargo xtask gen`. Do not edit.

//! The contract of infer.sh, tried in process against fakes of its vendors.
//!
//! What is promised stands in `contract.json`.

use prim_contract::Contract;

/// The service with its hand-written parts.
type App = prim_infer::App<infer_hooks::Hooks>;

/// What is promised, and what the fakes are made from.
const CONTRACT: Contract = Contract::of(
    include_str!("contract.json"),
    &[
        ("openrouter", include_str!("../../fakes/openrouter.json")),
        ("groq", include_str!("../../fakes/groq.json")),
        ("deepinfra", include_str!("../../fakes/deepinfra.json")),
        ("together", include_str!("../../fakes/together.json")),
        ("fireworks", include_str!("../../fakes/fireworks.json")),
        ("novita", include_str!("../../fakes/novita.json")),
        ("anthropic", include_str!("../../fakes/anthropic.json")),
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

/// `POST /v1/chat`
mod chat_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("chat");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("chat");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("chat");
    }

    #[test]
    fn streams() {
        CONTRACT.streams::<App>("chat");
    }
}

/// `POST /v1/embed`
mod embed_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("embed");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("embed");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("embed");
    }
}

/// `GET /v1/models`
mod list_models_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("list_models");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("list_models");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("list_models");
    }
}
