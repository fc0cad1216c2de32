//! A 402: the `PaymentRequired` of the specification (section 5.1), in the header and mirrored in the body.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::requirement::Requirement;
use crate::json::{Object, array};

/// What is sold, as the wallet that pays shows it.
#[derive(Debug, Clone)]
pub(crate) struct Resource {
    /// Public URL without query.
    pub(crate) url: String,
    pub(crate) description: &'static str,
    pub(crate) mime_type: &'static str,
}

/// The payment part of a 402 answer.
#[derive(Debug, Clone)]
pub(crate) struct Offer {
    /// For people and programs: why payment is (still) required.
    reason: String,
    resource: String,
    accepts: String,
    /// The failed settlement, if that is the reason.
    receipt: Option<String>,
}

impl Offer {
    pub(crate) fn new(requirement: &Requirement, resource: &Resource, reason: impl Into<String>) -> Self {
        let resource = Object::new()
            .text("url", &resource.url)
            .maybe_text("description", Some(resource.description).filter(|text| !text.is_empty()))
            .text("mimeType", resource.mime_type)
            .close();
        Self { reason: reason.into(), resource, accepts: array([requirement.json()]), receipt: None }
    }

    /// Adds the receipt of a settlement that failed.
    pub(crate) fn with_receipt(mut self, receipt_json: String) -> Self {
        self.receipt = Some(receipt_json);
        self
    }

    /// Value of the `PAYMENT-REQUIRED` header.
    pub(crate) fn header(&self) -> String {
        let object = Object::new().number("x402Version", 2).text("error", &self.reason);
        STANDARD.encode(object.raw("resource", &self.resource).raw("accepts", &self.accepts).close())
    }

    /// Value of the `PAYMENT-RESPONSE` header, if a settlement failed.
    pub(crate) fn receipt_header(&self) -> Option<String> {
        self.receipt.as_ref().map(|receipt| STANDARD.encode(receipt))
    }

    /// Adds the mirror to an envelope. There `error` is the envelope's object; the reason stands in its message.
    pub(crate) fn mirror(&self, envelope: Object) -> Object {
        envelope.number("x402Version", 2).raw("resource", &self.resource).raw("accepts", &self.accepts)
    }
}
