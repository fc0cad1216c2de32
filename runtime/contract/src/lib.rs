//! Holds generated services to what they promise, in process, against fakes of their vendors.
//!
//! In: a service, its promises as `cargo xtask gen` wrote them (`tests/contract.json`), and the documents of its vendors.
//! Out: nothing, or a panic with everything that was found to be otherwise. It knows HTTP, payments and faults of vendors;
//! what is right for one prim is data.
//!
//! Every request gets a service and fakes of its own, so that limits and breakers of one say nothing about another. The
//! clock of the tests stands still while anything can be done, and jumps when all wait: a deadline of two minutes costs
//! nothing.
//!
//! What could not be tried is printed as SKIPPED, with the reason.

mod check;
mod data;
mod findings;
mod plain;
mod rig;
mod schema;
mod tags;

use std::future::Future;

use prim_service::Service;

use data::{Data, Route};
use findings::Findings;

/// What a service promises.
#[derive(Clone, Copy, Debug)]
pub struct Contract {
    data: &'static str,
    documents: &'static [(&'static str, &'static str)],
}

/// Everything that a check needs beside the service.
pub(crate) struct Terms {
    pub(crate) data: Data,
    pub(crate) documents: &'static [(&'static str, &'static str)],
}

impl Contract {
    /// The promises, and the documents of vendors by name.
    pub const fn of(data: &'static str, documents: &'static [(&'static str, &'static str)]) -> Self {
        Self { data, documents }
    }

    /// The service starts with a complete environment, with each of its providers; without a variable that it needs it does
    /// not, and names it.
    pub fn starts<S: Service>(&self) {
        self.check(async |terms, findings| check::start::<S>(terms, findings).await);
    }

    /// `GET /` says which service this is, and that it is well; readiness and prices can be asked for.
    pub fn is_healthy<S: Service>(&self) {
        self.check(async |terms, findings| check::health::<S>(terms, findings).await);
    }

    /// Every paid route asks for its price, under each of its paths, before anything else is done; every free one does not.
    /// A route for operators is closed to all others.
    pub fn asks_for_prices<S: Service>(&self) {
        self.check(async |terms, findings| check::prices::<S>(terms, findings).await);
    }

    /// What is not offered is refused in the one envelope: other paths, other methods, other kinds of bodies.
    pub fn has_one_envelope<S: Service>(&self) {
        self.check(async |terms, findings| check::envelope::<S>(terms, findings).await);
    }

    /// Every good request of a route is answered as its type says, by each provider, and what the vendor is asked is what its
    /// document wants.
    pub fn answers<S: Service>(&self, route: &str) {
        self.check_route(route, async |terms, route, findings| check::answers::<S>(terms, route, findings).await);
    }

    /// Every request that breaks one rule is refused, and the refusal names the place; no vendor is asked and nobody pays.
    pub fn refuses<S: Service>(&self, route: &str) {
        self.check_route(route, async |terms, route, findings| check::refuses::<S>(terms, route, findings).await);
    }

    /// Whatever a vendor does wrong becomes the error that is declared for it; it is asked again only where that is safe; no
    /// secret is told.
    pub fn fails<S: Service>(&self, route: &str) {
        self.check_route(route, async |terms, route, findings| check::fails::<S>(terms, route, findings).await);
    }

    /// A stream is passed on event by event; one that fails says so.
    pub fn streams<S: Service>(&self, route: &str) {
        self.check_route(route, async |terms, route, findings| check::streams::<S>(terms, route, findings).await);
    }

    fn check_route(&self, route: &str, check: impl AsyncFnOnce(&Terms, &Route, &mut Findings)) {
        self.check(async |terms, findings| {
            let found = terms.data.routes.iter().find(|known| known.id == route);
            let found = found.unwrap_or_else(|| panic!("the contract has no route {route}"));
            check(terms, found, findings).await;
        });
    }

    fn check(&self, check: impl AsyncFnOnce(&Terms, &mut Findings)) {
        let data =
            serde_json::from_str(self.data).unwrap_or_else(|error| panic!("the contract cannot be read: {error}"));
        let terms = Terms { data, documents: self.documents };
        let mut findings = Findings::default();
        run(check(&terms, &mut findings));
        findings.conclude();
    }
}

/// Runs a test with its own time.
fn run<T>(test: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build();
    runtime.expect("a runtime").block_on(test)
}
