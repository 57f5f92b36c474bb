//! `assize listing`: lists of hearings, one file a subcommand.

mod apply;
mod bar;
mod check;
mod draw;
mod explain;
mod files;
mod fill;
mod judge;
mod learn;
mod meeting;
mod picture;
mod rota;
pub mod said;
mod schema;
mod solve;
mod what_if;

use std::process::ExitCode;

use crate::cli::listing::ListingCommand;
use crate::output;

/// What the exit code says, beside 0.
const FAULTY: u8 = 1;
const NOT_DONE: u8 = 2;

/// Runs the subcommand. Exit code 0: done; 1: done, and something is wrong with what was given; 2: not done.
///
/// # Errors
/// Nothing can be printed.
pub fn run(command: &ListingCommand) -> anyhow::Result<ExitCode> {
    let done = match command {
        ListingCommand::Solve(args) => solve::run(args),
        ListingCommand::Check(args) => check::run(args),
        ListingCommand::Explain(args) => explain::run(args),
        ListingCommand::WhatIf(args) => what_if::run(args),
        ListingCommand::Fill(args) => fill::run(args),
        ListingCommand::Apply(args) => apply::run(args),
        ListingCommand::Rota(args) => rota::run(args),
        ListingCommand::Learn(args) => learn::run(args),
        ListingCommand::Draw(args) => draw::run(args),
        ListingCommand::Picture(args) => picture::run(args),
        ListingCommand::Schema { of } => schema::run(*of),
    };
    match done {
        Ok(code) => Ok(code),
        Err(error) => {
            output::note(&format!("{error:#}"))?;
            Ok(ExitCode::from(NOT_DONE))
        }
    }
}

fn code(faulty: bool) -> ExitCode {
    if faulty { ExitCode::from(FAULTY) } else { ExitCode::SUCCESS }
}
