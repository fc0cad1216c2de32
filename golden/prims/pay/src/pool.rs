// Generated from specs/prims/pay/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! pay.sh over several providers: who is asked, and who is asked next.

use std::sync::Arc;
use std::time::Duration;

use prim_pool::{Breaker, Elsewhere, Ids, Policy, Pool, Route, Rules};
use prim_service::{Call, Metrics, StartError};

use crate::api;
use crate::provider::{Provider, Reply};

/// How one is chosen.
static RULES: Rules = Rules {
    policy: Policy::Priority,
    order: &["stripe", "square"],
    fallback: &[],
    breaker: Breaker { failures: 5, open: Duration::from_secs(30) },
    hedge: None,
};

/// The enabled providers of pay.sh as one.
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
    fn create_payment<'a>(&'a self, call: &'a Call, input: &'a api::CreatePayment) -> Reply<'a, api::Payment> {
        Box::pin(async move {
            let ask = self.pool.ask(call, &CREATE_PAYMENT)?;
            let served = ask.serve(|provider| provider.create_payment(call, input)).await?;
            Ok(served.tagged())
        })
    }

    fn get_payment<'a>(&'a self, call: &'a Call, input: &'a api::GetPaymentInput) -> Reply<'a, api::Payment> {
        Box::pin(async move {
            let mut input = input.clone();
            let ask = self.pool.ask(call, &GET_PAYMENT)?.owning(&mut input)?;
            let served = ask.serve(|provider| provider.get_payment(call, &input)).await?;
            Ok(served.tagged())
        })
    }

    fn list_payments<'a>(&'a self, call: &'a Call, input: &'a api::ListPaymentsInput) -> Reply<'a, api::PaymentPage> {
        Box::pin(async move {
            let mut input = input.clone();
            let ask = self.pool.ask(call, &LIST_PAYMENTS)?.owning(&mut input)?;
            let served = ask.serve(|provider| provider.list_payments(call, &input)).await?;
            Ok(served.tagged())
        })
    }

    fn cancel_payment<'a>(&'a self, call: &'a Call, input: &'a api::CancelPaymentInput) -> Reply<'a, api::Payment> {
        Box::pin(async move {
            let mut input = input.clone();
            let ask = self.pool.ask(call, &CANCEL_PAYMENT)?.owning(&mut input)?;
            let served = ask.serve(|provider| provider.cancel_payment(call, &input)).await?;
            Ok(served.tagged())
        })
    }

    fn refund<'a>(&'a self, call: &'a Call, input: &'a api::CreateRefund) -> Reply<'a, api::Refund> {
        Box::pin(async move {
            let mut input = input.clone();
            let ask = self.pool.ask(call, &REFUND)?.owning(&mut input)?;
            let served = ask.serve(|provider| provider.refund(call, &input)).await?;
            Ok(served.tagged())
        })
    }

    fn payment_link<'a>(&'a self, call: &'a Call, input: &'a api::CreateLink) -> Reply<'a, api::Link> {
        Box::pin(async move {
            let ask = self.pool.ask(call, &PAYMENT_LINK)?;
            let served = ask.serve(|provider| provider.payment_link(call, input)).await?;
            Ok(served.tagged())
        })
    }
}

/// `POST /v1/payments`
static CREATE_PAYMENT: Route = Route { elsewhere: Elsewhere::Never, without: &[] };

/// `GET /v1/payments/{id}`
static GET_PAYMENT: Route = Route { elsewhere: Elsewhere::Allowed, without: &[] };

/// `GET /v1/payments`
static LIST_PAYMENTS: Route = Route { elsewhere: Elsewhere::Allowed, without: &[] };

/// `POST /v1/payments/{id}/cancel`
static CANCEL_PAYMENT: Route = Route { elsewhere: Elsewhere::Never, without: &[] };

/// `POST /v1/refunds`
static REFUND: Route = Route { elsewhere: Elsewhere::Never, without: &[] };

/// `POST /v1/links`
static PAYMENT_LINK: Route = Route { elsewhere: Elsewhere::Never, without: &[] };

impl Ids for api::Payment {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.id.each_id(visit);
    }
}

impl Ids for api::PaymentPage {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.data.each_id(visit);
        self.next_cursor.each_id(visit);
    }
}

impl Ids for api::CreateRefund {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.payment.each_id(visit);
    }
}

impl Ids for api::Refund {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.id.each_id(visit);
        self.payment.each_id(visit);
    }
}

impl Ids for api::Link {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.id.each_id(visit);
    }
}

impl Ids for api::GetPaymentInput {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.id.each_id(visit);
    }
}

impl Ids for api::ListPaymentsInput {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.cursor.each_id(visit);
    }
}

impl Ids for api::CancelPaymentInput {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.id.each_id(visit);
    }
}
