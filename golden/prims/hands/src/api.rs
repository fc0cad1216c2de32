// Generated from specs/prims/hands/prim.yaml and 2 more by `cargo xtask gen`. Do not edit.

//! What hands.sh takes and answers.

use prim_json::prelude::*;

#[derive(Clone)]
pub struct CreateTask {
    pub title: String,
    pub description: String,
    /// Page that shows the task in a frame and sends the answer to the marketplace.
    pub url: String,
    /// What each person is paid, in USD.
    pub reward: Decimal,
    /// How many people do it.
    pub people: i64,
    /// How long it can be found.
    pub open_for_s: i64,
    /// How long one person may take.
    pub time_limit_s: i64,
    /// When an answer that nobody decided is paid.
    pub approve_after_s: i64,
    pub keywords: Option<Vec<String>>,
    pub frame_height: i64,
}

impl Json for CreateTask {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            title: o.with("title", |n| n.text_in(&Text { min: 1, max: 128, ..Text::ANY })),
            description: o.with("description", |n| n.text_in(&Text { min: 1, max: 2000, ..Text::ANY })),
            url: o.with("url", |n| n.text_in(&Text { format: Some(Format::Url), ..Text::ANY })),
            reward: o.with("reward", |n| {
                n.decimal_in(&Real { min: Bound::Inclusive("0.05"), max: Bound::Inclusive("100"), ..Real::ANY })
            }),
            people: o.or_with("people", 1, |n| n.whole_in(&Whole { min: 1, max: 9, ..Whole::ANY })),
            open_for_s: o
                .or_with("open_for_s", 86400, |n| n.whole_in(&Whole { min: 30, max: 31_536_000, ..Whole::ANY })),
            time_limit_s: o
                .or_with("time_limit_s", 3600, |n| n.whole_in(&Whole { min: 30, max: 31_536_000, ..Whole::ANY })),
            approve_after_s: o
                .or_with("approve_after_s", 259_200, |n| n.whole_in(&Whole { min: 0, max: 2_592_000, ..Whole::ANY })),
            keywords: o.opt_with("keywords", |n| {
                n.list_in(&Items { max: 10, ..Items::ANY }, |n| n.text_in(&Text { min: 1, max: 50, ..Text::ANY }))
            }),
            frame_height: o.or_with("frame_height", 600, |n| n.whole_in(&Whole { min: 0, max: 2000, ..Whole::ANY })),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("title", &self.title);
        o.put("description", &self.description);
        o.put("url", &self.url);
        o.put("reward", &self.reward);
        o.put("people", &self.people);
        o.put("open_for_s", &self.open_for_s);
        o.put("time_limit_s", &self.time_limit_s);
        o.put("approve_after_s", &self.approve_after_s);
        o.opt("keywords", &self.keywords);
        o.put("frame_height", &self.frame_height);
        o.close();
    }
}

#[derive(Clone)]
pub struct Task {
    pub id: String,
    pub title: String,
    pub status: TaskStatus,
    pub reward: Decimal,
    pub people: i64,
    /// How many people are at it.
    pub waiting: Option<i64>,
    /// How many answers are decided.
    pub done: Option<i64>,
    pub created_at: DateTime,
    pub ends_at: DateTime,
}

impl Json for Task {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            title: o.get("title"),
            status: o.get("status"),
            reward: o.get("reward"),
            people: o.get("people"),
            waiting: o.opt("waiting"),
            done: o.opt("done"),
            created_at: o.get("created_at"),
            ends_at: o.get("ends_at"),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.put("title", &self.title);
        o.put("status", &self.status);
        o.put("reward", &self.reward);
        o.put("people", &self.people);
        o.opt("waiting", &self.waiting);
        o.opt("done", &self.done);
        o.put("created_at", &self.created_at);
        o.put("ends_at", &self.ends_at);
        o.close();
    }
}

#[derive(Clone, Copy, Eq)]
pub enum ListResultsStatus {
    Submitted,
    Approved,
    Rejected,
}

impl ListResultsStatus {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Submitted => "submitted",
            Self::Approved => "approved",
            Self::Rejected => "rejected",
        }
    }
}

impl Json for ListResultsStatus {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "submitted" => Self::Submitted,
            "approved" => Self::Approved,
            "rejected" => Self::Rejected,
            _ => node.refused(&["submitted", "approved", "rejected"], Self::Submitted),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

#[derive(Clone)]
pub struct ResultPage {
    pub data: Vec<ResultType>,
    /// Where the next page begins; absent after the last.
    pub next_cursor: Option<String>,
}

impl Json for ResultPage {
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
pub struct Decision {
    pub id: String,
    pub status: DecisionStatus,
}

impl Json for Decision {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value =
            Self { id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })), status: o.get("status") };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.put("status", &self.status);
        o.close();
    }
}

#[derive(Clone)]
pub struct Balance {
    pub available: Decimal,
    pub on_hold: Option<Decimal>,
}

impl Json for Balance {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        o.fixed("currency", "usd");
        let value = Self { available: o.get("available"), on_hold: o.opt("on_hold") };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("available", &self.available);
        o.opt("on_hold", &self.on_hold);
        o.string("currency", "usd");
        o.close();
    }
}

#[derive(Clone, Copy, Eq)]
pub enum TaskStatus {
    Open,
    Full,
    Reviewable,
    Reviewing,
    Deleted,
    Unknown,
}

impl TaskStatus {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Open => "open",
            Self::Full => "full",
            Self::Reviewable => "reviewable",
            Self::Reviewing => "reviewing",
            Self::Deleted => "deleted",
            Self::Unknown => "unknown",
        }
    }
}

impl Json for TaskStatus {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "open" => Self::Open,
            "full" => Self::Full,
            "reviewable" => Self::Reviewable,
            "reviewing" => Self::Reviewing,
            "deleted" => Self::Deleted,
            "unknown" => Self::Unknown,
            _ => node.unknown(&["open", "full", "reviewable", "reviewing", "deleted", "unknown"], Self::Unknown),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

#[derive(Clone, Copy, Eq)]
pub enum DecisionStatus {
    Approved,
    Rejected,
}

impl DecisionStatus {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Approved => "approved",
            Self::Rejected => "rejected",
        }
    }
}

impl Json for DecisionStatus {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "approved" => Self::Approved,
            "rejected" => Self::Rejected,
            _ => node.refused(&["approved", "rejected"], Self::Approved),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

#[derive(Clone)]
pub struct ResultType {
    pub id: String,
    pub task: String,
    pub worker: String,
    pub status: ResultStatus,
    /// What was answered to each question.
    pub answers: Map<String>,
    pub submitted_at: Option<DateTime>,
}

impl Json for ResultType {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            task: o.with("task", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            worker: o.get("worker"),
            status: o.get("status"),
            answers: o.get("answers"),
            submitted_at: o.opt("submitted_at"),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.put("task", &self.task);
        o.put("worker", &self.worker);
        o.put("status", &self.status);
        o.put("answers", &self.answers);
        o.opt("submitted_at", &self.submitted_at);
        o.close();
    }
}

#[derive(Clone, Copy, Eq)]
pub enum ResultStatus {
    Submitted,
    Approved,
    Rejected,
    Unknown,
}

impl ResultStatus {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Submitted => "submitted",
            Self::Approved => "approved",
            Self::Rejected => "rejected",
            Self::Unknown => "unknown",
        }
    }
}

impl Json for ResultStatus {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "submitted" => Self::Submitted,
            "approved" => Self::Approved,
            "rejected" => Self::Rejected,
            "unknown" => Self::Unknown,
            _ => node.unknown(&["submitted", "approved", "rejected", "unknown"], Self::Unknown),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

/// What `GET /v1/tasks/{id}` takes.
#[derive(Clone)]
pub struct GetTaskInput {
    pub id: String,
}

impl Json for GetTaskInput {
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

/// What `POST /v1/tasks/{id}/stop` takes.
#[derive(Clone)]
pub struct StopTaskInput {
    pub id: String,
}

impl Json for StopTaskInput {
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

/// What `DELETE /v1/tasks/{id}` takes.
#[derive(Clone)]
pub struct DeleteTaskInput {
    pub id: String,
}

impl Json for DeleteTaskInput {
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

/// What `GET /v1/tasks/{id}/results` takes.
#[derive(Clone)]
pub struct ListResultsInput {
    pub id: String,
    pub status: Option<ListResultsStatus>,
    /// How many items a page holds.
    pub limit: i64,
    /// Where the page begins: `next_cursor` of the page before.
    pub cursor: Option<String>,
}

impl Json for ListResultsInput {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            status: o.opt("status"),
            limit: o.or_with("limit", 20, |n| n.whole_in(&Whole { min: 1, max: 100, ..Whole::ANY })),
            cursor: o.opt("cursor"),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.opt("status", &self.status);
        o.put("limit", &self.limit);
        o.opt("cursor", &self.cursor);
        o.close();
    }
}

/// What `POST /v1/results/{id}/approve` takes.
#[derive(Clone)]
pub struct ApproveInput {
    pub id: String,
    pub feedback: Option<String>,
}

impl Json for ApproveInput {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            feedback: o.opt_with("feedback", |n| n.text_in(&Text { min: 1, max: 1024, ..Text::ANY })),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.opt("feedback", &self.feedback);
        o.close();
    }
}

/// What `POST /v1/results/{id}/reject` takes.
#[derive(Clone)]
pub struct RejectInput {
    pub id: String,
    pub feedback: String,
}

impl Json for RejectInput {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            feedback: o.with("feedback", |n| n.text_in(&Text { min: 1, max: 1024, ..Text::ANY })),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.put("feedback", &self.feedback);
        o.close();
    }
}

prim_json::types!(
    CreateTask,
    Task,
    ListResultsStatus,
    ResultPage,
    Decision,
    Balance,
    TaskStatus,
    DecisionStatus,
    ResultType,
    ResultStatus,
    GetTaskInput,
    StopTaskInput,
    DeleteTaskInput,
    ListResultsInput,
    ApproveInput,
    RejectInput,
);
