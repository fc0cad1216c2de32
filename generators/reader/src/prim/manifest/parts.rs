//! The parts of a manifest that stand for themselves: environment, limits, error codes, deployment, prose.

use model::prim::{EnvFormat, Rate, Retry};

use crate::prim::forms::{parse_duration, parse_env_format, parse_rate, parse_size};
use crate::prim::keys;
use crate::prim::section::{Section, spanned_constant, text};
use crate::prim::{Entries, Entry, Spanned};
use crate::tree::Node;

/// A variable of the environment.
#[derive(Clone, Debug, PartialEq)]
pub struct Variable {
    /// What it is for.
    pub description: Spanned<String>,
    /// Whether its value is never shown.
    pub secret: bool,
    /// Whether it must be there as soon as its owner is in use. None: it must, unless it has a default.
    pub required: Option<Spanned<bool>>,
    /// What stands in for it: a scalar, or a list.
    pub default: Option<Spanned<model::Value>>,
    /// A regular expression that its value matches.
    pub pattern: Option<Spanned<String>>,
    /// The values it may have; empty for any.
    pub one_of: Vec<Spanned<String>>,
    /// The kind of value.
    pub format: Option<Spanned<EnvFormat>>,
}

impl Variable {
    /// Whether it must be there as soon as its owner is in use.
    pub fn is_required(&self) -> bool {
        self.required.as_ref().map_or(self.default.is_none(), |required| required.value)
    }

    pub(in crate::prim) fn read(node: Node<'_>) -> Self {
        let section = Section::of(node, &keys::ENV_VARIABLE);
        Self {
            description: section.text("description").unwrap_or_else(|| Spanned::new(String::new(), section.span())),
            secret: section.flag("secret"),
            required: section.bool("required"),
            default: section.get("default").map(spanned_constant),
            pattern: section.text("pattern"),
            one_of: section.texts("enum"),
            format: section.parsed("format", parse_env_format),
        }
    }
}

/// Bounds on what a request may cost. What is not said holds as one level further out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Limits {
    /// The largest body, in bytes.
    pub body: Option<Spanned<u64>>,
    /// The longest time for a whole request, in milliseconds.
    pub time_ms: Option<Spanned<u64>>,
    /// How many requests at once.
    pub concurrency: Option<Spanned<u32>>,
    /// How many requests of one caller over time.
    pub rate: Option<Spanned<Rate>>,
}

impl Limits {
    pub(in crate::prim) fn read(section: Section<'_>) -> Self {
        let Some(section) = section.section("limits", &keys::LIMITS) else { return Self::default() };
        Self {
            body: section.parsed("body", parse_size),
            time_ms: section.parsed("time", parse_duration),
            concurrency: section.integer("concurrency"),
            rate: section.parsed("rate", parse_rate),
        }
    }
}

/// An error that callers can tell by its code.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorCode {
    /// The HTTP status.
    pub status: Spanned<u16>,
    /// What it means.
    pub description: Spanned<String>,
    /// Whether to try again.
    pub retry: Retry,
}

impl ErrorCode {
    pub(in crate::prim) fn read(node: Node<'_>) -> Option<Self> {
        let section = Section::of(node, &keys::ERROR);
        let retry = match section.get("retry").and_then(Node::text) {
            Some("after") => Retry::After,
            Some("later") => Retry::Later,
            _ => Retry::Never,
        };
        Some(Self { status: section.integer("status")?, description: section.text("description")?, retry })
    }
}

/// Where a prim or route appears. All of them, unless something else is said.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs)]
pub struct Interfaces {
    pub mcp: Option<Spanned<bool>>,
    pub cli: Option<Spanned<bool>>,
    pub tools: Option<Spanned<bool>>,
    pub rest: Option<Spanned<bool>>,
    pub sdk: Option<Spanned<bool>>,
}

impl Interfaces {
    pub(in crate::prim) fn read(section: Section<'_>) -> Self {
        let Some(section) = section.section("interfaces", &keys::INTERFACES) else { return Self::default() };
        Self {
            mcp: section.bool("mcp"),
            cli: section.bool("cli"),
            tools: section.bool("tools"),
            rest: section.bool("rest"),
            sdk: section.bool("sdk"),
        }
    }

    /// Each with its name.
    pub fn each(&self) -> [(&'static str, &Option<Spanned<bool>>); 5] {
        [("mcp", &self.mcp), ("cli", &self.cli), ("tools", &self.tools), ("rest", &self.rest), ("sdk", &self.sdk)]
    }
}

/// How one of several providers is chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Pool {
    /// How.
    pub policy: Spanned<Policy>,
    /// The providers, the first one preferred.
    pub order: Vec<Spanned<String>>,
    /// Error codes after which the next one is tried.
    pub fallback: Vec<Spanned<String>>,
    /// Routes that can be repeated elsewhere, beside those with GET.
    pub fallback_routes: Vec<Spanned<String>>,
    /// For [`Policy::Weighted`]: decimals for price, latency and health.
    pub weights: Entries<Spanned<String>>,
    /// When a failing provider is left alone.
    pub breaker: Option<Breaker>,
    /// After this many milliseconds a second provider is asked as well.
    pub hedge_ms: Option<Spanned<u64>>,
    /// Where it stands.
    pub span: source::Span,
}

/// How one of several providers is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// The deployment says which.
    Only,
    /// The first that is there.
    Priority,
    /// One after the other.
    RoundRobin,
    /// The cheapest.
    Cheapest,
    /// The fastest of late.
    Fastest,
    /// By price, latency and health.
    Weighted,
}

/// When a failing provider is left alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Breaker {
    /// Failures in a row that open it.
    pub failures: Spanned<u32>,
    /// How long it stays open, in milliseconds.
    pub open_ms: Spanned<u64>,
}

impl Pool {
    pub(in crate::prim) fn read(section: Section<'_>) -> Option<Self> {
        let section = section.section("pool", &keys::POOL)?;
        let policy = section.parsed("policy", |word| {
            Some(match word {
                "only" => Policy::Only,
                "priority" => Policy::Priority,
                "round_robin" => Policy::RoundRobin,
                "cheapest" => Policy::Cheapest,
                "fastest" => Policy::Fastest,
                "weighted" => Policy::Weighted,
                _ => return None,
            })
        });
        let breaker = section.section("breaker", &keys::BREAKER).and_then(|breaker| {
            Some(Breaker { failures: breaker.integer("failures")?, open_ms: breaker.parsed("open", parse_duration)? })
        });
        let weights = section.section("weights", &keys::WEIGHTS).map(|weights| {
            let entry = |name: &str| {
                let (key, node) = weights.entry(name)?;
                Some(Entry { name: name.to_owned(), span: key.span, value: text(node)? })
            };
            ["price", "latency", "health"].into_iter().filter_map(entry).collect()
        });
        Some(Self {
            policy: policy.unwrap_or_else(|| Spanned::new(Policy::Priority, section.span())),
            order: section.texts("order"),
            fallback: section.texts("fallback"),
            fallback_routes: section.texts("fallback_routes"),
            weights: weights.unwrap_or_default(),
            breaker,
            hedge_ms: section.parsed("hedge", parse_duration),
            span: section.span(),
        })
    }
}

/// How a prim is put on a host.
#[derive(Clone, Debug, PartialEq)]
pub struct Deploy {
    /// Whether requests are written to a file.
    pub access_log: bool,
    /// The most memory, in bytes.
    pub memory: Option<Spanned<u64>>,
    /// The most threads and processes.
    pub tasks: Option<Spanned<u32>>,
    /// systemd units it starts after.
    pub after: Vec<Spanned<String>>,
    /// Whether it talks to other hosts.
    pub egress: bool,
    /// Whether it keeps files.
    pub state: bool,
    /// Further hosts.
    pub sites: Vec<Site>,
    /// Routes that are called from time to time.
    pub timers: Entries<Timer>,
}

/// A further host.
#[derive(Clone, Debug, PartialEq)]
pub struct Site {
    /// Its name below the domain.
    pub host: Spanned<String>,
    /// The port behind it.
    pub proxy: Spanned<u16>,
    /// The largest body, in bytes.
    pub body: Option<Spanned<u64>>,
}

/// A route that is called from time to time.
#[derive(Clone, Debug, PartialEq)]
pub struct Timer {
    /// How often, in milliseconds.
    pub every_ms: Spanned<u64>,
    /// The route.
    pub run: Spanned<String>,
}

impl Deploy {
    pub(in crate::prim) fn read(section: Section<'_>) -> Self {
        let nothing = Self {
            access_log: false,
            memory: None,
            tasks: None,
            after: Vec::new(),
            egress: true,
            state: false,
            sites: Vec::new(),
            timers: Entries::default(),
        };
        let Some(section) = section.section("deploy", &keys::DEPLOY) else { return nothing };
        let site = |node| {
            let site = Section::of(node, &keys::SITE);
            Some(Site {
                host: site.text("host")?,
                proxy: site.integer("proxy")?,
                body: site.parsed("body", parse_size),
            })
        };
        Self {
            access_log: section.flag("access_log"),
            memory: section.parsed("memory", parse_size),
            tasks: section.integer("tasks"),
            after: section.texts("after"),
            egress: section.bool("egress").is_none_or(|egress| egress.value),
            state: section.flag("state"),
            sites: section.items("sites").filter_map(site).collect(),
            timers: section.entries("timers", |node| {
                let timer = Section::of(node, &keys::TIMER);
                Some(Timer { every_ms: timer.parsed("every", parse_duration)?, run: timer.text("run")? })
            }),
        }
    }
}

/// What must hold before a prim goes live.
#[derive(Clone, Debug, PartialEq)]
pub struct Gates {
    /// Lines of hand-written code that tests reach, in percent.
    pub coverage: u8,
    /// Whether notes for later may stand in hand-written code.
    pub allow_todo: bool,
    /// Whether the smoke tests must have passed.
    pub smoke_required: bool,
    /// Who must agree.
    pub approved_by: Option<Spanned<String>>,
}

impl Gates {
    pub(in crate::prim) fn read(section: Section<'_>) -> Self {
        let section = section.section("gates", &keys::GATES);
        let word = |key: &str| section.and_then(|section| section.text(key)).map(|word| word.value);
        Self {
            coverage: section.and_then(|section| section.integer("coverage")).map_or(80, |coverage| coverage.value),
            allow_todo: word("todo").as_deref() == Some("allow"),
            smoke_required: word("smoke").as_deref() != Some("optional"),
            approved_by: section.and_then(|section| section.text("approved_by")),
        }
    }
}

/// Prose. Nothing follows from it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct About {
    /// A line for the eye.
    pub tagline: Option<Spanned<String>>,
    /// What it is, in a few words.
    pub noun: Option<Spanned<String>>,
    /// A second line.
    pub sub: Option<Spanned<String>>,
    /// First steps.
    pub quick_start: Vec<Spanned<String>>,
    /// What is good to know.
    pub tips: Vec<Spanned<String>>,
    /// Limits in words.
    pub limits: Vec<Spanned<String>>,
    /// Whose data it is.
    pub ownership: Option<Spanned<String>>,
    /// What it costs us.
    pub costs: Vec<Cost>,
    /// Anything else.
    pub note: Option<Spanned<String>>,
}

/// What something costs us.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// What for.
    pub what: String,
    /// What a caller was said to pay.
    pub price: Option<String>,
    /// What the vendor takes.
    pub provider: Option<String>,
    /// When that was so.
    pub as_of: Option<String>,
    /// What it comes to.
    pub estimate: Option<String>,
    /// Anything else.
    pub note: Option<String>,
}

impl About {
    pub(in crate::prim) fn read(section: Section<'_>) -> Self {
        let Some(section) = section.section("about", &keys::ABOUT) else { return Self::default() };
        let cost = |node| {
            let cost = Section::of(node, &keys::COST);
            let text = |key: &str| cost.text(key).map(|text| text.value);
            Cost {
                what: text("what").unwrap_or_default(),
                price: text("price"),
                provider: text("provider"),
                as_of: text("as_of"),
                estimate: text("estimate"),
                note: text("note"),
            }
        };
        Self {
            tagline: section.text("tagline"),
            noun: section.text("noun"),
            sub: section.text("sub"),
            quick_start: section.texts("quick_start"),
            tips: section.texts("tips"),
            limits: section.texts("limits"),
            ownership: section.text("ownership"),
            costs: section.items("costs").map(cost).collect(),
            note: section.text("note"),
        }
    }
}
