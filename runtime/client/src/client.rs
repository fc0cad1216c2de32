//! A vendor's client: what all its calls share.

use std::fmt;
use std::sync::Arc;

use http::{HeaderMap, HeaderName, HeaderValue, Method};

use crate::auth::Auth;
use crate::pace::{Pace, RealPace};
use crate::request::{Request, address};
use crate::retry::Retry;
use crate::timeouts::Timeouts;

/// Calls one vendor. Cheap to clone; clones share connections and tokens.
#[derive(Clone)]
pub struct Client(Arc<Shared>);

struct Shared {
    http: reqwest::Client,
    base: String,
    origin: String,
    settings: Settings,
}

#[derive(Clone)]
pub(crate) struct Settings {
    pub(crate) auth: Auth,
    pub(crate) headers: HeaderMap,
    pub(crate) retry: Retry,
    pub(crate) timeouts: Timeouts,
    pub(crate) max_answer: usize,
    pub(crate) max_event: usize,
    pub(crate) request_ids: Vec<HeaderName>,
    pub(crate) pace: Arc<dyn Pace>,
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Client({})", self.0.origin)
    }
}

impl Client {
    /// A client for the API at a base address, such as `https://api.example.com/v1`.
    pub fn builder(base: impl Into<String>) -> Builder {
        Builder::new(base.into())
    }

    /// Begins the request of an operation.
    pub fn request(&self, operation: &'static str, method: Method, path: &'static str) -> Request {
        Request::new(self.clone(), operation, method, path)
    }

    pub(crate) fn http(&self) -> &reqwest::Client {
        &self.0.http
    }

    pub(crate) fn base(&self) -> &str {
        &self.0.base
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.0.settings
    }

    pub(crate) fn pace(&self) -> &dyn Pace {
        &*self.0.settings.pace
    }
}

/// A client being set up.
pub struct Builder {
    base: String,
    settings: Settings,
    http: reqwest::ClientBuilder,
    fault: Option<String>,
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Builder")
    }
}

impl Builder {
    fn new(base: String) -> Self {
        #[cfg(feature = "tls")]
        install_provider();
        // No redirects: they would carry credentials to whoever the vendor names.
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).referer(false);
        let settings = Settings {
            auth: Auth::None,
            headers: HeaderMap::new(),
            retry: Retry::default(),
            timeouts: Timeouts::default(),
            max_answer: 32 * 1024 * 1024,
            max_event: 1024 * 1024,
            request_ids: vec![HeaderName::from_static("x-request-id"), HeaderName::from_static("request-id")],
            pace: Arc::new(RealPace),
        };
        Self { base, settings, http, fault: None }
    }

    /// How requests prove who sends them.
    #[must_use]
    pub fn auth(mut self, auth: Auth) -> Self {
        self.settings.auth = auth;
        self
    }

    /// A header of every request, such as a version or `User-Agent`.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: &str) -> Self {
        match (HeaderName::try_from(name), HeaderValue::from_str(value)) {
            (Ok(name), Ok(value)) => {
                self.settings.headers.insert(name, value);
            }
            _ => {
                self.fault.get_or_insert_with(|| format!("the header {name} cannot be written"));
            }
        }
        self
    }

    /// The same where the value may be missing: then there is no header.
    #[must_use]
    pub fn optional_header(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.header(name, value),
            None => self,
        }
    }

    /// When failed attempts are tried again.
    #[must_use]
    pub fn retry(mut self, retry: Retry) -> Self {
        self.settings.retry = retry;
        self
    }

    /// How long each part of a call may take.
    #[must_use]
    pub fn timeouts(mut self, timeouts: Timeouts) -> Self {
        self.settings.timeouts = timeouts;
        self
    }

    /// The most bytes of an answer that is read whole, after unpacking. 32 MiB if not said.
    #[must_use]
    pub fn max_answer(mut self, bytes: usize) -> Self {
        self.settings.max_answer = bytes;
        self
    }

    /// The most bytes of one event or line of a stream. 1 MiB if not said.
    #[must_use]
    pub fn max_event(mut self, bytes: usize) -> Self {
        self.settings.max_event = bytes;
        self
    }

    /// A header in which the vendor sends its id of a request, besides `x-request-id` and `request-id`.
    #[must_use]
    pub fn request_id_header(mut self, name: &'static str) -> Self {
        match HeaderName::try_from(name) {
            Ok(name) => self.settings.request_ids.insert(0, name),
            Err(_) => {
                self.fault.get_or_insert_with(|| format!("{name} is no name of a header"));
            }
        }
        self
    }

    /// Another time and other dice: for tests.
    #[must_use]
    pub fn pace(mut self, pace: impl Pace + 'static) -> Self {
        self.settings.pace = Arc::new(pace);
        self
    }

    /// Changes the HTTP client underneath: certificates, proxies, addresses.
    #[must_use]
    pub fn http(mut self, change: impl FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder) -> Self {
        self.http = change(self.http);
        self
    }

    /// The client, if what was said makes one.
    pub fn build(self) -> Result<Client, BuildError> {
        if let Some(fault) = self.fault {
            return Err(BuildError(fault));
        }
        let origin = address::check_base(&self.base);
        let origin = origin.map_err(|why| BuildError(format!("the base address cannot be used: {why}")))?;
        let http = match self.settings.timeouts.connect {
            Some(connect) => self.http.connect_timeout(connect),
            None => self.http,
        };
        let http = http.build().map_err(|error| BuildError(format!("the HTTP client cannot be made: {error}")))?;
        Ok(Client(Arc::new(Shared { http, base: self.base, origin, settings: self.settings })))
    }
}

/// Why a client cannot be made: the configuration is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BuildError(String);

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for BuildError {}

/// Chooses ring for TLS unless the program has chosen already: without a choice rustls refuses to work.
#[cfg(feature = "tls")]
fn install_provider() {
    if rustls::crypto::CryptoProvider::get_default().is_none() {
        // A failure means another thread was first, and that is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
    }
}
