//! Texts of a known form: which are, which are not, and what they stand for.

use prim_json::{Base64, DateTime, Decimal, Format, decode, encode};

fn check(format: Format, good: &[&str], bad: &[&str]) {
    for text in good {
        assert!(format.admits(text), "{text:?} is {}", format.name());
    }
    for text in bad {
        assert!(!format.admits(text), "{text:?} is not {}", format.name());
    }
}

/// The good ones are the examples of RFC 3339 section 5.8.
#[test]
fn date_and_time() {
    let good = [
        "1985-04-12T23:20:50.52Z",
        "1996-12-19T16:39:57-08:00",
        "1990-12-31T23:59:60Z",
        "1990-12-31T15:59:60-08:00",
        "1937-01-01T12:00:27.87+00:20",
        "2000-02-29t00:00:00z",
    ];
    let bad = [
        "1985-04-12",
        "1985-04-12T23:20:50",
        "1985-04-12T24:00:00Z",
        "1985-04-12T23:60:00Z",
        "1985-04-12T23:20:60Z",
        "1985-02-29T00:00:00Z",
        "1900-02-29T00:00:00Z",
        "1985-13-01T00:00:00Z",
        "1985-04-31T00:00:00Z",
        "1985-04-12T23:20:50.Z",
        "1985-04-12T23:20:50+1:00",
        "1985-04-12T23:20:50Z ",
        "+1985-04-12T23:20:50Z",
        "",
    ];
    check(Format::DateTime, &good, &bad);
    check(Format::Date, &["2024-02-29", "0001-01-01"], &["2023-02-29", "2024-2-9", "2024-02-29Z", "2024-00-01"]);
}

#[test]
fn a_time_is_a_number_of_seconds() {
    let cases = [
        ("1970-01-01T00:00:00Z", 0, 0, "1970-01-01T00:00:00Z"),
        ("1969-12-31T23:59:59.5Z", -1, 500_000_000, "1969-12-31T23:59:59.5Z"),
        ("2000-03-01T00:00:00+01:00", 951_865_200, 0, "2000-02-29T23:00:00Z"),
        ("2026-11-20T13:28:02.000000001Z", 1_795_181_282, 1, "2026-11-20T13:28:02.000000001Z"),
        ("0000-01-01T00:00:00Z", -62_167_219_200, 0, "0000-01-01T00:00:00Z"),
        ("9999-12-31T23:59:59Z", 253_402_300_799, 0, "9999-12-31T23:59:59Z"),
    ];
    for (text, seconds, nanoseconds, again) in cases {
        let time = DateTime::parse(text).expect(text);
        assert_eq!(time.unix(), Ok((seconds, nanoseconds)), "{text}");
        assert_eq!(DateTime::from_unix(seconds, nanoseconds).expect(text).as_str(), again);
    }
    assert_eq!(DateTime::from_unix(253_402_300_800, 0), None);
    assert!(DateTime::raw("soon").unix().is_err());
    let before = DateTime::raw("1969-12-31T23:59:58.25Z").system_time().expect("a time");
    let gap = std::time::SystemTime::UNIX_EPOCH.duration_since(before).expect("before");
    assert_eq!(gap, std::time::Duration::from_millis(1750));
}

#[test]
fn every_day_of_four_centuries_comes_back() {
    for day in -200_000..200_000_i64 {
        let time = DateTime::from_unix(day * 86_400, 0).expect("a time");
        assert_eq!(time.unix(), Ok((day * 86_400, 0)), "{time}");
    }
}

#[test]
fn identifiers_and_addresses() {
    check(
        Format::Uuid,
        &["123e4567-e89b-12d3-a456-426614174000", "00000000-0000-0000-0000-00000000000F"],
        &[
            "123e4567e89b12d3a456426614174000",
            "123e4567-e89b-12d3-a456-42661417400g",
            "",
            "{123e4567-e89b-12d3-a456-426614174000}",
        ],
    );
    check(
        Format::Url,
        &[
            "https://example.com",
            "HTTP://a_b.example:8080/x?y=%20#z",
            "http://[::1]:80/",
            "http://127.0.0.1",
            "https://x.y./",
        ],
        &[
            "example.com",
            "ftp://example.com",
            "https://",
            "https:///x",
            "https://user@example.com",
            "https://a b",
            "https://a/%2",
            "https://a:99999",
            "http://[::1",
            "http://[x]",
            "https://-a.example",
            "https://a..b",
            "https://ä.example",
            "javascript:alert(1)",
        ],
    );
    check(
        Format::Email,
        &["a@b.example", "first.last+tag@sub.example.com"],
        &[
            "a",
            "a@b",
            "@b.example",
            "a@",
            "a b@c.example",
            "a..b@c.example",
            ".a@c.example",
            "a@c.example.",
            "a@b@c.example",
        ],
    );
    check(
        Format::Phone,
        &["+15551234567", "+49", "+123456789012345"],
        &["15551234567", "+0555", "+1234567890123456", "+1 555", "+", "+1"],
    );
}

#[test]
fn decimals_are_exact() {
    check(
        Format::Decimal,
        &["0", "-0.50", "12.345678901234567890"],
        &["", "1.", ".5", "+1", "1e3", "01", "1,5", "-", " 1", "NaN"],
    );
    let compare = |a: &str, b: &str| Decimal::raw(a).compare(&Decimal::raw(b));
    assert!(compare("1.50", "1.5").is_eq());
    assert!(compare("-2", "1").is_lt() && compare("-2", "-3").is_gt() && compare("0.1", "0.09").is_gt());
    assert!(compare("100000000000000000000.1", "100000000000000000000.10000001").is_lt());
    let kept: Decimal = decode(br#""007.50""#).expect("kept as received");
    assert_eq!(encode(&kept), r#""007.50""#);
}

/// RFC 4648 section 10.
#[test]
fn base64_vectors() {
    let vectors = [
        ("", ""),
        ("f", "Zg=="),
        ("fo", "Zm8="),
        ("foo", "Zm9v"),
        ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ];
    for (plain, encoded) in vectors {
        assert_eq!(Base64::of(plain.as_bytes()).as_str(), encoded);
        assert_eq!(Base64::raw(encoded).bytes().expect(encoded), plain.as_bytes());
        assert_eq!(Base64::raw(encoded.trim_end_matches('=')).bytes().expect(encoded), plain.as_bytes());
    }
    assert_eq!(Base64::raw("-_8").bytes(), Base64::raw("+/8=").bytes());
    check(Format::Base64, &["", "AAAA"], &["A", "AA=", "AAA==", "AAAA=", "A A=", "===="]);
}
