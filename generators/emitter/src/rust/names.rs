//! Words of the model as identifiers of Rust.

use std::collections::BTreeSet;

use model::Words;
use quasi::Ident;

/// Keywords of edition 2024, strict and reserved (Rust Reference, "Keywords").
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Keywords that cannot be written as `r#keyword`.
const NEVER_RAW: &[&str] = &["self", "super", "crate", "Self", "_"];

/// Names that generated modules use themselves: what `prim_json::prelude` brings, and the standard prelude.
const TAKEN_TYPES: &[&str] = &[
    "Base64", "Bound", "Box", "Clone", "Copy", "Date", "DateTime", "Debug", "Decimal", "Default", "Encoded", "Eq",
    "Err", "Format", "Items", "Json", "Map", "Maybe", "Node", "None", "Ok", "Option", "Pattern", "Real", "Rest",
    "Result", "Secret", "Some", "String", "Text", "Uuid", "Value", "Vec", "Whole", "Writer",
];

/// A type: `ChatRequest`.
pub fn type_ident(words: &Words) -> Ident {
    let name = upper(words);
    Ident::new(if TAKEN_TYPES.contains(&name.as_str()) { format!("{name}Type") } else { name })
}

/// A variant of an enum: `ToolCalls`.
pub fn variant_ident(words: &Words) -> Ident {
    Ident::new(upper(words))
}

/// A field, variable, function or module: `tool_calls`, `r#type`.
pub fn value_ident(words: &Words) -> Ident {
    let name = words.snake();
    let name = if name.is_empty() { "empty".to_owned() } else { name };
    Ident::new(match name.as_str() {
        word if NEVER_RAW.contains(&word) => format!("{name}_"),
        word if KEYWORDS.contains(&word) => format!("r#{name}"),
        word if starts_badly(word) => format!("n{name}"),
        _ => name,
    })
}

/// A constant: `MAX_TOKENS`.
pub fn const_ident(words: &Words) -> Ident {
    let name = words.upper();
    let name = if name.is_empty() { "EMPTY".to_owned() } else { name };
    Ident::new(if starts_badly(&name) { format!("N{name}") } else { name })
}

fn upper(words: &Words) -> String {
    let name = words.pascal();
    match name.as_str() {
        "" => "Empty".to_owned(),
        name if NEVER_RAW.contains(&name) => format!("{name}_"),
        name if starts_badly(name) => format!("N{name}"),
        _ => name,
    }
}

fn starts_badly(name: &str) -> bool {
    name.starts_with(|c: char| c.is_numeric()) || quasi::Ident::parse(name).is_none()
}

/// Hands out names within one scope, each once.
#[derive(Debug, Default)]
pub struct Scope {
    taken: BTreeSet<String>,
}

impl Scope {
    /// A scope in which some names are taken already.
    pub fn with<'n>(taken: impl IntoIterator<Item = &'n str>) -> Self {
        Self { taken: taken.into_iter().map(str::to_owned).collect() }
    }

    /// The name itself if it is free; else with the first number that makes it so. The model keeps its names apart, so this
    /// only happens where different words look the same in Rust.
    pub fn give(&mut self, name: Ident) -> Ident {
        let plain = name.as_str().trim_start_matches("r#").to_owned();
        if self.taken.insert(plain.clone()) {
            return name;
        }
        let numbered = (2..).map(|number| format!("{plain}{number}"));
        let free = numbered.into_iter().find(|name| self.taken.insert(name.clone()));
        Ident::new(free.expect("there is a free number"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_words_make_an_identifier() {
        for (name, ty, value, constant) in [
            ("chat request", "ChatRequest", "chat_request", "CHAT_REQUEST"),
            ("type", "Type", "r#type", "TYPE"),
            ("self", "Self_", "self_", "SELF"),
            ("string", "StringType", "string", "STRING"),
            ("3d model", "N3dModel", "n3d_model", "N3D_MODEL"),
            ("", "Empty", "empty", "EMPTY"),
            ("日本", "日本", "日本", "日本"),
            ("²", "Empty", "empty", "EMPTY"),
            ("gen", "Gen", "r#gen", "GEN"),
        ] {
            let words = Words::split(name);
            let idents = [type_ident(&words), value_ident(&words), const_ident(&words)];
            assert_eq!(idents.map(|ident| ident.to_string()), [ty, value, constant], "{name}");
        }
    }

    #[test]
    fn a_scope_gives_each_name_once() {
        let mut scope = Scope::with(["rest"]);
        let mut give = |name: &str| scope.give(Ident::new(name)).to_string();
        assert_eq!(
            [give("a"), give("a"), give("a2"), give("rest"), give("r#type"), give("r#type")],
            ["a", "a2", "a22", "rest2", "r#type", "type2"]
        );
    }
}
