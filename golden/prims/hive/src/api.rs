// Generated from specs/prims/hive/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! What hive.sh takes and answers.

use prim_json::prelude::*;

#[derive(Clone)]
pub struct PostMessage {
    pub channel: String,
    pub text: String,
    /// A message of the same channel.
    pub reply_to: Option<String>,
}

impl Json for PostMessage {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            channel: o.with("channel", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            text: o.with("text", |n| n.text_in(&Text { min: 1, max: 4000, ..Text::ANY })),
            reply_to: o.opt_with("reply_to", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("channel", &self.channel);
        o.put("text", &self.text);
        o.opt("reply_to", &self.reply_to);
        o.close();
    }
}

#[derive(Clone)]
pub struct Message {
    pub id: String,
    pub channel: String,
    pub text: String,
    pub author: Option<String>,
    pub sent_at: DateTime,
    /// The thread that it belongs to or began.
    pub thread: Option<String>,
}

impl Json for Message {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            channel: o.with("channel", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            text: o.get("text"),
            author: o.opt("author"),
            sent_at: o.get("sent_at"),
            thread: o.opt_with("thread", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.put("channel", &self.channel);
        o.put("text", &self.text);
        o.opt("author", &self.author);
        o.put("sent_at", &self.sent_at);
        o.opt("thread", &self.thread);
        o.close();
    }
}

#[derive(Clone)]
pub struct ScheduleMessage {
    pub channel: String,
    pub text: String,
    /// At most 120 days ahead.
    pub send_at: DateTime,
    /// A message of the same channel.
    pub reply_to: Option<String>,
}

impl Json for ScheduleMessage {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            channel: o.with("channel", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            text: o.with("text", |n| n.text_in(&Text { min: 1, max: 4000, ..Text::ANY })),
            send_at: o.get("send_at"),
            reply_to: o.opt_with("reply_to", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("channel", &self.channel);
        o.put("text", &self.text);
        o.put("send_at", &self.send_at);
        o.opt("reply_to", &self.reply_to);
        o.close();
    }
}

#[derive(Clone)]
pub struct ScheduledMessage {
    pub id: String,
    pub channel: String,
    pub send_at: DateTime,
}

impl Json for ScheduledMessage {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            channel: o.with("channel", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            send_at: o.get("send_at"),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.put("channel", &self.channel);
        o.put("send_at", &self.send_at);
        o.close();
    }
}

#[derive(Clone)]
pub struct MessagePage {
    pub data: Vec<Message>,
    /// Where the next page begins; absent after the last.
    pub next_cursor: Option<String>,
}

impl Json for MessagePage {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self { data: o.get("data"), next_cursor: o.opt("next_cursor") };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("data", &self.data);
        o.opt("next_cursor", &self.next_cursor);
        o.close();
    }
}

#[derive(Clone)]
pub struct Channels {
    pub data: Vec<Channel>,
}

impl Json for Channels {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self { data: o.get("data") };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("data", &self.data);
        o.close();
    }
}

#[derive(Clone)]
pub struct CreateChannel {
    pub name: String,
    pub topic: Option<String>,
    /// Only those who are invited see it.
    pub private: bool,
}

impl Json for CreateChannel {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            name: o.with("name", |n| n.text_in(&Text { min: 1, max: 80, ..Text::ANY })),
            topic: o.opt_with("topic", |n| n.text_in(&Text { min: 1, max: 250, ..Text::ANY })),
            private: o.or("private", false),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("name", &self.name);
        o.opt("topic", &self.topic);
        o.put("private", &self.private);
        o.close();
    }
}

#[derive(Clone)]
pub struct Channel {
    pub id: String,
    pub name: String,
    pub topic: Option<String>,
    pub kind: ChannelKind,
}

impl Json for Channel {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            name: o.get("name"),
            topic: o.opt("topic"),
            kind: o.get("kind"),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.put("name", &self.name);
        o.opt("topic", &self.topic);
        o.put("kind", &self.kind);
        o.close();
    }
}

#[derive(Clone)]
pub struct Me {
    pub id: String,
    pub name: String,
    pub space: Option<String>,
}

impl Json for Me {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            name: o.get("name"),
            space: o.opt("space"),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.put("name", &self.name);
        o.opt("space", &self.space);
        o.close();
    }
}

#[derive(Clone, Copy, Eq)]
pub enum ChannelKind {
    Text,
    Voice,
    Group,
    Other,
    Unknown,
}

impl ChannelKind {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Text => "text",
            Self::Voice => "voice",
            Self::Group => "group",
            Self::Other => "other",
            Self::Unknown => "unknown",
        }
    }
}

impl Json for ChannelKind {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "text" => Self::Text,
            "voice" => Self::Voice,
            "group" => Self::Group,
            "other" => Self::Other,
            "unknown" => Self::Unknown,
            _ => node.unknown(&["text", "voice", "group", "other", "unknown"], Self::Unknown),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

/// What `DELETE /v1/channels/{channel}/messages/{message}` takes.
#[derive(Clone)]
pub struct DeleteMessageInput {
    pub channel: String,
    pub message: String,
}

impl Json for DeleteMessageInput {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            channel: o.with("channel", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            message: o.with("message", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("channel", &self.channel);
        o.put("message", &self.message);
        o.close();
    }
}

/// What `GET /v1/channels/{channel}/messages` takes.
#[derive(Clone)]
pub struct HistoryInput {
    pub channel: String,
    /// How many items a page holds.
    pub limit: i64,
    /// Where the page begins: `next_cursor` of the page before.
    pub cursor: Option<String>,
}

impl Json for HistoryInput {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            channel: o.with("channel", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            limit: o.or_with("limit", 20, |n| n.whole_in(&Whole { min: 1, max: 100, ..Whole::ANY })),
            cursor: o.opt("cursor"),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("channel", &self.channel);
        o.put("limit", &self.limit);
        o.opt("cursor", &self.cursor);
        o.close();
    }
}

prim_json::types!(
    PostMessage,
    Message,
    ScheduleMessage,
    ScheduledMessage,
    MessagePage,
    Channels,
    CreateChannel,
    Channel,
    Me,
    ChannelKind,
    DeleteMessageInput,
    HistoryInput,
);
