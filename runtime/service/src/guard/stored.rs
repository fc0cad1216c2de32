//! A whole answer, kept to be given again.

use axum::http::{HeaderMap, StatusCode};
use bytes::Bytes;

use crate::http::{Answer, Content};

/// A whole answer with what was added to it, such as the receipt of its payment.
#[derive(Debug, Clone)]
pub(crate) struct Stored {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

impl Stored {
    /// The copy of an answer, unless it is a stream.
    pub(crate) fn of(answer: &Answer) -> Option<Self> {
        match &answer.content {
            Content::Whole(body) => {
                Some(Self { status: answer.status, headers: answer.headers.clone(), body: body.clone() })
            }
            Content::Stream { .. } => None,
        }
    }

    pub(crate) fn answer(&self) -> Answer {
        Answer { status: self.status, headers: self.headers.clone(), content: Content::Whole(self.body.clone()) }
    }

    /// Roughly the memory it takes, in bytes.
    pub(crate) fn size(&self) -> usize {
        let headers = self.headers.iter().map(|(name, value)| name.as_str().len() + value.len());
        self.body.len() + headers.sum::<usize>() + 256
    }
}
