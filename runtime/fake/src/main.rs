//! A fake vendor on the command line.
//!
//! `prim-fake --document FILE --port N [--fault RULE]… [--expect-auth CREDENTIAL]… [--tokens PATH]`

use std::process::ExitCode;

use prim_fake::{Credential, Fake, FaultRule};

const USAGE: &str = "\
usage: prim-fake --document FILE [--port N] [--fault RULE]... [--expect-auth CREDENTIAL]...
                 [--tokens PATH]

  --document FILE   an OpenAPI 3.1 document as JSON
  --port N          port of 127.0.0.1 to listen on; a free one if left out
  --fault RULE      OPERATION:CALL=FAULT, such as chat:1=429:retry-after=2 or chat:*=latency=250ms
                    faults: STATUS[:retry-after=SECONDS|:retry-after=date+SECONDS] latency=TIME stall stall-body
                    stall-after=N reset truncate cut=N malformed-event=N error-event=N content-type=TYPE
                    no-content-type gzip unknown-enum extra-fields nulls huge=BYTES not-json empty
  --expect-auth C   bearer:TOKEN, basic:USER:PASSWORD, header:NAME:VALUE or query:NAME:VALUE
  --tokens PATH     give out tokens (RFC 6749 section 5.1) at this path

Every request is printed as it comes, with what is wrong with it.
";

/// What the command line asks for.
#[derive(Default)]
struct Wanted {
    document: Option<String>,
    port: u16,
    faults: Vec<FaultRule>,
    credentials: Vec<Credential>,
    tokens: Option<String>,
}

fn main() -> ExitCode {
    let wanted = match parse_arguments(std::env::args().skip(1)) {
        Ok(wanted) => wanted,
        Err(problem) => {
            eprint!("prim-fake: {problem}\n\n{USAGE}");
            return ExitCode::from(64);
        }
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let ended = runtime.map_err(|error| error.to_string()).and_then(|runtime| runtime.block_on(serve(wanted)));
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("prim-fake: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn parse_arguments(mut arguments: impl Iterator<Item = String>) -> Result<Wanted, String> {
    let mut wanted = Wanted::default();
    while let Some(name) = arguments.next() {
        let value = arguments.next().ok_or_else(|| format!("{name} needs a value"))?;
        match name.as_str() {
            "--document" => wanted.document = Some(value),
            "--port" => {
                wanted.port = value.parse().map_err(|_| format!("{value} is not a port"))?;
            }
            "--fault" => wanted.faults.push(value.parse()?),
            "--expect-auth" => {
                wanted
                    .credentials
                    .push(parse_credential(&value).ok_or_else(|| format!("{value} is not a credential"))?);
            }
            "--tokens" => wanted.tokens = Some(value),
            _ => return Err(format!("{name} is not an argument")),
        }
    }
    if wanted.document.is_none() {
        return Err("--document is missing".to_owned());
    }
    Ok(wanted)
}

fn parse_credential(text: &str) -> Option<Credential> {
    let (kind, value) = text.split_once(':')?;
    if kind == "bearer" {
        return Some(Credential::bearer(value));
    }
    let (first, second) = value.split_once(':')?;
    match kind {
        "basic" => Some(Credential::basic(first, second)),
        "header" => Some(Credential::header(first, second)),
        "query" => Some(Credential::query(first, second)),
        _ => None,
    }
}

async fn serve(wanted: Wanted) -> Result<(), String> {
    let Wanted { document, port, faults, credentials, tokens } = wanted;
    let path = document.unwrap_or_default();
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{path} cannot be read: {error}"))?;
    let fake = Fake::start_on(&text, port).await?;
    for credential in credentials {
        fake.expect(credential);
    }
    if let Some(path) = tokens {
        let token = serde_json::json!({ "access_token": "made-up", "token_type": "Bearer", "expires_in": 3600 });
        fake.also("POST", &path, 200, token);
    }
    faults.into_iter().try_for_each(|rule| fake.add_rule(rule))?;
    println!("{}", fake.url());
    let mut printed = 0;
    loop {
        let calls = fake.all_calls_after(printed).await;
        for call in &calls {
            println!("{call}");
        }
        printed += calls.len();
    }
}
