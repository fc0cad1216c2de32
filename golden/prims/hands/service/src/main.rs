// Generated from specs/prims/hands/prim.yaml and 2 more by `cargo xtask gen`. Do not edit.

//! hands.sh as a program: it reads its environment, listens, and ends on a signal.

fn main() -> std::process::ExitCode {
    prim_service::run::<prim_hands::App<hands_hooks::Hooks>>()
}
