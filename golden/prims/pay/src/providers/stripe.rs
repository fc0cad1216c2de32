// Generated from specs/prims/pay/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! stripe fulfils pay.sh.

use std::time::Duration;

use prim_adapter::make::{Object, at, both, each, finish, given, is, list_of, or_null, via};
use prim_adapter::tables::unlisted;
use prim_adapter::{Cursors, Page, Problem, Rule, Rules, Steps, Upstream, When, connect, money, time, with_key};
use prim_client::{Retry, Timeouts};
use prim_json::{Encoded, Value};
use prim_service::{Call, Failure, StartError};

use crate::api;
use crate::config::Config;
use crate::provider::{Provider, Reply};
use crate::vendors::stripe;

/// The provider `stripe`.
#[derive(Clone)]
pub struct Stripe {
    upstream: Upstream,
    cursors: Cursors,
    /// The client of its API.
    pub stripe: stripe::Client,
}

impl Stripe {
    /// The provider as it is configured. Nothing is sent yet.
    pub fn new(config: &Config) -> Result<Self, StartError> {
        let stripe_base = given(&config.stripe_base_url).or_else(|| given("https://api.stripe.com"));
        Ok(Self {
            upstream: Upstream::new("stripe"),
            cursors: Cursors::new("stripe", &[given(&config.stripe_secret_key)]),
            stripe: stripe::Client::new(
                connect::to(stripe_base)
                    .auth(connect::bearer(&config.stripe_secret_key))
                    .header("Stripe-Version", "2023-08-16")
                    .timeouts(Timeouts {
                        connect: Some(Duration::from_secs(10)),
                        total: Some(Duration::from_secs(25)),
                        ..Timeouts::default()
                    })
                    .retry(Retry {
                        attempts: 3,
                        base: Duration::from_millis(250),
                        cap: Duration::from_secs(8),
                        ..Retry::default()
                    })
                    .build()
                    .map_err(|error| StartError(format!("stripe: {error}")))?,
            ),
        })
    }

    /// What we answer. For `POST /v1/payments`.
    fn create_payment_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Self::payment(answer)?;
        Ok(made)
    }

    /// What is asked of the vendor. For `POST /v1/payments`.
    fn create_payment_request(input: &Value) -> Result<stripe::operations::PostPaymentIntents, Problem> {
        let made = stripe::operations::PostPaymentIntents {
            body: Encoded::from(
                Object::new()
                    .set("amount", both(at(input, &["amount"]), at(input, &["currency"]), money::minor_to)?)
                    .set("currency", at(input, &["currency"]))
                    .set("payment_method", at(input, &["source"]))
                    .set("customer", at(input, &["customer"]))
                    .set("description", at(input, &["description"]))
                    .fixed("confirm", true)
                    .set("capture_method", via(at(input, &["capture"]), Self::capture_table)?)
                    .fixed(
                        "automatic_payment_methods",
                        Object::new().fixed("enabled", true).fixed("allow_redirects", "never").value(),
                    )
                    .set("metadata", at(input, &["metadata"]))
                    .value(),
            ),
        };
        Ok(made)
    }

    /// What we answer. For `GET /v1/payments/{id}`.
    fn get_payment_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Self::payment(answer)?;
        Ok(made)
    }

    /// What is asked of the vendor. For `GET /v1/payments/{id}`.
    fn get_payment_request(input: &Value) -> stripe::operations::GetPaymentIntentsIntent {
        stripe::operations::GetPaymentIntentsIntent { intent: or_null(at(input, &["id"])) }
    }

    /// The items of a page. For `GET /v1/payments`.
    fn list_payments_items(answer: &Value) -> Result<Option<Value>, Problem> {
        let made = each(at(answer, &["data"]), Self::payment)?;
        Ok(made)
    }

    /// Where the page after it begins. For `GET /v1/payments`.
    fn list_payments_next(answer: &Value, page: &Page) -> Result<Option<String>, Problem> {
        let made =
            page.last(at(answer, &["data"]), |item| Ok(at(item, &["id"])), Some(is(at(answer, &["has_more"]), true)))?;
        Ok(made)
    }

    /// What is asked of the vendor. For `GET /v1/payments`.
    fn list_payments_request(page: &Page) -> stripe::operations::GetPaymentIntents {
        stripe::operations::GetPaymentIntents { limit: or_null(page.size()), starting_after: or_null(page.position()) }
    }

    /// What we answer. For `POST /v1/payments/{id}/cancel`.
    fn cancel_payment_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Self::payment(answer)?;
        Ok(made)
    }

    /// What is asked of the vendor. For `POST /v1/payments/{id}/cancel`.
    fn cancel_payment_request(input: &Value) -> stripe::operations::PostPaymentIntentsIntentCancel {
        stripe::operations::PostPaymentIntentsIntentCancel { intent: or_null(at(input, &["id"])) }
    }

    /// What we answer. For `POST /v1/refunds`.
    fn refund_answer(input: &Value, answer: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .set("id", at(answer, &["id"]))
            .set("payment", at(input, &["payment"]))
            .set("status", at(answer, &["status"]).map(Self::refund_status_table).or_else(|| given("unknown")))
            .set("amount", both(at(answer, &["amount"]), at(answer, &["currency"]), money::minor_from)?)
            .set("currency", at(answer, &["currency"]))
            .value();
        Ok(made)
    }

    /// What is asked of the vendor. For `POST /v1/refunds`.
    fn refund_request(input: &Value) -> Result<stripe::operations::PostRefunds, Problem> {
        let made = stripe::operations::PostRefunds {
            body: Encoded::from(
                Object::new()
                    .set("payment_intent", at(input, &["payment"]))
                    .set("amount", both(at(input, &["amount"]), at(input, &["currency"]), money::minor_to)?)
                    .set("reason", via(at(input, &["reason"]), Self::reason_table)?)
                    .value(),
            ),
        };
        Ok(made)
    }

    /// What is asked of the vendor. For `POST /v1/links`.
    fn payment_link_price_step_request(input: &Value) -> Result<stripe::operations::PostPrices, Problem> {
        let made = stripe::operations::PostPrices {
            body: Encoded::from(
                Object::new()
                    .set("currency", at(input, &["currency"]))
                    .set("unit_amount", both(at(input, &["amount"]), at(input, &["currency"]), money::minor_to)?)
                    .set("product_data", Object::new().set("name", at(input, &["name"])).done())
                    .value(),
            ),
        };
        Ok(made)
    }

    /// The step `price` of `POST /v1/links`.
    async fn payment_link_price_step(&self, call: &Call, input: &Value) -> Result<Value, Failure> {
        let request = Self::payment_link_price_step_request(input).map_err(Problem::of_caller)?;
        let sent = with_key(self.stripe.post_prices(&request), call, 64);
        let reply = self.upstream.answer(call, sent, &ERRORS).await?;
        Ok(reply.into_value())
    }

    /// What is asked of the vendor. For `POST /v1/links`.
    fn payment_link_price_undo_request(price_step: &Value) -> stripe::operations::PostPricesPrice {
        stripe::operations::PostPricesPrice {
            price: or_null(at(price_step, &["id"])),
            body: Encoded::from(Object::new().fixed("active", false).value()),
        }
    }

    /// Undoes the step `price` of `POST /v1/links`.
    fn payment_link_price_undo(
        &self,
        call: &Call,
        price_step: &Value,
    ) -> Result<prim_client::Call<Value, Value>, Problem> {
        let request = Self::payment_link_price_undo_request(price_step);
        Ok(with_key(self.stripe.post_prices_price(&request), call, 64))
    }

    /// What is asked of the vendor. For `POST /v1/links`.
    fn payment_link_step_request(input: &Value, price_step: &Value) -> stripe::operations::PostPaymentLinks {
        stripe::operations::PostPaymentLinks {
            body: Encoded::from(
                Object::new()
                    .set(
                        "line_items",
                        list_of(
                            Object::new()
                                .set("price", at(price_step, &["id"]))
                                .set("quantity", at(input, &["quantity"]))
                                .done(),
                        ),
                    )
                    .value(),
            ),
        }
    }

    /// The step `link` of `POST /v1/links`.
    async fn payment_link_step(&self, call: &Call, input: &Value, price_step: &Value) -> Result<Value, Failure> {
        let request = Self::payment_link_step_request(input, price_step);
        let sent = with_key(self.stripe.post_payment_links(&request), call, 64);
        let reply = self.upstream.answer(call, sent, &ERRORS).await?;
        Ok(reply.into_value())
    }

    /// What we answer. For `POST /v1/links`.
    fn payment_link_answer(link_step: &Value) -> Value {
        Object::new().set("id", at(link_step, &["id"])).set("url", at(link_step, &["url"])).value()
    }

    /// The map `Payment`.
    fn payment(source: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .set("id", at(source, &["id"]))
            .set("status", at(source, &["status"]).map(Self::status_table))
            .set("amount", both(at(source, &["amount"]), at(source, &["currency"]), money::minor_from)?)
            .set("currency", at(source, &["currency"]))
            .set("description", at(source, &["description"]))
            .set("client_secret", at(source, &["client_secret"]))
            .set("created_at", via(at(source, &["created"]), time::from_unix_s)?)
            .value();
        Ok(made)
    }

    /// The table `status`.
    fn status_table(value: &Value) -> Value {
        match value.as_str() {
            Some("succeeded") => "succeeded".into(),
            Some("processing") => "pending".into(),
            Some("requires_action") => "action_needed".into(),
            Some("requires_confirmation") => "pending".into(),
            Some("requires_payment_method") => "failed".into(),
            Some("requires_capture") => "authorized".into(),
            Some("canceled") => "canceled".into(),
            _ => "unknown".into(),
        }
    }

    /// The table `capture`.
    fn capture_table(value: &Value) -> Result<Value, Problem> {
        Ok(match value.as_bool() {
            Some(true) => "automatic".into(),
            Some(false) => "manual".into(),
            _ => return Err(unlisted("capture", value)),
        })
    }

    /// The table `refund_status`.
    fn refund_status_table(value: &Value) -> Value {
        match value.as_str() {
            Some("pending") => "pending".into(),
            Some("requires_action") => "pending".into(),
            Some("succeeded") => "succeeded".into(),
            Some("failed") => "failed".into(),
            Some("canceled") => "canceled".into(),
            _ => "unknown".into(),
        }
    }

    /// The table `reason`.
    fn reason_table(value: &Value) -> Result<Value, Problem> {
        Ok(match value.as_str() {
            Some("duplicate") => "duplicate".into(),
            Some("fraudulent") => "fraudulent".into(),
            Some("requested") => "requested_by_customer".into(),
            _ => return Err(unlisted("reason", value)),
        })
    }
}

impl Provider for Stripe {
    fn create_payment<'a>(&'a self, call: &'a Call, input: &'a api::CreatePayment) -> Reply<'a, api::Payment> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::create_payment_request(input).map_err(Problem::of_caller)?;
            let sent = with_key(self.stripe.post_payment_intents(&request), call, 64);
            let reply = self.upstream.answer(call, sent, &CREATE_PAYMENT_ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::create_payment_answer(answer))
        })
    }

    fn get_payment<'a>(&'a self, call: &'a Call, input: &'a api::GetPaymentInput) -> Reply<'a, api::Payment> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::get_payment_request(input);
            let sent = self.stripe.get_payment_intents_intent(&request);
            let reply = self.upstream.answer(call, sent, &GET_PAYMENT_ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::get_payment_answer(answer))
        })
    }

    fn list_payments<'a>(&'a self, call: &'a Call, input: &'a api::ListPaymentsInput) -> Reply<'a, api::PaymentPage> {
        Box::pin(async move {
            let input = &Value::of(input);
            let page = &self.cursors.open("list_payments", input)?.at_most(100);
            let request = Self::list_payments_request(page);
            let sent = self.stripe.get_payment_intents(&request);
            let reply = self.upstream.answer(call, sent, &LIST_PAYMENTS_ERRORS).await?;
            let answer: &Value = &reply;
            let items = Self::list_payments_items(answer).map_err(|problem| self.upstream.unfit(problem))?;
            let next = Self::list_payments_next(answer, page).map_err(|problem| self.upstream.unfit(problem))?;
            page.answer(items, next)
        })
    }

    fn cancel_payment<'a>(&'a self, call: &'a Call, input: &'a api::CancelPaymentInput) -> Reply<'a, api::Payment> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::cancel_payment_request(input);
            let sent = with_key(self.stripe.post_payment_intents_intent_cancel(&request), call, 64);
            let reply = self.upstream.answer(call, sent, &CANCEL_PAYMENT_ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::cancel_payment_answer(answer))
        })
    }

    fn refund<'a>(&'a self, call: &'a Call, input: &'a api::CreateRefund) -> Reply<'a, api::Refund> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::refund_request(input).map_err(Problem::of_caller)?;
            let sent = with_key(self.stripe.post_refunds(&request), call, 64);
            let reply = self.upstream.answer(call, sent, &REFUND_ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::refund_answer(input, answer))
        })
    }

    fn payment_link<'a>(&'a self, call: &'a Call, input: &'a api::CreateLink) -> Reply<'a, api::Link> {
        Box::pin(async move {
            let input = &Value::of(input);
            let mut steps = Steps::new(self.upstream, call);
            let outcome = async {
                let price_step = &self.payment_link_price_step(call, input).await?;
                steps.undo("price", price_step, self.payment_link_price_undo(call, price_step), &ERRORS);
                let link_step = &self.payment_link_step(call, input, price_step).await?;
                finish(Self::payment_link_answer(link_step))
            };
            let outcome = outcome.await;
            steps.end(outcome).await
        })
    }
}

/// How the vendor's failures become ours.
static CREATE_PAYMENT_ERRORS: Rules = Rules {
    message: &[&["error", "message"]],
    code: &[&["error", "code"], &["error", "type"]],
    rules: &[
        Rule { when: When::Status(402), code: &crate::errors::CARD_DECLINED },
        Rule { when: When::Code("card_declined"), code: &crate::errors::CARD_DECLINED },
        Rule { when: When::Code("expired_card"), code: &crate::errors::CARD_DECLINED },
        Rule { when: When::Code("incorrect_cvc"), code: &crate::errors::CARD_DECLINED },
        Rule { when: When::Status(409), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Code("payment_intent_unexpected_state"), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Code("charge_already_refunded"), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Status(400), code: &prim_service::codes::REJECTED },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static GET_PAYMENT_ERRORS: Rules = Rules {
    message: &[&["error", "message"]],
    code: &[&["error", "code"], &["error", "type"]],
    rules: &[
        Rule { when: When::Status(404), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Code("resource_missing"), code: &prim_service::codes::NOT_FOUND },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static LIST_PAYMENTS_ERRORS: Rules = Rules {
    message: &[&["error", "message"]],
    code: &[&["error", "code"], &["error", "type"]],
    rules: &[],
    success: &[],
};

/// How the vendor's failures become ours.
static CANCEL_PAYMENT_ERRORS: Rules = Rules {
    message: &[&["error", "message"]],
    code: &[&["error", "code"], &["error", "type"]],
    rules: &[
        Rule { when: When::Status(404), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Code("resource_missing"), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Status(409), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Code("payment_intent_unexpected_state"), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Code("charge_already_refunded"), code: &prim_service::codes::CONFLICT },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static REFUND_ERRORS: Rules = Rules {
    message: &[&["error", "message"]],
    code: &[&["error", "code"], &["error", "type"]],
    rules: &[
        Rule { when: When::Status(404), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Code("resource_missing"), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Status(409), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Code("payment_intent_unexpected_state"), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Code("charge_already_refunded"), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Status(400), code: &prim_service::codes::REJECTED },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static ERRORS: Rules = Rules {
    message: &[&["error", "message"]],
    code: &[&["error", "code"], &["error", "type"]],
    rules: &[Rule { when: When::Status(400), code: &prim_service::codes::REJECTED }],
    success: &[],
};
