//! What people, programs and CI pages see of one diagnostic.

use source::render::{Format, Style, render};
use source::{Code, Diagnostic, Diagnostics, Sources, Span};

static UNKNOWN: Code = Code { id: "M001", title: "unknown key", explanation: "" };

fn sample() -> (Vec<Diagnostic>, Sources) {
    let mut sources = Sources::new();
    let file = sources.add("specs/prims/a/prim.yaml", "prim: 1\nid: a\nroutes:\n  get:\n    priec: $1, 50%\n");
    let text = sources.file(file).text().clone();
    let at = |word: &str| {
        let start = text.find(word).unwrap();
        Span::new(file, start, start + word.len())
    };
    let mut found = Diagnostics::new();
    found.push(
        Diagnostic::error(&UNKNOWN, at("priec"), "unknown key `priec`")
            .label("a route has no such key")
            .also(at("get"), "in this route")
            .suggest("priec", ["price", "pages"]),
    );
    (found.sorted(), sources)
}

#[test]
fn people_see_excerpt_caret_and_help() {
    let (found, sources) = sample();
    let expected = "\
error[M001]: unknown key `priec`
 --> specs/prims/a/prim.yaml:5:5
  |
4 |   get:
  |   --- in this route
5 |     priec: $1, 50%
  |     ^^^^^ a route has no such key
  |
  = help: did you mean `price`?

";
    assert_eq!(render(&found, &sources, Format::Human(Style::Plain)), expected);
}

#[test]
fn programs_see_one_object_per_line() {
    let (found, sources) = sample();
    let text = render(&found, &sources, Format::Json);
    assert_eq!(
        text,
        "{\"code\":\"M001\",\"severity\":\"error\",\"message\":\"unknown key `priec`\",\"primary\":{\"file\":\"specs/prims/a/prim.yaml\",\
         \"line\":5,\"column\":5,\"end_line\":5,\"end_column\":10,\"label\":\"a route has no such key\"},\"secondary\":[{\"file\":\
         \"specs/prims/a/prim.yaml\",\"line\":4,\"column\":3,\"end_line\":4,\"end_column\":6,\"label\":\"in this route\"}],\"help\":[\
         \"did you mean `price`?\"]}\n"
    );
}

#[test]
fn ci_sees_an_annotation_without_a_way_out_of_it() {
    let (found, sources) = sample();
    assert_eq!(
        render(&found, &sources, Format::Github),
        "::error file=specs/prims/a/prim.yaml,line=5,col=5,endLine=5,endColumn=10,title=M001 unknown key::unknown key `priec`%0A\
         a route has no such key%0Adid you mean `price`?\n"
    );
}

#[test]
fn a_place_beyond_the_text_or_inside_a_character_is_shown_all_the_same() {
    let mut sources = Sources::new();
    let file = sources.add("a", "ä");
    for (start, end) in [(1, 2), (0, 1), (5, 9), (2, 0)] {
        let found = [Diagnostic::error(&UNKNOWN, Span::new(file, start, end), "odd")];
        for format in [Format::Human(Style::Plain), Format::Json, Format::Github] {
            assert!(render(&found, &sources, format).contains("odd"));
        }
    }
}
