// Generated from specs/prims/pay/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! The APIs that pay.sh calls, as far as it calls them.

pub mod square;
pub mod stripe;
