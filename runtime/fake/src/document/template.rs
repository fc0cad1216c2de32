//! Path templates: `/Accounts/{sid}/Messages.json`.
//!
//! In: a template of the document, and the path of a request. Out: the raw values of its parameters. A parameter fills a
//! segment or a part of one; only those that are allowed to (`allowReserved` on a path parameter) may hold slashes.

/// A path template, compiled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Template(Vec<Vec<Piece>>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Parameter { name: String, keeps_slashes: bool },
}

impl Template {
    /// Compiles a template. What follows `#` or `?` in a key of `paths` distinguishes operations and is not part of the path.
    pub(crate) fn parse(template: &str, keeps_slashes: impl Fn(&str) -> bool) -> Self {
        let path = template.split(['#', '?']).next().unwrap_or(template);
        let segments = path.split('/').map(|segment| {
            let mut pieces = Vec::new();
            let mut rest = segment;
            while let Some((text, after)) = rest.split_once('{') {
                let Some((name, after)) = after.split_once('}') else {
                    break;
                };
                if !text.is_empty() {
                    pieces.push(Piece::Text(text.to_owned()));
                }
                pieces.push(Piece::Parameter { name: name.to_owned(), keeps_slashes: keeps_slashes(name) });
                rest = after;
            }
            if !rest.is_empty() {
                pieces.push(Piece::Text(rest.to_owned()));
            }
            pieces
        });
        Self(segments.collect())
    }

    /// Characters that are not parameters. Of two templates that match, the one with more of them is meant (OpenAPI 3.1,
    /// Paths Object: concrete paths come first).
    pub(crate) fn weight(&self) -> usize {
        let weight = |piece: &Piece| match piece {
            Piece::Text(text) => text.len(),
            Piece::Parameter { .. } => 0,
        };
        self.0.iter().flatten().map(weight).sum::<usize>() + self.0.len()
    }

    /// The raw values of the parameters, if a path fits.
    pub(crate) fn matches(&self, path: &str) -> Option<Vec<(&str, String)>> {
        let segments: Vec<&str> = path.split('/').collect();
        let mut values = Vec::new();
        let mut at = 0;
        for (index, pieces) in self.0.iter().enumerate() {
            let is_greedy = matches!(pieces.as_slice(), [Piece::Parameter { keeps_slashes: true, .. }]);
            let after = self.0.len() - index - 1;
            let taken = if is_greedy { segments.len().checked_sub(at + after)? } else { 1 };
            let segment = segments.get(at..at + taken).filter(|taken| !taken.is_empty())?.join("/");
            values.extend(match_segment(pieces, &segment)?);
            at += taken;
        }
        (at == segments.len()).then_some(values)
    }
}

/// The parameters of one segment. A parameter ends where the text after it first appears; the last text must end the segment.
fn match_segment<'t>(pieces: &'t [Piece], segment: &str) -> Option<Vec<(&'t str, String)>> {
    let mut values = Vec::new();
    let mut rest = segment;
    let mut pieces = pieces.iter().peekable();
    while let Some(piece) = pieces.next() {
        match piece {
            Piece::Text(text) => rest = rest.strip_prefix(text.as_str())?,
            Piece::Parameter { name, .. } => {
                let is_last_text = |text: &str| rest.ends_with(text);
                let end = match pieces.peek() {
                    None => rest.len(),
                    Some(Piece::Text(text)) if is_last_text(text) && rest.matches(text.as_str()).count() == 1 => {
                        rest.len() - text.len()
                    }
                    Some(Piece::Text(text)) => rest.get(1..)?.find(text.as_str())? + 1,
                    Some(Piece::Parameter { .. }) => 1,
                };
                let value = rest.get(..end).filter(|value| !value.is_empty())?;
                values.push((name.as_str(), value.to_owned()));
                rest = rest.get(end..)?;
            }
        }
    }
    rest.is_empty().then_some(values)
}

#[cfg(test)]
mod tests {
    use super::Template;

    #[test]
    fn templates_match_paths() {
        let cases: &[(&str, &str, Option<&[&str]>)] = &[
            ("/", "/", Some(&[])),
            ("/v1/chat", "/v1/chat", Some(&[])),
            ("/v1/chat", "/v1/chat/", None),
            ("/v1/{id}", "/v1/7", Some(&["7"])),
            ("/v1/{id}", "/v1/", None),
            ("/v1/{id}", "/v1/7/8", None),
            ("/v1/{id}/x", "/v1/a%2Fb/x", Some(&["a%2Fb"])),
            ("/A/{sid}/Messages.json", "/A/AC1/Messages.json", Some(&["AC1"])),
            ("/A/{sid}.json", "/A/x.y.json", Some(&["x.y"])),
            ("/A/{sid}.json", "/A/.json", None),
            ("/A/{a}-{b}", "/A/1-2", Some(&["1", "2"])),
            ("/A/{a}:act", "/A/1:act", Some(&["1"])),
            ("/v1/{path+}/meta", "/v1/a/b/c/meta", Some(&["a/b/c"])),
            ("/v1/{path+}", "/v1/a", Some(&["a"])),
            ("/v1/{path+}", "/v1/", None),
            ("/v1/{path+}/meta", "/v1/meta", None),
            ("/#Action=Create", "/", Some(&[])),
            ("/x?Action=Create", "/x", Some(&[])),
            ("/{broken", "/{broken", Some(&[])),
        ];
        for (template, path, expected) in cases {
            let template = Template::parse(&template.replace("path+", "path"), |name| name == "path");
            let values = template.matches(path);
            let values: Option<Vec<&str>> =
                values.as_ref().map(|values| values.iter().map(|(_, value)| value.as_str()).collect());
            assert_eq!(values.as_deref(), *expected, "{template:?} {path}");
        }
    }
}
