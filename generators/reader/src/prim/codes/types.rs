//! Codes.

use source::Code;

super::codes! { TYPES:
}
