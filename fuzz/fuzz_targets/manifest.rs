//! Any bytes as a manifest: read, judged and joined with a document.
#![no_main]

const PLATFORM: &str = include_str!("../../specs/platform.yaml");
const ACME: &str = include_str!("../../specs/cases/vendors/acme.yaml");

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    pipeline::attempt::manifest(bytes, PLATFORM, "cases/vendors/acme.yaml", ACME);
});
