//! The payment a caller sends: the `PaymentPayload` of the specification (section 5.2), scheme `exact` on an EVM chain.
//!
//! In: the `PAYMENT-SIGNATURE` header. Out: the payload as sent, and the parts we check ourselves. It judges the form
//! only; whether the signature is good is the facilitator's to say.

use axum::http::HeaderMap;
use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use prim_json::{Number, Value};

use crate::Rejection;

const HEADER: &str = "payment-signature";

const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Identity of an authorisation: who signed it, and its nonce (EIP-3009). A chain takes it once.
pub(crate) type ProofId = ([u8; 20], [u8; 32]);

/// A payment that is well formed.
#[derive(Debug, Clone)]
pub(crate) struct Proof {
    /// The JSON of the whole payload, to be passed on: what came, without what a second reader could read otherwise
    /// (of a name that stands twice only the last is left).
    pub(crate) payload: String,
    /// The offer the caller says it accepts.
    pub(crate) accepted: Value,
    pub(crate) id: ProofId,
    /// The payer's address in lower case.
    pub(crate) payer: String,
    pub(crate) to: String,
    pub(crate) value: u128,
    /// Unix time in seconds.
    pub(crate) valid_before: u64,
    pub(crate) signature: String,
}

/// The value of the payment header, if there is one. Two of them are a fault: which one would be meant?
pub(crate) fn payment_header(headers: &HeaderMap) -> Result<Option<&[u8]>, Rejection> {
    let mut values = headers.get_all(HEADER).iter();
    match (values.next(), values.next()) {
        (None, _) => Ok(None),
        (Some(value), None) => Ok(Some(value.as_bytes())),
        (Some(_), Some(_)) => Err(malformed("given more than once")),
    }
}

fn malformed(message: impl Into<String>) -> Rejection {
    Rejection::at("PAYMENT-SIGNATURE", message)
}

impl Proof {
    pub(crate) fn parse(header: &[u8]) -> Result<Self, Rejection> {
        let json = BASE64.decode(header).map_err(|_| malformed("not base64"))?;
        let payload: Value = prim_json::decode(&json).map_err(|_| malformed("not base64 of JSON"))?;
        if payload.at("x402Version").and_then(Value::as_number).and_then(Number::as_u64) != Some(2) {
            return Err(malformed("x402Version must be 2"));
        }
        let accepted = payload.at("accepted").filter(|accepted| accepted.as_object().is_some());
        let accepted = accepted.cloned().ok_or_else(|| malformed("accepted is missing"))?;
        let text = |path: &str| {
            let found = payload.at(path).and_then(Value::as_str);
            found.ok_or_else(|| malformed(format!("{path} is missing")))
        };
        let number = |path: &str| {
            let decimal = text(path)?;
            let number = decimal.parse().ok().filter(|_| decimal.bytes().all(|byte| byte.is_ascii_digit()));
            number.ok_or_else(|| malformed(format!("{path} is not a number")))
        };
        let from = text("payload.authorization.from")?;
        let nonce = text("payload.authorization.nonce")?;
        let value: u128 = number("payload.authorization.value")?;
        number("payload.authorization.validAfter")?;
        let valid_before = number("payload.authorization.validBefore")?;
        let payer = parse_hex(from).ok_or_else(|| malformed("payload.authorization.from is not an address"))?;
        let nonce = parse_hex(nonce).ok_or_else(|| malformed("payload.authorization.nonce is not 32 bytes"))?;
        Ok(Self {
            accepted,
            id: (payer, nonce),
            payer: from.to_ascii_lowercase(),
            to: text("payload.authorization.to")?.to_owned(),
            value,
            valid_before: u64::try_from(valid_before).unwrap_or(u64::MAX),
            signature: text("payload.signature")?.to_owned(),
            payload: prim_json::encode(&payload),
        })
    }
}

/// `0x` and exactly `N` bytes.
fn parse_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.strip_prefix("0x").filter(|digits| digits.len() == 2 * N)?;
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.as_bytes().chunks(2)) {
        let pair = std::str::from_utf8(pair).ok().filter(|pair| pair.bytes().all(|digit| digit.is_ascii_hexdigit()))?;
        *byte = u8::from_str_radix(pair, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;
    use serde_json::{Value, json};

    use super::{Proof, parse_hex};

    fn payload() -> Value {
        json!({
            "x402Version": 2,
            "accepted": {"scheme": "exact"},
            "payload": {
                "signature": "0xsig",
                "authorization": {
                    "from": "0x857b06519E91e3A54538791bDbb0E22373e36b66",
                    "to": "0x209693Bc6afc0C5328bA36FaF03C514EF312287C",
                    "value": "10000",
                    "validAfter": "1740672089",
                    "validBefore": "1740672154",
                    "nonce": "0xf3746613c2d920b5fdabc0856f2aeb2d4f88ee6037b8cc5d04a71a4462f13480"
                }
            },
            "unknown": {"kept": true}
        })
    }

    fn parse(payload: &Value) -> Result<Proof, String> {
        Proof::parse(STANDARD.encode(payload.to_string()).as_bytes())
            .map_err(|rejection| rejection.0[0].message.clone())
    }

    #[test]
    fn the_example_of_the_specification_is_read() {
        let proof = parse(&payload()).unwrap();
        assert_eq!(proof.payer, "0x857b06519e91e3a54538791bdbb0e22373e36b66");
        assert_eq!((proof.value, proof.valid_before), (10_000, 1_740_672_154));
        let passed_on: Value = serde_json::from_str(&proof.payload).unwrap();
        assert_eq!(passed_on, payload(), "passed on as it came");
    }

    #[test]
    fn what_is_checked_is_what_is_passed_on() {
        let nonce = payload()["payload"]["authorization"]["nonce"].as_str().unwrap().to_owned();
        let other = format!("0x{:064x}", 7);
        let twice = payload().to_string().replace("\"nonce\":", &format!("\"nonce\":\"{other}\",\"nonce\":"));
        let proof = Proof::parse(STANDARD.encode(&twice).as_bytes()).unwrap();
        assert_eq!(Some(proof.id.1), parse_hex(&nonce));
        assert!(twice.contains(&other) && !proof.payload.contains(&other), "{}", proof.payload);
    }

    #[test]
    fn each_fault_of_form_is_named() {
        let cases = [
            ("/x402Version", json!(1), "x402Version must be 2"),
            ("/x402Version", json!("2"), "x402Version must be 2"),
            ("/accepted", json!("exact"), "accepted is missing"),
            ("/payload/signature", Value::Null, "payload.signature is missing"),
            ("/payload/authorization", json!({}), "payload.authorization.from is missing"),
            ("/payload/authorization/from", json!("0x12"), "payload.authorization.from is not an address"),
            (
                "/payload/authorization/from",
                json!("0x+57b06519E91e3A54538791bDbb0E22373e36b66"),
                "payload.authorization.from is not an address",
            ),
            ("/payload/authorization/nonce", json!("0x00"), "payload.authorization.nonce is not 32 bytes"),
            ("/payload/authorization/value", json!(10000), "payload.authorization.value is missing"),
            ("/payload/authorization/value", json!("+10000"), "payload.authorization.value is not a number"),
            ("/payload/authorization/validAfter", json!("soon"), "payload.authorization.validAfter is not a number"),
            ("/payload/authorization/validBefore", json!(""), "payload.authorization.validBefore is not a number"),
        ];
        for (pointer, value, expected) in cases {
            let mut payload = payload();
            *payload.pointer_mut(pointer).unwrap() = value;
            assert_eq!(parse(&payload).unwrap_err(), expected, "{pointer}");
        }
        for junk in ["", "%%%", "bm90IGpzb24="] {
            assert!(Proof::parse(junk.as_bytes()).is_err(), "{junk}");
        }
        let deep = STANDARD.encode("[".repeat(100_000));
        assert!(Proof::parse(deep.as_bytes()).is_err());
    }

    #[test]
    fn hex_is_exact() {
        assert_eq!(parse_hex::<2>("0x0aFF"), Some([10, 255]));
        for bad in ["0aff", "0x0aff0", "0x0aff00", "0x0ag0", "0x+a+b", ""] {
            assert_eq!(parse_hex::<2>(bad), None, "{bad}");
        }
    }
}
