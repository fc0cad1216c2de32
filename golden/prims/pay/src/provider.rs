// Generated from specs/prims/pay/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! Who fulfils pay.sh: a trait with a method for each route.
//!
//! Adapters of vendors implement it, and so does whatever is written by hand.

use prim_service::{BoxFuture, Call, Failure};

use crate::api;

/// What a method gives back: an answer, or why there is none.
pub type Reply<'a, T> = BoxFuture<'a, Result<T, Failure>>;

/// Whoever fulfils pay.sh.
pub trait Provider: Send + Sync {
    /// Charge a payment source.
    fn create_payment<'a>(&'a self, call: &'a Call, input: &'a api::CreatePayment) -> Reply<'a, api::Payment>;

    /// Read one payment.
    fn get_payment<'a>(&'a self, call: &'a Call, input: &'a api::GetPaymentInput) -> Reply<'a, api::Payment>;

    /// List payments of the whole account, newest first.
    fn list_payments<'a>(&'a self, call: &'a Call, input: &'a api::ListPaymentsInput) -> Reply<'a, api::PaymentPage>;

    /// Cancel a payment that is not captured yet.
    fn cancel_payment<'a>(&'a self, call: &'a Call, input: &'a api::CancelPaymentInput) -> Reply<'a, api::Payment>;

    /// Give back all or part of a payment.
    fn refund<'a>(&'a self, call: &'a Call, input: &'a api::CreateRefund) -> Reply<'a, api::Refund>;

    /// Make a page on which anyone can pay a fixed amount.
    fn payment_link<'a>(&'a self, call: &'a Call, input: &'a api::CreateLink) -> Reply<'a, api::Link>;
}
