//! Stretches of days and sittings, wherever they stand.

use super::FaultCode;
use super::horizon::Time;
use super::report::Judge;
use crate::{DateSpan, SittingsOn, WeekdaySittings};

/// Spans that run forwards.
pub(super) fn spans(spans: &[DateSpan], field: &str, judge: &mut Judge<'_>) {
    for (index, span) in spans.iter().enumerate() {
        forwards(*span, &format!(".{field}[{index}]"), judge);
    }
}

/// A span that runs forwards.
pub(super) fn forwards(span: DateSpan, below: &str, judge: &mut Judge<'_>) {
    if span.last < span.first {
        let message = format!("The last day, {}, is before the first, {}. Swap or mend them.", span.last, span.first);
        judge.fault(FaultCode::SpanBackwards, below, message);
    }
}

/// Spans that run forwards, and sittings that there are.
pub(super) fn sittings_on(on: &[SittingsOn], field: &str, time: Option<&Time>, judge: &mut Judge<'_>) {
    for (index, on) in on.iter().enumerate() {
        let below = format!(".{field}[{index}]");
        forwards(DateSpan { first: on.first, last: on.last }, &below, judge);
        sittings(&on.sittings, &below, time, judge);
    }
}

/// Days of the week with sittings that there are.
pub(super) fn weekdays(on: &[WeekdaySittings], field: &str, time: Option<&Time>, judge: &mut Judge<'_>) {
    for (index, on) in on.iter().enumerate() {
        sittings(&on.sittings, &format!(".{field}[{index}]"), time, judge);
    }
}

/// The weekdays of a pattern, which is hardly meant to have none that sits.
pub(super) fn pattern(on: &[WeekdaySittings], field: &str, time: Option<&Time>, judge: &mut Judge<'_>) {
    weekdays(on, field, time, judge);
    if !on.is_empty() && on.iter().all(|on| on.weekday.is_weekend()) {
        let message = "Only days of the weekend are named, and on them nothing sits.".to_owned();
        judge.warn(FaultCode::OpeningOfNothing, &format!(".{field}"), message);
    }
}

/// Codes of sittings that there are.
pub(super) fn sittings(codes: &[String], below: &str, time: Option<&Time>, judge: &mut Judge<'_>) {
    let Some(time) = time else { return };
    let unknown = codes.iter().enumerate().filter(|(_, code)| time.horizon.sitting_index(code).is_none());
    for (index, code) in unknown {
        let known = time.horizon.sittings.iter().map(|sitting| sitting.code.as_str());
        let all = known.clone().collect::<Vec<_>>().join(", ");
        let hint = judge.hint(code, known);
        let message = format!("There is no sitting `{}`; there are: {all}.{hint}", super::path::short(code));
        judge.fault(FaultCode::UnknownSitting, &format!("{below}.sittings[{index}]"), message);
    }
}
