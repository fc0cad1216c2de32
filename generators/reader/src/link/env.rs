//! Variables: the prim's own first, then those that arrive with what it declares.

use std::collections::{BTreeMap, BTreeSet};

use model::Value;
use model::prim::{Access, Check, EnvFormat, Need, Prim, Variable};

use crate::prim::manifest::{self, Manifest, Owner, Price};
use crate::prim::platform::Platform;
use crate::prim::value::{Mention, Root};
use crate::prim::{Entry, Spanned};

/// Who refers to a variable.
#[derive(Clone, Debug, Default)]
struct Users {
    /// Whether something refers to it that does not depend on the provider.
    always: bool,
    /// Providers that do, by position among the real ones.
    providers: BTreeSet<usize>,
}

/// Everything that the prim reads from its environment.
pub(super) fn variables(manifest: &Manifest, platform: &Platform) -> Vec<Variable> {
    let users = users(manifest);
    let own = manifest.env.iter().map(|entry| variable(entry, None, own_need(entry, users.get(entry.name.as_str()))));
    let groups = platform.env.iter().flat_map(|group| {
        let has_group = has_group(&group.name, manifest);
        let is_used = |entry: &Entry<manifest::Variable>| users.contains_key(entry.name.as_str());
        group.value.iter().filter(move |entry| has_group || is_used(entry)).map(move |entry| {
            let need = match (entry.value.is_required(), group.name.as_str()) {
                (false, _) => Need::Optional,
                (true, "payment") => Need::WithPayments,
                (true, _) => Need::Always,
            };
            variable(entry, Some(&group.name), need)
        })
    });
    own.chain(groups).collect()
}

/// The variable that says which providers are enabled, unless the prim has one of that name. If nothing is said, only
/// the first is: every further one costs a contract and a key, so a deployment names it.
pub(super) fn choice(prim: &Prim) -> Option<Variable> {
    let name = prim.choice().filter(|name| prim.env.iter().all(|variable| variable.name != *name))?;
    let pool = prim.pool.as_ref()?;
    let names: Vec<String> =
        pool.order.iter().filter_map(|&at| prim.providers.get(at)).map(|provider| provider.name.clone()).collect();
    Some(Variable {
        name,
        description: "Providers that are enabled, the preferred first, with commas between them.".to_owned(),
        secret: false,
        need: Need::Optional,
        default: Some(Value::List(names.iter().take(1).cloned().map(Value::Text).collect())),
        check: Check { format: EnvFormat::TextList, one_of: names, ..Check::default() },
        group: Some("provider".to_owned()),
        span: prim.span,
    })
}

/// The group `payment` comes with a route that costs something or that only operators may call; all others with every
/// prim.
fn has_group(name: &str, manifest: &Manifest) -> bool {
    let is_guarded = |route: &Entry<manifest::Route>| {
        route.value.access == Access::Operator || !matches!(route.value.price, None | Some(Price::Free(_)))
    };
    name != "payment" || manifest.routes.iter().any(is_guarded)
}

fn users(manifest: &Manifest) -> BTreeMap<&str, Users> {
    let position: BTreeMap<&str, usize> =
        manifest.real_providers().enumerate().map(|(at, provider)| (provider.name.as_str(), at)).collect();
    let mut users: BTreeMap<&str, Users> = BTreeMap::new();
    manifest.mentions(&mut |owner, mention| {
        let Mention::Path(path) = mention else { return };
        let Root::Env(name) = &path.root else { return };
        let users = users.entry(name.value.as_str()).or_default();
        match owner {
            Owner::Route(_) => users.always = true,
            // A template is nobody by itself: those that are like it mention what it does.
            Owner::Provider(provider) => users.providers.extend(position.get(provider)),
            Owner::Session(_) => {}
        }
    });
    users
}

fn own_need(entry: &Entry<manifest::Variable>, users: Option<&Users>) -> Need {
    match users {
        _ if !entry.value.is_required() => Need::Optional,
        Some(users) if !users.always && !users.providers.is_empty() => {
            Need::WithProviders(users.providers.iter().copied().collect())
        }
        _ => Need::Always,
    }
}

fn variable(entry: &Entry<manifest::Variable>, group: Option<&str>, need: Need) -> Variable {
    let variable = &entry.value;
    Variable {
        name: entry.name.clone(),
        description: variable.description.value.clone(),
        secret: variable.secret,
        need,
        default: variable.default.as_ref().map(|default| default.value.clone()),
        check: Check {
            format: variable.format.as_ref().map(|format| format.value).unwrap_or_default(),
            pattern: variable.pattern.as_ref().map(|pattern| pattern.value.clone()),
            one_of: variable.one_of.iter().map(|value: &Spanned<String>| value.value.clone()).collect(),
        },
        group: group.map(str::to_owned),
        span: entry.span,
    }
}
