// Generated from specs/prims/hive/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! What hive.sh can fail with, beyond what every service can.

use prim_service::{ErrorCode, Retry};

/// The bot is not a member of this channel or lacks a permission.
pub static NO_ACCESS: ErrorCode =
    ErrorCode::new("no_access", 403, "The bot is not a member of this channel or lacks a permission.", Retry::Never);
