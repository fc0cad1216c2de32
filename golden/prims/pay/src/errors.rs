// Generated from specs/prims/pay/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! What pay.sh can fail with, beyond what every service can.

use prim_service::{ErrorCode, Retry};

/// The card or account was refused.
pub static CARD_DECLINED: ErrorCode =
    ErrorCode::new("card_declined", 422, "The card or account was refused.", Retry::Never);
