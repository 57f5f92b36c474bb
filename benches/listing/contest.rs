//! Who makes the best list: a table with everybody's costs, layer by layer.

use std::fmt::Write as _;
use std::fs;
use std::time::Duration;

use serde::Serialize;

use crate::support::{machine, report};

/// What one solver made of one problem.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Entry {
    /// The problem.
    pub(crate) problem: String,
    /// Who, with which settings.
    pub(crate) solver: String,
    /// Seconds that it was given.
    pub(crate) given: u64,
    /// Seconds that it took, start to end.
    pub(crate) took: f64,
    /// Which of how many seeds, for ours.
    pub(crate) seed: Option<u64>,
    /// The costs in the order in which they count; none if there is no plan.
    pub(crate) costs: Option<Vec<i64>>,
    /// Why there is none, or what was proven.
    pub(crate) says: String,
    /// Load averages when it ended.
    pub(crate) load: String,
}

impl Entry {
    /// Somebody's who has no plan, and has ended by now.
    pub(crate) fn of(problem: &str, solver: &str, given: Duration, took: Duration) -> Self {
        Self {
            problem: problem.to_owned(),
            solver: solver.to_owned(),
            given: given.as_secs(),
            took: took.as_secs_f64(),
            seed: None,
            costs: None,
            says: String::new(),
            load: machine::load(),
        }
    }
}

/// All entries.
#[derive(Debug)]
pub(crate) struct Contest {
    entries: Vec<Entry>,
}

impl Contest {
    /// Nobody yet.
    pub(crate) fn begin() -> Self {
        Self { entries: Vec::new() }
    }

    /// Takes an entry and prints it.
    pub(crate) fn add(&mut self, entry: Entry) {
        print(&entry);
        self.entries.push(entry);
    }

    /// Our middle entry of a problem, by the costs.
    pub(crate) fn ours(&self, problem: &str) -> Option<&Entry> {
        let mut ours: Vec<_> =
            self.entries.iter().filter(|entry| entry.problem == problem && entry.seed.is_some()).collect();
        ours.sort_by(|one, other| one.costs.cmp(&other.costs));
        ours.get(ours.len() / 2).copied()
    }

    /// Writes `listing-contest.json` and `.md`.
    ///
    /// # Errors
    /// A file cannot be written.
    pub(crate) fn finish(&self) -> anyhow::Result<()> {
        let folder = report::folder()?;
        fs::write(folder.join("listing-contest.json"), serde_json::to_string_pretty(&self.entries)?)?;
        let mut table = format!("{}\n\n", machine::machine());
        table.push_str("| problem | solver | given | took | costs, the first layer first | against ours | load |\n|---|---|---|---|---|---|---|\n");
        for entry in &self.entries {
            let costs = entry.costs.as_ref().map_or_else(|| "no plan".to_owned(), |costs| joined(costs));
            let against =
                match (entry.seed, self.ours(&entry.problem).and_then(|ours| ours.costs.as_ref()), &entry.costs) {
                    (None, Some(ours), Some(costs)) if costs > ours => "worse",
                    (None, Some(ours), Some(costs)) if costs < ours => "better",
                    (None, Some(_), Some(_)) => "the same",
                    (None, _, None) => "worse",
                    _ => "",
                };
            let _ = writeln!(
                table,
                "| {} | {} | {} s | {:.1} s | {costs} {} | {against} | {} |",
                entry.problem, entry.solver, entry.given, entry.took, entry.says, entry.load
            );
        }
        fs::write(folder.join("listing-contest.md"), table)?;
        Ok(())
    }
}

fn joined(costs: &[i64]) -> String {
    costs.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

#[expect(clippy::print_stdout, reason = "a bench talks to the terminal")]
fn print(entry: &Entry) {
    let costs = entry.costs.as_ref().map_or_else(|| "no plan".to_owned(), |costs| joined(costs));
    println!(
        "  {:<24} {:<26} given {:>4} s, took {:>6.1} s: {costs}  {}",
        entry.problem, entry.solver, entry.given, entry.took, entry.says
    );
}
