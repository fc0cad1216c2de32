//! A field that may be absent and may be null, where the two differ.

/// Absent, null, or a value: in a patch "leave it", "clear it" and "set it".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Maybe<T> {
    /// The field is not there.
    #[default]
    Absent,
    /// The field is there and null.
    Null,
    /// The field has a value.
    Set(T),
}

impl<T> Maybe<T> {
    /// The value, whichever way it is missing.
    pub fn get(&self) -> Option<&T> {
        if let Self::Set(value) = self { Some(value) } else { None }
    }

    /// The value itself, whichever way it is missing.
    pub fn into_option(self) -> Option<T> {
        if let Self::Set(value) = self { Some(value) } else { None }
    }

    /// Another value in the same presence.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Maybe<U> {
        match self {
            Self::Absent => Maybe::Absent,
            Self::Null => Maybe::Null,
            Self::Set(value) => Maybe::Set(change(value)),
        }
    }
}

impl<T> From<T> for Maybe<T> {
    fn from(value: T) -> Self {
        Self::Set(value)
    }
}
