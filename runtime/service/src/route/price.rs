//! What a call costs.

use crate::{BoxFuture, Failure, Usd};

/// The price a quote comes to, later.
pub type Quote<'a> = BoxFuture<'a, Result<Usd, Failure>>;

/// The price of a route over the app `A` and the input `I`.
pub enum Price<A, I> {
    /// The same for every call.
    Fixed(Usd),
    /// Follows from the input. The kit keeps it between the bounds: below `floor` it becomes `floor`, above `ceiling` the
    /// call is refused, since nobody should sign for more than the manifest allows.
    Quoted {
        /// The least a call costs.
        floor: Usd,
        /// The most a call may cost.
        ceiling: Usd,
        /// Computes the price. Runs before payment, so it must be cheap.
        quote: for<'a> fn(&'a A, &'a I) -> Quote<'a>,
    },
}

impl<A, I> Price<A, I> {
    /// A fixed price, such as `"0.02"`. Panics at start if the text is no amount.
    pub const fn fixed(usd: &str) -> Self {
        Self::Fixed(Usd::literal(usd))
    }

    /// A price computed from the input, between two bounds.
    pub const fn quoted(floor: &str, ceiling: &str, quote: for<'a> fn(&'a A, &'a I) -> Quote<'a>) -> Self {
        Self::Quoted { floor: Usd::literal(floor), ceiling: Usd::literal(ceiling), quote }
    }
}
