//! A generated service with stand-ins of its vendors, started for a check and ended with it.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::Bench;

/// How long a service may take to answer. It may have to be compiled first.
const PATIENCE: Duration = Duration::from_mins(15);

/// A service that answers.
pub(super) struct Running {
    child: Child,
    /// Where it is.
    pub(super) base: String,
}

impl Running {
    /// Starts a prim by `cargo xtask run` and waits until it answers.
    pub(super) fn start(bench: &Bench<'_>, prim: &str) -> Result<Self, String> {
        let port = free_port().map_err(|error| format!("no free port: {error}"))?;
        let log = bench.repo.target().join("checks").join(format!("{prim}.log"));
        let file = std::fs::create_dir_all(bench.repo.target().join("checks"))
            .and_then(|()| std::fs::File::create(&log))
            .map_err(|error| format!("cannot write {}: {error}", log.display()))?;
        let again = file.try_clone().map_err(|error| error.to_string())?;
        let mut command = bench.cargo();
        command.args(["xtask", "run", prim, "--port", &port.to_string()]);
        own_group(&mut command).stdin(Stdio::null()).stdout(file).stderr(again);
        let child = command.spawn().map_err(|error| format!("cannot start {prim}: {error}"))?;
        let mut running = Self { child, base: format!("http://127.0.0.1:{port}") };
        let start = Instant::now();
        while !answers(port) {
            if let Ok(Some(status)) = running.child.try_wait() {
                let said = std::fs::read_to_string(&log).unwrap_or_default();
                let last: Vec<&str> = said.lines().rev().take(8).collect();
                let last: Vec<&str> = last.into_iter().rev().collect();
                return Err(format!("{prim} ended with {status} before it answered\n{}", last.join("\n")));
            }
            if start.elapsed() > PATIENCE {
                return Err(format!("{prim} does not answer; see {}", log.display()));
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        Ok(running)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // One that has ended was waited for, and its number may be another's by now.
        if !matches!(self.child.try_wait(), Ok(None)) {
            return;
        }
        // The service and its fakes are children of a child: the whole group is told.
        let _ = Command::new("kill").args(["-TERM", "--", &format!("-{}", self.child.id())]).status();
        let _ = self.child.wait();
    }
}

fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// Whether the health route answers with 200.
fn answers(port: u16) -> bool {
    let ask = || -> std::io::Result<bool> {
        let mut stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_read_timeout(Some(Duration::from_secs(2)))?;
        stream.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        let mut first = [0; 12];
        stream.read_exact(&mut first)?;
        Ok(first.ends_with(b" 200"))
    };
    ask().unwrap_or(false)
}

#[cfg(unix)]
fn own_group(command: &mut Command) -> &mut Command {
    use std::os::unix::process::CommandExt;
    command.process_group(0)
}

#[cfg(not(unix))]
fn own_group(command: &mut Command) -> &mut Command {
    command
}
