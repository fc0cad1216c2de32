//! Payments as a wallet would make them, except for the signature, which only a real facilitator could judge.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

/// The wallet that pays in tests.
pub const PAYER: &str = "0x857b06519E91e3A54538791bDbb0E22373e36b66";

/// The wallet that is paid in tests.
pub const PAY_TO: &str = "0x209693Bc6afc0C5328bA36FaF03C514EF312287C";

/// A payment for an offer. Change [`Payment::payload`] to make it a bad one.
#[derive(Debug, Clone)]
pub struct Payment {
    /// The payload, before it is encoded.
    pub payload: Value,
}

impl Payment {
    /// Pays the first way that an offer (the JSON of `PAYMENT-REQUIRED`) accepts, with a nonce of its own.
    pub fn of(offer: &Value) -> Self {
        static NONCE: AtomicU64 = AtomicU64::new(1);
        let nonce = NONCE.fetch_add(1, Ordering::Relaxed);
        let accepted = &offer["accepts"][0];
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        let valid_before = now + accepted["maxTimeoutSeconds"].as_u64().expect("an offer says how long it waits");
        let payload = json!({
            "x402Version": 2,
            "resource": offer["resource"],
            "accepted": accepted,
            "payload": {
                "signature": format!("0x{nonce:0130x}"),
                "authorization": {
                    "from": PAYER,
                    "to": accepted["payTo"],
                    "value": accepted["amount"],
                    "validAfter": "0",
                    "validBefore": valid_before.to_string(),
                    "nonce": format!("0x{nonce:064x}"),
                },
            },
        });
        Self { payload }
    }

    /// Pays from another wallet.
    #[must_use]
    pub fn from_wallet(mut self, address: &str) -> Self {
        self.payload["payload"]["authorization"]["from"] = address.into();
        self
    }

    /// The value of the `PAYMENT-SIGNATURE` header.
    pub fn header(&self) -> String {
        STANDARD.encode(self.payload.to_string())
    }
}
