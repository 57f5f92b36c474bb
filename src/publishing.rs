//! Venue files into published sessions.

use anyhow::Context;
use calendars::{DateRange, Disambiguation};
use engine::Engine;
use scheduler_model::PublicationEffect;
use timetables::{FileText, Imported, VenueFile, has_errors, lint_venue_file};

/// Reads venue files. A faulty one is refused and told of; the others still load.
#[must_use]
pub fn read_venues(files: &[FileText]) -> Imported {
    let mut read = Imported { venues: Vec::new(), refused: Vec::new(), findings: Vec::new() };
    for file in files.iter().filter(|file| file.is_yaml()) {
        let (venue, findings) = lint_venue_file(&file.name, &file.bytes);
        match venue {
            Some(venue) if !has_errors(&findings) => read.venues.push(venue),
            _ => read.refused.push(file.name.clone()),
        }
        read.findings.extend(findings);
    }
    read
}

/// Publishes a venue's sessions from its today on, for so many days.
///
/// # Errors
/// The timetable makes no sense on some day, or the engine could not publish it.
pub async fn publish(engine: &Engine, venue: &VenueFile, days: u16) -> anyhow::Result<PublicationEffect> {
    let today = venue.zone.local_date(engine.now());
    let range = DateRange::new(today, today.plus_days(i64::from(days)))?;
    let publication = venue
        .publication(range, Disambiguation::Compatible)
        .with_context(|| format!("the timetable of {} cannot be published", venue.code))?;
    engine.publish(publication).await.with_context(|| format!("{} could not be published", venue.code))
}

/// Publishes all of them, and gives the sum of what was done.
///
/// # Errors
/// As [`publish`], for the first that fails.
pub async fn publish_all(engine: &Engine, venues: &[VenueFile], days: u16) -> anyhow::Result<PublicationEffect> {
    let mut sum = PublicationEffect::default();
    for venue in venues {
        let effect = publish(engine, venue, days).await?;
        sum.new += effect.new;
        sum.changed += effect.changed;
        sum.closed += effect.closed;
        sum.overfull.extend(effect.overfull);
    }
    Ok(sum)
}
