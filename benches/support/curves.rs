//! How speed changes with something: engine and baseline, drawn side by side.

use std::fs;

use super::plot::{Curve, plot};
use super::report;

/// Curves in the making.
#[derive(Debug, Default)]
pub(crate) struct Curves(Vec<Curve>);

impl Curves {
    /// Takes a point of the case: bookings a second of the engine and of the baseline at `at`.
    pub(crate) fn push(&mut self, case: &str, at: u32, [ours, plain]: [f64; 2]) {
        for (name, value, dashed) in [(case.to_owned(), ours, false), (format!("{case}, baseline"), plain, true)] {
            let known = self.0.iter().position(|curve| curve.name == name);
            let place = known.unwrap_or_else(|| {
                self.0.push(Curve { name, dashed, points: Vec::new() });
                self.0.len() - 1
            });
            self.0[place].points.push((f64::from(at), value));
        }
    }

    /// Writes `target/bench/NAME.svg`, where there is more than a point to draw.
    ///
    /// # Errors
    /// The file cannot be written.
    pub(crate) fn draw(&self, name: &str, across: &str) -> anyhow::Result<()> {
        if self.0.iter().any(|curve| curve.points.len() > 1) {
            fs::write(report::folder()?.join(format!("{name}.svg")), plot(&self.0, across, "bookings a second"))?;
        }
        Ok(())
    }
}
