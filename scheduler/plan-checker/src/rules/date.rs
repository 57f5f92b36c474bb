//! `date.not_a_sitting_day`, `date.outside_window`, `date.short_notice`.

use crate::breach::{Code, Findings};
use crate::problem::Window;
use crate::scene::{Listed, Scene};

pub(super) fn check(scene: &Scene, listed: &Listed, findings: &mut Findings) {
    let date = listed.placement.date;
    let horizon = &scene.problem.horizon;
    if !horizon.is_sitting_day(date) {
        findings.add(Code::NotASittingDay, [listed.id()], format!("{date} is no sitting day of the horizon"));
    } else if listed.is_slot() && u32::try_from(listed.days.len()).unwrap_or(u32::MAX) < listed.length.days() {
        let says = format!("takes {} sitting days from {date}, and the horizon ends before", listed.length.days());
        findings.add(Code::NotASittingDay, [listed.id()], says);
    }
    let (within, says) = match listed.hearing.window {
        None => (true, String::new()),
        Some(Window::FixedDate(day)) => (date == day, format!("begins on {date} and not on its fixed date, {day}")),
        Some(Window::Between(span)) => {
            let last = listed.last_day();
            let says = format!("takes {date} to {last}, and its window is {} to {}", span.first, span.last);
            (span.first <= date && last <= span.last, says)
        }
    };
    if !within {
        findings.add(Code::OutsideWindow, [listed.id()], says);
    }
    let notice = date.since(horizon.today);
    let stands = scene.problem.in_force.get(listed.id()).is_some_and(|old| old.date == date);
    if notice < i64::from(listed.hearing.notice_days) && !stands {
        let says = format!("has {notice} days' notice and needs {}", listed.hearing.notice_days);
        findings.add(Code::ShortNotice, [listed.id()], says);
    }
}
