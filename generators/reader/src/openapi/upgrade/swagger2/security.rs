//! Security definitions to security schemes.

use super::Upgrade;
use crate::tree::{NewNode, NodeId};

pub(super) fn upgrade_schemes(upgrade: &mut Upgrade<'_>) {
    for scheme in upgrade.values(upgrade.root, "securityDefinitions") {
        if !upgrade.is_new(scheme) {
            continue;
        }
        match upgrade.text(scheme, "type").as_deref() {
            Some("basic") => {
                upgrade.tree.set(scheme, "type", NewNode::text("http"));
                upgrade.tree.set(scheme, "scheme", NewNode::text("basic"));
            }
            Some("oauth2") => upgrade_flow(upgrade, scheme),
            _ => {}
        }
    }
}

/// The one flow that a definition has.
fn upgrade_flow(upgrade: &mut Upgrade<'_>, scheme: NodeId) {
    let Some(flow) = upgrade.text(scheme, "flow") else { return };
    let kind = match flow.as_str() {
        "application" => "clientCredentials",
        "accessCode" => "authorizationCode",
        other => other,
    };
    let said = ["authorizationUrl", "tokenUrl", "scopes"].into_iter().filter_map(|key| {
        let value = upgrade.get(scheme, key)?;
        Some((key.to_owned(), NewNode::Same(value)))
    });
    let flow = NewNode::Map(said.collect());
    upgrade.tree.set(scheme, "flows", NewNode::Map(vec![(kind.to_owned(), flow)]));
}
