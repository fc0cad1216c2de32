//! Codes of providers and steps.

use source::Code;

super::codes! { PROVIDERS:
    NO_PROVIDER "P001" "no such provider"
        "Something refers to a provider by its name, and there is none of this name."
    LIKE "P002" "`like` leads nowhere, or nobody comes"
        "`like` names another provider of this manifest to start from. It cannot lead back to itself, and a chain has \
         at most eight links, beyond which nobody could tell where a line comes from. A provider that is a `template` is \
         liked by somebody."
    NOT_PROVIDED "P010" "route not provided"
        "Every provider says of every route what becomes of it: a call, `unavailable` with the reason callers are \
         told, or `skip`. Silence would be a route that fails at run time."
    NO_SUCH_OPERATION "P011" "operation without a route"
        "`operations` names a route that the prim does not have."
    UNFIT_OPERATION "P012" "operation does not fit together"
        "An operation is one of `call`, `run`, `steps` and `hook`. `request` belongs to a call and stands in each \
         step; a route with `pages` needs `page`, a route with `stream` an operation with `stream`, and the \
         reverse."
    UNFIT_PROVIDER "P013" "provider does not fit together"
        "A provider over HTTP has a document, or several under `apis`, and says how it proves who it is, if only \
         `auth: none`. A program has its name under `program`."
    NO_API "P014" "document unknown or unused"
        "With several documents under `apis`, `call` begins with the name of one: `verify.CreateVerification`. Each \
         document is called by some operation."
    NO_PROVIDER_INPUT "P015" "no such input"
        "`ignores` and `accepts` speak of inputs of the route, and no route has one of this name."
    BASE "P020" "address of a provider"
        "`base` is an absolute address: `https://` and a host, perhaps a path, without a query, without a fragment, \
         without a user. A hole stands for a part of it and comes from the environment."
    UNSAFE_HOST "P021" "variable in a host name"
        "What a variable holds becomes part of the address that secrets are sent to. So it needs an `enum`, a \
         `format` of `hostname` or `url`, or a `pattern` that is anchored at both ends and admits none of `/`, \
         `:`, `@` and `?`."
    FAILURE "P022" "status of a failure"
        "In `errors.as` a number up to 599 is an HTTP status, and those below 300 are no failures. A code of the \
         vendor that is a small number is written in quotes."
    ACCEPTS "P023" "value that an input does not have"
        "`accepts` lists values of an input that this provider takes; the input's type does not have this one."
    NO_STEP "S001" "no such step"
        "`$step.name` refers to a step of the same operation, and there is none of this name."
    LATER_STEP "S002" "later step"
        "Steps run in the order in which they are written, so a step reads what stands before it. Its `undo`, its \
         `until` and its `fail_when` can also read the step itself."
    STEP_WAIT "S004" "wait longer than the request"
        "The caller waits for `limits.time`, so a step cannot wait longer than that. Give the route more time, or the \
         step less."
    STEP_FORM "S005" "step does not fit together"
        "A step makes one call. `until` needs `within`, which bounds it; `every` and `within` mean nothing without \
         `until`."
}
