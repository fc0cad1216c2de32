// Generated from specs/prims/infer/prim.yaml and 13 more by `cargo xtask gen`. Do not edit.

//! infer.sh as a program: it reads its environment, listens, and ends on a signal.

fn main() -> std::process::ExitCode {
    prim_service::run::<prim_infer::App<infer_hooks::Hooks>>()
}
