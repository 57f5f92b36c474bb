//! On how many days people sit, and on which they still may: by their limits on days, in all and in a week.

use super::balance;
use crate::ground::Ground;
use crate::ground::calendar::{Calendar, has_day};
use crate::ground::people::Person;

/// For each person, the days on which they sit, block lists among them, and those on which they may.
#[derive(Debug, Clone)]
pub(crate) struct SittingDays {
    /// How many days each person sits.
    days: Vec<u16>,
    /// The same by person and week, Monday to Sunday.
    in_week: Vec<u8>,
    /// The days on which each person sits, a bit each.
    sat: Vec<u64>,
    /// The days on which each person may sit: those on which they do, and all others that no limit forbids.
    may: Vec<u64>,
    /// How many words a set of days has.
    words: usize,
    weeks: usize,
}

impl SittingDays {
    /// Nobody sits yet.
    pub(super) fn new(ground: &Ground) -> Self {
        let people = ground.people.all.len();
        let (words, weeks) = (ground.calendar.words(), ground.calendar.weeks());
        let mut sitting = Self {
            days: vec![0; people],
            in_week: vec![0; people * weeks],
            sat: vec![0; people * words],
            may: vec![0; people * words],
            words,
            weeks,
        };
        for (person, of) in (0..).zip(&ground.people.all) {
            sitting.see_all(person, of, &ground.calendar);
        }
        sitting
    }

    /// How many days a person sits.
    pub(crate) fn days(&self, person: u16) -> u16 {
        self.days[usize::from(person)]
    }

    /// How many days a person sits in a week.
    pub(crate) fn in_week(&self, person: u16, week: u16) -> u8 {
        self.in_week[self.week_at(person, week)]
    }

    /// The days on which a person may sit, a bit each: those on which they do, and all others that no limit forbids.
    pub(crate) fn may(&self, person: u16) -> &[u64] {
        &self.may[self.row(person)]
    }

    /// Whether a person may sit on a day.
    pub(crate) fn may_on(&self, person: u16, day: u16) -> bool {
        has_day(self.may(person), day)
    }

    /// Takes note that a person sits on a day on which they did not (`comes`), or no longer. Returns what that changes in the
    /// layer of balance.
    pub(super) fn change(&mut self, ground: &Ground, person: u16, day: u16, comes: bool) -> i64 {
        let of = &ground.people.all[usize::from(person)];
        let week = ground.calendar.calendar_week[usize::from(day)];
        let row = self.row(person);
        self.sat[row.start + usize::from(day / 64)] ^= 1 << (day % 64);
        let at = self.week_at(person, week);
        let was = (self.days[usize::from(person)], self.in_week[at]);
        let is = if comes { (was.0 + 1, was.1 + 1) } else { (was.0 - 1, was.1 - 1) };
        (self.days[usize::from(person)], self.in_week[at]) = is;
        if (was.0 >= of.most) != (is.0 >= of.most) {
            self.see_all(person, of, &ground.calendar);
        } else if (was.1 >= of.most_in_a_week) != (is.1 >= of.most_in_a_week) && is.0 < of.most {
            self.see_week(person, of, week, &ground.calendar);
        }
        balance(of.is_salaried, is.0, of.possible) - balance(of.is_salaried, was.0, of.possible)
    }

    fn see_all(&mut self, person: u16, of: &Person, calendar: &Calendar) {
        if self.days[usize::from(person)] >= of.most {
            let row = self.row(person);
            self.may[row.clone()].copy_from_slice(&self.sat[row]);
        } else {
            for week in (0_u16..).take(self.weeks) {
                self.see_week(person, of, week, calendar);
            }
        }
    }

    fn see_week(&mut self, person: u16, of: &Person, week: u16, calendar: &Calendar) {
        let is_full = self.in_week(person, week) >= of.most_in_a_week;
        let row = self.row(person);
        let days = calendar.days_of_week(week);
        for ((may, &sat), &days) in self.may[row.clone()].iter_mut().zip(&self.sat[row]).zip(days) {
            *may = *may & !days | if is_full { sat & days } else { days };
        }
    }

    fn row(&self, person: u16) -> std::ops::Range<usize> {
        let from = usize::from(person) * self.words;
        from..from + self.words
    }

    fn week_at(&self, person: u16, week: u16) -> usize {
        usize::from(person) * self.weeks + usize::from(week)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::rules::fixture::{person, world};

    proptest! {
        /// Whatever comes and goes, a day may be sat on if it is, or if one more keeps both limits.
        #[test]
        fn days_that_may_be_sat_on_are_those_that_limits_allow(
            most in proptest::option::of(1_u16..6),
            in_a_week in proptest::option::of(1_u8..4),
            changes in proptest::collection::vec(0_u16..30, 0..60),
        ) {
            let ground = Ground::new(&world(|problem| {
                let ana = person(problem, "ana");
                ana.max_days = most;
                ana.max_days_a_week = in_a_week;
            }));
            let ana = ground.people.person(&"ana".into()).unwrap();
            let days = u16::try_from(ground.days()).unwrap();
            let week = |day: u16| ground.calendar.calendar_week[usize::from(day)];
            let mut sitting = SittingDays::new(&ground);
            let mut sat = std::collections::BTreeSet::new();
            for day in changes.into_iter().map(|day| day % days) {
                let comes = !sat.contains(&day);
                if comes && !sitting.may_on(ana, day) {
                    continue;
                }
                sitting.change(&ground, ana, day, comes);
                if comes { sat.insert(day); } else { sat.remove(&day); }
                for day in 0..days {
                    let here = sat.iter().filter(|&&other| week(other) == week(day)).count();
                    let more = most.is_none_or(|most| sat.len() < usize::from(most))
                        && in_a_week.is_none_or(|most| here < usize::from(most));
                    prop_assert_eq!(sitting.may_on(ana, day), sat.contains(&day) || more, "{}", day);
                    prop_assert_eq!(usize::from(sitting.in_week(ana, week(day))), here);
                }
                prop_assert_eq!(usize::from(sitting.days(ana)), sat.len());
            }
        }
    }
}
