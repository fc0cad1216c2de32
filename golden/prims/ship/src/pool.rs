// Generated from specs/prims/ship/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! ship.sh over several providers: who is asked, and who is asked next.

use std::sync::Arc;
use std::time::Duration;

use prim_pool::{Breaker, Elsewhere, Ids, Policy, Pool, Route, Rules};
use prim_service::{Call, Metrics, StartError};

use crate::api;
use crate::provider::{Provider, Reply};

/// How one is chosen.
static RULES: Rules = Rules {
    policy: Policy::Priority,
    order: &["shipengine", "easypost"],
    fallback: &["provider_error", "provider_timeout", "provider_unavailable"],
    breaker: Breaker { failures: 5, open: Duration::from_secs(30) },
    hedge: None,
};

/// The enabled providers of ship.sh as one.
pub struct Pooled {
    pool: Pool<dyn Provider>,
}

impl Pooled {
    /// The pool of these providers, by their names, the preferred first.
    pub fn new(providers: Vec<(&'static str, Arc<dyn Provider>)>, metrics: &Metrics) -> Result<Self, StartError> {
        Ok(Self { pool: Pool::new(&RULES, providers, metrics)? })
    }
}

impl Provider for Pooled {
    fn rates<'a>(&'a self, call: &'a Call, input: &'a api::GetRates) -> Reply<'a, api::Rates> {
        Box::pin(async move {
            let ask = self.pool.ask(call, &RATES)?;
            let served = ask.serve(|provider| provider.rates(call, input)).await?;
            Ok(served.tagged())
        })
    }

    fn get_rate<'a>(&'a self, call: &'a Call, input: &'a api::GetRateInput) -> Reply<'a, api::Rate> {
        Box::pin(async move {
            let mut input = input.clone();
            let ask = self.pool.ask(call, &GET_RATE)?.owning(&mut input)?;
            let served = ask.serve(|provider| provider.get_rate(call, &input)).await?;
            Ok(served.tagged())
        })
    }

    fn buy_label<'a>(&'a self, call: &'a Call, input: &'a api::BuyLabel) -> Reply<'a, api::Label> {
        Box::pin(async move {
            let mut input = input.clone();
            let ask = self.pool.ask(call, &BUY_LABEL)?.owning(&mut input)?;
            let served = ask.serve(|provider| provider.buy_label(call, &input)).await?;
            Ok(served.tagged())
        })
    }

    fn void_label<'a>(&'a self, call: &'a Call, input: &'a api::VoidLabelInput) -> Reply<'a, api::Voided> {
        Box::pin(async move {
            let mut input = input.clone();
            let ask = self.pool.ask(call, &VOID_LABEL)?.owning(&mut input)?;
            let served = ask.serve(|provider| provider.void_label(call, &input)).await?;
            Ok(served.tagged())
        })
    }

    fn track<'a>(&'a self, call: &'a Call, input: &'a api::TrackInput) -> Reply<'a, api::Tracking> {
        Box::pin(async move {
            let ask = self.pool.ask(call, &TRACK)?;
            let served = ask.serve(|provider| provider.track(call, input)).await?;
            Ok(served.whole())
        })
    }

    fn validate_address<'a>(&'a self, call: &'a Call, input: &'a api::Address) -> Reply<'a, api::Checked> {
        Box::pin(async move {
            let ask = self.pool.ask(call, &VALIDATE_ADDRESS)?;
            let served = ask.serve(|provider| provider.validate_address(call, input)).await?;
            Ok(served.whole())
        })
    }
}

/// `POST /v1/rates`
static RATES: Route = Route { elsewhere: Elsewhere::Allowed, without: &[] };

/// `GET `
static GET_RATE: Route = Route { elsewhere: Elsewhere::Allowed, without: &[] };

/// `POST /v1/labels`
static BUY_LABEL: Route = Route { elsewhere: Elsewhere::Never, without: &[] };

/// `POST /v1/labels/{id}/void`
static VOID_LABEL: Route = Route { elsewhere: Elsewhere::Never, without: &[] };

/// `GET /v1/tracking/{carrier}/{tracking_number}`
static TRACK: Route = Route { elsewhere: Elsewhere::Allowed, without: &[] };

/// `POST /v1/addresses/validate`
static VALIDATE_ADDRESS: Route = Route { elsewhere: Elsewhere::Allowed, without: &[] };

impl Ids for api::Rates {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.data.each_id(visit);
    }
}

impl Ids for api::Rate {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.id.each_id(visit);
        self.shipment.each_id(visit);
    }
}

impl Ids for api::BuyLabel {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.rate.each_id(visit);
        self.shipment.each_id(visit);
    }
}

impl Ids for api::Label {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.id.each_id(visit);
    }
}

impl Ids for api::Voided {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.id.each_id(visit);
    }
}

impl Ids for api::GetRateInput {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.rate.each_id(visit);
        self.shipment.each_id(visit);
    }
}

impl Ids for api::VoidLabelInput {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.id.each_id(visit);
    }
}
