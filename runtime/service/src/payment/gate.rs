//! The gate in front of paid routes.
//!
//! In: a price, a resource, a payment. Out: an offer, a claim on a verified payment, a settlement. It never decides by
//! what the caller says it accepted, and never lets anybody through because a facilitator is away.

use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use prim_json::Value;

use super::replay::{Claim, Replays};
use super::{
    Allowlist, Facilitator, Network, Offer, Proof, Requirement, Resource, SETTLE_TIME, Step, Unreachable, VERIFY_TIME,
};
use crate::json::Object;
use crate::route::RouteFacts;
use crate::{Failure, Usd, codes};

/// Slack for clocks and for the way back to the caller, within which an authorisation must stay valid.
const CLOCK_SLACK: Duration = Duration::from_secs(30);

/// Who is paid, where, through whom.
pub(crate) struct Gate {
    pub(crate) network: &'static Network,
    pub(crate) pay_to: Arc<str>,
    endpoint: String,
    facilitator: Arc<dyn Facilitator>,
    allowlist: Option<Arc<dyn Allowlist>>,
    replays: Replays,
}

/// How a settlement ended.
#[derive(Debug)]
pub(crate) enum Settlement {
    /// The money moved: the value of `PAYMENT-RESPONSE`.
    Paid { receipt: String },
    /// It did not: the JSON of the receipt that says so, and why.
    Refused { receipt_json: String, reason: String },
    /// Nobody knows. The answer is held back, the payment counts as used.
    Unknown(Unreachable),
}

impl Gate {
    pub(crate) fn new(
        network: &'static Network,
        pay_to: &str,
        endpoint: &str,
        facilitator: Arc<dyn Facilitator>,
        allowlist: Option<Arc<dyn Allowlist>>,
    ) -> Self {
        let endpoint = endpoint.trim_end_matches('/').to_owned();
        Self { network, pay_to: pay_to.into(), endpoint, facilitator, allowlist, replays: Replays::default() }
    }

    /// What a call of a route costs, as a demand.
    pub(crate) fn requirement(&self, price: Usd, time: Duration) -> Requirement {
        let timeout = (time + SETTLE_TIME + CLOCK_SLACK).as_secs();
        // Nothing is never an amount: a price that rounds to zero would open the gate.
        let amount = price.atomic(self.network.decimals).max(1);
        Requirement {
            network: self.network,
            pay_to: Arc::clone(&self.pay_to),
            amount,
            timeout,
            time_needed: time.as_secs(),
        }
    }

    /// What is sold at a path.
    pub(crate) fn resource(&self, facts: &RouteFacts, path: &str) -> Resource {
        Resource { url: format!("{}{path}", self.endpoint), description: facts.summary, mime_type: facts.answers }
    }

    /// Claims a payment for one request and has it verified.
    pub(crate) async fn verify(
        &self,
        proof: &Proof,
        requirement: &Requirement,
        resource: &Resource,
    ) -> Result<Claim, Failure> {
        let refuse = |reason: &str| {
            Failure::unpaid("The payment was refused", Offer::new(requirement, resource, reason), reason)
        };
        if let Some(reason) = requirement.mismatch(proof) {
            return Err(refuse(reason));
        }
        let claim = self.replays.claim(proof.id).ok_or_else(|| refuse("invalid_transaction_state"))?;
        let answer = self.ask(Step::Verify, proof, requirement, VERIFY_TIME).await.map_err(unavailable)?;
        let is_other_payer =
            answer.at("payer").and_then(Value::as_str).is_some_and(|payer| !payer.eq_ignore_ascii_case(&proof.payer));
        match answer.at("isValid").and_then(Value::as_bool) {
            Some(true) if is_other_payer => {
                Err(unavailable(Unreachable("verify: another payer than the one who signed".into())))
            }
            Some(true) => Ok(claim),
            Some(false) => Err(refuse(&reason_of(&answer, "invalidReason", "unexpected_verify_error"))),
            None => Err(unavailable(Unreachable("verify: no verdict in the answer".into()))),
        }
    }

    /// Whether a verified payer may come in.
    pub(crate) async fn admit(&self, payer: &str) -> Result<(), Failure> {
        match &self.allowlist {
            Some(list) if !list.allows(payer).await => {
                Err(Failure::new(&codes::FORBIDDEN, "This wallet is not on the allow-list."))
            }
            _ => Ok(()),
        }
    }

    /// Moves the money. Asked once: a second try could only be told that the authorisation is used.
    pub(crate) async fn settle(&self, proof: &Proof, requirement: &Requirement) -> Settlement {
        let answer = match self.ask(Step::Settle, proof, requirement, SETTLE_TIME).await {
            Ok(answer) => answer,
            Err(unreachable) => return Settlement::Unknown(unreachable),
        };
        let transaction = answer.at("transaction").and_then(Value::as_str).unwrap_or_default();
        let receipt = |success: &str, reason: Option<&str>| {
            Object::new()
                .raw("success", success)
                .maybe_text("errorReason", reason)
                .text("transaction", transaction)
                .text("network", self.network.id)
                .text("payer", &proof.payer)
                .close()
        };
        match answer.at("success").and_then(Value::as_bool) {
            Some(true) => Settlement::Paid { receipt: STANDARD.encode(receipt("true", None)) },
            Some(false) => {
                let reason = reason_of(&answer, "errorReason", "unexpected_settle_error");
                Settlement::Refused { receipt_json: receipt("false", Some(&reason)), reason }
            }
            None => Settlement::Unknown(Unreachable("settle: no verdict in the answer".into())),
        }
    }

    async fn ask(
        &self,
        step: Step,
        proof: &Proof,
        requirement: &Requirement,
        time: Duration,
    ) -> Result<Value, Unreachable> {
        let request = Object::new()
            .number("x402Version", 2)
            .raw("paymentPayload", &proof.payload)
            .raw("paymentRequirements", &requirement.json())
            .close();
        let answer = tokio::time::timeout(time, self.facilitator.ask(step, request)).await;
        let answer = answer.map_err(|_| Unreachable(format!("{step:?}: no answer in {time:?}")))??;
        prim_json::decode(answer.as_bytes()).map_err(|_| Unreachable(format!("{step:?}: the answer is not JSON")))
    }
}

fn unavailable(Unreachable(problem): Unreachable) -> Failure {
    Failure::of(&codes::PAYMENT_UNAVAILABLE).detail(problem)
}

/// A facilitator's reason, if it is a short word as the specification has them.
fn reason_of(answer: &Value, key: &str, otherwise: &str) -> String {
    let reason = answer.at(key).and_then(Value::as_str);
    let is_word = |reason: &&str| {
        (1..=100).contains(&reason.len()) && reason.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    reason.filter(is_word).unwrap_or(otherwise).to_owned()
}
