//! The pages about the language say what the language is.

use std::path::{Path, PathBuf};

use reader::prim::keys::levels;
use reader::prim::platform::parse_platform;
use reader::prim::reference::render_reference;
use reader::prim::{self, Parsed, codes};
use source::render::{Format, Style, render};
use source::{Diagnostics, Sources};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn page(name: &str) -> String {
    std::fs::read_to_string(root().join("docs").join(name)).unwrap()
}

#[test]
fn the_reference_is_what_the_definitions_print() {
    let (printed, page) = (render_reference(), page("manifest-reference.md"));
    let differs = printed.lines().zip(page.lines()).find(|(printed, page)| printed != page);
    let how = "print it anew: cargo run --package reader --example manifest_reference > docs/manifest-reference.md";
    assert!(differs.is_none(), "{differs:?}\n{how}");
    assert_eq!(printed, page, "{how}");
}

#[test]
fn the_reference_explains_every_key_and_every_code() {
    let page = page("manifest-reference.md");
    for level in levels() {
        for key in level.keys {
            assert!(page.contains(&format!("| `{}` | ", key.name)), "{} of {}", key.name, level.title);
        }
    }
    for code in codes::all() {
        assert!(page.contains(&format!("### {}: {}", code.id, code.title)), "{}", code.id);
    }
}

/// Links within the pages lead to a heading.
#[test]
fn links_lead_somewhere() {
    let anchors = |page: &str| -> Vec<String> {
        let headings =
            page.lines().filter_map(|line| line.strip_prefix('#')).map(|line| line.trim_start_matches('#').trim());
        let anchor = |heading: &str| -> String {
            let kept = heading.to_lowercase().replace(' ', "-");
            kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).collect()
        };
        headings.map(anchor).collect()
    };
    let pages = ["manifest.md", "manifest-reference.md"];
    for name in pages {
        let text = page(name);
        for (at, _) in text.match_indices("](") {
            let target = text[at + 2..].split(')').next().unwrap();
            if target.starts_with("http") {
                continue;
            }
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let file = if file.is_empty() { name } else { file };
            assert!(pages.contains(&file), "{target} in {name}");
            assert!(anchor.is_empty() || anchors(&page(file)).iter().any(|own| own == anchor), "{target} in {name}");
        }
    }
}

/// A block that begins like a manifest is one.
#[test]
fn manifests_in_the_page_are_manifests() {
    let text = page("manifest.md");
    let blocks: Vec<&str> = text.split("```yaml\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    let manifests: Vec<&&str> = blocks.iter().filter(|block| block.starts_with("prim: 1")).collect();
    assert_eq!(manifests.len(), 1);
    for manifest in manifests {
        let mut sources = Sources::new();
        let mut out = Diagnostics::new();
        let platform =
            sources.add("platform.yaml", std::fs::read_to_string(root().join("specs/platform.yaml")).unwrap());
        let platform = parse_platform(platform, &sources, &mut out).unwrap();
        let file = sources.add("page.yaml", (**manifest).to_owned());
        let Some(Parsed::Strict(manifest)) = prim::parse(file, &sources, &mut out) else { panic!("not read") };
        prim::check::check(&[&manifest], &platform, &mut out);
        let found = out.sorted();
        assert!(found.is_empty(), "{}", render(&found, &sources, Format::Human(Style::Plain)));
    }
}
