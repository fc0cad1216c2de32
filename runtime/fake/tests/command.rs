//! The fake on the command line.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Command, Stdio};

fn fake(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_prim-fake"));
    command.args(arguments);
    command
}

#[test]
fn it_serves_a_document_and_prints_what_it_is_asked() {
    let document = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vendor.json");
    let arguments = ["--document", document, "--fault", "get_item:1=503:retry-after=1", "--expect-auth", "bearer:k"];
    let mut child = fake(&arguments).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    let url = lines.next().unwrap();
    let host = url.strip_prefix("http://").unwrap().split('/').next().unwrap().to_owned();
    let get = |token: &str| {
        let mut stream = TcpStream::connect(&host).unwrap();
        write!(
            stream,
            "GET /api/v1/items/1 HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\nconnection: close\r\n\r\n"
        )
        .unwrap();
        let mut reply = String::new();
        stream.read_to_string(&mut reply).unwrap();
        reply.split(' ').nth(1).unwrap().to_owned()
    };
    assert_eq!((get("k"), get("k"), get("x")), ("503".to_owned(), "200".to_owned(), "401".to_owned()));
    let printed: Vec<String> = (0..4).map(|_| lines.next().unwrap()).collect();
    assert_eq!(
        printed,
        [
            "get_item #1: GET /api/v1/items/1 -> 503",
            "get_item #2: GET /api/v1/items/1 -> 200",
            "get_item #3: GET /api/v1/items/1 -> 401",
            "    credentials: not the expected credentials: the header authorization with a bearer token",
        ]
    );
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn wrong_arguments_are_explained() {
    let document = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vendor.json");
    for (arguments, code, reason) in [
        (&[][..], 64, "--document is missing"),
        (&["--document"], 64, "--document needs a value"),
        (&["--colour", "red"], 64, "--colour is not an argument"),
        (&["--document", document, "--port", "x"], 64, "x is not a port"),
        (&["--document", document, "--fault", "x"], 64, "x is not OPERATION:CALL=FAULT"),
        (&["--document", document, "--expect-auth", "magic:x"], 64, "magic:x is not a credential"),
        (&["--document", "/nowhere"], 1, "/nowhere cannot be read"),
        (&["--document", document, "--fault", "nobody:1=500"], 1, "no operation nobody"),
    ] {
        let output = fake(arguments).output().unwrap();
        let problem = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
        assert!(problem.contains(reason), "{arguments:?} {problem}");
    }
}
