// Generated from specs/prims/ship/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! easypost fulfils ship.sh.

use std::time::Duration;

use prim_adapter::make::{Object, at, each, given, is_any, list_of, or_null, via};
use prim_adapter::tables::unlisted;
use prim_adapter::{Problem, Rule, Rules, Steps, Upstream, When, connect, need, numbers, text};
use prim_client::{Retry, Timeouts};
use prim_json::{Encoded, Value};
use prim_service::{Call, Failure, StartError};

use crate::api;
use crate::config::Config;
use crate::provider::{Provider, Reply};
use crate::vendors::easypost;

/// The provider `easypost`.
#[derive(Clone)]
pub struct Easypost {
    upstream: Upstream,
    /// The client of its API.
    pub easypost: easypost::Client,
}

impl Easypost {
    /// The provider as it is configured. Nothing is sent yet.
    pub fn new(config: &Config) -> Result<Self, StartError> {
        let easypost_base = given(&config.easypost_base_url).or_else(|| given("https://api.easypost.com/v2"));
        Ok(Self {
            upstream: Upstream::new("easypost"),
            easypost: easypost::Client::new(
                connect::to(easypost_base)
                    .auth(connect::basic(&config.easypost_api_key, None::<Value>))
                    .timeouts(Timeouts {
                        connect: Some(Duration::from_secs(10)),
                        total: Some(Duration::from_secs(59)),
                        ..Timeouts::default()
                    })
                    .retry(Retry {
                        attempts: 3,
                        base: Duration::from_millis(250),
                        cap: Duration::from_secs(8),
                        ..Retry::default()
                    })
                    .build()
                    .map_err(|error| StartError(format!("easypost: {error}")))?,
            ),
        })
    }

    /// What we answer. For `POST /v1/rates`.
    fn rates_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Object::new().set("data", each(at(answer, &["rates"]), Self::rate)?).value();
        Ok(made)
    }

    /// What is asked of the vendor. For `POST /v1/rates`.
    fn rates_request(input: &Value) -> Result<easypost::operations::CreateShipment, Problem> {
        let made = easypost::operations::CreateShipment {
            body: Encoded::from(
                Object::new()
                    .set(
                        "shipment",
                        Object::new()
                            .set("to_address", at(input, &["to"]).map(Self::address_out))
                            .set("from_address", at(input, &["from"]).map(Self::address_out))
                            .set("parcel", via(at(input, &["parcel"]), Self::parcel_out)?)
                            .done(),
                    )
                    .value(),
            ),
        };
        Ok(made)
    }

    /// What we answer. For `GET `.
    fn get_rate_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Self::rate(answer)?;
        Ok(made)
    }

    /// What is asked of the vendor. For `GET `.
    fn get_rate_request(input: &Value) -> easypost::operations::GetRate {
        easypost::operations::GetRate { id: or_null(at(input, &["rate"])) }
    }

    /// What is asked of the vendor. For `POST /v1/labels`.
    fn buy_label_bought_step_request(input: &Value) -> easypost::operations::BuyShipment {
        easypost::operations::BuyShipment {
            id: or_null(at(input, &["shipment"])),
            body: Encoded::from(
                Object::new().set("rate", Object::new().set("id", at(input, &["rate"])).done()).value(),
            ),
        }
    }

    /// The step `bought` of `POST /v1/labels`.
    async fn buy_label_bought_step(&self, call: &Call, input: &Value) -> Result<Value, Failure> {
        let request = Self::buy_label_bought_step_request(input);
        let sent = self.easypost.buy_shipment(&request);
        let reply = self.upstream.answer(call, sent, &ERRORS2).await?;
        Ok(reply.into_value())
    }

    /// What is asked of the vendor. For `POST /v1/labels`.
    fn buy_label_bought_undo_request(bought_step: &Value) -> easypost::operations::RefundShipment {
        easypost::operations::RefundShipment { id: or_null(at(bought_step, &["id"])) }
    }

    /// Undoes the step `bought` of `POST /v1/labels`.
    fn buy_label_bought_undo(&self, bought_step: &Value) -> Result<prim_client::Call<Value, Value>, Problem> {
        let request = Self::buy_label_bought_undo_request(bought_step);
        Ok(self.easypost.refund_shipment(&request))
    }

    /// What is asked of the vendor. For `POST /v1/labels`.
    fn buy_label_printed_step_request(input: &Value) -> Result<easypost::operations::ConvertLabel, Problem> {
        let made = easypost::operations::ConvertLabel {
            id: or_null(at(input, &["shipment"])),
            file_format: or_null(via(at(input, &["format"]), Self::format_out_table)?),
        };
        Ok(made)
    }

    /// The step `printed` of `POST /v1/labels`.
    async fn buy_label_printed_step(&self, call: &Call, input: &Value) -> Result<Value, Failure> {
        let request = Self::buy_label_printed_step_request(input).map_err(Problem::of_caller)?;
        let sent = self.easypost.convert_label(&request);
        let reply = self.upstream.answer(call, sent, &ERRORS2).await?;
        Ok(reply.into_value())
    }

    /// What we answer. For `POST /v1/labels`.
    fn buy_label_answer(bought_step: &Value, printed_step: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .set("id", at(bought_step, &["id"]))
            .set("tracking_number", at(bought_step, &["tracking_code"]))
            .set("carrier", at(bought_step, &["selected_rate", "carrier"]).map(Self::carrier_table))
            .set("amount", need(at(bought_step, &["selected_rate", "rate"]), "selected_rate.rate")?)
            .set(
                "currency",
                need(via(at(bought_step, &["selected_rate", "currency"]), text::lower)?, "selected_rate.currency")?,
            )
            .set(
                "label_url",
                at(printed_step, &["postage_label", "label_pdf_url"])
                    .or_else(|| at(printed_step, &["postage_label", "label_zpl_url"]))
                    .or_else(|| at(bought_step, &["postage_label", "label_url"])),
            )
            .value();
        Ok(made)
    }

    /// What we answer. For `POST /v1/labels/{id}/void`.
    fn void_label_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .set("id", at(answer, &["id"]))
            .set("accepted", need(at(answer, &["refund_status"]).map(Self::refund_table), "refund_status")?)
            .value();
        Ok(made)
    }

    /// What is asked of the vendor. For `POST /v1/labels/{id}/void`.
    fn void_label_request(input: &Value) -> easypost::operations::RefundShipment {
        easypost::operations::RefundShipment { id: or_null(at(input, &["id"])) }
    }

    /// What we answer. For `GET /v1/tracking/{carrier}/{tracking_number}`.
    fn track_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .set("tracking_number", at(answer, &["tracking_code"]))
            .set("status", at(answer, &["status"]).map(Self::tracking_table))
            .set("eta", at(answer, &["est_delivery_date"]))
            .set("events", each(at(answer, &["tracking_details"]), |item| Ok(Self::tracking_event(item)))?)
            .value();
        Ok(made)
    }

    /// What is asked of the vendor. For `GET /v1/tracking/{carrier}/{tracking_number}`.
    fn track_request(input: &Value) -> Result<easypost::operations::CreateTracker, Problem> {
        let made = easypost::operations::CreateTracker {
            body: Encoded::from(
                Object::new()
                    .set(
                        "tracker",
                        Object::new()
                            .set("tracking_code", at(input, &["tracking_number"]))
                            .set("carrier", via(at(input, &["carrier"]), Self::carrier_out_table)?)
                            .done(),
                    )
                    .value(),
            ),
        };
        Ok(made)
    }

    /// What we answer. For `POST /v1/addresses/validate`.
    fn validate_address_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .set(
                "valid",
                need(at(answer, &["verifications", "delivery", "success"]), "verifications.delivery.success")?,
            )
            .set("address", Self::checked_address(answer)?)
            .set(
                "problems",
                need(
                    each(at(answer, &["verifications", "delivery", "errors"]), |item| Ok(at(item, &["message"])))?,
                    "verifications.delivery.errors",
                )?,
            )
            .value();
        Ok(made)
    }

    /// What is asked of the vendor. For `POST /v1/addresses/validate`.
    fn validate_address_request(input: &Value) -> easypost::operations::CreateAddress {
        easypost::operations::CreateAddress {
            body: Encoded::from(
                Object::new()
                    .set(
                        "address",
                        Object::new()
                            .set("name", at(input, &["name"]))
                            .set("company", at(input, &["company"]))
                            .set("phone", at(input, &["phone"]))
                            .set("street1", at(input, &["street"]))
                            .set("street2", at(input, &["street2"]))
                            .set("city", at(input, &["city"]))
                            .set("state", at(input, &["state"]))
                            .set("zip", at(input, &["postcode"]))
                            .set("country", at(input, &["country"]))
                            .done(),
                    )
                    .fixed("verify", list_of(given("delivery")))
                    .value(),
            ),
        }
    }

    /// The map `AddressOut`.
    fn address_out(source: &Value) -> Value {
        Object::new()
            .set("name", at(source, &["name"]))
            .set("company", at(source, &["company"]))
            .set("phone", at(source, &["phone"]))
            .set("street1", at(source, &["street"]))
            .set("street2", at(source, &["street2"]))
            .set("city", at(source, &["city"]))
            .set("state", at(source, &["state"]))
            .set("zip", at(source, &["postcode"]))
            .set("country", at(source, &["country"]))
            .value()
    }

    /// The map `ParcelOut`.
    fn parcel_out(source: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .set(
                "weight",
                via(via(at(source, &["weight_g"]), |value| numbers::scale(value, "0.0352739619"))?, |value| {
                    numbers::round(value, 2)
                })?,
            )
            .set(
                "length",
                via(via(at(source, &["length_cm"]), |value| numbers::scale(value, "0.3937007874"))?, |value| {
                    numbers::round(value, 2)
                })?,
            )
            .set(
                "width",
                via(via(at(source, &["width_cm"]), |value| numbers::scale(value, "0.3937007874"))?, |value| {
                    numbers::round(value, 2)
                })?,
            )
            .set(
                "height",
                via(via(at(source, &["height_cm"]), |value| numbers::scale(value, "0.3937007874"))?, |value| {
                    numbers::round(value, 2)
                })?,
            )
            .value();
        Ok(made)
    }

    /// The map `Rate`.
    fn rate(source: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .set("id", at(source, &["id"]))
            .set("shipment", at(source, &["shipment_id"]))
            .set("carrier", at(source, &["carrier"]).map(Self::carrier_table))
            .set("service", at(source, &["service"]))
            .set("amount", at(source, &["rate"]))
            .set("currency", via(at(source, &["currency"]), text::lower)?)
            .set("days", at(source, &["delivery_days"]))
            .value();
        Ok(made)
    }

    /// The map `TrackingEvent`.
    fn tracking_event(source: &Value) -> Value {
        Object::new()
            .set("at", at(source, &["datetime"]))
            .set("text", at(source, &["message"]))
            .set("city", at(source, &["tracking_location", "city"]))
            .set("country", at(source, &["tracking_location", "country"]))
            .value()
    }

    /// The map `CheckedAddress`.
    fn checked_address(source: &Value) -> Result<Option<Value>, Problem> {
        let made = Object::new()
            .set("name", via(at(source, &["name"]), text::nonblank)?)
            .set("company", via(at(source, &["company"]), text::nonblank)?)
            .set("street", at(source, &["street1"]))
            .set("street2", via(at(source, &["street2"]), text::nonblank)?)
            .set("city", at(source, &["city"]))
            .set("state", at(source, &["state"]))
            .set("postcode", at(source, &["zip"]))
            .set("country", at(source, &["country"]))
            .done();
        Ok(made)
    }

    /// The table `carrier`.
    fn carrier_table(value: &Value) -> Value {
        match value.as_str() {
            Some("USPS") => "usps".into(),
            Some("UPS") => "ups".into(),
            Some("UPSDAP") => "ups".into(),
            Some("FedEx") => "fedex".into(),
            Some("FedExDefault") => "fedex".into(),
            Some("DHLExpress") => "dhl_express".into(),
            _ => "other".into(),
        }
    }

    /// The table `format_out`.
    fn format_out_table(value: &Value) -> Result<Value, Problem> {
        Ok(match value.as_str() {
            Some("pdf") => "PDF".into(),
            Some("png") => "PNG".into(),
            Some("zpl") => "ZPL".into(),
            _ => return Err(unlisted("format_out", value)),
        })
    }

    /// The table `refund`.
    fn refund_table(value: &Value) -> Value {
        match value.as_str() {
            Some("submitted") => true.into(),
            Some("refunded") => true.into(),
            _ => false.into(),
        }
    }

    /// The table `tracking`.
    fn tracking_table(value: &Value) -> Value {
        match value.as_str() {
            Some("unknown") => "unknown".into(),
            Some("pre_transit") => "waiting".into(),
            Some("in_transit") => "in_transit".into(),
            Some("out_for_delivery") => "out_for_delivery".into(),
            Some("delivered") => "delivered".into(),
            Some("available_for_pickup") => "in_transit".into(),
            Some("return_to_sender") => "returned".into(),
            Some("failure") => "failed".into(),
            Some("cancelled") => "failed".into(),
            Some("error") => "failed".into(),
            _ => "unknown".into(),
        }
    }

    /// The table `carrier_out`.
    fn carrier_out_table(value: &Value) -> Result<Value, Problem> {
        Ok(match value.as_str() {
            Some("usps") => "USPS".into(),
            Some("ups") => "UPS".into(),
            Some("fedex") => "FedEx".into(),
            Some("dhl_express") => "DHLExpress".into(),
            _ => return Err(unlisted("carrier_out", value)),
        })
    }
}

impl Provider for Easypost {
    fn rates<'a>(&'a self, call: &'a Call, input: &'a api::GetRates) -> Reply<'a, api::Rates> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::rates_request(input).map_err(Problem::of_caller)?;
            let sent = self.easypost.create_shipment(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::rates_answer(answer))
        })
    }

    fn get_rate<'a>(&'a self, call: &'a Call, input: &'a api::GetRateInput) -> Reply<'a, api::Rate> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::get_rate_request(input);
            let sent = self.easypost.get_rate(&request);
            let reply = self.upstream.answer(call, sent, &GET_RATE_ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::get_rate_answer(answer))
        })
    }

    fn buy_label<'a>(&'a self, call: &'a Call, input: &'a api::BuyLabel) -> Reply<'a, api::Label> {
        Box::pin(async move {
            let input = &Value::of(input);
            let mut steps = Steps::new(self.upstream, call);
            let outcome = async {
                let bought_step = &self.buy_label_bought_step(call, input).await?;
                steps.undo("bought", bought_step, self.buy_label_bought_undo(bought_step), &ERRORS2);
                let is_taken = is_any(at(input, &["format"]), ["pdf", "zpl"]);
                let mut printed_step = Value::Null;
                if is_taken {
                    printed_step = self.upstream.best_effort("printed", self.buy_label_printed_step(call, input).await);
                }
                let printed_step = &printed_step;
                self.upstream.finish(Self::buy_label_answer(bought_step, printed_step))
            };
            let outcome = outcome.await;
            steps.end(outcome).await
        })
    }

    fn void_label<'a>(&'a self, call: &'a Call, input: &'a api::VoidLabelInput) -> Reply<'a, api::Voided> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::void_label_request(input);
            let sent = self.easypost.refund_shipment(&request);
            let reply = self.upstream.answer(call, sent, &VOID_LABEL_ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::void_label_answer(answer))
        })
    }

    fn track<'a>(&'a self, call: &'a Call, input: &'a api::TrackInput) -> Reply<'a, api::Tracking> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::track_request(input).map_err(Problem::of_caller)?;
            let sent = self.easypost.create_tracker(&request);
            let reply = self.upstream.answer(call, sent, &TRACK_ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::track_answer(answer))
        })
    }

    fn validate_address<'a>(&'a self, call: &'a Call, input: &'a api::Address) -> Reply<'a, api::Checked> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::validate_address_request(input);
            let sent = self.easypost.create_address(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::validate_address_answer(answer))
        })
    }
}

/// How the vendor's failures become ours.
static ERRORS: Rules = Rules {
    message: &[&["error", "message"]],
    code: &[&["error", "code"]],
    rules: &[
        Rule { when: When::Status(400), code: &prim_service::codes::REJECTED },
        Rule { when: When::Status(422), code: &prim_service::codes::REJECTED },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static GET_RATE_ERRORS: Rules = Rules {
    message: &[&["error", "message"]],
    code: &[&["error", "code"]],
    rules: &[Rule { when: When::Status(404), code: &prim_service::codes::NOT_FOUND }],
    success: &[],
};

/// How the vendor's failures become ours.
static ERRORS2: Rules = Rules {
    message: &[&["error", "message"]],
    code: &[&["error", "code"]],
    rules: &[
        Rule { when: When::Status(404), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Status(400), code: &prim_service::codes::REJECTED },
        Rule { when: When::Status(422), code: &prim_service::codes::REJECTED },
        Rule { when: When::Code("SHIPMENT.POSTAGE.EXISTS"), code: &prim_service::codes::CONFLICT },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static VOID_LABEL_ERRORS: Rules = Rules {
    message: &[&["error", "message"]],
    code: &[&["error", "code"]],
    rules: &[
        Rule { when: When::Status(404), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Code("SHIPMENT.REFUND.UNAVAILABLE"), code: &crate::errors::LABEL_USED },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static TRACK_ERRORS: Rules = Rules {
    message: &[&["error", "message"]],
    code: &[&["error", "code"]],
    rules: &[
        Rule { when: When::Status(404), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Status(400), code: &prim_service::codes::REJECTED },
        Rule { when: When::Status(422), code: &prim_service::codes::REJECTED },
    ],
    success: &[],
};
