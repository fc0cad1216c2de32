//! A facilitator that says what a test tells it to, and writes down what it was asked.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};

use crate::{BoxFuture, Facilitator, Step, Unreachable};

/// A facilitator in process. Without a script it finds every payment valid and settles it. Clones are the same one.
#[derive(Debug, Clone, Default)]
pub struct FakeFacilitator(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    script: VecDeque<(Step, Reaction)>,
    asked: Vec<(Step, Value)>,
}

#[derive(Debug)]
enum Reaction {
    Say(String),
    Fail,
    Hang,
}

impl FakeFacilitator {
    /// The next answer to `step`, as JSON text, whatever it says.
    pub fn say(&self, step: Step, json: impl Into<String>) {
        self.script(step, Reaction::Say(json.into()));
    }

    /// The next payment is found invalid.
    pub fn refuse(&self, reason: &str) {
        self.say(Step::Verify, json!({"isValid": false, "invalidReason": reason}).to_string());
    }

    /// The next settlement fails, told with a 200 as real ones do.
    pub fn refuse_settlement(&self, reason: &str) {
        self.say(
            Step::Settle,
            json!({"success": false, "errorReason": reason, "transaction": "", "network": ""}).to_string(),
        );
    }

    /// The next `step` cannot be reached.
    pub fn fail(&self, step: Step) {
        self.script(step, Reaction::Fail);
    }

    /// The next `step` is never answered.
    pub fn hang(&self, step: Step) {
        self.script(step, Reaction::Hang);
    }

    /// What was asked, in order.
    pub fn asked(&self, step: Step) -> Vec<Value> {
        let state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.asked.iter().filter(|(asked, _)| *asked == step).map(|(_, request)| request.clone()).collect()
    }

    /// How often it was asked to settle.
    pub fn settled(&self) -> usize {
        self.asked(Step::Settle).len()
    }

    fn script(&self, step: Step, reaction: Reaction) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).script.push_back((step, reaction));
    }

    fn react(&self, step: Step, request: &Value) -> Reaction {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.asked.push((step, request.clone()));
        let scripted = state.script.iter().position(|(scripted, _)| *scripted == step);
        if let Some((_, reaction)) = scripted.and_then(|at| state.script.remove(at)) {
            return reaction;
        }
        let payer = &request["paymentPayload"]["payload"]["authorization"]["from"];
        let network = &request["paymentRequirements"]["network"];
        let answer = match step {
            Step::Verify => json!({"isValid": true, "payer": payer}),
            Step::Settle => {
                json!({"success": true, "transaction": format!("0x{:064x}", state.asked.len()), "network": network, "payer": payer})
            }
        };
        Reaction::Say(answer.to_string())
    }
}

impl Facilitator for FakeFacilitator {
    fn ask(&self, step: Step, request: String) -> BoxFuture<'_, Result<String, Unreachable>> {
        let request: Value = serde_json::from_str(&request).expect("the kit sends JSON");
        let reaction = self.react(step, &request);
        Box::pin(async move {
            match reaction {
                Reaction::Say(json) => Ok(json),
                Reaction::Fail => Err(Unreachable("scripted".to_owned())),
                Reaction::Hang => std::future::pending().await,
            }
        })
    }
}
