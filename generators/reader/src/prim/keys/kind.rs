//! The kinds of values that stand under keys.

use super::Level;
use crate::prim::forms::Form;
use crate::tree::{Kind as Shape, Node};

/// What stands under a key.
#[derive(Debug)]
pub enum Kind {
    /// Text of any length; not blank.
    Text,
    /// One line of text, of at most so many characters.
    Line(usize),
    /// True or false.
    Bool,
    /// A whole number in a range.
    Integer(i64, i64),
    /// One of these words.
    Word(&'static [&'static str]),
    /// A scalar in a notation of its own.
    Form(&'static Form),
    /// A scalar of any kind: a constant.
    Constant,
    /// Null, where nothing is a value.
    Null,
    /// Anything; kept as it is.
    Anything,
    /// A map with known keys.
    Level(&'static Level),
    /// A map from names of a form to values of a kind.
    Map(&'static Form, &'static Kind),
    /// A list of values of a kind.
    List(&'static Kind),
    /// One of several kinds, told apart by what YAML sees: a scalar, a list, a map.
    Either(&'static [Kind]),
    /// A map in one of several forms, told apart by a key that only one of them has.
    Choice(&'static Choice),
    /// A value of the mapping language.
    Value,
    /// Text with holes.
    Template,
    /// A path of the mapping language.
    Path,
    /// A condition of the mapping language.
    Condition,
    /// A type: a type word, or a schema.
    Type,
}

/// A map in one of several forms.
#[derive(Debug)]
pub struct Choice {
    /// What it is, with its article: `a price`.
    pub title: &'static str,
    /// The key that only one form has, and that form.
    pub forms: &'static [(&'static str, &'static Level)],
    /// The form of a map that has none of these keys.
    pub other: Option<&'static Level>,
}

impl Kind {
    /// Tells the levels that stand directly in this kind.
    pub(in crate::prim) fn levels(&'static self, tell: &mut impl FnMut(&'static Level)) {
        match self {
            Self::Level(level) => tell(level),
            Self::Map(_, inner) | Self::List(inner) => inner.levels(tell),
            Self::Either(kinds) => kinds.iter().for_each(|kind| kind.levels(tell)),
            Self::Choice(choice) => {
                choice.forms.iter().for_each(|(_, level)| tell(level));
                choice.other.iter().for_each(|level| tell(level));
            }
            Self::Type => tell(&super::SCHEMA),
            Self::Text | Self::Line(_) | Self::Bool | Self::Integer(..) | Self::Word(_) | Self::Form(_) => {}
            Self::Constant
            | Self::Null
            | Self::Anything
            | Self::Value
            | Self::Template
            | Self::Path
            | Self::Condition => {}
        }
    }

    /// What is expected, for messages: `a list of statuses`.
    pub fn expected(&self) -> String {
        match self {
            Self::Text => "text".to_owned(),
            Self::Line(most) => format!("one line of text, at most {most} characters"),
            Self::Bool => "`true` or `false`".to_owned(),
            Self::Integer(least, most) => format!("a whole number from {least} to {most}"),
            Self::Word(words) => one_of(words),
            Self::Form(form) => format!("{}: {}", form.name, form.about),
            Self::Constant => "a constant".to_owned(),
            Self::Null => "null".to_owned(),
            Self::Anything => "anything".to_owned(),
            Self::Level(level) => {
                let names: Vec<&str> = level.all_keys().map(|key| key.name).collect();
                match names.get(..7) {
                    Some(first) => format!("a map with `{}` and others", first.join("`, `")),
                    None => format!("a map with `{}`", names.join("`, `")),
                }
            }
            Self::Map(form, _) => format!("a map whose keys are each {}", form.name),
            Self::List(inner) => format!("a list, each item of it {}", inner.expected()),
            Self::Either(kinds) => kinds.iter().map(Self::expected).collect::<Vec<_>>().join("; or "),
            Self::Choice(choice) => {
                let markers: Vec<&str> = choice.forms.iter().map(|(marker, _)| *marker).collect();
                format!("a map with one of {}", listed(&markers))
            }
            Self::Value => "a value".to_owned(),
            Self::Template => "text, with values in braces".to_owned(),
            Self::Path => "a path such as `data.0.id`".to_owned(),
            Self::Condition => "a condition such as `{ ok: false }`".to_owned(),
            Self::Type => "a type word such as `optional string 1..80`, or a schema".to_owned(),
        }
    }

    /// Whether YAML sees in a node what this kind is made of. What stands inside is judged later.
    pub(crate) fn fits(&self, node: Node<'_>) -> bool {
        let shape = node.kind();
        match self {
            Self::Text | Self::Line(_) => matches!(shape, Shape::Text(_)),
            Self::Bool => matches!(shape, Shape::Bool(_)),
            Self::Integer(..) => matches!(shape, Shape::Number(_)),
            Self::Word(_) => matches!(shape, Shape::Text(_) | Shape::Bool(_)),
            Self::Form(_) | Self::Constant | Self::Template => {
                matches!(shape, Shape::Text(_) | Shape::Number(_) | Shape::Bool(_))
            }
            Self::Null => matches!(shape, Shape::Null),
            Self::Level(_) | Self::Map(..) | Self::Choice(_) => matches!(shape, Shape::Map(_)),
            Self::List(_) => matches!(shape, Shape::List(_)),
            Self::Either(kinds) => kinds.iter().any(|kind| kind.fits(node)),
            Self::Path => matches!(shape, Shape::Text(_)),
            Self::Condition => matches!(shape, Shape::Map(_) | Shape::List(_)),
            Self::Type => matches!(shape, Shape::Text(_) | Shape::Map(_) | Shape::Null),
            Self::Anything | Self::Value => true,
        }
    }
}

/// `a`, `b` or `c`
fn listed(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match &quoted[..] {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}

fn one_of(words: &[&str]) -> String {
    if let [_] = words { listed(words) } else { format!("one of {}", listed(words)) }
}
