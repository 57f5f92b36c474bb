//! `balance`: for each salaried office-holder 1,000 times the square of the days on which they sit, by the days on which they could.

use listing_model::{Contract, Layer};

use super::Term;
use super::sheet::Sheet;

pub(super) const TERM: Term = Term { layer: Layer::Balance, code: "balance", cost };

fn cost(sheet: &Sheet<'_>) -> i64 {
    let problem = sheet.problem();
    let days = problem.horizon.sitting_days();
    let salaried = problem.supply.people.iter().filter(|holder| holder.contract == Contract::Salaried);
    salaried
        .map(|holder| {
            let could = |day| problem.horizon.sittings.iter().any(|sitting| holder.sits(day, &sitting.code));
            let possible = i64::try_from(days.iter().filter(|&&day| could(day)).count()).unwrap_or(i64::MAX);
            let sat = sheet.diary.keys().filter(|(person, _)| *person == holder.id.as_str()).count();
            let sat = i64::try_from(sat).unwrap_or(i64::MAX);
            1_000 * sat * sat / possible.max(1)
        })
        .sum()
}
