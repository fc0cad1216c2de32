//! The entries of a prim: health, every route that works, every paid route unpaid, every request that must be refused.

use model::Value;
use model::prim::{Answer, Fulfilment, Price, Prim, Route, RouteBody, Smoke, StreamFormat};
use model::types::{Shape, Types};

use super::entry::{Entry, Expected, Payment};
use super::shape::shape_of;
use super::uses::{Use, needs_of, order, put_by, uses_of};
use crate::request::{Request, bad_requests, is_public, media_type, needs_key};
use crate::sample::Rule;

/// All entries of a prim, each after those it depends on.
pub(super) fn entries(prim: &Prim) -> Vec<Entry> {
    let health = health(prim);
    let mut all = Vec::new();
    for at in order(prim) {
        all.extend(prim.routes.get(at).and_then(|route| works(prim, at, route)));
    }
    let public = || prim.routes.iter().filter(|route| is_public(route) && !is_skipped(route));
    all.extend(numbered(prim, "S", public().filter_map(|route| streams(prim, route))));
    all.extend(numbered(prim, "U", public().filter_map(|route| unpaid(prim, route))));
    all.extend(numbered(prim, "E", public().flat_map(|route| refused(prim, route))));
    for entry in &mut all {
        entry.depends_on.insert(0, health.id.clone());
    }
    all.insert(0, health);
    all
}

fn numbered(prim: &Prim, letter: &str, entries: impl Iterator<Item = Entry>) -> impl Iterator<Item = Entry> {
    entries.zip(1_usize..).map(move |(entry, number)| Entry { id: id(prim, letter, number), ..entry })
}

fn id(prim: &Prim, letter: &str, number: usize) -> String {
    format!("{}-{letter}{number}", prim.smoke)
}

fn health(prim: &Prim) -> Entry {
    let body = [("service", prim.name.as_str()), ("status", "ok")];
    Entry {
        id: id(prim, "H", 1),
        test: "Health check".to_owned(),
        method: "GET".to_owned(),
        target: "/".to_owned(),
        expected: Expected { status: 200, body: Some(texts(&body)), ..Expected::default() },
        ..Entry::default()
    }
}

fn texts(fields: &[(&str, &str)]) -> Value {
    object(fields.iter().map(|(name, text)| (*name, Value::Text((*text).to_owned()))))
}

fn object<'n>(fields: impl IntoIterator<Item = (&'n str, Value)>) -> Value {
    Value::Object(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

fn is_skipped(route: &Route) -> bool {
    matches!(route.smoke, Smoke::Skip(_))
}

/// What is the same for all entries of a route.
fn entry_of(route: &Route, request: &Request, uses: &[Use], prim: &Prim) -> Entry {
    let stand_in = |name: &str| {
        let used = uses.iter().find(|used| used.parameter == name)?;
        Some(format!("{{{{{}}}}}", used.name(prim)))
    };
    let mut headers = request.headers(route);
    if needs_key(route) {
        headers.push(("Idempotency-Key".to_owned(), format!("smoke-{}-{{{{run}}}}", route.id)));
    }
    Entry {
        test: title(route),
        method: route.method.clone(),
        target: request.target(route, stand_in),
        headers,
        input: request.body.clone().and_then(|body| Some((media_type(route)?.to_owned(), body))),
        payment: if route.price == Price::Free { Payment::Free } else { Payment::Paid },
        notes: notes(&route.price),
        ..Entry::default()
    }
}

fn title(route: &Route) -> String {
    let first = route.docs.summary.split(". ").next().unwrap_or_default();
    let summary = first.trim_end_matches('.');
    if summary.is_empty() { route.words.to_string() } else { summary.to_owned() }
}

fn notes(price: &Price) -> Option<String> {
    match price {
        Price::Free => None,
        Price::Fixed(amount) => Some(format!("x402 paid (${amount}).")),
        Price::Dynamic { ceiling, .. } => Some(format!("x402 paid (at most ${ceiling}).")),
    }
}

/// The happy path of a route, under the number of its place in the manifest.
fn works(prim: &Prim, at: usize, route: &Route) -> Option<Entry> {
    let number = prim.routes.iter().take(at).filter(|route| is_called(route)).count() + 1;
    if !is_called(route) {
        return None;
    }
    let uses = uses_of(prim, route);
    let request = Request::first(route, &prim.types);
    let skip = skip_reason(prim, route, &uses, request.as_ref());
    let request = request.unwrap_or_default();
    let needs = needs_of(prim, at).into_iter().filter_map(|need| number_of(prim, need));
    let captured: Vec<Use> =
        prim.routes.iter().flat_map(|other| uses_of(prim, other)).filter(|used| used.route == at).collect();
    let mut captures: Vec<(String, String)> =
        captured.iter().map(|used| (used.name(prim), format!("$.{}", used.field))).collect();
    captures.sort();
    captures.dedup();
    Some(Entry {
        id: id(prim, "T", number),
        expected: answered(prim, route, &request),
        depends_on: needs.map(|number| id(prim, "T", number)).collect(),
        captures,
        skip,
        ..entry_of(route, &request, &uses, prim)
    })
}

fn is_called(route: &Route) -> bool {
    route.access != model::prim::Access::None
}

fn number_of(prim: &Prim, at: usize) -> Option<usize> {
    prim.routes.get(at).filter(|route| is_called(route))?;
    Some(prim.routes.iter().take(at).filter(|route| is_called(route)).count() + 1)
}

/// Whether a route takes files beside texts.
fn sends_files(prim: &Prim, route: &Route) -> bool {
    let Some(RouteBody::Multipart(ty)) = &route.body else { return false };
    let Shape::Object(object) = prim.types.shape(ty.id) else { return false };
    object.fields.iter().any(|field| matches!(prim.types.shape(field.ty.id), Shape::Bytes(_)))
}

/// Where nothing is said about providers, the one that is preferred is asked.
fn unavailable(prim: &Prim, route: &Route) -> Option<String> {
    let at = prim.routes.iter().position(|known| known.id == route.id)?;
    let preferred = prim.providers.get(prim.pool.as_ref().map_or(Some(0), |pool| pool.order.first().copied())?)?;
    match preferred.operations.get(at)? {
        Fulfilment::Unavailable(reason) => {
            Some(format!("{}, which is asked first, cannot do it: {reason}", preferred.name))
        }
        Fulfilment::Call(_) | Fulfilment::Steps(_) | Fulfilment::Hook(_) | Fulfilment::Skip(_) => None,
    }
}

fn skip_reason(prim: &Prim, route: &Route, uses: &[Use], request: Option<&Request>) -> Option<String> {
    if let Smoke::Skip(reason) = &route.smoke {
        return Some(reason.clone());
    }
    if !is_public(route) {
        return Some("it needs the internal key".to_owned());
    }
    if let Some(reason) = unavailable(prim, route) {
        return Some(reason);
    }
    if sends_files(prim, route) {
        return Some("its files cannot be written in an entry; the contract tests send some".to_owned());
    }
    if request.is_none() {
        return Some(
            "no request could be made: the route has no example, and its types no value that is easily found"
                .to_owned(),
        );
    }
    let said = |name: &str| {
        route.examples.first().is_some_and(|example| example.params.iter().any(|(known, _)| known == name))
    };
    let makes = matches!(route.method.as_str(), "PUT" | "POST") || !put_by(prim, route).is_empty();
    let mut in_path = route.parameters.iter().filter(|parameter| crate::request::is_in_path(parameter));
    let open = in_path.find(|parameter| {
        !makes && !said(&parameter.name) && !uses.iter().any(|used| used.parameter == parameter.name)
    });
    open.map(|parameter| {
        format!("nothing says what to give for `{}`: give the route an example or `uses`", parameter.name)
    })
}

/// What a good request is answered with.
fn answered(prim: &Prim, route: &Route, request: &Request) -> Expected {
    let expected = Expected { status: route.status, ..Expected::default() };
    if let (Some(true), Some(stream)) = (request.streams(route), &route.stream) {
        let item = shape_of(&prim.types, stream.item, None);
        return match stream.format {
            StreamFormat::Events => Expected { events: Some((item, stream.done.clone())), ..expected },
            StreamFormat::Lines => Expected { headers: vec!["content-type".to_owned()], ..expected },
        };
    }
    let example = route.examples.first().and_then(|example| example.response.as_ref());
    match &route.answer {
        Answer::Nothing => expected,
        Answer::Bytes(_) => Expected { headers: vec!["content-type".to_owned()], ..expected },
        Answer::Json(ty) | Answer::Page { page: ty, .. } => {
            Expected { body: Some(shape_of(&prim.types, *ty, example)), ..expected }
        }
    }
}

/// A route that streams when it is asked to.
fn streams(prim: &Prim, route: &Route) -> Option<Entry> {
    let first = Request::first(route, &prim.types)?;
    if first.streams(route) != Some(false) || route.stream.is_none() {
        return None;
    }
    let uses = uses_of(prim, route);
    if skip_reason(prim, route, &uses, Some(&first)).is_some() {
        return None;
    }
    let request = first.streaming(route, &prim.types)?;
    let needs = uses.iter().filter_map(|used| number_of(prim, used.route));
    let entry = entry_of(route, &request, &uses, prim);
    Some(Entry {
        test: format!("{}: as a stream", entry.test),
        expected: answered(prim, route, &request),
        depends_on: needs.map(|number| id(prim, "T", number)).collect(),
        ..entry
    })
}

/// A paid route that nobody pays for. It is refused before anything else is looked at, so made-up parameters do.
fn unpaid(prim: &Prim, route: &Route) -> Option<Entry> {
    if route.price == Price::Free {
        return None;
    }
    let request = Request::first(route, &prim.types)?;
    let error = ("error", texts(&[("code", "payment_required")]));
    let body = match &route.price {
        Price::Fixed(amount) => {
            let accepts = Value::List(vec![object([("amount", Value::Text(atomic(amount)))])]);
            object([error, ("accepts", accepts)])
        }
        Price::Dynamic { .. } | Price::Free => object([error]),
    };
    let entry = entry_of(route, &request, &[], prim);
    Some(Entry {
        test: format!("{}: unpaid", entry.test),
        expected: Expected {
            status: 402,
            body: Some(body),
            headers: vec!["payment-required".to_owned()],
            ..Expected::default()
        },
        payment: Payment::Unpaid,
        ..entry
    })
}

/// An amount of USD in the smallest unit of USDC, which has six digits behind the point on every network we know.
pub(crate) fn atomic(amount: &str) -> String {
    let (whole, fraction) = amount.split_once('.').unwrap_or((amount, ""));
    let digits = format!("{whole}{fraction:0<6.6}");
    let digits = digits.trim_start_matches('0');
    if digits.is_empty() { "0".to_owned() } else { digits.to_owned() }
}

/// The errors of status 400 that a route declares. What does not fit its types is made here; others only a vendor causes.
fn refused(prim: &Prim, route: &Route) -> Vec<Entry> {
    let declared = route.errors.iter().filter_map(|at| prim.errors.get(*at)).filter(|error| error.status == 400);
    declared
        .filter_map(|error| {
            let expected = |body| Expected { status: 400, body: Some(body), ..Expected::default() };
            let code = ("code", Value::Text(error.code.clone()));
            if error.code != "invalid_request" {
                let request = Request::first(route, &prim.types)?;
                return Some(Entry {
                    test: format!("{}: {}", title(route), error.code),
                    expected: expected(object([("error", object([code]))])),
                    skip: Some("only the vendor can cause it; the contract tests have a vendor that does".to_owned()),
                    ..entry_of(route, &request, &[], prim)
                });
            }
            let (request, stranger, path) = bad_request(route, &prim.types).filter(|_| !sends_files(prim, route))?;
            let violation = Value::List(vec![object([("path", Value::Text(path))])]);
            let entry = entry_of(route, &request, &[], prim);
            let sign = if entry.target.contains('?') { '&' } else { '?' };
            let target =
                if stranger { format!("{}{sign}no_such_parameter=1", entry.target) } else { entry.target.clone() };
            Some(Entry {
                test: format!("{}: invalid", entry.test),
                target,
                expected: expected(object([("error", object([code, ("violations", violation)]))])),
                ..entry
            })
        })
        .collect()
}

/// The plainest mistake: something required is missing.
fn bad_request(route: &Route, types: &Types) -> Option<(Request, bool, String)> {
    let good = Request::first(route, types)?;
    let all = bad_requests(route, types, &good);
    let missing = all.iter().find(|bad| bad.fault.rule == Rule::Required && !bad.fault.path.contains(['.', '[']));
    let chosen = missing.or_else(|| all.iter().find(|bad| !bad.fault.path.is_empty()))?;
    Some((chosen.request.clone(), chosen.stranger, chosen.fault.path.clone()))
}

#[cfg(test)]
mod tests {
    use super::atomic;

    #[test]
    fn amounts_are_counted_in_millionths() {
        for (usd, units) in [("0.01", "10000"), ("1", "1000000"), ("0.000001", "1"), ("12.5", "12500000"), ("0", "0")] {
            assert_eq!(atomic(usd), units);
        }
    }
}
