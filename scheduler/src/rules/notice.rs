//! A session can be booked neither too late before it nor too long before it.

use calendars::{BookableWindow, Instant, WorkingDays};
use scheduler_model::{Channel, Reason, Venue};

use super::Context;

/// The days that can be booked at `now` through `channel`: by the venue's policy for the channel, its day and its bank
/// holidays.
#[must_use]
pub fn window(venue: &Venue, channel: Channel, now: Instant) -> BookableWindow {
    let policy = venue.policy.notice.for_channel(channel);
    policy.bookable(venue.zone.local_date(now), &WorkingDays::bundled(venue.division))
}

pub(super) fn check(context: &Context<'_>, reasons: &mut Vec<Reason>) {
    let date = context.session.date;
    if date < context.window.first {
        reasons.push(Reason::NoticeTooSoon { first: context.window.first });
    }
    if date > context.window.last {
        reasons.push(Reason::NoticeTooLate { last: context.window.last });
    }
}

#[cfg(test)]
mod tests {
    use calendars::{Division, LocalDate, MinimumNotice, NoticePolicy};
    use rstest::rstest;
    use scheduler_model::{Channel, Reason};

    use crate::fixtures::Scene;
    use crate::rules::{NOTICE, judge};

    fn date(text: &str) -> LocalDate {
        text.parse().unwrap()
    }

    fn too_soon(first: &str) -> Vec<Reason> {
        vec![Reason::NoticeTooSoon { first: date(first) }]
    }

    const TWO_DAYS: MinimumNotice = MinimumNotice::CalendarDays { days: 2 };
    const THREE_WORKING: MinimumNotice = MinimumNotice::WorkingDays { days: 3, weekends_count: false };
    const THREE_OF_ALL: MinimumNotice = MinimumNotice::WorkingDays { days: 3, weekends_count: true };

    #[rstest]
    // Whole days between: asked on Monday, Thursday is the first.
    #[case(TWO_DAYS, "2026-06-01T09:00:00Z", "2026-06-04", vec![])]
    #[case(TWO_DAYS, "2026-06-01T09:00:00Z", "2026-06-03", too_soon("2026-06-04"))]
    // The day is the venue's: 23:30 UTC in June is the next day in London.
    #[case(TWO_DAYS, "2026-06-01T22:59:59Z", "2026-06-04", vec![])]
    #[case(TWO_DAYS, "2026-06-01T23:00:00Z", "2026-06-04", too_soon("2026-06-05"))]
    // 28 days ahead is the last.
    #[case(TWO_DAYS, "2026-06-01T09:00:00Z", "2026-06-29", vec![])]
    #[case(TWO_DAYS, "2026-06-01T09:00:00Z", "2026-06-30", vec![Reason::NoticeTooLate { last: date("2026-06-29") }])]
    // Thursday before Easter 2026: Friday and Monday are holidays.
    #[case(THREE_WORKING, "2026-04-02T09:00:00Z", "2026-04-10", vec![])]
    #[case(THREE_WORKING, "2026-04-02T09:00:00Z", "2026-04-09", too_soon("2026-04-10"))]
    #[case(THREE_OF_ALL, "2026-04-02T09:00:00Z", "2026-04-08", vec![])]
    fn table(#[case] minimum: MinimumNotice, #[case] now: &str, #[case] day: &str, #[case] expected: Vec<Reason>) {
        let mut scene = Scene::new();
        scene.venue.policy.notice.public = NoticePolicy { minimum, maximum_days: 28 };
        scene.now = now.parse().unwrap();
        scene.entry.session.date = date(day);
        assert_eq!(judge(&scene.context(), &[NOTICE]), expected);
    }

    #[test]
    fn each_channel_has_its_notice_and_each_division_its_holidays() {
        let mut scene = Scene::new();
        scene.now = "2026-04-02T09:00:00Z".parse().unwrap();
        scene.venue.policy.notice.staff = NoticePolicy { minimum: THREE_WORKING, maximum_days: 28 };
        scene.channel = Channel::Staff;
        // Easter Monday is no bank holiday in Scotland.
        scene.venue.division = Division::Scotland;
        scene.entry.session.date = date("2026-04-09");
        assert_eq!(judge(&scene.context(), &[NOTICE]), vec![]);
        scene.venue.division = Division::EnglandAndWales;
        assert_eq!(judge(&scene.context(), &[NOTICE]), too_soon("2026-04-10"));
        scene.channel = Channel::Public;
        assert_eq!(judge(&scene.context(), &[NOTICE]), vec![]);
    }
}
