//! Codes of routes and prices.

use source::Code;

super::codes! { ROUTES:
    PATH "R001" "path or parameter"
        "The path of a route is made of parts between single slashes, each of them text or one parameter in braces. \
         `{name+}` in the last place may hold slashes. Parameters of the path are always there."
    ROUTE_TWICE "R002" "route twice"
        "Two routes have the same method and path, so one of them could never be reached. Aliases count as paths."
    AMBIGUOUS "R003" "ambiguous paths"
        "A request could be meant for either of two paths. The router takes text before parameters from left to \
         right; two paths where one is the more exact on the left and the other on the right confuse readers, and \
         one position with two names of a parameter confuses the router."
    UNFIT_ROUTE "R004" "route does not fit together"
        "Some parts of a route exclude each other or need each other: without `access: none` a route has an address; \
         it answers with `returns` or `pages`, or it streams; `none` has no body; a stream under a condition needs \
         `returns` for the rest."
    NAME_TWICE "R010" "name in two places"
        "A name stands in one place only, over path, query, headers and body: the command line and tools lay all of \
         them out side by side. `limit` and `cursor` belong to `pages`."
    GET_BODY "R012" "body where there is none"
        "A request with GET has no body (RFC 9110 section 9.3.1): servers, proxies and clients drop it. Use \
         parameters, or POST."
    NO_INPUT "R013" "no such input"
        "Something refers to a field or parameter of the request that the route does not have."
    NO_ROUTE "R020" "no such route"
        "Something refers to a route by its operation id, and there is none of this name."
    ERROR_NOT_GIVEN "R021" "error that nobody gives"
        "A route lists an error code that none of its providers can give: no rule of `errors.as` makes it. A client \
         would be written for something that never happens. Either a rule is missing or the line is stale."
    NO_ERROR_CODE "R022" "no such error code"
        "Error codes are declared by the platform for all prims, or by the prim under `errors`."
    UNUSED_ERROR "R023" "error code is not used"
        "An error code of this prim stands in no route and in no rule of a provider."
    DERIVED_ERROR "R024" "error code follows already"
        "Some codes follow from what a route is: `invalid_request` from having input, `payment_required` from having \
         a price, `provider_error`, `provider_timeout`, `provider_unavailable` and `rate_limited` from having a \
         provider, `too_large` from having a body. What follows is not written, so that it cannot be forgotten."
    EXAMPLE "R040" "example does not fit"
        "Examples are used in documentation, tests, fakes and smoke tests, so they are checked against the types of \
         request and answer like real traffic."
    NO_EXAMPLE "R041" "no example"
        "From status `testing` on, a paid route needs an example: it is what a caller sees before paying and what the \
         smoke test sends."
    WIDER "R050" "wider than the prim"
        "Limits and interfaces of a route narrow those of the prim. What the prim refuses, a route cannot allow; say \
         it on the prim."
    NO_PRICE "R060" "no price"
        "A route is paid unless it says `free`; saying nothing is refused, because forgetting a price must not give \
         something away. Routes with `access: operator` or `none` are not sold."
    PRICE "R061" "price does not work"
        "A fixed price is at least the platform's floor, the floor of a dynamic price is not below it, and its \
         ceiling is above. A product is made of numbers and of numeric fields that are required or have a default; \
         a quote comes from another route whose input is part of this one's; a meter finds `model` and `messages` \
         or `input` in the request."
}
