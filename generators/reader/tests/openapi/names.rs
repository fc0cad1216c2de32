//! What types and operations are called.

use model::dump::dump;
use reader::openapi::{Pick, Wanted};
use source::{FileId, Sources, Span};

use crate::support::{Case, check, dedent, operations, read, read_files, types};

#[test]
fn types_without_a_name() {
    let cases: &[Case] = &[
        ("after the field, one of several in the singular", "
            Root: {type: object, properties: {mainAddress: {type: object, properties: {a: {}}}, order_items: {type: array, items: {type: object, properties: {b: {}}}}}}", "
                = Root
                type Root = object
                  mainAddress?: RootMainAddress
                  order_items?: [RootOrderItem]
                  others: any
                type RootMainAddress = object
                  a?: any
                  others: any
                type RootOrderItem = object
                  b?: any
                  others: any
            "),
        ("in each other", "
            Root: {type: object, properties: {a: {type: object, properties: {b: {type: object, properties: {c: {type: string, enum: [x, y]}}}}}}}", r#"
                = Root
                type Root = object
                  a?: RootA
                  others: any
                type RootA = object
                  b?: RootAB
                  others: any
                type RootAB = object
                  c?: RootABC
                  others: any
                type RootABC = open enumeration
                  "x" (x)
                  "y" (y)
            "#),
        ("words that repeat are said once", "
            Root: {type: object, properties: {root_status: {type: string, enum: [a, b]}}}", r#"
                = Root
                type Root = object
                  root_status?: RootStatus
                  others: any
                type RootStatus = open enumeration
                  "a" (a)
                  "b" (b)
            "#),
        ("copies are one type, called after what their places share", "
            Root: {type: object, properties: {billing: {$ref: '#/components/schemas/A'}, shipping: {$ref: '#/components/schemas/B'}}}
            A: {type: object, properties: {tax_behavior: {type: string, description: How., enum: [in, ex]}}}
            B: {type: object, properties: {tax_behavior: {type: string, description: How., enum: [in, ex]}}}", r#"
                = Root
                type A = object
                  tax_behavior?: TaxBehavior
                    -- How.
                  others: any
                type B = object
                  tax_behavior?: TaxBehavior
                    -- How.
                  others: any
                type Root = object
                  billing?: A
                  shipping?: B
                  others: any
                type TaxBehavior = open enumeration
                  -- How.
                  "in" (in)
                  "ex" (ex)
            "#),
        ("copies that say something else are two types", "
            Root: {type: object, properties: {a: {type: object, description: One., properties: {x: {}}}, b: {type: object, description: Two., properties: {x: {}}}}}", "
                = Root
                type Root = object
                  a?: RootA
                    -- One.
                  b?: RootB
                    -- Two.
                  others: any
                type RootA = object
                  -- One.
                  x?: any
                  others: any
                type RootB = object
                  -- Two.
                  x?: any
                  others: any
            "),
        ("a copy of a component is the component", "
            Root: {type: object, properties: {a: {$ref: '#/components/schemas/A'}, b: {type: object, properties: {x: {type: string}}}}}
            A: {type: object, properties: {x: {type: string}}}", "
                = Root
                type A = object
                  x?: text
                  others: any
                type Root = object
                  a?: A
                  b?: A
                  others: any
            "),
        ("a place that is called like a component", "
            Root: {type: object, properties: {item: {type: object, properties: {x: {}}}, b: {$ref: '#/components/schemas/RootItem'}}}
            RootItem: {type: string, enum: [a, b]}", r#"
                = Root
                type Root = object
                  item?: RootItemObject
                  b?: RootItem
                  others: any
                type RootItem = open enumeration
                  "a" (a)
                  "b" (b)
                type RootItemObject = object
                  x?: any
                  others: any
            "#),
        ("components that differ in case or punctuation", "
            Root: {type: object, properties: {a: {$ref: '#/components/schemas/user_id'}, b: {$ref: '#/components/schemas/UserID'}}}
            user_id: {type: string, enum: [a, b]}
            UserID: {type: string, enum: [c, d]}", r#"
                = Root
                type Root = object
                  a?: UserId
                  b?: UserId2
                  others: any
                type UserId = open enumeration
                  "a" (a)
                  "b" (b)
                type UserId2 = open enumeration
                  "c" (c)
                  "d" (d)
                warning A022: `UserID` differs from another schema only in case or punctuation
            "#),
        ("keywords, digits, signs and other scripts", "
            Root: {type: object, properties: {type: {$ref: '#/components/schemas/type'}, '1': {$ref: '#/components/schemas/2fa'}, '': {type: string}, '日本': {$ref: '#/components/schemas/日本'}, '👍': {$ref: '#/components/schemas/👍'}}}
            type: {type: string, enum: [self, '']}
            2fa: {type: object, properties: {a: {}}}
            日本: {type: object, properties: {größe: {type: string, enum: [klein, groß]}}}
            👍: {type: object, properties: {b: {}}}", r#"
                = Root
                type 2fa = object
                  a?: any
                  others: any
                type Root = object
                  type?: Type
                  1?: 2fa
                  ?: text
                  日本?: 日本
                  👍?: Schema
                  others: any
                type Schema = object
                  b?: any
                  others: any
                type Type = open enumeration
                  "self" (self)
                  "" (empty)
                type 日本 = object
                  größe?: 日本Größe
                  others: any
                type 日本Größe = open enumeration
                  "klein" (klein)
                  "groß" (groß)
                warning A044: "日本" is not a name for a component
                warning A044: "👍" is not a name for a component
            "#),
        ("reached by a pointer first", "
            Root: {type: object, properties: {x: {$ref: '#/components/schemas/A/properties/b'}, y: {$ref: '#/components/schemas/A'}}}
            A: {type: object, properties: {b: {type: object, properties: {c: {}}}}}", "
                = Root
                type A = object
                  b?: AB
                  others: any
                type AB = object
                  c?: any
                  others: any
                type Root = object
                  x?: AB
                  y?: A
                  others: any
            "),
    ];
    check(cases, types);
}

#[test]
fn operation_words() {
    let cases: &[Case] = &[
        (
            "from ids, or made from method and path",
            "
            openapi: 3.1.0
            paths:
              /users/{user_id}/posts:
                get: {}
                post: {operationId: 'users/create-post'}
                put: {operationId: ''}
              /: {get: {}}",
            r#"
                "GET /users/{user_id}/posts" (get users by user id posts) GET /users/{user_id}/posts
                  path user_id: text (simple)
                "users/create-post" (users create post) POST /users/{user_id}/posts
                  path user_id: text (simple)
                "PUT /users/{user_id}/posts" (put users by user id posts) PUT /users/{user_id}/posts
                  path user_id: text (simple)
                "GET /" (get) GET /
                warning A026: no parameter describes `{user_id}`
            "#,
        ),
        (
            "ids that stand twice",
            "
            openapi: 3.1.0
            paths: {/a: {get: {operationId: list}}, /b: {get: {operationId: list}}, /c: {get: {operationId: getB}}}",
            r#"
                "list" (list) GET /a
                "GET /b" (get b 2) GET /b
                "getB" (get b) GET /c
                warning A021: the operation id `list` stands twice
            "#,
        ),
        (
            "ids that differ in case or punctuation",
            "
            openapi: 3.1.0
            paths: {/a: {get: {operationId: getUser}}, /b: {get: {operationId: get_user}}}",
            r#"
                "getUser" (get user) GET /a
                "get_user" (get b) GET /b
                warning A022: `get_user` differs from another operation only in case or punctuation
            "#,
        ),
        (
            "paths that make the same words",
            "
            openapi: 3.1.0
            paths: {/a-b: {get: {}}, /a_b: {get: {}}, /a/b: {get: {}}}",
            r#"
                "GET /a-b" (get a b) GET /a-b
                "GET /a_b" (get a b 2) GET /a_b
                "GET /a/b" (get a b 3) GET /a/b
            "#,
        ),
    ];
    check(cases, operations);
}

#[test]
fn names_inside_of_operations() {
    let text = "
        openapi: 3.1.0
        paths:
          /things:
            post:
              operationId: createThing
              parameters: [{name: sort, in: query, schema: {type: string, enum: [a, b]}}]
              requestBody:
                content:
                  application/json: {schema: {type: object, properties: {a: {type: string}}}}
                  application/x-www-form-urlencoded: {schema: {type: object, properties: {b: {type: string}}}}
              responses:
                '200': {content: {application/json: {schema: {type: array, items: {type: object, properties: {c: {}}}}}}}
                '400': {content: {application/json: {schema: {type: object, properties: {d: {}}}}}}
                '404': {content: {application/json: {schema: {type: object, properties: {e: {}}}}}}
            get:
              operationId: listThings
              responses:
                '400': {content: {application/json: {schema: {type: object, properties: {d: {}}}}}}";
    let read = read(&dedent(text));
    let names: Vec<String> =
        read.api.types.iter().filter_map(|(_, ty)| ty.name.as_ref().map(ToString::to_string)).collect();
    assert_eq!(
        names,
        [
            "create thing sort",
            "create thing request",
            "create thing request form",
            "error",
            "create thing error",
            "create thing response item",
        ]
    );
}

const PICKED: &str = "
    openapi: 3.1.0
    paths:
      /a: {get: {operationId: getA, responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/user_id'}}}}}}}
      /b: {get: {operationId: get_a, responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/UserID'}}}}}}}
      /c: {get: {operationId: twice}, put: {operationId: twice}}
    components: {schemas: {user_id: {type: object, properties: {a: {}}}, UserID: {type: object, properties: {b: {}}}}}";

fn picked(ids: &[&str]) -> crate::support::Read {
    let span = some_span();
    let wanted = ids.iter().map(|id| Wanted { id: (*id).to_owned(), span }).collect();
    read_files(&[("main.yaml", &dedent(PICKED))], &Pick::Only(wanted))
}

/// A place in the first file.
fn some_span() -> Span {
    let mut sources = Sources::new();
    let file: FileId = sources.add("main.yaml", "");
    Span::new(file, 0, 1)
}

#[test]
fn names_do_not_depend_on_what_is_asked_for() {
    let all = read(&dedent(PICKED));
    for id in ["getA", "get_a", "GET /b"] {
        let some = picked(&[id]);
        assert!(!some.is_refused(), "{id}: {:?}", some.said);
        assert_eq!(some.api.operations.len(), 1, "{id}");
        let operation = &some.api.operations[0];
        let same = all.api.operation(&operation.id).expect("the same operation");
        assert_eq!(operation.words, same.words);
        let type_name = |api: &model::api::Api, ty| api.types.get(ty).name.clone();
        assert_eq!(
            type_name(&some.api, operation.answers[0].contents[0].ty.expect("a type").id),
            type_name(&all.api, same.answers[0].contents[0].ty.expect("a type").id),
        );
        assert_eq!((some.api.census.seen, some.api.census.left), (4, 3));
    }
}

#[test]
fn what_is_asked_for_must_be_one_operation() {
    for (id, said) in [
        ("getB", "error A023 line 1: the document has no operation `getB`"),
        ("twice", "error A023 line 1: `twice` is the id of several operations"),
    ] {
        assert!(picked(&[id]).said.iter().any(|line| line == said), "{id}: {:?}", picked(&[id]).said);
    }
    assert_eq!(picked(&["GET /c", "PUT /c"]).api.operations.len(), 2);
}

#[test]
fn the_same_document_makes_the_same_text() {
    let text = dedent(PICKED);
    assert_eq!(dump(&read(&text).api), dump(&read(&text).api));
}
