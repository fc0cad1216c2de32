//! Objects whose names are data: an ordered map from text.

use std::collections::HashMap;

/// A map from names to values that keeps the order of the document.
///
/// Look-ups walk the entries: for very many, collect into a `HashMap` once. Equality does not depend on order.
#[derive(Clone, Debug)]
pub struct Map<T>(Vec<(String, T)>);

impl<T> Map<T> {
    /// An empty map.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.iter().find_map(|(key, value)| (key == name).then_some(value))
    }

    /// The value of a name, to be changed.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut T> {
        self.0.iter_mut().find_map(|(key, value)| (key == name).then_some(value))
    }

    /// Sets the value of a name and returns the one it had. A new name goes to the end.
    pub fn insert(&mut self, name: impl Into<String>, value: T) -> Option<T> {
        let name = name.into();
        if let Some(old) = self.get_mut(&name) {
            return Some(std::mem::replace(old, value));
        }
        self.0.push((name, value));
        None
    }

    /// Takes a name out and returns its value.
    pub fn remove(&mut self, name: &str) -> Option<T> {
        let at = self.0.iter().position(|(key, _)| key == name)?;
        Some(self.0.remove(at).1)
    }

    /// Names and values, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }
}

/// From entries whose names are known to differ.
impl<T> From<Vec<(String, T)>> for Map<T> {
    fn from(entries: Vec<(String, T)>) -> Self {
        Self(entries)
    }
}

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: PartialEq> PartialEq for Map<T> {
    fn eq(&self, other: &Self) -> bool {
        if self.len() != other.len() {
            return false;
        }
        if self.0.iter().zip(&other.0).all(|(a, b)| a.0 == b.0) {
            return self.0.iter().zip(&other.0).all(|(a, b)| a.1 == b.1);
        }
        let others: HashMap<&str, &T> = other.iter().collect();
        self.iter().all(|(name, value)| others.get(name).is_some_and(|other| *other == value))
    }
}

impl<T: Eq> Eq for Map<T> {}

impl<K: Into<String>, T> FromIterator<(K, T)> for Map<T> {
    /// Of equal names the last one counts; it stays at the place of the first.
    fn from_iter<I: IntoIterator<Item = (K, T)>>(entries: I) -> Self {
        let mut places = HashMap::new();
        let mut map = Self::new();
        for (name, value) in entries {
            let name = name.into();
            let place = *places.entry(name.clone()).or_insert(map.len());
            match map.0.get_mut(place) {
                Some(entry) => entry.1 = value,
                None => map.0.push((name, value)),
            }
        }
        map
    }
}

impl<T> IntoIterator for Map<T> {
    type Item = (String, T);
    type IntoIter = std::vec::IntoIter<(String, T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
