//! What a path may begin with, and where.

use super::Root;

/// A root as it is written, for reading, suggestions and the documentation.
#[derive(Clone, Copy, Debug)]
pub struct RootWord {
    /// Behind the `$`.
    pub name: &'static str,
    /// How it is written in full.
    pub form: &'static str,
    /// What it holds.
    pub about: &'static str,
}

/// All roots, in the order in which they are documented.
pub static ROOTS: &[RootWord] = &[
    RootWord { name: "in", form: "$in.path", about: "the route's input, from anywhere" },
    RootWord { name: "env", form: "$env.NAME", about: "a variable of the environment" },
    RootWord { name: "let", form: "$let.name", about: "a value of `let`" },
    RootWord { name: "step", form: "$step.name.path", about: "the answer of an earlier step" },
    RootWord { name: "body", form: "$body.path", about: "the vendor's whole answer, from inside of a map" },
    RootWord { name: "status", form: "$status", about: "the status of the vendor's answer" },
    RootWord { name: "header", form: "$header.Name", about: "a header of the vendor's answer" },
    RootWord { name: "key", form: "$key", about: "the idempotency key" },
    RootWord {
        name: "caller",
        form: "$caller",
        about: "the paying wallet; on a paid route it is always there, and `nobody` where payments are switched off",
    },
    RootWord { name: "now", form: "$now", about: "the time" },
    RootWord {
        name: "random",
        form: "$random.hex8",
        about: "fresh random: `hex8`, `hex32`, `hex64` digits, or `uuid`",
    },
    RootWord { name: "prim", form: "$prim.endpoint", about: "the prim's own host name" },
    RootWord { name: "platform", form: "$platform.domain", about: "the domain of the platform" },
    RootWord { name: "provider", form: "$provider", about: "the name of the provider" },
];

/// Where a value stands, which decides what it may refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// An address: made at start.
    Address,
    /// A header of every request.
    Header,
    /// Proof of who one is.
    Auth,
    /// Proof of who one is, on a step: an earlier answer may hold the token.
    StepAuth,
    /// `let`: made before anything is called.
    Let,
    /// What is sent. The source is the route's input.
    Request,
    /// What is answered. The source is the vendor's answer.
    Response,
    /// A named map, used either way.
    Map,
    /// A condition on the route's input.
    InputCondition,
    /// A condition on the vendor's answer.
    AnswerCondition,
    /// Where something stands in the vendor's answer.
    Answer,
    /// Where something stands in a value of our own.
    Own,
    /// Text for people at a terminal.
    Prose,
}

/// Roots that are there at the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    /// The source of the mapping.
    Source,
    /// The route's input, and what is known of the request beside it.
    Request,
    /// What is known at start.
    Start,
    Let,
    Step,
    Body,
    /// Status and headers of the answer.
    Envelope,
    /// What is another at each look.
    Fresh,
}

impl Scope {
    /// Whether a root means something here.
    pub(super) fn allows(self, root: &Root) -> bool {
        self.groups().contains(&group(root))
    }

    /// The roots that mean something here, as they are written.
    pub(super) fn allowed_roots(self) -> impl Iterator<Item = &'static str> {
        let groups = self.groups();
        let group_of = |name: &str| match name {
            "in" | "key" | "caller" => Group::Request,
            "let" => Group::Let,
            "step" => Group::Step,
            "body" => Group::Body,
            "status" | "header" => Group::Envelope,
            "now" | "random" => Group::Fresh,
            _ => Group::Start,
        };
        ROOTS.iter().filter(move |root| groups.contains(&group_of(root.name))).map(|root| root.form)
    }

    fn groups(self) -> &'static [Group] {
        use Group::{Body, Envelope, Fresh, Let, Request, Source, Start, Step};
        match self {
            Self::Address | Self::Auth => &[Start],
            Self::Header => &[Start, Request],
            Self::StepAuth => &[Start, Step],
            Self::Let => &[Source, Request, Start, Let, Fresh],
            Self::Request => &[Source, Request, Start, Let, Step, Fresh],
            Self::Response | Self::Map => &[Source, Request, Start, Let, Step, Body, Envelope, Fresh],
            Self::InputCondition => &[Source, Request, Start, Let, Step],
            Self::AnswerCondition => &[Source, Request, Start, Let, Step, Body, Envelope],
            Self::Answer => &[Source, Envelope],
            Self::Own => &[Source],
            Self::Prose => &[Source, Start],
        }
    }

    /// Where a value stands, for messages.
    pub(super) fn place(self) -> &'static str {
        match self {
            Self::Address => "in an address",
            Self::Header => "in a header of every request",
            Self::Auth | Self::StepAuth => "in `auth`",
            Self::Let => "in `let`",
            Self::Request => "in a request",
            Self::Response => "in a response",
            Self::Map => "in a map",
            Self::InputCondition => "in a condition on the input",
            Self::AnswerCondition => "in a condition on the answer",
            Self::Answer | Self::Own => "here",
            Self::Prose => "in text for people",
        }
    }
}

fn group(root: &Root) -> Group {
    match root {
        Root::Here => Group::Source,
        Root::Input | Root::Key | Root::Caller => Group::Request,
        Root::Env(_) | Root::Endpoint | Root::Domain | Root::Provider => Group::Start,
        Root::Let(_) => Group::Let,
        Root::Step(_) => Group::Step,
        Root::Body => Group::Body,
        Root::Status | Root::Header(_) => Group::Envelope,
        Root::Now | Root::Random(_) => Group::Fresh,
    }
}
