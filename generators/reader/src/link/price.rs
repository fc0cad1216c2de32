//! Prices.

use model::prim::{Dynamic, Factor, Price};

use crate::prim::manifest::{self, Bounds, Manifest};
use crate::prim::value::{Path, SegmentKind};

/// What a route costs. A route that does not say so was reported; it is free nowhere.
pub(super) fn of(route: &manifest::Route, manifest: &Manifest) -> Price {
    let position = |name: &str| manifest.routes.iter().position(|route| route.name == name);
    let (how, bounds) = match &route.price {
        None | Some(manifest::Price::Free(_)) => return Price::Free,
        Some(manifest::Price::Fixed(amount)) => return Price::Fixed(amount.value.decimal()),
        Some(manifest::Price::Product(factors, bounds)) => {
            let factor = |factor: &manifest::Factor| match factor {
                manifest::Factor::Field(name) => Factor::Field(name.clone()),
                manifest::Factor::Constant(digits) => Factor::Constant(digits.clone()),
            };
            (Dynamic::Product(factors.iter().map(|spanned| factor(&spanned.value)).collect()), bounds)
        }
        Some(manifest::Price::Quote { route, amount, currency, add, bounds }) => {
            let Some(route) = position(route) else { return Price::Free };
            let add = add.as_ref().map(|add| add.value.decimal());
            (Dynamic::Quote { route, amount: names(amount), currency: names(currency), add }, bounds)
        }
        Some(manifest::Price::Meter { output_tokens, rates, actual, bounds }) => {
            let Some(rates) = position(rates) else { return Price::Free };
            let actual = actual.as_ref().map(names).unwrap_or_default();
            (Dynamic::Meter { output_tokens: *output_tokens, rates, actual }, bounds)
        }
        Some(manifest::Price::Hook(name, bounds)) => (Dynamic::Hook(name.value.clone()), bounds),
    };
    dynamic(how, bounds)
}

fn dynamic(how: Dynamic, bounds: &Bounds) -> Price {
    Price::Dynamic {
        how,
        floor: bounds.floor.as_ref().map(|floor| floor.value.decimal()),
        // A missing ceiling was reported.
        ceiling: bounds.ceiling.as_ref().map_or_else(String::new, |ceiling| ceiling.value.decimal()),
    }
}

fn names(path: &Path) -> Vec<String> {
    path.segments
        .iter()
        .map(|segment| match &segment.kind {
            SegmentKind::Field(name) => name.clone(),
            SegmentKind::Index(at) => at.to_string(),
            SegmentKind::Each => "*".to_owned(),
        })
        .collect()
}
