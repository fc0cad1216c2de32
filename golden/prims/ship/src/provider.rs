// Generated from specs/prims/ship/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! Who fulfils ship.sh: a trait with a method for each route.
//!
//! Adapters of vendors implement it, and so does whatever is written by hand.

use prim_service::{BoxFuture, Call, Failure};

use crate::api;

/// What a method gives back: an answer, or why there is none.
pub type Reply<'a, T> = BoxFuture<'a, Result<T, Failure>>;

/// Whoever fulfils ship.sh.
pub trait Provider: Send + Sync {
    /// Ask carriers what a parcel costs.
    fn rates<'a>(&'a self, call: &'a Call, input: &'a api::GetRates) -> Reply<'a, api::Rates>;

    /// Read one rate.
    fn get_rate<'a>(&'a self, call: &'a Call, input: &'a api::GetRateInput) -> Reply<'a, api::Rate>;

    /// Buy the label of a rate. Costs what the rate costs.
    fn buy_label<'a>(&'a self, call: &'a Call, input: &'a api::BuyLabel) -> Reply<'a, api::Label>;

    /// Give an unused label back.
    fn void_label<'a>(&'a self, call: &'a Call, input: &'a api::VoidLabelInput) -> Reply<'a, api::Voided>;

    /// Show where a parcel is.
    fn track<'a>(&'a self, call: &'a Call, input: &'a api::TrackInput) -> Reply<'a, api::Tracking>;

    /// Check an address and complete it.
    fn validate_address<'a>(&'a self, call: &'a Call, input: &'a api::Address) -> Reply<'a, api::Checked>;
}
