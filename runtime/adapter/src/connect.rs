//! How a vendor's API is reached: its address, credentials and headers, made of the configuration.
//!
//! In: values that may be nothing. Out: what `prim-client` takes. A credential that is nothing is left out, header and all:
//! the vendor says what it thinks of that.

use std::sync::Arc;
use std::time::Duration;

use prim_client::{Auth, Builder, Client, ClientCredentials, HeaderName, SendCredentials};
use prim_json::{Secret, Value};

use crate::make::{Given, template};

/// A connection to the API at an address.
pub fn to(base: impl Given) -> Builder {
    Client::builder(line(base).unwrap_or_default())
}

/// A token in the `Authorization` header (RFC 6750).
pub fn bearer(token: impl Given) -> Auth {
    secret(token).map_or(Auth::None, |token| Auth::bearer(&token))
}

/// User and password (RFC 7617). A password that is nothing is blank, as with keys that stand for a user.
pub fn basic(user: impl Given, password: impl Given) -> Auth {
    line(user).map_or(Auth::None, |user| Auth::basic(&user, &secret(password).unwrap_or_default()))
}

/// Headers that hold credentials. One whose name is none is left out: names are checked when code is generated.
pub fn headers<const N: usize>(headers: [(&'static str, Option<Value>); N]) -> Auth {
    let header = |(name, value)| Some((HeaderName::try_from(name).ok()?, secret(value)?));
    Auth::Headers(headers.into_iter().filter_map(header).collect())
}

/// Parameters of the query that hold credentials.
pub fn query<const N: usize>(parameters: [(&'static str, Option<Value>); N]) -> Auth {
    let parameter = |(name, value): (&str, _)| Some((name.to_owned(), secret(value)?));
    Auth::Query(parameters.into_iter().filter_map(parameter).collect())
}

/// A client of OAuth 2 (RFC 6749 section 4.4) with further fields of its request for a token.
pub fn oauth2<const N: usize>(
    token_url: impl Given,
    (client_id, client_secret): (Option<Value>, Option<Value>),
    send: SendCredentials,
    renew_before: Duration,
    fields: [(&'static str, Option<Value>); N],
) -> Auth {
    let (url, id) = (line(token_url).unwrap_or_default(), line(client_id).unwrap_or_default());
    let credentials = ClientCredentials::new(url, id, secret(client_secret).unwrap_or_default());
    let credentials = credentials.send_as(send).renew_before(renew_before);
    let with_field = |credentials: ClientCredentials, (name, value)| match line(value) {
        Some(text) => credentials.field(name, text),
        None => credentials,
    };
    Auth::OAuth2(Arc::new(fields.into_iter().fold(credentials, with_field)))
}

/// The keys of AWS Signature Version 4.
#[cfg(feature = "sigv4")]
pub fn sigv4(
    (service, region): (Option<Value>, Option<Value>),
    access_key: impl Given,
    secret_key: impl Given,
    session_token: impl Given,
) -> Auth {
    Auth::SigV4(prim_client::SigV4 {
        service: line(service).unwrap_or_default(),
        region: line(region).unwrap_or_default(),
        access_key: line(access_key).unwrap_or_default(),
        secret_key: secret(secret_key).unwrap_or_default(),
        session_token: secret(session_token),
    })
}

fn secret(value: impl Given) -> Option<Secret> {
    line(value).map(Secret::new)
}

/// A single value as text.
fn line(value: impl Given) -> Option<String> {
    match template([value.given()])? {
        Value::String(text) => Some(text),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::List(_) | Value::Object(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use prim_client::Auth;
    use prim_json::{Secret, Value};

    use super::{basic, bearer, headers, line, query};
    use crate::make::given;

    #[test]
    fn a_credential_that_is_nothing_is_left_out() {
        let nothing = None::<Value>;
        assert!(matches!(bearer(&nothing), Auth::None));
        assert!(matches!(basic(&nothing, "x"), Auth::None));
        let names = |auth: Auth| match auth {
            Auth::Headers(pairs) => {
                pairs.into_iter().map(|(name, secret)| format!("{name}: {}", secret.expose())).collect()
            }
            Auth::Query(pairs) => {
                pairs.into_iter().map(|(name, secret)| format!("{name}={}", secret.expose())).collect()
            }
            other => vec![format!("{other:?}")],
        };
        assert_eq!(names(bearer(&Secret::new("t"))), ["authorization: Bearer t"]);
        assert_eq!(names(basic("key", &nothing)), ["authorization: Basic a2V5Og=="]);
        assert_eq!(names(headers([("X-A", given("1")), ("X-B", None), ("no name", given("2"))])), ["x-a: 1"]);
        assert_eq!(names(query([("key", given(7)), ("k", None)])), ["key=7"]);
        assert_eq!(line(Value::List(Vec::new())), None);
    }
}
