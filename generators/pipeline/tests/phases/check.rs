//! What is said about specs that are wrong together.

use crate::support::Small;

const ALPHA: &str = "specs/prims/alpha/prim.yaml";

#[test]
fn good_specs_are_read_without_a_word() {
    let small = Small::new();
    assert_eq!(small.found(), [] as [&str; 0]);
    let prims = small.check().fleet.prims;
    let inputs: Vec<&str> = prims[0].inputs.iter().map(String::as_str).collect();
    assert_eq!(inputs, [ALPHA, "specs/platform.yaml", "specs/vendors/acme.yaml"]);
}

#[test]
fn all_mistakes_of_all_files_are_told_at_once() {
    let small = Small::new();
    small.edit(ALPHA, "category: ops", "category: nonsense");
    small.edit(ALPHA, "price: $0.01", "price: cheap");
    small.edit("specs/prims/beta/prim.yaml", "id: beta", "id: gamma");
    small.write("specs/prims/delta/prim.yaml", "prim: 1\nid: delta\n");
    small.write("specs/prims/broken/prim.yaml", "{");
    let found = small.found();
    for (code, file) in [("M014", "alpha"), ("M005", "alpha"), ("M010", "beta"), ("M003", "delta"), ("Y001", "broken")]
    {
        let place = format!("{code} specs/prims/{file}/");
        assert!(found.iter().any(|one| one.starts_with(&place)), "no {place} in {found:#?}");
    }
    let files: Vec<&str> = found.iter().filter_map(|one| one.split('/').nth(2)).collect();
    assert!(files.is_sorted(), "{found:#?}");
}

#[test]
fn files_that_are_named_and_not_there_are_told_where_they_are_named() {
    for (from, to, found) in [
        ("document: vendors/acme.yaml", "document: vendors/acne.yaml", format!("D001 {ALPHA}:23:15")),
        ("document: vendors/acme.yaml", "document: ../secret.yaml", format!("M005 {ALPHA}:23:15")),
        ("document: vendors/acme.yaml", "document: /etc/passwd", format!("M005 {ALPHA}:23:15")),
        (
            "send: send",
            "send: { call: send, request: { to: to, text: { $file: a.txt } } }",
            format!("D001 {ALPHA}:26:61"),
        ),
        (
            "send: send",
            "send: { call: send, request: { to: to, text: { $file: ../a } } }",
            format!("D002 {ALPHA}:26:61"),
        ),
    ] {
        let small = Small::new();
        small.edit(ALPHA, from, to);
        assert_eq!(small.found(), [found], "{to}");
    }
}

#[test]
fn a_mistake_in_a_document_is_told_there() {
    let small = Small::new();
    small.edit("specs/vendors/acme.yaml", "openapi: 3.1.0", "openapi: 1.0");
    assert_eq!(small.found(), ["A002 specs/vendors/acme.yaml:1:10"]);
}

#[test]
fn the_platform_must_be_there() {
    let small = Small::new();
    std::fs::remove_file(small.path("specs/platform.yaml")).unwrap();
    assert_eq!(small.found(), ["D001 specs/platform.yaml:1:1"]);
}

#[test]
fn a_folder_without_a_manifest_is_named() {
    let small = Small::new();
    std::fs::create_dir(small.path("specs/prims/empty")).unwrap();
    assert_eq!(small.found(), ["D004 specs/prims/empty/prim.yaml:1:1"]);
    assert!(!small.check().has_errors());
}

#[test]
fn repairs_are_read_with_their_document_and_stand_beside_it() {
    let small = Small::new();
    // The document loses what the manifest needs, and the repair brings it back.
    small.edit("specs/vendors/acme.yaml", "operationId: send", "operationId: sent");
    assert!(small.check().has_errors());
    let repairs = "repairs: vendors/acme.yaml\nlist:\n  - why: It is called otherwise.\n    at: paths./send.post.operationId\n    set: send\n    was: sent\n";
    small.write("specs/vendors/acme.repairs.yaml", repairs);
    assert_eq!(small.found(), [] as [&str; 0]);
    let inputs = &small.check().fleet.prims[0].inputs;
    assert!(inputs.contains(&"specs/vendors/acme.repairs.yaml".to_owned()), "{inputs:?}");

    small.write("specs/vendors/acme.repairs.yaml", &repairs.replace("vendors/acme", "vendors/other"));
    assert_eq!(small.found(), ["D003 specs/vendors/acme.repairs.yaml:1:1"]);
    small.write("specs/vendors/gone.repairs.yaml", repairs);
    assert!(small.found().contains(&"D003 specs/vendors/gone.repairs.yaml:1:1".to_owned()), "{:?}", small.found());
}

#[test]
fn a_document_in_several_files_is_an_input_with_all_of_them() {
    let small = Small::new();
    small.edit(
        "specs/vendors/acme.yaml",
        "{ type: object, required: [id], properties: { id: { type: string } } }",
        "{ $ref: parts/told.yaml }",
    );
    small.write(
        "specs/vendors/parts/told.yaml",
        "{ type: object, required: [id], properties: { id: { type: string } } }\n",
    );
    assert_eq!(small.found(), [] as [&str; 0]);
    assert!(small.check().fleet.prims[0].inputs.contains(&"specs/vendors/parts/told.yaml".to_owned()));
}
