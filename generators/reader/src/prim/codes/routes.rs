//! Codes.

use source::Code;

super::codes! { ROUTES:
}
