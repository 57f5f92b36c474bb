//! Members from the employers' and from the employees' panel, all paid by the day.

use listing_model::{Contract, OfficeHolder, PersonId};

use super::absences::absences;
use super::judges::Chambers;
use super::travel;
use crate::calendar::{DAY, capacity};
use crate::hand::Hand;

pub(crate) const EMPLOYER: &str = "employer_member";
pub(crate) const EMPLOYEE: &str = "employee_member";

/// Members of one panel with so many listing minutes between them, numbered from `number` on; at least two.
pub(crate) fn members(
    chambers: &Chambers<'_>,
    role: &str,
    minutes: u32,
    number: usize,
    hand: &mut Hand,
) -> Vec<OfficeHolder> {
    let calendar = chambers.calendar;
    let months = calendar.count().div_ceil(21);
    let letters = if role == EMPLOYER { "ER" } else { "EE" };
    let mut members: Vec<OfficeHolder> = Vec::new();
    let mut left = i64::from(minutes.div_ceil(DAY));
    while left > 0 || members.len() < 2 {
        let member = OfficeHolder {
            id: PersonId::from(format!("{letters}{:03}", number + members.len())),
            roles: vec![role.to_owned()],
            tickets: Vec::new(),
            specialisms: if hand.percent(25) || members.is_empty() { vec!["race".to_owned()] } else { Vec::new() },
            contract: Contract::FeePaid { day_cost: 5 },
            venues: travel::venues(chambers.own, chambers.elsewhere, hand),
            pattern: Vec::new(),
            away: absences(months, (3, 9), calendar, hand),
            max_days_a_week: None,
            max_days: u16::try_from(hand.between(2 * months, 7 * months)).ok(),
        };
        left -= i64::from((capacity(&calendar.horizon, &calendar.days, &member) / DAY).max(1));
        members.push(member);
    }
    members
}
