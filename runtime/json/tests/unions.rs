//! Unions without a tag: the best fit wins, and no data makes the choosing explode.

use prim_json::{DateTime, Json, Map, Node, Rest, Value, Writer, decode, decode_strict, encode, types};

/// A type with optional fields only: it reads any object.
#[derive(Clone)]
struct Loose {
    a: Option<i64>,
    rest: Rest,
}

impl Json for Loose {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { a: o.opt("a"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("a", &self.a);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
struct Exact {
    a: i64,
    b: Option<Loose>,
}

impl Json for Exact {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let read = Self { a: o.get("a"), b: o.opt("b") };
        o.refuse();
        read
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("a", &self.a);
        o.opt("b", &self.b);
        o.close();
    }
}

/// A type with a constant: the tag of a union that does not know it is one.
#[derive(Clone)]
struct Marked {
    rest: Rest,
}

impl Json for Marked {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        o.fixed("kind", "marked");
        Self { rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("kind", &"marked".to_owned());
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
enum Choice {
    Loose(Loose),
    Exact(Exact),
    Marked(Marked),
    Time(DateTime),
    Text(String),
    Number(f64),
    Map(Map<Value>),
    Other(Value),
}

impl Json for Choice {
    fn read(node: Node<'_>) -> Self {
        node.choose(&[
            |n| Self::Map(Json::read(n)),
            |n| Self::Loose(Json::read(n)),
            |n| Self::Exact(Json::read(n)),
            |n| Self::Marked(Json::read(n)),
            |n| Self::Time(Json::read(n)),
            |n| Self::Text(Json::read(n)),
            |n| Self::Number(Json::read(n)),
        ])
        .unwrap_or_else(Self::Other)
    }

    fn write(&self, w: &mut Writer) {
        match self {
            Self::Loose(value) => value.write(w),
            Self::Exact(value) => value.write(w),
            Self::Marked(value) => value.write(w),
            Self::Time(value) => value.write(w),
            Self::Text(value) => value.write(w),
            Self::Number(value) => value.write(w),
            Self::Map(value) => value.write(w),
            Self::Other(value) => value.write(w),
        }
    }
}

/// A tree whose inner nodes can be read in three ways that all descend.
#[derive(Clone)]
enum Tree {
    A(Box<Branch>),
    B(Vec<Tree>),
    C(Vec<Tree>),
    D(Vec<Tree>),
    Leaf(i64),
    Other(Value),
}

impl Json for Tree {
    fn read(node: Node<'_>) -> Self {
        node.choose(&[
            |n| Self::A(Json::read(n)),
            |n| Self::B(Json::read(n)),
            |n| Self::C(Json::read(n)),
            |n| Self::D(Json::read(n)),
            |n| Self::Leaf(Json::read(n)),
        ])
        .unwrap_or_else(Self::Other)
    }

    fn write(&self, w: &mut Writer) {
        match self {
            Self::A(value) => value.write(w),
            Self::B(value) | Self::C(value) | Self::D(value) => value.write(w),
            Self::Leaf(value) => value.write(w),
            Self::Other(value) => value.write(w),
        }
    }
}

/// Two fields of the same union: doubling at each level without a memory.
#[derive(Clone)]
struct Branch {
    left: Tree,
    right: Option<Tree>,
}

impl Json for Branch {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let read = Self { left: o.get("left"), right: o.opt("right") };
        o.ignore();
        read
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("left", &self.left);
        o.opt("right", &self.right);
        o.close();
    }
}

/// A type that no document fits: it requires itself.
#[derive(Clone)]
struct Endless {
    next: Box<Endless>,
}

impl Json for Endless {
    fn read(node: Node<'_>) -> Self {
        Self { next: node.object().get("next") }
    }

    fn write(&self, w: &mut Writer) {
        self.next.write(w);
    }
}

/// A closed union that requires itself through one of its branches.
#[derive(Clone)]
enum Closed {
    Word(String),
    Again(Box<Closed>),
}

impl Json for Closed {
    fn read(node: Node<'_>) -> Self {
        node.choose(&[|n| Self::Word(Json::read(n)), |n| Self::Again(n.object().get("again"))])
            .unwrap_or_else(|_| Self::Word(node.unfit()))
    }

    fn write(&self, w: &mut Writer) {
        match self {
            Self::Word(word) => word.write(w),
            Self::Again(again) => again.write(w),
        }
    }
}

/// A union that holds itself at the same place.
#[derive(Clone)]
enum Circle {
    Again(Box<Circle>),
    Number(i64),
    Other(Value),
}

impl Json for Circle {
    fn read(node: Node<'_>) -> Self {
        node.choose(&[|n| Self::Again(Json::read(n)), |n| Self::Number(Json::read(n))]).unwrap_or_else(Self::Other)
    }

    fn write(&self, w: &mut Writer) {
        match self {
            Self::Again(again) => again.write(w),
            Self::Number(number) => number.write(w),
            Self::Other(value) => value.write(w),
        }
    }
}

/// A type so large that a hundred of them do not fit a thread's stack.
#[derive(Clone)]
struct Fat {
    ballast: [Option<String>; 500],
    next: Option<Box<FatChoice>>,
}

impl Json for Fat {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { ballast: std::array::from_fn(|_| o.opt("ballast")), next: o.opt("next") }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("ballast", &self.ballast[0]);
        o.opt("next", &self.next);
        o.close();
    }
}

#[derive(Clone)]
#[expect(clippy::large_enum_variant, reason = "that is what it is for")]
enum FatChoice {
    Text(String),
    Fat(Fat),
}

impl Json for FatChoice {
    fn read(node: Node<'_>) -> Self {
        node.choose(&[|n| Self::Text(Json::read(n)), |n| Self::Fat(Json::read(n))])
            .unwrap_or_else(|_| Self::Text(node.unfit()))
    }

    fn write(&self, w: &mut Writer) {
        match self {
            Self::Text(text) => text.write(w),
            Self::Fat(fat) => fat.write(w),
        }
    }
}

types!(Loose, Exact, Marked, Choice, Tree, Branch, Closed);

fn name(json: &str) -> &'static str {
    let choice: Choice = decode(json.as_bytes()).expect(json);
    assert_eq!(encode(&choice), json, "nothing may be lost");
    match choice {
        Choice::Loose(_) => "loose",
        Choice::Exact(_) => "exact",
        Choice::Marked(_) => "marked",
        Choice::Time(_) => "time",
        Choice::Text(_) => "text",
        Choice::Number(_) => "number",
        Choice::Map(_) => "map",
        Choice::Other(_) => "other",
    }
}

#[test]
fn the_branch_that_knows_most_wins() {
    let cases = [
        (r#"{"a":1}"#, "loose"),
        (r#"{"a":1,"b":{"a":2}}"#, "exact"),
        (r#"{"kind":"marked","x":1}"#, "marked"),
        (r#"{"a":"text","z":{"y":1}}"#, "map"),
        (r#""2026-11-20T00:00:00Z""#, "time"),
        (r#""20 November""#, "text"),
        ("1", "number"),
        ("null", "other"),
        ("[1]", "other"),
        ("1e999", "other"),
    ];
    for (json, expected) in cases {
        assert_eq!(name(json), expected, "{json}");
    }
}

#[test]
fn a_closed_union_refuses_what_fits_no_branch() {
    assert!(decode::<Closed>(br#"{"again":"x"}"#).is_ok());
    let error = decode::<Closed>(b"5").expect_err("fits nothing").to_string();
    assert_eq!(error, "the document: expected one of the forms declared here, found a number (at byte 0)");
    let violations = decode_strict::<Closed>(br#"{"again":5}"#).expect_err("fits nothing").to_string();
    assert_eq!(violations, "again: expected a string or an object, found a number");
}

/// Without a memory and a budget, the first of these takes 4^120 attempts and the second 2^60 · 4^60.
#[test]
fn recursive_unions_do_not_explode() {
    let lists = format!("{}true{}", "[".repeat(120), "]".repeat(120));
    assert_eq!(encode(&decode::<Tree>(lists.as_bytes()).expect("a tree")), lists);
    assert!(decode_strict::<Tree>(lists.as_bytes()).is_err());
    let mut nested = "7".to_owned();
    for level in 0..60 {
        nested = if level % 2 == 0 { format!(r#"{{"left":{nested},"right":1}}"#) } else { format!("[{nested},true]") };
    }
    assert_eq!(encode(&decode::<Tree>(nested.as_bytes()).expect("a tree")), nested);
    assert!(decode_strict::<Tree>(nested.as_bytes()).is_err());
    let wide = format!("[{}]", vec!["[1,[2,[3,[true]]]]"; 2000].join(","));
    assert_eq!(encode(&decode::<Tree>(wide.as_bytes()).expect("a tree")), wide);
}

#[test]
fn no_type_overflows_the_stack() {
    let nested = |depth: usize| format!("{}\"x\"{}", r#"{"next":"#.repeat(depth), "}".repeat(depth));
    assert_eq!(encode(&decode::<Fat>(nested(5).as_bytes()).expect("a few are good")), nested(5));
    assert!(decode::<Fat>(nested(126).as_bytes()).is_err());
    assert!(decode_strict::<Fat>(nested(126).as_bytes()).is_err());
    for json in ["7", "true", "[[[1]]]"] {
        assert_eq!(encode(&decode::<Circle>(json.as_bytes()).expect("kept whatever it is")), json);
    }
}

#[test]
fn a_type_that_requires_itself_is_an_error_and_no_overflow() {
    for json in ["{}", r#"{"next":{"next":{}}}"#, "1"] {
        assert!(decode::<Endless>(json.as_bytes()).is_err(), "{json}");
        assert!(decode_strict::<Endless>(json.as_bytes()).is_err(), "{json}");
    }
    assert!(decode::<Closed>(br#"{"again":{}}"#).is_err());
}
