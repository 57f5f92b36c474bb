//! The audit, row by row.

use crate::capacity::Capacity;
use crate::case::{Case, Court};
use crate::feed::Feed;
use crate::findings::Findings;
use crate::order::Order;
use crate::people::People;
use crate::places::Places;
use crate::rows::Snapshot;
use crate::{Id, Part, Report, Row, refusals};

/// Judges a snapshot, row by row, in the order that [`Row`] describes.
#[derive(Debug, Default)]
pub struct Auditor {
    order: Order,
    rows: u64,
    findings: Findings,
    snapshot: Option<Snapshot>,
    places: Places,
    capacity: Capacity,
    feed: Feed,
    people: People,
    case: Option<Case>,
}

impl Auditor {
    /// An auditor that has seen nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many rows it has seen.
    #[must_use]
    pub const fn rows(&self) -> u64 {
        self.rows
    }

    /// Takes the next row.
    pub fn row(&mut self, row: Row) {
        self.rows += 1;
        if !self.order.admits(&row) {
            return;
        }
        let findings = &mut self.findings;
        match row {
            Row::Snapshot(snapshot) => self.snapshot = Some(snapshot),
            Row::Venue(venue) => self.places.venue(venue),
            Row::Space(space) => self.places.space(&space, findings),
            Row::Session(session) => self.places.session(&session, findings),
            Row::Count(count) => self.capacity.count(&count, &self.places, findings),
            Row::Feed(event) => self.feed.event(&event, &self.places, findings),
            Row::EventId(id) => self.feed.id(id, findings),
            Row::Time(time) => self.people.time(time, findings),
            Row::Reference(reference) => self.feed.reference(reference, findings),
            Row::Other(outcome) => refusals::judge(&outcome, findings),
            Row::Case(booking, part) => self.part(booking, part),
        }
    }

    /// Takes a part of a case. The case before it is complete as soon as another begins.
    fn part(&mut self, booking: Id, part: Part) {
        if self.case.as_ref().is_none_or(|case| case.id != booking) {
            self.close_case();
            self.case = Some(Case::of(booking));
        }
        if let Some(case) = &mut self.case {
            case.add(part);
        }
    }

    fn close_case(&mut self) {
        let Some(mut case) = self.case.take() else { return };
        let now = self.snapshot.as_ref().map(|snapshot| snapshot.now);
        case.judge(&mut Court {
            places: &self.places,
            feed: &self.feed,
            capacity: &mut self.capacity,
            findings: &mut self.findings,
            now: now.max(self.feed.latest_at()).unwrap_or(i64::MAX),
        });
    }

    /// Ends the audit.
    #[must_use]
    pub fn finish(mut self) -> Report {
        self.close_case();
        let void = self.order.into_broken();
        if let (None, Some(snapshot)) = (&void, &self.snapshot) {
            self.feed.judge(snapshot.feed_last, &self.places, &mut self.findings);
            self.capacity.judge(&mut self.findings);
        }
        let (kept, counted) = self.findings.into_parts();
        Report { kept, counted, rows: self.rows, void }
    }
}
