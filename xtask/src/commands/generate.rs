//! `gen` and `gen-check`: one computation. The one acts on what differs, the other reports it.

use clap::Args;
use pipeline::generate::{Turn, apply, compare, unmatched};
use pipeline::{Checked, Repo, Specs, check, emit};
use plan::{Applied, Changes, Filter, Plan};

use crate::commands::{repo, show};
use crate::outcome::{Failure, Outcome};
use crate::progress::Progress;
use crate::screen::{Format, print};

#[derive(Debug, Args)]
pub(crate) struct Gen {
    /// Only files with this word as a part of their path, such as `infer` or `deploy/caddy`
    filter: Vec<String>,
    /// Say what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Debug, Args)]
pub(crate) struct GenCheck {
    /// Only files with this word as a part of their path, such as `infer` or `deploy/caddy`
    filter: Vec<String>,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Gen {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        let repo = repo()?;
        let _turn = Turn::take(&repo, || eprintln!("waiting for another run to end"))?;
        let progress = Progress::begin("reading specs");
        let Some(found) = Found::of(&repo, self.filter, self.format, progress)? else { return Ok(Outcome::WrongInput) };
        if self.dry_run {
            print(&found.report(self.format));
            return Ok(Outcome::Fine);
        }
        let applied = apply(&repo, &found.changes)?;
        self.format.say(&told(&applied, found.changes.compared, &repo));
        Ok(Outcome::Fine)
    }
}

impl GenCheck {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        let repo = repo()?;
        let progress = Progress::begin("reading specs");
        let Some(found) = Found::of(&repo, self.filter, self.format, progress)? else { return Ok(Outcome::WrongInput) };
        print(&found.report(self.format));
        Ok(if found.changes.is_empty() { Outcome::Fine } else { Outcome::Differs })
    }
}

/// What both of them find out.
struct Found {
    changes: Changes,
    /// The command that accepts what differs.
    accept: String,
}

impl Found {
    /// None if the specs are wrong; that was said then.
    fn of(repo: &Repo, words: Vec<String>, format: Format, progress: Progress) -> Result<Option<Self>, Failure> {
        let accept =
            ["cargo xtask gen"].into_iter().chain(words.iter().map(String::as_str)).collect::<Vec<_>>().join(" ");
        let checked: Checked = check::check(&Specs::of(repo)?)?;
        progress.step("generating");
        let plan: Option<Plan> = if checked.has_errors() { None } else { Some(emit::emit(repo, &checked)?) };
        progress.step("comparing with golden/");
        let filter = Filter::new(words);
        let changes = plan.as_ref().map(|plan| compare(repo, plan, &filter)).transpose()?;
        progress.end();
        if show(&checked, format).is_none() {
            return Ok(None);
        }
        let (Some(plan), Some(changes)) = (plan, changes) else { return Ok(None) };
        if let Some(word) = unmatched(&filter, &plan, &changes).first() {
            return Err(Failure::Asked(format!("no generated file has `{word}` as a part of its path")));
        }
        Ok(Some(Self { changes, accept }))
    }

    fn report(&self, format: Format) -> String {
        if self.changes.is_empty() && format.is_human() {
            return format!("{} fresh.\n", files(self.changes.compared));
        }
        plan::render(&self.changes, "golden", &self.accept, format.of_differences())
    }
}

fn told(applied: &Applied, compared: usize, repo: &Repo) -> String {
    let mut out = String::new();
    for (path, copy) in &applied.kept {
        let copy = copy.strip_prefix(repo.root()).unwrap_or(copy).display();
        out.push_str(&format!("golden/{path} was edited by hand: what it said is kept in {copy}\n"));
    }
    let fresh = compared.saturating_sub(applied.written);
    let parts = [(applied.written, "written"), (applied.removed, "removed"), (fresh, "already fresh")];
    let said: Vec<String> =
        parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    out + &format!(
        "{}: {}.",
        files(compared),
        if said.is_empty() { "nothing to do".to_owned() } else { said.join(", ") }
    )
}

fn files(count: usize) -> String {
    format!("{count} file{}", if count == 1 { "" } else { "s" })
}
