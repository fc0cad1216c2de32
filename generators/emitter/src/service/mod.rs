//! A prim as a crate that runs: its API, its configuration, its providers, its routes.
//!
//! The crate states facts and hands them to `prim-service`; what is the same for every prim is there. One view of the prim is
//! made first, and each module is printed from it.

pub(crate) mod api;
pub(crate) mod config;
pub(crate) mod errors;
mod fake;
mod ids;
pub(crate) mod input;
pub(crate) mod package;
mod pool;
mod price;
pub(crate) mod provider;
pub(crate) mod providers;
mod routes;
#[cfg(test)]
pub(crate) mod tests;
pub(crate) mod view;

use minijinja::context;
use model::prim::{Fleet, Prim, Status};
use model::types::Shape;
use quasi::{Code, Ident, rust};
use source::{Diagnostic, Diagnostics};

use crate::rust::types::TypeView;
use crate::systemd::unit_name;
use crate::{Emitter, Out, adapter};
use config::ConfigView;
use input::Inputs;
use package::Packages;
use view::ServiceView;

pub(crate) const EMITTER: Emitter = Emitter { name: "service", about: "crates of prims, one each", check, emit };

/// A module of a prim's crate that another back end prints: its path below `src/` without `.rs`, and what stands in it.
pub(crate) struct Module {
    pub(crate) path: String,
    pub(crate) code: Code,
}

/// What providers and their vendors are printed by.
pub(crate) type Adapters = fn(&ServiceView<'_>, &ConfigView<'_>) -> Vec<Module>;

fn check(fleet: &Fleet, out: &mut Diagnostics) {
    for prim in generated(fleet) {
        adapter::check(prim, out);
        if Packages::of(prim) == Packages::Library {
            check_by_hand(prim, out);
        }
        for route in price::at_ceiling(prim) {
            let message =
                format!("`{}` is priced at its ceiling: how its price follows cannot be generated yet", route.id);
            out.push(Diagnostic::warning(&PRICED_AT_CEILING, route.span, message));
        }
        if prim.pool.is_some() {
            check_ids(prim, out);
        }
    }
}

/// Hand-written parts that nobody wrote.
fn check_by_hand(prim: &Prim, out: &mut Diagnostics) {
    let (id, unit) = (&prim.id, unit_name(prim));
    let span = prim.hooks.first().map_or(prim.span, |hook| hook.span);
    let message = format!("{} has hand-written parts, and nobody wrote them", prim.name);
    let help = format!(
        "write specs/prims/{id}/Cargo.toml: a package `{}` that depends on `{unit}-core`, with a `pub struct Hooks` that \
         implements `Default` and the trait of golden/prims/{id}/src/hooks.rs",
        package::hooks_name(prim)
    );
    out.push(Diagnostic::warning(&NOT_WRITTEN, span, message).label("no program is made of it until then").help(help));
}

/// Hand-written parts without a crate.
pub(crate) static NOT_WRITTEN: source::Code = source::Code {
    id: "E004",
    title: "hooks that nobody wrote",
    explanation: "What a manifest calls a hook is a method of a trait in the generated crate. It is implemented by hand, in \
                  a crate beside the manifest, and the program of the prim is made of both. Without that crate there is \
                  the library, and nothing that runs.",
};

/// Ids that cannot be tagged.
fn check_ids(prim: &Prim, out: &mut Diagnostics) {
    let inputs = Inputs::of(prim);
    let view = ServiceView::of(prim, &inputs);
    let ids = ids::Ids::of(&view);
    for route in prim.routes.iter().filter(|route| ids.in_stream(route)) {
        let message = format!("`{}` streams ids, which do not say whose they are", route.id);
        let help = "make them `string`, or answer them as a whole";
        out.push(Diagnostic::warning(&IDS_IN_STREAM, route.span, message).help(help));
    }
    for route in &prim.routes {
        for parameter in route.parameters.iter().filter(|parameter| ids.is_taken_as_text(parameter)) {
            let name = &parameter.name;
            let message = format!("`{}` takes `{name}` as plain text, and answers have ids of that name", route.id);
            let help = format!("declare it: `params: {{ {name}: id }}`");
            out.push(Diagnostic::warning(&ID_AS_TEXT, parameter.span, message).help(help));
        }
    }
}

/// A parameter that looks like an id and is none, in a prim with a pool.
pub(crate) static ID_AS_TEXT: source::Code = source::Code {
    id: "E003",
    title: "id taken as plain text",
    explanation: "Where a prim has several providers, ids in its answers say whose they are: `stripe.pi_1`. A parameter \
                  of the same name that is plain text is handed to the vendor with that tag, which the vendor does not \
                  know. Parameters of paths are text unless `params` says more.",
};

/// Ids in a stream of a prim with a pool.
pub(crate) static IDS_IN_STREAM: source::Code = source::Code {
    id: "E002",
    title: "ids in a stream",
    explanation: "Where a prim has several providers, ids in its answers say whose they are, so that a later request with \
                  such an id finds its provider. Streams are passed on as they come: ids in them stay as the vendor wrote \
                  them, and mean the first provider when they come back.",
};

/// A price that is not computed.
pub(crate) static PRICED_AT_CEILING: source::Code = source::Code {
    id: "E001",
    title: "route priced at its ceiling",
    explanation: "The price of the route asks somebody: another route, a table of rates, or a hand-written function. The \
                  generated service cannot do that yet, and asks for the highest price that the manifest allows: never \
                  for less than the call may cost.",
};

fn emit(fleet: &Fleet, out: &mut Out<'_>) {
    emit_with(fleet, out, adapter::render);
}

/// The crates, with their providers printed by somebody else.
pub(crate) fn emit_with(fleet: &Fleet, out: &mut Out<'_>, adapters: Adapters) {
    for prim in generated(fleet) {
        emit_prim(prim, out, adapters);
    }
    emit_fleet(fleet, out);
}

/// The prims that have a crate.
fn generated(fleet: &Fleet) -> impl Iterator<Item = &Prim> {
    fleet.prims.iter().filter(|prim| prim.status != Status::Phantom)
}

fn emit_prim(prim: &Prim, out: &mut Out<'_>, adapters: Adapters) {
    let inputs = Inputs::of(prim);
    let view = ServiceView::of(prim, &inputs);
    let config = ConfigView::of(prim);
    let packages = Packages::of(prim);
    let root = format!("prims/{}", prim.id);
    let modules = adapters(&view, &config);
    let has_program = packages == Packages::One;
    let values = context! {
        package => packages.library(prim),
        lib_name => (!has_program).then(|| package::library_ident(prim).as_str().to_owned()),
        description => format!("{}: {}", prim.name, prim.description),
        has_program => has_program,
        has_pool => prim.pool.is_some(),
        has_providers => !prim.providers.is_empty(),
        signs_sigv4 => adapter::signs_sigv4(prim),
    };
    let text = out.forms.render("service/Cargo.toml", values);
    out.add(format!("{root}/Cargo.toml"), text, &prim.inputs);
    let mut add = |path: &str, code: &Code| {
        let path = format!("{root}/src/{path}.rs");
        out.add(path, code.print(), &prim.inputs);
    };
    add("lib", &render_lib(&view, &modules));
    add("api", &api::render(&view, &inputs));
    add("config", &config::render(&view, &config));
    if errors::has_any(prim) {
        add("errors", &errors::render(&view));
    }
    add("provider", &provider::render(&view));
    add("providers/mod", &providers::render(&view, &config));
    if let Some(pool) = pool::render(&view) {
        add("pool", &pool);
    }
    add("routes", &routes::render(&view));
    for module in &modules {
        add(&module.path, &module.code);
    }
    if let Some(folder) = packages.program_folder(prim) {
        out.add(format!("{folder}/src/main.rs"), render_main(prim, packages).print(), &prim.inputs);
    }
    if packages == Packages::Two {
        let values = context! {
            package => unit_name(prim),
            description => format!("{} as a program, with what of it is written by hand.", prim.name),
            library => packages.library(prim),
            program => prim.words.then(&model::Words::split("program")).snake(),
            hooks => package::hooks_name(prim),
            hooks_path => format!("../../../../specs/prims/{}", prim.id),
        };
        let text = out.forms.render("service/program.toml", values);
        out.add(format!("{root}/service/Cargo.toml"), text, &prim.inputs);
        out.add(format!("{root}/service/src/lib.rs"), render_whole(prim, packages).print(), &prim.inputs);
    }
    for (at, api) in prim.apis.iter().enumerate() {
        out.add(format!("{root}/fakes/{}.json", api.name.kebab()), fake::render(prim, at), &prim.inputs);
    }
}

/// Whether some field is one that nobody should use any more.
fn advises_against(types: &TypeView<'_>) -> bool {
    types.types().iter().any(|(_, ty)| match &ty.shape {
        Shape::Object(object) => object.fields.iter().any(|field| field.deprecated),
        _ => false,
    })
}

fn render_lib(view: &ServiceView<'_>, modules: &[Module]) -> Code {
    let prim = view.prim;
    let about = format!("{}: {}", prim.name, prim.description);
    let about = crate::rust::docs::text_of(&model::Docs::new(about));
    let mut names = vec!["api", "config", "provider", "providers"];
    names.extend(errors::has_any(prim).then_some("errors"));
    names.extend(prim.pool.is_some().then_some("pool"));
    names.extend(modules.iter().filter_map(|module| module.path.strip_suffix("/mod")));
    names.extend(modules.iter().map(|module| module.path.as_str()).filter(|path| !path.contains('/')));
    names.retain(|name| !name.contains('/'));
    names.sort_unstable();
    names.dedup();
    rust! {
        #{Code::module_doc(&about)}

        #if advises_against(&view.types) {
            #![allow(deprecated)] // What is advised against is still read and written.
        }

        #for name in names {
            pub mod #{Ident::new(name)};
        }

        mod routes;

        pub use config::Config;
        #if view.has_hooks {
            pub use hooks::Hooks;
        }
        pub use provider::{Provider, Reply};
        pub use routes::App;
    }
}

/// A library beside the program: Cargo takes no package as a dependency that has none, and the fleet depends on all.
fn render_whole(prim: &Prim, packages: Packages) -> Code {
    let about = format!("{} with what of it is written by hand.", prim.name);
    rust! {
        #{Code::module_doc(&about)}

        /// The service.
        pub type App = #{packages.app(prim)};
    }
}

fn render_main(prim: &Prim, packages: Packages) -> Code {
    let about = format!("{} as a program: it reads its environment, listens, and ends on a signal.", prim.name);
    let app = packages.app(prim);
    rust! {
        #{Code::module_doc(&about)}

        fn main() -> std::process::ExitCode {
            prim_service::run::<#app>()
        }
    }
}

/// A package that depends on every prim, so that all of them belong to the workspace without a list of them there.
fn emit_fleet(fleet: &Fleet, out: &mut Out<'_>) {
    let prims: Vec<minijinja::Value> = generated(fleet)
        .map(|prim| {
            let (package, path) = Packages::of(prim).outermost(prim);
            context! { package => package, path => path }
        })
        .collect();
    let mut inputs: Vec<String> = generated(fleet).flat_map(|prim| prim.inputs.iter().cloned()).collect();
    inputs.sort();
    inputs.dedup();
    let text = out.forms.render("service/fleet.toml", context! { prims => prims });
    out.add("Cargo.toml", text, &inputs);
    let docs = Code::module_doc(
        "Every prim that is generated here. There is no code: the package names them for the workspace.",
    );
    out.add("src/lib.rs", docs.print(), &inputs);
}
