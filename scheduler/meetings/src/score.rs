//! The published scoring, slow and simple. The search has a fast way of its own; tests hold one against the other.
//!
//! Rules and weights are those of the meeting scheduling example of OptaPlanner and Timefold (Apache License 2.0). All are
//! penalties: hard before medium before soft, lower is better.

use crate::instance::{Instance, Meeting};
use std::fmt;

/// Where a meeting is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Assignment {
    /// The grain in which it starts.
    pub start: usize,
    /// The room.
    pub room: usize,
}

/// Penalties by level. The smaller is the better plan: levels are compared in their order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score {
    /// What must not be.
    pub hard: i64,
    /// Preferred attendees who are asked to be in two places.
    pub medium: i64,
    /// Lateness, missing breaks, crowding, rooms.
    pub soft: i64,
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.hard, self.medium, self.soft)
    }
}

/// Soft: a grain in which two meetings overlap.
pub(crate) const OVERLAP: usize = 10;
/// Soft: a meeting that starts in the grain after another's last.
pub(crate) const NO_BREAK: usize = 100;
/// Grains after a meeting within which a change of room counts.
pub(crate) const ROOM_STABILITY: usize = 2;

/// The score of a plan, one assignment for each meeting in their order.
///
/// Assignments beyond the number of meetings are not looked at; starts and rooms must exist (see [`crate::read_plan`]).
#[must_use]
pub fn score(instance: &Instance, plan: &[Assignment]) -> Score {
    let mut sum = Penalties::default();
    let placed: Vec<(&Meeting, Assignment)> = instance.meetings().iter().zip(plan.iter().copied()).collect();
    for (number, (meeting, at)) in placed.iter().enumerate() {
        sum.alone(instance, meeting, *at);
        for (other, there) in &placed[number + 1..] {
            sum.together(meeting, *at, other, *there);
        }
    }
    let [hard, medium, soft] =
        [sum.hard, sum.medium, sum.soft].map(|penalty| i64::try_from(penalty).unwrap_or(i64::MAX));
    Score { hard, medium, soft }
}

#[derive(Default)]
struct Penalties {
    hard: usize,
    medium: usize,
    soft: usize,
}

impl Penalties {
    /// What a meeting costs by itself.
    fn alone(&mut self, instance: &Instance, meeting: &Meeting, at: Assignment) {
        let last = at.start + meeting.duration - 1;
        let days = instance.days();
        // Do not go in overtime; start and end on the same day.
        if last >= days.len() {
            self.hard += last;
        } else if days[last] != days[at.start] {
            self.hard += 1;
        }
        // Required room capacity.
        let seats = instance.capacities()[at.room] as usize;
        self.hard += meeting.seats().saturating_sub(seats);
        // As soon as possible.
        self.soft += last;
        // Larger rooms first.
        self.soft += instance.capacities().iter().map(|each| (*each as usize).saturating_sub(seats)).sum::<usize>();
    }

    /// What two meetings cost each other.
    fn together(&mut self, a: &Meeting, at: Assignment, b: &Meeting, there: Assignment) {
        let (after_a, after_b) = (at.start + a.duration, there.start + b.duration);
        let overlap = after_a.min(after_b).saturating_sub(at.start.max(there.start));
        if at.room == there.room {
            self.hard += overlap;
        }
        if overlap > 0 {
            self.hard += overlap * common(&a.required, &b.required);
            self.medium += overlap * common(&a.required, &b.preferred);
            self.medium += overlap * common(&a.preferred, &b.required);
            self.medium += overlap * common(&a.preferred, &b.preferred);
            self.soft += OVERLAP * overlap;
        }
        // One grain of break between two consecutive meetings, whoever attends and even if a night lies between.
        self.soft += NO_BREAK * (usize::from(after_a == there.start) + usize::from(after_b == at.start));
        // Room stability.
        let soon =
            |first: usize, after_first: usize, second: usize| first < second && second <= after_first + ROOM_STABILITY;
        if at.room != there.room && (soon(at.start, after_a, there.start) || soon(there.start, after_b, at.start)) {
            self.soft += common(&a.required, &b.required) + common(&a.required, &b.preferred);
            self.soft += common(&a.preferred, &b.required) + common(&a.preferred, &b.preferred);
        }
    }
}

/// How many are in both.
fn common(some: &[usize], others: &[usize]) -> usize {
    some.iter().filter(|person| others.contains(person)).count()
}

#[cfg(test)]
mod tests {
    use super::{Assignment, Score, score};
    use crate::instance::Instance;
    use rstest::rstest;

    /// Two days of six grains; rooms for 4 and 2; A of two grains for 0 and 1 (who need not come); B of one grain for
    /// required `b` and preferred `preferred_b`.
    fn instance(b: &str, preferred_b: &str) -> Instance {
        let day = |day: u32| (0..6).map(move |minute| format!("{{\"day\":{day},\"minute\":{minute}}}"));
        let grains: Vec<String> = (0..2).flat_map(day).collect();
        let text = format!(
            r#"{{"format":"meeting-listing/1","grains":[{}],"people":["p","q","r","s","t"],
            "rooms":[{{"id":0,"capacity":4}},{{"id":1,"capacity":2}}],
            "meetings":[{{"id":0,"duration":2,"required":[0],"preferred":[1]}},
            {{"id":1,"duration":1,"required":[{b}],"preferred":[{preferred_b}]}}]}}"#,
            grains.join(",")
        );
        Instance::from_json(&text).unwrap()
    }

    /// Soft of the last grains alone is the sum of A's start + 1 and B's start.
    #[rstest]
    #[case::apart("2", "3", (0, 0), (8, 0), (0, 0, 9))]
    #[case::smaller_room("2", "3", (0, 1), (8, 0), (0, 0, 9 + 2))]
    #[case::overlap("2", "3", (0, 0), (1, 1), (0, 0, 2 + 2 + 10))]
    #[case::room_conflict("2", "3", (0, 0), (1, 0), (1, 0, 2 + 10))]
    #[case::required_twice("0", "3", (0, 0), (1, 1), (1, 0, 2 + 2 + 10 + 1))]
    #[case::required_and_preferred("2", "0", (0, 0), (1, 1), (0, 1, 2 + 2 + 10 + 1))]
    #[case::preferred_and_required("1", "2", (0, 0), (1, 1), (0, 1, 2 + 2 + 10 + 1))]
    #[case::preferred_twice("2", "1", (0, 0), (1, 1), (0, 1, 2 + 2 + 10 + 1))]
    #[case::start_together("0", "", (0, 0), (0, 1), (1, 0, 1 + 2 + 10))] // and no change of room
    #[case::no_break("2", "3", (0, 0), (2, 0), (0, 0, 3 + 100))]
    #[case::no_break_before("2", "3", (1, 0), (0, 0), (0, 0, 2 + 100))]
    #[case::no_break_over_night("2", "3", (4, 0), (6, 0), (0, 0, 11 + 100))]
    #[case::another_room_at_once("0", "1", (0, 0), (2, 1), (0, 0, 3 + 2 + 100 + 2))]
    #[case::another_room_two_grains_later("0", "1", (0, 0), (4, 1), (0, 0, 5 + 2 + 2))]
    #[case::another_room_three_grains_later("0", "1", (0, 0), (5, 1), (0, 0, 6 + 2))]
    #[case::too_small("1,2", "0", (4, 0), (0, 1), (1, 0, 5 + 2))]
    #[case::two_days("2", "3", (5, 0), (0, 0), (1, 0, 6))]
    #[case::overtime("2", "3", (11, 0), (0, 0), (12, 0, 12))]
    fn rules(
        #[case] b: &str,
        #[case] preferred_b: &str,
        #[case] a_at: (usize, usize),
        #[case] b_at: (usize, usize),
        #[case] (hard, medium, soft): (i64, i64, i64),
    ) {
        let plan = [a_at, b_at].map(|(start, room)| Assignment { start, room });
        assert_eq!(score(&instance(b, preferred_b), &plan), Score { hard, medium, soft });
    }
}
