//! Types: what stands under `schemas`, in `params`, as bodies and answers.
//!
//! A type is written as a type word (`optional string 1..80`) or in its long form, a JSON Schema with a few keys of our
//! own. Both are expanded into schemas as OpenAPI 3.1 has them, in a tree of its own whose nodes stand where they were
//! written, so that the one lowering of documents makes types of ours as it does of vendors'.
//!
//! What JSON Schema lacks is written with these formats and keys, which stand nowhere else:
//!
//! | written | expanded to |
//! |---|---|
//! | `decimal 0.01..100` | `type: string`, `format: decimal`, `x-minimum` and `x-maximum` as texts |
//! | `datetime` `date` `uuid` `url` `email` | `type: string` with `format: date-time`, `date`, `uuid`, `uri`, `email` |
//! | `phone` `secret` | `type: string` with `format: phone`, `format: secret` |
//! | `id` | `type: string`, `format: id`, 1 to 255 characters |
//! | `file image/png ..10MB` `bytes` | `type: string`, `format: binary`, `x-media: [image/png]`, `x-max-bytes: 10485760` |
//! | `any` | `{}` |
//! | `T \| U`, `T \| null` | `anyOf` |
//! | `extra: keep` | `x-extra`: `refuse`, `drop` or `keep`, on every object, also where it is not written |
//! | `only: [a]` | `x-only: [a]` on the field |
//! | `Name` | `$ref: "#/components/schemas/Name"` |

mod bounds;
mod default;
mod expand;
mod uses;
mod word;
mod write;

#[cfg(test)]
mod tests;

use source::Span;

pub(super) use self::expand::Expander;
pub(super) use self::uses::Uses;
pub(super) use self::write::Writer;
use crate::tree::NodeId;

/// A type where it is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeUse {
    /// The name, if it is nothing but a name of `schemas`.
    pub name: Option<String>,
    /// The value in the manifest's tree.
    pub node: NodeId,
    /// Where it stands.
    pub span: Span,
}

/// What a type says about its own presence, where it is a field or parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Presence {
    /// It says nothing.
    Unsaid,
    /// It may be absent: it says `optional`, or has a default.
    Optional,
    /// It says `required`.
    Required,
}
