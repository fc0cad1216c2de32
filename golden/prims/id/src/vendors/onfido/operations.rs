// Generated from specs/prims/id/prim.yaml and 2 more by `cargo xtask gen`. Do not edit.

//! Operations of Onfido, and what they take.

use prim_client::{ByteStream, Call, Method, Multipart, Style};
use prim_json::prelude::*;

use super::Client;

impl Client {
    /// Records a person.
    ///
    /// `POST /applicants`
    pub fn create_applicant(&self, request: &CreateApplicant) -> Call<Value, Value> {
        let mut r = self.http.request("create_applicant", Method::POST, "/applicants");
        r.json(&request.body);
        Call::json(r)
    }

    /// Reads a person's record.
    ///
    /// `GET /applicants/{applicant_id}`
    pub fn find_applicant(&self, request: &FindApplicant) -> Call<Value, Value> {
        let mut r = self.http.request("find_applicant", Method::GET, "/applicants/{applicant_id}");
        r.path("applicant_id", &request.applicant_id, Style::SIMPLE);
        Call::json(r)
    }

    /// Schedules a person's record and all that belongs to it for deletion.
    ///
    /// `DELETE /applicants/{applicant_id}`
    pub fn delete_applicant(&self, request: &DeleteApplicant) -> Call<(), Value> {
        let mut r = self.http.request("delete_applicant", Method::DELETE, "/applicants/{applicant_id}");
        r.path("applicant_id", &request.applicant_id, Style::SIMPLE);
        Call::empty(r)
    }

    /// Takes a picture or scan of a document.
    ///
    /// `POST /documents`
    pub fn upload_document(&self, request: &UploadDocument) -> Call<Value, Value> {
        let mut r = self.http.request("upload_document", Method::POST, "/documents");
        r.multipart(request.body.clone());
        Call::json(r)
    }

    /// Gives a document back.
    ///
    /// `GET /documents/{document_id}/download`
    pub fn download_document(&self, request: &DownloadDocument) -> Call<ByteStream, Value> {
        let mut r = self.http.request("download_document", Method::GET, "/documents/{document_id}/download");
        r.path("document_id", &request.document_id, Style::SIMPLE);
        Call::bytes(r)
    }

    /// Starts a workflow for a person.
    ///
    /// `POST /workflow_runs`
    pub fn create_workflow_run(&self, request: &CreateWorkflowRun) -> Call<Value, Value> {
        let mut r = self.http.request("create_workflow_run", Method::POST, "/workflow_runs");
        r.json(&request.body);
        Call::json(r)
    }

    /// Reads how far a workflow is, and what came out.
    ///
    /// `GET /workflow_runs/{workflow_run_id}`
    pub fn retrieve_workflow_run(&self, request: &RetrieveWorkflowRun) -> Call<Value, Value> {
        let mut r = self.http.request("retrieve_workflow_run", Method::GET, "/workflow_runs/{workflow_run_id}");
        r.path("workflow_run_id", &request.workflow_run_id, Style::SIMPLE);
        Call::json(r)
    }

    /// Makes a token for the capture screen.
    ///
    /// `POST /sdk_token`
    pub fn generate_sdk_token(&self, request: &GenerateSdkToken) -> Call<Value, Value> {
        let mut r = self.http.request("generate_sdk_token", Method::POST, "/sdk_token");
        r.json(&request.body);
        Call::json(r)
    }
}

/// What `POST /applicants` takes.
#[derive(Clone, Debug)]
pub struct CreateApplicant {
    /// The body.
    pub body: Encoded,
}

impl CreateApplicant {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: Encoded) -> Self {
        Self { body }
    }
}

/// What `GET /applicants/{applicant_id}` takes.
#[derive(Clone, Debug)]
pub struct FindApplicant {
    pub applicant_id: Value,
}

impl FindApplicant {
    /// A request with everything that is required, and nothing else.
    pub fn new(applicant_id: Value) -> Self {
        Self { applicant_id }
    }
}

/// What `DELETE /applicants/{applicant_id}` takes.
#[derive(Clone, Debug)]
pub struct DeleteApplicant {
    pub applicant_id: Value,
}

impl DeleteApplicant {
    /// A request with everything that is required, and nothing else.
    pub fn new(applicant_id: Value) -> Self {
        Self { applicant_id }
    }
}

/// What `POST /documents` takes.
#[derive(Clone, Debug)]
pub struct UploadDocument {
    /// The body.
    pub body: Multipart,
}

impl UploadDocument {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: Multipart) -> Self {
        Self { body }
    }
}

/// What `GET /documents/{document_id}/download` takes.
#[derive(Clone, Debug)]
pub struct DownloadDocument {
    pub document_id: Value,
}

impl DownloadDocument {
    /// A request with everything that is required, and nothing else.
    pub fn new(document_id: Value) -> Self {
        Self { document_id }
    }
}

/// What `POST /workflow_runs` takes.
#[derive(Clone, Debug)]
pub struct CreateWorkflowRun {
    /// The body.
    pub body: Encoded,
}

impl CreateWorkflowRun {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: Encoded) -> Self {
        Self { body }
    }
}

/// What `GET /workflow_runs/{workflow_run_id}` takes.
#[derive(Clone, Debug)]
pub struct RetrieveWorkflowRun {
    pub workflow_run_id: Value,
}

impl RetrieveWorkflowRun {
    /// A request with everything that is required, and nothing else.
    pub fn new(workflow_run_id: Value) -> Self {
        Self { workflow_run_id }
    }
}

/// What `POST /sdk_token` takes.
#[derive(Clone, Debug)]
pub struct GenerateSdkToken {
    /// The body.
    pub body: Encoded,
}

impl GenerateSdkToken {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: Encoded) -> Self {
        Self { body }
    }
}
