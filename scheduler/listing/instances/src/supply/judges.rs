//! Judges: salaried and fee-paid, until their time is what the load calls for.

use calendars::Weekday;
use listing_model::{Contract, OfficeHolder, PersonId, Venue, WeekdaySittings};

use super::absences::absences;
use super::travel;
use crate::calendar::{Calendar, DAY, capacity};
use crate::hand::Hand;

pub(crate) const JUDGE: &str = "judge";
/// Authorisations.
pub(crate) const DISCRIMINATION: &str = "discrimination";
pub(crate) const MEDIATION: &str = "mediation";
pub(crate) const EQUAL_PAY: &str = "equal_pay";

/// What judges of an office are drawn from.
pub(crate) struct Chambers<'a> {
    pub(crate) own: &'a [Venue],
    pub(crate) elsewhere: &'a [&'a Venue],
    pub(crate) calendar: &'a Calendar,
}

/// Judges with so many listing minutes between them, numbered from `number` on. A little more than half of the time is that of
/// salaried judges; the last fee-paid one sits on as many days as are left.
pub(crate) fn judges(chambers: &Chambers<'_>, minutes: u32, number: usize, hand: &mut Hand) -> Vec<OfficeHolder> {
    let calendar = chambers.calendar;
    let days = minutes.div_ceil(DAY).max(2);
    let mut judges: Vec<OfficeHolder> = Vec::new();
    let mut left = days;
    while left > 0 {
        let salaried = (days - left) * 100 < days * 55;
        let mut judge = if salaried { salaried_judge(calendar, hand) } else { fee_paid_judge(calendar, hand) };
        judge.id = PersonId::from(format!("J{:03}", number + judges.len()));
        judge.tickets = tickets(judges.len() < 2, hand);
        judge.specialisms = if hand.percent(20) || judges.is_empty() { vec!["tupe".to_owned()] } else { Vec::new() };
        judge.venues = travel::venues(chambers.own, chambers.elsewhere, hand);
        // Nobody has more than half of a small office's days.
        let most = if salaried { left.min(days.div_ceil(2)) } else { left };
        let sits = capacity(&calendar.horizon, &calendar.days, &judge) / DAY;
        if sits > most {
            judge.max_days = u16::try_from(most).ok();
        }
        // Somebody who is never there would go on for ever.
        left -= sits.min(most).max(1);
        judges.push(judge);
    }
    judges
}

fn nobody(contract: Contract) -> OfficeHolder {
    OfficeHolder {
        id: PersonId::from(""),
        roles: vec![JUDGE.to_owned()],
        tickets: Vec::new(),
        specialisms: Vec::new(),
        contract,
        venues: Vec::new(),
        pattern: Vec::new(),
        away: Vec::new(),
        max_days_a_week: None,
        max_days: None,
    }
}

fn salaried_judge(calendar: &Calendar, hand: &mut Hand) -> OfficeHolder {
    use Weekday::{Friday, Monday, Thursday, Tuesday, Wednesday};
    const PART_TIME: [(&[Weekday], u32); 3] = [
        (&[Monday, Tuesday, Wednesday], 2),
        (&[Wednesday, Thursday, Friday], 1),
        (&[Monday, Tuesday, Wednesday, Thursday], 2),
    ];
    let mut judge = nobody(Contract::Salaried);
    if hand.percent(30) {
        judge.pattern = hand.weighted(&PART_TIME).iter().map(|&weekday| all_day(weekday)).collect();
        if hand.percent(20)
            && let Some(last) = judge.pattern.last_mut()
        {
            last.sittings = vec!["AM".to_owned()];
        }
    } else if hand.percent(50) {
        // A day for writing judgments, whichever it is.
        judge.max_days_a_week = Some(4);
    }
    // Weeks of leave and days of training, as many as the months call for.
    let months = calendar.count().div_ceil(21);
    judge.away = absences(months.div_ceil(2), (3, 8), calendar, hand);
    judge.away.extend(absences(months.div_ceil(3), (1, 2), calendar, hand));
    judge
}

fn fee_paid_judge(calendar: &Calendar, hand: &mut Hand) -> OfficeHolder {
    let mut judge = nobody(Contract::FeePaid { day_cost: 10 });
    if hand.percent(25) {
        let weekdays: [Weekday; 5] = std::array::from_fn(|index| Weekday::ALL[index]);
        let first = hand.between(0, 2) as usize;
        judge.pattern = weekdays.iter().skip(first).take(3).map(|&weekday| all_day(weekday)).collect();
    }
    let months = calendar.count().div_ceil(21);
    judge.away = absences(months, (2, 7), calendar, hand);
    judge.max_days = u16::try_from(hand.between(2 * months, 6 * months)).ok();
    judge
}

pub(super) fn all_day(weekday: Weekday) -> WeekdaySittings {
    WeekdaySittings { weekday, sittings: Vec::new() }
}

/// The first two judges of an office can hear everything.
fn tickets(all: bool, hand: &mut Hand) -> Vec<String> {
    [(DISCRIMINATION, 85), (EQUAL_PAY, 20), (MEDIATION, 40)]
        .into_iter()
        .filter(|&(_, percent)| hand.percent(percent) || all)
        .map(|(ticket, _)| ticket.to_owned())
        .collect()
}
