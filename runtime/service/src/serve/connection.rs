//! Accepts connections and serves HTTP/1.1 on them.
//!
//! The proxy in front speaks HTTP/2 and TLS to the world and HTTP/1.1 to us. Limits here are those of a connection: how many, how
//! large a head, how long it may take to come and how long a connection may idle.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::task::JoinSet;
use tower_service::Service as _;

use super::socket::Socket;
use crate::http::Peer;
use crate::secs;

/// Connections at the same time. Further ones wait in the kernel.
const CONNECTIONS_MAX: usize = 1024;
/// Bytes of the head of a request, roughly: what was read in one go is still taken. More is a 431 of the connection,
/// without an envelope.
const HEAD_MAX: usize = 32 * 1024;
/// Header lines of a request.
const HEADERS_MAX: usize = 100;
/// Time for the head of a request, and for a connection between two requests: the connection does not tell the two
/// apart. A proxy must let go of idle connections before this, or it will now and then send a request into one that is
/// being closed.
pub const KEEP_ALIVE: std::time::Duration = secs(60);

/// Serves connections until `draining` turns true, then lets those that are open finish what they do. Returns the
/// connections still open; dropping them cuts them.
pub(crate) async fn accept(listener: TcpListener, router: Router, mut draining: watch::Receiver<bool>) -> JoinSet<()> {
    let places = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    let mut connections = JoinSet::new();
    loop {
        let next = async {
            // The semaphore is never closed.
            let place = Arc::clone(&places).acquire_owned().await.ok();
            (place, listener.accept().await)
        };
        tokio::select! {
            biased;
            () = turned(&mut draining) => return connections,
            Some(_) = connections.join_next() => {}
            (place, accepted) = next => match accepted {
                Ok((stream, address)) => {
                    let serve = serve(stream, Peer(address), router.clone(), draining.clone(), place);
                    connections.spawn(serve);
                }
                Err(error) => {
                    // Out of file descriptors, most likely: trying again at once would only spin.
                    tracing::warn!(problem = %error, "a connection could not be accepted");
                    tokio::time::sleep(secs(1)).await;
                }
            },
        }
    }
}

/// Waits until draining begins. Nobody left to say so counts as well.
async fn turned(draining: &mut watch::Receiver<bool>) {
    let _ = draining.wait_for(|draining| *draining).await;
}

async fn serve(
    stream: TcpStream,
    peer: Peer,
    router: Router,
    mut draining: watch::Receiver<bool>,
    place: Option<OwnedSemaphorePermit>,
) {
    let _place = place;
    // Events of a stream are small and must leave at once.
    let _ = stream.set_nodelay(true);
    let handle = service_fn(move |request: hyper::Request<Incoming>| {
        let mut router = router.clone();
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(peer);
        router.call(request)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(KEEP_ALIVE)
        .max_buf_size(HEAD_MAX)
        .max_headers(HEADERS_MAX)
        .serve_connection(TokioIo::new(Socket::new(stream)), handle);
    let mut connection = std::pin::pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = turned(&mut draining) => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(problem = %error, "a connection ended early");
    }
}
