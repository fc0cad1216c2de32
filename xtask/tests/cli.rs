//! The command line, as a person or a CI page uses it: what is printed, and the exit code.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A small repository in a folder of its own.
struct Place {
    folder: tempfile::TempDir,
}

struct Said {
    code: i32,
    out: String,
    err: String,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        copy(&root.join("generators/pipeline/tests/small"), folder.path());
        copy(&root.join("templates"), &folder.path().join("templates"));
        Self { folder }
    }

    fn generated() -> Self {
        let place = Self::new();
        assert_eq!(place.run(&["gen"]).code, 0);
        place
    }

    fn path(&self, relative: &str) -> PathBuf {
        self.folder.path().join(relative)
    }

    fn write(&self, relative: &str, text: &str) {
        fs::create_dir_all(self.path(relative).parent().unwrap()).unwrap();
        fs::write(self.path(relative), text).unwrap();
    }

    fn edit(&self, relative: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(relative)).unwrap();
        assert!(text.contains(from), "{relative} has no {from:?}");
        fs::write(self.path(relative), text.replacen(from, to, 1)).unwrap();
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(arguments).current_dir(self.folder.path()).env_remove("CI");
        command
    }

    fn run(&self, arguments: &[&str]) -> Said {
        said(&mut self.command(arguments))
    }
}

fn said(command: &mut Command) -> Said {
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Said { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

const ALPHA: &str = "specs/prims/alpha/prim.yaml";

#[test]
fn gen_writes_and_gen_check_agrees_from_any_folder() {
    let place = Place::new();
    let missing = place.run(&["gen-check"]);
    assert_eq!(missing.code, 1);
    assert!(missing.out.contains("missing        golden/deploy/caddy/Caddyfile\n"), "{}", missing.out);
    assert!(missing.out.ends_with("Accept with `cargo xtask gen`, then read `git diff golden`.\n"), "{}", missing.out);
    let wrote = place.run(&["gen"]);
    assert!(wrote.code == 0 && wrote.out.ends_with(" written.\n"), "{}", wrote.out);
    let below = said(place.command(&["gen-check"]).current_dir(place.path("specs/prims/alpha")));
    assert!(below.code == 0 && below.out.ends_with(" files fresh.\n"), "{}", below.out);
    assert!(below.err.is_empty());
}

#[test]
fn what_differs_is_told_to_everybody_in_their_form() {
    let place = Place::generated();
    place.edit(ALPHA, "port: 4001", "port: 4002");
    place.write("golden/deploy/env/alpha.env", "MINE=1\n");
    place.write("golden/stray.txt", "");
    let human = place.run(&["gen-check"]);
    assert_eq!(human.code, 1);
    for line in [
        "stale          golden/deploy/systemd/prim-alpha.service",
        "edited by hand golden/deploy/env/alpha.env",
        "left over      golden/stray.txt",
        "-MINE=1",
        "+Environment=PORT=4002",
        "  specs/prims/alpha/prim.yaml:6: port: 4002",
    ] {
        assert!(human.out.lines().any(|one| one == line), "no {line:?} in\n{}", human.out);
    }
    assert!(!human.out.contains('\u{1b}'), "no colours where no terminal is");
    let json = place.run(&["gen-check", "--format", "json"]);
    assert_eq!(json.code, 1);
    assert!(
        json.out.lines().all(|line| line.starts_with("{\"file\":\"golden/") && line.ends_with('}')),
        "{}",
        json.out
    );
    let github = place.run(&["gen-check", "--format", "github"]);
    assert!(github.out.contains("::error file=specs/prims/alpha/prim.yaml,line=6,title=golden::"), "{}", github.out);
}

#[test]
fn wrong_specs_write_nothing() {
    let place = Place::new();
    place.edit(ALPHA, "price: $0.01", "price: cheap");
    place.edit("specs/prims/beta/prim.yaml", "category: ops", "category: nonsense");
    for command in ["gen", "gen-check", "list"] {
        let wrong = place.run(&[command]);
        assert_eq!(wrong.code, 2, "{command}");
        assert!(wrong.out.contains("error[M005]") && wrong.out.contains("error[M014]"), "{}", wrong.out);
        assert!(wrong.out.contains("  --> specs/prims/alpha/prim.yaml:17:12"), "{}", wrong.out);
        assert!(wrong.out.contains("2 errors"), "{}", wrong.out);
    }
    assert!(!place.path("golden").exists());
    let json = place.run(&["gen-check", "--format", "json"]);
    assert!(json.out.lines().all(|line| line.starts_with("{\"code\":\"M0")), "{}", json.out);
}

#[test]
fn a_form_that_cannot_be_used_is_named() {
    let place = Place::new();
    place.write("templates/env/prim.env.j2", "a {{ b");
    let wrong = place.run(&["gen"]);
    assert!(wrong.code == 2 && wrong.err.starts_with("error: templates/env/prim.env.j2: "), "{}", wrong.err);
}

#[test]
fn a_dry_run_says_and_does_not() {
    let place = Place::new();
    let dry = place.run(&["gen", "--dry-run"]);
    assert!(dry.code == 0 && dry.out.contains("missing        golden/deploy/services.json"), "{}", dry.out);
    assert!(!place.path("golden").exists());
}

#[test]
fn a_filter_is_accepted_with_its_own_command_and_a_misspelt_one_refused() {
    let place = Place::new();
    let part = place.run(&["gen-check", "systemd"]);
    assert!(part.code == 1 && part.out.contains("Accept with `cargo xtask gen systemd`"), "{}", part.out);
    assert_eq!(place.run(&["gen", "golden/deploy/systemd"]).code, 0);
    assert!(place.path("golden/deploy/systemd/prim-alpha.service").is_file() && !place.path("golden/schema").exists());
    let none = place.run(&["gen", "systmd"]);
    assert_eq!((none.code, none.err.as_str()), (2, "error: no generated file has `systmd` as a part of its path\n"));
}

#[test]
fn what_a_run_overwrites_is_kept_and_named() {
    let place = Place::generated();
    place.write("golden/deploy/env/alpha.env", "MINE=1\n");
    let wrote = place.run(&["gen"]);
    let line =
        "golden/deploy/env/alpha.env was edited by hand: what it said is kept in target/kept/1/deploy/env/alpha.env";
    assert!(wrote.out.starts_with(line), "{}", wrote.out);
    assert_eq!(fs::read_to_string(place.path("target/kept/1/deploy/env/alpha.env")).unwrap(), "MINE=1\n");
}

#[cfg(unix)]
#[test]
fn a_run_that_is_killed_is_healed_by_the_next() {
    let place = Place::new();
    for round in 0..5 {
        // Killed as soon as it has begun to write, which is a little later in each round.
        let mut child = place.command(&["gen"]).stdout(Stdio::null()).spawn().unwrap();
        let golden = place.path("golden");
        let count = || fs::read_dir(&golden).map_or(0, Iterator::count);
        while count() < round && child.try_wait().unwrap().is_none() {}
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(place.run(&["gen"]).code, 0);
        assert_eq!(place.run(&["gen-check"]).code, 0);
        fs::remove_dir_all(&golden).unwrap();
    }
}

#[test]
fn outside_of_a_repository_it_says_so() {
    let elsewhere = tempfile::tempdir().unwrap();
    for command in ["gen", "gen-check", "list", "test"] {
        let lost = said(Command::new(env!("CARGO_BIN_EXE_xtask")).arg(command).current_dir(elsewhere.path()));
        assert_eq!(lost.code, 3, "{command}");
        assert!(lost.err.contains("is not inside of the repository"), "{}", lost.err);
    }
}

#[test]
fn lint_reads_anything_anywhere_and_writes_nothing() {
    let place = Place::new();
    let all = place.run(&["lint", "specs"]);
    assert_eq!(all.code, 0, "{}", all.out);
    assert!(all.out.contains("specs/vendors/acme.yaml: 1 operations, 1 can be called"), "{}", all.out);
    assert!(all.out.ends_with("2 manifests, 1 documents: 0 errors, 0 warnings\n"), "{}", all.out);

    let elsewhere = tempfile::tempdir().unwrap();
    fs::copy(place.path(ALPHA), elsewhere.path().join("one.yaml")).unwrap();
    fs::write(elsewhere.path().join("other.yaml"), "a: 1\n").unwrap();
    fs::write(elsewhere.path().join("broken.json"), "{").unwrap();
    let lint = |paths: &[&str], format: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        said(command.arg("lint").args(paths).args(["--format", format]).current_dir(elsewhere.path()))
    };
    let form = lint(&["one.yaml"], "human");
    assert!(form.code == 0 && form.out.contains("only their form was checked"), "{}", form.out);
    let folder = lint(&["."], "human");
    assert!(folder.code == 2 && folder.out.contains("error[Y002]"), "{}", folder.out);
    assert!(folder.out.contains("1 files are neither manifest nor document"), "{}", folder.out);
    assert!(lint(&["other.yaml"], "json").out.starts_with("{\"code\":\"D005\",\"severity\":\"error\""));
    assert!(lint(&["broken.json"], "github").out.starts_with("::error file=broken.json,line=1,"));
    assert_eq!(lint(&["gone.yaml"], "human").code, 3);
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 3);
}

#[test]
fn list_shows_prims_and_dump_their_model() {
    let place = Place::new();
    let list = place.run(&["list"]);
    let rows = "PRIM   STATUS   PORT  ROUTES  PROVIDERS\nalpha  testing  4001  1       acme\nbeta   phantom  -     0\n";
    assert_eq!((list.code, list.out.as_str()), (0, rows));
    assert!(place.run(&["list", "--emitters"]).out.contains("systemd"));
    let dump = place.run(&["dump", "alpha"]);
    assert!(dump.code == 0 && dump.out.contains("id: \"alpha\"") && dump.out.contains("api \"Acme\""), "{}", dump.out);
    assert!(place.run(&["dump", "specs/vendors/acme.yaml"]).out.starts_with("api \"Acme\""));
    let unknown = place.run(&["dump", "alpah"]);
    assert!(unknown.code == 2 && unknown.err.contains("did you mean `alpha`?"), "{}", unknown.err);
}

#[test]
fn every_code_is_explained() {
    let place = Place::new();
    assert!(place.run(&["explain", "m001"]).out.starts_with("M001: unknown key\n\n"));
    let all = place.run(&["explain", "--all"]);
    assert!(all.code == 0 && all.out.starts_with("A001: ") && all.out.contains("\nD001: "), "{}", all.out);
    assert!(all.out.lines().all(|line| line.chars().count() <= 100));
    let unknown = place.run(&["explain", "M00"]);
    assert!(unknown.code == 2 && unknown.err.starts_with("error: there is no code `M00`: "), "{}", unknown.err);
}

#[test]
fn a_document_becomes_a_crate_in_a_folder_of_its_own() {
    let place = Place::new();
    let document = "specs/vendors/acme.yaml";
    let made = place.run(&["client", document, "--out", "made/acme", "--runtime", "libraries"]);
    assert_eq!(made.code, 0, "{}", made.out);
    assert!(made.out.starts_with("specs/vendors/acme.yaml: 1 operations, 1 here, 0 skipped\n"), "{}", made.out);
    let manifest = fs::read_to_string(place.path("made/acme/Cargo.toml")).unwrap();
    assert!(manifest.starts_with("# Generated from acme.yaml by `cargo xtask client`. Do not edit.\n"), "{manifest}");
    assert!(
        manifest.contains("name = \"acme-client\"") && manifest.contains("\"../../libraries/client\""),
        "{manifest}"
    );
    assert!(fs::read_to_string(place.path("made/acme/src/lib.rs")).unwrap().contains("//! Client for Acme"));

    // Ours: written again. What cargo and people put there stays, what is stale goes.
    place.write("made/acme/target/x", "");
    place.write("made/acme/tests/mine.rs", "");
    place.write("made/acme/src/old.rs", "");
    let again = place.run(&["client", document, "--out", "made/acme", "--runtime", "libraries"]);
    assert!(again.out.contains("0 written, 1 removed"), "{}", again.out);
    assert!(place.path("made/acme/target/x").is_file() && place.path("made/acme/tests/mine.rs").is_file());

    // Not ours.
    place.write("notes/todo.txt", "");
    let refused = place.run(&["client", document, "--out", "notes"]);
    assert!(refused.code == 2 && refused.err.contains("notes holds other things, such as todo.txt"), "{}", refused.err);
    let unknown = place.run(&["client", document, "--out", "made/b", "--only", "sendd"]);
    assert!(unknown.code == 2 && unknown.out.contains("did you mean `send`?"), "{}", unknown.out);
    assert!(!place.path("made/b").exists());
    assert_eq!(place.run(&["client", "gone.yaml", "--out", "made/c"]).code, 3);
    assert_eq!(place.run(&["client", document, "--out", "made/c", "--name", "a\"b"]).code, 2);
}

#[test]
fn checks_are_listed_and_a_missing_tool_is_told() {
    let place = Place::new();
    assert!(place.run(&["test", "--list"]).out.contains("\nsystemd "));
    let unknown = place.run(&["test", "--only", "systmd"]);
    assert!(unknown.code == 2 && unknown.err.contains("did you mean `systemd`?"), "{}", unknown.err);
    let test = |ci: &str| said(place.command(&["test", "--no-install", "--only", "schema"]).env("CI", ci));
    let here = test("");
    assert!(here.code == 0 && here.out.contains("schema  SKIPPED"), "{}", here.out);
    assert!(here.out.ends_with("0 failed, 1 SKIPPED\n"), "{}", here.out);
    assert_eq!(test("true").code, 3, "in CI what is skipped has failed");
}
