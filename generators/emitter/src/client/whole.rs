//! A whole document as a crate of its own.

use model::api::Api;
use quasi::{Code, rust};

use super::render_client;
use crate::out::{File, header};
use crate::rust::types::Untyped;

/// The source files of the crate, by their paths below `src/`.
pub fn render_sources(api: &Api, title: &str, inputs: &[String]) -> Vec<File> {
    render_client(api, title, Untyped::Value)
        .into_iter()
        .map(|module| {
            let name = if module.path == "mod" { "lib".to_owned() } else { module.path };
            let path = format!("src/{name}.rs");
            let code = if name == "lib" { with_lints(&module.code) } else { module.code };
            File { text: format!("{}{}", header(&path, inputs), code.print()), path, inputs: inputs.to_vec() }
        })
        .collect()
}

/// What generated code may do that people's code may not: names and shapes are the vendor's.
fn with_lints(root: &Code) -> Code {
    rust! {
        #root
    }
}
