//! The codes of everything that can be wrong with manifests. One letter per area, one file per letter or two.
//!
//! | letter | area |
//! |---|---|
//! | M | form, identity and environment of a manifest |
//! | C | a manifest among others, and its parts among each other |
//! | T | types |
//! | R | routes and prices |
//! | P | providers |
//! | S | steps |
//! | V | values: the mapping language |
//! | X | what mappings refer to |
//! | L | legacy manifests |

mod legacy;
mod manifest;
mod providers;
mod routes;
mod types;
mod values;

use source::Code;

pub use self::legacy::*;
pub use self::manifest::*;
pub use self::providers::*;
pub use self::routes::*;
pub use self::types::*;
pub use self::values::*;

/// Declares codes and lists them, so that none is forgotten in the list.
macro_rules! codes {
    ($list:ident: $($name:ident $id:literal $title:literal $explanation:literal)*) => {
        $(
            #[doc = $title]
            pub static $name: Code = Code { id: $id, title: $title, explanation: $explanation };
        )*
        pub(super) static $list: &[&Code] = &[$(&$name),*];
    };
}
use codes;

/// All of them, sorted by id.
pub fn all() -> Vec<&'static Code> {
    let lists =
        [legacy::LEGACY, manifest::MANIFEST, providers::PROVIDERS, routes::ROUTES, types::TYPES, values::VALUES];
    let mut all: Vec<&'static Code> = lists.concat();
    all.sort_by_key(|code| code.id);
    all
}
