//! A little randomness: for keys and boundaries that must not collide, and for jitter. Not for secrets.

use std::hash::{BuildHasher, RandomState};

/// 64 bits that differ each time; the standard library seeds each thread's hashers from the system.
pub(crate) fn bits() -> u64 {
    RandomState::new().hash_one(0_u8)
}

/// 32 hexadecimal digits.
pub(crate) fn hex128() -> String {
    format!("{:016x}{:016x}", bits(), bits())
}

/// A UUID of version 4 (RFC 9562 section 5.4).
pub(crate) fn uuid() -> String {
    let (high, low) = (bits() & !0xf000 | 0x4000, bits() & !(3 << 62) | 1 << 63);
    format!(
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        high >> 32,
        high >> 16 & 0xffff,
        high & 0xffff,
        low >> 48,
        low & 0xffff_ffff_ffff
    )
}

/// A number from 0 up to 1.
pub(crate) fn fraction() -> f64 {
    f64::from(u32::try_from(bits() >> 32).unwrap_or_default()) / 4_294_967_296.0
}
