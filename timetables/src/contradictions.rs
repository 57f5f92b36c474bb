//! The contradictions of a timetable, unless it is too large to look for them.

use calendars::{Contradiction, Pattern, Timetable};

use crate::finding::sink::Sink;
use crate::{Code, Position};

/// Most patterns of one venue. The largest real one has 68.
const MOST_PATTERNS: usize = 2_000;
/// Most comparisons of one day of one pattern with another: a second or so of work.
const MOST_STEPS: u64 = 10_000_000;

/// The contradictions of `timetable`. If there is too much to compare, one finding instead: a file made to keep the reader
/// busy must not.
pub(crate) fn contradictions(timetable: &Timetable, sink: &mut Sink) -> Vec<Contradiction> {
    let patterns = timetable.patterns.len();
    if patterns <= MOST_PATTERNS && steps(timetable) <= MOST_STEPS {
        return timetable.contradictions();
    }
    let message = format!("{patterns} weekly sessions and so many special days are too many to check");
    sink.add(Code::TooLarge, Position::START, "", message, "remove what is past, or split the venue");
    Vec::new()
}

/// How many days a comparison of all patterns may have to look at.
fn steps(timetable: &Timetable) -> u64 {
    let special = timetable.closures.len() + timetable.replaced.len() + 1;
    let special = u64::try_from(special).unwrap_or(u64::MAX);
    let meet = |a: &Pattern, b: &Pattern| {
        a.space == b.space && a.recurrence.weekday() == b.recurrence.weekday() && a.hours.overlap(b.hours)
    };
    let mut steps = 0_u64;
    for (index, first) in timetable.patterns.iter().enumerate() {
        for second in timetable.patterns[index + 1..].iter().filter(|second| meet(first, second)) {
            let weeks = first.recurrence.every_weeks().min(second.recurrence.every_weeks());
            steps = steps.saturating_add(special.saturating_mul(u64::from(weeks.get())));
        }
    }
    steps
}
