//! Environment templates: what each prim that is deployed reads, for whoever sets it up. The reference emitter: the
//! smallest that does something useful.

use minijinja::{Value, context};
use model::prim::{EnvFormat, Fleet, Need, Prim, Variable};

use crate::forms::comment;
use crate::systemd::credential;
use crate::{Emitter, Out, expresses_everything};

pub(crate) const EMITTER: Emitter =
    Emitter { name: "env", about: "environment templates", check: expresses_everything, emit };

fn emit(fleet: &Fleet, out: &mut Out<'_>) {
    for prim in fleet.prims.iter().filter(|prim| prim.status.is_deployed()) {
        let text = out.forms.render("env/prim.env", view(prim));
        out.add(format!("deploy/env/{}.env", prim.id), text, &prim.inputs);
    }
}

fn view(prim: &Prim) -> Value {
    let variables: Vec<Value> = prim.env.iter().map(|variable| variable_view(prim, variable)).collect();
    context! { id => prim.id.as_str(), name => comment(&prim.name), variables => variables }
}

fn variable_view(prim: &Prim, variable: &Variable) -> Value {
    let default = variable.default.as_ref().map(default_text);
    // A default stands in a comment: setting it is a choice. What has none waits to be filled in.
    let kind = match (variable.secret, &default, &variable.need) {
        (true, ..) => "secret",
        (false, Some(_), _) | (false, None, Need::Optional) => "default",
        (false, None, Need::Always | Need::WithPayments | Need::WithProviders(_)) => "set",
    };
    context! {
        name => variable.name.as_str(),
        comment => comment_lines(prim, variable),
        kind => kind,
        value => default.unwrap_or_default(),
        credential => credential(variable),
    }
}

fn comment_lines(prim: &Prim, variable: &Variable) -> Vec<Value> {
    let need = match &variable.need {
        Need::Always => "Required.".to_owned(),
        Need::WithPayments => "Required unless payments are disabled.".to_owned(),
        Need::WithProviders(of) if of.len() == prim.providers.len() => "Required.".to_owned(),
        Need::WithProviders(of) => {
            let names: Vec<&str> = of.iter().map(|&at| prim.providers[at].name.as_str()).collect();
            format!("Required with {}.", names.join(" or "))
        }
        Need::Optional => "Optional.".to_owned(),
    };
    let check = &variable.check;
    let form = match check.format {
        EnvFormat::Text => None,
        EnvFormat::Url => Some("A URL."),
        EnvFormat::Hostname => Some("A host name."),
        EnvFormat::Phone => Some("A telephone number, +15005550006."),
        EnvFormat::Uuid => Some("A UUID."),
        EnvFormat::Integer => Some("A whole number."),
        EnvFormat::Number => Some("A number."),
        EnvFormat::Boolean => Some("true or false."),
        EnvFormat::Duration => Some("A duration, 30s."),
        EnvFormat::TextList => Some("Several, with commas between them."),
        EnvFormat::UrlList => Some("URLs, with commas between them."),
    };
    let mut rules = vec![need];
    rules.extend(form.map(str::to_owned));
    rules.extend(check.pattern.as_ref().map(|pattern| format!("Matches {pattern}")));
    if !check.one_of.is_empty() {
        rules.push(format!("One of {}.", check.one_of.join(", ")));
    }
    vec![comment(&variable.description), comment(&rules.join(" "))]
}

fn default_text(value: &model::Value) -> String {
    match value {
        model::Value::Text(text) | model::Value::Number(text) => text.clone(),
        model::Value::Bool(value) => value.to_string(),
        model::Value::List(items) => items.iter().map(default_text).collect::<Vec<_>>().join(","),
        model::Value::Null | model::Value::Object(_) => String::new(),
    }
}
