// Generated from specs/prims/ship/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! What requests and answers of ShipEngine are made of.

use prim_json::prelude::*;

#[derive(Clone)]
pub struct CarrierList {
    pub carriers: Vec<Carrier>,
    pub request_id: Option<String>,
    pub errors: Option<Vec<FailureDetail>>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for CarrierList {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { carriers: o.get("carriers"), request_id: o.opt("request_id"), errors: o.opt("errors"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("carriers", &self.carriers);
        o.opt("request_id", &self.request_id);
        o.opt("errors", &self.errors);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct Failure {
    pub request_id: String,
    pub errors: Vec<FailureDetail>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Failure {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { request_id: o.get("request_id"), errors: o.get("errors"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("request_id", &self.request_id);
        o.put("errors", &self.errors);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct RateRequest {
    pub rate_options: RateRequestRateOptions,
    pub shipment: RateRequestShipment,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl RateRequest {
    /// A value with everything that is required, and nothing else.
    pub fn new(rate_options: RateRequestRateOptions, shipment: RateRequestShipment) -> Self {
        Self { rate_options, shipment, rest: Rest::default() }
    }
}

impl Json for RateRequest {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { rate_options: o.get("rate_options"), shipment: o.get("shipment"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("rate_options", &self.rate_options);
        o.put("shipment", &self.shipment);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct RatedShipment {
    pub shipment_id: String,
    pub rate_response: RatedShipmentRateResponse,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for RatedShipment {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { shipment_id: o.get("shipment_id"), rate_response: o.get("rate_response"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("shipment_id", &self.shipment_id);
        o.put("rate_response", &self.rate_response);
        o.rest(&self.rest);
        o.close();
    }
}

/// What is paid is the sum of the four amounts.
#[derive(Clone)]
pub struct Rate {
    pub rate_id: String,
    pub carrier_id: String,
    pub carrier_code: String,
    pub service_code: String,
    pub service_type: String,
    pub shipping_amount: Money,
    pub insurance_amount: Money,
    pub confirmation_amount: Money,
    pub other_amount: Money,
    pub delivery_days: Option<i64>,
    pub estimated_delivery_date: Option<DateTime>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Rate {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            rate_id: o.get("rate_id"),
            carrier_id: o.get("carrier_id"),
            carrier_code: o.get("carrier_code"),
            service_code: o.get("service_code"),
            service_type: o.get("service_type"),
            shipping_amount: o.get("shipping_amount"),
            insurance_amount: o.get("insurance_amount"),
            confirmation_amount: o.get("confirmation_amount"),
            other_amount: o.get("other_amount"),
            delivery_days: o.opt("delivery_days"),
            estimated_delivery_date: o.opt("estimated_delivery_date"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("rate_id", &self.rate_id);
        o.put("carrier_id", &self.carrier_id);
        o.put("carrier_code", &self.carrier_code);
        o.put("service_code", &self.service_code);
        o.put("service_type", &self.service_type);
        o.put("shipping_amount", &self.shipping_amount);
        o.put("insurance_amount", &self.insurance_amount);
        o.put("confirmation_amount", &self.confirmation_amount);
        o.put("other_amount", &self.other_amount);
        o.opt("delivery_days", &self.delivery_days);
        o.opt("estimated_delivery_date", &self.estimated_delivery_date);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct RateRequestRateOptions {
    pub carrier_ids: Vec<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl RateRequestRateOptions {
    /// A value with everything that is required, and nothing else.
    pub fn new(carrier_ids: Vec<String>) -> Self {
        Self { carrier_ids, rest: Rest::default() }
    }
}

impl Json for RateRequestRateOptions {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { carrier_ids: o.get("carrier_ids"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("carrier_ids", &self.carrier_ids);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct RateRequestShipment {
    pub ship_to: Address,
    pub ship_from: Address,
    pub packages: Vec<Package>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl RateRequestShipment {
    /// A value with everything that is required, and nothing else.
    pub fn new(ship_to: Address, ship_from: Address, packages: Vec<Package>) -> Self {
        Self { ship_to, ship_from, packages, rest: Rest::default() }
    }
}

impl Json for RateRequestShipment {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { ship_to: o.get("ship_to"), ship_from: o.get("ship_from"), packages: o.get("packages"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("ship_to", &self.ship_to);
        o.put("ship_from", &self.ship_from);
        o.put("packages", &self.packages);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct RatedShipmentRateResponse {
    pub rates: Vec<Rate>,
    pub invalid_rates: Option<Vec<Rate>>,
    pub status: RatedShipmentRateResponseStatus,
    pub errors: Option<Vec<FailureDetail>>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for RatedShipmentRateResponse {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            rates: o.get("rates"),
            invalid_rates: o.opt("invalid_rates"),
            status: o.get("status"),
            errors: o.opt("errors"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("rates", &self.rates);
        o.opt("invalid_rates", &self.invalid_rates);
        o.put("status", &self.status);
        o.opt("errors", &self.errors);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct Money {
    /// Three small letters of ISO 4217.
    pub currency: String,
    pub amount: f64,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Money {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { currency: o.get("currency"), amount: o.get("amount"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("currency", &self.currency);
        o.put("amount", &self.amount);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct Carrier {
    pub carrier_id: String,
    pub carrier_code: String,
    pub friendly_name: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Carrier {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            carrier_id: o.get("carrier_id"),
            carrier_code: o.get("carrier_code"),
            friendly_name: o.opt("friendly_name"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("carrier_id", &self.carrier_id);
        o.put("carrier_code", &self.carrier_code);
        o.opt("friendly_name", &self.friendly_name);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct FailureDetail {
    pub error_source: String,
    pub error_type: String,
    pub error_code: String,
    pub message: String,
    pub field_name: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for FailureDetail {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            error_source: o.get("error_source"),
            error_type: o.get("error_type"),
            error_code: o.get("error_code"),
            message: o.get("message"),
            field_name: o.opt("field_name"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("error_source", &self.error_source);
        o.put("error_type", &self.error_type);
        o.put("error_code", &self.error_code);
        o.put("message", &self.message);
        o.opt("field_name", &self.field_name);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct Address {
    pub name: String,
    pub phone: Option<String>,
    pub company_name: Maybe<String>,
    pub address_line1: String,
    pub address_line2: Maybe<String>,
    pub city_locality: String,
    pub state_province: String,
    pub postal_code: String,
    pub country_code: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Address {
    /// A value with everything that is required, and nothing else.
    pub fn new(
        name: String,
        address_line1: String,
        city_locality: String,
        state_province: String,
        postal_code: String,
    ) -> Self {
        Self {
            name,
            phone: None,
            company_name: Maybe::Absent,
            address_line1,
            address_line2: Maybe::Absent,
            city_locality,
            state_province,
            postal_code,
            country_code: None,
            rest: Rest::default(),
        }
    }
}

impl Json for Address {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            name: o.get("name"),
            phone: o.opt("phone"),
            company_name: o.maybe("company_name"),
            address_line1: o.get("address_line1"),
            address_line2: o.maybe("address_line2"),
            city_locality: o.get("city_locality"),
            state_province: o.get("state_province"),
            postal_code: o.get("postal_code"),
            country_code: o.opt("country_code"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("name", &self.name);
        o.opt("phone", &self.phone);
        o.maybe("company_name", &self.company_name);
        o.put("address_line1", &self.address_line1);
        o.maybe("address_line2", &self.address_line2);
        o.put("city_locality", &self.city_locality);
        o.put("state_province", &self.state_province);
        o.put("postal_code", &self.postal_code);
        o.opt("country_code", &self.country_code);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone, Eq)]
pub enum RatedShipmentRateResponseStatus {
    Working,
    Completed,
    Partial,
    Error,
    /// A value that the document does not name, kept as it came.
    Other(String),
}

impl RatedShipmentRateResponseStatus {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Working => "working",
            Self::Completed => "completed",
            Self::Partial => "partial",
            Self::Error => "error",
            Self::Other(text) => text,
        }
    }
}

impl Json for RatedShipmentRateResponseStatus {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "working" => Self::Working,
            "completed" => Self::Completed,
            "partial" => Self::Partial,
            "error" => Self::Error,
            _ => Self::Other(node.unlisted(&[])),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

#[derive(Clone)]
pub struct Package {
    pub weight: PackageWeight,
    pub dimensions: Option<PackageDimensions>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Package {
    /// A value with everything that is required, and nothing else.
    pub fn new(weight: PackageWeight) -> Self {
        Self { weight, dimensions: None, rest: Rest::default() }
    }
}

impl Json for Package {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { weight: o.get("weight"), dimensions: o.opt("dimensions"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("weight", &self.weight);
        o.opt("dimensions", &self.dimensions);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct PackageWeight {
    pub value: f64,
    pub unit: PackageWeightUnit,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl PackageWeight {
    /// A value with everything that is required, and nothing else.
    pub fn new(value: f64, unit: PackageWeightUnit) -> Self {
        Self { value, unit, rest: Rest::default() }
    }
}

impl Json for PackageWeight {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { value: o.get("value"), unit: o.get("unit"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("value", &self.value);
        o.put("unit", &self.unit);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct PackageDimensions {
    pub unit: PackageDimensionsUnit,
    pub length: f64,
    pub width: f64,
    pub height: f64,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl PackageDimensions {
    /// A value with everything that is required, and nothing else.
    pub fn new(unit: PackageDimensionsUnit, length: f64, width: f64, height: f64) -> Self {
        Self { unit, length, width, height, rest: Rest::default() }
    }
}

impl Json for PackageDimensions {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            unit: o.get("unit"),
            length: o.get("length"),
            width: o.get("width"),
            height: o.get("height"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("unit", &self.unit);
        o.put("length", &self.length);
        o.put("width", &self.width);
        o.put("height", &self.height);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone, Eq)]
pub enum PackageWeightUnit {
    Pound,
    Ounce,
    Gram,
    Kilogram,
    /// A value that the document does not name, kept as it came.
    Other(String),
}

impl PackageWeightUnit {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Pound => "pound",
            Self::Ounce => "ounce",
            Self::Gram => "gram",
            Self::Kilogram => "kilogram",
            Self::Other(text) => text,
        }
    }
}

impl Json for PackageWeightUnit {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "pound" => Self::Pound,
            "ounce" => Self::Ounce,
            "gram" => Self::Gram,
            "kilogram" => Self::Kilogram,
            _ => Self::Other(node.unlisted(&[])),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

#[derive(Clone, Eq)]
pub enum PackageDimensionsUnit {
    Inch,
    Centimeter,
    /// A value that the document does not name, kept as it came.
    Other(String),
}

impl PackageDimensionsUnit {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Inch => "inch",
            Self::Centimeter => "centimeter",
            Self::Other(text) => text,
        }
    }
}

impl Json for PackageDimensionsUnit {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "inch" => Self::Inch,
            "centimeter" => Self::Centimeter,
            _ => Self::Other(node.unlisted(&[])),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

prim_json::types!(
    CarrierList,
    Failure,
    RateRequest,
    RatedShipment,
    Rate,
    RateRequestRateOptions,
    RateRequestShipment,
    RatedShipmentRateResponse,
    Money,
    Carrier,
    FailureDetail,
    Address,
    RatedShipmentRateResponseStatus,
    Package,
    PackageWeight,
    PackageDimensions,
    PackageWeightUnit,
    PackageDimensionsUnit,
);
