//! `src/providers/mod.rs`: whoever fulfils the prim, and which of them is in use.

use model::prim::Prim;
use quasi::{Code, Ident, Literal, rust};

use super::config::ConfigView;
use super::view::ServiceView;
use crate::adapter;
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
    let choice = config.choice.as_ref().filter(|_| prim.pool.is_some());
    let made = prim.providers.iter().zip(&providers);
    let made: Vec<Code> = made.map(|(provider, idents)| render_made(prim, provider, idents)).collect();
    rust! {
        #{Code::module_doc(&about)}

        #for module in modules {
            pub mod #module;
        }

        use std::sync::Arc;

        use prim_service::{Metrics, StartError};

        use crate::config::Config;
        #if view.has_hooks {
            use crate::hooks::Hooks;
        }
        #if choice.is_some() {
            use crate::pool::Pooled;
        }
        use crate::provider::Provider;

        #{render_choose(view, choice, &made)}
    }
}

/// `Arc::new(stripe::Stripe::new(config)?)`
fn render_made(prim: &Prim, provider: &model::prim::Provider, (module, ty): &(Ident, Ident)) -> Code {
    let takes_hooks = adapter::takes_hooks(prim, provider);
    rust!(Arc::new(#module::#ty::new(config, #if takes_hooks { hooks })?))
}

fn render_choose(view: &ServiceView<'_>, choice: Option<&Ident>, made: &[Code]) -> Code {
    let prim = view.prim;
    let hooks = view.has_hooks.then(|| rust!(hooks: &Arc<dyn Hooks>));
    let Some((first, others)) = made.split_first() else {
        return rust! {
            /// There is none.
            pub fn choose(_: &Config, _: &Metrics) -> Result<Arc<dyn Provider>, StartError> {
                Err(StartError("nobody fulfils this".to_owned()))
            }
        };
    };
    let Some(choice) = choice else {
        return rust! {
            /// The only one there is.
            pub fn choose(config: &Config, #if let Some(hooks) = hooks { #hooks, } _: &Metrics) -> Result<Arc<dyn Provider>, StartError> {
                Ok(#first)
            }
        };
    };
    let names = prim.providers.iter().skip(1).map(|provider| Literal::Text(&provider.name));
    rust! {
        /// Those that the configuration names, as one.
        pub fn choose(config: &Config, #if let Some(hooks) = hooks { #hooks, } metrics: &Metrics) -> Result<Arc<dyn Provider>, StartError> {
            let mut enabled: Vec<(&'static str, Arc<dyn Provider>)> = Vec::new();
            for &name in &config.#choice {
                let provider: Arc<dyn Provider> = match name {
                    #for (name, made) in names.zip(others) {
                        #name => #made,
                    }
                    _ => #first,
                };
                enabled.push((name, provider));
            }
            Ok(Arc::new(Pooled::new(enabled, metrics)?))
        }
    }
}
