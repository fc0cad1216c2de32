//! Ids that say whose they are: `stripe.pi_1`.
//!
//! In: values with ids of one provider. Out: the same with tagged ids, or without the tags and with the provider that
//! they name. What stands before the first dot is a tag only if it is the name of a provider: ids may hold dots.

use prim_json::{Map, Maybe};
use prim_service::{Failure, Rejection};

/// A value with ids in it. Generated crates implement it for their types.
pub trait Ids {
    /// Visits every id.
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String));
}

/// The text that is an id. Texts that are none are not visited by what holds them.
impl Ids for String {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        visit(self);
    }
}

impl<T: Ids> Ids for Option<T> {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        if let Some(value) = self {
            value.each_id(visit);
        }
    }
}

impl<T: Ids> Ids for Maybe<T> {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        if let Self::Set(value) = self {
            value.each_id(visit);
        }
    }
}

impl<T: Ids> Ids for Box<T> {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        (**self).each_id(visit);
    }
}

impl<T: Ids> Ids for Vec<T> {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        for value in self {
            value.each_id(visit);
        }
    }
}

impl<T: Ids> Ids for Map<T> {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        let mut entries: Vec<(String, T)> = std::mem::take(self).into_iter().collect();
        for (_, value) in &mut entries {
            value.each_id(visit);
        }
        *self = entries.into();
    }
}

/// Tags every id. One that is empty names nothing, and stays so.
pub(crate) fn tag<T: Ids>(value: &mut T, provider: &str) {
    value.each_id(&mut |id| {
        if !id.is_empty() {
            *id = format!("{provider}.{id}");
        }
    });
}

/// Takes the tags off, and says whose the ids are: positions among the providers. `bare` is whose ids without a tag are.
/// None where there are no ids.
pub(crate) fn untag<T: Ids>(value: &mut T, order: &[&'static str], bare: usize) -> Result<Option<usize>, Failure> {
    let mut owner: Option<usize> = None;
    let mut problem: Option<Rejection> = None;
    value.each_id(&mut |id| {
        let tagged = id.split_once('.').and_then(|(tag, rest)| Some((position(order, tag)?, rest)));
        let (of, rest) = tagged.map_or((bare, None), |(of, rest)| (of, Some(rest.to_owned())));
        let name = |at: usize| order.get(at).copied().unwrap_or_default();
        if rest.as_deref() == Some("") {
            problem.get_or_insert_with(|| Rejection::at("", format!("`{id}` has a tag and no id.")));
        }
        if let Some(known) = owner.filter(|known| *known != of) {
            let message = format!(
                "The request names things of {} and of {}: a request goes to one provider.",
                name(known),
                name(of)
            );
            problem.get_or_insert_with(|| Rejection::at("", message));
        }
        owner.get_or_insert(of);
        if let Some(rest) = rest {
            *id = rest;
        }
    });
    match problem {
        Some(problem) => Err(problem.into()),
        None => Ok(owner),
    }
}

pub(crate) fn position(order: &[&'static str], name: &str) -> Option<usize> {
    order.iter().position(|known| *known == name)
}

#[cfg(test)]
mod tests {
    use prim_json::{Map, Maybe};
    use proptest::prelude::*;

    use super::{tag, untag};

    const ORDER: &[&str] = &["stripe", "square"];

    #[test]
    fn ids_name_their_provider() {
        // Ids as they come, whose those without a tag are, whose all are, ids as they go on.
        type Row = (&'static [&'static str], usize, Result<Option<usize>, &'static str>, &'static [&'static str]);
        let table: &[Row] = &[
            (&[], 0, Ok(None), &[]),
            (&["pi_1"], 0, Ok(Some(0)), &["pi_1"]),
            (&["pi_1"], 1, Ok(Some(1)), &["pi_1"]),
            (&["square.pi_1"], 0, Ok(Some(1)), &["pi_1"]),
            (&["stripe.a", "stripe.b"], 0, Ok(Some(0)), &["a", "b"]),
            (&["stripe.a", "b"], 0, Ok(Some(0)), &["a", "b"]),
            (&["1503435956.000247"], 0, Ok(Some(0)), &["1503435956.000247"]),
            (&["square.stripe.x"], 0, Ok(Some(1)), &["stripe.x"]),
            (&["Square.x", "squarex", ".x", "x.", ""], 0, Ok(Some(0)), &["Square.x", "squarex", ".x", "x.", ""]),
            (&["square."], 0, Err("`square.` has a tag and no id."), &[]),
            (
                &["stripe.a", "square.b"],
                0,
                Err("The request names things of stripe and of square: a request goes to one provider."),
                &[],
            ),
            (
                &["a", "square.b"],
                0,
                Err("The request names things of stripe and of square: a request goes to one provider."),
                &[],
            ),
        ];
        for (ids, bare, expected, after) in table {
            let mut ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
            let found = untag(&mut ids, ORDER, *bare);
            match (&found, expected) {
                (Ok(found), Ok(expected)) => assert_eq!((found, ids.as_slice()), (expected, &*strings(after))),
                (Err(failure), Err(message)) => {
                    assert_eq!((failure.code().code, failure.message()), ("invalid_request", *message));
                }
                _ => panic!("{ids:?}: {found:?}"),
            }
        }
    }

    fn strings(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn ids_are_found_wherever_they_stand() {
        let text = || "x".to_owned();
        let mut value = (vec![Some(text()), None], Maybe::Set(text()), Map::from_iter([("k", Box::new(text()))]));
        tag(&mut value.0, "a");
        tag(&mut value.1, "a");
        tag(&mut value.2, "a");
        assert_eq!(value.0, [Some("a.x".to_owned()), None]);
        assert_eq!(value.1, Maybe::Set("a.x".to_owned()));
        assert_eq!(value.2.get("k").map(|id| id.as_str()), Some("a.x"));
    }

    proptest! {
        /// Whatever a vendor's id looks like, it comes back to that vendor as it was.
        #[test]
        fn what_is_tagged_comes_back(ids in prop::collection::vec(".+", 1..4), of in 0..2_usize, bare in 0..2_usize) {
            let mut value = ids.clone();
            tag(&mut value, ORDER[of]);
            prop_assert_eq!(untag(&mut value, ORDER, bare).expect("one provider"), Some(of));
            prop_assert_eq!(value, ids);
        }
    }
}
