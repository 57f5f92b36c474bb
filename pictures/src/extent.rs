//! From when to when something lies, as far as it can be seen.

use std::ops::Range;

use listing_model::{List, ListKind, Placement};

use crate::book::Book;

/// A stretch of the columns of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Extent {
    /// The column in which it begins, counted from 0, and the listing minute.
    pub(crate) from: (usize, u32),
    /// The column in which it ends, and the listing minute at which it is over.
    pub(crate) to: (usize, u32),
    /// It has begun before the first column.
    pub(crate) before: bool,
    /// It goes on after the last.
    pub(crate) after: bool,
    /// How many days it takes in all.
    pub(crate) days: u32,
}

impl Extent {
    /// Part of one column.
    pub(crate) const fn within(column: usize, minutes: &Range<u32>) -> Self {
        Self { from: (column, minutes.start), to: (column, minutes.end), before: false, after: false, days: 1 }
    }

    /// The listing minutes that it takes in a column, of a day with so many.
    pub(crate) fn on(&self, column: usize, day_minutes: u32) -> Option<Range<u32>> {
        let start = if column == self.from.0 { self.from.1 } else { 0 };
        let end = if column == self.to.0 { self.to.1 } else { day_minutes };
        (self.from.0 <= column && column <= self.to.0).then_some(start..end)
    }

    /// Whether the two overlap.
    pub(crate) fn meets(&self, other: &Self) -> bool {
        self.from < other.to && other.from < self.to
    }
}

impl Book<'_> {
    /// Where a placement lies among `columns`; nothing if it does not, or if it begins on no sitting day. A hearing that the
    /// problem does not know gets a grain.
    pub(crate) fn extent(&self, placement: &Placement, columns: &Range<usize>) -> Option<Extent> {
        let horizon = &self.problem.horizon;
        let first = self.days.binary_search(&placement.date).ok()?;
        let length = horizon.length(self.hearing(placement).map_or(1, |hearing| hearing.minutes));
        let days = usize::try_from(length.days().max(1)).unwrap_or(usize::MAX);
        let last = first.saturating_add(days - 1);
        if columns.is_empty() || first >= columns.end || last < columns.start {
            return None;
        }
        let start = if length.is_multi_day() { 0 } else { horizon.minute_at(placement.start).unwrap_or(0) };
        let taken = length.grains_on(length.days().saturating_sub(1), horizon);
        let minutes = taken.saturating_mul(u32::from(horizon.grain_minutes).max(1));
        let end = start.saturating_add(minutes).min(horizon.day_minutes());
        let (before, after) = (first < columns.start, last >= columns.end);
        Some(Extent {
            from: if before { (0, 0) } else { (first - columns.start, start) },
            to: if after { (columns.len() - 1, horizon.day_minutes()) } else { (last - columns.start, end) },
            before,
            after,
            days: length.days(),
        })
    }

    /// Where a list lies: the sittings of a block list, the whole day of another.
    pub(crate) fn extent_of_list(&self, list: &List, columns: &Range<usize>) -> Option<Extent> {
        let day = self.days.binary_search(&list.date).ok().filter(|day| columns.contains(day))?;
        let codes: &[String] = if let ListKind::Block { sittings, .. } = &list.kind { sittings } else { &[] };
        let named = self.problem.horizon.sittings_named(codes);
        let minutes = self.sittings();
        let (first, last) = (minutes.get(*named.first()?)?, minutes.get(*named.last()?)?);
        Some(Extent::within(day - columns.start, &(first.start..last.end)))
    }

    /// The listing minutes of each sitting.
    pub(crate) fn sittings(&self) -> Vec<Range<u32>> {
        let mut from = 0;
        let sittings = self.problem.horizon.sittings.iter().map(|sitting| {
            let minutes = from..from + u32::from(sitting.minutes);
            from = minutes.end;
            minutes
        });
        sittings.collect()
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::{Words, sample};

    /// Where it begins and ends, and whether it did before and goes on after what is seen.
    type Ends = ((usize, u32), (usize, u32), bool, bool);

    /// The horizon begins on Monday 24 August 2026; 31 August is a bank holiday.
    #[rstest]
    #[case::an_hour("SHORT", "2026-08-24", "10:00", 0..5, Some(((0, 0), (0, 60), false, false)))]
    #[case::over_lunch("DAY", "2026-08-25", "11:00", 0..5, Some(((1, 60), (1, 360), false, false)))]
    #[case::three_days("LONG", "2026-08-24", "10:00", 0..5, Some(((0, 0), (2, 360), false, false)))]
    #[case::goes_on("LONG", "2026-08-27", "10:00", 0..5, Some(((3, 0), (4, 360), false, true)))]
    #[case::over_the_holiday("LONG", "2026-08-27", "10:00", 5..9, Some(((0, 0), (0, 360), true, false)))]
    #[case::nothing_to_see("LONG", "2026-08-28", "10:00", 5..5, None)]
    #[case::another_week("SHORT", "2026-08-24", "10:00", 5..9, None)]
    #[case::no_sitting_day("SHORT", "2026-08-31", "10:00", 0..9, None)]
    #[case::unknown("NOBODY", "2026-08-24", "10:00", 0..5, Some(((0, 0), (0, 5), false, false)))]
    #[case::at_night("SHORT", "2026-08-24", "23:00", 0..5, Some(((0, 0), (0, 60), false, false)))]
    fn a_placement_lies(
        #[case] hearing: &str,
        #[case] date: &str,
        #[case] start: &str,
        #[case] columns: Range<usize>,
        #[case] expected: Option<Ends>,
    ) {
        let (problem, plan) = sample::lengths();
        let book = Book::new(&problem, &plan, &Words::ENGLISH);
        let placement = sample::slot(hearing, date, start, "L1", &[]);
        let extent = book.extent(&placement, &columns);
        assert_eq!(extent.map(|extent| (extent.from, extent.to, extent.before, extent.after)), expected);
    }
}
