// Generated from specs/prims/ship/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! What ship.sh takes and answers.

use prim_json::prelude::*;

#[derive(Clone)]
pub struct GetRates {
    pub from: Address,
    pub to: Address,
    pub parcel: Parcel,
}

impl Json for GetRates {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self { from: o.get("from"), to: o.get("to"), parcel: o.get("parcel") };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("from", &self.from);
        o.put("to", &self.to);
        o.put("parcel", &self.parcel);
        o.close();
    }
}

#[derive(Clone)]
pub struct Rates {
    pub data: Vec<Rate>,
}

impl Json for Rates {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self { data: o.get("data") };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("data", &self.data);
        o.close();
    }
}

#[derive(Clone)]
pub struct Rate {
    pub id: String,
    pub shipment: String,
    pub carrier: Carrier,
    /// The provider's own name of it.
    pub service: String,
    pub amount: Decimal,
    pub currency: String,
    pub days: Option<i64>,
}

impl Json for Rate {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            shipment: o.with("shipment", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            carrier: o.get("carrier"),
            service: o.get("service"),
            amount: o.get("amount"),
            currency: o.with("currency", |n| n.text_in(&Text { min: 3, max: 3, ..Text::ANY })),
            days: o.opt("days"),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.put("shipment", &self.shipment);
        o.put("carrier", &self.carrier);
        o.put("service", &self.service);
        o.put("amount", &self.amount);
        o.put("currency", &self.currency);
        o.opt("days", &self.days);
        o.close();
    }
}

#[derive(Clone)]
pub struct BuyLabel {
    pub rate: String,
    pub shipment: String,
    pub format: BuyLabelFormat,
}

impl Json for BuyLabel {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            rate: o.with("rate", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            shipment: o.with("shipment", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            format: o.or("format", BuyLabelFormat::Pdf),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("rate", &self.rate);
        o.put("shipment", &self.shipment);
        o.put("format", &self.format);
        o.close();
    }
}

#[derive(Clone)]
pub struct Label {
    pub id: String,
    pub tracking_number: Option<String>,
    pub carrier: Option<Carrier>,
    pub amount: Decimal,
    pub currency: String,
    /// The label in the format asked for. Where that could not be made it is a picture.
    pub label_url: Option<String>,
}

impl Json for Label {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            tracking_number: o.opt("tracking_number"),
            carrier: o.opt("carrier"),
            amount: o.get("amount"),
            currency: o.with("currency", |n| n.text_in(&Text { min: 3, max: 3, ..Text::ANY })),
            label_url: o.opt_with("label_url", |n| n.text_in(&Text { format: Some(Format::Url), ..Text::ANY })),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.opt("tracking_number", &self.tracking_number);
        o.opt("carrier", &self.carrier);
        o.put("amount", &self.amount);
        o.put("currency", &self.currency);
        o.opt("label_url", &self.label_url);
        o.close();
    }
}

#[derive(Clone)]
pub struct Voided {
    pub id: String,
    /// Whether the carrier takes it back. The money may come later.
    pub accepted: bool,
    pub message: Option<String>,
}

impl Json for Voided {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            accepted: o.get("accepted"),
            message: o.opt("message"),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.put("accepted", &self.accepted);
        o.opt("message", &self.message);
        o.close();
    }
}

#[derive(Clone, Copy, Eq)]
pub enum TrackCarrier {
    Usps,
    Ups,
    Fedex,
    DhlExpress,
}

impl TrackCarrier {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Usps => "usps",
            Self::Ups => "ups",
            Self::Fedex => "fedex",
            Self::DhlExpress => "dhl_express",
        }
    }
}

impl Json for TrackCarrier {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "usps" => Self::Usps,
            "ups" => Self::Ups,
            "fedex" => Self::Fedex,
            "dhl_express" => Self::DhlExpress,
            _ => node.refused(&["usps", "ups", "fedex", "dhl_express"], Self::Usps),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

#[derive(Clone)]
pub struct Tracking {
    pub tracking_number: String,
    pub status: TrackingStatus,
    pub eta: Option<DateTime>,
    pub events: Vec<TrackingEvent>,
}

impl Json for Tracking {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            tracking_number: o.get("tracking_number"),
            status: o.get("status"),
            eta: o.opt("eta"),
            events: o.get("events"),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("tracking_number", &self.tracking_number);
        o.put("status", &self.status);
        o.opt("eta", &self.eta);
        o.put("events", &self.events);
        o.close();
    }
}

#[derive(Clone)]
pub struct Address {
    pub name: String,
    pub company: Option<String>,
    pub phone: Option<String>,
    pub street: String,
    pub street2: Option<String>,
    pub city: String,
    /// State, province or region. Carriers want one.
    pub state: String,
    pub postcode: String,
    /// Two letters of ISO 3166-1.
    pub country: String,
}

impl Json for Address {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            name: o.with("name", |n| n.text_in(&Text { min: 1, max: 100, ..Text::ANY })),
            company: o.opt_with("company", |n| n.text_in(&Text { min: 1, max: 100, ..Text::ANY })),
            phone: o.opt_with("phone", |n| n.text_in(&Text { min: 1, max: 30, ..Text::ANY })),
            street: o.with("street", |n| n.text_in(&Text { min: 1, max: 100, ..Text::ANY })),
            street2: o.opt_with("street2", |n| n.text_in(&Text { min: 1, max: 100, ..Text::ANY })),
            city: o.with("city", |n| n.text_in(&Text { min: 1, max: 100, ..Text::ANY })),
            state: o.with("state", |n| n.text_in(&Text { min: 1, max: 50, ..Text::ANY })),
            postcode: o.with("postcode", |n| n.text_in(&Text { min: 1, max: 20, ..Text::ANY })),
            country: o.with("country", |n| {
                n.text_in(&Text {
                    min: 2,
                    max: 2,
                    pattern: Some({
                        static P: Pattern = Pattern::new("^[A-Z]{2}$");
                        &P
                    }),
                    ..Text::ANY
                })
            }),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("name", &self.name);
        o.opt("company", &self.company);
        o.opt("phone", &self.phone);
        o.put("street", &self.street);
        o.opt("street2", &self.street2);
        o.put("city", &self.city);
        o.put("state", &self.state);
        o.put("postcode", &self.postcode);
        o.put("country", &self.country);
        o.close();
    }
}

#[derive(Clone)]
pub struct Checked {
    pub valid: bool,
    pub address: Option<CheckedAddress>,
    pub problems: Vec<String>,
}

impl Json for Checked {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self { valid: o.get("valid"), address: o.opt("address"), problems: o.get("problems") };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("valid", &self.valid);
        o.opt("address", &self.address);
        o.put("problems", &self.problems);
        o.close();
    }
}

/// Weight in grams, sides in centimetres.
#[derive(Clone)]
pub struct Parcel {
    pub weight_g: i64,
    pub length_cm: f64,
    pub width_cm: f64,
    pub height_cm: f64,
}

impl Json for Parcel {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            weight_g: o.with("weight_g", |n| n.whole_in(&Whole { min: 1, max: 70000, ..Whole::ANY })),
            length_cm: o.with("length_cm", |n| {
                n.real_in(&Real { min: Bound::Inclusive("0.1"), max: Bound::Inclusive("400"), ..Real::ANY })
            }),
            width_cm: o.with("width_cm", |n| {
                n.real_in(&Real { min: Bound::Inclusive("0.1"), max: Bound::Inclusive("400"), ..Real::ANY })
            }),
            height_cm: o.with("height_cm", |n| {
                n.real_in(&Real { min: Bound::Inclusive("0.1"), max: Bound::Inclusive("400"), ..Real::ANY })
            }),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("weight_g", &self.weight_g);
        o.put("length_cm", &self.length_cm);
        o.put("width_cm", &self.width_cm);
        o.put("height_cm", &self.height_cm);
        o.close();
    }
}

#[derive(Clone, Copy, Eq)]
pub enum Carrier {
    Usps,
    Ups,
    Fedex,
    DhlExpress,
    Other,
}

impl Carrier {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Usps => "usps",
            Self::Ups => "ups",
            Self::Fedex => "fedex",
            Self::DhlExpress => "dhl_express",
            Self::Other => "other",
        }
    }
}

impl Json for Carrier {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "usps" => Self::Usps,
            "ups" => Self::Ups,
            "fedex" => Self::Fedex,
            "dhl_express" => Self::DhlExpress,
            "other" => Self::Other,
            _ => node.refused(&["usps", "ups", "fedex", "dhl_express", "other"], Self::Usps),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

#[derive(Clone, Copy, Eq)]
pub enum BuyLabelFormat {
    Pdf,
    Png,
    Zpl,
}

impl BuyLabelFormat {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Zpl => "zpl",
        }
    }
}

impl Json for BuyLabelFormat {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "pdf" => Self::Pdf,
            "png" => Self::Png,
            "zpl" => Self::Zpl,
            _ => node.refused(&["pdf", "png", "zpl"], Self::Pdf),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

#[derive(Clone, Copy, Eq)]
pub enum TrackingStatus {
    Unknown,
    Waiting,
    InTransit,
    OutForDelivery,
    Delivered,
    Returned,
    Failed,
}

impl TrackingStatus {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Unknown => "unknown",
            Self::Waiting => "waiting",
            Self::InTransit => "in_transit",
            Self::OutForDelivery => "out_for_delivery",
            Self::Delivered => "delivered",
            Self::Returned => "returned",
            Self::Failed => "failed",
        }
    }
}

impl Json for TrackingStatus {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "unknown" => Self::Unknown,
            "waiting" => Self::Waiting,
            "in_transit" => Self::InTransit,
            "out_for_delivery" => Self::OutForDelivery,
            "delivered" => Self::Delivered,
            "returned" => Self::Returned,
            "failed" => Self::Failed,
            _ => node.unknown(
                &["unknown", "waiting", "in_transit", "out_for_delivery", "delivered", "returned", "failed"],
                Self::Unknown,
            ),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

/// As it should be written.
#[derive(Clone)]
pub struct CheckedAddress {
    pub name: Option<String>,
    pub company: Option<String>,
    pub street: Option<String>,
    pub street2: Option<String>,
    pub city: Option<String>,
    pub state: Option<String>,
    pub postcode: Option<String>,
    pub country: Option<String>,
}

impl Json for CheckedAddress {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            name: o.opt("name"),
            company: o.opt("company"),
            street: o.opt("street"),
            street2: o.opt("street2"),
            city: o.opt("city"),
            state: o.opt("state"),
            postcode: o.opt("postcode"),
            country: o.opt("country"),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("name", &self.name);
        o.opt("company", &self.company);
        o.opt("street", &self.street);
        o.opt("street2", &self.street2);
        o.opt("city", &self.city);
        o.opt("state", &self.state);
        o.opt("postcode", &self.postcode);
        o.opt("country", &self.country);
        o.close();
    }
}

#[derive(Clone)]
pub struct TrackingEvent {
    pub at: DateTime,
    pub text: String,
    pub city: Option<String>,
    pub country: Option<String>,
}

impl Json for TrackingEvent {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self { at: o.get("at"), text: o.get("text"), city: o.opt("city"), country: o.opt("country") };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("at", &self.at);
        o.put("text", &self.text);
        o.opt("city", &self.city);
        o.opt("country", &self.country);
        o.close();
    }
}

/// What `GET ` takes.
#[derive(Clone)]
pub struct GetRateInput {
    pub rate: String,
    pub shipment: String,
}

impl Json for GetRateInput {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            rate: o.with("rate", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            shipment: o.with("shipment", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("rate", &self.rate);
        o.put("shipment", &self.shipment);
        o.close();
    }
}

/// What `POST /v1/labels/{id}/void` takes.
#[derive(Clone)]
pub struct VoidLabelInput {
    pub id: String,
}

impl Json for VoidLabelInput {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self { id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })) };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.close();
    }
}

/// What `GET /v1/tracking/{carrier}/{tracking_number}` takes.
#[derive(Clone)]
pub struct TrackInput {
    pub carrier: TrackCarrier,
    pub tracking_number: String,
}

impl Json for TrackInput {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            carrier: o.get("carrier"),
            tracking_number: o.with("tracking_number", |n| n.text_in(&Text { min: 4, max: 60, ..Text::ANY })),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("carrier", &self.carrier);
        o.put("tracking_number", &self.tracking_number);
        o.close();
    }
}

prim_json::types!(
    GetRates,
    Rates,
    Rate,
    BuyLabel,
    Label,
    Voided,
    TrackCarrier,
    Tracking,
    Address,
    Checked,
    Parcel,
    Carrier,
    BuyLabelFormat,
    TrackingStatus,
    CheckedAddress,
    TrackingEvent,
    GetRateInput,
    VoidLabelInput,
    TrackInput,
);
