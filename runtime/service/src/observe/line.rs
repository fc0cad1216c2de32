//! The one line per request, and its numbers.
//!
//! In: what is found out about a request on its way. Out: an event and some metrics, when the last byte of the answer
//! is gone or the caller is. No path, no query, no header and no body of a request appears here.

use axum::http::{Method, StatusCode};
use tokio::time::Instant;
use tracing::Span;

use super::{Gauge, Metrics};
use crate::{ErrorCode, Usd};

/// The line of one request. It is written when it is dropped.
pub(crate) struct Line {
    span: Span,
    metrics: Metrics,
    in_flight: Gauge,
    started: Instant,
    pub(crate) method: Method,
    pub(crate) operation: &'static str,
    pub(crate) status: Option<StatusCode>,
    pub(crate) code: Option<&'static ErrorCode>,
    pub(crate) payer: Option<String>,
    pub(crate) price: Option<Usd>,
    pub(crate) bytes_in: usize,
    pub(crate) bytes_out: u64,
    /// Whether the last byte was handed to the connection.
    pub(crate) is_complete: bool,
}

impl Line {
    pub(crate) fn begin(metrics: &Metrics, operation: &'static str, method: Method, request_id: &str) -> Self {
        let in_flight = metrics.gauge("prim_requests_in_flight", "Requests being answered.", &[]);
        in_flight.add(1);
        Self {
            span: tracing::info_span!("request", request_id, operation),
            metrics: metrics.clone(),
            in_flight,
            started: Instant::now(),
            method,
            operation,
            status: None,
            code: None,
            payer: None,
            price: None,
            bytes_in: 0,
            bytes_out: 0,
            is_complete: false,
        }
    }

    pub(crate) fn span(&self) -> &Span {
        &self.span
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        let took = self.started.elapsed();
        // No status: the caller left before there was one.
        let status = self.status.map_or("none".to_owned(), |status| status.as_str().to_owned());
        let labels = [("operation", self.operation), ("status", status.as_str())];
        self.in_flight.add(-1);
        self.metrics.counter("prim_requests_total", "Requests answered, by status.", &labels).add_one();
        let labels = &labels[..1];
        self.metrics
            .histogram(
                "prim_request_seconds",
                "Time from the head of a request to the last byte of its answer.",
                labels,
            )
            .record(took);
        let price = self.price.map(|price| price.to_string());
        let duration_ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        self.span.in_scope(|| {
            tracing::info!(
                method = self.method.as_str(),
                status = self.status.map(|status| u64::from(status.as_u16())),
                code = self.code.map(|code| code.code),
                duration_ms,
                bytes_in = self.bytes_in as u64,
                bytes_out = self.bytes_out,
                payer = self.payer.as_deref(),
                price = price.as_deref(),
                complete = self.is_complete,
                "request"
            );
        });
    }
}
