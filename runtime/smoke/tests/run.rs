//! A whole run against a server that answers from a list.

use prim_smoke::choose;
use prim_smoke::plan::Plan;
use prim_smoke::report::Summary;
use prim_smoke::run::{Outcome, run};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// Answers each request by its first line: `GET /ready` and so on. Unknown ones get 404.
async fn serve(answers: &'static [(&'static str, &'static str)]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            let mut request = vec![0; 8192];
            let length = socket.read(&mut request).await.unwrap_or_default();
            let head = String::from_utf8_lossy(&request[..length]).into_owned();
            let found = answers
                .iter()
                .find(|(start, _)| head.starts_with(start))
                .map_or("404 Not Found\r\n\r\n{}", |(_, answer)| *answer);
            let (status, body) = found.split_once("\r\n\r\n").unwrap();
            let answer =
                format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}", body.len());
            let _ = socket.write_all(answer.as_bytes()).await;
        }
    });
    base
}

fn plan() -> Plan {
    let entry = |id: &str, method: &str, endpoint: &str, status: u16, more: serde_json::Value| {
        let mut entry = json!({"id": id, "service": "x.sh", "test": id, "method": method, "endpoint": endpoint, "input": null, "expected": {"status": status}, "notes": null, "skip": null});
        entry.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        entry
    };
    serde_json::from_value(json!({
        "version": 1, "service": "x.sh", "base": "http://unused.invalid",
        "group": {"id": "x", "name": "X", "prompt": "", "tests": []},
        "tests": [
            entry("X-H1", "GET", "{{base}}/", 200, json!({"expected": {"status": 200, "body": {"status": "ok"}}})),
            entry("X-T1", "POST", "{{base}}/things", 201, json!({"input": {"a": 1}, "depends_on": ["X-H1"], "captures": {"thing_id": "$.id"}})),
            entry("X-T2", "GET", "{{base}}/things/{{thing_id}}", 200, json!({"depends_on": ["X-T1"], "expected": {"status": 200, "body": {"id": "number"}}})),
            entry("X-T3", "GET", "{{base}}/broken", 200, json!({})),
            entry("X-T4", "GET", "{{base}}/after", 200, json!({"depends_on": ["X-T3"]})),
            entry("X-T5", "GET", "{{base}}/{{never}}", 200, json!({})),
            entry("X-U1", "POST", "{{base}}/things", 402, json!({"payment": "unpaid"})),
            entry("X-T6", "POST", "{{base}}/events?{{run}}", 200, json!({"input": {"a": "b"}, "content_type": "application/x-www-form-urlencoded", "headers": {"x-run": "{{run}}"}, "expected": {"status": 200, "events": {"item": {"id": "string"}, "done": "[DONE]"}}})),
            entry("X-T7", "POST", "{{base}}/events?", 200, json!({"headers": {"x-run": "{{never}}"}})),
            entry("X-S1", "GET", "{{base}}/", 200, json!({"skip": "spends money"})),
        ],
    }))
    .unwrap()
}

#[tokio::test]
async fn each_entry_comes_out_as_it_must() {
    let base = serve(&[
        ("GET /ready", "200 OK\r\n\r\n{\"payments\":\"disabled\"}"),
        ("GET / ", "200 OK\r\n\r\n{\"status\":\"ok\"}"),
        ("POST /events?", "200 OK\r\n\r\ndata: {\"id\":\"a\"}\n\ndata: [DONE]\n\n"),
        ("POST /things", "201 Created\r\n\r\n{\"id\":7}"),
        ("GET /things/7 ", "200 OK\r\n\r\n{\"id\":\"7\"}"),
    ])
    .await;
    let all = run(&plan(), &base, &[]).await.unwrap();
    let outcomes: Vec<_> = all.iter().map(|tried| (tried.id.as_str(), tried.outcome.clone())).collect();
    let expected = [
        ("X-H1", Outcome::Pass),
        ("X-T1", Outcome::Pass),
        ("X-T2", Outcome::Fail("$.id is \"7\", not number".to_owned())),
        ("X-T3", Outcome::Fail("status 404, not 200: {}".to_owned())),
        ("X-T4", Outcome::Blocked("X-T3 did not pass".to_owned())),
        ("X-T5", Outcome::Blocked("nothing was captured as never".to_owned())),
        ("X-U1", Outcome::Skipped("payments are disabled there".to_owned())),
        ("X-T6", Outcome::Pass),
        ("X-T7", Outcome::Blocked("nothing was captured as never".to_owned())),
        ("X-S1", Outcome::Skipped("spends money".to_owned())),
    ];
    assert_eq!(outcomes, expected);
    let summary = Summary::of(&all);
    assert_eq!((summary.pass, summary.fail, summary.blocked, summary.skipped), (3, 2, 3, 2));
    assert!(!summary.is_success());
}

#[tokio::test]
async fn a_service_that_is_not_there_fails() {
    let all = run(&plan(), "http://127.0.0.1:9", &["X-H1".to_owned()]).await.unwrap();
    assert!(matches!(&all[0].outcome, Outcome::Fail(why) if why.starts_with("no answer")), "{all:?}");
    assert!(!Summary::of(&[]).is_success(), "nothing tried is no success");
}

#[tokio::test]
async fn the_service_that_answers_tells_which_entries_are_meant() {
    let folder = std::env::temp_dir().join(format!("prim-smoke-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for id in ["x", "y"] {
        let plan = json!({
            "version": 1, "service": format!("{id}.sh"), "base": format!("https://{id}.invalid"),
            "group": {"id": id, "name": id, "prompt": "", "tests": []}, "tests": [],
        });
        std::fs::write(folder.join(format!("{id}.json")), plan.to_string()).unwrap();
    }
    let base = serve(&[("GET / ", "200 OK\r\n\r\n{\"service\":\"y.sh\",\"status\":\"ok\"}")]).await;
    let chosen = async |group, base: Option<&str>| {
        let chosen = choose(&folder, group, base).await?;
        Ok(chosen.into_iter().map(|chosen| format!("{} {}", chosen.plan.service, chosen.base)).collect::<Vec<_>>())
    };
    assert_eq!(chosen(None, Some(&base)).await, Ok(vec![format!("y.sh {base}")]));
    assert_eq!(chosen(Some("x"), Some(&base)).await, Ok(vec![format!("x.sh {base}")]));
    assert_eq!(
        chosen(None, None).await,
        Ok(["x.sh https://x.invalid", "y.sh https://y.invalid"].map(String::from).into())
    );
    let wrong: Result<Vec<String>, String> = chosen(Some("z"), None).await;
    assert!(wrong.is_err_and(|message| message.ends_with("has no entries of the group z; it has x, y")));
    std::fs::remove_dir_all(&folder).unwrap();
}
