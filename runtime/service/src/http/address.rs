//! Who is calling, by address.
//!
//! In: the socket's peer and `X-Forwarded-For`. Out: the address that limits are counted by. The header is believed only
//! when the peer is this machine, where the proxy runs; its last entry is the one the proxy itself added.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::http::HeaderMap;

/// The peer of the socket, put into the request by the listener.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peer(pub(crate) SocketAddr);

/// The address a caller is known by. IPv6 callers own whole networks, so only the first 64 bits count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Caller(IpAddr);

impl Caller {
    pub(crate) fn of(peer: Option<Peer>, headers: &HeaderMap) -> Self {
        let peer = peer.map_or(IpAddr::from([127, 0, 0, 1]), |Peer(address)| address.ip());
        let forwarded = || {
            let last = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
            last.rsplit(',').next()?.trim().parse().ok()
        };
        let address = if peer.is_loopback() { forwarded().unwrap_or(peer) } else { peer };
        Self(match address.to_canonical() {
            IpAddr::V4(address) => IpAddr::V4(address),
            IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
        })
    }
}

impl std::fmt::Display for Caller {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(out)
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue};

    use super::{Caller, Peer};

    #[test]
    fn only_a_local_proxy_is_believed() {
        let cases: &[(Option<&str>, &[&str], &str)] = &[
            (Some("203.0.113.9:1"), &[], "203.0.113.9"),
            (Some("203.0.113.9:1"), &["198.51.100.1"], "203.0.113.9"),
            (Some("127.0.0.1:1"), &["198.51.100.1"], "198.51.100.1"),
            (Some("127.0.0.1:1"), &["6.6.6.6, 198.51.100.1"], "198.51.100.1"),
            (Some("[::1]:1"), &["6.6.6.6", "198.51.100.1"], "198.51.100.1"),
            (Some("127.0.0.1:1"), &["junk"], "127.0.0.1"),
            (Some("[2001:db8:1:2:3:4:5:6]:1"), &[], "2001:db8:1:2::"),
            (Some("[::ffff:203.0.113.9]:1"), &[], "203.0.113.9"),
            (None, &[], "127.0.0.1"),
        ];
        for (peer, forwarded, expected) in cases {
            let mut headers = HeaderMap::new();
            for value in *forwarded {
                headers.append("x-forwarded-for", HeaderValue::from_static(value));
            }
            let peer = peer.map(|peer| Peer(peer.parse().unwrap()));
            assert_eq!(Caller::of(peer, &headers).to_string(), *expected, "{peer:?} {forwarded:?}");
        }
    }
}
