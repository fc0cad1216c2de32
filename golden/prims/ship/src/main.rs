// Generated from specs/prims/ship/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! ship.sh as a program: it reads its environment, listens, and ends on a signal.

fn main() -> std::process::ExitCode {
    prim_service::run::<prim_ship::App>()
}
