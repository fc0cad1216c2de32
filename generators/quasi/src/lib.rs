//! Rust templates that read like the Rust they make, and a printer whose output rustfmt leaves alone.
//!
//! ```
//! use quasi::{Ident, rust};
//!
//! let name = Ident::new("Point");
//! let fields = [Ident::new("x"), Ident::new("y")];
//! let code = rust! {
//!     /// A place.
//!     pub struct #name {
//!         #for field in &fields {
//!             pub #field: i64,
//!         }
//!     }
//! };
//! assert_eq!(code.print(), "/// A place.\npub struct Point {\n    pub x: i64,\n    pub y: i64,\n}\n");
//! ```
//!
//! # The language
//!
//! Inside [`rust!`] stands Rust, laid out as it should come out, with three additions:
//!
//! - `#name` and `#{expression}` print a value: an [`Ident`], a literal, other [`Code`]. Text as such cannot be printed,
//!   so nothing that a document says can become code.
//! - `#for pattern in expression { … }` prints its body again and again. Commas belong into the body, also after the
//!   last; the printer drops one that must not stand.
//! - `#if condition { … } #else { … }` prints one of two bodies. `#if let` works.
//!
//! The language has no way to say "no space": before `,`, `;`, `.` and `?` at the start of a body none is printed.
//!
//! Each body is laid out as if it stood in the place of its control word. Line breaks between statements, items and
//! fields stay, empty lines too; a line of which nothing is printed vanishes. Inside parentheses, brackets and struct
//! expressions, before `.`, and after `=`, `=>` and a field's `:`, the printer breaks lines as rustfmt would.
//!
//! Three rules keep a template's meaning plain: no line break inside a statement but in those places; braces on one
//! line hold entries (`use a::{b, c};`), braces on several lines hold lines, unless the name of a type stands before
//! them in an expression; comments other than doc comments are for the reader of the template and are not printed.
//!
//! The crate knows the look of Rust, and nothing of models.

mod code;
mod mark;
mod print;

pub use code::{Code, Ident, Literal, Splice, doc};
pub use quasi_macros::rust;
