//! Types written as the generator writes them, which every test reads and writes.
#![allow(dead_code, unreachable_pub, reason = "each test uses a part")]

use prim_json::{Bound, DateTime, Decimal, Items, Json, Map, Maybe, Node, Pattern, Real, Rest, Secret, Text, Value};
use prim_json::{Whole, Writer};

/// An answer of a vendor: every kind of presence, every kind of nesting.
#[derive(Clone)]
pub struct Thing {
    pub id: String,
    pub count: i64,
    pub ratio: f64,
    pub live: Option<bool>,
    pub note: Option<String>,
    pub parent: Maybe<String>,
    pub role: Role,
    pub tags: Option<Vec<String>>,
    pub prices: Option<Map<Decimal>>,
    pub content: Option<Content>,
    pub part: Option<Part>,
    pub child: Option<Box<Thing>>,
    pub made: Option<DateTime>,
    pub any: Option<Value>,
    pub token: Option<Secret>,
    pub rest: Rest,
}

impl Json for Thing {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            id: o.get("id"),
            count: o.get("count"),
            ratio: o.get("ratio"),
            live: o.opt("live"),
            note: o.nullable("note"),
            parent: o.maybe("parent"),
            role: o.get("role"),
            tags: o.opt("tags"),
            prices: o.opt("prices"),
            content: o.opt("content"),
            part: o.opt("part"),
            child: o.opt("child"),
            made: o.opt("made"),
            any: o.opt("any"),
            token: o.opt("token"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.put("count", &self.count);
        o.put("ratio", &self.ratio);
        o.opt("live", &self.live);
        o.nullable("note", &self.note);
        o.maybe("parent", &self.parent);
        o.put("role", &self.role);
        o.opt("tags", &self.tags);
        o.opt("prices", &self.prices);
        o.opt("content", &self.content);
        o.opt("part", &self.part);
        o.opt("child", &self.child);
        o.opt("made", &self.made);
        o.opt("any", &self.any);
        o.opt("token", &self.token);
        o.rest(&self.rest);
        o.close();
    }
}

/// An open enum.
#[derive(Clone)]
pub enum Role {
    User,
    Assistant,
    Other(String),
}

impl Json for Role {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "user" => Self::User,
            "assistant" => Self::Assistant,
            _ => Self::Other(node.unlisted(&["user", "assistant"])),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(match self {
            Self::User => "user",
            Self::Assistant => "assistant",
            Self::Other(other) => other,
        });
    }
}

/// A union without a tag.
#[derive(Clone)]
pub enum Content {
    Text(String),
    Parts(Vec<Part>),
    Other(Value),
}

impl Json for Content {
    fn read(node: Node<'_>) -> Self {
        node.choose(&[|n| Self::Text(Json::read(n)), |n| Self::Parts(Json::read(n))]).unwrap_or_else(Self::Other)
    }

    fn write(&self, w: &mut Writer) {
        match self {
            Self::Text(text) => text.write(w),
            Self::Parts(parts) => parts.write(w),
            Self::Other(value) => value.write(w),
        }
    }
}

/// A union with a tag, which the branches do not have as a field.
#[derive(Clone)]
pub enum Part {
    Text(TextPart),
    Image(ImagePart),
    Other(Value),
}

impl Json for Part {
    fn read(node: Node<'_>) -> Self {
        match node.tag("type") {
            "text" => Self::Text(Json::read(node)),
            "image" => Self::Image(Json::read(node)),
            _ => Self::Other(node.unlisted_tag("type", &["text", "image"])),
        }
    }

    fn write(&self, w: &mut Writer) {
        match self {
            Self::Text(part) => w.tagged("type", "text", part),
            Self::Image(part) => w.tagged("type", "image", part),
            Self::Other(value) => value.write(w),
        }
    }
}

#[derive(Clone)]
pub struct TextPart {
    pub text: String,
    pub rest: Rest,
}

impl Json for TextPart {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        o.skip("type");
        Self { text: o.get("text"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("text", &self.text);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct ImagePart {
    pub url: String,
    pub width: Option<i64>,
    pub rest: Rest,
}

impl Json for ImagePart {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        o.skip("type");
        Self { url: o.get("url"), width: o.opt("width"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("url", &self.url);
        o.opt("width", &self.width);
        o.rest(&self.rest);
        o.close();
    }
}

/// A request to us, with every kind of rule.
#[derive(Clone)]
pub struct Order {
    pub slug: String,
    pub name: Option<String>,
    pub count: i64,
    pub share: f64,
    pub amount: Decimal,
    pub lines: Vec<String>,
    pub labels: Option<Map<i64>>,
    pub when: Option<DateTime>,
    pub sort: Sort,
    pub stream: bool,
    pub text: Option<String>,
    pub urls: Option<Vec<String>>,
}

pub static SLUG: Pattern = Pattern::new("^[a-z-]+$");

impl Json for Order {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        o.any_of(&[&["text"], &["urls"]]);
        let read = Self {
            slug: o.with("slug", |n| n.text_in(&Text { max: 8, pattern: Some(&SLUG), ..Text::ANY })),
            name: o.opt_with("name", |n| n.text_in(&Text { min: 1, max: 3, ..Text::ANY })),
            count: o.with("count", |n| n.whole_in(&Whole { min: 1, max: 10, multiple_of: 2 })),
            share: o.with("share", |n| {
                n.real_in(&Real { min: Bound::Exclusive("0"), max: Bound::Inclusive("1"), multiple_of: Some("0.01") })
            }),
            amount: o.with("amount", |n| n.decimal_in(&Real { min: Bound::Inclusive("0.01"), ..Real::ANY })),
            lines: o.with("lines", |n| {
                n.list_in(&Items { min: 1, max: 3, unique: true }, |n| n.text_in(&Text { min: 1, ..Text::ANY }))
            }),
            labels: o.opt_with("labels", |n| {
                n.map_in(&Items { max: 2, ..Items::ANY }, Some(&Text { max: 4, ..Text::ANY }), Json::read)
            }),
            when: o.opt("when"),
            sort: o.or("sort", Sort::Newest),
            stream: o.or("stream", false),
            text: o.opt("text"),
            urls: o.opt("urls"),
        };
        o.refuse();
        read
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("slug", &self.slug);
        o.opt("name", &self.name);
        o.put("count", &self.count);
        o.put("share", &self.share);
        o.put("amount", &self.amount);
        o.put("lines", &self.lines);
        o.opt("labels", &self.labels);
        o.opt("when", &self.when);
        o.put("sort", &self.sort);
        o.put("stream", &self.stream);
        o.opt("text", &self.text);
        o.opt("urls", &self.urls);
        o.close();
    }
}

/// A closed enum.
#[derive(Clone)]
pub enum Sort {
    Newest,
    Oldest,
}

impl Json for Sort {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "newest" => Self::Newest,
            "oldest" => Self::Oldest,
            _ => node.refused(&["newest", "oldest"], Self::Newest),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(match self {
            Self::Newest => "newest",
            Self::Oldest => "oldest",
        });
    }
}

prim_json::types!(Thing, Role, Content, Part, TextPart, ImagePart, Order, Sort);
