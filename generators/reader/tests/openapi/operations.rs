//! Parameters, bodies, answers, servers and security.

use crate::support::{Case, check, operations, operations_and_types};

#[test]
fn parameters() {
    let cases: &[Case] = &[
        ("every place and default style", "
            openapi: 3.0.0
            paths:
              /a/{id}:
                get:
                  operationId: a
                  parameters:
                    - {name: id, in: path, required: true, schema: {type: integer}}
                    - {name: q, in: query, description: What to find., schema: {type: string, default: x}, example: y}
                    - {name: X-Trace, in: header, schema: {type: string}}
                    - {name: session, in: cookie, schema: {type: string}, deprecated: true}", r#"
                "a" (a) GET /a/{id}
                  path id: integer (simple)
                  query q?: text = "x" (form explode)
                    -- What to find.
                    such as "y"
                  header X-Trace?: text (simple)
                  cookie session?: text (form explode) deprecated
            "#),
        ("every style", "
            openapi: 3.1.0
            paths:
              /a/{x}/{y}/{z}:
                get:
                  operationId: a
                  parameters:
                    - {name: x, in: path, style: label, schema: {type: array, items: {type: string}}}
                    - {name: y, in: path, style: matrix, explode: true, schema: {type: string}}
                    - {name: z, in: path, style: simple, schema: {type: string}}
                    - {name: a, in: query, style: form, explode: false, schema: {type: array, items: {type: string}}}
                    - {name: b, in: query, style: spaceDelimited, explode: false, schema: {type: array, items: {type: string}}}
                    - {name: c, in: query, style: pipeDelimited, schema: {type: array, items: {type: string}}}
                    - {name: d, in: query, style: deepObject, schema: {type: object, additionalProperties: {type: string}}}
                    - {name: e, in: query, allowReserved: true, schema: {type: string}}
                    - {name: f, in: query, style: commas, schema: {type: string}}", r#"
                "a" (a) GET /a/{x}/{y}/{z}
                  path x: [text] (label)
                  path y: text (matrix explode)
                  path z: text (simple)
                  query a?: [text] (form)
                  query b?: [text] (space)
                  query c?: [text] (pipe)
                  query d?: {text} (deep explode)
                  query e?: text (form explode reserved)
                  query f?: text (form explode)
                warning A030: the style `commas` is not known here
            "#),
        ("written as JSON", "
            openapi: 3.1.0
            paths:
              /a:
                get:
                  operationId: a
                  parameters: [{name: filter, in: query, content: {application/json: {schema: {type: object, properties: {x: {type: string}}}}}}]", r#"
                "a" (a) GET /a
                  query filter?: AFilter (application/json)
            "#),
        ("of the path, and overridden", "
            openapi: 3.1.0
            paths:
              /a/{id}:
                parameters:
                  - {name: id, in: path, required: true, schema: {type: string}}
                  - {name: page, in: query, schema: {type: string}}
                get:
                  operationId: a
                  parameters: [{name: page, in: query, schema: {type: integer}}]
                delete:
                  operationId: b", r#"
                "a" (a) GET /a/{id}
                  path id: text (simple)
                  query page?: integer (form explode)
                "b" (b) DELETE /a/{id}
                  path id: text (simple)
                  query page?: text (form explode)
            "#),
        ("by reference", "
            openapi: 3.1.0
            paths:
              /a: {get: {operationId: a, parameters: [{$ref: '#/components/parameters/Sort', description: Mine.}]}}
            components:
              parameters:
                Sort: {name: sort, in: query, description: Its own., schema: {type: string, enum: [asc, desc]}}", r#"
                "a" (a) GET /a
                  query sort?: Sort (form explode)
                    -- Mine.
            "#),
        ("undeclared, unused and twice in the path", "
            openapi: 3.1.0
            paths:
              /a/{x}/{y}/{x}:
                get:
                  operationId: a
                  parameters: [{name: x, in: path, schema: {type: string}}, {name: z, in: path, schema: {type: string}}]", r#"
                "a" (a) GET /a/{x}/{y}/{x}
                  path x: text (simple)
                  path y: text (simple)
                warning A026: `{x}` stands twice in this path
                warning A026: no parameter describes `{y}`
                warning A026: the path has no place for `z`
            "#),
        ("set by the client, and credentials that are not", "
            openapi: 3.1.0
            paths:
              /a:
                get:
                  operationId: a
                  parameters:
                    - {name: accept, in: header, schema: {type: string}}
                    - {name: Content-Type, in: header, schema: {type: string}}
                    - {name: Authorization, in: header, required: true, schema: {type: string}}", r#"
                "a" (a) GET /a
                  header Authorization: text (simple)
                warning A029: `accept` is set by the client itself
                warning A029: `Content-Type` is set by the client itself
            "#),
        ("the same twice", "
            openapi: 3.1.0
            paths:
              /a:
                get:
                  operationId: a
                  parameters: [{name: x, in: query, schema: {type: string}}, {name: x, in: query, schema: {type: string}}]", r#"
                "a" (a) GET /a
                  query x?: text (form explode)
                warning A027: the parameter `x` stands twice
            "#),
        ("two of one name that differ", "
            openapi: 3.1.0
            paths:
              /a:
                get:
                  operationId: a
                  parameters: [{name: X-Boo, in: header, schema: {type: string}}, {name: x-boo, in: header, schema: {type: integer}}]", r#"
                "a" (a) GET /a
                  header X-Boo?: text (simple)
                error A027: the parameter `x-boo` stands twice
            "#),
        ("schema and content", "
            openapi: 3.1.0
            paths:
              /a:
                get:
                  operationId: a
                  parameters: [{name: x, in: query, schema: {type: string}, content: {text/plain: {schema: {type: string}}}}]", r#"
                "a" (a) GET /a
                error A028: `x` has both `schema` and `content`
            "#),
        ("neither schema nor content", "
            openapi: 3.1.0
            paths: {/a: {get: {operationId: a, parameters: [{name: x, in: query}]}}}", r#"
                "a" (a) GET /a
                  query x?: text (form explode)
                warning A028: nothing says what `x` is; it is read as text
            "#),
        ("nowhere, somewhere else, and nameless", "
            openapi: 3.1.0
            paths: {/a: {get: {operationId: a, parameters: [{name: x}, {name: y, in: qeury, schema: {}}, {in: query, schema: {}}]}}}", r#"
                "a" (a) GET /a
                error A028: this parameter has no `in`
                error A028: a parameter cannot stand in the text "qeury"
                error A028: this parameter has no name
            "#),
        ("the whole query, of 3.2", "
            openapi: 3.2.0
            paths: {/a: {get: {operationId: a, parameters: [{name: x, in: querystring, content: {application/json: {}}}]}}}", "warning A037: `GET /a` is skipped: a parameter that is the whole query string"),
    ];
    check(cases, operations);
}

#[test]
fn bodies() {
    let cases: &[Case] = &[
        ("in several ways, JSON first", "
            openapi: 3.1.0
            paths:
              /a:
                post:
                  operationId: a
                  requestBody:
                    required: true
                    description: The thing.
                    content:
                      multipart/form-data: {schema: {$ref: '#/components/schemas/A'}}
                      application/x-www-form-urlencoded: {schema: {$ref: '#/components/schemas/A'}}
                      application/vnd.thing+json; charset=utf-8: {schema: {$ref: '#/components/schemas/A'}, example: {a: b}}
            components: {schemas: {A: {type: object, properties: {a: {type: string}}}}}", r#"
                "a" (a) POST /a
                  body
                    -- The thing.
                    application/vnd.thing+json; charset=utf-8 json: A
                      such as {"a": "b"}
                    application/x-www-form-urlencoded form: A
                    multipart/form-data multipart: A
                type A = object
                  a?: text
                  others: any
            "#),
        ("a form with encodings", "
            openapi: 3.1.0
            paths:
              /a:
                post:
                  operationId: a
                  requestBody:
                    content:
                      application/x-www-form-urlencoded:
                        schema: {type: object, properties: {a: {type: object}, b: {type: array, items: {type: string}}, c: {type: object}}}
                        encoding: {a: {style: deepObject, explode: true}, b: {style: form, explode: false}, c: {contentType: application/json}}", r#"
                "a" (a) POST /a
                  body?
                    application/x-www-form-urlencoded form: ARequest
                      a as deep explode
                      b as form
                      c as application/json application/json
                type ARequest = object
                  a?: {any}
                  b?: [text]
                  c?: {any}
                  others: any
            "#),
        ("an encoding of nothing", "
            openapi: 3.1.0
            paths:
              /a:
                post:
                  operationId: a
                  requestBody:
                    content:
                      application/x-www-form-urlencoded:
                        schema: {type: object, properties: {foo: {type: string}}}
                        encoding: {fo: {}}", r#"
                "a" (a) POST /a
                  body?
                    application/x-www-form-urlencoded form: ARequest
                      fo as form explode
                error A033: the body has no property `fo`
                type ARequest = object
                  foo?: text
                  others: any
            "#),
        ("parts and files", "
            openapi: 3.1.0
            paths:
              /a:
                post:
                  operationId: a
                  requestBody:
                    content:
                      multipart/form-data:
                        schema:
                          type: object
                          required: [file]
                          properties:
                            file: {type: string, format: binary}
                            more: {type: array, items: {type: string, format: binary}}
                            new: {contentMediaType: image/png}
                            name: {type: string}
                        encoding: {file: {contentType: 'image/png, image/jpeg', headers: {X-A: {schema: {type: string}}}}}", r#"
                "a" (a) POST /a
                  body?
                    multipart/form-data multipart: ARequest
                      file as form explode image/png, image/jpeg
                warning A006: headers of a single part are not sent
                type ARequest = object
                  file: bytes
                  more?: [bytes]
                  new?: bytes(image/png)
                  name?: text
                  others: any
            "#),
        ("bytes inside of a part are text", "
            openapi: 3.1.0
            paths:
              /a:
                post:
                  operationId: a
                  requestBody:
                    content:
                      multipart/form-data:
                        schema: {type: object, properties: {file: {type: string, format: binary}, meta: {type: object, properties: {inner: {type: string, format: binary}}}}}", r#"
                "a" (a) POST /a
                  body?
                    multipart/form-data multipart: ARequest
                type ARequest = object
                  file?: bytes
                  meta?: ARequestMeta
                  others: any
                type ARequestMeta = object
                  inner?: text("binary")
                  others: any
            "#),
        ("the same type in parts and in JSON", "
            openapi: 3.1.0
            paths:
              /a:
                post:
                  operationId: a
                  requestBody:
                    content:
                      application/json: {schema: {$ref: '#/components/schemas/A'}}
                      multipart/form-data: {schema: {$ref: '#/components/schemas/A'}}
            components: {schemas: {A: {type: object, properties: {file: {type: string, format: binary}}}}}", r#"
                "a" (a) POST /a
                  body?
                    application/json json: A
                    multipart/form-data multipart: AParts
                type A = object
                  file?: text("binary")
                  others: any
                type AParts = object
                  file?: bytes
                  others: any
            "#),
        ("an object, or nothing, in a form", "
            openapi: 3.1.0
            paths:
              /a:
                post:
                  operationId: a
                  requestBody:
                    content:
                      application/x-www-form-urlencoded:
                        schema: {type: object, properties: {meta: {anyOf: [{type: object, additionalProperties: {type: string}}, {type: string, enum: ['']}]}}}", r#"
                "a" (a) POST /a
                  body?
                    application/x-www-form-urlencoded form: ARequest
                type ARequest = object
                  meta?: {text}|null
                  others: any
            "#),
        ("text, bytes, lines and events", "
            openapi: 3.1.0
            paths:
              /text: {post: {operationId: text, requestBody: {content: {text/csv: {schema: {type: string}}}}}}
              /bytes: {post: {operationId: bytes, requestBody: {content: {application/octet-stream: {schema: {type: string, format: binary}}, image/*: {}}}}}
              /lines: {post: {operationId: lines, requestBody: {content: {application/x-ndjson: {schema: {type: array, items: {type: integer}}}}}}}
              /any: {post: {operationId: any, requestBody: {content: {'*/*': {schema: {type: boolean}}}}}}
              /events: {get: {operationId: events, responses: {'200': {content: {text/event-stream: {schema: {type: object, properties: {delta: {type: string}}}}}}}}}
              /items: {get: {operationId: items, responses: {'200': {content: {application/jsonl: {itemSchema: {type: number}}}}}}}", r#"
                "text" (text) POST /text
                  body?
                    text/csv text: text
                "bytes" (bytes) POST /bytes
                  body?
                    application/octet-stream bytes: bytes(application/octet-stream)
                    image/* bytes: bytes(image/*)
                "lines" (lines) POST /lines
                  body?
                    application/x-ndjson lines: integer
                "any" (any) POST /any
                  body?
                    */* json: boolean
                "events" (events) GET /events
                  answer 200
                    text/event-stream events: EventsResponse
                "items" (items) GET /items
                  answer 200
                    application/jsonl lines: number
                type EventsResponse = object
                  delta?: text
                  others: any
            "#),
        ("only XML, and XML beside JSON", "
            openapi: 3.1.0
            paths:
              /a: {post: {operationId: a, requestBody: {content: {application/xml: {schema: {type: object}}}}}}
              /b: {post: {operationId: b, requestBody: {content: {application/xml: {schema: {type: object}}, application/json: {schema: {type: integer}}}}}}
              /c: {get: {operationId: c, responses: {'200': {content: {text/xml: {schema: {type: object}}}}}}}
              /d: {post: {operationId: d, requestBody: {content: {multipart/mixed: {schema: {type: object}}}}}}", r#"
                "b" (b) POST /b
                  body?
                    application/json json: integer
                "c" (c) GET /c
                  answer 200
                    text/xml text: -
                warning A037: `POST /a` is skipped: a body that is only application/xml
                warning A031: `application/xml` cannot be expressed
                warning A031: `application/xml` cannot be expressed
                warning A031: `text/xml` cannot be expressed
                warning A037: `POST /d` is skipped: a body that is only multipart/mixed
                warning A031: `multipart/mixed` cannot be expressed
            "#),
        ("something else in the place of a media type", "
            openapi: 3.1.0
            paths: {/a: {post: {operationId: a, requestBody: {content: {undefined: {schema: {type: object}}}}}}}", "
                warning A037: `POST /a` is skipped: a body that is only undefined
                warning A032: `undefined` is not a media type
            "),
        ("on GET and DELETE, empty and not", "
            openapi: 3.1.0
            paths:
              /a:
                get: {operationId: a, requestBody: {content: {application/x-www-form-urlencoded: {encoding: {}, schema: {type: object, properties: {}}}}}}
                delete: {operationId: b, requestBody: {content: {application/json: {schema: {type: object, properties: {id: {type: string}}}}}}}", r#"
                "a" (a) GET /a
                "b" (b) DELETE /a
                  body?
                    application/json json: BRequest
                warning A034: a GET request has no body, and this one is empty
                warning A034: a DELETE request with a body
                type BRequest = object
                  id?: text
                  others: any
            "#),
        ("a body by reference", "
            openapi: 3.1.0
            paths: {/a: {post: {operationId: a, requestBody: {$ref: '#/components/requestBodies/NewThing'}}}}
            components: {requestBodies: {NewThing: {required: true, content: {application/json: {schema: {type: object, properties: {x: {}}}}}}}}", r#"
                "a" (a) POST /a
                  body
                    application/json json: NewThingRequest
                type NewThingRequest = object
                  x?: any
                  others: any
            "#),
        ("without a schema", "
            openapi: 3.1.0
            paths: {/a: {post: {operationId: a, requestBody: {content: {application/json: {}}}}}}", r#"
                "a" (a) POST /a
                  body?
                    application/json json: -
            "#),
    ];
    check(cases, operations_and_types);
}

#[test]
fn answers() {
    let cases: &[Case] = &[
        ("in order, whatever the document's", "
            openapi: 3.1.0
            paths:
              /a:
                get:
                  operationId: a
                  responses:
                    default: {description: otherwise}
                    5xx: {description: theirs}
                    404: {description: gone}
                    '4XX': {description: ours}
                    201: {description: made}
                    '200': {description: fine}", r#"
                "a" (a) GET /a
                  answer 200
                    -- fine
                  answer 201
                    -- made
                  answer 404
                    -- gone
                  answer 4xx
                    -- ours
                  answer 5xx
                    -- theirs
                  answer otherwise
                    -- otherwise
            "#),
        ("headers and links", "
            openapi: 3.1.0
            paths:
              /a:
                get:
                  operationId: a
                  responses:
                    '200':
                      description: fine
                      headers:
                        X-Rate-Limit: {required: true, description: Calls left., schema: {type: integer}}
                        Link: {$ref: '#/components/headers/Link'}
                        Content-Type: {schema: {type: string}}
                      links: {next: {operationId: b}}
            components: {headers: {Link: {schema: {type: string}}}}", r#"
                "a" (a) GET /a
                  answer 200
                    -- fine
                    header X-Rate-Limit: integer
                      -- Calls left.
                    header Link?: text
                warning A029: this header is told by the content
                warning A006: links are not followed
            "#),
        ("by reference, with a name for what stands in it", "
            openapi: 3.1.0
            paths: {/a: {get: {operationId: a, responses: {'404': {$ref: '#/components/responses/NotFound'}}}}}
            components: {responses: {NotFound: {description: gone, content: {application/json: {schema: {type: object, properties: {message: {type: string}}}}}}}}", r#"
                "a" (a) GET /a
                  answer 404
                    -- gone
                    application/json json: NotFoundResponse
            "#),
        ("no status", "
            openapi: 3.1.0
            paths: {/a: {get: {operationId: a, responses: {'20': {description: short}, '600': {}, 2XY: {}, x-note: {}}}}}", r#"
                "a" (a) GET /a
                error A035: `20` is not a status
                error A035: `600` is not a status
                error A035: `2XY` is not a status
            "#),
        ("a status twice", "
            openapi: 3.1.0
            paths: {/a: {get: {operationId: a, responses: {'4xx': {description: one}, '4XX': {description: two}}}}}", r#"
                "a" (a) GET /a
                  answer 4xx
                    -- one
                warning A035: this status stands twice
            "#),
        ("a body where none can be", "
            openapi: 3.1.0
            paths:
              /a: {delete: {operationId: a, responses: {'204': {content: {application/json: {schema: {type: object}}}}}}}
              /b: {head: {operationId: b, responses: {'200': {content: {application/json: {schema: {type: object}}}}}}}", r#"
                "a" (a) DELETE /a
                  answer 204
                "b" (b) HEAD /b
                  answer 200
                warning A036: this answer cannot have a body
                warning A036: this answer cannot have a body
            "#),
        ("examples in every place", "
            openapi: 3.1.0
            paths:
              /a:
                get:
                  operationId: a
                  responses:
                    '200':
                      content:
                        application/json:
                          schema: {type: integer, examples: [1, 2]}
                          examples:
                            one: {value: 3}
                            two: {$ref: '#/components/examples/Four'}
                            three: {externalValue: 'http://example.com'}
            components: {examples: {Four: {value: 4}}}", r#"
                "a" (a) GET /a
                  answer 200
                    application/json json: integer
                      such as 3
                      such as 4
                warning A006: `externalValue` of an example is not read
            "#),
        ("no answers at all", "
            openapi: 3.1.0
            paths: {/a: {get: {operationId: a}}, /b: {get: {operationId: b, responses: null}}}", r#"
                "a" (a) GET /a
                "b" (b) GET /b
            "#),
    ];
    check(cases, operations);
}

/// Everything before the operations.
fn head(text: &str) -> String {
    let read = crate::support::read(&crate::support::dedent(text));
    let dumped = model::dump::dump(&read.api);
    format!("{}\n{}", dumped.split("\noperation ").next().unwrap_or_default().trim(), read.said.join("\n"))
}

#[test]
fn servers_and_security() {
    let cases: &[Case] = &[
        ("servers and variables", "
            openapi: 3.1.0
            info: {title: T, summary: Short., description: Long.}
            servers:
              - {url: 'https://{shop}.example.com/{version}', description: Main., variables: {shop: {default: a, description: Yours.}, version: {default: v1, enum: [v1, v2]}}}
              - {url: /relative}
              - {url: 'https://{forgotten}.example.com'}
            paths: {}", r#"
                api "T"
                  -- Short.
                  -- Long.
                  server https://{shop}.example.com/{version}
                    -- Main.
                    {shop} = "a"
                      -- Yours.
                    {version} = "v1" of ["v1", "v2"]
                  server /relative
                  server https://{forgotten}.example.com
                    {forgotten} = ""
                  census: 0 seen, 0 here, 0 skipped, 0 left, 0 incoming
                warning A043 line 6: nothing says what stands for `{forgotten}`
            "#),
        ("a default that is not allowed", "
            openapi: 3.1.0
            servers: [{url: 'https://{dc}.example.com', variables: {dc: {default: dc1, enum: [dc2, dc3]}}}, foo]
            paths: {}", r#"
                api ""
                  server https://{dc}.example.com
                  census: 0 seen, 0 here, 0 skipped, 0 left, 0 incoming
                error A043 line 2: the default "dc1" is none of the values of `dc`
                error A043 line 2: a server is the text "foo"
            "#),
        ("every scheme", "
            openapi: 3.1.0
            paths: {}
            security: [{bearer: []}, {basic: [], key: []}, {}]
            components:
              securitySchemes:
                basic: {type: http, scheme: Basic}
                bearer: {type: http, scheme: bearer, description: A token.}
                digest: {type: http, scheme: digest}
                key: {type: apiKey, in: header, name: X-Key}
                in-query: {type: apiKey, in: query, name: key}
                oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: /oauth/token, scopes: {read: Read., write: Write.}}}}
                open-id: {type: openIdConnect, openIdConnectUrl: 'https://example.com/.well-known'}
                certificate: {type: mutualTLS}
                again: {$ref: '#/components/securitySchemes/key'}", r#"
                api ""
                  scheme basic: basic
                  scheme bearer: bearer
                    -- A token.
                  scheme digest: http digest
                  scheme key: key in header X-Key
                  scheme in-query: key in query key
                  scheme oauth: oauth2 clientCredentials /oauth/token [read write]
                  scheme open-id: openid https://example.com/.well-known
                  scheme certificate: mutual tls
                  scheme again: key in header X-Key
                  security bearer | basic + key | nothing
                  census: 0 seen, 0 here, 0 skipped, 0 left, 0 incoming
            "#),
        ("schemes that cannot be read", "
            openapi: 3.1.0
            paths: {}
            components:
              securitySchemes:
                a: {type: apikey, in: header, name: a}
                b: {type: apiKey, in: amongus, name: b}
                c: {type: apiKey, in: header}
                d: {type: http}
                e: {type: oauth2, flows: {implicit: {authorizationUrl: 'https://example.com', refreshUrl: '-', scopes: {}}}}", r#"
                api ""
                  scheme e: oauth2 implicit - []
                  census: 0 seen, 0 here, 0 skipped, 0 left, 0 incoming
                warning A040 line 5: `apikey` is not a type of security scheme
                error A040 line 6: a key cannot stand in the text "amongus"
                error A040 line 7: this key has no name
                error A040 line 8: this scheme of type `http` has no `scheme`
                error A042 line 9: `refreshUrl` is "-", which is not an address
            "#),
        ("a requirement of nothing", "
            openapi: 3.1.0
            paths: {}
            security: [{keey: []}, {key: []}]
            components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}", r#"
                api ""
                  scheme key: key in header X-Key
                  security key
                  census: 0 seen, 0 here, 0 skipped, 0 left, 0 incoming
                warning A041 line 3: there is no security scheme `keey`
            "#),
        ("only requirements of nothing", "
            openapi: 3.1.0
            paths: {}
            security: [{key: []}]", r#"
                api ""
                  census: 0 seen, 0 here, 0 skipped, 0 left, 0 incoming
                warning A041 line 3: there is no security scheme `key`
            "#),
        ("nothing is needed", "
            openapi: 3.1.0
            paths: {}
            security: []", r#"
                api ""
                  security nothing
                  census: 0 seen, 0 here, 0 skipped, 0 left, 0 incoming
            "#),
    ];
    check(cases, head);
}

#[test]
fn of_single_operations() {
    let cases: &[Case] = &[
        ("servers, security, group and prose of their own", "
            openapi: 3.1.0
            servers: [{url: 'https://a.example.com'}]
            tags: [{name: unused}, {name: Things, description: All things.}]
            paths:
              /a:
                servers: [{url: 'https://b.example.com'}]
                get: {operationId: a, tags: [Things, other], summary: Short., description: Long., deprecated: true, security: [{key: []}]}
                put: {operationId: b, tags: [things], security: [], servers: [{url: 'https://c.example.com'}]}
                post: {operationId: c, tags: [later]}
            components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}", r#"
                "a" (a) GET /a deprecated
                  -- Short.
                  -- Long.
                  group "Things"
                  server https://b.example.com
                  security key
                "b" (b) PUT /a
                  group "Things"
                  server https://c.example.com
                  security nothing
                "c" (c) POST /a
                  group "later"
                  server https://b.example.com
            "#),
    ];
    check(cases, operations);
}
