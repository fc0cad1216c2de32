// Generated from specs/prims/auth/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! What requests and answers of Clerk Backend API are made of.

use prim_json::prelude::*;

#[derive(Clone)]
pub struct Failure {
    pub errors: Vec<FailureDetail>,
    pub clerk_trace_id: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Failure {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { errors: o.get("errors"), clerk_trace_id: o.opt("clerk_trace_id"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("errors", &self.errors);
        o.opt("clerk_trace_id", &self.clerk_trace_id);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct User {
    pub id: String,
    pub object: String,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub primary_email_address_id: Option<String>,
    pub email_addresses: Vec<EmailAddress>,
    pub public_metadata: Map<Value>,
    pub banned: bool,
    /// Milliseconds since 1970.
    pub last_sign_in_at: Option<i64>,
    /// Milliseconds since 1970.
    pub created_at: i64,
    /// Milliseconds since 1970.
    pub updated_at: i64,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for User {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            id: o.get("id"),
            object: o.with("object", |n| n.constant("user")),
            first_name: o.nullable("first_name"),
            last_name: o.nullable("last_name"),
            primary_email_address_id: o.nullable("primary_email_address_id"),
            email_addresses: o.get("email_addresses"),
            public_metadata: o.get("public_metadata"),
            banned: o.get("banned"),
            last_sign_in_at: o.nullable("last_sign_in_at"),
            created_at: o.get("created_at"),
            updated_at: o.get("updated_at"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.put("object", &self.object);
        o.nullable("first_name", &self.first_name);
        o.nullable("last_name", &self.last_name);
        o.nullable("primary_email_address_id", &self.primary_email_address_id);
        o.put("email_addresses", &self.email_addresses);
        o.put("public_metadata", &self.public_metadata);
        o.put("banned", &self.banned);
        o.nullable("last_sign_in_at", &self.last_sign_in_at);
        o.put("created_at", &self.created_at);
        o.put("updated_at", &self.updated_at);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone, Default)]
pub struct UserChange {
    pub first_name: Maybe<String>,
    pub last_name: Maybe<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for UserChange {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { first_name: o.maybe("first_name"), last_name: o.maybe("last_name"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.maybe("first_name", &self.first_name);
        o.maybe("last_name", &self.last_name);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone, Default)]
pub struct MetadataChange {
    pub public_metadata: Option<Map<Value>>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for MetadataChange {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { public_metadata: o.opt("public_metadata"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("public_metadata", &self.public_metadata);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct FailureDetail {
    pub message: String,
    pub long_message: String,
    pub code: String,
    pub meta: Option<Map<Value>>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for FailureDetail {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            message: o.get("message"),
            long_message: o.get("long_message"),
            code: o.get("code"),
            meta: o.opt("meta"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("message", &self.message);
        o.put("long_message", &self.long_message);
        o.put("code", &self.code);
        o.opt("meta", &self.meta);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct EmailAddress {
    pub id: Option<String>,
    pub object: String,
    pub email_address: String,
    pub verification: Option<EmailAddressVerification>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for EmailAddress {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            id: o.opt("id"),
            object: o.with("object", |n| n.constant("email_address")),
            email_address: o.get("email_address"),
            verification: o.nullable("verification"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("id", &self.id);
        o.put("object", &self.object);
        o.put("email_address", &self.email_address);
        o.nullable("verification", &self.verification);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct EmailAddressVerification {
    pub status: EmailAddressVerificationStatus,
    pub strategy: String,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for EmailAddressVerification {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { status: o.get("status"), strategy: o.get("strategy"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("status", &self.status);
        o.put("strategy", &self.strategy);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone, Eq)]
pub enum EmailAddressVerificationStatus {
    Unverified,
    Verified,
    Failed,
    Expired,
    Transferable,
    /// A value that the document does not name, kept as it came.
    Other(String),
}

impl EmailAddressVerificationStatus {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Unverified => "unverified",
            Self::Verified => "verified",
            Self::Failed => "failed",
            Self::Expired => "expired",
            Self::Transferable => "transferable",
            Self::Other(text) => text,
        }
    }
}

impl Json for EmailAddressVerificationStatus {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "unverified" => Self::Unverified,
            "verified" => Self::Verified,
            "failed" => Self::Failed,
            "expired" => Self::Expired,
            "transferable" => Self::Transferable,
            _ => Self::Other(node.unlisted(&[])),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

prim_json::types!(
    Failure,
    User,
    UserChange,
    MetadataChange,
    FailureDetail,
    EmailAddress,
    EmailAddressVerification,
    EmailAddressVerificationStatus,
);
