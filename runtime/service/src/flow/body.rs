//! Reads a request's body within its limits.

use axum::body::Body;
use axum::http::{HeaderMap, header};
use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt as _;
use prim_form::MediaType;
use tokio::time::{Duration, Instant};

use crate::route::Takes;
use crate::{Failure, codes};

/// Longest pause between two pieces of a body.
const PAUSE_MAX: Duration = Duration::from_secs(15);

/// The whole body, or why not. A declared length above the limit is refused before the first byte is read.
pub(super) async fn read_body(
    headers: &HeaderMap,
    mut body: Body,
    limit: usize,
    deadline: Instant,
) -> Result<Bytes, Failure> {
    let too_large = || Failure::new(&codes::TOO_LARGE, format!("The body is larger than {limit} bytes."));
    let declared = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if declared.is_some_and(|length| length > limit as u64) {
        return Err(too_large());
    }
    let mut whole = BytesMut::new();
    loop {
        let until = deadline.min(Instant::now() + PAUSE_MAX);
        let frame =
            tokio::time::timeout_at(until, body.frame()).await.map_err(|_| Failure::of(&codes::REQUEST_TIMEOUT))?;
        let Some(frame) = frame else {
            return Ok(whole.freeze());
        };
        let broken = |_| Failure::new(&codes::INVALID_REQUEST, "The body ended before its announced length.");
        if let Ok(data) = frame.map_err(broken)?.into_data() {
            if whole.len() + data.len() > limit {
                return Err(too_large());
            }
            whole.extend_from_slice(&data);
        }
    }
}

/// The body's media type, if the route takes it.
pub(super) fn judge_type(headers: &HeaderMap, takes: Takes, body: &Bytes) -> Result<Option<MediaType>, Failure> {
    let refuse = |message: String| Err(Failure::new(&codes::UNSUPPORTED_MEDIA_TYPE, message));
    let given = headers.get(header::CONTENT_TYPE);
    let parsed = match given.map(|value| value.to_str().map(MediaType::parse)) {
        None => None,
        Some(Ok(Ok(media_type))) => Some(media_type),
        Some(_) => return refuse("The content type is not a media type.".to_owned()),
    };
    if body.is_empty() {
        return Ok(parsed);
    }
    let fits = |judge: &dyn Fn(&MediaType) -> bool| parsed.as_ref().is_some_and(judge);
    let (fits, wanted) = match takes {
        Takes::Nothing => {
            return Err(Failure::new(&codes::INVALID_REQUEST, "This route takes no body."));
        }
        Takes::Json => (fits(&MediaType::is_json), "application/json".to_owned()),
        Takes::Form => {
            let form = "application/x-www-form-urlencoded";
            (fits(&|media_type| media_type.essence() == form), form.to_owned())
        }
        Takes::Multipart => {
            let multipart = "multipart/form-data";
            (fits(&|media_type| media_type.essence() == multipart), multipart.to_owned())
        }
        Takes::Bytes([]) => (true, String::new()),
        Takes::Bytes(ranges) => {
            (fits(&|media_type| ranges.iter().any(|range| media_type.is_in(range))), ranges.join(", "))
        }
    };
    if fits { Ok(parsed) } else { refuse(format!("The body must be of type {wanted}.")) }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue, header};
    use bytes::Bytes;

    use super::judge_type;
    use crate::route::Takes;

    #[test]
    fn each_kind_of_route_takes_its_types() {
        let cases: &[(Takes, Option<&str>, &str, u16)] = &[
            (Takes::Json, Some("application/json"), "{}", 200),
            (Takes::Json, Some("application/problem+json; charset=utf-8"), "{}", 200),
            (Takes::Json, Some("text/plain"), "{}", 415),
            (Takes::Json, None, "{}", 415),
            (Takes::Json, None, "", 200),
            (Takes::Json, Some("junk"), "", 415),
            (Takes::Nothing, None, "", 200),
            (Takes::Nothing, Some("application/json"), "", 200),
            (Takes::Nothing, Some("application/json"), "{}", 400),
            (Takes::Form, Some("application/x-www-form-urlencoded"), "a=1", 200),
            (Takes::Form, Some("multipart/form-data; boundary=x"), "a=1", 415),
            (Takes::Multipart, Some("multipart/form-data; boundary=x"), "--x--", 200),
            (Takes::Bytes(&[]), None, "x", 200),
            (Takes::Bytes(&["image/*"]), Some("image/png"), "x", 200),
            (Takes::Bytes(&["image/*"]), Some("text/plain"), "x", 415),
            (Takes::Bytes(&["image/*"]), None, "x", 415),
        ];
        for (takes, given, body, expected) in cases {
            let mut headers = HeaderMap::new();
            if let Some(given) = given {
                headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(given));
            }
            let judged = judge_type(&headers, *takes, &Bytes::from_static(body.as_bytes()));
            let status = judged.map_or_else(|failure| failure.status().as_u16(), |_| 200);
            assert_eq!(status, *expected, "{takes:?} {given:?} {body}");
        }
    }
}
