//! The routes every service has.
//!
//! | route | for | answer |
//! |---|---|---|
//! | `GET /` | anybody, health probes of the proxy | `{"service":"infer.sh","status":"ok"}` |
//! | `GET /ready` | deployment | 200 when all checks pass, 503 when one fails or the service is going down |
//! | `GET /pricing` | buyers | every public route with its price, and how to pay |
//! | `GET /metrics` | the operator | numbers for Prometheus; with the internal key if one is set, and never through the proxy |

use std::sync::Arc;

use axum::body::Body;
use axum::http::request::Parts;
use axum::http::{Response, StatusCode};

use super::kit::Kit;
use super::respond::{Envelope, Reply, respond};
use crate::guard::is_internal;
use crate::http::request_id;
use crate::json::{Object, array, quote};
use crate::observe::Line;
use crate::payment::Payments;
use crate::route::{Access, Endpoint};
use crate::{Answer, Failure, Usd, codes, secs};

/// One of the standard routes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standard {
    Health,
    Ready,
    Pricing,
    Metrics,
}

impl Standard {
    pub(crate) const ALL: [Self; 4] = [Self::Health, Self::Ready, Self::Pricing, Self::Metrics];

    pub(crate) const fn path(self) -> &'static str {
        match self {
            Self::Health => "/",
            Self::Ready => "/ready",
            Self::Pricing => "/pricing",
            Self::Metrics => "/metrics",
        }
    }

    const fn operation(self) -> &'static str {
        match self {
            Self::Health => "health",
            Self::Ready => "ready",
            Self::Pricing => "pricing",
            Self::Metrics => "metrics",
        }
    }
}

pub(crate) async fn serve(kit: &Kit, standard: Standard, pricing: &str, request: &Parts) -> Response<Body> {
    let id = request_id(&request.headers);
    let line = Line::begin(&kit.metrics, standard.operation(), request.method.clone(), &id);
    let answer = match standard {
        Standard::Health => Ok(Answer::json_text(
            StatusCode::OK,
            Object::new().text("service", kit.about.name).text("status", "ok").close(),
        )),
        Standard::Ready => Ok(ready(kit).await),
        Standard::Pricing => Ok(Answer::json_text(StatusCode::OK, pricing.to_owned())),
        Standard::Metrics
            if kit.internal_key.is_some() && !is_internal(&request.headers, kit.internal_key.as_ref()) =>
        {
            Err(Failure::new(&codes::FORBIDDEN, "This route needs the internal key."))
        }
        Standard::Metrics => Ok(Answer::bytes(StatusCode::OK, "text/plain; version=0.0.4", kit.metrics.render())),
    };
    let reply = answer.map(|answer| Reply { answer, permit: None, idle: secs(1) });
    respond(reply, line, Envelope { request_id: &id, headers: &request.headers, at_work: kit.life.at_work() })
}

/// All checks at once, two seconds each.
async fn ready(kit: &Kit) -> Answer {
    let payments = match kit.payments {
        Payments::NotNeeded => "not_needed",
        Payments::Disabled => "disabled",
        Payments::Required(_) => "required",
    };
    let running: Vec<_> = kit
        .checks
        .iter()
        .map(|check| (check.name, tokio::spawn(tokio::time::timeout(secs(2), (check.run)()))))
        .collect();
    let (mut is_ready, mut checks) = (!kit.life.is_draining(), Object::new());
    for (name, check) in running {
        let found = match check.await {
            Ok(Ok(Ok(()))) => "ok".to_owned(),
            Ok(Ok(Err(problem))) => problem,
            Ok(Err(_)) => "no result in time".to_owned(),
            Err(_) => "the check panicked".to_owned(),
        };
        is_ready &= found == "ok";
        checks = checks.text(name, &found);
    }
    let status = match (kit.life.is_draining(), is_ready) {
        (true, _) => "draining",
        (false, true) => "ready",
        (false, false) => "not_ready",
    };
    let body = Object::new()
        .text("service", kit.about.name)
        .text("status", status)
        .text("payments", payments)
        .raw("checks", &checks.close());
    Answer::json_text(if is_ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE }, body.close())
}

/// The page of prices. It is the same for the life of the process.
pub(crate) fn pricing(kit: &Kit, endpoints: &[Arc<Endpoint>]) -> String {
    let decimals = match &kit.payments {
        Payments::Required(gate) => gate.network.decimals,
        Payments::Disabled | Payments::NotNeeded => 6,
    };
    let routes = endpoints.iter().filter(|endpoint| endpoint.facts.access != Access::Operator);
    let page = Object::new().text("service", kit.about.name).text("currency", "USDC");
    let page = match &kit.payments {
        Payments::Required(gate) => page
            .text("payments", "required")
            .text("network", gate.network.id)
            .text("asset", gate.network.asset)
            .text("pay_to", &gate.pay_to),
        Payments::Disabled => page.text("payments", "disabled"),
        Payments::NotNeeded => page.text("payments", "not_needed"),
    };
    page.raw("routes", &array(routes.map(|endpoint| price_of(endpoint, decimals)))).close()
}

fn price_of(endpoint: &Endpoint, decimals: u32) -> String {
    let facts = &endpoint.facts;
    let route = Object::new()
        .text("operation", facts.operation)
        .text("method", endpoint.method.as_str())
        .text("path", facts.path)
        .raw("aliases", &array(endpoint.aliases.iter().map(|alias| quote(alias))))
        .text("description", facts.summary);
    let atomic = |usd: Usd| usd.atomic(decimals).max(1).to_string();
    match facts.access {
        Access::Free | Access::Operator => route.text("pricing", "free").text("price_usdc", "0").text("amount", "0"),
        Access::Fixed(usd) => {
            route.text("pricing", "fixed").text("price_usdc", &usd.to_string()).text("amount", &atomic(usd))
        }
        Access::Quoted { floor, ceiling } => route
            .text("pricing", "quoted")
            .text("floor_usdc", &floor.to_string())
            .text("ceiling_usdc", &ceiling.to_string()),
    }
    .close()
}
