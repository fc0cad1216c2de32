//! Documents made to exhaust time, memory or stack. Each is read in well under a second when it is read right; the tests
//! hold no clock, since what goes wrong here does not end at all.

use std::fmt::Write as _;

use crate::support::{read, with_schemas};

/// How many links a chain has.
const LONG: usize = 5_000;

fn schema(name: &str, text: &str) -> String {
    format!("{name}: {text}\n")
}

fn reference(name: &str) -> String {
    format!("{{$ref: '#/components/schemas/{name}'}}")
}

/// Reads schemas and gives back the codes of what was said, each once.
fn codes(schemas: &str) -> Vec<&'static str> {
    let mut codes: Vec<_> = read(&with_schemas(schemas)).diagnostics.iter().map(|d| d.code.id).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

#[test]
fn a_chain_of_references() {
    let mut text = schema("Root", &reference("A0"));
    for at in 0..LONG {
        text += &schema(&format!("A{at}"), &reference(&format!("A{}", at + 1)));
    }
    text += &schema(&format!("A{LONG}"), "{type: string}");
    assert_eq!(codes(&text), ["A012"]);
}

#[test]
fn a_chain_of_fields() {
    let mut text = schema("Root", &reference("A0"));
    for at in 0..LONG {
        let next = reference(&format!("A{}", at + 1));
        text += &schema(&format!("A{at}"), &format!("{{type: object, properties: {{next: {next}}}}}"));
    }
    text += &schema(&format!("A{LONG}"), "{type: object, properties: {end: {}}}");
    let read = read(&with_schemas(&text));
    assert_eq!(read.said, Vec::<String>::new());
    assert_eq!(read.api.types.iter().filter(|(_, ty)| ty.name.is_some()).count(), LONG + 1);
}

#[test]
fn a_chain_of_parts() {
    let mut text = schema("Root", &reference("A0"));
    for at in 0..LONG {
        let next = reference(&format!("A{}", at + 1));
        text += &schema(&format!("A{at}"), &format!("{{allOf: [{next}, {{properties: {{p{at}: {{}}}}}}]}}"));
    }
    text += &schema(&format!("A{LONG}"), "{type: object}");
    assert_eq!(codes(&text), ["A057"]);
}

#[test]
fn diamonds_of_parts() {
    let mut text = schema("Root", &reference("A0"));
    for at in 0..40 {
        let next = reference(&format!("A{}", at + 1));
        text += &schema(
            &format!("A{at}"),
            &format!("{{allOf: [{next}, {{allOf: [{next}]}}, {{properties: {{p{at}: {{}}}}}}]}}"),
        );
    }
    text += &schema("A40", "{type: object, properties: {end: {}}}");
    assert_eq!(codes(&text), [""; 0]);
}

#[test]
fn diamonds_of_alternatives() {
    let mut text = schema("Root", &reference("A0"));
    for at in 0..60 {
        let next = reference(&format!("A{}", at + 1));
        text += &schema(
            &format!("A{at}"),
            &format!(
                "{{properties: {{p{at}: {{}}}}, oneOf: [{next}, {{title: X, allOf: [{next}]}}, {{title: Y, properties: {{q: {next}}}}}]}}"
            ),
        );
    }
    text += &schema("A60", "{type: object, properties: {end: {}}}");
    // Only that it ends counts.
    codes(&text);
}

#[test]
fn lists_of_alternatives_beside_each_other() {
    let list = "{oneOf: [{properties: {a: {}}}, {properties: {b: {}}}, {properties: {c: {}}}]}";
    let text = schema("Root", &format!("{{allOf: [{}]}}", [list; 30].join(", ")));
    assert_eq!(codes(&text), ["A059"]);
}

#[test]
fn wide_unions() {
    let variants: String = (0..LONG)
        .map(|at| format!("{{type: object, required: [t], properties: {{t: {{const: v{at}}}, p{at}: {{}}}}}}, "))
        .collect();
    let discriminator = "discriminator: {propertyName: t}";
    let text = schema(
        "Root",
        &format!(
            "{{type: object, properties: {{a: {{oneOf: [{variants}]}}, b: {{oneOf: [{variants}], {discriminator}}}}}}}"
        ),
    );
    assert_eq!(codes(&text), [""; 0]);
}

#[test]
fn nesting() {
    let mut text = "{type: string, enum: [a, b]}".to_owned();
    for _ in 0..60 {
        text = format!("{{type: object, properties: {{a: {{type: array, items: {text}}}}}}}");
    }
    let read = read(&with_schemas(&schema("Root", &text)));
    assert_eq!(read.said, Vec::<String>::new());
    let names = read.api.types.iter().filter_map(|(_, ty)| ty.name.as_ref());
    assert_eq!(names.count(), 61);
}

#[test]
fn aliases_that_multiply() {
    let mut yaml = String::from("openapi: 3.1.0\nx-a0: &a0 {type: string, example: [1]}\n");
    for at in 1..60 {
        let before = at - 1;
        let _ = writeln!(
            yaml,
            "x-a{at}: &a{at} {{type: object, example: [*a{before}, *a{before}], properties: {{a: *a{before}, b: *a{before}}}, allOf: [*a{before}]}}"
        );
    }
    yaml += "paths: {/a: {get: {responses: {'200': {content: {application/json: {schema: *a59, example: *a59}}}}}}}\n";
    let read = read(&yaml);
    assert!(read.said.iter().any(|line| line.contains("A057")), "{:?}", read.said);
}

#[test]
fn what_stands_once_and_is_used_everywhere() {
    let headers: String = (0..2_000).map(|at| format!("h{at}: {{schema: {{type: string}}}}, ")).collect();
    let parameters: String =
        (0..1_000).map(|at| format!("{{name: q{at}, in: query, schema: {{type: string}}}}, ")).collect();
    let prose = "x".repeat(100_000);
    let mut yaml = format!(
        "openapi: 3.1.0\nx-item: &item\n  get: &operation\n    description: {prose}\n    parameters: [{parameters}]\n    responses: {{'200': {{description: {prose}, headers: {{{headers}}}}}}}\n  put: *operation\npaths:\n"
    );
    for at in 0..60_000 {
        let _ = writeln!(yaml, "  /a{at}: *item");
    }
    let read = read(&yaml);
    assert!(read.is_refused() && read.said.iter().all(|line| line.contains("A057")), "{:?}", &read.said[..3]);
    assert_eq!(read.api.census.seen, 100_000);
}

#[test]
fn a_reference_to_itself_everywhere() {
    for document in [
        "paths: {/a: {$ref: '#/paths/~1a'}}",
        "paths: {/a: {get: {parameters: [{$ref: '#/components/parameters/A'}]}}}\ncomponents: {parameters: {A: {$ref: '#/components/parameters/A'}}}",
        "paths: {/a: {get: {requestBody: {$ref: '#/components/requestBodies/A'}}}}\ncomponents: {requestBodies: {A: {$ref: '#/components/requestBodies/B'}, B: {$ref: '#/components/requestBodies/A'}}}",
        "paths: {/a: {get: {responses: {default: {$ref: '#/paths/~1a/get/responses/default'}}}}}",
        "paths: {}\ncomponents: {securitySchemes: {a: {$ref: '#/components/securitySchemes/a'}}}",
    ] {
        let read = read(&format!("openapi: 3.1.0\n{document}\n"));
        assert!(read.is_refused() && read.said.iter().all(|line| line.contains("A012")), "{document}: {:?}", read.said);
    }
}

#[test]
fn many_operations_of_one_name() {
    let mut yaml = String::from("openapi: 3.1.0\npaths:\n");
    for at in 0..LONG {
        let _ = writeln!(yaml, "  /a{}b: {{get: {{operationId: same}}}}", "-".repeat(at % 7) + &"_".repeat(at / 7));
    }
    let read = read(&yaml);
    assert_eq!(read.api.operations.len(), LONG);
    let mut words: Vec<String> = read.api.operations.iter().map(|operation| operation.words.to_string()).collect();
    words.sort_unstable();
    words.dedup();
    assert_eq!(words.len(), LONG);
}

#[test]
fn wide_maps() {
    let names: Vec<String> = (0..LONG).map(|at| format!("p{at}")).collect();
    let properties: String = names.iter().map(|name| format!("{name}: {{type: integer}}, ")).collect();
    let root = format!("{{type: object, required: [{}], properties: {{{properties}}}}}", names.join(", "));
    let missing = format!("{{type: object, required: [{}], properties: {{x: {{}}}}}}", names.join(", "));
    let text = schema("Root", &format!("{{type: object, properties: {{a: {root}, b: {missing}}}}}"));
    assert_eq!(codes(&text), ["A055"]);
    let members = names.join(", ");
    let text = schema("Root", &format!("{{enum: [{members}], x-enum-varnames: [{members}]}}"));
    assert_eq!(codes(&text), [""; 0]);
}

#[test]
fn any_bytes() {
    // A small generator with a fixed start, so that a failure can be seen again.
    let mut state: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % 1_000_003).unwrap_or(0)
    };
    let words = [
        "openapi: 3.1.0",
        "swagger: '2.0'",
        "paths",
        "components",
        "schemas",
        "get",
        "parameters",
        "$ref",
        "'#/components/schemas/A'",
        "'#/'",
        "allOf",
        "oneOf",
        "type",
        "object",
        "array",
        "items",
        "properties",
        "a",
        "A",
        "{",
        "}",
        "[",
        "]",
        ":",
        ", ",
        "\n",
        "  ",
        "null",
        "true",
        "responses",
        "'200'",
        "content",
        "application/json",
        "schema",
        "enum",
        "1",
        "-",
        "/a/{b}",
        "discriminator",
        "in",
        "body",
        "query",
        "name",
        "&x",
        "*x",
        "~",
        "required",
        "definitions",
    ];
    for _ in 0..3_000 {
        let mut text = String::from(if next() % 2 == 0 { "openapi: 3.1.0\n" } else { "swagger: '2.0'\n" });
        for _ in 0..next() % 60 {
            text += words[next() % words.len()];
            text += if next() % 3 == 0 { ": " } else { " " };
        }
        read(&text);
    }
}

#[test]
fn documents_with_values_swapped() {
    let whole = "
openapi: 3.1.0
info: {title: a}
servers: [{url: /, variables: {a: {default: b, enum: [b]}}}]
tags: [{name: t}]
security: [{k: []}]
paths:
  /a/{b}:
    parameters: [{name: b, in: path, schema: {type: string}}]
    get:
      operationId: a
      tags: [t]
      requestBody: {content: {multipart/form-data: {schema: {$ref: '#/components/schemas/A'}, encoding: {x: {style: form}}}}}
      responses: {'200': {headers: {H: {schema: {type: string}}}, content: {application/json: {schema: {$ref: '#/components/schemas/A'}, examples: {e: {value: 1}}}}}}
components:
  securitySchemes: {k: {type: oauth2, flows: {implicit: {authorizationUrl: /, scopes: {a: b}}}}}
  schemas:
    A: {allOf: [{type: object, properties: {x: {type: array, items: {enum: [a, 1]}}}, required: [x]}], oneOf: [{$ref: '#/components/schemas/B'}, {type: string}], discriminator: {propertyName: x, mapping: {a: B}}}
    B: {type: object, additionalProperties: {$ref: '#/components/schemas/A'}, minProperties: 1, patternProperties: {a: {}}}
";
    // Every value in flow notation replaced by every other kind of value.
    let places: Vec<usize> = whole.match_indices(": ").map(|(at, _)| at + 2).collect();
    for &at in &places {
        let rest = &whole[at..];
        let end = at + rest.find([',', '}', ']', '\n']).unwrap_or(rest.len());
        for other in
            ["null", "true", "3", "x", "[]", "{}", "[x]", "{x: y}", "{$ref: '#/components/schemas/A'}", "{$ref: 3}"]
        {
            if !whole[at..end].contains(['{', '[']) {
                read(&format!("{}{other}{}", &whole[..at], &whole[end..]));
            }
        }
    }
}
