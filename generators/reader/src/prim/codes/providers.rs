//! Codes.

use source::Code;

super::codes! { PROVIDERS:
}
