//! The party that verifies and settles payments, as the kit sees it.

use crate::BoxFuture;

/// What a facilitator is asked to do (specification section 7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// `POST /verify`: judge a payment without moving money.
    Verify,
    /// `POST /settle`: move the money.
    Settle,
}

/// The facilitator gave no usable answer. The text goes to the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreachable(pub String);

/// Takes the JSON of a request to a facilitator and gives back the JSON of its answer, whatever it says: also a refusal
/// is an answer. Time limits are the kit's.
pub trait Facilitator: Send + Sync {
    /// Asks once. The same request may be asked again after a failure to verify, never after one to settle.
    fn ask(&self, step: Step, request: String) -> BoxFuture<'_, Result<String, Unreachable>>;
}
