// Generated from specs/prims/infer/prim.yaml and 13 more by `cargo xtask gen`. Do not edit.

//! What infer.sh takes and answers.

use prim_json::prelude::*;

#[derive(Clone)]
pub struct ChatRequest {
    /// Name of the model, such as anthropic/claude-sonnet-4.
    pub model: String,
    /// The conversation so far.
    pub messages: Vec<Message>,
    /// Whether the answer comes as events.
    pub stream: Option<bool>,
    pub stream_options: Option<StreamOptions>,
    /// How much chance there is in the choice of words.
    pub temperature: Option<f64>,
    /// The share of likely words that is chosen from.
    pub top_p: Option<f64>,
    /// The most tokens that are written.
    pub max_tokens: Option<i64>,
    /// The newer name of max_tokens.
    pub max_completion_tokens: Option<i64>,
    /// Texts that end the answer.
    pub stop: Option<ChatRequestStop>,
    /// One answer is made; SDKs say so.
    pub n: Option<Value>,
    /// Makes equal requests answer alike where the model can.
    pub seed: Option<i64>,
    pub frequency_penalty: Option<f64>,
    pub presence_penalty: Option<f64>,
    pub logit_bias: Option<Map<f64>>,
    /// Functions that the model may ask to be called.
    pub tools: Option<Vec<Tool>>,
    pub tool_choice: Option<ChatRequestToolChoice>,
    pub parallel_tool_calls: Option<bool>,
    pub response_format: Option<ResponseFormat>,
    /// How much a reasoning model thinks: low, medium, high.
    pub reasoning_effort: Option<String>,
    /// A stable name of the end user.
    pub user: Option<String>,
}

impl Json for ChatRequest {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            model: o.with("model", |n| n.text_in(&Text { min: 1, max: 256, ..Text::ANY })),
            messages: o.with("messages", |n| n.list_in(&Items { min: 1, max: 2048, ..Items::ANY }, Json::read)),
            stream: o.opt("stream"),
            stream_options: o.opt("stream_options"),
            temperature: o.opt_with("temperature", |n| {
                n.real_in(&Real { min: Bound::Inclusive("0"), max: Bound::Inclusive("2"), ..Real::ANY })
            }),
            top_p: o.opt_with("top_p", |n| {
                n.real_in(&Real { min: Bound::Inclusive("0"), max: Bound::Inclusive("1"), ..Real::ANY })
            }),
            max_tokens: o.opt_with("max_tokens", |n| n.whole_in(&Whole { min: 1, ..Whole::ANY })),
            max_completion_tokens: o.opt_with("max_completion_tokens", |n| n.whole_in(&Whole { min: 1, ..Whole::ANY })),
            stop: o.opt("stop"),
            n: o.opt_with("n", |n| n.same_as("1")),
            seed: o.opt("seed"),
            frequency_penalty: o.opt_with("frequency_penalty", |n| {
                n.real_in(&Real { min: Bound::Inclusive("-2"), max: Bound::Inclusive("2"), ..Real::ANY })
            }),
            presence_penalty: o.opt_with("presence_penalty", |n| {
                n.real_in(&Real { min: Bound::Inclusive("-2"), max: Bound::Inclusive("2"), ..Real::ANY })
            }),
            logit_bias: o.opt("logit_bias"),
            tools: o.opt_with("tools", |n| n.list_in(&Items { min: 1, max: 128, ..Items::ANY }, Json::read)),
            tool_choice: o.opt("tool_choice"),
            parallel_tool_calls: o.opt("parallel_tool_calls"),
            response_format: o.opt("response_format"),
            reasoning_effort: o.opt_with("reasoning_effort", |n| n.text_in(&Text { max: 32, ..Text::ANY })),
            user: o.opt_with("user", |n| n.text_in(&Text { max: 256, ..Text::ANY })),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("model", &self.model);
        o.put("messages", &self.messages);
        o.opt("stream", &self.stream);
        o.opt("stream_options", &self.stream_options);
        o.opt("temperature", &self.temperature);
        o.opt("top_p", &self.top_p);
        o.opt("max_tokens", &self.max_tokens);
        o.opt("max_completion_tokens", &self.max_completion_tokens);
        o.opt("stop", &self.stop);
        o.opt("n", &self.n);
        o.opt("seed", &self.seed);
        o.opt("frequency_penalty", &self.frequency_penalty);
        o.opt("presence_penalty", &self.presence_penalty);
        o.opt("logit_bias", &self.logit_bias);
        o.opt("tools", &self.tools);
        o.opt("tool_choice", &self.tool_choice);
        o.opt("parallel_tool_calls", &self.parallel_tool_calls);
        o.opt("response_format", &self.response_format);
        o.opt("reasoning_effort", &self.reasoning_effort);
        o.opt("user", &self.user);
        o.close();
    }
}

#[derive(Clone)]
pub struct ChatResponse {
    pub id: String,
    /// Seconds since 1970.
    pub created: i64,
    pub model: String,
    pub choices: Vec<Choice>,
    pub usage: Option<Usage>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for ChatResponse {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        o.fixed("object", "chat.completion");
        Self {
            id: o.get("id"),
            created: o.get("created"),
            model: o.get("model"),
            choices: o.get("choices"),
            usage: o.opt("usage"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.string("object", "chat.completion");
        o.put("created", &self.created);
        o.put("model", &self.model);
        o.put("choices", &self.choices);
        o.opt("usage", &self.usage);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct ChatChunk {
    pub id: String,
    pub created: i64,
    pub model: String,
    pub choices: Vec<ChunkChoice>,
    pub usage: Maybe<Usage>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for ChatChunk {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        o.fixed("object", "chat.completion.chunk");
        Self {
            id: o.get("id"),
            created: o.get("created"),
            model: o.get("model"),
            choices: o.get("choices"),
            usage: o.maybe("usage"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.string("object", "chat.completion.chunk");
        o.put("created", &self.created);
        o.put("model", &self.model);
        o.put("choices", &self.choices);
        o.maybe("usage", &self.usage);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct EmbedRequest {
    pub model: String,
    /// One text or several.
    pub input: EmbedRequestInput,
    pub dimensions: Option<i64>,
    /// SDKs of OpenAI ask for base64 by themselves.
    pub encoding_format: Option<EmbedRequestEncodingFormat>,
    pub user: Option<String>,
}

impl Json for EmbedRequest {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            model: o.with("model", |n| n.text_in(&Text { min: 1, max: 256, ..Text::ANY })),
            input: o.get("input"),
            dimensions: o.opt_with("dimensions", |n| n.whole_in(&Whole { min: 1, ..Whole::ANY })),
            encoding_format: o.opt("encoding_format"),
            user: o.opt_with("user", |n| n.text_in(&Text { max: 256, ..Text::ANY })),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("model", &self.model);
        o.put("input", &self.input);
        o.opt("dimensions", &self.dimensions);
        o.opt("encoding_format", &self.encoding_format);
        o.opt("user", &self.user);
        o.close();
    }
}

#[derive(Clone)]
pub struct EmbedResponse {
    pub data: Vec<Embedding>,
    pub model: String,
    pub usage: Option<Usage>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for EmbedResponse {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        o.fixed("object", "list");
        Self { data: o.get("data"), model: o.get("model"), usage: o.opt("usage"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.string("object", "list");
        o.put("data", &self.data);
        o.put("model", &self.model);
        o.opt("usage", &self.usage);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct ModelList {
    pub data: Vec<Model>,
}

impl Json for ModelList {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        o.fixed("object", "list");
        let value = Self { data: o.get("data") };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.string("object", "list");
        o.put("data", &self.data);
        o.close();
    }
}

#[derive(Clone)]
pub struct StreamOptions {
    /// Whether the last event tells the tokens used.
    pub include_usage: Option<bool>,
}

impl Json for StreamOptions {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self { include_usage: o.opt("include_usage") };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("include_usage", &self.include_usage);
        o.close();
    }
}

/// Texts that end the answer.
#[derive(Clone)]
pub enum ChatRequestStop {
    Text(String),
    List(Vec<String>),
}

impl Json for ChatRequestStop {
    fn read(node: Node<'_>) -> Self {
        node.choose(&[
            |n| Self::Text(Json::read(n)),
            |n| Self::List(n.list_in(&Items { max: 4, ..Items::ANY }, Json::read)),
        ])
        .unwrap_or_else(|_| Self::Text(node.unfit()))
    }

    fn write(&self, w: &mut Writer) {
        match self {
            Self::Text(value) => value.write(w),
            Self::List(value) => value.write(w),
        }
    }
}

#[derive(Clone)]
pub enum ChatRequestToolChoice {
    Text(ChatRequestToolChoiceText),
    ToolChoice(ToolChoice),
}

impl Json for ChatRequestToolChoice {
    fn read(node: Node<'_>) -> Self {
        node.choose(&[|n| Self::Text(Json::read(n)), |n| Self::ToolChoice(Json::read(n))])
            .unwrap_or_else(|_| Self::Text(node.unfit()))
    }

    fn write(&self, w: &mut Writer) {
        match self {
            Self::Text(value) => value.write(w),
            Self::ToolChoice(value) => value.write(w),
        }
    }
}

#[derive(Clone)]
pub struct ResponseFormat {
    pub r#type: ResponseFormatType,
    /// With json_schema: name, schema and strict.
    pub json_schema: Option<Map<Value>>,
}

impl Json for ResponseFormat {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self { r#type: o.get("type"), json_schema: o.opt("json_schema") };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("type", &self.r#type);
        o.opt("json_schema", &self.json_schema);
        o.close();
    }
}

#[derive(Clone)]
pub struct Usage {
    pub prompt_tokens: i64,
    pub completion_tokens: Option<i64>,
    pub total_tokens: i64,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Usage {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            prompt_tokens: o.get("prompt_tokens"),
            completion_tokens: o.opt("completion_tokens"),
            total_tokens: o.get("total_tokens"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("prompt_tokens", &self.prompt_tokens);
        o.opt("completion_tokens", &self.completion_tokens);
        o.put("total_tokens", &self.total_tokens);
        o.rest(&self.rest);
        o.close();
    }
}

/// One text or several.
#[derive(Clone)]
pub enum EmbedRequestInput {
    Text(String),
    List(Vec<String>),
}

impl Json for EmbedRequestInput {
    fn read(node: Node<'_>) -> Self {
        node.choose(&[
            |n| Self::Text(n.text_in(&Text { min: 1, ..Text::ANY })),
            |n| Self::List(n.list_in(&Items { min: 1, max: 2048, ..Items::ANY }, Json::read)),
        ])
        .unwrap_or_else(|_| Self::Text(node.unfit()))
    }

    fn write(&self, w: &mut Writer) {
        match self {
            Self::Text(value) => value.write(w),
            Self::List(value) => value.write(w),
        }
    }
}

/// SDKs of OpenAI ask for base64 by themselves.
#[derive(Clone, Copy, Eq)]
pub enum EmbedRequestEncodingFormat {
    Float,
    Base64,
}

impl EmbedRequestEncodingFormat {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Float => "float",
            Self::Base64 => "base64",
        }
    }
}

impl Json for EmbedRequestEncodingFormat {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "float" => Self::Float,
            "base64" => Self::Base64,
            _ => node.refused(&["float", "base64"], Self::Float),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

#[derive(Clone)]
pub struct Message {
    pub role: MessageRole,
    pub content: Maybe<MessageContent>,
    pub name: Option<String>,
    /// The call that a tool's message answers.
    pub tool_call_id: Option<String>,
    pub tool_calls: Option<Vec<ToolCall>>,
    pub refusal: Maybe<String>,
}

impl Json for Message {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            role: o.get("role"),
            content: o.maybe("content"),
            name: o.opt_with("name", |n| n.text_in(&Text { max: 64, ..Text::ANY })),
            tool_call_id: o.opt("tool_call_id"),
            tool_calls: o.opt("tool_calls"),
            refusal: o.maybe("refusal"),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("role", &self.role);
        o.maybe("content", &self.content);
        o.opt("name", &self.name);
        o.opt("tool_call_id", &self.tool_call_id);
        o.opt("tool_calls", &self.tool_calls);
        o.maybe("refusal", &self.refusal);
        o.close();
    }
}

#[derive(Clone)]
pub struct Tool {
    pub function: FunctionTool,
}

impl Json for Tool {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        o.fixed("type", "function");
        let value = Self { function: o.get("function") };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.string("type", "function");
        o.put("function", &self.function);
        o.close();
    }
}

#[derive(Clone, Copy, Eq)]
pub enum ChatRequestToolChoiceText {
    None,
    Auto,
    Required,
}

impl ChatRequestToolChoiceText {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::None => "none",
            Self::Auto => "auto",
            Self::Required => "required",
        }
    }
}

impl Json for ChatRequestToolChoiceText {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "none" => Self::None,
            "auto" => Self::Auto,
            "required" => Self::Required,
            _ => node.refused(&["none", "auto", "required"], Self::None),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

#[derive(Clone)]
pub struct ToolChoice {
    pub function: FunctionName,
}

impl Json for ToolChoice {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        o.fixed("type", "function");
        let value = Self { function: o.get("function") };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.string("type", "function");
        o.put("function", &self.function);
        o.close();
    }
}

#[derive(Clone, Copy, Eq)]
pub enum ResponseFormatType {
    Text,
    JsonObject,
    JsonSchema,
}

impl ResponseFormatType {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Text => "text",
            Self::JsonObject => "json_object",
            Self::JsonSchema => "json_schema",
        }
    }
}

impl Json for ResponseFormatType {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "text" => Self::Text,
            "json_object" => Self::JsonObject,
            "json_schema" => Self::JsonSchema,
            _ => node.refused(&["text", "json_object", "json_schema"], Self::Text),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

#[derive(Clone)]
pub struct Choice {
    pub index: i64,
    pub message: Answer,
    pub finish_reason: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Choice {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            index: o.get("index"),
            message: o.get("message"),
            finish_reason: o.nullable("finish_reason"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("index", &self.index);
        o.put("message", &self.message);
        o.nullable("finish_reason", &self.finish_reason);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct ChunkChoice {
    pub index: i64,
    pub delta: Map<Value>,
    pub finish_reason: Maybe<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for ChunkChoice {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { index: o.get("index"), delta: o.get("delta"), finish_reason: o.maybe("finish_reason"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("index", &self.index);
        o.put("delta", &self.delta);
        o.maybe("finish_reason", &self.finish_reason);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct Embedding {
    pub index: Option<i64>,
    /// Numbers, or 32-bit floats in Base64.
    pub embedding: EmbeddingChoice,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Embedding {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        o.fixed("object", "embedding");
        Self { index: o.opt("index"), embedding: o.get("embedding"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.string("object", "embedding");
        o.opt("index", &self.index);
        o.put("embedding", &self.embedding);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct Model {
    pub id: String,
    /// Seconds since 1970.
    pub created: Option<i64>,
    pub name: Option<String>,
    /// The most tokens of question and answer together.
    pub context_length: Option<i64>,
    pub pricing: Option<Pricing>,
}

impl Json for Model {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        o.fixed("object", "model");
        let value = Self {
            id: o.get("id"),
            created: o.opt("created"),
            name: o.opt("name"),
            context_length: o.opt("context_length"),
            pricing: o.opt("pricing"),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.string("object", "model");
        o.opt("created", &self.created);
        o.opt("name", &self.name);
        o.opt("context_length", &self.context_length);
        o.opt("pricing", &self.pricing);
        o.close();
    }
}

#[derive(Clone, Copy, Eq)]
pub enum MessageRole {
    System,
    Developer,
    User,
    Assistant,
    Tool,
}

impl MessageRole {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::System => "system",
            Self::Developer => "developer",
            Self::User => "user",
            Self::Assistant => "assistant",
            Self::Tool => "tool",
        }
    }
}

impl Json for MessageRole {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "system" => Self::System,
            "developer" => Self::Developer,
            "user" => Self::User,
            "assistant" => Self::Assistant,
            "tool" => Self::Tool,
            _ => node.refused(&["system", "developer", "user", "assistant", "tool"], Self::System),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

#[derive(Clone)]
pub enum MessageContent {
    Text(String),
    PartList(Vec<Part>),
}

impl Json for MessageContent {
    fn read(node: Node<'_>) -> Self {
        node.choose(&[|n| Self::Text(Json::read(n)), |n| Self::PartList(Json::read(n))])
            .unwrap_or_else(|_| Self::Text(node.unfit()))
    }

    fn write(&self, w: &mut Writer) {
        match self {
            Self::Text(value) => value.write(w),
            Self::PartList(value) => value.write(w),
        }
    }
}

#[derive(Clone)]
pub struct FunctionTool {
    pub name: String,
    pub description: Option<String>,
    /// A JSON Schema of the arguments.
    pub parameters: Option<Map<Value>>,
    pub strict: Maybe<bool>,
}

impl Json for FunctionTool {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            name: o.with("name", |n| n.text_in(&Text { min: 1, max: 64, ..Text::ANY })),
            description: o.opt("description"),
            parameters: o.opt("parameters"),
            strict: o.maybe("strict"),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("name", &self.name);
        o.opt("description", &self.description);
        o.opt("parameters", &self.parameters);
        o.maybe("strict", &self.strict);
        o.close();
    }
}

#[derive(Clone)]
pub struct FunctionName {
    pub name: String,
}

impl Json for FunctionName {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self { name: o.with("name", |n| n.text_in(&Text { min: 1, max: 64, ..Text::ANY })) };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("name", &self.name);
        o.close();
    }
}

#[derive(Clone)]
pub struct Answer {
    pub role: String,
    pub content: Maybe<String>,
    pub refusal: Maybe<String>,
    pub tool_calls: Option<Vec<ToolCall>>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Answer {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            role: o.get("role"),
            content: o.maybe("content"),
            refusal: o.maybe("refusal"),
            tool_calls: o.opt("tool_calls"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("role", &self.role);
        o.maybe("content", &self.content);
        o.maybe("refusal", &self.refusal);
        o.opt("tool_calls", &self.tool_calls);
        o.rest(&self.rest);
        o.close();
    }
}

/// Numbers, or 32-bit floats in Base64.
#[derive(Clone)]
pub enum EmbeddingChoice {
    List(Vec<f64>),
    Text(String),
}

impl Json for EmbeddingChoice {
    fn read(node: Node<'_>) -> Self {
        node.choose(&[|n| Self::List(Json::read(n)), |n| Self::Text(Json::read(n))])
            .unwrap_or_else(|_| Self::List(node.unfit()))
    }

    fn write(&self, w: &mut Writer) {
        match self {
            Self::List(value) => value.write(w),
            Self::Text(value) => value.write(w),
        }
    }
}

/// USD per token at the vendor. What is paid here is the price of the route.
#[derive(Clone)]
pub struct Pricing {
    pub prompt: Decimal,
    pub completion: Decimal,
}

impl Json for Pricing {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self { prompt: o.get("prompt"), completion: o.get("completion") };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("prompt", &self.prompt);
        o.put("completion", &self.completion);
        o.close();
    }
}

#[derive(Clone)]
pub struct ToolCall {
    pub id: String,
    pub function: FunctionCall,
}

impl Json for ToolCall {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        o.fixed("type", "function");
        let value = Self { id: o.get("id"), function: o.get("function") };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.string("type", "function");
        o.put("function", &self.function);
        o.close();
    }
}

#[derive(Clone)]
pub enum Part {
    Text(TextPart),
    ImageUrl(ImagePart),
}

impl Json for Part {
    fn read(node: Node<'_>) -> Self {
        match node.tag("type") {
            "text" => Self::Text(Json::read(node)),
            "image_url" => Self::ImageUrl(Json::read(node)),
            _ => Self::Text(node.refused_tag("type", &["text", "image_url"])),
        }
    }

    fn write(&self, w: &mut Writer) {
        match self {
            Self::Text(value) => value.write(w),
            Self::ImageUrl(value) => value.write(w),
        }
    }
}

#[derive(Clone)]
pub struct FunctionCall {
    pub name: String,
    /// JSON text that the model wrote; it may not be valid.
    pub arguments: String,
}

impl Json for FunctionCall {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self { name: o.get("name"), arguments: o.get("arguments") };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("name", &self.name);
        o.put("arguments", &self.arguments);
        o.close();
    }
}

#[derive(Clone)]
pub struct TextPart {
    pub text: String,
}

impl Json for TextPart {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        o.fixed("type", "text");
        let value = Self { text: o.get("text") };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.string("type", "text");
        o.put("text", &self.text);
        o.close();
    }
}

#[derive(Clone)]
pub struct ImagePart {
    pub image_url: ImageUrl,
}

impl Json for ImagePart {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        o.fixed("type", "image_url");
        let value = Self { image_url: o.get("image_url") };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.string("type", "image_url");
        o.put("image_url", &self.image_url);
        o.close();
    }
}

#[derive(Clone)]
pub struct ImageUrl {
    /// An address, or the image itself as a data: URL.
    pub url: String,
    pub detail: Option<ImageUrlDetail>,
}

impl Json for ImageUrl {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self { url: o.with("url", |n| n.text_in(&Text { min: 1, ..Text::ANY })), detail: o.opt("detail") };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("url", &self.url);
        o.opt("detail", &self.detail);
        o.close();
    }
}

#[derive(Clone, Copy, Eq)]
pub enum ImageUrlDetail {
    Auto,
    Low,
    High,
}

impl ImageUrlDetail {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Auto => "auto",
            Self::Low => "low",
            Self::High => "high",
        }
    }
}

impl Json for ImageUrlDetail {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "auto" => Self::Auto,
            "low" => Self::Low,
            "high" => Self::High,
            _ => node.refused(&["auto", "low", "high"], Self::Auto),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

prim_json::types!(
    ChatRequest,
    ChatResponse,
    ChatChunk,
    EmbedRequest,
    EmbedResponse,
    ModelList,
    StreamOptions,
    ChatRequestStop,
    ChatRequestToolChoice,
    ResponseFormat,
    Usage,
    EmbedRequestInput,
    EmbedRequestEncodingFormat,
    Message,
    Tool,
    ChatRequestToolChoiceText,
    ToolChoice,
    ResponseFormatType,
    Choice,
    ChunkChoice,
    Embedding,
    Model,
    MessageRole,
    MessageContent,
    FunctionTool,
    FunctionName,
    Answer,
    EmbeddingChoice,
    Pricing,
    ToolCall,
    Part,
    FunctionCall,
    TextPart,
    ImagePart,
    ImageUrl,
    ImageUrlDetail,
);
