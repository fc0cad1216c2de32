//! Logs as JSON lines on standard output.
//!
//! In: events of `tracing`, ours and those of libraries. Out: one object per line: time, level, service, message, the
//! fields of the open spans (request id, operation), the fields of the event. Values are escaped as JSON, so a line is
//! a line whatever a caller sends.

use std::fmt;
use std::io::Write as _;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};
use tracing_subscriber::layer::{Context, Layer};
use tracing_subscriber::registry::LookupSpan;

use crate::json::quote;

/// The words `LOG_LEVEL` takes.
pub(crate) const LOG_LEVELS: &[&str] = &["error", "warn", "info", "debug", "trace"];

/// How much is logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Level(tracing::Level);

impl Level {
    /// One of `error`, `warn`, `info`, `debug`, `trace`; anything else is `info`.
    pub fn of(word: &str) -> Self {
        Self(word.parse().unwrap_or(tracing::Level::INFO))
    }
}

/// The layer that writes the lines.
pub struct LogLayer {
    service: &'static str,
    level: tracing::Level,
    sink: Sink,
}

enum Sink {
    Output,
    Memory(Arc<Mutex<Vec<u8>>>),
}

impl LogLayer {
    /// Writes to standard output.
    pub fn to_output(service: &'static str, level: Level) -> Self {
        Self { service, level: level.0, sink: Sink::Output }
    }

    /// Writes to memory, for tests.
    pub fn to_memory(service: &'static str, level: Level, memory: Arc<Mutex<Vec<u8>>>) -> Self {
        Self { service, level: level.0, sink: Sink::Memory(memory) }
    }

    /// Libraries speak up only when something is wrong; their details may hold what we keep out.
    fn shows(&self, metadata: &Metadata<'_>) -> bool {
        let is_library = ["hyper", "reqwest", "rustls", "tokio", "h2", "tower"]
            .iter()
            .any(|name| metadata.target().starts_with(name));
        *metadata.level() <= if is_library { tracing::Level::WARN.min(self.level) } else { self.level }
    }

    fn write(&self, line: &str) {
        match &self.sink {
            // A full or closed pipe must not stop the service.
            Sink::Output => drop(std::io::stdout().lock().write_all(line.as_bytes())),
            Sink::Memory(memory) => {
                memory.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(line.as_bytes());
            }
        }
    }
}

/// The fields of a span, rendered once: `,"request_id":"…"`.
struct SpanFields(String);

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for LogLayer {
    fn enabled(&self, metadata: &Metadata<'_>, _: Context<'_, S>) -> bool {
        metadata.is_span() || self.shows(metadata)
    }

    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let mut fields = Fields::default();
        attributes.record(&mut fields);
        if let Some(span) = context.span(id) {
            span.extensions_mut().insert(SpanFields(fields.members));
        }
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, context: Context<'_, S>) {
        let mut fields = Fields::default();
        values.record(&mut fields);
        if let Some(span) = context.span(id)
            && let Some(SpanFields(members)) = span.extensions_mut().get_mut()
        {
            members.push_str(&fields.members);
        }
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let mut fields = Fields::default();
        event.record(&mut fields);
        let level = event.metadata().level().as_str().to_ascii_lowercase();
        let mut line = format!(
            r#"{{"ts":"{}","level":"{level}","service":{},"msg":{}"#,
            timestamp(SystemTime::now()),
            quote(self.service),
            quote(&fields.message)
        );

        for span in context.event_scope(event).into_iter().flat_map(tracing_subscriber::registry::Scope::from_root) {
            if let Some(SpanFields(members)) = span.extensions().get() {
                line.push_str(members);
            }
        }
        line.push_str(&fields.members);
        line.push_str("}\n");
        self.write(&line);
    }
}

#[derive(Default)]
struct Fields {
    message: String,
    members: String,
}

impl Fields {
    fn put(&mut self, field: &Field, json: &str) {
        for piece in [",", &quote(field.name()), ":", json] {
            self.members.push_str(piece);
        }
    }
}

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        let text = format!("{value:?}");
        if field.name() == "message" {
            self.message = text;
        } else {
            self.put(field, &quote(&text));
        }
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == "message" {
            value.clone_into(&mut self.message);
        } else {
            self.put(field, &quote(value));
        }
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.put(field, &value.to_string());
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.put(field, &value.to_string());
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.put(field, &value.to_string());
    }
}

/// RFC 3339 in UTC with milliseconds.
fn timestamp(now: SystemTime) -> String {
    let since = now.duration_since(UNIX_EPOCH).unwrap_or_default();
    let (days, second) = (since.as_secs() / 86_400, since.as_secs() % 86_400);
    let (year, month, day) = civil_date(days);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{:03}Z", since.subsec_millis())
}

/// The date so many days after 1970-01-01. Counts in eras of 400 years that begin in March, so that the leap day is last.
fn civil_date(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    (era * 400 + year_of_era + u64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};
    use std::time::{Duration, UNIX_EPOCH};

    use tracing_subscriber::layer::SubscriberExt as _;

    use super::{Level, LogLayer, timestamp};

    #[test]
    fn times_are_civil() {
        for (seconds, expected) in [
            (0, "1970-01-01T00:00:00.000Z"),
            (951_782_399, "2000-02-28T23:59:59.000Z"),
            (951_782_400, "2000-02-29T00:00:00.000Z"),
            (1_740_672_154, "2025-02-27T16:02:34.000Z"),
            (4_107_542_399, "2100-02-28T23:59:59.000Z"),
            (4_107_542_400, "2100-03-01T00:00:00.000Z"),
        ] {
            assert_eq!(timestamp(UNIX_EPOCH + Duration::from_secs(seconds)), expected);
        }
    }

    #[test]
    fn a_line_is_one_object_whatever_it_says() {
        let memory = Arc::new(Mutex::new(Vec::new()));
        let layer = LogLayer::to_memory("x.sh", Level::of("info"), Arc::clone(&memory));
        tracing::subscriber::with_default(tracing_subscriber::registry().with(layer), || {
            let span = tracing::info_span!("request", request_id = "r\n1");
            let _entered = span.enter();
            tracing::info!(bytes = 7u64, ok = true, who = "a\"}\n{", "hello {}", "you");
            tracing::debug!("unseen");
            tracing::info!(target: "hyper::proto", "unseen");
            tracing::warn!(target: "hyper::proto", "seen");
        });
        let text = String::from_utf8(memory.lock().unwrap().clone()).unwrap();
        let lines: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(lines.len(), 2, "{text}");
        assert_eq!(lines[0]["msg"], "hello you");
        assert_eq!(lines[0]["request_id"], "r\n1");
        assert_eq!(lines[0]["who"], "a\"}\n{");
        assert_eq!(lines[0]["bytes"], 7);
        assert_eq!(lines[0]["ok"], true);
        assert_eq!(lines[0]["service"], "x.sh");
        assert_eq!(lines[0]["level"], "info");
    }
}
