//! Codes.

use source::Code;

super::codes! { MANIFEST:
}
