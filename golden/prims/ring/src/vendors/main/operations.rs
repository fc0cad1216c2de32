// Generated from specs/prims/ring/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! Operations of Twilio, and what they take.

use prim_client::{Call, Form, Method, Nested, Style};
use prim_json::prelude::*;

use super::Client;

impl Client {
    /// Sends a message.
    ///
    /// `POST /2010-04-01/Accounts/{AccountSid}/Messages.json`
    pub fn create_message(&self, request: &CreateMessage) -> Call<Value, Value> {
        let mut r = self.http.request("CreateMessage", Method::POST, "/2010-04-01/Accounts/{AccountSid}/Messages.json");
        r.path("AccountSid", &request.account_sid, Style::SIMPLE);
        r.form(&request.body, &Form::all(Nested::Repeated));
        Call::json(r)
    }

    /// Reads a message.
    ///
    /// `GET /2010-04-01/Accounts/{AccountSid}/Messages/{Sid}.json`
    pub fn fetch_message(&self, request: &FetchMessage) -> Call<Value, Value> {
        let mut r =
            self.http.request("FetchMessage", Method::GET, "/2010-04-01/Accounts/{AccountSid}/Messages/{Sid}.json");
        r.path("AccountSid", &request.account_sid, Style::SIMPLE);
        r.path("Sid", &request.sid, Style::SIMPLE);
        Call::json(r)
    }

    /// Lists messages, the newest first.
    ///
    /// `GET /2010-04-01/Accounts/{AccountSid}/Messages.json`
    pub fn list_message(&self, request: &ListMessage) -> Call<Value, Value> {
        let mut r = self.http.request("ListMessage", Method::GET, "/2010-04-01/Accounts/{AccountSid}/Messages.json");
        r.path("AccountSid", &request.account_sid, Style::SIMPLE);
        r.query("To", &request.to, Style::FORM);
        r.query("From", &request.from, Style::FORM);
        r.query("DateSent<", &request.date_sent_less, Style::FORM);
        r.query("DateSent>", &request.date_sent_greater, Style::FORM);
        r.query("PageSize", &request.page_size, Style::FORM);
        Call::json(r)
    }

    /// Starts a call.
    ///
    /// `POST /2010-04-01/Accounts/{AccountSid}/Calls.json`
    pub fn create_call(&self, request: &CreateCall) -> Call<Value, Value> {
        let mut r = self.http.request("CreateCall", Method::POST, "/2010-04-01/Accounts/{AccountSid}/Calls.json");
        r.path("AccountSid", &request.account_sid, Style::SIMPLE);
        r.form(&request.body, &Form::all(Nested::Repeated));
        Call::json(r)
    }

    /// Ends a call.
    ///
    /// `POST /2010-04-01/Accounts/{AccountSid}/Calls/{Sid}.json`
    pub fn update_call(&self, request: &UpdateCall) -> Call<Value, Value> {
        let mut r = self.http.request("UpdateCall", Method::POST, "/2010-04-01/Accounts/{AccountSid}/Calls/{Sid}.json");
        r.path("AccountSid", &request.account_sid, Style::SIMPLE);
        r.path("Sid", &request.sid, Style::SIMPLE);
        r.form(&request.body, &Form::all(Nested::Repeated));
        Call::json(r)
    }

    /// Lists numbers that are for sale.
    ///
    /// `GET /2010-04-01/Accounts/{AccountSid}/AvailablePhoneNumbers/{CountryCode}/Local.json`
    pub fn list_available_phone_number_local(&self, request: &ListAvailablePhoneNumberLocal) -> Call<Value, Value> {
        let mut r = self.http.request(
            "ListAvailablePhoneNumberLocal",
            Method::GET,
            "/2010-04-01/Accounts/{AccountSid}/AvailablePhoneNumbers/{CountryCode}/Local.json",
        );
        r.path("AccountSid", &request.account_sid, Style::SIMPLE);
        r.path("CountryCode", &request.country_code, Style::SIMPLE);
        r.query("AreaCode", &request.area_code, Style::FORM);
        r.query("Contains", &request.contains, Style::FORM);
        r.query("SmsEnabled", &request.sms_enabled, Style::FORM);
        r.query("VoiceEnabled", &request.voice_enabled, Style::FORM);
        r.query("PageSize", &request.page_size, Style::FORM);
        Call::json(r)
    }

    /// Buys a number.
    ///
    /// `POST /2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers.json`
    pub fn create_incoming_phone_number(&self, request: &CreateIncomingPhoneNumber) -> Call<Value, Value> {
        let mut r = self.http.request(
            "CreateIncomingPhoneNumber",
            Method::POST,
            "/2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers.json",
        );
        r.path("AccountSid", &request.account_sid, Style::SIMPLE);
        r.form(&request.body, &Form::all(Nested::Repeated));
        Call::json(r)
    }
}

/// What `POST /2010-04-01/Accounts/{AccountSid}/Messages.json` takes.
#[derive(Clone, Debug)]
pub struct CreateMessage {
    pub account_sid: Value,
    /// The body.
    pub body: Encoded,
}

impl CreateMessage {
    /// A request with everything that is required, and nothing else.
    pub fn new(account_sid: Value, body: Encoded) -> Self {
        Self { account_sid, body }
    }
}

/// What `GET /2010-04-01/Accounts/{AccountSid}/Messages/{Sid}.json` takes.
#[derive(Clone, Debug)]
pub struct FetchMessage {
    pub account_sid: Value,
    pub sid: Value,
}

impl FetchMessage {
    /// A request with everything that is required, and nothing else.
    pub fn new(account_sid: Value, sid: Value) -> Self {
        Self { account_sid, sid }
    }
}

/// What `GET /2010-04-01/Accounts/{AccountSid}/Messages.json` takes.
#[derive(Clone, Debug)]
pub struct ListMessage {
    pub account_sid: Value,
    pub to: Value,
    pub from: Value,
    /// Sent before.
    pub date_sent_less: Value,
    /// Sent after.
    pub date_sent_greater: Value,
    pub page_size: Value,
}

impl ListMessage {
    /// A request with everything that is required, and nothing else.
    pub fn new(
        account_sid: Value,
        to: Value,
        from: Value,
        date_sent_less: Value,
        date_sent_greater: Value,
        page_size: Value,
    ) -> Self {
        Self { account_sid, to, from, date_sent_less, date_sent_greater, page_size }
    }
}

/// What `POST /2010-04-01/Accounts/{AccountSid}/Calls.json` takes.
#[derive(Clone, Debug)]
pub struct CreateCall {
    pub account_sid: Value,
    /// The body.
    pub body: Encoded,
}

impl CreateCall {
    /// A request with everything that is required, and nothing else.
    pub fn new(account_sid: Value, body: Encoded) -> Self {
        Self { account_sid, body }
    }
}

/// What `POST /2010-04-01/Accounts/{AccountSid}/Calls/{Sid}.json` takes.
#[derive(Clone, Debug)]
pub struct UpdateCall {
    pub account_sid: Value,
    pub sid: Value,
    /// The body.
    pub body: Encoded,
}

impl UpdateCall {
    /// A request with everything that is required, and nothing else.
    pub fn new(account_sid: Value, sid: Value, body: Encoded) -> Self {
        Self { account_sid, sid, body }
    }
}

/// What `GET /2010-04-01/Accounts/{AccountSid}/AvailablePhoneNumbers/{CountryCode}/Local.json` takes.
#[derive(Clone, Debug)]
pub struct ListAvailablePhoneNumberLocal {
    pub account_sid: Value,
    /// ISO 3166-1.
    pub country_code: Value,
    /// Only for the United States and Canada.
    pub area_code: Value,
    /// Digits, with `*` for any one.
    pub contains: Value,
    pub sms_enabled: Value,
    pub voice_enabled: Value,
    pub page_size: Value,
}

impl ListAvailablePhoneNumberLocal {
    /// A request with everything that is required, and nothing else.
    pub fn new(
        account_sid: Value,
        country_code: Value,
        area_code: Value,
        contains: Value,
        sms_enabled: Value,
        voice_enabled: Value,
        page_size: Value,
    ) -> Self {
        Self { account_sid, country_code, area_code, contains, sms_enabled, voice_enabled, page_size }
    }
}

/// What `POST /2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers.json` takes.
#[derive(Clone, Debug)]
pub struct CreateIncomingPhoneNumber {
    pub account_sid: Value,
    /// The body.
    pub body: Encoded,
}

impl CreateIncomingPhoneNumber {
    /// A request with everything that is required, and nothing else.
    pub fn new(account_sid: Value, body: Encoded) -> Self {
        Self { account_sid, body }
    }
}
