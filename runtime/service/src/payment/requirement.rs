//! What we demand for one request: the `PaymentRequirements` of the specification (section 5.1.2), scheme `exact`.

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use prim_json::{Number, Value};

use super::network::Network;
use super::proof::Proof;
use crate::json::Object;

/// One acceptable way to pay.
#[derive(Debug, Clone)]
pub(crate) struct Requirement {
    pub(crate) network: &'static Network,
    pub(crate) pay_to: Arc<str>,
    /// In the token's smallest unit.
    pub(crate) amount: u128,
    /// How long the authorisation must last, in seconds: the route's time, settlement, and some slack for clocks.
    pub(crate) timeout: u64,
    /// The least that must be left of the authorisation when work begins, in seconds. Who signs for less could have us
    /// do the work and find the payment expired.
    pub(crate) time_needed: u64,
}

impl Requirement {
    /// The JSON of the requirement.
    pub(crate) fn json(&self) -> String {
        let Network { id, asset, asset_name, asset_version, .. } = self.network;
        Object::new()
            .text("scheme", "exact")
            .text("network", id)
            .text("amount", &self.amount.to_string())
            .text("asset", asset)
            .text("payTo", &self.pay_to)
            .number("maxTimeoutSeconds", self.timeout)
            .raw("extra", &Object::new().text("name", asset_name).text("version", asset_version).close())
            .close()
    }

    /// Why a payment does not meet this requirement, in the reasons of the specification (section 9). The facilitator checks
    /// all of this again; asking it only about payments for this very offer keeps it from being our validator of junk.
    pub(crate) fn mismatch(&self, proof: &Proof) -> Option<&'static str> {
        if !self.is_accepted(&proof.accepted) {
            return Some("invalid_payment_requirements");
        }
        if !proof.to.eq_ignore_ascii_case(&self.pay_to) {
            return Some("invalid_exact_evm_payload_recipient_mismatch");
        }
        if proof.value != self.amount {
            return Some("invalid_exact_evm_payload_authorization_value_mismatch");
        }
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        if proof.valid_before < now.saturating_add(self.time_needed) {
            return Some("invalid_exact_evm_payload_authorization_valid_before");
        }
        None
    }

    /// Whether `accepted` is this requirement. Addresses may differ in case, which is only a checksum (EIP-55).
    fn is_accepted(&self, accepted: &Value) -> bool {
        let is = |key: &str, expected: &str| accepted.at(key).and_then(Value::as_str) == Some(expected);
        let is_address = |key: &str, expected: &str| {
            accepted.at(key).and_then(Value::as_str).is_some_and(|found| found.eq_ignore_ascii_case(expected))
        };
        is("scheme", "exact")
            && is("network", self.network.id)
            && is("amount", &self.amount.to_string())
            && is_address("asset", self.network.asset)
            && is_address("payTo", &self.pay_to)
            && accepted.at("maxTimeoutSeconds").and_then(Value::as_number).and_then(Number::as_u64)
                == Some(self.timeout)
            && is("extra.name", self.network.asset_name)
            && is("extra.version", self.network.asset_version)
    }
}
