//! The listing engine: how good a list it makes in how much time, beside other solvers on the same problems in the same run.
//!
//! Everybody's plan is judged by the independent checker. `cargo bench --bench listing -- WORD...` takes the cases whose names
//! have the words: `regions`, `peers`, `growth`, `replan`, `meetings`, `rota`, a number of hearings.

mod contest;
mod growth;
mod meetings;
mod peers;
mod regions;
mod replan;
mod rota;
mod settings;

#[path = "../support"]
mod support {
    #[path = "machine.rs"]
    pub(crate) mod machine;
    #[path = "plot.rs"]
    pub(crate) mod plot;
    #[path = "report.rs"]
    pub(crate) mod report;
    #[path = "resident.rs"]
    pub(crate) mod resident;
    #[path = "spread.rs"]
    pub(crate) mod spread;
}

use contest::Contest;
use settings::Settings;
use support::report::Report;

fn main() -> anyhow::Result<()> {
    let settings = Settings::read();
    let mut report = Report::begin("listing", "hearings to days, rooms and people");
    let mut contest = Contest::begin();
    growth::measure(&settings, &mut report)?;
    replan::measure(&settings, &mut report)?;
    regions::measure(&settings, &mut contest)?;
    meetings::measure(&settings, &mut contest)?;
    rota::measure(&settings, &mut contest)?;
    contest.finish()?;
    report.finish()
}
