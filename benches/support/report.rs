//! What a bench found: a table on the terminal, `target/bench/NAME.json`, and the table again in `target/bench/NAME.md`.

#![expect(clippy::float_arithmetic, reason = "figures for people to read; nothing is decided by them")]
#![expect(clippy::print_stdout, reason = "a bench talks to the terminal")]

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::machine;
use super::spread::Spread;

/// What a figure is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unit {
    /// As it is written.
    pub(crate) name: &'static str,
    /// Whether a larger figure is the better one.
    pub(crate) more_is_better: bool,
}

/// One line of the report.
#[derive(Debug, Clone)]
pub(crate) struct Figure {
    /// What was measured.
    pub(crate) case: String,
    /// On what.
    pub(crate) backend: &'static str,
    /// What was found.
    pub(crate) value: Spread,
    /// Counted in what.
    pub(crate) unit: Unit,
    /// The same done in the plain way, measured in the same run.
    pub(crate) baseline: Option<Spread>,
    /// What was hoped for: the median should be no worse.
    pub(crate) target: Option<f64>,
}

impl Figure {
    /// How many times better than the baseline.
    fn ratio(&self) -> Option<f64> {
        let (value, baseline) = (self.value.median, self.baseline?.median);
        let (better, worse) = if self.unit.more_is_better { (value, baseline) } else { (baseline, value) };
        (worse > 0.0).then_some(better / worse)
    }

    fn verdict(&self) -> String {
        let Some(target) = self.target else { return String::new() };
        let (sign, met) = if self.unit.more_is_better {
            ("at least", self.value.median >= target)
        } else {
            ("under", self.value.median < target)
        };
        format!("{sign} {}: {}", number(target), if met { "met" } else { "MISSED" })
    }

    fn cells(&self) -> [String; 8] {
        [
            self.case.clone(),
            self.backend.to_owned(),
            number(self.value.median),
            self.unit.name.to_owned(),
            format!("{}..{}", number(self.value.min), number(self.value.max)),
            self.baseline.map(|baseline| number(baseline.median)).unwrap_or_default(),
            self.ratio().map(|ratio| format!("{}x", number(ratio))).unwrap_or_default(),
            self.verdict(),
        ]
    }

    /// A line of the table in Markdown.
    fn markdown(&self) -> String {
        let [case, backend, median, unit, spread, baseline, ratio, verdict] = self.cells();
        format!("| {backend} | {case} | **{median}** {unit} | {spread} | {baseline} | {ratio} | {verdict} |\n")
    }

    fn json(&self, load: &Value) -> Value {
        let Spread { min, lower, median, upper, max, count } = self.value;
        json!({
            "case": self.case,
            "backend": self.backend,
            "value": median,
            "unit": self.unit.name,
            "baseline": self.baseline.map(|baseline| baseline.median),
            "ratio": self.ratio(),
            "target": self.target,
            "spread": { "min": min, "lower_quartile": lower, "upper_quartile": upper, "max": max, "runs": count },
            "load": load,
        })
    }
}

/// The figures of one bench.
pub(crate) struct Report {
    name: &'static str,
    figures: Vec<Figure>,
    /// The machine's load when it began.
    load: String,
}

impl Report {
    /// Begins: says what is measured, and on which machine.
    pub(crate) fn begin(name: &'static str, what: &str) -> Self {
        println!("\n{name}: {what}");
        println!("  {}", machine::machine());
        let load = machine::load();
        println!("  load before: {load}");
        Self { name, figures: Vec::new(), load }
    }

    /// Takes a figure.
    pub(crate) fn add(&mut self, figure: Figure) {
        self.figures.push(figure);
    }

    /// Prints the table and writes the files.
    ///
    /// # Errors
    /// A file cannot be written.
    pub(crate) fn finish(self) -> anyhow::Result<()> {
        let after = machine::load();
        println!("  load after:  {after}\n");
        let head = ["case", "backend", "median", "unit", "min..max", "baseline", "ratio", "target"].map(str::to_owned);
        let rows: Vec<_> = std::iter::once(head).chain(self.figures.iter().map(Figure::cells)).collect();
        let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let widths: [usize; 8] = std::array::from_fn(width);
        for row in &rows {
            let cells = row.iter().zip(widths).map(|(cell, width)| format!("{cell:<width$}"));
            println!("  {}", cells.collect::<Vec<_>>().join("  ").trim_end());
        }
        let folder = folder()?;
        let file = folder.join(format!("{}.json", self.name));
        let load = json!({ "before": self.load, "after": after });
        let figures: Vec<Value> = self.figures.iter().map(|figure| figure.json(&load)).collect();
        fs::write(&file, serde_json::to_string_pretty(&figures)?)?;
        let mut table = format!(
            "{}; load {} before, {after} after\n\n\
             | on | case | median | smallest..largest | baseline | ratio | target |\n|---|---|---|---|---|---|---|\n",
            machine::machine(),
            self.load
        );
        table.extend(self.figures.iter().map(Figure::markdown));
        fs::write(folder.join(format!("{}.md", self.name)), table)?;
        println!("\n  written to {}, and as a table in Markdown beside it", file.display());
        Ok(())
    }
}

/// Where all that benches find is written: `bench` in Cargo's target folder, wherever that has been put. Cargo names a folder
/// in it when it compiles a bench.
///
/// # Errors
/// It cannot be made.
pub(crate) fn folder() -> std::io::Result<PathBuf> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap_or_else(|| Path::new("target"));
    let folder = target.join("bench");
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// With as many places as tell something.
fn number(value: f64) -> String {
    match value.abs() {
        large if large >= 100.0 => format!("{value:.0}"),
        middle if middle >= 10.0 => format!("{value:.1}"),
        small if small >= 1.0 => format!("{value:.2}"),
        _ => format!("{value:.3}"),
    }
}
