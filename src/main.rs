//! The `assize` binary.

use std::process::ExitCode;

use assize::cli::{Cli, Command};
use assize::commands::{check, demo, import, key, listing, migrate, serve, simulate, timetable};
use assize::config::Config;
use assize::logging;
use clap::Parser;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> anyhow::Result<ExitCode> {
    let cli = Cli::parse();
    if let Command::Simulate(args) = &cli.command {
        // The engine's own log would be thousands of warnings about troubles that are simulated.
        return simulate::run(args);
    }
    logging::start();
    let config = || Config::load(cli.config.as_deref());
    if let Command::Timetable(command) = &cli.command {
        return timetable::run(command);
    }
    if let Command::Listing(command) = &cli.command {
        return listing::run(command);
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        match &cli.command {
            Command::Serve => serve::run(config()?).await?,
            Command::Demo(args) => demo::run(args).await?,
            Command::Migrate => migrate::run(&config()?).await?,
            Command::Check(args) => return check::run(config, args).await,
            Command::Import(command) => return import::run(config, command).await,
            Command::Timetable(command) => return timetable::run(command),
            Command::Simulate(args) => return simulate::run(args),
            Command::Listing(command) => return listing::run(command),
            Command::Key(command) => key::run(&config()?, command).await?,
        }
        Ok(ExitCode::SUCCESS)
    })
}
