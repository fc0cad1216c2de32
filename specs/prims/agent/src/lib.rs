//! What of agent is written by hand: the public key of an agent.
//!
//! In comes a secret key, out goes the public key, both as Nostr writes them: 64 hexadecimal digits (NIP-01; BIP 340 for
//! what a public key is). Nothing here knows who keeps them.

use k256::schnorr::SigningKey;
use prim_adapter::Problem;
use prim_json::Value;

/// The hand-written parts, as the generated crate asks for them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hooks;

impl prim_agent::Hooks for Hooks {
    fn nostr_pubkey(&self, secret: &Value) -> Result<Value, Problem> {
        let public = secret.as_str().and_then(nostr_pubkey);
        public.map(Value::from).ok_or_else(|| Problem::expected("a secret key of 64 hexadecimal digits"))
    }
}

/// The public key of a secret key. None for what is no secret key: other than 64 hexadecimal digits, zero, or not below
/// the order of the curve. By chance that happens once in 2¹²⁷.
pub fn nostr_pubkey(secret: &str) -> Option<String> {
    let key = SigningKey::from_slice(&bytes(secret)?).ok()?;
    Some(key.verifying_key().to_bytes().iter().map(|byte| format!("{byte:02x}")).collect())
}

fn bytes(secret: &str) -> Option<[u8; 32]> {
    let is_hex = secret.len() == 64 && secret.bytes().all(|byte| byte.is_ascii_hexdigit());
    let mut bytes = [0; 32];
    for (at, byte) in bytes.iter_mut().enumerate().filter(|_| is_hex) {
        *byte = u8::from_str_radix(secret.get(2 * at..2 * at + 2)?, 16).ok()?;
    }
    is_hex.then_some(bytes)
}
