//! The top of a manifest, and what has no room of its own.

use model::prim::Status;

use super::{Key, Kind, Level, Need, PROVIDER, ROUTE, SESSION, defaulted, needed, optional, required};
use crate::prim::forms::{
    AMOUNT, ANY, DURATION, ENV_FORMAT, ENV_NAME, ID, KEBAB, PASCAL, PATTERN, RATE, SIZE, SMOKE, SNAKE, UNIT,
};

const fn from_building(name: &'static str, kind: &'static Kind, about: &'static str, example: &'static str) -> Key {
    Key { name, kind, need: Need::From(Status::Building), default: "", about, example }
}

/// A list of words or texts.
pub(in crate::prim) static TEXTS: Kind = Kind::List(&Kind::Text);

/// A whole manifest.
pub static MANIFEST: Level = Level {
    name: "manifest",
    title: "a manifest",
    about: "`specs/prims/<id>/prim.yaml`: everything about one service that can be said without code.",
    keys: &[
        required(
            "prim",
            &Kind::Integer(1, 1),
            "Edition of the language. Its presence makes the file strict.",
            "prim: 1",
        ),
        required("id", &Kind::Form(&ID), "Name of the prim: equals the folder's name and is unique.", "id: ring"),
        defaulted(
            "status",
            &Kind::Word(&["phantom", "building", "testing", "live"]),
            "phantom",
            "How far it is. A phantom is known and nothing more; `building` is generated and tested here; `testing` \
             and `live` are put on hosts.",
            "status: building",
        ),
        required("category", &Kind::Form(&ID), "A word of the platform's `categories`.", "category: comms"),
        required("description", &Kind::Line(200), "One sentence.", "description: Text messages for agents."),
        from_building(
            "port",
            &Kind::Integer(1, 65_535),
            "Port it listens on: in the platform's range, unique.",
            "port: 3016",
        ),
        defaulted(
            "smoke",
            &Kind::Form(&SMOKE),
            "the first three letters of `id`",
            "Prefix of its smoke ids, unique.",
            "smoke: RI",
        ),
        optional(
            "env",
            &Kind::Map(&ENV_NAME, &Kind::Level(&ENV_VARIABLE)),
            "What it reads from its environment. Whoever refers to a variable owns it.",
            "",
        ),
        optional("limits", &Kind::Level(&LIMITS), "What a request may cost.", "limits: { body: 64KB, time: 30s }"),
        optional("errors", &Kind::Map(&SNAKE, &Kind::Level(&ERROR)), "Error codes beyond the platform's.", ""),
        optional(
            "schemas",
            &Kind::Map(&PASCAL, &Kind::Type),
            "Named types.",
            "schemas: { Version: { fields: { version: integer } } }",
        ),
        from_building("routes", &Kind::Map(&SNAKE, &Kind::Level(&ROUTE)), "What it offers, by operation id.", ""),
        optional("providers", &Kind::Map(&SNAKE, &Kind::Level(&PROVIDER)), "Who fulfils it, by name.", ""),
        needed(
            "pool",
            &Kind::Level(&POOL),
            "there are several providers",
            "How one of several providers is chosen.",
            "",
        ),
        optional(
            "hooks",
            &Kind::Map(&SNAKE, &Kind::Text),
            "What is written by hand: name, and why the language cannot say it.",
            "hooks: { answers_from_xml: There is no XML reader in the language. }",
        ),
        defaulted(
            "interfaces",
            &Kind::Level(&INTERFACES),
            "all `true`",
            "Where it appears. A route may narrow it.",
            "interfaces: { tools: false }",
        ),
        optional("cli", &Kind::Map(&KEBAB, &Kind::Level(&SESSION)), "Commands that are more than one route.", ""),
        optional(
            "deploy",
            &Kind::Level(&DEPLOY),
            "How it is put on a host.",
            "deploy: { access_log: true, memory: 256MB }",
        ),
        optional("gates", &Kind::Level(&GATES), "What must hold before it goes live.", "gates: { coverage: 90 }"),
        optional(
            "about",
            &Kind::Level(&ABOUT),
            "Prose for people. Nothing follows from it.",
            "about: { tagline: One call. }",
        ),
    ],
    includes: &[],
    example: "",
};

pub(in crate::prim) static ENV_VARIABLE: Level = Level {
    name: "variable",
    title: "a variable of the environment",
    about: "Who owns a variable follows from who refers to it: a variable of a provider that is not in use is not \
            demanded. Where a variable goes into a host name it needs `enum`, `format: hostname` or `url`, or a \
            `pattern` without `/`, `:`, `@` and `?`.",
    keys: &[
        required(
            "description",
            &Kind::Text,
            "What it is for. Printed in the environment template, and at start when it is missing.",
            "",
        ),
        defaulted("secret", &Kind::Bool, "false", "Its value is never shown and is handed over as a credential.", ""),
        defaulted(
            "required",
            &Kind::Bool,
            "true, or false with a `default`",
            "Whether it must be there as soon as its owner is in use.",
            "",
        ),
        optional(
            "default",
            &Kind::Either(&[Kind::Constant, Kind::List(&Kind::Constant)]),
            "What stands in for it. Not for secrets.",
            "",
        ),
        optional(
            "pattern",
            &Kind::Form(&PATTERN),
            "A regular expression that its value matches, checked at start.",
            "",
        ),
        optional("enum", &Kind::List(&Kind::Constant), "The values it may have.", ""),
        optional("format", &Kind::Form(&ENV_FORMAT), "The kind of value.", ""),
    ],
    includes: &[],
    example: "TWILIO_AUTH_TOKEN: { secret: true, description: Password of the account. }",
};

pub(in crate::prim) static LIMITS: Level = Level {
    name: "limits",
    title: "limits",
    about: "On the prim, and narrower on a route. The vendor gets the time of the whole request less one second.",
    keys: &[
        defaulted("body", &Kind::Form(&SIZE), "the platform's", "The largest body of a request.", ""),
        defaulted("time", &Kind::Form(&DURATION), "the platform's", "The longest time for a whole request.", ""),
        defaulted("concurrency", &Kind::Integer(1, 100_000), "the platform's", "How many requests at once.", ""),
        optional("rate", &Kind::Form(&RATE), "How many requests of one caller over time.", ""),
    ],
    includes: &[],
    example: "limits: { body: 1MB, time: 30s, concurrency: 64, rate: 60/min }",
};

pub(in crate::prim) static ERROR: Level = Level {
    name: "error",
    title: "an error code",
    about: "Codes are stable words that callers can tell errors by. The platform declares those that every prim has.",
    keys: &[
        required("status", &Kind::Integer(400, 599), "The HTTP status.", ""),
        required("description", &Kind::Text, "What it means.", ""),
        defaulted(
            "retry",
            &Kind::Word(&["never", "after", "later"]),
            "never",
            "Whether to try again: `after` the time that the answer says, or `later`.",
            "",
        ),
    ],
    includes: &[],
    example: "card_declined: { status: 422, description: The card or account was refused. }",
};

pub(in crate::prim) static INTERFACES: Level = Level {
    name: "interfaces",
    title: "interfaces",
    about: "Where a prim or a route appears beside its own HTTP API.",
    keys: &[
        defaulted("mcp", &Kind::Bool, "true", "As a tool of the MCP server.", ""),
        defaulted("cli", &Kind::Bool, "true", "As a command.", ""),
        defaulted("tools", &Kind::Bool, "true", "As a definition for function calling.", ""),
        defaulted("rest", &Kind::Bool, "true", "In the OpenAPI document.", ""),
        defaulted("sdk", &Kind::Bool, "true", "In the generated client.", ""),
    ],
    includes: &[],
    example: "interfaces: { mcp: true, tools: false }",
};

pub(in crate::prim) static POOL: Level = Level {
    name: "pool",
    title: "a pool",
    about: "With several providers, values of type `id` are tagged (`stripe.pi_1`), so that a later request finds its \
            way back. A deployment can enable some of them; a request can name one with `Prim-Provider`.",
    keys: &[
        required(
            "policy",
            &Kind::Word(&["only", "priority", "round_robin", "cheapest", "fastest", "weighted"]),
            "How one is chosen. `only`: the deployment says which.",
            "",
        ),
        required("order", &Kind::List(&Kind::Form(&SNAKE)), "The providers, the first one preferred.", ""),
        defaulted(
            "fallback",
            &Kind::Either(&[Kind::Word(&["none"]), Kind::List(&Kind::Form(&SNAKE))]),
            "none",
            "Error codes after which the next one is tried; a stream only before its first event.",
            "",
        ),
        defaulted(
            "fallback_routes",
            &Kind::List(&Kind::Form(&SNAKE)),
            "routes with GET",
            "Routes that can be repeated elsewhere.",
            "",
        ),
        optional(
            "weights",
            &Kind::Level(&WEIGHTS),
            "For `weighted`: what counts how much.",
            "weights: { price: 0.5, latency: 0.3, health: 0.2 }",
        ),
        optional(
            "breaker",
            &Kind::Level(&BREAKER),
            "When a failing provider is left alone.",
            "breaker: { failures: 5, open: 30s }",
        ),
        defaulted(
            "hedge",
            &Kind::Either(&[Kind::Word(&["none"]), Kind::Form(&DURATION)]),
            "none",
            "After this wait a second provider is asked as well; the first answer counts. For routes with GET.",
            "",
        ),
    ],
    includes: &[],
    example: "pool:\n  policy: priority\n  order: [stripe, square]\n  fallback: none",
};

pub(in crate::prim) static WEIGHTS: Level = Level {
    name: "weights",
    title: "weights",
    about: "Decimals between 0 and 1. What is left out counts nothing.",
    keys: &[
        optional("price", &Kind::Constant, "How much a low price counts.", ""),
        optional("latency", &Kind::Constant, "How much a fast answer counts.", ""),
        optional("health", &Kind::Constant, "How much few failures count.", ""),
    ],
    includes: &[],
    example: "",
};

pub(in crate::prim) static BREAKER: Level = Level {
    name: "breaker",
    title: "a breaker",
    about: "Keeps a pool from asking a provider that fails.",
    keys: &[
        required("failures", &Kind::Integer(1, 1_000), "Failures in a row that open it.", ""),
        required("open", &Kind::Form(&DURATION), "How long it stays open before one request tries again.", ""),
    ],
    includes: &[],
    example: "",
};

pub(in crate::prim) static DEPLOY: Level = Level {
    name: "deploy",
    title: "`deploy`",
    about: "How a prim is put on a host. Limits of body and time are not repeated here, and no text is passed on to \
            the proxy.",
    keys: &[
        defaulted("access_log", &Kind::Bool, "false", "Whether requests are written to a file.", ""),
        defaulted("memory", &Kind::Form(&SIZE), "the platform's unit default", "The most memory.", ""),
        defaulted(
            "tasks",
            &Kind::Integer(1, 100_000),
            "the platform's unit default",
            "The most threads and processes.",
            "",
        ),
        optional(
            "after",
            &Kind::List(&Kind::Form(&UNIT)),
            "systemd units it starts after.",
            "after: [postgresql.service]",
        ),
        defaulted("egress", &Kind::Bool, "true", "Whether it talks to other hosts.", ""),
        defaulted("state", &Kind::Bool, "false", "Whether it keeps files.", ""),
        optional(
            "sites",
            &Kind::List(&Kind::Level(&SITE)),
            "Further hosts that lead to other ports.",
            "sites: [{ host: mail, proxy: 8080, body: 25MB }]",
        ),
        optional(
            "timers",
            &Kind::Map(&KEBAB, &Kind::Level(&TIMER)),
            "Routes that are called from time to time.",
            "timers: { refill: { every: 6h, run: refill } }",
        ),
    ],
    includes: &[],
    example: "",
};

pub(in crate::prim) static SITE: Level = Level {
    name: "site",
    title: "a further host",
    about: "A host name beside the prim's own.",
    keys: &[
        required("host", &Kind::Form(&ID), "Its name below the domain.", ""),
        required("proxy", &Kind::Integer(1, 65_535), "The port behind it.", ""),
        defaulted("body", &Kind::Form(&SIZE), "that of `limits`", "The largest body.", ""),
    ],
    includes: &[],
    example: "",
};

pub(in crate::prim) static TIMER: Level = Level {
    name: "timer",
    title: "a timer",
    about: "Calls a route without a caller.",
    keys: &[
        required("every", &Kind::Form(&DURATION), "How often.", ""),
        required("run", &Kind::Form(&SNAKE), "The route.", ""),
    ],
    includes: &[],
    example: "",
};

pub(in crate::prim) static GATES: Level = Level {
    name: "gates",
    title: "`gates`",
    about: "What must hold before a prim goes live.",
    keys: &[
        defaulted(
            "coverage",
            &Kind::Integer(0, 100),
            "80",
            "Lines of hand-written code that tests reach, in percent.",
            "",
        ),
        defaulted(
            "todo",
            &Kind::Word(&["refuse", "allow"]),
            "refuse",
            "Whether notes for later may stand in hand-written code.",
            "",
        ),
        defaulted(
            "smoke",
            &Kind::Word(&["required", "optional"]),
            "required",
            "Whether the smoke tests must have passed.",
            "",
        ),
        optional("approved_by", &Kind::Line(80), "Who must agree.", ""),
    ],
    includes: &[],
    example: "",
};

pub(in crate::prim) static ABOUT: Level = Level {
    name: "about",
    title: "`about`",
    about: "Prose for people and for models. Nothing is read from it.",
    keys: &[
        optional("tagline", &Kind::Line(200), "A line for the eye.", ""),
        optional("noun", &Kind::Line(200), "What it is, in a few words.", ""),
        optional("sub", &Kind::Text, "A second line.", ""),
        optional("quick_start", &TEXTS, "First steps.", ""),
        optional("tips", &TEXTS, "What is good to know.", ""),
        optional("limits", &TEXTS, "Limits in words.", ""),
        optional("ownership", &Kind::Text, "Whose data it is.", ""),
        optional("costs", &Kind::List(&Kind::Level(&COST)), "What it costs us. Bookkeeping, not prices.", ""),
        optional("note", &Kind::Text, "Anything else.", ""),
    ],
    includes: &[],
    example: "",
};

pub(in crate::prim) static COST: Level = Level {
    name: "cost",
    title: "a cost",
    about: "What something costs us, for whoever checks the prices.",
    keys: &[
        required("what", &Kind::Line(200), "What for.", ""),
        optional("price", &Kind::Line(80), "What a caller was said to pay.", ""),
        optional("provider", &Kind::Line(80), "What the vendor takes.", ""),
        optional("as_of", &Kind::Line(40), "When that was so.", ""),
        optional("estimate", &Kind::Line(200), "What it comes to.", ""),
        optional("note", &Kind::Text, "Anything else.", ""),
    ],
    includes: &[],
    example: "costs: [{ what: Web search, provider: $0.005, as_of: 2026-02 }]",
};

/// Amounts, for the tables beside this one.
pub(super) static AMOUNT_KIND: Kind = Kind::Form(&AMOUNT);
/// Names that belong to somebody else.
pub(super) static ANY_KIND: Kind = Kind::Form(&ANY);
