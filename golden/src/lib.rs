// Generated from specs/platform.yaml and 37 more by `cargo xtask gen`. Do not edit.

//! Every prim that is generated here. There is no code: the package names them for the workspace.
