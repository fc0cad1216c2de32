//! scratch: client DOC OUT
#![allow(missing_docs)]
use std::time::Instant;
fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let text = std::fs::read_to_string(&args[0]).unwrap();
    let name = args[0].rsplit('/').next().unwrap().to_owned();
    let mut sources = source::Sources::new();
    let file = sources.add(name.clone(), text);
    let mut out = source::Diagnostics::new();
    let t = Instant::now();
    let tree = reader::syntax::parse(file, &sources, &mut out).unwrap();
    let parse = t.elapsed();
    let t = Instant::now();
    let set = reader::openapi::DocumentSet::new(&name, tree);
    let document = reader::openapi::upgrade(set, &mut out).unwrap();
    let api = reader::openapi::lower(&document, &reader::openapi::Pick::All, &mut out);
    let lower = t.elapsed();
    let t = Instant::now();
    let files = emitter::client::render_sources(&api, &api.title, std::slice::from_ref(&name));
    let emit = t.elapsed();
    let root = std::path::Path::new(&args[1]);
    let mut lines = 0;
    for f in &files {
        let p = root.join(&f.path);
        std::fs::create_dir_all(p.parent().unwrap()).unwrap();
        lines += f.text.lines().count();
        std::fs::write(p, &f.text).unwrap();
    }
    std::fs::write(root.join("Cargo.toml"), format!("[package]\nname = \"c-{}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n[lib]\ndoctest = false\n[dependencies]\nprim-json = {{ path = \"/work/main/runtime/json\" }}\nprim-client = {{ path = \"/work/main/runtime/client\" }}\n", name.split('.').next().unwrap().to_lowercase().replace(['_'], "-"))).unwrap();
    println!(
        "{name}: parse {parse:.1?} lower {lower:.1?} emit {emit:.1?} ops {} files {} lines {lines}",
        api.operations.len(),
        files.len()
    );
}
