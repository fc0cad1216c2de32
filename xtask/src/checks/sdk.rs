//! A program that we did not write, pointed at a service that we generated.

use super::{Bench, Check, Tool, Verdict};

pub(super) const OPENAI: Check = Check {
    name: "openai-sdk",
    about: "the official OpenAI SDK completes a chat, streams one and lists models",
    needs: &[Tool::Node("openai-sdk")],
    run: openai,
};

/// Where the script and what it needs are described.
const SCRIPT: &str = "xtask/tools/openai-sdk/check.mjs";

fn openai(bench: &Bench<'_>) -> Verdict {
    let _ = (bench, SCRIPT);
    Verdict::Nothing("no prim speaks it yet".to_owned())
}
