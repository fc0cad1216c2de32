//! Where requests went that must not be done twice.
//!
//! A caller who got no answer sends the same idempotency key again. The provider that was asked knows the key and does
//! nothing twice; another would. So the same key goes to the same provider, whatever the policy says by then.

use std::collections::{BTreeMap, VecDeque};

use prim_service::Call;

/// The most keys that are remembered; the oldest are forgotten first.
const KEYS_MAX: usize = 10_000;

type Key = (&'static str, Option<String>, String);

/// Who was asked for which key.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    asked: BTreeMap<Key, usize>,
    order: VecDeque<Key>,
}

impl Keys {
    /// Who was asked before.
    pub(crate) fn asked(&self, call: &Call) -> Option<usize> {
        self.asked.get(&key_of(call)?).copied()
    }

    /// Remembers who is asked.
    pub(crate) fn remember(&mut self, call: &Call, member: usize) {
        let Some(key) = key_of(call) else { return };
        if self.asked.insert(key.clone(), member).is_none() {
            self.order.push_back(key);
        }
        if self.order.len() > KEYS_MAX {
            self.order.pop_front().map(|oldest| self.asked.remove(&oldest));
        }
    }
}

/// Keys of different payers are different keys.
fn key_of(call: &Call) -> Option<Key> {
    Some((call.operation, call.payer.clone(), call.idempotency_key.clone()?))
}

#[cfg(test)]
mod tests {
    use prim_service::Call;
    use tokio::time::Instant;

    use super::{KEYS_MAX, Keys};

    #[test]
    fn keys_are_kept_apart_and_bounded() {
        let call = |key: Option<&str>, payer: Option<&str>, operation| Call {
            request_id: String::new(),
            operation,
            payer: payer.map(str::to_owned),
            price: None,
            idempotency_key: key.map(str::to_owned),
            provider: None,
            deadline: Instant::now(),
        };
        let mut keys = Keys::default();
        keys.remember(&call(None, None, "pay"), 3);
        assert!(keys.order.is_empty(), "no key, nothing to remember");
        keys.remember(&call(Some("k"), Some("0x1"), "pay"), 1);
        assert_eq!(keys.asked(&call(Some("k"), Some("0x1"), "pay")), Some(1));
        assert_eq!(keys.asked(&call(Some("k"), Some("0x2"), "pay")), None);
        assert_eq!(keys.asked(&call(Some("k"), Some("0x1"), "refund")), None);
        for number in 0..KEYS_MAX {
            keys.remember(&call(Some(&number.to_string()), None, "pay"), 0);
        }
        assert_eq!(keys.asked(&call(Some("k"), Some("0x1"), "pay")), None, "the oldest went");
        assert_eq!((keys.asked.len(), keys.order.len()), (KEYS_MAX, KEYS_MAX));
    }
}
