//! Commands that are more than one route.

use super::{Kind, Level, defaulted, optional, required};
use crate::prim::forms::{ANY, ENV_NAME, KEBAB, SNAKE};

static NAMES: Kind = Kind::List(&Kind::Form(&SNAKE));

pub(in crate::prim) static SESSION: Level = Level {
    name: "session",
    title: "a command",
    about: "Every route is a command by itself; this is for sessions: a route, what follows, and what is cleaned up.",
    keys: &[
        required("route", &Kind::Form(&SNAKE), "The route it begins with.", ""),
        optional("summary", &Kind::Line(200), "What it does.", ""),
        optional(
            "flags",
            &Kind::Map(&KEBAB, &Kind::Level(&FLAG)),
            "Flags follow from the route's fields, in kebab-case; an entry adds to one.",
            "flags: { relay: { field: relays, repeat: true } }",
        ),
        optional("then", &NAMES, "Hooks and routes that follow.", "then: [wait_for_key, chat]"),
        optional("finally", &Kind::Level(&FINALLY), "What runs at the end, on an error and on an interrupt.", ""),
    ],
    includes: &[],
    example: "new:\n  route: create_agent\n  summary: Start an agent, talk to it, and clean up.\n  then: [chat]\n  \
              finally: { route: delete_agent, unless: keep }",
};
pub(in crate::prim) static FLAG: Level = Level {
    name: "flag",
    title: "a flag",
    about: "A value from the environment does not count as given.",
    keys: &[
        optional("field", &Kind::Form(&ANY), "The field it fills, where the name differs.", ""),
        optional(
            "env",
            &Kind::Form(&ENV_NAME),
            "The variable, in the caller's environment, that stands in for it.",
            "",
        ),
        optional("default", &Kind::Constant, "What stands in for it.", ""),
        defaulted("repeat", &Kind::Bool, "false", "Can be given several times.", ""),
        defaulted("switch", &Kind::Bool, "false", "Takes no value.", ""),
        optional("only", &NAMES, "The only providers it is for.", ""),
        optional("sets", &Kind::Form(&ENV_NAME), "The variable it sets for this run; never over HTTP.", ""),
        optional("help", &Kind::Line(200), "What it does.", ""),
    ],
    includes: &[],
    example: "",
};
pub(in crate::prim) static FINALLY: Level = Level {
    name: "finally",
    title: "what a command cleans up",
    about: "The first error wins; both are told.",
    keys: &[
        required("route", &Kind::Form(&SNAKE), "The route that cleans up.", ""),
        optional("unless", &Kind::Form(&KEBAB), "The flag that leaves it out.", ""),
        optional("only", &NAMES, "The only providers that it runs for.", ""),
        optional(
            "kept",
            &Kind::Template,
            "What is said when it is left out. `{base}` is the address, `{id}` and others are fields of the first \
             answer.",
            "",
        ),
    ],
    includes: &[],
    example: "",
};
