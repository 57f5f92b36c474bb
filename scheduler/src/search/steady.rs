//! For how long an answer stays what it is while nobody books.

use calendars::Instant;
use scheduler_model::Venue;

use super::OpenSession;

/// A stretch of time in which the passing of time alone changes no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Steady {
    /// Since this instant.
    pub since: Instant,
    /// Until just before this one.
    pub until: Instant,
}

impl Steady {
    /// Whether `now` is in it.
    #[must_use]
    pub fn contains(self, now: Instant) -> bool {
        self.since <= now && now < self.until
    }
}

/// The stretch of time around `now` in which [`availability()`](super::availability()) gives the same answer to the same question
/// about the same sessions. Two things change an answer by themselves: a new day at the venue, by which notice is counted, and
/// a session that starts.
///
/// `sessions` are the venue's, sorted by date; `view` shows one of them.
pub fn steady<S>(venue: &Venue, now: Instant, sessions: &[S], view: impl Fn(&S) -> OpenSession<'_>) -> Steady {
    let today = venue.zone.local_date(now);
    let tomorrow = today.plus_days(1);
    let mut since = venue.zone.start_of_day(today);
    let mut until = venue.zone.start_of_day(tomorrow);
    // A clock change may carry a start over midnight, so the neighbouring days are looked at as well.
    let first = sessions.partition_point(|session| view(session).session.date < today.plus_days(-1));
    for session in sessions[first..].iter().map(|session| view(session).session) {
        if session.date > tomorrow {
            break;
        }
        let start = session.interval.start();
        if start <= now {
            since = since.max(start);
        } else {
            until = until.min(start);
        }
    }
    Steady { since, until }
}

#[cfg(test)]
mod tests {
    use calendars::{CapacityClass, DateRange, MinimumNotice, NoticePolicy, Span, Units};
    use proptest::prelude::*;
    use scheduler_model::{Channel, SessionEntry};

    use super::*;
    use crate::fixtures::{session, venue};
    use crate::search::{Company, Query, availability};

    /// Sessions of three days around the end of summer time, some at midnight, some at the same time.
    fn sessions() -> Vec<SessionEntry> {
        let starts =
            ["2026-10-24T10:00", "2026-10-24T21:30", "2026-10-25T00:00", "2026-10-25T14:00", "2026-10-25T14:00"];
        let more = ["2026-10-26T00:00", "2026-10-26T09:15", "2026-10-30T10:00", "2026-11-30T10:00"];
        starts.iter().chain(&more).zip(1..).map(|(start, number)| session(number, start, 10, 8)).collect()
    }

    /// Any moment of the three days, those around which something changes more often than others.
    fn moment() -> impl Strategy<Value = Instant> {
        let instant = |text: &str| text.parse::<Instant>().unwrap();
        let around: Vec<Instant> = sessions()
            .iter()
            .map(|entry| entry.session.interval.start())
            .chain(["2026-10-23T23:00:00Z", "2026-10-24T23:00:00Z", "2026-10-26T00:00:00Z"].map(instant))
            .collect();
        let begin = instant("2026-10-23T20:00:00Z");
        let anywhere = (0..3 * 86_400_i64).prop_map(move |seconds| begin.plus(Span::from_seconds(seconds)));
        let near =
            (prop::sample::select(around), -2..3_i64).prop_map(|(at, micros)| at.plus(Span::from_micros(micros)));
        prop_oneof![anywhere, near]
    }

    proptest! {
        #[test]
        fn an_answer_stays_the_same_within_its_time(now in moment(), other in moment(), days in 0..3_u8) {
            let sessions = sessions();
            let mut venue = venue();
            venue.policy.notice.public = NoticePolicy { minimum: MinimumNotice::CalendarDays { days }, maximum_days: 4 };
            let query = Query {
                range: DateRange::new("2026-10-24".parse().unwrap(), "2026-11-30".parse().unwrap()).unwrap(),
                channel: Channel::Public,
                class: CapacityClass::OpenTable,
                units: Units(1),
                company: Company::Unknown,
                facts: None,
            };
            let ask = |at: Instant| availability(&query, &venue, at, &sessions, |entry| OpenSession::from(entry));
            let steady = steady(&venue, now, &sessions, |entry| OpenSession::from(entry));
            prop_assert!(steady.contains(now));
            if steady.contains(other) {
                prop_assert_eq!(ask(now), ask(other));
            }
            for edge in [steady.since, steady.until.minus(Span::from_micros(1))] {
                prop_assert_eq!(ask(now), ask(edge));
            }
        }
    }

    #[test]
    fn it_ends_with_the_next_start_or_the_day() {
        let at = |now: &str| {
            let Steady { since, until } =
                steady(&venue(), now.parse().unwrap(), &sessions(), |entry| OpenSession::from(entry));
            (since.to_string(), until.to_string())
        };
        let stretch = |since: &str, until: &str| (since.to_owned(), until.to_owned());
        assert_eq!(at("2026-10-24T08:00:00Z"), stretch("2026-10-23T23:00:00Z", "2026-10-24T09:00:00Z"));
        assert_eq!(at("2026-10-24T09:00:00Z"), stretch("2026-10-24T09:00:00Z", "2026-10-24T20:30:00Z"));
        assert_eq!(at("2026-10-25T15:00:00Z"), stretch("2026-10-25T14:00:00Z", "2026-10-26T00:00:00Z"));
    }
}
