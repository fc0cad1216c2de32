//! The way of a request through the kit. Its order is the promise of the kit, so it stands in one place:
//!
//! 1. path and method (404, 405 with `Allow`), before anything that costs;
//! 2. internal key of operator routes (403), rate of the address (429);
//! 3. body within its size and time (413, 408), of a type the route takes (415);
//! 4. on paid routes without a payment: the offer (402). A fixed price is offered before the body is looked at; a price
//!    that follows from the input needs the input first (400);
//! 5. form of the payment (400), input with all its faults (400);
//! 6. verification (402; 503 when the facilitator is away), allow-list (403), rate of the payer (429), place (503),
//!    idempotency key (409, 422, or the earlier answer, which is not paid again);
//! 7. handler within its time (504); a panic is a 500;
//! 8. settlement, only of a 2xx, before its first byte leaves: a stream is settled when its provider accepted, since the
//!    receipt stands in the head. Refused: 402 and no answer. Unknown: 503 and no answer.
//!
//! From step 7 on, the work of a paid call no longer depends on its caller: it ends even if the connection is gone, so
//! that nobody can have work done and leave before paying.

mod body;
mod exchange;
mod kit;
mod outgoing;
mod paid;
mod place;
mod respond;
mod run;
mod standard;

pub(crate) use kit::{Kit, Life};
pub(crate) use place::router;
