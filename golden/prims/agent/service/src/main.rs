// Generated from specs/prims/agent/prim.yaml and 6 more by `cargo xtask gen`. Do not edit.

//! agent.sh as a program: it reads its environment, listens, and ends on a signal.

fn main() -> std::process::ExitCode {
    prim_service::run::<prim_agent::App<agent_hooks::Hooks>>()
}
