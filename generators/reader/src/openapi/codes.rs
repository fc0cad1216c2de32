//! The codes of what can be said about an OpenAPI document.

use source::Code;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $title:literal: $explanation:literal;)*) => {
        $($(#[$doc])* pub static $name: Code = Code { id: $id, title: $title, explanation: $explanation };)*

        /// All of them.
        pub static ALL: &[&Code] = &[$(&$name),*];
    };
}

codes! {
    /// Neither `openapi` nor `swagger` stands at the top.
    NO_VERSION = "A001", "not an OpenAPI document":
        "A document says in `openapi` or `swagger`, at its top, which edition of the specification it follows. Without it \
         nothing else can be read: the editions differ in where bodies, servers and schemas stand. A file that only holds \
         parts of another is read through the references of that other one.";
    /// An edition that is not known.
    VERSION = "A002", "unknown edition of OpenAPI":
        "Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 are read. Swagger 1.2 and earlier are spread over several files and \
         have to be brought to 2.0 by a converter of its time; editions after 3.2 are not written yet.";
    /// No paths.
    NO_PATHS = "A003", "nothing to call":
        "Up to OpenAPI 3.0 `paths` is required (section Paths Object); from 3.1 on one of `paths`, `components` and \
         `webhooks`. A document without any of them describes nothing that could be generated.";
    /// A value of another kind than the specification wants.
    KIND = "A004", "value of the wrong kind":
        "A list stands where the specification wants a map, or the like. Where leaving the value out changes nothing that is \
         sent or understood, it is left out with a warning; otherwise the document is refused.";
    /// A key twice in one map.
    TWICE = "A005", "key stands twice":
        "YAML and JSON both want the keys of a map to be unique. The last value is the one that is read, as nearly every \
         other reader does.";
    /// A keyword that has no effect here.
    IGNORED = "A006", "part without effect":
        "The document says something that generated code makes no use of: links, headers of single parts, values that are \
         kept in other files. Nothing that is sent or read changes by it; it is named so that nobody expects more.";

    /// A reference to nothing.
    DANGLING = "A010", "reference leads nowhere":
        "A `$ref` names a place that does not exist. A schema that cannot be found is read as anything, with a warning; a \
         path, parameter, body or answer that cannot be found leaves a request unknown, so the document is refused. Repair \
         it with `set` in the document's repairs file.";
    /// A reference to a file that is not read.
    OUTSIDE = "A011", "reference leaves the document":
        "Nothing is fetched while generating, so addresses on the network are not followed, and no file outside of the \
         document's own folder is opened. Put the file beside the document, or repair the reference.";
    /// Something that is only defined by itself.
    CIRCLE = "A012", "refers to itself":
        "A reference, or a chain of `$ref`, `allOf`, `anyOf` and `oneOf`, comes back to where it began without anything in \
         between. JSON Schema (core, section 9.4.1) leaves its meaning undefined: there is no value that it describes.";
    /// A reference that is understood but not correct.
    LOOSE = "A013", "reference is not correct":
        "The reference is not a correct one, yet only one thing can be meant by it: the bare name of a schema, or a \
         definition that stood beside it before documents were put together. It is read as that.";

    /// A key of a path item that is no method.
    METHOD = "A020", "not a method of this edition":
        "A path item holds `get`, `put`, `post`, `delete`, `options`, `head`, `patch` and `trace`; from OpenAPI 3.2 on also \
         `query` and, below `additionalOperations`, any other. An operation under another key would be lost in silence, so \
         the document is refused.";
    /// Two operations of one id.
    OPERATION_ID = "A021", "operation id stands twice":
        "Every `operationId` is to be unique in a document (section Operation Object), compared with regard to case. \
         Published documents break the rule; the second operation then goes by its method and path, such as \
         `GET /users/{id}`, by which every operation can be asked for.";
    /// Two names that become one.
    SAME_WORDS = "A022", "names differ only in case or punctuation":
        "Generated names are made from words, so `user_id` and `UserID` become the same. The second one, in the order of \
         the document, gets further words.";
    /// An operation that was asked for and is not there.
    NO_OPERATION = "A023", "no such operation":
        "Operations are asked for by `operationId`, or by method and path as in `GET /users/{id}`. An id that stands twice \
         in the document means nothing; use method and path.";
    /// A key of `paths` that is not a path.
    PATH = "A024", "not a plain path":
        "A path begins with `/` and holds neither a query nor a fragment (section Paths Object). A query in it becomes \
         parameters of one value; a fragment is dropped, since it is never sent, and is pointed out unless it repeats a \
         required parameter; a missing `/` is added.";
    /// Two paths that differ only in the names of their parameters.
    SAME_PATH = "A025", "paths that cannot be told apart":
        "`/users/{id}` and `/users/{name}` match the same requests, which the specification forbids. A client can call \
         both, so both are kept.";
    /// Parameters of the path and the path disagree.
    PATH_PARAMETER = "A026", "path and its parameters disagree":
        "Each `{name}` of a path has one parameter with `in: path`, and each such parameter a place in the path. A missing \
         parameter is added as text; one without a place cannot be sent and is left out; a name that stands twice gets \
         the same value twice.";
    /// A parameter twice.
    SAME_PARAMETER = "A027", "parameter stands twice":
        "A parameter is known by its name and place, header names without regard to case. Two that agree are read as one; \
         of two that differ nobody can say which is meant.";
    /// A parameter or header that cannot be read.
    PARAMETER = "A028", "parameter cannot be read":
        "A parameter has a `name`, an `in` of `path`, `query`, `header` or `cookie` (2.0 also `body` and `formData`), and \
         either a `schema` or a `content` with one media type, never both. A header has the latter.";
    /// A parameter that is not the caller's.
    OWN_HEADER = "A029", "header is set by the client itself":
        "`Accept` and `Content-Type` follow from the bodies of an operation. The specification wants parameters of these \
         names to be ignored (section Parameter Object).";
    /// A style that does not exist.
    STYLE = "A030", "style is not known here":
        "Which styles a parameter can have depends on where it stands (section Style Values). One that does not exist \
         there is read as the default.";

    /// A body that cannot be written.
    MEDIA = "A031", "media type cannot be expressed":
        "Bodies in XML, and in parts other than form data, are not generated. If the same body can be written in another way \
         that one is used; otherwise the operation is skipped and counted. An answer is given as text or bytes.";
    /// Something else in the place of a media type.
    NOT_MEDIA = "A032", "not a media type":
        "The keys below `content` are media types or ranges (RFC 9110, section 8.3.1), such as `application/json`.";
    /// An encoding of nothing.
    ENCODING = "A033", "encoding without a property":
        "The keys below `encoding` name properties of the body (section Media Type Object). An encoding of a property that \
         does not exist says that either the name or the schema is wrong.";
    /// A body where there is none.
    BODY = "A034", "body without a meaning":
        "A GET, HEAD or DELETE request has no body in most documents, and a body that cannot hold anything is left out. One \
         that has content is kept: some vendors read it.";
    /// A key of `responses` that is no status.
    STATUS = "A035", "not a status":
        "Answers stand under a status from 100 to 599, a range such as `4XX`, or `default` (section Responses Object). Each \
         stands once.";
    /// An answer that has a body and cannot have one.
    NO_CONTENT = "A036", "answer has no body":
        "Answers with the status 1xx, 204, 205 or 304 have no body, and answers to HEAD have none either (RFC 9110, section \
         6.4.1). What the document says about it is left out.";
    /// Something that no other edition has.
    UNSUPPORTED = "A037", "feature cannot be expressed":
        "The operation needs something that cannot be generated; it is skipped and counted, and the reason says which \
         feature it is.";

    /// A security scheme that cannot be read.
    SCHEME = "A040", "security scheme cannot be read":
        "A scheme is of type `http` (with `scheme`), `apiKey` (with `name`, and `in` of `header`, `query` or `cookie`), \
         `oauth2`, `openIdConnect` or `mutualTLS`; in 2.0 of type `basic`, `apiKey` or `oauth2`.";
    /// A requirement of a scheme that does not exist.
    REQUIREMENT = "A041", "security scheme does not exist":
        "A requirement names a scheme that `components.securitySchemes` does not hold. The alternative that needs it is \
         left out.";
    /// An address of a flow that is none.
    FLOW = "A042", "not an address":
        "The addresses of an OAuth 2 flow must be in the form of a URL (section OAuth Flow Object): absolute, or a path on \
         the server.";
    /// A server that cannot be read.
    SERVER = "A043", "server cannot be read":
        "A server is a map with a `url`, and for each `{name}` in it a variable with a `default` (section Server Object). \
         Where a variable has an `enum`, the default is one of its values: otherwise nobody knows what to send.";
    /// A name of a component that is not one.
    COMPONENT = "A044", "not a name for a component":
        "Names of components consist of letters, digits, `.`, `-` and `_` (section Components Object), so that references \
         to them need no escapes. Names of schemas come from other languages and break the rule; they are read.";

    /// A type that does not exist.
    TYPE = "A050", "not a type":
        "Types are `string`, `number`, `integer`, `boolean`, `array`, `object` and `null`. Usual slips such as `String`, \
         `int` or `float` are read as what they mean; anything else as any value.";
    /// Parts of a schema that exclude each other.
    CONFLICT = "A051", "no value satisfies this":
        "The parts of an `allOf` want different types, so that no value could satisfy all of them. It is read as any value.";
    /// A keyword that is not used.
    KEYWORD = "A052", "keyword is not checked":
        "`not`, `if`, `contains` and their like restrict values without saying what they look like. Values are read and sent \
         without this restriction.";
    /// An enumeration that is odd.
    ENUM = "A053", "enumeration is odd":
        "The values of an enumeration are of the schema's type, each once, and there is at least one. Values that YAML reads \
         as numbers or booleans where text is meant are taken as written; duplicates are dropped; an enumeration without \
         values restricts nothing.";
    /// A pattern that is not checked.
    PATTERN = "A054", "pattern is not checked":
        "The regular expression uses something that engines with bounded time do not have, such as a look-ahead or a \
         reference back, or is no correct one. It is kept as text; values are not checked against it.";
    /// A property is required that is not described.
    REQUIRED = "A055", "required property is not described":
        "`required` names a property that `properties` does not hold. Mostly a slip or a rest of an earlier version, so it \
         is not demanded.";
    /// A discriminator that does not tell.
    DISCRIMINATOR = "A056", "discriminator does not tell":
        "A discriminator names a property whose text says which of several schemas a value follows (section Discriminator \
         Object). Its mapping leads to schemas of the union, and each text to one of them.";
    /// Too much of something.
    LIMIT = "A057", "too large":
        "A schema is put together from at most a thousand parts, a hundred deep, and an example has at most some thousand \
         values. A document may have a hundred thousand operations and ask for some hundred thousand types. No published \
         document comes near; the limits keep hostile ones from taking all time and memory.";
    /// A schema that is no schema.
    SCHEMA = "A058", "not a schema":
        "A schema is a map, or `true` for anything and `false` for nothing. Anything else is read as any value.";
    /// A schema that cannot be expressed precisely.
    APPROXIMATE = "A059", "schema is read more widely":
        "The schema describes something that types cannot say precisely, such as a list with another type at each position. \
         It is read as the nearest type that holds all of its values.";
}
