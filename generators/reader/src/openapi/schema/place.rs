//! Where a schema stands, so that a type without a name of its own can be called after its place.
//!
//! Places are links to the place around them: most types never need a name, so words are made only in the end.

use std::collections::HashMap;

use model::Words;

/// A place in [`Places`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::openapi) struct PlaceId(u32);

/// A step from one place into the next.
#[derive(Clone, Debug)]
pub(in crate::openapi) enum Step<'s> {
    /// A name that stands for itself: that of a component, a property, a parameter, a title.
    Name(&'s str),
    /// Words that were made for something: an operation, a path.
    Words(Words),
    /// A part whose name is always the same: `request`, `response`, `value`.
    Part(&'static str),
    /// What only tells apart, and is left out where nothing needs to be told apart: a status, a media type.
    Apart(&'s str),
    /// One of a list.
    Item,
}

/// All places of one document.
#[derive(Debug, Default)]
pub(in crate::openapi) struct Places<'s> {
    list: Vec<(Option<PlaceId>, Step<'s>)>,
    /// Words of places that were asked for.
    short: HashMap<PlaceId, Words>,
}

impl<'s> Places<'s> {
    /// A place that does not stand in another.
    pub(in crate::openapi) fn root(&mut self, step: Step<'s>) -> PlaceId {
        self.add(None, step)
    }

    /// A place inside of another.
    pub(in crate::openapi) fn inside(&mut self, place: PlaceId, step: Step<'s>) -> PlaceId {
        self.add(Some(place), step)
    }

    /// Lets a place be called like the one around it: what stood between them is gone.
    pub(in crate::openapi) fn dissolve(&mut self, place: PlaceId) {
        if let Some((Some(_), step)) = self.list.get_mut(place.0 as usize) {
            *step = Step::Words(Words::default());
        }
    }

    fn add(&mut self, outer: Option<PlaceId>, step: Step<'s>) -> PlaceId {
        let id = PlaceId(u32::try_from(self.list.len()).unwrap_or(u32::MAX));
        self.list.push((outer, step));
        id
    }

    /// What is called after its place: without what only tells apart.
    pub(in crate::openapi) fn words(&mut self, place: PlaceId) -> Words {
        self.join(place, Length::Short)
    }

    /// The same, with what tells apart.
    pub(in crate::openapi) fn long_words(&mut self, place: PlaceId) -> Words {
        self.join(place, Length::Long)
    }

    /// Places inside of each other more deeply than this lose their beginning.
    const DEPTH: usize = 64;

    fn join(&mut self, place: PlaceId, length: Length) -> Words {
        let known = |at: PlaceId| if length == Length::Short { self.short.get(&at) } else { None };
        let mut words = Words::default();
        let mut chain = Vec::new();
        let mut next = Some(place);
        while let Some(at) = next.filter(|_| chain.len() < Self::DEPTH) {
            if let Some(known) = known(at) {
                words = known.clone();
                break;
            }
            chain.push(at);
            next = self.list.get(at.0 as usize).and_then(|(outer, _)| *outer);
        }
        for at in chain.into_iter().rev() {
            let Some((_, step)) = self.list.get(at.0 as usize) else { continue };
            words = match (step, length) {
                (Step::Apart(_), Length::Short) => continue,
                (Step::Apart(name), Length::Long) => then(&words, &Step::Name(name)),
                (step, Length::Short | Length::Long) => then(&words, step),
            };
            // What else stands in this place begins with the same words.
            if length == Length::Short {
                self.short.insert(at, words.clone());
            }
        }
        words
    }
}

/// Whether words are to tell apart what else would be called the same.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Length {
    Short,
    Long,
}

fn then(words: &Words, step: &Step<'_>) -> Words {
    match step {
        Step::Name(name) | Step::Apart(name) => words.then(&Words::split(name)),
        Step::Words(more) => words.then(more),
        Step::Part(part) => words.with(part),
        Step::Item => {
            let one = words.singular();
            if one == *words { words.with("item") } else { one }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Places, Step};

    #[test]
    fn places_become_words() {
        let mut places = Places::default();
        let user = places.root(Step::Name("UserAccount"));
        let address = places.inside(user, Step::Name("addresses"));
        let one = places.inside(address, Step::Item);
        let data = places.inside(one, Step::Name("data"));
        let datum = places.inside(data, Step::Item);
        let answer = places.inside(user, Step::Part("error"));
        let answer = places.inside(answer, Step::Apart("404"));
        for (place, words, long) in [
            (user, "user account", "user account"),
            (address, "user account addresses", "user account addresses"),
            (one, "user account address", "user account address"),
            (datum, "user account address data item", "user account address data item"),
            (answer, "user account error", "user account error 404"),
        ] {
            assert_eq!(places.words(place).to_string(), words);
            assert_eq!(places.long_words(place).to_string(), long);
        }
    }
}
