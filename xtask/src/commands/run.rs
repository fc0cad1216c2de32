//! `run`: a prim with stand-ins of its vendors, on this machine.
//!
//! The service is the one that is deployed; what makes this a trial is its environment: the addresses of vendors lead to fakes
//! that check each request against the vendor's document, secrets are made up, and nobody pays unless asked to.

use std::ffi::OsString;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use clap::Args;
use model::mapping::Root;
use model::prim::{Auth, EnvFormat, Need, Prim, Status, Variable};
use pipeline::{Repo, Specs, check, has_program};

use crate::commands::{repo, show};
use crate::outcome::{Failure, Outcome};
use crate::screen::Format;

#[derive(Debug, Args)]
pub(crate) struct Run {
    /// The prim, by its id
    prim: String,
    /// The port to listen on, if not the prim's own
    #[arg(long)]
    port: Option<u16>,
    /// Demand payment on a test network, as the deployed service does
    #[arg(long)]
    payments: bool,
    /// What the fakes do wrong: OPERATION:CALL=FAULT, such as createChatCompletion:1=429:retry-after=2
    #[arg(long = "fault", value_name = "RULE")]
    faults: Vec<String>,
}

/// A wallet that nobody has, and a network where money is play money: for trials of payment.
const PAYMENT: [(&str, &str); 2] =
    [("PRIM_PAY_TO", "0x000000000000000000000000000000000000dEaD"), ("PRIM_NETWORK", "eip155:84532")];

impl Run {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        let repo = repo()?;
        let checked = check::check(&Specs::of(&repo)?)?;
        if show(&checked, Format::Human).is_none() {
            return Ok(Outcome::WrongInput);
        }
        let fleet = checked.fleet.prims;
        let is_meant = |prim: &&Prim| prim.id == self.prim && prim.status != Status::Phantom;
        let prim = fleet.iter().find(is_meant).ok_or_else(|| unknown(&self.prim, &fleet))?;
        if !has_program(prim) {
            let why = format!("{} has hand-written parts that nobody wrote: see `cargo xtask explain E004`", prim.name);
            return Err(Failure::Asked(why));
        }
        build(&repo, prim)?;
        let fakes = start_fakes(&repo, prim, &self.faults)?;
        let port = self.port.or(prim.port).unwrap_or_default();
        println!("{} at http://127.0.0.1:{port}", prim.name);
        for fake in &fakes {
            println!("{} is a fake at {}", fake.name, fake.url);
        }
        let mut service = Command::new(program(&repo, &format!("prim-{}", prim.id)));
        service.env("PORT", port.to_string()).envs(self.environment(prim, &fakes));
        let ended = service.status().map_err(|error| Failure::World(format!("cannot start the service: {error}")))?;
        Ok(if ended.success() { Outcome::Fine } else { Outcome::Environment })
    }

    /// What the service reads: what is set stays as it is.
    fn environment(&self, prim: &Prim, fakes: &[Fake]) -> Vec<(String, OsString)> {
        let mut values: Vec<(String, String)> = Vec::new();
        if self.payments {
            values.extend(PAYMENT.map(|(name, value)| (name.to_owned(), value.to_owned())));
        } else {
            values.push(("PRIM_PAYMENTS".to_owned(), "disabled".to_owned()));
        }
        values.extend(fakes.iter().map(|fake| (fake.variable.clone(), fake.url.clone())));
        values.extend(fakes.iter().filter_map(|fake| Some((fake.tokens.clone()?, fake.token_url()))));
        let needed = prim.env.iter().filter(|variable| {
            variable.default.is_none() && !matches!(variable.need, Need::Optional | Need::WithPayments)
        });
        values.extend(needed.map(|variable| (variable.name.clone(), made_up(variable))));
        let is_unset = |(name, _): &(String, String)| std::env::var_os(name).is_none_or(|value| value.is_empty());
        values.into_iter().filter(is_unset).map(|(name, value)| (name, value.into())).collect()
    }
}

fn unknown(id: &str, fleet: &[Prim]) -> Failure {
    let known: Vec<&str> = fleet.iter().map(|prim| prim.id.as_str()).collect();
    Failure::Asked(format!("there is no prim {id} that can run; there is {}", known.join(", ")))
}

fn build(repo: &Repo, prim: &Prim) -> Result<(), Failure> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["build", "--quiet", "-p", "prim-fake", "-p", &format!("prim-{}", prim.id)]).current_dir(repo.root());
    match cargo.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(Failure::World("the service does not compile; is golden/ up to date?".to_owned())),
        Err(error) => Err(Failure::World(format!("cannot start cargo: {error}"))),
    }
}

fn program(repo: &Repo, name: &str) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| repo.root().join("target"), PathBuf::from);
    target.join("debug").join(name)
}

/// A stand-in of a vendor. It ends with its owner.
struct Fake {
    name: String,
    /// What leads the service here.
    variable: String,
    url: String,
    /// The variable that says where tokens are given out, if it gives out some.
    tokens: Option<String>,
    child: Child,
}

/// Where fakes give out tokens.
const TOKENS: &str = "/oauth/token";

impl Fake {
    fn token_url(&self) -> String {
        let host = self.url.split('/').take(3).collect::<Vec<_>>().join("/");
        host + TOKENS
    }
}

impl Drop for Fake {
    fn drop(&mut self) {
        // It may have ended by itself, by the signal that ended the service.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn start_fakes(repo: &Repo, prim: &Prim, faults: &[String]) -> Result<Vec<Fake>, Failure> {
    let mut fakes: Vec<Fake> = Vec::new();
    for connection in prim.providers.iter().flat_map(|provider| &provider.connections) {
        let Some(variable) = address_variable(prim, &connection.base) else { continue };
        let Some(api) = prim.apis.get(connection.api) else { continue };
        if fakes.iter().all(|fake| fake.variable != variable) {
            let document = repo.root().join(format!("golden/prims/{}/fakes/{}.json", prim.id, api.name.kebab()));
            let tokens = match &connection.auth {
                Auth::ClientCredentials { token_url, .. } => address_variable(prim, token_url),
                _ => None,
            };
            let leads = Leads { base: variable, tokens };
            fakes.push(start_fake(repo, &api.name.kebab(), leads, &document, faults)?);
        }
    }
    Ok(fakes)
}

/// The variable that stands for the whole address of an API.
fn address_variable(prim: &Prim, base: &model::mapping::Expr) -> Option<String> {
    let mut names = Vec::new();
    base.roots(&mut |root| {
        if let Root::Env(name) = root {
            names.push(name.clone());
        }
    });
    let is_whole = |name: &&String| {
        prim.env.iter().any(|variable| variable.name == **name && variable.group.as_deref() == Some("provider"))
    };
    names.iter().find(is_whole).or_else(|| names.first()).cloned()
}

/// The variables that lead to a fake.
struct Leads {
    base: String,
    tokens: Option<String>,
}

fn start_fake(repo: &Repo, name: &str, leads: Leads, document: &Path, faults: &[String]) -> Result<Fake, Failure> {
    let broken =
        |problem: &dyn std::fmt::Display| Failure::World(format!("cannot start the fake of {name}: {problem}"));
    let mut command = Command::new(program(repo, "prim-fake"));
    command.arg("--document").arg(document).stdout(Stdio::piped());
    if leads.tokens.is_some() {
        command.args(["--tokens", TOKENS]);
    }
    for fault in faults {
        command.args(["--fault", fault]);
    }
    let mut child = command.spawn().map_err(|error| broken(&error))?;
    let Some(output) = child.stdout.take() else { return Err(broken(&"it has no output")) };
    let mut output = BufReader::new(output);
    let mut url = String::new();
    output.read_line(&mut url).map_err(|error| broken(&error))?;
    let url = url.trim().to_owned();
    let fake = Fake { name: name.to_owned(), variable: leads.base, url, tokens: leads.tokens, child };
    if fake.url.is_empty() {
        return Err(broken(&"it ended at once"));
    }
    forward(fake.name.clone(), output);
    Ok(fake)
}

/// Shows what a fake says about each request.
fn forward(name: String, output: BufReader<ChildStdout>) {
    std::thread::spawn(move || {
        for line in output.lines().map_while(Result::ok) {
            eprintln!("{name}: {line}");
        }
    });
}

/// A value that its reader accepts, unless it must match a pattern: then the service says so at its start.
fn made_up(variable: &Variable) -> String {
    if let Some(first) = variable.check.one_of.first() {
        return first.clone();
    }
    let pattern = variable.check.pattern.as_deref();
    if let Some(made) = pattern.and_then(|pattern| prim_pattern::make_match(pattern, 1, 1, 80)) {
        return made;
    }
    match variable.check.format {
        EnvFormat::Text | EnvFormat::TextList => "made-up",
        EnvFormat::Url | EnvFormat::UrlList => "http://127.0.0.1:9",
        EnvFormat::Hostname => "localhost",
        EnvFormat::Phone => "+15005550006",
        EnvFormat::Uuid => "00000000-0000-4000-8000-000000000000",
        EnvFormat::Integer | EnvFormat::Number => "1",
        EnvFormat::Boolean => "false",
        EnvFormat::Duration => "1s",
    }
    .to_owned()
}
