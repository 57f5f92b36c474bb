//! The running service against its own description: Schemathesis makes requests from it, sound ones and broken ones, one by one
//! and in chains, and looks at every answer.
//!
//! `ASSIZE_FUZZ_EXAMPLES` says how many requests each operation gets (`make fuzz` sets it); without it the requests are few and
//! the same in every run.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::service::Service;

/// Requests of each kind for each operation, where nobody says how many.
const USUAL: &str = "3";

/// Runs Schemathesis with the key of one caller.
async fn holds(service: &Service, key: &str, phases: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let installed = root.join(".tools/schemathesis");
    assert!(installed.is_dir(), "Schemathesis is not installed: run `make setup`");
    let settings = root.join("tests/bad_input/schemathesis");
    let wished = std::env::var("ASSIZE_FUZZ_EXAMPLES").ok();
    let url = format!("http://{}", service.address);
    let mut command = Command::new("python3");
    command
        .arg("-m")
        .args(["schemathesis.cli", "--no-color", "--config-file"])
        .arg(settings.join("schemathesis.toml"))
        .args(["run", &format!("{url}/openapi.json"), "--phases", phases, "--no-shrink"])
        .args(["--max-examples", wished.as_deref().unwrap_or(USUAL)])
        .args(["--header", &format!("Authorization: Bearer {key}")])
        .args(if wished.is_some() { &["--generation-database", "none"][..] } else { &["--generation-deterministic"] })
        .env("SCHEMATHESIS_HOOKS", "hooks")
        .env("PYTHONPATH", std::env::join_paths([&installed, &settings]).unwrap())
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("ASSIZE_URL", &url)
        .env("ASSIZE_KEY", &service.staff)
        .current_dir(service.folder.path())
        .stdin(Stdio::null());
    let done = tokio::task::spawn_blocking(move || command.output()).await.unwrap().unwrap();
    let told = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success(), "{told}\n{}", String::from_utf8_lossy(&done.stderr));
    // That nothing was found means nothing if nothing was looked at.
    assert!(told.contains("Selected: 17/17") && told.contains("Tested: 17"), "{told}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_answer_is_as_described() {
    let service = Service::start().await;
    holds(&service, &service.staff, "examples,coverage,fuzzing,stateful").await;
    service.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_answer_to_an_application_of_the_public_is_as_described() {
    let service = Service::start().await;
    holds(&service, &service.public, "examples,fuzzing").await;
    service.stop().await;
}
