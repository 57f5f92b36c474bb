//! The whole journey over HTTP, through the real binary: what is free, hold, book; and what is free alone.

use std::net::SocketAddr;
use std::time::Duration;

use assize::commands::key;
use scheduler_model::{BookingId, Role, SessionId, VenueScope};
use tokio::task::LocalSet;

use super::ground::{CONNECTIONS, Ground, clock};
use crate::support::mail_server::MailServer;
use crate::support::processor::{machine_seconds, processor_seconds};
use crate::support::report::{Figure, Unit};
use crate::support::requests::Requests;
use crate::support::resident::resident;
use crate::support::service::Setting;
use crate::support::spread::{self, Spread};
use crate::support::visitors::{Pace, STEPS, Visitors, Visits};
use crate::support::{polls, scene};

/// Connections that visitors come through.
const VISITORS: u32 = 384;
/// Connections of those who only look.
const LOOKERS: u32 = 64;
/// How long visitors come before it counts.
const WARM_UP: Duration = Duration::from_secs(1);
/// Hoped for: milliseconds that 99 in 100 journeys do not pass at half the full rate.
const P99: f64 = 150.0;
/// Hoped for: answers a second to those who only look.
const LOOKS: f64 = 15_000.0;
/// Hoped for: resident memory of the service, in MiB.
const MEMORY: f64 = 200.0;

const PER_SECOND: Unit = Unit { name: "bookings/s", more_is_better: true };
const ANSWERS: Unit = Unit { name: "answers/s", more_is_better: true };
const MILLISECONDS: Unit = Unit { name: "ms", more_is_better: false };
const MICROSECONDS: Unit = Unit { name: "us a booking", more_is_better: false };
const MEBIBYTES: Unit = Unit { name: "MiB", more_is_better: false };
const MESSAGES: Unit = Unit { name: "messages/s", more_is_better: true };

/// What one round came to.
pub(crate) struct Round {
    full: Paced,
    half: Paced,
    /// Answers with a body, a second.
    bodies: f64,
    /// Answers that nothing has changed, a second.
    unchanged: f64,
    /// Processor time for each booking at the full rate, in microseconds: the service, the visitors, the whole machine.
    processor: [f64; 3],
    /// Messages a second that the mail server took at the full rate.
    mail: f64,
    memory: f64,
}

/// Visitors at one pace.
struct Paced {
    per_second: f64,
    /// For each step and for the whole journey: half and 99 in a hundred took no longer, in milliseconds.
    waits: Vec<[f64; 2]>,
}

/// A round on the ground: the service is started, loaded, and killed; then the whole ledger is checked.
///
/// # Errors
/// Something was answered that should not have been, or a promise is broken.
pub(crate) async fn round(ground: &mut Ground, seconds: u32) -> anyhow::Result<Round> {
    let store = ground.database.connect(CONNECTIONS, clock()).await?;
    let key = key::create(store.as_ref(), "bench", Role::Public, VenueScope::All).await?;
    store.close().await;
    let load = Load {
        database: ground.database.url(),
        key,
        places: places(ground),
        first: ground.next,
        lasts: Duration::from_secs(u64::from(seconds)),
    };
    // One thread for all visitors: it takes no more of the processors than it needs.
    let (round, confirmed, next) = tokio::task::spawn_blocking(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        LocalSet::new().block_on(&runtime, load.run())
    })
    .await??;
    ground.next = next;
    ground.confirmed.extend(confirmed);
    Ok(round)
}

/// The sessions with their venues' codes, the most wanted first.
fn places(ground: &Ground) -> Vec<(String, SessionId)> {
    ground.sessions.iter().map(|(venue, session)| (scene::code_of(*venue), *session)).collect()
}

/// What the loading thread works with.
struct Load {
    database: String,
    key: String,
    places: Vec<(String, SessionId)>,
    first: u64,
    lasts: Duration,
}

type Loaded = (Round, Vec<(BookingId, SessionId)>, u64);

impl Load {
    #[expect(clippy::float_arithmetic, reason = "figures for people to read; nothing is decided by them")]
    async fn run(self) -> anyhow::Result<Loaded> {
        let mail = MailServer::start().await?;
        let setting = Setting::new(self.database, mail.address)?;
        let service = setting.serve().await?;
        let requests = Requests::new(setting.listen, &self.key);
        let venues = venues(&self.places);
        let visitors = Visitors::new(setting.listen, requests.clone(), self.places, self.first);

        let mut confirmed = visitors.come(VISITORS, Pace::Full, WARM_UP).await?.confirmed;
        let before = (meters(service.process())?, mail.taken());
        let full = visitors.come(VISITORS, Pace::Full, self.lasts).await?;
        let (after, taken) = (meters(service.process())?, mail.taken() - before.1);
        let full_rate = full.per_second();
        let half = visitors.come(VISITORS, Pace::Arriving { per_second: full_rate / 2.0 }, self.lasts).await?;

        let bodies = looks(setting.listen, &requests, &venues, 200, self.lasts).await?;
        let unchanged = looks(setting.listen, &requests, &venues, 304, self.lasts).await?;
        let memory = resident(service.process(), "VmHWM")?;
        drop(service);

        let done = f64::from(u32::try_from(full.confirmed.len())?).max(1.0);
        let processor = std::array::from_fn(|who| (after[who] - before.0[who]) / done * 1e6);
        let messages = f64::from(u32::try_from(taken)?) / self.lasts.as_secs_f64();
        let round =
            Round { full: paced(&full), half: paced(&half), bodies, unchanged, processor, mail: messages, memory };
        confirmed.extend(full.confirmed);
        confirmed.extend(half.confirmed);
        Ok((round, confirmed, visitors.next()))
    }
}

/// Processor seconds of the service, of this process, and of the whole machine.
fn meters(service: u32) -> anyhow::Result<[f64; 3]> {
    Ok([processor_seconds(service)?, processor_seconds(std::process::id())?, machine_seconds()?])
}

/// Answers a second with that status to those who only look.
#[expect(clippy::float_arithmetic, reason = "figures for people to read; nothing is decided by them")]
async fn looks(
    address: SocketAddr,
    requests: &Requests,
    venues: &[String],
    status: u16,
    lasts: Duration,
) -> anyhow::Result<f64> {
    let polls = polls::poll(address, requests, venues, LOOKERS, status, lasts).await?;
    Ok(f64::from(u32::try_from(polls)?) / lasts.as_secs_f64())
}

fn venues(places: &[(String, SessionId)]) -> Vec<String> {
    let mut venues: Vec<String> = places.iter().map(|(venue, _)| venue.clone()).collect();
    venues.sort();
    venues.dedup();
    venues
}

#[expect(clippy::float_arithmetic, reason = "figures for people to read; nothing is decided by them")]
fn paced(visits: &Visits) -> Paced {
    let waits = (0..STEPS.len()).map(|step| {
        let mut of_step: Vec<f64> = visits.times.iter().map(|times| times[step]).collect();
        of_step.sort_by(f64::total_cmp);
        [0.5, 0.99].map(|part| spread::at(&of_step, part) * 1e3)
    });
    Paced { per_second: visits.per_second(), waits: waits.collect() }
}

/// Picks one pace of a round.
type Pick = fn(&Round) -> &Paced;

/// The lines of the report. `target` is how many bookings a second are hoped for.
pub(crate) fn figures(case: &str, backend: &'static str, rounds: &[Round], target: Option<f64>) -> Vec<Figure> {
    let figure = |case: String, unit, target, what: &dyn Fn(&Round) -> f64| Figure {
        case,
        backend,
        value: Spread::of(rounds.iter().map(what).collect()),
        unit,
        baseline: None,
        target,
    };
    let paces: [(&str, Pick); 2] = [("full rate", |round| &round.full), ("half that rate", |round| &round.half)];
    let mut figures = Vec::new();
    for (pace, of) in paces {
        let hoped = target.filter(|_| pace == "full rate");
        figures.push(figure(format!("{case}, {pace}"), PER_SECOND, hoped, &|round| of(round).per_second));
        for (place, step) in STEPS.into_iter().enumerate() {
            let hoped = (pace != "full rate" && step == "journey").then_some(P99);
            let name = |which: &str| format!("{case}, {pace}, {step}: {which} no longer than");
            figures.push(figure(name("half take"), MILLISECONDS, None, &|round| of(round).waits[place][0]));
            figures.push(figure(name("99 in 100 take"), MILLISECONDS, hoped, &|round| of(round).waits[place][1]));
        }
    }
    for (place, who) in ["the service", "the visitors", "the whole machine"].into_iter().enumerate() {
        let name = format!("{case}, full rate: processor time of {who}");
        figures.push(figure(name, MICROSECONDS, None, &|round| round.processor[place]));
    }
    figures.push(figure(format!("{case}, full rate: mail that went out"), MESSAGES, None, &|round| round.mail));
    figures.push(figure(format!("{case}: what is free, 200"), ANSWERS, Some(LOOKS), &|round| round.bodies));
    figures.push(figure(format!("{case}: what is free, 304"), ANSWERS, Some(LOOKS), &|round| round.unchanged));
    figures.push(figure(
        format!("{case}: resident memory of the service, at the most"),
        MEBIBYTES,
        Some(MEMORY),
        &|round| round.memory,
    ));
    figures
}
