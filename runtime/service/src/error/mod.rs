//! What goes wrong, and how a caller is told.
//!
//! In: a code from a static table and a sentence. Out: one envelope, the same for every status of every service:
//!
//! ```json
//! {"error":{"code":"invalid_request","message":"…","violations":[{"path":"messages[0].role","message":"…"}]},"request_id":"…"}
//! ```
//!
//! `violations` stands there only when there are some, `retry_after` (seconds) only when the header of that name does.

mod code;
mod failure;

pub use code::{ErrorCode, Retry, STANDARD_CODES, codes};
pub use failure::{Failure, Rejection};
