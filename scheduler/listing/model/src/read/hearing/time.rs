//! How long, and when.

use calendars::LocalDate;

use crate::read::FaultCode;
use crate::read::horizon::Time;
use crate::read::report::Judge;
use crate::{DateSpan, Hearing, Window};

/// Years from today within which a date means something; beyond them it is a slip of the keyboard.
const ABSURD_YEARS: i32 = 100;

pub(super) fn judge(hearing: &Hearing, time: Option<&Time>, judge: &mut Judge<'_>) {
    if hearing.minutes == 0 {
        judge.fault(
            FaultCode::NoMinutes,
            ".minutes",
            "A hearing of 0 minutes cannot be listed. Give its estimate.".to_owned(),
        );
    }
    if let (Some(received), Some(target)) = (hearing.received, hearing.target)
        && target < received
    {
        let message = format!("The target, {target}, lies before {received}, when the hearing was asked for.");
        judge.warn(FaultCode::TargetBeforeReceived, ".target", message);
    }
    let backwards = matches!(hearing.window, Some(Window::Between(span)) if span.last < span.first);
    if let (true, Some(Window::Between(span))) = (backwards, hearing.window) {
        let message =
            format!("The window ends on {}, before it starts on {}. Swap or mend the days.", span.last, span.first);
        judge.fault(FaultCode::WindowBackwards, ".window.between", message);
    }
    let Some(time) = time else { return };
    absurd(hearing.received, "received", time, judge);
    absurd(hearing.target, "target", time, judge);
    let days = usize::try_from(time.horizon.length(hearing.minutes).days()).unwrap_or(usize::MAX);
    if days > time.days.len() {
        let (minutes, there) = (hearing.minutes, time.days.len());
        let (days, there) = (sitting_days(days), sitting_days(there));
        let message =
            format!("{minutes} minutes take {days}; the horizon has {there}. Mend the estimate or the horizon.");
        judge.fault(FaultCode::TooManyMinutes, ".minutes", message);
        return;
    }
    match hearing.window {
        Some(Window::Between(span)) if !backwards => between(span, days, time, judge),
        Some(Window::FixedDate(date)) => fixed(date, days, time, judge),
        _ => {}
    }
}

fn between(span: DateSpan, days: usize, time: &Time, judge: &mut Judge<'_>) {
    let within = time.days_between(span.first, span.last);
    let DateSpan { first, last } = span;
    if within == 0 {
        let horizon = &time.horizon;
        let message = format!(
            "From {first} to {last} there is no sitting day of the horizon, which goes from {} to {}.",
            horizon.first, horizon.last
        );
        judge.fault(FaultCode::WindowOutside, ".window.between", message);
    } else if within < days {
        let within = sitting_days(within);
        let message = format!("From {first} to {last} the horizon has {within}; the hearing takes {days}.");
        judge.fault(FaultCode::WindowTooShort, ".window.between", message);
    }
}

fn fixed(date: LocalDate, days: usize, time: &Time, judge: &mut Judge<'_>) {
    if !time.has(date) {
        let next = time.days.iter().find(|day| **day > date);
        let hint = next.map(|next| format!(" The next one is {next}.")).unwrap_or_default();
        let message = format!("{date}, a {}, is no sitting day of the horizon.{hint}", capital(date));
        judge.fault(FaultCode::NotASittingDay, ".window.fixed_date", message);
        return;
    }
    let left = time.days_between(date, time.horizon.last);
    if left < days {
        let message = format!("From {date} on the horizon has {}; the hearing takes {days}.", sitting_days(left));
        judge.fault(FaultCode::WindowTooShort, ".window.fixed_date", message);
    }
}

fn sitting_days(count: usize) -> String {
    if count == 1 { "1 sitting day".to_owned() } else { format!("{count} sitting days") }
}

fn absurd(date: Option<LocalDate>, field: &str, time: &Time, judge: &mut Judge<'_>) {
    let today = time.horizon.today;
    if let Some(date) = date.filter(|date| (date.year() - today.year()).abs() > ABSURD_YEARS) {
        let message = format!("{date} is more than {ABSURD_YEARS} years from today, {today}. Mend the year.");
        judge.fault(FaultCode::AbsurdDate, &format!(".{field}"), message);
    }
}

/// The day of the week, as English writes it.
fn capital(date: LocalDate) -> String {
    let name = date.weekday().code();
    name[..1].to_uppercase() + &name[1..]
}
