//! (below)
fn main() {}
