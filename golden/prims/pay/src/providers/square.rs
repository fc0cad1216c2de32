// Generated from specs/prims/pay/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! square fulfils pay.sh.

use std::time::Duration;

use prim_adapter::fresh::key_of;
use prim_adapter::make::{Object, at, both, each, finish, given, list_of, or_null, repeatable, template, via};
use prim_adapter::tables::unlisted;
use prim_adapter::{Cursors, Page, Problem, Rule, Rules, Upstream, When, connect, money, text};
use prim_client::{Retry, Timeouts};
use prim_json::{Encoded, Value};
use prim_service::{Call, Failure, StartError};

use crate::api;
use crate::config::Config;
use crate::provider::{Provider, Reply};
use crate::vendors::square;

/// The provider `square`.
#[derive(Clone)]
pub struct Square {
    upstream: Upstream,
    cursors: Cursors,
    config: Config,
    /// The client of its API.
    pub square: square::Client,
}

impl Square {
    /// The provider as it is configured. Nothing is sent yet.
    pub fn new(config: &Config) -> Result<Self, StartError> {
        let square_base =
            given(&config.square_base_url).or_else(|| template([given("https://"), given(config.square_host)]));
        Ok(Self {
            upstream: Upstream::new("square"),
            cursors: Cursors::new("square", &[given(&config.square_access_token)]),
            config: config.clone(),
            square: square::Client::new(
                connect::to(square_base)
                    .auth(connect::bearer(&config.square_access_token))
                    .header("Square-Version", "2025-01-23")
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
                    .map_err(|error| StartError(format!("square: {error}")))?,
            ),
        })
    }

    /// What we answer. For `POST /v1/payments`.
    fn create_payment_answer(answer: &Value) -> Result<Value, Problem> {
        let made = or_null(via(at(answer, &["payment"]), Self::payment)?);
        Ok(made)
    }

    /// What is asked of the vendor. For `POST /v1/payments`.
    fn create_payment_request(&self, input: &Value, call: &Call) -> Result<square::operations::CreatePayment, Problem> {
        let made = square::operations::CreatePayment {
            body: Encoded::from(
                Object::new()
                    .set("source_id", at(input, &["source"]))
                    .set("idempotency_key", key_of(call, "CreatePayment", 45))
                    .set(
                        "amount_money",
                        Object::new()
                            .set("amount", both(at(input, &["amount"]), at(input, &["currency"]), money::minor_to)?)
                            .set("currency", via(at(input, &["currency"]), text::upper)?)
                            .done(),
                    )
                    .set("autocomplete", at(input, &["capture"]))
                    .set("customer_id", at(input, &["customer"]))
                    .set("location_id", &self.config.square_location_id)
                    .set("note", at(input, &["description"]))
                    .value(),
            ),
        };
        Ok(made)
    }

    /// What we answer. For `GET /v1/payments/{id}`.
    fn get_payment_answer(answer: &Value) -> Result<Value, Problem> {
        let made = or_null(via(at(answer, &["payment"]), Self::payment)?);
        Ok(made)
    }

    /// What is asked of the vendor. For `GET /v1/payments/{id}`.
    fn get_payment_request(input: &Value) -> square::operations::GetPayment {
        square::operations::GetPayment { payment_id: or_null(at(input, &["id"])) }
    }

    /// The items of a page. For `GET /v1/payments`.
    fn list_payments_items(answer: &Value) -> Result<Option<Value>, Problem> {
        let made = each(at(answer, &["payments"]), Self::payment)?;
        Ok(made)
    }

    /// Where the page after it begins. For `GET /v1/payments`.
    fn list_payments_next(answer: &Value, page: &Page) -> Result<Option<String>, Problem> {
        let made = page.token(at(answer, &["cursor"]))?;
        Ok(made)
    }

    /// What is asked of the vendor. For `GET /v1/payments`.
    fn list_payments_request(&self, page: &Page) -> square::operations::ListPayments {
        square::operations::ListPayments {
            location_id: or_null(&self.config.square_location_id),
            cursor: or_null(page.position()),
            limit: or_null(page.size()),
        }
    }

    /// What we answer. For `POST /v1/payments/{id}/cancel`.
    fn cancel_payment_answer(answer: &Value) -> Result<Value, Problem> {
        let made = or_null(via(at(answer, &["payment"]), Self::payment)?);
        Ok(made)
    }

    /// What is asked of the vendor. For `POST /v1/payments/{id}/cancel`.
    fn cancel_payment_request(input: &Value) -> square::operations::CancelPayment {
        square::operations::CancelPayment { payment_id: or_null(at(input, &["id"])) }
    }

    /// What is asked of the vendor. For `POST /v1/refunds`.
    fn refund_paid_step_request(input: &Value) -> square::operations::GetPayment {
        square::operations::GetPayment { payment_id: or_null(at(input, &["payment"])) }
    }

    /// The step `paid` of `POST /v1/refunds`.
    async fn refund_paid_step(&self, call: &Call, input: &Value) -> Result<Value, Failure> {
        let request = Self::refund_paid_step_request(input);
        let sent = self.square.get_payment(&request);
        let reply = self.upstream.answer(call, sent, &ERRORS).await?;
        Ok(reply.into_value())
    }

    /// What is asked of the vendor. For `POST /v1/refunds`.
    fn refund_step_request(
        input: &Value,
        call: &Call,
        paid_step: &Value,
    ) -> Result<square::operations::RefundPayment, Problem> {
        let made = square::operations::RefundPayment {
            body: Encoded::from(
                Object::new()
                    .set("idempotency_key", key_of(call, "RefundPayment", 45))
                    .set("payment_id", at(input, &["payment"]))
                    .set(
                        "amount_money",
                        Object::new()
                            .set(
                                "amount",
                                both(at(input, &["amount"]), at(input, &["currency"]), money::minor_to)?
                                    .or_else(|| at(paid_step, &["payment", "amount_money", "amount"]).cloned()),
                            )
                            .set("currency", via(at(input, &["currency"]), text::upper)?)
                            .done(),
                    )
                    .set("reason", via(at(input, &["reason"]), Self::reason_table)?)
                    .value(),
            ),
        };
        Ok(made)
    }

    /// The step `refund` of `POST /v1/refunds`.
    async fn refund_step(&self, call: &Call, input: &Value, paid_step: &Value) -> Result<Value, Failure> {
        let request = Self::refund_step_request(input, call, paid_step).map_err(Problem::of_caller)?;
        let sent = repeatable(self.square.refund_payment(&request), call);
        let reply = self.upstream.answer(call, sent, &ERRORS).await?;
        Ok(reply.into_value())
    }

    /// What we answer. For `POST /v1/refunds`.
    fn refund_answer(input: &Value, refund_step: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .set("id", at(refund_step, &["refund", "id"]))
            .set("payment", at(input, &["payment"]))
            .set(
                "status",
                at(refund_step, &["refund", "status"]).map(Self::refund_status_table).or_else(|| given("unknown")),
            )
            .set(
                "amount",
                both(
                    at(refund_step, &["refund", "amount_money", "amount"]),
                    at(input, &["currency"]),
                    money::minor_from,
                )?,
            )
            .set("currency", at(input, &["currency"]))
            .value();
        Ok(made)
    }

    /// What we answer. For `POST /v1/links`.
    fn payment_link_answer(answer: &Value) -> Value {
        Object::new()
            .set("id", at(answer, &["payment_link", "id"]))
            .set("url", at(answer, &["payment_link", "url"]))
            .value()
    }

    /// What is asked of the vendor. For `POST /v1/links`.
    fn payment_link_request(
        &self,
        input: &Value,
        call: &Call,
    ) -> Result<square::operations::CreatePaymentLink, Problem> {
        let made = square::operations::CreatePaymentLink {
            body: Encoded::from(
                Object::new()
                    .set("idempotency_key", key_of(call, "CreatePaymentLink", 45))
                    .set(
                        "order",
                        Object::new()
                            .set("location_id", &self.config.square_location_id)
                            .set(
                                "line_items",
                                list_of(
                                    Object::new()
                                        .set("name", at(input, &["name"]))
                                        .set("quantity", via(at(input, &["quantity"]), text::text)?)
                                        .set(
                                            "base_price_money",
                                            Object::new()
                                                .set(
                                                    "amount",
                                                    both(
                                                        at(input, &["amount"]),
                                                        at(input, &["currency"]),
                                                        money::minor_to,
                                                    )?,
                                                )
                                                .set("currency", via(at(input, &["currency"]), text::upper)?)
                                                .done(),
                                        )
                                        .done(),
                                ),
                            )
                            .done(),
                    )
                    .value(),
            ),
        };
        Ok(made)
    }

    /// The map `Payment`.
    fn payment(source: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .set("id", at(source, &["id"]))
            .set("status", at(source, &["status"]).map(Self::status_table))
            .set(
                "amount",
                both(
                    at(source, &["amount_money", "amount"]),
                    at(source, &["amount_money", "currency"]),
                    money::minor_from,
                )?,
            )
            .set("currency", via(at(source, &["amount_money", "currency"]), text::lower)?)
            .set("description", at(source, &["note"]))
            .set("receipt_url", at(source, &["receipt_url"]))
            .set("created_at", at(source, &["created_at"]))
            .value();
        Ok(made)
    }

    /// The table `status`.
    fn status_table(value: &Value) -> Value {
        match value.as_str() {
            Some("APPROVED") => "authorized".into(),
            Some("PENDING") => "pending".into(),
            Some("COMPLETED") => "succeeded".into(),
            Some("CANCELED") => "canceled".into(),
            Some("FAILED") => "failed".into(),
            _ => "unknown".into(),
        }
    }

    /// The table `reason`.
    fn reason_table(value: &Value) -> Result<Value, Problem> {
        Ok(match value.as_str() {
            Some("duplicate") => "Duplicate payment".into(),
            Some("fraudulent") => "Fraudulent payment".into(),
            Some("requested") => "Requested by the customer".into(),
            _ => return Err(unlisted("reason", value)),
        })
    }

    /// The table `refund_status`.
    fn refund_status_table(value: &Value) -> Value {
        match value.as_str() {
            Some("PENDING") => "pending".into(),
            Some("COMPLETED") => "succeeded".into(),
            Some("REJECTED") => "failed".into(),
            Some("FAILED") => "failed".into(),
            _ => "unknown".into(),
        }
    }
}

impl Provider for Square {
    fn create_payment<'a>(&'a self, call: &'a Call, input: &'a api::CreatePayment) -> Reply<'a, api::Payment> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = self.create_payment_request(input, call).map_err(Problem::of_caller)?;
            let sent = repeatable(self.square.create_payment(&request), call);
            let reply = self.upstream.answer(call, sent, &CREATE_PAYMENT_ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::create_payment_answer(answer))
        })
    }

    fn get_payment<'a>(&'a self, call: &'a Call, input: &'a api::GetPaymentInput) -> Reply<'a, api::Payment> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::get_payment_request(input);
            let sent = self.square.get_payment(&request);
            let reply = self.upstream.answer(call, sent, &GET_PAYMENT_ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::get_payment_answer(answer))
        })
    }

    fn list_payments<'a>(&'a self, call: &'a Call, input: &'a api::ListPaymentsInput) -> Reply<'a, api::PaymentPage> {
        Box::pin(async move {
            let input = &Value::of(input);
            let page = &self.cursors.open("list_payments", input)?.at_most(100);
            let request = self.list_payments_request(page);
            let sent = self.square.list_payments(&request);
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
            let sent = self.square.cancel_payment(&request);
            let reply = self.upstream.answer(call, sent, &CANCEL_PAYMENT_ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::cancel_payment_answer(answer))
        })
    }

    fn refund<'a>(&'a self, call: &'a Call, input: &'a api::CreateRefund) -> Reply<'a, api::Refund> {
        Box::pin(async move {
            let input = &Value::of(input);
            let paid_step = &self.refund_paid_step(call, input).await?;
            let refund_step = &self.refund_step(call, input, paid_step).await?;
            self.upstream.finish(Self::refund_answer(input, refund_step))
        })
    }

    fn payment_link<'a>(&'a self, call: &'a Call, input: &'a api::CreateLink) -> Reply<'a, api::Link> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = self.payment_link_request(input, call).map_err(Problem::of_caller)?;
            let sent = repeatable(self.square.create_payment_link(&request), call);
            let reply = self.upstream.answer(call, sent, &PAYMENT_LINK_ERRORS).await?;
            let answer: &Value = &reply;
            finish(Self::payment_link_answer(answer))
        })
    }
}

/// How the vendor's failures become ours.
static CREATE_PAYMENT_ERRORS: Rules = Rules {
    message: &[&["errors", "0", "detail"]],
    code: &[&["errors", "0", "code"]],
    rules: &[
        Rule { when: When::Code("CARD_DECLINED"), code: &crate::errors::CARD_DECLINED },
        Rule { when: When::Code("GENERIC_DECLINE"), code: &crate::errors::CARD_DECLINED },
        Rule { when: When::Code("INSUFFICIENT_FUNDS"), code: &crate::errors::CARD_DECLINED },
        Rule { when: When::Code("CVV_FAILURE"), code: &crate::errors::CARD_DECLINED },
        Rule { when: When::Code("ADDRESS_VERIFICATION_FAILURE"), code: &crate::errors::CARD_DECLINED },
        Rule { when: When::Code("CARD_EXPIRED"), code: &crate::errors::CARD_DECLINED },
        Rule { when: When::Code("INVALID_CARD"), code: &crate::errors::CARD_DECLINED },
        Rule { when: When::Code("TRANSACTION_LIMIT"), code: &crate::errors::CARD_DECLINED },
        Rule { when: When::Code("CARD_NOT_SUPPORTED"), code: &crate::errors::CARD_DECLINED },
        Rule { when: When::Code("CARD_DECLINED_VERIFICATION_REQUIRED"), code: &crate::errors::CARD_DECLINED },
        Rule { when: When::Status(409), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Code("IDEMPOTENCY_KEY_REUSED"), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Code("REFUND_ALREADY_PENDING"), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Code("PAYMENT_NOT_REFUNDABLE"), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Code("PAYMENT_NOT_REFUNDABLE_DUE_TO_DISPUTE"), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Code("DELAYED_TRANSACTION_CANCELED"), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Code("DELAYED_TRANSACTION_CAPTURED"), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Code("DELAYED_TRANSACTION_EXPIRED"), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Status(400), code: &prim_service::codes::REJECTED },
        Rule { when: When::Status(422), code: &prim_service::codes::REJECTED },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static GET_PAYMENT_ERRORS: Rules = Rules {
    message: &[&["errors", "0", "detail"]],
    code: &[&["errors", "0", "code"]],
    rules: &[
        Rule { when: When::Status(404), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Code("NOT_FOUND"), code: &prim_service::codes::NOT_FOUND },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static LIST_PAYMENTS_ERRORS: Rules =
    Rules { message: &[&["errors", "0", "detail"]], code: &[&["errors", "0", "code"]], rules: &[], success: &[] };

/// How the vendor's failures become ours.
static CANCEL_PAYMENT_ERRORS: Rules = Rules {
    message: &[&["errors", "0", "detail"]],
    code: &[&["errors", "0", "code"]],
    rules: &[
        Rule { when: When::Status(404), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Code("NOT_FOUND"), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Status(409), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Code("IDEMPOTENCY_KEY_REUSED"), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Code("REFUND_ALREADY_PENDING"), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Code("PAYMENT_NOT_REFUNDABLE"), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Code("PAYMENT_NOT_REFUNDABLE_DUE_TO_DISPUTE"), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Code("DELAYED_TRANSACTION_CANCELED"), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Code("DELAYED_TRANSACTION_CAPTURED"), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Code("DELAYED_TRANSACTION_EXPIRED"), code: &prim_service::codes::CONFLICT },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static ERRORS: Rules = Rules {
    message: &[&["errors", "0", "detail"]],
    code: &[&["errors", "0", "code"]],
    rules: &[
        Rule { when: When::Status(404), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Code("NOT_FOUND"), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Status(409), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Code("IDEMPOTENCY_KEY_REUSED"), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Code("REFUND_ALREADY_PENDING"), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Code("PAYMENT_NOT_REFUNDABLE"), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Code("PAYMENT_NOT_REFUNDABLE_DUE_TO_DISPUTE"), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Code("DELAYED_TRANSACTION_CANCELED"), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Code("DELAYED_TRANSACTION_CAPTURED"), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Code("DELAYED_TRANSACTION_EXPIRED"), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Status(400), code: &prim_service::codes::REJECTED },
        Rule { when: When::Status(422), code: &prim_service::codes::REJECTED },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static PAYMENT_LINK_ERRORS: Rules = Rules {
    message: &[&["errors", "0", "detail"]],
    code: &[&["errors", "0", "code"]],
    rules: &[
        Rule { when: When::Status(400), code: &prim_service::codes::REJECTED },
        Rule { when: When::Status(422), code: &prim_service::codes::REJECTED },
    ],
    success: &[],
};
