//! Fuzzing without a nightly compiler: the same functions as `fuzz/`, over mutated specs and published documents, for as long
//! as `PRIM_FUZZ_SECONDS` says. By default a few seconds, so that it is part of every run of the tests.
//!
//! An input that panics or takes too long is written to `target/fuzz/`.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use pipeline::attempt;

/// The longest time for one input.
const TOO_LONG: Duration = Duration::from_secs(20);

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn seconds() -> Duration {
    let said = std::env::var("PRIM_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok());
    Duration::from_secs(said.unwrap_or(3))
}

fn below(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        match path.extension().and_then(|extension| extension.to_str()) {
            _ if path.is_dir() => below(&path, found),
            Some("yaml" | "yml" | "json") => found.push(path),
            _ => {}
        }
    }
    found.sort();
}

/// A generator of numbers that gives the same every time (xorshift64*).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let mixed = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 16;
        usize::try_from(mixed % below.max(1) as u64).unwrap_or(0)
    }
}

/// Pieces that documents are sensitive to.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "$ref: \"#/components/schemas/A\"", "allOf: [{}, {}]", "type: [string, \"null\"]", "nullable: true", "{", "}", "[", "]",
    "\"", ": ", "- ", "\n", "\u{0}", "\u{feff}", "&a ", "*a", "!!int ", "<<: ", "null", "true", "1e999", "-0",
    "99999999999999999999", "\\ud800", "🦀", "\r\n", "\t", "# ", "| ", ">-\n", "enum: []", "discriminator: {}", "in: query",
    "properties: {}", "{$env.A}", "a.*.b | or(=c)", "optional list(", "..", "required: [a]",
];

fn mutate(text: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = text.to_vec();
    for _ in 0..=dice.roll(8) {
        let at = dice.roll(bytes.len() + 1);
        let end = (at + dice.roll(64)).min(bytes.len());
        match dice.roll(6) {
            0 => drop(bytes.drain(at..end)),
            1 => {
                let piece = PIECES[dice.roll(PIECES.len())];
                bytes.splice(at..at, piece.bytes());
            }
            2 => {
                let copy = bytes[at..end].to_vec();
                let to = dice.roll(bytes.len() + 1);
                bytes.splice(to..to, copy);
            }
            3 if !bytes.is_empty() => {
                let at = dice.roll(bytes.len());
                bytes[at] = u8::try_from(dice.roll(256)).unwrap_or(0);
            }
            4 => bytes.truncate(at),
            _ => {
                // Lines change places: what is written stays, order and nesting do not.
                let mut lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
                let (a, b) = (dice.roll(lines.len()), dice.roll(lines.len()));
                lines.swap(a, b);
                bytes = lines.join(&b'\n');
            }
        }
    }
    bytes
}

/// Runs one input. One that panics or takes too long is kept.
fn run(kind: &str, bytes: &[u8], f: impl FnOnce(&[u8]) + std::panic::UnwindSafe) {
    let start = Instant::now();
    let result = std::panic::catch_unwind(|| f(bytes));
    let took = start.elapsed();
    if result.is_err() || took > TOO_LONG {
        let folder = root().join("target/fuzz");
        std::fs::create_dir_all(&folder).expect("target can be written to");
        let path = folder.join(format!("{kind}-{}", bytes.len()));
        std::fs::write(&path, bytes).expect("the input is kept");
        panic!("after {took:.1?}: the input is kept in {}", path.display());
    }
}

#[test]
fn documents_are_read_or_refused() {
    let mut seeds = Vec::new();
    below(&root().join("specs/cases"), &mut seeds);
    below(&root().join("specs/vendors"), &mut seeds);
    let corpus = std::env::var_os("PRIM_CORPUS").map_or_else(|| root().join("../shared/corpus"), PathBuf::from);
    if corpus.is_dir() {
        below(&corpus.join("fixtures"), &mut seeds);
        below(&corpus.join("vendors"), &mut seeds);
    } else {
        println!("SKIPPED: there is no corpus of published documents here; only specs are mutated");
    }
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let end = Instant::now() + seconds();
    let mut count = 0;
    while Instant::now() < end {
        let Ok(text) = std::fs::read(&seeds[dice.roll(seeds.len())]) else { continue };
        // Large documents are cut down to what is read in a blink, so that many are tried.
        let text = if text.len() > 200_000 { &text[..200_000] } else { &text[..] };
        let mutated = mutate(text, &mut dice);
        run("document", &mutated, |bytes| {
            attempt::document(bytes);
        });
        count += 1;
    }
    println!("{count} documents");
    assert!(count > 0);
}

#[test]
fn manifests_are_joined_or_refused() {
    let read = |path: &str| std::fs::read_to_string(root().join(path)).expect("a file of the repository");
    let platform = read("specs/platform.yaml");
    let acme = read("specs/cases/vendors/acme.yaml");
    let mut seeds = Vec::new();
    below(&root().join("specs/prims"), &mut seeds);
    below(&root().join("specs/cases/manifest"), &mut seeds);
    below(&root().join("specs/invalid"), &mut seeds);
    let mut dice = Dice(0xD1B5_4A32_D192_ED03);
    let end = Instant::now() + seconds();
    let mut count = 0;
    while Instant::now() < end {
        let Ok(text) = std::fs::read(&seeds[dice.roll(seeds.len())]) else { continue };
        let mutated = mutate(&text, &mut dice);
        run("manifest", &mutated, |bytes| {
            attempt::manifest(bytes, &platform, "cases/vendors/acme.yaml", &acme);
        });
        count += 1;
    }
    println!("{count} manifests");
    assert!(count > 0);
}
