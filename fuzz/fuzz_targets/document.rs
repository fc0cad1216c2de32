//! Any bytes as a vendor's document: read, lowered and made into a client.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    pipeline::attempt::document(bytes);
});
