// Generated from specs/prims/ship/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! shipengine fulfils ship.sh.

use std::time::Duration;

use prim_adapter::make::{Object, at, each, given, is_any, list_of, or_null, template, via};
use prim_adapter::{Brake, Problem, Rule, Rules, Upstream, When, connect, need, numbers, text};
use prim_client::{Retry, Timeouts};
use prim_json::{Encoded, Value};
use prim_service::{Call, Failure, StartError};

use crate::api;
use crate::config::Config;
use crate::provider::{Provider, Reply};
use crate::vendors::shipengine;

/// The provider `shipengine`.
#[derive(Clone)]
pub struct Shipengine {
    upstream: Upstream,
    /// The client of its API.
    pub shipengine: shipengine::Client,
}

impl Shipengine {
    /// The provider as it is configured. Nothing is sent yet.
    pub fn new(config: &Config) -> Result<Self, StartError> {
        let shipengine_base = given(&config.shipengine_base_url).or_else(|| given("https://api.shipengine.com/v1"));
        Ok(Self {
            upstream: Upstream::new("shipengine"),
            shipengine: shipengine::Client::new(
                connect::to(shipengine_base)
                    .auth(connect::headers([("API-Key", template([given(&config.shipengine_api_key)]))]))
                    .pace(Brake::new(200, Duration::from_secs(60), 200))
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
                    .map_err(|error| StartError(format!("shipengine: {error}")))?,
            ),
        })
    }

    /// The step `carriers` of `POST /v1/rates`.
    async fn rates_carriers_step(&self, call: &Call) -> Result<Value, Failure> {
        let sent = self.shipengine.list_carriers();
        let reply = self.upstream.answer(call, sent, &ERRORS).await?;
        Ok(reply.into_value())
    }

    /// What is asked of the vendor. For `POST /v1/rates`.
    fn rates_rated_step_request(
        input: &Value,
        carriers_step: &Value,
    ) -> Result<shipengine::operations::CalculateRates, Problem> {
        let made = shipengine::operations::CalculateRates {
            body: Encoded::from(
                Object::new()
                    .set(
                        "rate_options",
                        Object::new()
                            .set(
                                "carrier_ids",
                                each(at(carriers_step, &["carriers"]), |item| Ok(at(item, &["carrier_id"])))?,
                            )
                            .done(),
                    )
                    .set(
                        "shipment",
                        Object::new()
                            .set("ship_to", at(input, &["to"]).map(Self::address_out))
                            .set("ship_from", at(input, &["from"]).map(Self::address_out))
                            .set("packages", list_of(at(input, &["parcel"]).map(Self::parcel_out)))
                            .done(),
                    )
                    .value(),
            ),
        };
        Ok(made)
    }

    /// The step `rated` of `POST /v1/rates`.
    async fn rates_rated_step(&self, call: &Call, input: &Value, carriers_step: &Value) -> Result<Value, Failure> {
        let request = Self::rates_rated_step_request(input, carriers_step).map_err(Problem::of_caller)?;
        let sent = self.shipengine.calculate_rates(&request);
        let reply = self.upstream.answer(call, sent, &ERRORS).await?;
        Ok(reply.into_value())
    }

    /// What we answer. For `POST /v1/rates`.
    fn rates_answer(rated_step: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .set(
                "data",
                each(at(rated_step, &["rate_response", "rates"]), |item| Self::rate_of_shipment(item, rated_step))?,
            )
            .value();
        Ok(made)
    }

    /// What we answer. For `GET `.
    fn get_rate_answer(input: &Value, answer: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .set("id", at(answer, &["rate_id"]))
            .set("shipment", at(input, &["shipment"]))
            .set("carrier", at(answer, &["carrier_code"]).map(Self::carrier_table))
            .set("service", at(answer, &["service_code"]))
            .set("amount", via(at(answer, &["shipping_amount", "amount"]), numbers::decimal)?)
            .set("currency", at(answer, &["shipping_amount", "currency"]))
            .set("days", at(answer, &["delivery_days"]))
            .value();
        Ok(made)
    }

    /// What is asked of the vendor. For `GET `.
    fn get_rate_request(input: &Value) -> shipengine::operations::GetRateById {
        shipengine::operations::GetRateById { rate_id: or_null(at(input, &["rate"])) }
    }

    /// What we answer. For `POST /v1/labels`.
    fn buy_label_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .set("id", need(at(answer, &["label_id"]), "label_id")?)
            .set("tracking_number", at(answer, &["tracking_number"]))
            .set("carrier", at(answer, &["carrier_code"]).map(Self::carrier_table))
            .set(
                "amount",
                need(via(at(answer, &["shipment_cost", "amount"]), numbers::decimal)?, "shipment_cost.amount")?,
            )
            .set("currency", need(at(answer, &["shipment_cost", "currency"]), "shipment_cost.currency")?)
            .set("label_url", at(answer, &["label_download", "href"]))
            .value();
        Ok(made)
    }

    /// What is asked of the vendor. For `POST /v1/labels`.
    fn buy_label_request(input: &Value) -> shipengine::operations::CreateLabelFromRate {
        shipengine::operations::CreateLabelFromRate {
            rate_id: or_null(at(input, &["rate"])),
            body: Encoded::from(Object::new().set("label_format", at(input, &["format"])).value()),
        }
    }

    /// What we answer. For `POST /v1/labels/{id}/void`.
    fn void_label_answer(input: &Value, answer: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .set("id", at(input, &["id"]))
            .set("accepted", at(answer, &["approved"]))
            .set("message", via(at(answer, &["message"]), text::nonblank)?)
            .value();
        Ok(made)
    }

    /// What is asked of the vendor. For `POST /v1/labels/{id}/void`.
    fn void_label_request(input: &Value) -> shipengine::operations::VoidLabel {
        shipengine::operations::VoidLabel { label_id: or_null(at(input, &["id"])) }
    }

    /// What we answer. For `GET /v1/tracking/{carrier}/{tracking_number}`.
    fn track_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .set("tracking_number", at(answer, &["tracking_number"]))
            .set("status", at(answer, &["status_code"]).map(Self::tracking_table))
            .set("eta", at(answer, &["estimated_delivery_date"]))
            .set("events", each(at(answer, &["events"]), Self::tracking_event)?)
            .value();
        Ok(made)
    }

    /// What is asked of the vendor. For `GET /v1/tracking/{carrier}/{tracking_number}`.
    fn track_request(input: &Value) -> shipengine::operations::GetTrackingLog {
        shipengine::operations::GetTrackingLog {
            carrier_code: or_null(at(input, &["carrier"])),
            tracking_number: or_null(at(input, &["tracking_number"])),
        }
    }

    /// What we answer. For `POST /v1/addresses/validate`.
    fn validate_address_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .set("valid", need(at(answer, &["0", "status"]).map(Self::valid_table), "0.status")?)
            .set("address", at(answer, &["0", "matched_address"]).map(Self::checked_address))
            .set(
                "problems",
                need(each(at(answer, &["0", "messages"]), |item| Ok(at(item, &["message"])))?, "0.messages")?,
            )
            .value();
        Ok(made)
    }

    /// What is asked of the vendor. For `POST /v1/addresses/validate`.
    fn validate_address_request(input: &Value) -> shipengine::operations::ValidateAddress {
        shipengine::operations::ValidateAddress {
            body: Encoded::from(list_of(
                Object::new()
                    .set("name", at(input, &["name"]))
                    .set("phone", at(input, &["phone"]))
                    .set("company_name", at(input, &["company"]))
                    .set("address_line1", at(input, &["street"]))
                    .set("address_line2", at(input, &["street2"]))
                    .set("city_locality", at(input, &["city"]))
                    .set("state_province", at(input, &["state"]))
                    .set("postal_code", at(input, &["postcode"]))
                    .set("country_code", at(input, &["country"]))
                    .done(),
            )),
        }
    }

    /// The map `AddressOut`.
    fn address_out(source: &Value) -> Value {
        Object::new()
            .set("name", at(source, &["name"]))
            .set("phone", at(source, &["phone"]))
            .set("company_name", at(source, &["company"]))
            .set("address_line1", at(source, &["street"]))
            .set("address_line2", at(source, &["street2"]))
            .set("city_locality", at(source, &["city"]))
            .set("state_province", at(source, &["state"]))
            .set("postal_code", at(source, &["postcode"]))
            .set("country_code", at(source, &["country"]))
            .value()
    }

    /// The map `ParcelOut`.
    fn parcel_out(source: &Value) -> Value {
        Object::new()
            .set("weight", Object::new().set("value", at(source, &["weight_g"])).fixed("unit", "gram").done())
            .set(
                "dimensions",
                Object::new()
                    .fixed("unit", "centimeter")
                    .set("length", at(source, &["length_cm"]))
                    .set("width", at(source, &["width_cm"]))
                    .set("height", at(source, &["height_cm"]))
                    .done(),
            )
            .value()
    }

    /// The map `RateOfShipment`.
    fn rate_of_shipment(source: &Value, rated_step: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .set("id", at(source, &["rate_id"]))
            .set("shipment", at(rated_step, &["shipment_id"]))
            .set("carrier", at(source, &["carrier_code"]).map(Self::carrier_table))
            .set("service", at(source, &["service_code"]))
            .set("amount", via(at(source, &["shipping_amount", "amount"]), numbers::decimal)?)
            .set("currency", at(source, &["shipping_amount", "currency"]))
            .set("days", at(source, &["delivery_days"]))
            .value();
        Ok(made)
    }

    /// The map `TrackingEvent`.
    fn tracking_event(source: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .set("at", at(source, &["occurred_at"]))
            .set("text", at(source, &["description"]).or_else(|| at(source, &["status_description"])))
            .set("city", via(at(source, &["city_locality"]), text::nonblank)?)
            .set("country", via(at(source, &["country_code"]), text::nonblank)?)
            .value();
        Ok(made)
    }

    /// The map `CheckedAddress`.
    fn checked_address(source: &Value) -> Value {
        Object::new()
            .set("name", at(source, &["name"]))
            .set("company", at(source, &["company_name"]))
            .set("street", at(source, &["address_line1"]))
            .set("street2", at(source, &["address_line2"]))
            .set("city", at(source, &["city_locality"]))
            .set("state", at(source, &["state_province"]))
            .set("postcode", at(source, &["postal_code"]))
            .set("country", at(source, &["country_code"]))
            .value()
    }

    /// The table `carrier`.
    fn carrier_table(value: &Value) -> Value {
        match value.as_str() {
            Some("stamps_com") => "usps".into(),
            Some("usps") => "usps".into(),
            Some("ups") => "ups".into(),
            Some("ups_walleted") => "ups".into(),
            Some("fedex") => "fedex".into(),
            Some("fedex_walleted") => "fedex".into(),
            Some("dhl_express") => "dhl_express".into(),
            _ => "other".into(),
        }
    }

    /// The table `tracking`.
    fn tracking_table(value: &Value) -> Value {
        match value.as_str() {
            Some("UN") => "unknown".into(),
            Some("NY") => "waiting".into(),
            Some("AC") => "in_transit".into(),
            Some("IT") => "in_transit".into(),
            Some("AT") => "in_transit".into(),
            Some("DE") => "delivered".into(),
            Some("SP") => "delivered".into(),
            Some("EX") => "failed".into(),
            _ => "unknown".into(),
        }
    }

    /// The table `valid`.
    fn valid_table(value: &Value) -> Value {
        match value.as_str() {
            Some("verified") => true.into(),
            Some("warning") => true.into(),
            _ => false.into(),
        }
    }
}

impl Provider for Shipengine {
    fn rates<'a>(&'a self, call: &'a Call, input: &'a api::GetRates) -> Reply<'a, api::Rates> {
        Box::pin(async move {
            let input = &Value::of(input);
            let carriers_step = &self.rates_carriers_step(call).await?;
            let rated_step = &self.rates_rated_step(call, input, carriers_step).await?;
            self.upstream.finish(Self::rates_answer(rated_step))
        })
    }

    fn get_rate<'a>(&'a self, call: &'a Call, input: &'a api::GetRateInput) -> Reply<'a, api::Rate> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::get_rate_request(input);
            let sent = self.shipengine.get_rate_by_id(&request);
            let reply = self.upstream.answer(call, sent, &GET_RATE_ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::get_rate_answer(input, answer))
        })
    }

    fn buy_label<'a>(&'a self, call: &'a Call, input: &'a api::BuyLabel) -> Reply<'a, api::Label> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::buy_label_request(input);
            let sent = self.shipengine.create_label_from_rate(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS2).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::buy_label_answer(answer))
        })
    }

    fn void_label<'a>(&'a self, call: &'a Call, input: &'a api::VoidLabelInput) -> Reply<'a, api::Voided> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::void_label_request(input);
            let sent = self.shipengine.void_label(&request);
            let reply = self.upstream.answer(call, sent, &VOID_LABEL_ERRORS).await?;
            let answer: &Value = &reply;
            if is_any(at(answer, &["reason_code"]), ["label_already_used", "label_already_voided"]) {
                return Err(self.upstream.refused(&reply, &VOID_LABEL_ERRORS));
            }
            self.upstream.finish(Self::void_label_answer(input, answer))
        })
    }

    fn track<'a>(&'a self, call: &'a Call, input: &'a api::TrackInput) -> Reply<'a, api::Tracking> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::track_request(input);
            let sent = self.shipengine.get_tracking_log(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS2).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::track_answer(answer))
        })
    }

    fn validate_address<'a>(&'a self, call: &'a Call, input: &'a api::Address) -> Reply<'a, api::Checked> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::validate_address_request(input);
            let sent = self.shipengine.validate_address(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::validate_address_answer(answer))
        })
    }
}

/// How the vendor's failures become ours.
static ERRORS: Rules = Rules {
    message: &[&["errors", "0", "message"]],
    code: &[&["errors", "0", "error_code"]],
    rules: &[
        Rule { when: When::Status(400), code: &prim_service::codes::REJECTED },
        Rule { when: When::Code("invalid_address"), code: &prim_service::codes::REJECTED },
        Rule { when: When::Code("no_rates_returned"), code: &prim_service::codes::REJECTED },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static GET_RATE_ERRORS: Rules = Rules {
    message: &[&["errors", "0", "message"]],
    code: &[&["errors", "0", "error_code"]],
    rules: &[Rule { when: When::Status(404), code: &prim_service::codes::NOT_FOUND }],
    success: &[],
};

/// How the vendor's failures become ours.
static ERRORS2: Rules = Rules {
    message: &[&["errors", "0", "message"]],
    code: &[&["errors", "0", "error_code"]],
    rules: &[
        Rule { when: When::Status(404), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Status(400), code: &prim_service::codes::REJECTED },
        Rule { when: When::Code("invalid_address"), code: &prim_service::codes::REJECTED },
        Rule { when: When::Code("no_rates_returned"), code: &prim_service::codes::REJECTED },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static VOID_LABEL_ERRORS: Rules = Rules {
    message: &[&["message"], &["errors", "0", "message"]],
    code: &[&["reason_code"], &["errors", "0", "error_code"]],
    rules: &[
        Rule { when: When::Code("label_already_used"), code: &crate::errors::LABEL_USED },
        Rule { when: When::Code("label_already_voided"), code: &crate::errors::LABEL_USED },
        Rule { when: When::Status(404), code: &prim_service::codes::NOT_FOUND },
    ],
    success: &[],
};
