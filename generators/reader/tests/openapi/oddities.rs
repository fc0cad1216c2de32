//! What published documents hold against the specification, and how it is read all the same. What another table shows
//! already (styles, statuses, names, references) is not repeated.

use crate::support::{Case, check, operations, read, types};

#[test]
fn in_paths() {
    let cases: &[Case] = &[
        ("a query in the key of a path", "
            openapi: 3.1.0
            paths:
              /messages: {post: {operationId: create}}
              /messages?beta=true&x: {post: {operationId: createBeta, parameters: [{name: x, in: query, schema: {type: string}}]}}", r#"
                "create" (create) POST /messages
                "createBeta" (create beta) POST /messages
                  query x?: text (form explode)
                  query beta: "true" (form explode)
                warning A024: this path has a query
            "#),
        ("a fragment in the key of a path", "
            openapi: 3.1.0
            paths: {'/#X-Amz-Target=Service.Do': {post: {operationId: do}}}", r#"
                "do" (do) POST /
                warning A024: this path has a fragment
            "#),
        ("a fragment that repeats a header", "
            openapi: 3.1.0
            paths:
              /#X-Amz-Target=Service.Do:
                post: {operationId: do, parameters: [{name: X-Amz-Target, in: header, required: true, schema: {const: Service.Do}}]}
              /#X-Amz-Target=Service.Be:
                post: {operationId: be, parameters: [{name: X-Amz-Target, in: header, required: true, schema: {const: Service.Be}}]}", r#"
                "do" (do) POST /
                  header X-Amz-Target: "Service.Do" (simple)
                "be" (be) POST /
                  header X-Amz-Target: "Service.Be" (simple)
            "#),
        ("no slash, a brace that is not closed", "
            openapi: 3.1.0
            paths: {'a/{b': {get: {operationId: a}}}", r#"
                "a" (a) GET /a/{b
                warning A024: a brace in this path is not closed
                warning A024: this path does not begin with `/`
            "#),
        ("paths that cannot be told apart", "
            openapi: 3.1.0
            paths:
              /a/{x}: {get: {operationId: a, parameters: [{name: x, in: path, schema: {}}]}}
              /a/{y}: {put: {operationId: b, parameters: [{name: y, in: path, schema: {}}]}}", r#"
                "a" (a) GET /a/{x}
                  path x: any (simple)
                "b" (b) PUT /a/{y}
                  path y: any (simple)
                warning A025: this path matches the same requests as another
            "#),
        ("nothing where something could stand", "
            openapi: 3.1.0
            paths: {/a: {get: {operationId: a, tags: null, parameters: null, requestBody: null, security: null, servers: null, responses: null, callbacks: null, deprecated: null}, post: null}}", r#""a" (a) GET /a"#),
        ("the wrong kind of value", "
            openapi: 3.1.0
            paths: {/a: {get: {operationId: a, tags: x, parameters: {}, security: {}, deprecated: 1, responses: []}, put: [], x-y: []}}", r#"
                "a" (a) GET /a
                warning A004: `tags` is the text "x"
                warning A004: `parameters` is a map
                warning A004: `security` is a map
                warning A004: `deprecated` is the number 1
                warning A004: `responses` is a list
                error A004: `operation` is a list
            "#),
    ];
    check(cases, operations);
}

#[test]
fn in_schemas() {
    let cases: &[Case] = &[
        ("types of other languages", "
            Root: {type: object, properties: {a: {type: Object}, b: {type: int}, c: {type: long}, d: {type: 'string,'}, e: {type: datespan}, f: {type: Boolean}, g: {type: 3}}}", "
                = Root
                type Root = object
                  a?: {any}
                  b?: integer
                  c?: integer
                  d?: text
                  e?: any
                  f?: boolean
                  g?: any
                  others: any
                warning A050: `Object` is not a type
                warning A050: `int` is not a type
                warning A050: `long` is not a type
                warning A050: `string,` is not a type
                warning A050: `datespan` is not a type
                warning A050: `Boolean` is not a type
                warning A050: the number 3 is not a type
            "),
        ("required beside a property, as in draft 3", "
            Root: {type: object, properties: {a: {type: string, required: true}}}", "
                = Root
                type Root = object
                  a?: text
                  others: any
                warning A004: `required` is `true`
            "),
        ("a description that is no text", "Root: {type: object, description: {a: b}, properties: {a: {type: string, description: 3}}}", "
                = Root
                type Root = object
                  a?: text
                    -- 3
                  others: any
            "),
        ("sample values written as defaults", "
            Root: {type: object, properties: {email: {type: string, format: email, default: jane@example.com}, n: {type: integer, default: 0x1F}}}", r#"
                = Root
                type Root = object
                  email?: text(email) = "jane@example.com"
                  n?: integer = 31
                  others: any
            "#),
        ("patterns without bounded time", r"
            Root: {type: object, properties: {a: {type: string, pattern: '^(?!x)'}, b: {type: string, pattern: '(a)\1'}, c: {type: string, pattern: '['}, d: {type: string, pattern: '^[\w.-]+\/\d$'}}}", r"
                = Root
                type Root = object
                  a?: text(/^(?!x)/)
                  b?: text(/(a)\1/)
                  c?: text(/[/)
                  d?: text(/^[\w.-]+\/\d$/)
                  others: any
                warning A054: this pattern is not checked: look-around, including look-ahead and look-behind, is not supported
                warning A054: this pattern is not checked: backreferences are not supported
                warning A054: this pattern is not checked: unclosed character class
            "),
        ("schemas that are none", "
            Root: {type: object, properties: {a: string, b: [], c: null, d: false}}", r#"
                = Root
                type Root = object
                  a?: any
                  b?: any
                  c?: any
                  others: any
                warning A058: the text "string" is not a schema
                warning A058: a list is not a schema
                warning A058: null is not a schema
            "#),
        ("lengths that are none", "Root: {type: string, minLength: -1, maxLength: many}", "= text"),
        ("a boolean as text", "Root: {type: object, properties: {a: {type: string, nullable: 'true', readOnly: 'true'}}}", "
                = Root
                type Root = object
                  a?: text|null read-only
                  others: any
            "),
        ("items beside the wrong type", "Root: {type: string, items: {type: integer}, properties: {a: {}}}", "= text"),
        ("an allOf that is no list", "Root: {allOf: {type: string}}", "
                = any
                warning A004: `allOf` is a map
            "),
        ("an empty allOf, an empty oneOf", "Root: {type: object, properties: {a: {allOf: []}, b: {oneOf: []}, c: {anyOf: [{type: 'null'}]}}}", "
                = Root
                type Root = object
                  a?: any
                  b?: any
                  c?: null
                  others: any
            "),
        ("an example in every way", "
            Root: {type: object, properties: {a: {$ref: '#/components/schemas/A', example: z}}}
            A: {type: object, properties: {b: {}}, example: x, examples: [y]}", r#"
                = Root
                type A = object
                  b?: any
                  others: any
                  such as "x"
                  such as "y"
                  such as "z"
                type Root = object
                  a?: A
                  others: any
            "#),
    ];
    check(cases, types);
}

#[test]
fn in_the_syntax() {
    let raw = "{\"openapi\": \"3.0.0\", \"info\": {\"title\": \"a\tb\"}, \"paths\": {\"/a\": {\"get\": {\"summary\": \"one\ntwo\"}}}}";
    let json = read(raw);
    assert_eq!(json.api.operations[0].docs.summary, "one\ntwo");
    assert_eq!(json.said, ["warning Y008 line 1: raw control character in a string"]);

    let yaml = read(
        "openapi: 3.0.0\ninfo: {title: one, title: two}\npaths:\n  /a:\n    get:\n      operationId: =\n      parameters:\n        - {name: x, in: query, schema: {type: string, enum: [=, <]}}\n",
    );
    assert_eq!(yaml.api.title, "two");
    assert_eq!(yaml.api.operations[0].id, "=");
    assert_eq!(yaml.said, ["warning A005 line 2: this key stands twice"]);
}

#[test]
fn integer_keys_are_text() {
    let read = read(
        "openapi: 3.0.0\npaths: {/a: {get: {responses: {200: {description: fine}, '201': {description: made}}}}}\n",
    );
    let statuses: Vec<_> =
        read.api.operations[0].answers.iter().map(|answer| answer.docs.description.as_str()).collect();
    assert_eq!(statuses, ["fine", "made"]);
}
