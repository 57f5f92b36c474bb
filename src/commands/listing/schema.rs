//! `assize listing schema`.

use std::process::ExitCode;

use listing_model::{plan_schema, problem_schema};
use over_listing::outcomes_schema;

use crate::cli::listing::SchemaOf;
use crate::output;

/// Runs the subcommand.
pub(super) fn run(of: SchemaOf) -> anyhow::Result<ExitCode> {
    output::json(&match of {
        SchemaOf::Problem => problem_schema(),
        SchemaOf::Plan => plan_schema(),
        SchemaOf::Outcomes => outcomes_schema(),
    })?;
    Ok(ExitCode::SUCCESS)
}
