//! `src/api.rs`: what the prim takes and answers.

use quasi::{Code, Ident, Literal, doc, rust};

use super::input::{Count, FileField, Inputs};
use super::view::{RouteView, ServiceView, code_of};
use crate::rust::docs::doc_or;
use crate::rust::names::{Scope, value_ident};
use crate::rust::types::{Owner, TypeView, render_types};

pub(super) fn render(view: &ServiceView<'_>, inputs: &Inputs) -> Code {
    let types = TypeView::of(&inputs.types, Owner::Ours, []).printed(view.roots.iter().copied());
    let about = format!("What {} takes and answers.", view.prim.name);
    let with_files: Code = view.routes.iter().map(|route| render_with_files(route, &types)).collect();
    rust! {
        #{Code::module_doc(&about)}

        #{render_types(&types)}

        #with_files
    }
}

/// A struct of files and whatever else the route takes.
fn render_with_files(route: &RouteView<'_>, types: &TypeView<'_>) -> Code {
    let Some(ident) = &route.with_files else { return Code::new() };
    let input = route.input;
    let fields = input.ty.map(|ty| code_of(types, ty));
    let about = format!("What `{} {}` takes.", route.route.method, route.route.path);
    rust! {
        #{doc(&about)}
        #[derive(Clone, Debug)]
        pub struct #ident {
            #if let Some(fields) = fields {
                /// Everything but files.
                pub input: #fields,
            }
            #for (file, name) in named(&input.files) {
                #{doc_or(&file.docs, "A file.")}
                pub #name: #{count_code(file.count)},
            }
        }
    }
}

/// The files of a route with the fields that hold them.
pub(crate) fn named(files: &[FileField]) -> Vec<(&FileField, Ident)> {
    let mut scope = Scope::with(["input"]);
    files.iter().map(|file| (file, scope.give(value_ident(&file.words)))).collect()
}

fn count_code(count: Count) -> Code {
    match count {
        Count::One => rust!(prim_service::File),
        Count::Maybe => rust!(Option<prim_service::File>),
        Count::Many => rust!(Vec<prim_service::File>),
    }
}

/// How a file is taken from a request.
pub(super) fn read_file(file: &FileField) -> Code {
    let Some(part) = &file.part else { return rust!(incoming.content()) };
    let method = Ident::new(match file.count {
        Count::One => "file",
        Count::Maybe => "optional_file",
        Count::Many => "files",
    });
    let media = &file.rule.media;
    let max = file.rule.max.map(|max| Literal::Integer(max.into()));
    let name = Literal::Text(part);
    if media.is_empty() && max.is_none() {
        return rust!(incoming.#method(#name, &FileRule::ANY)?);
    }
    rust! {
        incoming.#method(#name, &FileRule { #if !media.is_empty() { media_types: &[#for media in media { #{Literal::Text(media)}, }], } #if let Some(max) = &max { max: #max, } #if media.is_empty() || max.is_none() { ..FileRule::ANY } })?
    }
}
