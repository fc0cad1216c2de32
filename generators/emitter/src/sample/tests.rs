//! Samples and violations against an independent judge: the JSON Schema that we write, and somebody else's validator.

use model::Value;
use model::api::Api;
use model::types::{
    Access, Bound, Enumeration, Extra, Field, Format, Group, Integer, Length, List, Map, Member, Number, Object, Range,
    Rule as GroupRule, Shape, Text, Type, TypeId, TypeRef, Types, Union, Variant,
};
use model::{Docs, Words};
use proptest::prelude::*;
use source::{Sources, Span};

use super::{Fill, Rule, faults, sample, violations};

fn span() -> Span {
    Span::new(Sources::new().add("test.yaml", String::new()), 0, 0)
}

/// A type to be built.
#[derive(Clone, Debug)]
enum Draft {
    Shape(Shape),
    List(Box<Draft>, Length, bool),
    Map(Box<Draft>, Length),
    Object(Vec<(Draft, bool, bool)>, bool, Option<GroupRule>),
    Union(Vec<Draft>, bool),
}

fn add(types: &mut Types, draft: &Draft) -> TypeId {
    let mut name = None;
    let shape = match draft {
        Draft::Shape(shape) => shape.clone(),
        Draft::List(item, length, unique) => {
            Shape::List(List { item: TypeRef::plain(add(types, item)), length: *length, unique: *unique })
        }
        Draft::Map(value, length) => Shape::Map(Map { value: TypeRef::plain(add(types, value)), length: *length }),
        Draft::Object(fields, is_strict, group) => {
            let fields: Vec<Field> = fields
                .iter()
                .enumerate()
                .map(|(at, (draft, required, nullable))| {
                    field(&format!("f{at}"), TypeRef { id: add(types, draft), nullable: *nullable }, *required)
                })
                .collect();
            let extra = if *is_strict { Extra::Refuse } else { Extra::Drop };
            name = Some(Words::split(&format!("object {}", types.len())));
            let names: Vec<String> =
                fields.iter().filter(|field| !field.required).map(|field| field.name.clone()).collect();
            let alternatives = names.into_iter().take(2).map(|name| vec![name]).collect::<Vec<_>>();
            let group = group.filter(|_| alternatives.len() == 2).map(|rule| Group { rule, alternatives });
            Shape::Object(Object { fields, extra, groups: group.into_iter().collect() })
        }
        Draft::Union(drafts, is_tagged) => {
            let variants = drafts.iter().enumerate().map(|(at, draft)| {
                let ty = add(types, draft);
                let is_object = matches!(types.shape(ty), Shape::Object(_));
                if *is_tagged && is_object {
                    let tag = Shape::Constant(Value::Text(format!("tag{at}")));
                    let tag = types.add_shape(tag, span());
                    if let Shape::Object(object) = &mut types.get_mut(ty).shape {
                        object.fields.push(field("kind", TypeRef::plain(tag), true));
                    }
                }
                let tags = if *is_tagged && is_object { vec![format!("tag{at}")] } else { Vec::new() };
                Variant { name: Words::split(&format!("v{at}")), ty, tags }
            });
            let variants: Vec<Variant> = variants.collect();
            let tag = variants.iter().all(|variant| !variant.tags.is_empty()).then(|| "kind".to_owned());
            Shape::Union(Union { variants, tag })
        }
    };
    types.add(Type { name, docs: Docs::default(), shape, examples: Vec::new(), span: span() })
}

fn field(name: &str, ty: TypeRef, required: bool) -> Field {
    Field {
        name: name.to_owned(),
        words: Words::split(name),
        ty,
        required,
        default: None,
        access: Access::Both,
        deprecated: false,
        only: Vec::new(),
        docs: Docs::default(),
        span: span(),
    }
}

fn text(format: Format, length: Length, pattern: Option<&str>) -> Shape {
    Shape::Text(Text { format, length, pattern: pattern.map(str::to_owned) })
}

fn length(most: u64) -> impl Strategy<Value = Length> {
    (prop::option::of(0..most), prop::option::of(0..most)).prop_map(|(min, max)| match (min, max) {
        (Some(min), Some(max)) => Length { min: Some(min.min(max)), max: Some(min.max(max)) },
        (min, max) => Length { min, max },
    })
}

/// Bounds far enough apart that a multiple lies between them.
fn range() -> impl Strategy<Value = Range> {
    let end = || prop::option::of((-50_i64..50, any::<bool>()));
    (end(), end(), prop::option::of(1_i64..6)).prop_map(|(min, max, multiple)| {
        let bound = |(value, exclusive): (i64, bool), by: i64| Bound { value: (value * 2 + by).to_string(), exclusive };
        let (min, max) = match (min, max) {
            (Some(a), Some(b)) if a.0 > b.0 => (Some(b), Some(a)),
            ends => ends,
        };
        Range {
            min: min.map(|end| bound(end, -8)),
            max: max.map(|end| bound(end, 8)),
            multiple_of: multiple.map(|multiple| multiple.to_string()),
        }
    })
}

fn leaf() -> impl Strategy<Value = Draft> {
    static WORDS: [&str; 3] = ["^[a-z]+$", "^x-\\d{2,5}$", "^(cat|dog)s?$"];
    prop_oneof![
        Just(Shape::Any),
        Just(Shape::Boolean),
        range().prop_map(|range| Shape::Integer(Integer { unsigned: false, range })),
        range().prop_map(|range| Shape::Number(Number { range })),
        length(40).prop_map(|length| text(Format::Plain, length, None)),
        prop::sample::select(&WORDS[..]).prop_map(|pattern| text(Format::Plain, Length::default(), Some(pattern))),
        prop::sample::select(vec![Format::DateTime, Format::Date, Format::Uuid, Format::Url, Format::Email])
            .prop_map(|format| text(format, Length::default(), None)),
        Just(text(Format::Decimal(Range::default()), Length::default(), None)),
        Just(text(Format::Phone, Length::default(), None)),
        Just(Shape::Constant(Value::Text("c".to_owned()))),
        (1..5_usize).prop_map(|count| {
            let member = |at: usize| Member {
                value: Value::Text(format!("m{at}")),
                name: Words::split(&format!("m{at}")),
                docs: Docs::default(),
            };
            Shape::Enumeration(Enumeration { members: (0..count).map(member).collect(), open: false })
        }),
    ]
    .prop_map(Draft::Shape)
}

fn draft() -> impl Strategy<Value = Draft> {
    leaf().prop_recursive(4, 24, 5, |inner| {
        let boxed = inner.clone().prop_map(Box::new);
        let rule = prop::option::of(prop_oneof![Just(GroupRule::AnyOf), Just(GroupRule::OneOf)]);
        prop_oneof![
            (boxed.clone(), length(4)).prop_map(|(item, length)| Draft::List(item, length, false)),
            (boxed, length(4)).prop_map(|(value, length)| Draft::Map(value, length)),
            (prop::collection::vec((inner.clone(), any::<bool>(), any::<bool>()), 0..5), any::<bool>(), rule)
                .prop_map(|(fields, is_strict, rule)| Draft::Object(fields, is_strict, rule)),
            (prop::collection::vec(inner, 1..4), any::<bool>())
                .prop_map(|(variants, is_tagged)| Draft::Union(variants, is_tagged)),
        ]
    })
}

/// Types with a root of the name `Root`, and a validator for it.
fn build(draft: &Draft) -> (Types, TypeRef, jsonschema::Validator) {
    let mut types = Types::new();
    let id = add(&mut types, draft);
    let root = Shape::Object(Object {
        fields: vec![field("value", TypeRef::plain(id), true)],
        extra: Extra::Refuse,
        groups: Vec::new(),
    });
    let root = types.add(Type {
        name: Some(Words::split("root")),
        docs: Docs::default(),
        shape: root,
        examples: Vec::new(),
        span: span(),
    });
    let validator = validator(&types);
    (types, TypeRef::plain(root), validator)
}

fn validator(types: &Types) -> jsonschema::Validator {
    let api = Api { types: types.clone(), ..Api::default() };
    let mut document = json(&crate::openapi::render_document(&api));
    document["$ref"] = "#/components/schemas/Root".into();
    jsonschema::options()
        .should_validate_formats(true)
        // Two forms that JSON Schema has no names for.
        .with_format("decimal", |text: &str| prim_json::Format::Decimal.admits(text))
        .with_format("phone", |text: &str| prim_json::Format::Phone.admits(text))
        .build(&document)
        .expect("a schema")
}

fn json(value: &Value) -> serde_json::Value {
    serde_json::from_str(&crate::json::compact(value)).expect("JSON")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn samples_are_valid_and_violations_are_not(draft in draft()) {
        let (types, root, validator) = build(&draft);
        for fill in [Fill::Minimal, Fill::Full] {
            let good = sample(&types, root, fill, "").expect("a value");
            prop_assert_eq!(sample(&types, root, fill, ""), Some(good.clone()), "the same every time");
            prop_assert_eq!(faults(&types, root, &good), vec![]);
            prop_assert!(validator.is_valid(&json(&good)), "{:?}", good);
            for bad in violations(&types, root, &good) {
                prop_assert!(!validator.is_valid(&json(&bad.value)), "{:?}", bad);
            }
        }
    }
}

#[test]
fn each_rule_is_broken_by_itself() {
    let whole = |range| Draft::Shape(Shape::Integer(Integer { unsigned: false, range }));
    let bound = |value: &str| Some(Bound { value: value.to_owned(), exclusive: false });
    let cases: Vec<(Draft, &[Rule])> = vec![
        (Draft::Shape(Shape::Boolean), &[Rule::Type]),
        (
            whole(Range { min: bound("1"), max: bound("9"), multiple_of: Some("2".to_owned()) }),
            &[Rule::Type, Rule::Minimum, Rule::Maximum, Rule::MultipleOf],
        ),
        (
            Draft::Shape(text(Format::Plain, Length { min: Some(2), max: Some(4) }, Some("^[a-z]+$"))),
            &[Rule::Type, Rule::MinLength, Rule::MaxLength, Rule::Pattern],
        ),
        (Draft::Shape(text(Format::Email, Length::default(), None)), &[Rule::Type, Rule::Format]),
        (
            Draft::List(Box::new(Draft::Shape(Shape::Boolean)), Length { min: Some(1), max: Some(2) }, true),
            &[Rule::Type, Rule::MinItems, Rule::UniqueItems],
        ),
        (
            Draft::List(Box::new(whole(Range::default())), Length { min: Some(1), max: Some(2) }, true),
            &[Rule::Type, Rule::MinItems, Rule::MaxItems, Rule::UniqueItems],
        ),
        (
            Draft::Object(
                vec![
                    (Draft::Shape(Shape::Boolean), true, false),
                    (Draft::Shape(Shape::Boolean), false, false),
                    (Draft::Shape(Shape::Boolean), false, true),
                ],
                true,
                Some(GroupRule::OneOf),
            ),
            &[Rule::Type, Rule::Required, Rule::AdditionalProperties, Rule::OneOf],
        ),
        (Draft::Shape(Shape::Constant(Value::Text("c".to_owned()))), &[Rule::Const]),
        (
            Draft::Union(vec![Draft::Object(Vec::new(), true, None), Draft::Object(Vec::new(), false, None)], true),
            &[Rule::AdditionalProperties, Rule::AnyOf],
        ),
    ];
    for (draft, rules) in cases {
        let (types, root, _) = build(&draft);
        let good = sample(&types, root, Fill::Full, "").expect("a value");
        let found = violations(&types, root, &good);
        for rule in rules {
            let is_broken = found.iter().any(|bad| bad.fault.rule == *rule && bad.fault.path.starts_with("value"));
            assert!(is_broken, "{rule:?} of {draft:?}: {found:#?}");
        }
    }
}

#[test]
fn what_is_endless_has_no_value_and_what_is_round_has_one() {
    let mut types = Types::new();
    let endless = types.reserve(span());
    let shape = |required| {
        let fields = vec![field("next", TypeRef::plain(endless), required)];
        Shape::Object(Object { fields, extra: Extra::Refuse, groups: Vec::new() })
    };
    let name = Some(Words::split("root"));
    let ty = |shape| Type { name: name.clone(), docs: Docs::default(), shape, examples: Vec::new(), span: span() };
    types.define(endless, ty(shape(true)));
    assert_eq!(sample(&types, TypeRef::plain(endless), Fill::Full, ""), None);
    types.define(endless, ty(shape(false)));
    assert_eq!(sample(&types, TypeRef::plain(endless), Fill::Full, ""), Some(Value::Object(Vec::new())));
}

#[test]
fn examples_come_first_where_they_are_valid() {
    let mut types = Types::new();
    let id = types.add_shape(text(Format::Plain, Length { min: None, max: Some(3) }, None), span());
    types.get_mut(id).examples = vec![Value::Text("too long".to_owned()), Value::Text("ok".to_owned())];
    assert_eq!(sample(&types, TypeRef::plain(id), Fill::Minimal, "name"), Some(Value::Text("ok".to_owned())));
}
