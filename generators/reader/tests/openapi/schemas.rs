//! Schemas of every shape but unions.

use crate::support::{Case, check, types};

#[test]
fn scalars() {
    let cases: &[Case] = &[
        ("text", "Root: {type: string, minLength: 1, maxLength: 5, pattern: '^a'}", "= text(1..5, /^a/)"),
        (
            "integer",
            "Root: {type: integer, format: int32, minimum: 0, maximum: 10, multipleOf: 2}",
            "= integer(0..10, multiple of 2)",
        ),
        ("number", "Root: {type: number, format: float, minimum: -1.5}", "= number(-1.5..)"),
        ("boolean", "Root: {type: boolean}", "= boolean"),
        ("null", "Root: {type: 'null'}", "= null"),
        ("null without quotes", "Root: {type: null}", "= null"),
        ("anything", "Root: {}", "= any"),
        ("anything, said", "Root: true", "= any"),
        ("anything, described", "Root: {description: what you like}", "= any"),
        ("date-time", "Root: {type: string, format: date-time}", "= text(date-time)"),
        ("other spelling of a format", "Root: {type: string, format: dateTime}", "= text(date-time)"),
        ("unknown format", "Root: {type: string, format: twiml}", r#"= text("twiml")"#),
        ("bytes in text, 3.0", "Root: {type: string, format: byte}", "= text(base64)"),
        ("bytes in text, 3.1", "Root: {type: string, contentEncoding: base64}", "= text(base64)"),
        ("file in text", "Root: {type: string, format: binary}", r#"= text("binary")"#),
        ("secret", "Root: {type: string, format: password}", "= text(secret)"),
        ("decimal", "Root: {type: string, format: decimal, minimum: 0}", "= text(decimal(0..))"),
        ("unsigned", "Root: {type: integer, format: uint64}", "= unsigned"),
        ("number that is whole", "Root: {type: number, format: int64}", "= integer"),
        ("kind told by a bound", "Root: {minimum: 3}", "= number(3..)"),
        ("kind told by a pattern", "Root: {pattern: a}", "= text(/a/)"),
        ("kind told by a format", "Root: {format: uuid}", "= text(uuid)"),
        (
            "exclusive bounds of 3.1",
            "Root: {type: integer, exclusiveMinimum: 1, exclusiveMaximum: 9}",
            "= integer(>1..<9)",
        ),
        (
            "exclusive bounds of 3.0",
            "Root: {type: integer, minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false}",
            "= integer(>1..9)",
        ),
        (
            "both bounds, the tighter holds",
            "Root: {type: number, minimum: 5, exclusiveMinimum: 1, maximum: 5, exclusiveMaximum: 5}",
            "= number(5..<5)",
        ),
        (
            "bounds beyond 64 bits",
            "Root: {type: integer, minimum: -9223372036854775809, maximum: 18446744073709551616}",
            "= integer(-9223372036854775809..18446744073709551616)",
        ),
        (
            "unsigned by its bounds",
            "Root: {type: integer, minimum: 0, maximum: 18446744073709551615}",
            "= unsigned(0..18446744073709551615)",
        ),
        ("constant", "Root: {const: yes}", r#"= "yes""#),
        ("constant that is an object", "Root: {const: {a: [1, null]}}", r#"= {"a": [1, null]}"#),
        ("nullable constant", "Root: {type: [string, 'null'], const: a}", r#"= "a"|null"#),
    ];
    check(cases, types);
}

#[test]
fn nulls() {
    let cases: &[Case] = &[
        (
            "3.0",
            "Root: {type: object, properties: {a: {type: string, nullable: true}}}",
            "
                = Root
                type Root = object
                  a?: text|null
                  others: any
            ",
        ),
        (
            "3.1",
            "Root: {type: object, properties: {a: {type: [string, 'null']}}}",
            "
                = Root
                type Root = object
                  a?: text|null
                  others: any
            ",
        ),
        (
            "beside a reference",
            "
            Root: {type: object, required: [a], properties: {a: {$ref: '#/components/schemas/A', nullable: true}}}
            A: {type: object, properties: {b: {type: integer}}}",
            "
                = Root
                type A = object
                  b?: integer
                  others: any
                type Root = object
                  a: A|null
                  others: any
            ",
        ),
        (
            "around a reference",
            "
            Root: {type: object, properties: {a: {nullable: true, allOf: [{$ref: '#/components/schemas/A'}]}}}
            A: {type: object, properties: {b: {type: integer}}}",
            "
                = Root
                type A = object
                  b?: integer
                  others: any
                type Root = object
                  a?: A|null
                  others: any
            ",
        ),
        (
            "of two, null and another",
            "
            Root: {type: object, properties: {a: {anyOf: [{$ref: '#/components/schemas/A'}, {type: 'null'}]}}}
            A: {type: object, properties: {b: {type: integer}}}",
            "
                = Root
                type A = object
                  b?: integer
                  others: any
                type Root = object
                  a?: A|null
                  others: any
            ",
        ),
        (
            "of two, as 3.0 writes it",
            "
            Root: {type: object, properties: {a: {oneOf: [{$ref: '#/components/schemas/A'}, {nullable: true}]}}}
            A: {type: object, properties: {b: {type: integer}}}",
            "
                = Root
                type A = object
                  b?: integer
                  others: any
                type Root = object
                  a?: A|null
                  others: any
            ",
        ),
        (
            "behind a reference",
            "
            Root: {type: object, properties: {a: {$ref: '#/components/schemas/A'}}}
            A: {type: [integer, 'null']}",
            "
                = Root
                type Root = object
                  a?: integer|null
                  others: any
            ",
        ),
        (
            "in an enumeration",
            "Root: {type: object, properties: {a: {type: string, enum: [x, y, null]}}}",
            r#"
                = Root
                type Root = object
                  a?: RootA|null
                  others: any
                type RootA = open enumeration
                  "x" (x)
                  "y" (y)
            "#,
        ),
        (
            "of an enumeration",
            "Root: {type: object, properties: {a: {type: string, nullable: true, enum: [x, y]}}}",
            r#"
                = Root
                type Root = object
                  a?: RootA|null
                  others: any
                type RootA = open enumeration
                  "x" (x)
                  "y" (y)
            "#,
        ),
        (
            "in a list, and the list itself",
            "Root: {type: [array, 'null'], items: {type: [integer, 'null']}}",
            "= [integer|null]|null",
        ),
        (
            "forbidden by what is around",
            "
            Root: {type: object, properties: {a: {type: string, allOf: [{$ref: '#/components/schemas/A'}]}}}
            A: {type: [string, 'null']}",
            "
                = Root
                type Root = object
                  a?: text
                  others: any
            ",
        ),
        (
            "in one of several",
            "
            Root: {type: object, properties: {a: {oneOf: [{type: integer}, {type: [string, 'null']}]}}}",
            "
                = Root
                type Root = object
                  a?: RootA|null
                  others: any
                type RootA = union
                  integer: integer
                  text: text
            ",
        ),
    ];
    check(cases, types);
}

#[test]
fn objects() {
    let cases: &[Case] = &[
        (
            "fields",
            "
            Root:
              title: Root
              description: A thing.
              type: object
              required: [id]
              properties:
                id: {type: string, readOnly: true, description: Its id.}
                secret: {type: string, writeOnly: true}
                size: {type: integer, default: 3}
                old: {type: string, deprecated: true, example: x}
              example: {id: a}",
            r#"
                = Root
                type Root = object
                  -- A thing.
                  id: text read-only
                    -- Its id.
                  secret?: text write-only
                  size?: integer = 3
                  old?: text deprecated
                  others: any
                  such as {"id": "a"}
            "#,
        ),
        (
            "kind told by properties",
            "Root: {properties: {a: {type: string}}}",
            "
                = Root
                type Root = object
                  a?: text
                  others: any
            ",
        ),
        (
            "closed",
            "Root: {type: object, properties: {a: {}}, additionalProperties: false}",
            "
                = Root
                type Root = object
                  a?: any
                  others are dropped
            ",
        ),
        (
            "closed in the new way",
            "Root: {type: object, properties: {a: {}}, unevaluatedProperties: false}",
            "
                = Root
                type Root = object
                  a?: any
                  others are dropped
            ",
        ),
        (
            "typed others",
            "Root: {type: object, properties: {a: {}}, additionalProperties: {type: integer}}",
            "
                = Root
                type Root = object
                  a?: any
                  others: integer
            ",
        ),
        (
            "others by pattern",
            "Root: {type: object, properties: {a: {}}, patternProperties: {^x-: {type: integer}}}",
            "
                = Root
                type Root = object
                  a?: any
                  others: integer
            ",
        ),
        (
            "nothing allowed",
            "Root: {type: object, additionalProperties: false}",
            "
                = Root
                type Root = object
                  others are dropped
            ",
        ),
        (
            "a property that cannot be",
            "Root: {type: object, properties: {a: {type: string}, b: false}}",
            "
                = Root
                type Root = object
                  a?: text
                  others: any
            ",
        ),
        (
            "required and not described",
            "Root: {type: object, required: [nmae, a], properties: {name: {}, a: {}}}",
            "
                = Root
                type Root = object
                  name?: any
                  a: any
                  others: any
                warning A055: `nmae` is required and not described
            ",
        ),
        (
            "required beside a part",
            "
            Root: {allOf: [{$ref: '#/components/schemas/A'}, {required: [b]}]}
            A: {type: object, properties: {a: {type: string}, b: {type: string}}}",
            "
                = Root
                type Root = object
                  a?: text
                  b: text
                  others: any
            ",
        ),
        (
            "groups of fields",
            "
            Root:
              type: object
              properties: {a: {type: string}, b: {type: string}, c: {type: string}}
              anyOf: [{required: [a]}, {required: [b, c]}]",
            "
                = Root
                type Root = object
                  a?: text
                  b?: text
                  c?: text
                  any of: a | b + c
                  others: any
            ",
        ),
        (
            "groups of fields, exactly one",
            "
            Root:
              type: object
              properties: {a: {type: string}, b: {type: string}}
              oneOf: [{required: [a]}, {required: [b], not: {required: [a]}}]",
            "
                = Root
                type Root = object
                  a?: text
                  b?: text
                  one of: a | b
                  others: any
            ",
        ),
        (
            "keyword that is not checked",
            "Root: {type: object, properties: {a: {}}, not: {required: [a]}, if: {}, then: {}}",
            "
                = Root
                type Root = object
                  a?: any
                  others: any
                warning A052: `not` is not checked
                warning A052: `if` is not checked
            ",
        ),
        (
            "property of any value",
            "Root: {type: object, required: [a], properties: {a: true}}",
            "
                = Root
                type Root = object
                  a: any
                  others: any
            ",
        ),
    ];
    check(cases, types);
}

#[test]
fn maps_and_lists() {
    let cases: &[Case] = &[
        ("bare object", "Root: {type: object}", "= {any}"),
        ("map", "Root: {type: object, additionalProperties: {type: string}, maxProperties: 9}", "= {text}(..9)"),
        (
            "map of objects",
            "Root: {type: object, additionalProperties: {type: object, properties: {a: {}}}}",
            "
                = {RootValue}
                type RootValue = object
                  a?: any
                  others: any
            ",
        ),
        ("map by pattern", "Root: {type: object, patternProperties: {^a: {type: string}}}", "= {text}"),
        (
            "map by patterns that differ",
            "Root: {type: object, patternProperties: {^a: {type: string}, ^b: {type: integer}}}",
            "
                = {any}
                warning A059: values are of several types, by the pattern of their names
            ",
        ),
        (
            "list",
            "Root: {type: array, items: {type: string}, minItems: 1, maxItems: 3, uniqueItems: true}",
            "= [text](1..3, unique)",
        ),
        ("list of anything", "Root: {type: array}", "= [any]"),
        ("kind told by items", "Root: {items: {type: string}}", "= [text]"),
        (
            "list of objects",
            "Root: {type: object, properties: {entries: {type: array, items: {type: object, properties: {a: {}}}}}}",
            "
                = Root
                type Root = object
                  entries?: [RootEntry]
                  others: any
                type RootEntry = object
                  a?: any
                  others: any
            ",
        ),
        (
            "tuple of one type",
            "Root: {type: array, prefixItems: [{type: number}, {type: number}], items: false}",
            "= [number](..2)",
        ),
        (
            "tuple of several",
            "Root: {type: array, prefixItems: [{type: string}, {type: integer}]}",
            "
                = [RootItem]
                type RootItem = union
                  text: text
                  integer: integer
                warning A059: each position of this list has a type of its own
            ",
        ),
        ("tuple of before", "Root: {type: array, items: [{type: string}, {type: string}]}", "= [text]"),
        ("list of lists", "Root: {type: array, items: {type: array, items: {type: number}}}", "= [[number]]"),
    ];
    check(cases, types);
}

#[test]
fn enumerations() {
    let cases: &[Case] = &[
        (
            "of texts",
            "Root: {type: string, enum: [in_progress, done, in-review]}",
            r#"
                = Root
                type Root = open enumeration
                  "in_progress" (in progress)
                  "done" (done)
                  "in-review" (in review)
            "#,
        ),
        (
            "of numbers",
            "Root: {type: integer, enum: [1, 2, -1]}",
            "
                = Root
                type Root = open enumeration
                  1 (1)
                  2 (2)
                  -1 (minus 1)
            ",
        ),
        ("of one", "Root: {type: string, enum: [customer]}", r#"= "customer""#),
        (
            "of one, null beside it",
            "Root: {type: object, properties: {a: {enum: [x, null]}}}",
            r#"
                = Root
                type Root = object
                  a?: "x"|null
                  others: any
            "#,
        ),
        ("of booleans", "Root: {type: boolean, enum: [true]}", "= true"),
        ("of both booleans", "Root: {type: boolean, enum: [true, false]}", "= boolean"),
        (
            "without a type",
            "Root: {enum: [a, b]}",
            r#"
                = Root
                type Root = open enumeration
                  "a" (a)
                  "b" (b)
            "#,
        ),
        (
            "of several kinds",
            "Root: {enum: [auto, none, 1, 2, true]}",
            r#"
                = Root
                type Root = union
                  text: RootText
                  number: RootNumber
                  true: true
                type RootNumber = open enumeration
                  1 (1)
                  2 (2)
                type RootText = open enumeration
                  "auto" (auto)
                  "none" (none)
            "#,
        ),
        (
            "with names and prose",
            "Root: {type: integer, enum: [0, 1], x-enum-varnames: [Off, On], x-enum-descriptions: [not lit, lit]}",
            "
                = Root
                type Root = open enumeration
                  0 (off)
                    -- not lit
                  1 (on)
                    -- lit
            ",
        ),
        (
            "with prose by value",
            "Root: {type: string, enum: [a, b], x-enumDescriptions: {a: the first, b: the second}}",
            r#"
                = Root
                type Root = open enumeration
                  "a" (a)
                    -- the first
                  "b" (b)
                    -- the second
            "#,
        ),
        (
            "numbers where text is meant",
            "Root: {type: string, enum: [1.0, true, no, 0x1F]}",
            r#"
                = Root
                type Root = open enumeration
                  "1.0" (1 0)
                  "true" (true)
                  "no" (no)
                  "0x1F" (0x1 f)
                warning A053: the number 1.0 is not of the schema's type
                warning A053: `true` is not of the schema's type
                warning A053: the number 0x1F is not of the schema's type
            "#,
        ),
        (
            "text where numbers are meant",
            "Root: {type: integer, enum: ['1', '2']}",
            r#"
                = Root
                type Root = open enumeration
                  1 (1)
                  2 (2)
                warning A053: the text "1" is not of the schema's type
                warning A053: the text "2" is not of the schema's type
            "#,
        ),
        (
            "twice the same",
            "Root: {type: string, enum: [a, b, a]}",
            r#"
                = Root
                type Root = open enumeration
                  "a" (a)
                  "b" (b)
                warning A053: this value stands twice
            "#,
        ),
        (
            "empty",
            "Root: {type: string, enum: []}",
            "
                = text
                warning A053: an enumeration without values
            ",
        ),
        (
            "only null",
            "Root: {type: object, properties: {a: {type: string, nullable: true, enum: [null]}}}",
            "
                = Root
                type Root = object
                  a?: null
                  others: any
            ",
        ),
        (
            "of objects",
            "Root: {type: object, enum: [{a: 1}], properties: {a: {}}}",
            "
                = Root
                type Root = object
                  a?: any
                  others: any
                warning A053: a value of an enumeration is a list or an object
            ",
        ),
        (
            "on a list, meant for its items",
            "Root: {type: array, items: {type: string}, enum: [a, b]}",
            "
                = [text]
                warning A053: the values are not of the schema's type
            ",
        ),
        (
            "the empty text",
            "Root: {type: string, enum: ['', a]}",
            r#"
                = Root
                type Root = open enumeration
                  "" (empty)
                  "a" (a)
            "#,
        ),
        (
            "documented one by one",
            "
            Root:
              type: integer
              oneOf: [{title: GUILD_TEXT, description: A channel., const: 0}, {title: DM, const: 1}]",
            "
                = Root
                type Root = open enumeration
                  0 (guild text)
                    -- A channel.
                  1 (dm)
            ",
        ),
        (
            "any text, such as these",
            "Root: {anyOf: [{type: string}, {type: string, enum: [gpt-4, gpt-5]}]}",
            r#"
                = Root
                type Root = open enumeration
                  "gpt-4" (gpt 4)
                  "gpt-5" (gpt 5)
            "#,
        ),
    ];
    check(cases, types);
}

#[test]
fn parts() {
    let cases: &[Case] = &[
        ("base and own fields", "
            Root: {allOf: [{$ref: '#/components/schemas/A'}, {type: object, required: [b], properties: {b: {type: integer}}}]}
            A: {type: object, description: A base., required: [a], properties: {a: {type: string}}}", "
                = Root
                type Root = object
                  a: text
                  b: integer
                  others: any
            "),
        ("fields beside the parts, later prose", "
            Root:
              description: The whole.
              properties: {c: {type: boolean}}
              allOf: [{$ref: '#/components/schemas/A'}, {description: a part, properties: {b: {}}}]
            A: {type: object, description: A base., properties: {a: {type: string}}}", "
                = Root
                type Root = object
                  -- The whole.
                  a?: text
                  b?: any
                  c?: boolean
                  others: any
            "),
        ("a field that two describe", "
            Root: {allOf: [{$ref: '#/components/schemas/A'}, {properties: {kind: {enum: [x]}}}]}
            A: {type: object, properties: {kind: {type: string, description: Which.}}}", r#"
                = Root
                type Root = object
                  kind?: "x"
                    -- Which.
                  others: any
            "#),
        ("a field that two describe as the same", "
            Root: {allOf: [{$ref: '#/components/schemas/A'}, {properties: {b: {$ref: '#/components/schemas/B', description: Mine.}}}]}
            A: {type: object, properties: {b: {$ref: '#/components/schemas/B'}}}
            B: {type: object, properties: {c: {}}}", "
                = Root
                type B = object
                  c?: any
                  others: any
                type Root = object
                  b?: B
                    -- Mine.
                  others: any
            "),
        ("types that exclude each other", "Root: {allOf: [{type: string}, {type: integer}]}", "
                = any
                warning A051: this type excludes that of another part
            "),
        ("number and integer", "Root: {allOf: [{type: number}, {type: integer, minimum: 1}]}", "= integer(1..)"),
        ("a narrower enumeration", "Root: {allOf: [{enum: [a, b, c]}, {enum: [a, b]}]}", r#"
                = Root
                type Root = open enumeration
                  "a" (a)
                  "b" (b)
            "#),
        ("of one, with a description", "
            Root: {type: object, properties: {a: {description: Mine., allOf: [{$ref: '#/components/schemas/A'}]}}}
            A: {type: object, properties: {b: {}}}", "
                = Root
                type A = object
                  b?: any
                  others: any
                type Root = object
                  a?: A
                    -- Mine.
                  others: any
            "),
        ("diamond", "
            Root: {allOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/C'}]}
            A: {type: object, properties: {a: {}}}
            B: {allOf: [{$ref: '#/components/schemas/A'}, {properties: {b: {}}}]}
            C: {allOf: [{$ref: '#/components/schemas/A'}, {properties: {c: {}}}]}", "
                = Root
                type Root = object
                  a?: any
                  b?: any
                  c?: any
                  others: any
            "),
        ("fields beside a reference", "
            Root: {$ref: '#/components/schemas/A', properties: {b: {type: string}}}
            A: {type: object, properties: {a: {}}}", "
                = Root
                type Root = object
                  a?: any
                  b?: text
                  others: any
            "),
        ("the same type beside a reference", "
            Root: {type: object, properties: {a: {$ref: '#/components/schemas/A', type: object, description: Mine.}}}
            A: {type: object, properties: {b: {}}}", "
                = Root
                type A = object
                  b?: any
                  others: any
                type Root = object
                  a?: A
                    -- Mine.
                  others: any
            "),
        ("a union narrowed by what builds on it", "
            Root: {allOf: [{$ref: '#/components/schemas/A'}, {properties: {result: {type: array, items: {type: string}}}}]}
            A: {type: object, properties: {result: {anyOf: [{type: object}, {type: array}, {type: string}]}}}", "
                = Root
                type Root = object
                  result?: [text]
                  others: any
            "),
        ("a union narrowed to a component", "
            Root: {allOf: [{$ref: '#/components/schemas/A'}, {properties: {result: {$ref: '#/components/schemas/B'}}}]}
            A: {type: object, properties: {result: {anyOf: [{type: object}, {type: string}]}}}
            B: {type: object, properties: {id: {type: string}}}", "
                = Root
                type B = object
                  id?: text
                  others: any
                type Root = object
                  result?: B
                  others: any
            "),
        ("part of itself", "
            Root: {allOf: [{$ref: '#/components/schemas/A'}, {properties: {a: {}}}]}
            A: {allOf: [{$ref: '#/components/schemas/Root'}, {properties: {b: {}}}]}", "
                = Root
                type Root = object
                  b?: any
                  a?: any
                  others: any
                error A012: this schema is a part of itself
            "),
    ];
    check(cases, types);
}

#[test]
fn circles() {
    let cases: &[Case] = &[
        ("through a field", "Root: {type: object, properties: {next: {$ref: '#/components/schemas/Root'}}}", "
                = Root
                type Root = object
                  next?: Root
                  others: any
            "),
        ("through a list", "Root: {type: object, properties: {all: {type: array, items: {$ref: '#/components/schemas/Root'}}}}", "
                = Root
                type Root = object
                  all?: [Root]
                  others: any
            "),
        ("through a map", "Root: {type: object, additionalProperties: {$ref: '#/components/schemas/Root'}}", "
                = Root
                type Root = {Root}
            "),
        ("of lists", "Root: {type: array, items: {$ref: '#/components/schemas/Root'}}", "
                = Root
                type Root = [Root]
            "),
        ("through a union", "
            Root: {oneOf: [{type: string}, {type: array, items: {$ref: '#/components/schemas/Root'}}]}", "
                = Root
                type Root = union
                  text: text
                  root list: [Root]
            "),
        ("through an allOf", "
            Root: {allOf: [{$ref: '#/components/schemas/A'}, {properties: {child: {$ref: '#/components/schemas/Root'}}}]}
            A: {type: object, properties: {other: {$ref: '#/components/schemas/Root'}}}", "
                = Root
                type Root = object
                  other?: Root
                  child?: Root
                  others: any
            "),
        ("a reference to itself", "Root: {$ref: '#/components/schemas/Root'}", "
                = any
                error A012: this schema is only defined by itself
            "),
        ("references to each other", "
            Root: {$ref: '#/components/schemas/A'}
            A: {$ref: '#/components/schemas/Root'}", "
                = any
                error A012: this schema is only defined by itself
            "),
        ("alternatives of each other", "
            Root: {oneOf: [{$ref: '#/components/schemas/A'}, {type: integer}]}
            A: {oneOf: [{$ref: '#/components/schemas/Root'}, {type: string}]}", "
                = Root
                type Root = union
                  text: text
                  integer: integer
                error A012: one of these alternatives leads back here
            "),
    ];
    check(cases, types);
}
