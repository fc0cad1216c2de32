//! `test`: everything that must hold.

use std::time::Instant;

use clap::Args;

use crate::checks::{Bench, CHECKS, Check, Install, Tools, Verdict};
use crate::commands::list::table;
use crate::commands::repo;
use crate::outcome::{Failure, Outcome};
use crate::screen::print;

#[derive(Debug, Args)]
pub(crate) struct Test {
    /// Only these checks
    #[arg(long, value_name = "CHECK", num_args = 1.., value_delimiter = ',')]
    only: Vec<String>,
    /// List the checks
    #[arg(long)]
    list: bool,
    /// Install nothing: a check whose tool is missing is skipped
    #[arg(long)]
    no_install: bool,
}

impl Test {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        if self.list {
            let row = |check: &Check| {
                let needs: Vec<&str> = check.needs.iter().map(|tool| tool.name()).collect();
                vec![check.name.to_owned(), check.about.to_owned(), needs.join(", ")]
            };
            print(&table(&["CHECK", "PROVES", "NEEDS"], CHECKS.iter().map(row).collect()));
            return Ok(Outcome::Fine);
        }
        if let Some(unknown) = self.only.iter().find(|name| CHECKS.iter().all(|check| check.name != **name)) {
            let near = source::nearest(unknown, CHECKS.iter().map(|check| check.name));
            let hint = near.map_or("`--list` shows them".to_owned(), |near| format!("did you mean `{near}`?"));
            return Err(Failure::Asked(format!("there is no check `{unknown}`: {hint}")));
        }
        let repo = repo()?;
        let install = if self.no_install { Install::Nothing } else { Install::Missing };
        let tools = Tools::of(&repo, install);
        let bench = Bench { repo: &repo, tools: &tools };
        let mut ended = Vec::new();
        for check in
            CHECKS.iter().filter(|check| self.only.is_empty() || self.only.iter().any(|name| name == check.name))
        {
            print(&format!("── {}: {}\n", check.name, check.about));
            let start = Instant::now();
            let verdict = run(check, &bench);
            if let Verdict::Failed(why) = &verdict {
                print(&format!("{}\n", why.trim_end()));
            }
            ended.push((check.name, verdict, start.elapsed().as_secs_f32()));
        }
        print(&format!("\n{}", summary(&ended)));
        Ok(outcome(&ended, is_ci()))
    }
}

fn run(check: &Check, bench: &Bench<'_>) -> Verdict {
    for tool in check.needs {
        if let Err(why) = bench.tools.provide(*tool) {
            return Verdict::Skipped(why);
        }
    }
    (check.run)(bench)
}

type Ended = (&'static str, Verdict, f32);

fn summary(ended: &[Ended]) -> String {
    let row = |(name, verdict, seconds): &Ended| {
        let (word, remark) = match verdict {
            Verdict::Passed(what) => ("ok", what.as_str()),
            Verdict::Failed(why) => ("FAILED", why.lines().next().unwrap_or_default()),
            Verdict::Skipped(why) => ("SKIPPED", why.as_str()),
            Verdict::Nothing(why) => ("nothing", why.as_str()),
        };
        let remark: String = remark.chars().take(90).collect();
        vec![(*name).to_owned(), word.to_owned(), format!("{seconds:.1} s"), remark]
    };
    let count = |is: fn(&Verdict) -> bool| ended.iter().filter(|(_, verdict, _)| is(verdict)).count();
    let failed = count(|verdict| matches!(verdict, Verdict::Failed(_)));
    let skipped = count(|verdict| matches!(verdict, Verdict::Skipped(_)));
    let last = match (failed, skipped) {
        (0, 0) => "all is well".to_owned(),
        (failed, skipped) => format!("{failed} failed, {skipped} SKIPPED"),
    };
    format!("{}\n{last}\n", table(&["CHECK", "", "TIME", ""], ended.iter().map(row).collect()))
}

/// Whether nobody is there to read what was skipped.
fn is_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| !value.is_empty() && value != "false" && value != "0")
}

fn outcome(ended: &[Ended], is_ci: bool) -> Outcome {
    let of = |verdict: &Verdict| match verdict {
        Verdict::Passed(_) | Verdict::Nothing(_) => Outcome::Fine,
        Verdict::Failed(_) => Outcome::Differs,
        Verdict::Skipped(_) if is_ci => Outcome::Environment,
        Verdict::Skipped(_) => Outcome::Fine,
    };
    let has = |outcome| ended.iter().any(|(_, verdict, _)| of(verdict) == outcome);
    [Outcome::Differs, Outcome::Environment].into_iter().find(|outcome| has(*outcome)).unwrap_or(Outcome::Fine)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_skipped_counts_where_nobody_reads() {
        let ended =
            |verdicts: &[Verdict]| verdicts.iter().map(|verdict| ("x", verdict.clone(), 0.0)).collect::<Vec<_>>();
        let (ok, bad) = (Verdict::Passed(String::new()), Verdict::Failed("why".to_owned()));
        let skipped = Verdict::Skipped("no tool".to_owned());
        for (verdicts, here, in_ci) in [
            (vec![ok.clone()], Outcome::Fine, Outcome::Fine),
            (vec![ok.clone(), skipped.clone()], Outcome::Fine, Outcome::Environment),
            (vec![ok, bad.clone(), skipped.clone()], Outcome::Differs, Outcome::Differs),
        ] {
            assert_eq!(outcome(&ended(&verdicts), false), here);
            assert_eq!(outcome(&ended(&verdicts), true), in_ci);
        }
        assert!(summary(&ended(&[skipped, bad])).ends_with("1 failed, 1 SKIPPED\n"));
    }

    #[test]
    fn checks_have_names_of_their_own() {
        for (at, check) in CHECKS.iter().enumerate() {
            assert!(CHECKS.iter().skip(at + 1).all(|other| other.name != check.name), "{}", check.name);
        }
    }
}
