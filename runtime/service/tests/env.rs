//! Configuration is read from all its sources, and every fault is found in one run.

use prim_service::Env;

#[test]
fn all_faults_are_found_at_once_and_secrets_are_not_shown() {
    let mut env = Env::fixed([
        ("KEY", "hunter2"),
        ("BLANK", "  "),
        ("LEVEL", "loud"),
        ("PORT", "70000"),
        ("LONG", "x\u{7}yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"),
    ]);
    assert_eq!(env.var("KEY", "A key.").pattern("^sk_").secret().expose(), "");
    assert_eq!(env.var("BLANK", "Not blank.").text(), "");
    assert_eq!(env.var("ABSENT", "Needed.").text(), "");
    assert_eq!(env.var("LEVEL", "How loud.").one_of(&["low", "high"]), "");
    assert_eq!(env.var("PORT", "Where.").integer(1..=65535), 1);
    assert!(!env.var("LONG", "Yes or no.").boolean());
    assert_eq!(env.var("MAYBE", "Perhaps.").optional().text(), None);
    assert_eq!(env.var("OFF", "For a provider that is off.").needed_if(false).text(), "");
    let report = env.faults().to_string();
    assert_eq!(
        report,
        "  KEY     must match ^sk_. A key.\n  \
           BLANK   is missing. Not blank.\n  \
           ABSENT  is missing. Needed.\n  \
           LEVEL   must be one of low, high, but is \"loud\". How loud.\n  \
           PORT    must be a whole number from 1 to 65535, but is \"70000\". Where.\n  \
           LONG    must be true or false, but is \"x\\u{7}yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\"…. Yes or no.\n"
    );
}

#[test]
fn values_come_from_credentials_then_files_then_variables() {
    let folder = std::env::temp_dir().join(format!("prim-service-env-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("api-key"), "from credential\n").unwrap();
    std::fs::write(folder.join("blank-key"), "\n").unwrap();
    std::fs::write(folder.join("elsewhere"), "from file\n").unwrap();
    let directory = folder.to_string_lossy().into_owned();
    let elsewhere = folder.join("elsewhere").to_string_lossy().into_owned();
    let mut env = Env::fixed([
        ("CREDENTIALS_DIRECTORY", directory.as_str()),
        ("API_KEY", "from variable"),
        ("API_KEY_FILE", elsewhere.as_str()),
        ("OTHER_KEY", "from variable"),
        ("OTHER_KEY_FILE", elsewhere.as_str()),
        ("BLANK_KEY", "from variable"),
        ("GONE_KEY_FILE", "/nowhere/at/all"),
    ]);
    assert_eq!(env.var("API_KEY", "").secret().expose(), "from credential");
    assert_eq!(env.var("OTHER_KEY", "").secret().expose(), "from file");
    assert_eq!(env.var("BLANK_KEY", "").secret().expose(), "from variable");
    env.var("GONE_KEY", "").secret();
    let faults = env.faults();
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(faults.names(), ["GONE_KEY"]);
    assert!(faults.to_string().contains("/nowhere/at/all"), "{faults}");
}

#[test]
fn defaults_go_through_the_same_rules() {
    let mut env = Env::fixed([("LIST", "a, b,,c")]);
    assert_eq!(env.var("A", "").default("5s").duration().as_secs(), 5);
    assert_eq!(env.var("B", "").default("nine").integer(0..=9), 0);
    assert_eq!(env.var("LIST", "").list(), ["a", "b", "c"]);
    assert!(env.is_set("LIST") && !env.is_set("C"));
    env.refuse("D", "excludes LIST");
    assert_eq!(env.faults().names(), ["B", "D"]);
}
