//! The same documents by another reader: `openapiv3`, which reads 3.0 only and nothing that is not quite correct.
//!
//! Both must find the same operations with the same parameters, but for what is known to differ.

use std::collections::BTreeSet;

use model::api::{Operation, Place};
use openapiv3::{OpenAPI, Parameter, ReferenceOr};
use reader::syntax::parse;
use reader::tree::{Kind, Node};
use source::{Diagnostics, Sources};

use crate::corpus::{corpus, documents};
use crate::support::read;

/// Where a parameter stands and what it is called.
type Name = (&'static str, String);

#[test]
fn the_same_operations_and_parameters() {
    let Some(corpus) = corpus() else { return };
    let (mut compared, mut unread, mut operations) = (0, Vec::new(), 0);
    for folder in ["vendors", "fixtures"] {
        for (name, text) in documents(&corpus.join(folder)) {
            let Some(json) = as_json(&name, &text).filter(is_3_0) else { continue };
            match serde_json::from_value::<OpenAPI>(json) {
                Ok(other) => {
                    operations += compare(&name, &text, &other);
                    compared += 1;
                }
                Err(error) => unread.push(format!("{name}: {error}")),
            }
        }
    }
    println!("{compared} documents compared, {operations} operations; {} that openapiv3 does not read:", unread.len());
    println!("{}", unread.join("\n"));
    assert!(compared >= 90, "only {compared} documents could be compared");
}

fn is_3_0(json: &serde_json::Value) -> bool {
    json.get("openapi").and_then(|version| version.as_str()).is_some_and(|version| version.starts_with("3.0"))
}

/// A document as the other reader wants it. Numbers that it cannot hold are left out.
fn as_json(name: &str, text: &str) -> Option<serde_json::Value> {
    let mut sources = Sources::new();
    let file = sources.add(name, text);
    let tree = parse(file, &sources, &mut Diagnostics::new())?;
    Some(json(tree.root()))
}

fn json(node: Node<'_>) -> serde_json::Value {
    match node.kind() {
        Kind::Null => serde_json::Value::Null,
        Kind::Bool(value) => value.into(),
        Kind::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(whole), _) => whole.into(),
            (None, Some(float)) => float.into(),
            (None, None) => serde_json::Value::Null,
        },
        Kind::Text(text) => text.into(),
        Kind::List(list) => list.iter().map(json).collect(),
        Kind::Map(map) => map.iter().map(|(key, value)| (key.text.to_owned(), json(value))).collect(),
    }
}

/// An operation as the other reader sees it: method, path and parameters.
type Theirs = (String, String, BTreeSet<Name>);

/// Compares, and says how many operations there were.
fn compare(name: &str, text: &str, other: &OpenAPI) -> usize {
    let ours = read(text);
    let mut theirs = their_operations(other);
    let count = theirs.len();
    assert_eq!(ours.api.census.seen, count, "{name}: another number of operations");
    if ours.is_refused() {
        // What is refused need not be complete.
        return count;
    }
    for operation in &ours.api.operations {
        let method = operation.method.to_ascii_lowercase();
        let same_route = |other: &&Theirs| other.0 == method && other.1 == operation.path;
        let at = theirs.iter().position(|other| same_route(&other) && differences(operation, other) == NOTHING);
        let Some(at) = at else {
            let differing: Vec<_> =
                theirs.iter().filter(same_route).map(|other| differences(operation, other)).collect();
            panic!("{name}: {method} {} differs, only ours and only theirs: {differing:?}", operation.path);
        };
        theirs.remove(at);
    }
    for (method, path, _) in theirs {
        let route = format!("{} {path}", method.to_ascii_uppercase());
        assert!(ours.api.census.skipped.iter().any(|skipped| skipped.operation == route), "{name}: {route} is lost");
    }
    count
}

const NOTHING: (Vec<Name>, Vec<Name>) = (Vec::new(), Vec::new());

/// Parameters of only one of the two, without those that are known to differ.
fn differences(operation: &Operation, (_, path, theirs): &Theirs) -> (Vec<Name>, Vec<Name>) {
    let ours = operation.parameters.iter().map(|parameter| (place(parameter.place), parameter.name.clone()));
    let ours: BTreeSet<Name> = ours.collect();
    let in_path = |name: &str| path.contains(&format!("{{{name}}}"));
    // Added: what the path names and no parameter describes.
    let added = |(place, name): &&Name| *place == "path" && in_path(name);
    // Left out: headers that the client sets, and parameters that the path has no place for.
    let own = |name: &str| ["accept", "content-type"].contains(&name.to_ascii_lowercase().as_str());
    let left_out = |(place, name): &&Name| (*place == "header" && own(name)) || (*place == "path" && !in_path(name));
    let only_ours = ours.difference(theirs).filter(|name| !added(name)).cloned().collect();
    (only_ours, theirs.difference(&ours).filter(|name| !left_out(name)).cloned().collect())
}

fn place(place: Place) -> &'static str {
    match place {
        Place::Path => "path",
        Place::Query => "query",
        Place::Header => "header",
        Place::Cookie => "cookie",
    }
}

fn their_operations(document: &OpenAPI) -> Vec<Theirs> {
    let mut all = Vec::new();
    for (key, item) in &document.paths.paths {
        let ReferenceOr::Item(item) = item else { continue };
        // A query in the key is read as parameters, a fragment is not sent.
        let path = key.split('#').next().unwrap_or_default();
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        for (method, operation) in item.iter() {
            let pairs = query.split('&').filter(|pair| !pair.is_empty());
            let mut parameters: BTreeSet<Name> =
                pairs.map(|pair| ("query", pair.split('=').next().unwrap_or_default().to_owned())).collect();
            for parameter in item.parameters.iter().chain(&operation.parameters) {
                parameters.extend(their_parameter(document, parameter));
            }
            all.push((method.to_owned(), path.to_owned(), parameters));
        }
    }
    all
}

fn their_parameter(document: &OpenAPI, parameter: &ReferenceOr<Parameter>) -> Option<Name> {
    let parameter = match parameter {
        ReferenceOr::Item(parameter) => parameter,
        ReferenceOr::Reference { reference } => {
            let name = reference.strip_prefix("#/components/parameters/")?;
            let parameters = &document.components.as_ref()?.parameters;
            let ReferenceOr::Item(parameter) = parameters.get(name)? else { return None };
            parameter
        }
    };
    let place = match parameter {
        Parameter::Query { .. } => "query",
        Parameter::Header { .. } => "header",
        Parameter::Path { .. } => "path",
        Parameter::Cookie { .. } => "cookie",
    };
    Some((place, parameter.parameter_data_ref().name.clone()))
}
