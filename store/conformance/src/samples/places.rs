//! Venues, spaces, sessions, callers.

use std::collections::BTreeSet;

use calendars::{Division, Interval, LocalDate, Zone};
use scheduler_model::{
    Bilingual, Caller, ClassCount, Eligibility, GroupMode, GroupRule, LocationPattern, Role, Session, SessionEntry,
    SessionId, SessionState, Space, SpaceId, Venue, VenueCode, VenueId, VenuePolicy, VenueScope,
};
use store::CallerRecord;

use super::{Samples, hour};

impl Samples {
    /// An open venue with a Welsh name and an address.
    pub fn venue(&self, code: &str) -> Venue {
        Venue {
            id: VenueId::from_uuid(self.uuid()),
            code: code.parse::<VenueCode>().expect("a venue code"),
            name: Bilingual { en: format!("HMP {code}"), cy: Some(format!("CEF {code}")) },
            address: vec!["1 Long Lane".to_owned(), "Pen-y-bont".to_owned(), "CF35 6AP".to_owned()],
            phone: Some("0300 060 6500".to_owned()),
            email: None,
            zone: Zone::LONDON,
            division: Division::EnglandAndWales,
            policy: VenuePolicy::default(),
            open: true,
            version: 1,
        }
    }

    /// A space of `venue`.
    pub fn space(&self, venue: &Venue, key: &str) -> Space {
        Space {
            id: SpaceId::from_uuid(self.uuid()),
            venue: venue.id,
            key: key.to_owned(),
            name: Bilingual { en: format!("The {key}"), cy: None },
        }
    }

    /// An open session in `space` from one whole hour to another, with `counts` (sorted by class).
    pub fn session(&self, space: &Space, date: LocalDate, hours: (u32, u32), counts: &[ClassCount]) -> SessionEntry {
        let (start, end) = (hour(hours.0), hour(hours.1));
        let instant = |time| Zone::LONDON.resolve(date.at(time)).compatible();
        let session = Session {
            id: SessionId::from_uuid(self.uuid()),
            venue: space.venue,
            space: space.id,
            pattern: "mornings".to_owned(),
            date,
            start,
            end,
            interval: Interval::new(instant(start), instant(end)).expect("an interval"),
            eligibility: wing("A"),
            state: SessionState::Open,
        };
        SessionEntry { session, counts: counts.to_vec() }
    }

    /// A caller with a key.
    pub fn caller(&self, name: &str, role: Role, venues: VenueScope) -> CallerRecord {
        let mut key_hash = [7_u8; 32];
        key_hash[..16].copy_from_slice(self.uuid().as_bytes());
        CallerRecord {
            caller: Caller { id: self.caller_id(), name: name.to_owned(), role, venues },
            key_hash,
            created_at: calendars::Instant::from_seconds(1_900_000_000),
            revoked_at: None,
        }
    }
}

/// Only for those who live on a wing.
#[must_use]
pub fn wing(wing: &str) -> Eligibility {
    let rule = GroupRule { mode: GroupMode::Include, any_of: vec![LocationPattern(vec![wing.to_owned()])] };
    Eligibility { location: Some(rule), ..Eligibility::default() }
}

/// These venues and no others.
#[must_use]
pub fn only(venues: &[VenueId]) -> VenueScope {
    VenueScope::Only(venues.iter().copied().collect::<BTreeSet<_>>())
}
