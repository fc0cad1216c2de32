//! `src/providers/mod.rs`: whoever fulfils the prim, and which of them is in use.

use model::prim::Prim;
use quasi::{Code, Ident, Literal, rust};

use super::config::ConfigView;
use super::view::ServiceView;
use crate::rust::names::{Scope, type_ident, value_ident};

/// The module of each provider and the name of its type, in the order of the manifest.
pub(crate) fn idents(prim: &Prim) -> Vec<(Ident, Ident)> {
    let mut modules = Scope::default();
    let ident =
        |provider: &model::prim::Provider| (modules.give(value_ident(&provider.words)), type_ident(&provider.words));
    prim.providers.iter().map(ident).collect()
}

pub(super) fn render(view: &ServiceView<'_>, config: &ConfigView<'_>) -> Code {
    let prim = view.prim;
    let about = format!("Who fulfils {}.", prim.name);
    let providers = idents(prim);
    let mut modules: Vec<&Ident> = providers.iter().map(|(module, _)| module).collect();
    modules.sort_by_key(|module| module.as_str().trim_start_matches("r#"));
    let missing = format!("{} has hand-written parts: start it by the crate that holds them", prim.name);
    let missing = rust!(Err(StartError(#{Literal::Text(&missing)}.to_owned())));
    let is_whole = prim.hooks.is_empty() && !providers.is_empty();
    let arms = prim.providers.iter().zip(&providers).skip(1);
    let first = providers.first().map(|(module, ty)| rust!(#module::#ty));
    rust! {
        #{Code::module_doc(&about)}

        #for module in modules {
            pub mod #module;
        }

        use std::sync::Arc;

        use prim_service::StartError;

        use crate::config::Config;
        use crate::provider::Provider;

        /// The provider that the configuration names.
        #if let (Some(first), true) = (&first, is_whole) {
            pub fn choose(config: &Config) -> Result<Arc<dyn Provider>, StartError> {
                #if let Some(choice) = &config.choice {
                    match config.#choice {
                        #for (provider, (module, ty)) in arms {
                            #{Literal::Text(&provider.name)} => Ok(Arc::new(#module::#ty::new(config)?)),
                        }
                        _ => Ok(Arc::new(#first::new(config)?)),
                    }
                } #else {
                    Ok(Arc::new(#first::new(config)?))
                }
            }
        } #else {
            pub fn choose(_: &Config) -> Result<Arc<dyn Provider>, StartError> {
                #missing
            }
        }
    }
}
