//! Codes of legacy manifests. All of them are warnings: what a legacy file leaves open is left open.

use source::Code;

super::codes! { LEGACY:
    LEGACY_FILE "L000" "legacy manifest"
        "A file without `prim: 1` is read as a manifest of the predecessor: everything parses, everything unclear is \
         a warning at its line, and nothing is guessed. A prim is generated from it only as far as it says enough. \
         The converter proposes the strict form."
    LEGACY_STATUS "L001" "status in older words"
        "`hold`, `testnet` and `mainnet` are read as `building`, `testing` and `live`; a file without a status is a \
         phantom. Whether that is meant only its owner knows."
    LEGACY_DIFFERS "L002" "differs from what follows"
        "Name, endpoint and `phantom` follow from the id, the platform and the status, so they are compared and \
         dropped. This one says something else."
    LEGACY_ENV "L010" "variable without a description"
        "A legacy file lists names of variables. What each is for, whether it is a secret, and whether it must be \
         there stands nowhere; the ending of a name is a hint and no answer."
    LEGACY_TYPE "L020" "type that is described nowhere"
        "The route names a type that stands in code, not in the manifest, and nothing is inferred from names."
    LEGACY_BOUNDS "L021" "bounds in prose"
        "\"1-100, default 20\" is prose: it is neither checked nor shown to tools. In the strict form it is `integer \
         1..100 = 20`."
    LEGACY_TWO_ERRORS "L022" "two errors with one status"
        "The route has two errors with the same status. Both are kept, told apart by their codes."
    LEGACY_TWO_STATUSES "L023" "error code with two statuses"
        "One code stands with different statuses on different routes; the first is taken for the list of codes."
    LEGACY_SILENT "L024" "body or answer not said"
        "The route does not say what it takes or what it answers. The predecessor looked for types of matching names; \
         that is a guess, and an unanswered one in a fifth of its routes."
    LEGACY_PRICE "L030" "route without a price"
        "Prices stand in a list of free text that no route is linked to, so the route has none. It cannot be \
         generated as a paid service until it says one."
    LEGACY_FREE "L031" "free or not"
        "Whether a route is free is said in three ways: the word in `notes`, a missing 402 among the errors, \
         `free_service`. Here they disagree."
    LEGACY_BODY "L032" "two limits for one body"
        "`factory.max_body_size` and `deploy.max_body_size` differ; the larger is what the proxy would let in."
    LEGACY_PROXY "L040" "raw text for the proxy"
        "`extra_caddy` is handed to the proxy letter by letter and is not emitted. A further host is said with \
         `deploy.sites`."
    LEGACY_PROVIDER "L050" "provider without a document"
        "The provider has a name and variables, and no document of its API, so no adapter can be made."
    LEGACY_UNREAD "L099" "key that is not read"
        "Neither the predecessor nor the language has this key. It is kept in the file and read by nobody."
}
