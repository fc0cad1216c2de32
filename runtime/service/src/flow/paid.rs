//! The part of a paid request's way that has to do with money. See the module above for the order and its reasons.

use std::sync::Arc;

use axum::http::{HeaderName, HeaderValue};
use tokio::sync::OwnedSemaphorePermit;

use super::exchange::{Exchange, finish};
use super::respond::Reply;
use super::run::{detached, within};
use crate::guard::{Begun, Ticket, Who};
use crate::http::Incoming;
use crate::payment::{Gate, Offer, Payments, Proof, Requirement, Resource, Settlement, payment_header};
use crate::route::{Access, Limits, Prepared, Rate};
use crate::{Answer, Call, Failure, Usd, codes};

/// Quotes an address may ask for without paying. A quote may cost us a call to a vendor.
const UNPAID_QUOTES: Rate = Rate::per_minute(60).burst(30);

/// Payments an address may get wrong on routes without a rate of their own. Each costs a call to the facilitator.
const BAD_PAYMENTS: Rate = Rate::per_minute(60).burst(30);

impl Exchange<'_> {
    /// Answers for payment.
    pub(super) async fn paid(&mut self, gate: &Gate, incoming: Incoming) -> Result<Reply, Failure> {
        let resource = gate.resource(&self.endpoint.facts, &self.path);
        let Some(header) = payment_header(&incoming.headers)? else {
            return Err(self.offer(gate, &resource, &incoming).await?);
        };
        let proof = Proof::parse(header)?;
        let prepared = self.prepare(&incoming)?;
        let key = self.key(&incoming)?;
        if let Some(key) = &key {
            let id = (self.endpoint.facts.operation, proof.payer.as_str(), key.text.as_str());
            if let Some(stored) = self.kit.keys.of_same_payment(id, key.fingerprint, &proof.signature)? {
                return Ok(self.again(&stored));
            }
        }
        self.knock(&proof)?;
        let price = self.price(prepared.as_ref()).await?;
        let requirement = gate.requirement(price, self.endpoint.facts.limits.time);
        let claim = gate.verify(&proof, &requirement, &resource).await.inspect_err(|failure| self.remember(failure))?;
        self.line.payer = Some(proof.payer.clone());
        gate.admit(&proof.payer).await?;
        self.count(Who::Payer(proof.payer.clone()))?;
        let permit = self.permit()?;
        let ticket = match self.begin(key.as_ref(), &proof.payer, Some(&proof.signature))? {
            // Answered before under another payment, which was settled. This one is not.
            Some(Begun::Again(stored)) => return Ok(self.again(&stored)),
            Some(Begun::New(ticket)) => Some(ticket),
            None => None,
        };
        let call = self.call(&incoming.headers, key, Some(proof.payer.clone()), Some(price));
        let kit = Arc::clone(self.kit);
        let deal = Deal { kit, proof, requirement, resource, claim, ticket, permit, deadline: self.deadline() };
        let (answer, permit) = detached(self.line.span(), &self.kit.life, deal.close(prepared, call)).await?;
        if answer.headers.contains_key("payment-response") {
            self.line.price = Some(price);
        }
        Ok(self.reply(answer, Some(permit)))
    }

    /// The offer for a request without payment.
    async fn offer(&self, gate: &Gate, resource: &Resource, incoming: &Incoming) -> Result<Failure, Failure> {
        let price = match self.endpoint.facts.access {
            Access::Quoted { .. } => {
                let prepared = self.prepare(incoming)?;
                let limited = |wait| Failure::of(&codes::RATE_LIMITED).retry_after(wait);
                self.kit.rates.take("quote", Who::Address(self.caller), UNPAID_QUOTES).map_err(limited)?;
                self.price(prepared.as_ref()).await?
            }
            Access::Fixed(_) | Access::Free | Access::Operator => self.price_without_input()?,
        };
        let requirement = gate.requirement(price, self.endpoint.facts.limits.time);
        let reason = "PAYMENT-SIGNATURE header is required";
        let mut failure = Failure::of(&codes::PAYMENT_REQUIRED);
        failure.offer = Some(Box::new(Offer::new(&requirement, resource, reason)));
        Ok(failure)
    }

    /// What the call costs.
    async fn price(&self, prepared: &dyn Prepared) -> Result<Usd, Failure> {
        let Access::Quoted { floor, ceiling } = self.endpoint.facts.access else {
            return self.price_without_input();
        };
        let quote = tokio::time::timeout_at(self.deadline(), prepared.quote()).await;
        let quote = quote.map_err(|_| Failure::of(&codes::TIMEOUT))??;
        if quote > ceiling {
            return Err(Failure::new(
                &codes::INVALID_REQUEST,
                format!("This request would cost {quote} USD; the most it may cost is {ceiling} USD."),
            ));
        }
        Ok(quote.max(floor))
    }

    fn price_without_input(&self) -> Result<Usd, Failure> {
        match self.endpoint.facts.access {
            Access::Fixed(price) => Ok(price),
            Access::Quoted { .. } | Access::Free | Access::Operator => {
                Err(Failure::of(&codes::INTERNAL).detail("a route without a price is sold"))
            }
        }
    }

    /// Asks the facilitator only for callers within their rates. Nothing is counted here: an address is counted when its
    /// payment turns out bad, a payer when it turns out good. So nobody can use up the rate of a wallet that is not theirs.
    fn knock(&self, proof: &Proof) -> Result<(), Failure> {
        let Limits { rate, .. } = self.endpoint.facts.limits;
        let operation = self.endpoint.facts.operation;
        let peek = |who, rate| {
            let limited = |wait| Failure::of(&codes::RATE_LIMITED).retry_after(wait);
            self.kit.rates.peek(operation, &who, rate).map_err(limited)
        };
        peek(Who::Address(self.caller), rate.unwrap_or(BAD_PAYMENTS))?;
        match rate {
            Some(rate) => peek(Who::Payer(proof.payer.clone()), rate),
            None => Ok(()),
        }
    }

    /// Counts a payment that was not good. One that nobody could judge is not held against its address.
    fn remember(&self, failure: &Failure) {
        let facts = &self.endpoint.facts;
        let is_refused = failure.offer.is_some();
        count_payment(&self.kit.metrics, facts.operation, if is_refused { "refused" } else { "unavailable" });
        if !is_refused {
            return;
        }
        // Who is over the rate already cannot be counted any higher.
        let rate = facts.limits.rate.unwrap_or(BAD_PAYMENTS);
        let _ = self.kit.rates.take(facts.operation, Who::Address(self.caller), rate);
    }
}

fn count_payment(metrics: &crate::Metrics, operation: &str, outcome: &str) {
    metrics
        .counter(
            "prim_payments_total",
            "Payments, by how they ended.",
            &[("operation", operation), ("outcome", outcome)],
        )
        .add_one();
}

/// A call whose payment is verified: work first, then money, then the answer. It may outlive its request, so it owns all
/// it needs.
struct Deal {
    kit: Arc<super::Kit>,
    proof: Proof,
    requirement: Requirement,
    resource: Resource,
    claim: crate::payment::Claim,
    ticket: Option<Ticket>,
    permit: OwnedSemaphorePermit,
    deadline: tokio::time::Instant,
}

impl Deal {
    async fn close(self, prepared: Box<dyn Prepared>, call: Call) -> Result<(Answer, OwnedSemaphorePermit), Failure> {
        let Self { kit, proof, requirement, resource, claim, ticket, permit, deadline } = self;
        let operation = call.operation;
        let answer = within(deadline, prepared.run(call)).await?;
        if !answer.status.is_success() {
            return Ok((answer, permit));
        }
        let Payments::Required(gate) = &kit.payments else {
            return Err(Failure::of(&codes::PAYMENT_UNAVAILABLE));
        };
        match gate.settle(&proof, &requirement).await {
            Settlement::Paid { receipt } => {
                claim.use_up();
                count_payment(&kit.metrics, operation, "settled");
                let amount = u64::try_from(requirement.amount).unwrap_or(u64::MAX);
                let labels = [("operation", operation), ("network", requirement.network.id)];
                kit.metrics
                    .counter("prim_payments_atomic_total", "Money settled, in the token's smallest unit.", &labels)
                    .add(amount);
                tracing::info!(payer = proof.payer, amount, "the payment is settled");
                let answer = with_receipt(answer, &receipt);
                finish(ticket, &answer);
                Ok((answer, permit))
            }
            Settlement::Refused { receipt_json, reason } => {
                count_payment(&kit.metrics, operation, "not_settled");
                let offer = Offer::new(&requirement, &resource, reason.as_str()).with_receipt(receipt_json);
                Err(Failure::unpaid("The payment was not settled", offer, &reason))
            }
            Settlement::Unknown(problem) => {
                claim.use_up();
                count_payment(&kit.metrics, operation, "unknown");
                tracing::error!(
                    payer = proof.payer,
                    problem = problem.0,
                    "a settlement ended unknown; the payer may have paid for no answer"
                );
                Err(Failure::new(
                    &codes::PAYMENT_UNAVAILABLE,
                    "The payment could not be settled for sure. Do not pay again before looking at the chain.",
                ))
            }
        }
    }
}

fn with_receipt(mut answer: Answer, receipt: &str) -> Answer {
    if let Ok(receipt) = HeaderValue::from_str(receipt) {
        answer.headers.insert(HeaderName::from_static("payment-response"), receipt);
    }
    answer
}
