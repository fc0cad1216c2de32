//! The `main` of every service: arguments, configuration, runtime, the time until a signal, the end.
//!
//! | exit | means |
//! |---|---|
//! | 0 | stopped by a signal (what was running at the end of the grace period is cut), or `--check-config` found nothing wrong |
//! | 1 | stopped at once by a second signal |
//! | 64 | unknown argument (`EX_USAGE`) |
//! | 69 | cannot listen or start (`EX_UNAVAILABLE`) |
//! | 78 | the configuration is wrong (`EX_CONFIG`) |

use std::net::IpAddr;
use std::process::ExitCode;
use std::sync::Arc;

use axum::Router;
use tokio::sync::{mpsc, watch};
use tracing_subscriber::layer::SubscriberExt as _;

use crate::env::standard::{HOST, INTERNAL_KEY, LOG_LEVEL, PORT};
use crate::flow::{Kit, Life, router};
use crate::guard::{Cache, Keys, Rates};
use crate::observe::{LOG_LEVELS, Level, LogLayer, Metrics};
use crate::payment::{Facilitator, PaymentSettings, Payments};
use crate::serve::{Listener, Signals, Systemd, accept, listen};
use crate::{Env, Faults, Route, Secret, Service, StartError};

const USAGE: u8 = 64;
const UNAVAILABLE: u8 = 69;
const CONFIG: u8 = 78;

/// Runs a service until a signal. This is the whole `main` of a generated crate.
pub fn run<S: Service>() -> ExitCode {
    run_with(S::build)
}

/// The same with an app that is built otherwise: over hand-written parts.
pub fn run_with<S: Service>(build: Build<S>) -> ExitCode {
    let about = &S::ABOUT;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let is_check = match arguments.as_slice() {
        [] => false,
        ["--check-config"] => true,
        ["--version"] => {
            println!("{} {}", about.name, about.version);
            return ExitCode::SUCCESS;
        }
        _ => {
            eprintln!("{}: the arguments are: nothing (serve), --check-config, --version", about.name);
            return ExitCode::from(USAGE);
        }
    };
    let settings = match Settings::<S>::read(Env::of_process()) {
        Ok(settings) => settings,
        Err(faults) => {
            let verb = if is_check { "is not configured" } else { "cannot start" };
            eprint!("{} {verb}. Wrong settings: {}\n\n{faults}\n{SOURCES}", about.name, faults.0.len());
            return ExitCode::from(CONFIG);
        }
    };
    if is_check {
        println!("{}: the configuration is complete", about.name);
        return ExitCode::SUCCESS;
    }
    start(settings, build).unwrap_or_else(|problem| {
        eprintln!("{} cannot start: {problem}", about.name);
        ExitCode::from(UNAVAILABLE)
    })
}

const SOURCES: &str = "\
A setting is read from the credential file $CREDENTIALS_DIRECTORY/<its name in lower-kebab-case>,
else from the file that <NAME>_FILE names, else from the variable itself.
";

/// Everything the environment says, read and found good.
pub(crate) struct Settings<S: Service> {
    config: S::Config,
    host: IpAddr,
    port: u16,
    level: Level,
    payments: Option<PaymentSettings>,
    internal_key: Option<Secret>,
}

impl<S: Service> Settings<S> {
    pub(crate) fn read(mut env: Env) -> Result<Self, Faults> {
        let host = HOST.read(&mut env).ip();
        let port = PORT.read(&mut env).optional().integer(1..=65_535).and_then(|port| u16::try_from(port).ok());
        let level = Level::of(LOG_LEVEL.read(&mut env).one_of(LOG_LEVELS));
        let payments = S::routes().iter().any(Route::is_paid).then(|| PaymentSettings::read(&mut env));
        let internal_key = INTERNAL_KEY.read(&mut env).optional().secret();
        let config = S::config(&mut env);
        let faults = env.faults();
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Self { config, host, port: port.unwrap_or(S::ABOUT.port), level, payments, internal_key })
    }

    /// Builds the service. Must run inside a runtime. `facilitator` replaces the configured one in tests.
    pub(crate) fn build(
        self,
        build: impl FnOnce(S::Config, &Metrics) -> Result<S, StartError>,
        facilitator: Option<Arc<dyn Facilitator>>,
    ) -> Result<Built, String> {
        let about = &S::ABOUT;
        let metrics = Metrics::default();
        metrics
            .gauge("prim_service_info", "The service.", &[("service", about.name), ("version", about.version)])
            .set(1);
        let app = Arc::new(build(self.config, &metrics).map_err(|error| error.0)?);
        let payments = match self.payments {
            Some(settings) => settings.open(about.endpoint, self.internal_key.clone(), facilitator)?,
            None => Payments::NotNeeded,
        };
        if matches!(payments, Payments::Disabled) {
            tracing::warn!("PAYMENTS ARE DISABLED by PRIM_PAYMENTS: every paid route is given away");
        }
        let (life, idle) = Life::begin();
        let kit = Arc::new(Kit {
            about,
            payments,
            internal_key: self.internal_key,
            metrics,
            rates: Rates::default(),
            keys: Keys::new(),
            cache: Cache::default(),
            checks: app.checks(),
            life: life.clone(),
        });
        let endpoints = S::routes().into_iter().map(|route| route.bind(&app)).collect();
        let router = router(&kit, endpoints);
        let router = match app.extra() {
            Some(extra) => router.merge(extra),
            None => router,
        };
        Ok(Built { router, life, idle })
    }
}

/// How an app is made of its configuration.
pub type Build<S> = fn(<S as Service>::Config, &Metrics) -> Result<S, StartError>;

/// A service that is ready to be served.
pub(crate) struct Built {
    pub(crate) router: Router,
    pub(crate) life: Life,
    /// Ends when nobody is at work and all lives are gone.
    pub(crate) idle: mpsc::Receiver<()>,
}

fn start<S: Service>(settings: Settings<S>, build: Build<S>) -> Result<ExitCode, String> {
    // Takes variables out of the environment, so it comes before there are threads.
    let passed = Listener::from_manager()?;
    let log = LogLayer::to_output(S::ABOUT.name, settings.level);
    tracing::subscriber::set_global_default(tracing_subscriber::registry().with(log))
        .map_err(|error| error.to_string())?;
    std::panic::set_hook(Box::new(|panic| {
        tracing::error!(place = panic.location().map(ToString::to_string), "{panic}");
    }));
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|error| format!("the runtime cannot be built: {error}"))?;
    runtime.block_on(serve(settings, build, passed))
}

async fn serve<S: Service>(settings: Settings<S>, build: Build<S>, passed: Listener) -> Result<ExitCode, String> {
    let mut signals = Signals::listen()?;
    let listener = listen(passed, settings.host, settings.port).await?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    let Built { router, life, idle } = settings.build(build, None)?;
    let (drain, draining) = watch::channel(false);
    let mut serving = tokio::spawn(accept(listener, router, draining));
    tracing::info!(%address, version = S::ABOUT.version, "serving");
    Systemd::ready(&format!("serving on {address}"));
    tokio::spawn(Systemd::ping());
    let signal = tokio::select! {
        signal = signals.next() => signal,
        _ = &mut serving => return Err("the listener ended".to_owned()),
    };
    tracing::info!(signal, "stopping");
    Systemd::stopping();
    life.drain();
    let _ = drain.send(true);
    let connections = serving.await.map_err(|error| error.to_string())?;
    drop(life);
    let code = finish(connections, idle, &mut signals, S::ABOUT.grace).await;
    tracing::info!("stopped");
    Ok(code)
}

/// Lets work in flight end, for the grace period or until a second signal.
async fn finish(
    mut connections: tokio::task::JoinSet<()>,
    mut idle: mpsc::Receiver<()>,
    signals: &mut Signals,
    grace: std::time::Duration,
) -> ExitCode {
    let all_done = async {
        while connections.join_next().await.is_some() {}
        // No connection is left; paid work whose caller is gone may be.
        while idle.recv().await.is_some() {}
    };
    tokio::select! {
        () = all_done => ExitCode::SUCCESS,
        () = tokio::time::sleep(grace) => {
            tracing::warn!("the grace period is over; what is still running is cut");
            ExitCode::SUCCESS
        }
        signal = signals.next() => {
            tracing::warn!(signal, "stopping at once");
            ExitCode::FAILURE
        }
    }
}
