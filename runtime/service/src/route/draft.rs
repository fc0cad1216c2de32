//! How generated code states a route.

use std::future::Future;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use axum::http::Method;
use tokio::sync::Semaphore;

use super::endpoint::{Access, Endpoint, Prepare, Prepared, RouteFacts};
use super::{Idempotency, Limits, Price, Quote, Takes};
use crate::{Answer, BoxFuture, Call, Failure, Incoming, Rejection, Usd};

/// A route of the service `A`, ready to be served.
pub struct Route<A> {
    is_paid: bool,
    bind: Bind<A>,
}

/// Binds a route to its app.
type Bind<A> = Box<dyn FnOnce(&Arc<A>) -> Endpoint>;

impl<A> Route<A> {
    /// Starts a route. `path` is written as in the manifest: `/v1/messages/{id}`, `{key+}` for a rest with slashes.
    #[allow(
        clippy::new_ret_no_self,
        reason = "a route is finished by `handle`; starting it with `Route::new` reads best"
    )]
    pub fn new(operation: &'static str, method: Method, path: &'static str) -> Draft<Unpriced> {
        let takes =
            if matches!(method, Method::GET | Method::DELETE | Method::HEAD) { Takes::Nothing } else { Takes::Json };
        let facts = RouteFacts {
            operation,
            path,
            summary: "",
            answers: "application/json",
            takes,
            access: Access::Free,
            limits: Limits::DEFAULT,
            idempotency: Idempotency::None,
            cache: None,
        };
        Draft { facts, method, aliases: Vec::new(), pricing: Unpriced }
    }

    /// Whether somebody pays for it.
    pub fn is_paid(&self) -> bool {
        self.is_paid
    }

    pub(crate) fn bind(self, app: &Arc<A>) -> Endpoint {
        (self.bind)(app)
    }
}

/// A route that does not say yet who pays.
#[derive(Debug)]
pub struct Unpriced;

/// A route that says who pays, over the app `A` and the input `I`.
pub struct Priced<A, I> {
    quote: Option<for<'a> fn(&'a A, &'a I) -> Quote<'a>>,
    types: PhantomData<fn(&A, &I)>,
}

/// A route under construction.
#[must_use = "a route is finished by `handle`"]
pub struct Draft<P> {
    facts: RouteFacts,
    method: Method,
    aliases: Vec<&'static str>,
    pricing: P,
}

impl<P> Draft<P> {
    /// A second path with the same everything.
    pub fn alias(mut self, path: &'static str) -> Self {
        self.aliases.push(path);
        self
    }

    /// One sentence about the route, shown in `/pricing` and to the wallet that pays.
    pub fn summary(mut self, summary: &'static str) -> Self {
        self.facts.summary = summary;
        self
    }

    /// Its limits; without them [`Limits::DEFAULT`].
    pub fn limits(mut self, limits: Limits) -> Self {
        self.facts.limits = limits;
        self
    }

    /// Its body; without it nothing for `GET` and `DELETE`, JSON for the others.
    pub fn takes(mut self, takes: Takes) -> Self {
        self.facts.takes = takes;
        self
    }

    /// The media type of its answer, told to the wallet that pays; without it `application/json`.
    pub fn answers(mut self, media_type: &'static str) -> Self {
        self.facts.answers = media_type;
        self
    }

    /// Whether it heeds `Idempotency-Key`.
    pub fn idempotency(mut self, idempotency: Idempotency) -> Self {
        self.facts.idempotency = idempotency;
        self
    }

    /// How long an answer may be kept. Heeded on free `GET` routes only.
    pub fn cache(mut self, time: Duration) -> Self {
        self.facts.cache = Some(time);
        self
    }
}

impl Draft<Unpriced> {
    /// Nobody pays.
    pub fn free<A, I>(self) -> Draft<Priced<A, I>> {
        self.priced(Access::Free, None)
    }

    /// Nobody pays, and only callers with the internal key are let in.
    pub fn operator<A, I>(self) -> Draft<Priced<A, I>> {
        self.priced(Access::Operator, None)
    }

    /// The caller pays.
    #[expect(clippy::needless_pass_by_value, reason = "a price is stated where it is used and never again")]
    pub fn price<A, I>(self, price: Price<A, I>) -> Draft<Priced<A, I>> {
        match price {
            Price::Fixed(usd) => self.priced(Access::Fixed(usd), None),
            Price::Quoted { floor, ceiling, quote } => self.priced(Access::Quoted { floor, ceiling }, Some(quote)),
        }
    }

    fn priced<A, I>(self, access: Access, quote: Option<for<'a> fn(&'a A, &'a I) -> Quote<'a>>) -> Draft<Priced<A, I>> {
        let Self { mut facts, method, aliases, pricing: Unpriced } = self;
        facts.access = access;
        Draft { facts, method, aliases, pricing: Priced { quote, types: PhantomData } }
    }
}

impl<A, I> Draft<Priced<A, I>>
where
    A: Send + Sync + 'static,
    I: Send + Sync + 'static,
{
    /// Ends the route: `read` makes its input from a request, `handler` answers it.
    pub fn handle<H, F>(self, read: fn(&Incoming) -> Result<I, Rejection>, handler: H) -> Route<A>
    where
        H: Fn(Arc<A>, Call, I) -> F + Send + Sync + 'static,
        F: Future<Output = Result<Answer, Failure>> + Send + 'static,
    {
        let Self { facts, method, aliases, pricing: Priced { quote, .. } } = self;
        let handler = Arc::new(handler);
        let is_paid = matches!(facts.access, Access::Fixed(_) | Access::Quoted { .. });
        let bind = move |app: &Arc<A>| {
            let app = Arc::clone(app);
            let prepare: Prepare = Box::new(move |incoming| {
                let input = read(incoming)?;
                Ok(Box::new(Pending { app: Arc::clone(&app), handler: Arc::clone(&handler), quote, input }))
            });
            let permits = Arc::new(Semaphore::new(facts.limits.concurrency));
            Endpoint { facts, method, aliases, prepare, permits }
        };
        Route { is_paid, bind: Box::new(bind) }
    }
}

/// One parsed request with all it takes to answer it.
struct Pending<A, I, H> {
    app: Arc<A>,
    handler: Arc<H>,
    quote: Option<for<'a> fn(&'a A, &'a I) -> Quote<'a>>,
    input: I,
}

impl<A, I, H, F> Prepared for Pending<A, I, H>
where
    A: Send + Sync + 'static,
    I: Send + Sync + 'static,
    H: Fn(Arc<A>, Call, I) -> F + Send + Sync + 'static,
    F: Future<Output = Result<Answer, Failure>> + Send + 'static,
{
    fn quote(&self) -> Quote<'_> {
        match self.quote {
            Some(quote) => quote(&self.app, &self.input),
            None => Box::pin(std::future::ready(Ok(Usd::ZERO))),
        }
    }

    fn run(self: Box<Self>, call: Call) -> BoxFuture<'static, Result<Answer, Failure>> {
        Box::pin((self.handler)(self.app, call, self.input))
    }
}
