//! The test kit (feature `test`): a service in process, a scripted facilitator, valid payments.
//!
//! ```ignore
//! let app = TestApp::start::<App>([("OPENROUTER_API_KEY", "k"), ("OPENROUTER_URL", fake.url())]).await;
//! let reply = app.post("/v1/chat").json(r#"{"model":"m","messages":[]}"#).paid().send().await;
//! assert_eq!(reply.status, 200);
//! assert_eq!(app.facilitator.settled(), 1);
//! ```
//!
//! Everything here panics where something unexpected happens, as tests want it.

mod app;
mod facilitator;
mod payment;

pub use app::{TestApp, TestReply, TestRequest, collect_logs, config_faults, serve};
pub use facilitator::FakeFacilitator;
pub use payment::{PAY_TO, PAYER, Payment};
