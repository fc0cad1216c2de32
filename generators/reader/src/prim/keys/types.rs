//! Types in their long form: JSON Schema 2020-12 as OpenAPI 3.1 has it, and what it lacks.

use super::{Kind, Level, defaulted, optional, required};
use crate::prim::forms::{ANY, PASCAL, PATTERN, SNAKE};

static COUNT: Kind = Kind::Integer(0, i64::MAX);
static TYPES: Kind = Kind::List(&Kind::Type);

pub(in crate::prim) static SCHEMA: Level = Level {
    name: "schema",
    title: "a type",
    about: "A type word on one line, or a map: JSON Schema 2020-12 as in OpenAPI 3.1, with `fields` as a shorthand \
            for objects. Wherever a type can stand, a type word can.",
    keys: &[
        optional(
            "fields",
            &Kind::Map(&ANY, &Kind::Type),
            "An object: its fields, which are required unless they say `optional`.",
            "fields: { id: id, days: optional integer 0.. }",
        ),
        optional(
            "type",
            &Kind::Either(&[Kind::Type, Kind::List(&Kind::Word(JSON_TYPES))]),
            "A type word, to which the keys beside it add; or a list of JSON types.",
            "type: string 1..80",
        ),
        optional("description", &Kind::Text, "What it means. Shown in documentation, tools and help.", ""),
        defaulted("optional", &Kind::Bool, "false", "Within `fields`: may be absent.", ""),
        optional("default", &Kind::Anything, "What stands in for it when it is absent; makes a field optional.", ""),
        optional(
            "only",
            &Kind::List(&Kind::Form(&SNAKE)),
            "The only providers that take this field. Given to another it is an error of the caller.",
            "only: [microvm]",
        ),
        defaulted(
            "extra",
            &Kind::Word(&["refuse", "drop", "keep"]),
            "refuse",
            "What becomes of fields that are not listed.",
            "extra: keep",
        ),
        optional("enum", &Kind::List(&Kind::Constant), "The values it may have.", ""),
        optional("const", &Kind::Constant, "The only value it may have.", ""),
        optional("pattern", &Kind::Form(&PATTERN), "A regular expression (ECMA-262) that is found in the text.", ""),
        optional("format", &Kind::Text, "A format of JSON Schema or OpenAPI.", ""),
        optional("minLength", &COUNT, "Least number of characters.", ""),
        optional("maxLength", &COUNT, "Greatest number of characters.", ""),
        optional("minimum", &Kind::Constant, "Least value.", ""),
        optional("maximum", &Kind::Constant, "Greatest value.", ""),
        optional("exclusiveMinimum", &Kind::Constant, "Values are greater than this.", ""),
        optional("exclusiveMaximum", &Kind::Constant, "Values are less than this.", ""),
        optional("multipleOf", &Kind::Constant, "Values are multiples of this.", ""),
        optional("items", &Kind::Type, "A list: what each item is.", ""),
        optional("minItems", &COUNT, "Least number of items.", ""),
        optional("maxItems", &COUNT, "Greatest number of items.", ""),
        optional("uniqueItems", &Kind::Bool, "No two items are equal.", ""),
        optional("properties", &Kind::Map(&ANY, &Kind::Type), "An object as in JSON Schema: its fields.", ""),
        optional(
            "required",
            &Kind::List(&Kind::Text),
            "Names of fields that must be there. With `fields` only inside of `anyOf` and `oneOf`.",
            "",
        ),
        optional("additionalProperties", &Kind::Either(&[Kind::Bool, Kind::Type]), "A map: what each value is.", ""),
        optional("minProperties", &COUNT, "Least number of fields.", ""),
        optional("maxProperties", &COUNT, "Greatest number of fields.", ""),
        optional(
            "oneOf",
            &TYPES,
            "Exactly one of these types; beside `fields`, exactly one of these groups of fields.",
            "oneOf: [{ required: [url] }, { required: [twiml] }]",
        ),
        optional(
            "anyOf",
            &TYPES,
            "At least one of these types; beside `fields`, at least one of these groups of fields.",
            "",
        ),
        optional("allOf", &TYPES, "All of these at once.", ""),
        optional("discriminator", &Kind::Level(&DISCRIMINATOR), "The field that says which of `oneOf` a value is.", ""),
        optional("contentMediaType", &Kind::Text, "Media type of bytes.", ""),
        optional("contentEncoding", &Kind::Text, "How bytes are written as text.", ""),
        optional("title", &Kind::Line(200), "A name for people.", ""),
        optional("deprecated", &Kind::Bool, "Its use is discouraged.", ""),
        optional("examples", &Kind::List(&Kind::Anything), "Values.", ""),
    ],
    includes: &[],
    example: "Parcel:\n  description: Sides in centimetres.\n  fields:\n    weight_g: integer 1..70000\n    note: { \
              type: optional string ..200, description: Printed on the label. }",
};

/// The types of JSON Schema.
pub(in crate::prim) const JSON_TYPES: &[&str] = &["string", "integer", "number", "boolean", "object", "array", "null"];

pub(in crate::prim) static DISCRIMINATOR: Level = Level {
    name: "discriminator",
    title: "a discriminator",
    about: "The field whose text tells the branches of a union apart.",
    keys: &[
        required("propertyName", &Kind::Text, "The field.", ""),
        optional("mapping", &Kind::Map(&ANY, &Kind::Form(&PASCAL)), "Text of the field: name of the type.", ""),
    ],
    includes: &[],
    example: "discriminator: { propertyName: type, mapping: { text: TextPart, image_url: ImagePart } }",
};

/// The type of a parameter.
pub(in crate::prim) static PARAM_TYPE: Kind = Kind::Either(&[Kind::Level(&PARAM), Kind::Type]);

pub(in crate::prim) static PARAM: Level = Level {
    name: "param",
    title: "a parameter",
    about: "A type word, or a type in its long form with the place where the parameter stands.",
    keys: &[defaulted(
        "in",
        &Kind::Word(&["query", "header"]),
        "query",
        "Where it stands, if not in the path.",
        "in: header",
    )],
    includes: &[&SCHEMA],
    example: "params: { id: id, X-Trace: { in: header, type: string ..64 } }",
};
