// Generated from specs/prims/ring/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! Who fulfils ring.sh: a trait with a method for each route.
//!
//! Adapters of vendors implement it, and so does whatever is written by hand.

use prim_service::{BoxFuture, Call, Failure};

use crate::api;

/// What a method gives back: an answer, or why there is none.
pub type Reply<'a, T> = BoxFuture<'a, Result<T, Failure>>;

/// Whoever fulfils ring.sh.
pub trait Provider: Send + Sync {
    /// Send a text or picture message.
    fn send_sms<'a>(&'a self, call: &'a Call, input: &'a api::SendSms) -> Reply<'a, api::Message>;

    /// Read one message and its delivery state.
    fn get_sms<'a>(&'a self, call: &'a Call, input: &'a api::GetSmsInput) -> Reply<'a, api::Message>;

    /// List messages of the whole account, newest first.
    fn list_sms<'a>(&'a self, call: &'a Call, input: &'a api::ListSmsInput) -> Reply<'a, api::MessagePage>;

    /// Start a call.
    fn call<'a>(&'a self, call: &'a Call, input: &'a api::MakeCall) -> Reply<'a, api::Call>;

    /// Hang up, or cancel a call that nobody has answered.
    fn end_call<'a>(&'a self, call: &'a Call, input: &'a api::EndCallInput) -> Reply<'a, api::Call>;

    /// Find numbers that can be bought.
    fn search_numbers<'a>(
        &'a self,
        call: &'a Call,
        input: &'a api::SearchNumbersInput,
    ) -> Reply<'a, api::AvailableNumberPage>;

    /// Buy a number.
    fn buy_number<'a>(&'a self, call: &'a Call, input: &'a api::BuyNumber) -> Reply<'a, api::Number>;

    /// Send a one-time code.
    fn verify_start<'a>(&'a self, call: &'a Call, input: &'a api::StartVerification) -> Reply<'a, api::Verification>;

    /// Check a one-time code.
    fn verify_check<'a>(&'a self, call: &'a Call, input: &'a api::CheckVerification) -> Reply<'a, api::Verification>;
}
