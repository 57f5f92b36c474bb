//! Keeps timetables published: at start, and again when a day has passed.

use std::path::PathBuf;
use std::time::Duration;

use calendars::{LocalDate, Span};
use engine::Engine;
use timetables::VenueFile;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::config::Config;
use crate::{files, output, publishing};

/// How often it is looked whether a day has passed.
const LOOK_EVERY: Duration = Duration::from_secs(600);
/// When a day has passed one process publishes for all; its progress is the day.
const JOB: &str = "publish timetables";
/// How long that may take.
const LEASE: Span = Span::from_minutes(5);

/// Publishes the venues of the settings' folder and goes on doing so. A faulty file is refused and told of; the others are
/// published. Nothing to do without a folder.
///
/// # Errors
/// The folder cannot be read, or a timetable cannot be published.
pub(super) async fn start(
    config: &Config,
    engine: &Engine,
    node: Uuid,
    stop: CancellationToken,
) -> anyhow::Result<Option<JoinHandle<()>>> {
    let Some(folder) = config.timetables.folder.clone() else { return Ok(None) };
    let days = config.timetables.days;
    let venues = read(&folder)?;
    let published = publish(engine, &venues, days).await?;
    let engine = engine.clone();
    Ok(Some(tokio::spawn(async move {
        let mut published = published;
        loop {
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(LOOK_EVERY) => {}
            }
            if Some(today(&engine, &venues)) == published {
                continue;
            }
            match publish_for_all(&engine, node, &venues, days).await {
                Ok(day) => published = day.or(published),
                Err(error) => tracing::error!(error = format!("{error:#}"), "timetables could not be published"),
            }
        }
    })))
}

fn read(folder: &PathBuf) -> anyhow::Result<Vec<VenueFile>> {
    let read = publishing::read_venues(&files::read_all(std::slice::from_ref(folder))?);
    output::findings(&read.findings)?;
    Ok(read.venues)
}

/// Publishes unless another process has done so today or is doing so now; `None` in the latter case. Publishing twice would
/// change nothing, but every process would read all venues' sessions under lock at the same moment.
async fn publish_for_all(
    engine: &Engine,
    node: Uuid,
    venues: &[VenueFile],
    days: u16,
) -> anyhow::Result<Option<LocalDate>> {
    let store = engine.store();
    let day = today(engine, venues);
    let number = u64::try_from(day.days_since_epoch()).unwrap_or(0);
    let Some(published) = store.lease_job(JOB, node, LEASE).await? else { return Ok(None) };
    if published >= number {
        store.release_job(JOB, node).await?;
        return Ok(Some(day));
    }
    let done = publish(engine, venues, days).await;
    if done.is_ok() {
        store.job_progress(JOB, node, number).await?;
    }
    store.release_job(JOB, node).await?;
    done
}

async fn publish(engine: &Engine, venues: &[VenueFile], days: u16) -> anyhow::Result<Option<LocalDate>> {
    let day = today(engine, venues);
    let effect = publishing::publish_all(engine, venues, days).await?;
    tracing::info!(
        venues = venues.len(),
        new = effect.new,
        changed = effect.changed,
        closed = effect.closed,
        overfull = effect.overfull.len(),
        "published timetables"
    );
    Ok(Some(day))
}

/// The latest today of all the venues: the first to enter a new day decides.
fn today(engine: &Engine, venues: &[VenueFile]) -> LocalDate {
    let now = engine.now();
    venues.iter().map(|venue| venue.zone.local_date(now)).max().unwrap_or_else(|| calendars::Zone::UTC.local_date(now))
}
