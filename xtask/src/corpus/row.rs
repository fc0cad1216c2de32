//! A line of the report.

use std::path::Path;

/// The names of the columns.
pub(crate) const HEADER: &str =
    "document\tresult\tseen\temitted\tskipped\tlines\tgen_cpu_s\tpeak_mib\tcheck\tcheck_cpu_s\treason\tbytes";

/// What came of one document.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Row {
    pub(crate) document: String,
    /// `ok`, `refused` with a diagnostic, or `failed`.
    pub(crate) result: String,
    pub(crate) seen: usize,
    pub(crate) emitted: usize,
    pub(crate) skipped: usize,
    pub(crate) lines: usize,
    pub(crate) gen_cpu_s: f64,
    pub(crate) peak_mib: f64,
    /// `ok`, `failed`, or `-` where nothing was compiled.
    pub(crate) check: String,
    pub(crate) check_cpu_s: f64,
    pub(crate) reason: String,
    /// How long the document is: one of another length is another document.
    pub(crate) bytes: u64,
}

impl Row {
    /// Of a document whose process did not come to an end.
    pub(crate) fn failed(document: &Path, reason: String) -> Self {
        Self { reason, result: "failed".to_owned(), check: "-".to_owned(), ..Self::about(document) }
    }

    /// Of a document that nothing is known about yet.
    pub(crate) fn about(document: &Path) -> Self {
        let bytes = std::fs::metadata(document).map_or(0, |metadata| metadata.len());
        Self { document: document.display().to_string(), bytes, ..Self::default() }
    }

    /// What tells documents apart.
    pub(crate) fn key(&self) -> String {
        format!("{}\t{}", self.document, self.bytes)
    }

    pub(crate) fn key_of(document: &Path) -> String {
        Self::about(document).key()
    }

    pub(crate) fn line(&self) -> String {
        let reason: String = self.reason.chars().map(|c| if c.is_control() { ' ' } else { c }).take(300).collect();
        format!(
            "{}\t{}\t{}\t{}\t{}\t{}\t{:.2}\t{:.1}\t{}\t{:.2}\t{}\t{}",
            self.document,
            self.result,
            self.seen,
            self.emitted,
            self.skipped,
            self.lines,
            self.gen_cpu_s,
            self.peak_mib,
            self.check,
            self.check_cpu_s,
            reason,
            self.bytes
        )
    }

    /// None if this is no line of a report.
    pub(crate) fn parse(line: &str) -> Option<Self> {
        let fields: Vec<&str> = line.split('\t').collect();
        let [document, result, seen, emitted, skipped, lines, gen_cpu_s, peak_mib, check, check_cpu_s, reason, bytes] =
            fields[..]
        else {
            return None;
        };
        Some(Self {
            document: document.to_owned(),
            result: result.to_owned(),
            seen: seen.parse().ok()?,
            emitted: emitted.parse().ok()?,
            skipped: skipped.parse().ok()?,
            lines: lines.parse().ok()?,
            gen_cpu_s: gen_cpu_s.parse().ok()?,
            peak_mib: peak_mib.parse().ok()?,
            check: check.to_owned(),
            check_cpu_s: check_cpu_s.parse().ok()?,
            reason: reason.to_owned(),
            bytes: bytes.parse().ok()?,
        })
    }

    /// In the words of progress.
    pub(crate) fn told(&self) -> String {
        let name = Path::new(&self.document).file_name().unwrap_or_default().to_string_lossy();
        let check = if self.check == "-" { String::new() } else { format!(", check {}", self.check) };
        let reason = if self.reason.is_empty() { String::new() } else { format!(": {}", self.reason) };
        format!("{name}: {}, {} of {} operations{check}{reason}", self.result, self.emitted, self.seen)
    }
}
