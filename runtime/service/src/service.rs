//! What a generated service says about itself: the one trait it implements.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use crate::{BoxFuture, Env, Metrics, Route};

/// Facts about a service, all from its manifest.
#[derive(Debug, Clone, Copy)]
pub struct About {
    /// Its name, such as `infer.sh`.
    pub name: &'static str,
    /// Its public base URL, such as `https://infer.prim.sh`; what a payment is for is named with it.
    pub endpoint: &'static str,
    /// Version of the crate.
    pub version: &'static str,
    /// Port it listens on unless `PORT` says another.
    pub port: u16,
    /// Time that requests get to end when the service stops; streams are cut after it.
    pub grace: Duration,
}

/// The service cannot start, though its configuration is complete.
#[derive(Debug)]
pub struct StartError(pub String);

impl std::fmt::Display for StartError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for StartError {}

/// A service the kit can run.
pub trait Service: Sized + Send + Sync + 'static {
    /// Its facts.
    const ABOUT: About;

    /// Its typed configuration.
    type Config;

    /// Reads the configuration. Faults are noted in `env`; the value is used only if there are none.
    fn config(env: &mut Env) -> Self::Config;

    /// Builds the app: clients, tables, background tasks. Runs inside the runtime, so it may spawn.
    fn build(config: Self::Config, metrics: &Metrics) -> Result<Self, StartError>;

    /// Its routes.
    fn routes() -> Vec<Route<Self>>;

    /// What must hold before it takes traffic, besides a complete configuration. Checks must be cheap: anybody may ask.
    fn checks(self: &Arc<Self>) -> Vec<Check> {
        Vec::new()
    }

    /// Further routes that are not calls of the prim, such as an MCP endpoint. They pass no gate of the kit: nothing that
    /// costs money may stand here.
    fn extra(self: &Arc<Self>) -> Option<axum::Router> {
        None
    }
}

type RunCheck = Box<dyn Fn() -> BoxFuture<'static, Result<(), String>> + Send + Sync>;

/// A readiness check.
pub struct Check {
    pub(crate) name: &'static str,
    pub(crate) run: RunCheck,
}

impl Check {
    /// A named check. Its error is shown to anybody: no secrets.
    pub fn new<F>(name: &'static str, run: impl Fn() -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Result<(), String>> + Send + 'static,
    {
        Self { name, run: Box::new(move || Box::pin(run())) }
    }
}
