// Generated from specs/prims/ring/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! What ring.sh takes and answers.

use prim_json::prelude::*;

#[derive(Clone)]
pub struct SendSms {
    pub to: String,
    /// One of the numbers bought here.
    pub from: Option<String>,
    pub text: Option<String>,
    /// Pictures and other media; not in every country.
    pub media_urls: Option<Vec<String>>,
    /// Is told when the state of the message changes.
    pub callback_url: Option<String>,
    /// Seconds after which an unsent message is given up.
    pub valid_for_s: Option<i64>,
}

impl Json for SendSms {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        o.any_of(&[&["text"], &["media_urls"]]);
        let value = Self {
            to: o.with("to", |n| n.text_in(&Text { format: Some(Format::Phone), ..Text::ANY })),
            from: o.opt_with("from", |n| n.text_in(&Text { format: Some(Format::Phone), ..Text::ANY })),
            text: o.opt_with("text", |n| n.text_in(&Text { min: 1, max: 1600, ..Text::ANY })),
            media_urls: o.opt_with("media_urls", |n| {
                n.list_in(&Items { min: 1, max: 10, ..Items::ANY }, |n| {
                    n.text_in(&Text { format: Some(Format::Url), ..Text::ANY })
                })
            }),
            callback_url: o.opt_with("callback_url", |n| n.text_in(&Text { format: Some(Format::Url), ..Text::ANY })),
            valid_for_s: o.opt_with("valid_for_s", |n| n.whole_in(&Whole { min: 1, max: 36000, ..Whole::ANY })),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("to", &self.to);
        o.opt("from", &self.from);
        o.opt("text", &self.text);
        o.opt("media_urls", &self.media_urls);
        o.opt("callback_url", &self.callback_url);
        o.opt("valid_for_s", &self.valid_for_s);
        o.close();
    }
}

#[derive(Clone)]
pub struct Message {
    pub id: String,
    pub to: String,
    pub from: Option<String>,
    pub text: String,
    pub status: MessageStatus,
    /// Of how many short messages it is made.
    pub segments: Option<i64>,
    /// What the vendor took for it, below zero. Not known at once.
    pub cost: Option<Decimal>,
    pub currency: Option<String>,
    /// Why it failed, as a code of the vendor.
    pub error_code: Option<i64>,
    pub created_at: DateTime,
    pub sent_at: Option<DateTime>,
}

impl Json for Message {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            to: o.get("to"),
            from: o.opt("from"),
            text: o.get("text"),
            status: o.get("status"),
            segments: o.opt("segments"),
            cost: o.opt("cost"),
            currency: o.opt("currency"),
            error_code: o.opt("error_code"),
            created_at: o.get("created_at"),
            sent_at: o.opt("sent_at"),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.put("to", &self.to);
        o.opt("from", &self.from);
        o.put("text", &self.text);
        o.put("status", &self.status);
        o.opt("segments", &self.segments);
        o.opt("cost", &self.cost);
        o.opt("currency", &self.currency);
        o.opt("error_code", &self.error_code);
        o.put("created_at", &self.created_at);
        o.opt("sent_at", &self.sent_at);
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
pub struct MakeCall {
    pub to: String,
    /// One of the numbers bought here.
    pub from: Option<String>,
    /// Is asked for TwiML when somebody answers.
    pub url: Option<String>,
    /// What to say and do, as TwiML.
    pub twiml: Option<String>,
    /// Seconds for which it rings.
    pub ring_s: i64,
    /// After which the call is cut, and what is paid for.
    pub max_minutes: i64,
    pub record: bool,
}

impl Json for MakeCall {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        o.one_of(&[&["url"], &["twiml"]]);
        let value = Self {
            to: o.with("to", |n| n.text_in(&Text { format: Some(Format::Phone), ..Text::ANY })),
            from: o.opt_with("from", |n| n.text_in(&Text { format: Some(Format::Phone), ..Text::ANY })),
            url: o.opt_with("url", |n| n.text_in(&Text { format: Some(Format::Url), ..Text::ANY })),
            twiml: o.opt_with("twiml", |n| n.text_in(&Text { min: 1, max: 4000, ..Text::ANY })),
            ring_s: o.or_with("ring_s", 60, |n| n.whole_in(&Whole { min: 1, max: 600, ..Whole::ANY })),
            max_minutes: o.or_with("max_minutes", 5, |n| n.whole_in(&Whole { min: 1, max: 60, ..Whole::ANY })),
            record: o.or("record", false),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("to", &self.to);
        o.opt("from", &self.from);
        o.opt("url", &self.url);
        o.opt("twiml", &self.twiml);
        o.put("ring_s", &self.ring_s);
        o.put("max_minutes", &self.max_minutes);
        o.put("record", &self.record);
        o.close();
    }
}

#[derive(Clone)]
pub struct Call {
    pub id: String,
    pub to: String,
    pub from: Option<String>,
    pub status: CallStatus,
    pub duration_s: Option<i64>,
    pub started_at: Option<DateTime>,
    pub ended_at: Option<DateTime>,
}

impl Json for Call {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            to: o.get("to"),
            from: o.opt("from"),
            status: o.get("status"),
            duration_s: o.opt("duration_s"),
            started_at: o.opt("started_at"),
            ended_at: o.opt("ended_at"),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.put("to", &self.to);
        o.opt("from", &self.from);
        o.put("status", &self.status);
        o.opt("duration_s", &self.duration_s);
        o.opt("started_at", &self.started_at);
        o.opt("ended_at", &self.ended_at);
        o.close();
    }
}

#[derive(Clone)]
pub struct AvailableNumberPage {
    pub data: Vec<AvailableNumber>,
    /// Where the next page begins; absent after the last.
    pub next_cursor: Option<String>,
}

impl Json for AvailableNumberPage {
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
pub struct BuyNumber {
    /// This one.
    pub number: Option<String>,
    /// Any one of this area.
    pub area_code: Option<String>,
    /// Is told of messages to it.
    pub sms_url: Option<String>,
    /// Is asked for TwiML when somebody calls it.
    pub voice_url: Option<String>,
}

impl Json for BuyNumber {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        o.one_of(&[&["number"], &["area_code"]]);
        let value = Self {
            number: o.opt_with("number", |n| n.text_in(&Text { format: Some(Format::Phone), ..Text::ANY })),
            area_code: o.opt_with("area_code", |n| n.text_in(&Text { min: 3, max: 3, ..Text::ANY })),
            sms_url: o.opt_with("sms_url", |n| n.text_in(&Text { format: Some(Format::Url), ..Text::ANY })),
            voice_url: o.opt_with("voice_url", |n| n.text_in(&Text { format: Some(Format::Url), ..Text::ANY })),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("number", &self.number);
        o.opt("area_code", &self.area_code);
        o.opt("sms_url", &self.sms_url);
        o.opt("voice_url", &self.voice_url);
        o.close();
    }
}

#[derive(Clone)]
pub struct Number {
    pub id: String,
    pub number: String,
    pub name: Option<String>,
}

impl Json for Number {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            number: o.with("number", |n| n.text_in(&Text { format: Some(Format::Phone), ..Text::ANY })),
            name: o.opt("name"),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.put("number", &self.number);
        o.opt("name", &self.name);
        o.close();
    }
}

#[derive(Clone)]
pub struct StartVerification {
    pub to: String,
    pub channel: StartVerificationChannel,
}

impl Json for StartVerification {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            to: o.with("to", |n| n.text_in(&Text { format: Some(Format::Phone), ..Text::ANY })),
            channel: o.get("channel"),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("to", &self.to);
        o.put("channel", &self.channel);
        o.close();
    }
}

#[derive(Clone)]
pub struct Verification {
    pub to: String,
    pub status: VerificationStatus,
    /// Whether the code was right.
    pub valid: bool,
}

impl Json for Verification {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self { to: o.get("to"), status: o.get("status"), valid: o.get("valid") };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("to", &self.to);
        o.put("status", &self.status);
        o.put("valid", &self.valid);
        o.close();
    }
}

#[derive(Clone)]
pub struct CheckVerification {
    pub to: String,
    pub code: String,
}

impl Json for CheckVerification {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            to: o.with("to", |n| n.text_in(&Text { format: Some(Format::Phone), ..Text::ANY })),
            code: o.with("code", |n| n.text_in(&Text { min: 4, max: 10, ..Text::ANY })),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("to", &self.to);
        o.put("code", &self.code);
        o.close();
    }
}

#[derive(Clone, Copy, Eq)]
pub enum MessageStatus {
    Queued,
    Sending,
    Sent,
    Delivered,
    Failed,
    Received,
    Canceled,
    Unknown,
}

impl MessageStatus {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Queued => "queued",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Delivered => "delivered",
            Self::Failed => "failed",
            Self::Received => "received",
            Self::Canceled => "canceled",
            Self::Unknown => "unknown",
        }
    }
}

impl Json for MessageStatus {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "queued" => Self::Queued,
            "sending" => Self::Sending,
            "sent" => Self::Sent,
            "delivered" => Self::Delivered,
            "failed" => Self::Failed,
            "received" => Self::Received,
            "canceled" => Self::Canceled,
            "unknown" => Self::Unknown,
            _ => node.unknown(
                &["queued", "sending", "sent", "delivered", "failed", "received", "canceled", "unknown"],
                Self::Unknown,
            ),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

#[derive(Clone, Copy, Eq)]
pub enum CallStatus {
    Queued,
    Ringing,
    InProgress,
    Completed,
    Busy,
    Failed,
    NoAnswer,
    Canceled,
    Unknown,
}

impl CallStatus {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Queued => "queued",
            Self::Ringing => "ringing",
            Self::InProgress => "in_progress",
            Self::Completed => "completed",
            Self::Busy => "busy",
            Self::Failed => "failed",
            Self::NoAnswer => "no_answer",
            Self::Canceled => "canceled",
            Self::Unknown => "unknown",
        }
    }
}

impl Json for CallStatus {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "queued" => Self::Queued,
            "ringing" => Self::Ringing,
            "in_progress" => Self::InProgress,
            "completed" => Self::Completed,
            "busy" => Self::Busy,
            "failed" => Self::Failed,
            "no_answer" => Self::NoAnswer,
            "canceled" => Self::Canceled,
            "unknown" => Self::Unknown,
            _ => node.unknown(
                &[
                    "queued",
                    "ringing",
                    "in_progress",
                    "completed",
                    "busy",
                    "failed",
                    "no_answer",
                    "canceled",
                    "unknown",
                ],
                Self::Unknown,
            ),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

#[derive(Clone, Copy, Eq)]
pub enum StartVerificationChannel {
    Sms,
    Call,
    Whatsapp,
}

impl StartVerificationChannel {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Sms => "sms",
            Self::Call => "call",
            Self::Whatsapp => "whatsapp",
        }
    }
}

impl Json for StartVerificationChannel {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "sms" => Self::Sms,
            "call" => Self::Call,
            "whatsapp" => Self::Whatsapp,
            _ => node.refused(&["sms", "call", "whatsapp"], Self::Sms),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

#[derive(Clone, Copy, Eq)]
pub enum VerificationStatus {
    Pending,
    Approved,
    Canceled,
    Expired,
    Failed,
    Unknown,
}

impl VerificationStatus {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Pending => "pending",
            Self::Approved => "approved",
            Self::Canceled => "canceled",
            Self::Expired => "expired",
            Self::Failed => "failed",
            Self::Unknown => "unknown",
        }
    }
}

impl Json for VerificationStatus {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "pending" => Self::Pending,
            "approved" => Self::Approved,
            "canceled" => Self::Canceled,
            "expired" => Self::Expired,
            "failed" => Self::Failed,
            "unknown" => Self::Unknown,
            _ => node.unknown(&["pending", "approved", "canceled", "expired", "failed", "unknown"], Self::Unknown),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

#[derive(Clone)]
pub struct AvailableNumber {
    pub number: String,
    pub locality: Option<String>,
    pub region: Option<String>,
    pub country: String,
}

impl Json for AvailableNumber {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            number: o.with("number", |n| n.text_in(&Text { format: Some(Format::Phone), ..Text::ANY })),
            locality: o.opt("locality"),
            region: o.opt("region"),
            country: o.with("country", |n| n.text_in(&Text { min: 2, max: 2, ..Text::ANY })),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("number", &self.number);
        o.opt("locality", &self.locality);
        o.opt("region", &self.region);
        o.put("country", &self.country);
        o.close();
    }
}

/// What `GET /v1/messages/{id}` takes.
#[derive(Clone)]
pub struct GetSmsInput {
    pub id: String,
}

impl Json for GetSmsInput {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self { id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })) };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.close();
    }
}

/// What `GET /v1/messages` takes.
#[derive(Clone)]
pub struct ListSmsInput {
    pub to: Option<String>,
    pub from: Option<String>,
    pub sent_after: Option<DateTime>,
    pub sent_before: Option<DateTime>,
    /// How many items a page holds.
    pub limit: i64,
    /// Where the page begins: `next_cursor` of the page before.
    pub cursor: Option<String>,
}

impl Json for ListSmsInput {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            to: o.opt_with("to", |n| n.text_in(&Text { format: Some(Format::Phone), ..Text::ANY })),
            from: o.opt_with("from", |n| n.text_in(&Text { format: Some(Format::Phone), ..Text::ANY })),
            sent_after: o.opt("sent_after"),
            sent_before: o.opt("sent_before"),
            limit: o.or_with("limit", 20, |n| n.whole_in(&Whole { min: 1, max: 100, ..Whole::ANY })),
            cursor: o.opt("cursor"),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("to", &self.to);
        o.opt("from", &self.from);
        o.opt("sent_after", &self.sent_after);
        o.opt("sent_before", &self.sent_before);
        o.put("limit", &self.limit);
        o.opt("cursor", &self.cursor);
        o.close();
    }
}

/// What `POST /v1/calls/{id}/end` takes.
#[derive(Clone)]
pub struct EndCallInput {
    pub id: String,
    /// Only if nobody has answered.
    pub before_answer: bool,
}

impl Json for EndCallInput {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            before_answer: o.or("before_answer", false),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.put("before_answer", &self.before_answer);
        o.close();
    }
}

/// What `GET /v1/numbers/available` takes.
#[derive(Clone)]
pub struct SearchNumbersInput {
    pub country: String,
    pub area_code: Option<i64>,
    pub contains: Option<String>,
    pub sms: Option<bool>,
    pub voice: Option<bool>,
    /// How many items a page holds.
    pub limit: i64,
    /// Where the page begins: `next_cursor` of the page before.
    pub cursor: Option<String>,
}

impl Json for SearchNumbersInput {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            country: o.or_with("country", "US".into(), |n| n.text_in(&Text { min: 2, max: 2, ..Text::ANY })),
            area_code: o.opt_with("area_code", |n| n.whole_in(&Whole { min: 200, max: 999, ..Whole::ANY })),
            contains: o.opt_with("contains", |n| n.text_in(&Text { min: 1, max: 16, ..Text::ANY })),
            sms: o.opt("sms"),
            voice: o.opt("voice"),
            limit: o.or_with("limit", 20, |n| n.whole_in(&Whole { min: 1, max: 100, ..Whole::ANY })),
            cursor: o.opt("cursor"),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("country", &self.country);
        o.opt("area_code", &self.area_code);
        o.opt("contains", &self.contains);
        o.opt("sms", &self.sms);
        o.opt("voice", &self.voice);
        o.put("limit", &self.limit);
        o.opt("cursor", &self.cursor);
        o.close();
    }
}

prim_json::types!(
    SendSms,
    Message,
    MessagePage,
    MakeCall,
    Call,
    AvailableNumberPage,
    BuyNumber,
    Number,
    StartVerification,
    Verification,
    CheckVerification,
    MessageStatus,
    CallStatus,
    StartVerificationChannel,
    VerificationStatus,
    AvailableNumber,
    GetSmsInput,
    ListSmsInput,
    EndCallInput,
    SearchNumbersInput,
);
