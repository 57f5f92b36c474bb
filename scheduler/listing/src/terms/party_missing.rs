//! `party_missing`: each attendance that is not required, of a party who is unavailable in a sitting that is touched.

use std::ops::Range;

use calendars::LocalDate;
use listing_model::{Layer, Party};

use super::Term;
use super::sheet::{Listed, Sheet};

pub(super) const TERM: Term = Term { layer: Layer::Preference, code: "party_missing", cost };

fn cost(sheet: &Sheet<'_>) -> i64 {
    let missing = |listed: &Listed<'_>| {
        let optional = listed.hearing.parties.iter().filter(|attendance| !attendance.required);
        let parties = optional.filter_map(|attendance| sheet.book.by_id.party(&attendance.party));
        parties.filter(|party| listed.takes.iter().any(|takes| is_missed(sheet, party, takes))).count()
    };
    let count: usize = sheet.listed.iter().map(missing).sum();
    i64::from(sheet.weights().party_missing) * i64::try_from(count).unwrap_or(i64::MAX)
}

fn is_missed(sheet: &Sheet<'_>, party: &Party, (date, grains): &(LocalDate, Range<u32>)) -> bool {
    let horizon = &sheet.problem().horizon;
    let touches = |sitting: &Range<u32>| sitting.start < grains.end && grains.start < sitting.end;
    let sittings = horizon.sittings.iter().zip(horizon.sitting_grains());
    sittings.filter(|(_, its)| touches(its)).any(|(sitting, _)| !party.is_available(*date, &sitting.code))
}
