//! Operations: what becomes of a route at a provider.

use model::prim::StreamFormat;
use source::{Diagnostics, Span};

use super::Auth;
use super::narrowed::Narrowed;
use super::route::stream_format;
use crate::prim::forms::{parse_duration, parse_status};
use crate::prim::keys::{self, Level};
use crate::prim::section::{Section, spanned_constant};
use crate::prim::value::{Mention, Path, Predicate, Scope, Value};
use crate::prim::{Entries, Spanned};
use crate::tree::Node;

/// What becomes of a route at a provider.
#[derive(Clone, Debug, PartialEq)]
pub enum Operation {
    /// Something is done.
    Does(Box<Work>),
    /// The provider cannot do it, for this reason.
    Unavailable(Spanned<String>),
    /// Nothing is to be done, for this reason.
    Skip(Spanned<String>),
}

/// How a route is fulfilled.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    /// By what.
    pub how: How,
    /// What is answered.
    pub response: Option<Value>,
    /// How the vendor's pages become ours.
    pub page: Option<Page>,
    /// How the vendor streams.
    pub stream: Option<VendorStream>,
    /// Values that are made once, before the call.
    pub lets: Entries<Value>,
    /// What is said for this operation and not for the others.
    pub narrowed: Narrowed,
    /// Where it stands.
    pub span: Span,
}

/// By what a route is fulfilled.
#[derive(Clone, Debug, PartialEq)]
pub enum How {
    /// One call.
    Call(Box<Call>),
    /// Several, in this order.
    Steps(Entries<StepDef>),
    /// A method written by hand.
    Hook(Spanned<String>),
    /// Nothing, which is reported, or a template that leaves it to others.
    Unsaid,
}

/// A call.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// What is called.
    pub what: Callee,
    /// What is sent.
    pub request: Option<Value>,
    /// Groups of inputs of which at least one must be fed.
    pub needs: Vec<Vec<Spanned<String>>>,
    /// Statuses that are answers; the document's 2xx, if nothing is said.
    pub success: Vec<Spanned<u16>>,
    /// Statuses that become answers.
    pub treat: Vec<(Spanned<u16>, Value)>,
}

/// What is called.
#[derive(Clone, Debug, PartialEq)]
pub enum Callee {
    /// An operation of the vendor's document. With several documents the text begins with the name of one.
    Operation(Spanned<String>),
    /// A GraphQL query.
    GraphQl {
        /// The file with the query, in the prim's folder.
        file: Spanned<String>,
        /// The type of `data`.
        returns: Spanned<String>,
    },
    /// The provider's program.
    Program {
        /// Its arguments.
        arguments: Vec<Value>,
        /// What it reads.
        stdin: Option<Value>,
        /// What it prints.
        output: Output,
        /// Where it stands.
        span: Span,
    },
}

/// What a program prints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Output {
    /// One JSON text.
    #[default]
    Json,
    /// Text.
    Text,
    /// Nothing of interest.
    None,
}

/// One of several calls.
#[derive(Clone, Debug, PartialEq)]
pub struct StepDef {
    /// The call. None where it was forgotten, which is reported.
    pub call: Option<Call>,
    /// What takes it back.
    pub undo: Option<Undo>,
    /// Runs only then.
    pub when: Option<Predicate>,
    /// A failure is logged and nothing more.
    pub best_effort: bool,
    /// Repeats the call until this holds.
    pub until: Option<Predicate>,
    /// The wait between two calls, in milliseconds.
    pub every_ms: Option<Spanned<u64>>,
    /// How long at most, in milliseconds.
    pub within_ms: Option<Spanned<u64>>,
    /// Proof of its own.
    pub auth: Option<Auth>,
    /// When an answer of success is a failure.
    pub fail_when: Option<Predicate>,
    /// How long to wait for one call, in milliseconds.
    pub timeout_ms: Option<Spanned<u64>>,
    /// Where it stands.
    pub span: Span,
}

/// What takes a step back.
#[derive(Clone, Debug, PartialEq)]
pub enum Undo {
    /// A call.
    Call {
        /// The vendor's operation.
        call: Spanned<String>,
        /// What is sent.
        request: Option<Value>,
    },
    /// Nothing, for this reason.
    Nothing(Spanned<String>),
}

/// How a vendor's pages become ours.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The items, and what becomes of each.
    pub items: Value,
    /// The vendor's input for our limit, and the most it takes.
    pub size: Option<(Spanned<String>, Option<Spanned<u64>>)>,
    /// How the next page is found.
    pub next: Next,
    /// The branch of the answer's union that holds the page.
    pub of: Option<Spanned<String>>,
    /// Where it stands.
    pub span: Span,
}

/// How the next page is found.
#[derive(Clone, Debug, PartialEq)]
pub enum Next {
    /// Its address stands in the answer.
    Url(Path),
    /// A token stands in the answer.
    Cursor {
        /// Where.
        cursor: Path,
        /// The vendor's input it goes to.
        into: Spanned<String>,
    },
    /// A Link header.
    Link {
        /// The relation.
        relation: Spanned<String>,
        /// Parameters that the link must have.
        when: Entries<Spanned<model::Value>>,
    },
    /// Numbered pages.
    Page {
        /// The vendor's input for the number.
        input: Spanned<String>,
        /// The number of the first page.
        first: u64,
        /// Where the number of all items stands.
        total: Option<Path>,
    },
    /// An offset.
    Offset {
        /// The vendor's input for the number of items to skip.
        input: Spanned<String>,
        /// Where the number of all items stands.
        total: Option<Path>,
    },
    /// The id of the last item.
    Last {
        /// Where it stands in the vendor's item.
        id: Path,
        /// The vendor's input it goes to.
        into: Spanned<String>,
        /// Where a flag says that there is more. None: there is more after a full page.
        more: Option<Path>,
    },
}

/// How a vendor streams.
#[derive(Clone, Debug, PartialEq)]
pub struct VendorStream {
    /// How it is written.
    pub format: StreamFormat,
    /// The data, or the name, of the event that ends it.
    pub done: Option<Spanned<String>>,
    /// Where a failure stands in an event.
    pub error: Option<Path>,
    /// What is kept from the last event that has it.
    pub usage: Option<Path>,
    /// What becomes of each event; none where events pass as they are.
    pub chunk: Option<Value>,
    /// Where it stands.
    pub span: Span,
}

impl Operation {
    pub(super) fn read(node: Node<'_>, out: &mut Diagnostics) -> Self {
        let form = |marker: &str, level: &'static Level| {
            node.get(marker)?;
            Section::of(node, level).text(marker)
        };
        if let Some(reason) = form("unavailable", &keys::UNAVAILABLE) {
            return Self::Unavailable(reason);
        }
        if let Some(reason) = form("skip", &keys::SKIP) {
            return Self::Skip(reason);
        }
        let section = Section::of(node, &keys::OPERATION);
        let how = match node.scalar().filter(|_| !node.is_null()) {
            Some(name) => How::Call(Box::new(Call::of(Spanned::new(name.to_owned(), node.span())))),
            None => how(section, out),
        };
        Self::Does(Box::new(Work {
            how,
            response: section.get("response").and_then(|node| Value::parse(node, Scope::Response, out)),
            page: section.section("page", &keys::PAGE).and_then(|page| Page::read(page, out)),
            stream: section.section("stream", &keys::VENDOR_STREAM).map(|stream| VendorStream::read(stream, out)),
            lets: section.entries("let", |node| Value::parse(node, Scope::Let, out)),
            narrowed: Narrowed::read(section, out),
            span: node.span(),
        }))
    }

    /// The work, if something is done.
    pub fn work(&self) -> Option<&Work> {
        if let Self::Does(work) = self { Some(work) } else { None }
    }
}

fn how(section: Section<'_>, out: &mut Diagnostics) -> How {
    if let Some(steps) = section.get("steps").filter(|node| node.map().is_some()) {
        let read = |_: crate::tree::Key<'_>, node: Node<'_>| StepDef::read(node, out);
        return How::Steps(crate::prim::section::entries(steps, read));
    }
    if let Some(hook) = section.text("hook") {
        return How::Hook(hook);
    }
    Call::read(section, out).map_or(How::Unsaid, |call| How::Call(Box::new(call)))
}

impl Work {
    /// The calls that are made: one, one per step, or none. Undoing calls are not among them.
    pub fn calls(&self) -> impl Iterator<Item = &Call> {
        let (one, steps) = match &self.how {
            How::Call(call) => (Some(&**call), None),
            How::Steps(steps) => (None, Some(steps)),
            How::Hook(_) | How::Unsaid => (None, None),
        };
        one.into_iter().chain(steps.into_iter().flatten().filter_map(|step| step.value.call.as_ref()))
    }

    /// Tells everything that it refers to.
    pub fn mentions<'v>(&'v self, tell: &mut impl FnMut(Mention<'v>)) {
        match &self.how {
            How::Call(call) => call.mentions(tell),
            How::Steps(steps) => steps.iter().for_each(|step| step.value.mentions(tell)),
            How::Hook(hook) => tell(Mention::Hook(hook)),
            How::Unsaid => {}
        }
        self.response.iter().for_each(|response| response.mentions(tell));
        self.lets.iter().for_each(|value| value.value.mentions(tell));
        if let Some(page) = &self.page {
            page.items.mentions(tell);
        }
        if let Some(chunk) = self.stream.as_ref().and_then(|stream| stream.chunk.as_ref()) {
            chunk.mentions(tell);
        }
        self.narrowed.mentions(tell);
    }
}

impl Call {
    fn of(operation: Spanned<String>) -> Self {
        let what = Callee::Operation(operation);
        Self { what, request: None, needs: Vec::new(), success: Vec::new(), treat: Vec::new() }
    }

    /// From an operation's or a step's section: both tables hold these keys.
    fn read(section: Section<'_>, out: &mut Diagnostics) -> Option<Self> {
        let what = callee(section, out)?;
        let needs = |node: Node<'_>| Some(node.list()?.iter().filter_map(crate::prim::section::text).collect());
        let treat = |(key, node): (crate::tree::Key<'_>, Node<'_>)| {
            Some((Spanned::new(parse_status(key.text)?, key.span), Value::parse(node, Scope::Response, out)?))
        };
        let treated =
            section.get("treat").and_then(Node::map).into_iter().flat_map(|map| map.iter()).filter_map(treat).collect();
        Some(Self {
            what,
            request: section.get("request").and_then(|node| Value::parse(node, Scope::Request, out)),
            needs: section.items("needs").filter_map(needs).collect(),
            success: section.each_parsed("success", parse_status),
            treat: treated,
        })
    }

    fn mentions<'v>(&'v self, tell: &mut impl FnMut(Mention<'v>)) {
        if let Callee::Program { arguments, stdin, .. } = &self.what {
            arguments.iter().chain(stdin).for_each(|value| value.mentions(tell));
        }
        self.request.iter().for_each(|request| request.mentions(tell));
        self.treat.iter().for_each(|(_, value)| value.mentions(tell));
    }
}

fn callee(section: Section<'_>, out: &mut Diagnostics) -> Option<Callee> {
    if let Some(call) = section.section("call", &keys::GRAPHQL) {
        return Some(Callee::GraphQl { file: call.text("graphql")?, returns: call.text("returns")? });
    }
    if let Some(operation) = section.text("call") {
        return Some(Callee::Operation(operation));
    }
    let run = section.get("run")?;
    Some(Callee::Program {
        arguments: section.items("run").filter_map(|node| Value::parse(node, Scope::Request, out)).collect(),
        stdin: section.get("stdin").and_then(|node| Value::parse(node, Scope::Request, out)),
        output: match section.get("output").and_then(Node::text) {
            Some("text") => Output::Text,
            Some("none") => Output::None,
            _ => Output::Json,
        },
        span: run.span(),
    })
}

impl StepDef {
    fn read(node: Node<'_>, out: &mut Diagnostics) -> Option<Self> {
        node.map()?;
        let section = Section::of(node, &keys::STEP);
        Some(Self {
            call: Call::read(section, out),
            undo: section.get("undo").and_then(|node| undo(node, out)),
            when: section.get("when").and_then(|node| Predicate::parse(node, Scope::InputCondition, out)),
            best_effort: section.flag("best_effort"),
            until: section.get("until").and_then(|node| Predicate::parse(node, Scope::AnswerCondition, out)),
            every_ms: section.parsed("every", parse_duration),
            within_ms: section.parsed("within", parse_duration),
            auth: section.get("auth").and_then(|node| Auth::read(node, Scope::StepAuth, out)),
            fail_when: section.get("fail_when").and_then(|node| Predicate::parse(node, Scope::AnswerCondition, out)),
            timeout_ms: section.parsed("timeout", parse_duration),
            span: node.span(),
        })
    }

    /// Tells everything that it refers to.
    pub fn mentions<'v>(&'v self, tell: &mut impl FnMut(Mention<'v>)) {
        self.call.iter().for_each(|call| call.mentions(tell));
        if let Some(Undo::Call { request: Some(request), .. }) = &self.undo {
            request.mentions(tell);
        }
        for condition in [&self.when, &self.until, &self.fail_when].into_iter().flatten() {
            condition.mentions(tell);
        }
        self.auth.iter().for_each(|auth| auth.mentions(tell));
    }
}

fn undo(node: Node<'_>, out: &mut Diagnostics) -> Option<Undo> {
    if node.get("none").is_some() {
        return Section::of(node, &keys::NO_UNDO).text("none").map(Undo::Nothing);
    }
    let section = Section::of(node, &keys::UNDO);
    let request = section.get("request").and_then(|node| Value::parse(node, Scope::Request, out));
    Some(Undo::Call { call: section.text("call")?, request })
}

impl Page {
    fn read(section: Section<'_>, out: &mut Diagnostics) -> Option<Self> {
        let items = section.get("items").and_then(|node| Value::parse(node, Scope::Response, out));
        let next = section.get("next").and_then(|node| next(node, out));
        let size = section.section("size", &keys::PAGE_SIZE);
        Some(Self {
            items: items?,
            size: size.and_then(|size| Some((size.text("into")?, size.integer("max")))),
            next: next?,
            of: section.text("of"),
            span: section.span(),
        })
    }
}

fn next(node: Node<'_>, out: &mut Diagnostics) -> Option<Next> {
    let form = |marker: &str, level: &'static Level| node.get(marker).map(|_| Section::of(node, level));
    let mut path =
        |section: Section<'_>, key: &str| section.get(key).and_then(|node| Path::parse(node, Scope::Answer, out));
    if let Some(section) = form("url", &keys::NEXT_URL) {
        return path(section, "url").map(Next::Url);
    }
    if let Some(section) = form("cursor", &keys::NEXT_CURSOR) {
        return Some(Next::Cursor { cursor: path(section, "cursor")?, into: section.text("into")? });
    }
    if let Some(section) = form("link", &keys::NEXT_LINK) {
        let when = section.entries("when", |node| Some(spanned_constant(node)));
        return Some(Next::Link { relation: section.text("link")?, when });
    }
    if let Some(section) = form("page", &keys::NEXT_PAGE) {
        let first = section.integer("first").map_or(1, |first| first.value);
        return Some(Next::Page { input: section.text("page")?, first, total: path(section, "total") });
    }
    if let Some(section) = form("offset", &keys::NEXT_OFFSET) {
        return Some(Next::Offset { input: section.text("offset")?, total: path(section, "total") });
    }
    let section = form("last", &keys::NEXT_LAST)?;
    let full = section.get("more").is_none_or(|more| more.text() == Some("full"));
    let more = if full { None } else { Some(path(section, "more")?) };
    Some(Next::Last { id: path(section, "last")?, into: section.text("into")?, more })
}

impl VendorStream {
    fn read(section: Section<'_>, out: &mut Diagnostics) -> Self {
        let mut path = |key: &str| section.get(key).and_then(|node| Path::parse(node, Scope::Answer, out));
        let (error, usage) = (path("error"), path("usage"));
        Self {
            format: stream_format(section),
            done: section.text("done"),
            error,
            usage,
            chunk: section.get("chunk").and_then(|node| Value::parse(node, Scope::Response, out)),
            span: section.span(),
        }
    }
}
