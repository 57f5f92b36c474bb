//! Venues, with more places than anybody asks for or with few.

use anyhow::Context;
use calendars::{
    Capacity, CapacityByClass, CapacityClass, DateRange, Disambiguation, Division, Instant, LocalTime, Units, Zone,
};
use engine::Engine;
use scheduler_model::{
    Bilingual, Eligibility, PlannedSession, Publication, SessionId, Space, SpaceId, Venue, VenueId, VenuePolicy,
};
use uuid::Uuid;

/// More places in a session than any run can book.
const PLENTY: u32 = 10_000_000;
/// The first day, from today: later than the shortest notice.
const FIRST_DAY: i64 = 4;
/// Sessions a day in one hall, an hour each.
const A_DAY: u32 = 2;

/// How many venues, and sessions in each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Scene {
    /// As it stands in the report.
    pub(crate) name: &'static str,
    /// Venues.
    pub(crate) venues: u32,
    /// Sessions in each.
    pub(crate) sessions: u32,
    /// Places in each session.
    pub(crate) places: u32,
}

/// One session.
pub(crate) const HOT: Scene = Scene { name: "one hot session", venues: 1, sessions: 1, places: PLENTY };
/// Three hundred sessions of ten venues.
pub(crate) const MANY: Scene = Scene { name: "300 sessions, Zipf 1.1", venues: 10, sessions: 30, places: PLENTY };
/// One session with far fewer places than people want.
pub(crate) const LAST: Scene = Scene { name: "the last table", venues: 1, sessions: 1, places: 30 };

impl Scene {
    /// Publishes the venues; gives their sessions, the venues taking turns.
    ///
    /// # Errors
    /// The engine could not publish them.
    pub(crate) async fn publish(self, engine: &Engine) -> anyhow::Result<Vec<(VenueId, SessionId)>> {
        let mut sessions = Vec::new();
        for number in 0..self.venues {
            let publication = self.venue(number, engine.now())?;
            let venue = publication.venue.id;
            engine.publish(publication).await?;
            let ids = engine
                .index()
                .with_venue(venue, |view| view.sessions().iter().map(|indexed| indexed.session.id).collect::<Vec<_>>());
            let ids = ids.context("a published venue is not in the index")?;
            sessions.extend(ids.into_iter().enumerate().map(|(place, id)| (place, venue, id)));
        }
        sessions.sort_by_key(|(place, ..)| *place);
        Ok(sessions.into_iter().map(|(_, venue, id)| (venue, id)).collect())
    }

    fn venue(self, number: u32, now: Instant) -> anyhow::Result<Publication> {
        let id = VenueId::from_uuid(Uuid::from_u128(u128::from(number) + 1));
        let hall = Space {
            id: SpaceId::from_uuid(Uuid::from_u128(u128::from(number) + 1)),
            venue: id,
            key: "hall".to_owned(),
            name: Bilingual::same("Visits hall"),
        };
        let venue = Venue {
            id,
            code: code_of(id).parse()?,
            name: Bilingual::same(format!("Venue {number}")),
            address: vec!["1 Long Row".to_owned(), "AB1 2CD".to_owned()],
            phone: None,
            email: None,
            zone: Zone::LONDON,
            division: Division::EnglandAndWales,
            policy: VenuePolicy::default(),
            open: true,
            version: 0,
        };
        let first = venue.zone.local_date(now).plus_days(FIRST_DAY);
        let sessions = (0..self.sessions).map(|session| {
            let date = first.plus_days(i64::from(session / A_DAY));
            let hour = 13 + 2 * (session % A_DAY);
            let (start, end) = (LocalTime::new(hour, 30)?, LocalTime::new(hour + 1, 30)?);
            let instant = |time| venue.zone.resolve(date.at(time)).choose(Disambiguation::Compatible);
            Ok(PlannedSession {
                space: hall.key.clone(),
                pattern: format!("hall-{hour}"),
                date,
                start,
                end,
                interval: calendars::Interval::new(instant(start)?, instant(end)?)?,
                capacity: CapacityByClass::of(CapacityClass::OpenTable, Capacity::all_public(Units(self.places))),
                eligibility: Eligibility::default(),
            })
        });
        let sessions = sessions.collect::<anyhow::Result<Vec<_>>>()?;
        let range = DateRange::new(first, first.plus_days(i64::from(self.sessions / A_DAY)))?;
        Ok(Publication { venue, spaces: vec![hall], range, sessions })
    }
}

/// The code of one of these venues.
pub(crate) fn code_of(venue: VenueId) -> String {
    format!("BENCH-{}", venue.uuid().as_u128())
}
