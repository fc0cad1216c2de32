//! What a long run is doing, on a terminal. A run of less than 300 ms shows nothing.

use std::io::{IsTerminal, Write};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

const SILENT: Duration = Duration::from_millis(300);

/// A line on standard error that says what is being done, and goes when it is dropped.
pub(crate) struct Progress {
    steps: Option<Sender<&'static str>>,
    shown: Option<JoinHandle<()>>,
}

impl Progress {
    /// Begins. Nothing is shown unless standard error is a terminal.
    pub(crate) fn begin(step: &'static str) -> Self {
        if !std::io::stderr().is_terminal() {
            return Self { steps: None, shown: None };
        }
        let (steps, received) = channel();
        let shown = std::thread::spawn(move || {
            let mut step = step;
            let mut wait = SILENT;
            let mut is_shown = false;
            loop {
                match received.recv_timeout(wait) {
                    Ok(next) => step = next,
                    Err(RecvTimeoutError::Timeout) => {
                        let _ = write!(std::io::stderr(), "\r\u{1b}[K{step}…");
                        is_shown = true;
                        wait = Duration::from_millis(100);
                    }
                    Err(RecvTimeoutError::Disconnected) => break,
                }
            }
            if is_shown {
                let _ = write!(std::io::stderr(), "\r\u{1b}[K");
            }
        });
        Self { steps: Some(steps), shown: Some(shown) }
    }

    /// Goes on to the next step.
    pub(crate) fn step(&self, step: &'static str) {
        if let Some(steps) = &self.steps {
            let _ = steps.send(step);
        }
    }

    /// Ends, before something else is printed.
    pub(crate) fn end(self) {
        drop(self);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        drop(self.steps.take());
        if let Some(shown) = self.shown.take() {
            let _ = shown.join();
        }
    }
}
