//! How the stored sessions of a venue must change to be those that its timetable makes now.

use std::collections::{BTreeMap, BTreeSet};

use calendars::{CapacityByClass, Instant, LocalDate, LocalTime, Units};
use scheduler_model::{
    ClassCount, PlannedSession, Publication, PublicationEffect, Session, SessionEntry, SessionId, SessionState,
    SessionsDiff, SpaceId,
};

/// A publication that contradicts itself.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PublicationError {
    /// A session is in a space that the publication does not name.
    #[error("the session on {date} at {start} is in space `{space}`, which the publication does not name")]
    UnknownSpace {
        /// The space's key.
        space: String,
        /// The session's day.
        date: LocalDate,
        /// When it starts.
        start: LocalTime,
    },
    /// The same session is there twice.
    #[error("the session on {date} at {start} in space `{space}` is there twice")]
    Repeated {
        /// The space's key.
        space: String,
        /// The session's day.
        date: LocalDate,
        /// When it starts.
        start: LocalTime,
    },
    /// A session lies outside the days that the publication says it covers.
    #[error("the session on {date} at {start} lies outside the days that are published")]
    OutsideRange {
        /// The session's day.
        date: LocalDate,
        /// When it starts.
        start: LocalTime,
    },
}

/// What makes two sessions of one venue the same.
type Identity = (SpaceId, LocalDate, LocalTime, LocalTime);

/// Compares the venue's stored sessions with those of `publication`.
///
/// The spaces of the publication must carry the ids that the store has for them. Sessions that have started by `now` stay
/// as they are and are not made, and so do sessions outside the publication's days. A class that a session no longer offers
/// stays with a capacity of 0, so that what is taken of it stays counted. Stored instants stay, even if the zone's rules
/// have changed since: a session that people have booked must not move unseen.
///
/// Publishing the same twice changes nothing the second time.
///
/// # Errors
/// [`PublicationError`] where the publication contradicts itself; then nothing of it may be applied.
pub fn diff(
    existing: &[SessionEntry],
    publication: &Publication,
    now: Instant,
    new_session_id: &mut dyn FnMut() -> SessionId,
) -> Result<(SessionsDiff, PublicationEffect), PublicationError> {
    let range = publication.range;
    let in_question =
        |entry: &&SessionEntry| range.contains(entry.session.date) && entry.session.interval.start() > now;
    let mut stored: BTreeMap<Identity, &SessionEntry> =
        existing.iter().filter(in_question).map(|entry| (identity(&entry.session), entry)).collect();

    let mut diff = SessionsDiff::default();
    let mut effect = PublicationEffect::default();
    for (identity, planned) in by_identity(publication)? {
        match stored.remove(&identity) {
            _ if planned.interval.start() <= now => {}
            None => diff.new.push(made(planned, publication, identity.0, new_session_id())),
            Some(entry) => {
                let wished = adjusted(entry, planned);
                if wished != *entry {
                    if wished.counts.iter().any(is_overfull) {
                        effect.overfull.push(wished.session.id);
                    }
                    diff.changed.push(wished);
                }
            }
        }
    }
    for entry in stored.into_values().filter(|entry| entry.session.state == SessionState::Open) {
        diff.closed.push(entry.session.id);
        if entry.counts.iter().any(|count| count.taken_public.booked > 0 || count.taken_staff.booked > 0) {
            effect.overfull.push(entry.session.id);
        }
    }
    effect.new = number(diff.new.len());
    effect.changed = number(diff.changed.len());
    effect.closed = number(diff.closed.len());
    Ok((diff, effect))
}

const fn identity(session: &Session) -> Identity {
    (session.space, session.date, session.start, session.end)
}

/// The planned sessions in their order, each with what identifies it.
fn by_identity(publication: &Publication) -> Result<Vec<(Identity, &PlannedSession)>, PublicationError> {
    let spaces: BTreeMap<&str, SpaceId> =
        publication.spaces.iter().map(|space| (space.key.as_str(), space.id)).collect();
    let mut seen = BTreeSet::new();
    let identified = publication.sessions.iter().map(|planned| {
        let PlannedSession { date, start, end, .. } = *planned;
        let named = || planned.space.clone();
        if !publication.range.contains(date) {
            return Err(PublicationError::OutsideRange { date, start });
        }
        let Some(&space) = spaces.get(planned.space.as_str()) else {
            return Err(PublicationError::UnknownSpace { space: named(), date, start });
        };
        let identity = (space, date, start, end);
        if seen.insert(identity) {
            Ok((identity, planned))
        } else {
            Err(PublicationError::Repeated { space: named(), date, start })
        }
    });
    identified.collect()
}

fn made(planned: &PlannedSession, publication: &Publication, space: SpaceId, id: SessionId) -> SessionEntry {
    let session = Session {
        id,
        venue: publication.venue.id,
        space,
        pattern: planned.pattern.clone(),
        date: planned.date,
        start: planned.start,
        end: planned.end,
        interval: planned.interval,
        eligibility: planned.eligibility.clone(),
        state: SessionState::Open,
    };
    let fresh =
        |(class, capacity): (_, calendars::Capacity)| ClassCount::fresh(class, capacity.total(), capacity.public());
    SessionEntry { session, counts: planned.capacity.iter().map(fresh).collect() }
}

/// The stored session as the plan wishes it.
fn adjusted(entry: &SessionEntry, planned: &PlannedSession) -> SessionEntry {
    let session = Session {
        pattern: planned.pattern.clone(),
        eligibility: planned.eligibility.clone(),
        state: SessionState::Open,
        ..entry.session.clone()
    };
    SessionEntry { session, counts: adjusted_counts(&entry.counts, &planned.capacity) }
}

fn adjusted_counts(counts: &[ClassCount], capacity: &CapacityByClass) -> Vec<ClassCount> {
    let stays = |count: &ClassCount| {
        let (total, public) =
            capacity.get(count.class).map_or((Units::ZERO, Units::ZERO), |new| (new.total(), new.public()));
        ClassCount { total, public, ..count.clone() }
    };
    let is_new = |class| counts.iter().all(|count| count.class != class);
    let added = capacity.iter().filter(|(class, _)| is_new(*class));
    let added = added.map(|(class, capacity)| ClassCount::fresh(class, capacity.total(), capacity.public()));
    counts.iter().map(stays).chain(added).collect()
}

fn is_overfull(count: &ClassCount) -> bool {
    count.taken() > count.total.0.saturating_add(count.overbook.0)
}

fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
