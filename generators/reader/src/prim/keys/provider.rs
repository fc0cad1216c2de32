//! Providers: how each of them fulfils the routes.

use super::{ANY_KIND, Choice, Kind, Level, OPERATION_KIND, defaulted, needed, optional, required};
use crate::prim::forms::{ANY, BACKOFF, CAUSE, DURATION, FILE, HEADER, MAP_NAME, RATE, RESET, RETRY_AFTER, SNAKE};

static VALUES: Kind = Kind::Map(&ANY, &Kind::Value);
static HEADERS: Kind = Kind::Map(&HEADER, &Kind::Template);
static REASONS: Kind = Kind::Map(&ANY, &Kind::Text);
static PATHS: Kind = Kind::List(&Kind::Path);

pub(in crate::prim) static PROVIDER: Level = Level {
    name: "provider",
    title: "a provider",
    about: "Who fulfils the routes, and how. Each route appears under `operations`.",
    keys: &[
        needed(
            "document",
            &Kind::Form(&FILE),
            "`kind` is `http` and there are no `apis`",
            "The vendor's document, below `specs/`. It is read with its repairs.",
            "document: vendors/stripe.yaml",
        ),
        optional(
            "apis",
            &Kind::Map(&SNAKE, &Kind::Level(&API)),
            "Several documents, by name; then `call: name.Operation`.",
            "apis: { main: { document: vendors/twilio-api.yaml } }",
        ),
        optional(
            "like",
            &Kind::Form(&SNAKE),
            "Another provider to start from: maps merge key by key, anything else replaces.",
            "like: openai_style",
        ),
        defaulted("template", &Kind::Bool, "false", "Only there to be liked.", "template: true"),
        defaulted(
            "kind",
            &Kind::Word(&["http", "cli", "sdk", "internal"]),
            "http",
            "How it is reached: over HTTP, by a program, by a library, or not at all because the prim itself does it.",
            "kind: internal",
        ),
        needed("program", &Kind::Line(200), "`kind` is `cli`", "The program that is run.", "program: modal"),
        defaulted(
            "base",
            &Kind::Template,
            "the document's one absolute server",
            "Where it is served; joined with the document's paths as they stand. Holes from the environment only.",
            "base: https://api.{$env.REGION}.example.com/v3",
        ),
        needed(
            "auth",
            &AUTH,
            "`kind` is `http`",
            "How one proves who one is. `none` must be said.",
            "auth: { bearer: $env.STRIPE_SECRET_KEY }",
        ),
        optional(
            "tables",
            &Kind::Map(&SNAKE, &Kind::Map(&ANY, &Kind::Either(&[Kind::Constant, Kind::Null]))),
            "Constants for constants, written in the direction in which they are used; `\"*\"` is all others, and `null` makes nothing of a value.",
            "tables: { capture: { true: automatic, false: manual } }",
        ),
        optional(
            "maps",
            &Kind::Map(&MAP_NAME, &Kind::Value),
            "Mappings with a name, for `as`. A map has no types of its own and is checked at each use.",
            "maps: { Number: { id: sid, number: phone_number } }",
        ),
        optional(
            "help",
            &Kind::Template,
            "Added to transport errors on the command line. `{base}` is the address.",
            "",
        ),
        required("operations", &Kind::Map(&SNAKE, &OPERATION_KIND), "What becomes of each route.", ""),
    ],
    includes: &[&NARROWED],
    example: "twilio:\n  document: vendors/twilio-api.yaml\n  auth: { basic: [$env.TWILIO_ACCOUNT_SID, \
              $env.TWILIO_AUTH_TOKEN] }\n  params: { AccountSid: $env.TWILIO_ACCOUNT_SID }\n  operations:\n    \
              send_sms: { call: CreateMessage, request: { To: to, Body: text }, response: { id: sid } }",
};

pub(in crate::prim) static NARROWED: Level = Level {
    name: "narrowed",
    title: "a provider or an operation",
    about: "Keys that stand on a provider for all its operations, and on an operation for that one.",
    keys: &[
        optional(
            "headers",
            &HEADERS,
            "Fixed headers of every request: text with holes.",
            "headers: { Stripe-Version: \"2023-08-16\" }",
        ),
        optional(
            "params",
            &VALUES,
            "Fed to every operation that has an input of that name.",
            "params: { AccountSid: $env.TWILIO_ACCOUNT_SID }",
        ),
        optional(
            "keep_slashes",
            &Kind::List(&ANY_KIND),
            "Path inputs in which `/` stays `/`. All else is percent-encoded, and `.` and `..` are refused.",
            "keep_slashes: [path]",
        ),
        defaulted(
            "timeout",
            &Kind::Either(&[Kind::Form(&DURATION), Kind::Level(&TIMEOUT)]),
            "10s to connect, the time of the request in all",
            "How long to wait: for everything, or in parts.",
            "timeout: { connect: 5s, first_byte: 60s, idle: 60s }",
        ),
        defaulted(
            "retry",
            &Kind::Either(&[Kind::Integer(1, 10), Kind::Word(&["none"]), Kind::Level(&RETRY)]),
            "3 attempts after 408, 429, 5xx and transport",
            "When to try again: a number of attempts, `none`, or in detail. Only where a repeat is safe: GET, PUT, \
             DELETE, or with an idempotency key.",
            "retry: 3",
        ),
        optional("rate", &Kind::Form(&RATE), "Our own brake before the vendor's.", "rate: 400/min"),
        optional(
            "rate_headers",
            &Kind::Level(&RATE_HEADERS),
            "Headers in which the vendor tells what is left.",
            "rate_headers: { remaining: x-ratelimit-remaining, reset: x-ratelimit-reset unix_s }",
        ),
        optional(
            "idempotency",
            &Kind::Choice(&KEY_PLACE),
            "Where the idempotency key goes, on every operation that has the place.",
            "idempotency: { header: Idempotency-Key }",
        ),
        optional("fail_when", &Kind::Condition, "When an answer of success is a failure.", "fail_when: { ok: false }"),
        optional("errors", &Kind::Level(&VENDOR_ERRORS), "How failures become ours.", ""),
        defaulted(
            "accepts",
            &Kind::Map(&ANY, &Kind::List(&Kind::Constant)),
            "all values",
            "Values of an input that this provider takes; the first stands in when the input is absent.",
            "accepts: { brain: [pi] }",
        ),
        optional(
            "ignores",
            &REASONS,
            "Inputs that are not used, with the reason callers are told.",
            "ignores: { metadata: the vendor keeps none }",
        ),
    ],
    includes: &[],
    example: "",
};

pub(in crate::prim) static API: Level = Level {
    name: "api",
    title: "one of several documents",
    about: "A vendor whose API is described in several documents. What is not said here holds as on the provider.",
    keys: &[
        required("document", &Kind::Form(&FILE), "The document, below `specs/`.", ""),
        optional("base", &Kind::Template, "Where it is served.", ""),
        optional("auth", &AUTH, "How one proves who one is.", ""),
        optional("headers", &HEADERS, "Fixed headers.", ""),
    ],
    includes: &[],
    example: "apis:\n  main: { document: vendors/twilio-api.yaml }\n  verify: { document: vendors/twilio-verify.yaml }",
};

pub(in crate::prim) static AUTH: Kind = Kind::Either(&[Kind::Word(&["none"]), Kind::Choice(&AUTH_CHOICE)]);
static AUTH_CHOICE: Choice = Choice {
    title: "a way to prove who one is",
    forms: &[
        ("basic", &BASIC),
        ("bearer", &BEARER),
        ("header", &AUTH_HEADER),
        ("query", &AUTH_QUERY),
        ("oauth2", &OAUTH2_AUTH),
        ("sigv4", &SIGV4_AUTH),
        ("hook", &AUTH_HOOK),
    ],
    other: None,
};
pub(in crate::prim) static BASIC: Level = Level {
    name: "auth_basic",
    title: "user and password",
    about: "RFC 7617.",
    keys: &[required(
        "basic",
        &Kind::List(&Kind::Value),
        "User and password; or a key alone, which is a user with an empty password.",
        "auth: { basic: [$env.USER, $env.PASSWORD] }",
    )],
    includes: &[],
    example: "",
};
pub(in crate::prim) static BEARER: Level = Level {
    name: "auth_bearer",
    title: "a bearer token",
    about: "RFC 6750. Without a value for an optional variable there is no header.",
    keys: &[required("bearer", &Kind::Value, "The token.", "auth: { bearer: $env.STRIPE_SECRET_KEY }")],
    includes: &[],
    example: "",
};
pub(in crate::prim) static AUTH_HEADER: Level = Level {
    name: "auth_header",
    title: "headers",
    about: "Any headers with any prefix.",
    keys: &[required(
        "header",
        &HEADERS,
        "Text with holes by header.",
        "auth: { header: { Authorization: \"Bot {$env.DISCORD_BOT_TOKEN}\" } }",
    )],
    includes: &[],
    example: "",
};
pub(in crate::prim) static AUTH_QUERY: Level = Level {
    name: "auth_query",
    title: "query parameters",
    about: "Kept out of logs and errors.",
    keys: &[required("query", &VALUES, "Values by parameter.", "auth: { query: { key: $env.MAPS_KEY } }")],
    includes: &[],
    example: "",
};
pub(in crate::prim) static OAUTH2_AUTH: Level = Level {
    name: "auth_oauth2",
    title: "OAuth 2 client credentials",
    about: "RFC 6749 section 4.4. The token is kept until shortly before its end, renewed once at a time, and once \
            more after a 401.",
    keys: &[required("oauth2", &Kind::Level(&OAUTH2), "How to get a token.", "")],
    includes: &[],
    example: "",
};
pub(in crate::prim) static OAUTH2: Level = Level {
    name: "oauth2",
    title: "how to get a token",
    about: "Client credentials.",
    keys: &[
        required("token_url", &Kind::Template, "Where tokens are given out.", ""),
        required("client_id", &Kind::Value, "Who one is.", ""),
        required("client_secret", &Kind::Value, "The proof of it.", ""),
        optional("audience", &Kind::Template, "For whom the token is.", ""),
        optional("scope", &Kind::Template, "What is asked for.", ""),
        defaulted(
            "send",
            &Kind::Word(&["form", "json", "basic"]),
            "form",
            "How the request is written; `basic`: a form, with id and secret as user and password.",
            "",
        ),
        defaulted("renew_before", &Kind::Form(&DURATION), "60s", "How long before its end a token is renewed.", ""),
    ],
    includes: &[],
    example: "auth:\n  oauth2:\n    token_url: https://{$env.AUTH0_DOMAIN}/oauth/token\n    client_id: \
              $env.AUTH0_CLIENT_ID\n    client_secret: $env.AUTH0_CLIENT_SECRET\n    send: json",
};
pub(in crate::prim) static SIGV4_AUTH: Level = Level {
    name: "auth_sigv4",
    title: "AWS Signature Version 4",
    about: "Signs each request.",
    keys: &[required("sigv4", &Kind::Level(&SIGV4), "What it is signed with.", "")],
    includes: &[],
    example: "",
};
pub(in crate::prim) static SIGV4: Level = Level {
    name: "sigv4",
    title: "what requests are signed with",
    about: "AWS Signature Version 4.",
    keys: &[
        required("service", &Kind::Template, "Name of the service.", ""),
        required("region", &Kind::Template, "Region.", ""),
        required("access_key", &Kind::Value, "Access key.", ""),
        required("secret_key", &Kind::Value, "Secret of it.", ""),
        optional("session_token", &Kind::Value, "Token of temporary credentials.", ""),
    ],
    includes: &[],
    example: "",
};
pub(in crate::prim) static AUTH_HOOK: Level = Level {
    name: "auth_hook",
    title: "a way by hand",
    about: "Last resort.",
    keys: &[required("hook", &Kind::Form(&SNAKE), "The hook, which gives the headers of a request.", "")],
    includes: &[],
    example: "",
};

pub(in crate::prim) static TIMEOUT: Level = Level {
    name: "timeout",
    title: "how long to wait",
    about: "In parts.",
    keys: &[
        defaulted("connect", &Kind::Form(&DURATION), "10s", "For a connection.", ""),
        optional("first_byte", &Kind::Form(&DURATION), "For the first byte of an answer.", ""),
        optional("idle", &Kind::Form(&DURATION), "Between two bytes.", ""),
        defaulted(
            "total",
            &Kind::Form(&DURATION),
            "the time of the request less one second",
            "For everything, attempts included.",
            "",
        ),
    ],
    includes: &[],
    example: "",
};
pub(in crate::prim) static RETRY: Level = Level {
    name: "retry",
    title: "when to try again",
    about: "In detail.",
    keys: &[
        defaulted("attempts", &Kind::Integer(1, 10), "3", "How often at most, the first time included.", ""),
        defaulted(
            "causes",
            &Kind::List(&Kind::Form(&CAUSE)),
            "[408, 429, 5xx, transport]",
            "After which statuses, and whether after a connection that failed.",
            "",
        ),
        optional(
            "codes",
            &Kind::List(&ANY_KIND),
            "After which of the vendor's own codes.",
            "codes: [ThrottlingException]",
        ),
        defaulted("backoff", &Kind::Form(&BACKOFF), "250ms..8s", "The first wait, which doubles, and the longest.", ""),
        defaulted(
            "after",
            &Kind::List(&Kind::Form(&RETRY_AFTER)),
            "[header Retry-After]",
            "Where the vendor says how long to wait.",
            "after: [header Retry-After, body retry_after]",
        ),
    ],
    includes: &[],
    example: "retry: { attempts: 4, causes: [429, 5xx], codes: [ThrottlingException] }",
};
pub(in crate::prim) static RATE_HEADERS: Level = Level {
    name: "rate_headers",
    title: "headers about the rate",
    about: "Names of headers.",
    keys: &[
        optional("remaining", &Kind::Form(&HEADER), "How many requests are left.", ""),
        optional("limit", &Kind::Form(&HEADER), "How many there were.", ""),
        optional(
            "reset",
            &Kind::Form(&RESET),
            "When there are more, with its form: `unix_s`, `seconds`, `duration`, `rfc3339`.",
            "",
        ),
    ],
    includes: &[],
    example: "",
};
static KEY_PLACE: Choice =
    Choice { title: "a place for the key", forms: &[("header", &KEY_HEADER), ("field", &KEY_FIELD)], other: None };
pub(in crate::prim) static KEY_HEADER: Level = Level {
    name: "key_header",
    title: "a key in a header",
    about: "Where the idempotency key goes.",
    keys: &[required("header", &Kind::Form(&HEADER), "The header.", "")],
    includes: &[],
    example: "",
};
pub(in crate::prim) static KEY_FIELD: Level = Level {
    name: "key_field",
    title: "a key in a field",
    about: "Where the idempotency key goes.",
    keys: &[
        required("field", &ANY_KIND, "The field of the body.", ""),
        optional("max", &Kind::Integer(8, 1_000), "The most characters it takes; longer keys are cut by a digest.", ""),
        optional("with", &VALUES, "Fields that go with it.", ""),
    ],
    includes: &[],
    example: "idempotency: { field: nonce, with: { enforce_nonce: true }, max: 25 }",
};
pub(in crate::prim) static VENDOR_ERRORS: Level = Level {
    name: "vendor_errors",
    title: "how failures become ours",
    about: "Not listed: 429 is `rate_limited`, a deadline is `provider_timeout`, and everything else, also 400, 401 \
            and 403, is `provider_error`: the vendor's complaint about our request or our key is not the caller's \
            fault unless it says so here.",
    keys: &[
        optional("message", &PATHS, "Where the message may stand; the first that is there counts.", ""),
        optional("code", &PATHS, "Where the vendor's own code may stand.", ""),
        optional(
            "as",
            &Kind::Map(&SNAKE, &Kind::List(&Kind::Constant)),
            "Our code: a number up to 599 is a status, another number or a word is a code of the vendor, `400 words` \
             is a status with words of the message. The first line that matches wins, codes before statuses.",
            "as: { not_found: [404, resource_missing], conflict: [400 check-and-set] }",
        ),
    ],
    includes: &[],
    example: "errors:\n  message: [error.message, message]\n  code: [error.code]\n  as: { not_found: [404, \
              resource_missing], rejected: [400] }",
};
