//! What of hands is written by hand: what workers answered, read from XML.
//!
//! In comes the text that Mechanical Turk puts into `Answer`, a `QuestionFormAnswers` document; out goes an object with a
//! text for each question. Nothing here knows who asked. (Amazon Mechanical Turk API Reference, data structures,
//! `QuestionFormAnswers`.)

use prim_adapter::Problem;
use prim_json::Value;
use roxmltree::{Document, Node};

/// The hand-written parts, as the generated crate asks for them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hooks;

impl prim_hands::Hooks for Hooks {
    fn answers_from_xml(&self, value: &Value) -> Result<Value, Problem> {
        let xml = value.as_str().ok_or_else(|| Problem::expected("text"))?;
        let answers = answers_from_xml(xml).ok_or_else(|| Problem::expected("a QuestionFormAnswers document"))?;
        Ok(Value::Object(answers.into_iter().map(|(question, answer)| (question, Value::from(answer))).collect()))
    }
}

/// Questions and their answers, in the order of the document. A selection is its identifiers with a comma between them, a
/// file its name. None for text that is no such document; entities of one's own are refused.
pub fn answers_from_xml(xml: &str) -> Option<Vec<(String, String)>> {
    let document = Document::parse(xml).ok()?;
    let root = document.root_element();
    if root.tag_name().name() != "QuestionFormAnswers" {
        return None;
    }
    root.children().filter(|node| node.has_tag_name_of("Answer")).map(answer).collect()
}

fn answer(node: Node<'_, '_>) -> Option<(String, String)> {
    let mut question = None;
    let mut parts: Vec<&str> = Vec::new();
    for child in node.children().filter(Node::is_element) {
        let text = child.text().unwrap_or_default();
        match child.tag_name().name() {
            "QuestionIdentifier" => question = Some(text.to_owned()),
            "FreeText" | "SelectionIdentifier" | "OtherSelectionText" | "UploadedFileKey" => parts.push(text),
            _ => {}
        }
    }
    Some((question?, parts.join(",")))
}

/// Elements by their name, whatever namespace they are in: the document's is a year in an address that changes.
trait Named {
    fn has_tag_name_of(&self, name: &str) -> bool;
}

impl Named for Node<'_, '_> {
    fn has_tag_name_of(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}
