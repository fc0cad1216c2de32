//! The codes of what is wrong between a manifest and the documents of its vendors.

use source::Code;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $title:literal: $explanation:literal;)*) => {
        $($(#[$doc])* pub static $name: Code = Code { id: $id, title: $title, explanation: $explanation };)*

        /// All of them.
        pub static ALL: &[&Code] = &[$(&$name),*];
    };
}

codes! {
    /// A target that does not exist.
    NO_TARGET = "X001", "no such field to fill":
        "The keys of a mapping are fields of what it makes. This one is not declared there: the vendor's document (or our own \
         type) has no field or parameter of that name. A document that leaves out what the vendor takes is repaired, so that \
         every prim that uses it gains.";
    /// A path that leads nowhere.
    NO_SOURCE = "X003", "no such field to read":
        "A path names declared fields only. That a schema allows further fields makes no path valid: nobody could say what \
         they hold. A misspelled path is found here and not as an empty field in production.";
    /// A value that does not fit.
    MISFIT = "X004", "value does not fit":
        "Types are never converted by themselves, except an integer to a number, and anything simple to text where text is \
         written. Everything else is said with a verb, a table or a map, so that a change of the vendor's types is seen.";
    /// A name that stands in two places of an operation.
    AMBIGUOUS_INPUT = "X005", "name stands in two places":
        "The inputs of a vendor's operation are one namespace: parameters and fields of the body. Where one name stands in \
         two places, `$path.x`, `$query.x` or `$header.x` says which parameter is meant.";
    /// A list where one value is expected, or the other way.
    LIST = "X006", "list and single value":
        "A path goes through a list with `*` (every item) or a number (one item; `-1` is the last). Without one of them it is \
         not clear which item is meant.";
    /// A required value that may be nothing.
    MAY_BE_NOTHING = "X010", "required and perhaps nothing":
        "A required input of a vendor has to be fed by something that is always there: our own schema is ours to mend. Make \
         the field required, give it a default, or name a second source with `or(…)`.";
    /// A group of which nothing is sure to be there.
    NEEDS = "X014", "nothing of a group is always fed":
        "`needs` lists groups of inputs of which the vendor wants at least one, which its document does not say. In each group \
         some member must be fed by something that is always there, or all members together must cover every case.";
    /// A table that lacks a value.
    TABLE_GAP = "X020", "table lacks a value":
        "A table has a line for every value that can come, or `\"*\"` for all others. The document lists a value that this \
         table has no line for.";
    /// A table that makes a value that does not exist.
    TABLE_VALUE = "X021", "table makes a value that does not exist":
        "The right side of a table is a value of the target. This one is not among the values that the target can have.";
    /// A constant that the target cannot be.
    CONSTANT = "X022", "constant does not fit":
        "A constant is checked against the target's type when code is generated: its kind, and the values of an enumeration.";
    /// An input that nobody uses.
    UNUSED_INPUT = "X030", "input is not used":
        "Every input of a route is used by every provider, or ignored with a reason that callers can read: an input that \
         silently does nothing is a lie in the documentation.";
    /// A required field of ours that nothing feeds.
    NOT_FED = "X032", "required field is fed by nothing":
        "Every required field of what a route answers has to come from somewhere.";
    /// A union whose branch is not clear.
    BRANCH = "X033", "branch of a union is not clear":
        "An object that becomes a branch of a union has to fit exactly one of them, or say which with `$of: branch`.";
    /// A failure that callers are not told of.
    UNLISTED_ERROR = "X040", "error that the route does not list":
        "A provider's rules can make this error, and the route does not list it, so that no client would expect it.";
    /// A mapping that needs itself.
    ENDLESS_MAP = "X016", "map without end":
        "A map that is applied inside of itself to a value of the same type has no end.";
    /// No place to call.
    NO_ADDRESS = "P024", "where a provider is served is not clear":
        "The address of a vendor's API is `base` of the provider, or the one absolute server that its document names.";
    /// Another kind of proof than the document's.
    OTHER_AUTH = "P030", "other proof than the document's":
        "The document names other ways to prove who one is. Documents are often silent or wrong about it, so this is only \
         pointed out.";
    /// An operation that is not generated.
    SKIPPED = "P031", "operation cannot be expressed":
        "The document's operation needs something that cannot be generated; the reason stands beside it.";
    /// An enumeration of answers without a place for the unknown.
    CLOSED_ANSWER = "T012", "enumeration of an answer without a place for the unknown":
        "Vendors add values. An enumeration that a vendor's value becomes needs a value `unknown`, a table with `\"*\"`, or to \
         be text, so that a new value does not make every answer fail.";
    /// A part of the language that has no emitter.
    NOT_BUILT = "X099", "cannot be generated yet":
        "The manifest language has words for this, and the generator has no code for it yet. Nothing is left out in silence: \
         until it has, the route is fulfilled by a hook.";
}
