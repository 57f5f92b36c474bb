//! Making way within limits: who may sit on so many days and no more must give up others for new ones.

use std::ops::Range;

use anytime::{Random, below};

use super::ruin::Ruin;
use crate::mask::Mask;
use crate::state::State;

/// Somebody who is to sit on these days.
#[derive(Debug, Clone)]
pub(super) struct Sitting {
    pub(super) person: u16,
    pub(super) days: Range<u16>,
}

impl Ruin {
    /// Notes what a person would have to give up on other days, so that their limits allow these. Nothing if they do not even so.
    pub(super) fn keep_limits(&mut self, state: &State<'_>, sitting: &Sitting, random: &mut Random) -> Option<()> {
        let Sitting { person, days } = sitting;
        let of = &state.ground.people.all[usize::from(*person)];
        let is_new = |day: &u16| !state.sits_on(state.ground.at(*person, *day));
        let new = days.clone().filter(is_new).count();
        if new == 0 {
            return Some(());
        }
        let mut freed = 0;
        let mut day = days.start;
        while day < days.end {
            let week = state.ground.calendar.week_of(day);
            let new = week.clone().filter(|day| days.contains(day)).filter(is_new).count();
            let sat = usize::from(state.sat_in_week_of(*person, day));
            let excess = (sat + new).saturating_sub(usize::from(of.most_in_a_week));
            day = week.end;
            if new > 0 {
                self.free_days(state, sitting, week, excess, random)?;
                freed += excess;
            }
        }
        let sat = usize::from(state.sitting.days(*person));
        let excess = (sat + new).saturating_sub(usize::from(of.most) + freed);
        self.free_days(state, sitting, 0..u16::try_from(state.ground.days()).unwrap_or(u16::MAX), excess, random)
    }

    /// Notes everything that a person does on so many other days among these, beginning with any.
    fn free_days(
        &mut self,
        state: &State<'_>,
        sitting: &Sitting,
        among: Range<u16>,
        count: usize,
        random: &mut Random,
    ) -> Option<()> {
        let mut left = count;
        let some = among.start + u16::try_from(below(random, u32::from(among.end - among.start))).unwrap_or(0);
        for day in (some..among.end).chain(among.start..some) {
            if left == 0 {
                break;
            }
            let at = state.ground.at(sitting.person, day);
            let items = &state.people[at].items;
            if !sitting.days.contains(&day) && !items.is_empty() && state.ground.blocked_at[at].is_none() {
                self.overlapping(state, items, day, Mask::MAX);
                left -= 1;
            }
        }
        (left == 0).then_some(())
    }
}

#[cfg(test)]
mod tests {
    use anytime::{Never, OneByOne};
    use listing_model::Layer;
    use rstest::rstest;

    use super::*;
    use crate::ground::Ground;
    use crate::rules::fixture::{hearing, item, json, person, place, world};
    use crate::solve::{Budget, solve};

    /// What `who` has to give up, with so many days in all and in a week, to sit on a day of June and the next.
    fn given_up(who: &str, most: Option<u16>, in_a_week: Option<u8>, day: &str) -> Option<usize> {
        let ground = Ground::new(&world(|problem| {
            let person = person(problem, who);
            person.max_days = most;
            person.max_days_a_week = in_a_week;
        }));
        let mut state = State::new(&ground);
        state.place(item(&ground, "other"), place(&ground, &format!("06-02 10:00 L1 {who}")));
        let mut ruin = Ruin::new(ground.items.len());
        let first = ground.calendar.day(format!("2026-06-{day}").parse().unwrap()).unwrap();
        let sitting = Sitting { person: ground.people.person(&who.into()).unwrap(), days: first..first + 2 };
        ruin.keep_limits(&state, &sitting, &mut anytime::random(1, 0))?;
        Some(ruin.in_the_way.len())
    }

    #[rstest]
    #[case::no_limits("ana", None, None, "09", Some(0))]
    #[case::enough_days("ana", Some(3), Some(3), "03", Some(0))]
    #[case::one_too_many("ana", Some(2), None, "09", Some(1))]
    #[case::one_too_many_in_that_week("ana", None, Some(2), "03", Some(1))]
    #[case::in_another_week("ana", None, Some(2), "09", Some(0))]
    #[case::the_week_frees_a_day_of_all("ana", Some(2), Some(2), "03", Some(1))]
    #[case::not_even_so("ana", Some(1), None, "09", None)]
    #[case::sits_on_one_of_them_already("ana", Some(2), None, "02", Some(0))]
    #[case::a_block_list_is_not_given_up("ben", Some(2), None, "03", None)]
    fn limits_are_kept(
        #[case] who: &str,
        #[case] most: Option<u16>,
        #[case] in_a_week: Option<u8>,
        #[case] day: &str,
        #[case] expected: Option<usize>,
    ) {
        assert_eq!(given_up(who, most, in_a_week, day), expected);
    }

    #[test]
    fn what_is_in_force_gives_its_day_to_what_is_not_listed() {
        let problem = world(|problem| {
            problem.supply.lists.clear();
            problem.supply.people.retain(|person| person.id.as_str() != "ben");
            person(problem, "ana").max_days = Some(1);
            hearing(problem, "h").window = json(r#"{ "fixed_date": "2026-06-03" }"#);
            problem.in_force = json(
                r#"{ "version": 1, "placements": [{ "hearing": "other", "date": "2026-06-02", "start": "10:00",
                     "channel": "in_person", "room": "L1", "panel": [{ "role": "judge", "person": "ana" }] }] }"#,
            );
        });
        let ground = Ground::new(&problem);
        let unlisted =
            |steps| solve(&ground, Budget { steps, seed: 1 }, &OneByOne(1), &Never, &mut |_| {}).score[Layer::Unlisted];
        assert!(unlisted(0) > 0, "at once, what is in force stays");
        assert_eq!(unlisted(200), 0);
    }
}
