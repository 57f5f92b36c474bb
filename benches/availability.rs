//! How long it takes to answer what is free, in the process, on the national timetables.
//!
//! Against the same answer from the database's rows, read for each question.

mod support {
    pub(crate) mod ledger;
    pub(crate) mod machine;
    pub(crate) mod national;
    pub(crate) mod report;
    pub(crate) mod spread;
    pub(crate) mod timing;
}

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, ensure};
use calendars::{Capacity, CapacityByClass, CapacityClass, DateRange, Disambiguation, Instant, LocalDate, Units, Zone};
use engine::{Availability, Company, Engine, Query, Submission};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use scheduler::search::{self, OpenSession};
use scheduler_model::{
    Caller, CallerId, Channel, Command, Contact, FreshPlace, IdentityKey, Language, Outcome, Party, PartyMember,
    PartyRole, PersonId, PersonKind, Place, Role, SessionId, VenueId, VenueScope,
};
use store::{ManualClock, Store};
use store_sqlite::{SqliteConfig, SqliteStore};
use support::report::{Figure, Report, Unit};
use support::timing::Plan;
use support::{ledger, national, timing};
use uuid::Uuid;

/// The moment of asking: a Friday in summer.
const NOW: &str = "2026-07-31T09:00:00Z";
/// Tables in each session.
const TABLES: u32 = 20;
/// Most days ahead that any of the prisons lets the public book.
const DAYS_AHEAD: i64 = 60;
/// What half the answers may take, in microseconds.
const TARGET: f64 = 50.0;
/// Every answer is measured by itself, so that the median is one of answers.
const PLAN: Plan = Plan { samples: 20_000, lasts: Duration::ZERO };
const PLAN_OF_BASELINE: Plan = Plan { samples: 1_000, lasts: Duration::ZERO };
const MICROSECONDS: Unit = Unit { name: "us", more_is_better: false };

/// A question that is put to every venue in turn.
struct Case {
    name: &'static str,
    range: DateRange,
    units: u32,
    births: Option<Vec<LocalDate>>,
}

fn main() -> anyhow::Result<()> {
    let mut report = Report::begin("availability", "what is free at a venue, each of them asked in turn, on one core");
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let folder = tempfile::tempdir()?;
    let now: Instant = NOW.parse()?;
    let clock = Arc::new(ManualClock::at(now));
    let file = SqliteConfig::new(folder.path().join("ledger.db"), clock.clone());
    let store: Arc<dyn Store> = Arc::new(runtime.block_on(SqliteStore::open(&file))?);
    runtime.block_on(store.migrate())?;
    let engine = runtime.block_on(ledger::engine(Arc::clone(&store), clock))?;
    let today = Zone::LONDON.local_date(now);
    let (kind, venues) = runtime.block_on(publish(&engine, today))?;
    let sold_out = DateRange::new(today.plus_days(7), today.plus_days(13))?;
    runtime.block_on(take_places(&engine, &venues, sold_out))?;

    for case in cases(today, sold_out)? {
        measure(&mut report, &case, kind, &engine, &venues, now, &runtime)?;
    }
    runtime.block_on(async {
        engine.stop().await;
        store.close().await;
    });
    report.finish()
}

fn cases(today: LocalDate, sold_out: DateRange) -> anyhow::Result<Vec<Case>> {
    let days = |from: i64, to: i64| DateRange::new(today.plus_days(from), today.plus_days(to));
    let family = ["1988-04-12", "1990-11-02", "2019-06-30"].map(str::parse).into_iter().collect::<Result<_, _>>()?;
    Ok(vec![
        Case { name: "one week", range: days(14, 20)?, units: 1, births: None },
        Case { name: "28 days", range: days(1, 28)?, units: 1, births: None },
        Case { name: "28 days, a party by birth dates", range: days(1, 28)?, units: 1, births: Some(family) },
        Case { name: "a week sold out, with reasons and next day", range: sold_out, units: 1, births: None },
    ])
}

/// Publishes the national timetables; without them the demonstration's venues.
async fn publish(engine: &Engine, today: LocalDate) -> anyhow::Result<(&'static str, Vec<VenueId>)> {
    let capacity = CapacityByClass::of(CapacityClass::OpenTable, Capacity::all_public(Units(TABLES)));
    let (kind, files) = match national::folder() {
        Some(folder) => {
            let prisons = national::prisons(&folder)?;
            let coded = prisons.prisons.iter().zip(prisons.venue_codes()).filter(|(prison, _)| prison.enabled);
            ("prisons", coded.filter_map(|(prison, code)| Some(prison.to_venue_file(code?, capacity))).collect())
        }
        None => ("demo venues", demo_venues()?),
    };
    let range = DateRange::new(today, today.plus_days(DAYS_AHEAD))?;
    let mut venues = Vec::new();
    for file in &files {
        let publication = file.publication(range, Disambiguation::Compatible)?;
        venues.push(publication.venue.id);
        engine.publish(publication).await?;
    }
    Ok((kind, venues))
}

#[expect(clippy::print_stdout, reason = "a bench talks to the terminal")]
fn demo_venues() -> anyhow::Result<Vec<timetables::VenueFile>> {
    println!("  there is no ../shared/data/prisons/pvb with the national timetables: the demo venues must do");
    let files = national::files_in(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("demo/venues"))?;
    let load = |file: &timetables::FileText| {
        let text = std::str::from_utf8(&file.bytes)?;
        timetables::load(text, &file.name).map_err(|findings| anyhow::anyhow!("{findings:?}"))
    };
    files.iter().filter(|file| file.is_yaml()).map(load).collect()
}

/// Books some tables of each session, seeded: all of them in one week, else any number, and each seventh session full.
async fn take_places(engine: &Engine, venues: &[VenueId], sold_out: DateRange) -> anyhow::Result<()> {
    let mut random = StdRng::seed_from_u64(7);
    let key = IdentityKey::from_secret("bench");
    let mut person = 0;
    for venue in venues {
        let sessions = engine.index().with_venue(*venue, |view| {
            let open = view.sessions().iter().filter_map(|indexed| {
                let count = indexed.counts.iter().find(|count| count.class == CapacityClass::OpenTable)?;
                Some((indexed.session.id, indexed.session.date, count.class, count.total.0))
            });
            open.collect::<Vec<_>>()
        });
        let mut asked = tokio::task::JoinSet::new();
        for (session, date, class, total) in sessions.context("a venue is not in the index")? {
            let full = sold_out.contains(date) || random.random_ratio(1, 7);
            let units = if full { total } else { random.random_range(0..=total) };
            if units > 0 {
                person += 1;
                let place = FreshPlace { session, class, units: Units(units) };
                let (engine, submission) =
                    (engine.clone(), booking(place, PersonId::derive(&key, PersonKind::Visitor, &person.to_string())));
                asked.spawn(async move { (session, engine.submit(submission).await) });
            }
        }
        while let Some(answered) = asked.join_next().await {
            let (session, outcome): (SessionId, _) = answered?;
            let outcome = outcome?;
            // Staff too cannot book what lies outside the window of some prisons, or in the past.
            ensure!(matches!(outcome, Outcome::Booked(_) | Outcome::Refused(_)), "{session}: {outcome:?}");
        }
    }
    Ok(())
}

/// A party of one: only the counts matter here.
fn booking(place: FreshPlace, person: PersonId) -> Submission {
    let born = LocalDate::new(1980, 1, 1).ok();
    let lead = PartyMember { role: PartyRole::LeadVisitor, person: Some(person), name: None, born };
    let prisoner = Uuid::from_u128(person.uuid().as_u128() ^ 1);
    let prisoner =
        PartyMember { role: PartyRole::Prisoner, person: Some(PersonId::from_uuid(prisoner)), name: None, born };
    Submission {
        command: Command::Book {
            place: Place::Fresh(place),
            party: Some(Party(vec![prisoner, lead])),
            contact: Contact { email: None, phone: None, language: Language::English },
        },
        caller: Caller {
            id: CallerId::from_uuid(Uuid::from_u128(1)),
            name: "bench".to_owned(),
            role: Role::Staff,
            venues: VenueScope::All,
        },
        channel: Channel::Staff,
        language: Language::English,
        idempotency: None,
    }
}

#[expect(clippy::too_many_arguments, reason = "the whole scene of one measurement")]
fn measure(
    report: &mut Report,
    case: &Case,
    kind: &str,
    engine: &Engine,
    venues: &[VenueId],
    now: Instant,
    runtime: &tokio::runtime::Runtime,
) -> anyhow::Result<()> {
    let query = Query {
        range: case.range,
        channel: Channel::Public,
        class: CapacityClass::OpenTable,
        units: Units(case.units),
        company: case.births.as_deref().map_or(Company::Unknown, Company::Born),
        facts: None,
    };
    let from_index = |venue: VenueId| engine.index().with_venue(venue, |view| view.availability(&query, now));
    let from_rows = |venue: VenueId| runtime.block_on(read_and_search(engine.store().as_ref(), venue, &query, now));

    for venue in venues {
        ensure!(
            from_index(*venue).context("a venue is not in the index")? == from_rows(*venue)?,
            "index and database differ"
        );
    }
    let answers: Vec<_> = venues.iter().filter_map(|venue| from_index(*venue)).collect();
    let slots: usize = answers.iter().map(|answer| answer.slots.len()).sum();
    // Where the days have no session at all, that is the reason.
    let told = |answer: &Availability| !answer.slots.is_empty() || !answer.obstacles.is_empty() || answer.sessions == 0;
    ensure!(answers.iter().all(told), "an empty answer without reasons");
    ensure!(slots > 0 || answers.iter().any(|answer| answer.next.is_some()), "nowhere is there a next day");
    let mut turn = venues.iter().copied().cycle();
    let value = timing::microseconds(PLAN, || turn.next().map(from_index));
    let mut turn = venues.iter().copied().cycle();
    let baseline = timing::microseconds(PLAN_OF_BASELINE, || turn.next().map(from_rows));
    report.add(Figure {
        case: format!("{}: {} {kind}, {slots} slots", case.name, venues.len()),
        backend: "sqlite",
        value,
        unit: MICROSECONDS,
        baseline: Some(baseline),
        target: Some(TARGET),
    });
    Ok(())
}

/// The plain way: read the venue and its coming sessions, then search them.
async fn read_and_search(
    store: &dyn Store,
    id: VenueId,
    query: &Query<'_>,
    now: Instant,
) -> anyhow::Result<Availability> {
    let venue = store.venue(id).await?.context("a venue is not in the database")?;
    let window = scheduler::rules::window(&venue, query.channel, now);
    let range = DateRange::new(query.range.first(), query.range.last().max(window.last))?;
    let (_, sessions) = store.index_sessions(id, range).await?;
    Ok(search::availability(query, &venue, now, &sessions, |row| OpenSession {
        session: &row.session,
        counts: &row.counts,
    }))
}
