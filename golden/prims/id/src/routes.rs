// Generated from specs/prims/id/prim.yaml and 2 more by `cargo xtask gen`. Do not edit.

//! The service id.sh: what it offers, at which price, within which limits.

use std::sync::Arc;

use prim_service::{
    About, Answer, Call, Env, Failure, FileRule, Incoming, Limits, Method, Metrics, Param, Price, Rejection, Route,
    Service, StartError, StatusCode, Takes, mib, secs,
};

use crate::api;
use crate::config::Config;
use crate::provider::Provider;
use crate::providers;

/// What holds for routes that say nothing else.
const LIMITS: Limits = Limits { body: mib(12), time: secs(60), concurrency: 64, ..Limits::DEFAULT };

/// id.sh: its routes over whoever fulfils them.
#[derive(Clone)]
pub struct App {
    provider: Arc<dyn Provider>,
}

impl App {
    /// The service over this provider.
    pub fn new(provider: Arc<dyn Provider>) -> Self {
        Self { provider }
    }
}

impl Service for App {
    const ABOUT: About = About {
        name: "id.sh",
        endpoint: "https://id.prim.sh",
        version: env!("CARGO_PKG_VERSION"),
        port: 3020,
        grace: secs(60),
    };

    type Config = Config;

    fn config(env: &mut Env) -> Config {
        Config::read(env)
    }

    fn build(config: Config, metrics: &Metrics) -> Result<Self, StartError> {
        Ok(Self::new(providers::choose(&config, metrics)?))
    }

    fn routes() -> Vec<Route<Self>> {
        vec![
            Route::<Self>::new("create_applicant", Method::POST, "/v1/applicants")
                .summary("Record a person who is to be checked.")
                .limits(LIMITS)
                .price(Price::fixed("0.01"))
                .handle(read_create_applicant, create_applicant),
            Route::<Self>::new("get_applicant", Method::GET, "/v1/applicants/{id}")
                .summary("Read a person's record.")
                .limits(LIMITS)
                .price(Price::fixed("0.001"))
                .handle(read_get_applicant, get_applicant),
            Route::<Self>::new("delete_applicant", Method::DELETE, "/v1/applicants/{id}")
                .summary("Erase a person's record and everything that belongs to it.")
                .limits(LIMITS)
                .price(Price::fixed("0.01"))
                .handle(read_delete_applicant, delete_applicant),
            Route::<Self>::new("upload_document", Method::POST, "/v1/documents")
                .summary("Upload a picture or scan of an identity document.")
                .limits(LIMITS)
                .takes(Takes::Multipart)
                .price(Price::fixed("0.05"))
                .handle(read_upload_document, upload_document),
            Route::<Self>::new("download_document", Method::GET, "/v1/documents/{id}/file")
                .summary("Download a document that was uploaded.")
                .limits(LIMITS)
                .answers("image/jpeg")
                .price(Price::fixed("0.005"))
                .handle(read_download_document, download_document),
            Route::<Self>::new("start_check", Method::POST, "/v1/checks")
                .summary("Start the workflow for a person.")
                .limits(LIMITS)
                .price(Price::fixed("2"))
                .handle(read_start_check, start_check),
            Route::<Self>::new("get_check", Method::GET, "/v1/checks/{id}")
                .summary("Read the state and result of a check.")
                .limits(LIMITS)
                .price(Price::fixed("0.001"))
                .handle(read_get_check, get_check),
            Route::<Self>::new("sdk_token", Method::POST, "/v1/applicants/{id}/token")
                .summary("Make a short-lived token for the capture screen in a browser.")
                .limits(LIMITS)
                .price(Price::fixed("0.01"))
                .handle(read_sdk_token, sdk_token),
        ]
    }
}

fn read_create_applicant(incoming: &Incoming) -> Result<api::CreateApplicant, Rejection> {
    incoming.read(&[])
}

async fn create_applicant(app: Arc<App>, call: Call, input: api::CreateApplicant) -> Result<Answer, Failure> {
    let answer = app.provider.create_applicant(&call, &input).await?;
    Ok(Answer::json(StatusCode::CREATED, &answer))
}

fn read_get_applicant(incoming: &Incoming) -> Result<api::GetApplicantInput, Rejection> {
    incoming.read(&[Param::path("id")])
}

async fn get_applicant(app: Arc<App>, call: Call, input: api::GetApplicantInput) -> Result<Answer, Failure> {
    let answer = app.provider.get_applicant(&call, &input).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}

fn read_delete_applicant(incoming: &Incoming) -> Result<api::DeleteApplicantInput, Rejection> {
    incoming.read(&[Param::path("id")])
}

async fn delete_applicant(app: Arc<App>, call: Call, input: api::DeleteApplicantInput) -> Result<Answer, Failure> {
    app.provider.delete_applicant(&call, &input).await?;
    Ok(Answer::empty(StatusCode::NO_CONTENT))
}

fn read_upload_document(incoming: &Incoming) -> Result<api::UploadDocumentRequest, Rejection> {
    let input = incoming.read(&[
        Param::form("applicant"),
        Param::form("kind"),
        Param::form("side"),
        Param::form("country"),
        Param::file("file"),
    ])?;
    let file = incoming
        .file("file", &FileRule { media_types: &["image/jpeg", "image/png", "application/pdf"], max: 10_485_760 })?;
    Ok(api::UploadDocumentRequest { input, file })
}

async fn upload_document(app: Arc<App>, call: Call, input: api::UploadDocumentRequest) -> Result<Answer, Failure> {
    let answer = app.provider.upload_document(&call, &input).await?;
    Ok(Answer::json(StatusCode::CREATED, &answer))
}

fn read_download_document(incoming: &Incoming) -> Result<api::DownloadDocumentInput, Rejection> {
    incoming.read(&[Param::path("id")])
}

async fn download_document(app: Arc<App>, call: Call, input: api::DownloadDocumentInput) -> Result<Answer, Failure> {
    app.provider.download_document(&call, &input).await
}

fn read_start_check(incoming: &Incoming) -> Result<api::StartCheck, Rejection> {
    incoming.read(&[])
}

async fn start_check(app: Arc<App>, call: Call, input: api::StartCheck) -> Result<Answer, Failure> {
    let answer = app.provider.start_check(&call, &input).await?;
    Ok(Answer::json(StatusCode::CREATED, &answer))
}

fn read_get_check(incoming: &Incoming) -> Result<api::GetCheckInput, Rejection> {
    incoming.read(&[Param::path("id")])
}

async fn get_check(app: Arc<App>, call: Call, input: api::GetCheckInput) -> Result<Answer, Failure> {
    let answer = app.provider.get_check(&call, &input).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}

fn read_sdk_token(incoming: &Incoming) -> Result<api::SdkTokenInput, Rejection> {
    incoming.read(&[Param::path("id")])
}

async fn sdk_token(app: Arc<App>, call: Call, input: api::SdkTokenInput) -> Result<Answer, Failure> {
    let answer = app.provider.sdk_token(&call, &input).await?;
    Ok(Answer::json(StatusCode::CREATED, &answer))
}
