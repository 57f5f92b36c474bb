//! The feed: gapless, of places that exist, in step with the venues' versions.

use std::collections::HashMap;

use crate::findings::Findings;
use crate::places::Places;
use crate::rows::{Event, EventId, Reference};
use crate::{Code, Id, RowRef};

/// An event as a violation names it.
pub(crate) fn event_row(event: &Event) -> RowRef {
    let row = RowRef::of("events").with("seq", event.seq).with("at", event.at).with("kind", &event.kind);
    let row = row.with("venue", event.venue).maybe("session", event.session).maybe("booking", event.booking);
    row.with("version", event.version)
}

/// The kind of event that tells of a publication.
const PUBLISHED: &str = "venue.published";
/// Events that, alone in a transaction, surely change a count and so raise the venue's version.
const COUNTING: [&str; 5] = ["hold.granted", "hold.released", "hold.expired", "booking.booked", "booking.cancelled"];

/// What the feed has told of a venue so far.
#[derive(Debug, Clone, Copy, Default)]
struct Told {
    /// Each commit that raised the version has at least one event, so it has been raised at most so often.
    events: i64,
    /// Commits that surely raised it.
    raises: i64,
    /// The instant of the last events, whether there was only one, and whether that one was of a counting kind.
    last: Option<(i64, bool)>,
    /// The last publication: its place in the feed and its version.
    published: (i64, i64),
}

impl Told {
    /// Counts what the events of the last instant amount to. Events of one transaction share their instant; two transactions
    /// may share one too, and are then taken for one, which makes the bound weaker and never wrong.
    fn settle(&mut self) {
        if let Some((_, true)) = self.last.take() {
            self.raises += 1;
        }
    }
}

/// The feed as it was read in its own order.
#[derive(Debug, Default)]
pub(crate) struct Feed {
    last: i64,
    latest_at: Option<i64>,
    told: HashMap<Id, Told>,
    event_id: Option<EventId>,
    reference: Option<Reference>,
}

impl Feed {
    /// The latest instant at which anything was decided.
    pub(crate) const fn latest_at(&self) -> Option<i64> {
        self.latest_at
    }

    /// The place in the feed of a venue's last publication; 0 if it was never published.
    pub(crate) fn published(&self, venue: Id) -> i64 {
        self.told.get(&venue).map_or(0, |told| told.published.0)
    }

    pub(crate) fn event(&mut self, event: &Event, places: &Places, findings: &mut Findings) {
        let expected = self.last.saturating_add(1);
        if event.seq != expected {
            findings.add(Code::FeedGap, || {
                let says = format!("The feed goes from {} to {}.", expected - 1, event.seq);
                (says, vec![event_row(event)])
            });
        }
        self.last = event.seq;
        self.latest_at = self.latest_at.max(Some(event.at));
        let fault = match (event.session, event.booking) {
            _ if !places.venues.contains_key(&event.venue) => Some("names a venue that does not exist"),
            (None, None) if event.kind == PUBLISHED => None,
            (Some(session), Some(_)) if event.kind != PUBLISHED => places.fault(event.venue, session),
            _ => Some("names too much or too little for its kind"),
        };
        if let Some(fault) = fault {
            findings.add(Code::PlaceWrong, || (format!("An event {fault}."), vec![event_row(event)]));
        }
        self.follow_version(event, findings);
    }

    fn follow_version(&mut self, event: &Event, findings: &mut Findings) {
        let told = self.told.entry(event.venue).or_default();
        told.events += 1;
        if event.kind != PUBLISHED {
            match told.last {
                Some((at, _)) if at == event.at => told.last = Some((at, false)),
                _ => {
                    told.settle();
                    told.last = Some((event.at, COUNTING.contains(&event.kind.as_str())));
                }
            }
            return;
        }
        told.settle();
        told.raises += 1;
        let (raises, events) = (told.raises, told.events);
        if event.version < raises || event.version > events || event.version <= told.published.1 {
            let before = told.published.1;
            findings.add(Code::VersionWrong, || {
                let says = format!(
                    "A publication made version {}, after version {before} and between {raises} and {events} commits.",
                    event.version
                );
                (says, vec![event_row(event)])
            });
        }
        told.published = (event.seq, event.version);
    }

    /// Judges what only the whole feed shows: its end, and the venues' versions.
    pub(crate) fn judge(&mut self, feed_last: i64, places: &Places, findings: &mut Findings) {
        if self.last != feed_last {
            findings.add(Code::FeedEndWrong, || {
                let says = format!("The feed's end is {feed_last}, its last event {}.", self.last);
                (says, vec![RowRef::of("feed").with("last", feed_last)])
            });
        }
        let mut venues: Vec<_> = places.venues.values().collect();
        venues.sort_unstable_by_key(|venue| venue.id);
        for venue in venues {
            let told = self.told.entry(venue.id).or_default();
            told.settle();
            if venue.version < told.raises || venue.version > told.events {
                let (raises, events) = (told.raises, told.events);
                findings.add(Code::VersionWrong, || {
                    let says = format!(
                        "The venue's version is {}, but its events tell of at least {raises} and at most {events} commits.",
                        venue.version
                    );
                    (says, vec![RowRef::of("venues").with("id", venue.id).with("version", venue.version)])
                });
            }
        }
    }

    /// The next event's id, sorted by id.
    pub(crate) fn id(&mut self, next: EventId, findings: &mut Findings) {
        if let Some(before) = self.event_id.as_ref().filter(|before| before.id == next.id) {
            findings.add(Code::EventRepeated, || {
                let row = |event: &EventId| RowRef::of("events").with("id", event.id).with("seq", event.seq);
                ("Two events have one id.".to_owned(), vec![row(before), row(&next)])
            });
        }
        self.event_id = Some(next);
    }

    /// The next booking's reference, sorted by reference.
    pub(crate) fn reference(&mut self, next: Reference, findings: &mut Findings) {
        if let Some(before) = self.reference.as_ref().filter(|before| before.reference == next.reference) {
            findings.add(Code::ReferenceRepeated, || {
                let row =
                    |one: &Reference| RowRef::of("bookings").with("id", one.booking).with("reference", &one.reference);
                ("Two bookings have one reference.".to_owned(), vec![row(before), row(&next)])
            });
        }
        self.reference = Some(next);
    }
}
