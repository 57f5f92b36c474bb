//! `assize listing learn`.

use std::process::ExitCode;

use anyhow::{Context, bail};
use over_listing::{FellAway, HearingResult, HistoryRow, Learning, OutcomesFile, learn};
use serde::Deserialize;

use super::{code, files};
use crate::cli::listing::LearnArgs;
use crate::output;

/// A line of the table.
#[derive(Debug, Deserialize)]
struct Line {
    hearing_type: String,
    estimated_minutes: u32,
    result: String,
    minutes: Option<u32>,
    hours_before: Option<u32>,
}

/// Runs the subcommand. Lines of no use are told with their numbers and make the exit code 1.
pub(super) fn run(args: &LearnArgs) -> anyhow::Result<ExitCode> {
    let path = args.history.display();
    let text = files::text(&args.history)?;
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
    let (mut rows, mut lines, mut faulty) = (Vec::new(), Vec::new(), 0_u64);
    let mut refuse = |line: u64, why: &str| {
        faulty += 1;
        output::note(&format!("{path}: line {line}: {why}"))
    };
    let headers = reader.headers().with_context(|| format!("{path}: the table has no heading"))?.clone();
    for column in ["hearing_type", "estimated_minutes", "result"] {
        if !headers.iter().any(|name| name == column) {
            bail!("{path}: the table must have a column `{column}`; `assize listing learn --help` names all");
        }
    }
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                refuse(error.position().map_or(0, csv::Position::line), &error.to_string())?;
                continue;
            }
        };
        let number = record.position().map_or(0, csv::Position::line);
        match record.deserialize::<Line>(Some(&headers)).map_err(|error| error.to_string()).and_then(Line::row) {
            Ok(row) => {
                rows.push(row);
                lines.push(number);
            }
            Err(why) => refuse(number, &why)?,
        }
    }
    let learning = Learning { late_hours: args.late_hours, prior_hearings: args.prior, ..Learning::default() };
    let learnt = learn(rows, &learning)?;
    for fault in &learnt.refused {
        refuse(lines.get(fault.row).copied().unwrap_or(0), &fault.reason.to_string())?;
    }
    let used = lines.len() - learnt.refused.len();
    files::write_json(&args.out, &OutcomesFile::from(learnt.outcomes))?;
    output::line(&format!("Learnt from {used} hearings; {faulty} lines are of no use."))?;
    Ok(code(faulty > 0))
}

impl Line {
    fn row(self) -> Result<HistoryRow, String> {
        let how = match self.result.as_str() {
            "heard" => None,
            "settled" => Some(FellAway::Settled),
            "withdrawn" => Some(FellAway::Withdrawn),
            "vacated" => Some(FellAway::Vacated),
            "postponed" => Some(FellAway::Postponed),
            other => {
                return Err(format!(
                    "result: `{other}` is none: write heard, settled, withdrawn, vacated or postponed"
                ));
            }
        };
        let result = match how {
            None => HearingResult::Heard {
                minutes: self.minutes.ok_or("minutes: a hearing that was heard took some: give them")?,
            },
            Some(how) => HearingResult::FellAway {
                how,
                hours_before: self.hours_before.ok_or("hours_before: give the hours before its time, 0 on the day")?,
            },
        };
        Ok(HistoryRow { hearing_type: self.hearing_type, estimated_minutes: self.estimated_minutes, result })
    }
}
