//! A whole document as a crate of its own.

use minijinja::context;
use model::api::Api;
use quasi::{Code, rust};

use super::render_client;
use crate::forms::Forms;
use crate::out::{File, header_by};
use crate::rust::types::Untyped;

/// What a crate is called, and where its libraries are.
#[derive(Clone, Debug)]
pub struct Manifest<'m> {
    /// Its name.
    pub name: &'m str,
    /// What the document calls itself.
    pub title: &'m str,
    /// The path of `prim-client`, absolute or relative to the crate.
    pub client: &'m str,
    /// The path of `prim-json`.
    pub json: &'m str,
    /// Whether it lies in a workspace that it does not belong to.
    pub stands_alone: bool,
}

/// The Cargo manifest of the crate. `command` is what makes it.
pub fn render_manifest(forms: &Forms, manifest: &Manifest<'_>, command: &str, inputs: &[String]) -> File {
    let path = "Cargo.toml".to_owned();
    let values = context! {
        name => manifest.name,
        description => format!("A client of {}.", manifest.title),
        client => manifest.client,
        json => manifest.json,
        stands_alone => manifest.stands_alone,
    };
    let text = header_by(command, &path, inputs) + &forms.render("client/Cargo.toml", values);
    File { path, text, inputs: inputs.to_vec() }
}

/// The source files of the crate, by their paths below `src/`. `command` is what makes them.
pub fn render_sources(api: &Api, title: &str, command: &str, inputs: &[String]) -> Vec<File> {
    render_client(api, title, Untyped::Value)
        .into_iter()
        .map(|module| {
            let name = if module.path == "mod" { "lib".to_owned() } else { module.path };
            let path = format!("src/{name}.rs");
            let code = if name == "lib" { with_lints(&module.code) } else { module.code };
            let text = header_by(command, &path, inputs) + &code.print();
            File { path, text, inputs: inputs.to_vec() }
        })
        .collect()
}

/// What generated code may do that people's code may not: names and shapes are the vendor's.
fn with_lints(root: &Code) -> Code {
    rust! {
        #root
    }
}
