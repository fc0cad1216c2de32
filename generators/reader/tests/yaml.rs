//! The tree says what YAML says: every file that `serde_yaml` reads too has the same values in both.

use std::path::{Path, PathBuf};

use reader::syntax;
use reader::tree::{Kind, Node};
use serde_yaml::Value;
use source::{Diagnostics, Sources};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn yaml_below(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        if path.is_dir() {
            yaml_below(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml") {
            found.push(path);
        }
    }
    found.sort();
}

/// How many files were compared, and where the two readers disagree.
fn compare_all(folder: &Path) -> (usize, Vec<String>) {
    let mut paths = Vec::new();
    yaml_below(folder, &mut paths);
    let mut compared = 0;
    let mut wrong = Vec::new();
    for path in paths {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        // What the other reader refuses (a key that stands twice, a number that is too large) cannot be compared.
        let Ok(other) = serde_yaml::from_str::<Value>(&text) else { continue };
        let mut sources = Sources::new();
        let file = sources.add("file.yaml", text);
        let Some(tree) = syntax::parse(file, &sources, &mut Diagnostics::new()) else {
            continue; // Ours is stricter: the reading of refused files is tested elsewhere.
        };
        compared += 1;
        if let Some(place) = differs(tree.root(), &other, "") {
            wrong.push(format!("{}: {place}", path.display()));
        }
    }
    (compared, wrong)
}

/// The first place where the two disagree.
fn differs(node: Node<'_>, other: &Value, at: &str) -> Option<String> {
    let other = if let Value::Tagged(tagged) = other { &tagged.value } else { other };
    let same = match (node.kind(), other) {
        (Kind::Map(map), Value::Mapping(mapping)) => {
            if map.len() != mapping.len() {
                return Some(format!("{at}: {} keys, and {} there", map.len(), mapping.len()));
            }
            return map.iter().find_map(|(key, value)| {
                let there = mapping.iter().find(|(name, _)| written(name).as_deref() == Some(key.text));
                match there {
                    Some((_, there)) => differs(value, there, &format!("{at}/{}", key.text)),
                    None => Some(format!("{at}/{}: not there", key.text)),
                }
            });
        }
        (Kind::List(list), Value::Sequence(sequence)) => {
            if list.len() != sequence.len() {
                return Some(format!("{at}: {} items, and {} there", list.len(), sequence.len()));
            }
            return list.iter().zip(sequence).enumerate().find_map(|(n, (a, b))| differs(a, b, &format!("{at}/{n}")));
        }
        (_, Value::Null) => node.is_null(),
        (_, Value::Bool(value)) => node.bool() == Some(*value),
        (_, Value::Number(number)) => node.number().is_some_and(|ours| {
            let theirs = number.as_f64().unwrap_or(f64::NAN);
            ours.as_f64().is_some_and(|ours| (ours - theirs).abs() <= theirs.abs() * 1e-12)
        }),
        // `001` is a number by the core schema of YAML 1.2, and text for the other reader.
        (_, Value::String(text)) if text.starts_with('0') => node.scalar() == Some(text.as_str()),
        (_, Value::String(text)) => node.text() == Some(text.as_str()),
        _ => false,
    };
    (!same).then(|| format!("{at}: {} here, {other:?} there", node.described()))
}

/// A key as text: the tree has no other keys.
fn written(key: &Value) -> Option<String> {
    Some(match key {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(value) => value.to_string(),
        Value::Null => "null".to_owned(),
        _ => return None,
    })
}

#[test]
fn specs_read_the_same() {
    let (compared, wrong) = compare_all(&root().join("specs"));
    assert!(compared > 20, "only {compared} files");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn published_documents_read_the_same() {
    let folder = std::env::var_os("PRIM_CORPUS").map_or_else(|| root().join("../shared/corpus"), PathBuf::from);
    if !folder.is_dir() {
        println!("SKIPPED: there is no corpus of published documents here");
        return;
    }
    let (compared, wrong) = compare_all(&folder);
    assert!(compared > 20, "only {compared} files");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
