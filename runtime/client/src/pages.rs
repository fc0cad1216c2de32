//! Lists that come in pages.
//!
//! In: the call for the first page, and how the next call follows from a page. Out: pages, or their items, one after
//! the other. The ways vendors page (cursor, number, offset, last id, next address) differ only in that function.

use std::collections::VecDeque;
use std::fmt;
use std::future::{Future, IntoFuture, poll_fn};
use std::pin::Pin;
use std::task::{Context as Task, Poll, ready};

use futures_core::Stream;
use http::HeaderMap;
use http::header::LINK;
use prim_json::Value;

use crate::call::{Call, Sending};
use crate::error::{Context, Error};
use crate::reply::Reply;

/// Makes the call for the page after this one; `None` after the last.
type Next<P, E> = Box<dyn FnMut(&Reply<P>) -> Option<Call<P, E>> + Send>;

/// The pages of a list. The next one is asked for when it is wanted, not before.
pub struct Pages<P, E = Value> {
    state: State<P, E>,
    next: Next<P, E>,
    left: u32,
}

enum State<P, E> {
    Ready(Box<Call<P, E>>),
    Waiting {
        sending: Box<Sending<P, E>>,
        fingerprint: String,
    },
    /// The page after this one would be this one again.
    Circle {
        operation: &'static str,
    },
    Over,
}

impl<P, E> fmt::Debug for Pages<P, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pages")
    }
}

impl<P, E> Pages<P, E> {
    /// How many pages are fetched at most if nothing else is said.
    pub const MOST: u32 = 10_000;

    /// The pages that begin with a call; `next` makes the call after a page, or `None` after the last.
    pub fn new(first: Call<P, E>, next: impl FnMut(&Reply<P>) -> Option<Call<P, E>> + Send + 'static) -> Self {
        Self { state: State::Ready(Box::new(first)), next: Box::new(next), left: Self::MOST }
    }

    /// Fetches so many pages at most.
    #[must_use]
    pub fn at_most(mut self, pages: u32) -> Self {
        self.left = pages;
        self
    }

    /// The next page; `None` after the last, and after an error.
    pub async fn next(&mut self) -> Option<Result<Reply<P>, Error<E>>> {
        poll_fn(|cx| self.poll(cx)).await
    }

    /// The items of all pages.
    pub fn items<T>(self, of: fn(P) -> Vec<T>) -> Items<P, T, E> {
        Items { pages: self, of, ready: VecDeque::new() }
    }

    fn poll(&mut self, cx: &mut Task<'_>) -> Poll<Option<Result<Reply<P>, Error<E>>>> {
        if let State::Ready(_) = self.state
            && let State::Ready(call) = std::mem::replace(&mut self.state, State::Over)
        {
            let Some(left) = self.left.checked_sub(1) else { return Poll::Ready(None) };
            self.left = left;
            let fingerprint = call.fingerprint();
            self.state = State::Waiting { sending: Box::new(call.into_future()), fingerprint };
        }
        if let State::Circle { operation } = self.state {
            self.state = State::Over;
            return Poll::Ready(Some(Err(circle(operation))));
        }
        let State::Waiting { sending, fingerprint } = &mut self.state else { return Poll::Ready(None) };
        let page = ready!(Pin::new(&mut **sending).poll(cx));
        let fingerprint = std::mem::take(fingerprint);
        self.state = State::Over;
        let page = match page {
            Ok(page) => page,
            Err(error) => return Poll::Ready(Some(Err(error))),
        };
        if let Some(next) = (self.next)(&page) {
            self.state = if next.fingerprint() == fingerprint {
                State::Circle { operation: page.operation }
            } else {
                State::Ready(Box::new(next))
            };
        }
        Poll::Ready(Some(Ok(page)))
    }
}

fn circle<E>(operation: &'static str) -> Error<E> {
    let context = Context { operation, ..Context::default() };
    Error::Invalid { message: "the page after this one is this one again".into(), context: Box::new(context) }
}

impl<P, E> Stream for Pages<P, E> {
    type Item = Result<Reply<P>, Error<E>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Task<'_>) -> Poll<Option<Self::Item>> {
        self.poll(cx)
    }
}

/// The items of a list that comes in pages.
pub struct Items<P, T, E = Value> {
    pages: Pages<P, E>,
    of: fn(P) -> Vec<T>,
    ready: VecDeque<T>,
}

impl<P, T, E> fmt::Debug for Items<P, T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Items")
    }
}

impl<P, T, E> Items<P, T, E> {
    /// The next item; `None` after the last, and after an error.
    pub async fn next(&mut self) -> Option<Result<T, Error<E>>> {
        poll_fn(|cx| self.poll(cx)).await
    }

    fn poll(&mut self, cx: &mut Task<'_>) -> Poll<Option<Result<T, Error<E>>>> {
        loop {
            if let Some(item) = self.ready.pop_front() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll(cx)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(page)) => self.ready = (self.of)(page.into_value()).into(),
            }
        }
    }
}

impl<P, T: Unpin, E> Stream for Items<P, T, E> {
    type Item = Result<T, Error<E>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Task<'_>) -> Poll<Option<Self::Item>> {
        self.poll(cx)
    }
}

/// The address of the next page from the `Link` headers (RFC 8288), for [`Call::follow`].
pub fn next_link(headers: &HeaderMap) -> Option<String> {
    link(headers, "next", &[])
}

/// The address of the first link with a relation, in any case, and with certain parameters, from the `Link` headers
/// (RFC 8288).
pub fn link(headers: &HeaderMap, relation: &str, with: &[(&str, &str)]) -> Option<String> {
    let values = headers.get_all(LINK).iter().filter_map(|value| value.to_str().ok());
    values.into_iter().find_map(|value| link_in(value, relation, with))
}

/// `<https://…?page=2>; rel="next", <…>; rel=last`
fn link_in(header: &str, relation: &str, with: &[(&str, &str)]) -> Option<String> {
    let mut rest = header;
    loop {
        let (_, after) = rest.split_once('<')?;
        let (address, after) = after.split_once('>')?;
        let (parameters, following) = split_parameters(after);
        let has = |(name, value): &(&str, &str)| parameters.iter().any(|parameter| says(parameter, name, value));
        if parameters.iter().any(|parameter| relates(parameter, relation)) && with.iter().all(has) {
            return Some(address.to_owned());
        }
        rest = following;
    }
}

/// The parameters of one link, and what follows its comma. Commas and semicolons in quotes belong to their text.
fn split_parameters(text: &str) -> (Vec<&str>, &str) {
    let mut parameters = Vec::new();
    let (mut start, mut is_quoted, mut is_escaped) = (0, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_quoted => is_escaped = true,
            b'"' => is_quoted = !is_quoted,
            b';' | b',' if !is_quoted => {
                parameters.extend(text.get(start..at));
                start = at + 1;
                if byte == b',' {
                    return (parameters, text.get(start..).unwrap_or_default());
                }
            }
            _ => {}
        }
    }
    parameters.extend(text.get(start..));
    (parameters, "")
}

/// Whether a parameter is `rel` with a relation among its values (RFC 8288 section 3.3).
fn relates(parameter: &str, relation: &str) -> bool {
    let Some((name, value)) = parameter.split_once('=') else { return false };
    let mut relations = value.trim().trim_matches('"').split_ascii_whitespace();
    name.trim().eq_ignore_ascii_case("rel") && relations.any(|known| known.eq_ignore_ascii_case(relation))
}

/// Whether a parameter is this one, with this value.
fn says(parameter: &str, name: &str, value: &str) -> bool {
    let Some((known, said)) = parameter.split_once('=') else { return false };
    known.trim().eq_ignore_ascii_case(name) && said.trim().trim_matches('"') == value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_link_is_found() {
        let cases = [
            (r#"<https://a.example/x?page=2>; rel="next""#, Some("https://a.example/x?page=2")),
            (r#"</x?page=1>; rel="prev", </x?page=3>; rel="next""#, Some("/x?page=3")),
            (r#"</a,b;c>; title="a, <b>; rel=next"; rel=last, </n>; REL="start next""#, Some("/n")),
            (r#"</a>; title="\"; rel=next""#, None),
            (r#"</a>; rel="nextish""#, None),
            ("</a>", None),
            ("<unclosed", None),
            ("", None),
        ];
        for (header, expected) in cases {
            let headers = HeaderMap::from_iter([(LINK, header.parse().expect("a header"))]);
            assert_eq!(next_link(&headers).as_deref(), expected, "{header}");
        }
    }

    #[test]
    fn links_are_told_apart_by_relation_and_parameters() {
        let header = r#"</p>; rel="previous"; results="false", </n>; rel="next"; results="true"; cursor="0:100:0""#;
        let headers = HeaderMap::from_iter([(LINK, header.parse().expect("a header"))]);
        assert_eq!(link(&headers, "next", &[("results", "true")]).as_deref(), Some("/n"));
        assert_eq!(link(&headers, "next", &[("results", "false")]), None);
        assert_eq!(link(&headers, "PREVIOUS", &[("Results", "false")]).as_deref(), Some("/p"));
        assert_eq!(link(&headers, "last", &[]), None);
    }
}
