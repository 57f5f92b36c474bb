//! Reads values that come as text, and gathers every fault on the way.

use std::str::FromStr;

use calendars::{CapacityClass, DateRange, LocalDate};

use crate::problem::{Fault, Problem, Rule, Spot};

/// Gathers the faults of one request, so that all are told at once.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    faults: Vec<Fault>,
}

impl Reader {
    /// Notes a fault.
    pub(crate) fn fault(&mut self, spot: Spot, rule: Rule) {
        self.faults.push(Fault { spot, rule });
    }

    /// Notes faults found elsewhere and gives what was read if there were none.
    pub(crate) fn take<T>(&mut self, read: Result<T, Vec<Fault>>) -> Option<T> {
        read.map_err(|faults| self.faults.extend(faults)).ok()
    }

    /// Reads a text by its own rule.
    pub(crate) fn read<T: FromStr>(&mut self, spot: Spot, text: Option<&str>, rule: Rule) -> Option<T> {
        let read = text?.trim().parse().ok();
        if read.is_none() {
            self.fault(spot, rule);
        }
        read
    }

    /// Reads a whole number between two others.
    pub(crate) fn number(&mut self, spot: Spot, text: Option<&str>, min: u32, max: u32) -> Option<u32> {
        let read: u32 = self.read(spot.clone(), text, Rule::Number { min, max })?;
        self.within(spot, read, min, max)
    }

    /// Holds a number between two others.
    pub(crate) fn within(&mut self, spot: Spot, number: u32, min: u32, max: u32) -> Option<u32> {
        if (min..=max).contains(&number) {
            return Some(number);
        }
        self.fault(spot, Rule::Number { min, max });
        None
    }

    /// Reads one of a list.
    pub(crate) fn one_of<T: Copy>(
        &mut self,
        spot: Spot,
        text: Option<&str>,
        all: &[T],
        code: impl Fn(T) -> &'static str,
    ) -> Option<T> {
        let text = text?;
        let read = all.iter().copied().find(|&each| code(each) == text);
        if read.is_none() {
            self.fault(spot, Rule::OneOf { allowed: all.iter().map(|&each| code(each)).collect() });
        }
        read
    }

    /// Everything was read, or all faults.
    pub(crate) fn done(self) -> Result<(), Problem> {
        if self.faults.is_empty() { Ok(()) } else { Err(self.faults.into()) }
    }

    /// Gives what was read, or all faults.
    pub(crate) fn finish<T>(self, read: Option<T>) -> Result<T, Problem> {
        self.done()?;
        read.ok_or_else(|| Problem::internal(&"a request was neither read nor refused"))
    }
}

/// Reads the class of capacity.
pub(crate) fn class_of(reader: &mut Reader, spot: Spot, text: Option<&str>) -> Option<CapacityClass> {
    reader.one_of(spot, text, &CapacityClass::ALL, CapacityClass::code)
}

/// Reads a range of days that is at most `max` days long, beginning with `today` and `usual` days long where it is not said.
pub(crate) fn days(
    reader: &mut Reader,
    spots: (Spot, Spot),
    texts: (Option<&str>, Option<&str>),
    today: LocalDate,
    (usual, max): (u32, u32),
) -> Option<DateRange> {
    let (from_spot, to_spot) = spots;
    let (from_text, to_text) = texts;
    let from = reader.read(from_spot, from_text, Rule::Date);
    let to = reader.read(to_spot.clone(), to_text, Rule::Date);
    if (from.is_none() && from_text.is_some()) || (to.is_none() && to_text.is_some()) {
        return None;
    }
    let from: LocalDate = from.unwrap_or(today);
    let to = to.unwrap_or_else(|| from.plus_days(i64::from(usual) - 1));
    match DateRange::new(from, to) {
        Err(_) => {
            reader.fault(to_spot, Rule::DateOrder);
            None
        }
        Ok(range) if range.days() > max => {
            reader.fault(to_spot, Rule::Days { max });
            None
        }
        Ok(range) => Some(range),
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn spot(name: &str) -> Spot {
        Spot::Parameter(name.to_owned())
    }

    #[rstest]
    #[case(None, None, Ok("2026-06-01..2026-06-28"))]
    #[case(Some("2026-06-10"), None, Ok("2026-06-10..2026-07-07"))]
    #[case(Some("2026-06-10"), Some("2026-06-10"), Ok("2026-06-10..2026-06-10"))]
    #[case(Some("2026-06-10"), Some("2026-06-09"), Err(vec![Rule::DateOrder]))]
    #[case(Some("2026-06-01"), Some("2026-07-31"), Err(vec![Rule::Days { max: 60 }]))]
    #[case(Some("2026-02-30"), Some("soon"), Err(vec![Rule::Date, Rule::Date]))]
    fn ranges(#[case] from: Option<&str>, #[case] to: Option<&str>, #[case] expected: Result<&str, Vec<Rule>>) {
        let mut reader = Reader::default();
        let today = "2026-06-01".parse().unwrap();
        let read = days(&mut reader, (spot("from"), spot("to")), (from, to), today, (28, 60));
        let read = read
            .map(|range| format!("{}..{}", range.first(), range.last()))
            .ok_or_else(|| reader.faults.into_iter().map(|fault| fault.rule).collect::<Vec<_>>());
        assert_eq!(read, expected.map(str::to_owned));
    }
}
