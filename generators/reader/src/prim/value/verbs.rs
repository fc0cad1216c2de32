//! The verbs: the one list that reading, the documentation and suggestions go by.

/// What a verb takes in its parentheses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Argument {
    /// Nothing.
    None,
    /// A path or a constant.
    Value,
    /// A path.
    Path,
    /// The name of a table or hook.
    Name,
    /// A constant text, `=,`.
    Text,
    /// A decimal constant.
    Decimal,
    /// A number of digits.
    Count,
    /// One of the forms of time.
    TimeForm,
}

impl Argument {
    /// What is expected, for messages.
    pub(super) fn expected(self) -> &'static str {
        match self {
            Self::None => "nothing",
            Self::Value => "a path or a constant",
            Self::Path => "a path",
            Self::Name => "a name",
            Self::Text => "a text, which begins with `=`",
            Self::Decimal => "a number",
            Self::Count => "a number of digits from 0 to 28",
            Self::TimeForm => "a form of time",
        }
    }
}

/// What is known about a verb.
#[derive(Clone, Copy, Debug)]
pub struct VerbWord {
    /// Its name.
    pub name: &'static str,
    /// What it takes.
    pub argument: Argument,
    /// What it makes of what.
    pub types: &'static str,
    /// What it does.
    pub about: &'static str,
    /// One use of it.
    pub example: &'static str,
}

const fn verb(
    name: &'static str,
    argument: Argument,
    types: &'static str,
    about: &'static str,
    example: &'static str,
) -> VerbWord {
    VerbWord { name, argument, types, about, example }
}

/// All verbs, in the order in which they are documented.
pub static VERBS: &[VerbWord] = &[
    verb(
        "or",
        Argument::Value,
        "T? → T",
        "The first of the two that is present. `or(null)` writes null where nothing would be left out.",
        "from | or($env.PHONE_NUMBER)",
    ),
    verb("when", Argument::Path, "T → T?", "Nothing unless the path is present.", "$env.CONNECTION | when(email)"),
    verb(
        "table",
        Argument::Name,
        "scalar → scalar",
        "Looks the value up in a table of the provider. A value that the table lacks is `provider_error` in an \
         answer, and cannot happen where the table has `\"*\"`.",
        "status | table(status)",
    ),
    verb(
        "time",
        Argument::TimeForm,
        "vendor's form ↔ datetime",
        "Converts a moment; the direction follows from where it stands. Forms: `unix_s`, `unix_ms`, `rfc2822`, \
         `http_date`, `date`.",
        "created | time(unix_s)",
    ),
    verb(
        "minor",
        Argument::Path,
        "minor units ↔ decimal",
        "Converts an amount of money by the digits of its currency (ISO 4217). More digits than the currency has are \
         an error of the caller.",
        "amount | minor(currency)",
    ),
    verb("decimal", Argument::None, "number, text → decimal", "A number as decimal text.", "price.amount | decimal"),
    verb("int", Argument::None, "text, number → integer", "Text as a whole number.", "num_segments | int"),
    verb("number", Argument::None, "text → number", "Text as a number.", "score | number"),
    verb("string", Argument::None, "scalar → text", "A number or boolean as text.", "error_code | string"),
    verb("bool", Argument::None, "text → boolean", "The texts `true` and `false` as a boolean.", "active | bool"),
    verb("json", Argument::None, "any ↔ text", "A value as JSON text, or the reverse.", "metadata | json"),
    verb("scale", Argument::Decimal, "number → number", "Times a constant, exactly.", "weight_g | scale(0.035273962)"),
    verb("round", Argument::Count, "number → number", "To this many decimal digits, halves up.", "weight | round(1)"),
    verb("join", Argument::Text, "list of text → text", "The items with a text between them.", "tags | join(=,)"),
    verb("split", Argument::Text, "text → list of text", "The parts between a text.", "scopes | split(= )"),
    verb("lower", Argument::None, "text → text", "In small letters.", "currency | lower"),
    verb("upper", Argument::None, "text → text", "In capitals.", "currency | upper"),
    verb("trim", Argument::None, "text → text", "Without blanks at both ends.", "name | trim"),
    verb("nonblank", Argument::None, "text → text?", "Nothing if it is blank.", "note | nonblank"),
    verb("base64", Argument::None, "bytes, text → text", "As Base64 (RFC 4648).", "file | base64"),
    verb("unbase64", Argument::None, "text → bytes, text", "From Base64 (RFC 4648).", "content | unbase64"),
    verb(
        "hook",
        Argument::Name,
        "X → Y",
        "A function written by hand; its types follow from where it stands; in `let` it makes text. Listed under `hooks` with its reason.",
        "Answer | hook(answers_from_xml)",
    ),
];

/// The forms of time that `time` takes.
pub(super) const TIME_FORMS: &[&str] = &["unix_s", "unix_ms", "rfc2822", "http_date", "date"];
