//! Media types (RFC 9110 section 8.3.1).
//!
//! In: the value of a `Content-Type` header. Out: type, subtype and parameters, lower-cased where the RFC
//! says that case does not matter.

use crate::Malformed;

/// A parsed media type such as `application/json; charset=utf-8`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaType {
    essence: String,
    parameters: Vec<Parameter>,
}

type Parameter = (String, String);

impl MediaType {
    /// Parses a header value.
    pub fn parse(value: &str) -> Result<Self, Malformed> {
        let (essence, mut rest) = value.split_once(';').unwrap_or((value, ""));
        let essence = essence.trim().to_ascii_lowercase();
        let is_two_tokens = essence.split_once('/').is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype));
        if !is_two_tokens {
            return Err(Malformed("not a media type"));
        }
        let mut parameters = Vec::new();
        while !rest.trim().is_empty() {
            let (parameter, after) = parse_parameter(rest)?;
            parameters.extend(parameter);
            rest = after;
        }
        Ok(Self { essence, parameters })
    }

    /// Type and subtype in lower case, without parameters.
    pub fn essence(&self) -> &str {
        &self.essence
    }

    /// The value of a parameter; its name in lower case.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether this is JSON: `application/json`, any `+json` suffix (RFC 6839 section 3.1), or what services of AWS call it.
    pub fn is_json(&self) -> bool {
        let named = ["application/json", "application/x-amz-json-1.0", "application/x-amz-json-1.1"];
        named.contains(&self.essence.as_str()) || self.essence.ends_with("+json")
    }

    /// Whether a range such as `image/png`, `image/*` or `*/*` covers this type.
    pub fn is_in(&self, range: &str) -> bool {
        let range = range.split(';').next().unwrap_or(range).trim();
        match range.strip_suffix("/*") {
            Some("*") => true,
            Some(kind) => self.essence.split('/').next().is_some_and(|own| own.eq_ignore_ascii_case(kind)),
            None => self.essence.eq_ignore_ascii_case(range),
        }
    }
}

/// One parameter and what follows its `;`. Empty parameters (`a/b;;`) are allowed and skipped.
fn parse_parameter(text: &str) -> Result<(Option<Parameter>, &str), Malformed> {
    let text = text.trim_start();
    if let Some(after) = text.strip_prefix(';') {
        return Ok((None, after));
    }
    let (name, value) = text.split_once('=').ok_or(Malformed("media type parameter without a value"))?;
    let name = name.trim().to_ascii_lowercase();
    if !is_token(&name) {
        return Err(Malformed("media type parameter without a name"));
    }
    if let Some(quoted) = value.strip_prefix('"') {
        let (value, after) = parse_quoted(quoted)?;
        let after = after.trim_start();
        let after = after.strip_prefix(';').or(after.is_empty().then_some(""));
        let after = after.ok_or(Malformed("text after a quoted media type parameter"))?;
        return Ok((Some((name, value)), after));
    }
    let (value, after) = value.split_once(';').unwrap_or((value, ""));
    let value = value.trim();
    if !is_token(value) {
        return Err(Malformed("media type parameter is not a token"));
    }
    Ok((Some((name, value.to_owned())), after))
}

/// The content of a quoted string whose opening quote was taken, and what follows its closing quote (RFC 9110 section 5.6.4).
pub(crate) fn parse_quoted(text: &str) -> Result<(String, &str), Malformed> {
    let mut value = String::new();
    let mut characters = text.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => return Ok((value, text.get(at + 1..).unwrap_or(""))),
            '\\' => match characters.next() {
                Some((_, escaped)) => value.push(escaped),
                None => break,
            },
            _ => value.push(character),
        }
    }
    Err(Malformed("quoted text without its closing quote"))
}

/// Whether text is a token (RFC 9110 section 5.6.2).
fn is_token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::MediaType;

    #[test]
    fn media_types_are_parsed() {
        let cases: &[(&str, Option<&str>)] = &[
            ("application/json", Some("application/json")),
            ("Application/JSON; charset=utf-8", Some("application/json")),
            ("application/vnd.api+json;v=1", Some("application/vnd.api+json")),
            ("multipart/form-data; boundary=\"a;b\"", Some("multipart/form-data")),
            ("text/plain;", Some("text/plain")),
            ("text/plain;; a=b", Some("text/plain")),
            ("", None),
            ("json", None),
            ("a/b/c", None),
            ("text/plain; charset", None),
            ("text/plain; a=\"b", None),
            ("text/plain; a=\"b\"c", None),
            ("text/plain; a=b c", None),
        ];
        for (input, expected) in cases {
            let parsed = MediaType::parse(input).ok();
            assert_eq!(parsed.as_ref().map(MediaType::essence), *expected, "{input}");
        }
    }

    #[test]
    fn parameters_are_found() {
        let parsed = MediaType::parse("multipart/form-data; Boundary=\"x\\\"y\"; charset=UTF-8").unwrap();
        assert_eq!(parsed.parameter("boundary"), Some("x\"y"));
        assert_eq!(parsed.parameter("charset"), Some("UTF-8"));
        assert_eq!(parsed.parameter("other"), None);
    }

    #[test]
    fn ranges_and_json() {
        let png = MediaType::parse("image/png").unwrap();
        assert!(png.is_in("image/png") && png.is_in("image/*") && png.is_in("*/*") && png.is_in("IMAGE/PNG;q=1"));
        assert!(!png.is_in("image/jpeg") && !png.is_in("text/*") && !png.is_json());
        assert!(MediaType::parse("application/problem+json").unwrap().is_json());
        assert!(MediaType::parse("application/x-amz-json-1.1").unwrap().is_json());
    }
}
