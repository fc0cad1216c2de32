// Generated from specs/prims/id/prim.yaml and 2 more by `cargo xtask gen`. Do not edit.

//! The contract of id.sh, tried in process against fakes of its vendors.
//!
//! What is promised stands in `contract.json`.

use prim_contract::Contract;
use prim_id::App;

/// What is promised, and what the fakes are made from.
const CONTRACT: Contract =
    Contract::of(include_str!("contract.json"), &[("onfido", include_str!("../fakes/onfido.json"))]);

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

/// `POST /v1/applicants`
mod create_applicant_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("create_applicant");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("create_applicant");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("create_applicant");
    }
}

/// `GET /v1/applicants/{id}`
mod get_applicant_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("get_applicant");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("get_applicant");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("get_applicant");
    }
}

/// `DELETE /v1/applicants/{id}`
mod delete_applicant_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("delete_applicant");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("delete_applicant");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("delete_applicant");
    }
}

/// `POST /v1/documents`
mod upload_document_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("upload_document");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("upload_document");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("upload_document");
    }
}

/// `GET /v1/documents/{id}/file`
mod download_document_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("download_document");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("download_document");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("download_document");
    }
}

/// `POST /v1/checks`
mod start_check_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("start_check");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("start_check");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("start_check");
    }
}

/// `GET /v1/checks/{id}`
mod get_check_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("get_check");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("get_check");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("get_check");
    }
}

/// `POST /v1/applicants/{id}/token`
mod sdk_token_route {
    use super::{App, CONTRACT};

    #[test]
    fn answers() {
        CONTRACT.answers::<App>("sdk_token");
    }

    #[test]
    fn refuses_what_does_not_fit() {
        CONTRACT.refuses::<App>("sdk_token");
    }

    #[test]
    fn fails_as_declared() {
        CONTRACT.fails::<App>("sdk_token");
    }
}
