//! The arguments of `assize listing`.

use std::path::PathBuf;

use calendars::LocalDate;
use clap::{Args, Subcommand, ValueEnum};

use super::Format;
use crate::commands::listing::said::{Days, Forbidden, Locked, Moved, Opening};

/// What can be done with listing problems and plans.
#[derive(Debug, Subcommand)]
pub enum ListingCommand {
    /// List hearings to rooms, people and times. Exit code 0: the plan is written; 1: so it is, but the problem has faults; 2: not.
    Solve(Box<SolveArgs>),
    /// Judge a plan by every rule. Exit code 0: it is lawful; 1: it breaks a rule; 2: it could not be judged.
    Check(CheckArgs),
    /// Say why a hearing is not listed, or not earlier, not here, not before this judge, and what would let it in.
    Explain(ExplainArgs),
    /// Plan again after changes, and say who is affected. As few hearings as possible move.
    WhatIf(Box<WhatIfArgs>),
    /// Find hearings that could take what was vacated.
    Fill(FillArgs),
    /// Put a plan in force.
    Apply(ApplyArgs),
    /// Fill the benches of a rota of magistrates' sessions, and hold it against the one that there was.
    Rota(RotaArgs),
    /// Learn from history how often hearings settle, fall away late, and how long they take.
    Learn(LearnArgs),
    /// Draw a problem from a seed: an employment-tribunal region.
    Draw(DrawArgs),
    /// Draw a plan as a picture: a page, or a chart for another page.
    Picture(PictureArgs),
    /// Print the JSON Schema of a format.
    Schema {
        /// Which format.
        #[arg(value_enum)]
        of: SchemaOf,
    },
}

/// Formats with a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    /// `listing/1`.
    Problem,
    /// `listing-plan/1`.
    Plan,
    /// `listing-outcomes/1`.
    Outcomes,
}

/// Formats of problems.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ProblemFormat {
    /// `listing/1`.
    Listing,
    /// The public meeting-scheduling benchmark.
    Meeting,
}

/// A problem and a plan for it.
#[derive(Debug, Args)]
pub struct Files {
    /// The problem (`listing/1`).
    #[arg(long, value_name = "FILE")]
    pub problem: PathBuf,
    /// The plan (`listing-plan/1`).
    #[arg(long, value_name = "FILE")]
    pub plan: PathBuf,
}

/// What is solved, and how long.
#[derive(Debug, Args)]
pub struct SolveArgs {
    /// The problem.
    #[arg(long, value_name = "FILE")]
    pub problem: PathBuf,
    /// Where the plan goes.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// About how long to search. The speed is measured first, and then so many steps are done; the clock only ends it.
    #[arg(long, conflicts_with = "steps", default_value_t = 10)]
    pub seconds: u64,
    /// How many steps to search. The same problem, seed, steps and workers give the same plan on every machine.
    #[arg(long)]
    pub steps: Option<u64>,
    /// Which of many searches.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// The format of the problem, and of the plan.
    #[arg(long, value_enum, default_value_t = ProblemFormat::Listing)]
    pub format: ProblemFormat,
    /// How many searches at a time.
    #[arg(long, default_value_t = std::thread::available_parallelism().map_or(1, std::num::NonZero::get))]
    pub workers: usize,
    /// Search for a better list even if the one in force stands.
    #[arg(long)]
    pub improve: bool,
    /// For each layer the report says what no plan undercuts. Proving it may take about so many seconds a layer, 2 if nothing is
    /// said; with 0 there are only the proofs that take no time.
    #[arg(long, value_name = "SECONDS")]
    pub bounds: Option<u64>,
    /// How the report is printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub report: Format,
    /// Also write the first weeks as a page.
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
    /// The type of the hearing that the report adds to each session, to say what one more would risk.
    #[arg(long, value_name = "TYPE", default_value = "et-short-track")]
    pub one_more: String,
    /// Its minutes.
    #[arg(long, value_name = "MINUTES", default_value_t = 60)]
    pub one_more_minutes: u32,
}

/// What is judged.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// The files.
    #[command(flatten)]
    pub files: Files,
    /// How the judgement is printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// What is asked: without more, why it is not listed, or, if it is, why not earlier.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// The files.
    #[command(flatten)]
    pub files: Files,
    /// The hearing.
    #[arg(long, value_name = "ID")]
    pub hearing: String,
    /// Why not earlier than this.
    #[arg(long, value_name = "DATE", group = "where")]
    pub earlier_than: Option<LocalDate>,
    /// Why not on this day.
    #[arg(long, value_name = "DATE", group = "where")]
    pub on: Option<LocalDate>,
    /// Why not in this venue or room.
    #[arg(long, value_name = "VENUE-OR-ROOM", group = "where")]
    pub here: Option<String>,
    /// Why not before this person.
    #[arg(long, value_name = "PERSON", group = "where")]
    pub with: Option<String>,
    /// The language.
    #[arg(long, value_enum, default_value_t = Language::En)]
    pub language: Language,
    /// How the answer is printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// Languages of explanations and pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// English.
    En,
    /// Welsh.
    Cy,
}

/// What would change.
#[derive(Debug, Args)]
pub struct WhatIfArgs {
    /// The problem.
    #[arg(long, value_name = "FILE")]
    pub problem: PathBuf,
    /// A plan that is taken to be in force. Without it, the list in force of the problem.
    #[arg(long, value_name = "FILE")]
    pub plan: Option<PathBuf>,
    /// A judge, a member or an interpreter is not to be had: PERSON:FROM..TO, or PERSON:DATE.
    #[arg(long, value_name = "PERSON:FROM..TO")]
    pub lose_judge: Vec<Days>,
    /// A room is closed: ROOM:FROM..TO.
    #[arg(long, value_name = "ROOM:FROM..TO")]
    pub close_room: Vec<Days>,
    /// A venue is closed: VENUE:FROM..TO.
    #[arg(long, value_name = "VENUE:FROM..TO")]
    pub close_venue: Vec<Days>,
    /// A hearing stays where it is: HEARING, or HEARING:date,time,room,panel.
    #[arg(long, value_name = "HEARING:WHAT")]
    pub lock: Vec<Locked>,
    /// A hearing may not be there: HEARING:room=R,person=P,venue=V,days=FROM..TO; any of them.
    #[arg(long, value_name = "HEARING:PLACE")]
    pub forbid: Vec<Forbidden>,
    /// A hearing goes there: HEARING:date=D,time=T,room=R,person=P; any of them.
    #[arg(long = "move", value_name = "HEARING:PLACE")]
    pub shift: Vec<Moved>,
    /// A hearing comes in: a file with one hearing, as in `hearings` of a problem.
    #[arg(long, value_name = "FILE")]
    pub add: Vec<PathBuf>,
    /// A hearing has settled, and goes.
    #[arg(long, value_name = "HEARING")]
    pub settle: Vec<String>,
    /// The most seconds to search. The clock only ends it.
    #[arg(long, default_value_t = 3)]
    pub seconds: u64,
    /// The most steps to search.
    #[arg(long, default_value_t = 20_000)]
    pub steps: u64,
    /// Which of many searches.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Where the new plan goes.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Where the changed problem goes, which the new plan is for.
    #[arg(long, value_name = "FILE")]
    pub problem_out: Option<PathBuf>,
    /// How the answer is printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// What was vacated.
#[derive(Debug, Args)]
pub struct FillArgs {
    /// The files.
    #[command(flatten)]
    pub files: Files,
    /// A sitting of a room or a person: ROOM@DATE/AM; without the sitting, the whole day.
    #[arg(long, value_name = "ROOM@DATE/SITTING", required_unless_present = "hearing", conflicts_with = "hearing")]
    pub session: Option<Opening>,
    /// The hearing that has gone.
    #[arg(long, value_name = "ID")]
    pub hearing: Option<String>,
    /// How many fillers are told.
    #[arg(long, default_value_t = 10)]
    pub limit: usize,
    /// How they are printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// What is put in force.
#[derive(Debug, Args)]
pub struct ApplyArgs {
    /// The files.
    #[command(flatten)]
    pub files: Files,
    /// Where the problem goes with the plan in force.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
}

/// Whose benches are filled.
#[derive(Debug, Args)]
pub struct RotaArgs {
    /// The table of people (CSV).
    #[arg(long, value_name = "FILE")]
    pub profiles: PathBuf,
    /// The table of sessions (CSV).
    #[arg(long, value_name = "FILE")]
    pub schedules: PathBuf,
    /// When people are taken to be available, since the tables do not say.
    #[arg(long, value_enum, default_value_t = Availability::Habit)]
    pub available: Availability,
    /// Changes to try.
    #[arg(long, default_value_t = 20_000)]
    pub steps: u64,
    /// Which of many searches.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Where the filled rota goes (JSON).
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// How the comparison is printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// When people are taken to be available.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Availability {
    /// When they sat, and no other time.
    AsSat,
    /// On the halves of the week on which they ever sat, from their first day to their last.
    HabitWithinSpan,
    /// On the halves of the week on which they ever sat.
    Habit,
    /// Always.
    Always,
}

/// What is learnt from.
#[derive(Debug, Args)]
pub struct LearnArgs {
    /// A table (CSV) with the columns hearing_type, estimated_minutes, result (heard, settled, withdrawn, vacated, postponed),
    /// minutes (if heard) and hours_before (if not).
    #[arg(long, value_name = "FILE")]
    pub history: PathBuf,
    /// Where the outcomes go (`listing-outcomes/1`).
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Whoever falls away less than so many hours before does so late.
    #[arg(long, default_value_t = 48)]
    pub late_hours: u32,
    /// So many hearings' worth of what was believed before is added to what is counted.
    #[arg(long, default_value_t = 10)]
    pub prior: u32,
}

/// What is drawn.
#[derive(Debug, Args)]
pub struct DrawArgs {
    /// How many hearings.
    #[arg(long)]
    pub hearings: u32,
    /// Which of many problems.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// How many weeks can be listed.
    #[arg(long, default_value_t = 26, value_parser = clap::value_parser!(u32).range(1..=50))]
    pub weeks: u32,
    /// How many percent of the judges' time is asked for.
    #[arg(long, default_value_t = 100)]
    pub pressure: u32,
    /// Without lists that take several hearings.
    #[arg(long)]
    pub without_lists: bool,
    /// A folder with et_venues.csv, et_rooms.csv and court-venues-prd-mock.json. Without it, invented venues and rooms.
    #[arg(long, value_name = "FOLDER")]
    pub data: Option<PathBuf>,
    /// Where the problem goes.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
}

/// What is shown.
#[derive(Debug, Args)]
pub struct PictureArgs {
    /// The files.
    #[command(flatten)]
    pub files: Files,
    /// Where the picture goes: a page if it ends in .html, a chart if it ends in .svg.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// What is shown.
    #[arg(long, value_enum, default_value_t = Picture::List)]
    pub show: Picture,
    /// The first day. Without it, the first on which something is listed.
    #[arg(long, value_name = "DATE")]
    pub from: Option<LocalDate>,
    /// How many days.
    #[arg(long, default_value_t = 14, value_parser = clap::value_parser!(u16).range(1..=1_096))]
    pub days: u16,
    /// One venue alone.
    #[arg(long, value_name = "ID")]
    pub venue: Option<String>,
    /// A row for each judge and member instead of each room.
    #[arg(long)]
    pub people: bool,
    /// The language.
    #[arg(long, value_enum, default_value_t = Language::En)]
    pub language: Language,
}

/// What a picture shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Picture {
    /// What is heard where and when.
    List,
    /// How much of the sitting time is used.
    Utilisation,
    /// How probably somebody is sent away from each session.
    Risk,
}
