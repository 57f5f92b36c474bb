//! A folder with files, and the program run in it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A folder in which the program is run.
pub(crate) struct Desk(tempfile::TempDir);

impl Desk {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// With a drawn problem, `problem.json`.
    pub(crate) fn with_drawn(hearings: u32, seed: u32) -> Self {
        let desk = Self::new();
        let (hearings, seed) = (hearings.to_string(), seed.to_string());
        desk.run(&["draw", "--hearings", &hearings, "--seed", &seed, "--out", "problem.json"]).ends_with(0);
        desk
    }

    /// With a drawn problem and a plan for it, `plan.json`.
    pub(crate) fn with_plan(hearings: u32, seed: u32) -> Self {
        let desk = Self::with_drawn(hearings, seed);
        desk.run(&["solve", "--problem", "problem.json", "--steps", "200", "--out", "plan.json"]).ends_with(0);
        desk
    }

    /// With that plan in force in `problem.json`.
    pub(crate) fn in_force(hearings: u32, seed: u32) -> Self {
        let desk = Self::with_plan(hearings, seed);
        let apply = ["apply", "--problem", "problem.json", "--plan", "plan.json", "--out", "problem.json"];
        desk.run(&apply).ends_with(0);
        desk
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn folder(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn text(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    pub(crate) fn json(&self, name: &str) -> Value {
        serde_json::from_str(&self.text(name)).unwrap()
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).unwrap();
    }

    /// Changes a file.
    pub(crate) fn change(&self, name: &str, change: impl FnOnce(&mut Value)) {
        let mut value = self.json(name);
        change(&mut value);
        self.write(name, &value.to_string());
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.path(name).exists()
    }

    /// `assize listing` with these arguments, in the folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Said {
        let mut command = Command::new(env!("CARGO_BIN_EXE_assize"));
        command.arg("listing").args(arguments).current_dir(self.folder()).env_remove("ASSIZE_CONFIG");
        Said(command.output().unwrap())
    }
}

/// What the program said.
pub(crate) struct Said(Output);

impl Said {
    pub(crate) fn out(&self) -> String {
        String::from_utf8(self.0.stdout.clone()).unwrap()
    }

    pub(crate) fn err(&self) -> String {
        String::from_utf8(self.0.stderr.clone()).unwrap()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out()).unwrap_or_else(|error| panic!("{error}: {}{}", self.out(), self.err()))
    }

    /// Panics with everything that was said unless the program ended with this code.
    pub(crate) fn ends_with(self, code: i32) -> Self {
        assert_eq!(self.0.status.code(), Some(code), "{}{}", self.out(), self.err());
        self
    }
}

/// The places of a plan.
pub(crate) fn placements(plan: &Value) -> &Vec<Value> {
    plan["placements"].as_array().unwrap()
}
