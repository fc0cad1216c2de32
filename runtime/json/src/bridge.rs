//! What every generated type can do besides JSON, through one function each: `Debug`, `PartialEq`, serde.
//!
//! A derive would say the same for each type anew, and the compiler would pay for each.

use std::fmt;

use crate::{Json, Value, Writer};

/// Gives types with [`Json`] the traits their users expect: `Debug`, `PartialEq` and, with the feature `serde`,
/// `Serialize` and `Deserialize`. A module calls it once: `prim_json::types!(Message, Role, Content);`
#[macro_export]
macro_rules! types {
    (@debug $name:ty) => {
        impl ::core::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::debug(self, f)
            }
        }
        $crate::serde_types!($name);
    };
    ($($name:ty),* $(,)?) => {
        $(
            $crate::types!(@debug $name);
            impl ::core::cmp::PartialEq for $name {
                fn eq(&self, other: &Self) -> bool {
                    $crate::same(self, other)
                }
            }
        )*
    };
}

/// The part of [`types!`] that the feature `serde` switches.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! serde_types {
    ($name:ty) => {
        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(&self, to: S) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::serialize(self, to)
            }
        }
        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(from: D) -> ::core::result::Result<Self, D::Error> {
                $crate::deserialize(from)
            }
        }
    };
}

/// The part of [`types!`] that the feature `serde` switches.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! serde_types {
    ($name:ty) => {};
}

/// Prints a value as JSON, secrets masked.
pub fn debug<T: Json>(value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut w = Writer::masking();
    value.write(&mut w);
    f.write_str(&w.into_string())
}

/// Whether two values are the same JSON.
pub fn same<T: Json>(a: &T, b: &T) -> bool {
    is_same_json(&crate::encode(a), &crate::encode(b))
}

fn is_same_json(a: &str, b: &str) -> bool {
    let value = |text: &str| crate::decode::<Value>(text.as_bytes()).ok();
    a == b || value(a) == value(b)
}
