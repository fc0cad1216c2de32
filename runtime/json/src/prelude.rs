//! What generated types use, for one `use` at the top of each module.

pub use crate::{
    Base64, Bound, Date, DateTime, Decimal, Encoded, Format, Items, Json, Map, Maybe, Node, Pattern, Real, Rest,
    Secret, Text, Uuid, Value, Whole, Writer,
};
