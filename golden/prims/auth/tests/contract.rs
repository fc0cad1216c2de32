// Generated from specs/prims/auth/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! The contract of auth.sh, tried in process against fakes of its vendors.
//!
//! What is promised stands in `contract.json`.

use prim_auth::App;
use prim_contract::Contract;

/// What is promised, and what the fakes are made from.
const CONTRACT: Contract = Contract::of(
    include_str!("contract.json"),
    &[("auth0", include_str!("../fakes/auth0.json")), ("clerk", include_str!("../fakes/clerk.json"))],
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

/// `GET /v1/users`
mod list_users_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("list_users");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("list_users");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("list_users");
    }
}

/// `GET /v1/users/by-email`
mod find_users_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("find_users");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("find_users");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("find_users");
    }
}

/// `GET /v1/users/{id}`
mod get_user_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("get_user");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("get_user");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("get_user");
    }
}

/// `POST /v1/users`
mod create_user_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("create_user");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("create_user");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("create_user");
    }
}

/// `PATCH /v1/users/{id}`
mod update_user_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("update_user");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("update_user");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("update_user");
    }
}

/// `POST /v1/users/{id}/block`
mod block_user_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("block_user");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("block_user");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("block_user");
    }
}

/// `POST /v1/users/{id}/unblock`
mod unblock_user_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("unblock_user");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("unblock_user");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("unblock_user");
    }
}

/// `DELETE /v1/users/{id}`
mod delete_user_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("delete_user");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("delete_user");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("delete_user");
    }
}

/// `POST /v1/tickets/password`
mod reset_password_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("reset_password");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("reset_password");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("reset_password");
    }
}

/// `POST /v1/tickets/sign-in`
mod sign_in_link_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("sign_in_link");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("sign_in_link");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("sign_in_link");
    }
}
