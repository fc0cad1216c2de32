//! From paths to endpoints.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{FromRequestParts as _, RawPathParams, Request};
use axum::http::{Method, Response};
use axum::routing::any;

use super::exchange::{Arrival, Exchange};
use super::kit::Kit;
use super::standard::{self, Standard};
use crate::http::request_id;
use crate::observe::Line;
use crate::route::{Endpoint, router_path};
use crate::{Failure, codes};

/// What a path offers, by method.
#[derive(Default)]
struct Place {
    endpoints: BTreeMap<String, Arc<Endpoint>>,
    standard: Option<Standard>,
}

/// The router of a service: its routes, the standard ones, and 404 for all else. Panics if two routes share path and
/// method, which the generator refuses.
pub(crate) fn router(kit: &Arc<Kit>, endpoints: Vec<Endpoint>) -> Router {
    let mut places: BTreeMap<String, Place> = BTreeMap::new();
    for standard in Standard::ALL {
        places.entry(standard.path().to_owned()).or_default().standard = Some(standard);
    }
    let endpoints: Vec<Arc<Endpoint>> = endpoints.into_iter().map(Arc::new).collect();
    for endpoint in &endpoints {
        for path in std::iter::once(&endpoint.facts.path).chain(&endpoint.aliases) {
            let place = places.entry(router_path(path)).or_default();
            let taken = place.endpoints.insert(endpoint.method.to_string(), Arc::clone(endpoint));
            assert!(
                taken.is_none() && (place.standard.is_none() || endpoint.method != Method::GET),
                "two routes are {} {path}",
                endpoint.method
            );
        }
    }
    let pricing: Arc<str> = standard::pricing(kit, &endpoints).into();
    let mut router = Router::new();
    for (path, place) in places {
        let (kit, place, pricing) = (Arc::clone(kit), Arc::new(place), Arc::clone(&pricing));
        let serve = move |request: Request| {
            let (kit, place, pricing) = (Arc::clone(&kit), Arc::clone(&place), Arc::clone(&pricing));
            async move { place.serve(&kit, &pricing, request).await }
        };
        router = router.route(&path, any(serve));
    }
    let kit = Arc::clone(kit);
    let nowhere = move |request: Request| {
        let kit = Arc::clone(&kit);
        async move { refuse(&kit, &request, Failure::of(&codes::NOT_FOUND)) }
    };
    router.fallback(nowhere)
}

impl Place {
    async fn serve(&self, kit: &Arc<Kit>, pricing: &str, request: Request) -> Response<Body> {
        // HEAD is GET without its body (RFC 9110 section 9.3.2).
        let method = if request.method() == Method::HEAD { &Method::GET } else { request.method() };
        if let Some(endpoint) = self.endpoints.get(method.as_str()) {
            let endpoint = Arc::clone(endpoint);
            let (mut parts, body) = request.into_parts();
            let path = RawPathParams::from_request_parts(&mut parts, &()).await;
            let path = path.map(|path| path.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect());
            let arrival = Arrival { path: path.ok(), parts, body };
            return Exchange::serve(kit, &endpoint, arrival).await;
        }
        if let Some(standard) = self.standard.filter(|_| method == Method::GET) {
            let (parts, _) = request.into_parts();
            return standard::serve(kit, standard, pricing, &parts).await;
        }
        let mut failure = Failure::of(&codes::METHOD_NOT_ALLOWED);
        failure.allow = Some(self.allow().into());
        refuse(kit, &request, failure)
    }

    fn allow(&self) -> String {
        let mut methods: Vec<&str> = self.endpoints.keys().map(String::as_str).collect();
        if self.standard.is_some() {
            methods.push("GET");
        }
        if methods.contains(&"GET") {
            methods.push("HEAD");
        }
        methods.sort_unstable();
        methods.dedup();
        methods.join(", ")
    }
}

/// A failure before any route was found.
fn refuse(kit: &Kit, request: &Request, failure: Failure) -> Response<Body> {
    let id = request_id(request.headers());
    let line = Line::begin(&kit.metrics, "none", request.method().clone(), &id);
    let around = super::respond::Envelope { request_id: &id, headers: request.headers(), at_work: kit.life.at_work() };
    super::respond::respond(Err(failure), line, around)
}
