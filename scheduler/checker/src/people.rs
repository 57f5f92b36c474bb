//! Nobody in two places.

use crate::findings::Findings;
use crate::rows::Occupancy;
use crate::{Code, RowRef};

/// An occupancy as a violation names it.
pub(crate) fn occupancy_row(time: &Occupancy) -> RowRef {
    let row = RowRef::of("occupancies").with("person", time.person).with("role", &time.role);
    let row = row.with("booking", time.booking).with("source_kind", &time.source_kind).with("source", time.source);
    let row = row.with("session", time.session).with("starts_at", time.starts_at).with("ends_at", time.ends_at);
    row.maybe("until", time.until)
}

/// The time of one person after the other, each in order of start.
#[derive(Debug, Default)]
pub(crate) struct People {
    /// The time of the present person that has not ended when the latest begins.
    running: Vec<Occupancy>,
}

impl People {
    pub(crate) fn time(&mut self, time: Occupancy, findings: &mut Findings) {
        self.running.retain(|other| other.person == time.person && other.ends_at > time.starts_at);
        for other in self.running.iter().filter(|other| other.booking != time.booking) {
            findings.add(Code::TwoPlaces, || {
                let says = "A person's time is taken by two bookings at once.".to_owned();
                (says, vec![occupancy_row(other), occupancy_row(&time)])
            });
        }
        self.running.push(time);
    }
}
