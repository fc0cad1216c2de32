//! Manifests of the predecessor: all of them parse, nothing is an error, and everything that they leave open is
//! counted.
//!
//! The real ones stand beside the repository or where `PRIM_CORPUS` says. Nothing of them stands here but counts.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use model::prim::Status;
use reader::prim::legacy::{LegacyBody, render_strict};
use reader::prim::platform::{Platform, parse_platform};
use reader::prim::{self, LegacyManifest, Manifest, Parsed};
use source::render::{Format, Style, render};
use source::{Diagnostics, Severity, Sources};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The folder of real manifests, if it is there.
fn corpus() -> Option<PathBuf> {
    let corpus = std::env::var_os("PRIM_CORPUS").map_or_else(|| root().join("../shared/corpus"), PathBuf::from);
    let prims = corpus.join("prims");
    if prims.is_dir() {
        return Some(prims);
    }
    println!("SKIPPED: no corpus; set PRIM_CORPUS");
    None
}

fn platform(sources: &mut Sources, out: &mut Diagnostics) -> Platform {
    let file = sources.add("platform.yaml", std::fs::read_to_string(root().join("specs/platform.yaml")).unwrap());
    parse_platform(file, sources, out).unwrap()
}

fn read(path: &str, text: String) -> (Option<Box<LegacyManifest>>, BTreeMap<&'static str, usize>, String) {
    let mut sources = Sources::new();
    let file = sources.add(path, text);
    let mut out = Diagnostics::new();
    let parsed = prim::parse(file, &sources, &mut out);
    let found = out.sorted();
    let mut counts = BTreeMap::new();
    for diagnostic in &found {
        assert_eq!(diagnostic.severity, Severity::Warning, "{}: {}", path, diagnostic.message);
        *counts.entry(diagnostic.code.id).or_insert(0) += 1;
    }
    let shown = render(&found, &sources, Format::Human(Style::Plain));
    match parsed {
        Some(Parsed::Legacy(manifest)) => (Some(manifest), counts, shown),
        _ => (None, counts, shown),
    }
}

/// The number of routes of each, and of warnings by code.
const COUNTS: &str = "
auth: 0 routes; L000 1, L001 1, L050 4
browse: 0 routes; L000 1, L001 1
code: 0 routes; L000 1, L001 1
email: 16 routes; L000 1, L001 1, L010 6, L020 9, L021 3, L024 11, L030 16, L040 1, L050 1
faucet: 5 routes; L000 1, L001 1, L010 8, L020 6, L021 1, L022 2, L024 2, L030 5
infer: 3 routes; L000 1, L001 1, L010 5, L024 3, L030 3, L031 1, L050 1
mem: 9 routes; L000 1, L001 1, L010 5, L020 2, L021 1, L022 2, L024 6, L030 9, L050 1
pay: 0 routes; L000 1, L001 1
pipe: 0 routes; L000 1, L001 1
ring: 0 routes; L000 1, L001 1
search: 3 routes; L000 1, L001 1, L010 4, L020 6, L030 3, L050 1
seek: 0 routes; L000 1, L001 1
store: 12 routes; L000 1, L001 1, L010 6, L020 3, L021 2, L022 1, L024 8, L030 12, L050 1
track: 1 routes; L000 1, L001 1, L010 4, L024 1, L030 1, L050 1
vault: 0 routes; L000 1, L001 1
watch: 0 routes; L000 1, L001 1
";

#[test]
fn every_real_manifest_parses_and_says_what_it_leaves_open() {
    let Some(prims) = corpus() else { return };
    let mut folders: Vec<PathBuf> =
        std::fs::read_dir(prims).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    assert_eq!(folders.len(), 16);
    let mut counted = String::new();
    for folder in folders {
        let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
        let text = std::fs::read_to_string(folder.join("prim.yaml")).unwrap();
        let (manifest, counts, _) = read(&format!("{name}/prim.yaml"), text);
        let manifest = manifest.expect("it is a legacy manifest");
        assert_eq!(*manifest.id, name);
        let counts: Vec<String> = counts.into_iter().map(|(code, count)| format!("{code} {count}")).collect();
        let _ = writeln!(counted, "{name}: {} routes; {}", manifest.routes.len(), counts.join(", "));
    }
    assert_eq!(counted.trim(), COUNTS.trim(), "\n{counted}");
}

/// What a proposal may still lack: what the legacy file left open.
const OPEN: &[&str] = &["R004", "R060", "R061", "P010", "T013", "R021", "R013", "M024"];

#[test]
fn every_real_manifest_has_a_strict_form() {
    let Some(prims) = corpus() else { return };
    for entry in std::fs::read_dir(prims).unwrap() {
        let folder = entry.unwrap().path();
        let Ok(text) = std::fs::read_to_string(folder.join("prim.yaml")) else { continue };
        let (manifest, _, _) = read("prim.yaml", text);
        check_strict(&manifest.unwrap());
    }
}

/// The strict form is a manifest, and what is wrong with it is what was open. For a phantom nothing is.
fn check_strict(manifest: &LegacyManifest) -> String {
    let mut sources = Sources::new();
    let mut out = Diagnostics::new();
    let platform = platform(&mut sources, &mut out);
    let strict = render_strict(manifest, &platform);
    let file = sources.add("strict.yaml", strict.clone());
    let Some(Parsed::Strict(again)) = prim::parse(file, &sources, &mut out) else { panic!("not read:\n{strict}") };
    let all: [&Manifest; 1] = [&again];
    prim::check::check(&all, &platform, &mut out);
    let found = out.sorted();
    let shown = render(&found, &sources, Format::Human(Style::Plain));
    let unexpected = found.iter().filter(|diagnostic| !OPEN.contains(&diagnostic.code.id)).count();
    assert_eq!(unexpected, 0, "{shown}\n{strict}");
    if manifest.status.value == Status::Phantom {
        assert!(found.is_empty(), "{shown}");
    }
    assert_eq!(again.routes.len(), manifest.routes.len());
    strict
}

/// One line for everything that a legacy manifest can leave open, with what is said about it.
const EVERYTHING: &str = r#"id: demo
name: other.sh
endpoint: demo.example.com
status: hold
phantom: true
type: demo
category: ops
description: "Does: things, \"well\"."
port: 3050
env:
  - DEMO_TOKEN
  - PRIM_NETWORK
pricing:
  - { op: "Do it", price: "$0.01", provider_cost: "$0.00", as_of: "2026-02" }
providers:
  - name: acme
    env: [DEMO_TOKEN]
    sandbox: true
factory:
  max_body_size: "1MB"
  free_service: false
deploy:
  max_body_size: "25MB"
  access_log: true
  extra_caddy: ["mail.example.com { respond 200 }"]
interfaces: { mcp: false, cli: true }
taglin: x
routes_map:
  - route: "POST /v1/things/:thingId/do"
    request: DoRequest
    response: "Raw bytes"
    operation_id: do_it
    status: 201
    description: "Do it."
    notes: "Free for now."
    errors:
      - { status: 402, code: payment_required, description: "Pay." }
      - { status: 403, code: forbidden, description: "No." }
      - { status: 403, code: not_allowed, description: "No." }
  - route: "GET /v1/things"
    operation_id: list_things
    description: "List."
    query_params:
      - { name: limit, type: integer, description: "1-100, default 20" }
      - { name: q, type: string, description: "Words" }
    errors:
      - { status: 402, code: payment_required, description: "Pay." }
      - { status: 409, code: not_allowed, description: "No." }
  - route: "DELETE /v1/things/:id"
    response: null
    operation_id: delete_thing
    description: "Delete."
    errors: [{ status: 402, code: payment_required, description: "Pay." }]
"#;

#[test]
fn what_is_open_is_said_where_it_is() {
    let (manifest, _, shown) = read("demo.yaml", EVERYTHING.to_owned());
    let mut lines: Vec<(usize, &str)> = Vec::new();
    let mut code = "";
    for line in shown.lines() {
        if let Some(rest) = line.strip_prefix("warning[") {
            code = rest.get(..4).unwrap();
        } else if let Some(place) = line.trim().strip_prefix("--> demo.yaml:") {
            lines.push((place.split(':').next().unwrap().parse().unwrap(), code));
        }
    }
    assert_eq!(
        lines,
        [
            (1, "L000"),
            (2, "L002"),
            (4, "L001"),
            (5, "L002"),
            (11, "L010"),
            (12, "L010"),
            (16, "L050"),
            (18, "L099"),
            (23, "L032"),
            (25, "L040"),
            (27, "L099"),
            (30, "L020"),
            (32, "L030"),
            (32, "L031"),
            (39, "L022"),
            (40, "L024"),
            (41, "L030"),
            (44, "L021"),
            (48, "L023"),
            (51, "L030"),
        ],
        "{shown}"
    );
    let manifest = manifest.unwrap();
    assert_eq!(manifest.routes[0].path, "/v1/things/{thing_id}/do");
    assert_eq!(manifest.routes[0].response, LegacyBody::Bytes);
    assert_eq!(manifest.routes[2].response, LegacyBody::Nothing);
    assert_eq!((manifest.routes[0].free, manifest.routes[1].free), (None, Some(false)));
    assert_eq!(manifest.body.as_ref().map(|body| body.value), Some(25 << 20));
}

#[test]
fn the_proposal_keeps_what_is_known_and_names_what_is_open() {
    let (manifest, _, _) = read("demo.yaml", EVERYTHING.to_owned());
    let strict = check_strict(&manifest.unwrap());
    for line in [
        "description: \"Does: things, \\\"well\\\".\"",
        "  DEMO_TOKEN: { description: \"?\" }",
        "  not_allowed: { status: 403, description: \"No.\" }",
        "  DoRequest: any",
        "    route: \"POST /v1/things/{thing_id}/do\"",
        "    # open: price: free or not?",
        "    errors: [forbidden, not_allowed]",
        "      # open: 1-100, default 20",
        "      limit: integer",
        "    returns: none",
        "# open: provider acme, reads DEMO_TOKEN: document, auth, operations",
        "limits: { body: 25MB }",
        "interfaces: { mcp: false }",
    ] {
        assert!(strict.lines().any(|own| own == line), "{line} is not in\n{strict}");
    }
    assert!(!strict.contains("PRIM_NETWORK"), "it arrives by itself");
}

#[test]
fn a_strict_manifest_that_forgot_its_edition_is_not_taken_for_a_legacy_one() {
    let mut sources = Sources::new();
    let file = sources.add("a.yaml", "id: a\nroutes: {}\n");
    let mut out = Diagnostics::new();
    assert!(prim::parse(file, &sources, &mut out).is_none());
    let shown = render(&out.sorted(), &sources, Format::Human(Style::Plain));
    assert!(shown.contains("error[M003]: `prim` is missing") && shown.contains("write `prim: 1`"), "{shown}");
}
