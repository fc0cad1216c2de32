//! Pages of a vendor's, as pages of ours.
//!
//! In: the inputs `limit` and `cursor` of a route, and a vendor's answer. Out: what the vendor is asked for, and
//! `{ data, next_cursor }`. Each way in which vendors say where the next page begins is a method; all give its position in
//! the vendor's own terms. A service keeps nothing between two pages.

mod cursor;
#[cfg(test)]
mod tests;

use std::sync::OnceLock;

use prim_client::{Meta, Origin};
use prim_json::{Json, Value};
use prim_service::Failure;

pub use self::cursor::Cursors;
use crate::Problem;
use crate::make::{Given, Object, finish};
use crate::text::plain;

/// The page that a request asks for.
#[derive(Debug)]
pub struct Page {
    cursors: Cursors,
    route: &'static str,
    /// How many items it shall hold; none where the vendor decides.
    size: Option<i64>,
    /// Where it begins; none for the first.
    position: Option<String>,
    /// The server that it is asked of, where addresses are followed.
    origin: OnceLock<Origin>,
}

impl Page {
    fn at(cursors: Cursors, route: &'static str, size: Option<i64>, position: Option<String>) -> Self {
        Self { cursors, route, size, position, origin: OnceLock::new() }
    }

    /// The most items that the vendor puts on a page.
    #[must_use]
    pub fn at_most(mut self, max: i64) -> Self {
        self.size = Some(self.size.map_or(max, |size| size.min(max)));
        self
    }

    /// The vendor is not told a size, so that no page can be seen to be short.
    #[must_use]
    pub fn of_any_size(mut self) -> Self {
        self.size = None;
        self
    }

    /// How many items the vendor is asked for.
    pub fn size(&self) -> Option<i64> {
        self.size
    }

    /// Where it begins, in the vendor's own terms; none for the first page.
    pub fn position(&self) -> Option<&str> {
        self.position.as_deref()
    }

    /// The call for it, where positions are addresses: to that address, on the same server.
    pub fn follow<T, E>(&self, request: prim_client::Call<T, E>) -> prim_client::Call<T, E> {
        // The first call counts; there is one.
        let _ = self.origin.set(request.origin());
        match &self.position {
            Some(position) => request.follow(position),
            None => request,
        }
    }

    /// The next page where its address stands in the answer. It must be on the same server.
    pub fn url(&self, address: impl Given) -> Result<Option<String>, Problem> {
        let Some(address) = self.token(address)? else { return Ok(None) };
        let origin = self.origin.get().ok_or_else(|| Problem::new("the page was not followed"))?;
        let path = origin.path_of(&address).map_err(|why| Problem::new(why).at("the next page"))?;
        Ok(Some(path))
    }

    /// The next page where its address stands in a `Link` header (RFC 8288), of this relation and with these parameters.
    pub fn link(&self, meta: &Meta, relation: &str, with: &[(&str, &str)]) -> Result<Option<String>, Problem> {
        self.url(prim_client::link(meta.headers(), relation, with))
    }

    /// The next page where a token stands in the answer. A blank one ends the list.
    pub fn token(&self, token: impl Given) -> Result<Option<String>, Problem> {
        let Some(token) = token.given() else { return Ok(None) };
        let token = plain(&token).map_err(|problem| problem.at("the next page"))?;
        Ok(Some(token).filter(|token| !token.trim().is_empty()))
    }

    /// The next page where pages are numbered from `first`. The last one is reached with the total, or else with a page
    /// that is short; without a size, with one that is empty.
    pub fn number(&self, first: i64, list: Option<&Value>, total: impl Given) -> Result<Option<String>, Problem> {
        let number = self.whole()?.unwrap_or(first);
        let seen = self.size.and_then(|size| number.checked_sub(first)?.checked_add(1)?.checked_mul(size));
        Ok(self.after(number, 1, seen, list, total)?.map(|number| number.to_string()))
    }

    /// The next page where items are skipped by count. It ends as [`Page::number`] does.
    pub fn offset(&self, list: Option<&Value>, total: impl Given) -> Result<Option<String>, Problem> {
        let offset = self.whole()?.unwrap_or(0);
        let count = i64::try_from(count(list)).unwrap_or(i64::MAX);
        let seen = offset.checked_add(count);
        Ok(self.after(offset, count, seen, list, total)?.map(|offset| offset.to_string()))
    }

    /// The next page where the id of the last item says where it begins. There is one if the vendor says so; of a vendor
    /// that does not, after a full page.
    pub fn last<'v, G: Given>(
        &self,
        list: Option<&'v Value>,
        id: impl FnOnce(&'v Value) -> Result<G, Problem>,
        more: Option<bool>,
    ) -> Result<Option<String>, Problem> {
        let Some(last) = items(list).last() else { return Ok(None) };
        if !more.unwrap_or_else(|| self.is_full(list)) {
            return Ok(None);
        }
        self.token(id(last)?)
    }

    /// Our page: the items that were made, and the cursor of the next. A vendor that names the same place again has no
    /// next page, lest a client goes round for ever.
    pub fn answer<T: Json>(&self, items: impl Given, next: Option<String>) -> Result<T, Failure> {
        let (provider, route) = (self.cursors.provider, self.route);
        let is_again = next.is_some() && next == self.position;
        if is_again {
            tracing::warn!(provider, route, "the page after this one would be this one again: the list ends here");
        }
        let next = next.filter(|_| !is_again);
        if next.as_ref().is_some_and(|next| next.len() > cursor::LONGEST) {
            return Err(Problem::new("the position of the next page is too long").at(provider).of_vendor());
        }
        let items = items.given().unwrap_or_else(|| Value::List(Vec::new()));
        let cursor = next.map(|next| self.cursors.seal(route, &next));
        finish(Object::new().fixed("data", items).set("next_cursor", cursor).value())
    }

    fn after(
        &self,
        at: i64,
        step: i64,
        seen: Option<i64>,
        list: Option<&Value>,
        total: impl Given,
    ) -> Result<Option<i64>, Problem> {
        let total = match total.given() {
            Some(total) => crate::numbers::int(&total).map_err(|problem| problem.at("the total"))?,
            None => Value::Null,
        };
        let total = total.as_number().and_then(prim_json::Number::as_i64);
        let is_more = match (total, seen) {
            (Some(total), Some(seen)) => seen < total,
            _ => self.is_full(list),
        };
        // Past the end, vendors give empty pages for ever.
        Ok(at.checked_add(step).filter(|_| is_more && count(list) > 0))
    }

    /// Whether the vendor may have more: a page that is not full is the last.
    fn is_full(&self, list: Option<&Value>) -> bool {
        let count = i64::try_from(count(list)).unwrap_or(i64::MAX);
        count > 0 && self.size.is_none_or(|size| count >= size)
    }

    /// The position as a number: our own seal is on it, so it is one.
    fn whole(&self) -> Result<Option<i64>, Problem> {
        let number = |position: &String| position.parse().map_err(|_| Problem::expected("a number").at("cursor"));
        self.position.as_ref().map(number).transpose()
    }
}

fn items(list: Option<&Value>) -> &[Value] {
    match list {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

fn count(list: Option<&Value>) -> usize {
    items(list).len()
}
