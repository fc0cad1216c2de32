//! systemd units: one per prim that is deployed.

use minijinja::{Value, context};
use model::Words;
use model::prim::{Fleet, Need, Prim, Variable};

use crate::{Emitter, Out, expresses_everything};

pub(crate) const EMITTER: Emitter =
    Emitter { name: "systemd", about: "systemd units, hardened", check: expresses_everything, emit };

/// Memory of a service that says nothing.
const MEMORY: u64 = 512 * 1024 * 1024;
const TASKS: u32 = 128;

fn emit(fleet: &Fleet, out: &mut Out<'_>) {
    for prim in fleet.prims.iter().filter(|prim| prim.status.is_deployed()) {
        let path = format!("deploy/systemd/{}.service", unit_name(prim));
        let text = out.forms.render("systemd/unit.service", view(prim));
        out.add(path, text, &prim.inputs);
    }
}

/// `prim-infer`: the unit, the crate and the program.
pub(crate) fn unit_name(prim: &Prim) -> String {
    format!("prim-{}", prim.id)
}

/// The file of a secret: `openrouter-api-key`.
pub(crate) fn credential(variable: &Variable) -> String {
    Words::split(&variable.name.to_lowercase()).kebab()
}

fn view(prim: &Prim) -> Value {
    let memory = prim.deploy.memory.unwrap_or(MEMORY);
    let secrets = |optional: bool| -> Vec<Value> {
        let wanted = move |variable: &&Variable| variable.secret && (variable.need == Need::Optional) == optional;
        prim.env.iter().filter(wanted).map(|variable| context! { credential => credential(variable) }).collect()
    };
    context! {
        id => prim.id.as_str(),
        name => prim.name.as_str(),
        description => prim.description.as_str(),
        host => prim.host.as_str(),
        unit_name => unit_name(prim),
        port => prim.port.unwrap_or_default(),
        after => prim.deploy.after.clone(),
        secrets => secrets(false),
        optional_secrets => secrets(true),
        // In flight requests get their whole time to end, and the service a little more to notice.
        stop_seconds => prim.limits.time_ms.div_ceil(1_000) + 10,
        state => prim.deploy.state,
        local_only => !prim.deploy.egress,
        memory_high => memory / 10 * 9,
        memory_max => memory,
        tasks => prim.deploy.tasks.unwrap_or(TASKS),
    }
}
