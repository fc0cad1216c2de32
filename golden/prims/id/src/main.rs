// Generated from specs/prims/id/prim.yaml and 2 more by `cargo xtask gen`. Do not edit.

//! id.sh as a program: it reads its environment, listens, and ends on a signal.

fn main() -> std::process::ExitCode {
    prim_service::run::<prim_id::App>()
}
