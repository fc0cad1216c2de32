//! Codes.

use source::Code;

super::codes! { LEGACY:
}
