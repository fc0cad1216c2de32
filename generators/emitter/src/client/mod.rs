//! A vendor's API as a client: types, a request value per operation, a method per operation.
//!
//! A method fills a request and names how its answer is read; everything else is `prim-client`'s. The same code makes the
//! clients inside of prims and those of whole documents.

mod answer;
mod body;
mod operation;
mod parameter;
mod whole;

use model::Words;
use model::api::{Api, Operation};
use quasi::{Code, Ident, Literal, rust};

use crate::rust::docs::{doc_of, doc_or};
use crate::rust::names::{Scope, type_ident, value_ident};
use crate::rust::types::{Owner, TypeView, Untyped, render_types};
use answer::AnswerTypes;
use operation::OperationView;

pub(crate) use answer::Way;
pub use whole::{Manifest, render_manifest, render_sources};

/// A module of a client: its path below the client's folder without `.rs`, and what stands in it.
pub(crate) struct Module {
    pub(crate) path: String,
    pub(crate) code: Code,
}

/// Groups make sense only in large APIs: in small ones they are one more thing to know.
const GROUPED_FROM: usize = 24;

/// What modules of operations take from `prim-client`, in the order of rustfmt; request values have other names.
const FROM_CLIENT: &[&str] = &[
    "Answer",
    "Auth",
    "ByteStream",
    "Call",
    "Done",
    "Events",
    "Form",
    "Lines",
    "Method",
    "Multipart",
    "Nested",
    "Style",
    "Upload",
];

/// What they may take from `prim-json`.
pub(crate) const FROM_JSON: &[&str] =
    &["Base64", "Date", "DateTime", "Decimal", "Encoded", "Map", "Maybe", "Secret", "Uuid", "Value"];

/// Whether code names something: as a word of its own, outside of comments and texts, and not as part of a path.
pub(crate) fn names(code: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    code.lines().filter(|line| !line.trim_start().starts_with("//")).any(|line| {
        line.match_indices(name).any(|(at, _)| {
            let before = &line[..at];
            let after = line[at + name.len()..].chars().next();
            let in_text = before.matches('"').count() % 2 == 1;
            !in_text && !before.ends_with(|c| is_part(c) || c == ':') && !after.is_some_and(is_part)
        })
    })
}

/// A method of a client, for whoever calls it.
pub(crate) struct Method {
    /// The operation, as an index.
    pub(crate) operation: usize,
    /// How it reads the answer.
    pub(crate) way: Way,
    /// Its name.
    pub(crate) ident: Ident,
    /// The request value it takes, if it takes any.
    pub(crate) request: Option<Ident>,
    /// The fields of that for the operation's parameters, in their order.
    pub(crate) fields: Vec<Ident>,
}

/// The methods of a client that has no groups.
pub(crate) fn methods_of(api: &Api) -> Vec<Method> {
    let types = TypeView::of(&api.types, Owner::Vendor, []);
    let mut answers = AnswerTypes::default();
    let groups = groups_of(api);
    let views = groups.into_iter().flat_map(|group| GroupView::of(api, &types, group, &mut answers).operations);
    views.filter_map(|view| view.method_of(api)).collect()
}

/// The modules of a client; the first, `mod`, holds the others.
pub(crate) fn render_client(api: &Api, title: &str, untyped: Untyped) -> Vec<Module> {
    let types = TypeView::of(&api.types, Owner::Vendor, body::made_types(api));
    let types = types.printed(body::printed_types(api)).untyped(untyped);
    let used = types.in_module("types");
    let mut answers = AnswerTypes::default();
    let groups = groups_of(api);
    let views: Vec<GroupView<'_>> =
        groups.into_iter().map(|group| GroupView::of(api, &used, group, &mut answers)).collect();
    let is_flat = views.len() == 1;
    let mut modules =
        vec![Module { path: "mod".to_owned(), code: render_root(api, title, &views, is_flat, &types, &answers) }];
    if types.prints_any() {
        let code = rust! {
            #{Code::module_doc(&format!("What requests and answers of {title} are made of."))}

            #{render_types(&types)}
        };
        modules.push(Module { path: "types".to_owned(), code });
    }
    if let Some(code) = answers.render(title) {
        modules.push(Module { path: "errors".to_owned(), code });
    }
    for view in &views {
        modules.push(Module {
            path: view.module.as_str().trim_start_matches("r#").to_owned(),
            code: view.render(title, is_flat),
        });
    }
    modules
}

/// Operations that stand in one module.
struct Group<'m> {
    words: Words,
    docs: Code,
    operations: Vec<&'m Operation>,
}

fn groups_of(api: &Api) -> Vec<Group<'_>> {
    let all =
        || Group { words: Words::split("operations"), docs: Code::new(), operations: api.operations.iter().collect() };
    if api.operations.len() < GROUPED_FROM {
        return vec![all()];
    }
    let mut groups: Vec<Group<'_>> = api
        .groups
        .iter()
        .map(|group| Group { words: group.words.clone(), docs: doc_of(&group.docs), operations: Vec::new() })
        .collect();
    let mut rest = Group { words: Words::split("other"), docs: Code::new(), operations: Vec::new() };
    for operation in &api.operations {
        match operation.group.and_then(|at| groups.get_mut(at)) {
            Some(group) => group.operations.push(operation),
            None => rest.operations.push(operation),
        }
    }
    groups.push(rest);
    groups.retain(|group| !group.operations.is_empty());
    if groups.len() < 2 { vec![all()] } else { groups }
}

struct GroupView<'m> {
    module: Ident,
    /// The type whose methods the operations are.
    owner: Ident,
    docs: Code,
    operations: Vec<OperationView<'m>>,
    /// Types of answers and errors that several operations share are printed where they are first used.
    extra: Code,
}

impl<'m> GroupView<'m> {
    fn of(api: &'m Api, types: &TypeView<'m>, group: Group<'m>, answers: &mut AnswerTypes) -> Self {
        let mut methods = Scope::default();
        let plain = type_ident(&group.words);
        let is_taken = FROM_CLIENT.contains(&plain.as_str());
        let owner = if is_taken { type_ident(&group.words.with("operations")) } else { plain };
        let mut requests = Scope::with(FROM_CLIENT.iter().copied().chain([owner.as_str(), "Client", "DecodeError"]));
        let mut extra = Code::new();
        let operations = group
            .operations
            .iter()
            .flat_map(|operation| {
                OperationView::all_of(api, types, operation, &group.words, &mut methods, &mut requests, answers)
            })
            .inspect(|view| extra.push_item(&view.extra))
            .collect();
        let module = value_ident(&group.words);
        Self { module, owner, docs: group.docs, operations, extra }
    }

    fn render(&self, title: &str, is_flat: bool) -> Code {
        let requests: Code = self.operations.iter().map(OperationView::render_request).collect();
        let methods: Code = self.operations.iter().map(|view| view.render_method(is_flat)).collect();
        let about = Code::module_doc(&format!("Operations of {title}, and what they take."));
        let text: String = self.operations.iter().map(|view| view.printed.as_str()).collect();
        let mut above: Vec<Ident> = Vec::new();
        above.extend(is_flat.then(|| Ident::new("Client")));
        above.extend(
            ["errors", "types"].into_iter().filter(|module| text.contains(&format!("{module}::"))).map(Ident::new),
        );
        let core = FROM_CLIENT.iter().filter(|name| names(&text, name)).map(|name| Ident::new(*name));
        let core: Vec<Ident> = core.collect();
        let head = rust! {
            #about

            #if core.len() > 1 {
                use prim_client::{#for name in &core { #name, }};
            } #else {
                #for name in &core {
                    use prim_client::#name;
                }
            }
            #if names(&text, "DecodeError") {
                use prim_json::DecodeError;
            }
            #if FROM_JSON.iter().any(|name| names(&text, name)) {
                use prim_json::prelude::*;
            }

            #if above.len() > 1 {
                use super::{#for name in &above { #name, }};
            } #else {
                #for name in &above {
                    use super::#name;
                }
            }
        };
        let implementation = if is_flat {
            rust! {
                impl Client {
                    #methods
                }
            }
        } else {
            let owner = &self.owner;
            rust! {
                #{&self.docs}
                #[derive(Clone, Debug)]
                pub struct #owner<'c> {
                    pub(super) http: &'c prim_client::Client,
                }

                impl #owner<'_> {
                    #methods
                }
            }
        };
        let mut out = head;
        out.push_item(&implementation);
        out.push_item(&requests);
        out.push_item(&self.extra);
        out
    }
}

fn render_root(
    api: &Api,
    title: &str,
    views: &[GroupView<'_>],
    is_flat: bool,
    types: &TypeView<'_>,
    answers: &AnswerTypes,
) -> Code {
    let about = Code::module_doc(&format!("Client for {title}."));
    let server = api.servers.first().map(|server| Literal::Text(&server.url));
    let mut modules: Vec<Ident> = views.iter().map(|view| view.module.clone()).collect();
    modules.extend(answers.has_errors().then(|| Ident::new("errors")));
    modules.extend(types.prints_any().then(|| Ident::new("types")));
    modules.sort_by(|a, b| a.as_str().trim_start_matches("r#").cmp(b.as_str().trim_start_matches("r#")));
    let docs = doc_or(&api.docs, "Calls the API.");
    let accessors: Code = views
        .iter()
        .filter(|_| !is_flat)
        .map(|view| {
            let (module, owner) = (&view.module, &view.owner);
            rust! {
                #{&view.docs}
                pub fn #module(&self) -> #module::#owner<'_> {
                    #module::#owner { http: &self.http }
                }
            }
        })
        .collect();
    rust! {
        #about

        #![allow(deprecated)] // What the vendor advises against is still read and written.

        #for module in modules {
            pub mod #module;
        }

        #docs
        #[derive(Clone, Debug)]
        pub struct Client {
            http: prim_client::Client,
        }

        impl Client {
            #if let Some(server) = server {
                /// Where the document says that the API is served.
                pub const SERVER: &'static str = #server;
            }

            /// A client over a connection that knows where the API is served and how to prove who calls.
            pub fn new(http: prim_client::Client) -> Self {
                Self { http }
            }

            #accessors
        }
    }
}
