//! How a vendor's pages become ours.
//!
//! What a page begins with is fed to the vendor's operation like every other input, from [`Root::Position`] and
//! [`Root::Size`]; how the next page is found follows from the answer.

use model::mapping::{Expr, ExprKind, Next, Of, Page, Root, Side, Verb};
use model::prim::{Answer, Route};
use model::types::Shape;
use source::{Diagnostic, Span};

use super::answer::Read;
use super::codes;
use super::mapping::{Here, Mapper, Want};
use super::request::Given;
use crate::prim::manifest;
use crate::prim::value::{Path, Value};

/// The vendor's inputs that say which page is wanted.
pub(super) fn given(page: &manifest::Page) -> Given<'_> {
    let mut given: Given<'_> = Vec::new();
    if let Some((into, _)) = &page.size {
        given.push((into, root(Root::Size, Of::Integer, false, into.span)));
    }
    let position = |of: Of, span: Span| {
        let text = root(Root::Position, Of::Text, true, span);
        if of == Of::Text { text } else { verb(Verb::Int, text, of) }
    };
    match &page.next {
        manifest::Next::Url(_) | manifest::Next::Link { .. } => {}
        manifest::Next::Cursor { into, .. } | manifest::Next::Last { into, .. } => {
            given.push((into, position(Of::Text, into.span)));
        }
        manifest::Next::Page { input, first, .. } => {
            let number = position(Of::Integer, input.span);
            let kind = ExprKind::Constant(model::Value::Number(first.to_string()));
            let first = Expr { kind, of: Of::Integer, maybe: false, span: input.span };
            let either = ExprKind::Or(Box::new(number), Box::new(first));
            given.push((input, Expr { kind: either, of: Of::Integer, maybe: false, span: input.span }));
        }
        manifest::Next::Offset { input, .. } => given.push((input, position(Of::Integer, input.span))),
    }
    given
}

fn root(root: Root, of: Of, maybe: bool, span: Span) -> Expr {
    Expr { kind: ExprKind::Path(root, Vec::new()), of, maybe, span }
}

fn verb(verb: Verb, inner: Expr, of: Of) -> Expr {
    let (maybe, span) = (inner.maybe, inner.span);
    Expr { kind: ExprKind::Verb(verb, Box::new(inner)), of, maybe, span }
}

/// The items of a page, and how the next is found.
pub(super) fn link(
    mapper: &mut Mapper<'_, '_>,
    route: &Route,
    page: &manifest::Page,
    read: &Read,
    place: Span,
) -> Option<Page> {
    mapper.found.used.extend(["limit".to_owned(), "cursor".to_owned()]);
    let Answer::Page { item, .. } = &route.answer else { return None }; // Reported with the manifest.
    let Some(of) = answer_of(mapper, page, read) else {
        let message = format!("`{}` answers pages, and the vendor's document describes no answer", route.id);
        mapper.out.push(Diagnostic::error(&codes::NOT_FED, place, message));
        return None;
    };
    mapper.scope.answer = Some(of.clone());
    mapper.scope.here = Here::Value(Root::Answer, of);
    let want = Want::of(Of::List(Box::new(Of::Type(Side::Ours, item.id))), format!("the items of {}", route.id));
    let items = mapper.value(&page.items, &want);
    let list = vendor_list(mapper, &page.items);
    let (items, list) = (items?, list?);
    let next = next(mapper, &page.next, &list);
    Some(Page {
        list,
        items,
        max: page.size.as_ref().and_then(|(_, max)| max.as_ref()).map(|max| max.value),
        next: next?,
        span: page.span,
    })
}

/// The answer, or the branch of it that holds pages.
fn answer_of(mapper: &mut Mapper<'_, '_>, page: &manifest::Page, read: &Read) -> Option<Of> {
    let of = read.of.clone()?;
    let Some(branch) = &page.of else { return Some(of) };
    let Some((side, Shape::Union(union))) = mapper.sides.shape(&of) else {
        let message = format!("the answer is {}, which has no branches", mapper.sides.describe(&of));
        mapper.out.push(Diagnostic::error(&codes::BRANCH, branch.span, message).help("remove `of`"));
        return None;
    };
    let types = mapper.sides.types(side);
    let wanted = model::Words::split(branch);
    let kind = |variant: &model::types::Variant| match types.shape(variant.ty) {
        Shape::Object(_) | Shape::Map(_) => "object",
        Shape::List(_) => "array",
        _ => "",
    };
    let found: Vec<_> = union
        .variants
        .iter()
        .filter(|variant| {
            variant.name == wanted || variant.tags.contains(&branch.value) || kind(variant) == branch.value
        })
        .collect();
    if let [variant] = found[..] {
        return Some(Of::Type(side, variant.ty));
    }
    let names: Vec<String> = union.variants.iter().map(|variant| variant.name.snake()).collect();
    let diagnostic =
        Diagnostic::error(&codes::BRANCH, branch.span, format!("the answer has no branch `{}`", branch.value));
    mapper.out.push(diagnostic.suggest(branch, names.iter().map(String::as_str)));
    None
}

/// The list that the items are made of: what stands before the `*`.
fn vendor_list(mapper: &mut Mapper<'_, '_>, items: &Value) -> Option<Expr> {
    use crate::prim::value::{Expression, SegmentKind, Source};
    if let Value::Expression(Expression { source: Source::Path(path), .. }) = items {
        let star = path.segments.iter().position(|segment| segment.kind == SegmentKind::Each);
        let end = star.unwrap_or(path.segments.len());
        let list = Path { segments: path.segments[..end].to_vec(), ..path.clone() };
        return mapper.path(&list);
    }
    let diagnostic =
        Diagnostic::error(&codes::LIST, items.span(), "the items of a page are made of a list of the vendor's");
    mapper.out.push(diagnostic.help("name the list: `items: data.* as Item`"));
    None
}

fn next(mapper: &mut Mapper<'_, '_>, next: &manifest::Next, list: &Expr) -> Option<Next> {
    Some(match next {
        manifest::Next::Url(path) => Next::Url(mapper.path(path)?),
        manifest::Next::Cursor { cursor, .. } => Next::Token(mapper.path(cursor)?),
        manifest::Next::Link { relation, when } => Next::Link {
            relation: relation.value.clone(),
            when: when.iter().filter_map(|entry| Some((entry.name.clone(), text(&entry.value.value)?))).collect(),
        },
        manifest::Next::Page { first, total, .. } => {
            Next::Number { first: *first, total: optional(mapper, total.as_ref())? }
        }
        manifest::Next::Offset { total, .. } => Next::Offset { total: optional(mapper, total.as_ref())? },
        manifest::Next::Last { id, more, .. } => {
            let more = optional(mapper, more.as_ref())?;
            let item = mapper.sides.item(&list.of)?;
            let here = std::mem::replace(&mut mapper.scope.here, Here::Value(Root::Item, item));
            let id = mapper.path(id);
            mapper.scope.here = here;
            Next::Last { id: id?, more }
        }
    })
}

#[allow(clippy::option_option)] // The outer one is a failure that was reported.
fn optional(mapper: &mut Mapper<'_, '_>, path: Option<&Path>) -> Option<Option<Expr>> {
    match path {
        Some(path) => mapper.path(path).map(Some),
        None => Some(None),
    }
}

fn text(value: &model::Value) -> Option<String> {
    Some(match value {
        model::Value::Text(text) | model::Value::Number(text) => text.clone(),
        model::Value::Bool(value) => value.to_string(),
        model::Value::Null | model::Value::List(_) | model::Value::Object(_) => return None,
    })
}
