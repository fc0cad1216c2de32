//! What a call costs, where that follows from its input.
//!
//! A product is computed here. Prices that ask somebody (another route, a table of rates, a hand-written function) cannot be
//! printed yet: such a route costs the most that its manifest allows, and the emitter's check says so.

use model::prim::{Dynamic, Factor, Price, Prim, Route};
use model::types::{Field, Object, Shape};
use quasi::{Code, Ident, Literal, rust};

use super::view::{RouteView, ServiceView};
use crate::rust::types::{Owner, Presence, field_idents, presence_of};

/// The routes whose price is not computed but taken to be the highest.
pub(super) fn at_ceiling(prim: &Prim) -> impl Iterator<Item = &Route> {
    let asks = |route: &&Route| match &route.price {
        Price::Dynamic { how, .. } => !matches!(how, Dynamic::Product(_)),
        Price::Free | Price::Fixed(_) => false,
    };
    prim.routes.iter().filter(asks)
}

/// The function that tells the price of a call.
pub(super) fn render_quote(
    view: &ServiceView<'_>,
    route: &RouteView<'_>,
    name: &Ident,
    how: &Dynamic,
    ceiling: &str,
) -> Code {
    let takes = route.takes.clone().unwrap_or_else(|| rust!(()));
    let (app, name) = (view.app(), if view.has_hooks { rust!(#name<'a, H>) } else { rust!(#name<'a>) });
    let Dynamic::Product(factors) = how else {
        return rust! {
            fn #name(_: &'a #app, _: &'a #takes) -> Quote<'a> {
                Box::pin(std::future::ready(Ok(Usd::literal(#{Literal::Text(ceiling)}))))
            }
        };
    };
    let factors: Vec<Code> = factors.iter().map(|factor| render_factor(view, route, factor)).collect();
    rust! {
        fn #name(_: &'a #app, input: &'a #takes) -> Quote<'a> {
            let price = Usd::product(&[#for factor in factors { #factor, }]);
            let unpriced = || Failure::new(&codes::INVALID_REQUEST, "No price follows from these values.");
            Box::pin(std::future::ready(price.ok_or_else(unpriced)))
        }
    }
}

/// A factor as text; an empty one, of which there is no price, where a field is not there.
fn render_factor(view: &ServiceView<'_>, route: &RouteView<'_>, factor: &Factor) -> Code {
    let name = match factor {
        Factor::Constant(digits) => return rust!(#{Literal::Text(digits)}),
        Factor::Field(name) => name,
    };
    let nothing = rust!("");
    let Some((field, ident)) = find(view, route, name) else { return nothing };
    let place = if route.with_files.is_some() { rust!(input.input.#ident) } else { rust!(input.#ident) };
    let is_text = matches!(view.types.types().shape(field.ty.id), Shape::Text(_));
    let is_number = matches!(view.types.types().shape(field.ty.id), Shape::Integer(_) | Shape::Number(_));
    match presence_of(field, Owner::Ours) {
        Presence::Always | Presence::Defaulted if is_text => rust!(#place.as_str()),
        Presence::Always | Presence::Defaulted if is_number => rust!(&#place.to_string()),
        Presence::Optional | Presence::Nullable if is_text => {
            rust!(#place.as_ref().map_or("", |value| value.as_str()))
        }
        Presence::Optional | Presence::Nullable if is_number => {
            rust!(&#place.map_or_else(String::new, |value| value.to_string()))
        }
        Presence::Always | Presence::Defaulted | Presence::Optional | Presence::Nullable | Presence::Maybe => nothing,
    }
}

/// A field of what a route takes, with its name in the struct.
pub(super) fn find<'m>(view: &ServiceView<'m>, route: &RouteView<'_>, name: &str) -> Option<(&'m Field, Ident)> {
    let types = view.types.types();
    let Shape::Object(Object { fields, .. }) = types.shape(route.input.ty?.id) else { return None };
    let idents = field_idents(fields);
    fields.iter().zip(idents).find(|(field, _)| field.name == name)
}
