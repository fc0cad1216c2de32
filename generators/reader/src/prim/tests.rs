//! The tables and the reading of them agree: what no file can show.

use source::{Diagnostics, Sources};

use super::keys::levels;
use super::section::tests::recorded;

/// A key that nothing reads would be accepted and mean nothing.
#[test]
fn every_key_of_the_tables_is_read() {
    let everything = include_str!("../../../../specs/cases/manifest/everything/prim.yaml");
    let platform = include_str!("../../../../specs/platform.yaml");
    let mut sources = Sources::new();
    let mut out = Diagnostics::new();
    let file = sources.add("everything.yaml", everything);
    assert!(super::parse(file, &sources, &mut out).is_some());
    let file = sources.add("platform.yaml", platform);
    assert!(super::platform::parse_platform(file, &sources, &mut out).is_some());
    let read = recorded();
    let mut unread = Vec::new();
    // Schemas are expanded keyword by keyword, by the same table.
    for level in levels().into_iter().filter(|level| !["schema", "discriminator"].contains(&level.name)) {
        for key in level.keys.iter().filter(|key| !read.contains(&(level.name, key.name.to_owned()))) {
            unread.push(format!("{}.{}", level.name, key.name));
        }
    }
    assert!(unread.is_empty(), "{unread:?}");
}
