//! Files that cost as much as they can: each is read or refused in a moment.

use std::fmt::Write;
use std::path::Path;

use reader::prim::platform::parse_platform;
use reader::prim::{self, Manifest, Parsed};
use source::{Diagnostics, Sources};

const HEAD: &str = "prim: 1\nid: demo\ncategory: ops\ndescription: x\n";

/// Reads and checks a text, and gives the codes that were found.
fn codes(text: String) -> Vec<&'static str> {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs");
    let mut sources = Sources::new();
    let mut out = Diagnostics::new();
    let platform = sources.add("platform.yaml", std::fs::read_to_string(specs.join("platform.yaml")).unwrap());
    let platform = parse_platform(platform, &sources, &mut out).unwrap();
    let file = sources.add("a.yaml", text);
    if let Some(Parsed::Strict(manifest)) = prim::parse(file, &sources, &mut out) {
        let all: [&Manifest; 1] = [&manifest];
        prim::check::check(&all, &platform, &mut out);
    }
    let mut codes: Vec<&str> = out.sorted().iter().map(|diagnostic| diagnostic.code.id).collect();
    codes.dedup();
    codes
}

fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect()
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let codes = codes(format!("{HEAD}about: {{ note: \"{}\" }}\n", "x ".repeat(1 << 19)));
    assert_eq!(codes, [prim::codes::TOO_LARGE.id]);
}

#[test]
fn too_many_of_anything_is_refused() {
    for text in [
        format!(
            "{HEAD}routes:\n{}",
            lines(5_000, |at| format!("  r{at}: {{ route: GET /v1/r{at}, summary: x, returns: none, price: free }}\n"))
        ),
        format!(
            "{HEAD}routes: {{ a: {{ route: GET /a, alias: [{}], summary: x, returns: none, price: free }} }}\n",
            lines(100_000, |at| format!("/{at},"))
        ),
        format!("{HEAD}schemas: {{ A: {{ fields: {{ {} }} }} }}\n", lines(50_000, |at| format!("a{at}: string, "))),
    ] {
        assert!(codes(text).contains(&prim::codes::TOO_LARGE.id));
    }
    let alias = lines(900, |at| format!("/b{at},"));
    let routes = lines(4, |at| {
        format!("  r{at}: {{ route: GET /r{at}, alias: [{alias}], summary: x, returns: none, price: free }}\n")
    });
    assert!(codes(format!("{HEAD}routes:\n{routes}")).contains(&prim::codes::TOO_LARGE.id));
}

#[test]
fn another_language_is_refused_without_a_search_for_each_word() {
    let text = format!("{HEAD}{}", lines(80_000, |at| format!("kee{at}: x\n")));
    assert!(codes(text).contains(&prim::codes::UNKNOWN_KEY.id));
    let long = "k".repeat(500_000);
    codes(format!("{HEAD}{long}: x\nschemas: {{ A: {long} }}\n"));
}

#[test]
fn many_that_like_one_take_over_no_more_than_a_bound() {
    let operation = "x".repeat(100_000);
    let mut text = format!(
        "{HEAD}providers:\n  base: {{ template: true, maps: {{ A: {{ a: {operation} }} }}, operations: {{}} }}\n"
    );
    for at in 0..900 {
        let _ = writeln!(text, "  p{at}: {{ like: base }}");
    }
    assert!(codes(text).contains(&prim::codes::TOO_LARGE.id));
    let mut chain = format!("{HEAD}providers:\n  p0: {{ operations: {{}} }}\n");
    for at in 1..900 {
        let _ = writeln!(chain, "  p{at}: {{ like: p{} }}", at - 1);
    }
    assert!(codes(chain).contains(&prim::codes::LIKE.id));
}

#[test]
fn types_that_multiply_are_walked_once() {
    let part = |at: usize| format!("  T{at}: {{ allOf: [{}] }}\n", format!("T{}, ", at + 1).repeat(40));
    let bomb = format!(
        "{HEAD}schemas:\n{}  T20: {{ fields: {{ a: string }} }}\nroutes: {{ a: {{ route: POST /a, summary: x, body: T0, returns: none, price: free, examples: [{{ request: {{ a: x }} }}] }} }}\n",
        lines(20, part)
    );
    codes(bomb);
    let part = |at: usize| format!("  T{at}: {{ anyOf: [{}] }}\n", format!("T{}, ", at + 1).repeat(40));
    let bomb = format!(
        "{HEAD}schemas:\n{}  T20: {{ fields: {{ a: string }} }}\nroutes: {{ a: {{ route: POST /a, summary: x, body: T0, returns: none, price: free, examples: [{{ request: {{ a: 1 }} }}] }} }}\n",
        lines(20, part)
    );
    codes(bomb);
    let circle = format!(
        "{HEAD}schemas: {{ A: A | B, B: {{ anyOf: [A, B] }} }}\nroutes: {{ a: {{ route: POST /a, summary: x, body: A, returns: none, price: free, examples: [{{ request: 1 }}] }} }}\n"
    );
    codes(circle);
}

#[test]
fn long_scalars_are_read_once() {
    let path = "a.".repeat(100_000) + "b";
    let holes = "{a}".repeat(60_000);
    codes(format!(
        "{HEAD}providers: {{ p: {{ operations: {{ a: {{ call: x, request: {{ a: {path}, b: \"={holes}\" }} }} }} }} }}\n"
    ));
    codes(format!("{HEAD}schemas: {{ A: \"{}\" }}\n", "list(".repeat(100_000)));
    codes(format!("{HEAD}about: {{ note: \"{}\" }}\n", "sk-".repeat(200_000)));
    codes(format!("{HEAD}env: {{ A: {{ description: x, pattern: \"{}\" }} }}\n", "(".repeat(100_000)));
    codes(format!(
        "{HEAD}routes: {{ a: {{ route: \"GET {}\", summary: x, returns: none, price: free }} }}\n",
        "/a".repeat(200_000)
    ));
    codes(format!(
        "{HEAD}routes: {{ a: {{ route: \"GET {}\", summary: x, returns: none, price: free }} }}\n",
        lines(40_000, |at| format!("/{{a{at}}}"))
    ));
}
