//! Prices: that there is one, that it is not below the floor, and that what it is made of is there.

use model::prim::Access;
use source::{Diagnostic, Span};

use super::Check;
use crate::prim::manifest::{Bounds, Factor, Price, Route};
use crate::prim::{Entry, Spanned, codes};

impl<'c> Check<'c> {
    pub(super) fn prices(&mut self) {
        for route in &self.manifest.routes {
            match (&route.value.price, route.value.access) {
                (None, Access::Public) => self.no_price(route),
                (Some(price), Access::Operator | Access::None) => {
                    let diagnostic = Diagnostic::error(&codes::PRICE, price.span(), "this route is not sold");
                    self.push(diagnostic.help("remove the price, or `access`"));
                }
                (Some(price), Access::Public) => self.price(route, price),
                (None, Access::Operator | Access::None) => {}
            }
        }
    }

    fn no_price(&mut self, route: &'c Entry<Route>) {
        // A price that could not be read was reported.
        let node = self.manifest.tree.root().get("routes").and_then(|routes| routes.get(&route.name));
        if node.and_then(|node| node.get("price")).is_some() {
            return;
        }
        let diagnostic = Diagnostic::error(&codes::NO_PRICE, route.span, format!("`{}` has no price", route.name));
        let diagnostic = diagnostic.label("a route says what it costs, or that it is free");
        self.push(
            diagnostic
                .help(format!("write `price: {}`, another amount, or `price: free`", self.platform.price_floor.value)),
        );
    }

    fn price(&mut self, route: &'c Entry<Route>, price: &'c Price) {
        match price {
            Price::Free(_) => {}
            Price::Fixed(amount) => self.at_least_floor(amount),
            Price::Product(factors, _) => {
                for factor in factors {
                    self.factor(route, factor);
                }
            }
            Price::Quote { route: quoted, .. } => self.quote(route, quoted),
            Price::Meter { rates, bounds, .. } => {
                self.check_route(rates);
                self.metered(route, bounds.span);
            }
            // A hook is looked up with all others.
            Price::Hook(..) => {}
        }
        if let Some(bounds) = price.bounds() {
            self.bounds(bounds);
        }
    }

    fn at_least_floor(&mut self, amount: &Spanned<crate::prim::forms::Amount>) {
        let floor = &self.platform.price_floor;
        if amount.value < floor.value {
            let message = format!("{} is less than the {} that a payment costs at least", amount.value, floor.value);
            let diagnostic =
                Diagnostic::error(&codes::PRICE, amount.span, message).also(floor.span, "the platform's floor");
            self.push(diagnostic.help("a route that costs nothing says `free`"));
        }
    }

    fn bounds(&mut self, bounds: &'c Bounds) {
        if let Some(floor) = &bounds.floor {
            self.at_least_floor(floor);
        }
        if let (Some(floor), Some(ceiling)) = (&bounds.floor, &bounds.ceiling)
            && ceiling.value < floor.value
        {
            let message = format!("nothing is between {} and {}", floor.value, ceiling.value);
            self.push(Diagnostic::error(&codes::PRICE, ceiling.span, message).also(floor.span, "the floor"));
        }
    }

    fn factor(&mut self, route: &'c Entry<Route>, factor: &'c Spanned<Factor>) {
        let Factor::Field(name) = &factor.value else { return };
        if !self.check_input(&route.name, name, factor.span) {
            return;
        }
        let inputs = self.offer.inputs(&route.name);
        let Some(input) = inputs.iter().find(|input| input.name == name) else { return };
        let fault = if !self.offer.is_numeric(input.schema) {
            Some("a factor is an integer, a number or a decimal")
        } else if !input.always_there(&self.offer) {
            Some("a factor is required or has a default")
        } else {
            None
        };
        if let Some(fault) = fault {
            let diagnostic = Diagnostic::error(&codes::PRICE, factor.span, format!("`{name}` cannot be multiplied"));
            self.push(diagnostic.label(fault).also(input.span, "this field"));
        }
    }

    fn quote(&mut self, route: &'c Entry<Route>, quoted: &'c Spanned<String>) {
        if self.check_route(quoted).is_none() {
            return;
        }
        let ours = self.offer.inputs(&route.name);
        for needed in self.offer.inputs(quoted).into_iter().filter(|input| input.required) {
            if !ours.iter().any(|input| input.name == needed.name) {
                let message = format!("`{}` needs `{}`, which this route does not take", quoted.value, needed.name);
                self.push(Diagnostic::error(&codes::PRICE, quoted.span, message).also(needed.span, "needed here"));
            }
        }
    }

    fn metered(&mut self, route: &'c Entry<Route>, span: Span) {
        let inputs = self.offer.inputs(&route.name);
        let has = |name: &str| inputs.iter().any(|input| input.name == name);
        if !has("model") || !(has("messages") || has("input")) {
            let diagnostic = Diagnostic::error(&codes::PRICE, span, "nothing here can be metered");
            self.push(diagnostic.label("a meter reads `model`, and `messages` or `input`, of the request"));
        }
    }
}
