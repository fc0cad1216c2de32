// Generated from specs/prims/hive/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! What requests and answers of Slack are made of.

use prim_json::prelude::*;

#[derive(Clone)]
pub struct LimitedResponse {
    pub ok: bool,
    pub error: String,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for LimitedResponse {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { ok: o.get("ok"), error: o.get("error"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("ok", &self.ok);
        o.put("error", &self.error);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct DoneResponse {
    pub ok: bool,
    pub error: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for DoneResponse {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { ok: o.get("ok"), error: o.opt("error"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("ok", &self.ok);
        o.opt("error", &self.error);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct ConversationsCreateRequest {
    /// Small letters, digits, hyphens and underscores.
    pub name: String,
    pub is_private: Option<bool>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl ConversationsCreateRequest {
    /// A value with everything that is required, and nothing else.
    pub fn new(name: String) -> Self {
        Self { name, is_private: None, rest: Rest::default() }
    }
}

impl Json for ConversationsCreateRequest {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { name: o.get("name"), is_private: o.opt("is_private"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("name", &self.name);
        o.opt("is_private", &self.is_private);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct ChannelResponse {
    pub ok: bool,
    pub error: Option<String>,
    pub channel: Option<Channel>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for ChannelResponse {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { ok: o.get("ok"), error: o.opt("error"), channel: o.opt("channel"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("ok", &self.ok);
        o.opt("error", &self.error);
        o.opt("channel", &self.channel);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct ConversationsSetTopicRequest {
    pub channel: String,
    pub topic: String,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl ConversationsSetTopicRequest {
    /// A value with everything that is required, and nothing else.
    pub fn new(channel: String, topic: String) -> Self {
        Self { channel, topic, rest: Rest::default() }
    }
}

impl Json for ConversationsSetTopicRequest {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { channel: o.get("channel"), topic: o.get("topic"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("channel", &self.channel);
        o.put("topic", &self.topic);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct ConversationsArchiveRequest {
    pub channel: String,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl ConversationsArchiveRequest {
    /// A value with everything that is required, and nothing else.
    pub fn new(channel: String) -> Self {
        Self { channel, rest: Rest::default() }
    }
}

impl Json for ConversationsArchiveRequest {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { channel: o.get("channel"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("channel", &self.channel);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct Channel {
    pub id: String,
    pub name: String,
    pub is_private: Option<bool>,
    pub is_archived: Option<bool>,
    pub topic: Option<ChannelTopic>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Channel {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            id: o.get("id"),
            name: o.get("name"),
            is_private: o.opt("is_private"),
            is_archived: o.opt("is_archived"),
            topic: o.opt("topic"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.put("name", &self.name);
        o.opt("is_private", &self.is_private);
        o.opt("is_archived", &self.is_archived);
        o.opt("topic", &self.topic);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct ChannelTopic {
    /// Blank without a topic.
    pub value: String,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for ChannelTopic {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { value: o.get("value"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("value", &self.value);
        o.rest(&self.rest);
        o.close();
    }
}

prim_json::types!(
    LimitedResponse,
    DoneResponse,
    ConversationsCreateRequest,
    ChannelResponse,
    ConversationsSetTopicRequest,
    ConversationsArchiveRequest,
    Channel,
    ChannelTopic,
);
