//! Routes and prices.

use super::{AMOUNT_KIND, Choice, INTERFACES, Kind, LIMITS, Level, PARAM_TYPE, defaulted, needed, optional, required};
use crate::prim::forms::{ANY, DURATION, MEDIA, PATH, ROUTE as ROUTE_FORM, SNAKE};

pub(in crate::prim) static ROUTE: Level = Level {
    name: "route",
    title: "a route",
    about: "Something the prim offers. A route that is not listed does not exist; a route is paid unless it says \
            `free`.",
    keys: &[
        needed(
            "route",
            &Kind::Form(&ROUTE_FORM),
            "`access` is not `none`",
            "Method and path. `{name}` is a parameter; `{name+}`, in the last place, may hold slashes.",
            "route: GET /v1/messages/{id}",
        ),
        optional(
            "alias",
            &Kind::List(&Kind::Form(&PATH)),
            "Further paths for the same thing.",
            "alias: [/v1/chat/completions]",
        ),
        required("summary", &Kind::Line(200), "What it does, in one sentence.", "summary: Send a text message."),
        optional("description", &Kind::Text, "Anything longer, in Markdown.", ""),
        optional(
            "params",
            &Kind::Map(&ANY, &PARAM_TYPE),
            "Parameters: those named in the path stand there and are required, the others stand in the query, or in a \
             header with `in: header`, and are optional unless they say `required`. A name stands in one place \
             only.",
            "params: { id: id, version: integer 1.. }",
        ),
        optional(
            "body",
            &BODY,
            "What is sent: a type as JSON, `{ multipart: T }`, `{ form: T }`, `bytes`, or `{ bytes: [types] }`. Not \
             with GET.",
            "body: SendSms",
        ),
        defaulted(
            "status",
            &Kind::Integer(200, 299),
            "200, or 204 with `returns: none`",
            "The status of success.",
            "status: 201",
        ),
        needed(
            "returns",
            &RETURNS,
            "there is neither `pages` nor `stream`",
            "What is answered: a type as JSON, `none`, `bytes`, or `{ bytes: [types] }`.",
            "returns: Message",
        ),
        optional(
            "pages",
            &Kind::Type,
            "A list in pages: adds the parameters `limit` (1 to 100, 20) and `cursor`, and answers `{ data, \
             next_cursor }`.",
            "pages: Message",
        ),
        optional(
            "stream",
            &Kind::Level(&STREAM),
            "The answer is a stream of events.",
            "stream: { of: ChatChunk, when: { stream: true } }",
        ),
        needed(
            "price",
            &PRICE,
            "`access` is `public`",
            "What it costs: `free`, a fixed amount, or one of the forms of a dynamic price.",
            "price: $0.02",
        ),
        defaulted(
            "access",
            &Kind::Word(&["public", "operator", "none"]),
            "public",
            "Who may call it. `operator`: whoever has the internal key, without a price. `none`: nobody over HTTP; it \
             is there for prices, timers and commands.",
            "access: operator",
        ),
        optional(
            "errors",
            &Kind::List(&Kind::Form(&SNAKE)),
            "Error codes beyond those that follow: `invalid_request` from having input, `payment_required` from a \
             price, `provider_error`, `provider_timeout`, `provider_unavailable` and `rate_limited` from having a \
             provider.",
            "errors: [not_found, conflict]",
        ),
        defaulted(
            "idempotency",
            &Kind::Word(&["none", "optional", "required"]),
            "optional on POST where a vendor supports it, else none",
            "Whether callers can or must send `Idempotency-Key`, which makes a request safe to repeat.",
            "idempotency: required",
        ),
        optional(
            "let",
            &Kind::Map(&SNAKE, &Kind::Value),
            "Values that are made once, before a provider is chosen.",
            "let: { secret: $random.hex64 }",
        ),
        optional("cache", &Kind::Form(&DURATION), "How long answers may be kept.", "cache: 1h"),
        optional(
            "stdin_field",
            &Kind::Form(&ANY),
            "The field that the command line reads from its input.",
            "stdin_field: text",
        ),
        optional(
            "examples",
            &Kind::List(&Kind::Level(&EXAMPLE)),
            "Requests with their answers: checked against the types, and used in documentation, tests, fakes and \
             smoke tests. A paid route needs one from `testing` on.",
            "",
        ),
        defaulted(
            "smoke",
            &Kind::Choice(&SMOKE_CHOICE),
            "derived: path parameters come from the route that creates the parent",
            "What the smoke tests make of it.",
            "smoke: { skip: spends money every run }",
        ),
        optional("limits", &Kind::Level(&LIMITS), "Narrower limits than the prim's.", "limits: { time: 5s }"),
        optional("interfaces", &Kind::Level(&INTERFACES), "Where it does not appear.", "interfaces: { mcp: false }"),
    ],
    includes: &[],
    example: "send_sms:\n  route: POST /v1/messages\n  summary: Send a text message.\n  body: SendSms\n  status: \
              201\n  returns: Message\n  price: $0.02\n  errors: [unreachable, rejected]",
};

static BODY: Kind = Kind::Either(&[Kind::Choice(&BODY_CHOICE), Kind::Type]);
static BODY_CHOICE: Choice = Choice {
    title: "a body",
    forms: &[("multipart", &MULTIPART), ("form", &FORM_BODY), ("bytes", &BYTES)],
    other: Some(&super::SCHEMA),
};
static RETURNS: Kind = Kind::Either(&[Kind::Choice(&RETURNS_CHOICE), Kind::Type]);
static RETURNS_CHOICE: Choice = Choice { title: "an answer", forms: &[("bytes", &BYTES)], other: Some(&super::SCHEMA) };

pub(in crate::prim) static MULTIPART: Level = Level {
    name: "multipart",
    title: "a body in parts",
    about: "A body of several parts (RFC 7578), some of which may be files.",
    keys: &[required("multipart", &Kind::Type, "The fields, each a part.", "body: { multipart: UploadDocument }")],
    includes: &[],
    example: "",
};
pub(in crate::prim) static FORM_BODY: Level = Level {
    name: "form_body",
    title: "a form",
    about: "A body of names and values (`application/x-www-form-urlencoded`).",
    keys: &[required("form", &Kind::Type, "The fields.", "body: { form: Login }")],
    includes: &[],
    example: "",
};
pub(in crate::prim) static BYTES: Level = Level {
    name: "bytes",
    title: "raw bytes",
    about: "Bytes that stand for themselves.",
    keys: &[required(
        "bytes",
        &Kind::List(&Kind::Form(&MEDIA)),
        "The media types they may have.",
        "returns: { bytes: [image/png] }",
    )],
    includes: &[],
    example: "",
};

pub(in crate::prim) static STREAM: Level = Level {
    name: "stream",
    title: "a stream of a route",
    about: "What callers are sent, event by event.",
    keys: &[
        required("of", &Kind::Type, "What each event holds.", ""),
        defaulted(
            "when",
            &Kind::Condition,
            "always",
            "When the answer is a stream; otherwise it is `returns`. A condition on the input.",
            "",
        ),
        optional("done", &Kind::Text, "The data of the event that ends it.", ""),
        defaulted(
            "format",
            &Kind::Word(&["sse", "ndjson"]),
            "sse",
            "Server-sent events, or one JSON text per line.",
            "",
        ),
    ],
    includes: &[],
    example: "stream: { of: ChatChunk, when: { stream: true }, done: \"[DONE]\" }",
};

pub(in crate::prim) static EXAMPLE: Level = Level {
    name: "example",
    title: "an example",
    about: "A request with its answer.",
    keys: &[
        optional("params", &Kind::Map(&ANY, &Kind::Anything), "Parameters by name.", ""),
        optional("request", &Kind::Anything, "The body that is sent.", ""),
        optional("response", &Kind::Anything, "The body that is answered.", ""),
    ],
    includes: &[],
    example: "- request: { to: \"+15005550006\", text: Hello }\n  response: { id: SM1, status: queued }",
};

static SMOKE_CHOICE: Choice =
    Choice { title: "what the smoke tests do", forms: &[("skip", &SMOKE_SKIP), ("uses", &SMOKE_USES)], other: None };
pub(in crate::prim) static SMOKE_SKIP: Level = Level {
    name: "smoke_skip",
    title: "a route that smoke tests leave out",
    about: "Some routes must not be called every day.",
    keys: &[required("skip", &Kind::Line(200), "Why.", "")],
    includes: &[],
    example: "",
};
pub(in crate::prim) static SMOKE_USES: Level = Level {
    name: "smoke_uses",
    title: "where smoke tests take parameters from",
    about: "For paths that do not say it themselves.",
    keys: &[required(
        "uses",
        &Kind::Map(&ANY, &Kind::Text),
        "Parameter: route and field, with a point between them.",
        "smoke: { uses: { id: create_task.id } }",
    )],
    includes: &[],
    example: "",
};

static PRICE: Kind =
    Kind::Either(&[Kind::Word(&["free"]), Kind::Form(&crate::prim::forms::AMOUNT), Kind::Choice(&PRICE_CHOICE)]);
static PRICE_CHOICE: Choice = Choice {
    title: "a price",
    forms: &[("product", &PRODUCT), ("quote", &QUOTE), ("meter", &METER), ("hook", &PRICE_HOOK)],
    other: None,
};
pub(in crate::prim) static BOUNDS: Level = Level {
    name: "bounds",
    title: "bounds of a dynamic price",
    about: "Every dynamic price says what it never exceeds.",
    keys: &[
        required("ceiling", &AMOUNT_KIND, "Never more than this.", ""),
        defaulted("floor", &AMOUNT_KIND, "the platform's `price_floor`", "Never less than this.", ""),
    ],
    includes: &[],
    example: "",
};
pub(in crate::prim) static PRODUCT: Level = Level {
    name: "product",
    title: "a price as a product",
    about: "Input fields and constants, multiplied. The fields are numeric, and required or with a default.",
    keys: &[required("product", &Kind::List(&Kind::Constant), "Names of fields, and numbers.", "")],
    includes: &[&BOUNDS],
    example: "price: { product: [reward, people, 1.2], floor: $0.05, ceiling: $2000 }",
};
pub(in crate::prim) static QUOTE: Level = Level {
    name: "quote",
    title: "a price that another route quotes",
    about: "What another route of this prim answers for the same input. A currency other than USD is refused when it \
            comes.",
    keys: &[
        required("quote", &Kind::Form(&SNAKE), "The route; its input is part of this one's.", ""),
        required("amount", &Kind::Path, "Where the amount stands in its answer.", ""),
        required("currency", &Kind::Path, "Where the currency stands.", ""),
        optional("add", &AMOUNT_KIND, "Added to it.", ""),
    ],
    includes: &[&BOUNDS],
    example: "price: { quote: get_rate, amount: amount, currency: currency, add: $0.05, ceiling: $200 }",
};
pub(in crate::prim) static METER: Level = Level {
    name: "meter",
    title: "a metered price",
    about: "Estimated before, settled after. A model whose rates are not known is refused, never guessed.",
    keys: &[
        required(
            "meter",
            &Kind::Word(&["llm"]),
            "What is counted: tokens of a language model, by `model`, `messages` or `input`, and `max_tokens` of the \
             request.",
            "",
        ),
        defaulted(
            "output_tokens",
            &Kind::Integer(0, 10_000_000),
            "4096",
            "Tokens of output that are reckoned with when the request names no limit.",
            "",
        ),
        required("rates", &Kind::Form(&SNAKE), "The route that tells the rates.", ""),
        optional("actual", &Kind::Path, "Where the cost stands in the answer.", ""),
    ],
    includes: &[&BOUNDS],
    example: "price: { meter: llm, floor: $0.001, ceiling: $5, rates: list_models, actual: usage.cost }",
};
pub(in crate::prim) static PRICE_HOOK: Level = Level {
    name: "price_hook",
    title: "a price by hand",
    about: "Last resort.",
    keys: &[required("hook", &Kind::Form(&SNAKE), "The hook, which returns an amount.", "")],
    includes: &[&BOUNDS],
    example: "price: { hook: domain_price, ceiling: $100 }",
};
