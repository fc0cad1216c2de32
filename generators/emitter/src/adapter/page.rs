//! Pages: which one the vendor is asked for, and what becomes of it.

use std::collections::BTreeSet;

use model::mapping::{Call, Expr, ExprKind, Next, Page, Root};
use quasi::{Code, Literal, rust};

use super::expr::{Need, Writing};
use super::route::{RouteWriter, Target};

impl<'m> RouteWriter<'_, 'm> {
    /// `let page = &…;`, of a route that answers pages.
    pub(super) fn write_opened(&self, target: &Target<'m>, needs: &mut BTreeSet<Need>) -> Code {
        let Some(page) = &target.call.page else { return Code::new() };
        needs.insert(Need::Input);
        let route = Literal::Text(&self.view.route.id);
        let opened = rust!(self.cursors.open(#route, input)?);
        let opened = match page.max {
            _ if !sends_size(target.call) => rust!(#opened.of_any_size()),
            Some(max) => rust!(#opened.at_most(#{Literal::Integer(max.into())})),
            None => opened,
        };
        rust!(let page = &#opened;)
    }

    /// The call, to where the page begins if positions are addresses.
    pub(super) fn write_followed(&self, target: &Target<'m>, sent: Code, needs: &mut BTreeSet<Need>) -> Code {
        let next = target.call.page.as_ref().map(|page| &page.next);
        match next {
            Some(Next::Url(_) | Next::Link { .. }) => {
                needs.insert(Need::Page);
                rust!(page.follow(#sent))
            }
            Some(Next::Token(_) | Next::Number { .. } | Next::Offset { .. } | Next::Last { .. }) | None => sent,
        }
    }

    /// What becomes of a page, as the last lines of the method.
    pub(super) fn write_page(
        &self,
        target: &Target<'m>,
        functions: &mut Vec<Code>,
        needs: &mut BTreeSet<Need>,
    ) -> Code {
        let Some(page) = &target.call.page else { return Code::new() };
        let mut writing = self.writing(target);
        let items = writing.made(&page.items).option();
        let (words, of) = (target.words.with("items"), rust!(Option<Value>));
        let items = self.function(&words, "The items of a page.", of, items, writing, functions);
        let mut writing = self.writing(target);
        let next = next_code(&mut writing, page);
        let (words, of) = (target.words.with("next"), rust!(Option<String>));
        let next = self.function(&words, "Where the page after it begins.", of, next, writing, functions);
        needs.extend(items.needs);
        needs.extend(next.needs);
        let items = match items.fails {
            true => rust!(#{items.code}.map_err(|problem| self.upstream.unfit(problem))?),
            false => items.code,
        };
        rust! {
            let items = #items;
            let next = #{next.code}.map_err(|problem| self.upstream.unfit(problem))?;
            page.answer(items, next)
        }
    }
}

fn next_code(writing: &mut Writing<'_, '_>, page: &Page) -> Code {
    writing.needs.insert(Need::Page);
    let code = match &page.next {
        Next::Url(address) => rust!(page.url(#{writing.made(address).code})),
        Next::Token(token) => rust!(page.token(#{writing.made(token).code})),
        Next::Link { relation, when } => {
            writing.needs.insert(Need::Meta);
            let when = when.iter().map(|(name, value)| (Literal::Text(name), Literal::Text(value)));
            let relation = Literal::Text(relation);
            rust!(page.link(meta, #relation, &[#for (name, value) in when { (#name, #value), }]))
        }
        Next::Number { first, total } => {
            let (list, total) = (writing.made(&page.list).found(), total_code(writing, total.as_ref()));
            rust!(page.number(#{Literal::Integer((*first).into())}, #list, #total))
        }
        Next::Offset { total } => {
            let (list, total) = (writing.made(&page.list).found(), total_code(writing, total.as_ref()));
            rust!(page.offset(#list, #total))
        }
        Next::Last { id, more } => {
            let list = writing.made(&page.list).found();
            let more = match more {
                Some(more) => rust!(Some(is(#{writing.made(more).code}, true))),
                None => rust!(None),
            };
            rust!(page.last(#list, |item| #{writing.made(id).result()}, #more))
        }
    };
    writing.fails = true;
    rust!(#code?)
}

fn total_code(writing: &mut Writing<'_, '_>, total: Option<&Expr>) -> Code {
    total.map_or_else(|| rust!(None::<Value>), |total| writing.made(total).code)
}

/// Whether the vendor is told how many items a page shall hold.
fn sends_size(call: &Call) -> bool {
    let is_size = |expr: &Expr| {
        let mut found = false;
        expr.roots(&mut |root| found |= *root == Root::Size);
        found
    };
    call.parameters.iter().any(|(_, value)| is_size(value))
        || call.body.as_ref().is_some_and(|body| !matches!(body.kind, ExprKind::Null) && is_size(body))
}
