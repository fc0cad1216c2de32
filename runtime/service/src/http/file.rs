//! Files in requests: parts of a form, or a whole body.
//!
//! In: a request whose body is in memory, and what a file may be. Out: files that share that memory, or what is wrong.

use bytes::Bytes;

use super::Incoming;
use crate::Rejection;

/// A file that came with a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name, as sent: it may hold path separators and must not be used as a path.
    pub name: Option<String>,
    /// Its media type, as sent.
    pub media_type: Option<String>,
    /// Its bytes.
    pub bytes: Bytes,
}

/// What a file may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileRule {
    /// Media types (`image/png`, `image/*`); an empty list takes any.
    pub media_types: &'static [&'static str],
    /// The most bytes.
    pub max: u64,
}

impl FileRule {
    /// Any file.
    pub const ANY: Self = Self { media_types: &[], max: u64::MAX };

    fn fault(&self, file: &File) -> Option<String> {
        if u64::try_from(file.bytes.len()).unwrap_or(u64::MAX) > self.max {
            return Some(format!("must have at most {} bytes", self.max));
        }
        let sent = file.media_type.as_deref().and_then(|text| prim_form::MediaType::parse(text).ok());
        let fits = |sent: prim_form::MediaType| self.media_types.iter().any(|range| sent.is_in(range));
        let is_fit = self.media_types.is_empty() || sent.is_some_and(fits);
        (!is_fit).then(|| format!("must be a file of {}", self.media_types.join(" or ")))
    }
}

impl Incoming {
    /// The body as it is.
    pub fn content(&self) -> File {
        let media_type = self.header("content-type").map(str::to_owned);
        File { name: None, media_type, bytes: self.body.clone() }
    }

    /// A file of a multipart body that must be there.
    pub fn file(&self, name: &str, rule: &FileRule) -> Result<File, Rejection> {
        self.optional_file(name, rule)?.ok_or_else(|| Rejection::at(name, "is missing"))
    }

    /// A file of a multipart body that may be missing.
    pub fn optional_file(&self, name: &str, rule: &FileRule) -> Result<Option<File>, Rejection> {
        let mut files = self.files(name, rule)?;
        if files.len() > 1 {
            return Err(Rejection::at(name, "given more than once"));
        }
        Ok(files.pop())
    }

    /// All files of one name of a multipart body.
    pub fn files(&self, name: &str, rule: &FileRule) -> Result<Vec<File>, Rejection> {
        let parts = self.parts()?.into_iter().filter(|part| part.filename.is_some() && part.name == name);
        let files: Vec<File> = parts
            .map(|part| File {
                name: part.filename,
                media_type: part.content_type,
                bytes: self.body.slice_ref(part.body),
            })
            .collect();
        match files.iter().find_map(|file| rule.fault(file)) {
            Some(fault) => Err(Rejection::at(name, fault)),
            None => Ok(files),
        }
    }

    /// The names of the parts that are files.
    pub(super) fn file_names(&self) -> Result<Vec<String>, Rejection> {
        Ok(self.parts()?.into_iter().filter(|part| part.filename.is_some()).map(|part| part.name).collect())
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, Method};
    use bytes::Bytes;

    use super::{FileRule, Incoming};
    use crate::Param;

    fn incoming(body: &'static str) -> Incoming {
        let media_type = prim_form::MediaType::parse("multipart/form-data; boundary=X").ok();
        let (path, query, headers) = (Vec::new(), Vec::new(), HeaderMap::new());
        Incoming { method: Method::POST, path, query, headers, media_type, body: Bytes::from_static(body.as_bytes()) }
    }

    const BODY: &str = "--X\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nA\r\n\
        --X\r\nContent-Disposition: form-data; name=\"page\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n123\r\n--X--";

    #[test]
    fn files_are_judged() {
        let request = incoming(BODY);
        let images = FileRule { media_types: &["image/*"], max: 3 };
        let file = request.file("page", &images).unwrap();
        assert_eq!((file.name.as_deref(), file.bytes.as_ref()), (Some("a.png"), b"123".as_slice()));
        let fault = |rule: FileRule| request.file("page", &rule).unwrap_err().0[0].message.clone();
        assert_eq!(fault(FileRule { max: 2, ..images }), "must have at most 2 bytes");
        assert_eq!(fault(FileRule { media_types: &["application/pdf"], max: 3 }), "must be a file of application/pdf");
        assert_eq!(request.file("back", &images).unwrap_err().0[0].message, "is missing");
        assert_eq!(request.optional_file("title", &images).unwrap(), None, "a field is no file");
    }

    #[test]
    fn a_file_that_nobody_asked_for_is_a_fault() {
        let request = incoming(BODY);
        let input = request.input(&[Param::form("title"), Param::file("page")]).unwrap();
        assert_eq!(input.as_ref(), br#"{"title":"A"}"#);
        assert_eq!(request.input(&[Param::form("title")]).unwrap_err().0[0].path, "page");
    }
}
