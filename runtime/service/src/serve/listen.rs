//! The socket to listen on.

use std::net::{IpAddr, SocketAddr};

use tokio::net::TcpListener;

/// A socket from the service manager, taken before the runtime starts.
pub(crate) struct Listener(Option<std::net::TcpListener>);

impl Listener {
    /// Takes the first TCP socket the service manager passed (`sd_listen_fds(3)`), if it passed one.
    pub(crate) fn from_manager() -> Result<Self, String> {
        let mut passed = listenfd::ListenFd::from_env();
        if passed.len() == 0 {
            return Ok(Self(None));
        }
        let socket = passed
            .take_tcp_listener(0)
            .map_err(|error| format!("the socket passed by the service manager cannot be used: {error}"))?;
        Ok(Self(socket))
    }
}

/// Listens: on the passed socket if there is one, else on an address.
pub(crate) async fn listen(passed: Listener, host: IpAddr, port: u16) -> Result<TcpListener, String> {
    if let Listener(Some(socket)) = passed {
        let ready = socket.set_nonblocking(true).and_then(|()| TcpListener::from_std(socket));
        return ready.map_err(|error| format!("the socket passed by the service manager cannot be used: {error}"));
    }
    let address = SocketAddr::new(host, port);
    TcpListener::bind(address).await.map_err(|error| format!("cannot listen on {address}: {error}"))
}
