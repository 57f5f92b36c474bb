//! `assize listing draw`.

use std::path::Path;
use std::process::ExitCode;

use calendars::Division;
use listing_instances::{Ground, Size, Summary, Tables, draw};

use super::files;
use crate::cli::listing::DrawArgs;
use crate::output;

/// Runs the subcommand.
pub(super) fn run(args: &DrawArgs) -> anyhow::Result<ExitCode> {
    let ground = match &args.data {
        Some(folder) => read(folder)?,
        None => Ground::invented(),
    };
    let size = Size { weeks: args.weeks, lists: !args.without_lists, ..Size::of(args.hearings) };
    let problem = draw(&ground, size.with_pressure(args.pressure), args.seed)?;
    files::write_json(&args.out, &problem)?;
    output::line(Summary::of(&problem).to_string().trim_end())?;
    Ok(ExitCode::SUCCESS)
}

fn read(folder: &Path) -> anyhow::Result<Ground> {
    let text = |name: &str| files::text(&folder.join(name));
    let (venues, rooms, courts) = (text("et_venues.csv")?, text("et_rooms.csv")?, text("court-venues-prd-mock.json")?);
    let tables = Tables { venues: &venues, rooms: &rooms, court_venues: &courts };
    Ok(Ground::read(tables, Division::EnglandAndWales)?)
}
