//! The command line: flags in, pipeline, exit code out.
fn main() {}
