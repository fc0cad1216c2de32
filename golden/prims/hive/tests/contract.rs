// Generated from specs/prims/hive/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! The contract of hive.sh, tried in process against fakes of its vendors.
//!
//! What is promised stands in `contract.json`.

use prim_contract::Contract;
use prim_hive::App;

/// What is promised, and what the fakes are made from.
const CONTRACT: Contract = Contract::of(
    include_str!("contract.json"),
    &[("discord", include_str!("../fakes/discord.json")), ("slack", include_str!("../fakes/slack.json"))],
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
mod post_message_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("post_message");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("post_message");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("post_message");
    }
}

/// `POST /v1/messages/scheduled`
mod schedule_message_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("schedule_message");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("schedule_message");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("schedule_message");
    }
}

/// `DELETE /v1/channels/{channel}/messages/{message}`
mod delete_message_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("delete_message");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("delete_message");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("delete_message");
    }
}

/// `GET /v1/channels/{channel}/messages`
mod history_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("history");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("history");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("history");
    }
}

/// `GET /v1/channels`
mod list_channels_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("list_channels");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("list_channels");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("list_channels");
    }
}

/// `POST /v1/channels`
mod create_channel_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("create_channel");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("create_channel");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("create_channel");
    }
}

/// `GET /v1/me`
mod whoami_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("whoami");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("whoami");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("whoami");
    }
}
