//! The enabled providers, and one request that asks for one of them.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use prim_service::{Call, Failure, Metrics, Rejection, StartError};

use crate::keys::Keys;
use crate::member::{Member, Record};
use crate::order;
use crate::rules::{Elsewhere, Route, Rules};
use crate::tags::{self, Ids, position};

/// The price of a call in USD, or by any other measure that all providers share: of the provider, for the call, and for
/// what it is about, such as the name of a model. None where it is not known.
pub type Price = dyn Fn(&str, &Call, &str) -> Option<f64> + Send + Sync;

/// Several providers as one.
pub struct Pool<P: ?Sized> {
    pub(crate) rules: &'static Rules,
    /// The enabled ones, the preferred first.
    pub(crate) members: Vec<Member<P>>,
    turn: AtomicUsize,
    keys: Mutex<Keys>,
    price: Option<Box<Price>>,
}

impl<P: ?Sized> Pool<P> {
    /// The pool of these providers, the preferred first. Each must be one that the rules name, and stand here once.
    pub fn new(
        rules: &'static Rules,
        providers: impl IntoIterator<Item = (&'static str, Arc<P>)>,
        metrics: &Metrics,
    ) -> Result<Self, StartError> {
        let mut members: Vec<Member<P>> = Vec::new();
        for (name, provider) in providers {
            if position(rules.order, name).is_none() || members.iter().any(|member| member.record.name == name) {
                return Err(StartError(format!("`{name}` is no provider, or stands twice among those enabled")));
            }
            members.push(Member { provider, record: Record::new(name, rules.breaker, metrics) });
        }
        if members.is_empty() {
            return Err(StartError("no provider is enabled".to_owned()));
        }
        Ok(Self { rules, members, turn: AtomicUsize::new(0), keys: Mutex::default(), price: None })
    }

    /// The same pool, with declared prices: they go before what calls cost of late.
    #[must_use]
    pub fn with_prices(mut self, price: impl Fn(&str, &Call, &str) -> Option<f64> + Send + Sync + 'static) -> Self {
        self.price = Some(Box::new(price));
        self
    }

    /// The names of the enabled providers, the preferred first.
    pub fn enabled(&self) -> Vec<&'static str> {
        self.members.iter().map(|member| member.record.name).collect()
    }

    /// A request for one of them. A caller may have named one that is not enabled: that is a 400.
    pub fn ask<'p>(&'p self, call: &'p Call, route: &'static Route) -> Result<Ask<'p, P>, Failure> {
        let named = match &call.provider {
            None => None,
            Some(name) => Some(self.position(name).ok_or_else(|| {
                let message = format!("must name a provider that is enabled: {}", self.enabled().join(", "));
                Failure::from(Rejection::at("Prim-Provider", message))
            })?),
        };
        Ok(Ask { pool: self, call, route, subject: "", fixed: named })
    }

    fn keys(&self) -> MutexGuard<'_, Keys> {
        self.keys.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Where an enabled provider stands.
    fn position(&self, name: &str) -> Option<usize> {
        self.members.iter().position(|member| member.record.name == name)
    }

    /// Whose ids without a tag are: the first provider's of all that are enabled, in the order of the manifest, which
    /// does not change with the configuration.
    fn first_of_all(&self) -> &'static str {
        let is_enabled = |name: &&&'static str| self.position(name).is_some();
        self.rules.order.iter().find(is_enabled).copied().unwrap_or_default()
    }
}

/// A request for a provider.
#[must_use = "nothing is asked before `serve`"]
pub struct Ask<'p, P: ?Sized> {
    pub(crate) pool: &'p Pool<P>,
    pub(crate) call: &'p Call,
    pub(crate) route: &'static Route,
    pub(crate) subject: &'p str,
    /// The only provider that will do.
    fixed: Option<usize>,
}

impl<'p, P: ?Sized> Ask<'p, P> {
    /// What figures depend on beside the operation, such as the name of a model.
    pub fn about(mut self, subject: &'p str) -> Self {
        self.subject = subject;
        self
    }

    /// Takes the tags off the ids of the input. They say who must be asked: ids of two providers, and of one that is not
    /// enabled or is not the one that the caller named, are a 400.
    pub fn owning<T: Ids>(mut self, input: &mut T) -> Result<Self, Failure> {
        let pool = self.pool;
        let order = pool.rules.order;
        let named = self.fixed.and_then(|at| pool.members.get(at)).map(|member| member.record.name);
        let bare = position(order, named.unwrap_or_else(|| pool.first_of_all())).unwrap_or_default();
        let Some(owner) = tags::untag(input, order, bare)?.and_then(|at| order.get(at).copied()) else {
            return Ok(self);
        };
        if let Some(named) = named.filter(|named| *named != owner) {
            let message = format!("The request names things of {owner}, and `Prim-Provider` names {named}.");
            return Err(Rejection::at("", message).into());
        }
        let Some(at) = pool.position(owner) else {
            let enabled = pool.enabled().join(", ");
            let message = format!("The request names things of {owner}, which is not enabled. These are: {enabled}.");
            return Err(Rejection::at("", message).into());
        };
        self.fixed = Some(at);
        Ok(self)
    }

    /// Whether another provider may be asked after one that failed.
    pub(crate) fn may_go_elsewhere(&self) -> bool {
        self.fixed.is_none() && self.route.elsewhere == Elsewhere::Allowed
    }

    /// Notes that a provider is asked, where that must not happen elsewhere later.
    pub(crate) fn begins_at(&self, member: &Member<P>) {
        if self.is_once()
            && let Some(at) = self.pool.position(member.record.name)
        {
            self.pool.keys().remember(self.call, at);
        }
    }

    fn is_once(&self) -> bool {
        self.route.elsewhere == Elsewhere::Never
    }

    /// Those that can be asked, the best first.
    pub(crate) fn candidates(&self) -> Vec<&'p Member<P>> {
        let pool = self.pool;
        let asked = || if self.is_once() { pool.keys().asked(self.call) } else { None };
        if let Some(fixed) = self.fixed.or_else(asked) {
            return pool.members.get(fixed).into_iter().collect();
        }
        let can = |member: &&Member<P>| !self.route.without.contains(&member.record.name);
        let able: Vec<&Member<P>> = pool.members.iter().filter(can).collect();
        let price = |name: &str| pool.price.as_ref().and_then(|price| price(name, self.call, self.subject));
        let known = |member: &&Member<P>| member.record.known(self.call, self.subject, price(member.record.name));
        let known: Vec<_> = able.iter().map(known).collect();
        let turn = pool.turn.fetch_add(1, Ordering::Relaxed);
        order::order(pool.rules.policy, &known, turn).into_iter().filter_map(|at| able.get(at).copied()).collect()
    }
}
