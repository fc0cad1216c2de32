//! Checks the parameters of a request: path, query, headers, cookies.
//!
//! In: raw text, split before it is decoded, so that an escaped comma is no separator. Out: violations. The styles are
//! those of OpenAPI 3.1, Parameter Object, Style Values and Style Examples.

use hyper::HeaderMap;
use serde_json::Value;

use super::judge::Judge;
use super::shape::{expects, items_of, property_names, property_of, scalar, shape};
use super::tree::{Tree, steps, tree};
use super::{Request, Violation};
use crate::document::{Document, Operation, Parameter, Place, Spot, Style};

/// The query, taken apart but not decoded, and which pairs were used.
struct Query<'r> {
    pairs: Vec<(String, &'r str)>,
    used: Vec<bool>,
}

/// Headers that are no parameters even if a document lists them (OpenAPI 3.1, Parameter Object, `name`).
const NO_PARAMETERS: [&str; 3] = ["accept", "content-type", "authorization"];

pub(super) fn check_params(
    document: &Document,
    judge: &Judge,
    operation: &Operation,
    credentials: &[String],
    request: &Request<'_>,
    violations: &mut Vec<Violation>,
) {
    let mut query = match Query::parse(request.query) {
        Ok(query) => query,
        Err(problem) => {
            violations.push(Violation::request("query", problem));
            return;
        }
    };
    for name in credentials {
        query.take(|known| known == name);
    }
    let cookies = cookies(request.headers);
    // Objects that spread over the query take what the others leave, so they come last.
    let mut parameters: Vec<&Parameter> = operation.parameters.iter().collect();
    parameters.sort_by_key(|parameter| {
        parameter.place == Place::Query
            && parameter.style == Style::Form
            && parameter.explode
            && is_object(document, parameter)
    });
    for parameter in parameters {
        let place = format!("{} {}", parameter.place.word(), parameter.name);
        if parameter.place == Place::Header
            && NO_PARAMETERS.iter().any(|name| parameter.name.eq_ignore_ascii_case(name))
        {
            continue;
        }
        let schema = parameter.schema.as_deref().and_then(|pointer| document.spot(pointer));
        let found = match parameter.place {
            Place::Path => {
                let raw = request.path.iter().find(|(name, _)| *name == parameter.name).map(|(_, raw)| raw.as_str());
                raw.map(|raw| read_delimited(parameter, schema.as_ref(), raw)).transpose()
            }
            Place::Query => query.read(parameter, schema.as_ref()),
            Place::Header => read_header(parameter, schema.as_ref(), request.headers),
            Place::Cookie => {
                let raw = cookies.iter().find(|(name, _)| *name == parameter.name).map(|(_, raw)| *raw);
                raw.map(|raw| read_delimited(parameter, schema.as_ref(), raw)).transpose()
            }
        };
        match found {
            Err(problem) => violations.push(Violation::request(place, problem)),
            Ok(None) if parameter.is_required => {
                violations.push(Violation::request(place, "is missing"));
            }
            Ok(None) => {}
            Ok(Some(value)) => {
                for (path, message) in schema.iter().flat_map(|schema| judge.faults(&schema.pointer, &value)) {
                    let place = if path.is_empty() { place.clone() } else { format!("{place} {path}") };
                    violations.push(Violation::request(place, message));
                }
            }
        }
    }
    for name in query.unused() {
        violations.push(Violation::request(format!("query {name}"), "is not in the document"));
    }
}

/// Whether a request has every query and header parameter of which the document allows one value only
/// (`Action=Create`, `X-Amz-Target`).
pub(crate) fn has_fixed_params(document: &Document, operation: &Operation, query: &str, headers: &HeaderMap) -> bool {
    let query = prim_form::query_pairs(query).unwrap_or_default();
    operation.parameters.iter().filter(|parameter| parameter.is_required).all(|parameter| {
        let schema = parameter.schema.as_deref().and_then(|pointer| document.spot(pointer));
        let Some(fixed) = schema.as_ref().and_then(fixed_value) else {
            return true;
        };
        match parameter.place {
            Place::Query => query.iter().any(|(name, value)| *name == parameter.name && value == fixed),
            Place::Header => {
                headers.get(parameter.name.as_str()).is_some_and(|value| value.as_bytes() == fixed.as_bytes())
            }
            Place::Path | Place::Cookie => true,
        }
    })
}

fn fixed_value<'d>(schema: &Spot<'d>) -> Option<&'d str> {
    if let Some(constant) = schema.text("const") {
        return Some(constant);
    }
    match schema.value.get("enum").and_then(Value::as_array).map(Vec::as_slice) {
        Some([Value::String(only)]) => Some(only),
        _ => None,
    }
}

fn is_object(document: &Document, parameter: &Parameter) -> bool {
    let schema = parameter.schema.as_deref().and_then(|pointer| document.spot(pointer));
    expects(schema.as_ref(), "object")
}

fn decode(raw: &str) -> Result<String, String> {
    prim_form::percent_decode(raw).map_err(|malformed| format!("cannot be read: {malformed}"))
}

impl<'r> Query<'r> {
    fn parse(query: &'r str) -> Result<Self, String> {
        let parts = query.split('&').filter(|part| !part.is_empty());
        let pair = |part: &'r str| {
            let (name, raw) = part.split_once('=').unwrap_or((part, ""));
            Ok((decode(&name.replace('+', " "))?, raw))
        };
        let pairs: Vec<_> = parts.map(pair).collect::<Result<_, String>>()?;
        Ok(Self { used: vec![false; pairs.len()], pairs })
    }

    /// Takes the pairs whose names are wanted.
    fn take(&mut self, is_wanted: impl Fn(&str) -> bool) -> Vec<(String, &'r str)> {
        let mut taken = Vec::new();
        for ((name, raw), used) in self.pairs.iter().zip(&mut self.used) {
            if !*used && is_wanted(name) {
                *used = true;
                taken.push((name.clone(), *raw));
            }
        }
        taken
    }

    fn unused(&self) -> Vec<&str> {
        self.pairs.iter().zip(&self.used).filter(|(_, used)| !**used).map(|((name, _), _)| name.as_str()).collect()
    }

    fn read(&mut self, parameter: &Parameter, schema: Option<&Spot<'_>>) -> Result<Option<Value>, String> {
        let name = parameter.name.as_str();
        if parameter.style == Style::DeepObject {
            let is_inside = |known: &str| known.strip_prefix(name).is_some_and(|rest| rest.starts_with('['));
            return deep(&self.take(is_inside), name, schema);
        }
        if parameter.style == Style::Form && parameter.explode && expects(schema, "object") {
            return self.read_spread(schema);
        }
        let raws: Vec<&str> = self.take(|known| known == name).into_iter().map(|(_, raw)| raw).collect();
        match raws.as_slice() {
            [] => Ok(None),
            raws if parameter.explode && parameter.style != Style::Json && expects(schema, "array") => {
                let items = items_of(schema);
                let item = |raw: &&str| Ok(scalar(&decode(&raw.replace('+', " "))?, items.as_ref()));
                Ok(Some(Value::Array(raws.iter().map(item).collect::<Result<_, String>>()?)))
            }
            [raw] => read_delimited(parameter, schema, &raw.replace('+', "%20")).map(Some),
            _ => Err("is given more than once".to_owned()),
        }
    }

    /// An exploded object: each of its properties is a parameter by itself.
    fn read_spread(&mut self, schema: Option<&Spot<'_>>) -> Result<Option<Value>, String> {
        let names = property_names(schema);
        let is_open = names.is_empty()
            || schema.and_then(|schema| schema.get("additionalProperties")).is_some_and(|more| more.value.is_object());
        let taken = self.take(|known| is_open || names.contains(&known));
        let pair = |(name, raw): &(String, &str)| Ok((name.clone(), Tree::Text(decode(&raw.replace('+', " "))?)));
        let members: Vec<(String, Tree)> = taken.iter().map(pair).collect::<Result<_, String>>()?;
        Ok((!members.is_empty()).then(|| shape(&Tree::Object(members), schema)))
    }
}

/// The value of `name[a][b]=…` pairs.
fn deep(pairs: &[(String, &str)], name: &str, schema: Option<&Spot<'_>>) -> Result<Option<Value>, String> {
    if pairs.is_empty() {
        return Ok(None);
    }
    let texts: Vec<String> =
        pairs.iter().map(|(_, raw)| decode(&raw.replace('+', " "))).collect::<Result<_, String>>()?;
    let whole = tree(pairs.iter().zip(texts).map(|((known, _), text)| (steps(known), text)));
    let Tree::Object(members) = &whole else {
        return Err("cannot be read".to_owned());
    };
    let value = members.iter().find(|(known, _)| known == name).map(|(_, value)| value);
    value.map(|value| Some(shape(value, schema))).ok_or_else(|| "has unbalanced brackets".to_owned())
}

/// A value in one text, its parts set off by the signs of its style.
fn read_delimited(parameter: &Parameter, schema: Option<&Spot<'_>>, raw: &str) -> Result<Value, String> {
    let (prefix, separators): (String, &[&str]) = match parameter.style {
        Style::Json => {
            return serde_json::from_str(&decode(raw)?).map_err(|_| "is not JSON".to_owned());
        }
        Style::Simple | Style::Form => (String::new(), &[","]),
        Style::Label => (".".to_owned(), if parameter.explode { &["."] } else { &[",", "."] }),
        Style::Matrix if parameter.explode => (";".to_owned(), &[";"]),
        Style::Matrix => (format!(";{}=", parameter.name), &[","]),
        Style::SpaceDelimited => (String::new(), &["%20"]),
        Style::PipeDelimited => (String::new(), &["|", "%7C", "%7c"]),
        Style::DeepObject => return Err("has a style for queries only".to_owned()),
    };
    let raw = raw.strip_prefix(prefix.as_str()).ok_or_else(|| format!("does not begin with {prefix}"))?;
    let separator = separators.iter().find(|separator| raw.contains(**separator)).unwrap_or(&",");
    let own_name = format!("{}=", parameter.name);
    let bare = |part: &str| {
        if prefix == ";" { part.strip_prefix(own_name.as_str()).unwrap_or(part).to_owned() } else { part.to_owned() }
    };
    if expects(schema, "array") && !expects(schema, "string") {
        let items = items_of(schema);
        let parts = raw.split(separator).filter(|_| !raw.is_empty());
        let item = |part: &str| Ok(scalar(&decode(&bare(part))?, items.as_ref()));
        return Ok(Value::Array(parts.map(item).collect::<Result<_, String>>()?));
    }
    if expects(schema, "object") && !expects(schema, "string") {
        let parts: Vec<String> = raw.split(separator).map(decode).collect::<Result<_, String>>()?;
        return read_members(parameter, schema, &parts);
    }
    Ok(scalar(&decode(&bare(raw))?, schema))
}

/// The members of an object: `k=v` parts if exploded, else names and values in turn.
fn read_members(parameter: &Parameter, schema: Option<&Spot<'_>>, parts: &[String]) -> Result<Value, String> {
    let member = |name: &str, text: &str| (name.to_owned(), scalar(text, property_of(schema, name).as_ref()));
    if parameter.explode && parameter.style != Style::Form {
        let pairs = parts.iter().map(|part| part.split_once('=').map(|(name, text)| member(name, text)));
        return pairs
            .collect::<Option<_>>()
            .map(Value::Object)
            .ok_or_else(|| "has a member without a value".to_owned());
    }
    let pairs = parts.chunks(2).map(|pair| match pair {
        [name, text] => Some(member(name, text)),
        _ => None,
    });
    pairs.collect::<Option<_>>().map(Value::Object).ok_or_else(|| "has a member without a value".to_owned())
}

fn read_header(parameter: &Parameter, schema: Option<&Spot<'_>>, headers: &HeaderMap) -> Result<Option<Value>, String> {
    let values: Vec<&str> =
        headers.get_all(parameter.name.as_str()).iter().map(|value| value.to_str().unwrap_or("\u{fffd}")).collect();
    match values.as_slice() {
        [] => Ok(None),
        // Headers are not percent-encoded; encoding them here lets one reader serve all places.
        values => read_delimited(parameter, schema, &values.join(",").replace('%', "%25").replace(", ", ",")).map(Some),
    }
}

/// The cookies of a request, raw.
pub(super) fn cookies(headers: &HeaderMap) -> Vec<(&str, &str)> {
    let lines = headers.get_all("cookie").iter().filter_map(|value| value.to_str().ok());
    lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('=')).collect()
}
