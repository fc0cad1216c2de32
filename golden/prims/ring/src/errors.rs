// Generated from specs/prims/ring/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! What ring.sh can fail with, beyond what every service can.

use prim_service::{ErrorCode, Retry};

/// The number cannot receive this message or call.
pub static UNREACHABLE: ErrorCode =
    ErrorCode::new("unreachable", 422, "The number cannot receive this message or call.", Retry::Never);
