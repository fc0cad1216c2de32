//! What stands between a request and its handler besides payment: rates, keys, memory of earlier answers.

mod cache;
mod idempotency;
mod internal_key;
mod rate;
mod stored;

pub(crate) use cache::Cache;
pub(crate) use idempotency::{Begun, Fingerprint, Keys, Ticket, idempotency_key};
pub(crate) use internal_key::is_internal;
pub(crate) use rate::{Rates, Who};
pub(crate) use stored::Stored;
