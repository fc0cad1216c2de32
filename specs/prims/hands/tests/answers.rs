//! What workers answered, by the kinds of answers that the schema of `QuestionFormAnswers` has.

use hands_hooks::answers_from_xml;

fn read(answers: &str) -> Option<Vec<(String, String)>> {
    answers_from_xml(&format!(
        r#"<?xml version="1.0"?><QuestionFormAnswers xmlns="urn:x">{answers}</QuestionFormAnswers>"#
    ))
}

#[test]
fn answers_of_every_kind() {
    let cases = [
        ("<FreeText>12.50</FreeText>", "12.50"),
        ("<FreeText>a &lt;b&gt; &amp; c</FreeText>", "a <b> & c"),
        ("<FreeText/>", ""),
        ("<SelectionIdentifier>red</SelectionIdentifier><SelectionIdentifier>blue</SelectionIdentifier>", "red,blue"),
        ("<OtherSelectionText>mauve</OtherSelectionText>", "mauve"),
        ("<UploadedFileSizeInBytes>9</UploadedFileSizeInBytes><UploadedFileKey>f-1</UploadedFileKey>", "f-1"),
    ];
    for (xml, expected) in cases {
        let found = read(&format!("<Answer><QuestionIdentifier>q</QuestionIdentifier>{xml}</Answer>"));
        assert_eq!(found, Some(vec![("q".to_owned(), expected.to_owned())]), "{xml}");
    }
}

#[test]
fn what_is_no_such_document_is_nothing() {
    assert_eq!(read(""), Some(Vec::new()));
    assert_eq!(read("<Answer><FreeText>a</FreeText></Answer>"), None);
    assert_eq!(answers_from_xml("<Other/>"), None);
    assert_eq!(answers_from_xml("no xml"), None);
    let bomb = r#"<!DOCTYPE a [<!ENTITY b "cc">]><QuestionFormAnswers>&b;</QuestionFormAnswers>"#;
    assert_eq!(answers_from_xml(bomb), None);
}
