//! Prices.

use source::{Diagnostics, Span};

use crate::prim::Spanned;
use crate::prim::forms::{Amount, parse_amount};
use crate::prim::keys::{self, Level};
use crate::prim::section::Section;
use crate::prim::value::{Path, Scope, is_decimal};
use crate::tree::Node;

/// What a route costs.
#[derive(Clone, Debug, PartialEq)]
pub enum Price {
    /// Nothing.
    Free(Span),
    /// Always the same.
    Fixed(Spanned<Amount>),
    /// A product of input fields and constants.
    Product(Vec<Spanned<Factor>>, Bounds),
    /// What another route answers for the same input.
    Quote {
        /// The route.
        route: Spanned<String>,
        /// Where the amount stands in its answer.
        amount: Path,
        /// Where the currency stands.
        currency: Path,
        /// Added to it.
        add: Option<Spanned<Amount>>,
        /// What it never exceeds.
        bounds: Bounds,
    },
    /// Tokens of a language model by the rates of the model.
    Meter {
        /// Tokens of output that are reckoned with when the request names no limit.
        output_tokens: u64,
        /// The route that tells the rates.
        rates: Spanned<String>,
        /// Where the cost stands in the answer.
        actual: Option<Path>,
        /// What it never exceeds.
        bounds: Bounds,
    },
    /// A hook.
    Hook(Spanned<String>, Bounds),
}

/// A factor of a product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Factor {
    /// A field of the input.
    Field(String),
    /// A decimal, as written.
    Constant(String),
}

/// What a dynamic price never exceeds.
#[derive(Clone, Debug, PartialEq)]
pub struct Bounds {
    /// Never less than this.
    pub floor: Option<Spanned<Amount>>,
    /// Never more than this. None only where it was forgotten, which is reported.
    pub ceiling: Option<Spanned<Amount>>,
    /// Where the price stands.
    pub span: Span,
}

impl Price {
    pub(super) fn read(node: Node<'_>, out: &mut Diagnostics) -> Option<Self> {
        let span = node.span();
        if let Some(text) = node.scalar() {
            return match text {
                "free" => Some(Self::Free(span)),
                _ => parse_amount(text).map(|amount| Self::Fixed(Spanned::new(amount, span))),
            };
        }
        let form = |marker: &str, level: &'static Level| node.get(marker).map(|_| Section::of(node, level));
        if let Some(section) = form("product", &keys::PRODUCT) {
            let factors = section.each_parsed("product", |text| {
                let number = is_decimal(text);
                Some(if number { Factor::Constant(text.to_owned()) } else { Factor::Field(text.to_owned()) })
            });
            return Some(Self::Product(factors, bounds(section)));
        }
        if let Some(section) = form("quote", &keys::QUOTE) {
            let amount = section.get("amount").and_then(|node| Path::parse(node, Scope::Own, out));
            let currency = section.get("currency").and_then(|node| Path::parse(node, Scope::Own, out));
            return Some(Self::Quote {
                route: section.text("quote")?,
                amount: amount?,
                currency: currency?,
                add: section.parsed("add", parse_amount),
                bounds: bounds(section),
            });
        }
        if let Some(section) = form("meter", &keys::METER) {
            section.text("meter")?;
            return Some(Self::Meter {
                output_tokens: section.integer("output_tokens").map_or(4096, |tokens| tokens.value),
                rates: section.text("rates")?,
                actual: section.get("actual").and_then(|node| Path::parse(node, Scope::Own, out)),
                bounds: bounds(section),
            });
        }
        let section = form("hook", &keys::PRICE_HOOK)?;
        Some(Self::Hook(section.text("hook")?, bounds(section)))
    }

    /// What it never exceeds, if it is not always the same.
    pub fn bounds(&self) -> Option<&Bounds> {
        match self {
            Self::Free(_) | Self::Fixed(_) => None,
            Self::Product(_, bounds) | Self::Hook(_, bounds) => Some(bounds),
            Self::Quote { bounds, .. } | Self::Meter { bounds, .. } => Some(bounds),
        }
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        match self {
            Self::Free(span) => *span,
            Self::Fixed(amount) => amount.span,
            Self::Product(_, bounds) | Self::Hook(_, bounds) => bounds.span,
            Self::Quote { bounds, .. } | Self::Meter { bounds, .. } => bounds.span,
        }
    }

    /// Whether nothing is paid.
    pub fn is_free(&self) -> bool {
        matches!(self, Self::Free(_))
    }
}

fn bounds(section: Section<'_>) -> Bounds {
    Bounds {
        floor: section.parsed("floor", parse_amount),
        ceiling: section.parsed("ceiling", parse_amount),
        span: section.span(),
    }
}
