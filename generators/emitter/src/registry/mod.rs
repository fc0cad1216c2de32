//! The registry of services: one JSON file that scripts for deploying, setting up and watching hosts read, so that none of
//! them keeps a list of its own.

use model::Value;
use model::prim::{Fleet, Need, Prim};

use crate::systemd::{credential, unit_name};
use crate::{Emitter, Out, expresses_everything};

pub(crate) const EMITTER: Emitter =
    Emitter { name: "registry", about: "the registry of services", check: expresses_everything, emit };

fn emit(fleet: &Fleet, out: &mut Out<'_>) {
    let prims = fleet.prims.iter().map(entry).collect();
    let registry = Value::Object(vec![
        ("domain".to_owned(), Value::Text(fleet.domain.clone())),
        ("services".to_owned(), Value::List(prims)),
    ]);
    let mut inputs: Vec<String> = fleet.prims.iter().flat_map(|prim| prim.inputs.iter().cloned()).collect();
    inputs.sort();
    inputs.dedup();
    out.add("deploy/services.json", crate::json::pretty(&registry), &inputs);
}

fn entry(prim: &Prim) -> Value {
    let text = |text: &str| Value::Text(text.to_owned());
    let number = |number: u64| Value::Number(number.to_string());
    let mut fields = vec![
        ("id", text(&prim.id)),
        ("name", text(&prim.name)),
        ("status", text(prim.status.word())),
        ("category", text(&prim.category)),
        ("description", text(&prim.description)),
    ];
    if let Some(port) = prim.port {
        fields.push(("port", number(port.into())));
    }
    if prim.status.is_deployed() {
        let unit = unit_name(prim);
        let variable = |variable: &model::prim::Variable| {
            let need =
                if variable.need == Need::Optional || variable.default.is_some() { "optional" } else { "required" };
            let mut fields = vec![("name".to_owned(), text(&variable.name)), ("need".to_owned(), text(need))];
            if variable.secret {
                fields.push(("credential".to_owned(), text(&credential(variable))));
            }
            Value::Object(fields)
        };
        fields.push(("endpoint", text(&format!("https://{}", prim.host))));
        fields.push(("health", text(&format!("https://{}/", prim.host))));
        fields.push(("unit", text(&format!("{unit}.service"))));
        fields.push(("program", text(&unit)));
        fields.push(("env", Value::List(prim.env.iter().map(variable).collect())));
    }
    Value::Object(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}
