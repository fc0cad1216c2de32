// Generated from specs/prims/ring/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! twilio fulfils ring.sh.

use std::time::Duration;

use prim_adapter::make::{Object, at, each, finish, given, or_null, via};
use prim_adapter::tables::unlisted;
use prim_adapter::{Cursors, Page, Problem, Rule, Rules, Upstream, When, connect, need, numbers, time};
use prim_client::{Retry, Timeouts};
use prim_json::{Encoded, Value};
use prim_service::{Call, StartError};

use crate::api;
use crate::config::Config;
use crate::provider::{Provider, Reply};
use crate::vendors::main;
use crate::vendors::verify;

/// The provider `twilio`.
#[derive(Clone)]
pub struct Twilio {
    upstream: Upstream,
    cursors: Cursors,
    config: Config,
    /// The client of its API.
    pub main: main::Client,
    /// The client of its API.
    pub verify: verify::Client,
}

impl Twilio {
    /// The provider as it is configured. Nothing is sent yet.
    pub fn new(config: &Config) -> Result<Self, StartError> {
        let main_base = given(&config.twilio_main_base_url).or_else(|| given("https://api.twilio.com"));
        let verify_base = given(&config.twilio_verify_base_url).or_else(|| given("https://verify.twilio.com"));
        Ok(Self {
            upstream: Upstream::new("twilio"),
            cursors: Cursors::new("twilio", &[given(&config.twilio_auth_token)]),
            config: config.clone(),
            main: main::Client::new(
                connect::to(main_base)
                    .auth(connect::basic(&config.twilio_account_sid, &config.twilio_auth_token))
                    .timeouts(Timeouts {
                        connect: Some(Duration::from_secs(10)),
                        total: Some(Duration::from_secs(15)),
                        ..Timeouts::default()
                    })
                    .retry(Retry {
                        attempts: 3,
                        base: Duration::from_millis(250),
                        cap: Duration::from_secs(8),
                        ..Retry::default()
                    })
                    .build()
                    .map_err(|error| StartError(format!("twilio: {error}")))?,
            ),
            verify: verify::Client::new(
                connect::to(verify_base)
                    .auth(connect::basic(&config.twilio_account_sid, &config.twilio_auth_token))
                    .timeouts(Timeouts {
                        connect: Some(Duration::from_secs(10)),
                        total: Some(Duration::from_secs(15)),
                        ..Timeouts::default()
                    })
                    .retry(Retry {
                        attempts: 3,
                        base: Duration::from_millis(250),
                        cap: Duration::from_secs(8),
                        ..Retry::default()
                    })
                    .build()
                    .map_err(|error| StartError(format!("twilio: {error}")))?,
            ),
        })
    }

    /// What we answer. For `POST /v1/messages`.
    fn send_sms_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Self::message(answer)?;
        Ok(made)
    }

    /// What is asked of the vendor. For `POST /v1/messages`.
    fn send_sms_request(&self, input: &Value) -> main::operations::CreateMessage {
        main::operations::CreateMessage {
            account_sid: or_null(&self.config.twilio_account_sid),
            body: Encoded::from(
                Object::new()
                    .set("To", at(input, &["to"]))
                    .set("From", at(input, &["from"]).cloned().or_else(|| given(&self.config.twilio_phone_number)))
                    .set("Body", at(input, &["text"]))
                    .set("MediaUrl", at(input, &["media_urls"]))
                    .set("StatusCallback", at(input, &["callback_url"]))
                    .set("ValidityPeriod", at(input, &["valid_for_s"]))
                    .value(),
            ),
        }
    }

    /// What we answer. For `GET /v1/messages/{id}`.
    fn get_sms_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Self::message(answer)?;
        Ok(made)
    }

    /// What is asked of the vendor. For `GET /v1/messages/{id}`.
    fn get_sms_request(&self, input: &Value) -> main::operations::FetchMessage {
        main::operations::FetchMessage {
            account_sid: or_null(&self.config.twilio_account_sid),
            sid: or_null(at(input, &["id"])),
        }
    }

    /// The items of a page. For `GET /v1/messages`.
    fn list_sms_items(answer: &Value) -> Result<Option<Value>, Problem> {
        let made = each(at(answer, &["messages"]), Self::message)?;
        Ok(made)
    }

    /// Where the page after it begins. For `GET /v1/messages`.
    fn list_sms_next(answer: &Value, page: &Page) -> Result<Option<String>, Problem> {
        let made = page.url(at(answer, &["next_page_uri"]))?;
        Ok(made)
    }

    /// What is asked of the vendor. For `GET /v1/messages`.
    fn list_sms_request(&self, input: &Value, page: &Page) -> main::operations::ListMessage {
        main::operations::ListMessage {
            account_sid: or_null(&self.config.twilio_account_sid),
            to: or_null(at(input, &["to"])),
            from: or_null(at(input, &["from"])),
            date_sent_less: or_null(at(input, &["sent_before"])),
            date_sent_greater: or_null(at(input, &["sent_after"])),
            page_size: or_null(page.size()),
        }
    }

    /// What we answer. For `POST /v1/calls`.
    fn call_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Self::call2(answer)?;
        Ok(made)
    }

    /// What is asked of the vendor. For `POST /v1/calls`.
    fn call_request(&self, input: &Value) -> Result<main::operations::CreateCall, Problem> {
        let made = main::operations::CreateCall {
            account_sid: or_null(&self.config.twilio_account_sid),
            body: Encoded::from(
                Object::new()
                    .set("To", at(input, &["to"]))
                    .set("From", at(input, &["from"]).cloned().or_else(|| given(&self.config.twilio_phone_number)))
                    .set("Url", at(input, &["url"]))
                    .set("Twiml", at(input, &["twiml"]))
                    .set("Timeout", at(input, &["ring_s"]))
                    .set(
                        "TimeLimit",
                        via(via(at(input, &["max_minutes"]), |value| numbers::scale(value, "60"))?, |value| {
                            numbers::round(value, 0)
                        })?,
                    )
                    .set("Record", at(input, &["record"]))
                    .value(),
            ),
        };
        Ok(made)
    }

    /// What we answer. For `POST /v1/calls/{id}/end`.
    fn end_call_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Self::call2(answer)?;
        Ok(made)
    }

    /// What is asked of the vendor. For `POST /v1/calls/{id}/end`.
    fn end_call_request(&self, input: &Value) -> Result<main::operations::UpdateCall, Problem> {
        let made = main::operations::UpdateCall {
            account_sid: or_null(&self.config.twilio_account_sid),
            sid: or_null(at(input, &["id"])),
            body: Encoded::from(
                Object::new().set("Status", via(at(input, &["before_answer"]), Self::hang_up_table)?).value(),
            ),
        };
        Ok(made)
    }

    /// The items of a page. For `GET /v1/numbers/available`.
    fn search_numbers_items(answer: &Value) -> Result<Option<Value>, Problem> {
        let made = each(at(answer, &["available_phone_numbers"]), |item| Ok(Self::available_number(item)))?;
        Ok(made)
    }

    /// Where the page after it begins. For `GET /v1/numbers/available`.
    fn search_numbers_next(answer: &Value, page: &Page) -> Result<Option<String>, Problem> {
        let made = page.url(at(answer, &["next_page_uri"]))?;
        Ok(made)
    }

    /// What is asked of the vendor. For `GET /v1/numbers/available`.
    fn search_numbers_request(&self, input: &Value, page: &Page) -> main::operations::ListAvailablePhoneNumberLocal {
        main::operations::ListAvailablePhoneNumberLocal {
            account_sid: or_null(&self.config.twilio_account_sid),
            country_code: or_null(at(input, &["country"])),
            area_code: or_null(at(input, &["area_code"])),
            contains: or_null(at(input, &["contains"])),
            sms_enabled: or_null(at(input, &["sms"])),
            voice_enabled: or_null(at(input, &["voice"])),
            page_size: or_null(page.size()),
        }
    }

    /// What we answer. For `POST /v1/numbers`.
    fn buy_number_answer(answer: &Value) -> Value {
        Self::number(answer)
    }

    /// What is asked of the vendor. For `POST /v1/numbers`.
    fn buy_number_request(&self, input: &Value) -> main::operations::CreateIncomingPhoneNumber {
        main::operations::CreateIncomingPhoneNumber {
            account_sid: or_null(&self.config.twilio_account_sid),
            body: Encoded::from(
                Object::new()
                    .set("PhoneNumber", at(input, &["number"]))
                    .set("AreaCode", at(input, &["area_code"]))
                    .set("SmsUrl", at(input, &["sms_url"]))
                    .set("VoiceUrl", at(input, &["voice_url"]))
                    .value(),
            ),
        }
    }

    /// What we answer. For `POST /v1/verifications`.
    fn verify_start_answer(answer: &Value) -> Value {
        Self::verification(answer)
    }

    /// What is asked of the vendor. For `POST /v1/verifications`.
    fn verify_start_request(&self, input: &Value) -> verify::operations::CreateVerification {
        verify::operations::CreateVerification {
            service_sid: or_null(&self.config.twilio_verify_service_sid),
            body: Encoded::from(
                Object::new().set("To", at(input, &["to"])).set("Channel", at(input, &["channel"])).value(),
            ),
        }
    }

    /// What we answer. For `POST /v1/verifications/check`.
    fn verify_check_answer(answer: &Value) -> Value {
        Self::verification(answer)
    }

    /// What is asked of the vendor. For `POST /v1/verifications/check`.
    fn verify_check_request(&self, input: &Value) -> verify::operations::CreateVerificationCheck {
        verify::operations::CreateVerificationCheck {
            service_sid: or_null(&self.config.twilio_verify_service_sid),
            body: Encoded::from(Object::new().set("To", at(input, &["to"])).set("Code", at(input, &["code"])).value()),
        }
    }

    /// The map `Message`.
    fn message(source: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .set("id", at(source, &["sid"]))
            .set("to", need(at(source, &["to"]), "to")?)
            .set("from", at(source, &["from"]))
            .set("text", at(source, &["body"]).cloned().or_else(|| given("")))
            .set("status", at(source, &["status"]).map(Self::message_status_table))
            .set("segments", via(at(source, &["num_segments"]), numbers::int)?)
            .set("cost", via(at(source, &["price"]), numbers::decimal)?)
            .set("currency", at(source, &["price_unit"]))
            .set("error_code", at(source, &["error_code"]))
            .set("created_at", via(at(source, &["date_created"]), time::from_rfc2822)?)
            .set("sent_at", via(at(source, &["date_sent"]), time::from_rfc2822)?)
            .value();
        Ok(made)
    }

    /// The map `Call`.
    fn call2(source: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .set("id", at(source, &["sid"]))
            .set("to", need(at(source, &["to"]), "to")?)
            .set("from", at(source, &["from"]))
            .set("status", at(source, &["status"]).map(Self::call_status_table))
            .set("duration_s", via(at(source, &["duration"]), numbers::int)?)
            .set("started_at", via(at(source, &["start_time"]), time::from_rfc2822)?)
            .set("ended_at", via(at(source, &["end_time"]), time::from_rfc2822)?)
            .value();
        Ok(made)
    }

    /// The map `AvailableNumber`.
    fn available_number(source: &Value) -> Value {
        Object::new()
            .set("number", at(source, &["phone_number"]))
            .set("locality", at(source, &["locality"]))
            .set("region", at(source, &["region"]))
            .set("country", at(source, &["iso_country"]))
            .value()
    }

    /// The map `Number`.
    fn number(source: &Value) -> Value {
        Object::new()
            .set("id", at(source, &["sid"]))
            .set("number", at(source, &["phone_number"]))
            .set("name", at(source, &["friendly_name"]))
            .value()
    }

    /// The map `Verification`.
    fn verification(source: &Value) -> Value {
        Object::new()
            .set("to", at(source, &["to"]))
            .set("status", at(source, &["status"]).map(Self::verify_status_table))
            .set("valid", at(source, &["valid"]).cloned().or_else(|| given(false)))
            .value()
    }

    /// The table `message_status`.
    fn message_status_table(value: &Value) -> Value {
        match value.as_str() {
            Some("accepted") => "queued".into(),
            Some("scheduled") => "queued".into(),
            Some("queued") => "queued".into(),
            Some("sending") => "sending".into(),
            Some("sent") => "sent".into(),
            Some("delivered") => "delivered".into(),
            Some("read") => "delivered".into(),
            Some("partially_delivered") => "delivered".into(),
            Some("undelivered") => "failed".into(),
            Some("failed") => "failed".into(),
            Some("receiving") => "received".into(),
            Some("received") => "received".into(),
            Some("canceled") => "canceled".into(),
            _ => "unknown".into(),
        }
    }

    /// The table `call_status`.
    fn call_status_table(value: &Value) -> Value {
        match value.as_str() {
            Some("queued") => "queued".into(),
            Some("ringing") => "ringing".into(),
            Some("in-progress") => "in_progress".into(),
            Some("completed") => "completed".into(),
            Some("busy") => "busy".into(),
            Some("failed") => "failed".into(),
            Some("no-answer") => "no_answer".into(),
            Some("canceled") => "canceled".into(),
            _ => "unknown".into(),
        }
    }

    /// The table `hang_up`.
    fn hang_up_table(value: &Value) -> Result<Value, Problem> {
        Ok(match value.as_bool() {
            Some(true) => "canceled".into(),
            Some(false) => "completed".into(),
            _ => return Err(unlisted("hang_up", value)),
        })
    }

    /// The table `verify_status`.
    fn verify_status_table(value: &Value) -> Value {
        match value.as_str() {
            Some("pending") => "pending".into(),
            Some("approved") => "approved".into(),
            Some("canceled") => "canceled".into(),
            Some("deleted") => "canceled".into(),
            Some("expired") => "expired".into(),
            Some("failed") => "failed".into(),
            Some("max_attempts_reached") => "failed".into(),
            _ => "unknown".into(),
        }
    }
}

impl Provider for Twilio {
    fn send_sms<'a>(&'a self, call: &'a Call, input: &'a api::SendSms) -> Reply<'a, api::Message> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = self.send_sms_request(input);
            let sent = self.main.create_message(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::send_sms_answer(answer))
        })
    }

    fn get_sms<'a>(&'a self, call: &'a Call, input: &'a api::GetSmsInput) -> Reply<'a, api::Message> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = self.get_sms_request(input);
            let sent = self.main.fetch_message(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS2).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::get_sms_answer(answer))
        })
    }

    fn list_sms<'a>(&'a self, call: &'a Call, input: &'a api::ListSmsInput) -> Reply<'a, api::MessagePage> {
        Box::pin(async move {
            let input = &Value::of(input);
            let page = &self.cursors.open("list_sms", input)?.at_most(1000);
            let request = self.list_sms_request(input, page);
            let sent = page.follow(self.main.list_message(&request));
            let reply = self.upstream.answer(call, sent, &ERRORS3).await?;
            let answer: &Value = &reply;
            let items = Self::list_sms_items(answer).map_err(|problem| self.upstream.unfit(problem))?;
            let next = Self::list_sms_next(answer, page).map_err(|problem| self.upstream.unfit(problem))?;
            page.answer(items, next)
        })
    }

    fn call<'a>(&'a self, call: &'a Call, input: &'a api::MakeCall) -> Reply<'a, api::Call> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = self.call_request(input).map_err(Problem::of_caller)?;
            let sent = self.main.create_call(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::call_answer(answer))
        })
    }

    fn end_call<'a>(&'a self, call: &'a Call, input: &'a api::EndCallInput) -> Reply<'a, api::Call> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = self.end_call_request(input).map_err(Problem::of_caller)?;
            let sent = self.main.update_call(&request);
            let reply = self.upstream.answer(call, sent, &END_CALL_ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::end_call_answer(answer))
        })
    }

    fn search_numbers<'a>(
        &'a self,
        call: &'a Call,
        input: &'a api::SearchNumbersInput,
    ) -> Reply<'a, api::AvailableNumberPage> {
        Box::pin(async move {
            let input = &Value::of(input);
            let page = &self.cursors.open("search_numbers", input)?.at_most(1000);
            let request = self.search_numbers_request(input, page);
            let sent = page.follow(self.main.list_available_phone_number_local(&request));
            let reply = self.upstream.answer(call, sent, &ERRORS3).await?;
            let answer: &Value = &reply;
            let items = Self::search_numbers_items(answer).map_err(|problem| self.upstream.unfit(problem))?;
            let next = Self::search_numbers_next(answer, page).map_err(|problem| self.upstream.unfit(problem))?;
            page.answer(items, next)
        })
    }

    fn buy_number<'a>(&'a self, call: &'a Call, input: &'a api::BuyNumber) -> Reply<'a, api::Number> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = self.buy_number_request(input);
            let sent = self.main.create_incoming_phone_number(&request);
            let reply = self.upstream.answer(call, sent, &BUY_NUMBER_ERRORS).await?;
            let answer: &Value = &reply;
            finish(Self::buy_number_answer(answer))
        })
    }

    fn verify_start<'a>(&'a self, call: &'a Call, input: &'a api::StartVerification) -> Reply<'a, api::Verification> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = self.verify_start_request(input);
            let sent = self.verify.create_verification(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS).await?;
            let answer: &Value = &reply;
            finish(Self::verify_start_answer(answer))
        })
    }

    fn verify_check<'a>(&'a self, call: &'a Call, input: &'a api::CheckVerification) -> Reply<'a, api::Verification> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = self.verify_check_request(input);
            let sent = self.verify.create_verification_check(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS2).await?;
            let answer: &Value = &reply;
            finish(Self::verify_check_answer(answer))
        })
    }
}

/// How the vendor's failures become ours.
static ERRORS: Rules = Rules {
    message: &[&["message"]],
    code: &[&["code"]],
    rules: &[
        Rule { when: When::Code("21211"), code: &crate::errors::UNREACHABLE },
        Rule { when: When::Code("21214"), code: &crate::errors::UNREACHABLE },
        Rule { when: When::Code("21610"), code: &crate::errors::UNREACHABLE },
        Rule { when: When::Code("21612"), code: &crate::errors::UNREACHABLE },
        Rule { when: When::Code("21614"), code: &crate::errors::UNREACHABLE },
        Rule { when: When::Code("30003"), code: &crate::errors::UNREACHABLE },
        Rule { when: When::Code("60205"), code: &crate::errors::UNREACHABLE },
        Rule { when: When::Status(429), code: &prim_service::codes::RATE_LIMITED },
        Rule { when: When::Code("20429"), code: &prim_service::codes::RATE_LIMITED },
        Rule { when: When::Status(400), code: &prim_service::codes::REJECTED },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static ERRORS2: Rules = Rules {
    message: &[&["message"]],
    code: &[&["code"]],
    rules: &[
        Rule { when: When::Status(404), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Code("20404"), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Code("21422"), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Code("21452"), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Status(429), code: &prim_service::codes::RATE_LIMITED },
        Rule { when: When::Code("20429"), code: &prim_service::codes::RATE_LIMITED },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static ERRORS3: Rules = Rules {
    message: &[&["message"]],
    code: &[&["code"]],
    rules: &[
        Rule { when: When::Status(429), code: &prim_service::codes::RATE_LIMITED },
        Rule { when: When::Code("20429"), code: &prim_service::codes::RATE_LIMITED },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static END_CALL_ERRORS: Rules = Rules {
    message: &[&["message"]],
    code: &[&["code"]],
    rules: &[
        Rule { when: When::Status(404), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Code("20404"), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Code("21422"), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Code("21452"), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Status(429), code: &prim_service::codes::RATE_LIMITED },
        Rule { when: When::Code("20429"), code: &prim_service::codes::RATE_LIMITED },
        Rule { when: When::Code("21220"), code: &prim_service::codes::CONFLICT },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static BUY_NUMBER_ERRORS: Rules = Rules {
    message: &[&["message"]],
    code: &[&["code"]],
    rules: &[
        Rule { when: When::Status(404), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Code("20404"), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Code("21422"), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Code("21452"), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Status(429), code: &prim_service::codes::RATE_LIMITED },
        Rule { when: When::Code("20429"), code: &prim_service::codes::RATE_LIMITED },
        Rule { when: When::Status(400), code: &prim_service::codes::REJECTED },
    ],
    success: &[],
};
