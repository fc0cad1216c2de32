//! Values of one of several types, with and without something that tells them apart.

use crate::support::{Case, check, types};

#[test]
fn plain() {
    let cases: &[Case] = &[
        (
            "of components",
            "
            Root: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}
            A: {type: object, properties: {a: {}}}
            B: {type: object, properties: {b: {}}}",
            "
                = Root
                type A = object
                  a?: any
                  others: any
                type B = object
                  b?: any
                  others: any
                type Root = union
                  a: A
                  b: B
            ",
        ),
        (
            "of kinds",
            "Root: {type: [string, integer, 'null']}",
            "
                = Root|null
                type Root = union
                  text: text
                  integer: integer
            ",
        ),
        (
            "of kinds with details",
            "Root: {type: [string, array, object], maxLength: 3, items: {type: integer}, properties: {a: {}}}",
            "
                = Root
                type Root = union
                  object: RootObject
                  list: [integer]
                  text: text(..3)
                type RootObject = object
                  a?: any
                  others: any
            ",
        ),
        (
            "of scalars and lists",
            "Root: {anyOf: [{type: string}, {type: array, items: {type: string}}, {type: array, items: {type: integer}}]}",
            "
                = Root
                type Root = union
                  text: text
                  list: [text]
                  list 2: [integer]
            ",
        ),
        (
            "named by title, mark, field or kind",
            "
            Root:
              oneOf:
                - {title: First One, type: object, properties: {x: {}}}
                - {type: object, properties: {type: {const: image_url}, x: {}}}
                - {type: object, properties: {x: {}, only: {}}}
                - {type: object, properties: {x: {}}}
                - {type: boolean}",
            r#"
                = Root
                type Root = union
                  first one: RootFirstOne
                  image url: RootImageUrl
                  only: RootOnly
                  object: RootObject
                  boolean: boolean
                type RootFirstOne = object
                  -- First One
                  x?: any
                  others: any
                type RootImageUrl = object
                  type?: "image_url"
                  x?: any
                  others: any
                type RootObject = object
                  x?: any
                  others: any
                type RootOnly = object
                  x?: any
                  only?: any
                  others: any
            "#,
        ),
        (
            "the same alternative twice",
            "Root: {oneOf: [{type: array, items: {type: string}}, {type: array, items: {type: string}}, {type: integer}]}",
            "
                = Root
                type Root = union
                  list: [text]
                  integer: integer
            ",
        ),
        (
            "one alternative",
            "
            Root: {oneOf: [{$ref: '#/components/schemas/A'}]}
            A: {type: object, properties: {a: {}}}",
            "
                = A
                type A = object
                  a?: any
                  others: any
            ",
        ),
        ("with anything", "Root: {anyOf: [{type: string}, {}]}", "= any"),
        (
            "inside of a union",
            "
            Root: {anyOf: [{type: integer}, {anyOf: [{type: string}, {type: object, properties: {a: {}}}]}]}",
            "
                = Root
                type Root = union
                  integer: integer
                  text: text
                  a: RootA
                type RootA = object
                  a?: any
                  others: any
            ",
        ),
        (
            "alternatives of text",
            "Root: {anyOf: [{type: string, format: date}, {type: string, format: date-time}]}",
            "= text",
        ),
        ("alternatives of numbers", "Root: {oneOf: [{type: integer}, {type: number}]}", "= number"),
        (
            "fields beside alternatives",
            "
            Root:
              type: object
              required: [id]
              properties: {id: {type: string}}
              oneOf:
                - {title: Card, properties: {number: {type: string}}, required: [number]}
                - {title: Bank, properties: {iban: {type: string}}, required: [iban]}",
            "
                = Root
                type Root = union
                  card: RootCard
                  bank: RootBank
                type RootBank = object
                  -- Bank
                  id: text
                  iban: text
                  others: any
                type RootCard = object
                  -- Card
                  id: text
                  number: text
                  others: any
            ",
        ),
        (
            "a list of alternatives in each of two parts",
            "
            Root:
              allOf:
                - {oneOf: [{title: A, properties: {a: {}}}, {title: B, properties: {b: {}}}]}
                - {properties: {id: {type: string}}}",
            "
                = Root
                type Root = union
                  a: RootA
                  b: RootB
                type RootA = object
                  -- A
                  id?: text
                  a?: any
                  others: any
                type RootB = object
                  -- B
                  id?: text
                  b?: any
                  others: any
            ",
        ),
    ];
    check(cases, types);
}

#[test]
fn told_apart() {
    let cases: &[Case] = &[
        ("mapping", "
            Root:
              oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
              discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', kitten: Cat, dog: '#/components/schemas/Dog'}}
            Cat: {type: object, required: [kind], properties: {kind: {type: string}, meow: {}}}
            Dog: {type: object, required: [kind], properties: {kind: {type: string}, bark: {}}}", r#"
                = Root
                type Cat = object
                  kind: text
                  meow?: any
                  others: any
                type Dog = object
                  kind: text
                  bark?: any
                  others: any
                type Root = union by kind
                  cat: Cat if "cat" | "kitten"
                  dog: Dog if "dog"
            "#),
        ("no mapping, names of components", "
            Root:
              oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
              discriminator: {propertyName: kind}
            Cat: {type: object, required: [kind], properties: {kind: {type: string}}}
            Dog: {type: object, required: [kind], properties: {kind: {type: string}}}", r#"
                = Root
                type Cat = object
                  kind: text
                  others: any
                type Dog = object
                  kind: text
                  others: any
                type Root = union by kind
                  cat: Cat if "Cat"
                  dog: Dog if "Dog"
            "#),
        ("no mapping, values of the property", "
            Root:
              oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
              discriminator: {propertyName: kind}
            Cat: {type: object, required: [kind], properties: {kind: {type: string, enum: [cat]}}}
            Dog: {type: object, required: [kind], properties: {kind: {enum: [dog, puppy]}}}", r#"
                = Root
                type Cat = object
                  kind: "cat"
                  others: any
                type Dog = object
                  kind: DogKind
                  others: any
                type DogKind = open enumeration
                  "dog" (dog)
                  "puppy" (puppy)
                type Root = union by kind
                  cat: Cat if "cat"
                  dog: Dog if "dog" | "puppy"
            "#),
        ("no discriminator, a constant in each", "
            Root: {anyOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}
            A: {type: object, required: [type, x], properties: {x: {}, type: {const: a}}}
            B: {type: object, required: [type], properties: {type: {const: b}}}", r#"
                = Root
                type A = object
                  x: any
                  type: "a"
                  others: any
                type B = object
                  type: "b"
                  others: any
                type Root = union by type
                  a: A if "a"
                  b: B if "b"
            "#),
        ("a constant that need not be there tells nothing", "
            Root: {anyOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}
            A: {type: object, properties: {type: {const: a}}}
            B: {type: object, required: [type], properties: {type: {const: b}}}", r#"
                = Root
                type A = object
                  type?: "a"
                  others: any
                type B = object
                  type: "b"
                  others: any
                type Root = union
                  a: A
                  b: B
            "#),
        ("mapping to nothing", "
            Root:
              oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
              discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', dog: Dgo}}
            Cat: {type: object, properties: {kind: {type: string}}}
            Dog: {type: object, properties: {kind: {type: string}}}", r#"
                = Root
                type Cat = object
                  kind?: text
                  others: any
                type Dog = object
                  kind?: text
                  others: any
                type Root = union by kind
                  cat: Cat if "cat"
                  dog: Dog if "Dog"
                warning A056: `Dgo` is no schema
            "#),
        ("unions inside of each other", "
            Root:
              oneOf: [{$ref: '#/components/schemas/Pets'}, {$ref: '#/components/schemas/Car'}]
              discriminator: {propertyName: kind}
            Pets:
              oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
              discriminator: {propertyName: kind}
            Cat: {type: object, required: [kind], properties: {kind: {const: cat}}}
            Dog: {type: object, required: [kind], properties: {kind: {const: dog}}}
            Car: {type: object, required: [kind], properties: {kind: {const: car}}}", r#"
                = Root
                type Car = object
                  kind: "car"
                  others: any
                type Cat = object
                  kind: "cat"
                  others: any
                type Dog = object
                  kind: "dog"
                  others: any
                type Pets = union by kind
                  cat: Cat if "cat"
                  dog: Dog if "dog"
                type Root = union by kind
                  pets: Pets if "cat" | "dog"
                  car: Car if "car"
            "#),
        ("discriminator without a property", "
            Root:
              oneOf: [{$ref: '#/components/schemas/Cat'}, {type: string}]
              discriminator: {mapping: {}}
            Cat: {type: object, properties: {kind: {type: string}}}", "
                = Root
                type Cat = object
                  kind?: text
                  others: any
                type Root = union
                  cat: Cat
                  text: text
                warning A056: this discriminator names no property
            "),
    ];
    check(cases, types);
}

#[test]
fn families() {
    let cases: &[Case] = &[
        ("heirs that name their base", "
            Root: {$ref: '#/components/schemas/Pet'}
            Pet: {type: object, required: [kind], discriminator: {propertyName: kind}, properties: {kind: {type: string}, name: {type: string}}}
            Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {meow: {}}}]}
            Dog: {allOf: [{$ref: '#/components/schemas/Pet'}]}", r#"
                = Pet
                type Cat = object
                  kind: text
                  name?: text
                  meow?: any
                  others: any
                type Dog = object
                  kind: text
                  name?: text
                  others: any
                type Pet = union by kind
                  cat: Cat if "Cat"
                  dog: Dog if "Dog"
                  pet: PetBase if "Pet"
                type PetBase = object
                  kind: text
                  name?: text
                  others: any
            "#),
        ("with a mapping", "
            Root: {$ref: '#/components/schemas/Pet'}
            Pet: {type: object, discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog'}}, properties: {kind: {type: string}}}
            Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {meow: {}}}]}
            Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {bark: {}}}]}", r#"
                = Pet
                type Cat = object
                  kind?: text
                  meow?: any
                  others: any
                type Dog = object
                  kind?: text
                  bark?: any
                  others: any
                type Pet = union by kind
                  cat: Cat if "cat"
                  dog: Dog if "dog"
            "#),
        ("over three generations", "
            Root: {$ref: '#/components/schemas/Pet'}
            Pet: {type: object, discriminator: {propertyName: kind}, properties: {kind: {type: string}}}
            Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {meow: {}}}]}
            Persian: {allOf: [{$ref: '#/components/schemas/Cat'}, {properties: {hair: {}}}]}", r#"
                = Pet
                type Cat = union by kind
                  persian: Persian if "Persian"
                  cat: CatBase if "Cat"
                type CatBase = object
                  kind?: text
                  meow?: any
                  others: any
                type Persian = object
                  kind?: text
                  meow?: any
                  hair?: any
                  others: any
                type Pet = union by kind
                  cat: Cat if "Persian" | "Cat"
                  pet: PetBase if "Pet"
                type PetBase = object
                  kind?: text
                  others: any
            "#),
        ("a base that lists its heirs", "
            Root: {$ref: '#/components/schemas/Pet'}
            Pet:
              type: object
              required: [kind]
              properties: {kind: {type: string}}
              discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog'}}
              oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
            Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {meow: {}}}]}
            Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {bark: {}}}]}", r#"
                = Pet
                type Cat = object
                  kind: text
                  meow?: any
                  others: any
                type Dog = object
                  kind: text
                  bark?: any
                  others: any
                type Pet = union by kind
                  cat: Cat if "cat"
                  dog: Dog if "dog"
            "#),
        ("a heir by itself", "
            Root: {$ref: '#/components/schemas/Cat'}
            Pet: {type: object, discriminator: {propertyName: kind}, properties: {kind: {type: string}}}
            Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {meow: {}}}]}", "
                = Cat
                type Cat = object
                  kind?: text
                  meow?: any
                  others: any
            "),
        ("a base without heirs", "
            Root: {$ref: '#/components/schemas/Pet'}
            Pet: {type: object, discriminator: {propertyName: kind}, properties: {kind: {type: string}}}", "
                = Pet
                type Pet = object
                  kind?: text
                  others: any
            "),
    ];
    check(cases, types);
}
