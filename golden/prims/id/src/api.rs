// Generated from specs/prims/id/prim.yaml and 2 more by `cargo xtask gen`. Do not edit.

//! What id.sh takes and answers.

use prim_json::prelude::*;

#[derive(Clone)]
pub struct CreateApplicant {
    pub first_name: String,
    pub last_name: String,
    pub email: Option<String>,
    pub born: Option<Date>,
    /// Where the person lives, in three letters of ISO 3166-1.
    pub country: Option<String>,
}

impl Json for CreateApplicant {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            first_name: o.with("first_name", |n| n.text_in(&Text { min: 1, max: 40, ..Text::ANY })),
            last_name: o.with("last_name", |n| n.text_in(&Text { min: 1, max: 40, ..Text::ANY })),
            email: o.opt_with("email", |n| n.text_in(&Text { format: Some(Format::Email), ..Text::ANY })),
            born: o.opt("born"),
            country: o.opt_with("country", |n| {
                n.text_in(&Text {
                    min: 3,
                    max: 3,
                    pattern: Some({
                        static P: Pattern = Pattern::new("^[A-Z]{3}$");
                        &P
                    }),
                    ..Text::ANY
                })
            }),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("first_name", &self.first_name);
        o.put("last_name", &self.last_name);
        o.opt("email", &self.email);
        o.opt("born", &self.born);
        o.opt("country", &self.country);
        o.close();
    }
}

#[derive(Clone)]
pub struct Applicant {
    pub id: String,
    pub first_name: String,
    pub last_name: String,
    pub email: Option<String>,
    pub born: Option<Date>,
    pub created_at: DateTime,
}

impl Json for Applicant {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            first_name: o.get("first_name"),
            last_name: o.get("last_name"),
            email: o.opt_with("email", |n| n.text_in(&Text { format: Some(Format::Email), ..Text::ANY })),
            born: o.opt("born"),
            created_at: o.get("created_at"),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.put("first_name", &self.first_name);
        o.put("last_name", &self.last_name);
        o.opt("email", &self.email);
        o.opt("born", &self.born);
        o.put("created_at", &self.created_at);
        o.close();
    }
}

#[derive(Clone)]
pub struct Document {
    pub id: String,
    pub applicant: String,
    pub kind: String,
    pub side: Option<String>,
    pub name: Option<String>,
    pub bytes: Option<i64>,
    pub created_at: DateTime,
}

impl Json for Document {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            applicant: o.with("applicant", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            kind: o.get("kind"),
            side: o.opt("side"),
            name: o.opt("name"),
            bytes: o.opt("bytes"),
            created_at: o.get("created_at"),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.put("applicant", &self.applicant);
        o.put("kind", &self.kind);
        o.opt("side", &self.side);
        o.opt("name", &self.name);
        o.opt("bytes", &self.bytes);
        o.put("created_at", &self.created_at);
        o.close();
    }
}

#[derive(Clone)]
pub struct StartCheck {
    pub applicant: String,
    pub note: Option<String>,
}

impl Json for StartCheck {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            applicant: o.with("applicant", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            note: o.opt_with("note", |n| n.text_in(&Text { min: 1, max: 128, ..Text::ANY })),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("applicant", &self.applicant);
        o.opt("note", &self.note);
        o.close();
    }
}

#[derive(Clone)]
pub struct Check {
    pub id: String,
    pub applicant: String,
    pub status: CheckStatus,
    /// Opens the capture screen of this check.
    pub sdk_token: Option<Secret>,
    /// Where the operator sees the result.
    pub report_url: Option<String>,
    pub reasons: Option<Vec<String>>,
    pub created_at: DateTime,
    pub updated_at: Option<DateTime>,
}

impl Json for Check {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            applicant: o.with("applicant", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            status: o.get("status"),
            sdk_token: o.opt("sdk_token"),
            report_url: o.opt_with("report_url", |n| n.text_in(&Text { format: Some(Format::Url), ..Text::ANY })),
            reasons: o.opt("reasons"),
            created_at: o.get("created_at"),
            updated_at: o.opt("updated_at"),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.put("applicant", &self.applicant);
        o.put("status", &self.status);
        o.opt("sdk_token", &self.sdk_token);
        o.opt("report_url", &self.report_url);
        o.opt("reasons", &self.reasons);
        o.put("created_at", &self.created_at);
        o.opt("updated_at", &self.updated_at);
        o.close();
    }
}

#[derive(Clone)]
pub struct Token {
    pub token: Secret,
}

impl Json for Token {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self { token: o.get("token") };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("token", &self.token);
        o.close();
    }
}

#[derive(Clone, Copy, Eq)]
pub enum UploadDocumentKind {
    Passport,
    DrivingLicence,
    NationalIdentityCard,
    ResidencePermit,
    Visa,
}

impl UploadDocumentKind {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Passport => "passport",
            Self::DrivingLicence => "driving_licence",
            Self::NationalIdentityCard => "national_identity_card",
            Self::ResidencePermit => "residence_permit",
            Self::Visa => "visa",
        }
    }
}

impl Json for UploadDocumentKind {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "passport" => Self::Passport,
            "driving_licence" => Self::DrivingLicence,
            "national_identity_card" => Self::NationalIdentityCard,
            "residence_permit" => Self::ResidencePermit,
            "visa" => Self::Visa,
            _ => node.refused(
                &["passport", "driving_licence", "national_identity_card", "residence_permit", "visa"],
                Self::Passport,
            ),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

#[derive(Clone, Copy, Eq)]
pub enum UploadDocumentSide {
    Front,
    Back,
}

impl UploadDocumentSide {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Front => "front",
            Self::Back => "back",
        }
    }
}

impl Json for UploadDocumentSide {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "front" => Self::Front,
            "back" => Self::Back,
            _ => node.refused(&["front", "back"], Self::Front),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

#[derive(Clone, Copy, Eq)]
pub enum CheckStatus {
    Running,
    Waiting,
    Review,
    Approved,
    Declined,
    Abandoned,
    Failed,
    Unknown,
}

impl CheckStatus {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Running => "running",
            Self::Waiting => "waiting",
            Self::Review => "review",
            Self::Approved => "approved",
            Self::Declined => "declined",
            Self::Abandoned => "abandoned",
            Self::Failed => "failed",
            Self::Unknown => "unknown",
        }
    }
}

impl Json for CheckStatus {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "running" => Self::Running,
            "waiting" => Self::Waiting,
            "review" => Self::Review,
            "approved" => Self::Approved,
            "declined" => Self::Declined,
            "abandoned" => Self::Abandoned,
            "failed" => Self::Failed,
            "unknown" => Self::Unknown,
            _ => node.unknown(
                &["running", "waiting", "review", "approved", "declined", "abandoned", "failed", "unknown"],
                Self::Unknown,
            ),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

/// What `GET /v1/applicants/{id}` takes.
#[derive(Clone)]
pub struct GetApplicantInput {
    pub id: String,
}

impl Json for GetApplicantInput {
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

/// What `DELETE /v1/applicants/{id}` takes.
#[derive(Clone)]
pub struct DeleteApplicantInput {
    pub id: String,
}

impl Json for DeleteApplicantInput {
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

/// What `POST /v1/documents` takes.
#[derive(Clone)]
pub struct UploadDocumentInput {
    pub applicant: String,
    pub kind: UploadDocumentKind,
    pub side: Option<UploadDocumentSide>,
    /// Who issued it.
    pub country: Option<String>,
}

impl Json for UploadDocumentInput {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            applicant: o.with("applicant", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            kind: o.get("kind"),
            side: o.opt("side"),
            country: o.opt_with("country", |n| {
                n.text_in(&Text {
                    min: 3,
                    max: 3,
                    pattern: Some({
                        static P: Pattern = Pattern::new("^[A-Z]{3}$");
                        &P
                    }),
                    ..Text::ANY
                })
            }),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("applicant", &self.applicant);
        o.put("kind", &self.kind);
        o.opt("side", &self.side);
        o.opt("country", &self.country);
        o.close();
    }
}

/// What `GET /v1/documents/{id}/file` takes.
#[derive(Clone)]
pub struct DownloadDocumentInput {
    pub id: String,
}

impl Json for DownloadDocumentInput {
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

/// What `GET /v1/checks/{id}` takes.
#[derive(Clone)]
pub struct GetCheckInput {
    pub id: String,
}

impl Json for GetCheckInput {
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

/// What `POST /v1/applicants/{id}/token` takes.
#[derive(Clone)]
pub struct SdkTokenInput {
    pub id: String,
    /// Pattern of the pages that may use the token: https://*.example.com/*
    pub referrer: String,
}

impl Json for SdkTokenInput {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            referrer: o.with("referrer", |n| n.text_in(&Text { min: 1, max: 300, ..Text::ANY })),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.put("referrer", &self.referrer);
        o.close();
    }
}

prim_json::types!(
    CreateApplicant,
    Applicant,
    Document,
    StartCheck,
    Check,
    Token,
    UploadDocumentKind,
    UploadDocumentSide,
    CheckStatus,
    GetApplicantInput,
    DeleteApplicantInput,
    UploadDocumentInput,
    DownloadDocumentInput,
    GetCheckInput,
    SdkTokenInput,
);

/// What `POST /v1/documents` takes.
#[derive(Clone, Debug)]
pub struct UploadDocumentRequest {
    /// Everything but files.
    pub input: UploadDocumentInput,
    /// A file.
    pub file: prim_service::File,
}
