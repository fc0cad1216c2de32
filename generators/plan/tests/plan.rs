//! Compare and apply, on a folder of their own.

use std::fs;
use std::path::Path;

use plan::{Difference, Filter, Format, Input, LOCK, Plan, RelPath, apply, compare, render};

fn plan_of(port: u16) -> Plan {
    let mut plan = Plan::new();
    plan.add_input(Input::new("specs/a.yaml", format!("id: a\nport: {port}\n")));
    plan.add_input(Input::new("specs/b.yaml", "id: b\n"));
    let inputs = |names: &[&str]| names.iter().map(|name| format!("specs/{name}.yaml")).collect::<Vec<_>>();
    plan.add_file(RelPath::new("prims/a/config.rs"), format!("const PORT: u16 = {port};\n"), inputs(&["a"]));
    plan.add_file(RelPath::new("prims/b/config.rs"), "const B: u8 = 1;\n".to_owned(), inputs(&["b"]));
    plan.add_file(RelPath::new("deploy/list"), format!("a {port}\nb\n"), inputs(&["a", "b"]));
    plan
}

struct Place {
    _folder: tempfile::TempDir,
    root: std::path::PathBuf,
    keep: std::path::PathBuf,
}

fn place() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let (root, keep) = (folder.path().join("golden"), folder.path().join("kept"));
    Place { _folder: folder, root, keep }
}

fn differences(plan: &Plan, root: &Path) -> Vec<(String, Difference)> {
    let changes = compare(plan, root, &Filter::default()).unwrap();
    changes.list.into_iter().map(|change| (change.path, change.difference)).collect()
}

fn generate(plan: &Plan, at: &Place) -> plan::Applied {
    apply(&compare(plan, &at.root, &Filter::default()).unwrap(), &at.root, &at.keep).unwrap()
}

#[test]
fn what_was_written_is_fresh_and_keeps_its_time() {
    let at = place();
    assert_eq!(differences(&plan_of(1), &at.root).len(), 4);
    generate(&plan_of(1), &at);
    assert_eq!(differences(&plan_of(1), &at.root), []);
    let time = |path: &str| fs::metadata(at.root.join(path)).unwrap().modified().unwrap();
    let before = (time("prims/a/config.rs"), time("prims/b/config.rs"));
    generate(&plan_of(2), &at);
    assert!(time("prims/a/config.rs") > before.0);
    assert_eq!(time("prims/b/config.rs"), before.1);
    assert_eq!(fs::read_to_string(at.root.join("deploy/list")).unwrap(), "a 2\nb\n");
}

#[test]
fn every_kind_of_difference_is_told_apart() {
    let at = place();
    generate(&plan_of(1), &at);
    fs::remove_file(at.root.join("prims/b/config.rs")).unwrap();
    fs::write(at.root.join("deploy/list"), "mine\n").unwrap();
    fs::write(at.root.join("prims/stray"), "x").unwrap();
    fs::create_dir(at.root.join("prims/empty")).unwrap();
    assert_eq!(
        differences(&plan_of(2), &at.root),
        [
            ("deploy/list".to_owned(), Difference::Edited),
            (LOCK.to_owned(), Difference::Stale),
            ("prims/a/config.rs".to_owned(), Difference::Stale),
            ("prims/b/config.rs".to_owned(), Difference::Missing),
            ("prims/empty/".to_owned(), Difference::LeftOver),
            ("prims/stray".to_owned(), Difference::LeftOver),
        ]
    );
    let applied = generate(&plan_of(2), &at);
    assert_eq!((applied.written, applied.removed), (3, 2));
    let kept: Vec<_> = applied.kept.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(kept, ["deploy/list", "prims/stray"]);
    assert_eq!(fs::read_to_string(at.keep.join("deploy/list")).unwrap(), "mine\n");
    assert_eq!(differences(&plan_of(2), &at.root), []);
    assert!(!at.root.join("prims/empty").exists());
}

#[test]
fn any_byte_counts() {
    let at = place();
    let plan = plan_of(1);
    generate(&plan, &at);
    for path in ["prims/a/config.rs", "prims/b/config.rs", "deploy/list", LOCK] {
        let file = at.root.join(path);
        let text = fs::read(&file).unwrap();
        for at_byte in 0..text.len() {
            let mut changed = text.clone();
            changed[at_byte] ^= 1;
            fs::write(&file, &changed).unwrap();
            assert!(!differences(&plan, &at.root).is_empty(), "{path} byte {at_byte}");
        }
        fs::write(&file, &text).unwrap();
    }
    assert_eq!(differences(&plan, &at.root), []);
}

#[test]
fn a_difference_names_the_line_that_caused_it() {
    let at = place();
    generate(&plan_of(1), &at);
    let changes = compare(&plan_of(2), &at.root, &Filter::default()).unwrap();
    let shown = render(&changes, "golden", "cargo xtask gen", Format::Human { coloured: false });
    let expected = "\
stale          golden/deploy/list
stale          golden/gen.lock
stale          golden/prims/a/config.rs

--- golden/deploy/list (on disk)
+++ golden/deploy/list (generated)
@@ -1,2 +1,2 @@
-a 1
+a 2
 b

--- golden/prims/a/config.rs (on disk)
+++ golden/prims/a/config.rs (generated)
@@ -1 +1 @@
-const PORT: u16 = 1;
+const PORT: u16 = 2;

Changed since the last run:
  specs/a.yaml:2: port: 2

2 of 3 files differ. Accept with `cargo xtask gen`, then read `git diff golden`.
";
    assert_eq!(shown, expected);
    let json = render(&changes, "golden", "cargo xtask gen", Format::Json);
    assert!(json.contains(
        r#"{"file":"golden/prims/a/config.rs","difference":"stale","causes":[{"file":"specs/a.yaml","line":2}]}"#
    ));
    let github = render(&changes, "golden", "cargo xtask gen", Format::Github);
    assert!(github.starts_with("::error file=specs/a.yaml,line=2,title=golden::golden/deploy/list is stale"));
}

#[test]
fn conflict_markers_and_line_endings_are_named() {
    let at = place();
    generate(&plan_of(1), &at);
    fs::write(at.root.join("deploy/list"), "<<<<<<< ours\na 1\n=======\n>>>>>>> theirs\n").unwrap();
    fs::write(at.root.join("prims/b/config.rs"), "const B: u8 = 1;\r\n").unwrap();
    let lock = fs::read_to_string(at.root.join(LOCK)).unwrap();
    fs::write(at.root.join(LOCK), format!("<<<<<<< ours\n{lock}=======\n")).unwrap();
    let changes = compare(&plan_of(1), &at.root, &Filter::default()).unwrap();
    let shown = render(&changes, "golden", "gen", Format::Human { coloured: false });
    assert!(shown.contains("golden/deploy/list  (conflict markers)"), "{shown}");
    assert!(shown.contains("golden/prims/b/config.rs  (only line endings differ)"), "{shown}");
    generate(&plan_of(1), &at);
    assert_eq!(differences(&plan_of(1), &at.root), []);
}

#[test]
fn a_filter_leaves_the_rest_as_it_was() {
    let at = place();
    generate(&plan_of(1), &at);
    fs::write(at.root.join("prims/stray"), "x").unwrap();
    let filter = Filter::new(["deploy".to_owned()]);
    let changes = compare(&plan_of(2), &at.root, &filter).unwrap();
    assert_eq!((changes.compared, changes.list.iter().filter(|c| c.path != LOCK).count()), (1, 1));
    apply(&changes, &at.root, &at.keep).unwrap();
    // What was not meant is still known as it was: stale, not edited, and its cause is not forgotten.
    let rest = compare(&plan_of(2), &at.root, &Filter::default()).unwrap();
    let config = rest.list.iter().find(|change| change.path == "prims/a/config.rs").unwrap();
    assert_eq!((config.difference, config.causes.len()), (Difference::Stale, 1));
    assert!(rest.list.iter().any(|change| change.path == "prims/stray"));
}

#[test]
fn what_a_killed_run_leaves_behind_is_healed() {
    let at = place();
    generate(&plan_of(1), &at);
    // Killed after some files and before the lock, while another was being written.
    let changes = compare(&plan_of(2), &at.root, &Filter::default()).unwrap();
    let some = &changes.list[0];
    fs::write(at.root.join(&some.path), some.after.as_deref().unwrap()).unwrap();
    fs::write(at.root.join("prims/a/.config.rs.77.gen-tmp"), "const PO").unwrap();
    let applied = generate(&plan_of(2), &at);
    assert_eq!(applied.kept, []);
    assert_eq!(differences(&plan_of(2), &at.root), []);
    assert!(!at.root.join("prims/a/.config.rs.77.gen-tmp").exists());
}

#[test]
fn a_file_gives_way_to_a_folder_and_the_other_way_round() {
    let at = place();
    fs::create_dir_all(at.root.join("deploy/list")).unwrap();
    fs::write(at.root.join("deploy/list/x"), "mine").unwrap();
    fs::write(at.root.join("prims"), "mine too").unwrap();
    let applied = generate(&plan_of(1), &at);
    assert_eq!(applied.kept.len(), 2);
    assert_eq!(differences(&plan_of(1), &at.root), []);
}

#[cfg(unix)]
#[test]
fn links_are_replaced_and_never_followed() {
    let at = place();
    generate(&plan_of(1), &at);
    let elsewhere = at.keep.parent().unwrap().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    fs::write(elsewhere.join("precious"), "p").unwrap();
    fs::remove_dir_all(at.root.join("prims")).unwrap();
    std::os::unix::fs::symlink(&elsewhere, at.root.join("prims")).unwrap();
    std::os::unix::fs::symlink(elsewhere.join("precious"), at.root.join("deploy/link")).unwrap();
    assert!(!differences(&plan_of(1), &at.root).is_empty());
    generate(&plan_of(1), &at);
    assert_eq!(differences(&plan_of(1), &at.root), []);
    assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 1);
    assert_eq!(fs::read_to_string(elsewhere.join("precious")).unwrap(), "p");
}

#[test]
#[should_panic(expected = "two emitters made a")]
fn two_files_on_one_path_are_our_mistake() {
    let mut plan = Plan::new();
    plan.add_file(RelPath::new("a"), String::new(), []);
    plan.add_file(RelPath::new("a"), String::new(), []);
}

#[test]
fn the_world_says_what_it_refuses() {
    let at = place();
    fs::write(&at.root, "a file where the folder goes").unwrap();
    let error = compare(&plan_of(1), &at.root, &Filter::default()).unwrap_err();
    assert!(error.to_string().starts_with("cannot use as a folder "), "{error}");
}

#[test]
fn what_is_spared_is_left_alone() {
    let at = place();
    let mut plan = plan_of(1);
    plan.spare("target");
    fs::create_dir_all(at.root.join("target/debug")).unwrap();
    fs::create_dir_all(at.root.join("prims/target")).unwrap();
    generate(&plan, &at);
    assert_eq!(differences(&plan, &at.root), []);
    assert!(at.root.join("target/debug").is_dir());
    assert!(!at.root.join("prims/target").exists(), "only at the top");
}
