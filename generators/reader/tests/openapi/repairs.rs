//! Repairs of a document: what each verb does, and what does not apply.

use model::dump::dump;
use reader::openapi::repair::{repair, repaired_document};
use reader::openapi::{DocumentSet, Pick, lower, upgrade};
use reader::syntax::parse;
use source::{Diagnostics, Sources};

use crate::support::{Case, check, dedent};

/// A document with something to mend in every corner.
const DOCUMENT: &str = "
    openapi: 3.0.0
    paths:
      /v1.0/a/{id}:
        get:
          operationId: a
          parameters:
            - {name: id, in: path, required: true, schema: {type: string}}
            - {$ref: '#/components/parameters/Account'}
          responses: {'200': {content: {application/vnd.a+json: {schema: {$ref: '#/components/schemas/A'}}}}}
        post:
          operationId: b
          security: [{basic: []}]
          parameters: [{$ref: '#/components/parameters/Account'}, {name: token, in: query, schema: {type: string}}]
          requestBody: {content: {application/json: {schema: {type: integer}}, text/plain: {schema: {type: string}}}}
          responses: {'200': {content: {application/json: {schema: {type: object, properties: {data: {type: string}}}}}}}
      /b?beta=true: {get: {operationId: c, responses: {}}}
    components:
      parameters: {Account: {name: X-Account, in: header, schema: {type: string}}}
      securitySchemes: {basic: {type: http, scheme: basic}}
      schemas:
        A: {type: object, required: [x], properties: {x: {type: string, enum: [one]}, y: {type: object}}}";

/// The model after one repair of the document, without what no repair touches; or what was said.
fn repaired(entry: &str) -> String {
    let mut sources = Sources::new();
    let mut out = Diagnostics::new();
    let mut tree = |path: &str, text: String| {
        let file = sources.add(path, text);
        parse(file, &sources, &mut Diagnostics::new()).expect("YAML")
    };
    let mut set = DocumentSet::new("main.yaml", tree("main.yaml", dedent(DOCUMENT)));
    let entry = dedent(entry).trim_end().replace('\n', "\n    ");
    let repairs = tree("main.repairs.yaml", format!("repairs: main.yaml\nlist:\n  - {entry}\n"));
    assert_eq!(repaired_document(&repairs), Some("main.yaml"));
    let done = repair(&mut set, &repairs, &mut out);
    let said: Vec<String> = out.sorted().iter().map(|d| format!("{} {}", d.code.id, d.message)).collect();
    if !said.is_empty() {
        assert!(done.is_empty());
        return said.join("\n");
    }
    assert_eq!(done.len(), 1);
    let document = upgrade(set, &mut Diagnostics::new()).expect("a document");
    let after = dump(&lower(&document, &Pick::All, &mut Diagnostics::new()));
    let plain = DocumentSet::new("main.yaml", tree("main.yaml", dedent(DOCUMENT)));
    let plain = upgrade(plain, &mut Diagnostics::new()).expect("a document");
    changes(&dump(&lower(&plain, &Pick::All, &mut Diagnostics::new())), &after)
}

/// Lines that only one of two texts has.
fn changes(before: &str, after: &str) -> String {
    let lacks = |text: &str, line: &str| !text.lines().any(|other| other == line);
    let gone = before.lines().filter(|line| lacks(after, line)).map(|line| format!("- {}\n", line.trim()));
    let new = after.lines().filter(|line| lacks(before, line)).map(|line| format!("+ {}\n", line.trim()));
    gone.chain(new).collect()
}

#[test]
fn verbs() {
    let cases: &[Case] = &[
        (
            "set",
            "why: x\nat: components.schemas.A.properties.y\nset: {type: object, properties: {z: {type: integer}}}",
            "
                - y?: {any}
                + y?: AY
                + type AY = object
                + z?: integer
            ",
        ),
        (
            "set, was",
            "why: x\nat: components.schemas.A.properties.y\nwas: {type: object}\nset: {type: boolean}",
            "
                - y?: {any}
                + y?: boolean
            ",
        ),
        (
            "add to a list",
            "why: x\nat: paths./v1.0/a/{id}.get.parameters\nadd: {name: page, in: query, schema: {type: integer}}",
            "+ query page?: integer (form explode)",
        ),
        ("add to a map", "why: x\nat: components.schemas.A.properties\nadd: {z: {type: boolean}}", "+ z?: boolean"),
        (
            "add where nothing is yet",
            "why: x\nat: paths./b?beta=true.get.parameters\nadd: {name: page, in: query, schema: {type: integer}}",
            "+ query page?: integer (form explode)",
        ),
        ("remove a key", "why: x\nat: components.schemas.A.properties.y\nremove: true", "- y?: {any}"),
        (
            "remove an item by its name",
            "why: x\nat: paths./v1.0/a/{id}.post.parameters.token\nremove: true",
            "- query token?: text (form explode)",
        ),
        (
            "rename",
            "why: x\nat: components.schemas.A.properties.y\nrename: z",
            "
                - y?: {any}
                + z?: {any}
            ",
        ),
        (
            "wrap",
            "why: x\nat: paths./v1.0/a/{id}.get.responses.200.content.application/vnd.a+json.schema\nwrap: data",
            "
                - application/vnd.a+json json: A
                + application/vnd.a+json json: AResponse
                + type AResponse = object
                + data: A
            ",
        ),
        (
            "unwrap",
            "why: x\nat: paths./v1.0/a/{id}.post.responses.200.content.application/json.schema\nunwrap: data",
            "
                - application/json json: BResponse
                - type BResponse = object
                - data?: text
                + application/json json: text
            ",
        ),
        (
            "require",
            "why: x\nat: components.schemas.A\nrequire: [y]",
            "
                - y?: {any}
                + y: {any}
            ",
        ),
        (
            "unrequire",
            "why: x\nat: components.schemas.A\nunrequire: [x]",
            r#"
                - x: "one"
                + x?: "one"
            "#,
        ),
        (
            "open",
            "why: x\nat: components.schemas.A.properties.x\nopen: true",
            r#"
                - x: "one"
                + x: text
            "#,
        ),
        ("keep one body", "why: x\nat: paths./v1.0/a/{id}.post\nbody: text/plain", "- application/json json: integer"),
        (
            "no body",
            "why: x\nat: paths./v1.0/a/{id}.post\nbody: none",
            "
                - body?
                - application/json json: integer
                - text/plain text: text
            ",
        ),
        ("split the query", "why: x\nat: paths./b?beta=true\nsplit_query: true", ""),
        (
            "hoist",
            "why: x\nat: paths.*.*.parameters.X-Account\ncount: 2\nhoist: account",
            "
                - header X-Account?: text (simple)
                - security basic
                - header X-Account?: text (simple)
                + scheme account: key in header X-Account
                + security account
                + security basic + account
            ",
        ),
    ];
    check(cases, repaired);
}

#[test]
fn what_does_not_apply() {
    let cases: &[Case] = &[
        ("no such place", "why: x\nat: components.schemas.B\nset: {}", "D010 there is no `B`; did you mean `A`?"),
        (
            "no such place, something near",
            "why: x\nat: components.schema.A\nset: {}",
            "D010 there is no `schema`; did you mean `schemas`?",
        ),
        (
            "behind a reference",
            "why: x\nat: paths./v1.0/a/{id}.get.responses.200.content.application/vnd.a+json.schema.properties.x\nset: {}",
            "D010 a reference to `#/components/schemas/A` stands here; repair what it refers to",
        ),
        (
            "another old value",
            "why: x\nat: components.schemas.A.properties.y\nwas: {type: array}\nset: {}",
            "D010 another value stands here than `was` says",
        ),
        (
            "the same value",
            "why: x\nat: components.schemas.A.properties.y\nset: {type: object}",
            "D010 this value stands here already",
        ),
        (
            "there already, in a map",
            "why: x\nat: components.schemas.A.properties\nadd: {x: {}}",
            "D010 there is a `x` already",
        ),
        (
            "there already, in a list",
            "why: x\nat: components.schemas.A.required\nadd: x",
            "D010 this item stands here already",
        ),
        ("required already", "why: x\nat: components.schemas.A\nrequire: [x]", "D010 `x` is required already"),
        ("not required", "why: x\nat: components.schemas.A\nunrequire: [y]", "D010 `y` is not required"),
        (
            "nothing to open",
            "why: x\nat: components.schemas.A.properties.y\nopen: true",
            "D010 neither an enumeration nor a constant stands here",
        ),
        (
            "no such body",
            "why: x\nat: paths./v1.0/a/{id}.post\nbody: application/xml",
            "D010 the body is never application/xml",
        ),
        (
            "not in an envelope",
            "why: x\nat: components.schemas.A\nunwrap: data",
            "D010 the schema has no property `data`",
        ),
        (
            "a name that is taken",
            "why: x\nat: components.schemas.A.properties.y\nrename: x",
            "D010 there is a `x` already",
        ),
        ("no query", "why: x\nat: paths./v1.0/a/{id}\nsplit_query: true", "D010 there is no query in this key"),
        ("no parameter", "why: x\nat: components.schemas.A\nhoist: account", "D010 this is no parameter"),
        (
            "a parameter of the path",
            "why: x\nat: paths./v1.0/a/{id}.get.parameters.id\nhoist: account",
            "D010 a key cannot stand in `path`",
        ),
        (
            "another number of places",
            "why: x\nat: paths.*.*.parameters.X-Account\ncount: 3\nhoist: account",
            "D010 there are 2 such places, not 3",
        ),
        (
            "places without a number",
            "why: x\nat: paths.*.*.parameters.X-Account\nhoist: account",
            "D011 a place with `*` needs `count`",
        ),
        ("no why", "at: components.schemas.A\nremove: true", "D011 this repair does not say `why`"),
        ("no place", "why: x\nremove: true", "D011 this repair does not say `at` which place"),
        ("no verb", "why: x\nat: components.schemas.A", "D011 a repair has exactly one verb"),
        (
            "two verbs",
            "why: x\nat: components.schemas.A\nremove: true\nopen: true",
            "D011 a repair has exactly one verb",
        ),
        ("an unknown verb", "why: x\nat: components.schemas.A\nremvoe: true", "D011 unknown key `remvoe`"),
        (
            "the wrong kind of value",
            "why: x\nat: components.schemas.A\nrequire: x",
            r#"D011 `require` is the text "x""#,
        ),
        (
            "an old value where none is",
            "why: x\nat: components.schemas.A\nwas: 1\nremove: true",
            "D011 `was` belongs to `set`",
        ),
    ];
    check(cases, repaired);
}
