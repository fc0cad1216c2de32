// Generated from specs/prims/id/prim.yaml and 2 more by `cargo xtask gen`. Do not edit.

//! onfido fulfils id.sh.

use std::time::Duration;

use prim_adapter::make::{Object, at, filled_of, given, header, or_null, template, upload};
use prim_adapter::{Brake, Problem, Rule, Rules, Upstream, When, connect, need};
use prim_client::{Multipart, Retry, Timeouts};
use prim_json::{Encoded, Value};
use prim_service::{Answer, Call, StartError};

use crate::api;
use crate::config::Config;
use crate::provider::{Provider, Reply};
use crate::vendors::onfido;

/// The provider `onfido`.
#[derive(Clone)]
pub struct Onfido {
    upstream: Upstream,
    config: Config,
    /// The client of its API.
    pub onfido: onfido::Client,
}

impl Onfido {
    /// The provider as it is configured. Nothing is sent yet.
    pub fn new(config: &Config) -> Result<Self, StartError> {
        let onfido_base = given(&config.onfido_base_url)
            .or_else(|| template([given("https://api."), given(config.onfido_region), given(".onfido.com/v3.6")]));
        Ok(Self {
            upstream: Upstream::new("onfido"),
            config: config.clone(),
            onfido: onfido::Client::new(
                connect::to(onfido_base)
                    .auth(connect::headers([(
                        "Authorization",
                        template([given("Token token="), given(&config.onfido_api_token)]),
                    )]))
                    .pace(Brake::new(400, Duration::from_secs(60), 400))
                    .timeouts(Timeouts {
                        connect: Some(Duration::from_secs(10)),
                        total: Some(Duration::from_secs(45)),
                        ..Timeouts::default()
                    })
                    .retry(Retry {
                        attempts: 3,
                        base: Duration::from_millis(250),
                        cap: Duration::from_secs(8),
                        ..Retry::default()
                    })
                    .build()
                    .map_err(|error| StartError(format!("onfido: {error}")))?,
            ),
        })
    }

    /// What we answer. For `POST /v1/applicants`.
    fn create_applicant_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Self::applicant(answer)?;
        Ok(made)
    }

    /// What is asked of the vendor. For `POST /v1/applicants`.
    fn create_applicant_request(input: &Value) -> onfido::operations::CreateApplicant {
        onfido::operations::CreateApplicant {
            body: Encoded::from(
                Object::new()
                    .set("first_name", at(input, &["first_name"]))
                    .set("last_name", at(input, &["last_name"]))
                    .set("email", at(input, &["email"]))
                    .set("dob", at(input, &["born"]))
                    .set("location", Object::new().set("country_of_residence", at(input, &["country"])).done())
                    .value(),
            ),
        }
    }

    /// What we answer. For `GET /v1/applicants/{id}`.
    fn get_applicant_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Self::applicant(answer)?;
        Ok(made)
    }

    /// What is asked of the vendor. For `GET /v1/applicants/{id}`.
    fn get_applicant_request(input: &Value) -> onfido::operations::FindApplicant {
        onfido::operations::FindApplicant { applicant_id: or_null(at(input, &["id"])) }
    }

    /// What is asked of the vendor. For `DELETE /v1/applicants/{id}`.
    fn delete_applicant_request(input: &Value) -> onfido::operations::DeleteApplicant {
        onfido::operations::DeleteApplicant { applicant_id: or_null(at(input, &["id"])) }
    }

    /// What we answer. For `POST /v1/documents`.
    fn upload_document_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Self::document(answer)?;
        Ok(made)
    }

    /// What is asked of the vendor. For `POST /v1/documents`.
    fn upload_document_request(
        input: &Value,
        files: &api::UploadDocumentRequest,
    ) -> onfido::operations::UploadDocument {
        let mut parts = Multipart::new();
        parts.value("applicant_id", &or_null(at(input, &["applicant"])));
        parts.value("type", &or_null(at(input, &["kind"])));
        parts.value("side", &or_null(at(input, &["side"])));
        parts.value("issuing_country", &or_null(at(input, &["country"])));
        parts.file("file", &upload(&files.file));
        onfido::operations::UploadDocument { body: parts }
    }

    /// What is asked of the vendor. For `GET /v1/documents/{id}/file`.
    fn download_document_request(input: &Value) -> onfido::operations::DownloadDocument {
        onfido::operations::DownloadDocument { document_id: or_null(at(input, &["id"])) }
    }

    /// What we answer. For `POST /v1/checks`.
    fn start_check_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Self::check(answer)?;
        Ok(made)
    }

    /// What is asked of the vendor. For `POST /v1/checks`.
    fn start_check_request(&self, input: &Value) -> onfido::operations::CreateWorkflowRun {
        onfido::operations::CreateWorkflowRun {
            body: Encoded::from(
                Object::new()
                    .set("workflow_id", &self.config.onfido_workflow_id)
                    .set("applicant_id", at(input, &["applicant"]))
                    .set("tags", filled_of(at(input, &["note"]).cloned()))
                    .value(),
            ),
        }
    }

    /// What we answer. For `GET /v1/checks/{id}`.
    fn get_check_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Self::check(answer)?;
        Ok(made)
    }

    /// What is asked of the vendor. For `GET /v1/checks/{id}`.
    fn get_check_request(input: &Value) -> onfido::operations::RetrieveWorkflowRun {
        onfido::operations::RetrieveWorkflowRun { workflow_run_id: or_null(at(input, &["id"])) }
    }

    /// What we answer. For `POST /v1/applicants/{id}/token`.
    fn sdk_token_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Object::new().set("token", need(at(answer, &["token"]), "token")?).value();
        Ok(made)
    }

    /// What is asked of the vendor. For `POST /v1/applicants/{id}/token`.
    fn sdk_token_request(input: &Value) -> onfido::operations::GenerateSdkToken {
        onfido::operations::GenerateSdkToken {
            body: Encoded::from(
                Object::new().set("applicant_id", at(input, &["id"])).set("referrer", at(input, &["referrer"])).value(),
            ),
        }
    }

    /// The map `Applicant`.
    fn applicant(source: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .set("id", at(source, &["id"]))
            .set("first_name", need(at(source, &["first_name"]), "first_name")?)
            .set("last_name", need(at(source, &["last_name"]), "last_name")?)
            .set("email", at(source, &["email"]))
            .set("born", at(source, &["dob"]))
            .set("created_at", need(at(source, &["created_at"]), "created_at")?)
            .value();
        Ok(made)
    }

    /// The map `Document`.
    fn document(source: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .set("id", at(source, &["id"]))
            .set("applicant", need(at(source, &["applicant_id"]), "applicant_id")?)
            .set("kind", need(at(source, &["type"]), "type")?)
            .set("side", at(source, &["side"]))
            .set("name", at(source, &["file_name"]))
            .set("bytes", at(source, &["file_size"]))
            .set("created_at", need(at(source, &["created_at"]), "created_at")?)
            .value();
        Ok(made)
    }

    /// The map `Check`.
    fn check(source: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .set("id", at(source, &["id"]))
            .set("applicant", at(source, &["applicant_id"]))
            .set("status", need(at(source, &["status"]).map(Self::status_table), "status")?)
            .set("sdk_token", at(source, &["sdk_token"]))
            .set("report_url", at(source, &["dashboard_url"]))
            .set("reasons", at(source, &["reasons"]))
            .set("created_at", need(at(source, &["created_at"]), "created_at")?)
            .set("updated_at", at(source, &["updated_at"]))
            .value();
        Ok(made)
    }

    /// The table `status`.
    fn status_table(value: &Value) -> Value {
        match value.as_str() {
            Some("processing") => "running".into(),
            Some("awaiting_input") => "waiting".into(),
            Some("review") => "review".into(),
            Some("approved") => "approved".into(),
            Some("declined") => "declined".into(),
            Some("abandoned") => "abandoned".into(),
            Some("error") => "failed".into(),
            _ => "unknown".into(),
        }
    }
}

impl Provider for Onfido {
    fn create_applicant<'a>(&'a self, call: &'a Call, input: &'a api::CreateApplicant) -> Reply<'a, api::Applicant> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::create_applicant_request(input);
            let sent = self.onfido.create_applicant(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::create_applicant_answer(answer))
        })
    }

    fn get_applicant<'a>(&'a self, call: &'a Call, input: &'a api::GetApplicantInput) -> Reply<'a, api::Applicant> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::get_applicant_request(input);
            let sent = self.onfido.find_applicant(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS2).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::get_applicant_answer(answer))
        })
    }

    fn delete_applicant<'a>(&'a self, call: &'a Call, input: &'a api::DeleteApplicantInput) -> Reply<'a, ()> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::delete_applicant_request(input);
            let sent = self.onfido.delete_applicant(&request);
            self.upstream.answer(call, sent, &DELETE_APPLICANT_ERRORS).await?;
            Ok(())
        })
    }

    fn upload_document<'a>(
        &'a self,
        call: &'a Call,
        input: &'a api::UploadDocumentRequest,
    ) -> Reply<'a, api::Document> {
        Box::pin(async move {
            let files = input;
            let input = &Value::of(&input.input);
            let request = Self::upload_document_request(input, files);
            let sent = self.onfido.upload_document(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::upload_document_answer(answer))
        })
    }

    fn download_document<'a>(&'a self, call: &'a Call, input: &'a api::DownloadDocumentInput) -> Reply<'a, Answer> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::download_document_request(input);
            let sent = self.onfido.download_document(&request);
            let reply = self.upstream.bytes(call, sent, &ERRORS2).await?;
            let media = header(reply.meta(), "content-type").unwrap_or("application/octet-stream").to_owned();
            let bytes = self.upstream.pour(reply.into_value(), &ERRORS2);
            Ok(Answer::stream_of(&media, bytes))
        })
    }

    fn start_check<'a>(&'a self, call: &'a Call, input: &'a api::StartCheck) -> Reply<'a, api::Check> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = self.start_check_request(input);
            let sent = self.onfido.create_workflow_run(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::start_check_answer(answer))
        })
    }

    fn get_check<'a>(&'a self, call: &'a Call, input: &'a api::GetCheckInput) -> Reply<'a, api::Check> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::get_check_request(input);
            let sent = self.onfido.retrieve_workflow_run(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS2).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::get_check_answer(answer))
        })
    }

    fn sdk_token<'a>(&'a self, call: &'a Call, input: &'a api::SdkTokenInput) -> Reply<'a, api::Token> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::sdk_token_request(input);
            let sent = self.onfido.generate_sdk_token(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::sdk_token_answer(answer))
        })
    }
}

/// How the vendor's failures become ours.
static ERRORS: Rules = Rules {
    message: &[&["error", "message"]],
    code: &[&["error", "type"]],
    rules: &[
        Rule { when: When::Status(422), code: &prim_service::codes::REJECTED },
        Rule { when: When::Code("validation_error"), code: &prim_service::codes::REJECTED },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static ERRORS2: Rules = Rules {
    message: &[&["error", "message"]],
    code: &[&["error", "type"]],
    rules: &[
        Rule { when: When::Status(404), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Status(410), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Code("resource_not_found"), code: &prim_service::codes::NOT_FOUND },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static DELETE_APPLICANT_ERRORS: Rules = Rules {
    message: &[&["error", "message"]],
    code: &[&["error", "type"]],
    rules: &[
        Rule { when: When::Status(409), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Status(422), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Status(404), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Status(410), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Code("resource_not_found"), code: &prim_service::codes::NOT_FOUND },
    ],
    success: &[],
};
