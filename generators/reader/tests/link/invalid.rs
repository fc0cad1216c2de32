//! Each manifest below `specs/invalid` that names a document of `specs/cases/vendors` is refused at the lines, and with
//! the codes, that it announces: `# X003` at the end of a line.

use std::collections::BTreeSet;
use std::fs;

use crate::support::{Linked, linked, root};

#[test]
fn what_is_wrong_is_found_where_it_is_announced() {
    let mut wrong = String::new();
    let mut count = 0;
    let mut paths: Vec<_> = fs::read_dir(root().join("specs/invalid"))
        .expect("there are cases")
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .collect();
    paths.sort();
    for name in paths {
        let path = format!("specs/invalid/{name}");
        let Ok(text) = fs::read_to_string(root().join(&path)) else { continue };
        if !text.contains("document: cases/vendors/") {
            continue;
        }
        count += 1;
        let linked = linked(&path);
        let (announced, found) = (announced(&text), found(&linked, &path));
        if announced != found {
            wrong += &format!("{name} announces {announced:?}, and this was found:\n{found:?}\n{}\n", linked.said());
        }
    }
    assert!(count > 15, "only {count} cases");
    assert!(wrong.is_empty(), "{wrong}");
}

/// Every code of linking has a case that shows it.
#[test]
fn every_code_has_a_case() {
    let names: Vec<String> = fs::read_dir(root().join("specs/invalid"))
        .expect("there are cases")
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .collect();
    for code in reader::link::codes::ALL {
        assert!(names.iter().any(|name| name.starts_with(&format!("{}-", code.id))), "{} has no case", code.id);
    }
}

fn announced(text: &str) -> BTreeSet<(usize, String)> {
    text.lines()
        .enumerate()
        .filter_map(|(at, line)| Some((at + 1, line.rsplit_once("# ")?.1)))
        .flat_map(|(line, codes)| codes.split(' ').map(move |code| (line, code.to_owned())))
        .collect()
}

fn found(linked: &Linked, path: &str) -> BTreeSet<(usize, String)> {
    linked.places().into_iter().filter(|(file, ..)| file == path).map(|(_, line, code)| (line, code)).collect()
}
