//! What a bench found: a table on the terminal and `target/bench/NAME.json`.

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

    fn json(&self) -> Value {
        let Spread { min, lower, median, upper, max, count } = self.value;
        json!({
            "case": self.case,
            "backend": self.backend,
            "value": median,
            "unit": self.unit.name,
            "baseline": self.baseline.map(|baseline| baseline.median),
            "ratio": self.ratio(),
            "spread": { "min": min, "lower_quartile": lower, "upper_quartile": upper, "max": max, "runs": count },
        })
    }
}

/// The figures of one bench.
pub(crate) struct Report {
    name: &'static str,
    figures: Vec<Figure>,
}

impl Report {
    /// Begins: says what is measured, and on which machine.
    pub(crate) fn begin(name: &'static str, what: &str) -> Self {
        println!("\n{name}: {what}");
        println!("  {}", machine::machine());
        println!("  load before: {}", machine::load());
        Self { name, figures: Vec::new() }
    }

    /// Takes a figure.
    pub(crate) fn add(&mut self, figure: Figure) {
        self.figures.push(figure);
    }

    /// Prints the table and writes the file.
    ///
    /// # Errors
    /// The file cannot be written.
    pub(crate) fn finish(self) -> anyhow::Result<()> {
        println!("  load after:  {}\n", machine::load());
        let head = ["case", "backend", "median", "unit", "min..max", "baseline", "ratio", "target"].map(str::to_owned);
        let rows: Vec<_> = std::iter::once(head).chain(self.figures.iter().map(Figure::cells)).collect();
        let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let widths: [usize; 8] = std::array::from_fn(width);
        for row in &rows {
            let cells = row.iter().zip(widths).map(|(cell, width)| format!("{cell:<width$}"));
            println!("  {}", cells.collect::<Vec<_>>().join("  ").trim_end());
        }
        let folder = target_folder().join("bench");
        fs::create_dir_all(&folder)?;
        let file = folder.join(format!("{}.json", self.name));
        let figures: Vec<Value> = self.figures.iter().map(Figure::json).collect();
        fs::write(&file, serde_json::to_string_pretty(&figures)?)?;
        println!("\n  written to {}", file.display());
        Ok(())
    }
}

/// Cargo's target folder, wherever it has been put: cargo names a folder in it when it compiles a bench.
fn target_folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap_or_else(|| Path::new("target")).to_owned()
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
