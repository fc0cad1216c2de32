//! A service that keeps its contract passes; one that breaks a promise is found out, each by the check that is for it.

mod echo;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::OnceLock;

use echo::App;
use prim_contract::Contract;
use prim_service::Service;

fn contract() -> Contract {
    static DATA: OnceLock<String> = OnceLock::new();
    let data: &'static str = DATA.get_or_init(echo::emitted::contract);
    Contract::of(data, &[("acme", include_str!("echo/acme.json"))])
}

/// A check and its name.
type Check = (&'static str, Box<dyn Fn()>);

/// Every check.
fn checks<S: Service>() -> Vec<Check> {
    vec![
        ("starts", Box::new(|| contract().starts::<S>())),
        ("is healthy", Box::new(|| contract().is_healthy::<S>())),
        ("asks for prices", Box::new(|| contract().asks_for_prices::<S>())),
        ("has one envelope", Box::new(|| contract().has_one_envelope::<S>())),
        ("say answers", Box::new(|| contract().answers::<S>("say"))),
        ("get answers", Box::new(|| contract().answers::<S>("get_item"))),
        ("say refuses", Box::new(|| contract().refuses::<S>("say"))),
        ("get refuses", Box::new(|| contract().refuses::<S>("get_item"))),
        ("say fails", Box::new(|| contract().fails::<S>("say"))),
        ("get fails", Box::new(|| contract().fails::<S>("get_item"))),
        ("say streams", Box::new(|| contract().streams::<S>("say"))),
    ]
}

/// What a check says, if it fails.
fn fails((name, check): Check) -> Option<(&'static str, String)> {
    let panic = catch_unwind(AssertUnwindSafe(check)).err()?;
    Some((name, panic.downcast_ref::<String>().cloned().unwrap_or_default()))
}

#[test]
fn who_keeps_the_contract_passes() {
    let checks = checks::<App<{ echo::NONE }>>().into_iter();
    let failing: Vec<_> = checks.filter_map(fails).collect();
    let told: String = failing.iter().map(|(name, why)| format!("{name}: {why}\n")).collect();
    assert!(failing.is_empty(), "{told}");
}

#[track_caller]
fn found_out<S: Service>(by: &str, saying: &str) {
    let check = checks::<S>().into_iter().find(|(name, _)| *name == by).expect("a check of this name");
    let why = fails(check).map(|(_, why)| why);
    assert!(why.as_ref().is_some_and(|why| why.contains(saying)), "{by}: {why:?}");
}

#[test]
fn each_broken_promise_is_found() {
    found_out::<App<{ echo::OTHER_PRICE }>>("asks for prices", "it asks for 20000");
    found_out::<App<{ echo::FREE_ALIAS }>>("asks for prices", "POST /v1/tell: 200");
    found_out::<App<{ echo::TAKES_ANYTHING }>>("say refuses", "required of \"text\"");
    found_out::<App<{ echo::OTHER_CODE }>>("say fails", "not 422 rejected");
    found_out::<App<{ echo::ASKS_TWICE }>>("say answers", "say was called 2 times");
    found_out::<App<{ echo::TELLS }>>("say fails", "the answer tells secret 1");
    found_out::<App<{ echo::OTHER_SHAPE }>>("get answers", "is not of type \"string\"");
    found_out::<App<{ echo::ASKS_WRONGLY }>>("say answers", "the vendor was asked wrongly");
    found_out::<App<{ echo::FORGETS_WAITING }>>("get fails", "Retry-After is 5, not 2");
    found_out::<App<{ echo::DONE_ANYWAY }>>("say streams", "it ends as if all were well");
    found_out::<App<{ echo::LOGS }>>("say fails", "the log tells secret 1");
    found_out::<App<{ echo::STARTS_WITHOUT }>>("starts", "without ACME_KEY");
    found_out::<App<{ echo::OTHER_NAME }>>("is healthy", "ohce.sh");
    found_out::<App<{ echo::OTHER_KEY }>>("get answers", "not 200");
    found_out::<App<{ echo::FAILS_ON_NEW }>>("get fails", "values that are new");
    found_out::<App<{ echo::DROPS_INPUT }>>("say answers", "what is asked.loud is nothing");
    found_out::<App<{ echo::MIXES_UP }>>("get answers", "what is answered.text is");
    found_out::<App<{ echo::WAITS_FOREVER }>>("get fails", "no answer");
}
