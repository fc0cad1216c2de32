//! The payment gate is wired to every route that has a price, with that price.

use prim_service::Service;
use prim_service::test::TestReply;

use super::{faults_of_error, told};
use crate::Terms;
use crate::data::{Access, Price, Request, Route};
use crate::findings::Findings;
use crate::rig::{Key, Pay, Rig};

pub(crate) async fn prices<S: Service>(terms: &Terms, findings: &mut Findings) {
    for route in &terms.data.routes {
        let Some(request) = route.good.first() else {
            findings.skipped(&route.id, "there is no request that fits it");
            continue;
        };
        for target in targets(route, request) {
            let rig = Rig::start::<S>(terms, None).await;
            let what = format!("{} {target}", route.method);
            if route.access == Access::Operator {
                let reply = rig.send_to(&target, route, request, Pay::No, Key::No).await;
                findings.tried(&what, faults_of_error(&reply, 403, "forbidden"));
            } else {
                let reply = rig.send_to(&target, route, request, Pay::No, Key::Yes).await;
                findings.tried(&what, judge(&rig, &route.price, &reply));
            }
            let settled = rig.app.facilitator.settled();
            findings.tried(&what, (settled > 0).then(|| "somebody paid".to_owned()));
        }
    }
}

/// The path and its aliases.
fn targets(route: &Route, request: &Request) -> Vec<String> {
    let alias = |alias: &String| request.target.replacen(&route.path, alias, 1);
    // A path with parameters is filled in differently under each alias; those are the router's affair.
    let aliases = route.aliases.iter().filter(|_| !route.path.contains('{')).map(alias);
    std::iter::once(request.target.clone()).chain(aliases).collect()
}

fn judge(rig: &Rig<'_>, price: &Price, reply: &TestReply) -> Vec<String> {
    let is_free = matches!(price, Price::Free);
    if is_free {
        return (reply.status == 402).then(|| "it is free and asks for payment".to_owned()).into_iter().collect();
    }
    let mut faults = faults_of_error(reply, 402, "payment_required");
    if !faults.is_empty() {
        return faults;
    }
    if reply.header("payment-required").is_none() {
        return vec![format!("no offer in {}", told(reply))];
    }
    let offer = reply.offer();
    let asked = offer["accepts"][0]["amount"].as_str().unwrap_or_default();
    let number = |text: &str| text.parse::<u128>().ok();
    let is_right = match price {
        Price::Free => true,
        Price::Fixed { amount } => asked == amount,
        Price::Quoted { most, least } => {
            let (asked, most) = (number(asked), number(most));
            asked.is_some() && asked <= most && least.as_deref().is_none_or(|least| asked >= number(least))
        }
    };
    faults.extend((!is_right).then(|| format!("it asks for {asked}, and its price is {price:?}")));
    if matches!(price, Price::Fixed { .. }) && rig.all_calls() > 0 {
        faults.push("a vendor was asked before anybody paid".to_owned());
    }
    faults
}
