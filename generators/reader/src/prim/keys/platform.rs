//! `specs/platform.yaml`: what is true for every prim.

use super::{AMOUNT_KIND, ENV_VARIABLE, ERROR, Kind, LIMITS, Level, optional, required};
use crate::prim::forms::{ENV_NAME, ID, PORTS, SNAKE};

/// `specs/platform.yaml`
pub static PLATFORM: Level = Level {
    name: "platform",
    title: "the platform",
    about: "`specs/platform.yaml`: facts that are true for every prim. They are stated here once and in no manifest.",
    keys: &[
        required("platform", &Kind::Integer(1, 1), "Edition of the language.", "platform: 1"),
        required("domain", &Kind::Line(200), "The domain that all endpoints are under.", "domain: prim.sh"),
        required("name", &Kind::Line(200), "How a prim's name follows from its `{id}`.", "name: \"{id}.sh\""),
        required(
            "endpoint",
            &Kind::Line(200),
            "How a prim's host follows from its `{id}` and the `{domain}`.",
            "endpoint: \"{id}.{domain}\"",
        ),
        required("ports", &Kind::Form(&PORTS), "The ports that prims listen on.", "ports: 3001..3999"),
        required("categories", &Kind::List(&Kind::Form(&ID)), "The kinds of prims.", "categories: [comms, storage]"),
        required("price_floor", &AMOUNT_KIND, "The least that a paid route costs.", "price_floor: $0.001"),
        required(
            "limits",
            &Kind::Level(&LIMITS),
            "Limits of a prim that says nothing else.",
            "limits: { body: 1MB, time: 30s, concurrency: 64 }",
        ),
        optional(
            "env",
            &Kind::Map(&SNAKE, &Kind::Map(&ENV_NAME, &Kind::Level(&ENV_VARIABLE))),
            "Groups of variables that prims receive because of what they declare: `always`; `payment` with a paid \
             route.",
            "",
        ),
        required("errors", &Kind::Map(&SNAKE, &Kind::Level(&ERROR)), "Error codes that every prim has.", ""),
    ],
    includes: &[],
    example: "",
};
