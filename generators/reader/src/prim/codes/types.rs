//! Codes of types.

use source::Code;

super::codes! { TYPES:
    TYPE_WORD "T001" "not a type word"
        "A type on one line is one of the type words (`string`, `integer`, `list(T)`, `enum(a|b)`, …), the name of a \
         type under `schemas`, which begins with a capital, or several with `|` between them; before it can stand \
         `optional`, behind it bounds and `= default`. Words of other languages (`int`, `bool`) are not type words."
    UNKNOWN_TYPE "T002" "no such type"
        "A name that begins with a capital refers to an entry of `schemas`, and there is none of this name."
    BOUNDS "T003" "bounds"
        "Bounds stand behind a type, with `..` between the least and the greatest: the length of a text, the value of \
         a number, the count of a list or map, the size of a file. Either end can be left out. `5..5` is exactly \
         five."
    DEFAULT "T004" "default does not fit its type"
        "What stands behind `=` must be a value of the type, within its bounds. Lists, maps and objects get their \
         default in the long form, `{ type: list(string), default: [a] }`."
    ENDLESS_TYPE "T005" "type without end"
        "Every value of this type would have to hold another value of it, and so on: nobody can write one down. An \
         optional field, a list or a union on the way lets it end."
    SAID_TWICE "T006" "keyword said twice"
        "In the long form, `type` can be a type word, to which the keys beside it add. What the word says already \
         (`string 1..80` says `maxLength`) cannot be said again."
    UNKNOWN_FIELD "T007" "no such field"
        "`required` names a field that the object does not have. Groups of `anyOf` and `oneOf` beside `fields` are \
         lists of fields of this object."
    TYPE_NAME_TAKEN "T008" "name of a type is taken"
        "`pages: Message` makes a type `MessagePage` for the answer, and `schemas` has a type of that name already."
    UNUSED_TYPE "T013" "type is not used"
        "No route reaches this type. What is declared is used: a misspelt name shows at both ends."
}
