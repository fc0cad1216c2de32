//! Multipart bodies (RFC 2046 section 5.1, RFC 7578), from a body that is already in memory.
//!
//! In: the body and its boundary. Out: the parts, borrowing from the body. Preamble and epilogue are skipped;
//! line ends must be CRLF; the closing delimiter must be there, since a body cut off must not pass as a whole one.

use crate::media_type::parse_quoted;
use crate::{Malformed, MediaType};

/// More parts than this are refused.
pub const PARTS_MAX: usize = 256;

/// The header lines of one part may have this many bytes.
pub const PART_HEADERS_MAX: usize = 8 * 1024;

/// One part of a multipart body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part<'a> {
    /// The `name` of its `Content-Disposition: form-data`; empty for parts that have none (`multipart/mixed`).
    pub name: String,
    /// Its `filename`, as sent: it may hold path separators and must not be used as a path.
    pub filename: Option<String>,
    /// Its `Content-Type`, if it says one.
    pub content_type: Option<String>,
    /// Its bytes, as they are.
    pub body: &'a [u8],
}

/// The parts of a body whose `Content-Type` header is given.
pub fn parts_of<'a>(content_type: &MediaType, body: &'a [u8]) -> Result<Vec<Part<'a>>, Malformed> {
    let boundary = content_type.parameter("boundary").ok_or(Malformed("multipart without a boundary"))?;
    parts(boundary, body)
}

/// The parts of a body.
pub fn parts<'a>(boundary: &str, body: &'a [u8]) -> Result<Vec<Part<'a>>, Malformed> {
    if boundary.is_empty() || boundary.len() > 70 {
        return Err(Malformed("multipart boundary must have 1 to 70 characters"));
    }
    let dash_boundary = format!("--{boundary}");
    let delimiter = format!("\r\n{dash_boundary}");
    let mut rest = match body.strip_prefix(dash_boundary.as_bytes()) {
        Some(rest) => rest,
        None => split_once(body, delimiter.as_bytes()).ok_or(Malformed("multipart without its boundary"))?.1,
    };
    let mut parts = Vec::new();
    loop {
        if rest.starts_with(b"--") {
            return Ok(parts);
        }
        let padding = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        rest = rest.get(padding..).unwrap_or_default();
        rest = rest.strip_prefix(b"\r\n").ok_or(Malformed("multipart boundary without a line end"))?;
        if parts.len() == PARTS_MAX {
            return Err(Malformed("too many parts"));
        }
        // A part without headers and without content ends at once: its delimiter shares the CRLF just taken.
        let (part, after) = match rest.strip_prefix(dash_boundary.as_bytes()) {
            Some(after) => (&rest[..0], after),
            None => {
                split_once(rest, delimiter.as_bytes()).ok_or(Malformed("multipart without its closing boundary"))?
            }
        };
        parts.push(parse_part(part)?);
        rest = after;
    }
}

fn parse_part(part: &[u8]) -> Result<Part<'_>, Malformed> {
    let (headers, body) = match part.strip_prefix(b"\r\n") {
        Some(body) => (&part[..0], body),
        None => split_once(part, b"\r\n\r\n").unwrap_or((part, &[])),
    };
    if headers.len() > PART_HEADERS_MAX {
        return Err(Malformed("headers of a part are too long"));
    }
    let headers = std::str::from_utf8(headers).map_err(|_| Malformed("headers of a part are not UTF-8"))?;
    let mut parsed = Part { name: String::new(), filename: None, content_type: None, body };
    for line in headers.split("\r\n").filter(|line| !line.is_empty()) {
        let (name, value) = line.split_once(':').ok_or(Malformed("header of a part without a colon"))?;
        if name.eq_ignore_ascii_case("content-disposition") {
            parse_disposition(value, &mut parsed)?;
        } else if name.eq_ignore_ascii_case("content-type") {
            parsed.content_type = Some(value.trim().to_owned());
        }
    }
    Ok(parsed)
}

fn parse_disposition(value: &str, part: &mut Part<'_>) -> Result<(), Malformed> {
    let (_, mut rest) = value.split_once(';').unwrap_or((value, ""));
    while !rest.trim().is_empty() {
        let (name, after) = rest.split_once('=').ok_or(Malformed("disposition parameter without a value"))?;
        let after = after.trim_start();
        let (value, after) = if let Some(quoted) = after.strip_prefix('"') {
            parse_quoted(quoted)?
        } else {
            let (value, _) = after.split_once(';').unwrap_or((after, ""));
            (value.trim().to_owned(), after.get(value.len()..).unwrap_or(""))
        };
        match name.trim().to_ascii_lowercase().as_str() {
            "name" => part.name = unescape(&value),
            "filename" => part.filename = Some(unescape(&value)),
            _ => {}
        }
        rest = after.trim_start().trim_start_matches(';');
    }
    Ok(())
}

/// Undoes the three escapes of the HTML standard (section 4.10.22.8); any other percent sign stands for itself.
fn unescape(text: &str) -> String {
    text.replace("%0D", "\r").replace("%0A", "\n").replace("%22", "\"")
}

fn split_once<'a>(bytes: &'a [u8], separator: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let at = bytes.windows(separator.len()).position(|window| window == separator)?;
    Some((bytes.get(..at)?, bytes.get(at + separator.len()..)?))
}

#[cfg(test)]
mod tests {
    use super::{PARTS_MAX, Part, parts};

    fn names(body: &str) -> Option<Vec<(String, String)>> {
        let parts = parts("X", body.as_bytes()).ok()?;
        Some(parts.into_iter().map(|part| (part.name, String::from_utf8_lossy(part.body).into_owned())).collect())
    }

    fn pair(name: &str, body: &str) -> (String, String) {
        (name.to_owned(), body.to_owned())
    }

    #[test]
    fn whole_bodies_are_read() {
        let field = "--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n";
        assert_eq!(names(&format!("{field}--X--\r\n")), Some(vec![pair("a", "1")]));
        assert_eq!(names(&format!("preamble\r\n{field}--X--epilogue")), Some(vec![pair("a", "1")]));
        assert_eq!(names(&format!("{field}{field}--X--")), Some(vec![pair("a", "1"), pair("a", "1")]));
        assert_eq!(names("--X--"), Some(vec![]));
        assert_eq!(
            names("--X \t\r\ncontent-disposition: form-data; name=a\r\n\r\n\r\n--X--"),
            Some(vec![pair("a", "")])
        );
        assert_eq!(names("--X\r\n\r\nbare\r\n--X--"), Some(vec![pair("", "bare")]));
    }

    #[test]
    fn broken_bodies_are_refused() {
        let field = "--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n";
        for body in [
            "",
            "no boundary",
            "--Y--",
            field,
            &field[..20],
            "--X\r\nno colon\r\n\r\n1\r\n--X--",
            "--Xjunk\r\n\r\n1\r\n--X--",
            "--X\r\nContent-Disposition: form-data; name\r\n\r\n1\r\n--X--",
            "--X\r\nContent-Disposition: form-data; name=\"a\r\n\r\n1\r\n--X--",
        ] {
            assert_eq!(names(body), None, "{body:?}");
        }
        assert!(parts("", b"----").is_err());
        assert!(names(&format!("{}--X--", field.repeat(PARTS_MAX))).is_some());
        assert!(names(&format!("{}--X--", field.repeat(PARTS_MAX + 1))).is_none());
    }

    #[test]
    fn files_keep_their_name_and_type() {
        let body = b"--X\r\nContent-Disposition: form-data; name=\"f%22\"; filename=\"a;\\\"b.png\"\r\nContent-Type: image/png\r\n\r\n\x89\xff\r\n--X--";
        assert_eq!(
            parts("X", body).unwrap(),
            [Part {
                name: "f\"".into(),
                filename: Some("a;\"b.png".into()),
                content_type: Some("image/png".into()),
                body: b"\x89\xff"
            }]
        );
    }
}
