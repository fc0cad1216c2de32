//! What the service manager is told (`sd_notify(3)`). Without one, nothing happens.

use std::time::Duration;

use sd_notify::NotifyState;

/// The service manager, if there is one.
pub(crate) struct Systemd;

impl Systemd {
    /// The service answers requests.
    pub(crate) fn ready(status: &str) {
        Self::tell(&[NotifyState::Ready, NotifyState::Status(status)]);
    }

    /// The service is going down.
    pub(crate) fn stopping() {
        Self::tell(&[NotifyState::Stopping]);
    }

    /// Pings the watchdog, twice in each of its periods, for as long as the runtime turns.
    pub(crate) async fn ping() {
        let Some(period) = sd_notify::watchdog_enabled() else {
            return;
        };
        let mut ticks = tokio::time::interval((period / 2).max(Duration::from_millis(10)));
        loop {
            ticks.tick().await;
            Self::tell(&[NotifyState::Watchdog]);
        }
    }

    fn tell(states: &[NotifyState<'_>]) {
        if let Err(error) = sd_notify::notify(states) {
            tracing::warn!(problem = %error, "the service manager could not be told");
        }
    }
}
