//! Values out of a list: constants, the words of enums, the tags of unions.
//!
//! In: a node and what is known. Out: what is not known, kept as it came; in a request that is a violation naming what
//! would have been right. An open enum or union has a place for the unknown, a closed one has not.

use std::fmt::Display;

use crate::index::Token;
use crate::reader::{Policy, Problem};
use crate::{Json, Node, Value};

impl<'a> Node<'a> {
    /// Any JSON that must equal this one: `n.same_as("1")`.
    pub fn same_as(self, json: &str) -> Value {
        let value = self.value();
        let expected = crate::decode::<Value>(json.as_bytes()).unwrap_or_default();
        if value != expected {
            self.misfit(|| format!("must be {json}"));
        }
        value
    }

    /// A string that must be this one. In a vendor's answer another one is let pass.
    pub fn fixed(self, text: &str) {
        if self.entry().token != Token::String || self.text() != text {
            self.misfit(|| format!("must be {text:?}"));
        }
    }

    /// The same, and the string as it came, for a type that keeps it.
    pub fn constant(self, text: &str) -> String {
        self.fixed(text);
        self.string()
    }

    /// A constant that is another one: a fault in a request and for a branch of a union, else nothing.
    fn misfit(self, message: impl FnOnce() -> String) {
        let matters = self.reader.policy == Policy::Strict || self.reader.contests.get() > 0;
        if matters && !self.is_placeholder() {
            self.reader.fault(self.at, || Problem::Broken(message()));
        }
    }

    /// The word of an open enum that is none of those known: kept in an answer, refused in a request.
    ///
    /// `match node.text() { "user" => Self::User, …, _ => Self::Other(node.unlisted(&["user", …])) }`
    pub fn unlisted(self, words: &[&str]) -> String {
        if self.entry().token != Token::String {
            return String::new();
        }
        self.breach(|| one_of(words));
        self.string()
    }

    /// The number of an open enum that is none of those known: kept in an answer, refused in a request.
    pub fn unlisted_i64(self, numbers: &[i64]) -> i64 {
        if self.entry().token == Token::Number {
            self.breach(|| one_of(numbers));
        }
        self.i64()
    }

    /// The word of a closed enum that is none of those allowed: a fault. The given variant goes on in its stead.
    pub fn refused<T>(self, words: &[&str], instead: T) -> T {
        if self.entry().token == Token::String {
            self.reader.fault(self.at, || Problem::Broken(one_of(words)));
        }
        instead
    }

    /// The word of a closed enum that has a variant for what nobody knows: that one in an answer, refused in a request.
    ///
    /// `match node.text() { "active" => Self::Active, …, _ => node.unknown(&["active", …], Self::Unknown) }`
    pub fn unknown<T>(self, words: &[&str], unknown: T) -> T {
        if self.entry().token == Token::String {
            self.breach(|| one_of(words));
        }
        unknown
    }

    /// The same for a closed enum of numbers.
    pub fn refused_i64<T>(self, numbers: &[i64], instead: T) -> T {
        if self.entry().token == Token::Number {
            self.reader.fault(self.at, || Problem::Broken(one_of(numbers)));
        }
        instead
    }

    /// The text of a field that says which branch of a union an object is. Empty if there is none, or no object.
    pub fn tag(self, name: &str) -> &'a str {
        self.tag_node(name).filter(|tag| tag.entry().token == Token::String).map_or("", Node::text)
    }

    fn tag_node(self, name: &str) -> Option<Node<'a>> {
        (self.entry().token == Token::Object).then(|| self.object().find(name)).flatten()
    }

    /// The data of a tagged union whose tag is none of those known: kept in an answer, refused in a request.
    ///
    /// `match node.tag("type") { "text" => …, _ => Self::Other(node.unlisted_tag("type", &["text", …])) }`
    pub fn unlisted_tag(self, name: &str, words: &[&str]) -> Value {
        self.add_unknown_inside(1);
        if self.reader.policy == Policy::Strict {
            self.fault_of_tag(name, words);
        }
        Value::build(self)
    }

    /// The data of a tagged union that is none of those allowed: a fault. An empty branch goes on in its stead.
    pub fn refused_tag<T: Json>(self, name: &str, words: &[&str]) -> T {
        self.fault_of_tag(name, words);
        T::read(self.placeholder())
    }

    fn fault_of_tag(self, name: &str, words: &[&str]) {
        if self.is_placeholder() {
            return;
        }
        if self.entry().token != Token::Object {
            return self.expected("an object");
        }
        match self.tag_node(name) {
            None => self.reader.fault(self.at, || Problem::Missing(name.into())),
            Some(tag) if tag.entry().token != Token::String => tag.expected("a string"),
            Some(tag) => self.reader.fault(tag.at, || Problem::Broken(one_of(words))),
        }
    }
}

/// `` must be one of `a`, `b` ``
fn one_of<T: Display>(words: &[T]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    format!("must be one of {}", words.join(", "))
}
