//! Percent-encoding: which bytes may stand, and `%XX` for the others.
//!
//! In: text. Out: text that is safe at one kind of place. Knows no parameters.

/// The kinds of places text goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Anywhere in a URL: only the unreserved characters of RFC 3986 section 2.3 stand.
    Component,
    /// A path whose slashes are separators.
    PathWithSlashes,
    /// A query in which reserved characters and whole `%XX` stand (`allowReserved`), but for those that end a value or
    /// the query itself: `# [ ] & +` (`OpenAPI` 3.1.1, section 4.8.12).
    ReservedQuery,
    /// `application/x-www-form-urlencoded`: a blank is `+` (WHATWG URL section 5.2).
    Form,
}

/// Appends text as it may stand at a place.
pub(crate) fn push_encoded(out: &mut String, text: &str, place: Place) {
    let bytes = text.as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        match byte {
            b' ' if place == Place::Form => out.push('+'),
            b'%' if place == Place::ReservedQuery && is_triple(bytes.get(at + 1..)) => out.push('%'),
            _ if stands(byte, place) => out.push(char::from(byte)),
            _ => push_triple(out, byte),
        }
    }
}

fn stands(byte: u8, place: Place) -> bool {
    if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_') {
        return true;
    }
    match place {
        Place::Component => byte == b'~',
        Place::PathWithSlashes => matches!(byte, b'~' | b'/'),
        Place::ReservedQuery => b"~:/?@!$'()*,;=".contains(&byte),
        Place::Form => byte == b'*',
    }
}

fn is_triple(after: Option<&[u8]>) -> bool {
    matches!(after, Some([a, b, ..]) if a.is_ascii_hexdigit() && b.is_ascii_hexdigit())
}

fn push_triple(out: &mut String, byte: u8) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let digit = |four: u8| char::from(DIGITS.get(usize::from(four)).copied().unwrap_or(b'0'));
    out.push('%');
    out.push(digit(byte >> 4));
    out.push(digit(byte & 15));
}

/// Whether a segment of a path means "here" or "one up" to whoever resolves it, encoded or not (RFC 3986 section
/// 5.2.4; WHATWG URL calls `%2e` a dot too).
pub(crate) fn is_dot_segment(segment: &str) -> bool {
    let plain = segment.replace("%2e", ".").replace("%2E", ".");
    plain == "." || plain == ".."
}
