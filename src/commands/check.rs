//! `assize check`: judges a whole database by the six promises.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context;
use checker::{Auditor, Report, Violation};
use serde::Serialize;
use store::SystemClock;

use crate::cli::{CheckArgs, Format};
use crate::config::{Config, DatabaseConfig};
use crate::{database, output};

/// What the exit code says.
const BROKEN: u8 = 1;
const NOT_JUDGED: u8 = 2;

/// Runs the subcommand. Exit code 0: every promise is kept; 1: one is broken; 2: the database could not be judged.
///
/// # Errors
/// Nothing can be printed.
pub async fn run(config: impl FnOnce() -> anyhow::Result<Config>, args: &CheckArgs) -> anyhow::Result<ExitCode> {
    let database = match &args.database {
        Some(url) => Ok(DatabaseConfig { url: url.clone(), readers: 1 }),
        None => config().map(|config| config.database),
    };
    let audited = match database {
        Ok(database) => audit(&database).await,
        Err(error) => Err(error),
    };
    let report = match audited {
        Ok(report) => report,
        Err(error) => {
            output::note(&format!("The database could not be judged: {error:#}"))?;
            return Ok(ExitCode::from(NOT_JUDGED));
        }
    };
    match args.format {
        Format::Json => output::json(&Judgement::of(&report, args.limit))?,
        Format::Text => print(&report, args.limit)?,
    }
    Ok(match report.void() {
        Some(_) => ExitCode::from(NOT_JUDGED),
        None if report.is_lawful() => ExitCode::SUCCESS,
        None => ExitCode::from(BROKEN),
    })
}

async fn audit(database: &DatabaseConfig) -> anyhow::Result<Report> {
    let store = database::open_to_read(database, Arc::new(SystemClock)).await?;
    store.ready().await?;
    let mut auditor = Auditor::new();
    let mut progress = Progress::new();
    let mut take = |row| {
        auditor.row(row);
        progress.tell(auditor.rows());
    };
    store.audit(&mut take).await.context("it could not be read to its end")?;
    progress.clear();
    store.close().await;
    Ok(auditor.finish())
}

fn print(report: &Report, limit: usize) -> anyhow::Result<()> {
    if let Some(void) = report.void() {
        output::note(&format!("The database could not be judged: {void}"))?;
    }
    for violation in report.violations().iter().take(limit) {
        output::line(&violation.to_string())?;
    }
    for (code, number) in report.counted() {
        output::line(&format!("{number:>9}  {code:<28} {}", code.promise()))?;
    }
    let shown = report.violations().len().min(limit);
    let rows = report.rows();
    output::line(&match report.total() {
        0 => format!("No violations in {rows} rows."),
        total if usize::try_from(total) == Ok(shown) => format!("{total} violations in {rows} rows."),
        total => format!("{total} violations in {rows} rows; {shown} are shown."),
    })
}

/// A report for programs.
#[derive(Serialize)]
struct Judgement<'a> {
    lawful: bool,
    rows: u64,
    total: u64,
    codes: Vec<Counted>,
    violations: Vec<Shown<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    void: Option<&'a str>,
}

#[derive(Serialize)]
struct Counted {
    code: &'static str,
    promise: u8,
    number: u64,
}

#[derive(Serialize)]
struct Shown<'a> {
    code: &'static str,
    promise: u8,
    says: &'a str,
    rows: Vec<serde_json::Value>,
}

impl<'a> Judgement<'a> {
    fn of(report: &'a Report, limit: usize) -> Self {
        let counted = |(code, number): (&checker::Code, &u64)| Counted {
            code: code.as_str(),
            promise: code.promise().number(),
            number: *number,
        };
        Self {
            lawful: report.is_lawful(),
            rows: report.rows(),
            total: report.total(),
            codes: report.counted().iter().map(counted).collect(),
            violations: report.violations().iter().take(limit).map(Shown::of).collect(),
            void: report.void(),
        }
    }
}

impl<'a> Shown<'a> {
    fn of(violation: &'a Violation) -> Self {
        let row = |row: &checker::RowRef| {
            let columns = row.columns.iter().map(|(column, value)| ((*column).to_owned(), value.as_str().into()));
            let columns: serde_json::Map<String, serde_json::Value> = columns.collect();
            serde_json::json!({ "table": row.table, "columns": columns })
        };
        Self {
            code: violation.code.as_str(),
            promise: violation.code.promise().number(),
            says: &violation.says,
            rows: violation.rows.iter().map(row).collect(),
        }
    }
}

/// A line on standard error that says how far the audit is, where somebody can see it.
struct Progress {
    seen: bool,
}

impl Progress {
    /// So many rows make a new line worth while.
    const STEP: u64 = 1 << 16;

    fn new() -> Self {
        Self { seen: io::stderr().is_terminal() }
    }

    fn tell(&mut self, rows: u64) {
        if self.seen && rows.is_multiple_of(Self::STEP) {
            // Who cannot be told of progress does without.
            self.seen = write!(io::stderr(), "\r{rows} rows").is_ok();
        }
    }

    fn clear(&self) {
        if self.seen {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}
