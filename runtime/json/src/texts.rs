//! Types for texts of a known form: dates, identifiers, exact decimals.
//!
//! Each keeps the text as received, so an odd date fails no answer and goes back as it came. Who needs the value
//! parses it then. In requests to us the form is checked (`Policy::Strict`).

use std::cmp::Ordering;
use std::fmt;
use std::time::{Duration, SystemTime};

use crate::formats::{Format, Moment};
use crate::number::Exact;

/// A text is not of the form its type stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormatError(pub Format);

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.0.name())
    }
}

impl std::error::Error for FormatError {}

macro_rules! text_type {
    ($(#[$doc:meta])* $name:ident, $format:expr) => {
        $(#[$doc])*
        #[derive(Clone, Default, PartialEq, Eq, Hash)]
        pub struct $name(String);

        impl $name {
            /// The value in this text, if the text has the right form.
            pub fn parse(text: impl Into<String>) -> Result<Self, $crate::FormatError> {
                let text = text.into();
                if $format.admits(&text) { Ok(Self(text)) } else { Err($crate::FormatError($format)) }
            }

            /// This text, whatever its form.
            pub fn raw(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The text as received.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl $crate::Json for $name {
            fn read(node: $crate::Node<'_>) -> Self {
                Self(node.formatted($format))
            }

            fn write(&self, w: &mut $crate::Writer) {
                w.string(&self.0);
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{:?}", self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::FormatError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0
            }
        }
    };
}

pub(crate) use text_type;

text_type! {
    /// A date and time (RFC 3339), kept as it was written.
    DateTime, Format::DateTime
}

text_type! {
    /// A date (RFC 3339 `full-date`), kept as it was written.
    Date, Format::Date
}

text_type! {
    /// A UUID (RFC 9562), kept as it was written.
    Uuid, Format::Uuid
}

text_type! {
    /// An absolute `http` or `https` URL, kept as it was written.
    Url, Format::Url
}

text_type! {
    /// An e-mail address, kept as it was written.
    Email, Format::Email
}

text_type! {
    /// A telephone number (ITU-T E.164), kept as it was written.
    Phone, Format::Phone
}

text_type! {
    /// An exact decimal number, in JSON a string: kept as it was written, zeros and all.
    Decimal, Format::Decimal
}

impl DateTime {
    /// Seconds since 1970-01-01T00:00:00Z, and nanoseconds after them.
    pub fn unix(&self) -> Result<(i64, u32), FormatError> {
        let moment = Moment::parse(self.as_str()).ok_or(FormatError(Format::DateTime))?;
        Ok((moment.seconds, moment.nanoseconds))
    }

    /// The time so many seconds, and nanoseconds more, after 1970-01-01T00:00:00Z.
    ///
    /// `None` outside the years 0 to 9999, which RFC 3339 cannot write.
    pub fn from_unix(seconds: i64, nanoseconds: u32) -> Option<Self> {
        let writable = (-62_167_219_200..253_402_300_800).contains(&seconds) && nanoseconds < 1_000_000_000;
        writable.then(|| Self(Moment { seconds, nanoseconds }.format()))
    }

    /// The time as the standard library has it. Leap seconds count as the second after them.
    pub fn system_time(&self) -> Result<SystemTime, FormatError> {
        let (seconds, nanoseconds) = self.unix()?;
        let whole = Duration::from_secs(seconds.unsigned_abs());
        let time = if seconds < 0 {
            SystemTime::UNIX_EPOCH.checked_sub(whole)
        } else {
            SystemTime::UNIX_EPOCH.checked_add(whole)
        };
        let time = time.and_then(|time| time.checked_add(Duration::from_nanos(u64::from(nanoseconds))));
        time.ok_or(FormatError(Format::DateTime))
    }

    /// The time for calendar work.
    #[cfg(feature = "jiff")]
    pub fn timestamp(&self) -> Result<jiff::Timestamp, FormatError> {
        let (seconds, nanoseconds) = self.unix()?;
        let nanoseconds = i32::try_from(nanoseconds).unwrap_or_default();
        jiff::Timestamp::new(seconds, nanoseconds).map_err(|_| FormatError(Format::DateTime))
    }
}

impl Date {
    /// The date for calendar work.
    #[cfg(feature = "jiff")]
    pub fn civil(&self) -> Result<jiff::civil::Date, FormatError> {
        self.as_str().parse().map_err(|_| FormatError(Format::Date))
    }
}

impl Uuid {
    /// The identifier as 16 bytes.
    #[cfg(feature = "uuid")]
    pub fn uuid(&self) -> Result<uuid::Uuid, FormatError> {
        uuid::Uuid::try_parse(self.as_str()).map_err(|_| FormatError(Format::Uuid))
    }
}

impl Decimal {
    /// Compares the values exactly: `1.50` and `1.5` are equal here, though not as texts.
    pub fn compare(&self, other: &Self) -> Ordering {
        Exact::of(self.as_str()).compare(&Exact::of(other.as_str()))
    }

    /// The nearest number of 64 bits.
    pub fn to_f64(&self) -> Result<f64, FormatError> {
        self.as_str().parse().map_err(|_| FormatError(Format::Decimal))
    }
}
