//! From a prison's file to the project's own format.

use std::collections::{BTreeMap, BTreeSet};

use calendars::{CapacityByClass, Division, Hours, MinimumNotice, NoticePolicy, Weekday, Zone};
use scheduler_model::{Bilingual, NoticeByChannel, PartyLimits, VenueCode, VenuePolicy};

use super::prison::Prison;
use crate::venue_file::model::{ClosedDay, DaySession, GroupUse, ReplacedDay, SessionRule, SpaceEntry, VenueFile};

/// The one space that an imported prison has: the files name none.
const HALL: &str = "hall";
/// Most visitors that the service lets come together.
const MOST_VISITORS: u8 = 6;
/// Most of them with a chair of their own: a table has three.
const MOST_ADULTS: u8 = 3;

impl Prison {
    /// The prison as a venue of the project's own format, with `capacity` in every session: the files know of none.
    ///
    /// What the service does by rule for every prison becomes part of the venue's policy. Contradictions, which a file that
    /// is read as recorded may have, are settled as the service settles them: a closed day stays closed.
    #[must_use]
    pub fn to_venue_file(&self, code: VenueCode, capacity: CapacityByClass) -> VenueFile {
        let closed: BTreeSet<_> = self.unbookable.iter().copied().collect();
        let replaced = self.anomalous.iter().filter(|(date, _)| !closed.contains(date));
        let day = |slots: &Vec<Hours>| -> Vec<DaySession> {
            let once: BTreeSet<Hours> = slots.iter().copied().collect();
            once.into_iter().map(|hours| day_session(hours, capacity)).collect()
        };
        VenueFile {
            code,
            name: Bilingual { en: self.name.clone(), cy: self.name_cy.clone() },
            address: self.address.iter().chain(&self.postcode).cloned().collect(),
            phone: self.phone.clone(),
            email: self.email.clone(),
            zone: Zone::LONDON,
            division: Division::EnglandAndWales,
            open: self.enabled && !self.closed,
            policy: self.policy(),
            groups: Vec::new(),
            spaces: self.spaces(),
            sessions: self.rules(capacity),
            replaced: replaced
                .map(|(date, slots)| ReplacedDay { date: *date, reason: None, sessions: day(slots) })
                .collect(),
            closures: closed.into_iter().map(|date| ClosedDay { date, reason: None }).collect(),
            capacity_on: Vec::new(),
        }
    }

    /// The hall, unless nothing ever takes place there.
    fn spaces(&self) -> Vec<SpaceEntry> {
        let name = Bilingual { en: "Visits hall".to_owned(), cy: Some("Neuadd ymweliadau".to_owned()) };
        let used = self.recurring.values().chain(self.anomalous.values()).any(|slots| !slots.is_empty());
        used.then(|| SpaceEntry { key: HALL.to_owned(), name }).into_iter().collect()
    }

    fn policy(&self) -> VenuePolicy {
        let staff =
            NoticePolicy { minimum: MinimumNotice::CalendarDays { days: 0 }, maximum_days: self.booking_window };
        VenuePolicy {
            notice: NoticeByChannel { public: self.notice(), staff },
            party: PartyLimits {
                max_total: MOST_VISITORS,
                max_adults: MOST_ADULTS,
                max_children: MOST_VISITORS - 1,
                adult_age: self.adult_age,
            },
            ..VenuePolicy::default()
        }
    }

    /// Equal hours on several days make one rule.
    fn rules(&self, capacity: CapacityByClass) -> Vec<SessionRule> {
        let mut days_of: BTreeMap<Hours, BTreeSet<Weekday>> = BTreeMap::new();
        for (weekday, slots) in &self.recurring {
            for hours in slots {
                days_of.entry(*hours).or_default().insert(*weekday);
            }
        }
        let rule = |(hours, days): (Hours, BTreeSet<Weekday>)| SessionRule {
            key: None,
            space: HALL.to_owned(),
            days: days.into_iter().collect(),
            hours,
            every_weeks: 1,
            from: None,
            to: None,
            capacity,
            groups: GroupUse::default(),
        };
        days_of.into_iter().map(rule).collect()
    }
}

fn day_session(hours: Hours, capacity: CapacityByClass) -> DaySession {
    DaySession { key: None, space: HALL.to_owned(), hours, capacity, groups: GroupUse::default() }
}
