//! Codes of the mapping language, and of what mappings refer to.

use source::Code;

super::codes! { VALUES:
    VALUE "V001" "not a value"
        "What stands right of a key in a mapping is a path (`a.b.0`), a constant (`=text`, `12`, `true`, `null`), an \
         object, or a list; a path can be followed by `as Map` and by verbs behind `|`. Text without its `=` is \
         the usual cause: a bare word is a path, never text, so that a forgotten sign is an error and not a wrong \
         word on the wire."
    VERB "V002" "no such verb"
        "Verbs are a closed list with known types, so that every mapping has a type before it runs and compiles to \
         straight code. What they cannot say is a hook: `| hook(name)`."
    ARGUMENT "V003" "argument of a verb"
        "Each verb takes either no argument or exactly one, in parentheses: a path, a constant, a name, a number. The \
         page about the language lists them."
    BRACE "V004" "brace or parenthesis"
        "Holes in text stand between `{` and `}`; a brace that is meant as text is written twice. Arguments of verbs \
         stand between `(` and `)`, names with unusual signs between `\"` and `\"`."
    SEGMENT "V005" "step of a path"
        "A path is a row of names, positions (`0` is the first item, `-1` the last) and `*` (every item), with single \
         points between them. A name that holds a point, a blank or a bracket is quoted: `headers.\"x.y\"`."
    ROOT "V006" "no such root"
        "What begins with `$` is taken from the context and not from the source of the mapping: the route's input, the \
         environment, earlier steps, the vendor's whole answer and some facts of the request. The list is closed."
    DOLLAR_KEY "V007" "key of the language misused"
        "In a mapping, keys with `$` belong to the language and all others name fields of what is made. `$json`, \
         `$xml` and `$file` make a whole value, so nothing stands beside them; `$body` makes the whole body, so \
         only parameters stand beside it."
    SCOPE "V008" "root means nothing here"
        "What a value can refer to depends on where it stands: an address is made at start, when there is no request \
         yet; a request is made before there is an answer; `let` is made before the first step."
    PREDICATE "V009" "not a condition"
        "A condition is a map from paths to what they must be, all of which must hold, or a list of such maps, one of \
         which must hold. What a value must be is a constant, a value of the context, a list of such, `present`, \
         `absent`, `{ not: … }` or `{ min: …, max: … }`. There are no operators."
    BARE_ROOT "V010" "root outside of braces"
        "What ends up in an address or a header line is text with holes, so a root that stands outside of braces is \
         text like any other and would be sent letter by letter. Write `{$env.NAME}`."
    CONSTANT_VERB "V011" "constant with a verb"
        "Everything behind `=` is text, up to the end. What a verb would make of a constant is itself a constant: \
         write that."

    NO_VARIABLE "X011" "no such environment variable"
        "`$env.NAME` refers to a variable that neither the manifest nor a group of the platform declares. Variables \
         are declared under `env`, with a description, so that whoever sets up a host knows what to provide."
    TABLE_NAME "X012" "table unknown or unused"
        "`table(name)` refers to an entry of the provider's `tables`, and every entry is referred to. A misspelt name \
         shows at both ends: one table is missing and another is used by nothing."
    MAP_NAME "X013" "map unknown or unused"
        "`as Name` and `$as: Name` refer to an entry of the provider's `maps`, and every entry is referred to. A \
         misspelt name shows at both ends."
    LET_NAME "X015" "value of `let` unknown or unused"
        "`$let.name` refers to a value of `let` on the route or the operation, and every such value is referred to."
    IGNORED_BUT_USED "X031" "ignored and used"
        "`ignores` lists the inputs that a provider makes no use of, with the reason that callers are told. An input \
         that a mapping reads is not ignored: one of the two lines is wrong."
    CONSTANT_IS_INPUT "X041" "constant that is the name of an input"
        "`=to` is the text \"to\"; the route also has an input of that name, which a path would read. Mostly the path \
         is meant. If the text is right, it stays a warning and nothing more."
    NO_HOOK "X050" "hook not listed"
        "Everything that is written by hand is listed once under `hooks`, with the reason why the language cannot say \
         it. The list is what a reader looks at to see how much of a prim is not declared."
    UNUSED_HOOK "X051" "hook not used"
        "A hook is listed that nothing refers to. Its method would be demanded by the compiler and never called."
}
