//! What all requests of one service share.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::mpsc;

use crate::Secret;
use crate::guard::{Cache, Keys, Rates};
use crate::observe::Metrics;
use crate::payment::Payments;
use crate::service::{About, Check};

/// The state of one service.
pub(crate) struct Kit {
    pub(crate) about: &'static About,
    pub(crate) payments: Payments,
    pub(crate) internal_key: Option<Secret>,
    pub(crate) metrics: Metrics,
    pub(crate) rates: Rates,
    pub(crate) keys: Keys,
    pub(crate) cache: Cache,
    pub(crate) checks: Vec<Check>,
    pub(crate) life: Life,
}

/// Whether the service takes new work, and who is still at work.
#[derive(Clone)]
pub(crate) struct Life {
    is_draining: Arc<AtomicBool>,
    /// Held by everything that must end before the process does; nothing is ever sent.
    at_work: mpsc::Sender<()>,
}

/// Keeps the process alive, up to its grace period.
pub(crate) struct AtWork {
    _held: mpsc::Sender<()>,
}

impl Life {
    /// A life, and the end that hears when nobody is at work any more.
    pub(crate) fn begin() -> (Self, mpsc::Receiver<()>) {
        let (at_work, idle) = mpsc::channel(1);
        (Self { is_draining: Arc::default(), at_work }, idle)
    }

    pub(crate) fn drain(&self) {
        self.is_draining.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_draining(&self) -> bool {
        self.is_draining.load(Ordering::Relaxed)
    }

    pub(crate) fn at_work(&self) -> AtWork {
        AtWork { _held: self.at_work.clone() }
    }
}
