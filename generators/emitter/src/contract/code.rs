//! The tests themselves: a line each, over the runner.

use model::Words;
use model::prim::Prim;
use quasi::{Code, Literal, doc, rust};

use super::data::called;
use crate::rust::names::{Scope, value_ident};
use crate::service::package::Packages;
use crate::systemd::unit_name;

pub(super) fn render(prim: &Prim) -> Code {
    let about = format!(
        "The contract of {}, tried in process against fakes of its vendors.\n\nWhat is promised stands in `contract.json`.",
        prim.name
    );
    let packages = Packages::of(prim);
    let app = packages.app(prim);
    // Names that are used stand in their order.
    let is_before = unit_name(prim).as_str() < "prim-contract";
    let mut taken = Scope::default();
    let routes: Code = called(prim)
        .map(|(_, route)| {
            let module = taken.give(value_ident(&route.words.then(&Words::split("route"))));
            let id = Literal::Text(&route.id);
            let title = format!("`{} {}`", route.method, route.path);
            let streams = route.stream.is_some();
            rust! {
                #{doc(&title)}
                mod #module {
                    use super::{App, CONTRACT};

                    #[test]
                    fn answers() {
                        CONTRACT.answers::<App>(#id);
                    }

                    #[test]
                    fn refuses_what_does_not_fit() {
                        CONTRACT.refuses::<App>(#id);
                    }

                    #[test]
                    fn fails_as_declared() {
                        CONTRACT.fails::<App>(#id);
                    }
                    #if streams {

                        #[test]
                        fn streams() {
                            CONTRACT.streams::<App>(#id);
                        }
                    }
                }

            }
        })
        .collect();
    let fakes = prim.apis.iter().map(|api| {
        let name = api.name.kebab();
        let path = format!("{}/{name}.json", packages.fakes());
        rust!((#{Literal::Text(&name)}, include_str!(#{Literal::Text(&path)})))
    });
    let fakes: Vec<Code> = fakes.collect();
    rust! {
        #{Code::module_doc(&about)}

        #if packages == Packages::Two {
            use prim_contract::Contract;

            /// The service with its hand-written parts.
            type App = #app;
        } #else {
            #if is_before {
                use #app;
                use prim_contract::Contract;
            } #else {
                use prim_contract::Contract;
                use #app;
            }
        }

        /// What is promised, and what the fakes are made from.
        const CONTRACT: Contract = Contract::of(include_str!("contract.json"), &[#for fake in fakes { #fake, }]);

        #[test]
        fn starts_with_what_it_needs_and_names_what_is_missing() {
            CONTRACT.starts::<App>();
        }

        #[test]
        fn tells_its_health() {
            CONTRACT.is_healthy::<App>();
        }

        #[test]
        fn asks_for_every_price() {
            CONTRACT.asks_for_prices::<App>();
        }

        #[test]
        fn refuses_what_it_does_not_offer() {
            CONTRACT.has_one_envelope::<App>();
        }

        #routes
    }
}
