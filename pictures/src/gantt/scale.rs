//! From days and listing minutes to pixels.

use std::ops::Range;

use super::frame::NAMES;
use crate::book::Book;
use crate::extent::Extent;
use crate::svg::px;

/// The width of a day.
pub(crate) const DAY: i64 = 208;
/// Left and right in a day.
const PAD: i64 = 4;
/// Between sittings.
const LUNCH: i64 = 4;

/// From days and listing minutes to pixels.
pub(crate) struct Scale {
    columns: usize,
    /// The listing minutes of each sitting.
    sittings: Vec<Range<u32>>,
    day_minutes: u32,
}

impl Scale {
    pub(crate) fn new(book: &Book<'_>, columns: usize) -> Self {
        Self { columns, sittings: book.sittings(), day_minutes: book.problem.horizon.day_minutes().max(1) }
    }

    /// Of names and days together.
    pub(crate) fn width(&self) -> i64 {
        self.day(self.columns)
    }

    /// The left edge of a column.
    pub(crate) fn day(&self, column: usize) -> i64 {
        NAMES + DAY * px(column)
    }

    /// Where something begins.
    pub(crate) fn start(&self, (column, minute): (usize, u32)) -> i64 {
        self.at(column, minute, self.sittings.iter().filter(|sitting| sitting.start <= minute).count())
    }

    /// Where something ends: at the end of a sitting, not at the beginning of the next.
    pub(crate) fn end(&self, (column, minute): (usize, u32)) -> i64 {
        self.at(column, minute, self.sittings.iter().filter(|sitting| sitting.start < minute).count())
    }

    /// From left to right.
    pub(crate) fn span(&self, extent: &Extent) -> (i64, i64) {
        (self.start(extent.from), self.end(extent.to))
    }

    /// `begun` sittings have begun by then.
    fn at(&self, column: usize, minute: u32, begun: usize) -> i64 {
        let lunches = px(begun.saturating_sub(1)) * LUNCH;
        let all_lunches = px(self.sittings.len().saturating_sub(1)) * LUNCH;
        let inner = (DAY - 2 * PAD - all_lunches).max(1);
        self.day(column) + PAD + lunches + i64::from(minute) * inner / i64::from(self.day_minutes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Words, sample};

    #[test]
    fn lunch_lies_between_the_sittings() {
        let (problem, plan) = sample::lengths();
        let scale = Scale::new(&Book::new(&problem, &plan, &Words::ENGLISH), 5);
        assert_eq!(scale.width(), NAMES + 5 * DAY);
        assert_eq!(scale.start((0, 0)), NAMES + PAD);
        assert_eq!(scale.start((0, 180)) - scale.end((0, 180)), LUNCH);
        assert_eq!(scale.end((4, 360)), scale.width() - PAD);
        assert_eq!(scale.end((1, 60)) - scale.start((1, 0)), 32);
    }
}
