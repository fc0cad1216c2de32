//! How what a prim takes becomes what a vendor takes, and back. Checked: every path exists, every type fits, every
//! required input is fed.
//!
//! An expression knows the type of its value and whether it may be nothing (absent or null). What it takes is either
//! ours or a vendor's; what it makes is the other's.

use source::Span;

use crate::Value;
use crate::prim::{Auth, KeyPlace, RetryPolicy, StreamFormat, Timeouts};
use crate::types::TypeId;

/// Whose types are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The prim's.
    Ours,
    /// Those of the vendor's API of this index in [`crate::prim::Prim::apis`].
    Vendor(usize),
}

/// The type of a value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Of {
    /// A type of the prim or of a vendor.
    Type(Side, TypeId),
    /// Everything that the route was called with: parameters and body as one namespace.
    Input,
    /// Several of these.
    List(Box<Of>),
    /// Text that belongs to no API: from the environment, a template, a constant.
    Text,
    /// Such text that is never shown.
    Secret,
    /// A whole number that belongs to no API.
    Integer,
    /// A number that belongs to no API.
    Number,
    /// A number whose digits matter.
    Decimal,
    /// True or false.
    Boolean,
    /// A moment.
    Moment,
    /// Bytes as they are.
    Bytes,
    /// Of any shape.
    Any,
}

/// A value that is made when a request is served.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    /// How it is made.
    pub kind: ExprKind,
    /// Its type.
    pub of: Of,
    /// Whether it may be nothing: absent or null.
    pub maybe: bool,
    /// Where it is written.
    pub span: Span,
}

impl Expr {
    /// The values that this one is made of.
    pub fn parts(&self) -> Vec<&Expr> {
        match &self.kind {
            ExprKind::Path(..) | ExprKind::Constant(_) | ExprKind::Null => Vec::new(),
            ExprKind::Template(pieces) | ExprKind::Xml(pieces) => pieces
                .iter()
                .filter_map(|piece| match piece {
                    Piece::Text(_) => None,
                    Piece::Hole(expr) => Some(expr),
                })
                .collect(),
            ExprKind::Object(fields) | ExprKind::Map(fields) => fields.iter().map(|(_, value)| value).collect(),
            ExprKind::List(items) => items.iter().collect(),
            ExprKind::Each { list, item, .. } => vec![&**list, &**item],
            ExprKind::Or(a, b) | ExprKind::When(a, b) => vec![&**a, &**b],
            ExprKind::Verb(Verb::MinorFrom(currency) | Verb::MinorTo(currency), inner) => vec![&**inner, &**currency],
            ExprKind::Branch(_, inner)
            | ExprKind::Apply(_, inner)
            | ExprKind::Verb(_, inner)
            | ExprKind::Convert(inner)
            | ExprKind::Trust(inner) => vec![&**inner],
        }
    }

    /// Tells where every path in it begins.
    pub fn roots(&self, tell: &mut impl FnMut(&Root)) {
        if let ExprKind::Path(root, _) = &self.kind {
            tell(root);
        }
        for part in self.parts() {
            part.roots(tell);
        }
    }
}

/// How a value is made.
#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    /// Read from somewhere.
    Path(Root, Vec<Step>),
    /// Always the same.
    Constant(Value),
    /// Text with values in it. Nothing as a whole if one of them is nothing.
    Template(Vec<Piece>),
    /// The same as XML: what stands in holes is escaped.
    Xml(Vec<Piece>),
    /// An object of a type with fields, in the order of that type. Nothing as a whole when it has values that are not
    /// constant and all of those are nothing.
    Object(Vec<(String, Expr)>),
    /// An object whose names its type does not know beforehand.
    Map(Vec<(String, Expr)>),
    /// A branch of a union, by its position.
    Branch(usize, Box<Expr>),
    /// A list of these; what is nothing is left out.
    List(Vec<Expr>),
    /// For each item of a list, what becomes of [`Root::Item`]; what is nothing is left out.
    Each {
        /// The list.
        list: Box<Expr>,
        /// What becomes of an item.
        item: Box<Expr>,
        /// Whether that is a list itself, and all of them become one.
        flat: bool,
    },
    /// What a named map makes of a value, as an index into the functions of the provider.
    Apply(usize, Box<Expr>),
    /// The first, or the second if the first is nothing.
    Or(Box<Expr>, Box<Expr>),
    /// Null, written out where nothing would be left out.
    Null,
    /// The value, if the other is there.
    When(Box<Expr>, Box<Expr>),
    /// The value through a verb.
    Verb(Verb, Box<Expr>),
    /// The same value as another type that it fits.
    Convert(Box<Expr>),
    /// A value that its vendor need not send and that we rely on: a failure of the vendor where it is nothing.
    Trust(Box<Expr>),
}

/// Where a path begins.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Root {
    /// Everything that the route was called with.
    Input,
    /// A parameter of the route, by position.
    Param(usize),
    /// The body that the route was called with.
    Body,
    /// The body of the vendor's answer.
    Answer,
    /// The body of the answer of an earlier step, by name.
    Step(String),
    /// How many items a page of the vendor's shall hold.
    Size,
    /// Where a page begins, in the vendor's own terms: a token, a number, an id. Nothing for the first page.
    Position,
    /// What a named map is applied to.
    Source,
    /// The item that is being made into another.
    Item,
    /// A value made before the call, by name.
    Let(String),
    /// A variable of the environment, by name.
    Env(String),
    /// The status of the vendor's answer.
    Status,
    /// A header of the vendor's answer.
    Header(String),
    /// The idempotency key.
    Key,
    /// The paying wallet.
    Caller,
    /// The time.
    Now,
    /// Something random.
    Random(Random),
}

/// Something random.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Random {
    /// This many hexadecimal digits.
    Hex(u8),
    /// A UUID, version 4.
    Uuid,
}

/// A step of a path.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// Into a field of an object, or one that all branches of a union have.
    Field(String),
    /// To an item of a list; from the end if negative.
    Index(i64),
    /// To the value under a name of a map.
    Entry(String),
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// As it stands.
    Text(String),
    /// A value.
    Hole(Expr),
}

/// What is done to a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Verb {
    /// Another value for each: pairs, and what stands for all others.
    Table {
        /// The name of the table.
        name: String,
        /// From, to.
        pairs: Vec<(Value, Value)>,
        /// For all others.
        others: Option<Value>,
    },
    /// A vendor's form of a moment to ours.
    TimeFrom(TimeForm),
    /// Our form of a moment to a vendor's.
    TimeTo(TimeForm),
    /// Minor units to a decimal, by the currency.
    MinorFrom(Box<Expr>),
    /// A decimal to minor units, by the currency.
    MinorTo(Box<Expr>),
    /// Text to a decimal or the other way.
    Decimal,
    /// Text to a whole number.
    Int,
    /// Text to a number.
    Number,
    /// Anything simple to text.
    Text,
    /// Text to true or false.
    Bool,
    /// A value to JSON text.
    JsonTo,
    /// JSON text to a value.
    JsonFrom,
    /// Times a decimal constant.
    Scale(String),
    /// Rounded to this many digits.
    Round(u32),
    /// A list to text with a separator.
    Join(String),
    /// Text to a list at a separator.
    Split(String),
    /// Lower case.
    Lower,
    /// Upper case.
    Upper,
    /// Without spaces around.
    Trim,
    /// Nothing if blank.
    NonBlank,
    /// Bytes to Base64 text.
    Base64To,
    /// Base64 text to bytes.
    Base64From,
    /// A hand-written function, by name.
    Hook(String),
}

/// Vendors' forms of a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum TimeForm {
    UnixSeconds,
    UnixMilliseconds,
    Rfc2822,
    HttpDate,
    Date,
}

/// Text with holes, for addresses and headers. Left out whole when a hole is nothing.
pub type TextTemplate = Expr;

/// A condition: alternatives, in each of which all must hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Predicate {
    /// The alternatives.
    pub any: Vec<Vec<(Expr, Matcher)>>,
}

/// What a value must be.
#[derive(Clone, Debug, PartialEq)]
pub enum Matcher {
    /// Equal to one of these.
    OneOf(Vec<Value>),
    /// Equal to another value.
    Equal(Expr),
    /// There.
    Present,
    /// Not there.
    Absent,
    /// Not this.
    Not(Box<Matcher>),
    /// Between these.
    Range {
        /// At least.
        min: Option<String>,
        /// At most.
        max: Option<String>,
    },
}

/// One call of a vendor's operation for a route.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// Which connection of the provider, as an index.
    pub connection: usize,
    /// The vendor's operation, by id.
    pub operation: String,
    /// Values that are made before the call, in order.
    pub lets: Vec<(String, Expr)>,
    /// What is sent beside a body: position of the parameter, value.
    pub parameters: Vec<(usize, Expr)>,
    /// Headers that the document does not name.
    pub headers: Vec<(String, TextTemplate)>,
    /// The body that is sent.
    pub body: Option<Expr>,
    /// Which of the operation's bodies is sent, as an index.
    pub content: usize,
    /// The answer that is read, as an index into the operation's answers. None where no body is of interest.
    pub reads: Option<usize>,
    /// What becomes of the answer. None where the route answers nothing, or a page.
    pub answer: Option<Expr>,
    /// How the vendor's pages become ours.
    pub page: Option<Page>,
    /// Statuses that are answers; those of the document if empty.
    pub success: Vec<u16>,
    /// How the vendor streams, where the route does.
    pub stream: Option<VendorStream>,
    /// Answers of success that are failures.
    pub fail_when: Option<Predicate>,
    /// How failures become our errors.
    pub errors: ErrorRules,
    /// Statuses that become answers: the value is what is answered, and for a step what the vendor would have answered.
    pub treat: Vec<(u16, Expr)>,
    /// Where the idempotency key goes, if the operation has a place for it: then it is safe to repeat.
    pub key: Option<KeyPlace>,
    /// How long to wait, where it differs from the connection's.
    pub timeouts: Option<Timeouts>,
    /// When to try again, where it differs.
    pub retry: Option<RetryPolicy>,
    /// Values of inputs that are taken; the first stands in for one that is absent. Input, values.
    pub accepts: Vec<(String, Vec<Value>)>,
    /// Inputs that are left out, and why.
    pub ignores: Vec<(String, String)>,
    /// How many promises of the vendor are trusted: required values of ours that it calls optional.
    pub trusts: usize,
    /// Where it is written.
    pub span: Span,
}

/// How a vendor's pages become ours.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The vendor's items, over [`Root::Answer`].
    pub list: Expr,
    /// Ours that are made of them, over [`Root::Answer`].
    pub items: Expr,
    /// The most items that the vendor puts on a page.
    pub max: Option<u64>,
    /// How the next page is found.
    pub next: Next,
    /// Where it is written.
    pub span: Span,
}

/// How the next page is found. Positions of pages are handed out sealed, so that callers cannot make one up.
#[derive(Clone, Debug, PartialEq)]
pub enum Next {
    /// Its address stands in the answer; without a host, or with the host of the API.
    Url(Expr),
    /// A token stands in the answer. There is no further page where it is nothing or blank.
    Token(Expr),
    /// A `Link` header (RFC 8288) with a relation, and parameters that the link must have.
    Link {
        /// The relation.
        relation: String,
        /// Parameters of the link, with their values.
        when: Vec<(String, String)>,
    },
    /// Pages are numbered. The last is reached with the total, or with a page that is not full.
    Number {
        /// The number of the first page.
        first: u64,
        /// The number of all items.
        total: Option<Expr>,
    },
    /// Items are skipped by count. It ends as numbered pages do.
    Offset {
        /// The number of all items.
        total: Option<Expr>,
    },
    /// The id of the last item, over [`Root::Item`] as one of the vendor's.
    Last {
        /// The id.
        id: Expr,
        /// Whether there is more, over [`Root::Answer`]; without it there is after a full page.
        more: Option<Expr>,
    },
}

/// Several calls, one after the other. What succeeded is taken back, last first, where a later one fails.
#[derive(Clone, Debug, PartialEq)]
pub struct Steps {
    /// Values that are made before the first, in order.
    pub lets: Vec<(String, Expr)>,
    /// The calls.
    pub steps: Vec<StepCall>,
    /// What is answered, over [`Root::Input`] and [`Root::Step`]. None where the route answers nothing.
    pub answer: Option<Expr>,
    /// Values of inputs that are taken; the first stands in for one that is absent. Input, values.
    pub accepts: Vec<(String, Vec<Value>)>,
    /// Inputs that are left out, and why.
    pub ignores: Vec<(String, String)>,
    /// How many promises of the vendor are trusted.
    pub trusts: usize,
    /// Where it is written.
    pub span: Span,
}

/// One of several calls.
#[derive(Clone, Debug, PartialEq)]
pub struct StepCall {
    /// What later steps call its answer.
    pub name: String,
    /// The call. It answers nothing by itself.
    pub call: Call,
    /// The call that takes it back, over [`Root::Step`] with this step included.
    pub undo: Option<Call>,
    /// It is left out where this does not hold, over the input and earlier steps.
    pub when: Option<Predicate>,
    /// Whether a failure is written to the log and nothing more.
    pub best_effort: bool,
    /// The call is repeated until this holds.
    pub until: Option<Until>,
    /// Proof of its own, over [`Root::Step`].
    pub auth: Option<Auth>,
}

/// When a step is done that is repeated.
#[derive(Clone, Debug, PartialEq)]
pub struct Until {
    /// What must hold of the answer.
    pub holds: Predicate,
    /// The wait between two calls, in milliseconds.
    pub every_ms: u64,
    /// The longest time for all of them, in milliseconds.
    pub within_ms: u64,
}

/// How a vendor streams.
#[derive(Clone, Debug, PartialEq)]
pub struct VendorStream {
    /// How it is written.
    pub format: StreamFormat,
    /// The answer that holds it, as an index into the operation's answers, and the content of that.
    pub content: (usize, usize),
    /// The text or the name of the event that ends it.
    pub done: Option<String>,
    /// Where a failure stands in an event of a stream that began well.
    pub error: Option<Vec<String>>,
    /// What is kept from the last event that has it.
    pub usage: Option<Vec<String>>,
    /// What becomes of an event; none if it is passed on as it is.
    pub chunk: Option<Expr>,
}

/// How a vendor's failures become ours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErrorRules {
    /// Where the message may stand, the first that is there counts.
    pub message: Vec<Vec<String>>,
    /// Where the vendor's own code may stand.
    pub code: Vec<Vec<String>>,
    /// From first to last: what it matches, and our code.
    pub rules: Vec<(Failure, String)>,
}

/// What a rule for errors matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// A status.
    Status(u16),
    /// The vendor's own code.
    Code(String),
    /// A status with words of the message.
    Words(u16, String),
}

/// What a named map is for one pair of types.
#[derive(Clone, Debug, PartialEq)]
pub struct Function {
    /// The name of the map, in words.
    pub name: crate::Words,
    /// What it takes.
    pub from: Of,
    /// What it makes.
    pub to: Of,
    /// How; over [`Root::Source`].
    pub body: Expr,
}
