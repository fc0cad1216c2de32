// Generated from specs/prims/ship/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! What ship.sh can fail with, beyond what every service can.

use prim_service::{ErrorCode, Retry};

/// The label was used or given back already.
pub static LABEL_USED: ErrorCode =
    ErrorCode::new("label_used", 409, "The label was used or given back already.", Retry::Never);
