//! A program that we did not write, pointed at a service that we generated.

use model::prim::Status;
use pipeline::{Specs, check};

use super::running::Running;
use super::{Bench, Check, Tool, Verdict, said};

pub(super) const OPENAI: Check = Check {
    name: "openai-sdk",
    about: "the official OpenAI SDK completes a chat, streams one and lists models",
    needs: &[Tool::Node("openai-sdk")],
    run: openai,
};

/// The path that tells that a prim speaks it.
const CHAT: &str = "/v1/chat/completions";

fn openai(bench: &Bench<'_>) -> Verdict {
    let prim = match speaker(bench) {
        Ok(Some(prim)) => prim,
        Ok(None) => return Verdict::Nothing(format!("no prim has {CHAT}")),
        Err(why) => return Verdict::Failed(why),
    };
    // Node looks for what a script needs beside the script.
    let folder = bench.tools.node("openai-sdk");
    let script = bench.repo.root().join("xtask/tools/openai-sdk/check.mjs");
    if let Err(error) = std::fs::copy(&script, folder.join("check.mjs")) {
        return Verdict::Failed(format!("cannot copy {}: {error}", script.display()));
    }
    let running = match Running::start(bench, &prim) {
        Ok(running) => running,
        Err(why) => return Verdict::Failed(why),
    };
    match said(bench.command("node").arg("check.mjs").arg(&running.base).current_dir(&folder)) {
        Ok((true, text)) => Verdict::Passed(text.trim().to_owned()),
        Ok((false, text)) => Verdict::Failed(text),
        Err(verdict) => verdict,
    }
}

/// The prim that speaks the language of the SDK.
fn speaker(bench: &Bench<'_>) -> Result<Option<String>, String> {
    let checked = Specs::of(bench.repo).and_then(|specs| check::check(&specs)).map_err(|error| error.to_string())?;
    if checked.has_errors() {
        return Err("the specs are wrong: see `cargo xtask gen-check`".to_owned());
    }
    let speaks = |prim: &&model::prim::Prim| {
        prim.status > Status::Phantom
            && prim.routes.iter().any(|route| route.path == CHAT || route.aliases.iter().any(|alias| alias == CHAT))
    };
    Ok(checked.fleet.prims.iter().find(speaks).map(|prim| prim.id.clone()))
}
