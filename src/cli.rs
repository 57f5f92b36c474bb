//! The command line.

use std::net::SocketAddr;
use std::path::PathBuf;

use calendars::LocalDate;
use clap::{Args, Parser, Subcommand, ValueEnum};

pub mod listing;

use listing::ListingCommand;

/// Assize gives every justice booking a place.
#[derive(Debug, Parser)]
#[command(name = "assize", version, long_version = crate::version::long(), max_term_width = 100)]
pub struct Cli {
    /// Configuration file (TOML). Environment variables (ASSIZE_...) go before it.
    #[arg(long, global = true, env = "ASSIZE_CONFIG")]
    pub config: Option<PathBuf>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the pages and the API, and send what the outbox holds.
    Serve,
    /// Try it out: an embedded database, demonstration venues, pages, API and a mailbox to look into.
    Demo(DemoArgs),
    /// Bring the database's schema up to date.
    Migrate,
    /// Judge a whole database by the six promises. Exit code 0: all are kept; 1: one is broken; 2: it could not be judged.
    Check(CheckArgs),
    /// Read timetables of other systems and publish them.
    #[command(subcommand)]
    Import(ImportCommand),
    /// Look at timetables: slots, mistakes, history.
    #[command(subcommand)]
    Timetable(TimetableCommand),
    /// Keys for callers of the API.
    #[command(subcommand)]
    Key(KeyCommand),
    /// Run the engine on simulated days, each drawn from a seed, and judge what came of them.
    Simulate(SimulateArgs),
    /// Hearings to rooms, judges and times: lists, with reasons and risks.
    #[command(subcommand)]
    Listing(ListingCommand),
}

/// Which days are simulated.
#[derive(Debug, Args)]
pub struct SimulateArgs {
    /// How many seeds.
    #[arg(long, default_value_t = 2_000)]
    pub seeds: u64,
    /// The first seed.
    #[arg(long, default_value_t = 0)]
    pub from: u64,
    /// How many at a time.
    #[arg(long, default_value_t = std::thread::available_parallelism().map_or(1, std::num::NonZero::get))]
    pub jobs: usize,
    /// Print every step of a day on which something is found, or of the only one.
    #[arg(long)]
    pub trace: bool,
    /// Print how often each thing happened.
    #[arg(long)]
    pub coverage: bool,
}

/// What is judged, and how that is told.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// The database: sqlite:PATH or postgres://... Without it, the one of the configuration.
    #[arg(long, value_name = "URL")]
    pub database: Option<String>,
    /// How many violations are printed.
    #[arg(long, default_value_t = 100)]
    pub limit: usize,
    /// How the result is printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// How the demonstration runs.
#[derive(Debug, Args)]
pub struct DemoArgs {
    /// Where the demonstration keeps its data.
    #[arg(long, default_value = "demo-data")]
    pub folder: PathBuf,
    /// Where pages and API listen.
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Where metrics listen.
    #[arg(long, default_value = "127.0.0.1:9464")]
    pub metrics_listen: SocketAddr,
    /// Begin with an empty ledger.
    #[arg(long)]
    pub fresh: bool,
}

/// Where an import goes.
#[derive(Debug, Args)]
pub struct ImportTarget {
    /// Print what would be published and publish nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// How many days of sessions to publish, from today.
    #[arg(long, default_value_t = 60)]
    pub days: u16,
    /// Write the venues as files of the project's own format into this folder, instead of publishing them.
    #[arg(long)]
    pub out: Option<PathBuf>,
}

/// What can be imported.
#[derive(Debug, Subcommand)]
pub enum ImportCommand {
    /// Timetables of Prison Visits Booking: a folder of YAML files.
    Pvb {
        /// The folder that holds `prisons/`.
        dir: PathBuf,
        /// Its file of bank holidays (`bacs.yml`).
        #[arg(long)]
        holidays: PathBuf,
        /// Read as the old system would, mistakes and all.
        #[arg(long)]
        as_recorded: bool,
        /// Open tables in each session: the files know of no capacity. Without it, 20 open and 2 closed.
        #[arg(long)]
        tables: Option<u32>,
        /// Where it goes.
        #[command(flatten)]
        target: ImportTarget,
    },
    /// Session templates of the visit scheduler: a folder of CSV tables.
    SessionTemplates {
        /// The folder.
        dir: PathBuf,
        /// The register of prisons (`prison-register.csv`), for their names and addresses.
        #[arg(long)]
        register: Option<PathBuf>,
        /// Where it goes.
        #[command(flatten)]
        target: ImportTarget,
    },
    /// Venues in the project's own format: files or folders.
    Venues {
        /// The files or folders.
        paths: Vec<PathBuf>,
        /// Where it goes.
        #[command(flatten)]
        target: ImportTarget,
    },
}

/// What can be asked about timetables.
#[derive(Debug, Subcommand)]
pub enum TimetableCommand {
    /// The slots that each prison of a PVB folder offers on a day, as JSON.
    Slots {
        /// Read as the old system would, mistakes and all. Without it, faulty files are refused.
        #[arg(long)]
        as_recorded: bool,
        /// The folder that holds `prisons/`.
        #[arg(long)]
        pvb: PathBuf,
        /// Its file of bank holidays.
        #[arg(long)]
        holidays: PathBuf,
        /// The day that counts as today.
        #[arg(long)]
        today: LocalDate,
    },
    /// Name every mistake with file, line, key and cure.
    Lint {
        /// Files or folders.
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// How findings are printed.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Go through a history of timetable changes and count what happened, as JSON.
    Replay {
        /// The history: a JSON object a line.
        file: PathBuf,
    },
}

/// How things are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// What can be done with keys.
#[derive(Debug, Subcommand)]
pub enum KeyCommand {
    /// Make a caller and print its key, once.
    Create {
        /// What staff call it.
        #[arg(long)]
        name: String,
        /// What it may do: public, staff or admin.
        #[arg(long)]
        role: String,
        /// The codes of the venues where it may act. None: everywhere.
        #[arg(long = "venue")]
        venues: Vec<String>,
    },
    /// List callers.
    List,
}
