// Generated from specs/prims/id/prim.yaml and 2 more by `cargo xtask gen`. Do not edit.

//! Who fulfils id.sh: a trait with a method for each route.
//!
//! Adapters of vendors implement it, and so does whatever is written by hand.

use prim_service::{Answer, BoxFuture, Call, Failure};

use crate::api;

/// What a method gives back: an answer, or why there is none.
pub type Reply<'a, T> = BoxFuture<'a, Result<T, Failure>>;

/// Whoever fulfils id.sh.
pub trait Provider: Send + Sync {
    /// Record a person who is to be checked.
    fn create_applicant<'a>(&'a self, call: &'a Call, input: &'a api::CreateApplicant) -> Reply<'a, api::Applicant>;

    /// Read a person's record.
    fn get_applicant<'a>(&'a self, call: &'a Call, input: &'a api::GetApplicantInput) -> Reply<'a, api::Applicant>;

    /// Erase a person's record and everything that belongs to it.
    fn delete_applicant<'a>(&'a self, call: &'a Call, input: &'a api::DeleteApplicantInput) -> Reply<'a, ()>;

    /// Upload a picture or scan of an identity document.
    fn upload_document<'a>(&'a self, call: &'a Call, input: &'a api::UploadDocumentRequest)
    -> Reply<'a, api::Document>;

    /// Download a document that was uploaded.
    fn download_document<'a>(&'a self, call: &'a Call, input: &'a api::DownloadDocumentInput) -> Reply<'a, Answer>;

    /// Start the workflow for a person.
    fn start_check<'a>(&'a self, call: &'a Call, input: &'a api::StartCheck) -> Reply<'a, api::Check>;

    /// Read the state and result of a check.
    fn get_check<'a>(&'a self, call: &'a Call, input: &'a api::GetCheckInput) -> Reply<'a, api::Check>;

    /// Make a short-lived token for the capture screen in a browser.
    fn sdk_token<'a>(&'a self, call: &'a Call, input: &'a api::SdkTokenInput) -> Reply<'a, api::Token>;
}
