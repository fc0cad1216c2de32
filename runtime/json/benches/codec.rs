//! Reading and writing a chat answer and a list of models, beside serde's derive. `cargo bench -p prim-json`.
#![allow(missing_docs, reason = "a bench is no library")]

use divan::{Bencher, black_box};
use prim_json::{Json, Node, Rest, Writer};
use serde::{Deserialize, Serialize};

fn main() {
    divan::main();
}

macro_rules! both {
    ($($name:ident { $($field:ident: $get:ident $put:ident $type:ty,)* })*) => {$(
        #[derive(Clone, Default, Serialize, Deserialize)]
        struct $name {
            $(
                #[serde(default)]
                $field: $type,
            )*
            #[serde(skip)]
            rest: Rest,
        }

        impl Json for $name {
            fn read(node: Node<'_>) -> Self {
                let mut o = node.object();
                Self { $($field: o.$get(stringify!($field)),)* rest: o.rest() }
            }

            fn write(&self, w: &mut Writer) {
                let mut o = w.object();
                $(o.$put(stringify!($field), &self.$field);)*
                o.rest(&self.rest);
                o.close();
            }
        }
    )*};
}

both! {
    Answer {
        id: get put String,
        object: get put String,
        created: get put i64,
        model: get put String,
        choices: get put Vec<Choice>,
        usage: opt opt Option<Usage>,
        system_fingerprint: nullable nullable Option<String>,
        service_tier: opt opt Option<String>,
    }
    Choice {
        index: get put i64,
        message: get put Message,
        logprobs: nullable nullable Option<String>,
        finish_reason: nullable nullable Option<String>,
    }
    Message {
        role: get put String,
        content: nullable nullable Option<String>,
        refusal: nullable nullable Option<String>,
        tool_calls: opt opt Option<Vec<Call>>,
    }
    Call { id: get put String, function: get put Function, }
    Function { name: get put String, arguments: get put String, }
    Usage { prompt_tokens: get put i64, completion_tokens: get put i64, total_tokens: get put i64, cost: opt opt Option<f64>, }
    Models { data: get put Vec<Model>, }
    Model {
        id: get put String,
        name: get put String,
        created: get put i64,
        description: opt opt Option<String>,
        context_length: nullable nullable Option<i64>,
        pricing: get put Pricing,
        supported_parameters: get put Vec<String>,
    }
    Pricing { prompt: get put String, completion: get put String, request: opt opt Option<String>, image: opt opt Option<String>, }
}

fn answer() -> String {
    let content = "A sentence of the answer, with \\\"quotes\\\" and a line\\nbreak. ".repeat(24);
    format!(
        r#"{{"id":"gen-123","object":"chat.completion","created":1795181282,"model":"a/b","choices":[{{"index":0,"message":{{"role":"assistant","content":"{content}","refusal":null,"tool_calls":[{{"id":"call_1","function":{{"name":"search","arguments":"{{\"q\":1}}"}}}}]}},"logprobs":null,"finish_reason":"stop"}}],"usage":{{"prompt_tokens":12,"completion_tokens":345,"total_tokens":357,"cost":0.00123}},"system_fingerprint":null}}"#
    )
}

fn models() -> String {
    let model = |i: usize| {
        format!(
            r#"{{"id":"vendor/model-{i}","name":"Model {i}","created":17951812{i:02},"description":"What this model is good at, in a sentence of the usual length.","context_length":131072,"pricing":{{"prompt":"0.0000025","completion":"0.00001","request":"0","image":"0"}},"supported_parameters":["tools","temperature","top_p","max_tokens"]}}"#
        )
    };
    format!(r#"{{"data":[{}]}}"#, (0..1000).map(model).collect::<Vec<_>>().join(","))
}

#[divan::bench]
fn answer_decode_ours(b: Bencher) {
    let json = answer();
    b.bench(|| prim_json::decode::<Answer>(black_box(json.as_bytes())).is_ok());
}

#[divan::bench]
fn answer_decode_serde(b: Bencher) {
    let json = answer();
    b.bench(|| serde_json::from_slice::<Answer>(black_box(json.as_bytes())).is_ok());
}

#[divan::bench]
fn answer_encode_ours(b: Bencher) {
    let answer = prim_json::decode::<Answer>(answer().as_bytes()).expect("an answer");
    b.bench(|| prim_json::encode(black_box(&answer)).len());
}

#[divan::bench]
fn answer_encode_serde(b: Bencher) {
    let answer = prim_json::decode::<Answer>(answer().as_bytes()).expect("an answer");
    b.bench(|| serde_json::to_string(black_box(&answer)).map(|text| text.len()));
}

#[divan::bench]
fn models_decode_ours(b: Bencher) {
    let json = models();
    b.bench(|| prim_json::decode::<Models>(black_box(json.as_bytes())).is_ok());
}

#[divan::bench]
fn models_decode_serde(b: Bencher) {
    let json = models();
    b.bench(|| serde_json::from_slice::<Models>(black_box(json.as_bytes())).is_ok());
}

#[divan::bench]
fn models_encode_ours(b: Bencher) {
    let models = prim_json::decode::<Models>(models().as_bytes()).expect("models");
    b.bench(|| prim_json::encode(black_box(&models)).len());
}

#[divan::bench]
fn models_encode_serde(b: Bencher) {
    let models = prim_json::decode::<Models>(models().as_bytes()).expect("models");
    b.bench(|| serde_json::to_string(black_box(&models)).map(|text| text.len()));
}
