//! Documents that exist to test the generator: `specs/cases/client/<name>.yaml` becomes a module of a crate that holds them
//! all, `golden/cases/client`, and what is said about it a text beside it. So every construct is compiled, and a change
//! of what is emitted shows as a change of a few lines.

use emitter::client::render_sources;
use plan::{Plan, RelPath};
use reader::openapi::{Pick, lower};
use source::render::{Format, Style, render};
use source::{Diagnostics, Sources};

use crate::Error;
use crate::document;
use crate::emit::add_inputs;
use crate::repo::Repo;

/// Where the documents are, below the specs, and where the crate goes, below golden.
const FOLDER: &str = "cases/client";

/// The crate of all cases.
pub(crate) fn plan(repo: &Repo) -> Result<Plan, Error> {
    let mut plan = Plan::new();
    let specs = repo.specs();
    let mut modules: Vec<(String, String)> = Vec::new();
    for file in specs.below(FOLDER).files()? {
        let Some(name) = file.strip_suffix(".yaml") else { continue };
        let path = format!("{FOLDER}/{file}");
        let module = name.replace('-', "_");
        let input = add_case(repo, &path, &module, &mut plan)?;
        modules.push((module, input));
    }
    if modules.is_empty() {
        return Ok(plan);
    }
    modules.sort();
    let inputs: Vec<String> = modules.iter().map(|(_, input)| input.clone()).collect();
    plan.add_file(RelPath::new(format!("{FOLDER}/src/lib.rs")), root(&modules), inputs.clone());
    plan.add_file(RelPath::new(format!("{FOLDER}/Cargo.toml")), MANIFEST.to_owned(), inputs);
    Ok(plan)
}

/// One document as a module. Gives back its path.
fn add_case(repo: &Repo, path: &str, module: &str, plan: &mut Plan) -> Result<String, Error> {
    let mut sources = Sources::new();
    let mut out = Diagnostics::new();
    let loaded = document::load(&repo.specs(), path, &mut sources, &mut out)?;
    let api = loaded
        .and_then(|loaded| loaded.document)
        .map(|document| lower(&document, &Pick::All, &mut out))
        .unwrap_or_default();
    let inputs: Vec<String> = sources.files().map(|(_, file)| file.path().to_owned()).collect();
    add_inputs(plan, &sources);
    for file in render_sources(&api, &api.title, "cargo xtask gen", &inputs) {
        let place = file.path.strip_prefix("src/").unwrap_or(&file.path);
        let place = if place == "lib.rs" { "mod.rs" } else { place };
        plan.add_file(RelPath::new(format!("{FOLDER}/src/{module}/{place}")), file.text, file.inputs);
    }
    let said = render(&out.sorted(), &sources, Format::Human(Style::Plain));
    if !said.is_empty() {
        plan.add_file(RelPath::new(format!("{FOLDER}/{module}.txt")), said, inputs.clone());
    }
    Ok(inputs.into_iter().next().unwrap_or_default())
}

fn root(modules: &[(String, String)]) -> String {
    let mut text = String::from(
        "// Generated from specs/cases/client by `cargo xtask gen`. Do not edit.\n\n\
         //! Clients of documents that hold one idea each.\n\n",
    );
    for (module, _) in modules {
        text.push_str(&format!("pub mod {module};\n"));
    }
    text
}

const MANIFEST: &str = "\
# Generated from specs/cases/client by `cargo xtask gen`. Do not edit.

[package]
name = \"client-cases\"
edition = \"2024\"
publish = false

[lib]
doctest = false

[dependencies]
prim-client = { path = \"../../../runtime/client\" }
prim-json = { path = \"../../../runtime/json\" }
";
