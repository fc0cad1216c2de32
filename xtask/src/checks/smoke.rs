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
        // Prims with hand-written parts run by crates of their own.
        if !bench.repo.root().join(format!("golden/prims/{prim}/src/main.rs")).is_file() {
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
