//! The smoke entries of every prim that can run here, against the service and the fakes of its vendors.

use super::running::Running;
use super::{Bench, Check, Verdict, said};

pub(super) const SMOKE: Check = Check {
    name: "smoke",
    about: "every prim answers its smoke entries, with fakes of its vendors",
    needs: &[],
    run: smoke,
};

fn smoke(bench: &Bench<'_>) -> Verdict {
    let entries = bench.files("golden/tests", ".json");
    let mut tried = 0;
    for entry in &entries {
        let prim = entry.rsplit('/').next().unwrap_or(entry).trim_end_matches(".json");
        // Those with hand-written parts are a package of their own; where nobody wrote them, nothing runs.
        let programs = ["src/main.rs", "service/src/main.rs"].map(|path| format!("golden/prims/{prim}/{path}"));
        if !programs.iter().any(|program| bench.repo.root().join(program).is_file()) {
            continue;
        }
        let running = match Running::start(bench, prim) {
            Ok(running) => running,
            Err(why) => return Verdict::Failed(why),
        };
        match said(bench.cargo().args(["xtask", "smoke", "--base", &running.base, "--group", prim])) {
            Ok((true, _)) => tried += 1,
            Ok((false, text)) => return Verdict::Failed(format!("{prim}\n{text}")),
            Err(verdict) => return verdict,
        }
    }
    if tried == 0 { Verdict::Nothing("no prim can run".to_owned()) } else { Verdict::Passed(format!("{tried} prims")) }
}
