//! What a prim offers, and how each of its providers fulfils it.

use source::Span;

use crate::api::{Api, Parameter};
use crate::mapping::{Call, ErrorRules, Expr, Function, Predicate, Steps, TextTemplate};
use crate::types::{TypeRef, Types};
use crate::{Docs, Value, Words};

/// Every prim, and what is true for all of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fleet {
    /// The domain that all endpoints are under.
    pub domain: String,
    /// The prims, sorted by id.
    pub prims: Vec<Prim>,
}

/// How far a prim is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// An idea: it is known and nothing more.
    Phantom,
    /// It is generated and tested here.
    Building,
    /// It is deployed for trial.
    Testing,
    /// It is deployed for everybody.
    Live,
}

impl Status {
    /// Whether it is put on hosts. What is not has no deploy artefacts at all.
    pub fn is_deployed(self) -> bool {
        self >= Self::Testing
    }

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Phantom => "phantom",
            Self::Building => "building",
            Self::Testing => "testing",
            Self::Live => "live",
        }
    }
}

/// A service.
#[derive(Clone, Debug, PartialEq)]
pub struct Prim {
    /// Its identity: lower-case letters, digits and dashes.
    pub id: String,
    /// The same in words.
    pub words: Words,
    /// What it is called: `infer.sh`.
    pub name: String,
    /// The host it is served at: `infer.prim.sh`.
    pub host: String,
    /// How far it is.
    pub status: Status,
    /// What kind of service.
    pub category: String,
    /// One sentence.
    pub description: String,
    /// The port it listens on. None for a phantom.
    pub port: Option<u16>,
    /// The prefix of its smoke ids.
    pub smoke: String,
    /// What it reads from its environment, its own first.
    pub env: Vec<Variable>,
    /// What holds for routes that say nothing else.
    pub limits: Limits,
    /// Every error it can answer with, by status and code.
    pub errors: Vec<ErrorCode>,
    /// What its requests and answers are made of.
    pub types: Types,
    /// What it offers, in the order of the manifest.
    pub routes: Vec<Route>,
    /// The vendors' APIs that its providers call, with only the operations that are called.
    pub apis: Vec<VendorApi>,
    /// Who fulfils it, in the order of the manifest.
    pub providers: Vec<Provider>,
    /// How one of several providers is chosen. None where there is one.
    pub pool: Option<Pool>,
    /// Hand-written parts.
    pub hooks: Vec<Hook>,
    /// Whether somebody wrote them: a crate stands beside the manifest.
    pub by_hand: bool,
    /// How it is put on a host.
    pub deploy: Deploy,
    /// The manifest, and the files that its providers' documents were read from.
    pub inputs: Vec<String>,
    /// Where it is described.
    pub span: Span,
}

impl Prim {
    /// The variable that says which providers are enabled: `PRIM_PAY_PROVIDERS`. None where there is no choice.
    pub fn choice(&self) -> Option<String> {
        (self.providers.len() > 1).then(|| format!("PRIM_{}_PROVIDERS", self.words.upper()))
    }
}

/// A vendor's API as far as a prim uses it.
#[derive(Clone, Debug, PartialEq)]
pub struct VendorApi {
    /// What it is called within the prim: the provider's name, or one for several.
    pub name: Words,
    /// The API.
    pub api: Api,
}

/// Something read from the environment.
#[derive(Clone, Debug, PartialEq)]
pub struct Variable {
    /// `OPENROUTER_API_KEY`
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Whether its value is never shown.
    pub secret: bool,
    /// When it must be there.
    pub need: Need,
    /// What stands in for it.
    pub default: Option<Value>,
    /// What it must look like.
    pub check: Check,
    /// Whether it belongs to the prim or arrives with something that the prim declares.
    pub group: Option<String>,
    /// Where it is described.
    pub span: Span,
}

/// When a variable must be there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need {
    /// Always.
    Always,
    /// When payments are required, which they are unless switched off.
    WithPayments,
    /// When one of these providers is in use, by index into [`Prim::providers`].
    WithProviders(Vec<usize>),
    /// Never.
    Optional,
}

/// What the value of a variable must look like.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Check {
    /// The kind of value.
    pub format: EnvFormat,
    /// A regular expression for the whole of it.
    pub pattern: Option<String>,
    /// The values it may have; empty for any.
    pub one_of: Vec<String>,
}

/// The kind of value of a variable.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum EnvFormat {
    #[default]
    Text,
    Url,
    Hostname,
    Phone,
    Uuid,
    Integer,
    Number,
    Boolean,
    /// `30s`
    Duration,
    /// Several texts with commas between them.
    TextList,
    /// Several URLs with commas between them.
    UrlList,
}

/// Bounds on what a request may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The largest body, in bytes.
    pub body: u64,
    /// The longest time for a whole request, in milliseconds.
    pub time_ms: u64,
    /// How many requests at once.
    pub concurrency: Option<u32>,
    /// How many requests of one caller over time.
    pub rate: Option<Rate>,
}

/// How many over time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// This many…
    pub count: u32,
    /// …in this many milliseconds…
    pub per_ms: u64,
    /// …and at most this many at once.
    pub burst: Option<u32>,
}

/// An error that callers can tell by its code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorCode {
    /// `rate_limited`
    pub code: String,
    /// The HTTP status.
    pub status: u16,
    /// What it means.
    pub description: String,
    /// Whether to try again.
    pub retry: Retry,
}

/// Whether to try again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Retry {
    /// It will not help.
    #[default]
    Never,
    /// After the time that the answer says.
    After,
    /// Later.
    Later,
}

/// Something a prim offers.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// Its operation id, snake case.
    pub id: String,
    /// The same in words.
    pub words: Words,
    /// The method, in capitals.
    pub method: String,
    /// The path, with `{name}` where a parameter stands and `{name+}` where it may hold slashes.
    pub path: String,
    /// Further paths for the same thing.
    pub aliases: Vec<String>,
    /// What it does.
    pub docs: Docs,
    /// Who may call it.
    pub access: Access,
    /// What it takes beside a body: path, query, headers.
    pub parameters: Vec<Parameter>,
    /// The body it takes.
    pub body: Option<RouteBody>,
    /// The status of success.
    pub status: u16,
    /// What it answers.
    pub answer: Answer,
    /// When and how it answers with a stream.
    pub stream: Option<Stream>,
    /// Values that are made before a provider is chosen, in order.
    pub lets: Vec<(String, Expr)>,
    /// What it costs.
    pub price: Price,
    /// The errors it can answer with, as indexes into [`Prim::errors`].
    pub errors: Vec<usize>,
    /// Whether callers may make it safe to repeat.
    pub idempotency: Idempotency,
    /// How long answers may be kept, in milliseconds.
    pub cache_ms: Option<u64>,
    /// Narrower bounds than the prim's.
    pub limits: Limits,
    /// Requests with their answers.
    pub examples: Vec<Example>,
    /// What the smoke tests make of it.
    pub smoke: Smoke,
    /// Where it is described.
    pub span: Span,
}

/// Who may call a route.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Access {
    /// Everybody.
    #[default]
    Public,
    /// Whoever has the internal key.
    Operator,
    /// Nobody over HTTP.
    None,
}

/// What a route takes in its body.
#[derive(Clone, Debug, PartialEq)]
pub enum RouteBody {
    /// JSON of a type.
    Json(TypeRef),
    /// Name-value pairs of a type.
    Form(TypeRef),
    /// Parts of a type.
    Multipart(TypeRef),
    /// Bytes, of these media types or any.
    Bytes(Vec<String>),
}

/// What a route answers.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// No body.
    Nothing,
    /// JSON of a type.
    Json(TypeRef),
    /// A page: JSON of a type made for it, with items of another.
    Page {
        /// The type of the whole answer.
        page: TypeRef,
        /// The type of an item.
        item: TypeRef,
    },
    /// Bytes, of these media types or any.
    Bytes(Vec<String>),
}

/// A stream as an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Stream {
    /// What each event holds.
    pub item: TypeRef,
    /// When the answer is one; always, if nothing is said. Over the route's input.
    pub when: Option<Predicate>,
    /// The text of the event that ends it.
    pub done: Option<String>,
    /// How it is written.
    pub format: StreamFormat,
}

/// How a stream is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StreamFormat {
    /// Server-sent events.
    #[default]
    Events,
    /// One JSON text per line.
    Lines,
}

/// What a route costs. Amounts are decimals in USD.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Price {
    /// Nothing.
    Free,
    /// Always the same.
    Fixed(String),
    /// What follows from the request.
    Dynamic {
        /// How it follows.
        how: Dynamic,
        /// At least this much.
        floor: Option<String>,
        /// Never more than this.
        ceiling: String,
    },
}

/// How a price follows from a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dynamic {
    /// A product of input fields and constants.
    Product(Vec<Factor>),
    /// What another route answers for the same input.
    Quote {
        /// The route, by index.
        route: usize,
        /// Where the amount stands in its answer.
        amount: Vec<String>,
        /// Where the currency stands.
        currency: Vec<String>,
        /// A decimal added to it.
        add: Option<String>,
    },
    /// Tokens of a language model by the rates of the model.
    Meter {
        /// How many tokens of output are reckoned with when the request names no limit.
        output_tokens: u64,
        /// The route that tells the rates, by index.
        rates: usize,
        /// Where the actual cost stands in the answer.
        actual: Vec<String>,
    },
    /// A hook, by name.
    Hook(String),
}

/// A factor of a product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Factor {
    /// A field of the request.
    Field(String),
    /// A decimal.
    Constant(String),
}

/// Whether callers may make a route safe to repeat.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Idempotency {
    /// They may not.
    #[default]
    None,
    /// They may send a key.
    Optional,
    /// They must.
    Required,
}

/// A request with its answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Example {
    /// Parameters by name.
    pub params: Vec<(String, Value)>,
    /// The body of the request.
    pub request: Option<Value>,
    /// The body of the answer.
    pub response: Option<Value>,
    /// Where it stands.
    pub span: Option<Span>,
}

/// What the smoke tests make of a route.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Smoke {
    /// What follows from the routes.
    #[default]
    Derived,
    /// It is not called, for this reason.
    Skip(String),
    /// Path parameters come from answers of other routes: parameter, route, field.
    Uses(Vec<(String, String, String)>),
}

/// Who fulfils a prim.
#[derive(Clone, Debug, PartialEq)]
pub struct Provider {
    /// Its name in the manifest.
    pub name: String,
    /// The same in words.
    pub words: Words,
    /// The APIs it calls, as indexes into [`Prim::apis`], with what each needs.
    pub connections: Vec<Connection>,
    /// What its named maps are for the types they are used with.
    pub functions: Vec<Function>,
    /// What becomes of each route, in the order of [`Prim::routes`].
    pub operations: Vec<Fulfilment>,
    /// What is said about it to people.
    pub help: Option<String>,
    /// Where it is described.
    pub span: Span,
}

/// How one of several providers is chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Pool {
    /// By what.
    pub policy: Policy,
    /// The providers, the preferred first, as indexes into [`Prim::providers`].
    pub order: Vec<usize>,
    /// Error codes after which the next one is tried.
    pub fallback: Vec<String>,
    /// Routes that may be tried elsewhere, as indexes into [`Prim::routes`].
    pub fallback_routes: Vec<usize>,
    /// When a provider that fails is left alone.
    pub breaker: Breaker,
    /// After how long a second provider is asked as well, in milliseconds.
    pub hedge_ms: Option<u64>,
}

/// By what a provider is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Policy {
    /// The deployment says which.
    Only,
    /// The first that is there.
    Priority,
    /// One after the other.
    RoundRobin,
    /// The cheapest of late.
    Cheapest,
    /// The fastest of late.
    Fastest,
    /// A score of several. Weights are decimals.
    Weighted {
        /// Of the price.
        price: String,
        /// Of the latency.
        latency: String,
        /// Of the share of calls that succeed.
        health: String,
    },
}

/// When a provider that fails is left alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Breaker {
    /// After this many failures in a row.
    pub failures: u32,
    /// For this long, in milliseconds.
    pub open_ms: u64,
}

/// How one API of a provider is reached.
#[derive(Clone, Debug, PartialEq)]
pub struct Connection {
    /// Which API, as an index into [`Prim::apis`].
    pub api: usize,
    /// Where it is served.
    pub base: TextTemplate,
    /// How one proves who one is.
    pub auth: Auth,
    /// Headers of every request.
    pub headers: Vec<(String, TextTemplate)>,
    /// How long to wait.
    pub timeouts: Timeouts,
    /// When to try again.
    pub retry: RetryPolicy,
    /// Our own brake.
    pub rate: Option<Rate>,
    /// Where an idempotency key goes.
    pub idempotency: Option<KeyPlace>,
}

/// How one proves who one is. Texts come from the environment.
#[derive(Clone, Debug, PartialEq)]
pub enum Auth {
    /// Not at all.
    None,
    /// A token in the `Authorization` header.
    Bearer(TextTemplate),
    /// User and password; a key is a user with an empty password.
    Basic(TextTemplate, Option<TextTemplate>),
    /// Headers.
    Headers(Vec<(String, TextTemplate)>),
    /// Query parameters.
    Query(Vec<(String, TextTemplate)>),
    /// OAuth 2 client credentials.
    ClientCredentials {
        /// Where tokens are given out.
        token_url: TextTemplate,
        /// Who one is.
        client_id: TextTemplate,
        /// The proof of it.
        client_secret: TextTemplate,
        /// For whom the token is.
        audience: Option<TextTemplate>,
        /// What is asked for.
        scope: Option<TextTemplate>,
        /// How the request for a token is written.
        send: TokenRequest,
        /// How long before its end a token is renewed, in milliseconds.
        renew_before_ms: u64,
    },
    /// AWS Signature Version 4.
    SigV4 {
        /// `mturk-requester`
        service: TextTemplate,
        /// `us-east-1`
        region: TextTemplate,
        /// The access key.
        access_key: TextTemplate,
        /// The secret key.
        secret_key: TextTemplate,
        /// The token of a session.
        session_token: Option<TextTemplate>,
    },
    /// A hook, by name.
    Hook(String),
}

/// How a request for a token is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum TokenRequest {
    #[default]
    Form,
    Json,
    /// A form, with id and secret as user and password.
    Basic,
}

/// How long to wait, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeouts {
    /// For a connection.
    pub connect_ms: u64,
    /// For the first byte of an answer.
    pub first_byte_ms: Option<u64>,
    /// Between two bytes.
    pub idle_ms: Option<u64>,
    /// For everything, tries included.
    pub total_ms: u64,
}

/// When to try again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    /// How often at most, the first time included.
    pub attempts: u32,
    /// After which statuses.
    pub statuses: Vec<crate::api::Status>,
    /// Whether also after a connection that failed.
    pub transport: bool,
    /// The first wait, in milliseconds; it doubles.
    pub backoff_ms: u64,
    /// The longest wait.
    pub backoff_max_ms: u64,
}

/// Where an idempotency key goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyPlace {
    /// Into a header.
    Header(String),
    /// Into a field of the body, cut to a length.
    Field {
        /// The field.
        name: String,
        /// The most characters it takes.
        max: Option<u32>,
    },
}

/// What becomes of a route at a provider.
#[derive(Clone, Debug, PartialEq)]
pub enum Fulfilment {
    /// One call of a vendor's operation.
    Call(Box<Call>),
    /// Several.
    Steps(Box<Steps>),
    /// A hand-written method, by name.
    Hook(String),
    /// The provider cannot do it, for this reason.
    Unavailable(String),
    /// Nothing is to be done, for this reason.
    Skip(String),
}

impl Fulfilment {
    /// The calls that are made, those that undo included.
    pub fn calls(&self) -> Vec<&Call> {
        match self {
            Self::Call(call) => vec![call],
            Self::Steps(steps) => {
                steps.steps.iter().flat_map(|step| [Some(&step.call), step.undo.as_ref()]).flatten().collect()
            }
            Self::Hook(_) | Self::Unavailable(_) | Self::Skip(_) => Vec::new(),
        }
    }

    /// The rules for errors that belong to it.
    pub fn errors(&self) -> impl Iterator<Item = &ErrorRules> {
        self.calls().into_iter().map(|call| &call.errors)
    }
}

/// A hand-written part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hook {
    /// Its name.
    pub name: String,
    /// Why the manifest cannot say it.
    pub reason: String,
    /// Where it is named.
    pub span: Span,
}

/// How a prim is put on a host.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deploy {
    /// Whether requests are written to a file.
    pub access_log: bool,
    /// The most memory, in bytes.
    pub memory: Option<u64>,
    /// The most threads and processes.
    pub tasks: Option<u32>,
    /// Units it starts after.
    pub after: Vec<String>,
    /// Whether it talks to hosts elsewhere.
    pub egress: bool,
    /// Whether it keeps files.
    pub state: bool,
    /// Further hosts that lead to other ports.
    pub sites: Vec<Site>,
}

/// A further host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// The name below the domain.
    pub host: String,
    /// The port behind it.
    pub port: u16,
    /// The largest body, in bytes.
    pub body: Option<u64>,
}
