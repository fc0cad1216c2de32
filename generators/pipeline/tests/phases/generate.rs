//! Generating, on a small repository.

use std::fs;
use std::sync::mpsc::channel;
use std::time::SystemTime;

use crate::support::Small;
use pipeline::{Specs, check, emit, generate};
use plan::{Difference, Filter, LOCK};

#[test]
fn what_was_generated_is_fresh_and_a_second_run_touches_nothing() {
    let small = Small::generated();
    assert!(small.compare(&[]).is_empty());
    let times = |small: &Small| -> Vec<SystemTime> {
        let files = small.golden().into_iter();
        files
            .map(|(file, _)| fs::metadata(small.path(&format!("golden/{file}"))).unwrap().modified().unwrap())
            .collect()
    };
    let before = times(&small);
    let applied = small.generate();
    assert_eq!((applied.written, applied.removed), (0, 0));
    assert_eq!(times(&small), before);
}

#[test]
fn any_touched_byte_any_deleted_and_any_stray_file_is_seen_and_healed() {
    let small = Small::generated();
    let golden = small.golden();
    for (file, text) in &golden {
        let path = small.path(&format!("golden/{file}"));
        let mut bytes = text.clone().into_bytes();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(&path, &bytes).unwrap();
        assert!(!small.compare(&[]).is_empty(), "{file} was touched");
        fs::remove_file(&path).unwrap();
        assert!(!small.compare(&[]).is_empty(), "{file} was deleted");
        small.write(&format!("golden/{file}.stray"), "");
        assert!(small.differences().contains(&(format!("{file}.stray"), Difference::LeftOver)));
        small.generate();
        assert_eq!(small.golden(), golden, "after {file}");
    }
}

#[test]
fn an_edited_spec_makes_files_stale_and_is_named_with_its_line() {
    let small = Small::generated();
    small.edit("specs/prims/alpha/prim.yaml", "port: 4001", "port: 4002");
    let changes = small.compare(&[]);
    let unit = changes.list.iter().find(|change| change.path == "deploy/systemd/prim-alpha.service").unwrap();
    assert_eq!(unit.difference, Difference::Stale);
    let causes: Vec<_> =
        unit.causes.iter().map(|cause| (cause.path.as_str(), cause.line, cause.text.as_str())).collect();
    assert_eq!(causes, [("specs/prims/alpha/prim.yaml", 6, "port: 4002")]);
    // The environment template does not depend on the port.
    assert!(changes.list.iter().all(|change| change.path != "deploy/env/alpha.env"));
}

#[test]
fn a_form_is_an_input_too() {
    let small = Small::generated();
    small.edit("templates/env/prim.env.j2", "\n", "\n# A new line.\n");
    assert_eq!(small.differences(), [("deploy/env/alpha.env".to_owned(), Difference::Stale)]);
}

#[test]
fn what_a_status_switches_off_is_absent() {
    let small = Small::generated();
    small.edit("specs/prims/alpha/prim.yaml", "status: testing", "status: building");
    small.generate();
    let names: Vec<String> = small.golden().into_iter().map(|(file, _)| file).collect();
    let deployed = names.iter().filter(|name| name.starts_with("deploy/") && name.contains("alpha")).count();
    assert_eq!(deployed, 0, "{names:?}");
}

#[test]
fn folder_and_order_of_inputs_have_no_effect() {
    let (one, other) = (Small::generated(), Small::new());
    let mut specs = Specs::of(&other.repo).unwrap();
    specs.manifests.reverse();
    let plan = emit::emit(&other.repo, &check::check(&specs).unwrap()).unwrap();
    let changes = generate::compare(&other.repo, &plan, &Filter::default()).unwrap();
    generate::apply(&other.repo, &changes).unwrap();
    assert_eq!(one.golden(), other.golden());
    let place = one.path("").to_string_lossy().into_owned();
    assert!(one.golden().iter().all(|(_, text)| !text.contains(&place)), "no output names the folder it was made in");
}

#[test]
fn conflict_markers_stop_nothing() {
    let small = Small::generated();
    let golden = small.golden();
    for (file, text) in &golden {
        small.write(&format!("golden/{file}"), &format!("<<<<<<< ours\n{text}=======\nx\n>>>>>>> theirs\n"));
    }
    assert_eq!(small.compare(&[]).list.len(), golden.len());
    small.generate();
    assert_eq!(small.golden(), golden);
}

#[test]
fn a_hand_edit_is_kept_and_a_second_one_beside_it() {
    let small = Small::generated();
    for (number, text) in [(1, "mine\n"), (2, "mine again\n")] {
        small.write("golden/deploy/env/alpha.env", text);
        let applied = small.generate();
        assert_eq!(applied.kept.len(), 1);
        assert_eq!(small.read(&format!("target/kept/{number}/deploy/env/alpha.env")), text);
    }
    // What a run wrote itself is not worth keeping.
    small.edit("specs/prims/alpha/prim.yaml", "port: 4001", "port: 4002");
    assert_eq!(small.generate().kept, []);
}

#[test]
fn a_filter_reads_all_and_writes_its_part() {
    let small = Small::generated();
    small.edit("specs/prims/alpha/prim.yaml", "port: 4001", "port: 4002");
    let changes = small.compare(&["systemd"]);
    generate::apply(&small.repo, &changes).unwrap();
    let left: Vec<String> = small.differences().into_iter().map(|(file, _)| file).collect();
    assert!(!left.is_empty() && left.iter().all(|file| !file.contains("systemd")), "{left:?}");
    // A mistake elsewhere stops it: the whole is judged.
    small.edit("specs/prims/beta/prim.yaml", "category: ops", "category: nonsense");
    assert!(small.check().has_errors());
    let filter = Filter::new(["systemd".to_owned(), "sytemd".to_owned()]);
    let plan = Small::new().plan();
    assert_eq!(generate::unmatched(&filter, &plan, &changes), ["sytemd"]);
}

#[test]
fn what_a_killed_run_leaves_is_healed() {
    let (small, whole) = (Small::new(), Small::generated());
    // Killed in the middle: some files are there, one is being written, the lock is not.
    for (at, (file, text)) in whole.golden().into_iter().filter(|(file, _)| file != LOCK).enumerate() {
        match at % 3 {
            0 => small.write(&format!("golden/{file}"), &text),
            1 => small.write(&format!("golden/{file}.77.gen-tmp"), &text[..text.len() / 2]),
            _ => {}
        }
    }
    small.generate();
    assert_eq!(small.golden(), whole.golden());
}

#[test]
fn two_runs_take_turns() {
    let small = Small::new();
    let first = generate::Turn::take(&small.repo, || panic!("nobody else is here")).unwrap();
    let (say, heard) = channel();
    let repo = small.repo.clone();
    let second = std::thread::spawn(move || {
        let turn = generate::Turn::take(&repo, || say.send("waits").unwrap());
        say.send("runs").unwrap();
        turn.is_ok()
    });
    assert_eq!(heard.recv(), Ok("waits"));
    assert!(heard.try_recv().is_err(), "it ran beside the first");
    drop(first);
    assert_eq!(heard.recv(), Ok("runs"));
    assert!(second.join().unwrap());
}
