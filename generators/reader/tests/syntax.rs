//! What the two parsers make of text, and how they refuse it.

use reader::syntax::parse;
use reader::tree::Tree;
use source::render::{Format, Style, render};
use source::{Diagnostics, Sources};

fn read(path: &str, text: &str) -> (Option<Tree>, String) {
    let mut sources = Sources::new();
    let file = sources.add(path, text);
    let mut out = Diagnostics::new();
    let tree = parse(file, &sources, &mut out);
    let shown = render(&out.sorted(), &sources, Format::Human(Style::Plain));
    (tree, shown)
}

fn shown(path: &str, text: &str) -> String {
    let (tree, diagnostics) = read(path, text);
    tree.map_or(diagnostics, |tree| format!("{:?}", tree.root()))
}

#[test]
fn json_values() {
    for (text, expected) in [
        ("{}", "{}"),
        ("[]", "[]"),
        (" {\"a\":[1,{\"b\":null}],\"c\":true}\n", r#"{"a": [1, {"b": null}], "c": true}"#),
        ("\u{feff}[false]", "[false]"),
        ("-0.50e+3", "-0.50e+3"),
        ("[123456789012345678901234567890]", "[123456789012345678901234567890]"),
        (r#""a\"\\\/\b\f\n\r\tA\ud83d\ude00""#, r#""a\"\\/\u{8}\u{c}\n\r\tA😀""#),
        (r#"["\ud83d","\ude00x","\ud83dA"]"#, "[\"\u{fffd}\", \"\u{fffd}x\", \"\u{fffd}A\"]"),
        ("\"raw\nbreak\"", "\"raw\\nbreak\""),
    ] {
        assert_eq!(shown("a.json", text), expected, "{text}");
    }
}

#[test]
fn yaml_values() {
    for (text, expected) in [
        ("a: 1\nb: [x, 'y', \"z\\n\"]\n", r#"{"a": 1, "b": ["x", "y", "z\n"]}"#),
        ("a: |\n  one\n  two\nb: >\n  one\n  two\n", r#"{"a": "one\ntwo\n", "b": "one two\n"}"#),
        (
            "[~, null, yes, no, on, True, 'true', 012, 0x1F, 1_000, 1e3, .5, 5., ., -1, +1, .inf, =]",
            r#"[null, null, "yes", "no", "on", true, "true", 012, 0x1F, "1_000", 1e3, .5, 5., ".", -1, +1, ".inf", "="]"#,
        ),
        ("a: &x {b: 1}\nc: *x\n", r#"{"a": {"b": 1}, "c": {"b": 1}}"#),
        ("!!str 12", r#""12""#),
        ("200: ok\ntrue: yes\n", r#"{"200": "ok", "true": "yes"}"#),
    ] {
        assert_eq!(shown("a.yaml", text), expected, "{text}");
    }
}

#[test]
fn numbers_keep_their_digits_and_know_their_value() {
    let (tree, _) = read("a.yaml", "[0012, 0x1F, 0o17, 1e3, 2.5, -9223372036854776000, 99999999999999999999999999]");
    let tree = tree.unwrap();
    let values: Vec<_> = tree.root().list().unwrap().iter().map(|node| node.number().unwrap()).collect();
    assert_eq!(
        values.iter().map(|n| n.as_i64()).collect::<Vec<_>>(),
        [Some(12), Some(31), Some(15), Some(1000), None, None, None]
    );
    assert_eq!(values[5].as_i128(), Some(-9_223_372_036_854_776_000));
    assert_eq!(values[4].as_f64(), Some(2.5));
    assert_eq!(values[6].text(), "99999999999999999999999999");
}

#[test]
fn a_key_that_stands_twice_is_noted_and_the_last_counts() {
    for length in [2, 40] {
        let filler: String = (0..length).map(|n| format!("k{n}: {n}\n")).collect();
        let (tree, _) = read("a.yaml", &format!("a: first\n{filler}a: second\nb: 1\n"));
        let tree = tree.unwrap();
        assert_eq!(tree.root().get("a").and_then(|node| node.text()), Some("second"));
        assert_eq!(tree.root().get("k1").and_then(|node| node.scalar()), Some("1"));
        assert!(tree.root().get("zz").is_none() && tree.root().get("").is_none());
        let [(first, second)] = tree.oddities.duplicate_keys[..] else { panic!("one key stands twice") };
        assert_eq!((first.start, first.end), (0, 1));
        assert!(second.start > first.start);
    }
}

#[test]
fn anchors_and_tags_are_noted() {
    let (tree, _) = read("a.yaml", "a: &x 1\nb: *x\nc: !t 2\n<<: {d: 1}\n");
    let oddities = &tree.as_ref().unwrap().oddities;
    assert_eq!((oddities.anchors.len(), oddities.tags.len()), (3, 1));
}

#[test]
fn spans_are_those_of_the_text() {
    let text = "one: [a, 'b c']\ntwo:\n  three: |\n    x\nfour: 4\n";
    let (tree, _) = read("a.yaml", text);
    let tree = tree.unwrap();
    let slice = |span: source::Span| &text[span.start as usize..span.end as usize];
    let root = tree.root().map().unwrap();
    let (key, list) = root.entry("one").unwrap();
    assert_eq!((slice(key.span), slice(list.span())), ("one", "[a, 'b c']"));
    assert_eq!(slice(list.list().unwrap().get(1).unwrap().span()), "'b c'");
    assert_eq!(slice(root.get("two").unwrap().span()).trim_end(), "three: |\n    x");
    assert_eq!(slice(root.get("four").unwrap().span()), "4");
}

#[test]
fn refusals_point_at_the_place() {
    for (path, text, expected) in [
        ("a.json", "", "error[Y009]: the file is empty"),
        ("a.yaml", "# nothing\n", "error[Y009]: the file is empty"),
        ("a.json", "{\"a\":1,}", "error[Y002]: expected a key in double quotes, found `}`\n --> a.json:1:8"),
        ("a.json", "[1 2]", "error[Y002]: expected `,` or `]`, found `2`\n --> a.json:1:4"),
        ("a.json", "{\"a\" 1}", "error[Y002]: expected `:`, found `1`\n --> a.json:1:6"),
        ("a.json", "[01]", "error[Y002]: `01` is not a number of JSON\n --> a.json:1:2"),
        ("a.json", "[1.]", "error[Y002]: `1.` is not a number of JSON"),
        ("a.json", "[tru]", "error[Y002]: expected a value, found `t`"),
        ("a.json", "\"abc", "error[Y002]: this string is not closed"),
        ("a.json", "\"\\x\"", "error[Y002]: this is not an escape of JSON"),
        ("a.json", "\"\\u12\"", "error[Y002]: `\\u` needs four hexadecimal digits"),
        ("a.json", "[1] [2]", "error[Y002]: expected the end of the file, found `[`"),
        ("a.json", "[1", "error[Y002]: expected `,` or `]`, found the end of the file"),
        ("a.json", "{\"a\":", "error[Y002]: expected a value, found the end of the file"),
        ("a.yaml", "a: 'x\n", "error[Y001]"),
        ("a.yaml", "a: 1\n b: 2\n", "error[Y001]"),
        ("a.yaml", "a: *b\n", "error[Y001]"),
        ("a.yaml", "a: &b [*b]\n", "error[Y004]: this alias stands inside the value that it names\n --> a.yaml:1:8"),
        ("a.yaml", "[a]: 1\n", "error[Y005]: a key must be a scalar"),
        ("a.yaml", "a: 1\n---\nb: 2\n", "error[Y006]: a second document starts here\n --> a.yaml:2:1"),
    ] {
        let (tree, diagnostics) = read(path, text);
        assert!(tree.is_none(), "{text:?} was read");
        assert!(diagnostics.starts_with(expected), "{text:?} gave\n{diagnostics}");
    }
}

#[test]
fn depth_is_bounded() {
    for (path, open, close) in
        [("a.json", "[", "]"), ("a.json", "{\"a\":", "}"), ("a.yaml", "[", "]"), ("a.yaml", "{a: ", "}")]
    {
        let value = if open == "[" { "" } else { "1" };
        let nested = |depth: usize| format!("{}{value}{}", open.repeat(depth), close.repeat(depth));
        assert!(read(path, &nested(200)).0.is_some());
        assert!(read(path, &nested(100_000)).0.is_none());
    }
    let stairs: String = (0..5_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    assert!(read("a.yaml", &stairs).0.is_none());
}

#[test]
fn aliases_do_not_multiply() {
    let mut text = String::from("a0: &a0 [x, x]\n");
    for level in 1..200 {
        let before = level - 1;
        text.push_str(&format!("a{level}: &a{level} [*a{before}, *a{before}]\n"));
    }
    let (tree, _) = read("a.yaml", &text);
    assert!(tree.unwrap().len() < 1_000, "a hundred doublings are a hundred lists");
}
