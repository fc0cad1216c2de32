//! `src/errors.rs`: the codes that the prim has beyond those of every service.

use model::Words;
use model::prim::{ErrorCode, Prim, Retry};
use quasi::{Code, Ident, Literal, doc, rust};

use super::view::ServiceView;
use crate::rust::docs::text_of;
use crate::rust::names::const_ident;

/// The codes of `prim_service::codes` with their statuses and names. A test of this crate holds them against the kit's.
pub(super) const STANDARD: &[(&str, u16, &str)] = &[
    ("invalid_request", 400, "INVALID_REQUEST"),
    ("payment_required", 402, "PAYMENT_REQUIRED"),
    ("forbidden", 403, "FORBIDDEN"),
    ("not_found", 404, "NOT_FOUND"),
    ("method_not_allowed", 405, "METHOD_NOT_ALLOWED"),
    ("request_timeout", 408, "REQUEST_TIMEOUT"),
    ("conflict", 409, "CONFLICT"),
    ("in_progress", 409, "IN_PROGRESS"),
    ("too_large", 413, "TOO_LARGE"),
    ("unsupported_media_type", 415, "UNSUPPORTED_MEDIA_TYPE"),
    ("rejected", 422, "REJECTED"),
    ("idempotency_key_reused", 422, "KEY_REUSED"),
    ("rate_limited", 429, "RATE_LIMITED"),
    ("internal_error", 500, "INTERNAL"),
    ("not_supported", 501, "NOT_SUPPORTED"),
    ("provider_error", 502, "PROVIDER_ERROR"),
    ("provider_unavailable", 503, "PROVIDER_UNAVAILABLE"),
    ("busy", 503, "BUSY"),
    ("payment_unavailable", 503, "PAYMENT_UNAVAILABLE"),
    ("provider_timeout", 504, "PROVIDER_TIMEOUT"),
    ("timeout", 504, "TIMEOUT"),
];

/// The path of a code, for modules of the prim's crate: `prim_service::codes::REJECTED`, `crate::errors::SOLD_OUT`. A code
/// that nobody declared is a failure of the vendor.
#[allow(dead_code)] // For adapters.
pub(crate) fn code_path(prim: &Prim, code: &str) -> Ident {
    if let Some(own) = own(prim).find(|own| own.code == code) {
        return Ident::new(format!("crate::errors::{}", ident(own)));
    }
    let known = STANDARD.iter().find(|(name, ..)| *name == code);
    Ident::new(format!("prim_service::codes::{}", known.map_or("PROVIDER_ERROR", |(_, _, ident)| ident)))
}

/// Whether the prim has codes of its own.
pub(super) fn has_any(prim: &Prim) -> bool {
    own(prim).next().is_some()
}

pub(super) fn render(view: &ServiceView<'_>) -> Code {
    let about = format!("What {} can fail with, beyond what every service can.", view.prim.name);
    let codes: Code = own(view.prim).map(render_code).collect();
    rust! {
        #{Code::module_doc(&about)}

        use prim_service::{ErrorCode, Retry};

        #codes
    }
}

fn render_code(code: &ErrorCode) -> Code {
    let retry = Ident::new(match code.retry {
        Retry::Never => "Retry::Never",
        Retry::After => "Retry::After",
        Retry::Later => "Retry::Later",
    });
    let (name, description) = (Literal::Text(&code.code), Literal::Text(&code.description));
    rust! {
        #{doc(&text_of(&model::Docs::new(code.description.as_str())))}
        pub static #{ident(code)}: ErrorCode = ErrorCode::new(#name, #{Literal::Integer(code.status.into())}, #description, #retry);
    }
}

fn own(prim: &Prim) -> impl Iterator<Item = &ErrorCode> {
    prim.errors.iter().filter(|code| !STANDARD.iter().any(|known| known.0 == code.code && known.1 == code.status))
}

fn ident(code: &ErrorCode) -> Ident {
    const_ident(&Words::split(&code.code))
}
