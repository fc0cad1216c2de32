//! Counters, gauges and histograms, and their text for Prometheus (text format 0.0.4).
//!
//! In: names, labels, numbers. Out: one page. The registry belongs to one service in one process, so two services in one
//! test do not mix. A family holds at most [`SERIES_MAX`] series; what comes after is counted under no labels, so that
//! a label can never become a leak.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

const SERIES_MAX: usize = 2000;

/// Upper bounds of the histogram, in milliseconds.
const BOUNDS_MS: [u64; 12] = [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 60_000];

/// The numbers of one service. Cheap to clone; all clones are the same registry.
#[derive(Debug, Clone, Default)]
pub struct Metrics(Arc<Mutex<BTreeMap<&'static str, Family>>>);

#[derive(Debug)]
struct Family {
    help: &'static str,
    series: Series,
}

#[derive(Debug)]
enum Series {
    Counters(BTreeMap<String, Counter>),
    Gauges(BTreeMap<String, Gauge>),
    Histograms(BTreeMap<String, Histogram>),
}

/// A number that only grows.
#[derive(Debug, Clone, Default)]
pub struct Counter(Arc<AtomicU64>);

/// A number that goes up and down.
#[derive(Debug, Clone, Default)]
pub struct Gauge(Arc<AtomicI64>);

/// How long things took.
#[derive(Debug, Clone, Default)]
pub struct Histogram(Arc<Buckets>);

#[derive(Debug, Default)]
struct Buckets {
    counts: [AtomicU64; BOUNDS_MS.len()],
    total: AtomicU64,
    sum_us: AtomicU64,
}

impl Metrics {
    /// The counter of a family with these labels. A name that is taken by another kind gives a counter nobody sees.
    pub fn counter(&self, name: &'static str, help: &'static str, labels: &[(&str, &str)]) -> Counter {
        let mut families = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let family = families.entry(name).or_insert_with(|| Family { help, series: Series::Counters(BTreeMap::new()) });
        match &mut family.series {
            Series::Counters(series) => one_of(series, labels),
            Series::Gauges(_) | Series::Histograms(_) => Counter::default(),
        }
    }

    /// The gauge of a family with these labels.
    pub fn gauge(&self, name: &'static str, help: &'static str, labels: &[(&str, &str)]) -> Gauge {
        let mut families = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let family = families.entry(name).or_insert_with(|| Family { help, series: Series::Gauges(BTreeMap::new()) });
        match &mut family.series {
            Series::Gauges(series) => one_of(series, labels),
            Series::Counters(_) | Series::Histograms(_) => Gauge::default(),
        }
    }

    /// The histogram of a family with these labels; its name ends in `_seconds`.
    pub fn histogram(&self, name: &'static str, help: &'static str, labels: &[(&str, &str)]) -> Histogram {
        let mut families = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let family =
            families.entry(name).or_insert_with(|| Family { help, series: Series::Histograms(BTreeMap::new()) });
        match &mut family.series {
            Series::Histograms(series) => one_of(series, labels),
            Series::Counters(_) | Series::Gauges(_) => Histogram::default(),
        }
    }

    /// The page.
    pub(crate) fn render(&self) -> String {
        let families = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut page = String::new();
        for (name, Family { help, series }) in families.iter() {
            let kind = match series {
                Series::Counters(_) => "counter",
                Series::Gauges(_) => "gauge",
                Series::Histograms(_) => "histogram",
            };
            let help = help.replace('\\', "\\\\").replace('\n', "\\n");
            // Writing to a `String` cannot fail.
            let _ = writeln!(page, "# HELP {name} {help}\n# TYPE {name} {kind}");
            match series {
                Series::Counters(series) => {
                    for (labels, counter) in series {
                        let _ = writeln!(page, "{name}{} {}", braced(labels), counter.0.load(Ordering::Relaxed));
                    }
                }
                Series::Gauges(series) => {
                    for (labels, gauge) in series {
                        let _ = writeln!(page, "{name}{} {}", braced(labels), gauge.0.load(Ordering::Relaxed));
                    }
                }
                Series::Histograms(series) => {
                    for (labels, histogram) in series {
                        histogram.render(name, labels, &mut page);
                    }
                }
            }
        }
        page
    }
}

impl Counter {
    /// Adds one.
    pub fn add_one(&self) {
        self.add(1);
    }

    /// Adds some.
    pub fn add(&self, count: u64) {
        self.0.fetch_add(count, Ordering::Relaxed);
    }
}

impl Gauge {
    /// Sets the number.
    pub fn set(&self, value: i64) {
        self.0.store(value, Ordering::Relaxed);
    }

    /// Adds to the number, or takes from it.
    pub fn add(&self, change: i64) {
        self.0.fetch_add(change, Ordering::Relaxed);
    }
}

impl Histogram {
    /// Counts one duration.
    pub fn record(&self, took: Duration) {
        let bucket = BOUNDS_MS.iter().zip(&self.0.counts).find(|(bound, _)| took <= Duration::from_millis(**bound));
        if let Some((_, count)) = bucket {
            count.fetch_add(1, Ordering::Relaxed);
        }
        self.0.total.fetch_add(1, Ordering::Relaxed);
        self.0.sum_us.fetch_add(u64::try_from(took.as_micros()).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    fn render(&self, name: &str, labels: &str, page: &mut String) {
        let comma = if labels.is_empty() { "" } else { "," };
        let mut below = 0;
        for (bound, count) in BOUNDS_MS.iter().zip(&self.0.counts) {
            below += count.load(Ordering::Relaxed);
            let (seconds, thousandths) = (bound / 1000, bound % 1000);
            let _ = writeln!(page, "{name}_bucket{{{labels}{comma}le=\"{seconds}.{thousandths:03}\"}} {below}");
        }
        let total = self.0.total.load(Ordering::Relaxed);
        let sum = self.0.sum_us.load(Ordering::Relaxed);
        let _ = writeln!(page, "{name}_bucket{{{labels}{comma}le=\"+Inf\"}} {total}");
        let _ = writeln!(page, "{name}_sum{} {}.{:06}", braced(labels), sum / 1_000_000, sum % 1_000_000);
        let _ = writeln!(page, "{name}_count{} {total}", braced(labels));
    }
}

fn one_of<T: Clone + Default>(series: &mut BTreeMap<String, T>, labels: &[(&str, &str)]) -> T {
    let mut key = render_labels(labels);
    if series.len() >= SERIES_MAX && !series.contains_key(&key) {
        key.clear();
    }
    series.entry(key).or_default().clone()
}

fn render_labels(labels: &[(&str, &str)]) -> String {
    let one = |(name, value): &(&str, &str)| {
        format!("{name}=\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
    };
    labels.iter().map(one).collect::<Vec<_>>().join(",")
}

fn braced(labels: &str) -> String {
    if labels.is_empty() { String::new() } else { format!("{{{labels}}}") }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Metrics, SERIES_MAX};

    #[test]
    fn the_page_follows_the_text_format() {
        let metrics = Metrics::default();
        metrics.counter("hits_total", "Hits.", &[("path", "a\"b\\c\nd")]).add(2);
        metrics.counter("hits_total", "Hits.", &[("path", "a\"b\\c\nd")]).add_one();
        metrics.gauge("open", "Open\nnow.", &[]).set(-4);
        let took = metrics.histogram("took_seconds", "Took.", &[("op", "x")]);
        took.record(Duration::from_millis(5));
        took.record(Duration::from_millis(70));
        took.record(Duration::from_mins(10));
        let page = metrics.render();
        for line in [
            "# HELP hits_total Hits.\n# TYPE hits_total counter\nhits_total{path=\"a\\\"b\\\\c\\nd\"} 3\n",
            "# HELP open Open\\nnow.\n# TYPE open gauge\nopen -4\n",
            "took_seconds_bucket{op=\"x\",le=\"0.005\"} 1\n",
            "took_seconds_bucket{op=\"x\",le=\"0.050\"} 1\n",
            "took_seconds_bucket{op=\"x\",le=\"0.100\"} 2\n",
            "took_seconds_bucket{op=\"x\",le=\"60.000\"} 2\n",
            "took_seconds_bucket{op=\"x\",le=\"+Inf\"} 3\n",
            "took_seconds_sum{op=\"x\"} 600.075000\n",
            "took_seconds_count{op=\"x\"} 3\n",
        ] {
            assert!(page.contains(line), "{line} in {page}");
        }
    }

    #[test]
    fn series_are_bounded_and_kinds_do_not_mix() {
        let metrics = Metrics::default();
        for number in 0..SERIES_MAX + 10 {
            metrics.counter("n", "", &[("n", &number.to_string())]).add_one();
        }
        assert!(metrics.render().contains("\nn 10\n"), "the surplus is counted together");
        metrics.gauge("n", "", &[]).set(7);
        assert!(!metrics.render().contains(" 7\n"));
    }
}
