//! The service as a process: exit codes, signals, the service manager. This binary runs itself as the service.

mod sample;

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::os::unix::net::UnixDatagram;
use std::path::PathBuf;
use std::process::{Child, Command, ExitCode, Output, Stdio};
use std::time::Duration;

use sample::App;

const IS_SERVICE: &str = "PRIM_SERVICE_PROCESS_TEST";
const PATIENCE: Duration = Duration::from_secs(20);

fn main() -> ExitCode {
    if std::env::var_os(IS_SERVICE).is_some() {
        return prim_service::run::<App>();
    }
    let tests: &[(&str, fn())] = &[
        ("arguments_and_configuration_decide_the_exit", arguments_and_configuration_decide_the_exit),
        ("a_signal_lets_work_end", a_signal_lets_work_end),
        ("a_second_signal_does_not_wait", a_second_signal_does_not_wait),
        ("the_grace_period_ends", the_grace_period_ends),
        ("the_service_manager_is_told", the_service_manager_is_told),
        ("a_socket_may_be_passed", a_socket_may_be_passed),
    ];
    for (name, test) in tests {
        println!("test {name} ...");
        test();
    }
    println!("{} process tests passed", tests.len());
    ExitCode::SUCCESS
}

/// The service with an environment of its own.
fn service(env: &[(&str, &str)]) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.env_clear().env(IS_SERVICE, "1").envs(env.iter().copied());
    command
}

const PAID: [(&str, &str); 3] = [
    ("PRIM_PAY_TO", "0x209693Bc6afc0C5328bA36FaF03C514EF312287C"),
    ("PRIM_NETWORK", "eip155:8453"),
    ("PRIM_PAYMENTS", "disabled"),
];

fn output(mut command: Command) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } = command.output().unwrap();
    (status.code(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

/// Where the service tells what a service manager should know.
struct Manager {
    path: PathBuf,
    socket: UnixDatagram,
}

impl Manager {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("prim-{name}-{}", std::process::id()));
        let _ = std::fs::remove_file(&path);
        let socket = UnixDatagram::bind(&path).unwrap();
        socket.set_read_timeout(Some(PATIENCE)).unwrap();
        Self { path, socket }
    }

    /// Waits for a message that begins like this.
    fn hears(&self, beginning: &str) -> String {
        loop {
            let mut message = [0; 4096];
            let length = self.socket.recv(&mut message).unwrap_or_else(|error| panic!("no {beginning}: {error}"));
            let message = String::from_utf8_lossy(&message[..length]).into_owned();
            if message.starts_with(beginning) {
                return message;
            }
        }
    }
}

impl Drop for Manager {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.path);
    }
}

/// A running service and its address.
struct Running {
    child: Child,
    address: SocketAddr,
    manager: Manager,
}

fn start(name: &str, env: &[(&str, &str)]) -> Running {
    let manager = Manager::new(name);
    let port = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port().to_string();
    let mut command = service(&PAID);
    command.env("PORT", port).env("NOTIFY_SOCKET", &manager.path).envs(env.iter().copied());
    let child = command.stdout(Stdio::null()).spawn().unwrap();
    let ready = manager.hears("READY=1");
    let address = ready.split("serving on ").nth(1).unwrap().trim().parse().unwrap();
    Running { child, address, manager }
}

impl Running {
    fn signal(&self, name: &str) {
        let status = Command::new("kill").arg(format!("-{name}")).arg(self.child.id().to_string()).status().unwrap();
        assert!(status.success());
    }

    /// Begins a request whose handler sleeps, and waits until the handler runs.
    fn begin(&self, seconds: u32) -> TcpStream {
        let body = format!("\"sleep {seconds}\"");
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(
            stream,
            "POST /v1/echo HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        )
        .unwrap();
        while !self.get("/metrics").contains("prim_requests_in_flight 2") {}
        stream
    }

    fn get(&self, path: &str) -> String {
        get(self.address, path)
    }

    fn ended(mut self) -> Option<i32> {
        self.child.wait().unwrap().code()
    }
}

fn get(address: SocketAddr, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").unwrap();
    rest(stream)
}

fn rest(mut stream: TcpStream) -> String {
    let mut reply = String::new();
    let _ = stream.read_to_string(&mut reply);
    reply
}

fn arguments_and_configuration_decide_the_exit() {
    let mut check = service(&[("HOST", "here"), ("LOG_LEVEL", "loud")]);
    check.arg("--check-config");
    let (code, stdout, stderr) = output(check);
    assert_eq!((code, stdout.as_str()), (Some(78), ""));
    for name in ["HOST", "LOG_LEVEL", "PRIM_PAY_TO", "PRIM_NETWORK"] {
        assert!(stderr.contains(&format!("  {name} ")), "{name} in {stderr}");
    }
    assert!(stderr.starts_with("sample.sh is not configured. Wrong settings: 4\n"), "{stderr}");
    let (code, _, stderr) = output(service(&[]));
    assert!(code == Some(78) && stderr.starts_with("sample.sh cannot start."), "{stderr}");
    let mut check = service(&PAID);
    check.arg("--check-config");
    assert_eq!(output(check), (Some(0), "sample.sh: the configuration is complete\n".to_owned(), String::new()));
    let mut version = service(&[]);
    version.arg("--version");
    assert_eq!(output(version).1, "sample.sh 1.2.3\n");
    let mut unknown = service(&PAID);
    unknown.arg("--verbose");
    assert_eq!(output(unknown).0, Some(64));
    let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let mut second = service(&PAID);
    second.env("PORT", &port);
    let (code, _, stderr) = output(second);
    assert!(code == Some(69) && stderr.contains(&port), "{stderr}");
}

fn a_signal_lets_work_end() {
    for signal in ["TERM", "INT"] {
        let running = start("drain", &[]);
        let stream = running.begin(1);
        running.signal(signal);
        running.manager.hears("STOPPING=1");
        let reply = rest(stream);
        assert!(reply.starts_with("HTTP/1.1 200") && reply.to_lowercase().contains("connection: close"), "{reply}");
        let address = running.address;
        assert_eq!(running.ended(), Some(0));
        assert!(TcpStream::connect(address).is_err());
    }
}

fn a_second_signal_does_not_wait() {
    let running = start("impatient", &[]);
    let stream = running.begin(9);
    running.signal("TERM");
    running.manager.hears("STOPPING=1");
    running.signal("TERM");
    assert_eq!(running.ended(), Some(1));
    assert_eq!(rest(stream), "");
}

fn the_grace_period_ends() {
    let running = start("grace", &[]);
    // The route's own time would be longer than the grace period of 5 s.
    let stream = running.begin(9);
    running.signal("TERM");
    assert_eq!(running.ended(), Some(0));
    assert_eq!(rest(stream), "");
}

fn the_service_manager_is_told() {
    let running = start("watchdog", &[("WATCHDOG_USEC", "200000")]);
    running.manager.hears("WATCHDOG=1");
    running.manager.hears("WATCHDOG=1");
    running.signal("TERM");
    running.manager.hears("STOPPING=1");
    assert_eq!(running.ended(), Some(0));
}

/// A program that listens, puts the socket where a service manager would, and becomes the service.
const PASS_A_SOCKET: &str = "
import os, socket, sys
s = socket.socket(); s.bind(('127.0.0.1', 0)); s.listen()
os.dup2(s.fileno(), 3); os.set_inheritable(3, True)
os.environ.update(LISTEN_FDS='1', LISTEN_PID=str(os.getpid()))
os.execv(sys.argv[1], [sys.argv[1]])
";

fn a_socket_may_be_passed() {
    let manager = Manager::new("socket");
    let mut command = Command::new("python3");
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap()).envs(PAID).env(IS_SERVICE, "1").env("PORT", "1");
    command.env("NOTIFY_SOCKET", &manager.path).args(["-c", PASS_A_SOCKET]).arg(std::env::current_exe().unwrap());
    let child = match command.stdout(Stdio::null()).spawn() {
        Ok(child) => child,
        Err(error) => {
            println!("SKIPPED: there is no python3 to pass a socket ({error})");
            return;
        }
    };
    let ready = manager.hears("READY=1");
    let address: SocketAddr = ready.split("serving on ").nth(1).unwrap().trim().parse().unwrap();
    let running = Running { child, address, manager };
    assert!(running.get("/").ends_with(r#"{"service":"sample.sh","status":"ok"}"#));
    running.signal("TERM");
    assert_eq!(running.ended(), Some(0));
}
