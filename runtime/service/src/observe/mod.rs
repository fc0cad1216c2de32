//! What the operator sees: one line per request, counters, levels.

mod line;
mod log;
mod metrics;

pub(crate) use line::Line;
pub(crate) use log::LOG_LEVELS;
pub use log::{Level, LogLayer};
pub use metrics::{Counter, Gauge, Histogram, Metrics};
