//! Chats and messages, both ways, by example.

use infer_hooks::{Chunks, chat_from_messages, messages_from_chat};
use prim_json::Value;

fn json(text: &str) -> Value {
    prim_json::decode(text.as_bytes()).unwrap_or_else(|error| panic!("{error:?}: {text}"))
}

/// What a request becomes, told apart by what is different from the least one.
#[test]
fn requests() {
    let cases = [
        (
            "text of the system is lifted out, and developers belong to the system",
            r#"{"model":"claude-x","messages":[{"role":"system","content":"A"},{"role":"developer","content":[{"type":"text","text":"B"}]},{"role":"user","content":"Hi"}]}"#,
            r#"{"model":"claude-x","max_tokens":4096,"system":"A\n\nB","messages":[{"role":"user","content":[{"type":"text","text":"Hi"}]}]}"#,
        ),
        (
            "names of OpenRouter are translated, limits and the scale of temperature are, too",
            r#"{"model":"anthropic/claude-sonnet-4.5","max_tokens":7,"temperature":1.5,"top_p":0.5,"stop":"END","user":"u1","stream":true,"messages":[{"role":"user","content":"Hi"}]}"#,
            r#"{"model":"claude-sonnet-4-5","max_tokens":7,"messages":[{"role":"user","content":[{"type":"text","text":"Hi"}]}],"stream":true,"temperature":1,"top_p":0.5,"stop_sequences":["END"],"metadata":{"user_id":"u1"}}"#,
        ),
        (
            "names that do not follow",
            r#"{"model":"anthropic/claude-sonnet-4","max_completion_tokens":9,"max_tokens":7,"messages":[{"role":"user","content":"Hi"}]}"#,
            r#"{"model":"claude-sonnet-4-0","max_tokens":9,"messages":[{"role":"user","content":[{"type":"text","text":"Hi"}]}]}"#,
        ),
        (
            "results of tools are merged into a turn of the user, arguments become objects",
            r#"{"model":"m","messages":[
                {"role":"user","content":"Weather?"},
                {"role":"assistant","content":null,"tool_calls":[
                    {"id":"a","type":"function","function":{"name":"f","arguments":"{\"x\":1}"}},
                    {"id":"b","type":"function","function":{"name":"g","arguments":""}}]},
                {"role":"tool","tool_call_id":"a","content":"sun"},
                {"role":"tool","tool_call_id":"b","content":[{"type":"text","text":"rain"}]},
                {"role":"user","content":"So?"}],
               "tools":[{"type":"function","function":{"name":"f","description":"d","parameters":{"type":"object","properties":{"x":{"type":"integer"}}}}},
                        {"type":"function","function":{"name":"g"}}],
               "tool_choice":"required","parallel_tool_calls":false}"#,
            r#"{"model":"m","max_tokens":4096,"messages":[
                {"role":"user","content":[{"type":"text","text":"Weather?"}]},
                {"role":"assistant","content":[{"type":"tool_use","id":"a","name":"f","input":{"x":1}},{"type":"tool_use","id":"b","name":"g","input":{}}]},
                {"role":"user","content":[{"type":"tool_result","tool_use_id":"a","content":"sun"},{"type":"tool_result","tool_use_id":"b","content":"rain"},{"type":"text","text":"So?"}]}],
               "tools":[{"name":"f","description":"d","input_schema":{"type":"object","properties":{"x":{"type":"integer"}}}},
                        {"name":"g","input_schema":{"type":"object","properties":{}}}],
               "tool_choice":{"type":"any","disable_parallel_tool_use":true}}"#,
        ),
        (
            "images by address and within it",
            r#"{"model":"m","messages":[{"role":"user","content":[{"type":"text","text":"Look"},
                {"type":"image_url","image_url":{"url":"https://a.example/b.png"}},
                {"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}}]}]}"#,
            r#"{"model":"m","max_tokens":4096,"messages":[{"role":"user","content":[{"type":"text","text":"Look"},
                {"type":"image","source":{"type":"url","url":"https://a.example/b.png"}},
                {"type":"image","source":{"type":"base64","media_type":"image/png","data":"AAAA"}}]}]}"#,
        ),
        (
            "empty text is left out, a tool can be chosen by name",
            r#"{"model":"m","messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":""},{"role":"user","content":"Still there?"}],
                "tools":[{"type":"function","function":{"name":"f"}}],"tool_choice":{"type":"function","function":{"name":"f"}}}"#,
            r#"{"model":"m","max_tokens":4096,"messages":[{"role":"user","content":[{"type":"text","text":"Hi"},{"type":"text","text":"Still there?"}]}],
                "tools":[{"name":"f","input_schema":{"type":"object","properties":{}}}],"tool_choice":{"type":"tool","name":"f"}}"#,
        ),
    ];
    for (about, chat, expected) in cases {
        assert_eq!(messages_from_chat(&json(chat)).as_ref(), Ok(&json(expected)), "{about}");
    }
}

#[test]
fn tool_choices() {
    let cases = [
        (r#""auto""#, r#"{"type":"auto"}"#),
        (r#""none""#, r#"{"type":"none"}"#),
        (r#""required""#, r#"{"type":"any"}"#),
        ("null", "null"),
    ];
    for (choice, expected) in cases {
        let chat = format!(
            r#"{{"model":"m","messages":[{{"role":"user","content":"x"}}],"tools":[{{"function":{{"name":"f"}}}}],"tool_choice":{choice}}}"#
        );
        let made = messages_from_chat(&json(&chat)).expect("it is translated");
        assert_eq!(made.at("tool_choice").cloned().unwrap_or_default(), json(expected), "{choice}");
    }
}

#[test]
fn what_cannot_be_translated_is_refused() {
    let cases = [
        (r#"{"model":"m","messages":[{"role":"system","content":"A"}]}"#, "messages: there is nothing to answer"),
        (r#"{"model":"m"}"#, "messages: there is nothing to answer"),
        (
            r#"{"model":"m","messages":[{"role":"assistant","tool_calls":[{"id":"a","function":{"name":"f","arguments":"[1"}}]}]}"#,
            "messages.0: the arguments of a tool are no JSON object",
        ),
        (
            r#"{"model":"m","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"file:///etc/passwd"}}]}]}"#,
            "messages.0: the address of an image is neither http, https nor data",
        ),
    ];
    for (chat, expected) in cases {
        assert_eq!(messages_from_chat(&json(chat)).expect_err("it is refused").what, expected);
    }
}

#[test]
fn answers() {
    let cases = [
        (
            r#"{"id":"msg_1","type":"message","role":"assistant","model":"claude-x","content":[{"type":"text","text":"Hel"},{"type":"text","text":"lo"}],
                "stop_reason":"end_turn","usage":{"input_tokens":10,"output_tokens":5,"cache_read_input_tokens":3,"cache_creation_input_tokens":null}}"#,
            r#"{"id":"msg_1","object":"chat.completion","created":17,"model":"claude-x",
                "choices":[{"index":0,"message":{"role":"assistant","content":"Hello"},"finish_reason":"stop"}],
                "usage":{"prompt_tokens":13,"completion_tokens":5,"total_tokens":18}}"#,
        ),
        (
            r#"{"id":"msg_2","model":"claude-x","content":[{"type":"thinking","thinking":"Hm","signature":"s"},{"type":"tool_use","id":"t","name":"f","input":{"x":1}}],
                "stop_reason":"tool_use","usage":{"input_tokens":1,"output_tokens":2}}"#,
            r#"{"id":"msg_2","object":"chat.completion","created":17,"model":"claude-x",
                "choices":[{"index":0,"message":{"role":"assistant","reasoning":"Hm","content":null,
                    "tool_calls":[{"id":"t","type":"function","function":{"name":"f","arguments":"{\"x\":1}"}}]},"finish_reason":"tool_calls"}],
                "usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}"#,
        ),
    ];
    for (message, expected) in cases {
        assert_eq!(chat_from_messages(&json(message), 17), json(expected));
    }
}

#[test]
fn reasons_to_end() {
    let cases = [
        (r#""stop_sequence""#, r#""stop""#),
        (r#""max_tokens""#, r#""length""#),
        (r#""model_context_window_exceeded""#, r#""length""#),
        (r#""refusal""#, r#""content_filter""#),
        (r#""pause_turn""#, r#""stop""#),
        (r#""not_yet_known""#, r#""not_yet_known""#),
        ("null", "null"),
    ];
    for (reason, expected) in cases {
        let message = format!(r#"{{"id":"m","model":"c","content":[],"stop_reason":{reason},"usage":{{}}}}"#);
        let chat = chat_from_messages(&json(&message), 0);
        assert_eq!(chat.at("choices.0.finish_reason"), Some(&json(expected)));
    }
}

#[test]
fn streams() {
    let events = [
        r#"{"type":"message_start","message":{"id":"msg_1","model":"claude-x","content":[],"usage":{"input_tokens":10,"output_tokens":1}}}"#,
        r#"{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}"#,
        r#"{"type":"ping"}"#,
        r#"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hi"}}"#,
        r#"{"type":"content_block_stop","index":0}"#,
        r#"{"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"t","name":"f","input":{}}}"#,
        r#"{"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"{\"x\""}}"#,
        r#"{"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":":1}"}}"#,
        r#"{"type":"content_block_delta","index":7,"delta":{"type":"input_json_delta","partial_json":"lost"}}"#,
        r#"{"type":"a_new_event"}"#,
        r#"{"type":"message_delta","delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":5}}"#,
        r#"{"type":"message_stop"}"#,
    ];
    let mut chunks = Chunks::new(17);
    let made: Vec<Value> = events.iter().filter_map(|event| chunks.next(&json(event))).collect();
    let deltas: Vec<Value> = made.iter().filter_map(|chunk| chunk.at("choices.0.delta").cloned()).collect();
    let expected = [
        r#"{"role":"assistant","content":""}"#,
        r#"{"content":"Hi"}"#,
        r#"{"tool_calls":[{"index":0,"id":"t","type":"function","function":{"name":"f","arguments":""}}]}"#,
        r#"{"tool_calls":[{"index":0,"function":{"arguments":"{\"x\""}}]}"#,
        r#"{"tool_calls":[{"index":0,"function":{"arguments":":1}"}}]}"#,
        "{}",
    ];
    assert_eq!(deltas, expected.map(json));
    let last = json(
        r#"{"id":"msg_1","object":"chat.completion.chunk","created":17,"model":"claude-x",
            "choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}],
            "usage":{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15}}"#,
    );
    assert_eq!(made.last(), Some(&last));
}
