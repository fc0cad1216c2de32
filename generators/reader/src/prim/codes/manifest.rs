//! Codes of form, identity and environment, and of manifests among each other.

use source::Code;

super::codes! { MANIFEST:
    UNKNOWN_KEY "M001" "unknown key"
        "A key that the language does not have. A manifest that says `prim: 1` is read strictly: a misspelt key would \
         silently mean its default, so it is an error with the nearest key that exists. The reference lists every \
         key."
    WRONG_KIND "M002" "wrong kind of value"
        "Something else stands under a key than the language expects there: a list for a text, a text for a number. \
         The label says what is expected. Numbers that are meant as text need quotes."
    MISSING_KEY "M003" "missing key"
        "A key that must be there is not. Some keys are needed only from a status on: a phantom says who it is and \
         nothing more; from `building` on a prim has a port and routes."
    WRONG_WORD "M004" "no such word"
        "The value must be one of a few words, and is another."
    WRONG_FORM "M005" "not in the right notation"
        "Durations, sizes, rates, amounts and the like have one notation each, with a unit, so that no number is ever \
         taken for another unit: `30s`, `64KB`, `400/min`, `$0.02`. Texts are not blank, and lines are one line."
    DUPLICATE_KEY "M006" "key stands twice"
        "YAML forbids a key twice in one map, and readers differ in which of the two they take. Remove one."
    ANCHOR "M007" "anchor, alias or merge key"
        "YAML's anchors (`&x`), aliases (`*x`) and merge keys (`<<`) are not part of the language: what they repeat \
         is invisible where it is read, and diagnostics would point at the wrong place. `like`, `maps`, `$as` and \
         `params` say once what is needed in several places."
    TAG "M008" "YAML tag"
        "Tags (`!x`) change what a value is in ways that readers of YAML differ about. Quotes make text of anything."
    EDITION "M009" "edition not known"
        "`prim` and `platform` are the edition of the language. There is one so far. A later edition may change \
         meanings, so a file never changes its meaning by itself."
    FOLDER "M010" "id differs from the folder"
        "A prim lives in a folder named after its id, so that a place can be found from a name and the reverse."
    BAD_NAME "M011" "bad name"
        "Names become paths, metrics, flags and parts of code, so each kind of name has letters that it can have. The \
         label says which."
    NOT_ONE_FORM "M012" "not one of several forms"
        "Some things can be said in one of several forms, told apart by a key that only one of them has: a price is a \
         product, a quote, a meter or a hook; pages go on by a cursor, an address, a number. Here none of these \
         keys stands, or more than one."
    TOO_LARGE "M013" "too large"
        "Manifests are written by people. Limits of size keep a hostile file from costing time or memory: one \
         mebibyte for a file, a thousand entries for a list or map."
    CATEGORY "M014" "category not known"
        "Categories are declared by the platform, so that lists of prims can be arranged by them."
    PORT_RANGE "M015" "port out of range"
        "Prims listen on ports of the platform's range, so that a host keeps the rest for itself."
    ENV_NAME "M020" "bad name of a variable"
        "Environment variables are written in capitals, digits and `_`, beginning with a capital (POSIX.1, section \
         8.1, as all shells agree)."
    SECRET_DEFAULT "M022" "default for a secret"
        "A default stands in the repository, so it is no secret. Without a default the service refuses to start until \
         the secret is provided."
    DEFAULT_MISFIT "M023" "default does not fit"
        "The default of a variable must itself pass the variable's `enum` and `format`, or the service could not start \
         with it."
    UNUSED_VARIABLE "M024" "variable is not used"
        "No `$env.NAME` refers to this variable. Whoever refers to a variable owns it, and an owner in use makes it \
         required; a variable without an owner would never be demanded and never be read."
    GROUP_VARIABLE "M025" "variable of the platform"
        "The platform has groups of variables that arrive because of what a prim declares. Declaring one of them \
         again would give one name two descriptions."
    SECRET "M030" "looks like a secret"
        "A text looks like a key or token. Manifests are public: a secret belongs into the environment, and one that \
         was committed must be revoked. What is looked for: the beginnings that vendors give their keys (`sk-`, \
         `ghp_`, `xoxb-`, `AKIA`, …) with enough random letters behind them, signed web tokens, private keys in \
         PEM form, addresses with a password, and texts of 32 letters and more that mix capitals, small letters \
         and digits as evenly as chance does. Hexadecimal text passes, since digests, ids and public keys look the \
         same. An example that must look real is written with a row of equal letters, such as \
         `sk-xxxxxxxxxxxxxxxxxxxxxxxx`."
    ID_TAKEN "C001" "id taken"
        "Two manifests have the same id. Names, hosts, crates and units follow from the id."
    PORT_TAKEN "C002" "port taken"
        "Two prims listen on the same port, so they cannot run on one host."
    SMOKE_TAKEN "C003" "smoke prefix taken"
        "Ids of smoke tests begin with the prefix, so two prims cannot share one. Where none is given it is the first \
         three letters of the id."
    TIMES "C010" "times do not fit"
        "A caller waits for `limits.time`; the vendor gets that less one second. A timeout of the provider that is \
         longer can never be reached, and waits between attempts that are longer leave no attempt."
    MANY_HOOKS "C020" "many hooks"
        "More than one hook for ten operations. Each is code that the checks of mappings do not reach; look whether \
         the language says one of them."
    FALLBACK "C021" "fallback on a route that is not safe to repeat"
        "After some errors it is not known whether the vendor did what was asked. Trying elsewhere is safe for routes \
         with GET and for those listed in `fallback_routes`; for the others it could be done twice."
    POOL "C022" "pool and providers disagree"
        "`pool.order` names every provider that is not a template, each once. With one provider there is nothing to \
         choose."
}
