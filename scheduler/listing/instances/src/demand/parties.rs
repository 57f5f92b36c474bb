//! Who attends: claimants, respondents, advocates who have several cases, witnesses.

use calendars::Weekday;
use listing_model::{Attendance, Party, PartyId, WeekdaySittings};

use super::draft::Draft;
use super::kinds::{CASE_MANAGEMENT, OPEN, STANDARD};
use crate::calendar::{Calendar, DAY};
use crate::hand::Hand;
use crate::supply::absences::absences;
use crate::supply::attributes::{HEARING_LOOP, INDUCTION_LOOP, WHEELCHAIR, WITNESS_SCREEN};

/// Adjustments that parties need, out of a thousand. Each is a room attribute that answers a code of the common reference
/// data's reasonable adjustments.
const ADJUSTMENTS: [(&str, u32); 5] =
    [("", 910), (WHEELCHAIR, 45), (HEARING_LOOP, 25), (INDUCTION_LOOP, 12), (WITNESS_SCREEN, 8)];

/// Everybody who attends some hearing.
pub(crate) struct Parties<'a> {
    pub(crate) all: Vec<Party>,
    /// Advocates by office, as numbers in `all`.
    advocates: Vec<Vec<usize>>,
    calendar: &'a Calendar,
}

impl<'a> Parties<'a> {
    /// The advocates of each office's bar, as many as its hearings call for.
    pub(crate) fn new(hearings_by_office: &[u32], calendar: &'a Calendar, hand: &mut Hand) -> Self {
        let mut parties = Self { all: Vec::new(), advocates: Vec::new(), calendar };
        let mut number = 0;
        for hearings in hearings_by_office {
            let bar = (0..hearings / 7 + 2).map(|_| {
                number += 1;
                parties.advocate(number, hand)
            });
            let bar = bar.collect();
            parties.advocates.push(bar);
        }
        parties
    }

    /// Advocates have much else to do, and some do not work on certain days.
    fn advocate(&mut self, number: u32, hand: &mut Hand) -> usize {
        let elsewhere = self.calendar.count() * hand.between(2, 9) / 100;
        let mut party = party(format!("A{number:04}"));
        party.unavailable = absences(elsewhere, (1, 4), self.calendar, hand);
        if hand.percent(15) {
            party.unavailable_weekdays = vec![half_day(hand)];
        }
        self.add(party);
        self.all.len() - 1
    }

    /// Those who attend the hearing of that number.
    pub(crate) fn of_a_case(&mut self, number: usize, draft: &Draft, hand: &mut Hand) -> Vec<Attendance> {
        // Who avoids a half-day of every week could never attend a week or more.
        let half_days = !is_long(draft);
        let mut present = vec![required(self.person(format!("C{number:05}"), half_days, hand), true)];
        let bar = self.bar(draft);
        let respondent = if hand.percent(70) { hand.pick(&bar).cloned() } else { None };
        let respondent = respondent.unwrap_or_else(|| self.person(format!("R{number:05}"), half_days, hand));
        present.push(required(respondent, true));
        if hand.percent(35)
            && let Some(advocate) = hand.pick(&bar)
        {
            let must_come = draft.kind.code != CASE_MANAGEMENT && hand.percent(75);
            present.push(required(advocate.clone(), must_come));
        }
        let witnesses = match draft.kind.code {
            OPEN => hand.between(0, 3),
            STANDARD => hand.between(0, 1),
            _ => 0,
        };
        for witness in 1..=witnesses {
            let must_come = hand.percent(40);
            present.push(required(self.person(format!("W{number:05}-{witness}"), half_days, hand), must_come));
        }
        let mut seen = std::collections::BTreeSet::new();
        present.retain(|attendance| seen.insert(attendance.party.clone()));
        present
    }

    /// Whether any of those who attend, and have been added last, needs adjustments. Advocates, who were there before, need none.
    pub(crate) fn newest_need_adjustments(&self, attendances: &[Attendance]) -> bool {
        let newest = self.all.iter().rev().take(attendances.len());
        newest
            .filter(|party| !party.adjustments.is_empty())
            .any(|party| attendances.iter().any(|a| a.party == party.id))
    }

    /// The advocates who could take a case.
    fn bar(&self, draft: &Draft) -> Vec<PartyId> {
        let bar = self.advocates.get(draft.office).into_iter().flatten();
        bar.filter(|&&number| !is_long(draft) || self.all[number].unavailable_weekdays.is_empty())
            .map(|&number| self.all[number].id.clone())
            .collect()
    }

    /// Somebody who comes once: a holiday or two, now and then a half-day in the week that will not do.
    fn person(&mut self, id: String, half_days: bool, hand: &mut Hand) -> PartyId {
        let mut party = party(id);
        if hand.percent(45) {
            let holidays = hand.between(1, 2);
            party.unavailable = absences(holidays, (2, 10), self.calendar, hand);
        }
        if half_days && hand.percent(8) {
            party.unavailable_weekdays = vec![half_day(hand)];
        }
        let adjustment = hand.weighted(&ADJUSTMENTS);
        if !adjustment.is_empty() {
            party.adjustments = vec![adjustment.to_owned()];
        }
        self.add(party)
    }

    fn add(&mut self, party: Party) -> PartyId {
        let id = party.id.clone();
        self.all.push(party);
        id
    }
}

/// More than four days: every day of a week is touched, or nearly.
fn is_long(draft: &Draft) -> bool {
    draft.minutes > 4 * DAY
}

fn party(id: String) -> Party {
    Party { id: PartyId::from(id), unavailable: Vec::new(), unavailable_weekdays: Vec::new(), adjustments: Vec::new() }
}

fn required(party: PartyId, required: bool) -> Attendance {
    Attendance { party, required }
}

fn half_day(hand: &mut Hand) -> WeekdaySittings {
    let weekday = Weekday::ALL.into_iter().nth(hand.between(0, 4) as usize).unwrap_or(Weekday::Friday);
    let sitting = if hand.percent(50) { "AM" } else { "PM" };
    WeekdaySittings { weekday, sittings: vec![sitting.to_owned()] }
}
