//! Editions of the specification, and the upgrade of the oldest.

use crate::support::{Case, check, dedent, operations, read};

#[test]
fn editions() {
    for (head, said) in [
        ("openapi: 3.1.0", None),
        ("openapi: 3.0", None),
        ("openapi: '3.2.0'", None),
        ("openapi: 3", None),
        ("swagger: 2.0", None),
        ("swagger: '2.0'", None),
        ("openapi: '2.0'", None),
        ("swagger: 3.0.1", None),
        ("swagger: '1.2'", Some("error A002 line 1: unknown edition: the text \"1.2\"")),
        ("openapi: 4.0.0", Some("error A002 line 1: unknown edition: the text \"4.0.0\"")),
        ("openapi: {}", Some("error A002 line 1: unknown edition: a map")),
        ("info: {}", Some("error A001 line 1: neither `openapi` nor `swagger` stands here")),
    ] {
        let read = read(&format!("{head}\npaths: {{/a: {{get: {{}}}}}}\n"));
        assert_eq!(read.said.first().map(String::as_str), said, "{head}");
        assert_eq!(read.api.operations.len(), usize::from(said.is_none()), "{head}");
    }
}

#[test]
fn documents_without_operations() {
    for (text, said) in [
        ("openapi: 3.0.0\ncomponents: {}\n", Some("error A003 line 1: this document has no `paths`")),
        ("swagger: '2.0'\ndefinitions: {}\n", Some("error A003 line 1: this document has no `paths`")),
        ("openapi: 3.1.0\ncomponents: {}\n", None),
        ("openapi: 3.1.0\nwebhooks: {a: {post: {}}, b: {get: {}, put: {}}}\n", None),
        (
            "openapi: 3.1.0\ninfo: {}\n",
            Some("error A003 line 1: this document has no `paths`, `components`, `webhooks`"),
        ),
        ("[]", Some("error A001 line 1: neither `openapi` nor `swagger` stands here")),
        ("openapi: 3.1.0\npaths: []\n", Some("warning A004 line 2: `paths` is a list")),
    ] {
        let read = read(text);
        assert_eq!(read.said.first().map(String::as_str), said, "{text}");
    }
    assert_eq!(read("openapi: 3.1.0\nwebhooks: {a: {post: {}}, b: {get: {}, put: {}}}\n").api.census.incoming, 3);
}

#[test]
fn methods() {
    let cases: &[Case] = &[
        ("every method", "
            openapi: 3.1.0
            paths: {/a: {get: {}, put: {}, post: {}, delete: {}, options: {}, head: {}, patch: {}, trace: {}, summary: x, x-y: {}}}", r#"
                "GET /a" (get a) GET /a
                "PUT /a" (put a) PUT /a
                "POST /a" (post a) POST /a
                "DELETE /a" (delete a) DELETE /a
                "OPTIONS /a" (options a) OPTIONS /a
                "HEAD /a" (head a) HEAD /a
                "PATCH /a" (patch a) PATCH /a
                "TRACE /a" (trace a) TRACE /a
            "#),
        ("methods of 3.2", "
            openapi: 3.2.0
            paths: {/a: {query: {operationId: search}, additionalOperations: {LINK: {operationId: link}}}}", r#"
                "search" (search) QUERY /a
                "link" (link) LINK /a
            "#),
        ("methods of 3.2 in 3.1", "
            openapi: 3.1.0
            paths: {/a: {query: {responses: {}}}}", "error A020: `query` is not a method in this edition"),
        ("a slip", "
            openapi: 3.1.0
            paths: {/a: {gte: {operationId: a}, pots: {}}}", "
                error A020: `gte` is not a method in this edition
                warning A020: `pots` is not a method in this edition
            "),
        ("callbacks are counted and not called", "
            openapi: 3.1.0
            paths: {/a: {post: {operationId: a, callbacks: {done: {'{$request.body#/url}': {post: {}}}}}}}", r#""a" (a) POST /a"#),
    ];
    check(cases, operations);
}

#[test]
fn swagger() {
    let cases: &[Case] = &[
        ("parameters and their formats", "
            swagger: '2.0'
            host: api.example.com
            basePath: /v1/
            schemes: [http, https]
            paths:
              /a/{id}:
                get:
                  operationId: a
                  parameters:
                    - {name: id, in: path, required: true, type: integer, format: int64}
                    - {name: q, in: query, type: string, enum: [x, y], default: x}
                    - {name: csv, in: query, type: array, items: {type: string}}
                    - {name: ssv, in: query, type: array, collectionFormat: ssv, items: {type: string}}
                    - {name: tsv, in: query, type: array, collectionFormat: tsv, items: {type: string}}
                    - {name: pipes, in: query, type: array, collectionFormat: pipes, items: {type: string}}
                    - {name: multi, in: query, type: array, collectionFormat: multi, items: {type: string}}
                    - {name: X-A, in: header, type: array, items: {type: integer}}", r#"
                api ""
                  server https://api.example.com/v1
                  server http://api.example.com/v1
                  census: 1 seen, 1 here, 0 skipped, 0 left, 0 incoming
                operation "a" (a) GET /a/{id}
                  path id: integer (simple)
                  query q?: AQ = "x" (form explode)
                  query csv?: [text] (form)
                  query ssv?: [text] (space)
                  query tsv?: [text] (tab)
                  query pipes?: [text] (pipe)
                  query multi?: [text] (form explode)
                  header X-A?: [integer] (simple)
                type AQ = open enumeration
                  "x" (x)
                  "y" (y)
            "#),
        ("bodies", "
            swagger: '2.0'
            consumes: [application/json, application/xml]
            paths:
              /a: {post: {operationId: a, parameters: [{name: body, in: body, required: true, description: It., schema: {$ref: '#/definitions/A'}}]}}
              /b: {post: {operationId: b, consumes: [text/plain], parameters: [{$ref: '#/parameters/Text'}]}}
              /c: {post: {operationId: c, parameters: [{name: body, in: body}]}}
            definitions: {A: {type: object, x-nullable: true, properties: {a: {type: string}}}}
            parameters: {Text: {name: body, in: body, schema: {type: string}}}", r#"
                api ""
                  census: 3 seen, 3 here, 0 skipped, 0 left, 0 incoming
                operation "a" (a) POST /a
                  body
                    -- It.
                    application/json json: A|null
                operation "b" (b) POST /b
                  body?
                    text/plain text: text
                operation "c" (c) POST /c
                  body?
                    application/json json: -
                type A = object
                  a?: text
                  others: any
                warning A031 line 4: `application/xml` cannot be expressed
                warning A031 line 6: `application/xml` cannot be expressed
            "#),
        ("forms and files", "
            swagger: '2.0'
            paths:
              /a:
                post:
                  operationId: a
                  parameters:
                    - {name: a, in: formData, type: string, required: true, description: One.}
                    - {name: b, in: formData, type: array, collectionFormat: multi, items: {type: string}}
              /b: {post: {operationId: b, parameters: [{name: f, in: formData, type: file}, {name: n, in: formData, type: string}]}}
              /c: {post: {operationId: c, consumes: [multipart/form-data], parameters: [{name: n, in: formData, type: string}]}}", r#"
                api ""
                  census: 3 seen, 3 here, 0 skipped, 0 left, 0 incoming
                operation "a" (a) POST /a
                  body
                    application/x-www-form-urlencoded form: ARequest
                      b as form explode
                operation "b" (b) POST /b
                  body?
                    multipart/form-data multipart: BRequest
                operation "c" (c) POST /c
                  body?
                    multipart/form-data multipart: CRequest
                type ARequest = object
                  a: text
                    -- One.
                  b?: [text]
                  others: any
                type BRequest = object
                  f?: bytes
                  n?: text
                  others: any
                type CRequest = object
                  n?: text
                  others: any
            "#),
        ("parameters of a path that are part of a body", "
            swagger: '2.0'
            paths:
              /a/{id}:
                parameters:
                  - {name: id, in: path, required: true, type: string}
                  - {name: token, in: formData, type: string}
                post: {operationId: a, parameters: [{name: x, in: formData, type: string}]}
                put: {operationId: b, parameters: [{name: token, in: formData, type: integer}]}", r#"
                api ""
                  census: 2 seen, 2 here, 0 skipped, 0 left, 0 incoming
                operation "a" (a) POST /a/{id}
                  path id: text (simple)
                  body?
                    application/x-www-form-urlencoded form: ARequest
                operation "b" (b) PUT /a/{id}
                  path id: text (simple)
                  body?
                    application/x-www-form-urlencoded form: BRequest
                type ARequest = object
                  x?: text
                  token?: text
                  others: any
                type BRequest = object
                  token?: integer
                  others: any
            "#),
        ("answers", "
            swagger: '2.0'
            produces: [application/json]
            paths:
              /a:
                get:
                  operationId: a
                  responses:
                    200: {description: fine, schema: {$ref: '#/definitions/A'}, headers: {X-A: {type: integer, description: How many.}}, examples: {application/json: {a: b}}}
                    404: {$ref: '#/responses/Gone'}
                    204: {description: nothing}
              /b: {get: {operationId: b, produces: [text/plain], responses: {200: {description: text, schema: {type: string}}, 404: {$ref: '#/responses/Gone'}}}}
              /c: {get: {operationId: c, produces: [image/png], responses: {200: {description: bytes, schema: {type: file}}}}}
            definitions: {A: {type: object, properties: {a: {type: string}}}}
            responses: {Gone: {description: gone, schema: {type: object, properties: {message: {type: string}}}}}", r#"
                api ""
                  census: 3 seen, 3 here, 0 skipped, 0 left, 0 incoming
                operation "a" (a) GET /a
                  answer 200
                    -- fine
                    header X-A?: integer
                      -- How many.
                    application/json json: A
                      such as {"a": "b"}
                  answer 204
                    -- nothing
                  answer 404
                    -- gone
                    application/json json: GoneResponse
                operation "b" (b) GET /b
                  answer 200
                    -- text
                    text/plain text: text
                  answer 404
                    -- gone
                    application/json json: GoneResponse
                operation "c" (c) GET /c
                  answer 200
                    -- bytes
                    image/png bytes: bytes(image/png)
                type A = object
                  a?: text
                  others: any
                type GoneResponse = object
                  message?: text
                  others: any
            "#),
        ("heirs", "
            swagger: '2.0'
            paths: {/a: {get: {operationId: a, responses: {200: {description: a pet, schema: {$ref: '#/definitions/Pet'}}}}}}
            definitions:
              Pet: {type: object, discriminator: kind, required: [kind], properties: {kind: {type: string}}}
              Cat: {allOf: [{$ref: '#/definitions/Pet'}, {properties: {meow: {type: boolean}}}]}", r#"
                api ""
                  census: 1 seen, 1 here, 0 skipped, 0 left, 0 incoming
                operation "a" (a) GET /a
                  answer 200
                    -- a pet
                    application/json json: Pet
                type Cat = object
                  kind: text
                  meow?: boolean
                  others: any
                type Pet = union by kind
                  cat: Cat if "Cat"
                  pet: PetBase if "Pet"
                type PetBase = object
                  kind: text
                  others: any
            "#),
    ];
    check(cases, whole);
}

/// The whole text of a model, and what was said.
fn whole(text: &str) -> String {
    let read = read(&dedent(text));
    format!("{}{}", model::dump::dump(&read.api).replace("\n\n", "\n"), read.said.join("\n"))
}

#[test]
fn schemes_of_swagger() {
    let cases: &[Case] = &[(
        "security definitions",
        "
            swagger: '2.0'
            paths: {}
            basePath: /v1
            security: [{basic: []}]
            securityDefinitions:
              basic: {type: basic}
              key: {type: apiKey, in: query, name: key}
              implicit: {type: oauth2, flow: implicit, authorizationUrl: 'https://example.com/a', scopes: {x: X}}
              application: {type: oauth2, flow: application, tokenUrl: 'https://example.com/t', scopes: {}}
              code: {type: oauth2, flow: accessCode, authorizationUrl: 'https://example.com/a', tokenUrl: 'https://example.com/t', scopes: {}}",
        r#"
                api ""
                  server /v1
                  scheme basic: basic
                  scheme key: key in query key
                  scheme implicit: oauth2 implicit - [x]
                  scheme application: oauth2 clientCredentials https://example.com/t []
                  scheme code: oauth2 authorizationCode https://example.com/t []
                  security basic
                  census: 0 seen, 0 here, 0 skipped, 0 left, 0 incoming
            "#,
    )];
    check(cases, whole);
}

/// Schemas in the words of one edition, each in documents of all: published ones mix them.
#[test]
fn schemas_are_read_with_the_words_of_every_edition() {
    let schemas = [
        "{type: object, properties: {a: {type: string, nullable: true}, b: {type: string, x-nullable: true}}}",
        "{type: object, properties: {a: {type: [string, 'null']}, b: {type: ['null', string]}}}",
        "{type: object, properties: {a: {anyOf: [{type: string}, {type: 'null'}]}, b: {oneOf: [{type: 'null'}, {type: string}]}}}",
    ];
    let documents = [
        ("swagger: '2.0'", "schema: {$ref: '#/definitions/Root'}", "definitions: {Root: "),
        (
            "openapi: 3.0.0",
            "content: {application/json: {schema: {$ref: '#/components/schemas/Root'}}}",
            "components: {schemas: {Root: ",
        ),
        (
            "openapi: 3.1.0",
            "content: {application/json: {schema: {$ref: '#/components/schemas/Root'}}}",
            "components: {schemas: {Root: ",
        ),
    ];
    let mut seen = Vec::new();
    for (edition, answer, section) in documents {
        for schema in schemas {
            let close = "}".repeat(section.matches('{').count());
            let read = read(&format!(
                "{edition}\npaths: {{/a: {{get: {{responses: {{'200': {{description: x, {answer}}}}}}}}}}}\n{section}{schema}{close}\n"
            ));
            assert_eq!(read.said, Vec::<String>::new(), "{edition} {schema}");
            seen.push(model::dump::dump(&read.api));
        }
    }
    assert!(seen[0].contains("a?: text|null\n  b?: text|null"), "{}", seen[0]);
    seen.dedup();
    assert_eq!(seen.len(), 1, "{seen:#?}");
}
