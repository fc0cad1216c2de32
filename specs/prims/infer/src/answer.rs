//! A message of Anthropic's as a completed chat of `OpenAI`'s shape.

use prim_json::Value;

use crate::build::{count, field, items, object, text, with_null};

/// The completed chat. `created` is in seconds since 1970: the vendor does not say when.
pub fn chat_from_messages(message: &Value, created: i64) -> Value {
    let blocks = items(message, "content");
    let of = |kind: &'static str| blocks.iter().filter(move |block| text(block, "type") == kind);
    let content: String = of("text").map(|block| text(block, "text")).collect();
    let reasoning: String = of("thinking").map(|block| text(block, "thinking")).collect();
    let calls: Vec<Value> = of("tool_use").map(tool_call).collect();
    let answer = object([
        ("role", "assistant".into()),
        ("content", some(content)),
        ("reasoning", some(reasoning)),
        ("tool_calls", if calls.is_empty() { Value::Null } else { calls.into() }),
    ]);
    let reason = finish_reason(field(message, "stop_reason"));
    let choice = object([("index", 0.into()), ("message", with_null(answer, "content")), ("finish_reason", reason)]);
    object([
        ("id", field(message, "id").clone()),
        ("object", "chat.completion".into()),
        ("created", created.into()),
        ("model", field(message, "model").clone()),
        ("choices", vec![with_null(choice, "finish_reason")].into()),
        ("usage", usage(field(message, "usage"))),
    ])
}

fn tool_call(block: &Value) -> Value {
    let function = object([
        ("name", field(block, "name").clone()),
        ("arguments", prim_json::encode(field(block, "input")).into()),
    ]);
    object([("id", field(block, "id").clone()), ("type", "function".into()), ("function", function)])
}

/// Why it ended, in `OpenAI`'s words; a reason that nobody knew yet stays as it is.
pub(crate) fn finish_reason(reason: &Value) -> Value {
    let Some(word) = reason.as_str() else { return Value::Null };
    match word {
        "end_turn" | "stop_sequence" | "pause_turn" => "stop",
        "max_tokens" | "model_context_window_exceeded" => "length",
        "tool_use" => "tool_calls",
        "refusal" => "content_filter",
        unknown => unknown,
    }
    .into()
}

/// Tokens. What was read from or written to the cache was read by the model, too.
pub(crate) fn usage(usage: &Value) -> Value {
    let read = ["input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens"];
    let prompt = read.iter().fold(0_i64, |sum, name| sum.saturating_add(count(usage, name)));
    let completion = count(usage, "output_tokens");
    object([
        ("prompt_tokens", prompt.into()),
        ("completion_tokens", completion.into()),
        ("total_tokens", prompt.saturating_add(completion).into()),
    ])
}

fn some(text: String) -> Value {
    if text.is_empty() { Value::Null } else { text.into() }
}
