//! Operations: what becomes of a route at a provider, and its steps, pages and streams.

use super::{ANY_KIND, AUTH, Choice, Kind, Level, NARROWED, defaulted, needed, optional, required};
use crate::prim::forms::{ANY, DURATION, FILE, PASCAL, SNAKE, STATUS};

static STATUSES: Kind = Kind::List(&Kind::Form(&STATUS));

pub(super) static OPERATION_KIND: Kind = Kind::Either(&[Kind::Form(&ANY), Kind::Choice(&OPERATION_CHOICE)]);
static OPERATION_CHOICE: Choice =
    Choice { title: "an operation", forms: &[("unavailable", &UNAVAILABLE), ("skip", &SKIP)], other: Some(&OPERATION) };
pub(in crate::prim) static UNAVAILABLE: Level = Level {
    name: "unavailable",
    title: "what a provider cannot do",
    about: "Still typed, tested and listed; answers `not_supported`.",
    keys: &[required(
        "unavailable",
        &Kind::Text,
        "Why; callers are told.",
        "exec: { unavailable: The spawner runs no commands. }",
    )],
    includes: &[],
    example: "",
};
pub(in crate::prim) static SKIP: Level = Level {
    name: "skip",
    title: "what a provider need not do",
    about: "Does nothing and succeeds. The answer's type has no required fields.",
    keys: &[required("skip", &Kind::Text, "Why.", "attach: { skip: The machine does it itself. }")],
    includes: &[],
    example: "",
};
pub(in crate::prim) static OPERATION: Level = Level {
    name: "operation",
    title: "an operation",
    about: "What becomes of a route at a provider: one call, several steps, a program, or a hook. Where the name of \
            the vendor's operation says it all, that name alone. Without `request` and `response`, fields of equal \
            names are carried over.",
    keys: &[
        optional(
            "steps",
            &Kind::Map(&SNAKE, &Kind::Level(&STEP)),
            "Several calls, in the order in which they are written. Then the source of `request` and `response` is \
             the route's input.",
            "",
        ),
        optional("hook", &Kind::Form(&SNAKE), "A method written by hand.", "hook: search_chain"),
        optional(
            "response",
            &Kind::Value,
            "What is answered, in the shape of the route's type. The source is the vendor's answer.",
            "response: { id: sid, status: status | table(status) }",
        ),
        optional("page", &Kind::Level(&PAGE), "How the vendor's pages become ours.", ""),
        optional("stream", &Kind::Level(&VENDOR_STREAM), "How the vendor streams.", ""),
        optional(
            "let",
            &Kind::Map(&SNAKE, &Kind::Value),
            "Values that are made once, before the call.",
            "let: { suffix: $random.hex8 }",
        ),
    ],
    includes: &[&CALLING, &NARROWED],
    example: "send_sms:\n  call: CreateMessage\n  request: { To: to, From: from | or($env.PHONE_NUMBER), Body: text \
              }\n  response: { id: sid, status: status | table(status) }",
};
pub(in crate::prim) static CALLING: Level = Level {
    name: "calling",
    title: "a call",
    about: "Keys of an operation, and of each of its steps.",
    keys: &[
        optional(
            "call",
            &Kind::Either(&[Kind::Form(&ANY), Kind::Level(&GRAPHQL)]),
            "The vendor's operation, by its id; with `apis`, `api.id`.",
            "call: CreateMessage",
        ),
        optional(
            "run",
            &Kind::List(&Kind::Value),
            "For `kind: cli`: the arguments, each a value. No shell sees them.",
            "run: [=volume, =create, name]",
        ),
        optional("stdin", &Kind::Value, "For `kind: cli`: what the program reads.", ""),
        defaulted(
            "output",
            &Kind::Word(&["json", "text", "none"]),
            "json",
            "For `kind: cli`: what the program prints.",
            "",
        ),
        optional(
            "request",
            &Kind::Value,
            "What is sent, in the shape of the vendor's input: parameters and fields of the body under one roof. The \
             source is the route's input.",
            "request: { To: to, Body: text }",
        ),
        optional(
            "needs",
            &Kind::List(&Kind::List(&ANY_KIND)),
            "Groups of inputs of which at least one must be fed, where the document does not say so.",
            "needs: [[Body, MediaUrl]]",
        ),
        defaulted("success", &STATUSES, "the document's 2xx", "Statuses that are answers.", "success: [200, 429]"),
        optional(
            "treat",
            &Kind::Map(&STATUS, &Kind::Value),
            "Statuses that become answers.",
            "treat: { 404: { data: [] } }",
        ),
    ],
    includes: &[],
    example: "",
};
pub(in crate::prim) static GRAPHQL: Level = Level {
    name: "graphql",
    title: "a GraphQL call",
    about: "`request` gives the variables.",
    keys: &[
        required("graphql", &Kind::Form(&FILE), "The file with the query, in the prim's folder.", ""),
        required("returns", &Kind::Form(&PASCAL), "The type of `data`, as a name of `schemas`.", ""),
    ],
    includes: &[],
    example: "call: { graphql: query.graphql, returns: Issue }",
};
pub(in crate::prim) static STEP: Level = Level {
    name: "step",
    title: "a step",
    about: "One of several calls. It reads the route's input and, by `$step`, what earlier steps were answered. When \
            a step fails or the caller goes away, the `undo` of every step that succeeded runs, the last first.",
    keys: &[
        optional(
            "undo",
            &Kind::Choice(&UNDO_CHOICE),
            "What takes it back; `{ none: why }` where nothing does.",
            "undo: { call: Volume_delete, request: { volume_id: $step.volume.id } }",
        ),
        optional(
            "when",
            &Kind::Condition,
            "Runs only then; its answer may be missing. A condition on the input.",
            "when: { topic: present }",
        ),
        defaulted("best_effort", &Kind::Bool, "false", "A failure is logged and nothing more.", ""),
        optional("until", &Kind::Condition, "Repeats the call until this holds of its answer.", "until: { ok: true }"),
        defaulted("every", &Kind::Form(&DURATION), "1s", "With `until`: the wait between two calls.", ""),
        needed("within", &Kind::Form(&DURATION), "there is `until`", "With `until`: how long at most.", "within: 120s"),
        optional("auth", &AUTH, "Proof of its own: an earlier answer may hold the token.", ""),
        optional("fail_when", &Kind::Condition, "When an answer of success is a failure; ends `until` early.", ""),
        optional("timeout", &Kind::Form(&DURATION), "How long to wait for one call.", ""),
    ],
    includes: &[&CALLING],
    example: "steps:\n  made:\n    call: conversations_create\n    request: { name: name | lower }\n  topic:\n    \
              call: conversations_setTopic\n    when: { topic: present }\n    request: { channel: \
              $step.made.channel.id, topic: topic }",
};
static UNDO_CHOICE: Choice = Choice { title: "an undo", forms: &[("call", &UNDO), ("none", &NO_UNDO)], other: None };
pub(in crate::prim) static UNDO: Level = Level {
    name: "undo",
    title: "what takes a step back",
    about: "Has its own time. If it fails, what is left behind is logged and told.",
    keys: &[
        required("call", &ANY_KIND, "The vendor's operation.", ""),
        optional("request", &Kind::Value, "What is sent.", ""),
    ],
    includes: &[],
    example: "",
};
pub(in crate::prim) static NO_UNDO: Level = Level {
    name: "no_undo",
    title: "a step that nothing takes back",
    about: "Says that this is meant.",
    keys: &[required("none", &Kind::Text, "Why.", "undo: { none: A price costs nothing and can be used again. }")],
    includes: &[],
    example: "",
};
pub(in crate::prim) static PAGE: Level = Level {
    name: "page",
    title: "pages of a vendor",
    about: "Callers always see an opaque `next_cursor`.",
    keys: &[
        required("items", &Kind::Value, "The items, and what becomes of each.", "items: messages.* as Message"),
        optional("size", &Kind::Level(&PAGE_SIZE), "Where our limit goes.", "size: { into: PageSize, max: 1000 }"),
        required("next", &Kind::Choice(&NEXT_CHOICE), "How the next page is found.", ""),
        optional("of", &ANY_KIND, "The branch of the answer's union that holds the page.", "of: object"),
    ],
    includes: &[],
    example: "page:\n  items: messages.* as Message\n  size: { into: PageSize, max: 1000 }\n  next: { url: \
              next_page_uri }",
};
pub(in crate::prim) static PAGE_SIZE: Level = Level {
    name: "page_size",
    title: "the size of a page",
    about: "Our limit, cut to what the vendor takes.",
    keys: &[
        required("into", &ANY_KIND, "The vendor's input.", ""),
        optional("max", &Kind::Integer(1, 1_000_000), "The most it takes.", ""),
    ],
    includes: &[],
    example: "",
};
static NEXT_CHOICE: Choice = Choice {
    title: "a way to the next page",
    forms: &[
        ("url", &NEXT_URL),
        ("cursor", &NEXT_CURSOR),
        ("link", &NEXT_LINK),
        ("page", &NEXT_PAGE),
        ("offset", &NEXT_OFFSET),
        ("last", &NEXT_LAST),
    ],
    other: None,
};
pub(in crate::prim) static NEXT_URL: Level = Level {
    name: "next_url",
    title: "the next address in the answer",
    about: "Absolute or relative, of the same host.",
    keys: &[required("url", &Kind::Path, "Where it stands.", "next: { url: next_page_uri }")],
    includes: &[],
    example: "",
};
pub(in crate::prim) static NEXT_CURSOR: Level = Level {
    name: "next_cursor",
    title: "a token in the answer",
    about: "A blank one ends.",
    keys: &[
        required(
            "cursor",
            &Kind::Path,
            "Where it stands: in the body, or `$header.Name`.",
            "next: { cursor: cursor, into: cursor }",
        ),
        required("into", &ANY_KIND, "The vendor's input it goes to.", ""),
    ],
    includes: &[],
    example: "",
};
pub(in crate::prim) static NEXT_LINK: Level = Level {
    name: "next_link",
    title: "a Link header",
    about: "RFC 8288.",
    keys: &[
        required("link", &ANY_KIND, "The relation.", "next: { link: next, when: { results: \"true\" } }"),
        optional("when", &Kind::Map(&ANY, &Kind::Constant), "Parameters that the link must have.", ""),
    ],
    includes: &[],
    example: "",
};
pub(in crate::prim) static NEXT_PAGE: Level = Level {
    name: "next_page",
    title: "numbered pages",
    about: "Ends at the total, or with a short page.",
    keys: &[
        required(
            "page",
            &ANY_KIND,
            "The vendor's input for the number.",
            "next: { page: page, first: 0, total: total }",
        ),
        defaulted("first", &Kind::Integer(0, 1), "1", "The number of the first page.", ""),
        optional("total", &Kind::Path, "Where the number of all items stands.", ""),
    ],
    includes: &[],
    example: "",
};
pub(in crate::prim) static NEXT_OFFSET: Level = Level {
    name: "next_offset",
    title: "an offset",
    about: "Ends at the total, or with a short page.",
    keys: &[
        required(
            "offset",
            &ANY_KIND,
            "The vendor's input for the number of items to skip.",
            "next: { offset: offset, total: total_count }",
        ),
        optional("total", &Kind::Path, "Where the number of all items stands.", ""),
    ],
    includes: &[],
    example: "",
};
pub(in crate::prim) static NEXT_LAST: Level = Level {
    name: "next_last",
    title: "the id of the last item",
    about: "For vendors that go on after an item.",
    keys: &[
        required(
            "last",
            &Kind::Path,
            "Where its id stands in the vendor's item.",
            "next: { last: id, into: starting_after, more: has_more }",
        ),
        required("into", &ANY_KIND, "The vendor's input it goes to.", ""),
        defaulted(
            "more",
            &Kind::Path,
            "full",
            "Where a flag stands that says whether there is more; or `full`: there is more after a full page.",
            "",
        ),
    ],
    includes: &[],
    example: "",
};
pub(in crate::prim) static VENDOR_STREAM: Level = Level {
    name: "vendor_stream",
    title: "a stream of a vendor",
    about: "Without `chunk`, bytes pass without being built into values.",
    keys: &[
        defaulted(
            "format",
            &Kind::Word(&["sse", "ndjson"]),
            "sse",
            "Server-sent events, or one JSON text per line.",
            "",
        ),
        optional(
            "done",
            &Kind::Text,
            "The data, or the name, of the event that ends it. The end of the stream always does.",
            "",
        ),
        optional("error", &Kind::Path, "Where a failure stands in an event of a stream that began well.", ""),
        optional("usage", &Kind::Path, "What is kept from the last event that has it, for metering.", ""),
        optional("chunk", &Kind::Value, "What becomes of each event. The source is the event.", "chunk: . as Chunk"),
    ],
    includes: &[],
    example: "stream: { format: sse, done: \"[DONE]\", error: error, usage: usage }",
};
