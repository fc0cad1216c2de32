//! `schemes`, `host` and `basePath` to servers.

use super::Upgrade;
use crate::tree::{NewNode, NodeId};

pub(super) fn upgrade_servers(upgrade: &mut Upgrade<'_>) {
    let root = upgrade.root;
    if upgrade.get(root, "servers").is_none() {
        set_servers(upgrade, root);
    }
}

/// An operation may be served in other ways than the rest.
pub(super) fn upgrade_own_schemes(upgrade: &mut Upgrade<'_>, operation: NodeId) {
    if upgrade.get(operation, "schemes").is_some() && upgrade.get(upgrade.root, "host").is_some() {
        set_servers(upgrade, operation);
    }
}

fn set_servers(upgrade: &mut Upgrade<'_>, holder: NodeId) {
    let root = upgrade.root;
    let path = upgrade.text(root, "basePath").unwrap_or_default();
    let path = path.trim_end_matches('/');
    let urls = match upgrade.text(root, "host") {
        Some(host) => {
            // The scheme is the one by which the document was fetched, if it does not say: today that is this one.
            let mut schemes = upgrade.texts(holder, "schemes").unwrap_or_else(|| vec!["https".to_owned()]);
            schemes.sort_by_key(|scheme| scheme != "https");
            schemes.into_iter().map(|scheme| format!("{scheme}://{host}{path}")).collect()
        }
        None if path.is_empty() => Vec::new(),
        None => vec![path.to_owned()],
    };
    if urls.is_empty() {
        return;
    }
    let like = upgrade.get(root, "host").or(upgrade.get(root, "basePath")).unwrap_or(root);
    let server = |url| NewNode::Map(vec![("url".to_owned(), NewNode::text(url))]);
    let servers = upgrade.tree.add(like, NewNode::List(urls.into_iter().map(server).collect::<Vec<_>>()));
    upgrade.tree.set(holder, "servers", NewNode::Same(servers));
}
