//! Parameters: a JSON value and a style in, the text of a path, query, header or cookie out.
//!
//! Follows the table "Style Examples" of `OpenAPI` 3.1.1 section 4.8.12.5. Knows no requests.

pub(crate) mod expand;
pub(crate) mod percent;

use expand::Lists;
use percent::Place;

/// How a parameter is written. The constants are the styles of `OpenAPI` with their usual `explode`; methods change it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    pub(crate) shape: Shape,
    pub(crate) explode: bool,
    pub(crate) place: Place,
    pub(crate) lists: Lists,
}

/// What separates and introduces values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Simple,
    Label,
    Matrix,
    Form,
    Spaces,
    Pipes,
    Tabs,
    Deep,
    Json,
}

impl Style {
    /// `blue,black,brown` in a path or header.
    pub const SIMPLE: Self = Self::new(Shape::Simple, false);
    /// `.blue,black,brown` in a path.
    pub const LABEL: Self = Self::new(Shape::Label, false);
    /// `;color=blue,black,brown` in a path.
    pub const MATRIX: Self = Self::new(Shape::Matrix, false);
    /// `color=blue&color=black&color=brown` in a query or cookie.
    pub const FORM: Self = Self::new(Shape::Form, true);
    /// `color=blue%20black%20brown` in a query.
    pub const SPACES: Self = Self::new(Shape::Spaces, false);
    /// `color=blue%7Cblack%7Cbrown` in a query.
    pub const PIPES: Self = Self::new(Shape::Pipes, false);
    /// `color=blue%09black%09brown` in a query (`collectionFormat: tsv` of Swagger 2.0).
    pub const TABS: Self = Self::new(Shape::Tabs, false);
    /// `color[R]=100&color[G]=200` in a query, brackets encoded; lists as `color[]=blue`.
    pub const DEEP: Self = Self::new(Shape::Deep, true);
    /// The value as JSON text: a parameter with `content: application/json`.
    pub const JSON: Self = Self::new(Shape::Json, false);

    const fn new(shape: Shape, explode: bool) -> Self {
        Self { shape, explode, place: Place::Component, lists: Lists::Empty }
    }

    /// Each item and field by itself (`explode: true`).
    #[must_use]
    pub const fn exploded(mut self) -> Self {
        self.explode = true;
        self
    }

    /// Items and fields joined in one value (`explode: false`).
    #[must_use]
    pub const fn joined(mut self) -> Self {
        self.explode = false;
        self
    }

    /// Reserved characters stand unencoded in a query (`allowReserved: true`).
    #[must_use]
    pub const fn reserved(mut self) -> Self {
        self.place = Place::ReservedQuery;
        self
    }

    /// Slashes of a path parameter separate segments. `.` and `..` are refused as segments, as everywhere.
    #[must_use]
    pub const fn keep_slashes(mut self) -> Self {
        self.place = Place::PathWithSlashes;
        self
    }

    /// Lists in a deep object are numbered: `color[0]=blue`.
    #[must_use]
    pub const fn indexed(mut self) -> Self {
        self.lists = Lists::Indexed;
        self
    }
}
