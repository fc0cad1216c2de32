//! Providers as code: adapters between routes of ours and operations of vendors.
//!
//! In: a prim whose mappings are linked. Out: for each provider a module with a struct that implements the prim's trait
//! `Provider`, for each vendor's API a client without types, and the trait of hand-written parts if there are any.
//!
//! Mappings run over trees of JSON: that they fit on both sides was proved when they were linked, so generated code is
//! short, and straight calls of `prim-adapter`. Where shapes agree nothing is mapped, and nothing is generated.

// Templates side by side read best as arms; names come from one place though some need nothing of it.
#![allow(clippy::match_bool, clippy::unused_self)]

mod connection;
mod expr;
mod hooks;
mod page;
mod parts;
mod predicate;
mod route;
mod rules;
mod steps;
#[cfg(test)]
mod tests;
mod vendor;

pub(crate) use hooks::{OF_TWO_KINDS as HOOK_OF_TWO_KINDS, asks_by_hand};
use model::prim::{Auth, Fulfilment, Prim, Provider};
use quasi::{Code, Ident, Literal, doc, rust};
use source::Diagnostics;

use crate::client;
use crate::service::Module;
use crate::service::config::ConfigView;
use crate::service::providers::idents;
use crate::service::view::ServiceView;
use parts::Parts;
use route::RouteWriter;
use rules::Statics;
pub(crate) use rules::is_name as names_event;
use vendor::Vendor;

/// The modules of all providers of a prim, of the vendors they call, and of what is written by hand.
pub(crate) fn render(view: &ServiceView<'_>, config: &ConfigView<'_>) -> Vec<Module> {
    let prim = view.prim;
    let vendors = Vendor::all_of(prim);
    let mut modules = Vec::new();
    for (at, provider) in prim.providers.iter().enumerate() {
        let (module, ident) = &idents(prim)[at];
        let path = format!("providers/{}", module.as_str().trim_start_matches("r#"));
        modules.push(Module { path, code: render_provider(view, config, &vendors, provider, ident) });
    }
    if !vendors.is_empty() {
        modules.push(Module { path: "vendors/mod".to_owned(), code: render_vendors(prim, &vendors) });
    }
    for vendor in &vendors {
        let into = |module: client::Module| Module { path: module.path, code: module.code };
        modules.extend(vendor.render().into_iter().map(into));
    }
    modules.extend(render_hooks(view));
    modules
}

/// The trait of hand-written parts, if there are any.
pub(crate) fn render_hooks(view: &ServiceView<'_>) -> Option<Module> {
    Some(Module { path: "hooks".to_owned(), code: hooks::render(view)? })
}

/// Says what hooks do not go together.
pub(crate) fn check(prim: &Prim, out: &mut Diagnostics) {
    hooks::check(prim, out);
}

/// Whether a provider is made with hand-written parts.
pub(crate) fn takes_hooks(prim: &Prim, provider: &Provider) -> bool {
    hooks::has_any(prim, provider)
}

/// Whether providers of a prim have hand-written parts: then there is a trait of them. What only the command line calls is
/// not among them.
pub(crate) fn has_hooks(prim: &Prim) -> bool {
    prim.providers.iter().any(|provider| hooks::has_any(prim, provider))
}

/// Whether some provider signs its requests as AWS asks, for which the runtime has a feature.
pub(crate) fn signs_sigv4(prim: &Prim) -> bool {
    let connections = prim.providers.iter().flat_map(|provider| &provider.connections);
    connections.into_iter().any(|connection| matches!(connection.auth, Auth::SigV4 { .. }))
}

fn render_vendors(prim: &Prim, vendors: &[Vendor<'_>]) -> Code {
    let mut modules: Vec<&Ident> = vendors.iter().map(|vendor| &vendor.module).collect();
    modules.sort_by_key(|module| module.as_str().trim_start_matches("r#"));
    rust! {
        #{Code::module_doc(&format!("The APIs that {} calls, as far as it calls them.", prim.name))}

        #for module in modules {
            pub mod #module;
        }
    }
}

fn render_provider(
    view: &ServiceView<'_>,
    config: &ConfigView<'_>,
    vendors: &[Vendor<'_>],
    provider: &Provider,
    ident: &Ident,
) -> Code {
    let statics = Statics::of(view.prim);
    let taken = view.routes.iter().map(|route| route.method.as_str()).chain(["new"]);
    let parts = Parts::of(view.prim, provider, config, taken);
    let calls: Vec<_> = provider.operations.iter().flat_map(Fulfilment::calls).collect();
    let (mut methods, mut functions) = (Code::new(), Code::new());
    for (fulfilment, route) in provider.operations.iter().zip(&view.routes) {
        let is_shared = fulfilment.calls().into_iter().any(|call| {
            calls.iter().filter(|known| known.errors == call.errors && known.success == call.success).count() > 1
        });
        let writer = RouteWriter { parts: &parts, statics: &statics, vendors, view: route, types: &view.types };
        let Some(written) = writer.write(fulfilment, is_shared) else { continue };
        methods.push_item(&written.method);
        written.functions.iter().for_each(|function| functions.push_item(function));
    }
    functions.push_item(&parts.render_used());
    let clients: Vec<(&Ident, (Code, Code))> = provider
        .connections
        .iter()
        .filter_map(|connection| {
            let vendor = vendors.get(connection.api)?;
            Some((&vendor.module, connection::render_client(&parts, vendor, connection)))
        })
        .collect();
    let statics = statics.into_code();
    let has_hooks = hooks::has_any(view.prim, provider);
    let own = [&methods, &functions].map(Code::print).concat();
    let keeps_config = own.contains("self.config") || own.contains("provider.config");
    let sends = own.contains("self.upstream");
    let keeps_hooks = own.contains("self.hooks");
    let seals = if own.contains("self.cursors") { connection::seals(&parts) } else { Vec::new() };
    let new_uses_config = keeps_config
        || seals.iter().any(|seal| seal.print().contains("config"))
        || clients.iter().any(|(_, (base, code))| (base.print() + &code.print()).contains("config"));
    let config_name = Ident::new(if new_uses_config { "config" } else { "_config" });
    let help = provider.help.as_deref().unwrap_or_default();
    let about = format!("{} fulfils {}.\n\n{help}", provider.name, view.prim.name);
    let about = crate::rust::docs::text_of(&model::Docs::new(about.trim()));
    let item = rust! {
        #{doc(&format!("The provider `{}`.", provider.name.replace('`', "")))}
        #[derive(Clone)]
        pub struct #ident {
            #if sends {
                upstream: Upstream,
            }
            #if !seals.is_empty() {
                cursors: Cursors,
            }
            #if keeps_config {
                config: Config,
            }
            #if keeps_hooks {
                hooks: Arc<dyn Hooks>,
            }
            #for (module, _) in &clients {
                /// The client of its API.
                pub #module: #module::Client,
            }
        }

        impl #ident {
            /// The provider as it is configured. Nothing is sent yet.
            pub fn new(#config_name: &Config, #if has_hooks { hooks: &Arc<dyn Hooks>, }) -> Result<Self, StartError> {
                #if has_hooks && !keeps_hooks && !clients.iter().any(|(_, (_, code))| code.print().contains("hooks.")) {
                    let _ = hooks;
                }
                #for (_, (base, _)) in &clients {
                    #base
                }
                Ok(Self {
                    #if sends {
                        upstream: Upstream::new(#{Literal::Text(&provider.name)}),
                    }
                    #if !seals.is_empty() {
                        cursors: Cursors::new(#{Literal::Text(&provider.name)}, &[#for seal in &seals { #seal, }]),
                    }
                    #if keeps_config {
                        config: config.clone(),
                    }
                    #if keeps_hooks {
                        hooks: hooks.clone(),
                    }
                    #for (module, (_, code)) in &clients {
                        #module: #code,
                    }
                })
            }

            #functions
        }

        impl Provider for #ident {
            #methods
        }
    };
    let mut body = item;
    body.push_item(&statics);
    let imports = render_imports(&body.print(), vendors);
    let mut out = rust! {
        #{Code::module_doc(&about)}

        #imports
    };
    out.push_item(&body);
    out
}

/// What a provider's module may name, by the crate it comes from.
const FROM_ADAPTER: &[&str] = &[
    "Brake", "Cursors", "Framing", "Page", "Problem", "Relay", "Rule", "Rules", "Steps", "Treated", "Upstream", "When",
    "connect", "fresh", "money", "need", "numbers", "text", "time", "with_key",
];
const FROM_MAKE: &[&str] = &[
    "Object",
    "accept",
    "at",
    "both",
    "chunk",
    "chunks",
    "constant",
    "each",
    "filled",
    "filled_of",
    "finish",
    "flat",
    "given",
    "headed",
    "header",
    "is",
    "is_any",
    "items",
    "keyed",
    "list",
    "list_of",
    "or",
    "or_null",
    "pick",
    "plain",
    "repeatable",
    "template",
    "there",
    "upload",
    "via",
    "when",
    "within",
    "without",
];
const FROM_CLIENT: &[&str] = &["Done", "Meta", "Multipart", "Retry", "SendCredentials", "Timeouts", "Upload"];
const FROM_SERVICE: &[&str] = &["Answer", "Call", "Chunks", "Failure", "StartError", "Streamed"];

fn render_imports(text: &str, vendors: &[Vendor<'_>]) -> Code {
    let used = |names: &'static [&'static str]| -> Vec<Ident> {
        names.iter().filter(|name| uses(text, name)).map(|name| Ident::new(*name)).collect()
    };
    let json = used(&["Encoded", "Number", "Value"]);
    let vendors: Vec<&Ident> = vendors
        .iter()
        .map(|vendor| &vendor.module)
        .filter(|module| text.contains(&format!("{}::", module.as_str())))
        .collect();
    let ours: Vec<(&str, bool)> = vec![
        ("crate::api", text.contains("api::")),
        ("crate::config::Config", uses(text, "Config")),
        ("crate::hooks::Hooks", uses(text, "Hooks")),
    ];
    let key_of = uses(text, "key_of");
    let unlisted = uses(text, "unlisted");
    rust! {
        #if uses(text, "Arc") {
            use std::sync::Arc;
        }
        #if uses(text, "Duration") {
            use std::time::Duration;
        }

        #if key_of {
            use prim_adapter::fresh::key_of;
        }
        #{group("prim_adapter::make", &used(FROM_MAKE))}
        #if unlisted {
            use prim_adapter::tables::unlisted;
        }
        #{group("prim_adapter", &used(FROM_ADAPTER))}
        #{group("prim_client", &used(FROM_CLIENT))}
        #{group("prim_json", &json)}
        #{group("prim_service", &used(FROM_SERVICE))}

        #for (path, _) in ours.into_iter().filter(|(_, is_used)| *is_used) {
            use #{Ident::new(path)};
        }
        #if uses(text, "Reply") {
            use crate::provider::{Provider, Reply};
        } #else {
            use crate::provider::Provider;
        }
        #for module in vendors {
            use crate::vendors::#module;
        }
    }
}

fn group(path: &str, names: &[Ident]) -> Code {
    let path = Ident::new(path);
    match names {
        [] => Code::new(),
        [one] => rust!(use #path::#one;),
        several => rust!(use #path::{#for name in several { #name, }};),
    }
}

/// Whether code names something that has to be imported: a type, a function that is called, or a module that is walked
/// through; not a method, a field or a definition of that name.
pub(crate) fn uses(code: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let is_type = name.starts_with(|c: char| c.is_ascii_uppercase());
    code.lines().filter(|line| !line.trim_start().starts_with("//")).any(|line| {
        line.match_indices(name).any(|(at, _)| {
            let (before, after) = (&line[..at], &line[at + name.len()..]);
            let in_text = (before.matches('"').count() - before.matches("\\\"").count()) % 2 == 1;
            let is_own = before.ends_with(|c| is_part(c) || c == ':' || c == '.') || before.ends_with("fn ");
            let follows =
                if is_type { !after.starts_with(is_part) } else { after.starts_with('(') || after.starts_with("::") };
            !in_text && !is_own && follows
        })
    })
}
