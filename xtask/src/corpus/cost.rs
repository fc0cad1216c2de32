//! What a process has cost so far, as the kernel counts it (proc(5)). Zero where there is no such count.

/// Clock ticks in a second: 100 on every Linux that programs see, whatever the kernel's own clock.
const TICKS: f64 = 100.0;

/// Seconds of CPU of this process, and of those that it has waited for.
pub(crate) fn cpu_seconds() -> (f64, f64) {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name in parentheses may hold anything; fields are counted behind it, beginning with the third.
    let fields: Vec<f64> = stat
        .rsplit_once(')')
        .map(|(_, rest)| rest.split_whitespace().map(|field| field.parse().unwrap_or(0.0)).collect())
        .unwrap_or_default();
    let field = |number: usize| fields.get(number - 3).copied().unwrap_or(0.0) / TICKS;
    (field(14) + field(15), field(16) + field(17))
}

/// The most memory that this process has held, in MiB.
pub(crate) fn peak_mib() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
}
