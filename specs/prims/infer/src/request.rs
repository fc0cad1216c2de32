//! A chat of `OpenAI`'s shape as a request for a message of Anthropic's.
//!
//! What is different: text of the system stands beside the turns; turns of the user and the assistant take it in turns,
//! so neighbours of one role are merged; what a tool answered stands in a turn of the user; arguments of tools are
//! objects and no text; the most tokens have to be named.

use prim_json::Value;

use crate::Untranslatable;
use crate::build::{count, empty, field, items, object, text};

/// Tokens where the request names no limit.
const MAX_TOKENS: i64 = 4096;

/// `OpenRouter`'s names of models whose name at Anthropic does not follow from it.
const NAMES: &[(&str, &str)] = &[
    ("claude-opus-4", "claude-opus-4-0"),
    ("claude-sonnet-4", "claude-sonnet-4-0"),
    ("claude-3.7-sonnet", "claude-3-7-sonnet-latest"),
    ("claude-3.5-haiku", "claude-3-5-haiku-latest"),
];

/// The request for a message. A chat without anything to answer, arguments of tools that are no JSON object, and images
/// that are no address are refused.
pub fn messages_from_chat(chat: &Value) -> Result<Value, Untranslatable> {
    let mut system: Vec<String> = Vec::new();
    let mut turns = Turns::default();
    for (at, message) in items(chat, "messages").iter().enumerate() {
        let inside = |wrong: Untranslatable| Untranslatable::new(format!("messages.{at}: {}", wrong.what));
        match text(message, "role") {
            "system" | "developer" => system.push(plain_text(field(message, "content"))),
            "assistant" => turns.add("assistant", said_by_assistant(message).map_err(inside)?),
            "tool" => turns.add("user", vec![answered_by_tool(message)]),
            _ => turns.add("user", blocks(field(message, "content")).map_err(inside)?),
        }
    }
    if turns.0.is_empty() {
        return Err(Untranslatable::new("messages: there is nothing to answer"));
    }
    let limit = [count(chat, "max_completion_tokens"), count(chat, "max_tokens")].into_iter().find(|&limit| limit > 0);
    system.retain(|part| !part.trim().is_empty());
    Ok(object([
        ("model", model(text(chat, "model")).into()),
        ("max_tokens", limit.unwrap_or(MAX_TOKENS).into()),
        ("system", some_text(system.join("\n\n"))),
        ("messages", turns.into_value()),
        ("stream", field(chat, "stream").clone()),
        ("temperature", at_most_one(field(chat, "temperature"))),
        ("top_p", field(chat, "top_p").clone()),
        ("stop_sequences", stops(field(chat, "stop"))),
        ("tools", tools(items(chat, "tools"))),
        ("tool_choice", tool_choice(chat)),
        ("metadata", object_or_null("user_id", field(chat, "user"))),
    ]))
}

/// Turns of a conversation; neighbours of one role are one turn.
#[derive(Default)]
struct Turns(Vec<(&'static str, Vec<Value>)>);

impl Turns {
    fn add(&mut self, role: &'static str, blocks: Vec<Value>) {
        match self.0.last_mut() {
            _ if blocks.is_empty() => {}
            Some((last, all)) if *last == role => all.extend(blocks),
            _ => self.0.push((role, blocks)),
        }
    }

    fn into_value(self) -> Value {
        let turn = |(role, blocks): (&str, Vec<Value>)| object([("role", role.into()), ("content", blocks.into())]);
        self.0.into_iter().map(turn).collect::<Vec<_>>().into()
    }
}

fn model(name: &str) -> String {
    let Some(name) = name.strip_prefix("anthropic/") else { return name.to_owned() };
    let known = NAMES.iter().find(|(known, _)| *known == name).map(|(_, name)| (*name).to_owned());
    known.unwrap_or_else(|| name.replace('.', "-"))
}

fn said_by_assistant(message: &Value) -> Result<Vec<Value>, Untranslatable> {
    let mut made = blocks(field(message, "content"))?;
    for call in items(message, "tool_calls") {
        let function = field(call, "function");
        let arguments = match text(function, "arguments").trim() {
            "" => empty(),
            arguments => prim_json::decode(arguments.as_bytes()).unwrap_or_default(),
        };
        if arguments.as_object().is_none() {
            return Err(Untranslatable::new("the arguments of a tool are no JSON object"));
        }
        made.push(object([
            ("type", "tool_use".into()),
            ("id", field(call, "id").clone()),
            ("name", field(function, "name").clone()),
            ("input", arguments),
        ]));
    }
    Ok(made)
}

fn answered_by_tool(message: &Value) -> Value {
    object([
        ("type", "tool_result".into()),
        ("tool_use_id", field(message, "tool_call_id").clone()),
        ("content", some_text(plain_text(field(message, "content")))),
    ])
}

/// Text or parts as blocks. Empty text, which the vendor refuses, is left out.
fn blocks(content: &Value) -> Result<Vec<Value>, Untranslatable> {
    let parts = match content {
        Value::String(text) => return Ok(text_block(text).into_iter().collect()),
        Value::List(parts) => parts,
        _ => return Ok(Vec::new()),
    };
    let mut made = Vec::new();
    for part in parts {
        match text(part, "type") {
            "image_url" => made.push(image(text(field(part, "image_url"), "url"))?),
            _ => made.extend(text_block(text(part, "text"))),
        }
    }
    Ok(made)
}

fn text_block(text: &str) -> Option<Value> {
    (!text.trim().is_empty()).then(|| object([("type", "text".into()), ("text", text.into())]))
}

/// An image by its address, or within it (RFC 2397).
fn image(url: &str) -> Result<Value, Untranslatable> {
    let source = match url.strip_prefix("data:") {
        Some(data) => {
            let Some((media, data)) = data.split_once(";base64,") else {
                return Err(Untranslatable::new("a data: URL of an image is not in Base64"));
            };
            object([("type", "base64".into()), ("media_type", media.into()), ("data", data.into())])
        }
        None if url.starts_with("https://") || url.starts_with("http://") => {
            object([("type", "url".into()), ("url", url.into())])
        }
        None => return Err(Untranslatable::new("the address of an image is neither http, https nor data")),
    };
    Ok(object([("type", "image".into()), ("source", source)]))
}

/// All text of a message; images are left out.
fn plain_text(content: &Value) -> String {
    match content {
        Value::String(text) => text.clone(),
        Value::List(parts) => {
            let texts: Vec<&str> =
                parts.iter().map(|part| text(part, "text")).filter(|text| !text.is_empty()).collect();
            texts.join("\n")
        }
        _ => String::new(),
    }
}

fn some_text(text: String) -> Value {
    if text.is_empty() { Value::Null } else { text.into() }
}

/// `OpenAI`'s scale ends at two, Anthropic's at one.
fn at_most_one(temperature: &Value) -> Value {
    match temperature.as_number() {
        Some(number) if number.as_f64() > 1.0 => 1.into(),
        _ => temperature.clone(),
    }
}

fn stops(stop: &Value) -> Value {
    match stop {
        Value::String(_) => vec![stop.clone()].into(),
        Value::List(_) => stop.clone(),
        _ => Value::Null,
    }
}

fn tools(tools: &[Value]) -> Value {
    let tool = |tool: &Value| {
        let function = field(tool, "function");
        let schema = match field(function, "parameters") {
            Value::Object(schema) if !schema.is_empty() => Value::Object(schema.clone()),
            _ => object([("type", "object".into()), ("properties", empty())]),
        };
        object([
            ("name", field(function, "name").clone()),
            ("description", field(function, "description").clone()),
            ("input_schema", schema),
        ])
    };
    if tools.is_empty() { Value::Null } else { tools.iter().map(tool).collect::<Vec<_>>().into() }
}

fn tool_choice(chat: &Value) -> Value {
    if items(chat, "tools").is_empty() {
        return Value::Null;
    }
    let one_at_a_time = field(chat, "parallel_tool_calls").as_bool() == Some(false);
    let choice = field(chat, "tool_choice");
    let (kind, name) = match choice.as_str() {
        Some("none") => return object([("type", "none".into())]),
        Some("required") => ("any", Value::Null),
        None if choice.as_object().is_some() => ("tool", field(field(choice, "function"), "name").clone()),
        None if !one_at_a_time => return Value::Null,
        _ => ("auto", Value::Null),
    };
    let alone = if one_at_a_time { true.into() } else { Value::Null };
    object([("type", kind.into()), ("name", name), ("disable_parallel_tool_use", alone)])
}

fn object_or_null(name: &str, value: &Value) -> Value {
    if *value == Value::Null { Value::Null } else { object([(name, value.clone())]) }
}
