//! What `$ref` leads to.

use reader::openapi::{DocumentSet, Pick, references};
use reader::syntax::parse;
use source::{Diagnostics, Sources};

use crate::support::{Case, check, dedent, read_files, types};

#[test]
fn within_a_file() {
    let cases: &[Case] = &[
        ("any pointer", "
            Root: {type: object, properties: {a: {$ref: '#/paths/~1x/get/responses/200/content/application~1json/schema'}, b: {$ref: '#/components/schemas/A/properties/a%20b'}, c: {$ref: '#/components/schemas/A/anyOf/0'}}}
            A: {properties: {a b: {type: integer}}, anyOf: [{type: boolean}, {type: string}]}", "
                = Root
                type Root = object
                  a?: Root
                  b?: integer
                  c?: boolean
                  others: any
            "),
        ("definitions of a schema", "
            Root: {type: object, properties: {a: {$ref: '#/components/schemas/Root/$defs/A'}}, $defs: {A: {type: object, properties: {x: {}}}}}", "
                = Root
                type Root = object
                  a?: RootA
                  others: any
                type RootA = object
                  x?: any
                  others: any
            "),
        ("definitions of what was a document of its own", "
            Root: {type: object, properties: {a: {$ref: '#/$defs/A'}}, $defs: {A: {type: object, properties: {x: {}}}}}", "
                = Root
                type A = object
                  x?: any
                  others: any
                type Root = object
                  a?: A
                  others: any
                warning A013: `#/$defs/A` is not a correct reference
            "),
        ("anchors", "
            Root: {type: object, properties: {a: {$ref: '#here'}, b: {$ref: '#there'}}}
            A: {$anchor: here, type: string}", "
                = Root
                type Root = object
                  a?: text
                  b?: any
                  others: any
                warning A010: no schema has the anchor `there`
            "),
        ("ids", "
            Root: {type: object, properties: {a: {$ref: 'https://example.com/schemas/a'}, b: {$ref: 'schemas/a'}}}
            A: {$id: 'https://example.com/schemas/a', type: string}", "
                = Root
                type Root = object
                  a?: text
                  b?: text
                  others: any
            "),
        ("a bare name", "
            Root: {type: object, properties: {a: {$ref: A}}}
            A: {type: string}", "
                = Root
                type Root = object
                  a?: text
                  others: any
                warning A013: `A` is not a correct reference
            "),
        ("to nothing, with something near", "
            Root: {type: object, properties: {a: {$ref: '#/components/schemas/Adress'}}}
            Address: {type: string}", "
                = Root
                type Root = object
                  a?: any
                  others: any
                warning A010: `#/components/schemas/Adress` leads nowhere: there is no `Adress`
            "),
        ("to the network, out of the folder, to no file", "
            Root: {type: object, properties: {a: {$ref: 'https://example.com/a.yaml#/A'}, b: {$ref: '../secret.yaml'}, c: {$ref: 'other.yaml#/A'}}}", "
                = Root
                type Root = object
                  a?: any
                  b?: any
                  c?: any
                  others: any
                warning A011: `https://example.com/a.yaml#/A` is an address on the network
                warning A011: `../secret.yaml` is outside of the document's folder
                warning A011: there is no file `other.yaml`
            "),
        ("that is not text", "Root: {type: object, properties: {a: {$ref: 3}}}", "
                = Root
                type Root = object
                  a?: any
                  others: any
                warning A004: `$ref` is the number 3
            "),
        ("aliases of YAML are one type", "
            Root: {type: object, properties: {a: &a {type: object, properties: {x: {}}}, b: *a}}", "
                = Root
                type Root = object
                  a?: RootA
                  b?: RootA
                  others: any
                type RootA = object
                  x?: any
                  others: any
            "),
    ];
    check(cases, types);
}

#[test]
fn to_other_files() {
    let main = dedent(
        "
        openapi: 3.0.0
        paths:
          /a: {$ref: 'paths/a.yaml'}
        components: {schemas: {Local: {type: string, enum: [x, y]}}}",
    );
    let path = dedent(
        "
        get:
          operationId: a
          responses:
            '200': {content: {application/json: {schema: {$ref: '../schemas/pet.yaml'}}}}
            '404': {content: {application/json: {schema: {$ref: '../schemas/all.yaml#/Problem'}}}}",
    );
    let pet = "type: object\nproperties: {local: {$ref: '../main.yaml#/components/schemas/Local'}, next: {$ref: 'pet.yaml'}}\n";
    let all = "Problem: {type: object, properties: {detail: {type: string}}}\n";
    let files = [("main.yaml", &*main), ("paths/a.yaml", &*path), ("schemas/pet.yaml", pet), ("schemas/all.yaml", all)];
    let read = read_files(&files, &Pick::All);
    assert_eq!(read.said, Vec::<String>::new());
    let names: Vec<String> =
        read.api.types.iter().filter_map(|(_, ty)| ty.name.as_ref().map(ToString::to_string)).collect();
    assert_eq!(names, ["pet", "problem", "local"]);
}

#[test]
fn files_that_are_missing() {
    let mut sources = Sources::new();
    let mut tree = |path: &str, text: &str| {
        let file = sources.add(path, text);
        parse(file, &sources, &mut Diagnostics::new()).expect("YAML")
    };
    let main =
        "a: [{$ref: 'b/c.yaml#/x'}, {$ref: '#/a'}, {$ref: 'https://example.com/d'}, {$ref: ../e}, {$ref: f.yaml}]";
    let main = tree("main.yaml", main);
    assert_eq!(references(&main).into_iter().collect::<Vec<_>>(), ["../e", "b/c.yaml", "f.yaml"]);
    let mut set = DocumentSet::new("main.yaml", main);
    assert_eq!(set.missing(), ["b/c.yaml", "f.yaml"]);
    set.add("b/c.yaml", tree("b/c.yaml", "x: {$ref: '../g.yaml'}"));
    assert_eq!(set.missing(), ["f.yaml", "g.yaml"]);
    set.add_absent("f.yaml");
    set.add("g.yaml", tree("g.yaml", "{}"));
    assert_eq!(set.missing(), [""; 0]);
}
