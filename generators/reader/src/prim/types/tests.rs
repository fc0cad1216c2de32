//! What types are expanded to, and how they are refused. A table of words is shorter than a file for each.

use source::render::{Format, Style, render};
use source::{Diagnostics, Sources};

use super::{Expander, Writer};
use crate::syntax;

fn expand(text: &str) -> (String, String) {
    let mut sources = Sources::new();
    let file = sources.add("a.yaml", text);
    let mut out = Diagnostics::new();
    let tree = syntax::parse(file, &sources, &mut out).expect("the text of a test is YAML");
    let writer = Writer::new(file, sources.file(file).text());
    let mut types = Expander::new(writer, vec!["Part", "Message"], &mut out);
    let presence = types.schema(tree.root());
    let expanded = types.writer.finish().expect("everything is closed");
    (format!("{presence:?} {:?}", expanded.root()), render(&out.sorted(), &sources, Format::Human(Style::Plain)))
}

#[test]
fn type_words() {
    for (text, expected) in [
        ("string", r#"Unsaid {"type": "string"}"#),
        ("string 1..80", r#"Unsaid {"type": "string", "minLength": 1, "maxLength": 80}"#),
        ("optional integer 0..", r#"Optional {"type": "integer", "minimum": 0}"#),
        ("required phone", r#"Required {"type": "string", "format": "phone"}"#),
        ("integer -5..5 = -3", r#"Optional {"type": "integer", "minimum": -5, "maximum": 5, "default": -3}"#),
        ("number 0.1..400", r#"Unsaid {"type": "number", "minimum": 0.1, "maximum": 400}"#),
        ("boolean = false", r#"Optional {"type": "boolean", "default": false}"#),
        (
            "decimal 0.01..100",
            r#"Unsaid {"type": "string", "format": "decimal", "x-minimum": "0.01", "x-maximum": "100"}"#,
        ),
        ("datetime", r#"Unsaid {"type": "string", "format": "date-time"}"#),
        ("url", r#"Unsaid {"type": "string", "format": "uri"}"#),
        ("id", r#"Unsaid {"type": "string", "format": "id", "minLength": 1, "maxLength": 255}"#),
        ("secret 8..128", r#"Unsaid {"type": "string", "format": "secret", "minLength": 8, "maxLength": 128}"#),
        ("any", "Unsaid {}"),
        ("~", r#"Unsaid {"type": "null"}"#),
        ("bytes ..1MB", r#"Unsaid {"type": "string", "format": "binary", "x-max-bytes": 1048576}"#),
        (
            "file image/jpeg image/png ..10MB",
            r#"Unsaid {"type": "string", "format": "binary", "x-media": ["image/jpeg", "image/png"], "x-max-bytes": 10485760}"#,
        ),
        ("enum(a|b-c| d )", r#"Unsaid {"type": "string", "enum": ["a", "b-c", "d"]}"#),
        ("const(chat.completion)", r#"Unsaid {"type": "string", "const": "chat.completion"}"#),
        ("enum(pdf|png) = pdf", r#"Optional {"type": "string", "enum": ["pdf", "png"], "default": "pdf"}"#),
        ("string 2..2 = US", r#"Optional {"type": "string", "minLength": 2, "maxLength": 2, "default": "US"}"#),
        ("Part", r##"Unsaid {"$ref": "#/components/schemas/Part"}"##),
        (
            "list(Part) ..4",
            r##"Unsaid {"type": "array", "items": {"$ref": "#/components/schemas/Part"}, "maxItems": 4}"##,
        ),
        (
            "list(list(string | null) 1..) ..2",
            r#"Unsaid {"type": "array", "items": {"type": "array", "items": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "minItems": 1}, "maxItems": 2}"#,
        ),
        (
            "map(any) 1..64",
            r#"Unsaid {"type": "object", "additionalProperties": {}, "minProperties": 1, "maxProperties": 64}"#,
        ),
        (
            "optional string | list(Part) | null",
            r##"Optional {"anyOf": [{"type": "string"}, {"type": "array", "items": {"$ref": "#/components/schemas/Part"}}, {"type": "null"}]}"##,
        ),
        (
            "string 1.. | list(string) 1..2048",
            r#"Unsaid {"anyOf": [{"type": "string", "minLength": 1}, {"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": 2048}]}"#,
        ),
    ] {
        let (expanded, why) = expand(text);
        assert_eq!(expanded, expected, "{text}\n{why}");
        assert!(why.is_empty(), "{text}\n{why}");
    }
}

#[test]
fn long_forms() {
    for (text, expected) in [
        (
            "fields: { id: id, days: optional integer, n: { type: integer, default: 1 } }",
            r#"Unsaid {"type": "object", "properties": {"id": {"type": "string", "format": "id", "minLength": 1, "maxLength": 255}, "days": {"type": "integer"}, "n": {"type": "integer", "default": 1}}, "required": ["id"], "x-extra": "refuse"}"#,
        ),
        (
            "{ type: string 1..80, description: Name., pattern: ^a }",
            r#"Unsaid {"type": "string", "minLength": 1, "maxLength": 80, "description": "Name.", "pattern": "^a"}"#,
        ),
        (
            "{ type: optional Part, description: x }",
            r##"Optional {"$ref": "#/components/schemas/Part", "description": "x"}"##,
        ),
        ("{ type: [string, \"null\"], minLength: 1 }", r#"Unsaid {"type": ["string", "null"], "minLength": 1}"#),
        (
            "{ type: array, items: Part }",
            r##"Unsaid {"type": "array", "items": {"$ref": "#/components/schemas/Part"}}"##,
        ),
        (
            "{ type: object, additionalProperties: string ..3 }",
            r#"Unsaid {"type": "object", "additionalProperties": {"type": "string", "maxLength": 3}}"#,
        ),
        (
            "{ type: integer, optional: true, only: [microvm] }",
            r#"Optional {"type": "integer", "x-only": ["microvm"]}"#,
        ),
        (
            "{ extra: keep, fields: { a: any } }",
            r#"Unsaid {"type": "object", "properties": {"a": {}}, "required": ["a"], "x-extra": "keep"}"#,
        ),
        (
            "{ discriminator: { propertyName: type, mapping: { text: Part } }, oneOf: [Part, Message] }",
            r##"Unsaid {"discriminator": {"propertyName": "type", "mapping": {"text": "#/components/schemas/Part"}}, "oneOf": [{"$ref": "#/components/schemas/Part"}, {"$ref": "#/components/schemas/Message"}]}"##,
        ),
        (
            "{ fields: { a: optional string, b: optional string }, anyOf: [{ required: [a] }, { required: [b] }] }",
            r#"Unsaid {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}, "anyOf": [{"required": ["a"]}, {"required": ["b"]}], "x-extra": "refuse"}"#,
        ),
    ] {
        let (expanded, why) = expand(text);
        assert_eq!(expanded, expected, "{text}\n{why}");
        assert!(why.is_empty(), "{text}\n{why}");
    }
}

#[test]
fn refusals() {
    for (text, expected) in [
        ("strng", "T001]: `strng` is not a type word\n --> a.yaml:1:1"),
        ("strng", "did you mean `string`?"),
        ("optional int", "T001]: `int` is not a type word\n --> a.yaml:1:10"),
        ("message", "did you mean `Message`?"),
        ("list(Mesage)", "T002]: there is no type `Mesage`\n --> a.yaml:1:6"),
        ("list(Mesage)", "did you mean `Message`?"),
        ("String", "did you mean `string`?"),
        ("list", "T001]: `list` needs something in parentheses"),
        ("list(string", "T001]: this parenthesis is not closed\n --> a.yaml:1:5"),
        ("list(optional string)", "T001]: `optional` stands at the beginning\n --> a.yaml:1:6"),
        ("list(string = x)", "T001]: expected `)`, found `=`"),
        ("string, 1..80", "bounds are written `1..80`"),
        ("string?", "an optional field `optional T`"),
        ("string |", "T001]: expected a type, found the end"),
        ("enum(a|a)", "T001]: `a` stands twice\n --> a.yaml:1:8"),
        ("enum(1|2)", "`1` could be text or not"),
        ("enum()", "T001]: nothing stands here in `enum`"),
        ("const(true)", "`{ const: true }`"),
        ("string 80", "T003]: `80` is not a pair of bounds\n --> a.yaml:1:8"),
        ("string 80", "`..80` at most"),
        ("string 9..1", "T003]: no value is between 9 and 1"),
        ("string a..b", "T001]: expected `|`, bounds or `=`, found `a`"),
        ("string 1..x", "T003]: `x` is not a whole number\n --> a.yaml:1:11"),
        ("string -1..5", "T003]: `-1` is not a whole number"),
        ("boolean 1..2", "T003]: this type has no bounds"),
        ("enum(a) 1..2", "T003]: this type has no bounds"),
        ("file image/png 1MB..2MB", "T003]: a file has no least size"),
        ("integer ..", "T003]: `..` is not a pair of bounds"),
        ("integer = x", "T004]: `x` is not a value of this type\n --> a.yaml:1:11"),
        ("integer 1..5 = 9", "T004]: `9` is not a value"),
        ("enum(a|b) = c", "expected one of a, b"),
        ("list(string) = []", "a default in the long form"),
        ("string =", "T004]: no default stands behind `=`"),
        ("secret = x", "no default at all for `secret`"),
        ("{ type: string 1..80, maxLength: 9 }", "T006]: `maxLength` is said twice\n --> a.yaml:1:23"),
        ("{ type: string, fields: { a: any } }", "T006]: `type` is said twice"),
        ("{ fields: { a: any }, oneOf: [{ required: [b] }] }", "T007]: there is no field `b`"),
        ("{ fields: { a: strin } }", "T001]: `strin` is not a type word\n --> a.yaml:1:16"),
        ("[a]", "T001]: a list is not a type"),
        ("12", "T001]: the number 12 is not a type"),
    ] {
        let (_, why) = expand(text);
        assert!(why.contains(expected), "{text} gave\n{why}");
    }
}

#[test]
fn hostile_words_end_soon() {
    for text in [
        "list(".repeat(50_000),
        "string | ".repeat(50_000),
        "enum(".to_owned() + &"a|".repeat(20_000),
        "file ".to_owned() + &"a/b ".repeat(50_000),
        "string 1..".to_owned() + &"9".repeat(100_000),
    ] {
        let _ = expand(&text);
    }
}
